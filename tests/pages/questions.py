"""What a page can be asked: each question looks at the page as it stands and answers with fault sentences, none if all is well."""

from itertools import pairwise
from pathlib import Path

import axe_playwright_python

from tests.pages.driving import DRAWN, drawn

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The whole page, the parts that a selector names, or the rooms with those numbers.
PART = """(part) => part === null ? [document.documentElement] : typeof part === "string" ? [...document.querySelectorAll(part)]
    : [...document.querySelectorAll("[data-room]")].filter((_, index) => part.includes(String(index)))"""
# A page that was looked at whole is looked at again, in another theme or width: what moved or came to sight since is asked
# every rule that knows no colour. Of colours is asked every word over something placed, and of all other words one of each
# kind: the same ink, size and weight on the same papers. Of words in a drawing axe never knows the paper.
BOXES = """() => { window.boxes = new Map([document.body, ...document.body.querySelectorAll("*")].map((one) => [one, window.box(one)])); return null; }"""
BOX = """window.box = (one) => { const { x, y, width, height } = one.getBoundingClientRect(); return [x + scrollX, y + scrollY, width, height, one.checkVisibility({ visibilityProperty: true })].join(); }"""
KINDS = """(all) => {
    const papers = new Map();
    const paper = (one) => {
        if (!one) return "";
        if (!papers.has(one)) {
            const style = getComputedStyle(one);
            const placed = ["absolute", "fixed", "sticky"].includes(style.position);
            const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode].join();
            papers.set(one, placed ? null : paper(one.parentElement) === null ? null : own === "rgba(0, 0, 0, 0),none,1,none,normal" ? paper(one.parentElement) : paper(one.parentElement) + own);
        }
        return papers.get(one);
    };
    const seen = new Set();
    return all.filter((one) => {
        if (one instanceof SVGElement) return false;
        if (![...one.childNodes].some((part) => part.nodeType === 3 && part.data.trim()) && !one.matches("input, select, textarea")) return false;
        const style = getComputedStyle(one);
        const kind = paper(one) === null ? one : [paper(one), style.color, style.fontSize, style.fontWeight, style.textShadow, one.closest("a, button, label")?.tagName, one.matches("p a, li a")].join();
        return !seen.has(kind) && Boolean(seen.add(kind));
    });
}"""
# The rules that know a colour, with what they look at; axe takes a mark for that much faster than a list of many parts.
COLOURS = {"color-contrast": "*", "link-in-text-block": "a[href]"}
# Selectors of what is found are a third of the work, and a piece of the markup says as much.
RUN = f"""async ([tags, part, again]) => {{
    const colours = {COLOURS};
    const ask = (parts, runOnly, rules = {{}}) => axe.run(parts, {{ runOnly, rules, resultTypes: ["violations", "incomplete"], selectors: false }});
    const roots = ({PART})(part), results = [];
    if (again) {{
        const all = roots.flatMap((root) => [root, ...root.querySelectorAll("*")]).filter((one) => document.body.contains(one));
        const moved = all.filter((one) => window.boxes?.get(one) !== window.box(one));
        // Many parts take axe longer than the whole.
        if (moved.length) results.push(await ask(moved.length > 50 ? roots : moved, tags, Object.fromEntries(Object.keys(colours).map((id) => [id, {{ enabled: false }}]))));
        const marked = ({KINDS})(all);
        const look = (mark) => axe.configure({{ rules: Object.entries(colours).map(([id, selector]) => ({{ id, selector: selector + mark }})) }});
        for (const one of marked) one.setAttribute("data-again", "");
        look("[data-again]");
        if (marked.length) results.push(await ask(roots, {{ type: "rule", values: Object.keys(colours) }}));
        look("");
        for (const one of marked) one.removeAttribute("data-again");
    }} else results.push(await ask(part === null ? document : roots, tags));
    return {{
        violations: results.flatMap((one) => one.violations).map((one) => `${{one.id}}: ${{one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}}`),
        incomplete: results.flatMap((one) => one.incomplete).map((one) => one.id),
    }};
}}"""
# What axe cannot decide by itself: contrast where a background image or an overlap hides the colour. It may shrink, never grow.
UNDECIDED = {"color-contrast"}

UNNAMED = """() => [...document.querySelectorAll("main input, main select, main button, main textarea, main summary")].filter((one) => {
    const label = one.labels?.[0]?.textContent || one.getAttribute("aria-label") || one.textContent;
    return !label?.trim();
}).map((one) => one.outerHTML.slice(0, 160))"""
SILENT = "() => [...document.querySelectorAll('[data-room] input[type=range]')].filter((one) => !one.getAttribute('aria-valuetext')?.trim()).map((one) => one.labels[0]?.textContent ?? one.outerHTML.slice(0, 160))"
SMALL = """() => [...document.querySelectorAll("a.brand, button, summary, input, select, textarea, .rail a")].filter((one) => {
    const box = (one.closest("label") ?? one).getBoundingClientRect();
    // What is folded has a box of some size, and nobody presses it.
    return one.checkVisibility() && box.width > 0 && (box.width < 24 || box.height < 24);
}).map((one) => one.outerHTML.slice(0, 120))"""
FOCUS = """() => {
    const one = document.activeElement;
    const outline = (el) => { const style = getComputedStyle(el); return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2; };
    const box = one.getBoundingClientRect();
    const label = one.closest("label");
    return { tag: one.tagName, text: (one.getAttribute("aria-label") || one.textContent || one.id || one.type || "").trim().slice(0, 40), visible: outline(one) || Boolean(label && outline(label)),
        inside: box.bottom > 0 && box.top < innerHeight, body: one === document.body };
}"""
OUTSIDE = """() => {
    const wide = [];
    if (document.documentElement.scrollWidth > innerWidth) wide.push(`page: ${document.documentElement.scrollWidth}`);
    for (const one of document.querySelectorAll("body *")) {
        const box = one.getBoundingClientRect();
        if (box.width === 0 || box.right <= innerWidth + 1 || one.closest(".skip, .vh")) continue;
        let holder = one.parentElement;
        while (holder && !/auto|scroll|hidden/.test(getComputedStyle(holder).overflowX)) holder = holder.parentElement;
        if (!holder || holder === document.body) wide.push(`${one.tagName}.${one.getAttribute("class")} ${Math.round(box.right)}`);
    }
    return wide.slice(0, 5);
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
    const style = getComputedStyle(one);
    const longest = (text) => Math.max(...text.split(",").map((part) => parseFloat(part) * (part.includes("ms") ? 1 : 1000)));
    return longest(style.transitionDuration) > 10 || (style.animationName !== "none" && longest(style.animationDuration) > 10);
}).map((one) => one.outerHTML.slice(0, 80))"""
SPACED = "main * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } main p { margin-bottom: 2em !important; }"
LARGE = "html { font-size: 200% } body { font-size: 2.2rem !important }"
CLIPPED = """() => [...document.querySelectorAll("main p, main li, main label, main button, main summary, main h1, main h2, main th, main td, main legend")].filter((one) =>
    one.offsetParent && one.clientWidth > 1 && getComputedStyle(one).clipPath === "none" && getComputedStyle(one).clip === "auto" && getComputedStyle(one).overflow === "hidden" && (one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2) && !one.matches(".vh")).map((one) => one.outerHTML.slice(0, 100))"""
INVISIBLE = """() => [...document.querySelectorAll("[data-room] svg text, [data-room] label, [data-room] button, [data-room] summary, .chart svg text")].filter((one) => {
    const style = getComputedStyle(one);
    const ink = one instanceof SVGElement ? style.fill : style.color;
    const under = one instanceof SVGElement && one.previousElementSibling ? getComputedStyle(one.previousElementSibling).fill : "none";
    const paper = getComputedStyle(document.body).backgroundColor;
    return one.getBoundingClientRect().width > 0 && ink === paper && (under === "none" || under === paper);
}).map((one) => one.outerHTML.slice(0, 100))"""
HEADINGS = "[...document.querySelectorAll('main h1, main h2, main h3, main h4, main h5')].map((one) => [Number(one.tagName[1]), one.textContent.trim()])"


def axe(page, part: str | list[str] | None = None, again: bool = False) -> list[str]:
    """What axe finds on the page, in the parts that a selector names, or in the rooms with those numbers; an undecided
    kind that nobody has looked at is a fault too. `again` is for a page that was looked at whole in another theme or width.
    """
    # Through the debugger, which the page's own policy does not bind.
    page.evaluate("window.axe === undefined") and page.evaluate(f"{AXE}; {BOX}; undefined")
    result = page.evaluate(RUN, [RULES, part, again])
    page.evaluate(BOXES)
    return result["violations"] + [f"{name} is undecided" for name in result["incomplete"] if name not in UNDECIDED]


def small(page) -> list[str]:
    """Controls smaller than 24 by 24 pixels."""
    return page.evaluate(SMALL)


def outside(page) -> list[str]:
    """What stands beyond the right edge."""
    return page.evaluate(OUTSIDE)


def moving(page) -> list[str]:
    """What a style moves for longer than a blink."""
    return page.evaluate(MOVING)


def invisible(page) -> list[str]:
    """Words in the colour of the paper."""
    return page.evaluate(INVISIBLE)


def names(page) -> list[str]:
    """Controls without a name and sliders that say a bare number."""
    return [f"no name: {one}" for one in page.evaluate(UNNAMED)] + [f"silent: {one}" for one in page.evaluate(SILENT)]


def clipped(page) -> list[str]:
    """What is lost with the reader's own spacing, and with letters twice as large; the styles are taken away again."""
    faults = []
    spaced = page.add_style_tag(content=SPACED)
    drawn(page)
    faults += [f"spaced: {one}" for one in page.evaluate(CLIPPED)]
    large = page.add_style_tag(content=LARGE)
    drawn(page)
    faults += [f"200 %: {one}" for one in page.evaluate(CLIPPED)]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        faults.append("200 %: the page scrolls sideways")
    for style in (spaced, large):
        style.evaluate("(one) => one.remove()")
    return faults


KEYS = ("Home", "ArrowRight", "Shift+ArrowRight", "PageUp", "End")
# The sliders that can be seen, in those rooms or in all; each keeps the value that it has when a key is let go.
SLIDERS = """(numbers) => {
    const rooms = [...document.querySelectorAll("[data-room]")].filter((_, index) => numbers.length === 0 || numbers.includes(String(index)));
    window.sliders = rooms.flatMap((room) => [...room.querySelectorAll("input[type=range]")]).filter((one) => !one.disabled && one.checkVisibility({ visibilityProperty: true }));
    window.held = window.sliders.map(() => []);
    window.asked?.abort();
    window.asked = new AbortController();
    window.sliders.forEach((one, at) => one.addEventListener("keyup", (event) => event.key !== "Shift" && window.held[at].push(Number(one.value)), { signal: window.asked.signal }));
    return window.sliders.map((one) => [one.getAttribute("aria-label") ?? one.labels[0]?.textContent ?? one.id, Number(one.min), Number(one.max), Number(one.step)]);
}"""


def slider_keys(page, rooms: list[str] | None = None) -> list[str]:
    """Arrows one step, Shift four steps, PageUp more, Home and End the limits, for every slider that can be seen."""
    faults = []
    for at, (name, low, high, step) in enumerate(page.evaluate(SLIDERS, rooms or [])):
        page.evaluate("(at) => window.sliders[at].focus()", at)
        for key in KEYS:
            page.keyboard.press(key)
        found = page.evaluate("(at) => window.held[at]", at)
        wanted = [low, low + step, min(high, low + 5 * step), min(high, low + 6 * step), high]
        # PageUp goes at least that far.
        near = len(found) == len(KEYS) and all(
            abs(is_ - should) < 1e-6 or (key == "PageUp" and is_ > should)
            for key, is_, should in zip(KEYS, found, wanted, strict=True)
        )
        faults += [] if near else [f"{name}: {found} for {wanted}"]
    return faults


def focus(page) -> list[str]:
    """From the address bar with Tab through the page: every stop is seen, the first leads to the text, none holds the reader."""
    faults, stops = [], []
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop["body"]:
            break
        stops.append(stop["text"])
        faults += [f"no outline: {stop['tag']} {stop['text']}"] if not stop["visible"] else []
        faults += [f"outside the window: {stop['tag']} {stop['text']}"] if not stop["inside"] else []
    if stops[:1] != ["Skip to the text"]:
        faults.append(f"the first stop is {stops[:1]}")
    if not stop["body"] and len(set(stops)) <= 100:
        faults.append(f"the focus does not leave {stops[-1]}")
    return faults


def on_paper(page) -> list[str]:
    """A widget without its state as text and table, controls that nobody can press; asked in print."""
    faults = []
    for widget in page.locator(DRAWN).all():
        room = widget.get_attribute("data-room")
        faults += [] if "".join(widget.locator(".said").all_inner_texts()).strip() else [f"{room}: nothing is said"]
        faults += [] if widget.locator(".as-table table").count() else [f"{room}: no table"]
        faults += [f"{room}: controls"] if widget.locator(".controls:visible").count() else []
    return faults + (["the header is printed"] if page.locator("header.top").is_visible() else [])


def headings(page) -> list[str]:
    """Not one title that comes first, or a level that is skipped."""
    levels = page.evaluate(HEADINGS)
    titles = [number for number, _ in levels]
    faults = [] if titles[:1] == [1] and titles.count(1) == 1 else [f"levels {titles[:3]}, {titles.count(1)} titles"]
    skipped = [(above, below) for (above, _), (below, _) in pairwise(levels) if below - above > 1]
    return faults + [f"h{above} is followed by h{below}" for above, below in skipped]


def late(page) -> list[str]:
    """Text that begins below the first third of a phone's screen."""
    top = page.evaluate("document.querySelector('main h1').getBoundingClientRect().top")
    return [f"the title stands at {top:.0f}"] if top >= 844 / 3 else []


def dead(page) -> list[str]:
    """Without JavaScript: controls that nothing answers, a widget without its drawing, table or words."""
    faults = [] if page.locator("main h1").first.is_visible() else ["no title"]
    live = page.locator("main :is(button, input[type=range], select):visible")
    faults += [f"dead: {one.evaluate('(el) => el.outerHTML.slice(0, 120)')}" for one in live.all()]
    for widget in page.locator(DRAWN).all():
        room = widget.get_attribute("data-room")
        faults += [] if widget.locator("svg").first.is_visible() else [f"{room}: no drawing"]
        faults += [] if widget.locator("table").count() else [f"{room}: no table"]
        faults += [] if len(widget.inner_text()) > 40 else [f"{room}: no words"]
    return faults + ([] if page.get_by_role("navigation", name="The book").is_visible() else ["no contents"])


def charts(page) -> list[str]:
    """Charts that only eyes can read."""
    faults = []
    for figure in page.locator("figure.chart").all():
        title = figure.locator("figcaption strong").inner_text()
        label = figure.locator("svg[role=img]").first.get_attribute("aria-label") or ""
        table = figure.locator("details table")
        faults += [] if len(label) >= 40 and label != title else [f"{title}: described as {label!r}"]
        faults += [] if table.locator("caption").count() == 1 else [f"{title}: its table has no caption"]
        faults += [] if table.locator("tbody th[scope=row]").count() >= 2 else [f"{title}: its table has no rows"]
        faults += [] if figure.locator(".source a").count() else [f"{title}: no source"]
    return faults
