"""What an exercise is made of, in seven kinds; each says its public form, which `marking` and the view read, and knows
no file format.
"""

from dataclasses import dataclass, field, replace

from widgets.exercises.item_bank.computed import figures
from widgets.exercises.item_bank.digests import accepted

Fragment = list


@dataclass(frozen=True)
class Option:
    """One thing to choose under a key that stays, and the reason why it is right or wrong."""

    key: str
    text: Fragment
    right: bool
    why: Fragment


@dataclass(frozen=True)
class Choice:
    """Choose one, or all that fit; `retired` holds the words of keys that stood here once."""

    many: bool
    options: tuple[Option, ...]
    retired: dict[str, Fragment]

    def public(self) -> dict:
        """Options under their keys."""
        options = [{"key": one.key, "text": one.text, "right": one.right, "why": one.why} for one in self.options]
        return {"many": self.many, "options": options} | ({"retired": self.retired} if self.retired else {})


@dataclass(frozen=True)
class Scene:
    """One milieu to judge: what is out of measure (`ties`, `limits`, `both` or `neither`), the side (`few`, `many`, or
    None where it is both or neither), and where the book would place it (-1 to 1); `was` is the id that it had as an
    exercise of its own.
    """

    key: str
    title: str
    text: Fragment
    reason: str
    side: str | None
    cohesion: float
    control: float
    feedback: dict[str, Fragment]
    model_answer: Fragment
    was: str | None = None

    def public(self) -> dict:
        """Everything; side and earlier id where there are some."""
        found: dict[str, object] = {"key": self.key, "title": self.title, "text": self.text, "reason": self.reason}
        found |= {"side": self.side} if self.side else {}
        found |= {"target": {"cohesion": self.cohesion, "control": self.control}, "feedback": self.feedback}
        return found | {"model_answer": self.model_answer} | ({"was": self.was} if self.was else {})


@dataclass(frozen=True)
class Plane:
    """Milieus to judge in turn on one plane; the place is a free step that nobody marks."""

    scenes: tuple[Scene, ...]

    def public(self) -> dict:
        """The scenes in their order."""
        return {"scenes": [one.public() for one in self.scenes]}


@dataclass(frozen=True)
class Thing:
    """One thing to sort under a key that stays, its group, and a hint for who put it elsewhere; `short` is its name in
    the rings.
    """

    key: str
    text: Fragment
    group: str
    why: Fragment
    short: str = ""


@dataclass(frozen=True)
class Sort:
    """Sort things into groups; `retired` holds the words of keys that stood here once. With `rings` the three groups
    are drawn, from the inside out.
    """

    groups: tuple[str, ...]
    things: tuple[Thing, ...]
    retired: dict[str, Fragment]
    rings: bool = False

    def public(self) -> dict:
        """Groups by name, things under their keys."""
        things = [
            {"key": one.key, "text": one.text, "group": one.group, "why": one.why}
            | ({"short": one.short} if self.rings else {})
            for one in self.things
        ]
        found = {"groups": list(self.groups), "things": things} | ({"rings": True} if self.rings else {})
        return found | ({"retired": self.retired} if self.retired else {})


@dataclass(frozen=True)
class Drawn:
    """One set of numbers: prompt, answer within an absolute tolerance, values of known slips with their words, and how
    to get it.
    """

    prompt: Fragment
    answer: float
    tolerance: float
    slips: tuple[tuple[float, Fragment], ...]
    why: Fragment

    def public(self) -> dict:
        """The part of an exercise that new numbers replace."""
        slips = [{"value": value, "why": why} for value, why in self.slips]
        return {
            "prompt": self.prompt,
            "answer": self.answer,
            "tolerance": self.tolerance,
            "misconceptions": slips,
            "why": self.why,
        }


@dataclass(frozen=True)
class Numeric:
    """A number to find; with a generator there are twelve sets of numbers, and the first is shown first."""

    sets: tuple[Drawn, ...]
    unit: str | None = None

    def public(self) -> dict:
        """The first set, and all of them where there are several."""
        found = self.sets[0].public() | ({"unit": self.unit} if self.unit else {})
        return found | ({"variants": [one.public() for one in self.sets]} if len(self.sets) > 1 else {})


@dataclass(frozen=True)
class Part:
    """One question about a forest plot."""

    id: str
    kind: str
    prompt: Fragment
    body: Choice | Numeric

    def public(self) -> dict:
        """An exercise in small, under its own key."""
        return {"key": self.id, "kind": self.kind, "prompt": self.prompt, **self.body.public()}


@dataclass(frozen=True)
class Forest:
    """Questions about the forest plot of a table of studies, with or without the pooled value."""

    dataset: str
    pooled: bool
    parts: tuple[Part, ...]

    def public(self) -> dict:
        """The figure's numbers and the parts."""
        figure = figures()["forest"](self.dataset)
        if not self.pooled:
            figure = {key: value for key, value in figure.items() if key != "pooled"}
        return {"figure": figure, "parts": [part.public() for part in self.parts]}


@dataclass(frozen=True)
class Reflection:
    """A question to answer in one's own words; no machine scores it."""

    model_answer: Fragment
    rubric: tuple[Fragment, ...]
    lines: int

    def public(self) -> dict:
        """Model answer, rubric, and how many lines a paper copy leaves."""
        return {"model_answer": self.model_answer, "rubric": list(self.rubric), "lines": self.lines}


@dataclass(frozen=True)
class Predict:
    """Guess a number first, then see the figures; shown as a distance, never judged."""

    answer: float
    low: float
    high: float
    step: float
    reveal: Fragment
    unit: str | None = None

    def public(self) -> dict:
        """The scale, the figure and what the figures say."""
        found = {"answer": self.answer, "low": self.low, "high": self.high, "step": self.step, "reveal": self.reveal}
        return found | ({"unit": self.unit} if self.unit else {})


Body = Choice | Plane | Sort | Numeric | Forest | Reflection | Predict


@dataclass(frozen=True)
class Item:
    """An exercise of the book; `other` names the exercise on another topic that a reader may do instead, `same_as`
    holds digests of earlier wordings that meant the same, `sister_of` is the exercise that this one asks again, and
    `hints` are two steps of help, or none.
    """

    id: str
    kind: str
    title: str
    chapter: str
    objective: str
    claims: tuple[str, ...]
    minutes: int
    prompt: Fragment
    body: Body
    sources: tuple[str, ...]
    after: Fragment | None = None
    alternative: str | None = None
    sister_of: str | None = None
    hints: tuple[Fragment, ...] = ()
    was: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    file: str = ""
    line: int = 1
    other: dict[str, str] | None = field(default=None, compare=False)

    @property
    def source(self) -> str:
        """The keys of the sources, joined."""
        return ", ".join(self.sources)

    def with_other(self, other: "Item") -> "Item":
        """The same exercise, knowing its alternative."""
        return replace(self, other={"id": other.id, "title": other.title, "chapter": other.chapter})

    def public(self) -> dict:
        """The exercise as plain JSON, answers included: practice items are public."""
        found = {
            "id": self.id,
            "kind": self.kind,
            "title": self.title,
            "chapter": self.chapter,
            "objective": self.objective,
            "claims": list(self.claims),
            "minutes": self.minutes,
            "prompt": self.prompt,
        }
        extra = {
            "after": self.after,
            "alternative": self.other,
            "sister_of": self.sister_of,
            "hints": list(self.hints),
            "sources": list(self.sources),
            "was": list(self.was),
        }
        found |= {key: value for key, value in extra.items() if value} | self.body.public()
        return found | {"digests": accepted(found, self.same_as)}
