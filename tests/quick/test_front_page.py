"""The front page says how much of the book there is, and leads only to what exists."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from tests.heard_markup import heard_faults
from widgets._site.citing import is_chapter
from widgets._site.directives import SoFar
from widgets._site.scene import BEGIN, planned
from widgets._site.scene.ink import drawing
from widgets._site.scene.places import LEADS, NARROW, SAID, STORY, WHOLE, WIDE

ROOT = Path(__file__).parents[2]


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


def test_the_list_of_the_whole_book_is_the_book():
    """Failure prevented: a new chapter that the front page still calls unwritten, or one in a wrong place."""
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))["parts"]
    here = {
        part["caption"]: [one["file"].removeprefix("chapters/") for one in part["chapters"]]
        for part in toc
        if is_chapter(part["chapters"][0]["file"])
    }
    parts = planned()
    written = {part["part"]: [one["file"] for one in part["chapters"] if "file" in one] for part in parts}
    assert {part: files for part, files in written.items() if files} == here
    assert [part for part in written if part in here] == list(here)
    chapters = [one for part in parts for one in part["chapters"]]
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))["sphinx"]["config"]
    assert len(chapters) == config["bonds_planned"]
    # A chapter says its own title once it is written: until then it has one here, never both.
    assert [one for one in chapters if ("file" in one) == ("title" in one) or not one["asks"]] == []


def test_parts_of_the_scene_lead_to_chapters():
    """Failure prevented: a part of the picture that leads to a chapter which nobody has written."""
    written = {one["file"] for part in planned() for one in part["chapters"] if "file" in one}
    assert {target for _, target in LEADS.values()} <= written
    assert BEGIN[0] in written
    for layout in (WIDE, NARROW):
        assert [name for name, *_ in layout.parts] == list(LEADS)
        html = drawing(layout, lambda target: f"{target}.html")
        assert heard_faults(html) == []
        for words, target in LEADS.values():
            assert re.search(rf'<a href="{target}.html" class="part"[^>]*><span>{words}</span></a>', html)


def test_the_sentences_cover_the_road():
    """Failure prevented: a stretch of the road on which the live sentence says nothing, or says the whole story."""
    begins = [begin for begin, _ in SAID]
    assert begins == sorted({*begins})
    assert (begins[0], begins[-1] < 100) == (0, True)
    assert not {said for _, said in SAID} & {WHOLE, STORY}
