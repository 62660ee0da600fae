"""A hundred invented people as points of alliance and outcome, and samples of them; it knows no study and no screen."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from data import load

from .fisher import entries, real, shown

PEOPLE, SAMPLE, SEED = 100, 20, 1897
EDGE = 2.6  # standard deviations, as far as a point may be moved
MOST_SAMPLES = 100
WORD = 1 << 32
LARGEST = 1e100


@dataclass(frozen=True)
class Line:
    """The straight line through a cloud of points, by least squares; nan where there is none."""

    r: float
    """Correlation, from -1 to 1; nan if all points share their x or their y."""
    r_squared: float
    """Shared variance, from 0 to 1; nan where r is."""
    slope: float
    """Units of y for one unit of x; nan if all points share their x."""
    intercept: float
    """Height of the line at x = 0; nan where the slope is."""


@dataclass(frozen=True)
class AboveMiddle:
    """A cloud cut at the median of either measure; a point on a median is not above it."""

    strong: int
    """Points above the middle of x."""
    strong_above: int
    """How many of these are above the middle of y."""
    weak: int
    """The other points."""
    weak_above: int
    """How many of these are above the middle of y."""


def finite(name: str, values: Sequence[float]) -> list[float]:
    """The values as floats whose squares are finite too; ValueError names the first that is none."""
    found = [real(f"{name}[{i}]", value) for i, value in enumerate(entries(name, values))]
    for i, value in enumerate(found):
        if not -LARGEST <= value <= LARGEST:
            raise ValueError(f"{name}[{i}] must lie between -1e100 and 1e100, not {shown(value)}")
    return found


def paired(x: Sequence[float], y: Sequence[float]) -> tuple[list[float], list[float]]:
    """Both measures of two points or more."""
    left, right = finite("x", x), finite("y", y)
    if len(left) != len(right):
        raise ValueError(f"x and y must have the same length, not {len(left)} and {len(right)}")
    if len(left) < 2:
        raise ValueError(f"x must hold at least 2 points, not {len(left)}")
    return left, right


def line_through(x: Sequence[float], y: Sequence[float]) -> Line:
    """Correlation and least-squares line of y on x, two or more numbers between -1e100 and 1e100 each.

    r = Sxy/sqrt(Sxx Syy), slope = Sxy/Sxx (Pearson 1896). ValueError for other lengths or numbers.
    Points that all share a value of `x` or of `y` have no correlation: nan, and no error.

    >>> line_through([-1, -1, 1, 1], [-1, -1, 3, 3])
    Line(r=1.0, r_squared=1.0, slope=2.0, intercept=1.0)
    >>> line_through([0.1, 0.1, 0.1], [1, 3, 5]).r
    nan
    """
    x, y = paired(x, y)
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    xx = sum((one - mean_x) ** 2 for one in x)
    yy = sum((one - mean_y) ** 2 for one in y)
    xy = sum((one - mean_x) * (other - mean_y) for one, other in zip(x, y, strict=True))
    # Equal numbers may differ from their mean by a rounding, and a rounding divided by another is any number.
    wide, high = min(x) < max(x) and xx > 0, min(y) < max(y) and yy > 0
    slope = (xy / xx if high else 0.0) if wide else math.nan
    r = max(-1.0, min(1.0, xy / math.sqrt(xx) / math.sqrt(yy))) if wide and high else math.nan
    return Line(r, r * r, slope, mean_y - slope * mean_x)


def middle(values: Sequence[float]) -> float:
    """The median: the middle value, or halfway between the two."""
    ranked = sorted(values)
    half = len(ranked) // 2
    return ranked[half] if len(ranked) % 2 else (ranked[half - 1] + ranked[half]) / 2


def above_middle(x: Sequence[float], y: Sequence[float]) -> AboveMiddle:
    """How many points lie above the median of `y`, among those above the median of `x` and among the others.

    Two or more numbers between -1e100 and 1e100 each, otherwise ValueError. The quadrants are those of Blomqvist
    (1950).

    >>> above_middle([1, 2, 3, 4], [1, 3, 2, 4])
    AboveMiddle(strong=2, strong_above=1, weak=2, weak_above=1)
    """
    x, y = paired(x, y)
    middle_x, middle_y = middle(x), middle(y)
    strong = [other > middle_y for one, other in zip(x, y, strict=True) if one > middle_x]
    above = sum(one > middle_y for one in y)
    return AboveMiddle(len(strong), sum(strong), len(x) - len(strong), above - sum(strong))


def uniform(state: int):
    """Numbers from 0 to below 1, the same on every machine and in JavaScript: mulberry32 (Ettinger 2017)."""
    while True:
        state = (state + 0x6D2B79F5) % WORD
        mixed = ((state ^ (state >> 15)) * (state | 1)) % WORD
        mixed ^= (mixed + ((mixed ^ (mixed >> 7)) * (mixed | 61)) % WORD) % WORD
        yield (mixed ^ (mixed >> 14)) / WORD


def sample_of(number: int, size: int = SAMPLE, people: int = PEOPLE) -> list[int]:
    """Whom the sample of this `number` holds: `size` of so many `people`, counted from 0, nobody twice.

    `number` a whole number from 1 to a thousand million, `size` from 1 to `people`, `people` up to 5,000; ValueError
    otherwise. Drawn by the shuffle of Fisher and Yates (1938), so that every set is as likely as any other. Samples
    from a hundred vary less than samples of new people: by sqrt((100 - 20)/99), a tenth, for twenty of them.

    >>> sample_of(1, size=3, people=10) == sample_of(1, size=3, people=10)
    True
    >>> sorted(sample_of(7, size=5, people=5))
    [0, 1, 2, 3, 4]
    """
    limits = {"number": (number, 1, 1_000_000_000), "people": (people, 1, 5000), "size": (size, 1, people)}
    for name, (value, low, high) in limits.items():
        if isinstance(value, bool) or value != value or value not in range(low, high + 1):
            raise ValueError(f"{name} must be a whole number from {low:,} to {high:,}, not {shown(value)}")
    draw = uniform((SEED + number * 0x9E3779B9) % WORD)
    order = list(range(people))
    for place in range(size):
        other = place + int(next(draw) * (people - place))
        order[place], order[other] = order[other], order[place]
    return order[:size]


@cache
def hundred() -> tuple[tuple[float, float], ...]:
    """Alliance and outcome of the hundred invented people, in standard deviations, weakest alliance first."""
    table = load("hundred_people")
    return tuple(zip(table["alliance"].tolist(), table["outcome"].tolist(), strict=True))


def code_of(person: int, alliance: float, outcome: float) -> int:
    """Where a person was moved to, as the one number that an address holds.

    >>> code_of(7, -2.6, 1.25)
    7000385
    """
    return person * 1_000_000 + round((alliance + EDGE) * 100) * 1000 + round((outcome + EDGE) * 100)


def people_moved(moved: Sequence[int]) -> list[tuple[float, float]]:
    """The hundred invented people, with those who were `moved` at their new places.

    Each of `moved` is one whole number, person (1 to 100) * 1,000,000 + (alliance + 2.6) * 100,000
    + (outcome + 2.6) * 100; a place beyond 2.6 standard deviations is that edge, and of two places of one person the
    later counts. ValueError for a person who is not among the hundred. Didactic: nobody was measured.

    >>> people_moved([])[0] == hundred()[0]
    True
    >>> people_moved([1_360_060])[0]
    (1.0, -2.0)
    """
    points = list(hundred())
    for code in moved:
        person, place = divmod(code, 1_000_000)
        if not 1 <= person <= PEOPLE:
            raise ValueError(f"moved must name a person from 1 to {PEOPLE}, not {person}")
        across, up = divmod(place, 1000)
        points[person - 1] = (near(across), near(up))
    return points


def near(steps: int) -> float:
    """Hundredths from the lower edge as standard deviations, at most the upper edge."""
    return (min(steps, round(200 * EDGE)) - round(100 * EDGE)) / 100
