"""A2 to A5: every control has a name, a value in words and keys; focus is visible, in order and never trapped."""

from tests.pages.opening import LIVE, PAGES, each


@each(PAGES)
def test_every_control_has_name_and_spoken_value(page, findings):
    """A2: a slider that says a bare number, or a control without a name, in any mode."""
    assert findings(page, "names and spoken values") == []


@each(LIVE)
def test_sliders_keep_their_keys(page, findings):
    """A2: arrows one step, Shift four steps, PageUp more, Home and End the limits, in every mode."""
    assert findings(page, "slider keys") == []


@each(PAGES)
def test_focus_is_visible_in_order_and_not_trapped(page, findings):
    """A4: a stop without an outline, a focus outside the window, or a key that does not leave."""
    assert findings(page, "focus") == []


@each(PAGES)
def test_targets_are_large_enough(page, findings):
    """A5: a control smaller than 24 by 24 pixels, wide or narrow, in any mode."""
    assert findings(page, "targets") == []


def test_the_plane_needs_no_pointer(visit):
    """A3: a state that dragging reaches and keys, click or typed numbers do not."""
    page = next(page for page in LIVE if page.endswith("two_axes.html"))
    seen = visit().open(page).wake()
    point = "(() => { const { model } = window.bonds.widgets.find((one) => one.key === 'typology'); return [model.get('cohesion'), model.get('control')]; })()"
    plane = seen.page.locator("[data-room=suicide_typology] svg[aria-hidden=true]").first
    plane.scroll_into_view_if_needed()
    box = plane.bounding_box()
    seen.page.mouse.click(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.3)
    clicked = seen.page.evaluate(point)
    assert clicked[0] < 0
    seen.page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.3)
    seen.page.mouse.down()
    seen.page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + box["height"] * 0.7, steps=5)
    seen.page.mouse.up()
    dragged = seen.page.evaluate(point)
    assert dragged[0] > 0
    for name, value in (("Cohesion", dragged[0]), ("Control", dragged[1])):
        typed = seen.page.locator(f"[data-room=suicide_typology] input.typed[aria-label^='{name}']").first
        typed.fill("0,35")
        typed.press("Tab")
        assert value != 0.35
    assert seen.page.evaluate(point) == [0.35, 0.35]
    said = seen.page.locator("[data-room=suicide_typology] .said").first.inner_text()
    assert "0.35" in said
