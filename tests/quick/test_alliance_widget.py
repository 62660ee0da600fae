"""The alliance widget from Python: what it sends, what it refuses, what it says without a script."""

import gzip
import json
import re
from pathlib import Path

import pandas as pd
import pytest

from data import load
from widgets.alliance_outcome import AllianceOutcome, faces, pool, widget
from widgets.alliance_outcome.columns import book_sets, short_citation, study_columns

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "javascript:alert(1)",
    "\u202eevil",
    "{{7*7}}",
    "${alert(1)}",
    "=cmd|' /C calc'!A0",
]


def test_public_names_are_what_chapters_import():
    """Failure prevented: the module `faces` hides the function of that name."""
    assert faces(0.278).high == pytest.approx(0.639)
    assert pool([0.1, 0.2, 0.3], [50, 60, 70]).df == 2


@pytest.mark.parametrize(("name", "table"), [("invented", "demo_studies"), ("simulated", "simulated_studies")])
def test_columns_carry_the_table_without_loss(name, table):
    """Failure prevented: rounding or a shifted row changes the pooled value between Python and page."""
    packed, studies = book_sets()[name], load(table)
    names = [f"{packed['prefix']}{i:0{packed['digits']}d}" for i in range(1, len(studies) + 1)]
    assert names == studies["study"].tolist()
    assert [r / packed["unit"] for r in packed["r"]] == studies["r"].tolist()
    assert packed["n"] == studies["n"].tolist()
    assert packed["year"] == studies["year"].tolist()
    [[name, values, codes]] = packed["moderators"]
    assert name == "rater"
    assert [values[code] for code in codes] == studies["rater"].tolist()


def test_published_rows_hold_every_printed_value_once():
    """Failure prevented: a meta-analysis lost, a range shown as an average, a missing interval invented."""
    table = load("alliance_meta_analyses")
    rows = book_sets()["published"]
    ranges = [row for row in rows if row[2] is None]
    assert len(rows) + len(ranges) == len(table)
    assert [row[3:5] for row in ranges] == [[230, 310]]
    assert sum(row[3] is None for row in rows) == int(table["ci_low"].isna().sum()) - 2
    assert all((row[3] is None) == (row[4] is None) for row in rows)


def test_family_intervals_follow_from_the_printed_standard_errors():
    """Failure prevented: a standard error taken for an interval."""
    first = load("alliance_moderators_family_therapy").iloc[0]
    row = book_sets()["family"][0]
    assert row[2:5] == [round(1000 * (first.mean_r + step * 1.959963985 * first.se)) for step in (0, -1, 1)]


def test_state_stays_small():
    """Failure prevented: data creep past the page's 60 kB."""
    state = json.dumps(AllianceOutcome()._state_for_page(), ensure_ascii=False, separators=(",", ":"))
    assert len(gzip.compress(state.encode(), 9)) < 3500


@pytest.mark.parametrize(
    ("trait", "value"),
    [("r", 0.95), ("r", float("nan")), ("base_rate", 0), ("study", -1), ("moderator", 21), ("level", 1.5)],
)
def test_values_outside_are_refused_by_name(trait, value):
    """Failure prevented: a wrong argument accepted, or refused without saying which."""
    with pytest.raises(ValueError, match=trait):
        AllianceOutcome(**{trait: value})


def test_own_studies_come_as_a_table_or_text_and_stay_out_of_the_address():
    """Failure prevented: a reader's rows in a shared link."""
    text = "study,n,r,year,rater\nA,40,.31,2001,client\nB,60,.12,2004,observer\nC,90,.2,,client"
    one, other = AllianceOutcome(text), AllianceOutcome(pd.read_csv(pd.io.common.StringIO(text)))
    assert one.sets["own"] == other.sets["own"]
    assert one.sets["own"]["year"] == [2001, 2004, None]
    assert one.data == "own"
    assert "sets" not in one.address_names()
    assert "own" not in AllianceOutcome().sets


def test_faults_in_own_studies_name_row_and_column():
    """Failure prevented: a wrong cell pooled, or refused without its place."""
    with pytest.raises(ValueError, match=r"Row 3, column r: .*-1 and 1"):
        AllianceOutcome("study,n,r\nA,40,.31\nB,60,1.2")


def test_many_moderators_and_texts_do_not_break_the_state():
    """Failure prevented: a column of free text or a text year sent as a filter."""
    rows = pd.DataFrame(
        {"study": list("ABC"), "n": [40, 50, 60], "r": [0.123456, 0.2, 0.3], "year": ["n.d.", "2001", "2002"]}
    )
    rows = rows.assign(**{f"m{i}": ["x", "y", "y"] for i in range(30)})
    packed = study_columns(rows)
    assert packed["unit"] == 1
    assert packed["r"][0] == 0.123456
    assert len(packed["moderators"]) == 20


def test_citations_are_shortened_only_from_three_authors():
    """Failure prevented: a second author who vanishes."""
    assert short_citation("Horvath & Bedi 2002") == "Horvath & Bedi 2002"
    assert short_citation("Tryon, Birch & Verkuilen 2018") == "Tryon et al. 2018"


def test_the_static_form_says_what_the_model_says():
    """Failure prevented: a fallback whose numbers drifted from the model, or a plot that does not say that its data are
    invented.
    """
    said = AllianceOutcome().fallback()
    assert "pooled r .27, 95 % CI .19 to .35" in said
    assert "between .02 and .49" in said
    assert "invented data</text>" in said
    assert said.count("<tr>") == 13
    assert 'role="img"' in said


def test_hostile_labels_leave_python_as_text():
    """Failure prevented: a study's name that becomes an element of the page."""
    html = str(AllianceOutcome(pd.DataFrame({"study": HOSTILE, "n": 40, "r": 0.2})).page_html())
    assert "<img" not in html
    assert len(re.findall("</script>", html)) == 1


def test_other_studies_are_shown_when_python_hands_them_over():
    """Failure prevented: `widget.studies = frame` that does nothing and says nothing."""
    first, second = (
        pd.DataFrame({"study": ["A", "B", "C"], "r": [r, 0.2, 0.3], "n": [40, 50, 60]}) for r in (0.1, 0.5)
    )
    one = AllianceOutcome(first, moderator=0, out=[2])
    assert one.studies.r.tolist() == [0.1, 0.2, 0.3]
    one.studies = second
    assert one.sets["own"]["r"] == [500, 200, 300]
    assert (one.data, one.out, one.studies.r[0]) == ("own", [], 0.5)
    with pytest.raises(ValueError, match="Row 2, column r"):
        one.studies = second.assign(r=[2, 0.2, 0.3])
    assert one.studies.r[0] == 0.5


@pytest.mark.parametrize(
    ("traits", "said"),
    [
        ({"method": "reml"}, "method must be one of 'FE', 'DL', 'REML', not 'reml'"),
        ({"out": [0]}, "each of out must be a whole number between 1 and 5000, not 0"),
        ({"out": 3}, "out must be a list of 0 to 40 numbers, not 3"),
        ({"out": list(range(1, 60))}, "out must hold 0 to 40 numbers, not 59"),
        ({"r": "a"}, "r must be a number between -0.9 and 0.9, not 'a'"),
    ],
)
def test_a_wrong_setting_names_itself_and_its_range(traits, said):
    """Failure prevented: a TraitError about an object at an address, or about None."""
    with pytest.raises(ValueError, match="must") as caught:
        AllianceOutcome(**traits)
    assert str(caught.value) == said


def test_the_page_keeps_the_limit_of_python():
    """Failure prevented: a study that can be taken out on the page and not in Python."""
    words = (Path(widget.__file__).parent / "words.js").read_text(encoding="utf-8")
    assert f"mostOut: {widget.MOST_OUT}," in words


def test_a_widget_says_what_it_is():
    """Failure prevented: an object at an address, in a notebook that is read again."""
    assert repr(AllianceOutcome(mode="faces", r=0.5)) == "AllianceOutcome(mode='faces', r=0.5)"
