"""Milliseconds of the network in opening the next chapter on a phone's line, with and without fetching ahead."""

from statistics import median

from tests.pages.opening import CHAPTERS

NEXT = ".turn a[rel=next]"
SPENT = (
    "(() => { const one = performance.getEntriesByType('navigation')[0]; return one.responseEnd - one.startTime; })()"
)
FORGET = "document.querySelector('script[type=speculationrules]').remove()"
TIMES = 5


def opened(arrive, chromium, address: str, page: str, ahead: bool) -> float:
    """From the click to the last byte of the next page; fetched ahead, it is waited for with the mouse on the link."""
    context, tab = arrive(chromium, phone=True)
    session = context.new_cdp_session(tab)
    told = []
    session.on("Preload.prefetchStatusUpdated", lambda said: told.append(said["status"]))
    session.send("Preload.enable")
    tab.goto(f"{address}/{page}", wait_until="load")
    if not ahead:
        tab.evaluate(FORGET)
    link = tab.locator(NEXT)
    link.hover()
    for _ in range(500 if ahead else 0):
        if {"Ready", "Success"} & set(told):
            break
        tab.wait_for_timeout(20)
    place = link.evaluate("(one) => one.pathname")
    link.click()
    tab.wait_for_url(f"**{place}")
    spent = tab.evaluate(SPENT)
    context.close()
    return spent


def report(arrive, chromium, address: str) -> str:
    """One line: the median over all chapters that have a next one, without and with."""
    pages = [page for page in CHAPTERS for _ in range(TIMES)]
    times = [median(opened(arrive, chromium, address, page, ahead) for page in pages) for ahead in (False, True)]
    return f"next chapter on a phone's line, network: {times[0]:.0f} ms without fetching ahead, {times[1]:.0f} ms with"
