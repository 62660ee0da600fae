"""Traits that carry their own limits, so that Python and the address bar refuse the same values."""

import math

from traitlets import Bool, Enum, Float, Int, List, TraitType


class Bounded(Float):
    """A finite number between `min` and `max`."""

    def validate(self, obj, value):
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or not self.min <= value <= self.max:
            raise ValueError(f"{self.name} must be a number between {self.min:g} and {self.max:g}, not {value!r}")
        return float(value)


class BoundedInt(Int):
    """A whole number between `min` and `max`."""

    def validate(self, obj, value):
        if isinstance(value, bool) or value != value or value not in range(self.min, self.max + 1):
            raise ValueError(f"{self.name} must be a whole number between {self.min} and {self.max}, not {value!r}")
        return int(value)


def bounded(default, low, high, address=None, whole=False):
    """A synced number trait between `low` and `high`; `address` is its short name in the address bar.

    A value outside raises ValueError naming trait, value and range.
    """
    kind = BoundedInt if whole else Bounded
    return kind(default, min=low, max=high).tag(sync=True, **({"address": address} if address else {}))


def rule(trait: TraitType) -> dict:
    """What the page needs to check one address value: its kind and its limits.

    >>> rule(bounded(0, -1, 1))
    {'kind': 'number', 'min': -1, 'max': 1}
    """
    if isinstance(trait, Bool):
        return {"kind": "flag"}
    if isinstance(trait, Enum):
        return {"kind": "choice", "values": list(trait.values)}
    if isinstance(trait, BoundedInt):
        return {"kind": "whole", "min": trait.min, "max": trait.max}
    if isinstance(trait, Bounded):
        return {"kind": "number", "min": trait.min, "max": trait.max}
    if isinstance(trait, List):
        return {"kind": "list", "of": rule(trait._trait), "least": trait._minlen, "most": trait._maxlen}
    raise TypeError(f"{type(trait).__name__} cannot stand in the address")
