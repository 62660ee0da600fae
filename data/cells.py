"""One cell: how its text becomes a typed value that its field allows; it does not know the row or the file."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pandas import Series

# Fifteen digits are what a float keeps; more of them, or an exponent, is a slip in a table of published figures.
INTEGER = re.compile(r"-?\d{1,15}", re.ASCII)
NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,15})?", re.ASCII)
DECIMAL_COMMA = re.compile(r"-?\d+,\d+", re.ASCII)
NO_VALUE = {"nan", "na", "n/a", "inf", "infinity", "null", "none", "-", "."}
DTYPES = {"string": "str", "integer": "Int64", "number": "float64", "boolean": "boolean"}
DTYPES_REQUIRED = DTYPES | {"integer": "int64", "boolean": "bool"}


class CellError(ValueError):
    """The text of a cell is not what its field allows."""


def read_cell(text: str, field: dict[str, Any]) -> str | int | float | bool | None:
    """Return the cell's value, or None for a blank; raise CellError with the value and what is allowed.

    >>> read_cell("0.58", {"name": "r", "type": "number", "constraints": {"minimum": -1, "maximum": 1}})
    0.58
    >>> read_cell("0,58", {"name": "r", "type": "number"})
    Traceback (most recent call last):
        ...
    data.cells.CellError: "0,58" is not a number (decimal comma?)
    """
    allowed = field.get("constraints", {})
    if text == "":
        if allowed.get("required"):
            raise CellError("is blank, but a value is required")
        return None
    value = READERS[field["type"]](text)
    if "enum" in allowed and value not in allowed["enum"]:
        raise CellError(f'"{text}" is not one of {", ".join(map(str, allowed["enum"]))}')
    if "pattern" in allowed and not re.fullmatch(allowed["pattern"], text):
        raise CellError(f'"{text}" does not have the form {allowed["pattern"]}')
    if "minimum" in allowed and value < allowed["minimum"]:
        raise CellError(f'"{text}" is below {allowed["minimum"]}, the least that is allowed')
    if "maximum" in allowed and value > allowed["maximum"]:
        raise CellError(f'"{text}" is above {allowed["maximum"]}, the most that is allowed')
    return value


def read_string(text: str) -> str:
    """Return a printable text without blanks at its ends (a page must not meet control or direction marks)."""
    if not text.isprintable() or text != text.strip():
        raise CellError(f"{text[:60]!a} has a control mark, or a blank at an end")
    return text


def read_integer(text: str) -> int:
    """Return a whole number in plain digits."""
    if not INTEGER.fullmatch(text):
        raise CellError(f'"{text[:60]}" is not a whole number{hint(text)}')
    return int(text)


def read_number(text: str) -> float:
    """Return a finite number in plain digits with a decimal point."""
    if not NUMBER.fullmatch(text):
        raise CellError(f'"{text[:60]}" is not a number{hint(text)}')
    return float(text)


def read_boolean(text: str) -> bool:
    """Return the value of the word true or false."""
    if text not in ("true", "false"):
        raise CellError(f'"{text[:60]}" is not true or false')
    return text == "true"


def hint(text: str) -> str:
    """Return the likely slip behind a text that is no number."""
    if DECIMAL_COMMA.fullmatch(text):
        return " (decimal comma?)"
    return " (a value that nobody saw is a blank cell)" if text.lower().lstrip("+-") in NO_VALUE else ""


def series(values: list, field: dict[str, Any]) -> "Series":
    """Return the values as a pandas column whose type follows from the schema, not from the values."""
    import pandas as pd

    required = field.get("constraints", {}).get("required", False)
    return pd.Series(values, dtype=(DTYPES_REQUIRED if required else DTYPES)[field["type"]], name=field["name"])


READERS: dict[str, Callable[[str], str | int | float | bool]] = {
    "string": read_string,
    "integer": read_integer,
    "number": read_number,
    "boolean": read_boolean,
}
