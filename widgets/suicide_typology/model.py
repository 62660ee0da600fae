"""Durkheim's four types as a plane of cohesion and control, after Orlinsky (2012); it knows milieus, no persons and no
measured rate.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from math import exp, nan, sqrt
from numbers import Real

from widgets._language.shared_words import words

POLES = ("egoism", "altruism", "anomie", "fatalism")
HALF_WAY = 0.5  # distance from the middle at which a pole and balance weigh the same
WIDTH = 0.6  # how fast strain grows; distances are divided by it
TAU_MAX = 0.6
GRAIN = 1e-9  # 0.7 - 0.2 is 0.49999999999999994 in binary: a border belongs to its upper side within this distance
ADJECTIVES = (("egoistic", "altruistic"), ("anomic", "fatalistic"))
SAID = words("suicide_typology")


@dataclass(frozen=True)
class Reading:
    """What the model says of one milieu: label, strain in [0, 1), five weights that sum to 1, and label and
    place in a sentence.
    """

    cohesion: float
    """The cohesion that was read, -1 to 1."""
    control: float
    """The control that was read, -1 to 1."""
    label: str
    """The word for the milieu."""
    strain: float
    """Its strain, from 0 to below 1."""
    weights: dict[str, float] = field(hash=False)
    """How much of each pole and of balance it has; five numbers that sum to 1."""

    @property
    def sentence(self) -> str:
        """The reading in words, without its strain: a sentence about a named milieu must not rank it.

        >>> read(-0.6, -0.2).sentence
        'Clearly low cohesion (-0.60) and slightly low control (-0.20): egoistic.'
        """
        said = f"{_spoken('cohesion', self.cohesion)} and {_spoken('control', self.control)}"
        return f"{said[0].upper()}{said[1:]}: {self.label}."


def read(cohesion: float, control: float) -> Reading:
    """Read one milieu: `cohesion` and `control` in [-1, 1], without unit; ValueError outside.

    Labels, weights and strain are didactic; the poles are Orlinsky's (2012) reading of Durkheim (1897).

    >>> read(-0.5, -0.5).label
    'egoistic-anomic'
    """
    cohesion = within("cohesion", cohesion, -1, 1)
    control = within("control", control, -1, 1)
    return Reading(cohesion, control, label(cohesion, control), strain(cohesion, control), weights(cohesion, control))


def weights(cohesion: float, control: float, p: float = 2, half_way: float = HALF_WAY) -> dict[str, float]:
    """How much of each pole and of balance a milieu has: five numbers >= 0 that sum to 1 (didactic).

    cohesion and control in [-1, 1]; p in [1, 10] is the power, half_way in [0.01, 1] the distance from the middle at
    which pole and balance are equal. ValueError outside.

    >>> weights(0, -1) == {"egoism": 0, "altruism": 0, "anomie": 0.8, "fatalism": 0, "balance": 0.2}
    True
    """
    c = within("cohesion", cohesion, -1, 1)
    k = within("control", control, -1, 1)
    p = within("p", p, 1, 10)
    middle = within("half_way", half_way, 0.01, 1) ** p
    raw = [max(-c, 0) ** p, max(c, 0) ** p, max(-k, 0) ** p, max(k, 0) ** p, middle]
    return {name: value / sum(raw) for name, value in zip((*POLES, "balance"), raw, strict=True)}


def strain(
    cohesion: float, control: float, rho: float = 0, centre: tuple[float, float] = (0, 0), width: float = WIDTH
) -> float:
    """Strain of a milieu in [0, 1): 0 at the centre, rising smoothly on every side (didactic, not estimated from data).

    cohesion and control in [-1, 1]; rho in [0, 1] makes double departures worse than additive; centre, a pair
    (cohesion, control), is the best place; width in [0.05, 2] is how slowly strain grows. ValueError outside.

    >>> round(strain(-0.5, -0.5), 6), round(strain(-0.5, -0.5, rho=0.5), 6)
    (0.500648, 0.647134)
    """
    c, k = _departures(cohesion, control, centre)
    width = within("width", width, 0.05, 2)
    rho = within("rho", rho, 0, 1)
    return 1 - exp(-(c * c + k * k + 2 * rho * abs(c * k)) / (width * width) / 2)


def mean_strain(
    cohesion: float, control: float, tau: float, centre: tuple[float, float] = (0, 0), width: float = WIDTH
) -> float:
    """Mean strain where each person's own best place lies around the centre with standard deviation tau in [0, 0.6] on
    both axes.

    Closed form of the normal mean of `strain` with rho = 0 (didactic; the idea that people differ is Orlinsky's).
    Otherwise as `strain`.

    >>> round(mean_strain(0, 0, 0.3), 6)
    0.2
    """
    c, k = _departures(cohesion, control, centre)
    width = within("width", width, 0.05, 2)
    spread = width * width + within("tau", tau, 0, TAU_MAX) ** 2
    kept = width / sqrt(spread)
    return 1 - kept * exp(-c * c / (2 * spread)) * kept * exp(-k * k / (2 * spread))


def mixture(first: tuple[float, float], second: tuple[float, float], share: float = 0.5) -> dict[str, float]:
    """Weights of two milieus lived in at once (didactic).

    first and second are pairs (cohesion, control), each in [-1, 1]; share in [0, 1] is the first one's part. ValueError
    outside. A mixture has no label and no strain, because it is no point of the plane.

    >>> {pole: round(w, 6) for pole, w in mixture((-0.8, 0), (0.8, 0)).items() if w}
    {'egoism': 0.359551, 'altruism': 0.359551, 'balance': 0.280899}
    """
    share = within("share", share, 0, 1)
    one, two = weights(*pair("first", first)), weights(*pair("second", second))
    return {pole: share * one[pole] + (1 - share) * two[pole] for pole in one}


def label(cohesion: float, control: float) -> str:
    """The word for a milieu: cohesion and control in [-1, 1], ValueError outside.

    The borders 0.25 and 0.5 are didactic; a tie goes to cohesion, and cohesion is named first.

    >>> label(0.1, -0.2), label(-0.3, 0.1), label(0.7, -0.5), label(0.8, 0.35)
    ('balanced', 'leaning egoistic', 'altruistic-anomic', 'altruistic')
    """
    c = within("cohesion", cohesion, -1, 1)
    k = within("control", control, -1, 1)
    larger, smaller = max(abs(c), abs(k)), min(abs(c), abs(k))
    if not _reaches(larger, 0.25):
        return "balanced"
    words = [ADJECTIVES[0][c > 0], ADJECTIVES[1][k > 0]]
    if not (_reaches(smaller, 0.25) and _reaches(smaller, larger / 2)):
        words = words[:1] if _reaches(abs(c), abs(k)) else words[1:]
    return ("" if _reaches(larger, 0.5) else "leaning ") + "-".join(words)


def degree(value: float) -> str:
    """A coordinate in words.

    >>> degree(-0.6), degree(0.04), degree(0.75)
    ('clearly low', 'in the middle', 'very high')
    """
    size = abs(within("value", value, -1, 1))
    if not _reaches(size, 0.05):
        return SAID["middle"]
    adverb = next(word for border, word in SAID["degrees"] if border is None or not _reaches(size, border))
    return f"{adverb} {SAID['high' if value > 0 else 'low']}"


def two_decimals(value: float) -> str:
    """Two decimals, halves away from zero (as JavaScript's toFixed does), and never "-0.00".

    >>> two_decimals(0.125), two_decimals(-0.001)
    ('0.13', '0.00')
    """
    text = str(Decimal(value).quantize(Decimal("0.01"), ROUND_HALF_UP))
    return "0.00" if text == "-0.00" else text


def within(name: str, value: float, low: float, high: float) -> float:
    """The value as a float; ValueError that names argument, value and range if it is no finite number in [low, high].

    >>> within("cohesion", 1.5, -1, 1)
    Traceback (most recent call last):
    ValueError: cohesion must be between -1 and 1, not 1.5
    """
    try:
        number = float(value) if isinstance(value, Real) and not isinstance(value, bool) else nan
    except (OverflowError, TypeError):
        number = nan
    if not low <= number <= high:
        raise ValueError(f"{name} must be between {low} and {high}, not {value!r}")
    return number


def pair(name: str, value: tuple[float, float]) -> tuple[float, float]:
    """Two coordinates; ValueError that names the argument if the value is anything else."""
    if not isinstance(value, (tuple, list)) or len(value) != 2:
        raise ValueError(f"{name} must be two numbers, (cohesion, control), not {value!r}")
    return value[0], value[1]


def _spoken(axis: str, value: float) -> str:
    how = degree(value)
    place = f"{axis} {how}" if how == SAID["middle"] else f"{how} {axis}"
    return f"{place} ({two_decimals(value)})"


def _departures(cohesion: float, control: float, centre: tuple[float, float]) -> tuple[float, float]:
    place = pair("centre", centre)
    best = within("centre cohesion", place[0], -1, 1), within("centre control", place[1], -1, 1)
    return within("cohesion", cohesion, -1, 1) - best[0], within("control", control, -1, 1) - best[1]


def _reaches(size: float, border: float) -> bool:
    return size - border > -GRAIN
