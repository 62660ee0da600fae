"""A1: axe finds nothing to mend on any page, in either theme, at either width, before and after every control is used."""

import pytest

from tests.pages import questions
from tests.pages.opening import LIVE, PAGES, each


@each(PAGES)
def test_page_as_it_opens(page, findings):
    """A1: a fault that a reader meets before touching anything, light or dark, wide or narrow."""
    assert findings(page, "axe as it opens") == []


@each(LIVE)
def test_page_with_every_control_used(page, findings):
    """A1: a fault that appears in some mode or state of a widget, light or dark, wide or narrow."""
    assert findings(page, "axe with every control used") == []


@each(PAGES)
def test_nothing_is_thrown(page, findings):
    """R9: an error or warning in the console, whatever a reader does and however the page is looked at."""
    assert findings(page, "nothing is thrown") == []


@each([*LIVE, "index.html"])
def test_every_widget_starts(page, findings):
    """R5: a widget that never wakes, or has nothing to use."""
    assert findings(page, "widgets start") == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_contents_open_on_a_phone(theme, visit):
    """A1: a fault in the contents, which a phone shows on demand."""
    seen = visit(width=390, color_scheme=theme).open("chapters/index.html")
    seen.page.get_by_role("button", name="Contents").click()
    assert seen.page.get_by_role("navigation", name="The book").is_visible()
    assert questions.axe(seen.page) == []
    seen.page.keyboard.press("Escape")
    assert not seen.page.get_by_role("navigation", name="The book").is_visible()
