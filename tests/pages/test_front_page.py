"""The scene of the front page: one screen on a phone, one road, and parts that lead into the book."""

import pytest

from tests.pages.driving import drawn
from tests.pages.opening import HTML
from tests.pages.visits import weight
from widgets._site.scene.places import LEADS, SAID, WHOLE

FRONT = "index.html"
PARTS = "[...document.querySelectorAll('.part')].filter((one) => one.offsetParent)"
# Where the four who were one stand, in pixels, in the drawing that is shown.
FOUR = """() => [...document.querySelectorAll(".one .body")].map((one) => one.getBoundingClientRect())
    .filter((box) => box.width).map((box) => [box.x + box.width / 2, box.y + box.height / 2, box.width])"""


def walk(seen, to: int) -> str:
    """The road moved to a place, as a browser tells of it; the sentence there."""
    seen.page.locator("#road").evaluate("(one, to) => { one.value = to; one.dispatchEvent(new Event('input')); }", to)
    drawn(seen.page)
    return seen.page.locator("#road-said").inner_text()


def end_of(seen, what: str) -> float:
    box = seen.page.locator(what).bounding_box()
    return box["y"] + box["height"]


@pytest.mark.parametrize("stored", [False, True], ids=["new", "come back"])
def test_the_scene_is_one_screen_of_a_phone(stored, visit):
    """Failure prevented: a picture whose control, or a control whose way on, lies below the edge of the phone; and a
    button that moves as the sentence changes.
    """
    seen = visit(width=390, height=844)
    if stored:
        place = '{"page":"integration/two_axes","section":"x","title":"Ties and limits can each be too weak, and each too strong","heading":"What holds people"}'
        seen.page.add_init_script(f"localStorage.setItem('bonds-place', {place!r})")
    seen.open(FRONT)
    ends = set()
    for begins, _ in SAID:
        walk(seen, begins)
        assert seen.page.locator("h1").bounding_box()["y"] >= 0
        ends.add(end_of(seen, ".begin a"))
    assert len(ends) == 1
    assert ends.pop() <= 844
    assert seen.page.locator(".resume").is_visible() == stored


def test_the_road_answers_keys_and_says_where_one_is(visit):
    """A2, A3: a road that only a mouse can walk, or whose place is a bare number; it begins in the village."""
    seen = visit().open(FRONT)
    road, said = seen.page.locator("#road"), seen.page.locator("#road-said")
    assert (road.input_value(), road.get_attribute("aria-valuetext")) == ("0", "village")
    assert said.inner_text() == SAID[0][1]
    road.focus()
    seen.page.keyboard.press("End")
    assert (road.input_value(), road.get_attribute("aria-valuetext")) == ("100", "city")
    assert said.inner_text() == SAID[-1][1]
    seen.page.keyboard.press("Home")
    seen.page.keyboard.press("ArrowRight")
    assert road.get_attribute("aria-valuetext") == "1 of 100 on the way to the city"
    assert seen.errors == []


@pytest.mark.parametrize("width", [320, 390, 1024, 1280])
def test_parts_lead_on_and_a_finger_hits_them(width, visit):
    """Failure prevented: a part of the picture without a name, too small for a finger, or under another part."""
    seen = visit(width=width, height=844).open(FRONT)
    found = seen.page.evaluate(
        f"""() => {PARTS}.map((one) => {{
            const box = one.getBoundingClientRect();
            const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return [one.innerText, one.pathname, Math.min(box.width, box.height), top === one];
        }})"""
    )
    assert [words for words, *_ in found] == [words for words, _ in LEADS.values()]
    for words, path, least, hit in found:
        assert (HTML / path.lstrip("/")).is_file(), words
        assert hit, words
        assert least >= 44, words


@pytest.mark.parametrize("width", [390, 1280])
def test_one_becomes_four_who_can_be_told_apart(width, visit):
    """Failure prevented: four figures in one heap over the first third of the road."""
    seen = visit(width=width, height=844).open(FRONT)
    for to in (15, 20, 33, 60, 100):
        walk(seen, to)
        four = seen.page.evaluate(FOUR)
        assert len(four) == 4
        near = [
            round(((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5 / wide, 2)
            for i, (ax, ay, wide) in enumerate(four)
            for bx, by, _ in four[:i]
        ]
        # In widths of a figure: shoulders may touch, nobody stands in front of anybody.
        assert min(near) > (0.55 if to < 33 else 0.9), to


# Each group that moves, in the drawing that is shown: its two ends, and where it stands.
STAND = """() => [...document.querySelectorAll(".moves")].filter((one) => one.getBoundingClientRect().width).map((one) => {
    const numbers = (text) => text.match(/-?[0-9.]+/g).map(Number);
    return [numbers(one.dataset.then), numbers(one.dataset.now), numbers(one.getAttribute("transform"))];
})"""


@pytest.mark.parametrize("width", [390, 1280])
def test_who_moves_stands_at_each_end_of_the_road(width, visit):
    """Failure prevented: a slider under a picture that stands still, or one that never comes to its end."""
    seen = visit(width=width, height=844).open(FRONT)
    for to, end in ((100, 1), (0, 0), (100, 1)):
        walk(seen, to)
        stand = seen.page.evaluate(STAND)
        assert len(stand) == 5
        for found in stand:
            assert found[2] == pytest.approx(found[end], abs=0.01)
    walk(seen, 50)
    for then, now, at in seen.page.evaluate(STAND):
        assert at[:2] != pytest.approx(then[:2], abs=1)
        assert at[:2] != pytest.approx(now[:2], abs=1)


def test_without_script_both_ends_stand(visit):
    """A11: a dead slider, a pale half of the picture, or a sentence that tells of one end alone."""
    seen = visit(java_script_enabled=False).open(FRONT)
    assert not seen.page.locator("#road").is_visible()
    assert seen.page.locator("#road-said").inner_text() == WHOLE
    assert {seen.page.locator(f".wide .{part}").evaluate("(one) => getComputedStyle(one).opacity") for part in ("village", "city", "kitchen", "room")} == {"1"}  # fmt: skip
    assert seen.page.get_by_role("link", name="Begin", exact=True).is_visible()


def test_one_button_on_the_page_is_filled(visit):
    """Failure prevented: two things that both ask to be pressed first."""
    seen = visit().open(FRONT)
    filled = """() => { const accent = getComputedStyle(document.querySelector(".begin a")).backgroundColor;
        return [...document.querySelectorAll("a, button")].filter((one) => getComputedStyle(one).backgroundColor === accent).length; }"""
    assert seen.page.evaluate(filled) == 1


def test_the_front_page_is_lighter_than_a_chapter(visit):
    """Budgets: a first page that a poor line waits for."""
    seen = visit(width=390, height=844).open(FRONT)
    assert weight(seen.requests, seen.site) <= 45_000
