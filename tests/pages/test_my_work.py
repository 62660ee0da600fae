"""My work: what was done, what comes back, the reader's own copy, and every format that was ever saved."""

import json

import pytest
from playwright.sync_api import expect

from tests.pages.answering import BARE, ITEMS, KINDS, as_kept, check, page_of, put, shown
from tests.pages.opening import ROOT
from tests.pages.questions import axe, outside
from tests.pages.test_exercises_storage import BLOCKED, FULL, WHOLE

PAGE = "chapters/back/my_work.html"
STATES = sorted((ROOT / "tests" / "states").glob("*.json"))
DAY = 24 * 60 * 60 * 1000
PLACED = [item for item in ITEMS if not item.sister_of]
T = 1_767_268_800_000


def entry(**fields):
    return {"answer": "b", "state": "wrong", "tries": 1, "first": T, "last": T} | fields


def now(item) -> str:
    """The digest of its wording of today: without one an answer is to the first wording."""
    return item.public()["digests"][0]


def keep(seen, items):
    """Open the page with that work on the device."""
    seen.open(BARE)
    seen.page.evaluate("(text) => localStorage.setItem('bonds-work', text)", json.dumps({"version": 1, "items": items}))
    return seen.open(PAGE)


def part(seen, name):
    return seen.page.locator(f".my-work[data-part={name}]")


def stored(seen):
    return json.loads(seen.page.evaluate("localStorage.getItem('bonds-work') ?? 'null'"))


def say(seen):
    return part(seen, "files").locator("[aria-live=polite]")


def test_what_was_done_is_counted_by_chapter(cleared):
    """A count that misses a chapter, or takes a wrong answer for a done one."""
    done, open_ = PLACED[:2]
    seen = keep(
        cleared, {done.id: entry(state="right", due=T), open_.id: entry(), "gone-from-the-book": entry(state="right")}
    )
    assert f"1 of {len(PLACED)} exercises" in part(seen, "chapters").inner_text()
    rows = part(seen, "chapters").locator("tbody tr").all()
    assert len(rows) == len({item.chapter for item in ITEMS})
    first = [cell.inner_text() for cell in rows[0].locator("td").all()]
    assert first == [
        f"1 of {sum(item.chapter == done.chapter for item in PLACED)}",
        str(2 if open_.chapter == done.chapter else 1),
        f"0 of {sum(item.chapter == done.chapter and bool(item.sister_of) for item in ITEMS)}",
    ]
    rows[0].locator("a").click()
    assert seen.page.locator(f"#ex-{done.id}").count() == 1


def test_sure_and_wrong_comes_first(cleared):
    """A confident mistake that is hidden among guesses, or forgotten once it is solved."""
    a, b, c = PLACED[:3]
    seen = keep(
        cleared,
        {
            a.id: entry(state="right", misjudged=1, digest=now(a)),
            b.id: entry(sure=False, digest=now(b)),
            c.id: entry(state="partly", sure=True, misjudged=1, digest=now(c)),
        },
    )
    lines = [line.inner_text() for line in part(seen, "again").locator("li").all()]
    assert lines == [
        f"{c.title}: sure, and not right",
        f"{b.title}: not right yet",
        f"{a.title}: once sure and not right; solved since",
    ]


def test_sure_and_wrong_on_the_page_reaches_my_work(cleared):
    """A confidence that is asked for and then lost."""
    item = KINDS["choice"]
    seen = cleared.open(page_of(item))
    box = shown(seen.page, item)
    put(box, item.public(), right=False)
    check(box)
    seen.open(PAGE)
    assert f"{item.title}: sure, and not right" in part(seen, "again").inner_text()


def test_a_solved_exercise_comes_back_after_three_days(visit):
    """Spacing: an exercise that comes back at once, never, or at another gap."""
    item = KINDS["choice"]
    seen = visit()
    seen.page.clock.install(time=T / 1000)
    seen.open(page_of(item))
    seen.page.wait_for_selector("main")
    box = seen.page.locator(f"#ex-{item.id}")
    box.scroll_into_view_if_needed()
    seen.page.clock.run_for(500)
    seen.page.wait_for_selector(f"#ex-{item.id}[data-live]")
    put(box, item.public())
    check(box)
    last = stored(seen)["items"][item.id]
    assert last["due"] - last["last"] == 3 * DAY
    seen.page.clock.set_fixed_time((last["due"] - 1000) / 1000)
    seen.open(PAGE)
    assert "Nothing is due today." in part(seen, "due").inner_text()
    assert "One exercise comes back later" in part(seen, "due").inner_text()
    seen.page.clock.set_fixed_time((last["due"] + 1000) / 1000)
    seen.page.reload()
    assert item.title in part(seen, "due").locator("li").inner_text()


def test_download_and_restore_give_the_same_work(cleared, tmp_path):
    """A copy that does not bring back what it was made from."""
    seen = cleared
    seen.page.evaluate(
        "(text) => localStorage.setItem('bonds-work', text)",
        (ROOT / "tests/states/v2-one-of-each.json").read_text(encoding="utf-8"),
    )
    seen.open(PAGE)
    before = stored(seen)
    with seen.page.expect_download() as download:
        seen.page.get_by_role("button", name="Download", exact=True).click()
    assert download.value.suggested_filename.startswith("bonds-work-")
    path = tmp_path / "copy.json"
    download.value.save_as(path)
    copied = json.loads(path.read_text(encoding="utf-8"))
    released = seen.page.evaluate("document.documentElement.dataset.released")
    assert copied == before | {"released": released}
    assert (copied["version"], download.value.suggested_filename.endswith(f"-edition-{released}-v2.json")) == (2, True)
    seen.page.evaluate("localStorage.clear()")
    seen.page.reload()
    seen.page.set_input_files("input[type=file]", path)
    say(seen).get_by_text(f"{len(before['items'])} exercises were read").wait_for()
    assert stored(seen) == copied
    assert seen.errors == []


@pytest.mark.parametrize("path", STATES, ids=lambda path: path.stem)
def test_every_saved_format_is_read_or_refused_in_words(path, cleared):
    """S5: a file of any version or origin that is swallowed, crashes the page, or costs what was there."""
    mine = {"mine-already": entry(last=T + 10 * DAY), "good-one": entry(answer="newer", last=T + 10 * DAY, tries=4)}
    seen = keep(cleared, mine)
    seen.page.set_input_files("input[type=file]", path)
    say(seen).get_by_text("file").wait_for()
    said, now = say(seen).inner_text(), stored(seen)["items"]
    assert now["mine-already"] in (mine["mine-already"], as_kept(mine["mine-already"]))
    assert now["good-one"]["answer"] == "newer"
    assert now["good-one"]["tries"] == 4
    if path.stem.startswith("newer"):
        assert "newer version" in said
    elif path.stem.startswith(("broken", "foreign")):
        assert "Nothing was changed." in said
        assert now == mine
    else:
        assert "read from the file" in said
        assert ("could not be read" in said) is (path.stem not in WHOLE)
    assert seen.page.evaluate("window.ran") is None
    assert seen.page.evaluate("({}).polluted") is None
    assert seen.errors == []


def test_restore_joins_by_the_last_time(cleared, tmp_path):
    """A restore that puts an older answer over a newer one."""
    path = tmp_path / "file.json"
    path.write_text(
        json.dumps(
            {
                "version": 1,
                "items": {
                    "older-here": entry(answer="file", last=T + 1, tries=2),
                    "newer-here": entry(answer="file", last=T),
                },
            }
        ),
        encoding="utf-8",
    )
    seen = keep(
        cleared,
        {"older-here": entry(answer="device", tries=5, misjudged=2), "newer-here": entry(answer="device", last=T + 1)},
    )
    seen.page.set_input_files("input[type=file]", path)
    say(seen).get_by_text("read from the file").wait_for()
    items = stored(seen)["items"]
    joined = as_kept(entry(answer="file", last=T + 1, tries=5, misjudged=2))
    assert items["older-here"] == joined
    assert items["newer-here"]["answer"] == "device"


def test_a_huge_file_is_refused(cleared, tmp_path):
    """R6: a file that freezes the page."""
    path = tmp_path / "huge.json"
    path.write_text(" " * 6_000_000, encoding="utf-8")
    seen = keep(cleared, {"mine-already": entry()})
    seen.page.set_input_files("input[type=file]", path)
    say(seen).get_by_text("too large").wait_for()
    assert stored(seen)["items"] == {"mine-already": entry()}


def test_delete_asks_first_and_then_leaves_nothing(cleared):
    """S1: a slip that deletes weeks of work, or a delete that leaves some; by keyboard alone."""
    seen = keep(cleared, {ITEMS[0].id: entry()})
    seen.page.evaluate("localStorage.setItem('bonds-work-unread', 'x'); localStorage.setItem('bonds-theme', 'dark')")
    seen.page.get_by_role("button", name="Delete everything on this device").focus()
    seen.page.keyboard.press("Enter")
    assert seen.page.get_by_role("dialog").is_visible()
    assert seen.page.evaluate("document.activeElement.textContent") == "Keep it"
    assert axe(seen.page) == []
    seen.page.keyboard.press("Escape")
    expect(seen.page.get_by_role("dialog")).to_be_hidden()
    assert ITEMS[0].id in stored(seen)["items"]
    seen.page.keyboard.press("Enter")
    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Enter")
    say(seen).get_by_text("Everything was deleted.").wait_for()
    assert seen.page.evaluate("localStorage.length") == 0
    assert f"0 of {len(PLACED)}" in part(seen, "chapters").inner_text()


def test_what_could_not_be_read_can_be_taken_away(cleared):
    """Work of a damaged storage that nobody can reach any more."""
    seen = cleared
    seen.page.evaluate("localStorage.setItem('bonds-work', '{broken')")
    seen.open(PAGE)
    assert "put aside" in say(seen).inner_text()
    with seen.page.expect_download() as download:
        seen.page.get_by_role("button", name="Download what could not be read").click()
    assert download.value.path().read_text(encoding="utf-8") == "{broken"


@pytest.mark.parametrize("trouble", [BLOCKED, FULL], ids=["blocked", "full"])
def test_without_storage_the_page_says_so(trouble, visit, tmp_path):
    """S5: a page that throws, or shows an empty table as if nothing had been done."""
    seen = visit()
    seen.page.add_init_script(trouble)
    seen.open(PAGE)
    seen.page.set_input_files("input[type=file]", ROOT / "tests/states/v1-one-of-each.json")
    say(seen).get_by_text("lasts until the page is closed").wait_for()
    assert [error for error in seen.errors if "uncaught" in error] == []


def test_what_was_wrong_with_the_storage_is_unsaid_once_it_has_room(visit):
    """A line that still says "no room" over work that is safely kept."""
    # A page of its own: what is added to it at its start stays with it.
    seen = visit()
    seen.page.add_init_script(
        "window.setItem = Storage.prototype.setItem; Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    seen.open(PAGE)
    given = ROOT / "tests/states/v1-one-of-each.json"
    seen.page.set_input_files("input[type=file]", given)
    no_room = say(seen).get_by_text("lasts until the page is closed")
    no_room.wait_for()
    seen.page.evaluate("Storage.prototype.setItem = window.setItem; null")
    seen.page.set_input_files("input[type=file]", given)
    no_room.wait_for(state="detached")
    assert seen.page.evaluate("localStorage.getItem('bonds-work')")


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_when_it_is_full(theme, width, visit):
    """A1, A8: a fault that an empty page does not show."""
    items = {
        item.id: entry(state=("right", "wrong", "partly")[i % 3], sure=i % 2 == 0, due=T + i * DAY)
        for i, item in enumerate(ITEMS)
    }
    items[KINDS["reflection"].id] = entry(answer="Words. " * 60, state="noted")
    seen = keep(visit(width=width, color_scheme=theme), items)
    assert axe(seen.page) == []
    assert outside(seen.page) == []
    seen.page.emulate_media(media="print")
    assert seen.page.locator(".my-work button:visible").count() == 0
    assert part(seen, "chapters").locator("table").is_visible()


def test_without_script_it_explains(visit):
    """A11: an empty page, or buttons that nothing answers."""
    seen = visit(java_script_enabled=False).open(PAGE)
    assert seen.page.get_by_text("needs JavaScript").first.is_visible()
    assert not seen.page.get_by_text("Nothing is due today.").is_visible()
    assert part(seen, "chapters").locator("a").count() == len({item.chapter for item in ITEMS})
    assert seen.page.locator("main :is(button, input)").count() == 0
