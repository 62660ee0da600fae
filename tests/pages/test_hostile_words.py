"""S4: hostile text in every string that a widget or an exercise is given, once for each room, each kind and each mode."""

import json
import re

import pytest

from tests.pages.driving import choose, rounds, still
from tests.pages.opening import CHAPTERS, HTML, PAGES, WAKE

HOSTILE = ["<img src=x onerror=window.ran=1>", "</script><script>window.ran=1</script>", "javascript:window.ran=1", "\u202egnp.exe", "a\u0000b", "x" * 50_000,
           "__proto__", "{{7*7}}${7*7}<%= 7*7 %>", "'\"><svg/onload=window.ran=1>", "<!--", "]]>", "\\u003cscript>"]  # fmt: skip
STATE = re.compile(r'<script type="application/json">(.*?)</script>', re.S)
PAGE = CHAPTERS[0] if CHAPTERS else ""


def rooms_of(html: str):
    """The widgets of a page as they are written, each with what makes it another: room and key, or the kind of an exercise."""
    for start in re.finditer(r'<div\b[^>]*? data-room="(\w+)"[^>]*>', html):
        depth = 0
        for tag in re.finditer(r"<div\b|</div>", html[start.start() :]):
            depth += 1 if tag[0] == "<div" else -1
            if depth == 0:
                part = html[start.start() : start.start() + tag.end()]
                shape = re.search(r'data-shape="(\w+)"', start[0])
                yield (start[1], shape[1] if shape else json.loads(STATE.search(part)[1])["key"]), part
                break


def gathered() -> dict[tuple, str]:
    """Every room and every kind of exercise of the book once."""
    found = {}
    # A kind that no chapter shows in its place may stand on a page of its own.
    for page in [*(HTML / name for name in PAGES), *sorted((HTML / "embed").glob("*.html"))]:
        for name, part in rooms_of(page.read_text(encoding="utf-8")):
            found.setdefault(name, part)
    return found


# What chooses a form to draw: spoiled as well it leaves nothing drawn, so each exercise stands there both ways.
FORM = {"kind", "id", "key", "group"}


def strings_in(value, text, spared=frozenset(), name="", had=None):
    """The value with every string replaced but under spared names; a long text once in each column."""
    had = set() if had is None else had
    if isinstance(value, dict):
        return {key: one if key in spared else strings_in(one, text, spared, key, had) for key, one in value.items()}
    if isinstance(value, list):
        return [strings_in(one, text, spared, name, had) for one in value]
    if not isinstance(value, str) or (len(text) > 1000 and name in had):
        return value
    had.add(name)
    return text


def spoiled(part: str, text: str, spared=frozenset()) -> str:
    """A widget whose data say nothing but the text; settings stay, so that it has something to show."""
    state = json.loads(STATE.search(part)[1])
    state["state"] |= {
        name: strings_in(value, text, spared)
        for name, value in state["state"].items()
        if isinstance(value, dict | list) and name != "initial"
    }
    written = json.dumps(state, ensure_ascii=False).replace("<", "\\u003c")
    return STATE.sub(lambda match: match[0].replace(match[1], written), part, count=1)


def book_of(parts) -> str:
    """A chapter's page, policy and scripts as they are, with these widgets in place of its text."""
    html = (HTML / PAGE).read_text(encoding="utf-8")
    words = f"<article><h1>Words</h1>{''.join(parts)}</article>"
    return re.sub(r"<article\b.*</article>", lambda _: words, html, flags=re.S)


def show(seen, html) -> list[str]:
    """Open that page, start every widget, choose every mode; what ran or broke."""
    seen.page.route(f"**/{PAGE}", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    # Fifty thousand letters in one word take a browser long to set.
    seen.page.set_default_timeout(120_000)
    seen.open(PAGE)
    assert seen.page.locator("h1").count() == 1
    seen.page.evaluate(WAKE, 60_000)
    for step in rounds(seen.page):
        choose(seen.page, step)
    still(seen.page)
    ran = ["the text was run"] if seen.page.evaluate("window.ran") is not None else []
    return ran + [error for error in seen.errors if error.startswith("uncaught")]


def test_every_room_and_kind_is_gathered():
    """Failure prevented: a room that no hostile text ever reaches."""
    rooms, kinds = zip(*gathered(), strict=True)
    assert set(rooms) == {"suicide_typology", "modernity_sectors", "alliance_outcome", "exercises"}
    assert {kind for room, kind in gathered() if room == "exercises"} >= {
        "choice", "plane", "sort", "numeric", "forest", "reflection", "predict"
    }  # fmt: skip
    assert kinds


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_in_every_string_of_a_widget_is_never_run(text, visit):
    """S4: data that reaches a page as code."""
    parts = [spoiled(part, text) for part in gathered().values()]
    parts += [spoiled(part, text, FORM) for (room, _), part in gathered().items() if room == "exercises"]
    seen = visit()
    assert show(seen, book_of(parts)) == []
    # So that the text was drawn: what its data make useless says so, what they leave whole stands there.
    live = seen.page.locator("[data-room=exercises][data-live]").evaluate_all(
        "(all) => all.map((one) => one.dataset.shape)"
    )
    assert {"choice", "plane", "sort", "numeric", "reflection", "predict"} <= set(live)


def test_text_that_runs_is_seen(visit):
    """The proof that the test above can fail: without policy, markup that the page makes from a text."""
    html = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", book_of(gathered().values()))
    html = html.replace("</article>", f"{HOSTILE[0]}</article>")
    assert show(visit(), html) == ["the text was run"]
