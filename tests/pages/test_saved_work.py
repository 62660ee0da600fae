"""Saved work, version 2: nothing of version 1 is lost, two devices are joined, and all that is kept is shown and explained."""

import json
import re
from urllib.parse import urlsplit

import pytest

from tests.pages.answering import ITEMS, KINDS, as_kept, check, page_of, put, shown
from tests.pages.opening import HTML, ROOT
from tests.pages.test_exercises_storage import FULL
from tests.pages.test_my_work import DAY, PAGE, PLACED, T, entry, keep, part, say, stored

STATES = ROOT / "tests" / "states"


def read(name):
    return json.loads((STATES / f"{name}.json").read_text(encoding="utf-8"))


def attempt(at, state="wrong", **fields):
    return {"at": at, "state": state, "answer": "b"} | fields


def restored(seen, work, tmp_path):
    """Read a file in on My work; what the device then keeps."""
    path = tmp_path / "file.json"
    path.write_text(work if isinstance(work, str) else json.dumps(work), encoding="utf-8")
    seen.page.set_input_files("input[type=file]", path)
    say(seen).get_by_text("file").wait_for()
    return stored(seen)


@pytest.mark.parametrize("name", ["v1-one-of-each", "v1-november-2026", "v1-digests"])
def test_nothing_of_version_1_is_lost(name, cleared, tmp_path):
    """A confidence, a date or an answer of the first readers that a new form drops; the device's own work and a file."""
    was = read(name)["items"]
    seen = keep(cleared, was)
    # The first change writes the new form.
    assert stored(seen)["version"] == 1
    now = restored(seen, {"version": 1, "items": {}}, tmp_path)
    assert (now["version"], now["items"]) == (2, {key: as_kept(one) for key, one in was.items()})
    seen.page.evaluate("localStorage.clear()")
    seen.page.reload()
    assert restored(seen, read(name), tmp_path)["items"] == now["items"]
    assert seen.errors == []


ORIGINS = {
    "46 exercises": ("v1-november-2026", "the book had 46 exercises"),
    "version 1": ("v1-digests", "the form of version 1"),
    "this edition": ("v2-one-of-each", None),
    "another edition": ("v2-another-edition", "from the edition of 3 March 2027; this is the edition of"),
    "no day": ("v2-no-day", None),
    "cut in half": ("v2-cut", "ends in the middle"),
    "foreign": ("foreign-progress", "was not made by My work"),
    "newer": ("newer-version-three", "newer version"),
}


@pytest.mark.parametrize("origin", ORIGINS)
def test_a_file_says_where_it_comes_from(origin, cleared, tmp_path):
    """A reader who cannot tell an old file from a broken one."""
    name, said = ORIGINS[origin]
    text = (STATES / f"{'v2-one-of-each' if name.startswith('v2') else name}.json").read_text(encoding="utf-8")
    seen = keep(cleared, {"mine-already": entry()})
    released = seen.page.evaluate("document.documentElement.dataset.released")
    day = {"another edition": "2027-03-03", "no day": "some day"}.get(origin, released)
    text = re.sub(r'"released": "[^"]*"', f'"released": "{day}"', text)
    now = restored(seen, text[: len(text) // 2] if name == "v2-cut" else text, tmp_path)
    told = say(seen).inner_text()
    sentences = [one for one in re.split(r"(?<=\.) ", told) if one]
    kept_whole = "read from the file" in told
    assert (said or "read from the file") in told
    assert len(sentences) == (1 + bool(said) if kept_whole else 2)
    assert kept_whole or "Nothing was changed." in told
    assert now["items"]["mine-already"]["answer"] == "b"


@pytest.mark.parametrize("here_is_later", [True, False], ids=["here later", "file later"])
def test_two_devices_are_joined(here_is_later, cleared, tmp_path):
    """A first try of the later device, a solved exercise that a draft elsewhere opens again, a rating that is gone."""
    first, last = attempt(T, sure=0.9, hints=1), attempt(T + 9, "right", answer="a", sure=0.5)
    early = entry(last=T, digest="abcdef", attempts={"first": first, "last": first}, misjudged=1)
    late = entry(answer="a", state="right", first=T + 9, last=T + 9, digest="abcdef", due=T + 3 * DAY,
                 attempts={"first": last, "last": last})  # fmt: skip
    draft = {"answer": "half", "state": "", "tries": 0, "first": T + 20, "last": T + 20, "draft": True,
             "digest": "abcdef"}  # fmt: skip
    one = {"version": 2, "items": {"both": early, "solved": late}, "arrows": {"x": [{"at": 1, "rating": 2}]}}
    other = {"version": 2, "items": {"both": late, "solved": draft}, "code": {"task": late},
             "arrows": {"x": [{"at": 1, "rating": 2}, {"at": 5, "rating": "weak"}], "y": [{"at": 2, "rating": 0}]}}  # fmt: skip
    here, file = (other, one) if here_is_later else (one, other)
    seen = keep(cleared, {})
    seen.page.evaluate("(text) => localStorage.setItem('bonds-work', text)", json.dumps(here))
    now = restored(seen, file, tmp_path)
    both = late | {"first": T, "misjudged": 1, "attempts": {"first": first, "last": last}}
    assert now["items"]["both"] == both
    solved = {"answer": "half", "state": "right", "tries": 1, "first": T + 9, "last": T + 20, "draft": True,
              "digest": "abcdef", "due": T + 3 * DAY, "attempts": late["attempts"]}  # fmt: skip
    assert now["items"]["solved"] == solved
    assert now["arrows"] == other["arrows"]
    assert now["code"] == other["code"]


def test_of_a_first_try_that_nobody_knows_none_is_made_up(cleared, tmp_path):
    """The second device's first try, told as the first of somebody who had tried three times before."""
    seen = keep(cleared, {"old": entry(tries=3, first=T - 9, last=T - 1, sure=True)})
    later = entry(last=T, attempts={"first": attempt(T), "last": attempt(T)})
    now = restored(seen, {"version": 2, "items": {"old": later}}, tmp_path)["items"]["old"]
    assert now["attempts"] == {"last": attempt(T)}
    assert (now["tries"], now["first"]) == (3, T - 9)


def test_the_first_and_the_last_try_are_kept(cleared):
    """A first answer that nobody can compare with the last, or one that a later try takes the place of."""
    item = KINDS["choice"]
    seen = cleared.open(page_of(item))
    box = shown(seen.page, item)
    for right in (False, False, True):
        put(box, item.public(), right)
        check(box)
    found = stored(seen)["items"][item.id]
    assert (found["attempts"]["first"]["state"], found["attempts"]["last"]["state"]) == ("wrong", "right")
    assert found["attempts"]["first"]["at"] < found["attempts"]["last"]["at"] == found["last"]
    assert found["tries"] == 3
    assert found["due"] == found["attempts"]["last"]["at"] + 3 * DAY


def test_how_sure_is_told_against_how_right(cleared):
    """A score, a judgement, or second tries that count as knowing before."""
    work = read("v2-two-tries-and-a-draft")["items"]
    sure = {
        f"sure-{n}": entry(attempts={"first": attempt(T, s, sure=0.9), "last": attempt(T)})
        for n, s in enumerate(["right", "right", "partly"])
    }
    guess = {"guess": entry(attempts={"first": attempt(T, "right", sure=0.5), "last": attempt(T)})}
    unsaid = {"unsaid": entry(attempts={"first": attempt(T, "right"), "last": attempt(T, sure=0.9)})}
    seen = keep(cleared, work | sure | guess | unsaid)
    assert part(seen, "sureness").inner_text() == (
        "Of 4 first tries that you checked as sure, 2 were right. "
        "Of one first try that you checked as a guess, 1 was right."
    )
    seen = keep(cleared, unsaid)
    assert part(seen, "sureness").inner_text() == "No first try was checked as sure or as a guess yet."


def test_all_that_is_kept_is_shown_and_explained(cleared, tmp_path):
    """A field that no reader can see, or that the page does not say a word about."""
    seen = cleared.open(PAGE)
    assert part(seen, "kept").inner_text() == "Nothing is kept on this device."
    work = read("v2-one-of-each") | {key: read("v2-arrows-and-code")[key] for key in ("arrows", "code")}
    now = restored(seen, work, tmp_path)
    lines = [line.inner_text() for line in part(seen, "kept").locator("li").all()]
    assert lines == [
        "bond-to-outcome: weak, on 6 February 2027, after 1 other",
        "ties-to-health: -1.5, on 26 January 2027",
        "pool-by-hand: right, 2 tries, last on 26 January 2027",
    ]
    part(seen, "kept").locator("summary").click()
    assert json.loads(part(seen, "kept").locator("pre").inner_text()) == now
    known = {"answer": "chose, typed", "state": "right", "tries": "tries", "draft": "not checked yet", "at": "day",
             "first": "first", "last": "last", "attempts": "first and your last", "sure": "how sure", "hints": "hints",
             "due": "comes back", "misjudged": "sure and not right", "digest": "mark for the wording",
             "earlier": "earlier wordings", "released": "edition", "version": "version", "items": "chose",
             "arrows": "arrows", "rating": "think of", "code": "in code"}  # fmt: skip
    table = seen.page.locator("table", has=seen.page.get_by_text("what it is for")).inner_text()
    kept = set(re.findall(r'"(\w+)":', json.dumps([now, read("v2-two-tries-and-a-draft"), read("v1-digests")])))
    for field in kept - {"value", "variant", "cohesion", "control"} - set(ids(now)):
        if field in known:
            assert known[field] in table, field
        else:
            assert field in given(), field


def ids(work):
    return [key for kind in ("items", "arrows", "code") for key in work[kind]]


def given():
    """Keys of options, things and parts, which stand inside an answer."""
    return set(re.findall(r'"key": "(\w+)"', json.dumps([item.public() for item in ITEMS])))


def with_sister(seen, item, href):
    """Serve My work as a book makes it that asks the item again under another id."""
    told = f'"id":"{item.id}",'
    sister = {"id": "asked-anew", "title": "Asked anew", "kind": item.kind, "href": href, "digests": ["0a0a0a"],
              "sister_of": item.id}  # fmt: skip
    text = (HTML / PAGE).read_text(encoding="utf-8")
    assert told in text
    text = text.replace("{" + told, f"{json.dumps(sister)},{{{told}", 1)
    seen.page.route(f"**/{PAGE}", lambda route: route.fulfill(body=text, content_type="text/html; charset=utf-8"))
    return seen


def due(seen):
    return [
        (line.inner_text(), line.locator("a").get_attribute("href")) for line in part(seen, "due").locator("li").all()
    ]


def test_what_is_due_leads_to_a_sister_and_then_to_itself(visit):
    """The same question again at once, a sister that is offered twice, or an exercise that opens solved."""
    item = next(one for one in PLACED if one.id not in {sister.sister_of for sister in ITEMS})
    own, href = {"digest": item.public()["digests"][0]}, "../integration/two_axes.html#ex-asked-anew"
    right = entry(state="right", due=T + 3 * DAY, **own)
    seen = keep(with_sister(visit(), item, href), {item.id: right})
    date = "1 January 2026"
    assert due(seen) == [(f"Asked anew: asks again what you solved in “{item.title}” on {date}", href)]
    assert f"0 of {sum(bool(one.sister_of) and one.chapter == item.chapter for one in ITEMS) + 1}" in (
        part(seen, "chapters").locator("table").inner_text()
    )
    late = T + 400 * DAY
    asked = entry(state="right", first=late, last=late, due=late, digest="0a0a0a")
    seen = keep(seen, {item.id: right, "asked-anew": asked})
    assert due(seen) == []
    assert "One exercise comes back later" in part(seen, "due").inner_text()
    seen = keep(seen, {item.id: right, "asked-anew": asked | {"last": T + 1, "due": T + 4 * DAY, "first": T}})
    [(said, link)] = due(seen)
    assert said == f"{item.title}: last solved {date}"
    assert (urlsplit(link).query, urlsplit(link).fragment) == ("again", f"ex-{item.id}")
    # By itself a sister comes back as any exercise does.
    seen = keep(seen, {"asked-anew": asked | {"last": T, "due": T + 3 * DAY, "first": T}})
    assert [link for _, link in due(seen)] == [href.replace("#", "?again#")]


def test_what_a_full_browser_refused_is_kept_once_there_is_room(visit):
    """An answer that is gone though the page was open all the time, or a notice that stays when all is well."""
    item = KINDS["choice"]
    seen = visit().open(page_of(item))
    box = shown(seen.page, item)
    held = seen.page.evaluate("localStorage.getItem('bonds-work')")
    seen.page.evaluate(f"() => {{ window.kept = Storage.prototype.setItem; {FULL} }}")
    put(box, item.public(), right=False)
    check(box)
    assert seen.page.locator(".notice").count() == 1
    assert seen.page.evaluate("localStorage.getItem('bonds-work')") == held
    seen.page.evaluate("() => { Storage.prototype.setItem = window.kept; }")
    put(box, item.public())
    check(box)
    found = stored(seen)["items"][item.id]
    assert (found["tries"], found["attempts"]["first"]["state"]) == (2, "wrong")
