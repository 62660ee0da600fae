"""Cards: a term, a claim's mark and a citation open one line in place, and lead on; where that cannot be, they are links."""

import json
import re
import zipfile

import pytest

from tests.pages import questions
from tests.pages.conftest import ENGINE
from tests.pages.driving import until
from tests.pages.opening import CHAPTERS, HTML, each
from tests.pages.test_hostile_words import HOSTILE

PAGE = "chapters/relationship/alliance_and_outcome.html"
KINDS = {"term": "article p .term", "claim": "section > p .claims a", "ref": 'section > p > a[href*="#ref-"]'}
CARDED = ':is([href*="#term-"], [href*="#claim-c"], [href*="#ref-"]):not(.terms *, .was *)'
FILE = (HTML / "_static" / "cards.js").read_text(encoding="utf-8")
CARDS = json.loads(FILE.removeprefix("window.bondsCards=").partition(";\nwindow.bondsCardStyle=")[0])
# What Firefox is told to tap it does not click.
TAP = "tap" if ENGINE == "chromium" else "click"
OPEN = "Boolean(document.querySelector('.card:popover-open'))"
FOCUSED = "document.activeElement.className || document.activeElement.getAttribute('href')"


def said(card: list) -> str:
    """The text of a card, its pieces joined."""
    text = card[1]
    return text if isinstance(text, str) else "".join(one if isinstance(one, str) else one[0] for one in text)


def opened(seen, kind="term", how="click"):
    """A page with the card of its first word of a kind, and that word."""
    word = seen.page.locator(KINDS[kind]).first
    if how == "Enter":
        word.focus()
        seen.page.keyboard.press("Enter")
    else:
        getattr(word, how)()
    assert until(seen.page, OPEN, True)
    return word


@each(CHAPTERS)
def test_every_word_that_should_open_a_card_has_one(page, visit):
    """Failure prevented: a word that is marked, asks for the cards, and then leads away after all."""
    hashes = visit(java_script_enabled=False).open(page).page.locator(CARDED)
    keys = {one.get_attribute("href").partition("#")[2] for one in hashes.all()}
    assert {key.partition("-")[0] for key in keys} == set(KINDS)
    assert keys - set(CARDS) == set()


def test_cards_say_what_the_pages_print(visit):
    """Failure prevented: a definition, a claim or a work that says one thing on its card and another on its page."""
    page = visit(java_script_enabled=False).open("chapters/back/glossary.html").page
    rows = page.locator(".terms li").all_inner_texts()
    terms = [card for key, card in sorted(CARDS.items()) if key.startswith("term-")]
    assert sorted(f"{name}: {text}" for name, text in terms) == sorted(rows)
    page.goto(page.url.replace("glossary", "claims"))
    claims = {one.get_attribute("id"): one.text_content() for one in page.locator(".claim-list li").all()}
    cards = {key: card for key, card in CARDS.items() if key.startswith("claim-")}
    assert {key: f"{card[0][: card[0].index(',')]} {card[1]} {card[2]}" for key, card in cards.items()} == claims
    page.goto(page.url.replace("claims", "references"))
    works = {one.get_attribute("id"): one.locator("p") for one in page.locator("div.citation").all()}
    assert set(works) == {key for key in CARDS if key.startswith("ref-")}
    for key, line in works.items():
        whole, card = line.inner_text(), said(CARDS[key])
        assert whole.startswith(card), key
        # What a card leaves out is the address, which its link keeps.
        assert re.fullmatch(r"( URL:)?( (doi:|http)\S+)?\.?", whole.removeprefix(card)), (key, whole)
        links = [one.get_attribute("href") for one in line.locator("a").all()]
        assert CARDS[key][3:] == links[-1:], key
        foreign = [one.inner_text() for one in line.locator("[lang]").all()]
        assert foreign == [one[0] for one in CARDS[key][1] if len(one) == 3 and not isinstance(one, str)], key


@pytest.mark.parametrize("kind", KINDS)
def test_a_card_opens_in_place_and_costs_nothing_before(kind, visit):
    """Failure prevented: a reader moved thousands of pixels for one word, or cards paid for by who opens none."""
    seen = visit(width=390, height=844, has_touch=True).open(PAGE)
    assert not any("cards.js" in url for url in seen.requests)
    word = seen.page.locator(KINDS[kind]).first
    word.scroll_into_view_if_needed()
    before = word.bounding_box()
    opened(seen, kind, TAP)
    assert word.bounding_box() == before
    key = word.get_attribute("href").partition("#")[2]
    assert seen.page.locator(".card-text").inner_text() == said(CARDS[key])
    assert seen.page.locator(".card-more").get_attribute("href") == word.evaluate("(one) => one.href")
    seen.page.keyboard.press("Escape")
    getattr(seen.page.locator(KINDS["term"]).last, TAP)()
    assert until(seen.page, OPEN, True)
    assert sum("cards.js" in url for url in seen.requests) == 1
    assert seen.elsewhere == []
    assert seen.errors == []


@pytest.mark.parametrize("kind", KINDS)
def test_keys_open_a_card_lead_on_and_go_back(kind, visit):
    """A4: a card that a keyboard cannot open, leave or follow, or that loses the place in the text."""
    seen = visit().open(PAGE)
    word = opened(seen, kind, "Enter")
    assert word.get_attribute("aria-haspopup") == "dialog"
    card = seen.page.get_by_role("dialog")
    assert card.evaluate("(one) => one === document.activeElement")
    assert card.get_attribute("aria-label") == (CARDS[word.get_attribute("href").partition("#")[2]][0] or "Reference")
    assert card.get_attribute("aria-describedby") == "card-text card-small"
    seen.page.keyboard.press("Escape")
    assert word.evaluate("(one) => one === document.activeElement")
    # Past its end lies what follows the word; before its beginning the word.
    seen.page.keyboard.press("Tab")
    after = seen.page.evaluate(FOCUSED)
    opened(seen, kind, "Enter")
    seen.page.keyboard.press("Shift+Tab")
    assert (word.evaluate("(one) => one === document.activeElement"), seen.page.evaluate(OPEN)) == (True, False)
    opened(seen, kind, "Enter")
    for _ in card.locator("a:visible, button").all():
        seen.page.keyboard.press("Tab")
        assert card.evaluate("(one) => one.contains(document.activeElement)")
    seen.page.keyboard.press("Tab")
    assert (seen.page.evaluate(FOCUSED), seen.page.evaluate(OPEN)) == (after, False)
    opened(seen, kind, "Enter")
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate(FOCUSED) == "card-more"
    address = word.evaluate("(one) => one.href")
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url(address)


def test_a_press_elsewhere_or_on_the_word_closes_and_hovering_opens_nothing(visit):
    """Failure prevented: cards that pop up under a mouse that passes, and one that a reader cannot get rid of."""
    seen = visit().open(PAGE)
    word = seen.page.locator(KINDS["term"]).first
    word.hover()
    seen.page.wait_for_timeout(400)
    assert not any("cards.js" in url for url in seen.requests)
    for close in (
        lambda: seen.page.mouse.click(5, 5),
        lambda: seen.page.locator(".card-close").click(),
        # Not waited for: the card takes the press and closes.
        lambda: word.click(force=True),
    ):
        opened(seen)
        close()
        assert until(seen.page, OPEN, False) is False
    # And it opens again.
    opened(seen)


@pytest.mark.parametrize("lost", [1, 2])
def test_a_lost_file_is_asked_for_again_and_then_the_link_is_followed(lost, visit):
    """R5: a word that does nothing on a poor line."""
    seen = visit().open(PAGE)
    asked = []

    def answer(route):
        asked.append(route.request.url)
        route.abort() if len(asked) <= lost else route.continue_()

    seen.page.route("**/cards.js*", answer)
    word = seen.page.locator(KINDS["claim"]).first
    if lost == 1:
        opened(seen, "claim")
    else:
        address = word.evaluate("(one) => one.href")
        word.click()
        seen.page.wait_for_url(address)
    assert len(asked) == 2


def test_a_file_that_is_none_of_ours_leaves_the_link(visit):
    """R5: somebody's page in place of the cards, and a word that does nothing."""
    seen = visit().open(PAGE)
    seen.page.route("**/cards.js*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    word = seen.page.locator(KINDS["ref"]).first
    address = word.evaluate("(one) => one.href")
    word.click()
    seen.page.wait_for_url(address)


def test_a_browser_without_popovers_has_plain_links(visit):
    """A11: a word that promises a dialog and has none, in a browser of some years ago."""
    seen = visit()
    seen.page.add_init_script("delete HTMLElement.prototype.showPopover;")
    seen.open(PAGE)
    assert seen.page.locator("article [aria-haspopup]").count() == 0
    word = seen.page.locator(KINDS["claim"]).first
    address = word.evaluate("(one) => one.href")
    word.click()
    seen.page.wait_for_url(address)
    assert not any("cards.js" in url for url in seen.requests)


def test_a_link_for_another_tab_stays_a_link(visit):
    """Failure prevented: control or a middle click that opens a card and no tab."""
    seen = visit().open(PAGE)
    word = seen.page.locator(KINDS["claim"]).first
    for how in ({"modifiers": ["ControlOrMeta"]}, {"button": "middle"}):
        with seen.context.expect_page() as other:
            word.click(**how)
        other.value.wait_for_url(word.evaluate("(one) => one.href"))
    assert not any("cards.js" in url for url in seen.requests)


def test_cards_open_from_a_folder(visit):
    """Failure prevented: an unpacked book in which words do nothing."""
    seen = visit()
    seen.page.goto((HTML / PAGE).as_uri())
    opened(seen, "ref")
    assert seen.page.locator(".card em").inner_text() == "Psychotherapy"
    with zipfile.ZipFile(HTML / "bonds-offline.zip") as book:
        assert [name for name in book.namelist() if name.endswith("/_static/cards.js")]


# Each word is brought to where it leaves least room, then opened: what stands outside the window or on its word.
PLACED = """(selector) => [...document.querySelectorAll(selector)].flatMap((word, i) => {
    if (!word.checkVisibility()) return [];
    word.scrollIntoView({ block: ["start", "center", "end"][i % 3], behavior: "instant" });
    word.click();
    const card = document.querySelector(".card");
    const { left, top, right, bottom, height } = card.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const where = `${word.textContent} ${[left, top, right, bottom].map(Math.round)} of ${clientWidth} x ${clientHeight}`;
    const on = [...word.getClientRects()].some((one) => one.left < right && one.right > left && one.top < bottom && one.bottom > top);
    const gone = word.getBoundingClientRect().bottom < 0 || word.getBoundingClientRect().top > clientHeight;
    const cut = card.scrollWidth > card.clientWidth + 1;
    card.hidePopover();
    return [
        ...(left < 0 || top < 0 || right > clientWidth || bottom > clientHeight ? [`outside: ${where}`] : []),
        ...(on ? [`on its word: ${where}`] : []), ...(gone ? [`word out of sight: ${where}`] : []),
        ...(cut ? [`cut: ${where}`] : []), ...(height < 60 ? [`flat: ${where}`] : []),
    ];
})"""


@pytest.mark.parametrize(
    ("width", "height", "letters"),
    [(390, 844, 16), (320, 640, 16), (320, 640, 32), (320, 256, 16), (1280, 800, 16), (1280, 800, 32)],
)
@pytest.mark.parametrize("page", CHAPTERS)
def test_a_card_is_inside_the_window_and_beside_its_word(page, width, height, letters, visit):
    """A8: a card that runs out of a narrow or low window, or covers the word that it explains."""
    seen = visit(width=width, height=height).open(page).wake()
    seen.page.add_style_tag(content=f"html {{ font-size: {letters}px !important; }}")
    opened(seen)
    faults = seen.page.evaluate(PLACED, f"article {CARDED}")
    assert faults == []
    assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_an_open_card(width, kind, visit):
    """A1, A5: a card without a name, pale in one theme, or with a link too small for a thumb."""
    seen = visit(width=width, color_scheme="light").open(PAGE)
    opened(seen, kind)
    for theme in ("light", "dark"):
        seen.page.emulate_media(color_scheme=theme)
        assert questions.axe(seen.page, ".card") == []
    assert questions.axe(seen.page) == []
    for one in seen.page.locator(".card :is(a, button):visible").all():
        assert one.bounding_box()["height"] >= 44


def test_a_card_is_seen_in_forced_colours_and_not_on_paper(visit):
    """A9, A10: a card without an edge, or one that is printed over the text."""
    seen = visit(forced_colors="active").open(PAGE)
    opened(seen)
    style = seen.page.evaluate(
        "(({ borderTopColor, borderTopWidth, backgroundColor, color }) => [borderTopColor, borderTopWidth, backgroundColor, color])(getComputedStyle(document.querySelector('.card')))"
    )
    assert style[0] != style[2] != style[3]
    assert style[1] == "1px"
    seen.page.emulate_media(media="print", forced_colors="none")
    assert not seen.page.locator(".card").is_visible()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_stay_words_on_a_card(text, visit):
    """S4: a title in the bibliography, or a claim, that becomes markup, script or an address of its own."""
    from widgets._site.cards import script

    keys = {key: card for key, card in CARDS.items() if key.startswith(("term-", "ref-fluck"))}
    spoiled = {key: [text, [text, [text, 1, text], [text, 0]], text, text] for key in keys} | {text: [text, text]}
    body = script(spoiled)
    assert "<" not in body.partition(";\nwindow.bondsCardStyle=")[0]
    seen = visit().open(PAGE)
    seen.page.route("**/cards.js*", lambda route: route.fulfill(body=body, content_type="text/javascript"))
    opened(seen)
    assert seen.page.evaluate("window.ran") is None
    assert seen.page.locator(".card-text").text_content() == text * 3
    assert seen.page.locator(".card img, .card script, .card svg, .card-elsewhere:visible").count() == 0
    assert [error for error in seen.errors if error.startswith("uncaught")] == []
