"""Answers saved under an id that merged into another exercise: the successor shows them as earlier ones, and none is lost."""

import json
from dataclasses import replace

import pytest

from tests.pages.answering import ITEMS, KINDS, as_kept, check, page_of, put, shown, stored
from tests.pages.opening import HTML
from tests.pages.test_exercises_changed import CHANGED
from tests.pages.test_my_work import PAGE as MY_WORK
from tests.pages.test_my_work import PLACED, T, entry, keep, part
from widgets.exercises.view import still

OLD = ("name-a-rule", "rules-and-limits")


def compact(value) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def merged(seen, item):
    """Serve the chapter and My work as a bank makes them in which both old ids merged into the exercise."""
    now = replace(item, was=OLD).public()
    told = compact({"id": item.id, "title": item.title, "kind": item.kind})[:-1]
    own = compact({"digests": item.public()["digests"]})[1:]
    change = {
        page_of(item): lambda text: text.replace(
            compact(still.state(item.public())["item"]), compact(still.state(now)["item"])
        ),
        MY_WORK: lambda text: "".join(
            [*(halves := text.partition(told))[:2], halves[2].replace(own, compact({"was": OLD, "digests": now["digests"]})[1:], 1)]
        ),
    }  # fmt: skip

    def answer(route):
        path = route.request.url.partition("#")[0].removeprefix(f"{seen.site}/")
        before = (HTML / path).read_text(encoding="utf-8")
        text = change[path](before)
        assert text != before, f"{path} does not hold what was to change"
        route.fulfill(body=text, content_type="text/html; charset=utf-8")

    for path in change:
        seen.page.route(f"{seen.site}/{path}*", answer)
    return seen


def kept_of(held):
    return {key: as_kept(one) for key, one in held.items()}


def again(seen):
    return [line.inner_text() for line in part(seen, "again").locator("li").all()]


def test_an_answer_under_an_old_id_is_an_earlier_one(visit, tmp_path):
    """Work that is lost to the reader, or "right" beside a question never asked, since two exercises became one."""
    item = next(one for one in ITEMS if one.kind == "numeric" and not one.was and not one.sister_of)
    # Without a digest, as the first readers saved: "" would stand for this exercise, and these answered another.
    first = entry(answer="1.2345", state="right", due=T, sure=True, last=T + 1)
    held = {OLD[0]: first, OLD[1]: entry(state="right", digest="000000")}
    seen = keep(merged(visit(), item), held)
    assert f"0 of {len(PLACED)} exercises" in part(seen, "chapters").inner_text()
    assert again(seen) == [f"{item.title}: changed since you answered"]
    assert item.title not in part(seen, "due").inner_text()
    with seen.page.expect_download() as got:
        part(seen, "files").get_by_role("button", name="Download", exact=True).click()
    got.value.save_as(tmp_path / "work.json")
    assert json.loads((tmp_path / "work.json").read_text(encoding="utf-8"))["items"] == kept_of(held)
    seen.open(page_of(item)).wake()
    box = shown(seen.page, item)
    assert box.locator(".old").inner_text().startswith(CHANGED)
    assert box.locator(".verdict").inner_text() == ""
    assert box.locator("input").evaluate_all("(all) => all.filter(({ value }) => value === '1.2345')") == []
    put(box, item.public())
    verdict = check(box)
    assert box.locator(".old").inner_text() == ""
    assert box.locator(".verdict").inner_text().strip() == verdict
    now = stored(seen.page)
    assert {key: now[key] for key in OLD} == kept_of(held)
    assert (now[item.id]["state"], now[item.id]["tries"]) == ("right", 1)
    seen.open(MY_WORK)
    assert f"1 of {len(PLACED)} exercises" in part(seen, "chapters").inner_text()
    assert again(seen) == []
    assert seen.errors == []


@pytest.mark.parametrize("newest", OLD)
def test_of_two_old_answers_the_newest_is_shown(newest, visit):
    """Words of a reader that nobody can see any more, or the older of two."""
    item = KINDS["reflection"]
    held = {
        key: entry(answer=f"Words about {key}.", state="noted", last=T + (key == newest), digest="000000")
        for key in OLD
    }
    seen = keep(merged(visit(), item), held)
    assert part(seen, "written").locator("blockquote").all_inner_texts() == [f"Words about {newest}."]
    seen.open(page_of(item))
    box = shown(seen.page, item)
    assert box.locator(".old").inner_text().startswith(CHANGED)
    assert box.locator("textarea").input_value() == f"Words about {newest}."
    box.locator("textarea").fill("New words.")
    seen.page.wait_for_function("(id) => JSON.parse(localStorage['bonds-work']).items[id]?.draft", arg=item.id)
    assert {key: stored(seen.page)[key] for key in OLD} == kept_of(held)


@pytest.mark.parametrize("same", [True, False], ids=["same", "other"])
def test_a_key_is_shown_where_it_names_the_same_option(same, visit):
    """A reader's own choice gone from the same question under another id, or an option ticked that nobody chose."""
    item = KINDS["choice"]
    right = next(option["key"] for option in item.public()["options"] if option["right"])
    digest = item.public()["digests"][0] if same else "000000"
    seen = keep(merged(visit(), item), {OLD[0]: entry(answer=right, state="right", digest=digest)})
    assert f"0 of {len(PLACED)} exercises" in part(seen, "chapters").inner_text()
    seen.open(page_of(item))
    box = shown(seen.page, item)
    assert box.locator(".old").inner_text().startswith(CHANGED)
    chosen = box.locator("input[name^=ex-choice]:checked").evaluate_all("(all) => all.map(({ value }) => value)")
    assert chosen == [right] * same
    assert box.locator(".verdict").inner_text() == ""


def test_an_answer_of_its_own_wins(visit):
    """A later answer to an exercise that is gone, shown over the one to the exercise that stands there."""
    item = KINDS["reflection"]
    own = entry(answer="Own words.", state="noted", digest=item.public()["digests"][0])
    held = {OLD[0]: entry(answer="Old words.", state="noted", last=T + 1, digest="000000"), item.id: own}
    seen = keep(merged(visit(), item), held)
    assert f"1 of {len(PLACED)} exercises" in part(seen, "chapters").inner_text()
    assert again(seen) == []
    seen.open(page_of(item))
    box = shown(seen.page, item)
    assert box.locator(".old").inner_text() == ""
    assert box.locator("textarea").input_value() == "Own words."
    assert stored(seen.page) == held
