"""An exercise that changed after it was answered, and one that was turned round: what the reader sees and keeps."""

import json
import random

import pytest

from tests.pages.answering import BARE, ITEMS, KINDS, as_kept, check, put, shown, stored
from tests.pages.conftest import ROOT
from tests.pages.test_my_work import PAGE as MY_WORK
from tests.pages.test_my_work import PLACED, T, entry, keep, now, part

CHANGED = "This has changed since you answered."
SAVED = json.loads((ROOT / "tests" / "states" / "v1-november-2026.json").read_text(encoding="utf-8"))["items"]


def rewritten(seen, item, change):
    """Serve the embed page of an exercise with another state."""

    def answer(route):
        text = route.fetch().text()
        before, rest = text.split('<script type="application/json">', 1)
        held, after = rest.split("</script>", 1)
        state = json.loads(held)
        change(state["state"]["item"])
        new = json.dumps(state).replace("<", "\\u003c")
        route.fulfill(body=f'{before}<script type="application/json">{new}</script>{after}', content_type="text/html")

    seen.page.route(f"**/embed/{item.id}.html", answer)
    return seen


def embedded(seen, item, held):
    """The live exercise alone, with that work on the device."""
    seen.open(BARE)
    seen.page.evaluate("(text) => localStorage.setItem('bonds-work', text)", json.dumps({"version": 1, "items": held}))
    seen.open(f"embed/{item.id}.html")
    seen.page.wait_for_selector("[data-room][data-live] form.exercise")
    return seen.page.locator("[data-room]")


def saved(item) -> dict:
    """What a reader of November 2026 kept of it, or of an exercise that it answers for now."""
    return SAVED[next(one for one in (item.id, *item.was) if one in SAVED)]


def of(kind: str):
    """One exercise of a kind that a reader of November 2026 can have answered."""
    return next(
        item
        for item in (KINDS[kind], *ITEMS)
        if item.kind == kind and not SAVED.keys().isdisjoint((item.id, *item.was))
    )


# The words of each option that is chosen, and of each thing with its group.
CHOSEN = """(box) => [...box.querySelectorAll("li input:checked")]
    .map((one) => [one.closest(".things > li")?.firstChild.innerText ?? "", one.closest("label").innerText]).sort()"""


def turned(item: dict) -> None:
    """Every list of an exercise in another order."""
    draw = random.Random(5)
    for field in ("options", "things", "groups", "parts"):
        before = list(item.get(field, []))
        while field in item and item[field] == before:
            draw.shuffle(item[field])
    for one in item.get("parts", []):
        turned(one)


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_to_another_question_is_shown_and_not_marked(kind, cleared):
    """A "right" beside a question that was never asked, or an old answer that the reader can no longer see."""
    item = of(kind)
    held = {**saved(item), "digest": "000000"}
    seen = cleared
    box = embedded(seen, item, {item.id: held})
    assert box.locator(".old").inner_text().startswith(CHANGED)
    assert box.locator(".verdict").inner_text() == ""
    assert box.locator(".reason:not(:empty), .solved :not(:empty)").count() == 0
    assert box.locator("input[name^=bonds-]:checked").count() == 0, "how sure one was is not asked of the new question"
    assert stored(seen.page)[item.id] == held
    put(box, item.public())
    assert check(box)
    assert box.locator(".old").inner_text() == ""
    now = stored(seen.page)[item.id]
    assert now["digest"] == item.public()["digests"][0]
    assert now["earlier"] == [as_kept(held)]
    seen.page.reload()
    seen.page.wait_for_selector("[data-live] form.exercise")
    assert box.locator(".old").inner_text() == ""
    assert box.locator(".verdict").inner_text() != ""
    assert seen.errors == []


def test_a_draft_puts_the_old_answer_aside_too(cleared):
    """An old answer that is gone as soon as a reader touches the exercise."""
    item = KINDS["reflection"]
    held = {**saved(item), "digest": "000000"}
    seen = cleared
    box = embedded(seen, item, {item.id: held})
    assert box.locator("textarea").input_value() == held["answer"]
    box.locator("textarea").fill("New words.")
    seen.page.wait_for_function("(id) => JSON.parse(localStorage['bonds-work']).items[id].draft", arg=item.id)
    now = stored(seen.page)[item.id]
    assert (now["answer"], now["state"], now["earlier"]) == ("New words.", "", [as_kept(held)])


@pytest.mark.parametrize("changed", [False, True], ids=["unchanged", "changed"])
def test_answers_without_a_digest_hold_for_the_first_wording(changed, visit):
    """Work of the first readers that is doubted without need, or believed of a question that they never saw."""
    item = next(one for one in ITEMS if one.kind == "numeric" and "" in one.public()["digests"])
    seen = visit()
    if changed:
        rewritten(seen, item, lambda one: one.update(digests=["0a1b2c"]))
    box = embedded(seen, item, {item.id: saved(item)})
    assert box.locator(".old").inner_text().startswith(CHANGED) is changed
    assert (box.locator(".verdict").inner_text() == "") is changed


def test_a_key_that_is_gone_is_shown_in_its_words(visit):
    """An old answer that is a letter nobody can read."""
    item = KINDS["choice"]

    def change(one):
        one["digests"] = ["0a1b2c"]
        one["options"] = [option for option in one["options"] if option["key"] != "b"]
        one["retired"] = {"b": ["Words that ", ["em", "went"]]}

    box = embedded(rewritten(visit(), item, change), item, {item.id: entry(answer="b")})
    assert box.locator(".old").inner_text().endswith("Words that went")
    assert box.locator("input[name^=ex-choice]:checked").count() == 0


@pytest.mark.parametrize("kind", ["choice", "sort", "forest"])
def test_turning_an_exercise_round_changes_no_answer(kind, visit):
    """A saved letter that means the option which stands in its place today."""
    item = KINDS[kind]
    right = entry(state="right")
    first, second = visit(), rewritten(visit(), item, turned)
    box = embedded(first, item, {item.id: right})
    put(box, item.public())
    verdict, chosen = check(box), box.evaluate(CHOSEN)
    held = stored(first.page)
    again = embedded(second, item, held)
    assert again.locator(".verdict").inner_text().strip() == verdict
    assert chosen
    assert again.evaluate(CHOSEN) == chosen
    assert again.locator(".old").inner_text() == ""
    assert stored(second.page)[item.id]["answer"] == held[item.id]["answer"]


def test_my_work_counts_no_answer_to_another_question(cleared, tmp_path):
    """A chapter that counts as done though its questions are new, or an old answer that no file holds."""
    a, b, c = PLACED[:3]
    old = entry(state="right", due=T, digest="000000", sure=True)
    held = {
        a.id: old,
        b.id: entry(state="wrong", sure=True, digest=now(b)),
        c.id: entry(state="right", due=T, digest=now(c)),
    }
    seen = keep(cleared, held)
    assert f"1 of {len(PLACED)} exercises" in part(seen, "chapters").inner_text()
    lines = [line.inner_text() for line in part(seen, "again").locator("li").all()]
    assert lines == [f"{b.title}: sure, and not right", f"{a.title}: changed since you answered"]
    assert a.title not in part(seen, "due").inner_text()
    with seen.page.expect_download() as got:
        part(seen, "files").get_by_role("button", name="Download", exact=True).click()
    got.value.save_as(tmp_path / "work.json")
    assert json.loads((tmp_path / "work.json").read_text(encoding="utf-8"))["items"][a.id] == as_kept(old)
    seen.page.goto(f"{seen.site}/embed/{a.id}.html")
    seen.page.wait_for_selector("[data-live] form.exercise")
    put(seen.page.locator("[data-room]"), a.public())
    check(seen.page.locator("[data-room]"))
    seen.open(MY_WORK)
    assert f"2 of {len(PLACED)} exercises" in part(seen, "chapters").inner_text()


def test_the_chapter_says_it_where_the_exercise_stands(cleared):
    """A notice that only the frame of a course would show."""
    item = of("numeric")
    seen = keep(cleared, {item.id: {**saved(item), "digest": "000000"}})
    seen.open(f"chapters/{item.chapter}.html")
    assert shown(seen.page, item).locator(".old").inner_text().startswith(CHANGED)
