"""Faults in the form of Python files, in words: size, docstrings, and which way imports point; it does not run them."""

import ast
import re
from pathlib import PurePosixPath

import widgets

LONGEST_FILE = 300
# Layers from the ground up: a file imports its own layer or a lower one.
DATA, LANGUAGE, MODEL, HOST, WIDGET, BANK, MARKING, VIEW, SITE, RULES, PAGES, BOOK, DESK, TESTS = range(14)
LAYER_NAMES = (
    *("data", "language", "model", "host", "widget", "item bank", "marking", "view", "site", "rules", "pages"),
    *("book", "desk", "tests"),
)
# The rooms of the exercises, each with the ground it stands on.
EXERCISES = {"item_bank": BANK, "marking": MARKING, "view": VIEW, "work": VIEW, "rules": RULES, "pages": PAGES}
GROUND = {"_host": HOST, "_kernel": HOST, "_language": LANGUAGE, "_site": SITE, "desk": DESK}
SCREEN = {
    "IPython",
    "ipywidgets",
    "anywidget",
    "traitlets",
    "altair",
    "vl_convert",
    "myst_nb",
    "sphinx",
    "docutils",
    "nbformat",
    "nbclient",
}


def layer(name: str) -> int | None:
    """The layer of a dotted module name of this project; None for what is not ours."""
    parts = name.split(".")
    if parts[0] == "data":
        return DATA
    if parts[0] == "tests":
        return TESTS
    if parts[0] != "widgets":
        return None
    if len(parts) == 1 or parts[1] in widgets.__all__:
        return BOOK
    if parts[1] in GROUND:
        return GROUND[parts[1]]
    if parts[1] == "exercises":
        # The room's front door and its command line see all of it.
        return EXERCISES.get("".join(parts[2:3]), PAGES)
    return MODEL if parts[2:] == ["model"] else WIDGET


def module_name(path: str) -> str:
    """`widgets/a/model.py` is widgets.a.model, and a package is its own name."""
    return ".".join(PurePosixPath(path).with_suffix("").parts).removesuffix(".__init__")


def imported(text: str, path: str) -> list[str]:
    """Dotted names that a file imports, relative ones resolved, `from a import b` both as a and as a.b."""
    package = module_name(path).split(".") if path.endswith("__init__.py") else module_name(path).split(".")[:-1]
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            base = [*base, *([node.module] if node.module else [])]
            found += [".".join([*base, alias.name]) for alias in node.names]
    return found


def import_faults(text: str, path: str) -> list[str]:
    """Imports that point up (from a model to a screen, from the host to the site), or sideways into another room."""
    own = layer(module_name(path))
    faults = []
    for name in imported(text, path):
        theirs = layer(name)
        if own is None or (theirs is None and own > MODEL):
            continue
        if theirs is None:
            if name.split(".")[0] in SCREEN:
                faults.append(f"{path}: the {LAYER_NAMES[own]} imports {name}, which draws")
            continue
        rooms = [
            module.split(".")[1]
            for module in (module_name(path), name)
            if layer(module) in (MODEL, WIDGET) and "." in module
        ]
        same_room = len(rooms) == 2 and rooms[0] == rooms[1]
        if theirs > own and not (own == MODEL and same_room and name.split(".")[2:3] != ["widget"]):
            faults.append(f"{path}: the {LAYER_NAMES[own]} imports {name} of the {LAYER_NAMES[theirs]}")
        elif own in (MODEL, WIDGET) and len(rooms) == 2 and not same_room:
            faults.append(f"{path}: a room looks into another room ({name})")
        elif path.startswith("widgets/exercises/") and theirs in (MODEL, WIDGET):
            faults.append(f"{path}: the exercises know no room by name ({name}); offer it in the room's numbers.py")
    return faults


def model_faults(files: dict[str, str], model: str) -> list[str]:
    """What a model reaches through the files of its room: a model cut into parts must not meet a screen in one of
    them.
    """
    seen, waiting, faults = set(), [model], []
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        for name in imported(files[path], path):
            ours = [
                p
                for p in (f"{name.replace('.', '/')}.py", f"{name.rpartition('.')[0].replace('.', '/')}.py")
                if p in files
            ]
            waiting += ours[:1]
            if (
                name.split(".")[0] in SCREEN
                or layer(name) in (HOST, SITE, BOOK)
                or re.search(r"\.(?:widget|view)\b", name)
            ):
                faults.append(f"{model} reaches {name} through {path}")
    return faults


def size_faults(text: str, path: str) -> list[str]:
    """Files that do not fit in a head; how much a function may hold is said by ruff (C901, PLR0915)."""
    length = text.count("\n") + 1 - text.endswith("\n")
    return [f"{path} has {length} lines, more than {LONGEST_FILE}"] if length > LONGEST_FILE else []


def circle_faults(files: dict[str, str]) -> list[str]:
    """Files that import each other in a circle, each circle once; `files` maps paths to source.

    >>> circle_faults({"a/b.py": "from a import c", "a/c.py": "import a.b", "a/d.py": "import a.b"})
    ['a/b.py and a/c.py import each other']
    """
    paths = {module_name(path): path for path in files}
    arrows = {path: {paths[name] for name in imported(text, path) if name in paths} for path, text in files.items()}
    reached = {path: _reached(path, arrows) for path in files}
    circles = {tuple(sorted(one for one in reached[path] if path in reached[one])) for path in files}
    return [f"{' and '.join(circle)} import each other" for circle in sorted(circles) if len(circle) > 1]


def _reached(start: str, arrows: dict[str, set[str]]) -> set[str]:
    seen, waiting = {start}, [start]
    while waiting:
        for path in arrows[waiting.pop()] - seen:
            seen.add(path)
            waiting.append(path)
    return seen


def double_names(files: dict[str, str]) -> list[str]:
    """Functions and classes that are called as a module of their room: one word, one thing.

    >>> double_names({"widgets/a/pool.py": "def pool(): ...", "widgets/a/view.py": "def draw(): ..."})
    ['widgets/a/pool.py: pool is a module of this room too; call one of them otherwise']
    """
    modules: dict[str, set[str]] = {}
    for path in files:
        modules.setdefault(_room(path), set()).add(PurePosixPath(path).stem)
    found = []
    for path, text in files.items():
        defined = [node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
        found += [
            f"{path}: {node.name} is a module of this room too; call one of them otherwise"
            for node in defined
            if node.name in modules[_room(path)]
        ]
    return found


def _room(path: str) -> str:
    return "/".join(PurePosixPath(path).parts[: 2 if path.startswith("widgets/") else 1])
