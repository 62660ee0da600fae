"""Questions of *Look* boxes that a reader answers in one line, which stays on the device; nobody marks it, and the
book's own line is shown to whoever has written and asks for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from widgets.exercises.item_bank.reading import Fault, Lines
from widgets.exercises.item_bank.small_markdown import inline


@dataclass(frozen=True)
class Question:
    """What is asked, under an id that saved work holds for ever; another question has another id."""

    id: str
    prompt: list
    ours: list
    chapter: str
    file: str
    line: int

    def public(self) -> dict:
        """The question as the view reads it."""
        return {"id": self.id, "kind": "line", "prompt": self.prompt, "ours": self.ours}


def questions(data: dict, file: str, lines: Lines) -> tuple[Question, ...]:
    """The questions of one file of the bank, whose form the schema has allowed."""
    return tuple(
        Question(
            one["id"], inline(one["prompt"]), inline(one["answer"]), data["chapter"], file, lines[("lines", place)]
        )
        for place, one in enumerate(data.get("lines", ()))
    )


def id_faults(files: list, taken: dict[str, tuple[str, int]]) -> Iterator[Fault]:
    """Ids that stand twice, or that an exercise has or had: saved work could not tell one from the other; `taken` holds
    file and line of each of those.
    """
    seen = dict(taken)
    for one in (one for file in files for one in file.kept):
        if one.id in seen:
            file, line = seen[one.id]
            yield Fault(one.file, one.line, f"the id {one.id!r} stands in {file}:{line} already")
        seen.setdefault(one.id, (one.file, one.line))
