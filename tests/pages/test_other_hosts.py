"""What other pages, frames and editions on one host may rely on: a height that fits, keys that stay, work that is not shared."""

import json

import pytest

from tests.pages.answering import ITEMS, KINDS, check, put
from tests.pages.conftest import serve
from tests.pages.driving import until

OBEYING = """<!doctype html><title>course</title><style>body { margin: 0; } iframe { border: 0; width: 420px; height: 100px; }</style>
<script>window.heard = 0; addEventListener("message", ({ data }) => { if (data.subject === "lti.frameResize") { heard += 1; document.querySelector("iframe").style.height = `${data.height}px`; } });</script>
<iframe id="frame" src="%s"></iframe>"""
FITS = "document.documentElement.scrollHeight <= document.documentElement.clientHeight"


@pytest.mark.parametrize("kind", KINDS)
def test_a_frame_that_obeys_has_nothing_to_scroll(kind, visit, tmp_path):
    """F18: a scroll bar inside a scroll bar, at first and after an answer."""
    item = KINDS[kind]
    seen = visit()
    (tmp_path / "index.html").write_text(OBEYING % f"{seen.site}/embed/{item.id}.html", encoding="utf-8")
    server, address = serve(tmp_path)
    try:
        seen.page.goto(f"{address}/index.html")
        box = seen.page.frame_locator("#frame").locator("[data-room][data-live]")
        box.wait_for()
        frame = next(one for one in seen.page.frames if "/embed/" in one.url)
        assert until(seen.page, "heard > 0", True)
        assert until(frame, FITS, True)
        put(box, item.public(), True)
        check(box)
        assert until(frame, FITS, True)
    finally:
        server.shutdown()
        server.server_close()


def done(page):
    """What My work says is done."""
    return page.locator(".my-work[data-part=chapters] p").text_content()


def test_only_the_books_own_keys_are_deleted(visit):
    """F23: another page's key on the same host gone with the reader's work."""
    seen = visit().open("chapters/back/my_work.html")
    seen.page.evaluate(
        "for (const key of ['bonds-x', 'bonds-works', 'bonds-theme-of-another', 'bonds-work', 'bonds-work-unread', 'bonds-theme']) localStorage.setItem(key, 'x')"
    )
    seen.page.get_by_role("button", name="Delete everything on this device").click()
    seen.page.get_by_role("button", name="Delete everything", exact=True).click()
    assert seen.page.evaluate("Object.keys(localStorage).sort()") == [
        "bonds-theme-of-another",
        "bonds-works",
        "bonds-x",
    ]


def test_two_editions_on_one_host_do_not_share_work(visit):
    """F23: what was done in one edition shown, changed or deleted in the other."""
    entry = {"answer": "a", "state": "right", "tries": 1, "first": 1, "last": 1}
    work = json.dumps({"version": 1, "items": {ITEMS[0].id: entry}})
    seen = visit().open("chapters/back/my_work.html")
    seen.page.evaluate("(work) => localStorage.setItem('bonds-work', work)", work)
    seen.open("chapters/back/my_work.html")
    first = done(seen.page)
    assert first.startswith("1 of")

    def named(route):
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace("<html ", '<html data-edition="second" ', 1))

    seen.context.route("**/my_work.html", named)
    seen.open("chapters/back/my_work.html")
    assert done(seen.page).startswith("0 of")
    seen.page.get_by_role("button", name="Delete everything on this device").click()
    seen.page.get_by_role("button", name="Delete everything", exact=True).click()
    seen.context.unroute("**/my_work.html")
    seen.open("chapters/back/my_work.html")
    assert done(seen.page) == first
