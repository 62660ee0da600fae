"""How a chapter is cited: one source for two forms, and words that LaTeX would take for commands."""

import re

import pytest
from pybtex.database import parse_string

from widgets._site import citing

HOSTILE = [
    r"50 % of R & D cost $5 {each}",
    "a_b ^ c ~ d # e",
    r"\input{x}",
    "one { alone",
    "Why would a good bond heal?",
    "Ties “within”",
]

# What LaTeX prints for these names.
PRINTED = {
    "textbraceleft": "{",
    "textbraceright": "}",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
}


def work(title="A few people carry most of the weight", **other) -> citing.Work:
    return citing.Work("The authors of Bonds", title, "Bonds: a book", "2026-11-27", "chapters/life/few_ties", **other)


@pytest.mark.parametrize("title", HOSTILE)
def test_what_is_cited_says_the_title_again(title):
    """Failure prevented: a bibliography that does not compile, or loses the half of a title behind a per cent sign."""
    entry = parse_string(citing.bibtex(work(title)), "bibtex").entries["bonds2026fewties"]
    assert re.search(r"(?<!\\)[&%$#_]|[~^]", entry.fields["title"]) is None
    said = re.sub(
        r"\\(text\w+)\{\}|\\(.)", lambda found: PRINTED[found[1]] if found[1] else found[2], entry.fields["title"]
    )
    assert said == f"{{{title}}}"
    assert entry.fields["year"] == "2026"
    assert entry.persons["author"][0].last_names == ["{The authors of Bonds}"]


def test_the_two_forms_say_the_same():
    """Failure prevented: two editions, authors or addresses in one box."""
    for address in ("", "https://books.example/bonds/chapters/life/few_ties.html"):
        forms = (str(citing.apa(work(address=address))), citing.bibtex(work(address=address)))
        for said in ("The authors of Bonds", "A few people carry", "Bonds: a book", "2026", "27 November 2026"):
            assert all(said in form for form in forms), said
        assert all(("https://" in form) == bool(address) and address in form for form in forms)
        # A copy that was made for no address says so, and not that there is none.
        assert all(("No address given" in form) == (not address) for form in forms)


@pytest.mark.parametrize("title", ["Does it heal?", "It heals!", "It heals", "It heals."])
def test_a_title_has_one_mark_at_its_end(title):
    """Failure prevented: "heal?." in a list of references."""
    assert f" {title.removesuffix('.') if title[-1] == '.' else title}" in citing.apa(work(title))
    assert not any(two in citing.apa(work(title)) for two in ("?.", "!.", "s.."))


def test_markup_in_a_title_stays_text():
    """S4: prevents a title that writes into the page."""
    assert "<b>" not in citing.box(work("1 <b>2</b>"))
