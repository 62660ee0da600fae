"""The built site on a free port and real browsers, shared by the page tests."""

import functools
import http.server
import json
import threading
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests import browser

ROOT = Path(__file__).parents[2]
HTML = ROOT / "_build" / "html"
# Embed pages have tests of their own: they are one per exercise and bare.
PAGES = sorted(
    name for path in HTML.rglob("*.html") if not (name := path.relative_to(HTML).as_posix()).startswith("embed/")
)
CHAPTERS = [
    page for page in PAGES if page.startswith("chapters/") and "/back/" not in page and page != "chapters/index.html"
]
LIVE = [page for page in PAGES if 'data-room="' in (HTML / page).read_text(encoding="utf-8") and page != "index.html"]


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves without a log."""

    def log_message(self, format, *args):
        pass


class Server(http.server.ThreadingHTTPServer):
    """Says nothing when a browser closes a line early."""

    def handle_error(self, request, client_address):
        pass


def serve(folder: Path):
    """A running server of a folder and its address."""
    handler = functools.partial(Quiet, directory=str(folder))
    server = Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}"


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
def chromium(playwright):
    """The one Chromium of a worker."""
    instance = browser.launch(playwright, "chromium")
    yield instance
    instance.close()


@pytest.fixture(scope="session")
def firefox(playwright):
    """The one Firefox of a worker, started where a test asks for it."""
    instance = browser.launch(playwright, "firefox")
    yield instance
    instance.close()


NEXT_ASLEEP = """() => {
    const asleep = [...document.querySelectorAll("[data-room]")].find((el) => !el.dataset.live);
    asleep ? asleep.scrollIntoView() : scrollTo(0, 0);
    return !asleep;
}"""


class Visit:
    """A page with everything that it asked for, said and broke."""

    def __init__(self, context, site):
        self.context, self.site = context, site
        self.requests, self.errors = [], []
        self.page = context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(f"uncaught: {error}"))
        self.page.on(
            "console",
            lambda said: self.errors.append(f"{said.type}: {said.text}") if said.type in ("error", "warning") else None,
        )

    def open(self, path):
        self.page.goto(f"{self.site}/{path}")
        return self

    def wake(self):
        """Scroll through, so that every widget has started."""
        # The page's policy forbids what `wait_for_function` does, so the question is asked again and again.
        for _ in range(1200):
            if self.page.evaluate(NEXT_ASLEEP):
                return self
            self.page.wait_for_timeout(25)
        raise AssertionError(f"a widget did not start: {self.errors}")

    @property
    def elsewhere(self):
        return [url for url in self.requests if not url.startswith((self.site, "data:", "blob:", "file:"))]


@pytest.fixture
def visit(chromium, site):
    """Make visits: visit(width=320, color_scheme="dark", java_script_enabled=False, ...)."""
    contexts = []

    def make(width=1280, height=900, **options):
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(30000)
        contexts.append(context)
        return Visit(context, site)

    yield make
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def cases():
    """The shared cases of a model, by room."""

    def read(room):
        return json.loads((ROOT / "tests" / "cases" / f"{room}.json").read_text(encoding="utf-8"))

    return read
