"""The command line of the exercises: `python -m widgets.exercises check` and `list`; it changes no file."""

import argparse
import json
import sys
from pathlib import Path

from widgets.exercises.item_bank.files import BankError, bank
from widgets.exercises.item_bank.items import Item
from widgets.exercises.item_bank.reading import nearest
from widgets.exercises.rules.checks import KINDS, faults

GOOD, FAULTY, MISUSED = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 when all is well, 1 for faults in a bank, 2 for a wrong call."""
    parser = argparse.ArgumentParser(prog="python -m widgets.exercises", description="The book's exercises.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="name every fault of the bank: file:line: reason")
    check.add_argument("files", nargs="*", type=Path, metavar="FILE", help="only these banks (all of them by default)")
    listed = commands.add_parser("list", help="list exercises")
    listed.add_argument("--chapter", help="of one chapter, such as integration/two_axes or two_axes")
    listed.add_argument("--kind", choices=KINDS, help="of one kind")
    listed.add_argument("--minutes", type=int, help="as many, in the book's order, as fit into so many minutes")
    for command in (check, listed):
        command.add_argument("--json", action="store_true", help="as JSON, for scripts")
    chosen = parser.parse_args(arguments)
    return run_check(chosen.files, chosen.json) if chosen.command == "check" else run_list(chosen)


def run_check(files: list[Path], as_json: bool) -> int:
    """Print every fault."""
    missing = [path for path in files if not path.is_file()]
    if missing:
        print(*(f"{path}: there is no such file" for path in missing), sep="\n", file=sys.stderr)
        return MISUSED
    found = faults(files)
    if as_json:
        listed = [{"file": fault.file, "line": fault.line, "reason": fault.reason} for fault in found]
        print(json.dumps({"ok": not found, "faults": listed}, ensure_ascii=False, indent=2))
    else:
        print(*found, sep="\n", end="\n" if found else "")
        print(f"{len(found)} fault{'s' if len(found) != 1 else ''}." if found else f"All is well{_size(files)}.")
    return FAULTY if found else GOOD


def _size(files: list[Path]) -> str:
    return "" if files else f": {len(bank())} exercises in {len({item.chapter for item in bank().values()})} chapters"


def run_list(chosen: argparse.Namespace) -> int:
    """Print a line for each exercise: id, kind, minutes, title."""
    try:
        found = list(bank().values())
    except BankError as error:
        print(error, file=sys.stderr)
        return FAULTY
    if chosen.chapter:
        known = {name for item in found for name in (item.chapter, item.chapter.rpartition("/")[2])}
        if chosen.chapter not in known:
            print(f"no chapter {chosen.chapter!r} has exercises{nearest(chosen.chapter, known)}", file=sys.stderr)
            return MISUSED
        found = [item for item in found if chosen.chapter in (item.chapter, item.chapter.rpartition("/")[2])]
    found = [item for item in found if chosen.kind in (None, item.kind)]
    if chosen.minutes is not None:
        found = fitting(found, chosen.minutes)
    if chosen.json:
        fields = ("id", "kind", "title", "chapter", "objective", "minutes")
        rows = [
            {field: getattr(item, field) for field in fields} | {"digest": item.public()["digests"][0]}
            for item in found
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return GOOD
    wide = max((len(item.id) for item in found), default=0)
    for item in found:
        print(f"{item.id:{wide}}  {item.kind:10}  {item.minutes:2} min  {item.title}")
    print(f"{len(found)} exercise{'s' if len(found) != 1 else ''}, {sum(item.minutes for item in found)} minutes.")
    return GOOD


def fitting(found: list[Item], minutes: int) -> list[Item]:
    """The exercises that fit into a time, taken in their order; one that is too long is passed over."""
    chosen, left = [], minutes
    for item in found:
        if item.minutes <= left:
            chosen.append(item)
            left -= item.minutes
    return chosen


if __name__ == "__main__":
    sys.exit(main())
