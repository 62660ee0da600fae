"""The build: the same bytes from the same sources, new numbers from new data, and nothing of the surroundings read."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pybtex.database import parse_file

from tests.fresh_copy import copy_to
from tests.night import NIGHT
from widgets.desk import browser_floor

ROOT = Path(__file__).parents[2]
HTML = ROOT / "_build" / "html"
# The generator's own.
SEARCH = ("doctools", "documentation_options", "language_data", "searchtools")
STRICT = ("-W", "-n", "--keep-going")


def build(folder: Path, options=STRICT, **surroundings) -> Path:
    """Build there as `make site` does; what it says is kept in `_build/said.txt`."""
    command = [Path(sys.executable).with_name("jupyter-book"), "build", ".", "--all", *options]
    environment = {**os.environ, "PYTHONPATH": str(folder), **surroundings}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    (folder / "_build" / "said.txt").write_text(done.stdout + done.stderr, encoding="utf-8")
    return folder / "_build" / "html"


def executed(folder: Path) -> list[str]:
    """The notebooks that the build there has run."""
    said = (folder / "_build" / "said.txt").read_text(encoding="utf-8")
    return [Path(name).stem for name in re.findall(r"(\S+\.ipynb): Executing notebook", said)]


def copy_executed(folder: Path) -> None:
    """The chapters as the build of the book has executed them."""
    shutil.copytree(ROOT / "_build" / ".jupyter_cache", folder / "_build" / ".jupyter_cache", dirs_exist_ok=True)


def files(html: Path) -> dict[str, bytes]:
    # Sphinx's inventory and search index are no page, and not yet of one form; the zip holds them.
    left = ("objects.inv", "searchindex.js", "bonds-offline.zip")
    return {
        path.relative_to(html).as_posix(): path.read_bytes()
        for path in html.rglob("*")
        if path.is_file() and path.name not in left
    }


def test_same_sources_give_the_same_bytes_whatever_stands_around(tmp_path):
    """D4, D5: an id drawn at random, a date, a time zone; or a folder beside the book that is read as part of it."""
    folder = copy_to(tmp_path)
    for name in (
        ".venv/lib/python3.11/site-packages/x",
        "node_modules/y",
        "_build/old",
        "bonds.egg-info",
        "chapters/.ipynb_checkpoints",
    ):
        (folder / name).mkdir(parents=True)
        (folder / name / "README.md").write_text("no title here\n\n### and a heading that skips\n", encoding="utf-8")
    # At night every chapter is executed again under these surroundings; by day the build's own execution serves.
    if not NIGHT:
        copy_executed(folder)
    html = build(folder, PYTHONHASHSEED="2", TZ="Pacific/Auckland", LC_ALL="C.UTF-8")
    assert len(executed(folder)) == (len(list((folder / "chapters").rglob("*.ipynb"))) if NIGHT else 0)
    ours, theirs = files(HTML), files(html)
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_changed_table_changes_page_and_number(tmp_path):
    """House rule: a cache that looks at code alone keeps yesterday's number on the page."""
    folder = copy_to(tmp_path)
    copy_executed(folder)
    # The one page that prints the figure; what it refers to is not there, so warnings are no errors.
    (folder / "_toc.yml").write_text("format: jb-book\nroot: chapters/index\n", encoding="utf-8")
    table = folder / "data" / "alliance_meta_analyses.csv"
    before = table.read_text(encoding="utf-8")
    after = before.replace(",295,", ",296,", 1)
    assert after != before
    table.write_text(after, encoding="utf-8", newline="\n")
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    subprocess.run([sys.executable, "-m", "data", "seal"], cwd=folder, env=environment, check=True, capture_output=True)
    html = build(folder, options=())
    assert executed(folder) == ["index"]
    assert "296" in (html / "chapters" / "index.html").read_text(encoding="utf-8")
    nbval = [sys.executable, "-m", "pytest", "--nbval", "-q", "-p", "no:cacheprovider"]
    compared = subprocess.run(
        [*nbval, "-c", str(ROOT / "pyproject.toml"), "chapters/index.ipynb"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert compared.returncode == 1, compared.stdout


def test_a_chapter_that_fails_ends_the_build_with_one_sentence(tmp_path):
    """Failure prevented: two tracebacks of the machinery, and no word about which cell it was."""
    folder = copy_to(tmp_path)
    (folder / "_toc.yml").write_text("format: jb-book\nroot: chapters/index\n", encoding="utf-8")
    page = folder / "chapters" / "index.ipynb"
    notebook = json.loads(page.read_text(encoding="utf-8"))
    first, second = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"][:2]
    first["source"] = ["import os"]
    second["source"] = ["raise ValueError('cohesion must be\\nbetween -1 and 1')"]
    page.write_text(json.dumps(notebook), encoding="utf-8")
    program = Path(sys.executable).with_name("jupyter-book")
    surroundings = {**os.environ, "PYTHONPATH": str(folder), "BONDS_KERNEL": "plain"}
    done = subprocess.run(
        [program, "build", ".", *STRICT], cwd=folder, env=surroundings, capture_output=True, text=True, check=False
    )
    place = os.path.join("chapters", "index.ipynb")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        f"{place}, cell {second['id']!r}: ValueError: cohesion must be between -1 and 1"
    )
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize("part", ["_esm", "widget-state+json", "thebe", "sphinx-book-theme", "mathjax@", "require.js"])
def test_nothing_unneeded_is_in_the_pages(part):
    """Traps: what Jupyter Book and myst-nb add to every page unasked."""
    assert [path.name for path in HTML.rglob("*.html") if part in path.read_text(encoding="utf-8")] == []


def test_no_source_of_a_page_is_published():
    """Trap: `_sources` would publish what a notebook hides."""
    assert not (HTML / "_sources").exists()
    assert [path.name for path in HTML.rglob("*") if path.suffix in (".ipynb", ".py", ".md", ".yaml")] == []


def references() -> str:
    """The visible text of the page of references."""
    page = (HTML / "chapters" / "back" / "references.html").read_text(encoding="utf-8")
    return re.sub(r"<[^>]*>", "", page.split("<main")[1].split("</main>")[0])


def test_every_reference_that_nobody_could_check_says_so_on_the_page():
    """Failure prevented: a style that drops the note of some kinds of entry, and an unverified place printed as
    fact.
    """
    notes = re.findall(
        r"note\s*=\s*\{(† unverified: [^}]*)\}", (ROOT / "data" / "references.bib").read_text(encoding="utf-8")
    )
    assert len(notes) > 20
    assert references().count("† unverified: ") == len(notes)


def test_every_foreign_title_says_its_language():
    """A screen reader that garbles French because nobody told it."""
    works = [
        work
        for work in parse_file(str(ROOT / "data" / "references.bib"), encoding="utf-8").entries.values()
        if "langid" in work.fields
    ]
    page = (HTML / "chapters" / "back" / "references.html").read_text(encoding="utf-8")
    assert len(works) >= 9
    assert page.count("<span lang=") >= len(works)


def test_no_reference_shows_its_markup():
    """Failure prevented: a command of LaTeX in a title."""
    assert "\\" not in references()


def test_scripts_as_they_are_sent_need_no_new_browser():
    """F01: prevents words that are still imported as JSON, and a method that only the packed script holds."""
    ours = [path for path in HTML.glob("_static/*.js") if path.stem not in ("vega", *SEARCH)]
    texts = {path.name: path.read_text(encoding="utf-8") for path in ours}
    assert {"mount.js", "exercises.js", "embed-plane.js"} <= set(texts)
    assert [name for name, text in texts.items() if "words.json" in text] == []
    assert [fault for name, text in texts.items() for fault in browser_floor.script_faults(text, name)] == []


def test_apostrophes_are_those_of_a_printed_page():
    """Failure prevented: "a person's" beside "a person’s", because one came from a table and the other from the
    text.
    """
    found = []
    for path in sorted(HTML.glob("chapters/**/*.html")):
        text = re.sub(r"<(script|style|code|pre)\b.*?</\1>|<[^>]*>", "", path.read_text(encoding="utf-8"), flags=re.S)
        found += [f"{path.name}: {straight}" for straight in re.findall(r".{0,20}\w'\w.{0,10}", text)]
    assert found == []


def test_the_runtime_carries_the_notice_of_its_licence():
    """Failure prevented: Vega handed on without the words that its licence asks for."""
    assert (
        "Copyright (c) 2015-2023, University of Washington Interactive Data Lab"
        in (HTML / "_static" / "vega.js").read_text(encoding="utf-8")[:3000]
    )
