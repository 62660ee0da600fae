"""Old addresses of pages and places, kept as targets that lead on; a lead to nothing is a warning and ends the build.

`data/retired.json` says, under `pages`, `anchors` and `addresses`, where each leads: to `anchor` of the same page, to
`chapters/part/topic.html#anchor`, or to a whole page. Under `anchors` the keys are pages, then old anchors of each;
under `addresses` pages, then keys of widgets that moved, to a page or to `page#key`. `tables` is read by `data.load`.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from docutils import nodes
from sphinx.util import logging

from widgets._host.markup import Markup, tag

NAME = "data/retired.json"
SECTIONS = ("pages", "anchors", "addresses", "tables", "columns")
BY_PAGE = ("anchors", "addresses")
WORDS = {
    "pages": "This page has moved. It is now ",
    "anchors": "What this address named is now in ",
    "addresses": "This picture is now in ",
}
# Elements that may hold a target and must not have one before them.
HOLDERS = "li|dt|dd|td|th|figcaption|summary"
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Lead:
    """One old address: its page, what is retired there (an anchor, a widget's key, or nothing), and where it leads."""

    section: str
    page: str
    old: str
    to: str
    line: int

    @property
    def target(self) -> tuple[str, str]:
        """The page and the anchor that it leads to; the anchor may be empty."""
        page, _, anchor = self.to.partition("#")
        return (page, anchor) if page.endswith(".html") else (self.page, self.to)

    @property
    def stays(self) -> bool:
        """Whether it leads to a place of the same page."""
        return self.target[0] == self.page

    def say(self, reason: str) -> None:
        """One fault, with file and line."""
        logger.warning("%s: %r %s", self.page, self.old or self.page, reason, location=f"{NAME}:{self.line}")


def line_of(text: str, keys: list[str]) -> int:
    """The line on which the last of some nested keys stands.

    >>> line_of('{\\n"a": {\\n"b": 1}}', ["a", "b"])
    3
    """
    place = 0
    for key in keys:
        place = max(text.find(f"{json.dumps(key)}:", place), place)
    return text.count("\n", 0, place) + 1


def read(text: str) -> list[Lead]:
    """The leads of pages and anchors; ValueError with file and line where the form is another."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"{NAME}:{error.lineno}: this is no JSON ({error.msg})") from None
    leads = []
    for section in SECTIONS:
        entries = found.get(section) if isinstance(found, dict) else None
        if not isinstance(entries, dict):
            raise ValueError(f"{NAME}:1: needs {section!r}, a group")
        for key, value in entries.items():
            inner = value if section in BY_PAGE else {"": value}
            if not isinstance(inner, dict) or not all(isinstance(to, str) and to for to in inner.values()):
                raise ValueError(
                    f"{NAME}:{line_of(text, [section, key])}: {key!r} needs to say where it leads, as a text"
                )
            lines = {old: line_of(text, [section, key, *([old] if old else [])]) for old in inner}
            leads += [Lead(section, key, old, to, lines[old]) for old, to in inner.items() if section in WORDS]
    return leads


def start(app):
    path = Path(app.srcdir) / NAME
    app.bonds_leads = read(path.read_text(encoding="utf-8")) if path.exists() else []


def link(app, pathto, lead: Lead) -> Markup:
    """A link to where it leads, named by the title of that page."""
    page, anchor = lead.target
    name = page.removesuffix(".html")
    title = app.env.titles.get(name, nodes.title("", name)).astext()
    return tag("a", title, href=f"{pathto(name)}{'#' if anchor else ''}{anchor}")


def said(app, pathto, lead: Lead) -> Markup:
    """One sentence that leads on, seen by who comes with the old address; for a widget the page's script shows it."""
    names = {"id": lead.old} if lead.section == "anchors" else {"data_was": lead.old} if lead.old else {}
    return tag("p", WORDS[lead.section], link(app, pathto, lead), ".", class_="was" if lead.old else None, **names)


def placed(body: str, old: str, anchor: str) -> str:
    """The page with the old anchor as a target beside what it named, or unchanged where there is no such place.

    >>> placed('<p id="new">', "old", "new"), placed('<li class="a" id="new">', "old", "new")
    ('<span id="old"></span><p id="new">', '<li class="a" id="new"><span id="old"></span>')
    """
    target = tag("span", Markup(""), id=old)

    def beside(found: re.Match) -> str:
        return f"{found[0]}{target}" if re.match(rf"<(?:{HOLDERS})\b", found[0]) else f"{target}{found[0]}"

    return re.sub(rf'<\w+\b[^>]*? id="{re.escape(anchor)}"[^>]*>', beside, body, count=1)


def context(app, pagename, templatename, context, doctree):
    """Old anchors as targets of the page, and a sentence for each that leads to another page."""
    body, page = context.get("body", ""), f"{pagename}.html"
    for lead in app.bonds_leads:
        if lead.page != page or lead.section == "pages":
            continue
        if lead.section == "anchors" and f' id="{lead.old}"' in body:
            lead.say("stands on the page still")
        elif lead.section == "anchors" and lead.stays:
            body = placed(body, lead.old, lead.target[1])
        else:
            body = said(app, context["pathto"], lead) + body
    context |= {"body": body, "has_moved": " data-was=" in body}


def old_pages(app):
    """A page at each old address, with one sentence that leads on."""
    for lead in app.bonds_leads:
        if lead.section == "pages":
            name = lead.page.removesuffix(".html")
            if name in app.env.found_docs:
                lead.say("is a page of the book still")
                continue

            def pathto(other, name=name):
                return app.builder.get_relative_uri(name, other)

            body = tag("h1", "This page has moved") + said(app, pathto, lead)
            yield name, {"title": "This page has moved", "body": body}, "page.html"


def there(lead: Lead, anchor: str, text: str) -> bool:
    """Whether a page has that place, or that widget."""
    return (f'"key":"{anchor}",' if lead.section == "addresses" else f' id="{anchor}"') in text


def check(app, exception):
    """Every lead must end in a place of the site, and an old anchor must stand on its page."""
    if exception or app.builder.name != "html":
        return
    out = Path(app.outdir)
    for lead in app.bonds_leads:
        page, anchor = lead.target if lead.section != "pages" or "#" in lead.to else (lead.to, "")
        if not (out / lead.page).is_file():
            lead.say("is retired on a page that is not there")
        elif not (out / page).is_file():
            lead.say(f"leads to {lead.to}, and there is no page {page}")
        elif anchor and not there(lead, anchor, (out / page).read_text(encoding="utf-8")):
            lead.say(f"leads to {lead.to}, and {page} has no place {anchor!r}")


def setup(app):
    app.connect("builder-inited", start)
    # After the exercises' own context (950), which gives the last places their ids.
    app.connect("html-page-context", context, priority=960)
    app.connect("html-collect-pages", old_pages)
    # After the embed pages (800), before the zip (900).
    app.connect("build-finished", check, priority=850)
