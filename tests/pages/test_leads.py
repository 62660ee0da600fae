"""An old address opens what it named, or says in one sentence where that is now."""

import re

import pytest
from playwright.sync_api import expect

from tests.pages.driving import until
from tests.pages.opening import HTML

PAGE = "chapters/integration/two_axes.html"
LINES = (
    '<p class="was" id="old-place">What this address named is now in <a href="../back/claims.html#claim-c23">Claims</a>.</p>'
    '<p class="was" data-was="ties">This picture is now in <a href="../modern_society/four_sectors.html#sectors">Sectors</a>.</p>'
)


@pytest.fixture
def changed(visit):
    """A visit of the chapter with two old addresses, and with a setting that is retired."""

    def make():
        seen = visit()
        text = (HTML / PAGE).read_text(encoding="utf-8")
        text = re.sub(r"<article\b[^>]*>", lambda start: start[0] + LINES, text, count=1)
        text = text.replace('"key":"typology",', '"key":"typology","retired":{"q":"The old strength is gone."},', 1)
        seen.page.route(f"**/{PAGE}*", lambda route: route.fulfill(body=text, content_type="text/html; charset=utf-8"))
        return seen

    return make


def test_an_old_number_opens_the_work_that_it_named(visit):
    """Failure prevented: a target that no browser can scroll to."""
    seen = visit().open("chapters/back/references.html#id96")
    expect(seen.page.locator("#ref-berk2006macro")).to_be_in_viewport()
    assert seen.errors == []


def test_a_line_is_seen_by_who_comes_with_its_address_alone(changed):
    """Failure prevented: a page that tells every reader what it once had, or tells nobody."""
    seen = changed().open(PAGE)
    assert seen.page.locator(".was:visible").count() == 0
    seen = changed().open(f"{PAGE}#old-place")
    line = seen.page.locator("#old-place")
    expect(line).to_be_in_viewport()
    assert seen.page.locator(".was:visible").count() == 1
    line.locator("a").click()
    seen.page.wait_for_url("**/chapters/back/claims.html#claim-c23")


def test_a_widget_that_moved_is_led_to_with_its_settings(changed):
    """Failure prevented: a link to a picture that ends in a page without it, or arrives with its settings lost."""
    seen = changed().open(f"{PAGE}#ties=m:eggs,t:3&typology=c:0.5")
    line = seen.page.locator("[data-was]")
    expect(line).to_be_visible()
    assert seen.page.locator(".notice:visible").count() == 1, "what moved is no fault of the address"
    assert seen.page.evaluate("bonds.widgets.find((one) => one.key === 'typology').model.get('cohesion')") == 0.5
    line.locator("a").click()
    seen.page.wait_for_url("**/four_sectors.html#sectors=*")
    read = "window.bonds?.widgets?.find((one) => one.key === 'sectors').model.get('mode')"
    assert until(seen.page, read, "eggs") == "eggs"
    assert seen.errors == []


def test_an_old_embed_says_what_the_exercise_is_now(visit):
    """Failure prevented: a frame in last year's course that shows another exercise without a word."""
    seen = visit(width=420)
    text = (HTML / "embed/tall-ratio.html").read_text(encoding="utf-8")
    text = text.replace('"state":{"item":{', '"state":{"item":{"now":"This exercise is now “Tall ratio”.",', 1)
    seen.page.route("**/embed/old-ratio.html", lambda route: route.fulfill(body=text, content_type="text/html"))
    seen.open("embed/old-ratio.html")
    expect(seen.page.locator("[data-live] .hint").first).to_have_text("This exercise is now “Tall ratio”.")
    assert seen.errors == []


def test_a_retired_setting_says_so(changed):
    """Failure prevented: an old address that sets the rest and is silent about what it could not set."""
    seen = changed().open(f"{PAGE}#typology=q:1,k:0.25")
    said = seen.page.locator(".notice[data-address]")
    expect(said).to_have_text("The old strength is gone.")
    assert seen.page.evaluate("bonds.widgets.find((one) => one.key === 'typology').model.get('control')") == 0.25
    seen.page.evaluate("location.hash = 'typology=q:1,zz:1'")
    expect(said).to_have_text(re.compile(r"could not be read; .* The old strength is gone\.$"))
    assert seen.errors == []
