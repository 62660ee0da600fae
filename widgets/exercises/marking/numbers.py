"""A number as people write it, read the same way in Python and on the page (`numbers.js`); it refuses what could mean
two things.
"""

import math
import re

from widgets._language.unseen import seen_text

LONGEST = 40
MINUS = re.compile("[\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d]")
SIGN = re.compile("([+-]) +")
GROUPED = re.compile("[+-]?[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?")
# 1,234 is a thousand to one reader and little more than one to another
AMBIGUOUS = re.compile("[+-]?[1-9][0-9]{0,2},[0-9]{3}")
COMMA = re.compile("[+-]?[0-9]*,[0-9]+(?:[eE][+-]?[0-9]{1,3})?")
NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")


def parse_number(text: object) -> float | None:
    """The finite number that a text says, or None: comma or point, any minus sign, a per cent sign, blanks, powers of
    ten.

    >>> [parse_number(text) for text in ("0,28", "\u22120.3", "7.7 %", " .28 ", "1e-3", "10 000")]
    [0.28, -0.3, 7.7, 0.28, 0.001, 10000.0]
    >>> [parse_number(text) for text in ("1.234,5", "1,234", "1/2", "0x1F", "about 3", "")]
    [None, None, None, None, None, None]
    """
    if not isinstance(text, str) or len(said := seen_text(text)) > LONGEST:
        return None
    said = MINUS.sub("-", said)
    if said.endswith("%"):
        said = said[:-1].rstrip(" ")
    said = SIGN.sub(r"\1", said, count=1) if SIGN.match(said) else said
    if GROUPED.fullmatch(said):
        said = said.replace(" ", "")
    if AMBIGUOUS.fullmatch(said):
        return None
    if COMMA.fullmatch(said):
        said = said.replace(",", ".")
    if not NUMBER.fullmatch(said):
        return None
    value = float(said)
    # plus nought: -0 becomes 0
    return value + 0.0 if math.isfinite(value) else None


def read_number(value: object) -> float | None:
    """A finite number as it is, or the one that a text says."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        try:
            number = float(value)
        except OverflowError:
            return None
        return number + 0.0 if math.isfinite(number) else None
    return parse_number(value)


def is_blank(value: object) -> bool:
    """Nothing, an empty list or mapping, or a text of blanks.

    >>> [is_blank(value) for value in (None, " ", [], {}, 0, "0")]
    [True, True, True, True, False, False]
    """
    return (
        value is None
        or (isinstance(value, str) and not seen_text(value))
        or (isinstance(value, list | dict) and not value)
    )
