"""The book's exercises, read from the banks beside the chapters; whatever is malformed is named with its file and
line.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from widgets.exercises.item_bank import building, refusing, retired
from widgets.exercises.item_bank.items import Item
from widgets.exercises.item_bank.kept_lines import Question, id_faults, questions
from widgets.exercises.item_bank.reading import BankError, Fault, Lines, nearest, read_yaml

__all__ = [
    "BankError",
    "BankFile",
    "Fault",
    "Item",
    "bank",
    "bank_files",
    "chapters",
    "led",
    "line_questions",
    "named",
    "read_bank",
    "recall",
    "recalled",
]

ROOT = Path(__file__).parents[3]
SCHEMA = Path(__file__).with_name("schema.json")
ENDING = ".exercises.yaml"
TYPES = {
    "string": "a text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a group of fields",
}


HINTS = {"key": ": a name that it keeps for ever and that none of its neighbours ever had, such as a letter"}


@dataclass(frozen=True)
class BankFile:
    """One file of the bank: its chapter, its recall, its exercises, its questions that are answered in
    a line, and what was written on which line of the file.
    """

    name: str
    chapter: str
    recall: tuple[str, ...]
    items: tuple[Item, ...]
    data: dict
    lines: Lines
    kept: tuple[Question, ...] = ()

    def fault(self, path: tuple, reason: str) -> Fault:
        """A fault in the place of a value."""
        return Fault(self.name, self.lines[path], reason)


def bank_files(root: Path = ROOT) -> list[Path]:
    """Every bank below chapters/ in the order of the book; those of no chapter last."""
    order = {f"{name}{ENDING}": place for place, name in enumerate(chapters(root))}
    folder = root / "chapters"
    return sorted(
        folder.glob(f"**/*{ENDING}"),
        key=lambda path: (order.get(path.relative_to(folder).as_posix(), len(order)), path),
    )


def chapters(root: Path = ROOT) -> list[str]:
    """The chapters in the order of _toc.yml, as `integration/two_axes`."""
    toc = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    files = [entry["file"] for part in toc.get("parts", [toc]) for entry in part.get("chapters", [])]
    return [name.removeprefix("chapters/") for name in files]


def read_bank(path: Path, root: Path = ROOT) -> BankFile:
    """One file of the bank; BankError with every fault that was found."""
    path, root = Path(path).resolve(), root.resolve()
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    data, lines = read_yaml(path, name)
    faults = schema_faults(data, lines, name, _validator())
    if faults:
        raise BankError(faults)
    found: list[Item] = []
    seen: dict[str, int] = {}
    for place, one in enumerate(data["exercises"]):
        here = ("exercises", place)
        if one["id"] in seen:
            faults.append(
                Fault(name, lines[(*here, "id")], f"the id {one['id']!r} stands on line {seen[one['id']]} already")
            )
        seen.setdefault(one["id"], lines[(*here, "id")])
        try:
            found.append(building.item(one, data["chapter"], name, lines[here], root))
        except refusing.Wrong as wrong:
            faults.append(Fault(name, lines[here + wrong.path], f"{one['id']}: {wrong.reason}"))
    folder = root / "chapters"
    if path.is_relative_to(folder) and path != folder / f"{data['chapter']}{ENDING}":
        expected = path.relative_to(folder).as_posix().removesuffix(ENDING)
        faults.append(
            Fault(
                name,
                lines[("chapter",)],
                f"chapter must be {expected!r}, the place of this file, not {data['chapter']!r}",
            )
        )
    if faults:
        raise BankError(faults)
    kept = questions(data, name, lines)
    return BankFile(name, data["chapter"], tuple(data["recall"]), tuple(found), data, lines, kept)


@cache
def bank(root: Path = ROOT) -> dict[str, Item]:
    """Every exercise of the book by its id, in the order of the book; BankError names each fault with file and line.

    Read once in a session: start a new one after a change to a file.
    """
    return joined(_read_all(root))


def line_questions(root: Path = ROOT) -> dict[str, Question]:
    """Every question that is answered in a line, by its id, in the order of the book."""
    return {one.id: one for file in _read_all(root) for one in file.kept}


def led(root: Path = ROOT) -> dict[str, retired.Retired]:
    """Every id that the book once published and no exercise has now, with where it leads."""
    return {one.id: one for one in retired.listed(_read_all(root))}


def named(name: object, root: Path = ROOT) -> tuple[Item | None, str]:
    """The exercise of that id and nothing to say; or the one that answers for it now, and a sentence that says so; or
    None. ValueError says where an id leads that no exercise answers for.
    """
    book, old = bank(root), led(root)
    if not isinstance(name, str) or name not in old:
        return (book.get(name), "") if isinstance(name, str) else (None, "")
    if not old[name].answered:
        raise ValueError(old[name].said())
    return book[old[name].to], old[name].said()


def joined(files: list[BankFile]) -> dict[str, Item]:
    """The exercises of several files by their ids; an id that stands twice and an alternative that is missing are
    refused.
    """
    found: dict[str, Item] = {}
    faults = []
    for file in files:
        for place, item in enumerate(file.items):
            if item.id in found:
                other = found[item.id]
                faults.append(
                    file.fault(
                        ("exercises", place, "id"), f"the id {item.id!r} stands in {other.file}:{other.line} already"
                    )
                )
            found.setdefault(item.id, item)
    for file in files:
        for place, item in enumerate(file.items):
            if item.alternative and (item.alternative not in found or item.alternative == item.id):
                reason = f"{item.id}: there is no other exercise {item.alternative!r}{nearest(item.alternative, found)}"
                faults.append(file.fault(("exercises", place, "alternative"), reason))
    old = retired.listed(files)
    faults += retired.faults(old, found)
    taken = {one.id: (one.file, one.line) for one in old}
    faults += id_faults(files, taken | {one.id: (one.file, one.line) for one in found.values()})
    if faults:
        raise BankError(faults)
    return {key: item.with_other(found[item.alternative]) if item.alternative else item for key, item in found.items()}


@cache
def _read_all(root: Path) -> list[BankFile]:
    files, faults = [], []
    for path in bank_files(root):
        try:
            files.append(read_bank(path, root))
        except BankError as error:
            faults += error.faults
    if faults:
        raise BankError(faults)
    return files


def recall(chapter: str, root: Path = ROOT) -> list[str]:
    """The three exercises that a chapter's end asks again; ValueError for a chapter without exercises."""
    found = {file.chapter: list(file.recall) for file in _read_all(root)}
    if chapter not in found:
        raise ValueError(f"chapter must be one with exercises, not {chapter!r}{nearest(chapter, found)}")
    return found[chapter]


def recalled(root: Path = ROOT) -> dict[str, str]:
    """For each exercise that a chapter's end asks again, that chapter; where several do, the first."""
    return {name: file.chapter for file in reversed(_read_all(root)) for name in file.recall}


@cache
def _validator():
    from widgets.exercises.item_bank.lean_schema import Draft202012Validator

    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def schema_faults(data: Any, lines: Lines, name: str, validator) -> list[Fault]:
    """What a schema refuses, one fault a place."""
    found: dict[tuple, Fault] = {}
    for error in validator.iter_errors(data):
        path = tuple(error.absolute_path)
        for tail, reason in _said(error):
            key = (*path, *tail)
            found.setdefault(key, Fault(name, lines[key], f"{_place(data, path)}{reason}"))
    return sorted(found.values())


def _place(data: Any, path: tuple) -> str:
    """`place-the-barracks, options 2, why: `, with places counted from 1."""
    words = []
    for place, step in enumerate(path):
        if path[:1] == ("exercises",) and place == 1:
            entry = data["exercises"][step]
            words = [
                str(entry["id"])
                if isinstance(entry, dict) and isinstance(entry.get("id"), str)
                else f"exercise {step + 1}"
            ]
        elif isinstance(step, int):
            words[-1] += f" {step + 1}"
        else:
            words.append(step)
    return ", ".join(words) + ": " if words else ""


def _said(error) -> list[tuple[tuple, str]]:
    """What one error of the schema means, with the rest of the path to it."""
    rule, value, wrong = error.validator, error.validator_value, error.instance
    shown = repr(wrong) if len(repr(wrong)) <= 50 else repr(wrong)[:50] + "…"
    if rule == "required":
        # Each in a place of its own, or an author would hear of one a run.
        return [
            ((key,), f"needs {key!r}{_misspelt(key, wrong)}{HINTS.get(key, '')}") for key in value if key not in wrong
        ]
    if rule == "additionalProperties":
        known = error.schema["properties"]
        return [
            ((key,), f"has a field {key!r} that this kind does not know{nearest(key, known)}")
            for key in wrong
            if key not in known
        ]
    if rule in ("type", "anyOf"):
        kind = TYPES[value] if rule == "type" else "a text or a list of texts"
        quoted = "; put it in quotation marks" if kind == "a text" and isinstance(wrong, int | float) else ""
        return [((), f"must be {kind}, not {shown}{quoted}")]
    said = {
        "enum": lambda: f"must be one of {', '.join(map(str, value))}, not {shown}{nearest(wrong, value)}",
        "pattern": lambda: "must not be blank" if value in (r"\S", r"^\S") else f"{_form(value)}: {shown}",
        "minProperties": lambda: "must not be empty",
        "minItems": lambda: f"needs at least {value}, not {len(wrong)}" if wrong else "must not be empty",
        "maxItems": lambda: f"may hold at most {value}, not {len(wrong)}",
        "minLength": lambda: "must not be blank",
        "maxLength": lambda: f"may have at most {value} characters, not {len(wrong)}",
        "minimum": lambda: f"must be at least {value:g}, not {shown}",
        "maximum": lambda: f"must be at most {value:g}, not {shown}",
        "exclusiveMinimum": lambda: f"must be above {value:g}, not {shown}",
        "uniqueItems": lambda: f"holds the same twice: {shown}",
    }
    return [((), said[rule]())]


def _form(pattern: str) -> str:
    """What a name that is refused should look like."""
    named = "must be small letters and digits, with single hyphens between them"
    return named if pattern.startswith(("^[a-z][a-z0-9]*(", "^[a-z0-9]+(")) else "has not the right form"


def _misspelt(key: str, wrong: dict) -> str:
    return (
        f" (is {near[0]!r} meant for it?)"
        if (near := [k for k in wrong if nearest(k, [key])]) and key not in wrong
        else ""
    )
