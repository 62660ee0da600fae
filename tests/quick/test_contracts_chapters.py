"""Contracts of every page in chapters/ and of _toc.yml: form of the notebooks, claims, numbers, references and
parts.
"""

import csv
import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from data import load
from tests.quick import chapters_form as form
from tests.quick import chapters_text as text
from tests.quick.chapters_contents import toc_faults, toc_files

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted(path for path in (ROOT / "chapters").rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)
PAGES = sorted(NOTEBOOKS + list((ROOT / "chapters").rglob("*.md")))
# The front page and the reference pages teach nothing, so they need no objectives and no boxes.
CHAPTERS = [path for path in NOTEBOOKS if path.parent.name not in {"chapters", "back", "teaching"}]


def each(paths):
    return pytest.mark.parametrize(
        "path", paths, ids=lambda path: path.relative_to(ROOT / "chapters").with_suffix("").as_posix()
    )


def rows(name: str) -> list[dict]:
    path = ROOT / "data" / name
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines())) if path.exists() else []


def known(path: Path) -> text.Known:
    """What this page may refer to."""
    page = path.relative_to(ROOT / "chapters").with_suffix("").as_posix()
    bib = ROOT / "data" / "references.bib"
    keys = re.findall(r"^@\w+\{([^,\s]+),", bib.read_text(encoding="utf-8"), re.M) if bib.exists() else []
    quoted = {
        number
        for row in rows("quoted_numbers.csv")
        if row["page"] == page
        for number in text.quoted_values(row["value"])
    }
    claims = frozenset(row["id"] for row in rows("claims.csv"))
    # How many claims the essay was cut into is a count of our own table.
    return text.Known(claims, frozenset(keys), frozenset(quoted | {Decimal(len(claims))}))


def markdown(path: Path) -> str:
    if path.suffix == ".md":
        return path.read_text(encoding="utf-8")
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n\n".join(form.source(cell) for cell in cells if cell["cell_type"] == "markdown")


def test_toc():
    """Prevents a contents list with holes, and a page that is written and never published."""
    assert toc_faults(ROOT) == []


@each(NOTEBOOKS)
def test_form(path):
    """Prevents notebooks that other tools reject, noise in diffs, anonymous cells, and outputs that nothing defends."""
    content = path.read_text(encoding="utf-8")
    assert form.form_faults(content) == []
    notebook = json.loads(content)
    assert form.id_faults(notebook) + form.output_faults(notebook) == []


@each(NOTEBOOKS)
def test_code(path):
    """Prevents chapters that lean on private names, on missing libraries or on a running kernel."""
    assert form.import_faults(json.loads(path.read_text(encoding="utf-8"))) == []


@each(NOTEBOOKS)
def test_glue(path):
    """Prevents a sentence whose number comes from nowhere, or from a cell further down."""
    assert form.glue_faults(json.loads(path.read_text(encoding="utf-8"))) == []


def test_names_of_numbers_are_unique_in_the_book():
    """Prevents one chapter from printing another chapter's number."""
    names = [
        name
        for path in NOTEBOOKS
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        if cell["cell_type"] == "code"
        for name in form.number_names(cell)
    ]
    assert sorted({name for name in names if names.count(name) > 1}) == []


@each(PAGES)
def test_numbers(path):
    """Prevents a typed number that no source vouches for and no changed table can turn red."""
    assert text.number_faults(markdown(path), known(path)) == []


@each(PAGES)
def test_references_and_lines(path):
    """Prevents dangling citations and claim ids, and lines that are whole paragraphs."""
    assert text.reference_faults(markdown(path), known(path)) + text.line_faults(markdown(path)) == []


@each(CHAPTERS)
def test_parts(path):
    """Prevents a chapter without objectives, prediction, key terms, sources, or an honest answer to how sure we are."""
    assert text.part_faults(markdown(path)) == []


def test_quoted_numbers_have_pages_and_sources():
    """Prevents a list of quoted figures that vouches for pages that do not exist or names no source."""
    pages = {path.relative_to(ROOT / "chapters").with_suffix("").as_posix() for path in PAGES}
    toc = {
        file.removeprefix("chapters/")
        for file in toc_files(yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8")))
    }
    listed = rows("quoted_numbers.csv")
    assert [
        row["id"]
        for row in listed
        if row["page"] not in pages | toc or not row["source"].strip() or not row["value"].strip()
    ] == []


def test_notebooks_repeat_the_help_lines_word_for_word():
    """A notebook on suicide rates that shows JupyterLab's readers no place to turn to, or another than the page."""
    lines = []
    for row in load("help_lines").itertuples():
        named = f"[{row.name}]({row.url})" if isinstance(row.url, str) and row.url else row.name
        lines.append(f"{row.contact} {named}.")
    box = ":::{help-now}\n" + "\n\n".join(lines) + "\n:::"
    pages = [
        path
        for path in sorted((ROOT / "chapters").rglob("*.ipynb"))
        if "{help-now}" in path.read_text(encoding="utf-8")
    ]
    assert pages
    for path in pages:
        cells = ["".join(cell["source"]) for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
        assert any(box in cell for cell in cells), path.name
