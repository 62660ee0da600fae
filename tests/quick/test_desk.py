"""The author's desk: a new chapter and a new widget begin green, and each rule of a room says what to write."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.fresh_copy import copy_to
from widgets.desk import __main__ as desk
from widgets.desk import new
from widgets.desk.widget_rooms import faults, rooms, words_faults

ROOT = Path(__file__).parents[2]
SOURCES = ("chapters", "data", "widgets", "tests", "_toc.yml", "pyproject.toml")


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """The sources in a folder of their own, with a chapter and a widget begun."""
    folder = copy_to(tmp_path_factory.mktemp("begun"), SOURCES)
    new.chapter("personal_life/new_ties", folder)
    new.chapter("new_part/first_topic", folder)
    new.widget("tie_strength", folder)
    return folder


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    """A module of the copy as a command."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_a_beginning_is_green(copy):
    """Failure prevented: a template that its own rules refuse, so that a newcomer's first hour goes to riddles."""
    checked = run(copy, "widgets.desk", "check", "chapters", "exercises", "tie_strength")
    assert checked.stdout == "0 faults in chapters, exercises, tie_strength.\n", checked.stdout + checked.stderr
    tested = run(copy, "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:nbval", "tests/quick/test_tie_strength.py")
    assert tested.returncode == 0, tested.stdout[-2000:]
    linted = run(copy, "ruff", "check", "--no-cache", "widgets", "tests/quick/test_tie_strength.py")
    formed = run(copy, "ruff", "format", "--no-cache", "--check", "widgets", "tests/quick/test_tie_strength.py")
    assert linted.returncode + formed.returncode == 0, linted.stdout + formed.stdout


@pytest.mark.parametrize("room", rooms())
def test_every_room_of_the_book_keeps_the_rules(room):
    """Failure prevented: a rule that is said to a newcomer and that the house itself does not keep."""
    assert faults(room) == []


@pytest.mark.parametrize("room", ["exercises", "_host", "_site", *rooms()])
def test_no_words_stand_twice(room):
    """Failure prevented: a sentence that is changed in one language of the code and not in the other."""
    assert list(words_faults(ROOT / "widgets" / room)) == []


def test_a_new_chapter_has_exercises_and_sisters(copy):
    """Failure prevented: a newcomer who must find out the form of a bank, or an exercise that no cell shows."""
    notebook = (copy / "chapters/new_part/first_topic.ipynb").read_text(encoding="utf-8")
    bank = (copy / "chapters/new_part/first_topic.exercises.yaml").read_text(encoding="utf-8")
    ids, sisters = (set(re.findall(rf"{start}(\S+)\n", bank)) for start in ("- id: ", "- id: (?=.+\n +sister_of)"))
    assert (len(ids), len(sisters)) == (9, 3)
    assert set(re.findall(r"Exercise\(\\\"([\w-]+)", notebook)) == ids - sisters
    banks = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (copy / "chapters").rglob("*.exercises.yaml")]
    known = {one["id"] for found in banks for one in found["exercises"] if "sister_of" in one}
    recalled = yaml.safe_load(bank)["recall"]
    assert len(set(recalled) & known) == 3
    assert [one for one in recalled if sum(one in found["recall"] for found in banks) > 1] == []


def test_a_new_chapter_stands_in_its_part(copy):
    """Failure prevented: a chapter that is written and never published, or a part at the very back."""
    toc = (copy / "_toc.yml").read_text(encoding="utf-8")
    assert re.search(r"significant_others\n +- file: chapters/personal_life/new_ties\n", toc)
    assert toc.index("caption: New part") < toc.index("caption: At the back")


# A slip in the new room: file, what stands there, what stands there instead, what is said.
SLIPS = [
    ("widget.py", 'room = "tie_strength"', 'room = "ties"', "write `room = 'tie_strength'`"),
    ("widget.py", 'key = "tie-strength"', 'key = "typology"', "is that of suicide_typology"),
    ("widget.py", 'key = "tie-strength"', 'key = "Tie"', "write `key = ...`"),
    ("widget.py", "    _css = Widget.css(room)\n", "", "write `_css = Widget.css(room)`"),
    ("widget.py", "| control | role, keys |", "", "needs a table of controls"),
    ("model.py", '"""What', 'import ipywidgets\n\n"""What', "a model knows no screen"),
    ("view.js", "export default { render };", "", "as its last line"),
    ("view.js", "const tieStrengthWords", "function range() {}\nconst tieStrengthWords", "`range` is also declared"),
    ("view.js", 'task: "', 'task: "The value {value} gives {reading}.", more: "', None),
    ("view.js", "el,\n", "el: (el.innerHTML = el.id),\n", "innerHTML"),
    ("view.css", "min-height: 1rem", "color: #123456", "colour #123456"),
    ("view.js", '"../_host/dom.js"', '"../suicide_typology/dom.js"', "only files of the room and of _host"),
    ("MODEL.md", None, None, "the model in a lecturer's words"),
]


@pytest.mark.parametrize(("name", "before", "after", "said"), SLIPS, ids=[f"{s[0]}-{i}" for i, s in enumerate(SLIPS)])
def test_a_slip_is_told_what_to_write(copy, name, before, after, said):
    """The proof that each rule of a room bites, with its file and its remedy."""
    path = copy / "widgets" / "tie_strength" / name
    kept = path.read_text(encoding="utf-8")
    try:
        if before is None:
            path.unlink()
        else:
            assert before in kept
            path.write_text(kept.replace(before, after, 1), encoding="utf-8")
        found = run(copy, "widgets.desk", "check", "tie_strength")
    finally:
        path.write_text(kept, encoding="utf-8")
    assert (said or "0 faults") in found.stdout, found.stdout + found.stderr
    assert found.returncode == (1 if said else 0)


def test_words_said_twice_are_named(copy):
    """Failure prevented: a sentence that stands in Python and in JavaScript, and is changed in one of them."""
    path = copy / "widgets" / "tie_strength" / "widget.py"
    kept = path.read_text(encoding="utf-8")
    path.write_text(kept + '\nTASK = "Move the value and read what follows."\n', encoding="utf-8")
    found = run(copy, "widgets.desk", "check", "tie_strength")
    path.write_text(kept, encoding="utf-8")
    assert "view.js: 'Move the value and read what follows.' is said in Python too" in found.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["new", "chapter", "personal_life/significant_others"], 1, "stands already"),
        (["new", "chapter", "Ties"], 1, "PART/TOPIC"),
        (["new", "widget", "suicide_typology"], 1, "widgets/suicide_typology stands already"),
        (["new", "widget", "../x"], 1, "lower-case words"),
        (["new", "table"], 2, "usage:"),
        (["check", "kitchen"], 2, "there is no room 'kitchen'"),
        (["dust"], 2, "there is no command 'dust'"),
    ],
)
def test_a_wrong_call_changes_nothing(arguments, code, said, capsys):
    """Failure prevented: a command that writes over what stands, or fails without a word."""
    assert desk.main(arguments) == code
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("command", ["record", "serve"])
def test_an_old_command_names_the_new_one(command):
    """Failure prevented: a line of somebody's notes that ends in a riddle."""
    done = run(ROOT, f"widgets._site.{command}")
    assert done.returncode == 1
    assert f"python -m widgets.desk {command}" in done.stderr
