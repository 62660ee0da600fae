"""What an entry of the catalogue must say besides its form, so that figures have meaning; it reads no chapter."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CONSTRAINTS = {"required", "minimum", "maximum", "enum", "pattern"}
SHORTEST = {"title": 5, "description": 5}


def as_text(path: Path) -> list[dict[str, str]]:
    """A table as text."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def entry_faults(entry: dict[str, Any], rows: list[dict[str, str]]) -> list[str]:
    """Everything that an entry lacks, in words that say what to write.

    >>> entry = {"name": "a", "path": "b.csv", "title": "Ties.", "description": "Ties of people", "kind": "invented"}
    >>> entry |= {"sources": [], "licenses": [{"title": "MIT"}], "caveats": ["Too few to say much."]}
    >>> entry |= {"schema": {"fields": []}}
    >>> print(*entry_faults(entry, []), sep="\\n")
    path: write 'a.csv', the name of the table
    title: leave the full stop out
    sources: needs at least one, with a title of 5 letters or more
    caveats: an invented table begins one with 'Invented'
    schema: needs 'primaryKey', the column or columns that tell the rows apart
    """
    return [*_texts(entry), *_columns(entry["schema"], rows)]


def _texts(entry: dict[str, Any]) -> Iterator[str]:
    if entry["path"] != f"{entry['name']}.csv":
        yield f"path: write {entry['name'] + '.csv'!r}, the name of the table"
    for field, length in SHORTEST.items():
        if len(entry[field]) < length:
            yield f"{field}: needs {length} letters or more, not {entry[field]!r}"
    if entry["title"].endswith("."):
        yield "title: leave the full stop out"
    for field, length in (("sources", 5), ("licenses", 3)):
        titles = [one.get("title", "") for one in entry[field] if isinstance(one, dict)]
        if not titles or any(len(title) < length for title in titles):
            yield f"{field}: needs at least one, with a title of {length} letters or more"
    if not entry["caveats"]:
        yield "caveats: needs at least one: what a reader must mind before believing a figure"
    for caveat in entry["caveats"]:
        if len(caveat) < 15:
            yield f"caveats: {caveat!r} is no sentence; write 15 letters or more"
    made_up = entry["kind"] if entry["kind"] in ("invented", "simulated") else None
    if made_up and not any(caveat.lower().startswith(made_up) for caveat in entry["caveats"]):
        article = "an" if made_up == "invented" else "a"
        yield f"caveats: {article} {made_up} table begins one with {made_up.capitalize()!r}"


def _columns(schema: dict[str, Any], rows: list[dict[str, str]]) -> Iterator[str]:
    if not schema.get("primaryKey"):
        yield "schema: needs 'primaryKey', the column or columns that tell the rows apart"
    for field in schema["fields"]:
        where, rules = f"column {field['name']!r}", field.get("constraints", {})
        if len(field["description"]) < 4:
            yield f"{where}: needs a description of 4 letters or more"
        for name in sorted(set(rules) - CONSTRAINTS):
            yield f"{where}: the constraint {name!r} checks nothing here; write one of {', '.join(sorted(CONSTRAINTS))}"
        filled = all(row.get(field["name"]) not in ("", None) for row in rows)
        if rules.get("required", False) and not filled:
            yield f"{where}: has blanks, so leave '\"required\": true' out"
        if filled and not rules.get("required", False):
            yield f'{where}: has no blank, so write \'"constraints": {{"required": true}}\''
        if field["type"] in ("integer", "number"):
            if not field.get("unit"):
                yield f"{where}: needs a 'unit', such as 'per cent' or 'people'"
            low, high = rules.get("minimum"), rules.get("maximum")
            if low is None or high is None or not low < high:
                yield f"{where}: needs a 'minimum' and a larger 'maximum' that no right figure passes"


def line_of(text: str, name: str) -> int:
    """The line of the catalogue on which the entry of a table names itself; 1 where there is none."""
    found = re.search(rf'"name": {re.escape(chr(34) + name + chr(34))}', text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def faults(folder: Path, catalogue: dict[str, Any], text: str) -> list[str]:
    """Every fault of every entry as `datapackage.json:LINE: table: what to write`."""
    found = []
    names = [entry["name"] for entry in catalogue["resources"]]
    for entry in catalogue["resources"]:
        where = f"data/datapackage.json:{line_of(text, entry['name'])}: {entry['name']}"
        path = folder / entry["path"]
        rows = as_text(path) if path.is_file() else []
        found += [f"{where}: {reason}" for reason in entry_faults(entry, rows)]
        if names.count(entry["name"]) > 1:
            found.append(f"{where}: this name stands {names.count(entry['name'])} times")
    described = {entry["path"] for entry in catalogue["resources"]}
    undescribed = sorted({path.name for path in folder.glob("*.csv")} - described)
    return found + [f"data/{name}: has no entry in data/datapackage.json" for name in undescribed]
