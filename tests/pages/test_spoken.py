"""What is heard and typed: a sentence spoken once, a comma taken for a comma, reasons tied to their controls, a focus that is never lost."""

import pytest

from tests.pages.answering import ITEMS, check, judge, page_of, put, shown
from tests.pages.driving import until
from widgets.suicide_typology.model import degree

TYPOLOGY = "chapters/integration/two_axes.html"
ALLIANCE = "chapters/relationship/alliance_and_outcome.html"
# What a status says while a slider moves: every text that stands in it, in order.
LISTEN = """() => {
    window.heard = [];
    for (const one of document.querySelectorAll(".frame .heard[aria-live]")) new MutationObserver(() => one.textContent && window.heard.push(one.textContent)).observe(one, { childList: true });
}"""


def typology(visit):
    seen = visit().open(TYPOLOGY).wake()
    return seen, seen.page.locator("[data-room=suicide_typology]")


def test_a_moving_slider_is_spoken_once_when_it_rests(visit):
    """A2: thirty sentences queued for an ear, or none because the region was busy."""
    seen, room = typology(visit)
    seen.page.evaluate(LISTEN)
    slider = room.get_by_label("Cohesion", exact=True)
    slider.focus()
    for _ in range(8):
        seen.page.keyboard.press("ArrowLeft")
    said = room.locator(".said").inner_text()
    assert until(seen.page, "window.heard.at(-1)", said) == said
    # One, where the keys come as fast as a held arrow; a busy machine may rest in between.
    assert len(seen.page.evaluate("window.heard")) < 4
    assert room.locator("[aria-busy]").count() == 0


def test_nothing_is_spoken_before_anything_moved(visit):
    """A2: a page that talks while it loads, or a minute later."""
    seen = visit()
    seen.page.clock.install()
    seen.open(TYPOLOGY).wake()
    seen.page.evaluate(LISTEN)
    seen.page.clock.run_for(60_000)
    assert seen.page.evaluate("window.heard") == []
    assert seen.page.locator("[data-room=suicide_typology] .heard").inner_text() == ""


@pytest.mark.parametrize("text", ["0,35", "0.35", " .35 ", "+0,350"])
def test_a_typed_comma_is_a_comma(text, visit):
    """Bad input: 0,35 read as 0, as 35 or not at all."""
    _, room = typology(visit)
    typed = room.locator("input.typed").first
    typed.fill(text)
    typed.press("Tab")
    assert "(0.35)" in room.locator(".said").inner_text()
    assert typed.input_value() == "0.35"
    typed.fill("−0,35")
    assert "(-0.35)" in room.locator(".said").inner_text()


@pytest.mark.parametrize("text", ["7", "much", "0,3,5", "1e0", "--1"])
def test_what_cannot_be_read_stays_and_is_answered(text, visit):
    """Bad input: a value that springs back without a word."""
    seen, room = typology(visit)
    typed = room.locator("input.typed").first
    before = room.locator(".said").inner_text()
    typed.fill(text)
    typed.press("Tab")
    assert typed.input_value() == text
    assert typed.get_attribute("aria-invalid") == "true"
    said = seen.page.locator(f"#{typed.get_attribute('aria-describedby').split()[0]}")
    assert said.inner_text() == f"Cohesion: “{text}” is not a number from −1 to 1."
    assert room.locator(".said").inner_text() == before
    room.get_by_label("Cohesion", exact=True).press("ArrowRight")
    assert said.inner_text() == ""
    assert typed.input_value() == "0.05"


def test_the_plane_of_an_exercise_speaks_the_words_of_the_typology(visit):
    """A3: one place that is "rather high" in the widget and "clearly high" below it."""
    item = next(item for item in ITEMS if item.kind == "plane")
    seen = visit().open(page_of(item))
    box = shown(seen.page, item)
    judge(box, item.public()["scenes"][:1], right=True)
    slider = box.locator("input[type=range]").first
    assert slider.get_attribute("aria-valuetext") == "not placed"
    for step in range(-20, 21):
        slider.fill(f"{step / 20:g}")
        assert slider.get_attribute("aria-valuetext").split(" (")[0] == degree(step / 20)


@pytest.mark.parametrize("kind", ["choice", "sort", "forest"])
def test_a_reason_belongs_to_its_control(kind, visit):
    """A2: a reason that only eyes connect with the slider, list or part that it is about."""
    item = next(item for item in ITEMS if item.kind == kind and (kind != "choice" or item.public()["many"]))
    seen = visit().open(page_of(item))
    box = shown(seen.page, item)
    put(box, item.public(), right=False)
    check(box)
    reasons = [one.get_attribute("id") for one in box.locator(".reason:not(:empty)").all()]
    assert reasons
    for key in reasons:
        assert box.locator(f"[aria-describedby~='{key}']").count() >= 1


def test_the_focus_stays_when_a_button_hides_itself(visit):
    """A4: a key press that leaves the reader nowhere."""
    seen = visit().open(f"{ALLIANCE}#alliance=m:forest,k:2,o:2").wake()
    back = seen.page.get_by_role("button", name="back", exact=False).last
    back.focus()
    seen.page.keyboard.press("Enter")
    assert not back.is_visible()
    assert seen.page.evaluate("document.activeElement !== document.body && document.activeElement.checkVisibility()")


def test_the_menu_of_a_phone_is_reached_by_the_next_key(visit):
    """A4: contents that stand above the text and two hundred stops behind it."""
    seen = visit(width=390, height=844).open(TYPOLOGY)
    seen.page.get_by_role("button", name="Contents").focus()
    seen.page.keyboard.press("Enter")
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.closest('nav')?.getAttribute('aria-label')") == "The book"
    seen.page.keyboard.press("Escape")
    assert seen.page.evaluate("document.activeElement.textContent") == "Contents"
