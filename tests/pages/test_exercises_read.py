"""What stands in an exercise is read and pressed where a reader expects it."""

import pytest

from tests.pages.answering import ITEMS, KINDS, check, judge, put, stored

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
    assert check(box).startswith(f"Leave {wanted} ticked")
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


def test_right_and_wrong_have_one_sign_each(cleared):
    """A cross beside a sentence and a circle beside a number."""
    for kind in ("choice", "numeric", "plane"):
        box = alone(cleared, KINDS[kind])
        for right, sign in ((False, "×"), (True, "✓")):
            put(box, KINDS[kind].public(), right)
            check(box)
            assert box.locator(":is(.slot i, .verdict:not(.heard) .sign):visible", has_text=sign).count() >= 1, (
                kind,
                sign,
            )


def test_a_sign_stands_beside_the_first_line(cleared):
    """A cross between the two lines of an option, or the second line of a verdict under its sign."""
    cleared.page.set_viewport_size({"width": 390, "height": 844})
    box = alone(cleared, KINDS["choice"])
    first = """(row) => { const range = document.createRange(); range.selectNodeContents(row.lastElementChild);
        const [line] = range.getClientRects(); const slot = row.querySelector(".slot").getBoundingClientRect();
        return (line.top + line.bottom - slot.top - slot.bottom) / 2; }"""
    for row in box.locator(".options label").all():
        assert abs(row.evaluate(first)) <= 1.5
    box = alone(cleared, KINDS["numeric"])
    put(box, KINDS["numeric"].public(), right=False)
    check(box)
    sign = box.locator(".verdict .sign").bounding_box()
    words = """(said) => { const range = document.createRange(); range.selectNodeContents(said);
        range.setStartAfter(said.querySelector(".sign")); return Math.min(...[...range.getClientRects()].map((one) => one.left)); }"""
    assert box.locator(".verdict").evaluate(words) >= sign["x"] + sign["width"] - 1
    assert sign["x"] >= box.locator(".prompt").bounding_box()["x"] - 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_not_chosen_yet_is_not_switched_off(theme, visit):
    """Grey boxes in the dark, which look as if nobody could tick them."""
    seen = visit(color_scheme=theme)
    for item in (KINDS["choice"], MANY):
        row = alone(seen, item).locator(".options input").first
        drawn = "(one) => { const { backgroundColor, appearance } = getComputedStyle(one); return [appearance, backgroundColor]; }"
        paper = seen.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert row.evaluate(drawn) == ["none", paper], item.id


MENDED = {
    "choice": (MANY, lambda box: box.locator(".options input:not(:checked)").first.check()),
    "sort": (KINDS["sort"], lambda box: box.locator(".things li:not(.fine) .chips input:not(:checked)").first.check()),
    "numeric": (KINDS["numeric"], lambda box: box.locator("input[inputmode=decimal]").press_sequentially("1")),
    "plane": (KINDS["plane"], lambda box: box.locator(".steps .chips input:not(:checked):enabled").first.check()),
    "forest": (KINDS["forest"], lambda box: box.locator("input[inputmode=decimal]").first.press_sequentially("1")),
}


@pytest.mark.parametrize("kind", MENDED)
def test_what_was_said_stays_quiet_while_it_is_mended(kind, cleared):
    """Buttons that rise under the finger once one chip is changed, and a verdict that seems to hold for the new answer."""
    item, mend = MENDED[kind]
    box = alone(cleared, item)
    put(box, item.public(), right=False)
    check(box)
    spoken = box.locator(".part .reason:has(.sign)" if kind == "forest" else ".verdict").first
    said, colour = spoken.inner_text(), "(one) => getComputedStyle(one).color"
    assert said
    # On the page: a driver scrolls to what it presses.
    where = "(one) => one.getBoundingClientRect().top + scrollY"
    loud, place = spoken.evaluate(colour), box.locator(".check").first.evaluate(where)
    mend(box)
    assert box.locator(".check.ready").count() == 2, "there is something to check again"
    assert (spoken.inner_text(), box.locator(".check").first.evaluate(where)) == (said, place)
    assert spoken.evaluate(colour) != loud
    put(box, item.public())
    check(box)
    assert box.locator(".stale:is(.verdict, .part .reason)").count() == 0, "what is checked anew is told aloud"


def test_what_is_shown_looks_closed(cleared):
    """Circles that still ask for a choice, and a wrong number that stands as if it were the answer."""
    box = alone(cleared, KINDS["choice"])
    put(box, KINDS["choice"].public(), right=False)
    check(box)
    box.get_by_role("button", name="Show the answer").click()
    assert (
        box.locator(".options input").evaluate_all(
            "(all) => all.filter((one) => Number(getComputedStyle(one).opacity)).length"
        )
        == 0
    )
    box = alone(cleared, KINDS["numeric"])
    put(box, KINDS["numeric"].public(), right=False)
    check(box)
    field = box.locator("input[inputmode]")
    struck = "(one) => getComputedStyle(one).textDecorationLine"
    assert field.evaluate(struck) == "none"
    box.get_by_role("button", name="Show the answer").click()
    assert field.evaluate(struck) == "line-through"


def test_the_parts_of_a_forest_are_counted(cleared):
    """Two questions below one picture that nobody can name."""
    box = alone(cleared, KINDS["forest"])
    first = box.locator(".part .prompt > :first-child")
    counted = first.evaluate_all("(all) => all.map((one) => getComputedStyle(one, '::before').content)")
    assert len(counted) > 1
    assert set(counted) == {'counter(part) ". "'}
    assert box.locator(".part").first.evaluate("(one) => getComputedStyle(one).counterIncrement") == "part 1"


def test_a_click_after_keys_does_not_miss(cleared):
    """A spent button that goes as the pointer takes its focus away, so that what is pressed slides from under it."""
    cleared.page.set_viewport_size({"width": 1280, "height": 844})
    box = alone(cleared, KINDS["choice"])
    put(box, KINDS["choice"].public(), right=True)
    box.get_by_role("button", name="Check, sure").focus()
    cleared.page.keyboard.press("Enter")
    again = box.get_by_role("button", name="Again")
    before = again.bounding_box()
    cleared.page.mouse.move(before["x"] + 6, before["y"] + before["height"] / 2)
    cleared.page.mouse.down()
    assert again.bounding_box() == before
    cleared.page.mouse.up()
    assert box.locator("form.done").count() == 0
    assert box.locator(".held").count() == 0


def test_right_is_said_in_one_face(cleared):
    """A word that is bold and coloured under a choice, and plain under a number."""
    for kind in ("numeric", "plane", "choice"):
        item = KINDS[kind]
        box = alone(cleared, item)
        if kind == "plane":
            judge(box, item.public()["scenes"][:1], right=True)
        else:
            put(box, item.public(), right=True)
        check(box)
        assert box.locator(".yes:visible").first.inner_text().startswith("Right"), kind
