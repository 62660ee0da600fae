"""What the book has that an exercise may name: objectives of a chapter, claims, sources, milieus; it knows no
exercise.
"""

import json
import re
from functools import cache
from pathlib import Path

from data import load

SECTION = "##"
MARK = re.compile(r"^## |\bExercise\(\s*[\"']([a-z0-9-]+)[\"']", re.M)
BIBLIOGRAPHY = Path(__file__).parents[3] / "data" / "references.bib"


@cache
def objectives(chapter: str, root: Path) -> dict[str, str]:
    """The objectives of a chapter by their ids; none where there is no chapter or no such list."""
    folder = root / "chapters"
    notebook, page = folder / f"{chapter}.ipynb", folder / f"{chapter}.md"
    if notebook.exists():
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        text = "\n".join("".join(cell["source"]) + "\n" for cell in cells if cell["cell_type"] == "markdown")
    else:
        text = page.read_text(encoding="utf-8") if page.exists() else ""
    listed = re.search(r"^:{3,}\{objectives\}[^\n]*\n(.*?)^:{3,}\s*$", text, re.M | re.S)
    return dict(re.findall(r"^- ([a-z0-9-]+): (.+)$", listed[1], re.M)) if listed else {}


@cache
def claims() -> frozenset[str]:
    """The ids of the book's claims."""
    return frozenset(load("claims")["id"])


@cache
def sources() -> frozenset[str]:
    """The keys of the bibliography."""
    return frozenset(re.findall(r"^@\w+\{([^,\s]+),", BIBLIOGRAPHY.read_text(encoding="utf-8"), re.M))


@cache
def milieus() -> dict[str, str]:
    """The sentence of each milieu by its id."""
    table = load("milieus")
    return dict(zip(table["id"], table["milieu"], strict=True))


@cache
def shown(root: Path) -> dict[str, list[str]]:
    """For each chapter, in order, the ids of the exercises in its cells and a `##` for each section of its text; what
    comes after the last section that teaches (recall, key terms, where to read on) is left out.
    """
    found = {}
    for path in sorted((root / "chapters").rglob("*.ipynb")):
        if ".ipynb_checkpoints" in path.parts:
            continue
        marks: list[str] = []
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            source = "".join(cell["source"])
            if "{recall}" in source:
                break
            marks += [match[1] or SECTION for match in MARK.finditer(source)]
        found[path.relative_to(root / "chapters").with_suffix("").as_posix()] = marks
    return found
