"""Every rule that the room of a widget must keep before a browser starts, in words that say where and what to write."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from widgets._host import assemble
from widgets.desk import python_code, script_code

ROOT = Path(__file__).parents[2]
ROOM = {
    "__init__.py": "the public names, under a docstring of one sentence",
    "model.py": "what is true whether or not anybody looks",
    "widget.py": "what a reader may change: the traits",
    "view.js": "what is seen: `function render({ model, el })`",
    "view.css": "how it looks, every rule scoped under the room's class",
    "MODEL.md": "the model in a lecturer's words; a chapter includes it",
}
RESERVE = "widgets/_site/styles/5-reserve.css"


def rooms(root: Path = ROOT) -> list[str]:
    """The folders that hold a widget of their own."""
    return sorted(path.parent.name for path in (root / "widgets").glob("[a-z]*/widget.py"))


@dataclass(frozen=True)
class Found:
    """A widget class as its file writes it: nothing is run, so a room with a slip can still be read."""

    name: str
    docstring: str
    values: dict[str, object]
    letters: tuple[str, ...]


def classes(room: str, root: Path = ROOT) -> list[Found]:
    """The widgets that a room defines."""
    tree = ast.parse((root / "widgets" / room / "widget.py").read_text(encoding="utf-8"))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(getattr(base, "id", "") == "Widget" for base in node.bases):
            values = {
                one.targets[0].id: getattr(one.value, "value", None)
                for one in node.body
                if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name)
            }
            words = [word for one in ast.walk(node) if isinstance(one, ast.Call) for word in one.keywords]
            letters = tuple(ast.literal_eval(word.value) for word in words if word.arg == "address")
            found.append(Found(node.name, ast.get_docstring(node) or "", values, letters))
    return found


def faults(room: str, root: Path = ROOT) -> list[str]:
    """Every fault of one room."""
    folder = root / "widgets" / room
    missing = [
        f"widgets/{room}/{name}: write it: {what}" for name, what in ROOM.items() if not (folder / name).exists()
    ]
    if missing:
        return missing
    return [*_classes(room, root), *words_faults(folder), *_scripts(room, folder, root), *_around(room, root)]


def _classes(room: str, root: Path) -> Iterator[str]:
    file = f"widgets/{room}/widget.py"
    found = classes(room, root)
    if not found:
        yield f"{file}: write a class that extends widgets._host.Widget"
    taken = {one.values.get("key"): other for other in rooms(root) if other != room for one in classes(other, root)}
    public = (root / "widgets" / "__init__.py").read_text(encoding="utf-8")
    for one in found:
        where, key = f"{file}: {one.name}", one.values.get("key")
        if one.values.get("room") != room:
            yield f"{where}: write `room = {room!r}`, the name of its folder"
        if not re.fullmatch(r"[a-z][a-z0-9-]*", str(key)):
            yield f"{where}: write `key = ...`, its name in the address: lower-case letters, digits, hyphens"
        if key in taken:
            yield f"{where}: the key {key!r} is that of {taken[key]}; an address must tell widgets apart"
        for name in ("_esm", "_css"):
            if name not in one.values:
                yield f"{where}: write `{name} = Widget.{name[1:]}(room)`"
        if not re.search(r"^\s*\| ?control", one.docstring, re.M):
            yield f"{where}: its docstring needs a table of controls, `| control | role, keys |`"
        for letter in sorted({letter for letter in one.letters if one.letters.count(letter) > 1}):
            yield f"{where}: the address letter {letter!r} stands for two traits"
        if f'"{one.name}": "widgets.{room}"' not in public:
            yield f'widgets/__init__.py: HOME needs the line "{one.name}": "widgets.{room}",'
    for fault in python_code.model_faults(_python(room, root), f"widgets/{room}/model.py"):
        yield f"{fault}; a model knows no screen"


def _python(room: str, root: Path) -> dict[str, str]:
    folder = root / "widgets" / room
    return {f"widgets/{room}/{path.name}": path.read_text(encoding="utf-8") for path in folder.glob("*.py")}


def words_faults(folder: Path) -> Iterator[str]:
    """Sentences that stand in Python and in JavaScript of a room."""
    said = {text for path in folder.rglob("*.py") for text in script_code.said_in_python(path.read_text("utf-8"))}
    for path in sorted(folder.rglob("*.js")):
        for text in sorted(said & script_code.said_in_script(path.read_text("utf-8"))):
            where = path.relative_to(folder.parents[1]).as_posix()
            yield f"{where}: {text!r} is said in Python too; write it once, in words.json of the room"


def _scripts(room: str, folder: Path, root: Path) -> Iterator[str]:
    view = (folder / "view.js").read_text(encoding="utf-8")
    if not re.search(r"^export default \{ render \};$", view, re.M):
        yield f"widgets/{room}/view.js: write `export default {{ render }};` as its last line"
    try:
        assemble.joined(folder / "view.js")
    except (ValueError, OSError) as error:
        yield f"widgets/{room}: {error}"
    checks = (script_code.import_faults, script_code.danger_faults, script_code.colour_faults, script_code.size_faults)
    for path in sorted([*folder.rglob("*.js"), *folder.rglob("*.css")]):
        name, text = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        for check in checks if path.suffix == ".js" else checks[2:]:
            yield from check(text, name)


def _around(room: str, root: Path) -> Iterator[str]:
    reserve = (root / RESERVE).read_text(encoding="utf-8")
    if f'[data-room="{room}"]' not in reserve:
        yield (
            f'{RESERVE}: write `[data-room="{room}"] {{ --phone: …rem; --column: …rem; --wide: …rem; }}`, '
            "the heights that it will need, so that nothing jumps when it starts"
        )
    named, names = f"widgets/{room}/MODEL.md", [one.name for one in classes(room, root)]
    pages = [path.read_text(encoding="utf-8") for path in (root / "chapters").rglob("*.ipynb")]
    used = any(re.search(rf"\b{name}\(", page) for name in names for page in pages)
    if used and not any(named in page for page in pages):
        yield f"{named}: no chapter includes it; write ```{{include}} ../../{named} where the model is taught"
    cases, test = root / "tests" / "cases" / f"{room}.json", root / "tests" / "quick" / f"test_{room}.py"
    if (root / "widgets" / room / "model.js").exists() and not cases.exists():
        yield f"tests/cases/{room}.json: write the cases that model.py and model.js must answer alike (200 or more)"
    if not test.exists() and not list((root / "tests" / "quick").glob(f"test_{room.partition('_')[0]}_*.py")):
        yield f"tests/quick/test_{room}.py: write the tests of the model"
