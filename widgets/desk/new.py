"""`python -m widgets.desk new chapter PART/TOPIC` and `new widget NAME`: a green beginning, never over what stands."""

import json
import re
import sys
from pathlib import Path

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
    title = topic.replace("_", " ").capitalize()
    cells = [
        {"cell_type": "markdown", "id": key, "metadata": {}, "source": text.replace("TITLE", title)}
        for key, text in parts((BEGINNINGS / "chapter.md").read_text(encoding="utf-8"))
    ]
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(normal({"cells": cells}), encoding="utf-8", newline="\n")
    toc.write_text(listed, encoding="utf-8", newline="\n")
    return [page, toc]


def parts(text: str) -> list[tuple[str, str]]:
    """Id and text of each cell of a beginning: a line `%% id` begins one.

    >>> parts("%% opening-scene\\n# Ties\\n%% key-terms\\n## Terms\\n")
    [('opening-scene', '# Ties'), ('key-terms', '## Terms')]
    """
    found = re.split(r"^%% ([a-z-]+)\n", text, flags=re.M)[1:]
    return [(key, body.strip("\n")) for key, body in zip(found[::2], found[1::2], strict=True)]


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
        text = re.sub("|".join(known), lambda found: known[found[0]], source.read_text(encoding="utf-8"))
        target.write_text(text, encoding="utf-8", newline="\n")
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
