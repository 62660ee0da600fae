"""What reading promises for tables as R, pandas, Excel and people write them; the page's side runs in test_models.py."""

import io
import warnings

import pandas as pd
import pytest

from tests.cases.field_tables import BLANKS, CODES, DRESSED, NO_CODES, READ, REFUSED, UNSEEN
from widgets.alliance_outcome.columns import own_columns
from widgets.alliance_outcome.model import read_studies, subgroups
from widgets.alliance_outcome.studies import StudyTableError, StudyTableWarning, parse_studies

DEPENDENT = "They were numbered and count as independent studies; if they share people, keep one row a sample, or average them first."


def rows(name):
    """The rows of a table, with its notes; it must be read."""
    found = parse_studies(READ[name])
    assert found["errors"] == []
    return found["rows"], found["notes"]


@pytest.mark.parametrize("code", CODES)
def test_codes_for_missing_are_missing_in_a_moderator(code):
    """F04: a group of studies called "NA"."""
    read, notes = rows(f"missing as {code}")
    assert [row["rater"] for row in read] == ["", "client", "observer"]
    assert notes == [f'Read as missing: "{code}" in rater (1 row).']


@pytest.mark.parametrize("word", NO_CODES)
def test_words_that_are_no_codes_stay(word):
    """A level of a moderator taken for a blank."""
    read, notes = rows(f"missing as {word}")
    assert ([row["rater"] for row in read], notes) == ([word, "client", "observer"], [])


def test_one_missing_rater_makes_no_group():
    """F04: a test of differences between groups with one degree of freedom too many."""
    with pytest.warns(StudyTableWarning, match='"NA" in rater'):
        found = read_studies("study,r,n,rater\nA,.3,40,client\nB,.4,50,NA\nC,.1,60,observer\nD,.2,70,observer")
    known = found[found.rater != ""]
    assert subgroups(known.r, known.n, known.rater).df == 1
    assert own_columns(found)["moderators"] == [["rater", ["client", "observer"], [0, -1, 1, 1]]]
    assert own_columns(found)["notes"] == ['Read as missing: "NA" in rater (1 row).']


def test_a_missing_year_keeps_the_others_numbers():
    """F04: one NA that turns all years into words."""
    read, notes = rows("a year that is missing")
    assert [row["year"] for row in read] == [None, 1999, None]
    assert notes == ['Read as missing: "NA" in year (1 row), "." in year (1 row).']


ROW_NUMBERS = [
    name for name in READ if name.startswith(("R write", "readr", "tibble", "pandas to", "pandas reset", "# over"))
]


@pytest.mark.parametrize("name", ROW_NUMBERS)
def test_numbers_of_rows_are_left_out(name):
    """F09, F10: a fault a row about a column that only counts."""
    read, notes = rows(name)
    assert [list(row) for row in read] == [["study", "n", "r"]] * 2
    assert [row["r"] for row in read] == [0.5, 0.49]
    assert len(notes) == 1
    assert notes[0].endswith("number the rows and were left out.") or notes[0] == (
        "The first column only numbers the rows and was left out."
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("NA as n", 'Row 2, column n: "NA" stands for a missing value; fill it in, or delete the row.'),
        ("#N/A as r", 'Row 2, column r: "#N/A" stands for a missing value; fill it in, or delete the row.'),
        ("NA as label", 'Row 2, column study: the label is missing ("NA").'),
        (
            "names of rows above no name",
            "Row 1, column 1: the column has values and no name; name it in the header, or delete it.",
        ),
        ("names of rows beside study", "Every row has 4 values and the header has 3 names; name the first column too."),
        (
            "decimal commas under numbered studies",
            "Every row has 4 values and the header has 3 names; name the first column too, or write decimal points for "
            "decimal commas.",
        ),
        (
            "a nameless column",
            "Row 1, column 4: the column has values and no name; name it in the header, or delete it.",
        ),
        (
            "tab in a label",
            "Row 2 has 4 values and the header has 3 columns; is a tab inside a label? Put such a label into quotation marks.",
        ),
        ("per cent with a point", 'Row 2, column r: "28.1%" is a percentage; write 0.281.'),
        (
            "decimal commas with powers",
            'Row 2, column r: "5,0E-01" has a decimal comma; write a decimal point.',
        ),
        (
            "a minus of a word processor",
            'Row 2, column r: "\u20110.5" begins with a dash; write a hyphen for minus.',
        ),
        (
            "r.1 doubled by a program",
            'The column "r" stands in the header more than once, the further one as "r.1"; delete one of them, or name it '
            "in words.",
        ),
        ("a fraction behind thousands", "Row 2, column n: 1.024,50 is not a whole number from 4 to 1,000,000,000."),
        ("a star behind many digits", f'Row 2, column r: "{"1" * 39}…" is not a number.'),
        ("stars", 'Row 2, column r: ".31**" has a mark of significance; write .31.'),
        ("other digits", 'Row 2, column n: "２４" has digits of another alphabet; write 0 to 9.'),
        (
            "the same row twice",
            'Row 3, column study: "B" stands already in row 2, with the same values; delete one of the two.',
        ),
    ],
)  # fmt: skip
def test_one_sentence_says_where_and_what_to_do(name, said):
    """F09, F10: ten faults without a remedy, or a fault that speaks of a comma where there is none."""
    found = parse_studies(REFUSED[name])
    assert found["errors"][0]["message"] == said
    assert len(found["errors"]) == 1 or name == "other digits"


@pytest.mark.parametrize(("text", "said"), DRESSED.values(), ids=DRESSED)
def test_a_number_that_is_dressed_up_is_shown_as_it_is_to_be_written(text, said):
    """1.024,00, 31,5 % and (0.5) refused as no numbers, without a word on what to write instead."""
    assert [fault["message"] for fault in parse_studies(text)["errors"]] == [f"Row 2, column {said}"]


@pytest.mark.parametrize(("name", "row"), [("a title", 3), ("a title over empty cells", 2)])
def test_a_title_above_the_header_is_named(name, row):
    """A header that is said to miss three columns, or to leave cells blank, which stand in a row further down."""
    faults = parse_studies(REFUSED[name])["errors"]
    assert len(faults) == 3
    assert all(fault["message"].endswith(f"row {row} names them: delete the rows above it.") for fault in faults)


def test_rows_of_one_label_are_numbered_and_the_reader_is_warned():
    """F12: two samples of one study refused without reason, or averaged without a word."""
    read, notes = rows("two samples")
    assert [row["study"] for row in read] == ["Smith 1990 (1)", "Smith 1990 (2)", "Doe 2001"]
    assert notes == [f'One label, several rows: "Smith 1990" (2 rows). {DEPENDENT}']
    assert [row["study"] for row in rows("two samples and a label that is taken")[0]] == ["A (2)", "A (1)", "A (3)"]
    assert '"S5" (2 rows) and 2 more. They' in rows("many labels in several rows")[1][0]


@pytest.mark.parametrize("mark", [*UNSEEN, *BLANKS])
def test_what_nobody_sees_changes_nothing(mark):
    """F16: a cell refused, or a group of its own, for a mark that nobody sees."""
    read, notes = rows(f"unseen {ord(mark):x}" if mark in UNSEEN else f"blank {ord(mark):x}")
    assert read == [
        {"study": "A", "n": 24, "r": 0.5, "rater": "client"},
        {"study": "B", "n": 31, "r": 0.4, "rater": "client"},
    ]
    assert notes == []


@pytest.mark.parametrize("name", ["study", "n", "r", "N"])
def test_a_doubled_column_is_refused_as_text_and_as_a_frame(name):
    """A table of two correlations refused as text and pooled by one of them as a frame, since pandas renames the
    other.
    """
    text = f"study,n,r,{name},age\nA,24,.5,30,1\nB,31,.49,30,2\n"
    for table in (text, pd.read_csv(io.StringIO(text))):
        with pytest.raises(StudyTableError, match=f'^The column "{name.lower()}" stands in the header more than once'):
            read_studies(table)


def test_a_doubled_moderator_is_read():
    """A column refused because its name ends as a doubled one's."""
    read = read_studies(READ["a moderator that was doubled"])
    assert list(read)[3:] == ["dose", "dose.1", "age.1", "r.old", "rn.1"]


def test_letters_that_are_joined_stay_joined():
    """A Persian name or a sign of several parts that falls apart."""
    assert [row["study"] for row in rows("joined letters")[0]] == ["می\u200cخواهم", "👩\u200d🏫"]


OF_PANDAS = [
    name
    for name, text in READ.items()
    if "," in text.partition("\n")[0] and not name.startswith(("sep", "comments", "numpy", "kept"))
]


@pytest.mark.parametrize("name", [name for name in OF_PANDAS if not name.startswith(("unseen", "blank", "misread"))])
def test_a_file_has_one_answer_by_text_and_by_pandas(name):
    """F04, F25: a table that says one thing as text and another after `pandas.read_csv`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", StudyTableWarning)
        by_text, by_frame = read_studies(READ[name]), read_studies(pd.read_csv(io.StringIO(READ[name])))
    pd.testing.assert_frame_equal(by_frame, by_text, check_dtype=False)
    said, other = own_columns(by_text), own_columns(by_frame)
    assert (said["moderators"], said.get("year")) == (other["moderators"], other.get("year"))


def test_a_number_has_one_spelling_as_a_level():
    """F25: 8 on the page and 8.0 in a notebook."""
    by_text = read_studies(READ["floats"])
    assert own_columns(by_text)["moderators"] == [["sessions", ["8", "16"], [0, 1, -1, 0]]]
    # A number among words: no column of numbers makes it whole again.
    mixed = pd.DataFrame({"study": list("ABC"), "n": [24, 31, 40], "r": [0.5, 0.4, 0.3], "dose": [8.0, 0.5, "high"]})
    assert own_columns(read_studies(mixed))["moderators"][0][1] == ["8", "0.5", "high"]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("floats among words", ["8", "high"]),
        ("infinite numbers", ["-inf", "inf", "7.5"]),
        ("large numbers", ["9007199254740992", "123456789012345680000", "1e+21"]),
    ],
)
def test_numbers_of_every_size_have_one_spelling(name, values):
    """F25: one dose as two groups, or a group that is called -Inf on the page and -inf in a notebook."""
    assert own_columns(read_studies(READ[name]))["moderators"][0][1] == values
    frame = pd.read_csv(io.StringIO(READ[name]))
    assert own_columns(read_studies(frame))["moderators"][0][1] == values


def test_floats_as_labels_and_numbers_of_rows_are_whole():
    """F09, F25: a column that only counts refused because pandas wrote it as 0.0, 1.0."""
    assert [row["study"] for row in rows("floats as labels")[0]] == ["1", "2"]
    assert rows("floats as numbers of rows")[1] == ["The first column only numbers the rows and was left out."]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("sep= with marks behind it", "A, B & C"),
        ("a blank before quotation marks", "A; B"),
        ("the end of a file of old", "A"),
    ],
)
def test_what_spreadsheets_leave_around_a_table_is_no_part_of_it(name, label):
    """F16: a table refused for what Excel, a word processor or an old system put around it."""
    read, notes = rows(name)
    assert [(row["study"], row["n"], row["r"]) for row in read] == [(label, 24, 0.5), ("B", 31, 0.49)]
    assert notes == []


def test_an_index_with_a_name_is_a_column():
    """A frame with its studies in the index, as pandas keeps them, said to have none."""
    frame = pd.DataFrame({"study": ["A", "B"], "n": [24, 31], "r": [0.5, 0.4]})
    assert read_studies(frame.set_index("study")).study.tolist() == ["A", "B"]
    two = frame.assign(sample=[1, 2]).set_index(["study", "sample"])
    assert read_studies(two)["sample"].tolist() == [1, 2]


def test_filters_keep_the_order_of_the_header():
    """Filters that a page puts in another order than Python, so that one address asks for two things: names that are
    whole numbers come first in an object of a page.
    """
    packed = own_columns(read_studies(READ["names that are whole numbers"]))["moderators"]
    assert packed == [["region", ["x", "y"], [0, 1]], ["2020", ["1", "2"], [0, 1]], ["2019", ["2", "1"], [0, 1]]]


def test_what_is_no_filter_is_said():
    """F13: a column of thirteen ages left out in silence."""
    text = "study,n,r,age,country,blank,rater\n" + "".join(
        f"S{i},24,.1,{20 + i},NL,,{'ab'[i % 2]}\n" for i in range(13)
    )
    packed = own_columns(read_studies(text))
    assert [name for name, *_ in packed["moderators"]] == ["rater"]
    assert packed["notes"] == [
        "No filter: age (13 different values, at most 12), country (one value), blank (no value)."
    ]


def test_a_year_in_words_is_said():
    """F13: "in press" that takes the order of years away without a word."""
    packed = own_columns(read_studies("study,n,r,year\nA,24,.5,1999\nB,31,.4,in press\n"))
    assert "year" not in packed
    assert packed["notes"] == [
        'The column year holds text ("in press"), so the studies cannot be put in order of year.'
    ]


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_says_so_in_python_too(name):
    """A table that the page refuses and a notebook reads."""
    with pytest.raises(StudyTableError) as caught:
        read_studies(REFUSED[name])
    assert str(caught.value)
