"""Where a reader's report of an error goes: a link at the foot of each page, or words for a copy without an address."""

from urllib.parse import quote

from sphinx.util.docutils import SphinxDirective

WITH_ADDRESS = (
    "*Report an error* stands at the foot of each page.",
    "It opens a form or a letter to whoever publishes this copy, in which page, section and edition are named already.",
    "Nothing is sent before you send it, and nothing of what you did in the exercises goes along.",
)
WITHOUT = (
    "Whoever publishes this copy has given no address for reports.",
    "Write to them all the same: to the teacher or the university from whom you have the link or the file,",
    "or else to the owner of the site on which you read it; the beginning of its address names the site.",
    "Give the sentence as it stands, what is wrong with it, and the day of the edition from the foot of the page.",
    "The sign # beside the heading above it is a link to the section; copied into the letter, it tells the place.",
)


def link(to: str, page: str, day: str) -> str:
    """The address that a report from a page goes to; the page stands last, so that the script can add its section.

    >>> link("mailto:a@b.org", "chapters/back/about", "2026-11-27")
    'mailto:a@b.org?subject=Bonds%2C%202026-11-27%3A%20chapters%2Fback%2Fabout'
    """
    name = "subject" if to.startswith("mailto:") else "title"
    said = quote(f"Bonds, {day}: {page}", safe="")
    return f"{to}{'&' if '?' in to else '?'}{name}={said}"


class HowToReport(SphinxDirective):
    """What a reader can do about an error, with or without an address to write to."""

    def run(self):
        words = WITH_ADDRESS if self.config.bonds_report_to else WITHOUT
        return self.parse_text_to_nodes("\n".join(words))


def setup(app):
    app.add_directive("how-to-report", HowToReport)
