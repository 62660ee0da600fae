"""Sisters and what is asked again: a good book passes, and each slip is one sentence with its file and line."""

import json
import re
from pathlib import Path

import pytest

from tests.quick.test_exercises_bank import FIRST, GOOD, book, reasons
from widgets.exercises.item_bank.files import recalled


def with_sister(bank: str, sister: str, original: str) -> str:
    """The bank in which one of its exercises asks another again."""
    assert f"  - id: {sister}\n" in bank
    return bank.replace(f"  - id: {sister}\n", f"  - id: {sister}\n    sister_of: {original}\n", 1)


INSIDE = ["place-the-club", "name-the-limit", "sort-the-day", "alone-in-1940", "read-the-plot", "think-it-over",
          "guess-the-share"]  # fmt: skip


def told(root: Path, second: str = GOOD, first: str = FIRST, inside: int = 7, more: str = "") -> str:
    """The faults of a book of two chapters whose exercises stand in cells, so many of them before the last section."""
    book(root, second, first)
    path = root / "chapters" / "ties" / "second.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cells = [f'Exercise("{name}")' for name in [*INSIDE, "rates-and-rings"]]
    for source in [
        *cells[:inside],
        "## The last section",
        *cells[inside:],
        more,
        "## To take along\n{recall}",
        "## Key terms",
    ]:
        kind = "code" if source.startswith("Exercise") else "markdown"
        notebook["cells"].append({"cell_type": kind, "source": source})
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return reasons(root)


def test_a_book_with_sisters_is_well(tmp_path):
    """Failure prevented: a rule that no chapter can keep."""
    assert told(tmp_path) == ""
    where = recalled(tmp_path)
    assert (where["choose-the-ties"], where["bonds-again"]) == ("ties/second", "ties/first")
    assert "new-shares" not in where


# A change of the second bank, or of the first, and what is said of it.
FAULTS = {
    "of nothing": (
        "sister_of: name-the-limit",
        "sister_of: name-the-limits",
        r"no exercise 'name-the-limits' to be a sister of; did you mean 'name-the-limit'\?$",
    ),
    "of itself": ("sister_of: name-the-limit", "sister_of: choose-the-ties", r"an exercise is no sister of itself"),
    "of a sister": (
        "sister_of: guess-the-share",
        "sister_of: new-shares",
        r"'new-shares' is a sister itself; name its original, 'alone-in-1940'$",
    ),
    "of another objective": (
        "sister_of: name-the-limit",
        "sister_of: think-it-over",
        r"'think-it-over' meets the objective 'sort', and its sister must too$",
    ),
    "of another file": (
        "sister_of: name-the-limit",
        "sister_of: from-the-first",
        r"'from-the-first' stands in \S+/first.exercises.yaml, and its sisters must stand there too$",
    ),
    "in the same words": (
        "prompt: Which of these are close ties?",
        "prompt: What does a strict rule change?",
        r"this asks in the words of 'name-the-limit'; take another scene or other numbers$",
    ),
    "with the same number": ("answer: 7.5", "answer: 27.6", r"'27.6' is asked in 'guess-the-share'; take another"),
    "recall of no sister": (
        "recall: [choose-the-ties",
        "recall: [name-the-limit",
        r":2: recall: 'name-the-limit' is no sister, and was asked above",
    ),
    "recall of nothing": (
        "recall: [choose-the-ties",
        "recall: [choose-the-tie",
        r":2: recall: there is no exercise 'choose-the-tie'; did you mean 'choose-the-ties'\?$",
    ),
    "too few of earlier": (
        "ties, bonds-once-more",
        "ties, new-shares",
        r":2: recall must hold 2 of earlier chapters and 1 of this one, and not 1$",
    ),
    "recalled twice": (
        "bonds-once-more, words",
        "bonds-again, words",
        r":2: recall: 'bonds-again' is asked again in ties/first already$",
    ),
    "too few sisters": ("    sister_of: alone-in-1940\n", "", r":3: a chapter has at least 3 sisters, and not 2$"),
    "too many in place": (
        "    sister_of: alone-in-1940\n",
        "",
        r":3: a chapter has 6 to 8 exercises in place, sisters not counted, and not 9$",
    ),
    "two predicts": (
        "    sister_of: guess-the-share\n",
        "",
        r":3: a chapter has at most one predict in place, and not 2$",
    ),
    "a reused key": ('key: "2"', 'key: "1"', r"sort-the-day: the key '1' stands here twice"),
    "a retired id without a lead": (
        "exercises:",
        "retired:\n  gone-now:\nexercises:",
        r"retired, gone-now: must be a text",
    ),
}


@pytest.mark.parametrize("kind", FAULTS)
def test_a_slip_with_a_sister_is_one_sentence(kind, tmp_path):
    """Failure prevented: the same question asked again as another, or an author who is not told what to write."""
    before, after, said = FAULTS[kind]
    assert before in GOOD
    found = told(tmp_path, GOOD.replace(before, after, 1))
    [line] = [one for one in found.splitlines() if re.search(said, one)]
    assert re.match(r"chapters/ties/second\.exercises\.yaml:\d+: ", line), found


def test_a_sister_in_the_text_is_named(tmp_path):
    """Failure prevented: a recall that asks what was asked and answered above."""
    found = told(tmp_path, more='Exercise("new-shares")')
    assert re.search(
        r":\d+: new-shares: a sister is asked as recall and stands in no chapter, and ties/second shows it$", found
    )


def test_a_sister_that_names_suicide_has_a_sister_for_an_alternative(tmp_path):
    """Failure prevented: a reader who would rather do another exercise, and is led to one that was done."""
    sister = GOOD[GOOD.index("  - id: rates-and-rings") :]
    sister = sister.replace("rates-and-rings", "rates-again").replace("of groups. What", "by region. Which things")
    sister = with_sister(sister, "rates-again", "rates-and-rings")
    assert "rates-again: the alternative of a sister is a sister too, and 'name-the-limit' is none" in told(
        tmp_path / "a", GOOD + sister
    )
    led = sister.replace("alternative: name-the-limit", "alternative: choose-the-ties")
    assert told(tmp_path / "b", GOOD + led) == ""
    assert "needs an `alternative`" in told(
        tmp_path / "c", GOOD + led.replace("    alternative: choose-the-ties\n", "")
    )


def test_what_is_of_a_later_chapter_is_not_recalled(tmp_path):
    """Failure prevented: a reader who is asked what the book has not told yet."""
    found = told(tmp_path, first=FIRST.replace("recall: [bonds-again", "recall: [new-shares"))
    assert "first.exercises.yaml:2: recall: 'new-shares' is of a later chapter, ties/second" in found


def test_kinds_and_numbers_of_a_chapter(tmp_path):
    """Failure prevented: a chapter of one kind of exercise, or of five."""
    cut = FIRST[: FIRST.index("  - id: first-number")]
    found = told(tmp_path, first=cut)
    assert "first.exercises.yaml:3: a chapter has at least 4 kinds of exercise, and not 3" in found
    assert "a chapter has 6 to 8 exercises in place, sisters not counted, and not 3" in found


@pytest.mark.parametrize(("inside", "well"), [(7, True), (5, True), (4, False)])
def test_exercises_stand_in_the_sections_that_they_practise(tmp_path, inside, well):
    """Failure prevented: exercises in a heap at the end, where asking helps least."""
    said = f"second.exercises.yaml:3: only {inside} of 8 exercises are followed by another section of the text"
    assert (said in told(tmp_path, inside=inside)) is not well
