"""Hostile text stays text, and one broken part breaks only itself."""

import re
import shutil

import pytest

from tests.pages.driving import DRAWN
from tests.pages.opening import CHAPTERS, HTML, LIVE, WAKE, serve
from tests.pages.test_hostile_words import HOSTILE


@pytest.fixture
def copy(tmp_path):
    """A copy of the site that a test may damage, and its address."""
    folder = tmp_path / "site"
    shutil.copytree(HTML, folder, ignore=shutil.ignore_patterns("*.zip"))
    server, address = serve(folder)
    yield folder, address
    server.shutdown()
    server.server_close()


def seen_room(html):
    """The first room on a page that draws a picture."""
    return next(room for room in re.findall(r'"room":"(\w+)"', html) if room != "exercises")


def test_hostile_rows_are_escaped_by_python():
    """S4: a name in a reader's own table that closes the script element and becomes markup."""
    from widgets import AllianceOutcome

    for text in HOSTILE:
        rows = f'study,n,r\n"{text[:150].replace(chr(34), chr(34) * 2)}",40,0.3\nB,50,0.2\nC,60,0.1\n'
        try:
            html = str(AllianceOutcome(rows).page_html())
        except ValueError:
            continue  # refused with a message is as good
        assert "<script>window" not in html
        assert "<img src=x" not in html
        assert html.count("</script>") == 1


def test_a_corrupt_widget_breaks_only_itself(copy, visit):
    """S6: one unreadable state that stops the other widgets of the site."""
    folder, address = copy
    for page in LIVE:
        html = (folder / page).read_text(encoding="utf-8")
        room = seen_room(html)
        (folder / page).write_text(
            html.replace(
                f'<script type="application/json">{{"room":"{room}"',
                f'<script type="application/json">{{{{"room":"{room}"',
                1,
            ),
            encoding="utf-8",
        )
        seen = visit()
        seen.page.goto(f"{address}/{page}")
        seen.page.wait_for_selector(".notice")
        assert [error for error in seen.errors if error.startswith("uncaught")] == []
        broken = seen.page.locator(DRAWN).first
        assert broken.locator("svg").count() >= 1
        assert broken.get_attribute("data-live") is None


def test_a_corrupt_chart_breaks_only_itself(copy, visit):
    """S6: one bad specification that takes the page's other charts, or its drawing, with it."""
    folder, address = copy
    page = next(page for page in CHAPTERS if 'class="spec"' in (HTML / page).read_text(encoding="utf-8"))
    html = (folder / page).read_text(encoding="utf-8")
    (folder / page).write_text(re.sub(r'(class="spec"[^>]*>){', r"\1{{", html, count=1), encoding="utf-8")
    seen = visit()
    seen.page.goto(f"{address}/{page}")
    seen.page.get_by_role("button", name="Explore this chart").first.click()
    figure = seen.page.locator("figure:has(.spec)").first
    figure.get_by_text("could not be loaded").wait_for()
    assert figure.locator(".ink svg").first.is_visible()
    assert [error for error in seen.errors if error.startswith("uncaught")] == []


@pytest.mark.parametrize("kind", ["script", "stylesheet", "image"])
def test_blocked_files_leave_a_readable_page(kind, visit):
    """R5: a script, style or image that does not arrive and takes text or figure with it."""
    for page in LIVE:
        seen = visit()
        seen.page.route(
            "**/*", lambda route: route.abort() if route.request.resource_type == kind else route.continue_()
        )
        seen.open(page)
        # Without scripts nothing wakes, however long one waits.
        seen.page.evaluate(WAKE, 300 if kind == "script" else 3_000)
        assert seen.page.locator("main h1").is_visible()
        assert [error for error in seen.errors if error.startswith("uncaught")] == []
        for widget in seen.page.locator(DRAWN).all():
            assert widget.locator("svg").count() >= 1


def test_a_view_that_does_not_arrive_leaves_the_figure_and_says_so(visit):
    """R5: a widget without its script that shows nothing."""
    for page in LIVE:
        seen = visit()
        rooms = "|".join(path.name for path in HTML.glob("_static/*_*.js"))
        seen.page.route(
            lambda url, rooms=rooms: url.split("?")[0].rsplit("/", 1)[-1] in rooms.split("|"),
            lambda route: route.abort(),
        )
        seen.open(page)
        seen.page.locator(DRAWN).first.scroll_into_view_if_needed()
        seen.page.get_by_text("The interactive form could not start").first.wait_for()
        assert seen.page.locator(DRAWN).first.locator("svg").first.is_visible()


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("chapters/integration/two_axes.html", "site.js"),
        ("chapters/integration/two_axes.html", "mount.js"),
        ("search.html?q=anomie", "searchtools.js"),
        ("search.html?q=anomie", "searchindex.js"),
        ("chapters/back/my_work.html", "my_work.js"),
    ],
)
def test_a_lost_page_script_says_so_and_leaves_the_contents(page, name, visit):
    """R5: a phone on which Contents does nothing, a search that searches for ever, work that seems to be lost."""
    seen = visit(width=390, height=844)
    seen.page.route(f"**/{name}*", lambda route: route.abort())
    seen.open(page)
    seen.page.get_by_text("Part of this page did not arrive").wait_for()
    menu = seen.page.locator("button.show-contents")
    if menu.is_visible():
        menu.click()
    assert seen.page.get_by_role("navigation", name="The book").is_visible()


def test_lost_exercises_say_so_once(visit):
    """R5: the same sentence thirteen times, about a figure that an exercise does not have."""
    seen = visit()
    seen.page.route("**/exercises.js*", lambda route: route.abort())
    seen.open("chapters/integration/two_axes.html")
    assert seen.page.evaluate(WAKE, 10_000)
    seen.page.locator(".notice").first.wait_for()
    assert seen.page.locator(".notice").all_text_contents() == [
        "The exercises of this page could not start. They can be read, and below each a link leads to its answer, with reasons."
    ]


def test_a_script_that_arrives_and_does_not_run_is_noticed(visit):
    """R5: somebody's page in place of a script, and no word about it."""
    seen = visit()
    seen.page.route("**/suicide_typology.js*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    seen.open("chapters/integration/two_axes.html#typology=c:0.5")
    seen.page.locator(".notice").first.wait_for()
    assert seen.page.locator("[data-room=suicide_typology] svg").first.is_visible()
