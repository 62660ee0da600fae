"""What stands beside the text: the marks of claims, and the contents that say where one is."""

import json
from itertools import pairwise

from tests.pages.driving import until
from tests.pages.opening import CHAPTERS, each


@each(CHAPTERS)
def test_marks_of_claims_stand_in_the_margin_where_there_is_one(page, visit):
    """Failure prevented: small grey tags that break up a sentence; marks on top of each other or of the contents."""
    seen = visit(width=1280).open(page)
    places = """() => [...document.querySelectorAll("section > p > .claims:not(.listed)")].map((one) => {
        const text = one.parentElement.getBoundingClientRect();
        const { left, top } = one.getBoundingClientRect();
        const rail = document.querySelector(".rail-page .caption").getBoundingClientRect();
        const ends = [...one.querySelectorAll("a")].map((mark) => mark.getBoundingClientRect());
        return { beside: left > text.right, free: ends.every((end) => end.right < rail.left), top: top + scrollY, height: one.offsetHeight };
    })"""
    wide = seen.page.evaluate(places)
    assert wide
    assert all(one["beside"] and one["free"] for one in wide)
    assert all(a["top"] + a["height"] <= b["top"] for a, b in pairwise(wide))
    seen.page.set_viewport_size({"width": 390, "height": 844})
    assert not any(one["beside"] for one in seen.page.evaluate(places))


def test_the_contents_of_the_page_mark_where_one_is(visit):
    """Failure prevented: a list of sections that never says which of them is being read."""
    seen = visit(width=1280).open("chapters/relationship/alliance_and_outcome.html")
    links = seen.page.locator(".rail-page ul ul > li > a:visible")
    current = seen.page.locator(".rail-page a[aria-current]:visible")
    for link in (links.nth(2), links.nth(4), links.first):
        link.click()
        want = [link.inner_text()]
        assert until(seen.page, f"[...document.querySelectorAll('.rail-page a[aria-current]')].some((one) => one.innerText === {json.dumps(want[0])})", True)  # fmt: skip
        assert current.all_inner_texts() == want
    seen.page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    assert until(seen.page, "document.querySelectorAll('.rail-page a[aria-current]:not([href=\"#\"])').length", 0) == 0
