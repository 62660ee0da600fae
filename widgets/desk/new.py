"""`python -m widgets.desk new chapter PART/TOPIC` and `new widget NAME`: a green beginning, never over what stands."""

import json
import re
import sys
from pathlib import Path
from typing import Any

from widgets.desk.record import normal

ROOT = Path(__file__).parents[2]
BEGINNINGS = Path(__file__).parent / "beginnings"
PLACE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
USAGE = "usage: python -m widgets.desk new chapter PART/TOPIC | new widget NAME (lower-case words joined by _)"
CASES = 200


class NewError(ValueError):
    """Why nothing was begun, in a sentence."""


def chapter(name: str, root: Path = ROOT) -> list[Path]:
    """Begin the chapter `PART/TOPIC` with every part that a chapter needs, and its line in _toc.yml."""
    part, _, topic = name.partition("/")
    if not PLACE.fullmatch(part) or not PLACE.fullmatch(topic):
        raise NewError(f"a chapter is named PART/TOPIC in lower-case words joined by _, not {name!r}")
    page = root / "chapters" / part / f"{topic}.ipynb"
    if page.exists():
        raise NewError(f"chapters/{name}.ipynb stands already")
    toc = root / "_toc.yml"
    listed = with_chapter(toc.read_text(encoding="utf-8"), part, name)
    known = {"TITLE": topic.replace("_", " ").capitalize(), "KEY": topic.replace("_", "-"), "CHAPTER": name}
    cells = [
        new_cell(key, tag, put_in(text, known))
        for key, tag, text in parts((BEGINNINGS / "chapter.md").read_text(encoding="utf-8"))
    ]
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(normal({"cells": cells}), encoding="utf-8", newline="\n")
    toc.write_text(listed, encoding="utf-8", newline="\n")
    bank = page.with_name(f"{topic}.exercises.yaml")
    known["RECALL"] = ", ".join(to_recall(name, known["KEY"], root))
    text = (BEGINNINGS / "chapter.exercises.yaml.txt").read_text(encoding="utf-8")
    bank.write_text(put_in(text, known), encoding="utf-8", newline="\n")
    return [page, bank, toc]


def put_in(text: str, known: dict[str, str]) -> str:
    """The text with each word of `known` in its place."""
    return re.sub("|".join(known), lambda found: known[found[0]], text)


def new_cell(key: str, tag: str, text: str) -> dict:
    """A cell of prose, or one of code where there is a tag."""
    if not tag:
        return {"cell_type": "markdown", "id": key, "metadata": {}, "source": text}
    code: dict[str, Any] = {"cell_type": "code", "execution_count": None, "metadata": {"tags": [tag]}, "outputs": []}
    return code | {"id": key, "source": text}


def to_recall(name: str, key: str, root: Path) -> list[str]:
    """Three sisters for the end of a new chapter: two of earlier chapters that none recalls yet, the rest its own."""
    from widgets.exercises.item_bank.files import BankError, bank_files, chapters, read_bank

    order = chapters(root)
    try:
        files = [read_bank(path, root) for path in bank_files(root)]
    except BankError as error:
        raise NewError(f"the exercises of the book cannot be read: {error}") from None
    taken = {one for file in files for one in file.recall}
    earlier = [
        item.id
        for file in files
        if file.chapter in order[: order.index(name)]
        for item in file.items
        if item.sister_of and item.id not in taken
    ]
    return [*earlier[:2], *(f"{key}-{own}-again" for own in ("choose", "count", "guess"))][:3]


def parts(text: str) -> list[tuple[str, str, str]]:
    """Id, tag and text of each cell of a beginning: a line `%% id` begins one of prose, `%% id [tag]` one of code.

    >>> parts("%% opening-scene\\n# Ties\\n%% setup-cell [remove-cell]\\nx = 1\\n")
    [('opening-scene', '', '# Ties'), ('setup-cell', 'remove-cell', 'x = 1')]
    """
    found = re.split(r"^%% ([a-z-]+)(?: \[([a-z-]+)\])?\n", text, flags=re.M)[1:]
    return [
        (key, tag or "", body.strip("\n")) for key, tag, body in zip(found[::3], found[1::3], found[2::3], strict=True)
    ]


def with_chapter(toc: str, part: str, name: str) -> str:
    """_toc.yml with the chapter's line: last of its part, or in a new part before what stands at the back.

    >>> print(with_chapter("parts:\\n  - caption: Ties\\n    chapters:\\n      - file: chapters/a/b\\n", "a", "a/c"))
    parts:
      - caption: Ties
        chapters:
          - file: chapters/a/b
          - file: chapters/a/c
    <BLANKLINE>
    """
    line = f"      - file: chapters/{name}\n"
    last = [match.end() for match in re.finditer(rf"^ +- file: chapters/{re.escape(part)}/.*\n", toc, re.M)]
    if last:
        return toc[: last[-1]] + line + toc[last[-1] :]
    back = toc.find("  - caption: At the back\n")
    if back < 0:
        raise NewError("_toc.yml: there is no part 'At the back' before which a new part could stand")
    caption = part.replace("_", " ").capitalize()
    return f"{toc[:back]}  - caption: {caption}\n    chapters:\n{line}{toc[back:]}"


def widget(name: str, root: Path = ROOT) -> list[Path]:
    """Begin the widget's room with every file that it needs, its test, its cases and its public name."""
    if not PLACE.fullmatch(name):
        raise NewError(f"a widget is named in lower-case words joined by _, not {name!r}")
    room = root / "widgets" / name
    test, cases = root / "tests" / "quick" / f"test_{name}.py", root / "tests" / "cases" / f"{name}.json"
    for path in (room, test, cases):
        if path.exists():
            raise NewError(f"{path.relative_to(root).as_posix()} stands already")
    words = name.split("_")
    known = {
        "ROOM": name,
        "CLASS": "".join(word.capitalize() for word in words),
        "CAMEL": words[0] + "".join(word.capitalize() for word in words[1:]),
        "CSSROOM": "-".join(words),
        "KEY": "-".join(words),
        "NAME": " ".join(words),
    }
    room.mkdir()
    written = []
    for source in sorted((BEGINNINGS / "widget").glob("*.txt")):
        target = test if source.name == "test.py.txt" else room / source.name.removesuffix(".txt")
        target.write_text(put_in(source.read_text(encoding="utf-8"), known), encoding="utf-8", newline="\n")
        written.append(target)
    cases.write_text(json.dumps([{"function": "reading", "cases": squares()}]) + "\n", encoding="utf-8", newline="\n")
    return [*written, cases, public_name(root, known), reserved(root, name)]


def squares() -> list[dict]:
    """Cases of the model that every new widget begins with."""
    return [{"args": [n / CASES], "value": (n / CASES) ** 2} for n in range(CASES + 1)]


def public_name(root: Path, known: dict[str, str]) -> Path:
    """The widget's line in widgets/__init__.py."""
    path = root / "widgets" / "__init__.py"
    text = path.read_text(encoding="utf-8")
    line = f'    "{known["CLASS"]}": "widgets.{known["ROOM"]}",\n'
    path.write_text(text.replace("HOME = {\n", f"HOME = {{\n{line}", 1), encoding="utf-8", newline="\n")
    return path


def reserved(root: Path, name: str) -> Path:
    """Heights for the new room, to be measured once it has its picture."""
    path = root / "widgets" / "_site" / "styles" / "5-reserve.css"
    text = path.read_text(encoding="utf-8")
    line = f'[data-room="{name}"] {{ --phone: 24rem; --column: 22rem; --wide: 22rem; }}\n'
    first = re.search(r"^\[data-", text, re.M)
    place = first.start() if first else len(text)
    path.write_text(text[:place] + line + text[place:], encoding="utf-8", newline="\n")
    return path


def main(arguments: list[str]) -> int:
    """Begin something; 0 when it was begun, 1 where it stands already, 2 for a wrong call."""
    kinds = {"chapter": chapter, "widget": widget}
    if len(arguments) != 2 or arguments[0] not in kinds:
        print(USAGE, file=sys.stderr)
        return 2
    try:
        written = kinds[arguments[0]](arguments[1])
    except NewError as error:
        print(error, file=sys.stderr)
        return 1
    print(*(f"wrote {path.relative_to(ROOT).as_posix()}" for path in written), sep="\n")
    print("Next: python -m widgets.desk check, which says what to write.")
    return 0
