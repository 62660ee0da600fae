"""Charts and widgets alone: whole in a narrow frame, light, quiet, and each leads back to its chapter."""

import gzip
import re
from pathlib import Path

import pytest

from tests.pages.driving import still
from tests.pages.opening import CHAPTERS, HTML
from tests.pages.questions import axe, outside
from tests.pages.test_embed import framed
from widgets._site.embeds import chart_names
from widgets._site.pages import AGAIN, LIVE, policy

NAMES = sorted(
    path.stem
    for page in CHAPTERS
    for path in (HTML / "embed").glob(f"{Path(page).stem}-*.html")
    if 'class="from"' in path.read_text(encoding="utf-8")
)


def html_of(name: str) -> str:
    return (HTML / "embed" / f"{name}.html").read_text(encoding="utf-8")


def test_every_chart_and_widget_of_the_chapters_has_one():
    """Failure prevented: a picture that no course can show, or a page of one that nobody is told of."""
    charts = [name for page in CHAPTERS for name in chart_names(Path(page.replace(".html", ".ipynb")))]
    widgets = sum(
        len(re.findall(r'<div class="bonds (?!exercises)[^"]*" data-room', (HTML / page).read_text(encoding="utf-8")))
        for page in CHAPTERS
    )
    assert set(charts) <= set(NAMES)
    assert len(NAMES) == len(charts) + widgets
    teach = (HTML / "chapters/teaching/index.html").read_text(encoding="utf-8")
    assert [name for name in NAMES if f'href="../../embed/{name}.html"' not in teach] == []


@pytest.mark.parametrize("name", NAMES)
def test_it_is_light_and_keeps_the_policy(name):
    """Budgets, S2: a picture alone that weighs as much as a chapter, is found by search engines, or leads nowhere."""
    html = html_of(name)
    page = HTML / "embed" / f"{name}.html"
    files = [
        (page.parent / link).resolve()
        for link in re.findall(r'<(?:script|link rel="stylesheet")[^>]*? (?:src|href)="([^"?]+)', html)
    ]
    weight = sum(len(gzip.compress(one, 9)) for one in [html.encode(), *(path.read_bytes() for path in files)])
    room = next((found for found in re.findall(r'data-room="(\w+)"', html)), None)
    if room:
        # The view comes when the widget wakes.
        weight += len(gzip.compress((HTML / "_static" / f"{room}.js").read_bytes(), 9))
    assert weight < {"alliance_outcome": 64_000, None: 19_000}.get(room, 40_000), weight
    assert html.split("<head>", 1)[1].startswith(
        f'<meta http-equiv="Content-Security-Policy" content="{policy((LIVE + AGAIN,))}">'
    )
    assert '<meta name="robots" content="noindex">' in html
    links = re.findall(r' href="(?!data:|https?:|#)([^"#?]+)', html)
    assert [link for link in links if not (page.parent / link).resolve().is_file()] == []
    assert re.search(r'<div class="from"><p>From <a href="[^"]+#[^"]+">Bonds</a>', html)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_it_is_whole_in_a_narrow_frame(name, theme, visit):
    """A8, A1: a picture that is cut in the column of a course, or has no name."""
    seen = visit(width=320, color_scheme=theme).open(f"embed/{name}.html").wake()
    for width in (240, 320):
        seen.page.set_viewport_size({"width": width, "height": 600})
        # A drawing follows its frame in the next picture.
        still(seen.page)
        assert outside(seen.page) == []
    assert axe(seen.page) == []
    assert seen.elsewhere == []
    assert seen.errors == []


@pytest.mark.parametrize("name", NAMES)
def test_whoever_meets_suicide_in_a_frame_is_told_where_help_is(name):
    """Failure prevented: a chart of rates in a course page, without the note and the line of its chapter."""
    html = html_of(name)
    assert 'about.html#help-now"' in html
    assert ("suicid" in re.sub(r"<[^>]+>", " ", html).lower()) <= ('class="content-note"' in html)


@pytest.mark.parametrize("name", ["two_axes-typology", "four_sectors-urban-chart"])
def test_the_frame_hears_how_high_it_is(name, visit, tmp_path):
    """F18: a frame that cuts a picture off, at first or once its table is open."""
    seen = visit()
    with framed(seen, name, tmp_path):
        frame = seen.page.frame_locator("#frame")
        fold = frame.get_by_text("Show the data" if "chart" in name else "Show as table").first
        fold.wait_for()
        before = seen.page.evaluate("heard.at(-1).height")
        fold.click()
        seen.page.wait_for_function("(before) => heard.at(-1).height > before + 60", arg=before)


def test_the_state_of_a_widget_stands_in_the_address_of_its_frame(visit):
    """Failure prevented: a lecturer who sets a picture for the class and sends another."""
    seen = visit(width=390).open("embed/two_axes-typology.html#typology=c:-0.6,k:-0.4").wake()
    room = seen.page.locator("[data-room=suicide_typology]")
    assert room.locator(".task").inner_text() == "Between egoism and anomie"
    room.get_by_label("Cohesion", exact=True).fill("0.5")
    seen.page.wait_for_url("**/two_axes-typology.html#typology=c:0.5,k:-0.4")
    assert seen.errors == []
