"""Exercises before they are touched, with hints, on the next visit and blank once more."""

import re

import pytest

from tests.pages.answering import AGAIN, ITEMS, KINDS, SCORED, check, judge, page_of, put, settled, shown, stored
from tests.pages.driving import drawn
from tests.pages.visits import SHIFTS

HINTED = next(item for item in ITEMS if item.hints)


def alone(seen, item, asked=""):
    """The exercise on its own page."""
    seen.open(f"embed/{item.id}.html{asked}")
    seen.page.wait_for_selector("[data-room][data-live]")
    return seen.page.locator("[data-room]")


def test_nothing_is_right_untouched(cleared):
    """A check that pays whoever presses it without a thought, or a try that nobody made."""
    for item in ITEMS:
        box = alone(cleared, item)
        for sure in (True, False):
            assert check(box, sure), item.id
        assert box.locator(":is(.sign, .yes, .no, .point):visible").count() == 0, item.id
        assert box.locator("form.done, .check.ready").count() == 0, item.id
    assert stored(cleared.page) == {}


@pytest.mark.parametrize("sure", [True, False])
def test_the_way_to_check_says_how_sure(sure, cleared):
    """A confidence that is asked for and then lost, or one that Enter claims for a reader."""
    item = KINDS["numeric"]
    box = alone(cleared, item)
    assert "nine times in ten" in box.get_by_role("button", name="Check, sure").get_attribute("title")
    assert "one time in two" in box.get_by_role("button", name="Check, guessing").get_attribute("title")
    put(box, item.public(), right=False)
    check(box, sure)
    assert stored(cleared.page)[item.id]["attempts"]["last"]["sure"] == (0.9 if sure else 0.5)
    put(box, item.public())
    cleared.page.keyboard.press("Enter")
    assert box.locator("form.done").count() == 1
    assert "sure" not in stored(cleared.page)[item.id]["attempts"]["last"]


def test_no_point_before_a_reason_and_the_sliders_come_with_the_focus(cleared):
    """A plane that is answered by its middle, or one that a keyboard cannot reach."""
    item = KINDS["plane"]
    box = alone(cleared, item)
    surface = box.locator(".surface")
    surface.click(position={"x": 40, "y": 40})
    assert box.locator(".point").count() == 0, "first the reason"
    judge(box, item.public()["scenes"][:1], right=True)
    slider = box.get_by_role("slider").first
    assert box.locator(".keys").evaluate("(one) => getComputedStyle(one).clipPath") != "none"
    cleared.page.keyboard.press("Tab")
    assert slider.evaluate("(one) => one === document.activeElement")
    assert box.locator(".keys").evaluate("(one) => getComputedStyle(one).clipPath") == "none"
    cleared.page.keyboard.press("ArrowRight")
    assert box.locator(".point").count() == 1
    surface.click(position={"x": 40, "y": 40})
    assert float(slider.input_value()) < -0.5


@pytest.mark.parametrize("kind", ["choice", "numeric", "sort", "predict"])
def test_what_is_solved_is_one_line_that_opens_on_the_next_visit(kind, cleared):
    """A solved exercise that asks again for the whole screen, or one that keeps its reasons from who comes back."""
    item = KINDS[kind]
    seen = cleared.open(page_of(item))
    box = shown(seen.page, item)
    put(box, item.public())
    check(box)
    settled(seen.page, item)
    held = stored(seen.page)[item.id]
    solved = box.locator(".solved").inner_text()
    seen.page.goto("about:blank")
    seen.page.add_init_script(SHIFTS)
    seen.open(page_of(item))
    # The first exercise that starts decides for all; how somebody comes down to this one does not matter.
    seen.page.evaluate(
        "scrollBy({ top: document.querySelector('[data-room=exercises]').getBoundingClientRect().top - innerHeight - 200, behavior: 'instant' })"
    )
    seen.page.wait_for_selector("[data-room=exercises][data-live]", state="attached")
    box = shown(seen.page, item)
    drawn(seen.page)
    assert seen.page.evaluate("window.shift") == 0
    line = box.locator(".kept")
    assert line.is_visible()
    assert not box.locator("form").is_visible()
    said = line.get_by_role("button", expanded=False)
    assert said.count() == 1
    said.focus()
    seen.page.keyboard.press("Enter")
    assert box.locator("form.done").is_visible()
    assert line.get_by_role("button", expanded=True).count() == 1
    assert said.count() == 0
    assert box.locator(".solved").inner_text() == solved
    assert stored(seen.page)[item.id] == held
    seen.page.keyboard.press("Enter")
    assert said.count() == 1
    line.get_by_role("button", name=AGAIN).click()
    assert box.locator("form").is_visible()
    assert box.locator("input:checked, form.done").count() == 0
    box.get_by_role("button", name="Show my earlier answer").click()
    assert box.locator("form.done").count() == 1
    assert {**stored(seen.page)[item.id], "last": held["last"]} == held


def solved(seen, item):
    """The exercise with its right answer, and what is kept of it."""
    box = alone(seen, item)
    put(box, item.public())
    check(box)
    return box, stored(seen.page)[item.id]


def test_what_was_left_blank_is_blank_after_a_reload(cleared):
    """An answer that was put away and is back in its place by itself, or one that no reload brings back."""
    item = KINDS["choice"]
    box, held = solved(cleared, item)
    box.get_by_role("button", name=AGAIN).click()
    cleared.page.goto("about:blank")
    box = alone(cleared, item)
    assert box.locator("input:checked, form.done, .verdict:not(:empty)").count() == 0
    assert box.locator(".links").is_hidden(), "nothing is shown of what was not tried anew"
    assert stored(cleared.page)[item.id] | {"answer": held["answer"], "last": held["last"], "draft": None} == held | {
        "draft": None
    }
    box.locator("input").last.check()
    assert box.get_by_role("button", name="Show my earlier answer").is_visible()
    box.get_by_role("button", name="Show my earlier answer").click()
    assert box.locator("form.done").count() == 1
    assert {**stored(cleared.page)[item.id], "last": held["last"]} == held


@pytest.mark.parametrize("kind", [kind for kind in SCORED if kind != "plane"])
def test_an_answer_that_was_shown_solves_nothing(kind, cleared):
    """An answer that is copied from below the question and counts as known."""
    item = KINDS[kind]
    box = alone(cleared, item)
    put(box, item.public(), right=False)
    check(box)
    held = stored(cleared.page)[item.id]
    box.get_by_role("button", name="Show the answer").click()
    box.locator(".prompt").first.click()
    assert box.locator("button[type=submit]:visible").count() == 0
    box.locator("form").evaluate("(form) => form.requestSubmit()")
    assert stored(cleared.page)[item.id]["state"] == held["state"] != "right"
    assert stored(cleared.page)[item.id]["tries"] == held["tries"] == 1
    box.get_by_role("button", name=AGAIN).click()
    assert box.locator("input:checked, .fine, .reason:not(:empty)").count() == 0
    assert box.locator("input:focus").count() == 1, "the focus is not lost with the link"
    put(box, item.public())
    check(box)
    assert stored(cleared.page)[item.id]["state"] == "right", "a later try without help counts"


def test_a_scene_that_was_shown_keeps_the_plane_from_being_solved(cleared):
    """A plane of which one scene was told and which counts as judged."""
    item = next(one for one in ITEMS if len(one.public().get("scenes", ())) > 1)
    box = alone(cleared, item)
    scenes = item.public()["scenes"]
    judge(box, scenes[:1], right=False)
    check(box)
    box.get_by_role("button", name="Show the answer").click()
    box.locator("button.next").click()
    judge(box, scenes[1:], right=True)
    check(box)
    assert stored(cleared.page)[item.id]["state"] == "partly"
    assert box.locator("form.done, button[type=submit]:visible:not(:focus)").count() == 0
    box.get_by_role("button", name=AGAIN).click()
    judge(box, scenes, right=True)
    check(box)
    assert stored(cleared.page)[item.id]["state"] == "right"


def test_an_address_may_ask_for_it_blank(cleared):
    """A question that comes back with its answer in it."""
    item = KINDS["choice"]
    _, held = solved(cleared, item)
    cleared.page.goto("about:blank")
    box = alone(cleared, item, f"?again#ex-{item.id}")
    assert box.locator("input:checked").count() == 0
    assert "is kept" in box.locator(".old").inner_text()
    box.locator("input").first.check()
    now = stored(cleared.page)[item.id]
    assert (now["state"], now["attempts"], now["due"]) == (held["state"], held["attempts"], held["due"])
    cleared.page.reload()
    box = shown(cleared.page, item)
    assert box.locator("input:checked").count() == 1, "what was begun since is not wiped by its address"
    assert cleared.page.url.endswith(f".html#ex-{item.id}")


def test_hints_come_one_after_the_other_and_are_kept(cleared):
    """Two hints at once, or a try with help that counts as one without."""
    box = alone(cleared, HINTED)
    public = HINTED.public()
    assert box.locator(".hints").inner_text() == ""
    for opened, name in enumerate(("Hint", "Second hint"), 1):
        box.get_by_role("button", name=re.compile(f"^{name}$")).click()
        assert box.locator(".hints p").count() == opened
    put(box, public)
    check(box)
    assert stored(cleared.page)[HINTED.id]["attempts"]["last"]["hints"] == 2


@pytest.mark.parametrize("right", [True, False])
def test_no_hint_is_offered_once_the_answer_stands(right, cleared):
    """Help towards what is already read."""
    box = alone(cleared, HINTED)
    hint = box.locator(".hint-link")
    assert hint.is_visible()
    put(box, HINTED.public(), right)
    check(box)
    if not right:
        assert hint.is_visible(), "a wrong try is when a hint helps"
        box.get_by_role("button", name="Show the answer").click()
    box.locator(".prompt").first.click()
    assert not hint.is_visible()


def test_nothing_moves_when_something_is_chosen(cleared):
    """Buttons and chips that grow under the finger, or a reason whose going pulls the rows below away."""
    boxes = "(box) => [...box.querySelectorAll('.check, .chips label, .things li')].map((one) => Math.round(one.getBoundingClientRect().width * 10))"
    heights = (
        "(box) => [...box.querySelectorAll('.things li, .steps')].map((one) => one.getBoundingClientRect().height)"
    )
    for item in (KINDS["sort"], KINDS["plane"], KINDS["choice"]):
        box = alone(cleared, item)
        before = box.evaluate(boxes), box.evaluate(heights)
        put(box, item.public(), right=False)
        assert box.locator(".check.ready").count() == 2
        assert (box.evaluate(boxes), box.evaluate(heights)) == before, item.id
    box = alone(cleared, KINDS["sort"])
    put(box, KINDS["sort"].public(), right=False)
    check(box)
    said, before = box.locator(".reason").all_inner_texts(), box.evaluate(heights)
    colour = "(one) => getComputedStyle(one).color"
    reason = box.locator(".things .reason").first
    loud = reason.evaluate(colour)
    put(box, KINDS["sort"].public())
    assert (box.locator(".reason").all_inner_texts(), box.evaluate(heights)) == (said, before)
    assert reason.evaluate(colour) != loud


def test_no_side_is_asked_before_a_reason_that_has_one(cleared):
    """Chips that stand grey and ask for nothing."""
    box = alone(cleared, KINDS["plane"])
    sides = box.locator(".chips").nth(1)
    assert not sides.is_visible()
    for reason, asked in (("ties", True), ("neither", False), ("limits", True), ("both", False)):
        box.locator(f".chips input[value={reason}]").check()
        assert sides.is_visible() is asked


def test_on_paper_a_sort_is_a_table_with_a_box_for_each_group(cleared):
    """A10: strips that nobody can tick, letters larger than the text around them, or an answer that is printed with the question."""
    item = KINDS["sort"]
    seen = cleared.open(page_of(item))
    box = shown(seen.page, item)
    put(box, item.public())
    for done in (False, True):
        if done:
            check(box)
        # In a table a short thing keeps its boxes under those of the long ones; rows apart would not.
        box.locator(".things > li > span:first-child").first.evaluate("(one) => { one.textContent = 'One'; }")
        seen.page.emulate_media(media="print")
        lefts = [
            [round(one.bounding_box()["x"]) for one in row.locator(".chips > *").all()]
            for row in box.locator(".things > li").all()
        ]
        assert len(lefts[0]) == len(item.public()["groups"])
        assert all(row == lefts[0] for row in lefts)
        # As wide as the text, a thing and its boxes on one line, and each box there to be ticked.
        right = "(one) => Math.round(one.getBoundingClientRect().right)"
        assert box.locator(".chips > :last-child").first.evaluate(right) == box.locator(".things").evaluate(right)
        for row in box.locator(".things > li").all():
            assert (
                len(
                    {
                        round(one.bounding_box()["y"])
                        for one in row.locator(":scope > span:visible, .chips > *:visible").all()
                    }
                )
                == 1
            )
        ticked = "(one) => { const box = getComputedStyle(one, '::before'); return box.content !== 'none' && parseFloat(box.width) > 8 && box.borderTopWidth; }"
        assert {one.evaluate(ticked) for one in box.locator(".chips > *:visible").all()} == {"1px"}
        size = "(one) => getComputedStyle(one).fontSize"
        around = seen.page.locator("body").evaluate(size)
        assert {
            one.evaluate(size) for one in box.locator(".prompt, .things li > span:first-child, .chips span").all()
        } == {around}
        looks = "(one) => { const { color, backgroundColor, boxShadow, borderWidth } = getComputedStyle(one); return [color, backgroundColor, boxShadow, borderWidth].join(); }"
        assert len({one.evaluate(looks) for one in box.locator(".chips span").all()}) == 1
        seen.page.emulate_media(media="screen")
