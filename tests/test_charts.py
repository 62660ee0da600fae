"""Charts as the page shows them: what they say must survive what is left out of them."""

import re

import altair as alt
import pandas as pd

from widgets import figure


def test_the_words_of_a_chart_keep_their_digits():
    """Failure prevented: a drawing made lighter by rounding its coordinates, and "r = 0.19" with them."""
    rows = pd.DataFrame({"x": [0.25, 0.75], "said": ["r = 0.19", "2.94 names"]})
    chart = alt.Chart(rows).mark_text().encode(x=alt.X("x:Q", axis=alt.Axis(values=[0.25, 0.75], format=".2f")), text="said:N")
    page = figure(chart, title="T", subtitle="S", description="Two words on one line, for nothing but this test.", source="demo_studies").html()
    words = re.findall(r"<text[^>]*>([^<]*)</text>", page)
    assert {"r = 0.19", "2.94 names", "0.25", "0.75"} <= set(words)
    assert re.search(r"translate\(-?\d+\.\d\d", page) is None
