"""Milliseconds and seconds, printed beside a stock Jupyter Book page that is built in the same run; nothing here passes or fails."""

import gzip
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests import browser
from tests.pages.conftest import CHAPTERS, HTML, ROOT, serve

PHONE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
VITALS = """() => new Promise((done) => {
    const out = { lcp: 0, blocking: 0, shift: 0 };
    new PerformanceObserver((list) => { for (const one of list.getEntries()) out.lcp = one.startTime; }).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => { for (const one of list.getEntries()) out.blocking += Math.max(0, one.duration - 50); }).observe({ type: "longtask", buffered: true });
    new PerformanceObserver((list) => { for (const one of list.getEntries()) out.shift += one.value; }).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(out), 500);
})"""
PAINT = """async () => {
    const times = [];
    for (const control of document.querySelectorAll("[data-room] input[type=range]")) {
        if (!control.offsetParent) continue;
        for (const part of [0.2, 0.8, 0.5]) {
            control.value = Number(control.min) + (control.max - control.min) * part;
            const start = performance.now();
            control.dispatchEvent(new Event("input", { bubbles: true }));
            await new Promise((done) => requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = done; channel.port2.postMessage(0); }));
            times.push(performance.now() - start);
        }
    }
    return times;
}"""


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
    """One cold visit: paint, blocking, shift, bytes, and input to next paint of every slider."""
    context = chromium.new_context(viewport={"width": 390, "height": 844} if phone else {"width": 1280, "height": 900})
    tab = context.new_page()
    sizes = []
    tab.on("response", lambda response: sizes.append(len(gzip.compress(response.body(), 9)) if response.url.startswith(address) and response.ok else 0))
    if phone:
        session = context.new_cdp_session(tab)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", PHONE)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    tab.goto(f"{address}/{page}", wait_until="load")
    result = tab.evaluate(VITALS)
    result["kB"] = sum(sizes) / 1000
    tab.evaluate("async () => { for (const el of document.querySelectorAll('[data-room]')) { el.scrollIntoView(); await new Promise((d) => setTimeout(d, 400)); } }")
    result["paint"] = tab.evaluate(PAINT)
    context.close()
    return result


def main():
    start = time.perf_counter()
    program = Path(sys.executable).with_name("jupyter-book")
    subprocess.run([program, "build", ".", "--all", "-W", "-n", "--keep-going"], cwd=ROOT, check=True, capture_output=True)
    print(f"this book, chapters cached: built in {time.perf_counter() - start:.1f} s")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        theirs = stock(Path(folder))
        chromium = playwright.chromium.launch(executable_path=browser.find(), args=browser.FLAGS)
        base_server, base_address = serve(theirs)
        server, address = serve(HTML)
        base = visit(chromium, base_address, "index.html", phone=True)
        print(f"{'page':52} {'kB':>6} {'LCP ms':>7} {'block':>6} {'shift':>6} {'paint desktop':>14} {'paint phone':>12}  against stock (kB, LCP)")
        print(f"{'stock page of text, phone':52} {base['kB']:6.0f} {base['lcp']:7.0f} {base['blocking']:6.0f} {base['shift']:6.3f}")
        for page in ["index.html", *CHAPTERS, "chapters/back/claims.html"]:
            phone, desktop = visit(chromium, address, page, True), visit(chromium, address, page, False)
            desk = f"{statistics.median(desktop['paint']):.0f} ms" if desktop["paint"] else "-"
            slow = f"max {max(phone['paint']):.0f} ms" if phone["paint"] else "-"
            print(f"{page:52} {phone['kB']:6.0f} {phone['lcp']:7.0f} {phone['blocking']:6.0f} {phone['shift']:6.3f} {desk:>14} {slow:>12}  {phone['kB'] / base['kB']:.2f}, {phone['lcp'] / base['lcp']:.2f}")
        chromium.close()
        for one in (server, base_server):
            one.shutdown()
            one.server_close()


if __name__ == "__main__":
    main()
