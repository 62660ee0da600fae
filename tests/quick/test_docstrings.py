"""Every example in a docstring of the book, its models and its tests is run."""

import ast
import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def shows_examples(path: Path) -> bool:
    """Whether a docstring of the file has one; a text that is no docstring does not count."""
    text = path.read_text(encoding="utf-8")
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    nodes = ast.walk(ast.parse(text)) if ">>>" in text else ()
    return any(">>>" in (ast.get_docstring(node) or "") for node in nodes if isinstance(node, documented))


MODULES = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for folder in ("data", "tests", "widgets")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if shows_examples(path)
]


@pytest.mark.parametrize("module", MODULES)
def test_examples_in_docstrings(module):
    """Failure prevented: a docstring that shows what the function no longer does."""
    # A long line of an answer is broken in a docstring.
    found = doctest.testmod(importlib.import_module(module), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert found.attempted > 0
    assert found.failed == 0
