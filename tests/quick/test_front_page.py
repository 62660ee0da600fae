"""The front page says how much of the book there is, and leads only to what exists."""

from types import SimpleNamespace

import pytest

from widgets._site.directives import SoFar


@pytest.mark.parametrize(
    ("here", "planned", "said"),
    [
        (4, 14, "Four of fourteen chapters are here; the answer itself is not yet written."),
        (13, 14, "Thirteen of fourteen chapters are here; the answer itself is not yet written."),
        (14, 14, None),
        (15, 14, None),
    ],
)
def test_the_front_page_counts_the_chapters_that_are_here(here, planned, said, monkeypatch):
    """Failure prevented: a question that a reader follows through the book to find that its answer is not in it."""
    chapters = {f"chapters/part/topic_{number}" for number in range(here)}
    env = SimpleNamespace(found_docs=chapters | {"chapters/index", "chapters/back/about", "chapters/teaching/index"})
    monkeypatch.setattr(SoFar, "env", env)
    monkeypatch.setattr(SoFar, "config", SimpleNamespace(bonds_planned=planned))
    found = SoFar.run(SoFar.__new__(SoFar))
    assert [one.astext() for one in found] == ([said] if said else [])
