"""Ids that the book once published: each leads to the exercise that answers for it now, or says where it leads; none is
ever used again.
"""

import re
from dataclasses import dataclass

from widgets.exercises.item_bank.items import Item
from widgets.exercises.item_bank.reading import Fault, nearest

PAGE = re.compile(r"(?P<page>[a-z0-9_]+/[a-z0-9_]+)(?:#(?P<anchor>[\w-]+))?")


@dataclass(frozen=True)
class Retired:
    """An earlier id: `to` is an exercise, or `part/topic#anchor`; `answered` says that the exercise answers for it."""

    id: str
    to: str
    answered: bool
    chapter: str
    file: str
    line: int

    @property
    def page(self) -> tuple[str, str] | None:
        """The page and the anchor that it leads to, where that is no exercise; the anchor may be empty."""
        found = PAGE.fullmatch(self.to)
        return (found["page"], found["anchor"] or "") if found else None

    def said(self) -> str:
        """One sentence for a notebook."""
        if self.answered:
            return f"The exercise {self.id!r} is now {self.to!r}."
        return f"The exercise {self.id!r} has retired; in its place: {self.to!r}."


def now(item: Item) -> str:
    """One sentence for a page."""
    return f"This exercise is now \N{LEFT DOUBLE QUOTATION MARK}{item.title}\N{RIGHT DOUBLE QUOTATION MARK}."


def listed(files: list) -> list[Retired]:
    """Every earlier id of some files of the bank, in their order."""
    found = []
    for file in files:
        for place, item in enumerate(file.items):
            for number, old in enumerate(item.was):
                line = file.lines[("exercises", place, "was", number)]
                found.append(Retired(old, item.id, True, file.chapter, file.name, line))
        for old, to in file.data.get("retired", {}).items():
            found.append(Retired(old, to, False, file.chapter, file.name, file.lines[("retired", old)]))
    return found


def faults(old: list[Retired], items: dict[str, Item]) -> list[Fault]:
    """Ids that are used again, that retire twice, or that lead to no exercise."""
    found: list[Fault] = []
    seen: dict[str, Retired] = {}
    for one in old:
        if one.id in items:
            where = f"{items[one.id].file}:{items[one.id].line}"
            found.append(Fault(one.file, one.line, f"the retired id {one.id!r} is used again in {where}"))
        if one.id in seen:
            where = f"{seen[one.id].file}:{seen[one.id].line}"
            found.append(Fault(one.file, one.line, f"the id {one.id!r} is retired in {where} already"))
        seen.setdefault(one.id, one)
        if one.page is None and one.to not in items:
            hint = nearest(one.to, items)
            found.append(Fault(one.file, one.line, f"retired: {one.id!r} leads to nothing: {one.to!r}{hint}"))
    return found
