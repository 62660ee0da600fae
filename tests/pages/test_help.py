"""Help is one key press away on every page, also on paper, without script and from a folder."""

import re

import pytest

from tests.pages.opening import BACK, CHAPTERS, HTML, PAGES

BOX = '<div class="box box-help" id="help-now"'
WITH_FOOTER = [page for page in PAGES if page != "index.html"]
FOOTER = re.compile(
    r'<footer class="bottom">\s*<p class="help-foot"><a href="([^"]*)#help-now"[^>]*>Help now</a>: (.*?)</p>'
)


@pytest.mark.parametrize("page", WITH_FOOTER)
def test_every_footer_leads_to_a_box(page):
    """Failure prevented: a page from which help is many pages away, or a link to a box that is not there."""
    text = (HTML / page).read_text(encoding="utf-8")
    (place, line), *more = FOOTER.findall(text)
    assert more == []
    assert "call your local emergency number" in line
    assert (BOX in text) == (place == "")
    target = (HTML / page).parent / place if place else HTML / page
    assert BOX in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_a_link_to_help_leads_to_a_whole_box_and_says_on_paper_where_that_is(page):
    """Failure prevented: a link to a line that only links on, or "Help now" on paper, which nobody can press."""
    text = (HTML / page).read_text(encoding="utf-8")
    links = re.findall(r'<a ([^>]*?)href="([^"#]*)#(help-(?:now|violence|therapist))"([^>]*)>', text)
    assert links
    for before, place, at, after in links:
        if place:
            there = ((HTML / page).parent / place).read_text(encoding="utf-8")
            assert BOX in there
            assert f'id="{at}"' in there
            assert 'data-on-paper="Find a Helpline, https://' in before + after
        else:
            assert BOX in text


def test_the_box_every_page_can_reach_is_whole():
    """Failure prevented: a short form that leads to another short form."""
    before, _, box = (HTML / "chapters/back/about.html").read_text(encoding="utf-8").partition('id="help-now"')
    for said in ("local emergency number", "not checked by us", "needs a connection", "who have lost somebody"):
        assert said in box[:1500]
    for at, said in (("violence", "the police"), ("therapist", "professional bodies")):
        assert f'id="help-{at}"' in before[-1500:]
        assert said in before[-1500:]


def test_about_names_what_a_quiet_line_is_there_for():
    """Failure prevented: a page on violence at home of which nobody reads beforehand that no clinician has read it."""
    about = re.sub(r"\s+", " ", (HTML / "chapters/back/about.html").read_text(encoding="utf-8"))
    quiet = [page for page in CHAPTERS if 'class="quiet-note' in (HTML / page).read_text(encoding="utf-8")]
    assert quiet
    said = about.partition('id="who-has-not-read-this-book-yet"')[2]
    assert "of widowhood, of violence at home and of abuse by therapists" in said


def test_pages_at_the_back_say_it_in_one_line():
    """Failure prevented: a box passed over on every page at the back."""
    boxes = {page: (HTML / page).read_text(encoding="utf-8").count('class="box box-help') for page in BACK}
    assert [boxes.pop(f"chapters/{whole}.html") for whole in ("back/about", "teaching/index")] == [1, 1]
    assert set(boxes.values()) == {0}


def test_a_page_on_suicide_repeats_the_box_and_links_it():
    """Failure prevented: help that is named thirty screens below the place where it stands."""
    for page in CHAPTERS:
        text = (HTML / page).read_text(encoding="utf-8")
        article = text.partition("<article")[2].partition("</article>")[0]
        if 'id="help-now"' in article:
            assert article.count('class="box box-help') == 2, page
            boxes = {one[1]: one.start() for one in re.finditer(r'id="(help-now(?:-again)?)"', article)}
            links = list(re.finditer(r'href="#(help-now[^"]*)"', article))
            assert links, page
            # Of the two boxes that which is nearer: nobody who reads on is thrown back to the top.
            assert [link[1] for link in links] == [
                min(boxes, key=lambda name: abs(boxes[name] - link.start())) for link in links
            ], page


def test_a_quiet_note_is_one_line_that_ends_on_help():
    """Failure prevented: a note that grows into a box of its own, or that names what is hard and leads nowhere."""
    notes = [
        (page, note)
        for page in CHAPTERS
        for note in re.findall(r'<p class="quiet-note">(.*?)</p>', (HTML / page).read_text(encoding="utf-8"), re.S)
    ]
    assert notes
    for page, note in notes:
        assert len(re.sub(r"<.*?>", "", note).split()) <= 45, page
        assert re.search(r'<a [^>]*href="[^"]*#help-(?:now|violence|therapist)"[^>]*>Help now</a>\.\s*$', note), page


def test_help_is_reached_by_keys_and_printed(visit):
    """Failure prevented: a link that only a pointer finds, or paper without a line on help."""
    seen = visit(width=390).open("chapters/back/glossary.html")
    link = seen.page.locator(".help-foot a")
    link.focus()
    assert seen.page.evaluate("document.activeElement.textContent") == "Help now"
    assert link.bounding_box()["height"] >= 24
    seen.page.emulate_media(media="print")
    assert seen.page.locator(".help-foot").is_visible()
    shown = "getComputedStyle(document.querySelector('.help-foot a'), '::after').content"
    assert "https://findahelpline.com" in seen.page.evaluate(shown)
    assert not seen.page.locator(".foot-links").is_visible()
    seen.page.emulate_media(media="screen")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url("**/about.html#help-now")
    assert seen.errors == []
