"""Lines that are kept: written, reloaded, seen in another tab, in My work, in its file, and without storage."""

import json

import pytest

from tests.pages.answering import BARE, stored
from tests.pages.questions import axe, outside
from tests.pages.test_exercises_storage import BLOCKED, FULL
from widgets.exercises.item_bank.files import line_questions
from widgets.exercises.item_bank.small_markdown import plain

LINE = next(iter(line_questions().values()))
LINES = list(line_questions().values())
PAGE = f"chapters/{LINE.chapter}.html"
MY_WORK = "chapters/back/my_work.html"
WORDS = "The ministry the shares, the institute the rows.\n<b>both</b>"


def field(page, one=LINE):
    """The live line, scrolled to."""
    page.locator(f"#line-{one.id}").scroll_into_view_if_needed()
    page.wait_for_selector(f"#line-{one.id}[data-live] textarea")
    return page.locator(f"#line-{one.id} textarea")


def kept(page, words, one=LINE):
    """Wait until these words are kept."""
    page.wait_for_function(
        "([id, words]) => JSON.parse(localStorage.getItem('bonds-work') ?? '{}').items?.[id]?.answer === words",
        arg=[one.id, words],
    )


def written(seen):
    return seen.page.locator(".my-work[data-part=written]")


@pytest.mark.parametrize("one", LINES, ids=lambda one: one.id)
def test_a_line_is_the_foot_of_its_box(one, cleared):
    """A1, A8: a line apart from its box, without a name, with a button to press, or wider than its page."""
    seen = cleared.open(f"chapters/{one.chapter}.html")
    line = field(seen.page, one)
    assert seen.page.locator(f".box-look #line-{one.id}").count() == 1
    assert seen.page.get_by_role("textbox", name=plain(one.prompt), exact=True).count() == 1
    assert seen.page.locator(f"#line-{one.id} :is(button:visible, h2, h3)").count() == 0
    assert line.bounding_box()["height"] >= 44
    assert outside(seen.page) == []


def test_what_is_written_is_kept_by_keyboard_alone_and_comes_back(cleared):
    """A2, S4: words that are lost on the way to another page, cut off by their field, or read as markup."""
    seen = cleared.open(PAGE)
    line = field(seen.page)
    low = line.bounding_box()["height"]
    line.focus()
    seen.page.keyboard.type(WORDS.replace("\n", " "))
    seen.page.keyboard.press("Tab")
    # Left, it is kept at once.
    entry = stored(seen.page)[LINE.id]
    assert (entry["answer"], entry["state"], entry["tries"]) == (WORDS.replace("\n", " "), "", 0)
    line.fill(WORDS * 4)
    kept(seen.page, WORDS * 4)
    assert line.bounding_box()["height"] > 2 * low
    assert line.evaluate("(one) => one.scrollHeight - one.clientHeight") <= 1
    seen.page.reload()
    assert field(seen.page).input_value() == WORDS * 4
    assert axe(seen.page) == []
    assert seen.errors == []


def test_the_books_own_line_comes_after_the_readers(cleared):
    """Words that were written into nothing; a book that answers before it is asked, or that moves what stands below."""
    seen = cleared.open(PAGE)
    line = field(seen.page)
    box, ours = seen.page.locator(f"#line-{LINE.id}"), plain(LINE.ours)
    high = box.bounding_box()["height"]
    line.focus()
    seen.page.keyboard.type("The")
    assert box.bounding_box()["height"] == high
    assert ours not in box.inner_text()
    seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Enter")
    assert ours in box.inner_text()
    assert seen.page.evaluate("document.activeElement.textContent") == "Compare", "the place is lost"
    assert axe(seen.page) == []
    line.fill(" ")
    assert ours not in box.inner_text()
    assert box.get_by_role("button").count() == 0


def test_two_tabs_show_the_same_line(cleared):
    """A tab that writes an old line over a new one."""
    seen = cleared.open(PAGE)
    other = seen.context.new_page()
    other.goto(f"{seen.site}/{PAGE}")
    field(other)
    field(seen.page).fill("Here.")
    kept(seen.page, "Here.")
    other.wait_for_function("(id) => document.querySelector(`#line-${id} textarea`).value === 'Here.'", arg=LINE.id)
    field(other).fill("There.")
    kept(other, "There.")
    seen.page.wait_for_function(
        "(id) => document.querySelector(`#line-${id} textarea`).value === 'There.'", arg=LINE.id
    )
    other.close()


def test_my_work_shows_the_line_and_counts_it_nowhere(cleared):
    """S1: words that nobody sees or deletes again, or that pass for an exercise done, open or due."""
    seen = cleared.open(PAGE)
    before = seen.open(MY_WORK).page.locator(".my-work[data-part=chapters]").inner_text()
    seen.open(PAGE)
    field(seen.page).fill(WORDS)
    kept(seen.page, WORDS)
    seen.open(MY_WORK)
    assert seen.page.locator(".my-work[data-part=chapters]").inner_text() == before
    for name in ("again", "due"):
        assert plain(LINE.prompt) not in seen.page.locator(f".my-work[data-part={name}]").inner_text()
    assert plain(LINE.prompt) in written(seen).inner_text()
    assert WORDS in written(seen).locator("blockquote").text_content()
    assert written(seen).get_by_role("link", name=plain(LINE.prompt)).get_attribute("href").endswith(f"#line-{LINE.id}")
    assert axe(seen.page) == []
    written(seen).get_by_role("button", name=f"Delete these words: {plain(LINE.prompt)}").focus()
    seen.page.keyboard.press("Enter")
    assert WORDS not in seen.page.locator("main").text_content()
    assert WORDS not in json.dumps(stored(seen.page))
    assert seen.page.evaluate("document.activeElement.dataset.part") == "written"
    seen.open(PAGE)
    assert field(seen.page).input_value() == ""
    assert seen.errors == []


def test_a_line_is_downloaded_and_restored(cleared, tmp_path):
    """A copy that leaves a reader's own words out, or brings deleted ones back over newer ones."""
    seen = cleared.open(PAGE)
    field(seen.page).fill(WORDS)
    kept(seen.page, WORDS)
    seen.open(MY_WORK)
    with seen.page.expect_download() as download:
        seen.page.get_by_role("button", name="Download", exact=True).click()
    path = tmp_path / "copy.json"
    download.value.save_as(path)
    held = json.loads(path.read_text(encoding="utf-8"))
    assert (held["version"], held["items"][LINE.id]["answer"]) == (2, WORDS)
    seen.page.evaluate("localStorage.clear()")
    seen.page.reload()
    seen.page.set_input_files("input[type=file]", path)
    written(seen).get_by_text("the institute the rows").wait_for()
    written(seen).get_by_role("button").click()
    seen.page.set_input_files("input[type=file]", path)
    seen.page.get_by_text("One exercise was read from the file").wait_for()
    assert WORDS not in written(seen).text_content()


@pytest.mark.parametrize("trouble", [BLOCKED, FULL], ids=["blocked", "full"])
def test_without_storage_it_promises_nothing(trouble, visit):
    """S5: a line that says it is kept where nothing is."""
    seen = visit()
    seen.page.add_init_script(trouble)
    seen.open(PAGE)
    line = field(seen.page)
    line.fill(WORDS)
    line.blur()
    told = seen.page.locator(f"#line-{LINE.id} .hint")
    told.get_by_text("until the page is closed").wait_for()
    assert "stays" not in told.inner_text()
    assert line.input_value() == WORDS
    assert [error for error in seen.errors if "uncaught" in error] == []


@pytest.mark.parametrize("answer", [None, 7, ["a"], {"toString": 1}, "x" * 5000])
def test_any_stored_line_is_survived(answer, cleared):
    """S5: a saved answer of another form that stops a page."""
    entry = {"answer": answer, "state": "", "tries": 0, "first": 1, "last": 1, "draft": True}
    seen = cleared.open(BARE)
    text = json.dumps({"version": 2, "items": {LINE.id: entry}})
    seen.page.evaluate("(text) => localStorage.setItem('bonds-work', text)", text)
    seen.open(PAGE)
    assert field(seen.page).input_value() == (answer if isinstance(answer, str) else "")
    field(seen.page).fill("New.")
    kept(seen.page, "New.")
    seen.open(MY_WORK)
    assert "New." in written(seen).inner_text()
    assert seen.errors == []


def test_on_paper_a_line_is_ruled_and_holds_what_was_written(cleared):
    """A10: words that paper leaves out, and a field that nobody can write into."""
    seen = cleared.open(PAGE)
    field(seen.page).fill("On paper too.")
    seen.page.emulate_media(media="print")
    line = seen.page.locator(f"#line-{LINE.id}")
    assert line.locator("textarea").is_hidden()
    behind = (
        "(one) => { const style = getComputedStyle(one, '::after');"
        " return [style.content, style.visibility, style.borderBottomWidth, style.borderTopWidth] }"
    )
    found = line.locator(".grown").evaluate(behind)
    assert "On paper too." in found[0]
    assert found[1:] == ["visible", "1px", "0px"]
    assert line.locator(".hint").is_hidden()


def test_without_script_a_line_is_ruled(visit):
    """A11: a page without script that shows a dead field, or says that it keeps something."""
    seen = visit(java_script_enabled=False).open(PAGE)
    line = seen.page.locator(f"#line-{LINE.id}")
    assert plain(LINE.prompt) in line.inner_text()
    assert line.locator(".blank").is_visible()
    assert line.locator(":is(textarea, input, button)").count() == 0
    assert "ept" not in line.inner_text()
