"""A2 to A5: every control has a name, a value in words and keys; focus is visible, in order and never trapped."""

import pytest

from tests.pages.conftest import LIVE, PAGES
from tests.pages.driving import modes, show

UNNAMED = """() => [...document.querySelectorAll("main input, main select, main button, main textarea, main summary")].filter((one) => {
    const label = one.labels?.[0]?.textContent || one.getAttribute("aria-label") || one.textContent;
    return !label?.trim();
}).map((one) => one.outerHTML)"""
SILENT = "() => [...document.querySelectorAll('[data-room] input[type=range]')].filter((one) => !one.getAttribute('aria-valuetext')?.trim()).map((one) => one.labels[0]?.textContent)"
SMALL = """() => [...document.querySelectorAll("a.brand, button, summary, input, select, textarea, .rail a")].filter((one) => {
    const box = (one.closest("label") ?? one).getBoundingClientRect();
    return box.width > 0 && (box.width < 24 || box.height < 24);
}).map((one) => one.outerHTML.slice(0, 120))"""
FOCUS = """() => {
    const one = document.activeElement;
    const outline = (el) => { const style = getComputedStyle(el); return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2; };
    const box = one.getBoundingClientRect();
    const label = one.closest("label");
    return { tag: one.tagName, text: (one.getAttribute("aria-label") || one.textContent || one.id || one.type || "").trim().slice(0, 40), visible: outline(one) || Boolean(label && outline(label)),
        inside: box.bottom > 0 && box.top < innerHeight, body: one === document.body };
}"""


@pytest.mark.parametrize("page", LIVE)
def test_every_control_has_name_and_spoken_value(page, visit):
    """A2: a slider that says a bare number, or a control without a name, in any mode."""
    seen = visit().open(page).wake()
    for index, values in enumerate(modes(seen.page)):
        for value in values or [None]:
            if value:
                show(seen.page, index, value)
            assert seen.page.evaluate(UNNAMED) == []
            assert seen.page.evaluate(SILENT) == []


@pytest.mark.parametrize("page", LIVE)
def test_sliders_keep_their_keys(page, visit):
    """A2: arrows one step, Shift four steps, PageUp more, Home and End the limits, in every mode."""
    seen = visit().open(page).wake()
    for index, values in enumerate(modes(seen.page)):
        for value in values or [None]:
            if value:
                show(seen.page, index, value)
            room = seen.page.locator("[data-room]").nth(index)
            for slider in room.locator("input[type=range]:visible").all():
                low, high, step = (float(slider.get_attribute(name)) for name in ("min", "max", "step"))

                def now(slider=slider):
                    return float(slider.input_value())

                slider.focus()
                slider.press("Home")
                assert now() == pytest.approx(low)
                slider.press("ArrowRight")
                assert now() == pytest.approx(low + step, abs=1e-6)
                slider.press("Shift+ArrowRight")
                assert now() == pytest.approx(min(high, low + 5 * step), abs=1e-6)
                slider.press("PageUp")
                assert now() >= min(high, low + 6 * step) - 1e-6
                slider.press("End")
                assert now() == pytest.approx(high)
    assert seen.errors == []


@pytest.mark.parametrize("page", PAGES)
def test_focus_is_visible_in_order_and_not_trapped(page, visit):
    """A4: a stop without an outline, a focus outside the window, or a key that does not leave."""
    seen = visit().open(page).wake()
    stops = []
    for _ in range(400):
        seen.page.keyboard.press("Tab")
        stop = seen.page.evaluate(FOCUS)
        if stop["body"]:
            break
        assert stop["visible"], stop
        assert stop["inside"], stop
        stops.append(stop["text"])
    assert stops[0] == "Skip to the text"
    assert stop["body"] or len(set(stops)) > 100


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_targets_are_large_enough(page, width, visit):
    """A5: a control smaller than 24 by 24 pixels."""
    seen = visit(width=width).open(page).wake()
    assert seen.page.evaluate(SMALL) == []


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
