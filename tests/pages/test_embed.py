"""Embed pages: small, quiet, and the frame around them hears how high they are."""

import gzip
import re
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.pages.answering import ITEMS, KINDS, check, put
from tests.pages.opening import HTML, serve
from tests.pages.questions import axe, outside
from widgets._site.pages import AGAIN, LIVE, policy

PARENT = """<!doctype html><title>course</title><script>window.heard = []; addEventListener("message", (event) => heard.push(event.data));</script>
<iframe id="frame" width="420" height="200" src="%s"></iframe>"""


@contextmanager
def framed(seen, name, folder):
    """That page in a frame of another site, which has heard how high it is."""
    (folder / "index.html").write_text(PARENT % f"{seen.site}/embed/{name}.html", encoding="utf-8")
    server, address = serve(folder)
    try:
        seen.page.goto(f"{address}/index.html")
        seen.page.wait_for_function("heard.length >= 2")
        yield
    finally:
        server.shutdown()
        server.server_close()


def parts(item):
    """The page and all files that it names."""
    page = HTML / "embed" / f"{item.id}.html"
    html = page.read_text(encoding="utf-8")
    links = re.findall(r'<(?:script|link rel="stylesheet")[^>]*? (?:src|href)="([^"?]+)', html)
    return html, [(page.parent / link).resolve() for link in links]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_an_embed_page_is_light_and_keeps_the_policy(item):
    """Budgets, S2: an embed page that is heavier than 15 kB, found by search engines, or without the policy."""
    html, files = parts(item)
    assert len(files) == 2
    assert (
        len(gzip.compress(html.encode(), 9)) + sum(len(gzip.compress(path.read_bytes(), 9)) for path in files)
        # A plane, a plot and rings are drawn as well as asked, and new numbers bring twelve sets.
        < {"plane": 19_400, "forest": 18_300, "numeric": 15_500, "sort": 16_200}.get(item.kind, 15_000)
    )
    assert html.split("<head>", 1)[1].startswith(
        f'<meta http-equiv="Content-Security-Policy" content="{policy((LIVE + AGAIN,))}">'
    )
    assert '<meta name="robots" content="noindex">' in html
    links = re.findall(r' href="(?!data:)([^"#?]+)', html)
    assert [link for link in links if not (HTML / "embed" / link).resolve().is_file()] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_it_works_alone(kind, theme, visit):
    """An exercise that lives in its chapter and dies in a frame, in any state, for anyone."""
    item = KINDS[kind]
    seen = visit(width=320, color_scheme=theme).open(f"embed/{item.id}.html")
    box = seen.page.locator("[data-room][data-live]")
    for right in (False, True):
        put(box, item.public(), right)
        assert check(box)
        assert axe(seen.page) == []
        assert outside(seen.page) == []
    assert seen.elsewhere == []
    assert seen.errors == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_frame_hears_the_height(kind, visit, tmp_path):
    """A frame that cuts the exercise off, at first or after an answer, in Canvas or in the H5P form."""
    item = KINDS[kind]
    seen = visit()
    with framed(seen, item.id, tmp_path):
        box = seen.page.frame_locator("#frame").locator("[data-room][data-live]")
        put(box, item.public())
        before = seen.page.evaluate("heard.length")
        check(box)
        if item.kind != "sort":
            seen.page.wait_for_function("(n) => heard.length > n", arg=before)
        heard = seen.page.evaluate("heard")
        high = (
            seen.page.frame_locator("#frame")
            .locator("body")
            .evaluate("(body) => Math.ceil(body.getBoundingClientRect().height)")
        )
        canvas = [one["height"] for one in heard if one.get("subject") == "lti.frameResize"]
        plain = [
            one["height"]
            for one in heard
            if one.get("type") == "resize" and one["context"] == "h5p" and one["scrollHeight"] == one["height"]
        ]
        assert canvas == plain
        assert canvas[-1] == high
        assert high > 150


@pytest.mark.parametrize("folder", [False, True])
def test_the_line_to_paste_has_the_whole_address(folder, visit):
    """Failure prevented: a frame that looks for the exercise on the course's own site."""
    seen = visit(permissions=["clipboard-read", "clipboard-write"], width=390)
    if folder:
        seen.page.goto((HTML / "chapters/back/answers.html").as_uri())
    else:
        seen.open("chapters/back/answers.html")
    line = seen.page.locator("details.answer", has=seen.page.locator("#answer-variance-shared"))
    line.locator("summary").first.press("Enter")
    line.locator("summary", has_text="Embed this exercise").press("Enter")
    form = line.locator(".cite-form")
    site = "https://your-host/bonds" if folder else seen.site
    said = form.locator("pre").inner_text()
    assert re.search(r'src="(.*?)"', said)[1] == f"{site}/embed/variance-shared.html"
    assert form.locator("pre").evaluate("one => one.scrollWidth <= one.clientWidth")
    assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if not folder:
        form.get_by_role("button", name="Copy the line").press("Enter")
        expect(form.locator("[aria-live=polite]")).to_have_text("Copied.")
        assert seen.page.evaluate("navigator.clipboard.readText()") == said
        assert seen.errors == []


def test_the_answers_page_offers_each_one():
    """An embed page that no page leads to."""
    html = (HTML / "chapters/back/answers.html").read_text(encoding="utf-8")
    assert [item.id for item in ITEMS if f'href="../../embed/{item.id}.html"' not in html] == []
