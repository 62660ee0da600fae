"""Sorting into rings: what is placed is drawn, by short names, and nothing else moves."""

import pytest

from tests.pages.answering import ITEMS, page_of, put, shown

RINGS = [item for item in ITEMS if item.public().get("rings")]
DRAWN = "(box) => [...box.querySelectorAll('.rings g text')].map((one) => one.textContent)"
# Names that lie on each other (nearer than the height of their letters), or outside of the exercise.
CLASHES = """(box) => {
    const names = [...box.querySelectorAll(".rings text")].map((one) => [one.textContent, one.getBoundingClientRect()]);
    const out = box.getBoundingClientRect();
    const apart = ([, a], [, b]) => a.right <= b.left || b.right <= a.left || Math.abs(a.top + a.bottom - b.top - b.bottom) >= 22;
    return [
        ...names.flatMap((one, i) => names.slice(i + 1).filter((other) => !apart(one, other)).map((other) => `${one[0]} on ${other[0]}`)),
        ...names.filter(([, { left, right }]) => left < out.left || right > out.right).map(([name]) => `${name} outside`),
    ];
}"""


@pytest.mark.parametrize("item", RINGS, ids=lambda item: item.id)
def test_a_tie_that_is_placed_is_drawn_in_its_ring(item, visit):
    """Failure prevented: a map on which nothing appears, or that keeps what was taken back."""
    seen = visit(width=390, height=844).open(page_of(item))
    box = shown(seen.page, item)
    high = box.bounding_box()["height"]
    assert box.evaluate(DRAWN) == []
    first, second, *_ = public = item.public()["things"]
    rows = box.locator(".things > li")
    rows.nth(0).get_by_role("radio", name=item.public()["groups"][1], exact=True).press("Space")
    assert box.evaluate(DRAWN) == [first["short"]]
    rows.nth(1).get_by_role("radio", name=item.public()["groups"][0], exact=True).press("Space")
    assert box.evaluate(DRAWN) == [second["short"], first["short"]], "from the inside out"
    put(box, item.public())
    assert sorted(box.evaluate(DRAWN)) == sorted(one["short"] for one in public)
    assert box.bounding_box()["height"] == high, "a choice moves what stands below"
    seen.page.reload()
    assert sorted(shown(seen.page, item).evaluate(DRAWN)) == sorted(one["short"] for one in public), (
        "drawn from what is kept"
    )
    assert seen.errors == []


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("item", RINGS, ids=lambda item: item.id)
def test_names_in_the_rings_never_lie_on_each_other(item, width, visit):
    """Failure prevented: a ring in which six names make one blot."""
    seen = visit(width=width, height=844).open(page_of(item))
    box = shown(seen.page, item)
    for group in item.public()["groups"]:
        for row in box.locator(".things > li").all():
            row.get_by_role("radio", name=group, exact=True).press("Space")
        assert len(box.evaluate(DRAWN)) == len(item.public()["things"])
        assert box.evaluate(CLASHES) == [], group


@pytest.mark.parametrize("item", RINGS, ids=lambda item: item.id)
def test_empty_rings_stand_without_a_script_and_on_paper(item, visit):
    """A10, A11: prevents a map that a pen cannot fill."""
    seen = visit(java_script_enabled=False).open(page_of(item))
    box = seen.page.locator(f"#ex-{item.id}")
    for media in ("screen", "print"):
        seen.page.emulate_media(media=media)
        assert box.locator(".rings svg").is_visible()
        assert box.locator(".rings svg > text").all_text_contents() == item.public()["groups"]
