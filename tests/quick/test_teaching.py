"""What a lecturer is given: every chapter has its questions and activity, minutes add up, ids lead to the chapter."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

from widgets.exercises.item_bank import teaching
from widgets.exercises.item_bank.files import ROOT, bank
from widgets.exercises.item_bank.reading import BankError

CHAPTER = "relationship/alliance_and_outcome"
FILE = f"chapters/{CHAPTER}.teaching.yaml"
PLAN = "chapters/teaching/two_weeks.plan.yaml"


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    """The chapters of the book in a folder where they can be spoilt."""
    folder = tmp_path_factory.mktemp("book")
    shutil.copytree(ROOT / "chapters", folder / "chapters", ignore=shutil.ignore_patterns("*.ipynb"))
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "_toc.yml", folder)
    return folder


@pytest.fixture
def spoilt(root, monkeypatch):
    """Replace something in a file, then read the file and hear what is said."""
    monkeypatch.setattr(teaching, "bank", lambda _: bank())

    def said(file: str, old: str, new: str) -> str:
        path = root / file
        before = path.read_text(encoding="utf-8")
        assert old in before
        path.write_text(before.replace(old, new, 1), encoding="utf-8")
        read = teaching.read_plan if file == PLAN else teaching.read_teaching
        try:
            read("two_weeks" if file == PLAN else CHAPTER, root)
        except BankError as error:
            return str(error)
        finally:
            path.write_text(before, encoding="utf-8")
        return ""

    return said


@pytest.mark.parametrize("chapter", teaching.taught())
def test_every_chapter_can_be_taught(chapter):
    """Failure prevented: a chapter for which a lecturer finds no question and no activity."""
    data = teaching.read_teaching(chapter)
    assert len(data["questions"]) == 3
    assert sum(step["minutes"] for step in data["activity"]["steps"]) == data["activity"]["minutes"]
    assert teaching.minutes_of_exercises(chapter) > 10


def test_the_plan_holds_every_chapter_once_in_order():
    """Failure prevented: a plan of two weeks that has lost a chapter."""
    plan = teaching.read_plan("two_weeks")
    assert [meeting["chapter"] for meeting in plan["meetings"]] == teaching.taught()
    assert [sum(step["minutes"] for step in one["steps"]) for one in plan["meetings"]] == [plan["minutes"]] * 4


def test_the_plan_gives_an_activity_the_minutes_that_it_takes():
    """Failure prevented: an activity of half an hour in a quarter."""
    for meeting in teaching.read_plan("two_weeks")["meetings"]:
        own = teaching.read_teaching(meeting["chapter"])["activity"]["minutes"]
        assert own in [step["minutes"] for step in meeting["steps"] if step["do"].startswith("The activity")]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (FILE, "exercise: within-or-between", "exercise: within-or-betwen", "; did you mean 'within-or-between'?"),
        (FILE, "exercise: within-or-between", "exercise: fewer-names", "has no exercise 'fewer-names'"),
        (FILE, "- minutes: 4", "- minutes: 5", "the steps take 26 minutes together, not 25"),
        (FILE, "minutes: 25", "minutes: 45", "must be at most 30, not 45"),
        (FILE, f"chapter: {CHAPTER}", "chapter: a/b", f"chapter must be '{CHAPTER}', not 'a/b'"),
        (FILE, "listen_for:", "listenfor:", "needs 'listen_for' (is 'listenfor' meant for it?)"),
        (FILE, "  look_for:", "  watch_for:", "activity: needs 'look_for'"),
        (FILE, "questions:", "questions: []\nx:", "must not be empty"),
        (PLAN, "- minutes: 10", "- minutes: 11", "the steps take 91 minutes together, not 90"),
        (PLAN, f"chapter: {CHAPTER}", "chapter: relationship/alliance", "no chapter is called 'relationship/alliance'"),
        (PLAN, "exercise: prediction-interval-meaning", "exercise: nothing", "has no exercise 'nothing'"),
        (PLAN, "minutes: 90", "minutes: ninety", "must be a whole number, not 'ninety'"),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_file_and_line(file, old, new, said, spoilt):
    """Failure prevented: a plan that does not add up, or a link into nothing, found by a class."""
    text = spoilt(file, old, new)
    assert re.search(rf"^{re.escape(file)}:[1-9]\d*: .*{re.escape(said)}", text, re.M), text


def test_a_chapter_without_its_file_is_named(root):
    """Failure prevented: a new chapter that the teaching page passes over in silence."""
    with pytest.raises(BankError, match=r"chapters/part/new.teaching.yaml:1: this file is missing"):
        teaching.read_teaching("part/new", root)


def test_nothing_asks_for_a_personal_disclosure():
    """Failure prevented: a question that asks students about their own lives."""
    asks = re.compile(
        r"\byour own\b|\bhave you ever\b|\bthink of (?:a time|somebody) (?:when )?you\b|\bin your life\b", re.I
    )
    for path in sorted((ROOT / "chapters").glob("*/*.teaching.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert [one["question"] for one in data["questions"] if asks.search(one["question"])] == []
        assert [step["do"] for step in data["activity"]["steps"] if asks.search(step["do"])] == []
