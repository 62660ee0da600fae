"""The day of the edition on everything that leaves the build: pages, frames and the zip."""

import re
import zipfile
from pathlib import Path

from tests.quick.test_edition import SETTINGS
from widgets._site.edition import in_words

HTML = Path(__file__).parents[2] / "_build" / "html"
DAY = SETTINGS["bonds_released"]


def test_every_page_says_its_day():
    """Failure prevented: two readers of different editions who cannot tell why their numbers differ."""
    pages = {path.name: path.read_text(encoding="utf-8") for path in HTML.rglob("*.html")}
    whole = {name: text for name, text in pages.items() if "<footer" in text}
    assert len(whole) > 10
    frames = [text for text in pages.values() if "data-room=" in text and "<footer" not in text]
    assert frames
    assert [name for name, text in whole.items() if f'datetime="{DAY}">{in_words(DAY)}</time>' not in text] == []
    dated = re.compile(rf'<html [^>]*data-released="{DAY}"')
    assert [text[:200] for text in (*whole.values(), *frames) if not dated.search(text)] == []


def test_the_zip_says_its_day_outside_and_inside():
    """Failure prevented: two downloads that overwrite each other, and none says which it is."""
    about = (HTML / "chapters/back/about.html").read_text(encoding="utf-8")
    assert f'<a href="../../bonds-offline.zip" download="bonds-{DAY}.zip">' in about
    assert f'This is the edition of <time datetime="{DAY}">' in about
    with zipfile.ZipFile(HTML / "bonds-offline.zip") as archive:
        assert {name.partition("/")[0] for name in archive.namelist()} == {f"bonds-{DAY}"}
        said = archive.read(f"bonds-{DAY}/EDITION.txt").decode()
        assert {"-".join(f"{part:02}" for part in one.date_time[:3]) for one in archive.infolist()} == {DAY}
    assert said == f"Bonds, edition of {in_words(DAY)}. Open index.html in a browser.\n"
