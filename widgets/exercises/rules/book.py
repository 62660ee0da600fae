"""What the book has that an exercise may name: objectives of a chapter, claims, sources, milieus; it knows no
exercise.
"""

import json
import re
from functools import cache
from pathlib import Path

from data import load

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
