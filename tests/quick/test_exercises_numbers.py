"""Numbers that exercises ask for by table cell or by name: the same as ever, and refused with what to write instead."""

import inspect
import json
import re

import pytest

from tests.cases.make_answers import FILE, answers, written
from tests.quick.test_exercises_bank import GOOD, book, notebook, reasons
from widgets.exercises.item_bank import computed
from widgets.exercises.item_bank.files import bank
from widgets.exercises.marking.answers import said

CELL = "cell us_one_person_households"
KOREA = "cell modern_differentiation_panel KOR 1991"
ARMY = "cell durkheim_t23_army"
# What each stands for, taken from the tables and the chapters by hand.
EXPECTED = {
    f"{CELL} 1940 one_person_households_pct": 7.7,
    f"{CELL} 2020 one_person_households_pct - {CELL} 1940 one_person_households_pct": 19.9,
    f"{KOREA} urban_population_pct": 74.97,
    f"{ARMY} Austria suicides_per_million_soldiers / {ARMY} Austria suicides_per_million_civilians_same_age": 10.27,
    f"{ARMY} 'United States' coef_aggravation": 8.5,
    "number alliance-supposed": 0.28,
    "number alliance-yes-no - number alliance-yes-no-rest": 28,
    "number besd-low 0.278": 36.1,
    "number median-split 0.28": 59.03,
    "number pooled-r demo_studies": 0.2697,
    "number single-low 0.28 100": 0.08845,
    "number effective-ties 0.7 0.1 0.1 0.1": 1.9231,
    "number lost-ties 0.1 3": 0.1,
    "number lost-ties-shock 0.1 3 0.02": 2.098,
    "number load-per-tie post-industrial": 0.2142,
    "number mean-strain 0 0 0.3": 0.2,
    "number mixture egoism -0.8 0 0.8 0 0.5": 0.3596,
}


@pytest.mark.parametrize("call", EXPECTED)
def test_numbers_by_cell_and_by_name(call):
    """Failure prevented: a number that drifts from the data or from the chapter that prints it."""
    assert computed.compute(call) == pytest.approx(EXPECTED[call], rel=5e-3)


REFUSED = {
    "": "write `cell TABLE KEY COLUMN` or `number NAME`",
    "7.7": "write `cell TABLE KEY COLUMN` or `number NAME`, not '7.7'",
    "numer besd-low 0.2": "did you mean 'number'",
    "cell us_one_person_households": "a cell needs a table, its key and a column",
    "cell us_one_person_household 1940 x": "'us_one_person_household'; did you mean 'us_one_person_households'",
    f"{CELL} 1940 one_person_household_pct": "no column 'one_person_household_pct'; did you mean 'one_person_househ",
    f"{CELL} 1941 one_person_households_pct": "no row with year '1941'; did you mean '1940'",
    "cell modern_differentiation_panel KOR urban_population_pct": "is named by iso3 and year, not by 'KOR'",
    "cell modern_differentiation_panel KOR 1066 urban_population_pct": "no row with year '1066'",
    f"{ARMY} Austria period": "holds no number in 'period' of Austria, but",
    f"{ARMY} 'Austria coef_aggravation": "a quotation mark without its fellow",
    "number": "there is no number ''",
    "number besd-lo 0.2": "no number 'besd-lo' in a chapter or a room; did you mean 'besd-low'",
    "number besd-low": "number besd-low takes R, not 'nothing'",
    "number besd-low 0.2 3": "number besd-low takes R, not '0.2 3'",
    "number besd-low 2": "number besd-low refuses '2'",
    "number weight love 1 1": "number weight refuses 'love 1 1'",
    "number pooled-r nowhere": "number pooled-r refuses 'nowhere'",
    "number axes-army-above": "'axes-army-above' is printed as 'eight', which is no number",
    "number alliance-supposed 3": "is printed by a chapter and takes no arguments, not '3'",
    "number alliance-supposed / number axes-rates-nought": "no number 'axes-rates-nought'",
    "number besd-low 0.2 / number strain 0 0": "divides by nought",
    "number besd-low 0.2 - number strain 0 0 - number strain 1 1": "at most two numbers are joined",
}


@pytest.mark.parametrize("call", REFUSED)
def test_what_is_asked_for_wrongly(call):
    """Failure prevented: a traceback, or a sentence that does not say what to write."""
    with pytest.raises(ValueError, match=re.escape(REFUSED[call])):
        computed.compute(call)


def test_the_fault_stands_on_the_line_of_compute(tmp_path):
    """Failure prevented: a fault that names the exercise and leaves the author to look for the line."""
    text = GOOD.replace("number pooled-r demo_studies FE", "number pooled-r demo_studys FE")
    line = next(number for number, said in enumerate(text.split("\n"), 1) if "demo_studys" in said)
    assert f"second.exercises.yaml:{line}: read-the-plot: number pooled-r refuses" in reasons(book(tmp_path, text))


def test_what_rooms_name():
    """Failure prevented: a name that an author cannot look up, or that stands for two numbers."""
    named = computed.room_numbers()
    assert len(named) >= 15
    assert [name for name in named if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []
    assert [name for name, function in named.items() if not inspect.getdoc(function)] == []
    assert set(named) & set(computed.chapter_numbers(computed.ROOT)) == set()


def test_two_rooms_may_not_use_one_name(monkeypatch):
    """Failure prevented: an answer that depends on which room is read first."""
    one, two = type("one", (), {"NUMBERS": {"strain": abs}}), type("two", (), {"NUMBERS": {"strain": abs}})
    monkeypatch.setattr(computed, "rooms", lambda: {"first": one, "second": two})
    with pytest.raises(ValueError, match="'strain' stands in first and in second"):
        computed.gathered("NUMBERS")


def test_an_exercise_with_a_new_number_is_one_entry(tmp_path):
    """Failure prevented: an exercise that needs a line of Python because its number is a new one."""
    entry = """
  - id: {id}
    sister_of: alone-in-1940
    kind: numeric
    title: A new number
    objective: count
    claims: [C23]
    minutes: 2
    prompt: How large is the number that nobody asked for until today?
    compute: {compute}
    tolerance: 0.05
    why: Look it up.
"""
    asked = {
        "by-cell": ("cell us_core_discussion_network 1985 mean_network_size", "2.94"),
        "by-name": ("number weight egoism -0.6 0", "0.6"),
        "by-chapter": ("number clubs-mean", "1,234.5"),
        "by-two": ("number clubs-mean - number clubs-mean", "0"),
    }
    text = GOOD.rstrip("\n") + "".join(entry.format(id=key, compute=one) for key, (one, _) in asked.items())
    root = book(tmp_path, text)
    path = root / "chapters" / "ties" / "second.ipynb"
    held = json.loads(notebook(["place", "sort", "count"]))
    output = {"metadata": {"scrapbook": {"name": "clubs-mean"}}, "output_type": "display_data",
              "data": {"application/papermill.record/text/plain": ["'1,234.5'"]}}  # fmt: skip
    held["cells"].append({"cell_type": "code", "source": "", "outputs": [output]})
    path.write_text(json.dumps(held), encoding="utf-8")
    assert reasons(root) == ""
    for key, (_, answer) in asked.items():
        wanted = answer.replace(",", "")
        assert said(bank(root)[key], wanted).mark.state == "right", key


def test_answers_are_what_they_were():
    """Failure prevented: another right answer to an old exercise, because a table, a model or a name has moved."""
    before = json.loads(FILE.read_text(encoding="utf-8"))
    assert len(before) >= 40
    assert {key: value for key, value in answers().items() if key in before} == before
    assert FILE.read_text(encoding="utf-8") == written(answers()), "run `python -m tests.cases.make_answers`"
