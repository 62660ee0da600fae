"""The built site on a free port and real browsers, shared by the page tests."""

import json
import os
from functools import cache

import pytest
from playwright.sync_api import sync_playwright

from tests import browser
from tests.pages import visits
from tests.pages.answering import BARE
from tests.pages.opening import CHAPTERS, HTML, LIVE, PAGES, ROOT, Quiet, Server, Visit, serve

__all__ = ["CHAPTERS", "HTML", "LIVE", "PAGES", "ROOT", "Quiet", "Server", "Visit", "serve"]


ENGINE = os.environ.get("BONDS_ENGINE", "chromium")
# What Firefox cannot be asked over WebDriver BiDi: a test that does is left out with this reason, and never passes.
MEDIUM = "Firefox takes no wish for a medium"
UNASKED = {
    "java_script_enabled": "Firefox cannot be told to run no script",
    "permissions": "Firefox lets nobody read the clipboard",
} | dict.fromkeys(("color_scheme", "reduced_motion", "forced_colors"), MEDIUM)
UNASKED_LATER = {
    "emulate_media": MEDIUM,
    "expect_download": "Firefox does not tell of a file that is saved",
    "go_back": "Firefox does not tell that it went back to a page that it had kept",
}


@pytest.fixture(scope="session")
def site():
    """The address of the built site. The site must have been built: a test that is skipped proves nothing."""
    assert PAGES, "the site is not built: run `make site`"
    server, address = serve(HTML)
    yield address
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def playwright():
    """The one driver of a worker: a second beside a running one is refused, so all browsers share this."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def engine(playwright):
    """The one browser of a worker: Chromium, or what BONDS_ENGINE names."""
    instance = browser.launch(playwright, ENGINE)
    yield instance
    instance.close()


@pytest.fixture(scope="session")
def firefox(playwright):
    """The one Firefox of a worker, started where a test asks for it."""
    instance = browser.launch(playwright, "firefox")
    yield instance
    instance.close()


def opened(engine, site, width=1280, height=900, **options) -> Visit:
    if ENGINE == "firefox":
        # The light theme is what it shows to who wishes for nothing.
        options = {name: wish for name, wish in options.items() if (name, wish) != ("color_scheme", "light")}
        for name in filter(UNASKED.get, options):
            pytest.skip(UNASKED[name])
    context = engine.new_context(viewport={"width": width, "height": height}, **options)
    context.set_default_timeout(30000)
    seen = Visit(context, site)
    if ENGINE == "firefox":
        for name, reason in UNASKED_LATER.items():
            setattr(seen.page, name, lambda *_, reason=reason, **__: pytest.skip(reason))
    return seen


@pytest.fixture
def visit(engine, site):
    """Make visits: visit(width=320, color_scheme="dark", java_script_enabled=False, ...)."""
    made = []

    def make(**options):
        made.append(opened(engine, site, **options))
        return made[-1]

    yield make
    for one in made:
        one.context.close()


@pytest.fixture(scope="session")
def lasting(engine, site):
    """The one visit of a worker for all tests that need no more of a fresh start than an empty storage."""
    seen = opened(engine, site)
    yield seen
    seen.context.close()


@pytest.fixture
def cleared(lasting):
    """The worker's lasting visit as if nothing had been done in it: its files are at hand, its storage is empty."""
    # What one test printed is a screen for the next.
    lasting.page.emulate_media(media="screen")
    lasting.open(BARE)
    lasting.page.evaluate("localStorage.clear()")
    lasting.errors.clear()
    lasting.requests.clear()
    return lasting


@pytest.fixture(scope="session")
def findings(engine, site):
    """What the visits of a page find for a promise: findings(page, promise); a visit is made when it is first asked for."""

    @cache
    def found(page, kind):
        seen = opened(engine, site, **visits.OPTIONS.get(kind, {}))
        try:
            return visits.look_at(page, kind, seen)
        finally:
            seen.context.close()

    def findings(page, promise):
        answers = {kind: found(page, kind).get(promise) for kind in visits.PROMISES[promise]}
        unasked = [f"the visit {kind!r} did not ask" for kind, faults in answers.items() if faults is None]
        return unasked + [fault for faults in answers.values() for fault in faults or []]

    return findings


@pytest.fixture(scope="session")
def cases():
    """The shared cases of a model, by room."""

    def read(room):
        return json.loads((ROOT / "tests" / "cases" / f"{room}.json").read_text(encoding="utf-8"))

    return read
