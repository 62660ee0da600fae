"""What a lecturer is given: every chapter has its questions and activity, minutes add up, ids lead to the chapter."""

import copy
import json
import math
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from scipy.stats import multivariate_normal, norm

from widgets._language.safe_messaging import names_suicide
from widgets.exercises.item_bank import teaching
from widgets.exercises.item_bank.files import ROOT, bank, read_bank, recall, recalled
from widgets.exercises.item_bank.reading import BankError
from widgets.exercises.pages import teaching as pages
from widgets.exercises.pages.teaching import PREFER, PreferRole, equal
from widgets.exercises.rules import checks
from widgets.exercises.rules.checks import naming_suicide

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
        (PLAN, "exercise: read-the-forest", "exercise: nothing", "has no exercise 'nothing'"),
        (PLAN, "leave: read-the-forest", "leave: nothing", "has no exercise 'nothing'"),
        (PLAN, "recall: who-breaks-the-rule", "recall: useful-or-explained-again", "no earlier chapter has a sister"),
        (PLAN, "- minutes: 40", "- minutes: 35", "the steps take 115 minutes together, not 120"),
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


# Words a minute that are read for study.
SLOW, FAST = 200, 230


def words_and_figures(chapter: str) -> tuple[int, int]:
    """How many words a chapter's text has, and how many charts and widgets stand beside it."""
    cells = json.loads((ROOT / "chapters" / f"{chapter}.ipynb").read_text(encoding="utf-8"))["cells"]
    text = {
        kind: ["".join(one["source"]) for one in cells if one["cell_type"] == kind] for kind in ("markdown", "code")
    }
    words = len(re.sub(r"\{[\w:-]+\}(`[^`]*`)?", " x ", " ".join(text["markdown"])).split())
    return words, sum("figure(" in one or "key=" in one for one in text["code"])


@pytest.mark.parametrize("meeting", teaching.read_plan("two_weeks")["meetings"], ids=lambda one: one["chapter"])
def test_the_minutes_of_a_chapter_agree_everywhere(meeting):
    """Failure prevented: a quarter of an hour planned for three thousand words, or "an hour" that is two."""
    words, figures = words_and_figures(meeting["chapter"])
    assert words / FAST <= meeting["reading"] <= words / SLOW + 3 * figures
    whole = meeting["reading"] + meeting["look"] + teaching.minutes_of_exercises(meeting["chapter"])
    assert 45 <= whole <= 70
    front = (ROOT / "chapters" / "index.ipynb").read_text(encoding="utf-8")
    assert front.count("chapter takes about an hour with its exercises") == 2


def test_what_a_class_does_together_is_new_to_it():
    """Failure prevented: a vote on an exercise whose answer everybody has read at home."""
    earlier: list[str] = []
    for meeting in teaching.read_plan("two_weeks")["meetings"]:
        chapter = meeting["chapter"]
        together = [step["exercise"] for step in meeting["steps"] if "exercise" in step]
        assert together == [meeting["leave"]]
        # Asked at the chapter's end, it or a sister would give it away.
        assert [key for key in recall(chapter) if {key, bank()[key].sister_of} & {*together}] == []
        asked = [step["recall"] for step in meeting["steps"][:2] if "recall" in step]
        assert len(asked) == bool(earlier)
        assert [bank()[key].chapter for key in asked] == [one for one in earlier if bank()[asked[0]].chapter == one]
        assert [key for key in asked if key in recalled()] == []
        earlier.append(chapter)


def test_the_exercise_of_a_meeting_is_found_where_it_stands():
    """Failure prevented: a link into a chapter that shows no sister, or "left blank" where there was no blank."""
    plan = teaching.read_plan("two_weeks")
    for meeting in plan["meetings"]:
        chapter, key = meeting["chapter"], meeting["leave"]
        sister = bool(bank()[key].sister_of)
        shown = str(pages.meeting(meeting, "A title", plan["minutes"]))
        assert shown.count(f"#goto/chapters/{chapter}#ex-{key}") == (0 if sister else 2)
        # Nobody leaves what stands in no chapter.
        assert not sister or shown.count(f"#root/embed/{key}.html") == 1
        (said,) = [step["do"] for step in meeting["steps"] if step.get("exercise") == key]
        assert ("does not stand in the chapter" if sister else "left blank") in said
        assert [one for one in re.findall(r"#ex-([\w-]+)", shown) if bank()[one].sister_of] == []


def test_what_students_bring_is_used():
    """Failure prevented: homework that nobody asks for."""
    for meeting in teaching.read_plan("two_weeks")["meetings"]:
        for brought in re.findall(r"Bring one (\w+)|note one (thing)", meeting["before"]):
            used = {"sentence": "sentence that they brought", "thing": "what was not expected"}["".join(brought)]
            assert [step for step in meeting["steps"] if used in step["do"]]


def test_the_key_of_the_counters_is_right():
    """Failure prevented: a class that moves counters to a figure which they cannot show."""
    activity = teaching.read_teaching(CHAPTER)["activity"]
    without, swaps, apart, scores = activity["key"]
    dark, light, other_dark, other_light = map(int, re.findall(r"(\d+) (?:dark|light|in the weaker)", swaps))
    expected, light_expected = map(int, re.findall(r"\d+", without))
    assert "seventy dark and thirty light" in activity["materials"][0]
    assert (expected, light_expected) == (70 / 2, 30 / 2)
    assert (dark + other_dark, light + other_light, dark + light) == (70, 30, 50)
    asked = float(re.search(r"correlation of (0\.\d+)", activity["steps"][0]["do"])[1])
    assert f"correlate {asked}" in str(bank()["hundred-good-bonds"].prompt)

    def phi(moved: int) -> float:
        a, b, c, d = 35 + moved, 15 - moved, 35 - moved, 15 + moved
        return (a * d - b * c) / math.sqrt(50 * 50 * 70 * 30)

    nearest = min(range(16), key=lambda moved: abs(phi(moved) - asked))
    assert (nearest, dark) == (6, expected + nearest)
    assert f"the correlation is {phi(nearest):.2f}" in swaps
    assert f"would make it {phi(nearest + 1):.2f}" in swaps
    assert f"So {2 * dark} in a hundred against {2 * other_dark} got better, {2 * (dark - other_dark)} apart" in apart
    # Two bell-shaped scores: above the middle of one, how many are above the point that seven in ten pass of the other?
    both = multivariate_normal([0, 0], [[1, asked], [asked, 1]]).cdf([0, norm.ppf(0.3)])
    better = round(100 * (1 - (0.3 - both) / 0.5))
    assert f"{better // 2} dark in the stronger field and {70 - better // 2} in the weaker, {better} against" in scores


def sections(chapter: str) -> dict[str, str]:
    """Text and cells of each section of a chapter, by its anchor."""
    cells = json.loads((ROOT / "chapters" / f"{chapter}.ipynb").read_text(encoding="utf-8"))["cells"]
    parts = re.split(r"^## (.+)$", "\n\n".join("".join(one["source"]) for one in cells), flags=re.M)
    names = [re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") for title in parts[1::2]]
    return dict(zip(names, parts[2::2], strict=True))


def test_work_of_equal_worth_names_no_suicide_and_takes_as_long():
    """Failure prevented: a way around a topic that leads into it, or that is less."""
    plan = teaching.read_plan("two_weeks")
    ways = [meeting for meeting in plan["meetings"] if "instead" in meeting]
    touching = {item.chapter for item in bank().values() if "durkheim1897suicide" in item.sources}
    assert touching == {meeting["chapter"] for meeting in ways}
    for meeting in ways:
        together = meeting["reading"] + meeting["look"] + plan["minutes"]
        assert sum(step["minutes"] for step in meeting["instead"]) == together
        places = [place for step in meeting["instead"] for place in step.get("places", {}).values()]
        assert len(places) > 1
        for place in places:
            chapter, _, anchor = place.partition("#")
            assert not names_suicide(sections(chapter)[anchor]), place
        # Its exercises are those of the chapter.
        own = {item.id for item in bank().values() if item.chapter == meeting["chapter"] and not item.sister_of}
        assert own.isdisjoint(naming_suicide())
        shown = equal(meeting, together)
        assert [key for key in own if f"#root/embed/{key}.html" not in shown] == []


def test_the_line_that_embeds_is_that_of_an_exercise():
    """Failure prevented: an example under a name that the exercise no longer has."""
    page = (ROOT / "chapters" / "teaching" / "index.md").read_text(encoding="utf-8")
    (key, title) = re.search(r'embed/([\w-]+)\.html" title="(.*?)"', page).groups()
    assert bank()[key].title == title


@pytest.mark.parametrize("page", sorted(PREFER))
def test_what_is_promised_of_alternatives_follows_from_the_bank(page, monkeypatch):
    """Failure prevented: alternatives that are promised and do not exist, or exist and are not named."""
    said = {}
    for named in ([], ["tall-ratio"], None):
        if named is not None:
            monkeypatch.setattr(pages, "naming_suicide", lambda named=named: named)
        role = PreferRole()
        role.text = page
        said[str(named)] = role.run()[0][0].astext()
        monkeypatch.undo()
    assert "another" in said["['tall-ratio']"]
    assert "another" not in said["[]"]
    assert said["None"] == said[str(naming_suicide() and ["tall-ratio"])]
    text = "".join(
        (ROOT / "chapters" / name).read_text(encoding="utf-8") for name in ("back/answers.md", "teaching/index.md")
    )
    assert f"{{who-prefers}}`{page}`" in text
    assert not re.search(r"names? another|on another topic|alternatives", text)


def test_an_exercise_that_names_suicide_is_found(monkeypatch):
    """Failure prevented: a promise that is computed from a count which is always nought."""

    def read(path, root):
        file = read_bank(path, root)
        data = copy.deepcopy(file.data)
        for one in data["exercises"]:
            if one["id"] == "nurses-and-wards":
                one["prompt"] += "Rates of suicide differ."
        return replace(file, data=data)

    monkeypatch.setattr(checks, "read_bank", read)
    assert naming_suicide() == ["nurses-and-wards"]


def test_nothing_asks_for_a_personal_disclosure():
    """Failure prevented: a question that asks students about their own lives."""
    asks = re.compile(
        r"\byour own\b|\bhave you ever\b|\bthink of (?:a time|somebody) (?:when )?you\b|\bin your life\b", re.I
    )
    for path in sorted((ROOT / "chapters").glob("*/*.teaching.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert [one["question"] for one in data["questions"] if asks.search(one["question"])] == []
        assert [step["do"] for step in data["activity"]["steps"] if asks.search(step["do"])] == []
