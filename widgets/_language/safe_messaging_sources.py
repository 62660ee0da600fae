"""Every text of the book that a reader may meet, file by file, for the safe-messaging lint; it judges nothing."""

import ast
import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from widgets._language.markdown import directives
from widgets._language.safe_messaging import Finding, lint, page_findings

ROOT = Path(__file__).parents[2]
# The rules quote what they forbid; the cases of tests do too, and lie outside these folders.
RULE_FILES = {"safe_messaging.py", "safe_messaging_phrases.py", "safe_messaging_rules.py"}
# The words of the help box speak to the person who needs them.
HELP_TEXT = re.compile(r"help_lines|help_now")
# These two speak to people who work on the book, not to its readers.
FOR_CONTRIBUTORS = {"README.md", "CONTRIBUTING.md"}
# Directives that gather text from elsewhere onto their page.
GATHERED = {"claim-index": "data/claims.csv", "data-notes": "data/datapackage.json"}
JS_STRING = re.compile(
    r"//[^\n]*|/\*.*?\*/|(?P<text>\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)", re.S
)


def python_strings(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of every string in Python source; the parts of an f-string are one text.

    >>> list(python_strings('x = f"a {b} c"; y = "d" "e"'))
    [(1, 'a … c'), (1, 'de')]
    """
    tree = ast.parse(source)
    inside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
        if part is not node
    }
    for node in ast.walk(tree):
        if id(node) in inside:
            continue
        if isinstance(node, ast.JoinedStr):
            yield (
                node.lineno,
                "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values),
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def script_strings(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of every string in JavaScript source; what a template inserts is an ellipsis.

    >>> list(script_strings('// "no"\\nconst a = `x ${y} z`;'))
    [(2, 'x … z')]
    """
    for match in JS_STRING.finditer(source):
        if match["text"]:
            text = re.sub(r"\$\{[^}]*\}", "…", match["text"][1:-1])
            yield (
                source.count("\n", 0, match.start()) + 1,
                re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text),
            )


def leaves(value: object) -> Iterator[str]:
    """The strings inside JSON or YAML; keys are names."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from leaves(part)


def notebook_cells(path: Path) -> list[tuple[str, str, str]]:
    """Kind, id and source of each cell."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [
        (cell["cell_type"], cell.get("id", str(number)), "".join(cell["source"]))
        for number, cell in enumerate(cells, 1)
    ]


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """Where and what: the texts of one file, as small as a reader meets them."""
    raw = "" if path.suffix == ".ipynb" else path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        yield "", raw
    elif path.suffix == ".ipynb":
        for kind, key, source in notebook_cells(path):
            if kind == "markdown":
                yield f"#{key}", source
            elif kind == "code":
                yield from ((f"#{key}", text) for _, text in python_strings(source))
    elif path.suffix in {".py", ".js"}:
        strings = python_strings if path.suffix == ".py" else script_strings
        yield from ((f":{line}", text) for line, text in strings(raw))
    elif path.suffix in {".json", ".yaml", ".yml"}:
        value = json.loads(raw) if path.suffix == ".json" else yaml.safe_load(raw)
        yield from (("", text) for text in leaves(value))
    elif path.suffix == ".csv":
        for number, row in enumerate(csv.reader(raw.splitlines()), 1):
            yield from ((f":{number}", cell) for cell in row if not re.fullmatch(r"[\d.,eE+-]*", cell))


def book_files(root: Path = ROOT) -> list[Path]:
    """The files whose texts a reader may meet."""
    kinds = {
        "chapters": (".md", ".ipynb", ".yaml"),
        "widgets": (".md", ".py", ".js", ".json"),
        "data": (".csv", ".json", ".py"),
    }
    found = [
        path for folder, suffixes in kinds.items() for path in (root / folder).rglob("*") if path.suffix in suffixes
    ]
    found = [
        path for path in found if path.name not in RULE_FILES and not {"vendor", ".ipynb_checkpoints"} & set(path.parts)
    ]
    return sorted(found + [path for path in (root / "README.md", root / "CONTRIBUTING.md") if path.exists()])


def gathered(markdown: str, path: Path, root: Path) -> Iterator[str]:
    """What directives bring onto a page from tables, other files and the glossaries of all chapters."""
    for directive in directives(markdown):
        if directive.name in GATHERED and (root / GATHERED[directive.name]).exists():
            yield from (text for _, text in texts(root / GATHERED[directive.name]))
        elif directive.name == "include" and (path.parent / directive.argument).exists():
            yield (path.parent / directive.argument).read_text(encoding="utf-8")
        elif directive.name == "all-terms":
            for chapter in sorted((root / "chapters").rglob("*.ipynb")):
                yield from (
                    d.body
                    for kind, _, source in notebook_cells(chapter)
                    if kind == "markdown"
                    for d in directives(source, "glossary")
                )


def page_texts(path: Path, root: Path) -> tuple[str, str]:
    """A page's Markdown, and what its code, its exercises and its directives show besides."""
    exercises = path.with_name(f"{path.stem}.exercises.yaml")
    shown = list(leaves(yaml.safe_load(exercises.read_text(encoding="utf-8")))) if exercises.exists() else []
    if path.suffix == ".md":
        markdown = path.read_text(encoding="utf-8")
    else:
        cells = notebook_cells(path)
        markdown = "\n\n".join(source for kind, _, source in cells if kind == "markdown")
        for source in (source for kind, _, source in cells if kind == "code"):
            shown += [text for _, text in python_strings(source)] + re.findall(r"SuicideTypology\(", source)
    return markdown, "\n\n".join([*shown, *gathered(markdown, path, root)])


def file_findings(path: Path, root: Path = ROOT) -> list[Finding]:
    """All findings of one file, the page rules included where it is a page."""
    name = path.relative_to(root).as_posix()
    found = [f for place, text in texts(path) for f in lint(text, name + place)]
    if HELP_TEXT.search(name) or name in FOR_CONTRIBUTORS:
        found = [f for f in found if f.rule != "SM10"]
    if name.startswith("chapters/") and path.suffix in {".md", ".ipynb"}:
        markdown, shown = page_texts(path, root)
        found += page_findings(markdown, name, shown)
    return found


def book_findings(root: Path = ROOT) -> list[Finding]:
    """All findings of the book."""
    return [finding for path in book_files(root) for finding in file_findings(path, root)]
