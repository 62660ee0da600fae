"""The cards that a term, a claim's mark or a citation opens: one file for the book, made of what its pages print."""

import html
import json
import re
from itertools import groupby
from pathlib import Path

from docutils import nodes
from sphinxcontrib.bibtex.transforms import BibliographyTransform, node_text_transform

from data import load
from widgets._host import assemble
from widgets._host.lean_script import packed
from widgets._site.citations import foreign_titles
from widgets._site.pages import digest_of, typographic
from widgets._site.reference import definition, standing

HERE = Path(__file__).parent
FILE = "cards.js"
# What a card may lead to beside the page of the book: a work's own place.
ELSEWHERE = re.compile(r"https?://\S+$")


def printed(text: str) -> str:
    """Plain words as a page prints them.

    >>> printed("Durkheim's  p. 3 < 4")
    'Durkheim’s p.\\xa03 < 4'
    """
    return html.unescape(typographic(html.escape(re.sub(r"[ \n]+", " ", text), quote=False)))


def of_terms(env) -> dict[str, list]:
    """Each key term with the line that defines it."""
    objects = env.get_domain("std").objects
    return {
        anchor: [printed(name), printed(definition(env.get_doctree(page), anchor))]
        for (kind, name), (page, anchor) in objects.items()
        if kind == "term"
    }


def of_claims() -> dict[str, list]:
    """Each statement of the essay, what its mark means, its kind and what could test it."""
    claims = load("claims")
    return {
        f"claim-{row.id.lower()}": [
            f"{row.id}, one of the essay\N{RIGHT SINGLE QUOTATION MARK}s {len(claims)} claims, in our words",
            printed(row.claim),
            printed(standing(row)),
        ]
        for row in claims.itertuples()
    }


def of_works(app) -> dict[str, list]:
    """Each work as the list of references prints it: pieces of text, italic or of another language, then its place."""
    foreign = foreign_titles(Path(app.srcdir) / "data" / "references.bib")
    found = {}
    for work in app.env.get_domain("cite").citations:
        line = BibliographyTransform.backend.paragraph(work.formatted_entry)
        node_text_transform(line)
        last = next(reversed(list(line.findall(nodes.reference))), None)
        place = [last["refuri"]] if last and ELSEWHERE.match(last["refuri"]) else []
        found[work.citation_id] = ["", pieces(line, *foreign.get(work.key, ("", ""))), "", *place]
    return found


def pieces(line: nodes.Element, title: str, language: str) -> list:
    """The text of a paragraph without the address at its end; a piece that is italic or of another language says so.

    >>> pieces(nodes.paragraph("", "", nodes.Text("A. "), nodes.emphasis("", "Le b"), nodes.Text(".")), "le b", "fr")
    ['A. ', ['Le b', 1, 'fr'], '.']
    """
    out: list = []
    wanted = printed(title).lower()
    texts = _before_its_address(list(line.findall(nodes.Text)))
    # An accent is a text of its own where the bibliography writes it as LaTeX does.
    for italic, run in groupby(texts, lambda text: int(_inside(text, nodes.emphasis))):
        whole = printed("".join(text.astext() for text in run))
        start = whole.lower().find(wanted) if wanted else -1
        end = start + len(wanted)
        parts = [(whole[:start], ""), (whole[start:end], language), (whole[end:], "")] if start >= 0 else [(whole, "")]
        out += [[said, italic, *([tongue] if tongue else [])] for said, tongue in parts if said]
    if out:
        out[-1][0] = re.sub(r"( URL:)?\s+$", "", out[-1][0])
    return [said if form == [0] else [said, *form] for said, *form in out]


def _before_its_address(texts: list[nodes.Text]) -> list[nodes.Text]:
    links = [number for number, text in enumerate(texts) if _inside(text, nodes.reference)]
    at_the_end = links and all(text.astext().strip() in ("", ".") for text in texts[links[-1] + 1 :])
    return texts[: links[-1]] if at_the_end else texts


def _inside(text: nodes.Text, kind: type) -> bool:
    place = text.parent
    while place is not None:
        if isinstance(place, kind):
            return True
        place = place.parent
    return False


def script(cards: dict[str, list]) -> str:
    """The one file: all cards in order, their style and what opens them. Nothing in it can end a script element."""
    data = json.dumps(dict(sorted(cards.items())), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    style = json.dumps(assemble.shortened((HERE / "card.css").read_text(encoding="utf-8"))).replace("<", "\\u003c")
    code = packed((HERE / "card.js").read_text(encoding="utf-8"))
    return f"window.bondsCards={data};\nwindow.bondsCardStyle={style};\n{code}"


def gather(app, env):
    """When all pages are read: the file of cards, and its digest in the script that asks for it at the first tap."""
    if app.builder.name != "html":
        return
    text = script(of_terms(env) | of_claims() | of_works(app))
    app.bonds_assets[FILE] = text
    app.bonds_assets["site.js"] = app.bonds_assets["site.js"].replace(FILE, f"{FILE}?v={digest_of(text)}")
    app.bonds_digests["site.js"] = digest_of(app.bonds_assets["site.js"])


def setup(app):
    # After the list of references has been put in order (500).
    app.connect("env-updated", gather, priority=900)
