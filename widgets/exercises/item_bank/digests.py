"""What makes the meaning of an exercise, in six signs that a saved answer carries; it marks nothing and keeps nothing.

Order, titles, minutes, reasons and punctuation say nothing here; a word of the question, a key, a number do.
"""

import hashlib
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from widgets.exercises.item_bank.small_markdown import plain

# The digests of November 2026, when answers were saved without one; made once, never again.
PUBLISHED = Path(__file__).with_name("published.json")
LENGTH = 6
WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+|[−+=<>%^/*-]")


def digest(item: dict) -> str:
    """The digest of an exercise in its public form, the same on every machine and in every order of its options.

    >>> one = {"kind": "predict", "prompt": ["How many?"], "answer": 0.1 + 0.2, "low": 0, "high": 1, "step": 0.1}
    >>> digest(one) == digest(one | {"prompt": ["How many"], "answer": 0.3, "title": "A", "minutes": 3})
    True
    >>> digest(one) == digest(one | {"answer": 0.4}), len(digest(one))
    (False, 6)
    """
    text = json.dumps(_meaning(item), ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:LENGTH]


def accepted(item: dict, same_as: tuple[str, ...] = ()) -> list[str]:
    """The digests whose answers still stand, its own first; "" stands for an answer that was saved without one."""
    own = digest(item)
    found = [own, *(one for one in same_as if one != own)]
    return [*found, ""] if published().get(item["id"]) in found else found


@cache
def published() -> dict[str, str]:
    """The digest of each exercise by its id, as it was when answers were saved without one."""
    return json.loads(PUBLISHED.read_text(encoding="utf-8"))


def _meaning(item: dict) -> dict[str, Any]:
    meant: dict[str, Any] = {"kind": item["kind"], "prompt": _said(item["prompt"])}
    for name in ("many", "unit"):
        if item.get(name):
            meant[name] = item[name]
    for name in ("answer", "tolerance", "low", "high", "step"):
        if name in item:
            meant[name] = _exact(item[name])
    if "options" in item:
        meant["options"] = {one["key"]: [_said(one["text"]), one["right"]] for one in item["options"]}
    if "scenes" in item:
        # Nobody marks the place, so where the book would put it is no part of the question.
        meant["scenes"] = {one["key"]: [_said(one["text"]), one["reason"], one.get("side")] for one in item["scenes"]}
    if "things" in item:
        meant["groups"] = sorted(item["groups"])
        meant["things"] = {one["key"]: [_said(one["text"]), one["group"]] for one in item["things"]}
    if "variants" in item:
        # A saved answer holds the number of its variant, so their order is part of the meaning.
        meant["variants"] = [
            [_said(one["prompt"]), _exact(one["answer"]), _exact(one["tolerance"])] for one in item["variants"]
        ]
    if "parts" in item:
        meant["figure"] = [item["figure"]["dataset"], "pooled" in item["figure"]]
        meant["parts"] = {part["key"]: _meaning(part) for part in item["parts"]}
    return meant


def _said(fragment: list) -> str:
    """The words of a text, in small letters and without punctuation: a mended comma is no other question."""
    return " ".join(WORD.findall(plain(fragment).casefold()))


def _exact(value: float) -> str:
    # Nine digits: machines differ in the last ones of a computed number.
    return f"{value + 0.0:.9g}"
