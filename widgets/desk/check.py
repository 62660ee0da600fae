"""`python -m widgets.desk check [ROOM]`: every rule of the book that needs neither a build nor a browser."""

import sys
from collections.abc import Callable


def tables() -> list[str]:
    """Faults of the catalogue's entries."""
    from data.catalogue import CATALOGUE, FOLDER, read_package
    from data.checks import DataError
    from data.rules import faults

    try:
        return faults(FOLDER, read_package(CATALOGUE), CATALOGUE.read_text(encoding="utf-8"))
    except DataError as error:
        return str(error).splitlines()


def pages() -> list[str]:
    """Faults of the chapters and of the table of contents."""
    from widgets.desk.chapters import faults

    return faults()


def exercises() -> list[str]:
    """Faults of the bank of exercises."""
    from widgets.exercises.rules.checks import faults

    return list(map(str, faults()))


def language() -> list[str]:
    """Wordings that safe messaging forbids; a warning is for a person to weigh and stops nothing."""
    from widgets._language.safe_messaging_rules import ERROR
    from widgets._language.safe_messaging_sources import book_findings

    return [str(finding) for finding in book_findings() if finding.severity == ERROR]


# Each loads what it needs: who asks about one room need not wait for the whole book.
CHECKS: dict[str, Callable[[], list[str]]] = {
    "data": tables,
    "chapters": pages,
    "exercises": exercises,
    "language": language,
}


def main(arguments: list[str]) -> int:
    """Print every fault, a line each; 0 when all is well, 1 for faults, 2 for a room that does not exist."""
    from widgets.desk import widget_rooms

    widget_names = widget_rooms.rooms()
    known = [*CHECKS, *widget_names]
    asked = arguments or known
    strange = [name for name in asked if name not in known]
    if strange:
        print(f"there is no room {strange[0]!r}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    found = []
    for name in asked:
        found += CHECKS[name]() if name in CHECKS else widget_rooms.faults(name)
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(found)} fault{'' if len(found) == 1 else 's'} in {', '.join(asked)}.")
    return int(bool(found))
