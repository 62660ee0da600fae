"""Browsers of some years ago, paper and other directions: what newer functions add may be missing, what is said may not."""

import re

import pytest

from tests.pages.answering import KINDS
from tests.pages.conftest import CHAPTERS, HTML
from tests.pages.driving import until

# What Safari 15, Firefox 102 or a Chromium of 2021 does not know.
NEWER = re.compile(r"light-dark\(|color-mix\(|:has\(|::details-content|@container|@layer|text-wrap|overflow:clip|svh\b")
LIGHT_INK, DARK_INK = "rgb(32, 36, 42)", "rgb(230, 227, 220)"
INKED = """() => {
    const bare = (one) => { const style = getComputedStyle(one); return style.fill === "none" && style.stroke === "none"; };
    const shown = [...document.querySelectorAll("figure.chart svg, .picture svg, .argument svg, .plot svg, .place svg")].filter((one) => one.getBoundingClientRect().width);
    return shown.map((svg) => {
        const marks = [...svg.querySelectorAll("path, rect, circle, line, polygon")].filter((one) => !bare(one));
        const inks = new Set(marks.flatMap((one) => { const style = getComputedStyle(one); return [style.fill, style.stroke]; }));
        inks.delete("none"); inks.delete("rgb(0, 0, 0)"); inks.delete("rgba(0, 0, 0, 0)");
        return [svg.getAttribute("aria-label") ?? svg.parentElement.className.baseVal ?? svg.parentElement.className, marks.length, inks.size];
    }).filter(([, marks, inks]) => marks > 0 && inks === 0);
}"""
CHOSEN = """() => [...document.querySelectorAll(".segments")].filter((one) => one.querySelector(":checked") && one.offsetParent).map((one) => {
    const look = (input) => { const style = getComputedStyle(input.nextElementSibling); return style.borderColor + style.boxShadow + style.fontWeight; };
    return look(one.querySelector("input:checked")) !== look(one.querySelector("input:not(:checked)"));
})"""

# Every ink of the live chart, and what the reader chose in it.
PAPER = "rgb(253, 252, 249)"
LIVE_INKS = """() => [...new Set([...document.querySelectorAll(".live svg :is(path, text, line, rect)")].flatMap((one) => {
    const style = getComputedStyle(one); return [style.fill, style.stroke];
}))].sort()"""
CHOICE = "document.querySelector('.live select').value"


@pytest.fixture
def spoiled(visit):
    """Visits in which every newer name in a style sheet is one that no browser knows."""

    def make(**options):
        seen = visit(**options)

        def answer(route):
            response = route.fetch()
            route.fulfill(
                response=response, body=NEWER.sub(lambda found: f"{found[0][0]}un{found[0][1:]}", response.text())
            )

        seen.context.route("**/*.css*", answer)
        return seen

    return make


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", [*CHAPTERS, "index.html"])
def test_drawings_have_ink_and_the_chosen_differs(path, theme, spoiled):
    """F01: empty charts, a hundred black dots, no button that looks chosen, in a browser without the newer functions."""
    seen = spoiled(color_scheme=theme).open(path).wake()
    assert seen.page.evaluate("getComputedStyle(document.body).color") == (LIGHT_INK if theme == "light" else DARK_INK)
    assert seen.page.evaluate(INKED) == []
    assert False not in seen.page.evaluate(CHOSEN)
    assert seen.errors == []


@pytest.mark.parametrize("chosen", ["light", "dark", ""])
def test_paper_is_always_light(chosen, visit):
    """F03: pale grey letters on white paper, since the reader likes the dark theme."""
    seen = visit(color_scheme="dark").open("chapters/modern_society/four_sectors.html")
    seen.page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", chosen)
    on_screen = DARK_INK if chosen != "light" else LIGHT_INK
    assert seen.page.evaluate("getComputedStyle(document.body).color") == on_screen
    seen.page.emulate_media(media="print")
    assert seen.page.evaluate("getComputedStyle(document.body).color") == LIGHT_INK
    assert seen.page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"


def test_a_live_chart_goes_light_on_paper_and_keeps_its_choice(visit):
    """F03: a live chart drawn in the dark, pale on white paper; and a country forgotten with every change of theme."""
    page = next(page for page in CHAPTERS if 'class="spec"' in (HTML / page).read_text(encoding="utf-8"))
    seen = visit(color_scheme="light").open(page).wake()
    seen.page.get_by_role("button", name="Explore this chart").first.click()
    seen.page.wait_for_selector(".is-live .live svg")
    assert seen.page.evaluate(CHOICE) != seen.page.select_option(".live select", index=0)[0]
    by_day, chosen = seen.page.evaluate(LIVE_INKS), seen.page.evaluate(CHOICE)
    assert len(by_day) > 4
    seen.page.get_by_role("button", name="Dark").click()
    by_night = seen.page.evaluate(LIVE_INKS)
    assert set(by_day) & set(by_night) <= {"none", "rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"}
    seen.page.emulate_media(media="print")
    # On paper no word has a halo of the paper's colour.
    assert seen.page.evaluate(LIVE_INKS) == [ink for ink in by_day if ink != PAPER]
    assert seen.page.evaluate(CHOICE) == chosen
    assert seen.page.locator(".live svg").is_visible()
    # What was chosen is said on paper; what nobody can press there is not printed.
    assert seen.page.locator(".is-live .explore").inner_text().strip()
    assert not seen.page.locator(".is-live").locator("select, .explore button").locator("visible=true").count()


@pytest.mark.parametrize("path", [*CHAPTERS, "index.html"])
def test_the_other_direction_fits(path, visit):
    """F24: a page twice as wide as the phone, and labels outside their drawing, when read from right to left."""
    seen = visit(width=390).open(path).wake()
    places = """() => [...document.querySelectorAll("figure.chart svg text")].map((one) => {
        const [text, drawing] = [one.getBoundingClientRect(), one.ownerSVGElement.getBoundingClientRect()];
        return Math.round(text.left - drawing.left);
    })"""
    before = seen.page.evaluate(places)
    seen.page.evaluate("document.documentElement.dir = 'rtl'")
    assert seen.page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert seen.page.evaluate(places) == before


def lose_once(context, name):
    """The first answer for a file is lost on the way; how often it was asked for."""
    asked = []

    def answer(route):
        asked.append(route.request.url)
        if len(asked) == 1:
            route.abort()
        else:
            route.continue_()

    context.route(re.compile(rf"/{re.escape(name)}(\?|$)"), answer)
    return asked


CHAPTER = "chapters/modern_society/four_sectors.html"


@pytest.mark.parametrize(
    ("page", "name"),
    [
        *((CHAPTER, name) for name in ("site.js", "mount.js", "charts.js", "modernity_sectors.js", "exercises.js")),
        ("chapters/back/my_work.html", "my_work.js"),
        ("index.html", "site.js"),
    ],
)
def test_a_script_lost_once_is_asked_for_again(page, name, visit):
    """A chapter without its widgets, or work that seems to be gone, for the whole visit, for one lost answer."""
    seen = visit()
    asked = lose_once(seen.context, name)
    seen.open(page).wake()
    assert len(asked) == 2
    assert until(seen.page, "document.documentElement.classList.contains('broken')", False) is False
    assert seen.page.evaluate("document.querySelectorAll('.notice').length") == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_script_of_an_embed_lost_once_is_asked_for_again(kind, visit):
    """A frame in somebody's course whose exercise cannot be answered, for one lost answer."""
    seen = visit()
    asked = lose_once(seen.context, f"embed-{kind}.js")
    seen.open(f"embed/{KINDS[kind].id}.html").page.wait_for_selector("[data-room][data-live]")
    assert len(asked) == 2


def test_a_runtime_lost_once_is_asked_for_again(visit):
    """A chart that says it could not be loaded, for one lost answer."""
    page = next(page for page in CHAPTERS if 'class="spec"' in (HTML / page).read_text(encoding="utf-8"))
    seen = visit()
    asked = lose_once(seen.context, "vega.js")
    seen.open(page).page.get_by_role("button", name="Explore this chart").first.click()
    seen.page.wait_for_selector(".is-live .live svg")
    assert len(asked) == 2


@pytest.mark.parametrize("name", ["search.js", "searchtools.js", "doctools.js", "language_data.js", "searchindex.js"])
def test_a_script_of_the_search_lost_once_is_asked_for_again(name, visit):
    """A search that finds nothing, for one lost answer."""
    seen = visit()
    asked = lose_once(seen.context, name)
    seen.open("search.html?q=anomie")
    assert until(seen.page, "document.querySelectorAll('#search-results li').length > 0", True)
    assert len(asked) == 2


def test_every_style_sheet_can_be_spoiled():
    """This test's own ground: a name that is nowhere would prove nothing."""
    sheets = "".join(path.read_text(encoding="utf-8") for path in (HTML / "_static").glob("*.css"))
    assert {found[0] for found in NEWER.finditer(sheets)} >= {"color-mix(", ":has(", "::details-content", "@container"}
    assert "light-dark(" not in sheets
