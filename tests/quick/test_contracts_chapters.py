"""Contracts of every page in chapters/ and of _toc.yml: form, claims, numbers, references and parts."""

import re

import pytest

from widgets._language.help_now import help_lines
from widgets._language.markdown import directives
from widgets.desk import chapter_text as text
from widgets.desk import chapters
from widgets.desk.contents import toc_faults

PAGES = chapters.pages()
NOTEBOOKS = [path for path in PAGES if path.suffix == ".ipynb"]


def each(paths):
    return pytest.mark.parametrize("path", paths, ids=chapters.name_of)


def test_toc():
    """Prevents a contents list with holes, and a page that is written and never published."""
    assert toc_faults(chapters.ROOT) == []


@each(NOTEBOOKS)
def test_form(path):
    """Prevents notebooks that other tools reject, noise in diffs, anonymous cells, and outputs that nothing defends."""
    assert chapters.form_faults(path) == []


@each(NOTEBOOKS)
def test_code(path):
    """Prevents private names, missing libraries, a need of a kernel, and a sentence whose number comes from nowhere."""
    assert chapters.code_faults(path) == []


def test_names_of_numbers_are_unique_in_the_book():
    """Prevents one chapter from printing another chapter's number."""
    assert {name: places for name, places in chapters.number_names().items() if len(places) > 1} == {}


@each(PAGES)
def test_numbers(path):
    """Prevents a typed number that no source vouches for and no changed table can turn red."""
    assert chapters.number_faults(path) == []


@each(PAGES)
def test_references_and_lines(path):
    """Prevents dangling citations and claim ids, and lines that are whole paragraphs."""
    assert text.reference_faults(chapters.markdown(path), chapters.known(path)) + chapters.line_faults(path) == []


@each([path for path in PAGES if chapters.is_taught(path)])
def test_parts(path):
    """Prevents a chapter without objectives, prediction, key terms, sources, or an honest answer to how sure we are."""
    assert text.part_faults(chapters.markdown(path)) == []


def test_quoted_numbers_have_pages_and_sources():
    """Prevents a list of quoted figures that vouches for pages that do not exist or names no source."""
    assert chapters.quoted_faults() == []


def test_notebooks_repeat_the_help_lines_word_for_word():
    """A notebook on suicide rates that shows JupyterLab's readers no place to turn to, or another than the page."""
    assert [path for path in NOTEBOOKS if "{help-now}" in chapters.markdown(path)]
    assert {chapters.name_of(path): found for path in NOTEBOOKS if (found := chapters.help_faults(path))} == {}


def test_pages_at_the_back_have_one_line_of_help_and_one_page_has_the_box():
    """Prevents a box that is passed over on five pages in a row, and a short form that leads to no box."""
    boxes = {
        path.name: [list(one.options) for one in directives(path.read_text(encoding="utf-8")) if one.name == "help-now"]
        for path in (chapters.ROOT / "chapters" / "back").glob("*.md")
    }
    assert boxes.pop("about.md") == [[]]
    assert {name: found for name, found in boxes.items() if found not in ([], [["short"]])} == {}
    assert sum(map(len, boxes.values())) >= 4


@each(NOTEBOOKS)
def test_help_that_is_named_is_a_link(path):
    """Prevents a sentence that speaks of help which is thirty screens away."""
    prose = [line for _, source in chapters.cells(path) for line in source.splitlines()]
    named = [line for line in prose if re.search(r"\bthe box\b.{0,40}(begin|help)|talking with somebody helps", line)]
    assert [line for line in named if "{help}`" not in line] == []


def test_who_lost_somebody_is_spoken_to():
    """Prevents a page on suicide that speaks to every reader but one: a sentence of its note, a line of its box."""
    for path in NOTEBOOKS:
        text = chapters.markdown(path)
        for note in [one.body for one in directives(text) if one.name == "content-note"]:
            assert "who have lost somebody" in note, path
    assert sum("who have lost somebody" in line for line in help_lines()) == 1
    first = "If somebody is hurt or in danger now (whoever reads this may be that person), call"
    assert help_lines()[0].startswith(first)
    assert all(("not checked by us" in line) == ("](http" in line) for line in help_lines())
