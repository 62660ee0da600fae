"""The catalogue: which tables there are, what their columns mean and where they come from; it does not judge a cell."""

import json
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.cells import READERS
from data.checks import DataError, validate

if TYPE_CHECKING:
    from pandas import DataFrame

FOLDER = Path(__file__).parent
CATALOGUE = FOLDER / "datapackage.json"
RETIRED = FOLDER / "retired.json"


# What every entry says, and every column of it.
ENTRY: dict[str, type] = {
    "name": str,
    "path": str,
    "title": str,
    "description": str,
    "kind": str,
    "schema": dict,
    "sources": list,
    "licenses": list,
    "caveats": list,
}
COLUMN: dict[str, type] = {"name": str, "type": str, "description": str}
KINDS = ("measured", "derived", "invented", "simulated")


@cache
def package() -> dict[str, Any]:
    """Return the whole Frictionless data package as it stands in `datapackage.json`; do not change what you get."""
    return read_package(CATALOGUE)


def read_package(path: Path) -> dict[str, Any]:
    """Return the package in a file, every entry complete; DataError names file and line, or file, table and what is
    missing.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise DataError(f"{path.name}, line {error.lineno}: this is no JSON ({error.msg})") from None
    for number, entry in enumerate(found["resources"], start=1):
        where = f"{path.name}, table {entry.get('name', number)!r}"
        complete(where, entry, ENTRY)
        if entry["kind"] not in KINDS:
            raise DataError(f"{where}: 'kind' must be {', '.join(KINDS)}, not {entry['kind']!r}")
        complete(where, entry["schema"], {"fields": list})
        for column in entry["schema"]["fields"]:
            here = f"{where}, column {column.get('name')!r}"
            complete(here, column, COLUMN)
            if column["type"] not in READERS:
                raise DataError(f"{here}: 'type' must be {', '.join(READERS)}, not {column['type']!r}")
            if column["type"] in ("integer", "number"):
                complete(here, column, {"unit": str})
    return found


def complete(where: str, given: dict[str, Any], wanted: dict[str, type]) -> None:
    """Raise DataError for the first field that is missing or of another type."""
    words: dict[type, str] = {str: "text", list: "list", dict: "group"}
    for field, kind in wanted.items():
        if not isinstance(given.get(field), kind):
            raise DataError(f"{where}: needs {field!r}, a {words[kind]}")


def names() -> list[str]:
    """Return the names of all tables in the catalogue's order.

    >>> "demo_studies" in names()
    True
    """
    return [resource["name"] for resource in package()["resources"]]


def resource(name: str) -> dict[str, Any]:
    """Return the catalogue's entry for a table; a wrong name raises DataError with the nearest right one.

    >>> resource("demo_studis")
    Traceback (most recent call last):
        ...
    data.checks.DataError: name must be a table in data/datapackage.json, not 'demo_studis'; did you mean
    'demo_studies'?
    """
    for entry in package()["resources"]:
        if entry["name"] == name:
            return entry
    if name in (moved := retired("tables")):
        raise DataError(f"name: the table {name!r} is now {moved[name]!r}")
    near = get_close_matches(str(name), names(), n=1, cutoff=0)
    raise DataError(f"name must be a table in data/datapackage.json, not {name!r}; did you mean {near[0]!r}?")


def retired(section: str) -> dict[str, str]:
    """Return what is retired in a section of `retired.json`, `tables` or `columns`, with what stands in its place."""
    return json.loads(RETIRED.read_text(encoding="utf-8"))[section]


def load(name: str) -> "DataFrame":
    """Return a table, typed by its schema and checked against it cell by cell; blanks are NaN, never zero.

    Any fault, and any change since the last `python -m data seal`, raises DataError with file, row and column.

    >>> load("demo_studies").head(2)
      study   n     r  year   rater
    0   S01  24  0.58  1991  client
    1   S02  31  0.49  1994  client
    """
    entry = resource(name)
    return validate(FOLDER / entry["path"], entry)


def about(name: str) -> dict[str, Any]:
    """Return what a reader should know of a table: title, kind, description, source, licence, caveats, columns.

    `kind` is "measured" (as published by the source), "derived" (computed or compiled from it), "invented" or
    "simulated".

    >>> about("demo_studies")["columns"][2]
    {'name': 'r', 'unit': 'correlation', 'meaning': 'Correlation of alliance with outcome.'}
    """
    entry = resource(name)
    columns = [
        {"name": f["name"], "unit": f.get("unit", ""), "meaning": f["description"]} for f in entry["schema"]["fields"]
    ]
    return {
        "title": entry["title"],
        "kind": entry["kind"],
        "description": entry["description"],
        "source": "; ".join(source["title"] for source in entry["sources"]),
        "licence": "; ".join(licence["title"] for licence in entry["licenses"]),
        "caveats": list(entry["caveats"]),
        "columns": columns,
    }
