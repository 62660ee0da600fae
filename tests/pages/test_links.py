"""Every link leads somewhere, and every page can be reached."""

import re
from functools import cache
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest

from tests.pages.answering import ITEMS
from tests.pages.driving import still
from tests.pages.opening import HTML, PAGES

# External addresses are checked by people, not by a test without a line: a new one is added here with its reason.
OUTSIDE = {
    "https://creativecommons.org/licenses/by/4.0/": "licence of text and figures",
    "https://findahelpline.com": "directory of help lines",
    "http://ress.revues.org/359": "Borlandi 2004, which has no DOI",
    "http://ncsociology.org/sociationtoday/v61/suicide.htm": "Nolan et al. 2008, which has no DOI",
    "http://hdl.handle.net/10419/110785": "Becker and Woessmann 2015, permanent handle",
}
DOI = re.compile(r"https://doi\.org/10\.\S+$")


class Anchors(HTMLParser):
    """The ids and links of a page."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.double = set(), [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if "id" in given:
            (self.double.append if given["id"] in self.ids else self.ids.add)(given["id"])
        for name in ("href", "src", "action"):
            if given.get(name) and tag != "use":
                self.links.append(given[name])


def opens_a_widget(page, link):
    """Whether a link sets a widget of its own page: `#alliance=m:forest`."""
    key, equals, _ = link.removeprefix("#").partition("=")
    return bool(link.startswith("#") and equals and f'"key":"{key}"' in (HTML / page).read_text(encoding="utf-8"))


@cache
def anchors(page):
    return Anchors((HTML / page).read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", PAGES)
def test_every_internal_link_resolves(page):
    """R2: a link to a page, file or section that is not there; an id that stands twice."""
    here = (HTML / page).parent
    wrong = []
    for link in anchors(page).links:
        if re.match(r"(https?:|mailto:|data:)", link) or opens_a_widget(page, link):
            continue
        target, _, fragment = link.partition("#")
        path = (here / unquote(target.split("?")[0])).resolve() if target else HTML / page
        if not path.is_file() or (
            fragment
            and path.suffix == ".html"
            and unquote(fragment) not in anchors(path.relative_to(HTML).as_posix()).ids
        ):
            wrong.append(link)
    assert wrong == []
    assert anchors(page).double == []


@pytest.mark.parametrize("page", PAGES)
def test_external_links_are_on_the_list(page):
    """R2: an outside address that nobody has looked at."""
    links = {link for link in anchors(page).links if re.match(r"https?:", link)}
    assert {link for link in links if link not in OUTSIDE and not DOI.match(link)} == set()


@pytest.mark.parametrize("item", ITEMS[-2:], ids=lambda item: item.id)
def test_who_is_led_to_an_answer_sees_its_title(item, visit):
    """Failure prevented: an answer on a phone that begins below its title, so that nobody knows whose it is."""
    seen = visit(width=390, height=844).open(f"chapters/back/answers.html#answer-{item.id}")
    still(seen.page)
    title = seen.page.locator("details.answer", has=seen.page.locator(":target")).locator("> summary")
    assert title.inner_text() == item.title
    assert title.bounding_box()["y"] >= 0


def test_no_page_is_an_orphan():
    """R2: a page that no other page leads to."""
    reached = {"index.html"}
    for page in PAGES:
        here = (HTML / page).parent
        for link in anchors(page).links:
            if not re.match(r"[a-z]+:", link) and (target := link.split("#")[0].split("?")[0]):
                reached.add((here / target).resolve().relative_to(HTML.resolve()).as_posix())
    assert set(PAGES) <= reached
