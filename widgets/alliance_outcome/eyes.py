"""The cat's eye: an interval drawn as the bell curve that it was cut from, mirrored (Cumming 2012)."""

import math

from .fisher import NORMAL_975

STEPS = 24


def cats_eye(low: float, high: float) -> list[tuple[float, float]]:
    """Points of the upper lid from `low` to `high`: a correlation, and how well it fits beside the best one, 0 to 1.

    The curve is normal on Fisher's z scale, where the limits lie 1.96 standard errors from its middle (Cumming 2012).
    ValueError unless -1 < low <= high < 1.

    >>> lid = cats_eye(-0.1, 0.5)
    >>> [round(x, 2) for x in (*lid[0], *lid[12], *lid[-1])]
    [-0.1, 0.15, 0.22, 1.0, 0.5, 0.15]
    """
    if not -1 < low <= high < 1:
        raise ValueError(f"an interval must lie strictly between -1 and 1, low end first, not {low!r} to {high!r}")
    start, end = math.atanh(low), math.atanh(high)
    lid = []
    for i in range(STEPS + 1):
        t = NORMAL_975 * (2 * i / STEPS - 1)
        lid.append((math.tanh(start + (end - start) * i / STEPS), math.exp(-t * t / 2)))
    return lid
