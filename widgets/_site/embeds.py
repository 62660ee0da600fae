"""Charts and widgets alone, each on a page of its own for a frame in a course: cut from the finished chapter, so that
nothing is said twice; exercises have pages of theirs.
"""

import json
import re
from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from widgets._host.markup import Markup, tag
from widgets._language.help_now import NEAREST
from widgets._site.chart_code import DRAWS, FIGURE
from widgets._site.citing import is_chapter

HEADING = re.compile(r"<h[1-4]>(.*?)</h[1-4]>", re.S)
WIDGET = re.compile(r'<div class="bonds (?!exercises)[^"]*" data-room="(\w+)"')
# What a page of a chapter shows and a frame has no room for.
OUTSIDE = re.compile(r'<details class="code">.*?</details>', re.S)
PLACE = '<div class="embeds"></div>'
STYLE = (
    "body{display:flow-root;padding:0 1rem}main{max-width:none;padding:0}figure.chart,.bonds{max-width:45rem;"
    "margin-inline:auto}.from,.content-note{font:var(--step-2)/1.4 var(--sans);max-width:45rem;margin-inline:auto}"
    "figure.chart{margin-block:1rem 0}h1{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"
)


def notebook_cells(path: Path) -> list[dict]:
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def chart_names(path: Path) -> list[str]:
    """The names of a chapter's charts, in order: topic and drawing cell, neither of which follows a title."""
    drawn = [one for one in notebook_cells(path) if one["cell_type"] == "code" and DRAWS.search("".join(one["source"]))]
    return [f"{path.stem}-{one['id'].removesuffix('-chart')}-chart" for one in drawn]


def element(body: str, start: int, name: str) -> str:
    """The element that begins there, with all that is in it.

    >>> element("<p><b>a<b>c</b></b></p>", 3, "b")
    '<b>a<b>c</b></b>'
    """
    depth = 0
    for found in re.finditer(rf"<(/?){name}\b", body[start:]):
        depth += -1 if found[1] else 1
        if not depth:
            return body[start : body.index(">", start + found.start()) + 1]
    raise ValueError(f"<{name}> at {start} does not end")


def above(body: str, start: int) -> str:
    """The words of the nearest heading before a place."""
    found = HEADING.findall(body[:start])
    return re.sub(r"<[^>]*>", "", found[-1]).strip() if found else ""


def first(pattern: str, markup: str) -> str:
    """What the pattern holds where it is first met. ValueError where it is not."""
    found = re.search(pattern, markup)
    if not found:
        raise ValueError(f"{pattern} is not in {markup[:80]!r}")
    return found[1]


def pieces(path: Path, body: str) -> dict[str, tuple[str, str, str]]:
    """For each picture of a finished chapter its name, its heading, its anchor and its markup."""
    starts = [found.start() for found in re.finditer(re.escape(FIGURE), body)]
    out = {}
    for name, start in zip(chart_names(path), starts, strict=True):
        markup = element(body, start, "figure")
        out[name] = (above(body, start), first(r' id="([^"]+)"', markup), OUTSIDE.sub("", markup))
    for found in WIDGET.finditer(body):
        markup = element(body, found.start(), "div")
        key = first(r'"key":"([a-z0-9-]+)"', markup)
        out[f"{path.stem}-{key}"] = (above(body, found.start()), f"widget-{key}", markup)
    return out


def page(app, chapter: str, piece: tuple[str, str, str], note: Markup | None) -> str:
    """The whole page; its links open outside the frame."""
    heading, anchor, markup = piece
    room = re.search(r'data-room="(\w+)"', markup)
    styles = ["bonds.css", *(["frame.css", f"{room[1]}.css"] if room else [])]
    scripts = ["embed-frame.js", "mount.js"] if room else ["embed-frame.js", "take.js"]
    scripts += ["charts.js"] if 'class="spec"' in markup else []

    def asset(name: str) -> str:
        return f"../_static/{name}?v={app.bonds_digests[name]}"

    def lifted(found: re.Match) -> str:
        inside = found[1].startswith("#")
        return f'href="../{chapter}.html{found[1]}"' if inside else f'href="../{chapter.rpartition("/")[0]}/{found[1]}"'

    markup = re.sub(r'href="(?![a-z]+:|//|#scene)([^"]*)"', lifted, markup)
    policy = app.bonds_policy((app.bonds_again,))
    head = [
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}"><meta charset="utf-8">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup('<meta name="robots" content="noindex">'),
        tag("title", f"{heading} · Bonds"),
        Markup('<base target="_blank">'),
        tag("script", Markup(app.bonds_again)),
        tag("link", rel="canonical", href=f"../{chapter}.html"),
        tag("link", rel="icon", href="data:,"),
        *(tag("link", rel="stylesheet", href=asset(name)) for name in styles),
        tag("style", Markup(STYLE)),
        *(tag("script", Markup(""), defer=True, src=asset(name)) for name in scripts),
    ]
    help_now = tag("a", NEAREST, href="../chapters/back/about.html#help-now")
    source = tag("p", "From ", tag("a", "Bonds", href=f"../{chapter}.html#{anchor}"), ", CC BY 4.0 · ", help_now)
    content = note if "suicid" in markup.lower() else None
    main = tag("main", tag("h1", heading), content, tag("article", Markup(markup)), tag("div", source, class_="from"))
    whole = tag("head", head), tag("body", main)
    root = tag("html", *whole, lang="en", class_="no-js", data_released=app.config.bonds_released)
    return f"<!doctype html>\n{root}\n"


def note_of(body: str) -> Markup | None:
    """What the chapter says of suicide before it begins, up to the links that a frame has no room for."""
    found = re.search(r'<div class="content-note">\s*<p>(.*?)[;.]', body, re.S)
    return tag("p", f"{found[1]}.", class_="content-note") if found else None


def write(app, exception):
    """A page for each chart and widget of the chapters that were built, and the list of them where one is asked for."""
    if exception or app.builder.name != "html":
        return
    out, parts = Path(app.outdir), []
    (out / "embed").mkdir(exist_ok=True)
    for chapter in sorted(filter(is_chapter, app.env.found_docs)):
        body = (out / f"{chapter}.html").read_text(encoding="utf-8")
        body = body[body.index("<article") : body.index("</article>")]
        found = pieces(Path(app.env.doc2path(chapter)), body)
        for name, piece in found.items():
            (out / "embed" / f"{name}.html").write_text(page(app, chapter, piece, note_of(body)), encoding="utf-8")
        links = [
            tag("li", tag("a", name, href=f"../../embed/{name}.html"), f": {heading}")
            for name, (heading, _, _) in found.items()
        ]
        parts += [tag("p", app.env.titles[chapter].astext()), tag("ul", links)]
    for name in sorted(app.env.found_docs):
        target = out / f"{name}.html"
        text = target.read_text(encoding="utf-8")
        if PLACE in text:
            target.write_text(text.replace(PLACE, tag("div", parts, class_="embeds")), encoding="utf-8")


class Embeds(SphinxDirective):
    """The place of the list of charts and widgets that stand alone."""

    def run(self):
        return [nodes.raw("", PLACE, format="html")]


def setup(app):
    app.add_directive("embeds", Embeds)
    # After the pages of the exercises (800), before the zip (900).
    app.connect("build-finished", write, priority=850)
