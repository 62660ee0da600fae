"""What the room of the typology promises."""

import json
import re
from dataclasses import FrozenInstanceError
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import widgets.suicide_typology.model as model
from data import load
from tests.cases.make_suicide_typology import shared_cases, written
from tests.make_ledger import ledger
from widgets.suicide_typology import SuicideTypology, label, mean_strain, mixture, read, strain, weights
from widgets.suicide_typology.widget import GONE, LETTERS, named_milieus

ROOM = Path(model.__file__).parent
CASES = Path(__file__).parents[1] / "cases" / "suicide_typology.json"
POLES = ("egoism", "altruism", "anomie", "fatalism", "balance")

# (c, k), five weights, S, S with rho = .5, E[S] with tau = .3, label: computed outside this project.
EXPECTED = [
    ((0, 0), (0, 0, 0, 0, 1), 0, 0, 0.200000, "balanced"),
    ((-0.5, 0), (0.5, 0, 0, 0, 0.5), 0.293352, 0.293352, 0.394028, "egoistic"),
    ((0, -1), (0, 0, 0.8, 0, 0.2), 0.750648, 0.750648, 0.736646, "anomic"),
    ((-0.5, -0.5), (0.333333, 0, 0.333333, 0, 0.333333), 0.500648, 0.647134, 0.540997, "egoistic-anomic"),
    ((-0.6, -0.6), (0.371134, 0, 0.371134, 0, 0.257732), 0.632121, 0.776870, 0.640537, "egoistic-anomic"),
    ((0.7, -0.5), (0, 0.494949, 0.252525, 0, 0.252525), 0.642199, 0.779947, 0.648437, "altruistic-anomic"),
    ((0.8, 0.8), (0, 0.418301, 0, 0.418301, 0.163399), 0.830987, 0.930517, 0.807058, "altruistic-fatalistic"),
    ((-0.2, 0.1), (0.133333, 0, 0, 0.033333, 0.833333), 0.067088, 0.092646, 0.243232, "balanced"),
    ((-0.3, 0.1), (0.257143, 0, 0, 0.028571, 0.714286), 0.129675, 0.165194, 0.284129, "leaning egoistic"),
]
coordinate = st.floats(-1, 1)
tau = st.floats(0, 0.6)


@pytest.mark.parametrize(("point", "five", "s", "s_rho", "mean", "word"), EXPECTED)
def test_expected_values(point, five, s, s_rho, mean, word):
    """A slip in a formula that still looks plausible on the screen."""
    reading = read(*point)
    assert tuple(reading.weights) == POLES
    assert tuple(reading.weights.values()) == pytest.approx(five, abs=1e-6)
    assert reading.strain == pytest.approx(s, abs=1e-6)
    assert strain(*point, rho=0.5) == pytest.approx(s_rho, abs=1e-6)
    assert mean_strain(*point, 0.3) == pytest.approx(mean, abs=1e-6)
    assert reading.label == word


def test_two_milieus():
    """A mixture computed from the mean place, which would turn two ends of one axis into balance."""
    mixed = mixture((-0.8, 0), (0.8, 0), 0.5)
    assert tuple(mixed.values()) == pytest.approx((0.359551, 0.359551, 0, 0, 0.280899), abs=1e-6)
    assert mixture((-0.8, 0.3), (0.8, 0), 1) == pytest.approx(weights(-0.8, 0.3))


@pytest.mark.parametrize(("c", "k", "t"), [(-0.5, -0.5, 0.3), (0.9, 0.1, 0.6), (0, 0, 0.05), (1, -1, 0.4)])
def test_mean_strain_is_the_normal_mean(c, k, t):
    """A closed form that is smooth and wrong: it must equal the mean over people, summed by quadrature."""
    node, mass = np.polynomial.hermite_e.hermegauss(80)
    own = (node * t)[:, None], (node * t)[None, :]
    spread = 1 - np.exp(-((c - own[0]) ** 2 + (k - own[1]) ** 2) / 0.72)
    assert mean_strain(c, k, t) == pytest.approx((spread * np.outer(mass, mass)).sum() / (2 * np.pi), abs=1e-9)


def test_no_milieu_suits_all():
    """The lesson of the chart: with people who differ the middle costs 0.20, and an extreme slightly less than
    before.
    """
    assert mean_strain(0, 0, 0.3) == pytest.approx(0.2)
    assert mean_strain(0, -1, 0.3) < strain(0, -1)


@given(coordinate, coordinate, tau)
def test_readings_keep_their_bounds(c, k, t):
    """Weights that do not sum to 1, a strain outside [0, 1), two opposite poles at once, a lost symmetry."""
    w = read(c, k).weights
    assert min(w.values()) >= 0
    assert sum(w.values()) == pytest.approx(1)
    assert w["egoism"] * w["altruism"] == 0 == w["anomie"] * w["fatalism"]
    assert 0 <= strain(c, k) < 1
    assert strain(c, k) == strain(-c, k) == strain(c, -k)
    assert 0 <= mean_strain(c, k, t) < 1
    assert mean_strain(c, k, 0) == pytest.approx(strain(c, k), abs=1e-12)


@given(coordinate, coordinate, st.floats(0, 1), st.floats(0, 1))
def test_strain_never_falls_on_the_way_out(c, k, near, rho):
    """A surface with a dent, so that leaving the middle would pay."""
    assert strain(c * near, k * near, rho) <= strain(c, k, rho) + 1e-15


@given(coordinate, coordinate, st.floats(-1e-7, 1e-7), st.floats(-1e-7, 1e-7))
def test_label_holds_still_away_from_borders(c, k, dc, dk):
    """A label that flickers while nothing changes."""
    a, b = abs(c), abs(k)
    borders = [0, a - b, a - 2 * b, b - 2 * a, *(side - border for side in (a, b) for border in (0.25, 0.5))]
    assume(min(abs(border) for border in borders[1:]) > 1e-6 and min(a, b) > 1e-6)
    assume(max(abs(c + dc), abs(k + dk)) <= 1)
    assert label(c, k) == label(c + dc, k + dk)


@pytest.mark.parametrize(
    ("c", "k", "word"),
    [
        (0.15 + 0.1, 0, "leaning altruistic"),
        (-(0.7 - 0.2), 0, "egoistic"),
        (0.35 - 0.1, -0.5, "altruistic-anomic"),
        (-0.3, 0.6, "egoistic-fatalistic"),
        (0.3, 0.1 + 0.2, "leaning altruistic-fatalistic"),
        (0.1 + 0.2, -0.2, "leaning altruistic"),
        (0.249, -0.249, "balanced"),
        (0.2, 0.21, "balanced"),
        (0.24, -0.9, "anomic"),
        (0.4, 0.81, "fatalistic"),
        (0.4, 0.8, "altruistic-fatalistic"),
    ],
)
def test_borders_survive_binary_fractions(c, k, word):
    """0.7 - 0.2 is a hair below 0.5: the same place must not be read in two ways."""
    assert label(c, k) == word


@pytest.mark.parametrize(
    ("point", "sentence"),
    [
        ((-0.6, -0.2), "Clearly low cohesion (-0.60) and slightly low control (-0.20): egoistic."),
        ((0, 0), "Cohesion in the middle (0.00) and control in the middle (0.00): balanced."),
        ((-0.001, 0.75), "Cohesion in the middle (0.00) and very high control (0.75): fatalistic."),
        (
            (0.05, 0.25),
            "Slightly high cohesion (0.05) and rather high control (0.25): leaning fatalistic.",
        ),
        ((0.5, -0.125), "Clearly high cohesion (0.50) and slightly low control (-0.13): altruistic."),
    ],
)
def test_sentence(point, sentence):
    """Words and numbers that part company, or a minus before zero."""
    assert read(*point).sentence == sentence


@pytest.mark.parametrize(
    "wrong", [1.5, -1.01, float("nan"), float("inf"), -float("inf"), "0.5", True, None, 10**400, 1j, [0]]
)
@pytest.mark.parametrize("name", ["cohesion", "control"])
def test_wrong_input_is_named(name, wrong):
    """Nonsense that becomes a reading: the error must name argument, value and range."""
    with pytest.raises(ValueError, match=f"^{name} must be between -1 and 1, not ") as caught:
        read(**{"cohesion": 0, "control": 0, name: wrong})
    assert repr(wrong) in str(caught.value)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: mean_strain(0, 0, 0.7), "tau must be between 0 and 0.6, not 0.7"),
        (lambda: mixture((0, 0), (0, 0), -0.1), "share must be between 0 and 1, not -0.1"),
        (lambda: strain(0, 0, rho=2), "rho must be between 0 and 1, not 2"),
        (lambda: strain(0, 0, centre=(0, 3)), "centre control must be between -1 and 1, not 3"),
        (lambda: strain(0, 0, centre=5), "centre must be two numbers, (cohesion, control), not 5"),
        (lambda: mixture((0,), (0, 0)), "first must be two numbers, (cohesion, control), not (0,)"),
    ],
)
def test_other_arguments_are_named_too(call, words):
    """A parameter that is quietly accepted outside its range."""
    with pytest.raises(ValueError, match=re.escape(words)):
        call()


def test_reading_is_frozen():
    """A reading that somebody changes after it was read."""
    with pytest.raises(FrozenInstanceError):
        read(0, 0).strain = 1


def test_milieus_agree_with_the_model():
    """A key in the data that the model itself would read otherwise."""
    rows = load("milieus")
    read_now = [(read(row.cohesion, row.control), row) for row in rows.itertuples()]
    assert [(row.milieu, reading) for reading, row in read_now if reading.label != row.expected_label] == []


def test_the_plane_teaches_with_a_few_words():
    """A plane crowded with dots, two of whose words run into one another."""
    words = load("milieus").set_index("id")["on_plane"].dropna()
    assert 6 <= len(words) <= 8
    assert words.is_unique
    assert words.str.len().max() <= 15
    assert [row["on_plane"] for row in named_milieus() if row["on_plane"]] == words.tolist()


def test_no_named_milieu_has_a_strain():
    """Somebody's home, ward or country as a number in a ranking: no table, sentence or still form says one."""
    assert "strain" not in load("milieus").columns
    assert not any("strain" in key for row in named_milieus() for key in row)
    for row in load("milieus").itertuples():
        said = SuicideTypology(cohesion=row.cohesion, control=row.control, milieu=row.id).fallback()
        assert "train" not in read(row.cohesion, row.control).sentence
        assert "train" not in said.replace("no label and no strain", "")
    read_by_hand = (ROOM / "readings.js").read_text(encoding="utf-8")
    assert "strain" not in read_by_hand.partition("export function namedTable")[2]


@pytest.mark.parametrize("word", [*GONE, *(letter for letter, name in LETTERS.items() if name in GONE)])
def test_a_milieu_that_went_says_so(word):
    """A notebook or an address of the first year that ends in an error, or shows another milieu."""
    assert not set(GONE) & set(load("milieus")["id"])
    with pytest.warns(UserWarning, match="no longer a dot on the plane"):
        widget = SuicideTypology(milieu=word, control=0.9)
    assert (widget.milieu, widget.control) == ("none", 0.9)


def test_shared_cases_are_what_python_computes():
    """A model that was changed while the cases, and so JavaScript's test, stayed behind."""
    shared = json.loads(CASES.read_text(encoding="utf-8"))
    assert len(shared[0]["cases"]) >= 200
    assert shared == json.loads(written(shared_cases())), "run: python -m tests.cases.make_suicide_typology"


def test_widget_refuses_and_remembers():
    """A widget that takes a place outside the plane, or an address that cannot restore it."""
    widget = SuicideTypology(cohesion=-0.6, control=0.1, tau=0.3)
    assert (widget.cohesion, widget.control, widget.mode, widget.milieus) == (-0.6, 0.1, "one", False)
    assert set(widget.initial) == {
        "cohesion",
        "control",
        "mode",
        "cohesion2",
        "control2",
        "share",
        "tau",
        "milieus",
        "milieu",
    }
    assert "named" not in widget.initial
    with pytest.raises(ValueError, match="cohesion"):
        SuicideTypology(cohesion=1.5)
    with pytest.raises(ValueError, match="tau"):
        widget.tau = 0.7


def test_milieus_are_addressed_by_id():
    """A saved letter that comes to mean another milieu when one is added or goes, or that is written anew."""
    published = {entry: name for entry, name in ledger()["milieus"].items() if entry.startswith("letter ")}
    assert {f"letter {letter}": name for letter, name in LETTERS.items()} == published
    for letter, name in LETTERS.items():
        if name in GONE:
            continue
        assert SuicideTypology(milieu=letter).milieu == SuicideTypology(milieu=name).milieu == name
    rule = SuicideTypology()._state_for_page()["address"]["w"]
    assert rule["values"] == ["none", *load("milieus")["id"]]
    assert rule["was"] == LETTERS
    assert tuple(rule["gone"]) == GONE
    with pytest.raises(ValueError, match="milieu must be one of 'none', 'V01'"):
        SuicideTypology(milieu="AA")


def test_still_form_says_what_the_view_says():
    """Readers without JavaScript who get another sentence, no table, or two planes that share ids."""
    nowhere = SuicideTypology().fallback()
    assert ">Nothing is placed yet.<" in nowhere
    assert 'class="point"' not in nowhere
    html = SuicideTypology(cohesion=-0.6, control=-0.2, key="first").fallback()
    assert read(-0.6, -0.2).sentence in html
    assert html.count("<table>") == 2
    assert html.count('scope="row"') == 5 + 8
    assert ">An elite military unit" in SuicideTypology(milieu="V04").fallback()
    other = SuicideTypology(key="second", mode="two", cohesion=-0.8).fallback()
    assert read(-0.8, 0).sentence in other
    assert read(0.8, 0).sentence in other
    assert " id=" not in html + other


@pytest.mark.parametrize("name", ["words.js", "words.json", "picture.py", "MODEL.md"])
def test_words_stay_with_groups(name):
    """A widget that addresses the reader, or passes strain off as risk: the word stands only where risk is denied."""
    text = (ROOM / name).read_text(encoding="utf-8")
    assert not re.search(r"\b(you|your|yours|score|victim|commit\w*)\b", text, re.I)
    assert not re.search(r"\brisk", text.replace("not a risk tool", ""), re.I)
