"""`python -m data` prints the catalogue; `python -m data seal` records an intended change of the CSV files in it."""

import hashlib
import json
import sys
from typing import Any

from data.catalogue import CATALOGUE, FOLDER, package, read_package
from data.checks import DataError, validate
from data.rules import faults

WIDTH = 240


def written(value: Any, depth: int = 0) -> str:
    """Return JSON in which whatever fits on a line stands on a line, so that one column of a table is one line.

    >>> written({"name": "r", "type": "number"})
    '{"name": "r", "type": "number"}'
    """
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or not value or len(flat) + 2 * depth <= WIDTH:
        return flat
    pad, end = "\n" + "  " * (depth + 1), "\n" + "  " * depth
    if isinstance(value, dict):
        return (
            "{"
            + ",".join(f"{pad}{json.dumps(key)}: {written(item, depth + 1)}" for key, item in value.items())
            + end
            + "}"
        )
    return "[" + ",".join(pad + written(item, depth + 1) for item in value) + end + "]"


def seal() -> None:
    """Check every entry against the rules and every table against its schema, then write rows and sha256 into the
    catalogue; DataError says every fault of the entries, a line each.
    """
    catalogue = read_package(CATALOGUE)
    found = faults(FOLDER, catalogue, CATALOGUE.read_text(encoding="utf-8"))
    if found:
        raise DataError("\n".join(found))
    for entry in catalogue["resources"]:
        path = FOLDER / entry["path"]
        rows = len(validate(path, entry, sealed=False))
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if (entry.get("rows"), entry.get("sha256")) != (rows, digest):
            print(f"sealed {entry['path']}: {rows} rows")
        entry |= {"rows": rows, "sha256": digest}
    CATALOGUE.write_text(written(catalogue) + "\n", encoding="utf-8", newline="\n")
    print(f"{len(catalogue['resources'])} tables agree with {CATALOGUE.name}")


def main(arguments: list[str]) -> int:
    """Print the catalogue or seal it; return the exit code."""
    if arguments not in ([], ["seal"]):
        print("usage: python -m data [seal]", file=sys.stderr)
        return 2
    try:
        if arguments:
            seal()
        else:
            for entry in package()["resources"]:
                print(f"{entry['name']:44} {entry['kind']:10} {entry['rows']:>5} rows  {entry['title']}")
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
