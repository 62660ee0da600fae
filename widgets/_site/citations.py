"""Citations as psychology prints them, (Flückiger et al., 2018), and references that say what nobody could check."""

import re
from dataclasses import dataclass, field
from functools import cache
from html import escape
from pathlib import Path

import pybtex.plugin
import sphinxcontrib.bibtex.plugin
from pybtex.database import parse_file
from pybtex.richtext import Text
from pybtex.style.formatting import toplevel
from pybtex.style.formatting.plain import Style
from pybtex.style.template import field as entry_field
from pybtex.style.template import optional, sentence
from sphinxcontrib.bibtex.style.referencing import BracketStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle


def round_brackets() -> BracketStyle:
    return BracketStyle(left="(", right=")")


@dataclass
class RoundStyle(AuthorYearReferenceStyle):
    """Author and year in round brackets."""

    bracket_parenthetical: BracketStyle = field(default_factory=round_brackets)
    bracket_textual: BracketStyle = field(default_factory=round_brackets)
    bracket_author: BracketStyle = field(default_factory=round_brackets)
    bracket_label: BracketStyle = field(default_factory=round_brackets)
    bracket_year: BracketStyle = field(default_factory=round_brackets)


class NotedStyle(Style):
    """Pybtex's plain style, which drops the note of a chapter in a book: there too it says what is unverified."""

    def get_incollection_template(self, entry):
        return toplevel[
            super().get_incollection_template(entry), optional[sentence(capitalize=False)[entry_field("note")]]
        ]


def foreign_titles(bibliography: Path) -> dict[str, tuple[str, str]]:
    """The titles that are not English, each with its language, by the key of the work."""
    return {
        key: (Text.from_latex(entry.fields["title"]).render_as("text"), entry.fields["langid"])
        for key, entry in parse_file(str(bibliography), encoding="utf-8").entries.items()
        if "langid" in entry.fields
    }


def in_their_language(body: str, bibliography: Path) -> str:
    """The list of references with each foreign title marked, so that a screen reader does not read French as
    English.
    """
    # Each once, though two editions may have it.
    for title, language in dict.fromkeys(foreign_titles(bibliography).values()):
        said = re.escape(escape(title, quote=False)).replace("'", "['’]")
        body = re.sub(said, rf'<span lang="{language}">\g<0></span>', body, flags=re.I)
    return body


def setup(app):
    pybtex.plugin.register_plugin("pybtex.style.formatting", "noted", NotedStyle)
    sphinxcontrib.bibtex.plugin.register_plugin(
        "sphinxcontrib.bibtex.style.referencing", "author_year_round", RoundStyle
    )
    # Asked for at every citation, and each time pybtex reads what every installed package says of itself.
    pybtex.plugin.find_plugin = cache(pybtex.plugin.find_plugin)
