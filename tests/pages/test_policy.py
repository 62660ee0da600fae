"""The site asks nobody else, keeps to its policy, and stays inside its budgets."""

import gzip
import re

from tests.pages.opening import BACK, CHAPTERS, HTML, PAGES, each
from tests.pages.visits import weight
from widgets._site.pages import policy


@each(PAGES)
def test_policy_comes_first_in_every_head(page):
    """S2: a page without the policy, or with something before it, could run what it should not."""
    head = (HTML / page).read_text(encoding="utf-8").split("<head>", 1)[1].lstrip()
    assert head.startswith(f'<meta http-equiv="Content-Security-Policy" content="{policy()}">')


@each(PAGES)
def test_nothing_is_fetched_from_elsewhere(page, findings):
    """S1: a request to another host, a cookie or an undocumented stored key."""
    assert findings(page, "nothing from elsewhere") == []


def test_no_built_file_names_another_host_as_a_source():
    """S1: a script, style, image or frame from elsewhere that no visit happened to trigger."""
    pattern = re.compile(
        r"""(?:<(?:script|img|iframe|source|embed)[^>]+src|<link[^>]+rel="(?:stylesheet|icon|preload|modulepreload|prefetch)"[^>]+href)=["']?(?:https?:)?//"""
    )
    assert [page for page in PAGES if pattern.search((HTML / page).read_text(encoding="utf-8"))] == []


def test_the_policy_blocks_what_it_should(visit):
    """S2: control test, an injected inline script and eval must not run."""
    seen = visit().open("chapters/index.html")
    blocked = seen.page.evaluate(
        """async () => {
            let violations = 0;
            document.addEventListener("securitypolicyviolation", () => { violations += 1; });
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
            // Later, since what the debugger itself runs is exempt.
            const evaluated = await new Promise((done) => setTimeout(() => { try { eval("1"); done(true); } catch { done(false); } }, 50));
            await new Promise((done) => setTimeout(done, 50));
            return { violations, ran: Boolean(window.ran), evaluated };
        }"""
    )
    assert blocked["ran"] is False
    assert blocked["evaluated"] is False
    assert blocked["violations"] >= 2


def test_stored_choices_can_be_deleted(visit):
    """S1: everything kept on the device goes with one button."""
    seen = visit(color_scheme="light").open("chapters/back/about.html")
    seen.page.get_by_role("button", name="Dark").click()
    assert seen.page.evaluate("localStorage.length") == 1
    seen.page.get_by_role("button", name="Forget the theme").click()
    assert seen.page.evaluate("localStorage.length") == 0


@each([*CHAPTERS, "index.html", *BACK])
def test_first_visit_is_within_its_budget(page, findings):
    """Budgets: bytes (gzip) of a first visit before scrolling."""
    assert findings(page, "first visit is light") == []


@each([*CHAPTERS, "index.html", *BACK])
def test_nothing_shifts_while_a_page_opens(page, findings):
    """Budgets: text that moves under the eyes of a reader who has done nothing."""
    assert findings(page, "nothing shifts") == []


# Of the 60,000 bytes of a chapter before a reader has touched it: marks of the page with the style that they bring.
PARTS = {
    ".exercises": (20_000, ["exercises.css"]),
    "[data-room]:not(.exercises)": (20_000, ["frame.css"]),
    # The script by which a chart comes alive counts with those of the page.
    "figure.chart": (10_000, []),
}


@each(CHAPTERS)
def test_no_part_of_a_chapter_outgrows_its_share(page, visit):
    """Budgets: exercises, widgets or charts that live on what the text has saved."""
    seen = visit()
    text = (HTML / page).read_text(encoding="utf-8")
    weights = {}
    for mark, (_, files) in PARTS.items():
        part = seen.page.evaluate(
            """([text, mark]) => [...new DOMParser().parseFromString(text, "text/html").querySelectorAll(mark)]
                .map((one) => one.outerHTML).join("")""",
            [text, mark],
        )
        assert part, f"{mark} marks nothing"
        brought = [(HTML / "_static" / name).read_bytes() for name in files]
        weights[mark] = sum(len(gzip.compress(one, 9)) for one in [part.encode(), *brought])
    assert {mark: grams for mark, grams in weights.items() if grams > PARTS[mark][0]} == {}


def test_a_lost_runtime_is_asked_for_again(visit):
    """R5: requests that were lost leave a chart dead until the page is loaded anew."""
    page = next(page for page in CHAPTERS if 'class="spec"' in (HTML / page).read_text(encoding="utf-8"))
    seen = visit().open(page).wake()
    lost = []

    def lose_twice(route):
        lost.append(route.request.url)
        route.abort() if len(lost) < 3 else route.continue_()

    # Not `times=2`: a route that ends with the request that it answers has answered it before, on a busy machine.
    seen.page.route("**/vega.js*", lose_twice)
    explore = seen.page.get_by_role("button", name="Explore this chart").first
    explore.click()
    seen.page.get_by_text("The live chart could not be loaded").wait_for()
    explore.click()
    seen.page.wait_for_selector(".is-live .live svg")


def test_a_live_chart_costs_its_runtime_once(visit):
    """Budgets: the runtime is fetched on the first touch only, at most 310 kB."""
    pages = [page for page in CHAPTERS if 'class="spec"' in (HTML / page).read_text(encoding="utf-8")]
    assert pages, "no chapter has a chart to explore"
    seen = visit().open(pages[0]).wake()
    assert not any("vega.js" in url for url in seen.requests)
    seen.page.get_by_role("button", name="Explore this chart").first.click()
    seen.page.wait_for_selector(".is-live .live svg")
    assert sum("vega.js" in url for url in seen.requests) == 1
    assert weight([url for url in seen.requests if "vega.js" in url], seen.site) <= 310_000
    assert seen.errors == []
