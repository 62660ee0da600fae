"""For every reader: links on headings, how to cite, the way back to where one stopped, and where an error is told."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.pages.answering import BARE
from tests.pages.driving import still, until
from tests.pages.opening import BACK, CHAPTERS, HTML, PAGES
from tests.pages.test_exercises_storage import BLOCKED, FULL

CHAPTER = "chapters/integration/two_axes.html"
ABOUT = "chapters/back/about.html"
OFFERS = ("index.html", "chapters/index.html", "chapters/back/my_work.html")
# Each heading of a section with the link behind it: where it leads, its name, its size, whether it is seen.
LINKS = """() => [...document.querySelectorAll("article section[id]")].map((section) => {
    const heading = section.querySelector("h1, h2, h3, h4, h5, h6"), link = heading.nextElementSibling;
    if (!link?.matches("a.headerlink")) return `${heading.textContent}: no link`;
    const { width, height, left, right, top, bottom } = link.getBoundingClientRect(), box = heading.getBoundingClientRect();
    // Where the last word ends, on the last line.
    const words = document.createRange();
    words.selectNodeContents(heading);
    const last = [...words.getClientRects()].filter((one) => one.width).pop(), middle = (top + bottom) / 2;
    const seen = Number(getComputedStyle(link).opacity) === 1;
    const faults = [];
    if (link.getAttribute("href") !== `#${section.id}`) faults.push(`leads to ${link.getAttribute("href")}`);
    if (link.getAttribute("aria-label") !== `Link to: ${heading.textContent.trim()}`) faults.push(`is named ${link.getAttribute("aria-label")}`);
    if (heading.textContent.includes("#")) faults.push("is heard in the heading");
    if (width && (width < 24 || height < 24)) faults.push(`is ${width} by ${height}`);
    if (width && (left < box.right - 1 || left < last.right - 1 || right > innerWidth)) faults.push(`stands at ${left} to ${right}, the words to ${last.right}`);
    if (width && (middle < last.top || middle > last.bottom)) faults.push(`stands at ${middle}, the last line at ${last.top} to ${last.bottom}`);
    if (WHEN) faults.push("SAID");
    return faults.length ? `${heading.textContent}: ${faults.join(", ")}` : "";
}).filter(Boolean)"""
HIDDEN = LINKS.replace("WHEN", "width && !seen").replace("SAID", "is not seen")
SHOWN = LINKS.replace("WHEN", "width && seen").replace("SAID", "is seen untouched")
PLACE = {"page": "integration/two_axes", "section": "x", "title": "Two axes", "heading": "What holds people"}


def at(seen, place):
    """The site with that place kept on the device, as it stands or as JSON."""
    seen.open(BARE)
    text = place if isinstance(place, str) else json.dumps(place)
    seen.page.evaluate("(text) => localStorage.setItem('bonds-place', text)", text)
    return seen


def kept(seen):
    return json.loads(seen.page.evaluate("localStorage.getItem('bonds-place') ?? 'null'"))


def stand(seen, path, heading):
    """Open a page and scroll until that heading stands at the top."""
    seen.open(path)
    still(seen.page)
    seen.page.get_by_role("heading", name=heading).evaluate("(one) => one.scrollIntoView({ behavior: 'instant' })")


@pytest.mark.parametrize("path", [CHAPTER, ABOUT, "index.html"])
def test_every_heading_has_a_link_for_eye_ear_and_finger(path, visit):
    """A2, A5: prevents a section that cannot be sent to anybody, or a sign that only a mouse brings to sight."""
    seen = visit(width=320, height=700, has_touch=True, is_mobile=True).open(path)
    assert seen.page.evaluate(HIDDEN) == []
    assert seen.page.locator(".headerlink").count() >= 3
    wide = visit().open(path)
    # A browser without a mouse shows them too.
    mouse = wide.page.evaluate("matchMedia('(hover: hover)').matches")
    assert bool(wide.page.evaluate(SHOWN)) != mouse
    link = wide.page.locator(".headerlink").nth(1)
    link.focus()
    assert link.evaluate("(one) => getComputedStyle(one).opacity") == "1"
    assert link.evaluate("(one) => one.offsetWidth >= 44 && one.offsetHeight >= 44")
    wide.page.keyboard.press("Enter")
    expect(wide.page).to_have_url(re.compile(re.escape(link.get_attribute("href")) + "$"))
    wide.page.emulate_media(media="print")
    assert not link.is_visible()


# An answer that is folded: in the box of a guess, or behind its exercise.
ANSWER = ".box-predict .reveal, .cell:has(.exercises) + details > .reveal"

# What a reader sees of an answer: whether it stands under its question, how much is seen, and the labels of what is folded.
ON_PAPER = """(answer) => {
    const seen = (all) => [...document.querySelectorAll(all)].filter((one) => one.checkVisibility()).map((one) => one.textContent);
    return {
        under: seen(answer),
        atTheEnd: [...document.querySelectorAll("article > .box .reveal, section:last-of-type ~ .box .reveal")].map((one) => one.textContent),
        labels: seen(":is(.chart, .cite, .box-predict, .chapter-terms) summary"),
    };
}"""

# What is folded, and what ends the page.
FOLDED = """() => [...document.querySelectorAll("details")].filter((one) => one.querySelector(":scope > .reveal"))
    .map((one) => one.previousElementSibling?.className + one.textContent.replaceAll(/\\s+/g, "")).concat([...document.querySelector("article").children].map((one) => one.tagName))"""


@pytest.mark.parametrize("path", CHAPTERS)
def test_paper_gives_the_answers_at_the_end_and_no_dead_labels(path, visit):
    """A10: prevents an answer that is read with its question, and words of what can be pressed where nothing can."""
    seen = visit().open(path)
    before = seen.page.evaluate(FOLDED)
    seen.page.emulate_media(media="print")
    answers = seen.page.locator(ANSWER).all_text_contents()
    for _ in range(2):
        seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    found = seen.page.evaluate(ON_PAPER, ANSWER)
    assert (found["under"], found["labels"]) == ([], [])
    assert set(answers) <= set(found["atTheEnd"])
    assert all(one.is_visible() for one in seen.page.locator(".reveal").all())
    seen.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert seen.page.evaluate(FOLDED) == before


def test_paper_without_script_keeps_an_answer_folded(visit):
    """A10: prevents an answer under its question where no script can put it elsewhere."""
    seen = visit(java_script_enabled=False).open("chapters/relationship/alliance_and_outcome.html")
    seen.page.emulate_media(media="print")
    assert seen.page.locator(".box-predict").is_visible()
    assert seen.page.locator(ANSWER).count() == 1
    assert not seen.page.locator(ANSWER).is_visible()


@pytest.mark.parametrize("path", CHAPTERS)
def test_a_word_of_the_text_opens_the_folded_terms(path, visit):
    """A11: prevents a link into something that is folded and stays so; also in a browser that does not unfold by itself."""
    seen = visit(width=390).open(path)
    folded = seen.page.locator(".chapter-terms")
    assert folded.get_attribute("open") is None
    seen.page.locator("article p .term").first.click()
    seen.page.locator(".card-more").click()
    named = seen.page.locator(":target")
    for _ in range(2):
        assert until(seen.page, "document.querySelector('.chapter-terms').open", True)
        assert named.evaluate("(one) => Math.abs(one.getBoundingClientRect().top) < innerHeight")
        folded.evaluate("(one) => { one.open = false; scrollTo(0, 0); dispatchEvent(new Event('hashchange')); }")
    # Folded again, it is whole on paper.
    folded.evaluate("(one) => { one.open = false; }")
    seen.page.emulate_media(media="print")
    assert folded.locator("dd").last.is_visible()


@pytest.mark.parametrize("path", CHAPTERS)
def test_every_chapter_says_how_to_cite_it(path, visit):
    """Failure prevented: a chapter that a paper cannot name, or a box that needs a script to be read."""
    seen = visit(java_script_enabled=False).open(path)
    box = seen.page.locator("details.cite")
    box.locator("summary").click()
    apa, bibtex = box.locator(".cite-text").all_inner_texts()
    title = seen.page.locator("h1").inner_text()
    assert apa.startswith(f"The authors of Bonds. (2026). {title}")
    assert f"title = {{{{{title}}}}}" in bibtex
    assert box.get_by_role("button").count() == 0


@pytest.mark.parametrize("refused", [False, True])
def test_a_citation_is_copied_or_selected(refused, visit):
    """A3: prevents a button that does nothing where a browser keeps its clipboard to itself."""
    seen = visit(permissions=[] if refused else ["clipboard-read", "clipboard-write"])
    if refused:
        seen.page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined });")
    seen.open(CHAPTER)
    box = seen.page.locator("details.cite")
    box.locator("summary").press("Enter")
    for form in ("APA", "BibTeX"):
        part = box.locator(".cite-form").filter(has_text=f"Copy {form}")
        part.get_by_role("button").press("Enter")
        text = part.locator(".cite-text").inner_text()
        said = "Not copied: the text is selected, copy it from here." if refused else "Copied."
        expect(part.locator("[aria-live=polite]")).to_have_text(said)
        held = "getSelection().toString()" if refused else "navigator.clipboard.readText()"
        assert seen.page.evaluate(held).strip() == text.strip()
    assert seen.errors == []


@pytest.mark.parametrize("path", OFFERS)
def test_who_comes_back_is_offered_the_way_to_where_they_stopped(path, cleared):
    """Failure prevented: a reader of an hour's chapter who has to look for the place, or is thrown there unasked."""
    stand(cleared, CHAPTER, "What holds people")
    cleared.open(path)
    assert kept(cleared)["section"] == "what-holds-people"
    assert cleared.page.evaluate("scrollY") == 0
    line = cleared.page.locator(".resume")
    title = kept(cleared)["title"]
    assert line.inner_text() == f"Go on where you stopped: {title}, “What holds people”"
    line.get_by_role("link").press("Enter")
    expect(cleared.page).to_have_url(f"{cleared.site}/{CHAPTER}#what-holds-people")
    assert cleared.errors == []


def test_a_place_is_one_of_a_chapter(cleared):
    """Failure prevented: who only looked up a word is led back to the glossary."""
    stand(cleared, CHAPTER, "What holds people")
    cleared.open("chapters/back/glossary.html").open("index.html").open(BARE)
    assert kept(cleared)["section"] == "what-holds-people"
    cleared.open(CHAPTER).open("index.html")
    assert "heading" not in kept(cleared)


def test_the_line_moves_nothing_when_it_comes(visit):
    """Failure prevented: a text that jumps under the eyes of whoever has been here before."""
    seen = at(visit(width=390, height=844), PLACE)
    seen.page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) window.shift += one.value; }).observe({ type: 'layout-shift', buffered: true });"
    )
    for path in OFFERS[::2]:
        seen.open(path)
        still(seen.page)
        assert seen.page.locator(".resume a").is_visible()
        assert seen.page.evaluate("window.shift") == 0
    # Seen at once on a phone, right under the title.
    box = seen.open("index.html").page.locator(".resume a").bounding_box()
    assert box["y"] + box["height"] < 844
    assert seen.page.locator("h1").bounding_box()["y"] < box["y"] < seen.page.locator(".scene-box").bounding_box()["y"]
    assert float(seen.page.locator(".resume").evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)")) >= 16


@pytest.mark.parametrize(
    "place",
    [
        *("", "{", "null", "7", "[]", '"x"', "{}"),
        PLACE | {"page": "https://elsewhere.invalid/x"},
        PLACE | {"page": "../../x"},
        PLACE | {"section": '"><img src=x onerror=alert(1)>'},
        PLACE | {"section": None},
        PLACE | {"title": ["x"]},
    ],
)
def test_what_is_no_place_leads_nowhere(place, cleared):
    """S5: prevents a link made of whatever stood in the storage."""
    for path in OFFERS[::2]:
        at(cleared, place).open(path)
        assert not cleared.page.locator(".resume").is_visible()
    assert cleared.errors == []


def test_the_words_of_a_place_stay_words(cleared):
    """S4: prevents markup that comes out of the storage."""
    bad = "<img src=x onerror=alert(1)>"
    at(cleared, PLACE | {"title": bad * 50, "heading": bad}).open("index.html")
    line = cleared.page.locator(".resume")
    assert line.locator("img").count() == 0
    assert bad in line.inner_text()
    assert len(line.inner_text()) < 500
    assert cleared.errors == []


@pytest.mark.parametrize("broken", [BLOCKED, FULL])
def test_without_storage_nothing_is_offered_and_nothing_said(broken, visit):
    """S5: prevents an error for who allows nothing to be kept."""
    seen = visit()
    seen.page.add_init_script(broken)
    stand(seen, CHAPTER, "What holds people")
    seen.open("index.html")
    assert not seen.page.locator(".resume").is_visible()
    assert seen.errors == []


def test_delete_everything_forgets_the_place(cleared):
    """S1: prevents a place that stays when everything was deleted."""
    at(cleared, PLACE).open("chapters/back/my_work.html")
    cleared.page.get_by_role("button", name="Delete everything").click()
    sure = cleared.page.get_by_role("button", name="Delete", exact=False).last
    sure.click()
    assert until(cleared.page, "localStorage.getItem('bonds-place')", None) is None
    cleared.open("index.html")
    assert not cleared.page.locator(".resume").is_visible()


@pytest.mark.parametrize("path", [path for path in PAGES if path in (*CHAPTERS, *BACK, "index.html")])
def test_every_page_says_where_an_error_is_told(path):
    """Failure prevented: a reader who sees a mistake and finds nobody to tell."""
    text = (HTML / path).read_text(encoding="utf-8")
    assert 'about.html#report-an-error">Report an error</a>' in text or path == ABOUT
    about = (HTML / ABOUT).read_text(encoding="utf-8")
    assert '<section id="report-an-error">' in about
    assert "Whoever publishes this copy has given no address for reports." in about


def test_a_report_names_the_section(visit):
    """Failure prevented: a report about a page of twenty screens that does not say which."""
    seen = visit()
    to = "https://forge.invalid/new?title=Bonds"
    text = (HTML / CHAPTER).read_text(encoding="utf-8")
    own = '<a href="../back/about.html#report-an-error">Report'
    assert own in text
    text = text.replace(own, f'<a class="report" href="{to}">Report')
    seen.context.route(f"**/{CHAPTER}*", lambda route: route.fulfill(body=text, content_type="text/html"))
    seen.context.route("https://forge.invalid/**", lambda route: route.fulfill(body="here", content_type="text/html"))
    stand(seen, CHAPTER, "What holds people")
    # The foot of the page is far below: the section is that in which a reader stands when the link is pressed.
    seen.page.locator(".report").evaluate("(one) => { one.style = 'position: fixed; top: 0'; }")
    seen.page.locator(".report").click()
    expect(seen.page).to_have_url(f"{to}%23what-holds-people")
