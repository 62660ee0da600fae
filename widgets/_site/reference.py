"""The reference pages that are made from tables: data notes, claim index, glossary; it holds no fact of its own."""

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from data import about, load, names
from data.catalogue import retired
from widgets._host.markup import Markup, table, tag
from widgets._site.directives import raw


class DataNotes(SphinxDirective):
    """One entry a table: what it holds, where it comes from, what to mind."""

    def run(self):
        out = []
        for name in names():
            entry = about(name)
            section = nodes.section(ids=[f"data-{name}"], names=[f"data-{name}"])
            section += nodes.title("", entry["title"])
            section += raw(note(name, entry))
            out.append(section)
        return out


def note(name: str, entry: dict) -> Markup:
    """One table's note as HTML."""
    lines = [
        ("Kind", entry["kind"]),
        ("Source", entry["source"]),
        ("Licence", entry["licence"]),
        ("File", f"data/{name}.csv"),
    ]
    facts = tag("dl", [[tag("dt", key), tag("dd", value)] for key, value in lines], class_="data-facts")
    caveats = tag("ul", [tag("li", text) for text in entry["caveats"]]) if entry["caveats"] else None
    columns = table(
        f"Columns of {name}",
        ["column", "unit", "meaning"],
        [[c["name"], c["unit"] or "", c["meaning"]] for c in entry["columns"]],
    )
    moved = [(old, new) for old, new in retired("columns").items() if old.partition(".")[0] == name]
    return Markup("").join(
        [
            tag("p", entry["description"]),
            facts,
            caveats or Markup(""),
            tag("details", tag("summary", "Columns"), columns),
            *(tag("p", f"The column {old} of an earlier edition is now {new}.") for old, new in moved),
        ]
    )


class ClaimIndex(SphinxDirective):
    """The essay's claims by section, each with its kind, what could test it and the chapters that take it up."""

    def run(self):
        claims = load("claims")
        out = []
        for section, rows in claims.groupby("section", sort=False):
            block = nodes.section(ids=[nodes.make_id(section)], names=[section])
            block += nodes.title("", section)
            block += raw(tag("ul", [claim_item(row) for row in rows.itertuples()], class_="claim-list"))
            out.append(block)
        return out


def claim_item(row) -> Markup:
    """One claim of the essay as a list item with an id of its own."""
    return tag("li", tag("strong", row.id), f" {row.claim} ", tag("small", standing(row)), id=f"claim-{row.id.lower()}")


def standing(row) -> str:
    """What kind of statement a claim is, and what could test it."""
    return f"{row.kind}; could be tested with: {row.checkable_with}"


class terms(nodes.General, nodes.Element):
    """The place of the list of terms, filled when all chapters are read."""


class Terms(SphinxDirective):
    """All key terms of the book with links to the chapter that defines each."""

    def run(self):
        return [terms()]


def fill_terms(app, doctree, docname):
    objects = app.env.get_domain("std").objects
    found = sorted(
        ((name, page, anchor) for (kind, name), (page, anchor) in objects.items() if kind == "term"),
        key=lambda term: term[0].lower(),
    )
    for place in list(doctree.findall(terms)):
        items = nodes.bullet_list(classes=["terms"])
        for name, page, anchor in found:
            uri = f"{app.builder.get_relative_uri(docname, page)}#{anchor}"
            paragraph = nodes.paragraph("", "", nodes.reference("", name, refuri=uri, internal=True))
            meaning = definition(app.env.get_doctree(page), anchor)
            paragraph += nodes.Text(f": {meaning}")
            items += nodes.list_item("", paragraph)
        place.replace_self(items)


def fold_terms(app, doctree, docname):
    """Key terms at the end of a chapter stand folded: a reader meets each in the text, or looks one up."""
    for glossary in list(doctree.findall(addnodes.glossary)):
        count = len(list(glossary.findall(nodes.definition_list_item)))
        summary = tag("summary", f"{count} terms, a line or two each")
        opening = raw(Markup('<details class="chapter-terms">') + summary)
        glossary.replace_self([opening, glossary.deepcopy(), raw("</details>")])


def definition(doctree, anchor: str) -> str:
    """The text that stands under a term."""
    for item in doctree.findall(nodes.definition_list_item):
        if any(anchor in term["ids"] for term in item.findall(nodes.term)):
            return " ".join(part.astext() for part in item.findall(nodes.definition)).replace("\n", " ")
    raise LookupError(f"glossary term {anchor} has no definition")


def setup(app):
    app.add_node(terms)
    app.add_directive("data-notes", DataNotes)
    app.add_directive("claim-index", ClaimIndex)
    app.add_directive("all-terms", Terms)
    app.connect("doctree-resolved", fill_terms)
    app.connect("doctree-resolved", fold_terms)
