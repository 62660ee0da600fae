"""Every chapter in Firefox: visited once, and what is met there answers for what is heard, typed, refused and printed."""

import pytest

from tests.pages.conftest import ENGINE
from tests.pages.driving import until
from tests.pages.opening import CHAPTERS, Visit
from tests.pages.paper import paper_faults
from tests.pages.questions import FOCUS, SILENT, UNNAMED
from tests.pages.visits import STORED

# One worker takes all tests of a page, so that the visit serves them all.
ONCE = [pytest.param(page, marks=pytest.mark.xdist_group(f"firefox {page}")) for page in CHAPTERS]
BLOCKED = """document.addEventListener("securitypolicyviolation", (event) => console.error(`refused: ${event.violatedDirective} ${event.blockedURI}`));"""
READ_OUT = """() => [
    ...[...document.querySelectorAll("svg[role=img] text")].filter((one) => !one.closest("[aria-hidden=true]")).map((one) => `read out of a drawing: ${one.textContent}`),
    ...[...document.querySelectorAll("[role=status], output")].map((one) => `a bar: ${one.outerHTML.slice(0, 80)}`),
    ...[...document.querySelectorAll(".bonds :is(p, li, dd)")].filter((one) => getComputedStyle(one).hyphens === "auto").map((one) => `hyphens in ${one.textContent.slice(0, 40)}`),
]"""
UNASKED = """() => [...document.querySelectorAll(".exercise > fieldset")].filter((group) => {
    const name = group.getAttribute("aria-label") ?? "";
    const asked = [...group.querySelectorAll(":scope > .prompt > :not(.table-scroll)")];
    return asked.some((one) => !name.includes(one.textContent.trim())) || group.querySelector(".run-in").getAttribute("aria-hidden") !== "true";
}).map((group) => `comes without its question, or says its title twice: ${group.querySelector(".run-in").textContent}`)"""
SLIDERS = "(window.sliders = [...document.querySelectorAll('[data-room] input[type=range]:enabled')]).length"
TAKEN = """(place) => {
    const one = sliders[place];
    if (!one.checkVisibility({ visibilityProperty: true })) return null;
    one.focus();
    return [one.min, one.max, one.step].map(Number);
}"""
HEARD = "[...document.querySelectorAll('.bonds .heard[aria-live]')].map((one) => one.textContent).filter(Boolean)"


@pytest.fixture(scope="session")
def met(firefox, site):
    """What one visit of a page finds, by promise; asked again it is remembered."""
    pages = {}

    def look(page):
        if page not in pages:
            context = firefox.new_context(viewport={"width": 1280, "height": 900})
            context.add_init_script(BLOCKED)
            seen = Visit(context, site).open(page).wake()
            # Paper comes last: it opens what was closed.
            pages[page] = {"spoken": spoken(seen.page), "keyboard": keyboard(seen.page), "policy": policy(seen)}
            pages[page]["print"] = paper_faults(seen.page, "firefox")
            context.close()
        return pages[page]

    return look


def spoken(page) -> list[str]:
    """What would be heard and should not be, or the other way round."""
    faults = page.evaluate(READ_OUT) + page.evaluate(UNASKED)
    for typed in page.locator("[data-room] input.typed:visible").all():
        label = typed.get_attribute("aria-label").removesuffix(", typed")
        before = typed.input_value()
        typed.fill("much")
        typed.press("Tab")
        told = until(page, f"{HEARD}.some((text) => text.startsWith({label!r} + ': “much” is not a number'))", True)
        faults += [] if told is True else [f"not told that “much” is no number: {label}"]
        typed.fill(before)
        typed.press("Tab")
    return faults


def keyboard(page) -> list[str]:
    """Controls without a name or value, sliders without their keys, stops that are not seen or do not let go."""
    faults = page.evaluate(UNNAMED) + page.evaluate(SILENT)
    # A list kept in the page: one slider at its end may hide another, and Firefox answers slowly about handles.
    for place in range(page.evaluate(SLIDERS)):
        if (bounds := page.evaluate(TAKEN, place)) is None:
            continue
        low, high, step = bounds
        for key, wanted in (("Home", low), ("ArrowRight", low + step), ("End", high)):
            page.keyboard.press(key)
            value = page.evaluate("Number(document.activeElement.value)")
            if value != pytest.approx(wanted, abs=1e-6):
                faults.append(f"{key} leads to {value}, not {wanted}")
    page.evaluate("document.activeElement.blur(), scrollTo(0, 0), document.querySelector('.skip').focus()")
    for _ in range(400):
        stop = page.evaluate(FOCUS)
        if stop["body"]:
            return faults
        stop["inside"] = stop["inside"] or comes_into_view(page)
        faults += [] if stop["visible"] and stop["inside"] else [f"not seen: {stop}"]
        page.keyboard.press("Tab")
    return [*faults, "the focus does not leave the page"]


def comes_into_view(page) -> bool:
    """Whether the stop is scrolled to: a frame or two later, or, where the busy engine dropped the scroll, on the way back.

    A stop that lies outside the window by the page's own doing stays there, however often it is come to.
    """
    inside = f"({FOCUS})().inside"
    if until(page, inside, True, patience=2):
        return True
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    return until(page, inside, True, patience=2)


def policy(seen) -> list[str]:
    """Requests elsewhere, errors and refusals, cookies, keys that nobody listed."""
    stored = seen.page.evaluate("Object.keys(localStorage)")
    cookies = [cookie["name"] for cookie in seen.context.cookies()]
    return [*seen.elsewhere, *seen.errors, *cookies, *sorted(set(stored) - STORED)]


@pytest.mark.parametrize("page", ONCE)
def test_it_is_heard_in_firefox(page, met):
    """H1 to H3: numbers read out of a drawing, a question that Tab passes over, a fault that nobody hears."""
    assert met(page)["spoken"] == []


@pytest.mark.parametrize("page", ONCE)
def test_keys_reach_everything_in_firefox(page, met):
    """A2, A4: the contract of the keyboard in the other engine."""
    assert met(page)["keyboard"] == []


@pytest.mark.parametrize("page", ONCE)
def test_firefox_refuses_and_fetches_nothing(page, met):
    """S1, R9: what another engine fetches ahead against the policy, or says in its console."""
    assert met(page)["policy"] == []


@pytest.mark.parametrize("page", ONCE)
def test_paper_keeps_its_drawings_in_firefox(page, met):
    """A10: a drawing that is lost, cut in two or set elsewhere, where another engine breaks sheets."""
    assert met(page)["print"] == []


@pytest.mark.parametrize("page", CHAPTERS)
def test_paper_keeps_its_drawings(page, visit):
    """A10: the same in the engine of the other tests."""
    assert paper_faults(visit().open(page).wake().page, ENGINE) == []
