"""Charts as the page shows them: what they say must survive what is left out of them."""

import re

import altair as alt
import pandas as pd

from widgets import figure, palette


def test_the_words_of_a_chart_keep_their_digits():
    """Failure prevented: a drawing made lighter by rounding its coordinates, and "r = 0.19" with them."""
    rows = pd.DataFrame({"x": [0.25, 0.75], "said": ["r = 0.19", "2.94 names"]})
    chart = (
        alt.Chart(rows)
        .mark_text()
        .encode(x=alt.X("x:Q", axis=alt.Axis(values=[0.25, 0.75], format=".2f")), text="said:N")
    )
    page = figure(
        chart,
        title="T",
        subtitle="S",
        description="Two words on one line, for nothing but this test.",
        source="demo_studies",
    ).html()
    words = re.findall(r"<text[^>]*>([^<]*)</text>", page)
    assert {"r = 0.19", "2.94 names", "0.25", "0.75"} <= set(words)
    assert re.search(r"translate\(-?\d+\.\d\d", page) is None


def test_a_chart_in_a_notebook_brings_its_title_and_its_paper():
    """Failure prevented: labels of dark ink on a dark notebook, and a chart that does not say what it shows."""
    rows = pd.DataFrame({"x": [1, 2]})
    said = {
        "title": "A finding",
        "subtitle": "A measure",
        "description": "Two points on one line, for nothing but this test.",
    }
    made = figure(alt.Chart(rows).mark_point().encode(x="x:Q"), **said, source="demo_studies")
    (spec,) = [value for mime, value in made._repr_mimebundle_().items() if "vegalite" in mime]
    assert spec["config"]["background"] == palette.paper
    assert spec["title"]["text"] == ["A finding"]
    assert spec["title"]["subtitle"] == ["A measure", "Invented data"]
