"""One correlation taken apart into clients within therapists and therapists between; it does not say which part
heals.
"""

import math
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from .fisher import entries, labels, real, shown


@dataclass(frozen=True)
class WithinBetween:
    """Correlations over all clients, within and between therapists, and the between share of each sum of squares (0 to
    1).

    total = between sqrt(alliance_share outcome_share) + within sqrt((1 - alliance_share)(1 - outcome_share)).
    """

    total: float
    """Correlation over all clients."""
    within: float
    """Correlation within therapists."""
    between: float
    """Correlation between therapists."""
    alliance_share: float
    """Share of the alliance's sum of squares that lies between therapists, 0 to 1."""
    outcome_share: float
    """The same share of the outcome."""


def within_between(therapist: object, alliance: object, outcome: object) -> WithinBetween:
    """The parts of a correlation between `alliance` and `outcome`, one value a client, when clients share therapists.

    Between weights each therapist by the number of clients. A part without variance is nan. ValueError when lengths
    differ, with fewer than two clients, or when a value is not a finite number. Source of the identity: Robinson
    (1950).

    >>> parts = within_between(["A", "A", "B", "B"], [1, 2, 3, 4], [2, 1, 4, 3])
    >>> round(parts.total, 2), round(parts.within, 2), round(parts.between, 2)
    (0.6, -1.0, 1.0)
    """
    of = labels("therapist", therapist)
    x, y = finite("alliance", alliance), finite("outcome", outcome)
    if not len(of) == len(x) == len(y) >= 2:
        raise ValueError(
            f"therapist, alliance and outcome must have one length of at least 2, not {len(of)}, {len(x)} and {len(y)}"
        )
    rows = defaultdict(list)
    for i, name in enumerate(of):
        rows[name].append(i)
    x, y = x - x.mean(), y - y.mean()
    mean_x, mean_y = np.zeros_like(x), np.zeros_like(y)
    for places in rows.values():
        mean_x[places], mean_y[places] = x[places].mean(), y[places].mean()
    return WithinBetween(
        total=cosine(x, y),
        within=cosine(x - mean_x, y - mean_y),
        between=cosine(mean_x, mean_y),
        alliance_share=share(mean_x, x),
        outcome_share=share(mean_y, y),
    )


def finite(name: str, values: object) -> np.ndarray:
    """The values as floats. ValueError names the first that is not a finite number."""
    given = entries(name, values)
    found = [real(f"{name}[{i}]", value) for i, value in enumerate(given)]
    for i, value in enumerate(found):
        if not math.isfinite(value):
            raise ValueError(f"{name}[{i}] must be a finite number, not {shown(given[i])}")
    return np.array(found)


def cosine(x: np.ndarray, y: np.ndarray) -> float:
    """The correlation of two centred columns, nan where one has no variance."""
    size = math.sqrt(float(x @ x)) * math.sqrt(float(y @ y))
    return float(x @ y) / size if size > 0 else math.nan


def share(part: np.ndarray, whole: np.ndarray) -> float:
    """The part's share of the whole sum of squares, nan where there is none."""
    return float(part @ part) / float(whole @ whole) if whole @ whole > 0 else math.nan
