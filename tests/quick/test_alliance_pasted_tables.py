"""What reading promises for tables copied from a README, a terminal or a page of the web; the page's side runs in
test_models.py.
"""

import pytest

from tests.cases.field_tables import PASTED, REFUSED
from widgets.alliance_outcome.studies import parse_studies


@pytest.mark.parametrize("name", PASTED)
def test_a_pasted_table_is_read(name):
    """A table refused for the lines that draw it, or for blanks that look like spaces and are none."""
    found = parse_studies(PASTED[name])
    assert found["errors"] == []
    assert found["rows"] == [{"study": "A 1991", "n": 24, "r": 0.5}, {"study": "B", "n": 31, "r": 0.49}]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "Markdown with a value too many",
            "Row 4 has 4 values and the header has 3 columns; is a bar inside a label? Put such a label into quotation "
            "marks.",
        ),
        ("Markdown with a fault", "Row 4, column r: 4.9 does not lie strictly between -1 and 1."),
        (
            "Markdown without r",
            'The column "r" is missing. A table needs study, n and r; this one has: study, n.',
        ),
        (
            "no-break spaces without r",
            'The column "r" is missing. A table needs study, n and r; this one has: study, n.',
        ),
        (
            "no-break spaces and a label of two words",
            "Row 2 has 4 values and the header has 3 columns; is a blank inside a label? Put such a label into "
            "quotation marks.",
        ),
        (
            "tabs and a name of two words",
            'The column "n" is missing. A table needs study, n and r; this one has: study, sample n, r.',
        ),
    ],
)
def test_a_pasted_table_is_told_its_own_fault(name, said):
    """Rows that are counted without the lines that draw a table, values counted with its bars, a blank unseen."""
    assert [fault["message"] for fault in parse_studies(REFUSED[name])["errors"]] == [said]
