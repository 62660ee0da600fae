"""Correlations on Fisher's z scale, checked on the way in; it does not know where they came from."""

import math
from collections.abc import Iterable, Sequence
from numbers import Real

import numpy as np

NORMAL_975 = 1.959963984540054
LARGEST_N = 1_000_000_000


def shown(value: object) -> str:
    """The value as an error message quotes it, cut at 40 characters."""
    try:
        text = str(value) if isinstance(value, Real) else repr(value)
    except ValueError:  # Python writes no whole number of more than 4,300 digits
        text = "a longer number"
    return text if len(text) <= 40 else text[:39] + "…"


def real(name: str, value: object) -> float:
    """The value as a float. ValueError for anything that is not one number; NaN passes, the range check refuses it."""
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, Real):
        raise ValueError(f"{name} must be a number, not {shown(value)}")
    try:
        return float(value)
    except OverflowError:
        return -math.inf if value < 0 else math.inf
    except TypeError:  # numpy counts a span of time among the numbers
        raise ValueError(f"{name} must be a number, not {shown(value)}") from None


def correlation(name: str, value: object) -> float:
    """The value as a correlation strictly between -1 and 1; at the ends z and d are infinite. ValueError otherwise."""
    number = real(name, value)
    if not -1 < number < 1:
        raise ValueError(f"{name} must lie strictly between -1 and 1, not {shown(value)}")
    return number


def sample_size(name: str, value: object) -> float:
    """The value as a number of persons: whole, at least 4, since var(z) = 1/(n - 3). ValueError otherwise."""
    number = real(name, value)
    if not (4 <= number <= LARGEST_N and number == math.floor(number)):
        raise ValueError(f"{name} must be a whole number from 4 to 1,000,000,000, not {shown(value)}")
    return number


def entries(name: str, values: object) -> list:
    """The values as a list. ValueError when they are not a sequence."""
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        raise ValueError(f"{name} must be a sequence, not {shown(values)}")
    return list(values)


def labels(name: str, values: object) -> list[str]:
    """The values as names of groups. ValueError for one that is missing."""
    found = entries(name, values)
    for i, value in enumerate(found):
        if value is None or value != value or str(value) in ("", "<NA>", "NaT"):
            raise ValueError(f"{name}[{i}] must name a group, not {shown(value)}")
    return [str(value) for value in found]


def choice(name: str, value: object, allowed: Sequence[str]) -> None:
    """ValueError unless the value is one of the allowed words."""
    if not (isinstance(value, str) and value in allowed):
        words = ", ".join(f'"{word}"' for word in allowed[:-1]) + f' or "{allowed[-1]}"'
        raise ValueError(f"{name} must be {words}, not {shown(value)}")


def fisher_z(r: object, n: object, least: int = 2) -> tuple[np.ndarray, np.ndarray]:
    """z = atanh r and its sampling variance v = 1/(n - 3) for each study (Fisher 1921).

    `r` holds correlations strictly between -1 and 1, `n` whole numbers of persons from 4; both any sequence, array or
    Series. ValueError names the argument, the position (from 0), the value and the allowed range.

    >>> z, v = fisher_z([0.58, -0.1], [24, 103])
    >>> z.round(4).tolist(), v.round(4).tolist()
    ([0.6625, -0.1003], [0.0476, 0.01])
    """
    r, n = entries("r", r), entries("n", n)
    if len(r) != len(n):
        raise ValueError(f"r and n must have the same length, not {len(r)} and {len(n)}")
    if len(r) < least:
        raise ValueError(f"r must hold at least {least} studies, not {len(r)}")
    z = [math.atanh(correlation(f"r[{i}]", value)) for i, value in enumerate(r)]
    v = [1 / (sample_size(f"n[{i}]", value) - 3) for i, value in enumerate(n)]
    return np.array(z), np.array(v)
