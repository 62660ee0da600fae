"""A hundred invented people: their line, their samples and their moves against independent computation."""

import json
import math
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from data import load
from data.make import hundred_people
from tests.cases.make_alliance_people import CASES, MOVES, ONE_PLACE, answer
from tests.quick.test_alliance_page import alike
from widgets.alliance_outcome import AllianceOutcome, people
from widgets.alliance_outcome.people import above_middle, code_of, hundred, line_through, people_moved, sample_of

ROOM = Path(people.__file__).parent
NUMBER = st.floats(-100, 100).map(lambda value: round(value, 3))
CLOUD = st.lists(st.tuples(NUMBER, NUMBER), min_size=3, max_size=40)


def columns(points):
    return np.array(points, dtype=float).T


def near(one, other):
    return one == pytest.approx(other, rel=1e-9, abs=1e-9, nan_ok=True)


def test_the_hundred_can_be_made_again_and_hide_nobody():
    """Failure prevented: people who were touched by hand, whose r is another than the book says, or who hide."""
    assert hundred_people.FILE.read_bytes() == hundred_people.csv_text().encode("utf-8")
    x, y = columns(hundred())
    assert round(float(np.corrcoef(x, y)[0, 1]), 3) == 0.278
    assert np.abs([x.mean(), y.mean()]).max() < 0.005
    assert np.abs([x.std() - 1, y.std() - 1]).max() < 0.005
    # On a phone a picture of 350 by 246 pixels shows 5.5 standard deviations each way.
    away = np.hypot((x[:, None] - x) * 350 / 5.5, (y[:, None] - y) * 246 / 5.5)[np.triu_indices(100, 1)]
    assert away.min() > 3
    assert list(x) == sorted(x)


def test_the_script_carries_the_table():
    """Failure prevented: points on the page that are not those of the table."""
    packed = "".join(re.findall(r'"([^"]*)"', (ROOM / "hundred.js").read_text(encoding="utf-8")))
    rows = [[int(one) / 100 for one in pair.split(",")] for pair in packed.split(" ")]
    assert rows == load("hundred_people")[["alliance", "outcome"]].to_numpy().tolist()


def test_shared_cases_are_what_python_says():
    """Failure prevented: a formula changed without its cases, so that the page goes on with the old one."""
    groups = json.loads(CASES.read_text(encoding="utf-8"))
    assert sum(len(group["cases"]) for group in groups) >= 200
    wrong = [
        (group["function"], case["args"])
        for group in groups
        for case in group["cases"]
        if not alike(answer(group["function"], case["args"]), case["value"])
    ]
    assert wrong == []


@pytest.mark.parametrize("number", [None, *range(1, 21)])
@pytest.mark.parametrize("moved", [MOVES[0], MOVES[1], MOVES[2]], ids=["start", "one", "two"])
def test_line_is_that_of_numpy_and_scipy(moved, number):
    """Failure prevented: a wrong r, slope, intercept or shared variance: at the start, after moves, in a sample."""
    points = people_moved(moved)
    x, y = columns(points if number is None else [points[i] for i in sample_of(number)])
    line, other = line_through(x, y), stats.linregress(x, y)
    assert near([line.slope, line.intercept, line.r], [other.slope, other.intercept, other.rvalue])
    assert near([line.r, line.r_squared], [np.corrcoef(x, y)[0, 1], stats.pearsonr(x, y).statistic ** 2])
    counts = above_middle(x, y)
    strong, better = x > np.median(x), y > np.median(y)
    assert (counts.strong, counts.strong_above) == (strong.sum(), (strong & better).sum())
    assert (counts.weak, counts.weak_above) == ((~strong).sum(), (~strong & better).sum())


def test_at_the_start_thirty_of_the_fifty_did_better():
    """Failure prevented: a sentence about natural frequencies that nobody counted."""
    assert above_middle(*columns(hundred())) == people.AboveMiddle(50, 30, 50, 20)


@given(CLOUD)
def test_laws_of_the_line(points):
    """Failure prevented: an r beyond its ends, one that depends on units, or points without differences that divide by
    nought.
    """
    x, y = columns(points)
    line = line_through(x, y)
    if np.ptp(x) == 0 or np.ptp(y) == 0:
        assert math.isnan(line.r)
        assert line.slope == 0 if np.ptp(x) else math.isnan(line.slope)
        return
    assert -1 <= line.r <= 1
    assert near(line_through(y, x).r, line.r)
    assert near(line_through(x, -y).r, -line.r)
    assert near(line.slope * x.mean() + line.intercept, y.mean()), "the line passes through the average"
    left = y - line.slope * x - line.intercept
    assert near((left @ (x - x.mean())) / (np.ptp(x) * np.ptp(y)), 0), "what is left over goes with x no more"


@given(st.floats(-50, 50), st.integers(2, 60))
def test_equal_points_have_no_r(value, count):
    """Failure prevented: a rounding divided by a rounding, which is any number, where all stand in one place."""
    line = line_through([value] * count, [value / 3] * count)
    assert all(map(math.isnan, (line.r, line.r_squared, line.slope, line.intercept)))
    assert math.isnan(line_through([value] * count, range(count)).r)
    assert math.isnan(line_through(range(count), [value] * count).r)


def test_a_sample_holds_nobody_twice_and_everybody_as_often():
    """Failure prevented: a draw that favours some places of the table, or puts somebody back."""
    drawn = [sample_of(number) for number in range(1, 4001)]
    assert {len(set(one)) for one in drawn} == {20}
    often = np.bincount(np.concatenate(drawn), minlength=100)
    # Expected 800 each; the variance of a draw without return is n p (1 - p).
    assert ((often - 800) ** 2 / (4000 * 0.2 * 0.8)).sum() < 150
    assert sample_of(5) == sample_of(5)
    assert sample_of(5) != sample_of(6)


def test_samples_of_the_hundred_vary_a_tenth_less():
    """Failure prevented: a note about samples from a small population that is not so."""
    x, y = columns(hundred())
    rng = np.random.default_rng(7)
    without = np.std([line_through(x[who], y[who]).r for who in map(sample_of, range(1, 4001))])
    again = np.std([np.corrcoef(x[who], y[who])[0, 1] for who in rng.integers(0, 100, (4000, 20))])
    assert without / again == pytest.approx(math.sqrt(80 / 99), abs=0.04)


@given(st.integers(1, 100), st.integers(-260, 260), st.integers(-260, 260))
def test_a_move_comes_back_from_the_address(person, x, y):
    """Failure prevented: a copied link that puts a person elsewhere."""
    points = people_moved([code_of(person, x / 100, y / 100)])
    assert points[person - 1] == (x / 100, y / 100)
    assert [one for i, one in enumerate(points) if i != person - 1] == [
        one for i, one in enumerate(hundred()) if i != person - 1
    ]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: line_through([1, 2], [1]), "x and y must have the same length, not 2 and 1"),
        (lambda: line_through([1], [1]), "x must hold at least 2 points, not 1"),
        (lambda: above_middle([1, math.nan], [1, 2]), "x[1] must lie between -1e100 and 1e100, not nan"),
        (lambda: line_through([1, 2], [1, "a"]), "y[1] must be a number, not 'a'"),
        (lambda: sample_of(0), "number must be a whole number from 1 to 1,000,000,000, not 0"),
        (lambda: sample_of(1, 21, 20), "size must be a whole number from 1 to 20, not 21"),
        (lambda: people_moved([500]), "moved must name a person from 1 to 100, not 0"),
        (lambda: AllianceOutcome(samples=101), "samples must be a whole number between 0 and 100, not 101"),
        (lambda: AllianceOutcome(person=0), "person must be a whole number between 1 and 100, not 0"),
    ],
)
def test_what_cannot_be_is_refused_by_name(call, said):
    """Failure prevented: an argument out of range that gives a number all the same, or an error without a name."""
    with pytest.raises(ValueError, match="must") as caught:
        call()
    assert str(caught.value) == said


def test_the_still_form_says_the_state():
    """A11: a page without a script with another widget's picture, or one that does not say that it is invented."""
    said = AllianceOutcome(show=["people", "faces"]).fallback()
    assert "Of the fifty with the stronger alliance 30 did better than the middle, of the others 20. " in said
    assert "r\u00a0=\u00a0.28, and 92 per cent" in said
    assert "invented data</text>" in said
    assert said.count("h0M") == 99
    assert said.count("<tr>") == 3
    still = AllianceOutcome(mode="people", moved=ONE_PLACE).fallback()
    assert "nan" not in still
    assert 'class="fit"' not in still


def test_an_old_address_without_a_view_means_the_faces():
    """Failure prevented: a link of before, which left the view out, that opens people instead of its faces."""
    assert AllianceOutcome(show=["people", "faces"])._state_for_page()["unsaid"] == {"mode": "faces"}
    assert "unsaid" not in AllianceOutcome()._state_for_page()
    assert "unsaid" not in AllianceOutcome(show=["faces"])._state_for_page()
