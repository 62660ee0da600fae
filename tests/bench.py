"""Milliseconds and seconds, printed beside a stock Jupyter Book page that is built in the same run; nothing here
passes or fails.
"""

import gzip
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests import bench_ahead, browser
from tests.build.test_build import build
from tests.fresh_copy import copy_to
from tests.pages.opening import CHAPTERS, HTML, serve
from tests.quick.test_alliance_studies import HUGE
from widgets.alliance_outcome.studies import parse_studies

PHONE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
VITALS = """() => new Promise((done) => {
    const out = { lcp: 0, blocking: 0, shift: 0 };
    new PerformanceObserver((list) => { for (const one of list.getEntries()) out.lcp = one.startTime; }).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => { for (const one of list.getEntries()) out.blocking += Math.max(0, one.duration - 50); }).observe({ type: "longtask", buffered: true });
    new PerformanceObserver((list) => { for (const one of list.getEntries()) out.shift += one.value; }).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(out), 500);
})"""
# Every control that shows, as a reader moves it: [what kind, milliseconds from the input to the frame after it is
# painted].
PAINT = """async () => {
    const times = [];
    const painted = () => new Promise((done) => requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = done; channel.port2.postMessage(0); }));
    const timed = async (kind, act) => {
        await painted();
        const start = performance.now();
        act();
        await painted();
        times.push([kind, performance.now() - start]);
    };
    const send = (control) => ["input", "change"].forEach((name) => control.dispatchEvent(new Event(name, { bubbles: true })));
    const room = document.querySelector("[data-room]:not([data-room=exercises])[data-live]");
    const all = (what) => [...room.querySelectorAll(what)].filter((one) => one.offsetParent);
    for (const control of all("input[type=range]")) {
        for (const part of [0.2, 0.8, 0.5]) await timed("slider", () => { control.value = Number(control.min) + (control.max - control.min) * part; send(control); });
    }
    for (const control of all("input.typed")) await timed("number", () => { control.value = "0.5"; send(control); });
    for (const control of all("input[type=checkbox]")) await timed("tick", () => control.click());
    for (const control of all("select")) {
        const first = control.selectedIndex;
        for (const i of [(first + 1) % control.options.length, first]) await timed("menu", () => { control.selectedIndex = i; send(control); });
    }
    for (const control of all(".people button")) await timed("button", () => control.click());
    for (const control of all("[role=application]")) for (const key of ["ArrowUp", "n"]) await timed("key", () => control.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })));
    for (const control of all("fieldset input[type=radio]")) if (control.isConnected && control.offsetParent) await timed("switch", () => control.click());
    return times;
}"""
# Each widget in each of its modes; the alliance widget with its 295 simulated studies.
STATES = [
    *(f"integration/two_axes.html#typology={state}" for state in ("v:1", "m:two", "t:0.3")),
    *(f"modern_society/four_sectors.html#sectors=m:{mode}" for mode in ("sectors", "solidarity", "eggs", "countries")),
    *(
        f"relationship/alliance_and_outcome.html#alliance=m:{mode},d:simulated"
        for mode in ("people", "faces", "forest", "funnel", "drawer")
    ),
    "relationship/alliance_and_outcome.html#alliance=m:forest,d:simulated,p:loo",
]


def stock(folder: Path) -> Path:
    """A plain Jupyter Book with one page of text."""
    (folder / "_config.yml").write_text("title: Stock\n", encoding="utf-8")
    (folder / "_toc.yml").write_text("format: jb-book\nroot: index\n", encoding="utf-8")
    (folder / "index.md").write_text("# A page\n\n" + "Some words of text. " * 400, encoding="utf-8")
    program = Path(sys.executable).with_name("jupyter-book")
    start = time.perf_counter()
    subprocess.run([program, "build", "."], cwd=folder, check=True, capture_output=True)
    print(f"stock Jupyter Book, one page: built in {time.perf_counter() - start:.1f} s")
    return folder / "_build" / "html"


def visit(chromium, address: str, page: str, phone: bool) -> dict:
    """One cold visit: paint, blocking, shift and bytes before anything is touched."""
    context, tab = arrive(chromium, phone)
    sizes = []
    tab.on(
        "response",
        lambda response: sizes.append(
            len(gzip.compress(response.body(), 9)) if response.url.startswith(address) and response.ok else 0
        ),
    )
    tab.goto(f"{address}/{page}", wait_until="load")
    result = tab.evaluate(VITALS) | {"kB": sum(sizes) / 1000}
    context.close()
    return result


def arrive(chromium, phone: bool):
    """A fresh context and tab, on the profile of a phone with a poor line or on a desktop."""
    context = chromium.new_context(viewport={"width": 390, "height": 844} if phone else {"width": 1280, "height": 900})
    tab = context.new_page()
    if phone:
        session = context.new_cdp_session(tab)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", PHONE)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    return context, tab


def paint(chromium, address: str, state: str, phone: bool) -> list:
    """How long each control of one widget in one state takes from input to paint."""
    context, tab = arrive(chromium, phone)
    tab.goto(f"{address}/chapters/{state}", wait_until="load")
    tab.wait_for_selector("[data-room][data-live] .said")
    times = tab.evaluate(PAINT)
    context.close()
    return times


def refusal(chromium, address: str) -> float:
    """Seconds until a file of 100,000 rows is refused, on a desktop."""
    context, tab = arrive(chromium, phone=False)
    tab.goto(f"{address}/chapters/relationship/alliance_and_outcome.html#alliance=d:own,m:forest")
    rows = "study,n,r\n" + "".join(f"Study number {i},50,0.2\n" for i in range(100_000))
    start = time.perf_counter()
    tab.locator("input[type=file]").first.set_input_files(
        {"name": "big.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    )
    tab.locator(".own-data tbody td").first.wait_for()
    context.close()
    return time.perf_counter() - start


def slowest_reading() -> tuple[float, str]:
    """Seconds that Python takes over the worst of the huge tables, and which it is."""
    times = []
    for name, text in HUGE.items():
        start = time.perf_counter()
        parse_studies(text)
        times.append((time.perf_counter() - start, name))
    return max(times)


def builds() -> None:
    """The whole book from an empty folder, then again with one chapter changed."""
    with tempfile.TemporaryDirectory() as empty:
        folder = copy_to(Path(empty))
        start = time.perf_counter()
        build(folder)
        whole = time.perf_counter() - start
        chapter = folder / "chapters" / "personal_life" / "significant_others.ipynb"
        chapter.write_text(
            chapter.read_text(encoding="utf-8").replace("How small is", "How very small is", 1), encoding="utf-8"
        )
        start = time.perf_counter()
        build(folder)
        print(
            f"this book from empty: built in {whole:.1f} s, {whole / len(CHAPTERS):.1f} s a chapter; one chapter "
            f"changed: {time.perf_counter() - start:.1f} s"
        )


def main():
    builds()
    path = browser.find()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        theirs = stock(Path(folder))
        chromium = playwright.chromium.launch(executable_path=path, args=browser.FLAGS)
        base_server, base_address = serve(theirs)
        server, address = serve(HTML)
        base = visit(chromium, base_address, "index.html", phone=True)
        print(f"\n{'first visit, phone':52} {'kB':>6} {'LCP ms':>7} {'block':>6} {'shift':>6}  against stock (kB, LCP)")
        print(
            f"{'stock page of text':52} {base['kB']:6.0f} {base['lcp']:7.0f} {base['blocking']:6.0f} "
            f"{base['shift']:6.3f}"
        )
        for page in ["index.html", *CHAPTERS, "chapters/back/claims.html", "chapters/back/answers.html"]:
            one = visit(chromium, address, page, phone=True)
            ratios = f"{one['kB'] / base['kB']:.2f}, {one['lcp'] / base['lcp']:.2f}"
            print(f"{page:52} {one['kB']:6.0f} {one['lcp']:7.0f} {one['blocking']:6.0f} {one['shift']:6.3f}  {ratios}")
        print(f"\n{bench_ahead.report(arrive, chromium, address)}")
        print(
            f"\n{'input to next paint':72} {'inputs':>6} {'desktop median':>15} {'phone median':>13} "
            f"{'phone worst':>12}"
        )
        for state in STATES:
            desk, slow = paint(chromium, address, state, phone=False), paint(chromium, address, state, phone=True)
            kind, worst = max(slow, key=lambda one: one[1])
            medians = [statistics.median(ms for _, ms in times) for times in (desk, slow)]
            print(f"{state:72} {len(slow):6} {medians[0]:12.0f} ms {medians[1]:10.0f} ms {worst:9.0f} ms ({kind})")
        seconds, name = slowest_reading()
        print(
            f"\n100,000 rows refused in {refusal(chromium, address):.1f} s on the page; worst huge table in Python "
            f"({name}): {seconds:.1f} s"
        )
        chromium.close()
        for one in (server, base_server):
            one.shutdown()
            one.server_close()


if __name__ == "__main__":
    main()
