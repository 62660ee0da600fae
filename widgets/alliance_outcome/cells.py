"""One cell of a reader's table: what counts as missing, as a number, as a label, and the words for each fault; it knows
no table.

`cells.js` says the same in the page; shared cases hold both to the same values and messages.
"""

import math
import re

LONGEST_LABEL, LARGEST_N = 200, 1_000_000_000
NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
GROUPED = re.compile("[0-9]{1,3}([.,'’ ][0-9]{3})+")
DASHES = "\u2212\u2013\u2012\u2010"
DECIMAL_COMMA = re.compile(r"[+-]?[0-9]*,[0-9]+")
PERCENTAGE = re.compile(r"([+-]?[0-9]+\.?[0-9]*|[+-]?\.[0-9]+) ?%")
STARRED = re.compile(r"([+-]?[0-9]+\.?[0-9]*|[+-]?\.[0-9]+) ?[*†‡§]+")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# A spreadsheet's way to keep a cell as it is typed.
KEPT_AS_TEXT = re.compile('="(.*)"', re.S)
# As R, pandas and Excel (English, German, Italian, Portuguese), SPSS, Stata, SAS and Weka write what is missing. In any
# case, but for "None": "none" is a word that a moderator may hold.
MISSING = re.compile(
    r"na|n/a|n\.a\.|<na>|[-+]?nan|null|nat|#na|#n/a|#n/a n/a|#nv|#n/d|-?1\.#ind|-?1\.#qnan|\.[a-z_]?|\?|[-–—−]{1,3}"
    r"|#(?:null|div/0|value|ref|num|wert|bezug|zahl)!|#name\?",
    re.I,
)


def is_missing(cell: str) -> bool:
    """Whether the cell holds a code that a program writes where a value is missing.

    >>> [is_missing(cell) for cell in ("NA", "#N/A", ".", "-", "none", "None", "0")]
    [True, True, True, True, False, True, False]
    """
    return cell == "None" or bool(MISSING.fullmatch(cell))


def number_fault(key: str, cell: str) -> str:
    """Why the cell cannot be an n or an r; empty if it can."""
    if not cell:
        return "the value is missing; fill it in, or delete the row."
    if is_missing(cell):
        return f'"{quoted(cell)}" stands for a missing value; fill it in, or delete the row.'
    if key == "n" and GROUPED.fullmatch(cell):
        return f'"{quoted(cell)}" has a mark between the thousands; write {re.sub("[^0-9]", "", cell)}.'
    if not NUMBER.fullmatch(cell):
        return no_number(key, cell)
    value = float(cell)
    if key == "r" and not -1 < value < 1:
        return f"{quoted(cell)} does not lie strictly between -1 and 1."
    if key == "n" and not (4 <= value <= LARGEST_N and value % 1 == 0):
        return f"{quoted(cell)} is not a whole number from 4 to 1,000,000,000."
    return ""


def no_number(key: str, cell: str) -> str:
    """What keeps the cell from being a number, with its remedy."""
    if cell[0] in DASHES and NUMBER.fullmatch(cell[1:]):
        return f'"{quoted(cell)}" begins with a dash; write a hyphen for minus.'
    if DECIMAL_COMMA.fullmatch(cell):
        return f'"{quoted(cell)}" has a decimal comma; write a decimal point.'
    if starred := STARRED.fullmatch(cell):
        return f'"{quoted(cell)}" has a mark of significance; write {starred[1]}.'
    if key == "r" and (share := PERCENTAGE.fullmatch(cell)):
        return f'"{quoted(cell)}" is a percentage; write {spelled(float(share[1]) / 100)}.'
    if any(letter.isdecimal() and not letter.isascii() for letter in cell):
        return f'"{quoted(cell)}" has digits of another alphabet; write 0 to 9.'
    return f'"{quoted(cell)}" is not a number.'


def text_fault(cell: str) -> str:
    """Why the cell cannot be a label or a moderator; empty if it can."""
    if len(cell) > LONGEST_LABEL:
        return "the text has more than 200 characters."
    return "the text holds a control character; save the table as UTF-8 text." if CONTROL.search(cell) else ""


def is_finite(cell: str) -> bool:
    return bool(NUMBER.fullmatch(cell)) and abs(float(cell)) < float("inf")


def number(cell: str) -> int | float | None:
    """The number in the cell, whole ones as int so that years stay years."""
    if not cell:
        return None
    value = float(cell)
    return int(value) if value % 1 == 0 else value


def spelled(value: float) -> str:
    """The one way in which a number is written as a level of a moderator, in the page and in Python.

    >>> [spelled(x) for x in (8.0, 0.25, 1e-7, 1e22, -0.0)]
    ['8', '0.25', '1e-7', '1e+22', '0']
    """
    value = float(value)
    if not math.isfinite(value):
        return str(value)
    if value % 1 == 0 and abs(value) < 1e21:
        return str(int(value))
    found = repr(value)
    if "e" not in found:
        return found
    digits, power = found.split("e")
    if -7 < int(power) < 0:
        return f"{value:.{len(digits.lstrip('-').replace('.', '')) - 1 - int(power)}f}"
    return f"{digits}e{int(power):+d}"


def quoted(value: str) -> str:
    """A value as a message shows it: 40 characters at most, control characters replaced."""
    value = CONTROL.sub("\ufffd", value)
    return value if len(value) <= 40 else value[:39] + "…"
