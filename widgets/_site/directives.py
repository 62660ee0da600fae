"""The few boxes of a chapter and what each must hold; it does not judge what they say."""

import re
from pathlib import Path
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective, SphinxRole

from data import load
from widgets._host.markup import Markup, tag
from widgets._language.help_now import NEAREST, help_lines, on_paper
from widgets._site.citing import is_chapter
from widgets._site.edition import in_words

STATUSES = {
    "established": "Established",
    "contested": "Contested",
    "interpretation": "Orlinsky\N{RIGHT SINGLE QUOTATION MARK}s interpretation",
}
CLAIMS_PAGE = "/chapters/back/claims"
FEW = 3
# The page whose box every other page can reach.
HELP_PAGE = "chapters/back/about"
WIDGET_STATE = re.compile(r"[a-z][a-z0-9-]*=[a-z]\w*:[^ ]+$")
NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight"),
    *("nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
)
BOXES = {"predict": "Predict", "look": "Look", "sure": "How sure are we?"}


class Box(SphinxDirective):
    """A quiet box with a small label and, where given, a title."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self):
        box = nodes.container(classes=["box", f"box-{self.name}"])
        label = nodes.paragraph(classes=["box-label"])
        label += nodes.Text(BOXES[self.name])
        box += label
        if self.arguments:
            title, _ = self.state.inline_text(self.arguments[0], self.lineno)
            box += nodes.paragraph("", "", *title, classes=["box-title"])
        self.state.nested_parse(self.content, self.content_offset, box)
        return [box]


class Reveal(SphinxDirective):
    """Text behind a summary that a reader opens, without script."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True

    def run(self):
        inside = nodes.container(classes=["reveal"])
        self.state.nested_parse(self.content, self.content_offset, inside)
        summary = nodes.Text(self.arguments[0]).astext()
        escaped = summary.replace("&", "&amp;").replace("<", "&lt;")
        return [raw(f"<details><summary>{escaped}</summary>"), inside, raw("</details>")]


class Objectives(SphinxDirective):
    """What a reader can do afterwards: lines `- id: sentence`; exercises name the ids."""

    has_content = True

    def run(self):
        can = nodes.paragraph("", "After this chapter you can ")
        for offset, line in enumerate(self.content):
            if not line.strip():
                continue
            key, mark, sentence = line.removeprefix("-").strip().partition(": ")
            if not (mark and line.startswith("-") and key.replace("-", "").isalnum()):
                raise self.error(
                    f"objectives, line {self.content_offset + offset + 1}: `- id: sentence` expected, not {line!r}"
                )
            words = sentence[:1].lower() + sentence[1:].removesuffix(".")
            parsed, _ = self.state.inline_text(words, self.content_offset + offset)
            can += [nodes.inline("", "", *parsed, ids=[f"objective-{key}"]), nodes.Text("; ")]
        if len(can) > 1:
            can[-1] = nodes.Text(".")
        if len(can) > 4:
            can[-3] = nodes.Text("; and ")
        return [nodes.container("", can, classes=["objectives"])]


class Claim(SphinxDirective):
    """One statement with its standing: established, contested (then with a critic) or an interpretation."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {
        "status": lambda text: directives.choice(text, tuple(STATUSES)),
        "cite": directives.unchanged_required,
        "critic": directives.unchanged,
    }

    def run(self):
        status, cites, critics = self.options.get("status"), self.options.get("cite"), self.options.get("critic")
        if not status or not cites:
            raise self.error("claim: `:status:` and at least one `:cite:` are needed")
        if status == "contested" and not critics:
            raise self.error("claim: a contested claim needs a `:critic:`")
        sources = [f"{{cite:p}}`{cites}`"] + ([f"against: {{cite:p}}`{critics}`"] if critics else [])
        ids = f"{{claims}}`{self.arguments[0]}` " if self.arguments else ""
        box = nodes.container(classes=["claim", f"claim-{status}"])
        box += nodes.paragraph("", STATUSES[status], classes=["status"])
        self.state.nested_parse(self.content, self.content_offset, box)
        parsed, _ = self.state.inline_text(f"{ids}{'; '.join(sources)}", self.lineno)
        box += nodes.paragraph("", "", *parsed, classes=["claim-sources"])
        return [box]


class HelpNow(SphinxDirective):
    """Where help is, from data/help_lines.csv; shown on every page that names suicide, and printed.

    `:again:` repeats the box further down a page; `:short:` is its one line for pages at the back.
    """

    # A notebook repeats the lines in its cell, because JupyterLab shows the cell as it stands; a test holds both equal.
    has_content = True
    option_spec: ClassVar = {"again": directives.flag, "short": directives.flag}

    def run(self):
        ids = ["help-now-again" if "again" in self.options else "help-now"]
        if "short" in self.options:
            first = help_lines()[0].removesuffix(".")
            line = nodes.paragraph("", f"{first}; ", classes=["help-line"], ids=ids)
            line += help_link(self.env, "where to find other help")
            return [_ended(line)]
        box = nodes.container(classes=["box", "box-help"], ids=ids)
        box += nodes.paragraph("", NEAREST, classes=["box-label"])
        lines = StringList([part for line in help_lines() for part in (line, "")], source="data/help_lines.csv")
        self.state.nested_parse(lines, self.content_offset, box)
        return [box]


class QuietNote(SphinxDirective):
    """A line, and no more, for a chapter that speaks of widowhood, violence or estrangement; it ends on help."""

    has_content = True
    option_spec: ClassVar = {"at": directives.unchanged_required}

    def run(self):
        self.assert_has_content()
        line, _ = self.state.inline_text(" ".join(self.content), self.lineno)
        note = nodes.paragraph("", "", *line, nodes.Text(" "), classes=["quiet-note"])
        note += help_link(self.env, NEAREST, self.options.get("at", ""))
        return [_ended(note)]


class ContentNote(SphinxDirective):
    """One plain sentence at the start of a page, so that a reader can choose."""

    has_content = True

    def run(self):
        box = nodes.container(classes=["content-note"])
        self.state.nested_parse(self.content, self.content_offset, box)
        return [box]


class HelpRole(SphinxRole):
    """`{help}` with a few words: a link to the help box of the page, or to the one that every page can reach; after
    the words may stand where on that page it leads, as in `Help now <help-violence>`.
    """

    def run(self):
        words, _, at = self.text.partition(" <")
        return [help_link(self.env, words, at.rstrip(">"))], []


class ClaimsRole(SphinxRole):
    """`{claims}` with ids such as "C37 C38": quiet links to the claim index."""

    def run(self):
        known = set(load("claims")["id"])
        keys = self.text.replace(",", " ").split()
        # A list that a whole chapter covers is a sentence and has no place in a margin.
        out = nodes.inline(classes=["claims", *(["listed"] if len(keys) > 2 * FEW else [])])
        # A few stay together on a line; a whole list must break.
        between = "\N{NO-BREAK SPACE}" if len(keys) <= FEW else " "
        for key in keys:
            if key not in known:
                message = self.inliner.reporter.error(f"claims: {key} is not in data/claims.csv", line=self.lineno)
                return [], [message]
            target = f"{self.env.app.builder.get_relative_uri(self.env.docname, CLAIMS_PAGE[1:])}#claim-{key.lower()}"
            if out.children:
                out += nodes.Text(between)
            out += nodes.reference("", key, refuri=target, internal=True)
        return [out], []


class OpenRole(SphinxRole):
    """`{open}` with "forest plot <alliance=m:forest>": a link that sets a widget of the same page."""

    def run(self):
        text, _, state = self.text.removesuffix(">").rpartition(" <")
        if not text or not WIDGET_STATE.match(state):
            return [], [
                self.inliner.reporter.error(
                    f"open: `text <key=name:value>` expected, not {self.text!r}", line=self.lineno
                )
            ]
        return [nodes.reference("", text, refuri=f"#{state}", internal=True)], []


class DownloadRole(SphinxRole):
    """A link to the whole book as one file, which is saved under a name with the edition's day."""

    def run(self):
        root = self.env.app.builder.get_relative_uri(self.env.docname, "index").removesuffix("index.html")
        name = f"bonds-{self.config.bonds_released}.zip"
        return [raw(tag("a", self.text, href=f"{root}bonds-offline.zip", download=name))], []


class SoFar(SphinxDirective):
    """How many chapters there are, while the book is not whole; a paragraph less once it is."""

    def run(self):
        here, planned = len([page for page in self.env.found_docs if is_chapter(page)]), self.config.bonds_planned
        if here >= planned:
            return []
        said = f"{NUMBERS[here].capitalize()} of {NUMBERS[planned]} chapters are here"
        return [nodes.paragraph("", f"{said}; the answer itself is not yet written.", classes=["so-far"])]


class Resume(SphinxDirective):
    """The place of a line, written by the page's script, that leads to where a reader stopped in the book."""

    def run(self):
        front = self.env.app.builder.get_relative_uri(self.env.docname, "chapters/index") or "index.html"
        return [raw(tag("p", tag("a", Markup(""), href=front, hidden=True), class_="resume"))]


class ReleasedRole(SphinxRole):
    """`{released}` with "edition of": those words and the day of this edition."""

    def run(self):
        day = self.config.bonds_released
        return [nodes.Text(f"{self.text} "), raw(tag("time", in_words(day), datetime=day))], []


def help_link(env, text: str, at: str = "") -> nodes.raw:
    """A link to a whole box: that of the page, or one that every page can reach and that on paper gives an address;
    there it may lead to the lines before the box that are for one kind of harm.
    """
    own = re.search(r"\{help-now\}(?!\W*:short:)", Path(env.doc2path(env.docname)).read_text(encoding="utf-8"))
    if own and not at:
        return raw(tag("a", text, href="#help-now"))
    place = env.app.builder.get_relative_uri(env.docname, HELP_PAGE)
    return raw(tag("a", text, href=f"{place}#{at or 'help-now'}", data_on_paper=on_paper()))


def _ended(line: nodes.paragraph) -> nodes.paragraph:
    line += nodes.Text(".")
    return line


def raw(html: str) -> nodes.raw:
    return nodes.raw("", html, format="html")


def setup(app):
    for name in BOXES:
        app.add_directive(name, Box)
    for name, directive in {
        "reveal": Reveal,
        "objectives": Objectives,
        "claim": Claim,
        "help-now": HelpNow,
        "content-note": ContentNote,
        "quiet-note": QuietNote,
        "resume": Resume,
        "so-far": SoFar,
    }.items():
        app.add_directive(name, directive)
    app.add_role("claims", ClaimsRole())
    app.add_role("help", HelpRole())
    app.add_role("download-book", DownloadRole())
    app.add_role("open", OpenRole())
    app.add_role("released", ReleasedRole())
