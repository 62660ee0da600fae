"""The picture of one life: its people and its sentence; and the years of the countries, which only a press sets going."""

import re

import pytest
from playwright.sync_api import expect

from tests.pages.driving import drawn, until

PAGE = "chapters/modern_society/four_sectors.html"
ROOM = "[data-room=modernity_sectors]"
YEAR = "bonds.widgets.find((one) => one.key === 'countries').model.get('year')"
COUNTED = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
COUNTED += ["thirteen", "fourteen", "fifteen", "sixteen"]
HEADINGS = {16: "Draw one life apart", 3: "One life at four addresses"}


def figures(room, kind):
    """How many figures a path of the picture holds; a body has two closed lines, and nobody else a knot of hair."""
    return len(re.findall("z", room.locator(f".life .{kind}").get_attribute("d") or "")) // 2


def test_the_sentence_counts_whoever_is_drawn_as_knowing(visit):
    """Failure prevented: a sentence, a heading or a thread that says another number than the figures that are filled."""
    seen = visit(width=390).open(PAGE).wake()
    room = seen.page.locator(ROOM).first
    slider, said, heading = room.get_by_label("Differentiation"), room.locator(".said"), room.locator(".task")
    slider.press("Home")
    counts = []
    for _ in range(21):
        drawn(seen.page)
        count = figures(room, "known")
        threads = room.locator(".life .tie-thread").evaluate_all(
            "all => all.map((one) => one.getAttribute('d')).join('')"
        )
        assert threads.count("L") == count
        assert COUNTED[count] in said.inner_text().lower()
        assert heading.inner_text() == HEADINGS.get(count, "One life comes apart")
        counts.append(count)
        slider.press("ArrowRight")
    assert (counts[0], counts[-1]) == (16, 3)
    assert counts == sorted(counts, reverse=True)
    assert seen.errors == []


def test_picture_slider_and_sentence_share_a_phone_screen(visit):
    """Failure prevented: a reader who drags the slider and cannot see who is leaving."""
    seen = visit(width=390).open(PAGE).wake()
    room = seen.page.locator(ROOM).first
    for key in ("Home", "End"):
        slider = room.get_by_label("Differentiation")
        slider.press(key)
        drawn(seen.page)
        top = room.locator(".task").bounding_box()["y"]
        under = room.locator(".control-range").first.bounding_box()
        assert under["y"] + under["height"] - top <= 600


def test_the_years_play_once_at_a_press_and_rest_at_a_second(visit):
    """Failure prevented: a picture that moves by itself, never ends, or cannot be stopped."""
    seen = visit().open(PAGE).wake()
    room = seen.page.locator(ROOM).nth(1)
    assert seen.page.evaluate(YEAR) == "2019"
    room.get_by_role("button", name="Play the years").click()
    assert until(seen.page, YEAR, "1980") == "1980"
    room.get_by_role("button", name="Pause").click()
    resting = seen.page.evaluate(YEAR)
    seen.page.wait_for_timeout(1100)
    assert seen.page.evaluate(YEAR) == resting
    room.get_by_role("button", name="Play the years").click()
    assert until(seen.page, YEAR, "2019") == "2019"
    expect(room.get_by_role("button", name="Play the years")).to_be_visible()
    expect(room.locator("p.heard")).to_contain_text("2019.")
    assert seen.errors == []


@pytest.mark.parametrize("presses", [6])
def test_where_motion_is_not_wanted_a_press_is_one_year(visit, presses):
    """Failure prevented: years that run on for a reader who asked for no motion."""
    seen = visit(reduced_motion="reduce").open(PAGE).wake()
    button = seen.page.locator(ROOM).nth(1).get_by_role("button", name="Next year")
    years = []
    for _ in range(presses):
        button.click()
        years.append(seen.page.evaluate(YEAR))
    assert years == ["1960", "1980", "1991", "2000", "2010", "2019"]
    seen.page.wait_for_timeout(1000)
    assert seen.page.evaluate(YEAR) == "2019"


def test_a_third_country_comes_with_its_address(visit):
    """Failure prevented: six countries that cannot be shared, or a missing year drawn as a mark at nought."""
    seen = visit().open(f"{PAGE}#countries=y:1960,e:NOR").wake()
    room = seen.page.locator(ROOM).nth(1)
    expect(room.locator(".more")).to_have_attribute("open", "")
    names = room.locator(".drawing .value").all_text_contents()
    assert sum("Norway" in one for one in names) == 4
    assert sum("Norway no figure" in one for one in names) == 3
    assert room.locator(".drawing circle").count() == 3
