"""How a chapter is cited: one source for both forms, the edition's paper and its day; it knows no page but by name."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import yaml

from widgets._host.markup import Markup, tag
from widgets._site.edition import in_words

# What LaTeX would take for a command; the backslash first needs a word of its own.
LATEX = {one: f"\\{one}" for one in "&%$#_"} | {
    # BibTeX counts braces, with a backslash before them or without.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}

# What a copy says that was made for no address in particular.
UNKNOWN = "No address given"


@dataclass(frozen=True)
class Work:
    """A chapter of the book as a bibliography needs it: plain words, an ISO day, an address or nothing."""

    author: str
    title: str
    book: str
    day: str
    page: str
    address: str = ""


def escaped(text: str) -> str:
    """Plain words as LaTeX prints them.

    >>> print(escaped("R & D: 5 % of x_1"))
    R \\& D: 5 \\% of x\\_1
    """
    return "".join(LATEX.get(one, one) for one in text)


def ended(text: str) -> str:
    """A sentence or title with a mark at its end, and not two.

    >>> ended("Why would a good bond heal?")
    'Why would a good bond heal?'
    """
    return text if text.endswith((".", "?", "!")) else f"{text}."


def apa(work: Work) -> Markup:
    """In the manner of the American Psychological Association, 7th edition: a chapter in a book."""
    first = f"{ended(work.author)} ({work.day[:4]}). {ended(work.title)} In "
    last = f" (edition of {in_words(work.day)}). {work.address or ended(UNKNOWN)}"
    return tag("p", first, tag("em", work.book), last, class_="cite-text")


def bibtex(work: Work) -> str:
    """An entry for BibTeX and biblatex, its key made of the book, the year and the page."""
    fields = {
        "author": f"{{{escaped(work.author)}}}",
        "title": f"{{{escaped(work.title)}}}",
        "booktitle": f"{{{escaped(work.book)}}}",
        "year": work.day[:4],
        "note": f"Edition of {in_words(work.day)}" + ("" if work.address else f". {UNKNOWN}"),
    } | ({"url": work.address} if work.address else {})
    key = f"bonds{work.day[:4]}{work.page.rpartition('/')[2].replace('_', '')}"
    return "\n".join([f"@incollection{{{key},", *(f"  {name} = {{{said}}}," for name, said in fields.items()), "}"])


def box(work: Work) -> Markup:
    """Both forms, folded; the text can be selected, and the page's script adds a button that copies it."""
    forms = [("APA", apa(work)), ("BibTeX", tag("pre", bibtex(work), class_="cite-text", tabindex="0"))]
    inside = [tag("div", tag("p", name, class_="box-label"), text, class_="cite-form") for name, text in forms]
    return tag("details", tag("summary", "Cite this chapter"), inside, class_="cite")


def is_chapter(pagename: str) -> bool:
    """Whether a page is one of the book's chapters: not its front, nor what stands at the back or is for lecturers.

    >>> is_chapter("chapters/integration/two_axes"), is_chapter("chapters/back/about")
    (True, False)
    """
    return bool(re.fullmatch(r"chapters/(?!back/|teaching/)\w+/\w+", pagename))


def work_of(app, pagename: str, title: str) -> Work:
    """The chapter that a page is, from CITATION.cff, the settings and its title in plain words."""
    paper = yaml.safe_load((Path(app.srcdir) / "CITATION.cff").read_text(encoding="utf-8"))
    base = app.config.html_baseurl.rstrip("/")
    address = f"{base}/{quote(pagename)}.html" if base else ""
    author = " and ".join(one["name"] for one in paper["authors"])
    return Work(author, title, paper["title"], app.config.bonds_released, pagename, address)
