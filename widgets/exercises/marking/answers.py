"""`check` in a notebook: says what is right about an answer, or which slip it looks like, and never prints the answer
itself.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from widgets._host.markup import tag
from widgets._language.shared_words import words
from widgets._language.unseen import seen_text
from widgets.exercises.item_bank.files import bank, line_questions, named
from widgets.exercises.item_bank.items import Item
from widgets.exercises.item_bank.reading import nearest
from widgets.exercises.item_bank.small_markdown import html, inline, plain
from widgets.exercises.marking.marking import AXES, SIDES, Mark, mark

SCENES = (
    "The scenes are: {scenes}. Each takes a reason (ties, limits, both or neither) and, with ties or limits, a side "
    '(few or many), as in {{"{first}": {{"reason": "ties", "side": "few"}}}}; cohesion and control from −1 to 1 may be '
    "added."
)
OURS = words("exercises/view")["ours"]
OWN_WORDS = "Nobody marks this line: it is for the reader alone, and a notebook keeps what is written in it."
FIELDS = {"reason", "side", *AXES}
# A reason and a side in a few words: "too few ties".
SMALL_WORDS = {"the", "are", "too", "there", "with", "trouble", "is", "and", "of"}

STATES = {
    "right": "Right",
    "partly": "Partly right",
    "wrong": "Not yet",
    "blank": "Nothing to check",
    "unreadable": "Not understood",
    "noted": "Noted",
}


@dataclass(frozen=True)
class Said:
    """What is said to one answer, as text and as HTML."""

    title: str
    mark: Mark
    labels: dict[str, list]
    closing: list
    now: str = ""

    def __str__(self):
        rows = [self.now] if self.now else []
        rows += [f"{self.title}: {STATES[self.mark.state].lower()}.", plain(self.mark.message)]
        rows += [f"- {plain(part)}" for part in self._parts(self.mark.parts)]
        return "\n".join([*rows, plain(self.closing)] if self.closing else rows)

    __repr__ = __str__

    def _parts(self, parts) -> list[list]:
        """A fragment for each part, and for the parts of a part."""
        found = []
        for part in parts:
            label = self.labels.get(part["key"], [])
            found.append([*label, ": ", *part["message"]] if label else part["message"])
            found += [one["message"] for one in part.get("parts", ())]
        return found

    def _repr_html_(self) -> str:
        parts = [tag("li", html(part)) for part in self._parts(self.mark.parts)]
        return tag(
            "div",
            tag("p", self.now) if self.now else None,
            tag("p", tag("strong", f"{self.title}: {STATES[self.mark.state].lower()}.")),
            tag("p", html(self.mark.message)),
            tag("ul", parts) if parts else None,
            html(self.closing) if self.closing else None,
        )


def check(name: str, answer: Any = None, variant: int = 1) -> Said:
    """Mark an answer to the exercise `name`: a number, a text, a list, a dict or a pandas Series.

    Options may be given by letter or by their words, things by number or by their words, scenes of a plane as
    `{"key": {"reason": "ties", "side": "few"}}`, or where there is one as "ties, few"; `variant` counts sets of
    numbers from 1, as the page does. An earlier id is answered for by the exercise that has its place. ValueError names
    the nearest exercise where there is none of that name, what stands in the place of a retired one, and the range of
    `variant`.

    >>> check("variance-share")
    Traceback (most recent call last):
    ValueError: name must be the id of an exercise, not 'variance-share'; did you mean 'variance-shared'?
    """
    book = bank()
    name = seen_text(name) if isinstance(name, str) else name
    if isinstance(name, str) and name in line_questions():
        line = line_questions()[name]
        closing = [["p", ["strong", OURS], " ", *line.ours]] if str(answer or "").strip() else []
        return Said(plain(line.prompt), Mark(None, "noted", [OWN_WORDS]), {}, closing)
    item, now = (book[name], "") if isinstance(name, str) and name in book else named(name)
    if item is None:
        hint = nearest(name, book) or "; `python -m widgets.exercises list` shows them"
        raise ValueError(f"name must be the id of an exercise, not {name!r}{hint}")
    return replace(said(item, answer, variant), now=now)


def said(item: Item, answer: Any, variant: int = 1) -> Said:
    """`check` for an exercise at hand."""
    public = item.public()
    sets = len(public.get("variants", [0]))
    if isinstance(variant, bool) or not isinstance(variant, int) or not 1 <= variant <= sets:
        raise ValueError(f"variant must be a whole number from 1 to {sets}, not {variant!r}")
    found = mark(public, as_answer(public, simple(answer), variant - 1))
    if item.kind == "plane" and found.state == "unreadable":
        found = replace(found, message=[_form_of(public)])
    closing = item.after or [] if found.state == "right" else []
    if found.state == "noted":
        hint = (
            "On the page, *Compare* shows a model answer."
            if item.kind == "reflection"
            else "The page shows the figures after a guess."
        )
        closing = [["p", *inline(hint)]]
    return Said(item.title, found, labels(public), closing)


def _form_of(item: dict) -> str:
    """How to answer with scenes: a notebook has no chips to choose from."""
    keys = [scene["key"] for scene in item["scenes"]]
    return SCENES.format(scenes=", ".join(keys), first=keys[0])


def simple(value: Any) -> Any:
    """Numbers of numpy, Series, arrays, tuples and sets as plain Python."""
    if isinstance(value, Mapping):
        return {str(key): simple(part) for key, part in value.items()}
    if hasattr(value, "to_dict") and hasattr(value, "tolist"):
        return value.tolist() if list(value.index) == list(range(len(value))) else simple(value.to_dict())
    if hasattr(value, "tolist"):
        return simple(value.tolist())
    if isinstance(value, tuple | set | frozenset):
        return [simple(part) for part in value]
    return [simple(part) for part in value] if isinstance(value, list) else value


def as_answer(item: dict, answer: Any, variant: int = 0) -> Any:
    """The answer in the form that `mark` reads."""
    kind = item["kind"]
    if kind in ("numeric", "predict") and len(answer if isinstance(answer, list | dict) else ()) == 1:
        # one number in a list, or in a Series with an index of its own
        answer = next(iter(answer.values() if isinstance(answer, dict) else answer))
    if kind == "numeric":
        return {"value": answer, "variant": variant} if "variants" in item and not isinstance(answer, dict) else answer
    if kind == "choice":
        keys = {option["key"]: plain(option["text"]) for option in item["options"]}
        if item["many"]:
            given = _several(answer, keys) if isinstance(answer, str) and answer.strip() else answer
            return [_key(one, keys) for one in given] if isinstance(given, list) else given
        answer = answer[0] if isinstance(answer, list) and len(answer) == 1 else answer
        return _key(answer, keys)
    if kind == "plane":
        return _judged(item, answer)
    if kind == "sort":
        return _sorted(item, answer)
    if kind == "forest":
        return _in_parts(item, answer)
    return answer


def _several(answer: str, keys: dict[str, str]) -> list[str]:
    """Options written in one text: "a, b", or the words of one."""
    letters = [one for one in re.split(r"[,;\s]+", seen_text(answer).casefold()) if one]
    return letters if all(one in keys for one in letters) else [answer]


def _key(given: Any, keys: dict[str, str]) -> Any:
    """The key that a letter, a number or some words stand for; what stands for none is left as it is."""
    if not isinstance(given, str):
        return given
    plainly = _flat(given)
    return next((key for key, words in keys.items() if plainly in (key.casefold(), _flat(words))), given)


def _flat(text: str) -> str:
    return " ".join(seen_text(text).casefold().replace("’", "'").replace("“", '"').replace("”", '"').split()).rstrip(
        "."
    )


def _judged(item: dict, answer: Any) -> Any:
    """Scenes under their keys or titles, in a list, or one alone; each as a dict or in words: "ties, few"."""
    scenes = {scene["key"]: scene["title"] for scene in item["scenes"]}
    if len(scenes) == 1 and (set(answer) <= FIELDS if isinstance(answer, dict) else not isinstance(answer, bytes)):
        answer = [answer]
    if isinstance(answer, list) and len(answer) == len(scenes):
        answer = dict(zip(scenes, answer, strict=True))
    if not isinstance(answer, dict):
        return answer
    found = {_key(str(key), scenes): _scene(one) for key, one in answer.items()}
    # a scene that is none of these would be passed over in silence
    return found if set(found) <= set(scenes) else "?"


def _scene(given: Any) -> Any:
    if isinstance(given, list):
        given = " ".join(map(str, given))
    if not isinstance(given, str):
        return given
    said = [word for word in re.findall(r"[a-z]+", seen_text(given).casefold()) if word not in SMALL_WORDS]
    sides = [word for word in said if word in SIDES]
    rest = [word for word in said if word not in SIDES]
    if not sides and set(rest) - {"both"} == {"ties", "limits"}:
        rest = ["both"]  # "the ties and the limits"
    return {"reason": rest[0] if len(rest) == 1 else given, "side": sides[0] if len(sides) == 1 else None}


def _sorted(item: dict, answer: Any) -> Any:
    keys = {thing["key"]: plain(thing["text"]) for thing in item["things"]}
    groups = {group: group for group in item["groups"]}
    if isinstance(answer, list) and len(answer) == len(keys):
        answer = dict(zip(keys, answer, strict=True))
    if not isinstance(answer, dict):
        return answer
    found = {_key(str(key), keys): _key(group, groups) for key, group in answer.items()}
    # a thing that is none of these would be passed over in silence
    return found if set(found) <= set(keys) else "?"


def _in_parts(item: dict, answer: Any) -> Any:
    parts = {part["key"]: part for part in item["parts"]}
    if len(parts) == 1 and not isinstance(answer, dict | list):
        answer = [answer]
    if isinstance(answer, list) and len(answer) == len(parts):
        answer = dict(zip(parts, answer, strict=True))
    if not isinstance(answer, dict):
        return answer
    return {key: as_answer(parts[key], one) if key in parts else one for key, one in answer.items()}


def labels(item: dict) -> dict[str, list]:
    """What the parts of a mark are called."""
    if item["kind"] == "forest":
        return {part["key"]: [part["key"].replace("-", " ")] for part in item["parts"]}
    if item["kind"] == "plane":
        return {scene["key"]: [scene["title"]] for scene in item["scenes"]}
    named = item.get("options", item.get("things", []))
    return {one["key"]: one["text"] for one in named}
