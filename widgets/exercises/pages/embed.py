"""One page per exercise for a learning-management system: no theme, one script, one style sheet; it knows no build."""

import re
from collections.abc import Collection
from pathlib import Path

from widgets._host import assemble
from widgets._host.lean_script import packed
from widgets._host.markup import Markup, tag
from widgets._language.help_now import NEAREST
from widgets.exercises.item_bank.files import bank
from widgets.exercises.pages.places import led_on, of
from widgets.exercises.pages.pruning import only, pruned, terse
from widgets.exercises.view.still import page_html

HERE = Path(__file__).parent
VIEW = HERE.parent / "view"
HOST = HERE.parents[1] / "_host"
# The frame of the other widgets, and JupyterLab.
ELSEWHERE = re.compile(
    r"\.(?:frame|task|said|picture|controls|didactic|control-toggle|control-select|control-radios|segments|more"
    r"|frame-footer|cell|taken?|hand)\b|data-jp|data-theme|\b(?:select|legend)$"
)
# Classes that only these kinds have.
DRAWN_BY = {
    # Of none: what is folded stands further down a page.
    (): ("kept", "unfold"),
    ("plane",): ("plane", "surface", "point", "projection", "border", "axes", "ring", "trace", "traced", "side"),
    ("plane", ""): ("scene", "steps", "keys", "in-turn", "waits", "unasked", "now"),
    ("plane", "predict"): ("control-range", "spoken", "unset"),
    ("plane", "sort"): ("chips",),
    ("plane", "numeric"): ("hints", "hint-link"),
    ("predict",): ("typed", "slider", "ends", "fault"),
    ("numeric", "forest"): ("number", "again"),
    ("sort",): ("things", "fine", "fine-group", "rings"),
    ("choice", "sort", "numeric", "plane", "forest"): ("stale",),
    ("forest",): ("part", "plot", "whisker", "mark", "pooled", "reach"),
    ("reflection",): ("whole", "lines"),
    ("choice", "forest"): ("options", "slot", "box-mark"),
}
# Elements that only these kinds have.
MADE_BY = {
    ("plane", "predict"): r"\[type=\"range\"\]",
    ("plane", "sort", "forest"): r"\bsvg\b",
    ("forest",): r"\bsummary\b|\bdetails\b",
    ("reflection",): r"\btextarea\b",
    ("choice", "forest"): r"\[type=\"(?:checkbox|radio)\"\]",
}
BODY = (
    "body{display:flow-root;margin:0;padding:0 "
    "1rem;background:var(--paper);color:var(--ink);overflow-wrap:break-word}a{color:var(--accent)}"
    "main>.exercises{max-width:42rem;margin-inline:auto}"
    "h1{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.from{font:var(--step-2) "
    "var(--sans)}"
)


def script(kind: str) -> str:
    """The view of one kind and its small host, in one file."""
    view = only(assemble.joined(VIEW / "view.js"), kind)
    host = assemble.joined(HERE / "embed.js").replace("function embedded(render)", "function embedded()")
    needed_alone = terse(pruned(f"{view}\n{host}\n", "embedded"))
    return packed(f"(() => {{\n{needed_alone}\nembedded();\n}})();\n")


def styles(kind: str) -> str:
    """Colours, controls and the look of one kind of exercise, without comments and spaces."""
    files = (HOST / "tokens.css", HOST / "frame.css", HOST / "sliders.css", VIEW / "view.css")
    others = {name for kinds, names in DRAWN_BY.items() if kind not in kinds for name in names}
    elements = "|".join(made for kinds, made in MADE_BY.items() if kind not in kinds)
    every = assemble.shortened("\n".join(path.read_text(encoding="utf-8") for path in files))
    return needed(every, others, elements) + BODY


def needed(css: str, others: Collection[str] = (), elements: str = "$.") -> str:
    """The same style sheet without selectors and colours that only other widgets use, or only other kinds.

    >>> needed(".bonds .task{a:b}.bonds .said,.bonds table,.bonds .place{c:d}@media x{svg{e:f}}", {"place"}, "svg")
    '.bonds table{c:d}'
    """

    def is_needed(selector):
        # Of several in brackets one may be needed.
        plain = re.sub(r"\([^)]*\)", "", selector)
        foreign = {*others} & {*re.findall(r"\.([\w-]+)", plain)}
        return not (ELSEWHERE.search(selector) or re.search(elements, plain) or foreign)

    def kept(found):
        selectors = [one for one in re.split(r",(?![^(]*\))", found[1]) if is_needed(one)]
        return f"{','.join(selectors)}{{{found[2]}}}" if selectors else ""

    css = re.sub(r"@media [^{}]*\{\}", "", re.sub(r"([^{}@]+)\{([^{}]*)\}", kept, css))
    # No drawing of an exercise names a colour that this style sheet does not.
    used = set(re.findall(r"var\((--[\w-]+)", css + BODY))
    return re.sub(r"(--[\w-]+):[^;{}]+;?", lambda found: found[0] if found[1] in used else "", css)


def gone(lead: Markup, policy: str) -> str:
    """The page of an id that no exercise answers for any more: one sentence that leads on, without a script."""
    head = (
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        '<title>Bonds</title><base target="_blank">'
    )
    said = f"<main><h1>Bonds</h1><p>This exercise has retired; in its place: {lead}.</p></main>"
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body>{said}</body></html>\n'


def page(item: dict, policy: str, again: str, digests: dict[str, str], edition: str = "", released: str = "") -> str:
    """The whole page; its links open outside the frame, and `again` asks for a script that was lost on the way."""
    kind = item["kind"]
    # A sister stands where it is recalled, or here alone.
    home, _ = of(bank()[item["id"]])
    chapter = f"../{home}.html" if home else f"{item['id']}.html"

    def asset(name):
        return f"../_static/{name}?v={digests[name]}"

    body = led_on(str(page_html(item))).replace('href="#root/embed/', 'href="')
    if kind == "forest":
        # The view draws the plot and its table; a second copy would break the frame's budget.
        body = re.sub(r'<div class="plot">.*?</details>', "", body, count=1, flags=re.S)
    body = re.sub(r'href="#goto/([\w/]+)#', r'href="../\1.html#', body)
    head = [
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}"><meta charset="utf-8">'),
        Markup(
            '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        ),
        tag("title", f"{item['title']} · Bonds"),
        Markup('<base target="_blank">'),
        tag("script", Markup(again)),
        tag("link", rel="canonical", href=chapter),
        tag("link", rel="icon", href="data:,"),
        tag("link", rel="stylesheet", href=asset(f"embed-{kind}.css")),
        tag("script", Markup(""), defer=True, src=asset(f"embed-{kind}.js")),
    ]
    help_now = tag("a", NEAREST, href="../chapters/back/about.html#help-now")
    source = tag("p", "From ", tag("a", "Bonds", href=f"{chapter}#ex-{item['id']}"), " · ", help_now, class_="from")
    main = tag("main", tag("h1", item["title"]), Markup(body), source)
    root = tag(
        "html",
        tag("head", head),
        tag("body", main),
        lang="en",
        # Taken away by the script above: without one, what needs none is shown.
        class_="no-js",
        data_edition=edition or None,
        data_released=released or None,
    )
    return f"<!doctype html>\n{root}\n"
