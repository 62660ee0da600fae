"""Sectors and solidarity: the numbers of the model, its properties, its refusals, and that the page computes the
same.
"""

import json
import math
import re
from dataclasses import FrozenInstanceError, asdict
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases.make_modernity_sectors import PANEL, script_of_the_panel, written_cases
from widgets.modernity_sectors import (
    PRESETS,
    SEATS,
    SECTORS,
    ModernitySectors,
    Society,
    all_lost,
    circles,
    concentration,
    familiarity,
    words,
)
from widgets.modernity_sectors.countries import INDICATORS, figures, panel

ROOT = Path(__file__).parents[2]
ROOM = ROOT / "widgets" / "modernity_sectors"
CASES = Path(__file__).parents[1] / "cases" / "modernity_sectors.json"
SHARES = ("division_of_labour", "urban_share", "mobility")
READINGS = ("interdependence", "communion", "familiarity", "load_per_tie", "tie_failure", "expected_losses")

PUBLISHED = {
    "kin-based": (0.095265, 0.904735, 1, 0.006351, 0.065951, 0.989266, 1.942e-18, 0.000048, 0.020000, 0.066667),
    "agrarian": (0.251618, 0.748382, 0.25, 0.025162, 0.083357, 0.833570, 1.620e-11, 0.000278, 0.020000, 0.100000),
    "industrial": (0.663739, 0.336261, 0.0015, 0.110623, 0.140535, 0.843210, 7.704e-06, 0.003363, 0.020008, 0.166667),
    "post-industrial": (
        0.856927,
        0.143073,
        0.00015,
        0.214232,
        0.217054,
        0.868214,
        2.220e-03,
        0.021424,
        0.022175,
        0.250000,
    ),
}

shares = st.floats(0, 1)
societies = st.builds(
    Society,
    st.floats(1, 1e12),
    shares,
    shares,
    shares,
    st.integers(1, 60),
    st.floats(0, 0.99),
    st.none() | st.floats(1, 1e9),
    st.floats(0, 5),
    st.floats(0, 5),
    st.floats(0, 5),
)


@pytest.mark.parametrize("name", PUBLISHED)
def test_presets_give_the_published_values(name):
    """Failure prevented: a changed coefficient or formula that nobody notices."""
    one = PRESETS[name]
    found = [getattr(one, reading) for reading in READINGS]
    found += [one.all_lost(0.2), one.all_lost(shock=0.02), concentration([1] * one.ties).variance]
    *expected, alone, together, struck, spread = PUBLISHED[name]
    assert found == pytest.approx([*expected, together, struck, spread], abs=6e-7, rel=0)
    assert one.all_lost() == pytest.approx(alone, rel=5e-4, abs=0)


@pytest.mark.parametrize(
    ("n", "values"),
    [
        (1, (0.1, 0.1, 0.118)),
        (2, (0.01, 0.028, 0.0298)),
        (3, (0.001, 0.0112, 0.02098)),
        (5, (1e-5, 0.002992, 0.0200098)),
    ],
)
def test_all_lost_gives_the_published_values(n, values):
    """Failure prevented: independence, correlation and shock mixed up."""
    assert [all_lost(0.1, n), all_lost(0.1, n, 0.2), all_lost(0.1, n, shock=0.02)] == pytest.approx(values, abs=1e-9)


@pytest.mark.parametrize(
    ("weights", "values"),
    [
        ((0.7, 0.1, 0.1, 0.1), (0.52, 1.923077, 0.664)),
        ((7, 1, 1, 1), (0.52, 1.923077, 0.664)),
        ((1, 1, 1, 1), (0.25, 4, 0.475)),
        ((0.5, 0.3, 0.2), (0.38, 2.631579, 0.566)),
    ],
)
def test_concentration_gives_the_published_values(weights, values):
    """Failure prevented: weights left unscaled, or the correlation applied to the wrong part."""
    found = concentration(weights, correlation=0.3)
    assert (found.herfindahl, found.effective_ties, found.variance) == pytest.approx(values, abs=5e-7)
    assert concentration(weights).variance == pytest.approx(found.herfindahl)


def test_therapist_and_congregation_lighten_the_load_as_published():
    """Failure prevented: the add-ons change the society instead of the load."""
    now = asdict(PRESETS["post-industrial"])
    therapist, congregation = Society(**{**now, "ties": 5}), Society(**{**now, "religion": 0.3})
    assert (therapist.load_per_tie, therapist.tie_failure, therapist.all_lost()) == pytest.approx(
        (0.171385, 0.182778, 0.000204), abs=6e-7
    )
    assert congregation.load_per_tie == pytest.approx(0.139232, abs=6e-7)
    assert therapist.interdependence == congregation.interdependence == PRESETS["post-industrial"].interdependence


@given(societies)
def test_a_society_stays_within_its_ranges(one):
    """Failure prevented: a share, load or chance outside 0..1, or parts that do not make a whole."""
    assert one.interdependence + one.communion == pytest.approx(1)
    assert 0 < one.communion < 1
    assert 0 <= one.load_per_tie <= 1 / one.ties
    assert one.base_hazard - 1e-12 <= one.tie_failure <= 1
    assert 0 <= one.familiarity <= 1


@given(societies, st.sampled_from(SHARES), shares)
def test_each_driver_moves_a_society_towards_interdependence(one, driver, share):
    """Failure prevented: a coefficient with the wrong sign."""
    other = Society(**{**asdict(one), driver: share})
    if share >= getattr(one, driver):
        assert other.interdependence >= one.interdependence


@given(shares, st.integers(1, 40), shares, shares)
def test_correlation_and_shock_only_ever_raise_the_chance(q, n, r, s):
    """Failure prevented: 'more friends' shown as a protection against a common shock."""
    alone, together, struck = all_lost(q, n), all_lost(q, n, r), all_lost(q, n, r, s)
    assert 0 <= alone <= together + 1e-12 <= struck + 2e-12
    assert struck >= s
    assert struck <= 1 + 1e-12
    assert all_lost(q, n + 1, r, s) <= struck + 1e-12


@given(shares, st.integers(1, 40))
def test_the_limits_of_correlation_are_exact(q, n):
    """Failure prevented: a division by zero at correlation 0 or 1."""
    assert all_lost(q, n, 0) == pytest.approx(q**n, rel=1e-12, abs=1e-300)
    assert all_lost(q, n, 1) == q
    assert all_lost(q, n, 1e-12) == pytest.approx(q**n, abs=1e-9)


@given(st.lists(st.floats(1e-6, 1e6), min_size=1, max_size=12), shares)
def test_concentration_lies_between_equal_ties_and_one_tie(weights, r):
    """Failure prevented: more effective ties than ties."""
    found = concentration(weights, r)
    assert 1 / len(weights) - 1e-9 <= found.herfindahl <= 1 + 1e-9
    assert found.herfindahl - 1e-9 <= found.variance <= 1 + 1e-9


@pytest.mark.parametrize(
    ("argument", "wrong", "allowed"),
    [
        *[("population", x, "at least 1") for x in (0, -1, math.nan, math.inf, True, "150", None)],
        *[(name, x, "between 0 and 1") for name in SHARES for x in (-0.1, 1.5, math.nan, True, "half", None)],
        *[("ties", x, "a whole number between 1 and") for x in (0, -2, 2.5, math.nan, math.inf, True, "4", None)],
        *[("base_hazard", x, "between 0 and 1 (the upper end excluded)") for x in (-0.1, 1, 2, math.nan, False, "0")],
        *[("local_population", x, "at least 1") for x in (0, math.nan, True, "600")],
        *[
            (name, x, "at least 0")
            for name in ("kappa", "religion", "eta")
            for x in (-1, math.nan, math.inf, True, "1", None)
        ],
    ],
)
def test_a_society_refuses_what_the_model_cannot_mean(argument, wrong, allowed):
    """Failure prevented: a silent nan, or an error that does not say which argument was wrong."""
    with pytest.raises(ValueError, match=re.escape(f"{argument} must be {allowed}")) as caught:
        Society(**{**asdict(PRESETS["agrarian"]), argument: wrong})
    assert repr(wrong) in str(caught.value)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: all_lost(1.5, 3), "tie_failure must be between 0 and 1, not 1.5"),
        (lambda: all_lost(0.1, 2.5), "ties must be a whole number between 1 and 1000000, not 2.5"),
        (lambda: all_lost(0.1, 10**400), "ties must be a whole number"),
        (lambda: all_lost(0.1, 3, correlation=-0.1), "correlation must be between 0 and 1, not -0.1"),
        (lambda: PRESETS["agrarian"].all_lost(shock=math.nan), "shock must be between 0 and 1, not nan"),
        (lambda: familiarity(0), "local_population must be at least 1, not 0"),
        (lambda: familiarity(600, acquaintances=True), "acquaintances must be at least 1, not True"),
        (lambda: concentration([]), "weights must hold at least one number above 0, not []"),
        (lambda: concentration([0, 0]), "weights must hold at least one number above 0"),
        (lambda: concentration([1, -1]), "weights[1] must be at least 0, not -1"),
        (lambda: concentration([1, "1"]), "weights[1] must be at least 0, not '1'"),
        (lambda: concentration("11"), "weights must be a list of numbers at least 0, not '11'"),
        (lambda: concentration(3), "weights must be a list of numbers at least 0, not 3"),
        (lambda: concentration([1], correlation=2), "correlation must be between 0 and 1, not 2"),
        (lambda: concentration([1], variance=-1), "variance must be at least 0, not -1"),
        (lambda: circles(1.01), "division_of_labour must be between 0 and 1, not 1.01"),
    ],
)
def test_functions_name_argument_value_and_range(call, message):
    """Failure prevented: a wrong number that travels on into a picture."""
    with pytest.raises(ValueError, match=re.escape(message)):
        call()


def test_a_society_is_a_value():
    """Failure prevented: a preset changed by one reader of the book for all others."""
    with pytest.raises(FrozenInstanceError):
        PRESETS["agrarian"].ties = 3
    assert PRESETS["agrarian"] == Society(1e5, 0.3, 0.1, 0.1, 10, 0.06, 600)


def test_neighbouring_circles_lie_in_one_another_or_just_touch():
    """Failure prevented: a picture whose overlap says something else than the division of labour."""
    one, apart = circles(0), circles(1)
    assert {(c.x, c.y) for c in one.values()} == {(0, 0)}
    for first, second in [
        ("economic", "political"),
        ("economic", "communal"),
        ("political", "personal"),
        ("communal", "personal"),
    ]:
        a, b = apart[first], apart[second]
        assert math.hypot(a.x - b.x, a.y - b.y) == pytest.approx(a.r + b.r)
    assert all(apart[name].r / one[name].r >= apart["personal"].r / one["personal"].r for name in apart)


def test_only_the_personal_sector_makes_irreplaceable():
    """Failure prevented: the essay's table turned round."""
    assert [name for name, sector in SECTORS.items() if sector.replaceable.startswith("no")] == ["personal"]
    assert (SEATS["client"].sector, SEATS["therapist"].sector) == ("personal", "economic")


def test_the_page_carries_the_rows_of_the_panel():
    """D6: a figure of a country that was mended in the table and not on the page."""
    assert PANEL.read_text(encoding="utf-8") == script_of_the_panel(), (
        "run: python -m tests.cases.make_modernity_sectors"
    )


def test_blank_figures_stay_blank():
    """Failure prevented: a missing figure drawn as zero."""
    name, values = figures("NOR", "1960")
    assert (name, values[0], values[1:]) == ("Norway", 48.7, [None] * 3)
    said = words.pair("1960", [(name, values)])
    assert "no figure for farming" in said
    assert "nan" not in json.dumps(panel())
    assert len(panel()["countries"]) == 32
    assert len(INDICATORS) == 4


def test_the_shared_cases_are_what_python_computes():
    """Failure prevented: model.py moves on and the page keeps the old theory."""
    assert same(json.loads(CASES.read_text(encoding="utf-8")), json.loads(json.dumps(written_cases())))


def same(one, other) -> bool:
    """Equal, but for the last digits that another machine's mathematics library may turn."""
    if isinstance(one, float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-300)
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


def test_settings_are_taken_and_refused_by_name():
    """A year that must be a text, a numpy number that is refused, a list whose fault has no name."""
    made = ModernitySectors(year=2010, population=np.int64(500))
    assert (made.year, made.population) == ("2010", 500)
    assert repr(made) == "ModernitySectors(population=500.0, year='2010')"
    for traits, said in (
        ({"mode": "five"}, "mode must be one of"),
        ({"weights": []}, "weights must hold 1 to 8"),
        ({"weights": [11]}, "each of weights must be"),
        ({"therapist": 2}, "therapist must be True or False"),
    ):
        with pytest.raises(ValueError, match=f"^{said}"):
            ModernitySectors(**traits)
