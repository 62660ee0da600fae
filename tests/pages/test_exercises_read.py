"""What stands in an exercise is read and pressed where a reader expects it."""

import pytest

from tests.pages.answering import ITEMS, KINDS, check, put, stored

MANY = next(item for item in ITEMS if item.public().get("many"))
TABLED = [item for item in ITEMS if "table" in str(item.public()["prompt"])]
# The height of a cell is that of its words, each of which stands in one piece.
BROKEN = """(box) => [...box.querySelectorAll(".prompt :is(th, td)")].filter((cell) => [...cell.childNodes].some((node) => {
    if (node.nodeType !== 3) return false;
    return [...node.data.matchAll(/\\S+/g)].some((word) => {
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        return range.getClientRects().length > 1 && !/[-–/]/.test(word[0]);
    });
})).map((cell) => cell.textContent)"""


def alone(seen, item):
    """The exercise on its own page."""
    seen.open(f"embed/{item.id}.html")
    seen.page.wait_for_selector("[data-room][data-live]")
    return seen.page.locator("[data-room]")


@pytest.mark.parametrize("item", TABLED, ids=lambda item: item.id)
def test_no_word_breaks_in_a_table_of_a_prompt(item, visit):
    """A head of a column that reads "Wa" and "rd"."""
    assert alone(visit(width=390), item).evaluate(BROKEN) == []


def test_a_sort_says_why_once_it_stands(cleared):
    """Six things that are right and six reasons that nobody can read; rows that touch."""
    item = KINDS["sort"]
    box = alone(cleared, item)
    put(box, item.public())
    check(box)
    assert box.locator(".reason:not(:empty)").count() == 0
    box.get_by_role("button", name="Why these?").click()
    assert box.locator(".fine .reason:not(:empty)").count() == len(item.public()["things"])
    assert stored(cleared.page)[item.id]["state"] == "right"
    gaps = box.locator(".things > li").evaluate_all(
        "(rows) => rows.slice(1).map((row, i) => row.getBoundingClientRect().top - rows[i].getBoundingClientRect().bottom)"
    )
    assert min(gaps) >= 4


def test_ticking_all_opens_no_reasons(cleared):
    """A choice of several that tells everything to whoever ticks everything."""
    box = alone(cleared, MANY)
    for option in box.get_by_role("checkbox").all():
        option.check()
    wanted = sum(option["right"] for option in MANY.public()["options"])
    assert f"{wanted} belong here" in check(box)
    assert box.locator(".reason:not(:empty), .options :is(.right, .wrong)").count() == 0
    put(box, MANY.public())
    check(box)
    assert box.locator(".reason:not(:empty)").count() == wanted


def test_a_guess_has_a_track_before_it_is_made(cleared):
    """Two numbers and nothing between them that looks as if it could slide."""
    slider = alone(cleared, KINDS["predict"]).get_by_role("slider")
    assert "gradient" in slider.evaluate("(one) => getComputedStyle(one).backgroundImage")


def test_copy_link_stays_where_it_was(cleared):
    """A link that a finger has just found and that moves to the other side."""
    item = KINDS["choice"]
    box = alone(cleared, item)
    link = box.get_by_role("button", name="Copy link")
    places = []
    for right in (False, True):
        put(box, item.public(), right)
        check(box)
        found = link.bounding_box()
        places.append(found["x"])
    assert places[0] == places[1]


def test_wrong_has_one_sign(cleared):
    """A cross beside a sentence and a circle beside a number."""
    for kind in ("choice", "numeric", "plane"):
        box = alone(cleared, KINDS[kind])
        put(box, KINDS[kind].public(), right=False)
        check(box)
        assert box.locator(":is(.slot i, .sign.wrong):visible", has_text="×").count() >= 1, kind
