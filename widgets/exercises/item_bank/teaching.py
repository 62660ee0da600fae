"""What a lecturer does with a chapter: questions, an activity and a plan of meetings, read and held to the bank; it
shows nothing.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from widgets.exercises.item_bank.files import ROOT, bank, chapters, schema_faults
from widgets.exercises.item_bank.reading import BankError, Fault, Lines, nearest, read_yaml

ENDING = ".teaching.yaml"
PLAN = ".plan.yaml"
NOT_TAUGHT = ("back/", "teaching/", "index")


def taught(root: Path = ROOT) -> list[str]:
    """The chapters that a lecturer can teach, in the order of the book."""
    return [name for name in chapters(root) if not name.startswith(NOT_TAUGHT)]


def has_teaching(chapter: str, root: Path = ROOT) -> bool:
    """Whether a chapter's questions and activity stand beside it."""
    return (root / "chapters" / f"{chapter}{ENDING}").is_file()


def read_teaching(chapter: str, root: Path = ROOT) -> dict[str, Any]:
    """Questions and activity of a chapter; BankError with every fault that was found."""
    data, lines, name = _read(root / "chapters" / f"{chapter}{ENDING}", root, "teaching_schema")
    faults = []
    if data["chapter"] != chapter:
        faults.append(Fault(name, lines[("chapter",)], f"chapter must be {chapter!r}, not {data['chapter']!r}"))
    for place, one in enumerate(data["questions"]):
        faults += _unknown(one, ("questions", place), chapter, name, lines, root)
    activity = data["activity"]
    faults += _steps(activity["steps"], ("activity",), activity["minutes"], chapter, name, lines, root)
    if faults:
        raise BankError(sorted(faults))
    return data


def read_plan(plan: str, root: Path = ROOT) -> dict[str, Any]:
    """A plan of meetings by its name below chapters/teaching/; BankError with every fault that was found."""
    data, lines, name = _read(root / "chapters" / "teaching" / f"{plan}{PLAN}", root, "plan_schema")
    faults = []
    for place, meeting in enumerate(data["meetings"]):
        here, chapter = ("meetings", place), meeting["chapter"]
        if chapter not in taught(root):
            near = nearest(chapter, taught(root))
            faults.append(Fault(name, lines[(*here, "chapter")], f"no chapter is called {chapter!r}{near}"))
            continue
        faults += _steps(meeting["steps"], here, data["minutes"], chapter, name, lines, root)
        faults += _unknown(meeting, here, chapter, name, lines, root, "leave")
        earlier = {one["chapter"] for one in data["meetings"][:place]}
        faults += _recalled(meeting["steps"], (*here, "steps"), earlier, name, lines, root)
        if "instead" in meeting:
            whole = meeting["reading"] + meeting["look"] + data["minutes"]
            faults += _steps(meeting["instead"], here, whole, chapter, name, lines, root, "instead")
    if faults:
        raise BankError(sorted(faults))
    return data


def minutes_of_exercises(chapter: str, root: Path = ROOT) -> int:
    """How long the exercises that stand in a chapter take, in minutes, as the bank says."""
    return sum(item.minutes for item in bank(root).values() if item.chapter == chapter and not _is_sister(item))


def _is_sister(item) -> bool:
    return bool(getattr(item, "sister_of", None))


def _read(path: Path, root: Path, schema: str) -> tuple[Any, Lines, str]:
    name = path.relative_to(root).as_posix()
    if not path.is_file():
        raise BankError([Fault(name, 1, "this file is missing: every chapter has its questions and an activity")])
    data, lines = read_yaml(path, name)
    if faults := schema_faults(data, lines, name, _validator(schema)):
        raise BankError(faults)
    return data, lines, name


@cache
def _validator(schema: str):
    from widgets.exercises.item_bank.lean_schema import Draft202012Validator

    return Draft202012Validator(json.loads(Path(__file__).with_name(f"{schema}.json").read_text(encoding="utf-8")))


def _steps(
    steps, here: tuple, minutes: int, chapter: str, name: str, lines: Lines, root: Path, key: str = "steps"
) -> Iterator[Fault]:
    """Steps that do not add up to the minutes that were said, or lead to no exercise."""
    total = sum(step["minutes"] for step in steps)
    if total != minutes:
        yield Fault(name, lines[(*here, key)], f"the steps take {total} minutes together, not {minutes}")
    for place, step in enumerate(steps):
        yield from _unknown(step, (*here, key, place), chapter, name, lines, root)


def _recalled(steps, here: tuple, earlier: set[str], name: str, lines: Lines, root: Path) -> Iterator[Fault]:
    """What is asked from memory and is no sister of an exercise of an earlier meeting's chapter."""
    known = [key for key, item in bank(root).items() if item.chapter in earlier and _is_sister(item)]
    for place, step in enumerate(steps):
        asked = step.get("recall")
        if asked is not None and asked not in known:
            reason = f"no earlier chapter has a sister {asked!r}{nearest(asked, known)}"
            yield Fault(name, lines[(*here, place, "recall")], reason)


def _unknown(
    one: Mapping[str, Any], here: tuple, chapter: str, name: str, lines: Lines, root: Path, key: str = "exercise"
) -> Iterator[Fault]:
    """An exercise that is not in the bank, or stands in another chapter."""
    asked = one.get(key)
    own = [known for known, item in bank(root).items() if item.chapter == chapter]
    if asked is not None and asked not in own:
        reason = f"{chapter} has no exercise {asked!r}{nearest(asked, own)}"
        yield Fault(name, lines[(*here, key)], reason)
