"""The bank as a whole: its command line, the book's own exercises, and slips that only a page would show."""

import json
import re
import subprocess
import sys

import pytest

from tests.quick.test_exercises_bank import GOOD, book, reasons
from widgets.exercises import __main__ as command
from widgets.exercises import bank as whole_bank
from widgets.exercises.item_bank import refusing
from widgets.exercises.item_bank.files import bank
from widgets.exercises.rules.checks import contract_faults, faults


def test_command_line(tmp_path, capsys, monkeypatch):
    """Failure prevented: a script that cannot tell a broken bank from a good one."""
    assert command.main(["check", str(tmp_path / "none.yaml")]) == 2
    assert "no such file" in capsys.readouterr().err
    bad = tmp_path / "bad.exercises.yaml"
    bad.write_text("chapter: x\n\tid: 2\n", encoding="utf-8")
    assert command.main(["check", str(bad)]) == 1
    assert capsys.readouterr().out.startswith("bad.exercises.yaml:2: a tab")
    assert command.main(["check", "--json", str(bad)]) == 1
    assert json.loads(capsys.readouterr().out)["faults"][0]["line"] == 2
    root = book(tmp_path)
    monkeypatch.setattr(command, "bank", lambda: bank(root))
    assert command.main(["list", "--minutes", "4", "--json"]) == 0
    assert sum(row["minutes"] for row in json.loads(capsys.readouterr().out)) == 4
    assert command.main(["list", "--chapter", "second", "--kind", "choice"]) == 0
    assert "name-the-limit   choice       2 min  Name the limit" in capsys.readouterr().out
    assert command.main(["list", "--chapter", "secnd"]) == 2
    assert "did you mean 'second'" in capsys.readouterr().err


def test_the_books_own_bank():
    """Failure prevented: an exercise of the book that breaks a rule of the book."""
    assert list(map(str, faults())) == []
    assert whole_bank() is bank()


def test_the_first_exercise_of_a_session_waits_for_no_grammar():
    """Failure prevented: two seconds before the first exercise of every notebook, for a check that no bank asks for."""
    unasked = "{'rfc3987_syntax', 'lark'}"
    asked = f"import sys, widgets; widgets.Exercise({next(iter(bank()))!r}); print(*{unasked} & {{*sys.modules}})"
    command = [sys.executable, "-c", asked]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_every_missing_field_is_named_at_once(tmp_path):
    """Failure prevented: a newcomer who hears of one field a run."""
    root = book(tmp_path, GOOD + "\n  - id: how-many\n    kind: choice\n    question: How many?\n")
    said = reasons(root)
    missing = ("claims", "minutes", "objective", "options", "prompt", "title")
    assert [name for name in missing if f"how-many: needs '{name}'" not in said] == []
    assert "has a field 'question'" in said


def test_contract_of_nothing():
    """Failure prevented: a crash on a book that has no exercises yet."""
    assert contract_faults([]) == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("minutes: 2", "minutes: 2.0", "minutes must be a whole number written without a point, not 2.0"),
        ("id: name-the-limit\n", 'id: "name-the-limit\\n"\n', "must have the form|must be|form"),
        ("title: Name the limit", 'title: "Name\u202e the limit"', r"the character U\+202E, which nobody sees"),
    ],
)
def test_slips_that_a_page_would_only_show(tmp_path, before, after, said):
    """Failure prevented: "2.0 minutes" on the page, an id that ends a line, a text that runs backwards."""
    assert before in GOOD
    assert re.search(said, reasons(book(tmp_path, GOOD.replace(before, after, 1))))


def test_marks_in_marks_without_end_are_a_fault_with_a_place():
    """Failure prevented: two thousand asterisks that end in a traceback."""

    def endless(text):
        return endless(text)

    with pytest.raises(refusing.Wrong) as caught:
        refusing.at(("prompt",), endless, "*" * 2000)
    assert (caught.value.path, caught.value.reason) == (("prompt",), "the text nests its marks too deeply")
