"""A reader's own table in the page: files chosen again, long files, notes, alphabets, years that are not there."""

import pytest

from tests.pages.test_alliance_widget import page, room, said

__all__ = ["page", "room"]


def give(page, text):
    """Paste a table and have it read."""
    page.locator("textarea").fill(text)
    page.get_by_role("button", name="Read the studies").click()


def told(page, part):
    """The line beside the field, once it holds the part."""
    page.locator(".own-data .told", has_text=part).wait_for()
    return page.locator(".own-data .told").text_content()


@pytest.mark.parametrize(
    ("years", "said_so"),
    [
        (("", "", ""), "Added in the order of the table, r goes from"),
        ((2001, 2003, 2002), "Added year by year, r goes from"),
        ((2001, "", 2002), "Added year by year, the one without a year last, r goes from"),
    ],
)
def test_years_are_spoken_of_only_where_there_are_some(page, years, said_so):
    """F06: "added year by year" over a table without a year."""
    page.open("#alliance=d:own,p:cumulative")
    studies = zip("ABC", (0.5, 0.12, 0.42), years, strict=True)
    give(page, "study,r,n,year\n" + "\n".join(f"{name},{r},80,{year}" for name, r, year in studies))
    assert said_so in said(page)
    page.evaluate("bonds.widgets[0].model.set('show', 'all'); bonds.widgets[0].model.set('sort', 'year')")
    offered = page.get_by_label("Order").locator("option").all_text_contents()
    assert ("by year" in offered) == any(years)
    assert page.get_by_label("Order").input_value() == ("year" if any(years) else "name")


def test_a_mended_file_of_the_same_name_is_read(page, tmp_path):
    """F08: the list of faults of yesterday's file over today's."""
    page.open("#alliance=d:own")
    mine = tmp_path / "mine.csv"
    mine.write_text("study;n;r\nA;40;0,31\nB;50;.2\n", encoding="utf-8")
    page.locator("input[type=file]").set_input_files(mine)
    assert "1 place needs mending; nothing was read, and your" in told(page, "mending")
    mine.write_text("study;n;r\nA;40;.31\nB;50;.2\n", encoding="utf-8")
    page.locator("input[type=file]").set_input_files(mine)
    assert told(page, "read from") == "Two studies read from mine.csv."
    assert page.locator("input[type=file]").evaluate("(one) => one.value") == ""


def test_a_long_file_is_not_said_to_be_empty(page, tmp_path):
    """F20: "the table is empty" over a plot of four thousand studies."""
    page.open("#alliance=d:own")
    big = tmp_path / "big.csv"
    big.write_text("study,n,r\n" + "".join(f"{'x' * 90} {i},50,0.2\n" for i in range(4000)), encoding="utf-8")
    page.locator("input[type=file]").set_input_files(big)
    first = told(page, "read from")
    assert first == "4000 studies read from big.csv."
    assert page.locator("textarea").get_attribute("placeholder").startswith("big.csv is too long to be shown here")
    page.get_by_role("button", name="Read the studies").click()
    assert told(page, "read from") == first
    give(page, "study,n,r\nA,40,7\nB,50,.2\n")
    assert "nothing was read, the studies from before still stand, and" in told(page, "mending")
    assert "4000 studies" in said(page)
    give(page, "study,n,r\nA,40,.7\nB,50,.2\n")
    assert told(page, "Two") == "Two studies read."


def test_what_was_done_to_a_table_is_said_in_one_line(page):
    """F04, F09, F12, F13: a code, a column or a label that changes without a word."""
    page.open("#alliance=d:own")
    rows = "\n".join(
        f"{i},{'S' if i < 2 else f'S{i}'},.{i + 1},{40 + i},{'NA' if i == 3 else 'ab'[i % 2]},{i}" for i in range(14)
    )
    give(page, f",study,r,n,rater,age\n{rows}".replace(".10,", ".11,").replace(".0,", ".1,"))
    line = told(page, "14 studies")
    assert line.startswith("14 studies read. The first column only numbers the rows and was left out. ")
    assert 'Read as missing: "NA" in rater (1 row). One label, several rows: "S" (2 rows).' in line
    assert line.endswith("No filter: age (14 different values, at most 12).")
    options = page.get_by_label("Show only").locator("option").all_text_contents()
    assert options == ["all studies", "rater: a", "rater: b"]


def test_filters_keep_the_order_of_the_header(page):
    """Columns named by whole numbers before all others, so that an address asks for another column than in Python."""
    page.open("#alliance=d:own")
    give(page, "study,n,r,region,2020,2019\nA,24,.5,x,1,2\nB,31,.49,y,2,1\n")
    told(page, "Two studies")
    kept = ["all studies", "region: x", "region: y", "2020: 1", "2020: 2", "2019: 2", "2019: 1"]
    assert page.get_by_label("Show only").locator("option").all_text_contents() == kept


@pytest.mark.parametrize("alphabet", ["utf-16-le", "utf-16-be", "workbook"])
def test_bytes_that_do_not_say_their_alphabet(page, tmp_path, alphabet):
    """A table of two bytes a letter without its mark read as noise; a workbook listed fault by fault."""
    page.open("#alliance=d:own")
    table = tmp_path / "table.csv"
    text = "study,n,r\nMüller,40,.31\nÅgren,50,.2\n"
    table.write_bytes(b"PK\x03\x04 and more" if alphabet == "workbook" else text.encode(alphabet))
    page.locator("input[type=file]").set_input_files(table)
    if alphabet == "workbook":
        assert told(page, "CSV") == "This is a workbook and no text: save it as CSV and choose that file."
    else:
        assert told(page, "read") == "Two studies read from table.csv."


def test_notes_of_a_table_from_python_stand_under_the_plot(page):
    """F04: what Python did to a table, unseen in the notebook's view."""
    page.open("#alliance=m:forest")
    packed = {"names": ["A", "B"], "r": [0.1, 0.3], "unit": 1, "n": [40, 50], "moderators": [], "notes": ["So it was."]}
    page.evaluate(
        "(own) => { const { model } = bonds.widgets[0]; model.set('sets', { ...model.get('sets'), own }); model.set('data', 'own'); }",
        packed,
    )
    page.locator(".plot-note", has_text="So it was.").wait_for()
