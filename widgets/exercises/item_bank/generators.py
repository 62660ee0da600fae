"""New numbers for an exercise: twelve variants a generator, drawn from a seed, each with its slips; no second generator
runs on a page. The generators stand in the rooms, under DRAWN in `widgets/<room>/numbers.py`.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from widgets.exercises.item_bank.computed import gathered

VARIANTS = 12
WORKED = "sum"  # the placeholder of the sum worked out, which holds the answer and stands in no prompt


@dataclass(frozen=True)
class Variant:
    """One drawing: texts for the placeholders, the answer with its absolute tolerance, and values of known slips with
    their words.
    """

    values: dict[str, str]
    answer: float
    tolerance: float
    slips: tuple[tuple[float, str], ...]


@cache
def known_generators() -> dict[str, Callable[[random.Random], tuple]]:
    """Every generator of the rooms by its name."""
    return gathered("DRAWN")


def variants(name: str, seed: str) -> list[Variant]:
    """Twelve different variants; the same name and seed give the same twelve on every machine. ValueError for an
    unknown name.

    >>> [one.values["r"] for one in variants("besd", "a")] == [one.values["r"] for one in variants("besd", "a")]
    True
    >>> variants("bsd", "a")
    Traceback (most recent call last):
    ValueError: generator must name a generator, not 'bsd'; did you mean 'besd'?
    """
    known = known_generators()
    if name not in known:
        near = get_close_matches(str(name), known, n=1, cutoff=0)
        raise ValueError(f"generator must name a generator, not {name!r}; did you mean {near[0]!r}?")
    draw = random.Random(f"{name}:{seed}")
    found: dict[tuple, Variant] = {}
    while len(found) < VARIANTS:
        one = Variant(*known[name](draw))
        if distinct(one):
            found.setdefault(tuple(one.values.items()), one)
    return list(found.values())


def distinct(one: Variant) -> bool:
    """Whether no slip and no number of the prompt would be marked right, and no two slips are the same value.

    >>> distinct(Variant({"r": "0.5"}, 25.0, 0.1, ((0.25, "a"), (25.15, "b"))))
    False
    """
    shown = [
        float(word)
        for name, value in one.values.items()
        if name != WORKED
        for word in value.replace(",", "").split()
        if word[0].isdigit()
    ]
    values = [value for value, _ in one.slips]
    apart = all(abs(a - b) > 2 * one.tolerance for place, a in enumerate(values) for b in values[:place])
    return apart and all(abs(value - one.answer) > 2 * one.tolerance for value in [*values, *shown])
