"""A7 to A10, A12: motion, reflow, forced colours, print and the order of headings."""

from itertools import pairwise

import pytest

from tests import browser
from tests.pages.conftest import LIVE, NEXT_ASLEEP, PAGES
from tests.pages.driving import DRAWN, DRIVE, modes, show

OUTSIDE = """() => {
    const wide = [];
    if (document.documentElement.scrollWidth > innerWidth) wide.push(`page: ${document.documentElement.scrollWidth}`);
    for (const one of document.querySelectorAll("body *")) {
        const box = one.getBoundingClientRect();
        if (box.width === 0 || box.right <= innerWidth + 1 || one.closest(".skip, .vh")) continue;
        let holder = one.parentElement;
        while (holder && !/auto|scroll|hidden/.test(getComputedStyle(holder).overflowX)) holder = holder.parentElement;
        if (!holder || holder === document.body) wide.push(`${one.tagName}.${one.getAttribute("class")} ${Math.round(box.right)}`);
    }
    return wide.slice(0, 5);
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
    const style = getComputedStyle(one);
    const longest = (text) => Math.max(...text.split(",").map((part) => parseFloat(part) * (part.includes("ms") ? 1 : 1000)));
    return longest(style.transitionDuration) > 10 || (style.animationName !== "none" && longest(style.animationDuration) > 10);
}).map((one) => one.outerHTML.slice(0, 80))"""
SPACED = "main * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } main p { margin-bottom: 2em !important; }"
CLIPPED = """() => [...document.querySelectorAll("main p, main li, main label, main button, main summary, main h1, main h2, main th, main td, main legend")].filter((one) =>
    one.offsetParent && one.clientWidth > 1 && getComputedStyle(one).clipPath === "none" && getComputedStyle(one).clip === "auto" && getComputedStyle(one).overflow === "hidden" && (one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2) && !one.matches(".vh")).map((one) => one.outerHTML.slice(0, 100))"""
INVISIBLE = """() => [...document.querySelectorAll("[data-room] svg text, [data-room] label, [data-room] button, [data-room] summary, .chart svg text")].filter((one) => {
    const style = getComputedStyle(one);
    const ink = one instanceof SVGElement ? style.fill : style.color;
    const under = one instanceof SVGElement && one.previousElementSibling ? getComputedStyle(one.previousElementSibling).fill : "none";
    const paper = getComputedStyle(document.body).backgroundColor;
    return one.getBoundingClientRect().width > 0 && ink === paper && (under === "none" || under === paper);
}).map((one) => one.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("page", PAGES)
def test_no_sideways_scroll_at_320_pixels(page, visit):
    """A8: text or a control beyond the right edge at 320 px (400 % zoom), in any mode."""
    seen = visit(width=320, height=700).open(page).wake()
    assert seen.page.evaluate(OUTSIDE) == []
    if page in LIVE:
        seen.page.evaluate(DRIVE)
        for index, values in enumerate(modes(seen.page)):
            for value in values:
                show(seen.page, index, value)
                assert seen.page.evaluate(OUTSIDE) == [], value


@pytest.mark.parametrize("page", PAGES)
def test_larger_and_looser_text_loses_nothing(page, visit):
    """A8: text clipped at 200 % or with the reader's own spacing (1.4.12)."""
    seen = visit(width=1280).open(page).wake()
    seen.page.add_style_tag(content=SPACED)
    assert seen.page.evaluate(CLIPPED) == []
    seen.page.add_style_tag(content="html { font-size: 200% } body { font-size: 2.2rem !important }")
    assert seen.page.evaluate(CLIPPED) == []
    assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("page", [*LIVE, "index.html"])
@pytest.mark.parametrize("width", [390, 768, 1280])
def test_room_is_kept_for_what_starts_later(page, width, visit):
    """Budgets: text that jumps because a widget or an exercise grows as it starts."""
    seen = visit(width=width).open(page)
    heights = "[...document.querySelectorAll('[data-room]')].map((one) => [one.id || one.dataset.room, one.dataset.live ?? '', one.getBoundingClientRect().height])"
    before = seen.page.evaluate(heights)
    seen.wake()
    seen.page.wait_for_timeout(200)
    after = seen.page.evaluate(heights)
    moved = [
        (name, was, now)
        for (name, live, was), (_, _, now) in zip(before, after, strict=True)
        if not live and abs(now - was) > max(40, 0.06 * now)
    ]
    assert moved == []


def test_text_stands_in_its_column_before_the_rails_arrive(visit):
    """Budgets: a slow line on which the text is first set in the column of the contents, then jumps."""
    seen = visit(width=1280).open(LIVE[0])
    left = "document.querySelector('main').getBoundingClientRect().left"
    there = seen.page.evaluate(left)
    seen.page.evaluate("document.querySelector('#rails').remove()")
    assert seen.page.evaluate(left) == there


def test_what_starts_above_does_not_push_the_text(visit):
    """Budgets: reading backwards in a browser that does not anchor its scrolling."""
    seen = visit(width=390, height=844).open("chapters/integration/two_axes.html")
    seen.page.add_style_tag(content="* { overflow-anchor: none !important; }")
    tops = seen.page.evaluate(
        """async () => {
            const text = [...document.querySelectorAll("main h2")].at(-2);
            const top = () => text.getBoundingClientRect().top;
            const out = [];
            text.scrollIntoView({ behavior: "instant" });
            for (let i = 0; i < 6; i += 1) {
                await new Promise((done) => setTimeout(done, 250));
                const before = top();
                scrollBy({ top: -250, behavior: "instant" });
                await new Promise((done) => setTimeout(done, 400));
                out.push(top() - before);
            }
            return out;
        }"""
    )
    assert [round(top) for top in tops] == [250] * 6


@pytest.mark.parametrize("width", [320, 390])
def test_a_larger_text_in_the_browser_pushes_nothing_out(width, chromium, site):
    """A8: a phone whose reader has set the browser's text to "very large"."""
    large = chromium.browser_type.launch(
        executable_path=browser.find(), args=[*browser.FLAGS, "--blink-settings=defaultFontSize=24"]
    )
    page = large.new_page(viewport={"width": width, "height": 844})
    for name in [*LIVE, "index.html"]:
        page.goto(f"{site}/{name}")
        for _ in range(400):
            if page.evaluate(NEXT_ASLEEP):
                break
            page.wait_for_timeout(25)
        assert page.evaluate(OUTSIDE) == [], name
    large.close()


@pytest.mark.parametrize("page", LIVE)
def test_reduced_motion_is_kept(page, visit):
    """A7: something that moves although the reader asked for stillness."""
    seen = visit(reduced_motion="reduce").open(page).wake()
    seen.page.evaluate(DRIVE)
    assert seen.page.evaluate(MOVING) == []


@pytest.mark.parametrize("page", LIVE)
def test_forced_colours_show_every_mark(page, visit):
    """A9: a label or control in the colour of its background."""
    seen = visit(forced_colors="active").open(page).wake()
    assert seen.page.evaluate(INVISIBLE) == []
    for index, values in enumerate(modes(seen.page)):
        for value in values:
            show(seen.page, index, value)
            assert seen.page.evaluate(INVISIBLE) == [], value


@pytest.mark.parametrize("page", LIVE)
def test_print_shows_state_as_text_and_table(page, visit):
    """A10: a widget whose state is lost on paper, or controls printed as if they worked."""
    seen = visit().open(page).wake()
    seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    seen.page.emulate_media(media="print")
    for widget in seen.page.locator(DRAWN).all():
        assert widget.locator(".said").inner_text().strip()
        assert widget.locator(".as-table table").count() >= 1
        assert not widget.locator(".controls").is_visible()
    assert not seen.page.locator("header.top").is_visible()


@pytest.mark.parametrize("page", PAGES)
def test_headings_do_not_skip_a_level(page, visit):
    """A12: a reading order that makes no sense without styles."""
    seen = visit().open(page)
    levels = seen.page.evaluate(
        "[...document.querySelectorAll('main h1, main h2, main h3, main h4, main h5')].map((one) => Number(one.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("page", PAGES)
def test_text_begins_early_on_a_phone(page, visit):
    """The text starts within the first third of a phone's screen."""
    seen = visit(width=390, height=844).open(page)
    assert seen.page.evaluate("document.querySelector('main h1').getBoundingClientRect().top") < 844 / 3
