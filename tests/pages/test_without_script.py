"""A11: without JavaScript, from a folder or from the zip, the book is still a book."""

import zipfile

import pytest

from tests.pages.conftest import HTML, LIVE, PAGES
from tests.pages.driving import DRAWN


@pytest.mark.parametrize("page", PAGES)
def test_without_javascript_no_control_is_dead(page, visit):
    """A11: a page that shows a button or slider that nothing answers, or loses its text."""
    seen = visit(width=390, height=844, java_script_enabled=False).open(page)
    assert seen.page.locator("main h1").first.is_visible()
    assert seen.page.locator("main :is(button, input[type=range], select):visible").count() == 0
    for widget in seen.page.locator(DRAWN).all():
        assert widget.locator("svg").first.is_visible()
        assert widget.locator("table").count() >= 1
        assert len(widget.inner_text()) > 40
    assert seen.page.get_by_role("navigation", name="The book").is_visible()


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
    places = seen.page.locator("#search-results li").all_text_contents()
    assert len(set(places)) == len(places)
    assert seen.page.locator("#search-told").text_content() == f"Places found: {len(places)}."
    assert seen.errors == []


def test_the_zip_opens_from_a_folder(visit, tmp_path):
    """A download that shows still pictures because a file's scripts do not run."""
    with zipfile.ZipFile(HTML / "bonds-offline.zip") as archive:
        archive.extractall(tmp_path)
    seen = visit()
    for page in LIVE:
        seen.page.goto((tmp_path / "bonds" / page).as_uri())
        seen.wake()
        assert seen.page.locator("[data-live]").count() >= 1
    assert seen.elsewhere == []
    assert [error for error in seen.errors if "uncaught" in error] == []


def test_the_zip_holds_the_site_and_not_itself():
    """A zip that grew by its own last version or misses a page."""
    with zipfile.ZipFile(HTML / "bonds-offline.zip") as archive:
        inside = {name.removeprefix("bonds/") for name in archive.namelist()}
    assert inside == {
        path.relative_to(HTML).as_posix()
        for path in HTML.rglob("*")
        if path.is_file() and path.name != "bonds-offline.zip"
    }


@pytest.mark.parametrize("page", PAGES)
def test_charts_have_description_and_data(page, visit):
    """A6: a chart that only eyes can read."""
    seen = visit(java_script_enabled=False).open(page)
    for figure in seen.page.locator("figure.chart").all():
        title = figure.locator("figcaption strong").inner_text()
        label = figure.locator("svg[role=img]").first.get_attribute("aria-label")
        assert len(label) >= 40
        assert label != title
        table = figure.locator("details table")
        assert table.locator("caption").count() == 1
        assert table.locator("tbody th[scope=row]").count() >= 2
        assert figure.locator(".source a").count() >= 1
