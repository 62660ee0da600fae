"""What the visits of a page ask, in Firefox, which takes no wish for a medium: every page, at every width, before and after
every control is used.

`make engines` asks it beside the page tests themselves, where the visits are left out, and with them the dark theme,
stillness and forced colours (A1, A7, A9); tests/pages/conftest.py names all that Firefox cannot be asked.
"""

import pytest

from tests.pages import questions
from tests.pages.driving import DRIVE, choose, rounds
from tests.pages.opening import CHAPTERS, LIVE, PAGES, Visit
from tests.pages.test_firefox import BLOCKED, READ_OUT, keyboard, policy
from tests.pages.visits import HEIGHTS

WIDTHS = [320, 390, 768, 1280]


@pytest.fixture
def arrive(firefox, site):
    """A page in a window of that width, with what it refuses in its console."""
    contexts = []

    def make(page, width):
        contexts.append(firefox.new_context(viewport={"width": width, "height": 900}))
        contexts[-1].add_init_script(BLOCKED)
        return Visit(contexts[-1], site).open(page)

    yield make
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_as_it_opens(page, width, arrive):
    """A1, A5, A8, R9, S1: axe, targets, reflow, kept room, errors and requests, and what is read out."""
    seen = arrive(page, width)
    before = seen.page.evaluate(HEIGHTS)
    seen.wake()
    after = seen.page.evaluate(HEIGHTS)
    grown = [
        f"{name}: {was:.0f} to {now:.0f}"
        for (name, live, was), (_, _, now) in zip(before, after, strict=True)
        if not live and abs(now - was) > max(40, 0.06 * now)
    ]
    # Room is reserved for the widths of telephones, tablets and desks, not for the narrowest.
    assert width < 390 or grown == []
    assert questions.outside(seen.page) == []
    assert questions.small(seen.page) == []
    assert seen.page.evaluate(READ_OUT) == []
    assert questions.axe(seen.page) == []
    assert policy(seen) == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("page", LIVE)
def test_a_page_with_every_control_used(page, width, arrive):
    """A1, A8: a fault of some mode or state of a widget."""
    seen = arrive(page, width).wake()
    assert seen.page.evaluate(DRIVE) > 0
    for step in rounds(seen.page):
        choose(seen.page, step)
        assert questions.outside(seen.page) == [], step
    assert questions.axe(seen.page) == []
    assert policy(seen) == []


@pytest.mark.parametrize("page", PAGES)
def test_larger_and_looser_text_loses_nothing(page, arrive):
    """A8, E3: text clipped, or a page wider than its window, at 200 % and with the reader's own spacing."""
    assert questions.clipped(arrive(page, 1280).wake().page) == []


@pytest.mark.parametrize("page", [page for page in PAGES if page not in CHAPTERS])
def test_keys_reach_everything(page, arrive):
    """A2, A4: the contract of the keyboard on the other pages, as tests/pages/test_firefox.py asks it on the chapters."""
    assert keyboard(arrive(page, 1280).wake().page) == []
