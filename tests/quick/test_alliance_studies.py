"""What reading a user's own table promises: every fault named by row and column, nothing executed."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.alliance_outcome.model import StudyTableError, pool, read_studies
from widgets.alliance_outcome.studies import parse_studies

DEMO = Path(__file__).parents[2] / "data" / "demo_studies.csv"
HEAD = "study,n,r\n"
REST = "B,31,0.49\n"


def test_the_books_own_table():
    """Failure prevented: a reader that changes a value, a type or an order."""
    read, given = read_studies(DEMO.read_text(encoding="utf-8")), pd.read_csv(DEMO)
    pd.testing.assert_frame_equal(read, given[["study", "n", "r", "year", "rater"]], check_dtype=False)
    assert read.year.dtype.kind == "i"
    assert pool(read.r, read.n) == pool(given.r, given.n)
    pd.testing.assert_frame_equal(read_studies(given), read)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace(",", ";"),
        lambda text: text.replace(",", "\t"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: "\n" + text + "\n\n , \n",
        lambda text: text.replace("study,n,r", " STUDY ,N , R"),
        lambda text: text.replace("S01", '"S01"').replace(",", " , "),
    ],
)
def test_dialects_of_csv(change):
    """Failure prevented: a table from another country's spreadsheet refused or read askew."""
    text = DEMO.read_text(encoding="utf-8")
    pd.testing.assert_frame_equal(read_studies(change(text)), read_studies(text))


FAULTS = {
    "": "The table is empty.",
    HEAD: "The table has a header and no studies below it.",
    HEAD + REST: "The table has 1 study; pooling needs at least 2.",
    "study,n\nA,24\n": 'The column "r" is missing. A table needs study, n and r; this one has: study, n.',
    "study,n,r,R\nA,24,.5,.5\n": 'The column "r" stands in the header more than once.',
    "study,n,r,__proto__\nA,24,.5,x\n": 'Row 1, column 4: "__proto__" cannot name a column.',
    "study,n,r,\nA,24,.5,x\n" + REST: (
        "Row 1, column 4: the column has values and no name; name it in the header, or delete it."
    ),
    HEAD + "A,24,1.2\n" + REST: "Row 2, column r: 1.2 does not lie strictly between -1 and 1.",
    HEAD + REST + "A,24,-1\n": "Row 3, column r: -1 does not lie strictly between -1 and 1.",
    HEAD + "A,3,.5\n" + REST: "Row 2, column n: 3 is not a whole number from 4 to 1,000,000,000.",
    HEAD + "A,24.5,.5\n" + REST: "Row 2, column n: 24.5 is not a whole number from 4 to 1,000,000,000.",
    HEAD + REST + REST: (
        'Row 3, column study: "B" stands already in row 2, with the same values; delete one of the two.'
    ),
    "study;n;r\nA;24;0,58\nB;31;0.4": 'Row 2, column r: "0,58" has a decimal comma; write a decimal point.',
    HEAD + 'A,"12,000",.5\n' + REST: 'Row 2, column n: "12,000" has a mark between the thousands; write 12000.',
    HEAD + "A,12.000,.5\n" + REST: 'Row 2, column n: "12.000" has a mark between the thousands; write 12000.',
    HEAD + "A,24,−0.3\n" + REST: 'Row 2, column r: "−0.3" begins with a dash; write a hyphen for minus.',
    HEAD
    + "A,24,0,58\n"
    + REST: "Row 2 has 4 values and the header has 3 columns; is a comma inside a number or a label?",
    HEAD + "A,many,.5\n" + REST: 'Row 2, column n: "many" is not a number.',
    HEAD + "A,24,nan\n" + REST: ('Row 2, column r: "nan" stands for a missing value; fill it in, or delete the row.'),
    HEAD + "A,inf,.5\n" + REST: 'Row 2, column n: "inf" is not a number.',
    HEAD + "A,,.5\n" + REST: "Row 2, column n: the value is missing; fill it in, or delete the row.",
    HEAD + " ,24,.5\n" + REST: "Row 2, column study: the label is missing.",
    HEAD + "y" * 50_000 + ",24,.5\n" + REST: "Row 2, column study: the text has more than 200 characters.",
    HEAD
    + "A\0B,24,.5\n"
    + REST: "Row 2, column study: the text holds a control character; save the table as UTF-8 text.",
    HEAD + REST + '"A,24,.5\n': "Row 3: a quotation mark is opened and never closed.",
    HEAD + REST * 5_001: "The table has more than 5,000 rows; at most 5,000 can be read.",
    HEAD + "x" * 2_000_000: "The table has more than 2,000,000 characters; at most 2,000,000 can be read.",
}


@pytest.mark.parametrize("text", FAULTS, ids=list(FAULTS.values()))
def test_faults_are_named(text):
    """Failure prevented: a spoilt table read as data, or refused without saying where to look."""
    with pytest.raises(StudyTableError) as caught:
        read_studies(text)
    assert str(caught.value).split("\n")[0] == FAULTS[text]
    fault = caught.value.faults[0]
    assert fault["message"] == FAULTS[text]
    assert len(fault["value"]) <= 40
    if FAULTS[text].startswith("Row"):
        assert FAULTS[text].startswith(f"Row {fault['row']}")
        assert f"column {fault['column']}:" in FAULTS[text] or not fault["column"]


def test_ten_faults_and_a_count():
    """Failure prevented: five thousand lines of faults on the screen."""
    with pytest.raises(StudyTableError) as caught:
        read_studies(HEAD + "".join(f"A{i},1,7\n" for i in range(50)))
    assert len(caught.value.faults) == 10
    assert str(caught.value).endswith("And 90 more.")


@pytest.mark.parametrize(
    "label",
    ["__proto__", "constructor", "<script>alert(1)</script>", "=HYPERLINK(0)", "${1}", "'; --"],
)
def test_hostile_labels_stay_text(label):
    """Failure prevented: a label that is changed, or taken for something else than a label."""
    assert read_studies(f"{HEAD}{label},24,.5\n{REST}").study[0] == label


def test_frames_are_held_to_the_same_rules():
    """Failure prevented: nan, a missing column or a doubled label that comes in through pandas."""
    good = pd.DataFrame({"Study": ["a", "b"], "N": [20.0, 30.0], "r": [0.1, 0.2], "note": ["x", None]}, index=[7, 7])
    assert read_studies(good).to_dict("list") == {
        "study": ["a", "b"],
        "n": [20, 30],
        "r": [0.1, 0.2],
        "note": ["x", ""],
    }
    for spoilt, said in (
        (good.assign(r=[[0.1, 0.2], 0.2]), 'Row 2, column r: "[0.1, 0.2]" is not a number.'),
        (good.assign(r=[0.1, np.nan]), "Row 3, column r: the value is missing; fill it in, or delete the row."),
        (good.assign(r=[0.1, np.inf]), 'Row 3, column r: "inf" is not a number.'),
        (
            pd.concat([good.head(1)] * 2),
            'Row 3, column study: "a" stands already in row 2, with the same values; delete one of the two.',
        ),
        (
            good.drop(columns="N"),
            'The column "n" is missing. A table needs study, n and r; this one has: Study, r, note.',
        ),
        (pd.concat([good] * 3000), "The table has more than 5,000 rows; at most 5,000 can be read."),
    ):
        with pytest.raises(StudyTableError) as caught:
            read_studies(spoilt)
        assert str(caught.value).split("\n")[0] == said
    with pytest.raises(ValueError, match="table must be a DataFrame or CSV text, not int"):
        read_studies(3)


HUGE = {
    "rows": HEAD + "".join(f"S{i},20,.1\n" for i in range(100_000)),
    "lines": "\n" * 2_000_000,
    "commas": "," * 2_000_000,
    "quotes": HEAD + '"' + '""' * 900_000,
    "spaces": HEAD + "a" + " " * 1_900_000 + "b,20,.1\n",
    "columns": HEAD + ("a" + "," * 300 + "\n") * 5_000,
    "digits": HEAD + "A," + "1" * 1_900_000 + "x,.1\n",
    "length": "x" * 30_000_000,
}


@pytest.mark.parametrize("name", HUGE)
def test_huge_tables_are_refused(name):
    """Failure prevented: a table that no page can show, taken in part or without a word. How fast it is refused, `make
    bench` tells.
    """
    found = parse_studies(HUGE[name])
    assert found["errors"] or found["rows"] == []


@given(st.text(alphabet='study,n;r\t"\n .0123456789-+eE\0\u00e9\ufeff', max_size=120))
def test_any_text_is_read_or_refused(text):
    """Failure prevented: an exception other than a named fault."""
    for table in (text, HEAD + text):
        found = parse_studies(table)
        assert bool(found["rows"]) != bool(found["errors"])
        assert all(-1 < row["r"] < 1 and row["n"] >= 4 for row in found["rows"])
