"""Drawn examples can be drawn again, and no test fails because a machine was slow."""

import ast
from pathlib import Path

import pytest
from hypothesis import settings

from tests.night import NIGHT

TESTS = Path(__file__).parents[1]


def own_settings(text: str, path: str) -> list[str]:
    """Settings of Hypothesis that a test gives itself; they outrank the profile, by night too."""
    if "hypothesis" not in text:
        return []
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    named = [
        (node, node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", ""))
        for node in calls
    ]
    return [
        f"{path}:{node.lineno}: settings belong to the profile in tests/conftest.py"
        for node, name in named
        if name == "settings"
    ]


def test_no_test_has_settings_of_its_own():
    """Failure prevented: a deadline that fails on a busy machine, or a test that tries no more at night than by day."""
    faults = [
        fault
        for path in sorted(TESTS.rglob("*.py"))
        for fault in own_settings(path.read_text(encoding="utf-8"), path.relative_to(TESTS.parent).as_posix())
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    "text", ["@settings(deadline=5)  # of hypothesis\ndef f(): ...", "calm = hypothesis.settings(max_examples=9)"]
)
def test_own_settings_are_found(text):
    """Failure prevented: a rule that finds nothing."""
    assert own_settings(text, "t.py") == ["t.py:1: settings belong to the profile in tests/conftest.py"]


def test_the_profile_in_force():
    """Failure prevented: a red example that nobody can draw again, since the profile was registered and not loaded."""
    assert settings.default.deadline is None
    assert settings.default.print_blob
    assert settings.default.derandomize is not NIGHT
