"""Chapters beside the book, in a copy of its sources: each a real one under other ids, to see what a chapter costs."""

import re
from pathlib import Path

import yaml

MODEL = "chapters/personal_life/significant_others"


def renamed(text: str, names: list[str], mark: str) -> str:
    """The text with a mark behind each name that stands alone.

    >>> renamed('number("fewer", 1) and fewer-names', ["fewer"], "-2")
    'number("fewer-2", 1) and fewer-names'
    """
    whole = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    # A number that is computed keeps its name, which may be that of its exercise.
    return re.sub(rf"(?<!compute: )(?<![\w-])({whole})(?![\w-])", rf"\g<1>{mark}", text)


def add_dummies(folder: Path, count: int) -> list[Path]:
    """Add so many chapters to a copy of the book in a folder, each with the charts, widget, exercises and numbers of a
    real one; their notebooks.
    """
    notebook = (folder / f"{MODEL}.ipynb").read_text(encoding="utf-8")
    bank = (folder / f"{MODEL}.exercises.yaml").read_text(encoding="utf-8")
    ids = re.findall(r"^  - id: (\S+)", bank, re.M)
    # What retired, retired once.
    bank = re.sub(r"^retired:\n(?:  .*\n)+|^ +was: .*\n", "", bank, flags=re.M)
    # No sister is asked again twice in a book, so each dummy asks its own.
    own = [one["id"] for one in yaml.safe_load(bank)["exercises"] if "sister_of" in one][:3]
    bank = re.sub(r"^recall: .*$", f"recall: [{', '.join(own)}]", bank, count=1, flags=re.M)
    numbers = re.findall(r"\b(?:claim|number)\((?:\\n\",\s*\"\s*)?\\\"([a-z][\w-]*)\\\"", notebook)
    assert ids
    assert numbers
    place = folder / "chapters" / "dummies"
    place.mkdir()
    lines, made = ["  - caption: Dummies", "    chapters:"], []
    for number in range(1, count + 1):
        name = f"dummy_{number}"
        made.append(place / f"{name}.ipynb")
        made[-1].write_text(renamed(notebook, [*ids, *numbers], f"-d{number}"), encoding="utf-8")
        text = renamed(bank, ids, f"-d{number}").replace(MODEL.removeprefix("chapters/"), f"dummies/{name}")
        (place / f"{name}.exercises.yaml").write_text(text, encoding="utf-8")
        lines.append(f"      - file: chapters/dummies/{name}")
    toc = (folder / "_toc.yml").read_text(encoding="utf-8")
    back = toc.index("  - caption: At the back")
    (folder / "_toc.yml").write_text(toc[:back] + "\n".join(lines) + "\n" + toc[back:], encoding="utf-8")
    return made
