"""The next page is fetched when a reader points at its link or presses it, once, and never before."""

import functools
import json
import threading

import pytest

from tests.pages.conftest import ENGINE
from tests.pages.opening import CHAPTERS, HTML, PAGES, Quiet, Server
from widgets._site.pages import AHEAD, POINTED, digest

ahead = pytest.mark.skipif(ENGINE == "firefox", reason="Firefox follows no speculation rules")
NEXT = ".turn a[rel=next]"
ARRIVED_BY = "performance.getEntriesByType('navigation')[0].deliveryType"
# Where the links lead that leave the page and stay in the book.
OUTWARD = """[...document.querySelectorAll("a[href]:not([href^='#'])")]
    .filter((one) => one.origin === location.origin && one.pathname.endsWith(".html")).map((one) => one.href)"""
LINKS = "[...document.querySelectorAll('a[href]')].filter((one) => one.getClientRects().length).length"


class Log(list):
    """Each path that was asked for, with the browser's word for why."""

    address = ""

    @property
    def ahead(self) -> list[str]:
        """What was fetched before anybody went there."""
        return [path for path, why in self if "prefetch" in why]


@pytest.fixture
def log():
    """What is asked of a server that has the site below a path, as a project's page has it."""
    asked = Log()

    class Noting(Quiet):
        """Notes what is asked for."""

        def do_GET(self):
            asked.append((self.path.partition("?")[0], self.headers.get("Sec-Purpose", "")))
            super().do_GET()

    server = Server(("127.0.0.1", 0), functools.partial(Noting, directory=str(HTML.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    asked.address = f"http://127.0.0.1:{server.server_port}/{HTML.name}"
    yield asked
    server.shutdown()
    server.server_close()


def arrives(page, log, count: int = 1):
    """Wait until so many pages were fetched ahead."""
    for _ in range(200):
        if len(log.ahead) >= count:
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"only {log.ahead} was fetched ahead")


def target(page, selector: str) -> str:
    """The path that a link leads to."""
    return page.locator(selector).first.evaluate("(link) => link.pathname")


@ahead
def test_pointing_fetches_that_page_once_and_opening_it_asks_no_more(visit, log):
    """Failure prevented: a chapter that is awaited after the click; links fetched because they show."""
    seen = visit()
    page = seen.page
    page.goto(f"{log.address}/{CHAPTERS[0]}")
    # What a reader does who points at nothing: sees the links, and reads to the end; the mouse lies in the margin.
    page.mouse.move(4, 450)
    page.keyboard.press("End")
    assert page.evaluate(LINKS) > 10
    place = target(page, NEXT)
    page.locator(NEXT).hover()
    arrives(page, log)
    page.locator(NEXT).click()
    page.wait_for_url(f"**{place}")
    assert page.evaluate(ARRIVED_BY) == "navigational-prefetch"
    assert log.ahead == [place]
    assert [path for path, _ in log].count(place) == 1
    assert seen.errors == []


@ahead
def test_what_may_be_fetched_is_what_links_lead_to_in_the_book(visit, log):
    """Failure prevented: the page one is on fetched again for each line of its contents; another host's page fetched."""
    seen = visit()
    sources = []
    session = seen.context.new_cdp_session(seen.page)
    session.on("Preload.preloadingAttemptSourcesUpdated", lambda told: sources.append(told["preloadingAttemptSources"]))
    session.send("Preload.enable")
    seen.page.goto(f"{log.address}/{CHAPTERS[0]}")
    links = {url.partition("#")[0] for url in seen.page.evaluate(OUTWARD)}
    assert len(links) > 10
    assert f"{log.address}/{CHAPTERS[0]}" not in links
    found = set()
    for _ in range(200):
        found = {one["key"]["url"].partition("#")[0] for one in (sources or [[]])[-1]}
        if found == links:
            break
        seen.page.wait_for_timeout(25)
    assert found == links


@ahead
def test_a_touch_asks_once(visit, log):
    """Failure prevented: a page fetched twice on a poor line, ahead and then again."""
    page = visit(width=390, height=844, has_touch=True, is_mobile=True).page
    page.goto(f"{log.address}/{CHAPTERS[0]}")
    place = target(page, NEXT)
    page.locator(NEXT).tap()
    page.wait_for_url(f"**{place}")
    assert [path for path, _ in log].count(place) == 1


def test_no_rule_runs_before_the_reader():
    """Failure prevented: a phone that takes "moderate" as leave to fetch what it shows; links fetched in passing."""
    rules = json.loads(AHEAD)["prefetch"]
    assert {rule["eagerness"] for rule in rules} == {"conservative", "moderate"}
    assert list(json.loads(AHEAD)) == ["prefetch"]
    assert [
        rule for rule in rules if rule["eagerness"] == "moderate" and POINTED not in rule["where"].get("and", [])
    ] == []


def test_every_page_has_the_one_text_and_its_policy_knows_it():
    """Failure prevented: a text that differs by page, whose digest the policy does not know; a head that Firefox fetches from."""
    faults = []
    for page in PAGES:
        head = (HTML / page).read_text(encoding="utf-8").split("</head>")[0]
        count = head.count(f'<script type="speculationrules">{AHEAD}</script>'), head.count("speculationrules")
        faults += [] if count == (1, 1) else [f"{page}: the text stands there {count[0]} times, rules {count[1]} times"]
        faults += [] if digest(AHEAD) in head else [f"{page}: the policy does not know the text"]
        faults += [f"{page}: {rel}" for rel in ("next", "prev", "prefetch", "prerender") if f'rel="{rel}"' in head]
    assert faults == []


def test_from_a_folder_pointing_says_nothing(visit):
    """Failure prevented: an error in the console of a reader who opened the zip."""
    seen = visit()
    seen.page.goto((HTML / CHAPTERS[0]).as_uri())
    before = list(seen.errors)
    seen.page.locator(NEXT).hover()
    place = target(seen.page, NEXT)
    seen.page.locator(NEXT).click()
    seen.page.wait_for_url(f"**{place}")
    assert before == seen.errors == []
