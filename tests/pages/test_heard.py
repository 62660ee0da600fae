"""The files of the site as a screen reader meets them, read without a browser."""

import pytest

from tests.heard_markup import heard_faults
from tests.pages.opening import HTML

FILES = sorted(path.relative_to(HTML).as_posix() for path in HTML.rglob("*.html"))


@pytest.mark.parametrize("page", FILES)
def test_a_page_is_heard_without_noise(page):
    """H1, H6, H7, E2: numbers read out of a drawing, bars for nothing, a table announced thrice, a page asked for ahead."""
    assert heard_faults((HTML / page).read_text(encoding="utf-8")) == []
