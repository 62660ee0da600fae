"""A11: without JavaScript, from a folder or from the zip, the book is still a book."""

import zipfile

import pytest

from tests.pages.opening import HTML, LIVE, PAGES, each


@each(PAGES)
def test_without_javascript_no_control_is_dead(page, findings):
    """A11: a page that shows a button or slider that nothing answers, or loses its text."""
    assert findings(page, "no script") == []


@each(PAGES)
def test_charts_have_description_and_data(page, findings):
    """A6: a chart that only eyes can read."""
    assert findings(page, "charts") == []


def test_search_without_javascript_leads_on(visit):
    """A11: an empty search page."""
    seen = visit(java_script_enabled=False).open("search.html")
    assert seen.page.get_by_role("link", name="glossary").first.is_visible()


@pytest.mark.parametrize("word", ["anomie", "prediction interval"])
def test_search_finds(word, visit):
    """A search that finds nothing, or reports an error."""
    seen = visit().open(f"search.html?q={word.replace(' ', '+')}")
    seen.page.locator("#search-results li a").first.wait_for()
    seen.page.get_by_text("where the word is explained").first.wait_for()
    # It is told at the end, when no place is added any more.
    told = seen.page.locator("#search-told")
    told.filter(has_text="Places found").wait_for(state="attached")
    places = seen.page.locator("#search-results li").all_text_contents()
    assert len(set(places)) == len(places)
    assert told.text_content() == f"Places found: {len(places)}."
    assert seen.errors == []


def test_the_zip_opens_from_a_folder(visit, tmp_path):
    """A download that shows still pictures because a file's scripts do not run."""
    with zipfile.ZipFile(HTML / "bonds-offline.zip") as archive:
        archive.extractall(tmp_path)
    seen = visit()
    for page in LIVE:
        seen.page.goto((next(tmp_path.iterdir()) / page).as_uri())
        seen.wake()
        assert seen.page.locator("[data-live]").count() >= 1
    assert seen.elsewhere == []
    assert [error for error in seen.errors if "uncaught" in error] == []


def test_the_zip_holds_the_site_and_not_itself():
    """A zip that grew by its own last version or misses a page."""
    with zipfile.ZipFile(HTML / "bonds-offline.zip") as archive:
        inside = {name.partition("/")[2] for name in archive.namelist()}
    assert inside - {"EDITION.txt"} == {
        path.relative_to(HTML).as_posix()
        for path in HTML.rglob("*")
        if path.is_file() and path.name != "bonds-offline.zip"
    }
