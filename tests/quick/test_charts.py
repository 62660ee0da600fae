"""Charts as the page shows them: what they say must survive what is left out of them."""

import re

import altair as alt
import pandas as pd
import pytest
from nbconvert.utils.base import NbConvertBase

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


def test_the_view_of_a_selection_is_named_the_same_wherever_it_is_drawn():
    """Failure prevented: bytes of a page that depend on how wide a table prints, in a terminal or in a kernel."""
    rows = pd.DataFrame({f"column {number}": ["a long word " * 3] for number in range(30)} | {"x": 1})
    pick = alt.selection_point(fields=["x"])
    said = {"title": "T", "subtitle": "S", "description": "One point alone, drawn for nothing but this test."}
    specs = []
    for columns in (0, 20):
        with pd.option_context("display.max_columns", columns, "display.width", 80):
            two = [alt.Chart(rows).mark_point().encode(x="x:Q").add_params(pick), alt.Chart(rows).mark_rule()]
            specs.append(figure(alt.layer(*two), **said, source="demo_studies").spec())
    assert specs[0] == specs[1]
    assert [view for param in specs[0]["params"] for view in param["views"]] == ["view_1"]


def test_a_chart_is_checked_once_for_all_its_drawings(monkeypatch):
    """Failure prevented: the seconds that Altair takes over a chart, once for each width of the page."""
    asked = []
    real = alt.Chart.to_dict
    monkeypatch.setattr(alt.Chart, "to_dict", lambda self, *a, **k: asked.append(self) or real(self, *a, **k))
    chart = alt.Chart(pd.DataFrame({"x": [1]})).mark_point().encode(x="x:Q")
    said = {"title": "T", "subtitle": "S", "description": "One point alone, drawn for nothing but this test."}
    page = figure(chart, **said, source="demo_studies").html()
    assert page.count("<svg") == 2
    assert asked == [chart]


def test_a_notebook_turned_into_html_shows_the_picture(monkeypatch):
    """F22: a chart that becomes a sentence when `nbconvert` writes the page; JupyterLab ranks the live one first."""
    monkeypatch.delenv("BONDS_ON_PAGE", raising=False)
    frame = pd.DataFrame({"a": [1, 2], "b": [3, 4]})
    chart = alt.Chart(frame).mark_point().encode(x="a", y="b")
    said = "Two invented points that rise from the left to the right."
    made = figure(chart, title="It rises", subtitle="b by a", description=said, source="demo_studies")
    data = made._repr_mimebundle_()
    # JupyterLab's ranks: Vega-Lite 57, SVG 80, plain text last; HTML, at 50, would hide the live chart.
    assert list(data) == ["application/vnd.vegalite.v5+json", "image/svg+xml", "text/plain"]
    known = NbConvertBase().display_data_priority
    assert next(mime for mime in known if mime in data) == "image/svg+xml"
    assert "It rises" in data["image/svg+xml"]


@pytest.mark.parametrize(
    ("encoding", "told"),
    [({"x": "year:O", "y": "share:Q"}, "true distances"), ({"x": "share:Q", "color": "sex:N"}, "legend=None")],
)
def test_a_chart_with_a_legend_or_with_years_as_names_is_refused(encoding, told):
    """Failure prevented: years of uneven distances drawn evenly, and a key to colours beside the picture."""
    rows = pd.DataFrame({"year": [1940, 2020], "share": [1, 2], "sex": ["women", "men"]})
    said = {"title": "T", "subtitle": "S", "description": "Two points alone, drawn for nothing but this test."}
    made = figure(alt.Chart(rows).mark_point().encode(**encoding), **said, source="demo_studies")
    with pytest.raises(ValueError, match=told):
        made.html()


def test_the_limit_of_a_chart_stands_before_its_source():
    """Failure prevented: the one thing that a picture cannot say, lost or buried in the small print."""
    rows = pd.DataFrame({"x": [1, 2]})
    said = {"title": "T", "subtitle": "S", "description": "Two points alone, drawn for nothing but this test."}
    made = figure(alt.Chart(rows).mark_point().encode(x="x:Q"), **said, source="demo_studies", limit="Not persons.")
    assert re.search(r'<p class="?limit"?>Not persons\.</p><p class="?source', made.html())
