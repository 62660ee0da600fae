"""What a reader chose since the last check is what is seen; what was not answered is not marked; scenes go on."""

import pytest

from tests.pages.answering import ITEMS, KINDS, check, judge, put, stored
from tests.pages.test_exercises_read import MANY, alone
from widgets.exercises.item_bank.small_markdown import plain

PLANE = next(item for item in ITEMS if item.kind == "plane" and len(item.public()["scenes"]) > 2)
DRAWN = next(item for item in ITEMS if item.public().get("variants"))
SEEN = "(one) => Number(getComputedStyle(one).opacity) === 1"


def test_what_was_chosen_since_the_check_is_seen(cleared):
    """A tick that stays where nothing is ticked any more, and a circle that looks empty once it is chosen again."""
    box = alone(cleared, MANY)
    options = MANY.public()["options"]
    right, wrong = (next(one["key"] for one in options if one["right"] is kind) for kind in (True, False))
    for key in (right, wrong):
        box.locator(f"input[value='{key}']").check()
    check(box)
    for key in (right, wrong):
        row = box.locator(f"li:has(input[value='{key}'])")
        assert not row.locator("input").evaluate(SEEN)
        assert row.locator("i").is_visible()
        row.locator("input").uncheck()
        assert row.locator("input").evaluate(SEEN)
        assert not row.locator("i").is_visible()
    box = alone(cleared, KINDS["choice"])
    put(box, KINDS["choice"].public(), right=False)
    check(box)
    row = box.locator("li.wrong")
    box.locator("li:not(.wrong) input").first.check()
    assert row.locator("i").is_visible()
    row.locator("input").check()
    assert row.locator("input").evaluate(SEEN)
    assert not row.locator("i").is_visible()
    check(box)
    assert row.locator("i").is_visible(), "checked anew, it is marked anew"


def test_some_right_and_some_wrong_is_partly_right_and_all_ticked_is_no_try(cleared):
    """A better sign for whoever ticks everything than for whoever thinks."""
    box = alone(cleared, MANY)
    for control in box.locator(".options input").all():
        control.check()
    check(box)
    assert box.locator(".verdict .sign, .options i:not(:empty)").count() == 0
    assert not stored(cleared.page).get(MANY.id, {}).get("tries")
    for control in box.locator(".options input").all():
        control.uncheck()
    options = MANY.public()["options"]
    for kind in (True, False):
        box.locator(f"input[value='{next(one['key'] for one in options if one['right'] is kind)}']").check()
    check(box)
    assert box.locator(".verdict .sign.partly").is_visible()


def test_reasons_of_the_others_are_read_once(cleared):
    """Each option and its reason under the option, and all of them once more in a block below."""
    box = alone(cleared, MANY)
    put(box, MANY.public())
    check(box)
    box.get_by_role("button", name="Why the others fail").click()
    other = next(one for one in MANY.public()["options"] if not one["right"])
    assert box.locator(f"li:has(input[value='{other['key']}']) .reason").inner_text().strip()
    assert box.locator(".verdict").evaluate("(one) => one.getBoundingClientRect().width") <= 1


def test_what_is_not_placed_is_not_marked(cleared):
    """Five things that nobody touched, each told to look again, and a try that counts as sure and wrong."""
    item = KINDS["sort"]
    box = alone(cleared, item)
    box.locator(".things li").first.locator("input").first.check()
    whole = len(item.public()["things"])
    assert f"Still open: {whole - 1} of {whole}." in check(box)
    assert box.locator(".things .reason:not(:empty), .things .fine, .verdict .sign").count() == 0
    assert not stored(cleared.page).get(item.id, {}).get("tries")


def test_a_scene_that_was_shown_leaves_the_next_ones_as_they_are(cleared):
    """No way to see the answer of a later scene, the way back to a scene that is over, and Again before the end."""
    box = alone(cleared, PLANE)
    scenes = PLANE.public()["scenes"]
    judge(box, scenes[:1], right=False)
    check(box)
    box.get_by_role("button", name="Show the answer").click()
    assert box.locator(".verdict").inner_text().startswith("The answer: ")
    assert box.get_by_role("button", name="Again").count() == 0
    box.locator("button.next").click()
    judge(box, scenes[1:2], right=False)
    check(box)
    assert box.get_by_role("button", name="Show the answer").is_visible()
    judge(box, scenes[1:2], right=True)
    check(box)
    assert box.get_by_role("button", name="Show the answer").count() == 0, "it stands"
    box.locator("button.next").click()
    assert scenes[2]["title"] in box.locator(".scene").inner_text()
    cleared.page.wait_for_timeout(400)
    cleared.page.reload()
    cleared.page.wait_for_selector("[data-room][data-live]")
    assert scenes[2]["title"] in cleared.page.locator(".scene").inner_text(), "where the reader left off"


def test_check_stays_under_the_pointer_after_an_arrow_key(cleared):
    """Sliders that fold away between press and release, so that a click falls beside the button."""
    box = alone(cleared, PLANE)
    judge(box, PLANE.public()["scenes"][:1], right=False)
    slider = box.locator(".keys input[type=range]").first
    slider.focus()
    slider.press("ArrowRight")
    before = box.locator(".check").first.bounding_box()
    slider.blur()
    assert box.locator(".check").first.bounding_box() == before
    box.locator(".check").first.click()
    assert box.locator(".verdict").inner_text().strip()


def test_the_shown_answer_is_as_exact_as_the_question_asks(cleared):
    """One decimal is asked for, and the answer has three."""
    box = alone(cleared, DRAWN)
    put(box, DRAWN.public() | {"answer": 9999}, right=True)
    check(box)
    box.get_by_role("button", name="Show the answer").click()
    told = box.locator(".verdict strong").first.inner_text()
    one = DRAWN.public()["variants"][0]
    whole = float(one["answer"]).is_integer()
    assert whole or len(told.split()[0].partition(".")[2]) == 1, told


def test_how_to_get_it_stands_before_the_links(cleared):
    """A reader's reward below Again and Copy link."""
    item = KINDS["numeric"]
    box = alone(cleared, item)
    put(box, item.public())
    check(box)
    assert box.locator(".solved").bounding_box()["y"] < box.locator(".links").bounding_box()["y"]


@pytest.mark.parametrize("chapter", sorted({item.chapter for item in ITEMS}))
def test_what_sure_and_guessing_mean_is_said_before_they_are_pressed(chapter, visit):
    """A rule that stands in a title, which no finger finds, and a sum of "sure, and wrong" at the end of it."""
    page = visit(width=390, height=844).open(f"chapters/{chapter}.html").page
    said = page.get_by_text("Sure means nine in ten right, guessing one in two.")
    assert said.count() == 1
    first = page.locator("[data-room=exercises]:not([data-shape=predict], [data-shape=reflection], .kept-line)").first
    gap = first.bounding_box()["y"] - said.bounding_box()["y"] - said.bounding_box()["height"]
    assert 0 <= gap <= 16
    assert said.bounding_box()["height"] <= 24, "one line"


def test_a_shown_sort_marks_the_answer_and_not_the_slip(cleared):
    """A wrong chip that shines in the colour of right, beside a grey one that is the answer."""
    item = KINDS["sort"]
    box = alone(cleared, item)
    put(box, item.public(), right=False)
    check(box)
    box.get_by_role("button", name="Show the answer").click()
    for row, thing in zip(box.locator(".things > li").all(), item.public()["things"], strict=True):
        assert row.locator(".due").inner_text().strip() == thing["group"]
    colour = "(one) => getComputedStyle(one).color"
    first = box.locator(".things > li").first
    assert first.locator(".due span").evaluate(colour) != first.locator("input:checked + span").evaluate(colour)
    box.get_by_role("button", name="Again").click()
    assert box.locator(".due").count() == 0


def test_new_numbers_begin_anew(cleared):
    """A set that was solved or shown, after which no later set has a way to its answer."""
    box = alone(cleared, DRAWN)
    for right in (True, False):
        one = DRAWN.public()
        put(box, one | {"answer": one["variants"][0]["answer"] if right else 9999}, right=True)
        check(box)
        if not right:
            box.get_by_role("button", name="Show the answer").click()
        box.get_by_role("button", name="New numbers").click()
        box.locator("input[inputmode=decimal]").fill("9999")
        check(box)
        assert box.get_by_role("button", name="Show the answer").is_visible()
        box = alone(cleared, DRAWN)


def test_a_verdict_by_keyboard_is_on_the_screen(cleared):
    """Enter, and both the verdict and the place of the keyboard lie below the edge."""
    cleared.page.set_viewport_size({"width": 390, "height": 620})
    item = KINDS["sort"]
    box = alone(cleared, item)
    put(box, item.public(), right=False)
    box.locator(".things input").last.focus()
    cleared.page.keyboard.press("Tab")
    cleared.page.keyboard.press("Enter")
    place = box.locator(".verdict").bounding_box()
    assert 0 <= place["y"] <= place["y"] + place["height"] <= 620


def test_whoever_gives_up_is_taught_no_less(cleared):
    """What to take away, and why the others fail, for those alone who did not need it."""
    item = next(one for one in ITEMS if one.kind == "choice" and one.after and not one.public()["many"])
    box = alone(cleared, item)
    put(box, item.public(), right=False)
    check(box)
    box.get_by_role("button", name="Show the answer").click()
    assert plain(item.after) in box.locator(".solved").inner_text().replace("\n", " ")
    box.get_by_role("button", name="Why the others fail").click()
    told = box.locator(".options .reason").all_inner_texts()
    assert all(one.strip() for one in told), told
    box.get_by_role("button", name="Again").click()
    assert box.locator(".solved").inner_text() == ""


def test_what_is_shown_contradicts_no_picture_and_no_chip(cleared):
    """Names that stay in the wrong ring, and wrong chips that shine beside the answer."""
    ringed = next(one for one in ITEMS if one.public().get("rings"))
    box = alone(cleared, ringed)
    things = ringed.public()["things"]
    for row in box.locator(".things > li").all():
        row.get_by_role("radio", name=ringed.public()["groups"][0], exact=True).check()
    check(box)
    box.get_by_role("button", name="Show the answer").click()
    inner = [one["short"] for one in things if one["group"] == ringed.public()["groups"][0]]
    drawn = box.locator(".rings g text").all_text_contents()
    assert drawn[: len(inner)] == inner, "from the inside out, as the answer has them"
    assert len(drawn) == len(things)
    box = alone(cleared, PLANE)
    scene = PLANE.public()["scenes"][0]
    judge(box, [scene], right=False)
    check(box)
    box.get_by_role("button", name="Show the answer").click()
    assert box.locator(".steps .due input").evaluate_all("(all) => all.map((one) => one.value)") == [
        scene["reason"],
        scene["side"],
    ]
    box.locator("button.next").click()
    assert box.locator(".steps .due").count() == 0


def test_scenes_before_are_known_by_number_and_their_hints_are_closed(cleared):
    """A name that lies over a pole or runs out of the frame; a hint of one scene that is open in the next and counts no more."""
    box, scenes = alone(cleared, PLANE), PLANE.public()["scenes"]
    box.get_by_role("button", name="Hint", exact=True).click()
    judge(box, scenes[:1], right=True)
    # Tabbed past the picture's edge, as far as it goes.
    box.locator(".keys input").first.fill("-1")
    box.locator(".keys input").last.fill("1")
    check(box)
    assert box.locator(".hints p").count() == 1
    box.locator("button.next").click()
    assert box.locator(".hints p").count() == 0
    assert box.locator(".scene .run-in").inner_text().startswith(f"2. {scenes[1]['title']}")
    trace = box.locator(".plane .traced")
    assert trace.text_content() == "1"
    frame, mark = (box.locator(f".plane {part}").bounding_box() for part in (".border", ".trace"))
    assert frame["y"] < mark["y"]
    assert frame["x"] < mark["x"]
    judge(box, scenes[1:], right=True)
    check(box)
    assert stored(cleared.page)[PLANE.id]["attempts"]["last"]["hints"] == 1


def test_a_mark_against_the_words_is_told_and_not_carried_on(cleared):
    """A point in the wrong corner that is called right, and stands on the map of every later scene."""
    box, scenes = alone(cleared, PLANE), PLANE.public()["scenes"]
    judge(box, scenes[:1], right=True)
    for axis in box.locator(".keys input").all():
        axis.fill("1")
    assert "something else than your words" in check(box)
    box.locator("button.next").click()
    assert box.locator(".plane .trace").count() == 0


@pytest.mark.parametrize("kind", ["sort", "many"])
def test_a_check_keeps_its_place_under_the_finger(kind, cleared):
    """A second tap that falls on an answer which slid under the finger, and a verdict below the screen."""
    item = MANY if kind == "many" else KINDS["sort"]
    cleared.page.set_viewport_size({"width": 390, "height": 844})
    box = alone(cleared, item)
    # Room below, as in a chapter.
    cleared.page.evaluate("document.body.style.paddingBlock = '600px'")
    put(box, item.public(), right=False)
    button = box.locator("button[type=submit]").first
    button.scroll_into_view_if_needed()
    before = button.bounding_box()["y"]
    check(box)
    assert button.is_visible()
    assert abs(button.bounding_box()["y"] - before) < 2
    assert box.locator(".reason:not(:empty)").count() > 1, "what was said stands above"
