"""Clues over the whole bank: the longest, shortest, most hedged, boldest or first option is right by chance alone."""

import pytest

from tests.quick.test_exercises_bank import FIRST, GOOD, book
from widgets.exercises.item_bank.files import bank_files, read_bank
from widgets.exercises.item_bank.items import Choice, Option
from widgets.exercises.rules.checks import Place, faults
from widgets.exercises.rules.strategies import STRATEGIES, choices, limit, share, shares


def places(root=None):
    files = map(read_bank, bank_files()) if root is None else (read_bank(path, root) for path in bank_files(root))
    return [Place(file, number, item) for file in files for number, item in enumerate(file.items)]


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_no_strategy_knows_the_books_answers(strategy):
    """Failure prevented: a reader who learns how the authors write, and nothing else."""
    found = list(choices(places()))
    given = [
        f"{place.item.id}: {'/'.join(map(str, path))}" for place, path, body in found if share(body, strategy) == 1
    ]
    assert shares(places())[strategy] <= limit([body for _, _, body in found]), "\n".join(given)


def choice(*texts, right=0, many=False):
    options = [Option(str(place), [text], place == right, ["."]) for place, text in enumerate(texts)]
    return Choice(many, tuple(options), {})


@pytest.mark.parametrize(
    ("strategy", "texts", "wanted"),
    [
        ("longest", ["It is a long one", "Short", "Short"], 1),
        ("longest", ["Same", "Same", "No"], 1 / 2),
        ("shortest", ["Short", "It is a long one", "Another long one"], 1),
        ("most hedged", ["It may be, in some", "It is", "It is not"], 1),
        ("most hedged", ["It is", "They are", "We were"], 1 / 3),
        ("boldest", ["It never is", "It is", "It is only so, always"], 0),
        ("first", ["It is", "They are", "We were"], 1),
    ],
)
def test_a_strategy_takes_what_it_says(strategy, texts, wanted):
    """Failure prevented: a test that counts another thing than its name; options that tie share."""
    assert share(choice(*texts), strategy) == pytest.approx(wanted)


def test_chance_and_its_errors():
    """Failure prevented: a limit that any bank keeps, or none can."""
    four = [choice("a", "b", "c", "d")] * 12
    assert limit(four) == pytest.approx(0.25 + 2 * (0.25 * 0.75 / 12) ** 0.5)


@pytest.mark.parametrize(
    ("strategy", "telling"),
    [
        ("longest", "A tie that holds for years and for more than one reason"),
        ("shortest", "Tie"),
        ("most hedged", "It may be some tie, perhaps"),
        ("boldest", "Always and only a tie"),
    ],
)
def test_a_bank_that_tells_its_answers_is_named_by_item(strategy, telling, tmp_path):
    """Failure prevented: a clue that is counted and not said, so that nobody knows what to change."""
    asked = FIRST[FIRST.index("  - id: from-the-first") : FIRST.index("  - id: bonds-again")]
    more = "".join(
        asked.replace("id: from-the-first", f"id: telling-{number}").replace("A tie that holds", f'"{telling}"')
        for number in "abcdefgh"
    )
    more = more.replace("A sum of money", "A sum of all money")
    said = [
        str(fault)
        for fault in faults(root=book(tmp_path, GOOD, FIRST + more))
        if f"the {strategy} option" in fault.reason
    ]
    assert len(said) >= 8
    assert "first.exercises.yaml:" in said[0]
    assert " of 15 choices, and chance allows " in said[0]
