"""Runs every chapter against its saved numbers, and proves that a tampered number, output or table is noticed."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.quick.notebook_mutations import KINDS, MUTATIONS, NBVAL_ALONE, mutated, notebook
from widgets.desk.notebook_form import form_faults, glue_faults, output_faults
from widgets.desk.record import COLOUR, RecordError, main, normal, record_notebook, run

ROOT = Path(__file__).parents[2]
# One worker: the mutated notebooks are run once for all tests of this file.
pytestmark = pytest.mark.xdist_group("notebooks")


def nbval(folder: Path, first_on_path: Path = ROOT) -> tuple[str, set[str]]:
    """Run nbval strictly on all notebooks of a folder; its report and the names of the notebooks that failed."""
    # Imported once for many notebooks; one notebook alone is cheaper with a kernel that imports what it needs.
    forked = ["-p", "widgets._kernel"] if len(list(folder.rglob("*.ipynb"))) > 1 else []
    options = ["-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", str(folder), "-q", "-rfE", "--tb=short"]
    command = [sys.executable, "-m", "pytest", "--nbval", *forked, *options, "--color=no", str(folder)]
    path = os.pathsep.join([str(first_on_path), str(ROOT)])
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=folder, env=os.environ | {"PYTHONPATH": path}, timeout=1500
    )
    assert done.returncode in (0, 1), done.stdout[-3000:] + done.stderr[-3000:]
    failed = re.findall(r"^(?:FAILED|ERROR) (\S+?\.ipynb)", done.stdout, re.M)
    return done.stdout, {Path(name).stem for name in failed}


def write(path: Path, book: dict) -> Path:
    path.write_text(normal(book), encoding="utf-8")
    return path


def test_every_chapter_still_says_what_it_saved():
    """Prevents a changed table or formula from leaving the old number in the text."""
    report, failed = nbval(ROOT / "chapters")
    assert not failed, COLOUR.sub("", report)[-6000:]


@pytest.fixture(scope="module")
def recorded(tmp_path_factory) -> dict[str, dict]:
    """One recorded notebook for each kind of output."""
    folder = tmp_path_factory.mktemp("recorded")
    return {kind: json.loads(run(write(folder / f"{kind}.ipynb", notebook(kind)))) for kind in KINDS}


@pytest.fixture(scope="module")
def noticed(recorded, tmp_path_factory) -> set[str]:
    """The notebooks, untouched and tampered with, on which nbval turned red."""
    folder = tmp_path_factory.mktemp("mutants")
    for kind, book in recorded.items():
        (folder / f"untouched-{kind}.ipynb").write_text(json.dumps(book), encoding="utf-8")
    for mutation in MUTATIONS:
        (folder / f"{mutation.name}.ipynb").write_text(
            json.dumps(mutated(recorded[mutation.kind], mutation)), encoding="utf-8"
        )
    return nbval(folder)[1]


@pytest.mark.parametrize("kind", KINDS)
def test_untouched_outputs_pass(kind, recorded, noticed):
    """Prevents a comparison that is red for everything, and contracts that recorded notebooks cannot meet."""
    assert f"untouched-{kind}" not in noticed
    text = json.dumps(recorded[kind], indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    assert form_faults(text) + output_faults(recorded[kind]) == []


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_tampering_is_noticed(mutation, recorded, noticed):
    """Prevents a saved output from being edited, dropped or switched off without a red test."""
    mutant = mutated(recorded[mutation.kind], mutation)
    text = json.dumps(mutant, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    ours = output_faults(mutant) + form_faults(text)
    # A number that is gone is missed by the sentence that says it.
    said = {"cell_type": "markdown", "id": "said", "metadata": {}, "source": ["{glue:text}`pooled-r`"]}
    if mutation.kind == "number":
        ours += glue_faults({**mutant, "cells": [*mutant["cells"], said]})
    assert mutation.name in noticed or ours
    if mutation.name in NBVAL_ALONE:
        assert mutation.name in noticed, "nbval no longer compares this kind"


def test_changed_table_turns_a_claim_red(tmp_path):
    """Prevents a figure of data/ from changing under a sentence that goes on saying the old one."""
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("__pycache__"))
    table = tmp_path / "data" / "demo_studies.csv"
    imports = "from data import load\nfrom widgets import number\n"
    source = f"{imports}number('demo-largest', load('demo_studies')['r'].max(), 'largest r', format='.2f')"
    book = notebook("number")
    book["cells"][1]["source"] = source
    folder = tmp_path / "pages"
    folder.mkdir()
    page = write(folder / "numbers.ipynb", book)
    record_notebook(page)
    assert nbval(folder, tmp_path)[1] == set()

    header, *rows = table.read_text(encoding="utf-8").splitlines()
    column = header.split(",").index("r")
    largest = max(rows, key=lambda row: float(row.split(",")[column]))
    cells = largest.split(",")
    cells[column] = "0.91"
    table.write_text(
        "\n".join([header, *(",".join(cells) if row == largest else row for row in rows)]) + "\n", encoding="utf-8"
    )
    assert nbval(folder, tmp_path)[1] == {"numbers"}


def test_record_is_steady_and_whole(tmp_path, capsys):
    """Prevents noise in diffs: a second run changes no byte, and what JupyterLab leaves behind is gone."""
    book = notebook("number")
    book["cells"][0] |= {
        "execution_count": 7,
        "outputs": [{"name": "stdout", "output_type": "stream", "text": "left behind"}],
        "metadata": {"execution": {"t": 1}},
    }
    book["metadata"] = {
        "language_info": {"name": "python", "version": "3.99"},
        "kernelspec": {"name": "other", "display_name": "Other"},
    }
    page = tmp_path / "numbers.ipynb"
    page.write_text(json.dumps(book), encoding="utf-8")
    assert main([str(page)]) == 0
    first = page.read_bytes()
    assert main([str(tmp_path)]) == 0
    assert page.read_bytes() == first
    assert first.endswith(b"}\n")
    assert b"left behind" not in first
    assert b"3.99" not in first
    assert list(tmp_path.iterdir()) == [page]
    said = capsys.readouterr().out
    assert re.search(r"1/1 \S+numbers\.ipynb \.\.\. rewritten", said)
    assert "unchanged" in said
    cell = json.loads(first)["cells"][1]
    assert cell["execution_count"] == 1
    assert "0.27  pooled-r" in "".join(cell["outputs"][1]["text"])


def test_record_names_notebook_cell_and_exception(tmp_path, capsys):
    """Prevents a failed recording that half rewrites a page or sends the writer looking."""
    book = notebook("number")
    book["cells"][1]["source"] = "raise ValueError('cohesion must be between -1 and 1, not 1.5')"
    page = write(tmp_path / "broken.ipynb", book)
    before = page.read_bytes()
    with pytest.raises(RecordError, match=r"broken\.ipynb, cell 'saved-number': ValueError: cohesion must be"):
        record_notebook(page)
    assert main([str(page)]) == 1
    assert page.read_bytes() == before
    assert "'saved-number': ValueError" in capsys.readouterr().err
    with pytest.raises(ValueError, match="place must be"):
        main([str(tmp_path / "nowhere.ipynb")])
