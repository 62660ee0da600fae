"""Contracts of every file: direction of imports, size, safe scripts, colours, docstrings, names, pins and workflows."""

import re
from pathlib import Path

from tests.quick import code_repository
from widgets._language.safe_messaging_sources import notebook_cells
from widgets.desk import browser_floor
from widgets.desk import python_code as code_python
from widgets.desk import script_code as code_scripts

ROOT = Path(__file__).parents[2]
FILES = {path.relative_to(ROOT).as_posix(): path for path in code_repository.tracked(ROOT)}
TEXTS = {name: path.read_text(encoding="utf-8") for name, path in FILES.items() if path.suffix in code_repository.TEXT}
# Somebody else's code, kept as it came.
OURS = {name: text for name, text in TEXTS.items() if "/vendor/" not in name}
PYTHON = {name: text for name, text in OURS.items() if name.endswith(".py")}
SCRIPTS = {name: text for name, text in OURS.items() if name.endswith(".js")}
STYLES = {name: text for name, text in OURS.items() if name.endswith(".css")}


def found(check, files: dict[str, str]) -> list[str]:
    return [fault for name, text in files.items() for fault in check(text, name)]


def test_imports_point_one_way():
    """Prevents a model that knows a screen, a host that knows a room, and a change that runs in a circle."""
    assert found(code_python.import_faults, PYTHON) == []
    assert [
        fault for name in PYTHON if name.endswith("/model.py") for fault in code_python.model_faults(PYTHON, name)
    ] == []
    assert (
        found(code_scripts.import_faults, {name: text for name, text in SCRIPTS.items() if name.startswith("widgets/")})
        == []
    )


def test_nothing_imports_in_a_circle():
    """Prevents two files that can only be understood, moved and tested together."""
    ours = {name: text for name, text in PYTHON.items() if name.startswith(("widgets/", "data/"))}
    assert code_python.circle_faults(ours) == []


def test_one_word_means_one_thing():
    """Prevents a module and a function of one name in a room, so that an import says which is meant."""
    ours = {name: text for name, text in PYTHON.items() if name.startswith(("widgets/", "data/"))}
    assert code_python.double_names(ours) == []


def test_everything_fits_on_a_screen():
    """Prevents files that nobody reads to the end and functions that nobody holds in the head."""
    assert (
        found(code_python.size_faults, PYTHON)
        + found(code_scripts.size_faults, SCRIPTS | STYLES)
        + found(code_scripts.function_faults, SCRIPTS)
        == []
    )


def test_scripts_never_make_markup_or_code_from_text():
    """Prevents a label, an address or a row of data from becoming HTML or a program."""
    assert (
        found(code_scripts.danger_faults, {name: text for name, text in SCRIPTS.items() if name.startswith("widgets/")})
        == []
    )


def test_colours_stand_in_one_place():
    """Prevents a colour that the dark theme, forced colours and the contrast tests do not know."""
    code = {name: text for name, text in (PYTHON | SCRIPTS | STYLES).items() if name.startswith("widgets/")}
    cells = {
        f"{name}#{key}.py": source
        for name in FILES
        if name.endswith(".ipynb")
        for kind, key, source in notebook_cells(FILES[name])
        if kind == "code"
    }
    assert found(code_scripts.colour_faults, code | cells) == []


def test_columns_can_shrink():
    """E3: prevents a page wider than its window where a reader's text is large and a word long."""
    assert found(code_scripts.column_faults, STYLES) == []


def test_styles_are_plain_where_a_browser_is_old():
    """F01: prevents marks without a colour, and rules that are lost whole, in a browser of 2021."""
    assert found(browser_floor.style_faults, STYLES) == []


def test_scripts_ask_before_they_use_what_is_new():
    """F01: prevents a page that stops in a browser of 2021, at a method that it does not know."""
    assert (
        found(browser_floor.script_faults, {name: text for name, text in SCRIPTS.items() if "widgets/" in name}) == []
    )


def test_names_say_something():
    """Prevents drawers into which everything is thrown."""
    assert [fault for name in FILES for fault in code_repository.name_faults(name)] == []


def test_nothing_unfinished_and_nothing_of_this_machine():
    """Prevents marks of unfinished work, filler, hosts of registries and paths that exist on one machine only."""
    assert found(code_repository.text_faults, OURS) == []


def test_root_holds_what_a_visitor_expects():
    """Prevents a root that grows a file for every tool, or loses its licence."""
    assert code_repository.root_faults(ROOT) == []


def test_guides_name_what_there_is():
    """Failure prevented: a newcomer who is sent to a file that has moved."""
    named = [
        f"{guide}: {path}"
        for guide in ("README.md", "CONTRIBUTING.md", "tests/README.md")
        for path in re.findall(
            r"`((?:chapters|data|tests|widgets|\.github)/[\w./-]*)`", (ROOT / guide).read_text("utf-8")
        )
    ]
    assert len(named) > 20
    assert [one for one in named if not (ROOT / one.partition(": ")[2]).exists()] == []


def test_pins_and_hashes_agree():
    """Prevents people and machines from installing different versions, and an install that nobody can verify."""
    assert code_repository.requirement_faults(TEXTS["requirements.txt"], TEXTS["requirements.lock"]) == []


def test_workflows_are_pinned_and_modest():
    """Prevents an action that changes under us and a token that may do more than it needs."""
    workflows = {name: text for name, text in TEXTS.items() if name.startswith(".github/workflows/")}
    assert workflows
    assert found(code_repository.workflow_faults, workflows) == []
