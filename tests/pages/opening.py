"""The built site, its pages by kind, and a visit: an open page with all that it asked for, said and broke."""

import functools
import http.server
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HTML = ROOT / "_build" / "html"
# Embed pages have tests of their own: they are one per exercise and bare.
PAGES = sorted(
    name for path in HTML.rglob("*.html") if not (name := path.relative_to(HTML).as_posix()).startswith("embed/")
)
CHAPTERS = [
    page
    for page in PAGES
    if page.startswith("chapters/") and not ("/back/" in page or "/teaching/" in page or page == "chapters/index.html")
]
LIVE = [page for page in PAGES if 'data-room="' in (HTML / page).read_text(encoding="utf-8") and page != "index.html"]
BACK = [page for page in PAGES if "/back/" in page or "/teaching/" in page or page == "search.html"]


# What is looked up and not read through is longer than a page of text.
REFERENCE = [
    page
    for page in BACK
    if page.split("/")[-1].split(".")[0] in ("answers", "claims", "data_notes", "glossary", "references", "search")
]


def each(pages):
    """A test for each page, all tests of a page in one worker: its visits are made once."""
    return pytest.mark.parametrize(
        "page", [pytest.param(page, id=page, marks=pytest.mark.xdist_group(page)) for page in pages]
    )


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


# From one sleeping widget to the next until none sleeps; asked in the page, since its policy forbids `wait_for_function`.
WAKE = """async (patience) => {
    for (const end = performance.now() + patience; performance.now() < end; await new Promise(requestAnimationFrame)) {
        const asleep = [...document.querySelectorAll("[data-room]")].find((el) => !el.dataset.live && !el.dataset.failed);
        if (!asleep) break;
        asleep.scrollIntoView({ behavior: "instant" });
    }
    scrollTo({ top: 0, behavior: "instant" });
    return [...document.querySelectorAll("[data-room]")].filter((el) => !el.dataset.live).map((el) => el.id || el.dataset.room);
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

    def wake(self, patience=30_000):
        """Scroll through, so that every widget has started."""
        asleep = self.page.evaluate(WAKE, patience)
        assert not asleep, f"did not start: {', '.join(asleep)}; {self.errors}"
        return self

    @property
    def elsewhere(self):
        return [url for url in self.requests if not url.startswith((self.site, "data:", "blob:", "file:"))]
