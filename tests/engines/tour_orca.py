"""What a screen reader says on walks through the book, with Orca and Firefox: golden phrases. `make spoken`.

Held is what the book gives to say; how Orca counts landmarks or names a role is Orca's own.
"""

import re
from itertools import pairwise

import pytest

from tests.engines.screen_reader import Listening, missing
from tests.pages.opening import CHAPTERS, HTML, serve
from widgets.exercises.item_bank.files import bank
from widgets.exercises.item_bank.small_markdown import plain


@pytest.fixture(scope="module")
def book():
    """The address of the built site."""
    assert (HTML / "index.html").exists(), "the site is not built: run `make site`"
    server, address = serve(HTML)
    yield address
    server.shutdown()
    server.server_close()


@pytest.fixture
def listen(book):
    """Orca on a page of the book."""
    if lack := missing():
        pytest.fail(lack, pytrace=False)
    return lambda page: Listening(f"{book}/{page}")


def noise(phrases: list[str]) -> list[str]:
    """Bars for nothing, numbers read out of a drawing, and titles of tables said more often than Orca itself does."""
    faults = [phrase for phrase in phrases if phrase in ("statusbar", "status bar")]
    # After a drawing comes its source, its sentence or the next control, and never a bare number.
    faults += [
        f"read out of a drawing: {after}"
        for one, after in pairwise(phrases)
        if one == "image" and re.match(r"[−\d.]", after)
    ]
    captions = [phrases[i - 1] for i, phrase in enumerate(phrases) if phrase == "caption"]
    return faults + [title for title in captions if [*phrases].count(title) > 2 * captions.count(title)]


@pytest.mark.parametrize("page", ["index.html", *CHAPTERS])
def test_a_page_read_from_top_to_bottom_has_no_noise(page, listen):
    """H1, H6, H7: what Orca reads by itself once a page has loaded."""
    with listen(page) as heard:
        assert len(heard.whole) > 100
        assert noise(heard.whole) == []


def test_the_front_page_says_its_argument(listen):
    """The picture of the front page is a sentence, its slider a value."""
    with listen("index.html") as heard:
        whole = " ".join(" ".join(heard.whole).split())
    assert "Why would a good bond heal? heading level 1" in whole
    assert "The argument in four steps List with 4 items" in whole
    assert "Four sectors. At counter, polls and choir another would do" in whole
    assert "Differentiation slider 0.90" in whole


def test_a_slider_of_the_typology_speaks(listen):
    """A2, A3, H3: a place in words, one sentence when it rests, a number that cannot be read."""
    with listen("chapters/integration/two_axes.html#two-forces-make-a-plane") as heard:
        # Some versions say after it that they listen to the keys of the page.
        assert heard.until("Cohesion slider")[0] == "Cohesion slider 0.00, in the middle."
        moved = heard.press(*["Right"] * 8, wait_for="leaning altruistic")
        assert moved[-2:] == [
            "0.40, rather high",
            "Rather high cohesion (0.40) and control in the middle (0.00): leaning altruistic.",
        ]
        assert heard.press("Tab")[0].startswith("Cohesion, typed entry 0.4")
        heard.press("ctrl+a")
        heard.type("much")
        assert heard.press("Tab", wait_for="is not a number")[-1] == ("Cohesion: “much” is not a number from −1 to 1.")


def test_a_choice_is_asked_and_answered(listen):
    """S2: the question is heard by Tab, the verdict at once and whole."""
    with listen("chapters/integration/two_axes.html#ex-nurses-and-wards") as heard:
        item = bank()["nurses-and-wards"].public()
        first = item["options"][0]
        asked = heard.press("Tab")
        assert asked[0].startswith(f"{item['title']}. Invented figures:")
        assert asked[0].endswith("and speaks against her? panel.")
        assert plain(first["text"]) in asked
        heard.press("space")
        assert "Check, sure push button." in heard.until("Check")
        why = plain(first["why"])
        told = heard.press("Return", wait_for=why[:12])
        assert told[0].startswith(f"{'Right' if first['right'] else 'Not this one'}. {why[:30]}"), told


def test_a_live_chart_has_a_name_and_says_what_was_chosen(listen):
    """H4: a box called by its program's name, and a choice that only eyes can follow."""
    chart = "chapters/modern_society/four_sectors.html#where-fewer-people-farm-fewer-work-unpaid-for-th"
    with listen(chart) as heard:
        heard.until("Explore this chart")
        opened = heard.press("Return", wait_for="Country combo box")
        assert any(phrase.startswith("Scatter of work in farming") for phrase in opened)
        assert not any("Vega" in phrase for phrase in opened)
        assert heard.press("Down", wait_for="Denmark: ") == [
            "Denmark.",
            "Denmark: from 1991 to 2019 work in farming went from 5.45 to 2.22 per cent, and family workers from 1.8 to "
            "0.38 per cent.",
        ]
