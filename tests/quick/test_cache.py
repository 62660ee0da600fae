"""What a build may take from the run before."""

import pytest

from widgets._site.cache import key

CHANGED = (
    "data/table.csv",
    "chapters/part/topic.exercises.yaml",
    "widgets/room/model.py",
    "widgets/room/words.json",
    "requirements.lock",
)


@pytest.mark.parametrize("name", CHANGED)
def test_a_change_of_what_a_chapter_shows_is_executed_anew(name, tmp_path):
    """Failure prevented: a site that asks an exercise's old question, or prints a table's old number."""
    for each in CHANGED:
        (tmp_path / each).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / each).write_text("before", encoding="utf-8")
    before = key(tmp_path)
    assert key(tmp_path) == before
    (tmp_path / name).write_text("after", encoding="utf-8")
    assert key(tmp_path) != before
