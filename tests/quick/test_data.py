"""Promises of the data room: every table is described, sourced, sealed and loads as its schema says."""

import copy
import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest

from data import DataError, about, load, names, rules
from data.__main__ import written
from data.catalogue import CATALOGUE, FOLDER, package, resource
from data.make import simulated_studies

every_table = pytest.mark.parametrize("name", names())


def cells(name: str) -> list[dict[str, str]]:
    """The table as text, read without the code under test."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@every_table
def test_a_table_loads_with_all_its_rows_and_columns(name):
    """Prevents a table that is listed but cannot be used, or that loses rows or columns on the way."""
    table, text = load(name), cells(name)
    assert len(table) == len(text) == resource(name)["rows"]
    assert list(table.columns) == list(text[0])


@every_table
def test_a_column_has_the_type_that_it_declares(name):
    """Prevents numbers that arrive as text and whole numbers that turn into fractions."""
    table = load(name)
    plain = {"string": "str", "number": "float64", "integer": "int64", "boolean": "bool"}
    with_blanks = plain | {"integer": "Int64", "boolean": "boolean"}
    fields = resource(name)["schema"]["fields"]
    declared = {
        field["name"]: (plain if field.get("constraints", {}).get("required") else with_blanks)[field["type"]]
        for field in fields
    }
    assert {column: str(table[column].dtype) for column in declared} == declared


@every_table
def test_a_blank_stays_a_blank(name):
    """Prevents a value that nobody saw from becoming a zero or a word."""
    table, text = load(name), cells(name)
    blanks = {column: [row[column] == "" for row in text] for column in table}
    assert [column for column in table if table[column].isna().tolist() != blanks[column]] == []


def test_every_entry_keeps_the_rules():
    """Prevents figures without title, source, licence, caveat, unit or bounds, made-up numbers that do not say so,
    a CSV file that nobody described, and an entry without its file.
    """
    assert rules.faults(FOLDER, package(), CATALOGUE.read_text(encoding="utf-8")) == []


BROKEN = [
    (("title",), "Ties.", "leave the full stop out"),
    (("title",), "T", "title: needs 5 letters"),
    (("sources",), [], "sources: needs at least one"),
    (("licenses",), [{"title": ""}], "licenses: needs"),
    (("caveats",), [], "what a reader must mind"),
    (("caveats",), ["Invented."], "is no sentence"),
    (("caveats",), ["Nobody measured this."], "begins one with 'Invented'"),
    (("path",), "demo.csv", "write 'demo_studies.csv'"),
    (("schema", "primaryKey"), [], "needs 'primaryKey'"),
    (("schema", "fields", 2, "unit"), "", "column 'r': needs a 'unit'"),
    (("schema", "fields", 2, "description"), "r", "column 'r': needs a description"),
    (("schema", "fields", 2, "constraints"), {"required": True, "minimum": 1, "maximum": -1}, "larger 'maximum'"),
    (("schema", "fields", 2, "constraints"), {"minimum": -1, "maximum": 1}, "has no blank, so write"),
    (("schema", "fields", 2, "constraints", "biggest"), 1, "'biggest' checks nothing"),
]


@pytest.mark.parametrize(("path", "value", "said"), BROKEN, ids=[said for *_, said in BROKEN])
def test_a_broken_entry_is_told_what_to_write(path, value, said):
    """The proof that each rule bites, with file, line and remedy: no author meets a bare assert."""
    catalogue = copy.deepcopy(package())
    entry = next(one for one in catalogue["resources"] if one["name"] == "demo_studies")
    inside = entry
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    found = rules.faults(FOLDER, catalogue, CATALOGUE.read_text(encoding="utf-8"))
    assert [fault for fault in found if said in fault and re.match(r"data/datapackage\.json:\d{2,}: demo_", fault)]


def test_the_catalogue_is_written_as_seal_writes_it():
    """Prevents a seal that rewrites the whole file, so that a change of one number cannot be reviewed."""
    assert CATALOGUE.read_text(encoding="utf-8") == written(package()) + "\n"


def test_a_wrong_name_gets_the_nearest_right_one():
    """Prevents a reader's typing slip from ending in a riddle."""
    with pytest.raises(DataError, match="not 'demo_studeis'; did you mean 'demo_studies'"):
        load("demo_studeis")
    with pytest.raises(DataError, match="did you mean"):
        about("unknwon")


def test_a_loaded_table_is_the_readers_own():
    """Prevents one cell of a notebook from changing the data of the next."""
    table = load("demo_studies")
    table["r"] = 0.0
    assert load("demo_studies").r.max() == 0.58
    about("demo_studies")["caveats"].clear()
    assert about("demo_studies")["caveats"]


def test_importing_the_room_is_cheap():
    """Prevents pages that only name a source from waiting for pandas."""
    script = "import sys, data; data.about('claims'); sys.exit('pandas' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=FOLDER.parent, check=False).returncode == 0


def test_the_catalogue_can_be_printed():
    """Prevents a command of the documentation that does not run."""
    run = subprocess.run(
        [sys.executable, "-m", "data"], cwd=FOLDER.parent, check=True, capture_output=True, text=True, encoding="utf-8"
    )
    assert [line.split()[0] for line in run.stdout.splitlines()] == names()
    wrong = subprocess.run(
        [sys.executable, "-m", "data", "open"], cwd=FOLDER.parent, check=False, capture_output=True, text=True
    )
    assert (wrong.returncode, wrong.stderr.strip()) == (2, "usage: python -m data [seal]")


def test_the_simulated_studies_can_be_made_again():
    """Prevents simulated data that nobody can reproduce or that were touched by hand."""
    assert simulated_studies.FILE.read_bytes() == simulated_studies.csv_text().encode("utf-8")


def test_quoted_numbers_are_in_order():
    """Prevents two rows for one number, and a list in which a writer cannot find the own page."""
    rows = load("quoted_numbers")
    assert rows.sort_values(["page", "id"]).index.tolist() == rows.index.tolist()


def test_help_lines_claim_no_more_than_was_checked():
    """Prevents a help box from printing a telephone number that nobody has verified."""
    faults = []
    for row in load("help_lines").itertuples():
        dated = row.checked_on == row.checked_on
        if re.search(r"\d", f"{row.name} {row.contact}") and not (row.verified and dated):
            faults.append(f"{row.name}: a number that nobody has checked")
        if row.url == row.url and not dated and row.verified:
            faults.append(f"{row.name}: verified, and on no day")
    assert faults == []


def test_the_bibliography_can_be_read():
    """Prevents a slip in the BibTeX file and doubts about a work that the printed list would hide."""
    database = pytest.importorskip("pybtex.database")
    works = database.parse_file(str(Path(FOLDER / "references.bib")), encoding="utf-8").entries
    assert len(works) >= 145
    doubts = [
        (key, field, text)
        for key, work in works.items()
        for field, text in work.fields.items()
        if "unverified" in text and not (field == "note" and text.startswith("† unverified: "))
    ]
    assert doubts == []
