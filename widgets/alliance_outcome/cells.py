"""One cell of a reader's table: what counts as missing, as a number, as a label, and the words for each fault; it knows
no table.

`cells.js` says the same in the page; shared cases hold both to the same values and messages.
"""

import math
import re
from decimal import Decimal

from widgets._language.shared_words import words
from widgets._language.unseen import seen_text

SAID = words("alliance_outcome")["cell"]
LONGEST_LABEL, LONGEST_NUMBER, LARGEST_N = 200, 40, 1_000_000_000
# A full stop and what follows as one choice: two runs of digits side by side take hours over a long one.
NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
GROUPED = re.compile("[0-9]{1,3}([.,'’ ][0-9]{3})+")
# With a fraction behind it, in the other of the two marks: 1.024,00 and 1,024.00.
GROUPED_FRACTION = re.compile(r"(?:([0-9]{1,3}(?:[.'’ ][0-9]{3})+),|([0-9]{1,3}(?:[,'’ ][0-9]{3})+)\.)([0-9]+)")
DASHES = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
DECIMAL_COMMA = re.compile(r"[+-]?([0-9]+,[0-9]*|,[0-9]+)([eE][+-]?[0-9]+)?")
# A number as people write it: with any dash for minus and any of the two decimal marks.
WRITTEN = f"([+{DASHES}-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+))"
PERCENTAGE = re.compile(f"{WRITTEN} ?%")
DRESSED = {
    "dashComma": re.compile(WRITTEN),
    "starred": re.compile(f"{WRITTEN} ?[*†‡§]+"),
    "behind": re.compile(rf"{WRITTEN} ?[(\[][^()\[\]]*[)\]]"),
    "brackets": re.compile(rf"[(\[] ?{WRITTEN} ?[)\]]"),
}
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# A spreadsheet's way to keep a cell as it is typed.
KEPT_AS_TEXT = re.compile('="(.*)"', re.S)
# A whole number as a program writes it in a column of fractions; 1.000 may be a thousand and stays.
WRITTEN_WHOLE = re.compile(r"([+-]?(?:0|[1-9][0-9]*))\.0")
INFINITE = re.compile("[+-]?inf(inity)?", re.I)
# As R, pandas and Excel (English, German, Italian, Portuguese), SPSS, Stata, SAS and Weka write what is missing. In any
# case, but for "None": "none" is a word that a moderator may hold.
MISSING = re.compile(
    r"na|n/a|n\.a\.|<na>|[-+]?nan|null|nat|#na|#n/a|#n/a n/a|#nv|#n/d|-?1\.#ind|-?1\.#qnan|\.[a-z_]?|\?|[-–—−]{1,3}"
    r"|#(?:null|div/0|value|ref|num|wert|bezug|zahl)!|#name\?",
    re.I,
)


def as_seen(cell: str) -> str:
    """A cell as a reader sees it, and a whole number in one spelling.

    >>> [as_seen(cell) for cell in ('="007"', "\\u200b8.0 ", "1.000", "2.50")]
    ['007', '8', '1.000', '2.50']
    """
    if not cell:
        return ""
    cell = seen_text(KEPT_AS_TEXT.sub(r"\1", cell))
    whole = WRITTEN_WHOLE.fullmatch(cell)
    return whole[1] if whole else cell


def is_missing(cell: str) -> bool:
    """Whether the cell holds a code that a program writes where a value is missing.

    >>> [is_missing(cell) for cell in ("NA", "#N/A", ".", "-", "none", "None", "0")]
    [True, True, True, True, False, True, False]
    """
    return cell == "None" or bool(MISSING.fullmatch(cell))


def number_fault(key: str, cell: str) -> str:
    """Why the cell cannot be an n or an r; empty if it can."""
    if not cell:
        return SAID["missing"]
    if is_missing(cell):
        return SAID["code"].format(value=quoted(cell))
    if key == "n" and GROUPED.fullmatch(cell):
        return SAID["thousands"].format(value=quoted(cell), digits=only_digits(cell))
    if not NUMBER.fullmatch(cell):
        return no_number(key, cell)
    value = float(cell)
    if key == "r" and not -1 < value < 1:
        return SAID["r"].format(value=quoted(cell))
    if key == "n" and not (4 <= value <= LARGEST_N and value % 1 == 0):
        return SAID["n"].format(value=quoted(cell))
    return ""


def no_number(key: str, cell: str) -> str:
    """What keeps the cell from being a number, with its remedy."""
    if cell[0] in DASHES and NUMBER.fullmatch(cell[1:]):
        return SAID["dash"].format(value=quoted(cell))
    if DECIMAL_COMMA.fullmatch(cell):
        return SAID["comma"].format(value=quoted(cell))
    if len(cell) <= LONGEST_NUMBER and (said := dressed_number(key, cell)):
        return said
    if any(letter.isdecimal() and not letter.isascii() for letter in cell):
        return SAID["digits"].format(value=quoted(cell))
    return SAID["number"].format(value=quoted(cell))


def dressed_number(key: str, cell: str) -> str:
    """The number in a cell that holds more than its digits, as it is to be written; empty if there is none."""
    if key == "n" and (grouped := GROUPED_FRACTION.fullmatch(cell)):
        if grouped[3].strip("0"):
            return SAID["n"].format(value=quoted(cell))
        return SAID["thousands"].format(value=quoted(cell), digits=only_digits(grouped[1] or grouped[2]))
    if key == "r" and (share := PERCENTAGE.fullmatch(cell)):
        return SAID["percentage"].format(value=quoted(cell), number=spelled(float(plain(key, share[1])) / 100))
    for name, pattern in DRESSED.items():
        if found := pattern.fullmatch(cell):
            number = plain(key, found[1])
            if name == "brackets" and key == "r" and number[0] not in "+-":
                number = SAID["minus"].format(number=number)
            return SAID[name].format(value=quoted(cell), number=number)
    return ""


def plain(key: str, written: str) -> str:
    """A number as people write it, in the one way that is read."""
    if key == "n" and GROUPED.fullmatch(written):
        return only_digits(written)
    return ("-" + written[1:] if written[0] in DASHES else written).replace(",", ".")


def only_digits(cell: str) -> str:
    return re.sub("[^0-9]", "", cell)


def text_fault(cell: str) -> str:
    """Why the cell cannot be a label or a moderator; empty if it can."""
    if len(cell) > LONGEST_LABEL:
        return SAID["long"]
    return SAID["control"] if CONTROL.search(cell) else ""


def is_finite(cell: str) -> bool:
    return bool(NUMBER.fullmatch(cell)) and abs(float(cell)) < float("inf")


def is_any_number(cell: str) -> bool:
    """Whether the cell holds a number, or the word for one beyond all others."""
    return is_finite(cell) or bool(INFINITE.fullmatch(cell))


def number(cell: str) -> int | float | None:
    """The number in the cell, whole ones as int so that years stay years."""
    if not cell:
        return None
    value = float(cell)
    return int(value) if value % 1 == 0 else value


def spelled(value: float) -> str:
    """The one way in which a number is written as a level of a moderator, in the page and in Python.

    >>> [spelled(x) for x in (8.0, 0.25, 1e-7, 1e22, 2.0**69, -0.0)]
    ['8', '0.25', '1e-7', '1e+22', '590295810358705700000', '0']
    """
    value = float(value)
    if not math.isfinite(value):
        return str(value)
    if value % 1 == 0 and abs(value) < 1e21:
        # The shortest digits that mean this number, as a page writes it.
        return f"{Decimal(repr(value)):.0f}" if value else "0"
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
