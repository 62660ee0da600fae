"""The page "The models, in Python": every published name stands on it, and its docstring says what a reader needs."""

import dataclasses
import importlib
import inspect
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "chapters" / "back" / "models_in_python.md").read_text(encoding="utf-8")
# Where a reader imports from; a widget is no model, and its room's own page says how it is used.
ROOMS = ("widgets.alliance_outcome.model", "widgets.modernity_sectors", "widgets.suicide_typology")
WIDGETS = {"ModernitySectors", "SuicideTypology"}
SOURCE = re.compile(
    r"\(\d{4}|\(?[A-Z]\w+(?: and \w+| et al\.)?,? \(?\d{4}|[Dd]idactic|Source: |Otherwise as `|as for `"
)
# Reads a table and computes nothing.
NO_FORMULA = {"read_studies"}
# "Otherwise as `pool`": what that one says is not said twice.
LEADS = re.compile(r"[Oo]therwise as `(\w+)`|as for `(\w+)`|see `(\w+)`|mean of `(\w+)`")


def listed() -> list[tuple[str, str, str]]:
    """Module, kind and name of each entry of the page."""
    found, module = [], ""
    for line in PAGE.splitlines():
        words = line.split()
        if line.startswith(".. py:currentmodule::"):
            module = words[-1]
        elif line.startswith(".. auto"):
            found.append((module, words[1].removeprefix("auto").removesuffix("::"), words[2].rpartition(".")[2]))
    return found


def each(*kinds):
    """The entries of these kinds, as parameters."""
    chosen = [(module, name) for module, kind, name in listed() if kind in kinds]
    return pytest.mark.parametrize(
        "thing", [getattr(importlib.import_module(module), name) for module, name in chosen], ids=[n for _, n in chosen]
    )


def said(thing) -> str:
    """The docstring, followed by those of the functions of the same room that it sends the reader to."""
    text = re.sub(r"\s+", " ", inspect.getdoc(thing) or "")
    leads = [next(filter(None, found)) for found in LEADS.findall(text)]
    rooms = [room for room in map(importlib.import_module, ROOMS) if getattr(room, thing.__name__, None) is thing]
    return "\n".join([text, *(inspect.getdoc(getattr(rooms[0], name)) for name in leads if hasattr(rooms[0], name))])


def test_every_published_name_is_listed_once():
    """Failure prevented: a function that anybody may import and nobody can look up."""
    there = [(module, name) for module, _, name in listed()]
    assert len(set(there)) == len(there)
    shown = {room: {name for module, name in there if module == room} for room in ROOMS}
    assert shown == {room: set(importlib.import_module(room).__all__) - WIDGETS for room in ROOMS}


@each("function")
def test_a_function_says_ranges_errors_source_and_an_example(thing):
    """Failure prevented: an entry that leaves open what may be put in, what is refused, or who says so."""
    text = said(thing)
    missing = [name for name in inspect.signature(thing).parameters if not re.search(rf"\b{name}\b", text)]
    assert missing == []
    assert "ValueError" in text or "StudyTableError" in text
    assert SOURCE.search(text) or thing.__name__ in NO_FORMULA
    assert ">>> " in text


@each("class")
def test_a_field_says_what_it_holds(thing):
    """Failure prevented: a number of which nobody says what it measures, in which unit and range."""
    source = inspect.getsource(thing)
    fields = [field.name for field in dataclasses.fields(thing)]
    assert [name for name in fields if not re.search(rf'^    {name}: [^\n]+\n    """\S[^"]+\."""$', source, re.M)] == []
    assert inspect.getdoc(thing)
