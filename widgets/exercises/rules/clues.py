"""Where an exercise tells its own answer: in the prompt, in a hint, in a reason; it cannot judge sense."""

import re
from collections.abc import Iterator

from widgets.exercises.item_bank import items
from widgets.exercises.item_bank.small_markdown import plain
from widgets.exercises.marking.marking import GRAIN
from widgets.exercises.marking.numbers import parse_number

TOKEN = re.compile(r"(?<![\w.,])[-−–]?(?:[0-9]+(?:[.,][0-9]+)*|\.[0-9]+)(?!\w)")

Clue = tuple[tuple, str]


def told(item: items.Item) -> Iterator[Clue]:
    """Path and reason of every place that tells the answer before it is found."""
    body = item.body
    asked = f"{item.title}\n{plain(item.prompt)}"
    if isinstance(body, items.Choice):
        yield from _choice(body, asked, ())
    elif isinstance(body, items.Numeric):
        yield from _numeric(body, item.title, ())
    elif isinstance(body, items.Sort):
        yield from _sort(body)
    elif isinstance(body, items.Predict):
        found = _number(asked, body.answer, body.step / 2)
        if found:
            yield ("prompt",), f"the prompt tells the answer: {found!r}"
    elif isinstance(body, items.Forest):
        for number, part in enumerate(body.parts):
            path = ("parts", number)
            if isinstance(part.body, items.Choice):
                yield from _choice(part.body, f"{asked}\n{plain(part.prompt)}", path)
            else:
                yield from _numeric(part.body, asked, path)


def numbers_in(text: str) -> list[tuple[str, float]]:
    """The numbers that stand in a text, as written and as read.

    >>> numbers_in("From −0.3 to 7.7 %, in S08 and 1,234.")
    [('−0.3', -0.3), ('7.7', 7.7)]
    """
    return [(match[0], value) for match in TOKEN.finditer(text) if (value := parse_number(match[0])) is not None]


def _number(text: str, answer: float, tolerance: float) -> str | None:
    return next((word for word, value in numbers_in(text) if abs(value - answer) <= tolerance + GRAIN), None)


def holds(text: str, words: str) -> bool:
    """Whether a text holds some words in a row, whatever the case and the marks.

    >>> holds("It is anomie, of course.", "Anomie."), holds("anomie-like anomies", "anomie")
    (True, False)
    """
    one, other = (" ".join(re.findall(r"[\w.,%−-]*[\w%]", part.casefold().replace("’", "'"))) for part in (text, words))
    return bool(other) and f" {other} " in f" {one} "


def _choice(body: items.Choice, asked: str, path: tuple) -> Iterator[Clue]:
    texts = [plain(option.text) for option in body.options]
    if not all(holds(asked, text) for text in texts):
        for number, option in enumerate(body.options):
            if option.right and holds(asked, texts[number]):
                yield (*path, "prompt"), f"the prompt tells the right option: {texts[number]!r}"
    for number, option in enumerate(body.options):
        for other, text in zip(body.options, texts, strict=True):
            if other is not option and other.right and holds(plain(option.why), text):
                yield (*path, "options", number, "why"), f"this reason tells the right option: {text!r}"


def _numeric(body: items.Numeric, asked: str, path: tuple) -> Iterator[Clue]:
    for drawn in body.sets:
        found = _number(f"{asked}\n{plain(drawn.prompt)}", drawn.answer, drawn.tolerance)
        if found:
            yield (*path, "prompt"), f"the prompt holds {found!r}, which would be marked right"
        for number, (_, why) in enumerate(drawn.slips):
            found = _number(plain(why), drawn.answer, drawn.tolerance)
            if found:
                yield (
                    (*path, "misconceptions", number, "why"),
                    f"this reason holds {found!r}, which would be marked right",
                )


def _sort(body: items.Sort) -> Iterator[Clue]:
    for number, thing in enumerate(body.things):
        if holds(plain(thing.why), thing.group):
            yield (
                ("things", number, "why"),
                f"this reason names the group {thing.group!r}; it is shown to who chose another one",
            )
        if holds(plain(thing.text), thing.group):
            yield ("things", number, "text"), f"this thing names its group {thing.group!r}"
