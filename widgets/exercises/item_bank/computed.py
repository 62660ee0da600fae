"""The numbers that exercises ask for: a cell of a table, a number that a chapter prints, a number that a room names.

It knows no room by name: whatever stands in `widgets/<room>/numbers.py` under NUMBERS may be asked for.
"""

import inspect
import json
import shlex
from ast import literal_eval
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from data import about, load, names
from data.catalogue import resource
from widgets.exercises.item_bank.reading import nearest

ROOT = Path(__file__).parents[3]
WAYS = "`cell TABLE KEY COLUMN` or `number NAME`"
SIGNS: dict[str, Callable[[float, float], float]] = {
    "-": lambda one, other: one - other,
    "/": lambda one, other: one / other,
}


def compute(call: str, root: Path = ROOT) -> float:
    """The number that a text asks for; ValueError names what is wrong, with the nearest name.

    `cell TABLE KEY COLUMN`, with as many keys as the table has, and quotation marks round a key of several words;
    `number NAME`, printed by a chapter below `root`, or `number NAME ARGUMENT ...`, named by a room.
    Two of these may be joined by ` - ` or ` / `.

    >>> compute("cell us_one_person_households 2020 one_person_households_pct")
    27.6
    >>> round(compute("number mean-strain 0 0 0.3"), 9)
    0.2
    >>> compute("cell us_one_person_household 2020 one_person_households_pct")
    Traceback (most recent call last):
    ValueError: there is no table 'us_one_person_household'; did you mean 'us_one_person_households'?
    """
    words = _words(call)
    value = 0.0
    terms, signs = _terms(words)
    for sign, term in zip(["", *signs], terms, strict=True):
        found = _term(term, root)
        if sign == "/" and not found:
            raise ValueError(f"{call!r} divides by nought")
        value = SIGNS[sign](value, found) if sign else found
    if not abs(value) < float("inf"):
        raise ValueError(f"{call!r} gives no finite number")
    return value


def _words(call: str) -> list[str]:
    try:
        return shlex.split(str(call))
    except ValueError:
        raise ValueError(f"{call!r} has a quotation mark without its fellow") from None


def _terms(words: list[str]) -> tuple[list[list[str]], list[str]]:
    terms: list[list[str]] = [[]]
    signs = []
    for word in words:
        if word in SIGNS:
            signs.append(word)
            terms.append([])
        else:
            terms[-1].append(word)
    if len(terms) > 2:
        raise ValueError("at most two numbers are joined; let a room or a chapter name what needs more")
    return terms, signs


def _term(words: list[str], root: Path) -> float:
    way, *rest = words or [""]
    if way == "cell":
        return cell(*rest)
    if way == "number":
        return number(rest[0] if rest else "", rest[1:], root)
    raise ValueError(f"write {WAYS}, not {' '.join(words)!r}{nearest(way, ['cell', 'number'])}")


def cell(*words: str) -> float:
    """The number in one row and one column of a table of the book; the row by its key."""
    if len(words) < 3:
        raise ValueError(f"a cell needs a table, its key and a column, not {' '.join(words)!r}")
    table, *key, column = words
    if table not in names():
        raise ValueError(f"there is no table {table!r}{nearest(table, names())}")
    given = resource(table)["schema"]["primaryKey"]
    keys = [given] if isinstance(given, str) else given
    if len(key) != len(keys):
        raise ValueError(f"a row of {table!r} is named by {' and '.join(keys)}, not by {' '.join(key) or 'nothing'!r}")
    columns = [one["name"] for one in about(table)["columns"]]
    if column not in columns:
        raise ValueError(f"{table!r} has no column {column!r}{nearest(column, columns)}")
    rows = load(table)
    for name, said in zip(keys, key, strict=True):
        known = rows[name].map(str)
        rows = rows[known == said]
        if rows.empty:
            raise ValueError(f"{table!r} has no row with {name} {said!r}{nearest(said, known.unique())}")
    value = rows[column].iloc[0]
    if isinstance(value, str | bool) or value != value:
        raise ValueError(f"{table!r} holds no number in {column!r} of {' '.join(key)}, but {value!r}")
    return float(value)


def number(name: str, given: list[str], root: Path = ROOT) -> float:
    """A number by its name: as a chapter prints it, or as a room computes it from some arguments."""
    printed, named = chapter_numbers(root), room_numbers()
    if name in printed and name in named:
        raise ValueError(f"the name {name!r} stands for two numbers, one of a chapter and one of a room")
    if name not in printed and name not in named:
        raise ValueError(f"there is no number {name!r} in a chapter or a room{nearest(name, [*printed, *named])}")
    if name in printed:
        if given:
            raise ValueError(f"{name!r} is printed by a chapter and takes no arguments, not {' '.join(given)!r}")
        return _read(name, printed[name])
    function = named[name]
    try:
        inspect.signature(function).bind(*given)
    except TypeError:
        wanted = " ".join(inspect.signature(function).parameters).upper() or "no arguments"
        raise ValueError(f"number {name} takes {wanted}, not {' '.join(given) or 'nothing'!r}") from None
    try:
        return float(function(*map(_argument, given)))
    except (TypeError, LookupError, ValueError) as error:
        raise ValueError(f"number {name} refuses {' '.join(given)!r} ({error})") from None


def _read(name: str, text: str) -> float:
    try:
        return float(text.replace("\N{MINUS SIGN}", "-").replace(",", ""))
    except ValueError:
        raise ValueError(f"{name!r} is printed as {text!r}, which is no number") from None


def _argument(text: str) -> float | int | str:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def rooms(root: Path = ROOT) -> dict[str, ModuleType]:
    """The modules in which rooms name what exercises may ask for; a new room needs no line here."""
    found = sorted(path.parent.name for path in (root / "widgets").glob("[a-z]*/numbers.py"))
    return {room: import_module(f"widgets.{room}.numbers") for room in found}


@cache
def room_numbers() -> dict[str, Callable[..., float]]:
    """Every number that a room names."""
    return gathered("NUMBERS")


@cache
def figures() -> dict[str, Callable[..., dict]]:
    """Every figure that exercises are asked about."""
    return gathered("FIGURES")


def gathered(kind: str) -> dict[str, Any]:
    """What the rooms offer under NUMBERS, DRAWN or FIGURES, joined; ValueError for a name that two rooms use."""
    found: dict[str, Any] = {}
    home: dict[str, str] = {}
    for room, module in rooms().items():
        for name, function in getattr(module, kind, {}).items():
            if name in found:
                raise ValueError(f"{name!r} stands in {home[name]} and in {room}; give one of them another name")
            found[name], home[name] = function, room
    return found


@cache
def chapter_numbers(root: Path = ROOT) -> dict[str, str]:
    """What the chapters print with `number(...)`, from their saved outputs, as a reader sees it."""
    found = {}
    for path in sorted((root / "chapters").glob("*/*.ipynb")):
        for part in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            for output in part.get("outputs", []):
                name = output.get("metadata", {}).get("scrapbook", {}).get("name")
                text = output.get("data", {}).get("application/papermill.record/text/plain")
                if name and text:
                    found[name] = str(literal_eval("".join(text)))
    return found
