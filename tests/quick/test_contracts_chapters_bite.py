"""Proof that the contracts of chapters bite: a good notebook and a good page, and one defect at a time."""

import copy
import json

import pytest
import yaml

from widgets.desk import chapter_text as text
from widgets.desk import notebook_form as form
from widgets.desk.contents import toc_faults
from widgets.desk.record import normal

NUMBER = {
    "cell_type": "code",
    "id": "pooled-r",
    "metadata": {"tags": ["nbval-check-output"]},
    "execution_count": 1,
    "source": ["number('pooled-r', 0.27, 'pooled')"],
    "outputs": [{"output_type": "stream", "name": "stdout", "text": ["0.27  pooled-r: pooled\n"]}],
}
IMPORTS = {
    "cell_type": "code",
    "id": "setup",
    "metadata": {},
    "execution_count": None,
    "outputs": [],
    "source": ["from data import load\n", "from widgets import number"],
}
SAID = {
    "cell_type": "markdown",
    "id": "opening",
    "metadata": {},
    "source": ["# Bonds\n", "It is {glue:text}`pooled-r`."],
}
GOOD = json.loads(normal({"cells": [IMPORTS, NUMBER, SAID]}))
PNG = {"output_type": "display_data", "data": {"image/png": "eA=="}, "metadata": {}}
ERRORS = {"output_type": "stream", "name": "stderr", "text": ["careful\n"]}


def notebook_faults(notebook: dict, text_of_it: str = "") -> list[str]:
    structure = (
        form.id_faults(notebook)
        + form.output_faults(notebook)
        + form.import_faults(notebook)
        + form.glue_faults(notebook)
    )
    return (
        form.form_faults(text_of_it or json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False) + "\n")
        + structure
    )


def changed(number: int, **values) -> dict:
    notebook = copy.deepcopy(GOOD)
    notebook["cells"][number] |= values
    return notebook


def test_good_notebook_passes():
    """Prevents contracts that no notebook can meet."""
    assert notebook_faults(GOOD) == []


@pytest.mark.parametrize(
    ("notebook", "says"),
    [
        (changed(1, id="a1b2c3d4"), 'in a text editor write, say, "id": "opening-scene"'),
        (changed(1, id="Pooled_R"), "kebab"),
        (changed(1, id="cell-2"), "kebab"),
        (changed(1, id="setup"), "twice"),
        (changed(1, execution_count=None), "compares nothing"),
        (changed(1, execution_count=2), "compares nothing"),
        (changed(1, outputs=[]), "without saved output"),
        (changed(1, outputs=[PNG]), "image/png"),
        (changed(1, outputs=[ERRORS]), "error or warning"),
        (changed(1, metadata={}), "without the tag"),
        (changed(0, execution_count=1), "only cells of numbers"),
        (changed(0, outputs=[ERRORS]), "only cells of numbers"),
        (changed(0, metadata={"trusted": True}), "normal form"),
        (changed(0, source=["import os"]), "imports os"),
        (changed(0, source=["from widgets._site.numbers import number"]), "no public name"),
        (changed(0, source=["from widgets import Claim"]), "no public name"),
        (changed(0, source=["import data; data._x"]), "private name"),
        (changed(0, source=["from ipywidgets import interact"]), "imports ipywidgets"),
        (changed(0, source=["interact(f)"]), "interact() is dead"),
        (changed(0, source=["%matplotlib inline"]), "not plain Python"),
        (changed(2, source=["{glue:text}`pooled`"]), "has none"),
        (changed(2, source=["{glue:}`x`"]), "never said"),
        (changed(2, source=["{glue:figure}`pooled-r`"]), "use {glue:text}"),
        ({**GOOD, "cells": [SAID, NUMBER]}, "before its number"),
        ({**GOOD, "nbformat_minor": 4}, ""),
    ],
)
def test_notebook_defect_is_found(notebook, says):
    """Prevents a contract on notebooks that has gone blind."""
    assert any(says in fault for fault in notebook_faults(notebook))


PAGE = """# A bond is worth a number

Across 295 studies, C37 holds {cite:t}`fluckiger2018alliance`; r is −0.5 in 1897,
in chapter 12 and on 17 May, of 100 people, from -1 to 1.

:::{objectives}
- read-r: Read a correlation.
:::
::::{predict} Guess 42
:::{reveal} Show
Few.
:::
::::
::::{sure}
```{claim} C37
:status: contested
:cite: fluckiger2018alliance
:critic: tolin2010cognitive
It is debated.
```
::::
## Key terms 3
```{glossary}
bond
  A tie.
```
## Where to read on
{claims}`C37 C38`, `code 77`, [link](http://x.org/88).
"""
KNOWN = text.Known(
    frozenset({"C37", "C38"}),
    frozenset({"fluckiger2018alliance", "tolin2010cognitive"}),
    frozenset({text.value("295"), text.value("0.5")}),
)


def page_faults(page: str) -> list[str]:
    return (
        text.part_faults(page)
        + text.number_faults(page, KNOWN)
        + text.reference_faults(page, KNOWN)
        + text.line_faults(page)
    )


def test_good_page_passes():
    """Prevents contracts that no chapter can meet."""
    assert page_faults(PAGE) == []


def test_a_page_with_a_content_note_asks_for_no_guess():
    """Prevents a rule that makes an author invent a guessing game beside rates of deaths."""
    plain = PAGE.replace("::::{predict} Guess 42\n:::{reveal} Show\nFew.\n:::\n::::\n", "")
    assert page_faults(plain) == ["no {predict}"]
    assert page_faults(plain.replace(":::{objectives}", ":::{content-note}\nA note.\n:::\n\n:::{objectives}")) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("295", "296", "296 is typed"),
        ("−0.5", "0.51", "0.51 is typed"),
        ("1897", "1619", "1619 is typed"),
        ("Few.", "About 64 %.", "64 is typed"),
        ("A tie.", "12,500 ties.", "12,500 is typed"),
        ("It is debated.", "It is .28 today.", ".28 is typed"),
        ("from -1 to 1", "from $r = 0.33$", "0.33 is typed"),
        ("C38", "C999", "C999"),
        (", C37 holds", ", C141 holds", "C141"),
        (":critic: tolin2010cognitive", ":critic: nobody1900", "nobody1900"),
        (":critic: tolin2010cognitive\n", "", "no critic"),
        (":cite: fluckiger2018alliance\n", "", "no citation"),
        ("contested", "certain", "status 'certain'"),
        (":status: contested\n", "", "status ''"),
        ("It is debated.\n", "", "says nothing"),
        ("{objectives}", "{objective}", "no {objectives}"),
        ("{predict}", "{look}", "no {predict}"),
        ("{sure}", "{look}", "no {sure}"),
        ("{glossary}", "{gloss}", "no {glossary}"),
        ("## Where to read on", "## Ends", "no heading"),
        ("- read-r: Read a correlation.", "- Read a correlation.", "objective"),
        ("::::{predict}", ":::{predict}", "closes nothing"),
        ("::::{sure}", "::::{sure}\n::::", "holds no {claim}"),
        ("Few.", "word " * 81, "one sentence a line"),
        ("## Key terms 3", "# Key terms", "exactly one title"),
        ("{cite:t}`fluckiger2018alliance`", "{cite:t}`fluckiger2018`", "fluckiger2018 is not"),
    ],
)
def test_page_defect_is_found(old, new, says):
    """Prevents a contract on prose that has gone blind."""
    assert old in PAGE
    assert any(
        says in fault for fault in page_faults(PAGE.replace(old, new, 1) if old != "C38" else PAGE.replace(old, new))
    )


def test_toc_defects_are_found(tmp_path):
    """Prevents a contents check that passes whatever it is given."""
    (tmp_path / "chapters" / "a").mkdir(parents=True)
    for name in ("index.md", "a/one.ipynb", "a/two.ipynb"):
        (tmp_path / "chapters" / name).write_text("", encoding="utf-8")
    toc = {
        "root": "chapters/index",
        "parts": [{"caption": "A", "chapters": [{"file": "chapters/a/one"}, {"file": "chapters/a/two.ipynb"}]}],
    }
    assert toc_faults(tmp_path) == ["_toc.yml is missing"]
    for chapters, says in (
        (["a/one", "a/two"], None),
        (["a/one"], "in no table"),
        (["a/one", "a/two", "a/two"], "twice"),
        (["a/one", "a/two", "a/three"], "does not exist"),
    ):
        toc["parts"][0]["chapters"] = [{"file": f"chapters/{name}"} for name in chapters]
        (tmp_path / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
        faults = toc_faults(tmp_path)
        assert (faults == []) if says is None else any(says in fault for fault in faults)
