"""Traits that carry their own limits, so that Python and the address bar refuse the same values."""

import math
import warnings
from numbers import Real

from traitlets import Bool, Enum, Float, Int, List, TraitType, Undefined


class Bounded(Float):
    """A finite number between `min` and `max`."""

    def validate(self, obj, value):
        if (
            isinstance(value, bool)
            or not isinstance(value, Real)
            or not math.isfinite(value)
            or not self.min <= value <= self.max
        ):
            raise ValueError(f"{self.name} must be a number between {self.min:g} and {self.max:g}, not {value!r}")
        return float(value)


class BoundedInt(Int):
    """A whole number between `min` and `max`."""

    def validate(self, obj, value):
        if isinstance(value, bool) or value != value or value not in range(self.min, self.max + 1):
            raise ValueError(f"{self.name} must be a whole number between {self.min} and {self.max}, not {value!r}")
        return int(value)


class Choice(Enum):
    """One of a few words; a number that is written like one of them will do.

    `was` holds words that stood here once, each with the one that it means now: old addresses and notebooks go on.
    `gone` holds words that mean nothing any more, each with the sentence that its reader sees; in Python it is a
    warning, and the value stays the default one.
    """

    def __init__(self, values, default_value=Undefined, was=None, gone=None, **kwargs):
        self.was, self.gone = was or {}, gone or {}
        super().__init__(values, default_value, **kwargs)

    def validate(self, obj, value):
        if isinstance(value, str):
            value = self.was.get(value, value)
        if isinstance(value, str) and value in self.gone:
            warnings.warn(self.gone[value], UserWarning, stacklevel=2)
            return self.default_value
        if value in self.values:
            return value
        if not isinstance(value, bool) and str(value) in self.values:
            return str(value)
        raise ValueError(f"{self.name} must be one of {', '.join(map(repr, self.values))}, not {value!r}")


class Views(List):
    """Those of the views of a room that a chapter teaches; empty for all. `of` is the trait that says which one stands.

    A view that is not named has no tab, and an address that asks for it opens it all the same.
    """

    def __init__(self, of):
        self.of = of
        super().__init__()

    def validate(self, obj, value):
        named = list(value) if isinstance(value, list | tuple) else [value]
        known = obj.traits()[self.of].values
        strange = [one for one in named if one not in known or named.count(one) > 1]
        if strange:
            raise ValueError(f"show must name some of {', '.join(map(repr, known))}, each once, not {strange[0]!r}")
        return named


class Flag(Bool):
    """True or False."""

    def error(self, obj, value, error=None, info=None):
        raise ValueError(f"{self.name} must be True or False, not {value!r}")


class Several(List):
    """A list of bounded numbers, of a bounded length."""

    def class_init(self, cls, name):
        super().class_init(cls, name)
        # Else its numbers would be called None in their error.
        self._trait.name = f"each of {name}"

    def length_error(self, obj, value):
        raise ValueError(f"{self.name} must hold {self._minlen} to {self._maxlen} numbers, not {len(value)}")

    def error(self, obj, value, error=None, info=None):
        raise ValueError(f"{self.name} must be a list of {self._minlen} to {self._maxlen} numbers, not {value!r}")


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
    if isinstance(trait, Flag):
        return {"kind": "flag"}
    if isinstance(trait, Choice):
        more = {"was": trait.was, "gone": trait.gone}
        return {"kind": "choice", "values": list(trait.values or ())} | {
            name: held for name, held in more.items() if held
        }
    if isinstance(trait, BoundedInt):
        return {"kind": "whole", "min": trait.min, "max": trait.max}
    if isinstance(trait, Bounded):
        return {"kind": "number", "min": trait.min, "max": trait.max}
    if isinstance(trait, Several):
        return {"kind": "list", "of": rule(trait._trait), "least": trait._minlen, "most": trait._maxlen}
    raise TypeError(f"{type(trait).__name__} cannot stand in the address")
