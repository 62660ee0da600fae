"""What a line that is kept must keep to: one question in plain words, in its place at the foot of a *Look* box."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from widgets._language.reading_grade import grade
from widgets._language.safe_messaging import ERROR, lint, names_suicide
from widgets.exercises.item_bank.files import ROOT, BankFile
from widgets.exercises.item_bank.reading import Fault
from widgets.exercises.item_bank.small_markdown import plain

PLACED = re.compile(r"\bKeptLine\(\s*[\"']([a-z0-9-]+)[\"']")
BOX = re.compile(r"^(:{3,})\{look\}.*^\1\s*$", re.M | re.S)
IN_BOX = "in-box"
HARDEST = 10


def line_faults(file: BankFile, root: Path = ROOT) -> Iterator[Fault]:
    """Lines that stand nowhere, twice, or apart from their box; questions that are none, are hard to read, or touch on
    suicide.
    """
    where = placed(root / "chapters" / f"{file.chapter}.ipynb")
    for number, one in enumerate(file.kept):
        path, text = ("lines", number), plain(one.prompt)
        found = [fits for name, fits in where if name == one.id]
        if len(found) != 1:
            yield file.fault(path, f"{one.id}: stands in {len(found)} cells of its chapter, and not in one")
        elif not found[0]:
            said = f"its cell must follow a Look box and have the tag {IN_BOX!r}"
            yield file.fault(path, f"{one.id}: {said}")
        if text.count("?") != 1 or not text.endswith("?"):
            yield file.fault((*path, "prompt"), f"{one.id}: one question is asked, and it ends with its mark")
        if grade(text) > HARDEST:
            yield file.fault(
                (*path, "prompt"), f"{one.id}: reads at grade {grade(text):.1f}, above {HARDEST}; shorter words"
            )
        for part, words in (("prompt", text), ("answer", plain(one.ours))):
            for finding in lint(words):
                if finding.severity == ERROR:
                    yield file.fault((*path, part), f"{one.id}: {finding.rule}: {finding.excerpt!r}")
        if names_suicide(text):
            yield file.fault((*path, "prompt"), f"{one.id}: names suicide; nobody is asked to write of it")
    known = {one.id for one in file.kept}
    for name in sorted({name for name, _ in where} - known):
        yield file.fault((), f"the chapter shows a line {name!r} that its bank does not have")


def placed(notebook: Path) -> list[tuple[str, bool]]:
    """The lines in a chapter's cells, each with whether it stands at the foot of a Look box."""
    if not notebook.exists():
        return []
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    found = []
    for before, cell in zip([{}, *cells], cells, strict=False):
        ends = BOX.search("".join(before.get("source", "")))
        fits = bool(ends and IN_BOX in cell["metadata"].get("tags", []))
        found += [(name, fits) for name in PLACED.findall("".join(cell["source"])) if cell["cell_type"] == "code"]
    return found
