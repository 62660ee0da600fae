"""Sixty simulated studies of one question, and what journals print of them; it knows no real study.

The filter is the plainest selection model there is: what is significant in the hoped-for direction is printed, and of
the others a share stays in the drawer (Hedges 1992; van Assen, van Aert and Wicherts 2015 use its extreme).
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from .faces_of_r import single_study_interval
from .fisher import NORMAL_975
from .pooling import pool
from .small_studies import pet_peese

TEAMS = 60
SMALLEST, LARGEST = 14, 320
TENTHS = 10
MOST_SPREAD = 0.3
LAST_SEED = 9999
# Bends the even steps of log n, so that small teams are the more frequent.
BEND = 1.15
WORD = 0xFFFFFFFF


@dataclass(frozen=True)
class Print:
    """The sixty studies in the order of their size, and what the printed ones say together.

    The pooled value, its interval and both corrections are nan where too few studies are printed: the value and the
    interval for none (for one they are that study's own), the corrections for fewer than three.
    """

    n: list[int]
    """People in each study, 14 to 320."""
    r: list[float]
    """The correlation that each study found."""
    significant: list[bool]
    """Whether it is significant in the hoped-for direction, two-sided p < .05."""
    printed: list[bool]
    """Whether journals print it; what is significant always is."""
    kept: int
    """How many are printed, 0 to 60."""
    pooled_r: float
    """What the printed ones say together: fixed if all share one truth, random effects (REML) otherwise."""
    low: float
    """The lower end of its 95 % interval."""
    high: float
    """The upper end."""
    pet_r: float
    """What PET makes of the printed ones."""
    peese_r: float
    """What PEESE makes of them."""


def journals(truth: float, spread: float, seed: int, hidden: int) -> Print:
    """What is printed of sixty studies with a known truth.

    `truth` is a correlation, -0.9 to 0.9; `spread` the standard deviation of the studies' own truths about it on
    Fisher's z scale, 0 to 0.3; `seed` (1 to 9999) draws the teams, who keep their luck when truth or spread change;
    `hidden` tenths, 0 to 10, of what is not significant stay in the drawer (a selection
    model, Hedges 1992). ValueError names what is outside.

    >>> full, some = journals(0.1, 0, 22, 0), journals(0.1, 0, 22, 10)
    >>> full.kept, round(full.pooled_r, 2), some.kept, round(some.pooled_r, 2)
    (60, 0.1, 12, 0.2)
    """
    checked(truth=(truth, -0.9, 0.9), spread=(spread, 0, MOST_SPREAD))
    checked_whole(seed=(seed, 1, LAST_SEED), hidden=(hidden, 0, TENTHS))
    n, r, significant, places = [], [], [], []
    for people, luck, own, place in teams(seed):
        se = 1 / math.sqrt(people - 3)
        z = math.atanh(truth) + spread * own + luck * se
        n.append(people)
        r.append(math.tanh(z))
        significant.append(z > NORMAL_975 * se)
        places.append(place)
    weak = sorted((i for i in range(TEAMS) if not significant[i]), key=places.__getitem__)
    out = set(weak[: math.floor(len(weak) * hidden / TENTHS + 0.5)])
    kept = [i for i in range(TEAMS) if i not in out]
    pooled_r, low, high = together([r[i] for i in kept], [n[i] for i in kept], spread)
    guess = pet_peese([r[i] for i in kept], [n[i] for i in kept]) if len(kept) > 2 else None
    return Print(
        n,
        r,
        significant,
        [i not in out for i in range(TEAMS)],
        len(kept),
        pooled_r,
        low,
        high,
        guess.pet_r if guess else math.nan,
        guess.peese_r if guess else math.nan,
    )


def together(r: list[float], n: list[int], spread: float) -> tuple[float, float, float]:
    """The pooled value with its interval; one study has its own, none has nothing (nan)."""
    if not r:
        return math.nan, math.nan, math.nan
    if len(r) == 1:
        return r[0], *single_study_interval(r[0], n[0])
    found = pool(r, n, "REML" if spread else "FE")
    return found.r, found.ci_low, found.ci_high


def teams(seed: int) -> Iterator[tuple[int, float, float, float]]:
    """Each team's size, the luck of its sample and of its own truth (standard normal), and its place in the drawer."""
    draw = uniform(seed)
    for i in range(TEAMS):
        step = ((i + next(draw)) / TEAMS) ** BEND
        people = math.floor(SMALLEST * (LARGEST / SMALLEST) ** step + 0.5)
        yield people, normal(draw), normal(draw), next(draw)


def uniform(seed: int) -> Iterator[float]:
    """Numbers above 0, up to 1: the generator mulberry32 of Tommy Ettinger, in whole numbers of 32 bits, so that a page
    draws the same.
    """
    state = seed
    while True:
        state = (state + 0x6D2B79F5) & WORD
        mixed = ((state ^ state >> 15) * (1 | state)) & WORD
        mixed = ((mixed + (((mixed ^ mixed >> 7) * (61 | mixed)) & WORD)) & WORD) ^ mixed
        yield ((mixed ^ mixed >> 14) + 1) / 2**32


def normal(draw: Iterator[float]) -> float:
    """One standard normal number from two even ones (Box and Muller 1958)."""
    far = math.sqrt(-2 * math.log(next(draw)))
    return far * math.cos(2 * math.pi * next(draw))


def checked(**limits: tuple[float, float, float]) -> None:
    """ValueError for a number outside its limits."""
    for name, (value, low, high) in limits.items():
        if not low <= value <= high:
            raise ValueError(f"{name} must be a number between {low:g} and {high:g}, not {value!r}")


def checked_whole(**limits: tuple[int, int, int]) -> None:
    """ValueError for what is no whole number within its limits."""
    for name, (value, low, high) in limits.items():
        if isinstance(value, bool) or value not in range(low, high + 1):
            raise ValueError(f"{name} must be a whole number between {low} and {high}, not {value!r}")
