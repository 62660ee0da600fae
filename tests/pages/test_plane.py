"""The plane of the typology: its heading, the words beside named milieus, and a finger that passes over it."""

import pytest

from tests.pages.conftest import ENGINE
from tests.pages.driving import drawn, until

PAGE = "chapters/integration/two_axes.html"
ROOM = "[data-room=suicide_typology]"
SET = "(state) => { const { model } = bonds.widgets.find((one) => one.key === 'typology'); Object.entries(state).forEach(([name, value]) => model.set(name, value)); }"
POINT = "['cohesion', 'control'].map(bonds.widgets.find((one) => one.key === 'typology').model.get)"


def test_the_heading_follows_the_state(visit):
    """Failure prevented: a heading that still gives the task, or names a side that the marker has left."""
    seen = visit().open(f"{PAGE}#typology=c:-0.6").wake()
    heading = seen.page.locator(f"{ROOM} .task")
    assert heading.inner_text() == "Towards egoism"
    steps = [
        ({"control": 0.6}, "Between egoism and fatalism"),
        ({"cohesion": 0}, "Towards fatalism"),
        ({"control": 0.1}, "Near balance"),
        ({"milieus": True, "milieu": "V02", "cohesion": -0.85, "control": -0.2}, "Business park: towards egoism"),
        ({"mode": "two"}, "Mix two milieus from opposite ends of one axis"),
        ({"mode": "one", "milieu": "none", "cohesion": 0.7, "control": 0}, "Towards altruism"),
    ]
    for state, said in steps:
        seen.page.evaluate(SET, state)
        drawn(seen.page)
        assert heading.inner_text() == said
    seen.page.locator(ROOM).get_by_label("Cohesion", exact=True).fill("-0.7")
    assert heading.inner_text() == "Towards egoism"
    assert seen.errors == []


def test_nothing_stands_on_the_plane_before_it_is_placed(visit):
    """Failure prevented: a marker in the middle, "balanced", that nobody has put there; a middle that cannot be chosen."""
    seen = visit().open(PAGE).wake()
    room = seen.page.locator(ROOM)
    slider, said, point = room.get_by_label("Cohesion", exact=True), room.locator(".said"), room.locator(".point")

    def nowhere():
        assert said.inner_text().startswith("Nothing is placed yet.")
        assert slider.get_attribute("aria-valuetext") == "not placed"
        assert "unset" in slider.get_attribute("class")
        assert room.locator("input.typed").first.input_value() == ""
        assert point.count() == 0

    nowhere()
    room.get_by_text("Show as table").click()
    room.locator(".as-table td").nth(2).wait_for()
    assert room.locator(".as-table td").all_inner_texts() == ["not placed"] * 3
    # A press on the middle of the paper is an answer: the point stands in the middle.
    surface = room.locator(".surface")
    surface.click()
    drawn(seen.page)
    assert point.count() == 1
    assert "in the middle" in said.inner_text()
    room.get_by_role("button", name="Reset").click()
    nowhere()
    room.get_by_label("named milieus").check()
    drawn(seen.page)
    nowhere()
    room.get_by_label("Control", exact=True).press("ArrowUp")
    drawn(seen.page)
    assert (point.count(), seen.page.evaluate(POINT)) == (1, [0, 0.05])
    assert seen.errors == []


@pytest.mark.parametrize("width", [320, 1280])
def test_no_inner_side_stands_beside_named_milieus(width, visit):
    """Failure prevented: an inner side that is said of a milieu with a name, or words that lie on one another."""
    seen = visit(width=width).open(PAGE).wake()
    inner = seen.page.locator(f"{ROOM} .plane :is(.inner, .beside, .middle):visible")
    seen.page.evaluate(SET, {"milieus": False})
    drawn(seen.page)
    assert inner.count() >= 5
    seen.page.evaluate(SET, {"milieus": True})
    drawn(seen.page)
    assert inner.count() == 0
    assert seen.page.locator(f"{ROOM} .plane .named text:visible").count() >= 5
    assert seen.page.locator(f"{ROOM} .plane .pole-name:visible").count() == 4


def test_a_swipe_over_the_plane_scrolls_the_page(visit):
    """Failure prevented: a phone's reader who is caught in the picture, or who moves the marker by passing over it."""
    if ENGINE == "firefox":
        pytest.skip("Firefox cannot be told to swipe")
    seen = visit(width=390, height=844, has_touch=True, is_mobile=True).open(f"{PAGE}#typology=c:0.5,k:0.5").wake()
    surface = seen.page.locator(f"{ROOM} .surface")
    touch = seen.context.new_cdp_session(seen.page)

    def swiped(across, down, by):
        """How far the page goes when a finger moves from that place."""
        surface.evaluate("(one) => one.scrollIntoView({ block: 'center', behavior: 'instant' })")
        drawn(seen.page)
        before, box = seen.page.evaluate("scrollY"), surface.bounding_box()
        x, y = box["x"] + across * box["width"], box["y"] + down * box["height"]
        for step in range(11):
            at = {"type": "touchMove" if step else "touchStart", "touchPoints": [{"x": x, "y": y + by * step / 10}]}
            touch.send("Input.dispatchTouchEvent", at)
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        drawn(seen.page)
        # The compositor scrolls first, and tells the page when it has time.
        until(seen.page, f"Math.abs(scrollY - {before}) > 150", True, patience=3)
        return seen.page.evaluate("scrollY") - before

    # A tap calls the marker; then it goes with the finger, and the page stays.
    box = surface.bounding_box()
    surface.tap(position={"x": 0.25 * box["width"], "y": 0.7 * box["height"]})
    assert until(seen.page, f"{POINT}[0] < 0", True) is True
    assert swiped(0.25, 0.7, -100) == 0
    moved = seen.page.evaluate(POINT)
    assert moved[1] > 0
    assert swiped(0.75, 0.7, -200) > 150
    assert swiped(0.75, 0.3, 200) < -150
    assert seen.page.evaluate(POINT) == moved
    assert seen.errors == []
