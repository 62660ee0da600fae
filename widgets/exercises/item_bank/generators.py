"""New numbers for an exercise: twelve variants a generator, drawn from a seed, each with its slips; no second generator
runs on a page.
"""

import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

from widgets.alliance_outcome.model import faces, single_study_interval
from widgets.modernity_sectors.model import all_lost, concentration

VARIANTS = 12


@dataclass(frozen=True)
class Variant:
    """One drawing: texts for the placeholders, the answer with its absolute tolerance, and values of known slips with
    their words.
    """

    values: dict[str, str]
    answer: float
    tolerance: float
    slips: tuple[tuple[float, str], ...]


def variants(name: str, seed: str) -> list[Variant]:
    """Twelve different variants; the same name and seed give the same twelve on every machine. ValueError for an
    unknown name.

    >>> [one.values["r"] for one in variants("besd", "a")] == [one.values["r"] for one in variants("besd", "a")]
    True
    >>> variants("bsd", "a")
    Traceback (most recent call last):
    ValueError: generator must name a generator, not 'bsd'; did you mean 'besd'?
    """
    if name not in GENERATORS:
        near = get_close_matches(str(name), GENERATORS, n=1, cutoff=0)
        raise ValueError(f"generator must name a generator, not {name!r}; did you mean {near[0]!r}?")
    draw = random.Random(f"{name}:{seed}")
    found: dict[tuple, Variant] = {}
    while len(found) < VARIANTS:
        one = GENERATORS[name](draw)
        if distinct(one):
            found.setdefault(tuple(one.values.items()), one)
    return list(found.values())


def distinct(one: Variant) -> bool:
    """Whether no slip and no number of the prompt would be marked right, and no two slips are the same value.

    >>> distinct(Variant({"r": "0.5"}, 25.0, 0.1, ((0.25, "a"), (25.15, "b"))))
    False
    """
    shown = [
        float(word) for value in one.values.values() for word in value.replace(",", "").split() if word[0].isdigit()
    ]
    values = [value for value, _ in one.slips]
    apart = all(abs(a - b) > 2 * one.tolerance for place, a in enumerate(values) for b in values[:place])
    return apart and all(abs(value - one.answer) > 2 * one.tolerance for value in [*values, *shown])


def shared_variance(draw: random.Random) -> Variant:
    """{r}: per cent of variance that two measures share."""
    r = draw.randint(12, 68) / 100
    return Variant(
        {"r": f"{r:.2f}"},
        100 * faces(r).r_squared,
        0.1,
        (
            (100 * r, "This takes the correlation itself for a percentage. Shared variance is its square."),
            (r * r, "The square is right. As a share of one it still has to be turned into per cent."),
            (100 * (1 - r * r), "This is the part that the two do not share."),
            (100 * r**0.5, "This is the root of the correlation. Shared variance goes the other way."),
            (200 * r, "Doubling is not squaring: a number is squared when it is multiplied by itself."),
        ),
    )


def single_interval(draw: random.Random) -> Variant:
    """{r}, {n}: lower 95 % limit of a correlation from one study, by Fisher's z."""
    r, n = draw.randint(15, 55) / 100, draw.choice([28, 39, 52, 67, 84, 103, 124, 147, 172, 199, 228, 259])
    low, high = single_study_interval(r, n)
    return Variant(
        {"r": f"{r:.2f}", "n": str(n)},
        low,
        0.01,
        (
            (high, "This is the upper limit. The question asks for the other end."),
            (
                math.tanh(math.atanh(r) - 1 / math.sqrt(n - 3)),
                "This is one standard error below. A 95 per cent interval reaches 1.96 of them to each side.",
            ),
            (r, "This is the correlation itself, without the uncertainty of a small study."),
        ),
    )


def effective_ties(draw: random.Random) -> Variant:
    """{weights}, {count}: effective number of ties, one over the sum of squared shares."""
    count = draw.randint(3, 5)
    cuts = sorted(draw.sample(range(1, 20), count - 1))
    shares = sorted(((b - a) / 20 for a, b in zip([0, *cuts], [*cuts, 20], strict=True)), reverse=True)
    found = concentration(shares)
    texts = [f"{share:.2f}".rstrip("0") for share in shares]
    return Variant(
        {"weights": f"{', '.join(texts[:-1])} and {texts[-1]}", "count": str(count)},
        found.effective_ties,
        0.05,
        (
            (found.herfindahl, "This is the sum of the squared shares. The effective number is one divided by it."),
            (float(count), "This counts heads. Ties that carry little count for less than one."),
            (1 / shares[0], "This uses the largest share only. The sum takes the square of every share."),
            (1.0, "This is the sum of the shares. Each share has to be squared before adding."),
        ),
    )


def all_ties_lost(draw: random.Random) -> Variant:
    """{q}, {n}, {shock}: chance in per cent that all ties are lost in a year, with a common shock."""
    q, n, shock = (
        draw.choice([0.1, 0.15, 0.2, 0.25, 0.3, 0.4]),
        draw.randint(2, 4),
        draw.choice([0.01, 0.02, 0.03, 0.04, 0.05]),
    )
    return Variant(
        {"q": f"{q:g}", "n": str(n), "shock": f"{shock:g}"},
        100 * all_lost(q, n, shock=shock),
        0.05,
        (
            (all_lost(q, n, shock=shock), "The chance is right as a share of one. The question asks for per cent."),
            (100 * q**n, "This leaves the common shock out: ties can also fall together."),
            (
                100 * (shock + q**n),
                "Nearly. The ties can all end on their own only where the shock stays away: multiply that part by "
                "the chance that it does.",
            ),
            (100 * shock, "This counts the common shock only. The ties can also fail one by one."),
            (100 * min(1.0, n * q), "The chances were added. For all to be lost, they have to be multiplied."),
            (100 * (1 - (1 - q) ** n), "This is the chance of losing at least one tie, not all of them."),
            (100 * q, "This is the chance for a single tie."),
        ),
    )


def besd(draw: random.Random) -> Variant:
    """{r}: of 100 clients with the better bond, how many improve in the binomial effect size display."""
    r = draw.randrange(12, 68, 2) / 100
    even = faces(r)
    return Variant(
        {"r": f"{r:.2f}"},
        100 * even.high,
        0.5,
        (
            (100 * even.low, "This is the other row: the clients with the weaker bond."),
            (100 * (0.5 + r), "The whole correlation was added. The display splits it between the two rows."),
            (100 * r, "This is the difference between the two rows, not one of them."),
            (50 + 100 * even.r_squared / 2, "The correlation was squared on the way. The display uses it as it is."),
            (even.high, "The proportion is right. Out of a hundred people it becomes a count."),
        ),
    )


GENERATORS: dict[str, Callable[[random.Random], Variant]] = {
    "shared-variance": shared_variance,
    "single-interval": single_interval,
    "effective-ties": effective_ties,
    "all-lost": all_ties_lost,
    "besd": besd,
}
