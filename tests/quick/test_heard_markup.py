"""What is drawn, kept still and named, as a screen reader meets it; and proof that the rule bites."""

import re

import altair as alt
import pandas as pd
import pytest

from tests.heard_markup import heard_faults
from tests.quick.test_contracts_code import OURS
from widgets import AllianceOutcome, ModernitySectors, SuicideTypology, figure
from widgets.exercises.item_bank.files import bank
from widgets.exercises.view.still import page_html

SOURCES = {
    name: text for name, text in OURS.items() if name.startswith(("widgets/", "chapters/")) and not name.endswith(".py")
}
STILLS = {
    "typology": SuicideTypology,
    "alliance": AllianceOutcome,
    **{mode: lambda mode=mode: ModernitySectors(mode=mode) for mode in ModernitySectors.mode.values},
}
GOOD = """<link rel="stylesheet" href="a.css">
<svg role="img" aria-label="A"><title>A</title>
<g aria-hidden="true"><text>1</text></g></svg>
<svg aria-hidden="true"><text>2</text></svg><p aria-live="polite"></p>
<div role="group" aria-label="Wide table"><table><caption>Two</caption><tr><td>3</td></tr></table></div>"""


@pytest.mark.parametrize("name", STILLS)
def test_a_still_form_is_heard_as_one_image(name):
    """H1, H7: every number on an axis read out after the description, or a table announced three times."""
    assert heard_faults(STILLS[name]().page_html()) == []


@pytest.mark.parametrize("kind", sorted({item.kind for item in bank().values()}))
def test_an_exercise_is_heard_as_one_image(kind):
    """H1, H7: the same in what is asked, for every exercise of a kind."""
    items = [item for item in bank().values() if item.kind == kind]
    assert [fault for item in items for fault in heard_faults(page_html(item.public()))] == []


def test_a_chart_is_heard_as_one_image():
    """H1: the numbers of an axis, read one by one after a description that says what they show."""
    rows = pd.DataFrame({"x": [1, 2]})
    made = figure(
        alt.Chart(rows).mark_point().encode(x="x:Q"),
        title="A finding",
        subtitle="A measure",
        description="Two points on one line, for nothing but this test.",
        source="demo_studies",
    )
    assert heard_faults(made.html()) == []
    assert made.spec()["description"] == made.description


def test_a_chart_in_which_a_reader_chooses_says_what_was_chosen():
    """H4: a choice that moves marks and says nothing to who cannot see them."""
    rows = pd.DataFrame({"land": ["A", "B"], "x": [1, 2]})
    pick = alt.selection_point(fields=["land"], bind=alt.binding_select(options=["A", "B"]))
    chart = alt.Chart(rows).mark_point().encode(x="x:Q").transform_filter(pick).add_params(pick)
    given = {
        "title": "A finding",
        "subtitle": "A measure",
        "description": "Two points on one line, for nothing but this test.",
        "source": "demo_studies",
    }
    with pytest.raises(ValueError, match="needs told"):
        figure(chart, **given)
    with pytest.raises(ValueError, match="names 'y'; the table has land, x"):
        figure(chart, **given, told="{first land} has {first y}.")
    assert (
        'data-told="{first land} has {first x}."' in figure(chart, **given, told="{first land} has {first x}.").html()
    )


def test_no_source_makes_an_empty_bar():
    """H6: "status bar", said wherever nothing has happened yet."""
    assert [name for name, text in SOURCES.items() if re.search(r"\brole\W{1,4}\s*\W?status\b", text)] == []


def test_the_rule_bites():
    """Proof: each fault on its own is named."""
    assert heard_faults(GOOD) == []
    for good, bad, named in (
        (' aria-hidden="true"><text>1', "><text>1", "“1” stands in an image"),
        ('rel="stylesheet"', 'rel="next"', "the head asks for a.css as next"),
        ('<p aria-live="polite">', '<p role="status">', "role=status"),
        ('"Wide table"', '"Two"', "“Two” names the table and the frame"),
    ):
        assert good in GOOD
        (fault,) = heard_faults(GOOD.replace(good, bad, 1))
        assert named in fault
