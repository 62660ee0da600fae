"""A7 to A10, A12: motion, reflow, forced colours, print and the order of headings."""

import pytest

from tests import browser
from tests.pages.conftest import ENGINE
from tests.pages.opening import CHAPTERS, LIVE, PAGES, Visit, each
from tests.pages.questions import outside

# Firefox sets the same lines a little higher; the measure is that of the commoner engine on a phone.
TALLER = 1.06 if ENGINE == "firefox" else 1


@each(PAGES)
def test_no_sideways_scroll_at_320_pixels(page, findings):
    """A8: text or a control beyond the right edge at 320 px (400 % zoom), in any mode."""
    assert findings(page, "no sideways scroll") == []


@each(PAGES)
def test_larger_and_looser_text_loses_nothing(page, findings):
    """A8: text clipped at 200 % or with the reader's own spacing (1.4.12)."""
    assert findings(page, "larger text") == []


@each([*LIVE, "index.html"])
def test_room_is_kept_for_what_starts_later(page, findings):
    """Budgets: text that jumps because a widget or an exercise grows as it starts, at any width."""
    assert findings(page, "room is kept") == []


@each(PAGES)
def test_reduced_motion_is_kept(page, findings):
    """A7: something that moves although the reader asked for stillness."""
    assert findings(page, "motion") == []


@each(PAGES)
def test_forced_colours_show_every_mark(page, findings):
    """A9: a label or control in the colour of its background, in any mode."""
    assert findings(page, "forced colours") == []


@each(LIVE)
def test_print_shows_state_as_text_and_table(page, findings):
    """A10: a widget whose state is lost on paper, or controls printed as if they worked, untouched or used."""
    assert findings(page, "paper") == []


@each(PAGES)
def test_headings_do_not_skip_a_level(page, findings):
    """A12: a reading order that makes no sense without styles."""
    assert findings(page, "headings") == []


@each(PAGES)
def test_text_begins_early_on_a_phone(page, findings):
    """The text starts within the first third of a phone's screen."""
    assert findings(page, "text begins early") == []


@each(CHAPTERS)
def test_a_chapter_is_read_in_one_sitting_on_a_phone(page, visit):
    """Budgets: a chapter longer than 24 phone screens untouched, or one of which a quarter is exercises."""
    seen = visit(width=390, height=844).open(page).wake()
    whole, exercises = seen.page.evaluate(
        """() => [document.documentElement.scrollHeight, [...document.querySelectorAll("main .exercises")]
            .reduce((sum, one) => sum + one.offsetHeight, 0)]"""
    )
    assert whole <= 24 * 844 * TALLER, f"{whole / 844:.1f} screens"
    assert exercises < whole / 4, f"{exercises / whole:.0%} of it exercises"


@each(CHAPTERS)
def test_a_widget_of_a_chapter_stands_on_one_phone_screen(page, visit):
    """Failure prevented: a control that changes a picture which has left the screen."""
    seen = visit(width=390, height=844).open(page).wake()
    rooms = seen.page.locator("[data-room]:not(.exercises)")
    high = {one.get_attribute("data-shape") or i: one.bounding_box()["height"] for i, one in enumerate(rooms.all())}
    assert {name: height for name, height in high.items() if height > 850 * TALLER} == {}


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


@pytest.mark.parametrize(("width", "letters"), [(320, 24), (390, 24), (320, 32)])
def test_a_larger_text_in_the_browser_pushes_nothing_out(width, letters, playwright, site):
    """A8: a phone whose reader has set the browser's text to "very large", or twice as large as it was."""
    large = browser.launch(playwright, ENGINE, letters=letters)
    try:
        seen = Visit(large.new_context(viewport={"width": width, "height": 844}), site)
        assert (
            seen.open("index.html").page.evaluate("getComputedStyle(document.documentElement).fontSize")
            == f"{letters}px"
        )
        found = {page: outside(seen.open(page).wake().page) for page in [*LIVE, "index.html"]}
        assert {page: faults for page, faults in found.items() if faults} == {}
    finally:
        large.close()


@each(CHAPTERS)
def test_a_few_marks_of_claims_stay_on_one_line(page, visit):
    """Failure prevented: a claim's mark torn from its fellow by the end of a line; a long row that cannot break."""
    seen = visit(width=390).open(page)
    # At each of these widths the lines end elsewhere.
    torn = seen.page.evaluate(
        """() => Array.from({ length: 12 }, (_, i) => {
            const rows = [...document.querySelectorAll(".claims")];
            for (const { parentElement } of rows) parentElement.style.maxWidth = `${240 + 9 * i}px`;
            return rows.map((one) => [...one.querySelectorAll("a")])
                .filter((marks) => marks.length < 4 && new Set(marks.map((mark) => mark.getBoundingClientRect().top)).size > 1)
                .map((marks) => marks.map((mark) => mark.textContent).join(" "));
        }).flat()"""
    )
    assert torn == []


# A margin of a drawing is its own; what a page cuts off begins at the edge of the picture.
CUT = """() => [...document.querySelectorAll('figure svg')].flatMap((drawing) => {
    const edge = drawing.getBoundingClientRect();
    if (!edge.width) return [];
    return [...drawing.querySelectorAll('text')].filter((text) => {
        const { left, right } = text.getBoundingClientRect();
        // Firefox draws a pixel wider about each word.
        return left < edge.left - 1.5 || right > edge.right + 1.5;
    }).map((text) => text.textContent);
})"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("page", CHAPTERS)
def test_no_word_of_a_chart_is_cut(page, width, visit):
    """A label that names more than the line it stands at, and runs out of the picture."""
    assert visit(width=width).open(page).page.evaluate(CUT) == []
