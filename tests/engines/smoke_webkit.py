"""Every page in WebKitGTK: it starts, can be driven, breaks nothing, and stays inside its window. `make engines`."""

import functools
import threading

import pytest

from tests.engines.webkit import WebKit, missing
from tests.pages.driving import DRIVE
from tests.pages.opening import HTML, LIVE, PAGES, Quiet, Server
from tests.pages.questions import OUTSIDE

# Before the page's own first line, so that its policy and its faults are seen from the start.
RECORDER = b"""<head><script>window.faults = [];
for (const kind of ["error", "unhandledrejection"]) addEventListener(kind, (event) => faults.push(`${kind}: ${event.message ?? event.reason ?? event.target.src ?? event.target.href}`), true);
document.addEventListener("securitypolicyviolation", (event) => faults.push(`refused: ${event.violatedDirective} ${event.blockedURI}`));
for (const name of ["error", "warn"]) console[name] = (...told) => faults.push(told.join(" "));</script>"""
# A size that settles one frame later is told as an error by WebKit and is none.
FAULTS = "() => window.faults.filter((one) => !one.includes('ResizeObserver loop'))"
WAKE = """async () => {
    for (let i = 0; i < 1200; i += 1) {
        const asleep = [...document.querySelectorAll("[data-room]")].find((one) => !one.dataset.live);
        if (!asleep) return [];
        asleep.scrollIntoView();
        await new Promise((done) => setTimeout(done, 25));
    }
    return [...document.querySelectorAll("[data-room]:not([data-live])")].map((one) => one.id);
}"""
# Each kind of exercise is answered once, somehow, and must say something.
ANSWER = """() => [...document.querySelectorAll("form.exercise")].filter((form) => {
    for (const one of form.querySelectorAll("input[type=radio], input[type=checkbox], select, textarea, input[type=text], input[type=range]")) {
        if (one.type === "radio" || one.type === "checkbox") one.click();
        else if (one.tagName === "SELECT") one.selectedIndex = 1;
        else one.value = one.type === "range" ? one.max : "1";
        one.dispatchEvent(new Event("input", { bubbles: true }));
        one.dispatchEvent(new Event("change", { bubbles: true }));
    }
    form.requestSubmit();
    return !form.querySelector(".verdict").textContent.trim();
}).map((form) => form.closest("[data-room]").id)"""
INVISIBLE = """() => [...document.querySelectorAll("main svg text, [data-room] label, [data-room] .said")].filter((one) => one.checkVisibility() && !one.closest("details:not([open])")
    && one.textContent.trim() && one.getBoundingClientRect().width === 0).map((one) => one.textContent.slice(0, 60))"""


class Recorded(Quiet):
    """Serves each page with the recorder as the first line of its head."""

    def do_GET(self):
        path = HTML / self.path.split("?")[0].lstrip("/")
        if path.suffix != ".html" or not path.is_file():
            super().do_GET()
            return
        page = path.read_bytes().replace(b"<head>", RECORDER, 1)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


@pytest.fixture(scope="module")
def book():
    """The address of the site as WebKit gets it."""
    assert PAGES, "the site is not built: run `make site`"
    server = Server(("127.0.0.1", 0), functools.partial(Recorded, directory=str(HTML)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def webkit():
    """One window for all pages."""
    if lack := missing():
        pytest.fail(lack, pytrace=False)
    with WebKit() as window:
        yield window


# Narrower than 447 pixels its window does not get.
@pytest.mark.parametrize("width", [1280, 460])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_lives_in_webkit(page, width, webkit, book):
    """R10: a page that an engine nobody of us reads in leaves dead, blank or wider than its window."""
    webkit.resize(width, 900)
    webkit.open(f"{book}/{page}")
    assert webkit.evaluate(WAKE) == []
    assert webkit.evaluate(INVISIBLE) == []
    if page in LIVE:
        assert webkit.evaluate(DRIVE) > 0
        assert webkit.evaluate(ANSWER) == []
    assert webkit.evaluate(OUTSIDE) == []
    assert webkit.evaluate(FAULTS) == []


def test_the_recorder_records(webkit, book):
    """Proof: a script error and a refused script are seen."""
    webkit.open(f"{book}/search.html")
    webkit.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "1";
            document.body.append(script);
            setTimeout(() => { throw new Error("on purpose"); });
            return new Promise((done) => setTimeout(done, 50));
        }"""
    )
    told = webkit.evaluate("() => window.faults")
    assert any("refused" in line for line in told)
    assert any("on purpose" in line for line in told)
