"""Exercises on the built page: keyboard, feedback, states, storage, print, no script, budgets."""

import gzip
import json
import re
from urllib.parse import urljoin

import pytest

from tests.pages.answering import ITEMS, KINDS, SCORED, check, judge, page_of, put, settled, shown, stored, walk
from tests.pages.opening import HTML, ROOT
from tests.pages.questions import axe, outside
from widgets.exercises.item_bank.small_markdown import plain
from widgets.exercises.view import still

SMALL = """(box) => [...box.querySelectorAll("button, select, textarea, summary, input, .foot a")].filter((one) => one.checkVisibility() && !one.closest(".keys")).map((one) => one.closest("label") ?? one)
    .filter((one) => { const size = one.getBoundingClientRect(); return size.height < 43.5 || size.width < 43.5; }).map((one) => one.outerHTML.slice(0, 90))"""


def test_all_seven_kinds_are_in_use():
    """A kind that no page shows is a kind that no test below has met."""
    assert set(KINDS) == {"choice", "plane", "sort", "numeric", "forest", "reflection", "predict"}


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_every_exercise_has_its_places(item):
    """An exercise that no chapter shows, or a link to answer or embed page that leads nowhere."""
    assert (HTML / page_of(item)).read_text(encoding="utf-8").count(f'id="ex-{item.id}"') == 1
    assert (HTML / "chapters/back/answers.html").read_text(encoding="utf-8").count(f'id="answer-{item.id}"') == 1
    assert (HTML / "embed" / f"{item.id}.html").is_file()


@pytest.mark.parametrize("kind", KINDS)
def test_keyboard_alone_solves_it(kind, visit):
    """A2, A4: a control that keys do not reach or move, and feedback that no status speaks."""
    item = KINDS[kind]
    seen = visit().open(page_of(item))
    box = shown(seen.page, item)
    assert box.locator(".verdict[aria-live=polite]").inner_text() == ""
    walk(seen.page, box, item.public())
    assert box.locator(".verdict[aria-live=polite]").inner_text().strip()
    settled(seen.page, item)
    assert stored(seen.page)[item.id]["state"] == ("right" if kind in SCORED else "noted")
    assert seen.errors == []


@pytest.mark.parametrize("kind", KINDS)
def test_names_and_roles_are_native(kind, visit):
    """A2: an exercise that is not one named group, or a control without a name."""
    item = KINDS[kind]
    seen = visit().open(page_of(item))
    box = shown(seen.page, item)
    # Whoever comes by Tab hears this name: the title and what is asked.
    asked = plain(item.public()["prompt"]).split("\n")[0][:30]
    name = re.compile(f"^{re.escape(still.dotted(item.title))} {re.escape(asked)}")
    assert seen.page.get_by_role("group", name=name).count() >= 1
    tree = box.aria_snapshot()
    assert not re.search(
        r"^\s*- (?:radio|checkbox|combobox|slider|textbox|spinbutton|button)(?:$|:$| \[)", tree, re.M
    ), tree
    assert box.locator(".verdict[aria-live=polite]").count() == 1


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 320)])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_in_any_state(kind, theme, width, visit):
    """A1, A8: a fault or a sideways scroll that only a wrong, a right or a revealed answer shows."""
    item = KINDS[kind]
    seen = visit(width=width, color_scheme=theme).open(page_of(item))
    box = shown(seen.page, item)
    for right in (None, False, True):
        if right is not None:
            put(box, item.public(), right)
            assert check(box)
        for fold in box.locator("summary").all():
            fold.click()
        assert axe(seen.page, f"#ex-{item.id}") == [], right
        assert outside(seen.page) == [], right
        assert box.evaluate(SMALL) == [], right
    assert seen.errors == []


@pytest.mark.parametrize("kind", SCORED)
def test_feedback_comes_after_a_try_and_keeps_the_answer(kind, visit):
    """Reasons before an attempt, or a wrong answer that is told the right one."""
    item = KINDS[kind]
    public = item.public()
    seen = visit().open(page_of(item))
    box = shown(seen.page, item)
    assert box.locator(".solved").inner_text() == ""
    put(box, public, right=False)
    assert check(box)
    # Never by colour alone: a shape and a word.
    assert box.locator(":is(.sign.wrong, .sign.partly, .reason .no):visible").count() >= 1
    assert box.locator(".solved").inner_text() == ""
    bodies = public.get("parts", [public])
    hidden = [plain(option["why"]) for body in bodies for option in body.get("options", []) if option["right"]]
    hidden += [plain(body[name]) for body in bodies for name in ("why", "model_answer") if name in body]
    said = box.inner_text()
    assert [text for text in hidden if text in said] == []
    put(box, public)
    assert check(box)
    assert box.locator(":is(.verdict:not(.heard) .sign.right, .reason .yes):visible").count() >= 1
    if kind in ("numeric", "forest") or "after" in public:
        assert box.locator(".solved").inner_text().strip()
    assert stored(seen.page)[item.id]["tries"] == 1 + len(public.get("scenes", [0]))


def test_an_empty_answer_is_asked_for_and_not_counted(visit):
    """A press on Check before anything was answered that counts as a wrong try."""
    for kind, item in KINDS.items():
        seen = visit().open(page_of(item))
        assert check(shown(seen.page, item)), kind
        assert item.id not in stored(seen.page), kind


def test_new_numbers_go_round(visit):
    """New numbers that repeat, run out or keep the old answer."""
    item = next(item for item in ITEMS if item.public().get("variants"))
    variants = item.public()["variants"]
    seen = visit().open(page_of(item))
    box = shown(seen.page, item)
    field, again = box.locator("input[inputmode=decimal]"), box.get_by_role("button", name="New numbers")
    prompts = []
    for variant in variants:
        prompts.append(box.locator(".prompt").inner_text())
        field.fill(str(variant["answer"]))
        check(box)
        assert box.locator(".verdict .sign.right").is_visible()
        again.click()
        assert field.input_value() == ""
    assert len(set(prompts)) == len(variants) == 12
    assert box.locator(".prompt").inner_text() == prompts[0]


def test_every_chapter_ends_with_three_to_recall():
    """A chapter that lets go without asking once more."""
    ends = {}
    for page in {page_of(item) for item in ITEMS if not item.sister_of}:
        html = (HTML / page).read_text(encoding="utf-8")
        tail = html.partition("<h2>Three questions to take along</h2>")[2].split("<h2>")[0]
        ends[page] = len(re.findall(r'data-room="exercises"[^>]* id="(?:recall|ex)-', tail))
    assert {page: count for page, count in ends.items() if count != 3} == {}


def test_a_deep_link_leads_to_the_exercise(visit):
    """`#ex-<id>` that opens at the wrong place, and a copied link that is another."""
    item = ITEMS[-1]
    seen = visit(permissions=["clipboard-read", "clipboard-write"]).open(f"{page_of(item)}#ex-{item.id}")
    seen.page.wait_for_selector(f"#ex-{item.id}[data-live]")
    seen.page.wait_for_function(
        "(id) => { const box = document.querySelector(`#ex-${id}`).getBoundingClientRect(); return box.top < innerHeight && box.bottom > 0; }",
        arg=item.id,
    )
    box = seen.page.locator(f"#ex-{item.id}")
    assert box.get_by_role("button", name="Copy link").count() == 0, "links come after a try"
    put(box, item.public(), right=False)
    check(box)
    box.get_by_role("button", name="Copy link").click()
    box.get_by_text("Link copied").wait_for()
    assert seen.page.evaluate("navigator.clipboard.readText()") == f"{seen.site}/{page_of(item)}#ex-{item.id}"


@pytest.mark.parametrize("kind", KINDS)
def test_paper_has_lines_in_place_of_controls(kind, visit):
    """A10: a printed page with dead controls, without room to write, or with the answer."""
    item = KINDS[kind]
    for script in (True, False):
        seen = visit(java_script_enabled=script).open(page_of(item))
        box = shown(seen.page, item) if script else seen.page.locator(f"#ex-{item.id}")
        if script:
            put(box, item.public())
            check(box)
        seen.page.emulate_media(media="print")
        assert (
            box.locator(":is(button, select, textarea, input:not([type=radio], [type=checkbox])):visible").count() == 0
        )
        assert box.locator(":is(.blank, .options li, .chips, .paper):visible").count() >= 1
        assert box.locator(".solved:visible").count() == 0


@pytest.mark.parametrize("kind", KINDS)
def test_without_script_it_reads_and_leads_to_the_answer(kind, visit):
    """A11: an exercise that is empty or dead without JavaScript."""
    item = KINDS[kind]
    seen = visit(width=390, java_script_enabled=False).open(page_of(item))
    box = seen.page.locator(f"#ex-{item.id}")
    assert item.title in box.inner_text()
    assert plain(item.public()["prompt"]).split("\n")[0][:30] in box.inner_text()
    assert box.locator(":is(button, select, textarea, input):visible").count() == 0
    link = box.get_by_role("link", name="The answer, with reasons")
    assert link.is_visible()
    # A page of its own opens its links outside of its frame.
    seen.page.goto(urljoin(seen.page.url, link.get_attribute("href")))
    seen.page.locator(f"#answer-{item.id}").wait_for()


def test_no_answer_outside_its_place():
    """A reason that the search, a notebook or a page source gives away."""
    index = json.loads(
        re.search(r"Search\.setIndex\((.*)\)", (HTML / "searchindex.js").read_text(encoding="utf-8"), re.S)[1]
    )
    place = index["docnames"].index("chapters/back/answers") if "chapters/back/answers" in index["docnames"] else None
    assert [
        term
        for term, pages in index["terms"].items()
        if place is not None and place in ([pages] if isinstance(pages, int) else pages)
    ] == []
    assert not (HTML / "_sources").exists()
    reasons = [plain(option["why"]) for item in ITEMS for option in item.public().get("options", [])]
    assert reasons
    texts = {path.name: path.read_text(encoding="utf-8") for path in ROOT.glob("chapters/*/*.ipynb")}
    assert [(name, reason) for name, text in texts.items() for reason in reasons if reason in text] == []
    seen = " ".join(
        re.sub(r"<script.*?</script>|<[^>]+>", " ", path.read_text(encoding="utf-8"), flags=re.S)
        for path in HTML.glob("chapters/**/*.html")
        if path.name != "answers.html"
    ).lower()
    rare = {word for reason in reasons for word in re.findall(r"[a-z]{9,}", reason.lower()) if word[:7] not in seen}
    assert [word for word in rare if any(term.startswith(word[:7]) for term in index["terms"])] == []


def test_the_room_keeps_to_its_weight():
    """Budgets: scripts and states that grow until a chapter no longer fits."""

    def size(text):
        return len(gzip.compress(text.encode("utf-8"), 9))

    assert size((HTML / "_static" / "exercises.js").read_text(encoding="utf-8")) <= 17_700
    heavy = {"forest": 2200, "numeric": 1600, "plane": 1900}
    sizes = {}
    for item in ITEMS:
        # Some stand in no chapter; each has a page of its own.
        page = (HTML / "embed" / f"{item.id}.html").read_text(encoding="utf-8")
        sizes[item.id, item.kind] = size(page.split(f'id="ex-{item.id}">', 1)[1].split("</script>", 1)[0])
    assert {key: found for (key, kind), found in sizes.items() if found > heavy.get(kind, 1250)} == {}


@pytest.mark.parametrize("width", [390, 1280])
def test_the_sliders_of_a_plane_cover_no_button(width, visit):
    """Failure prevented: keys that open a drawer over the very buttons to which Tab leads next."""
    item = KINDS["plane"]
    seen = visit(width=width, height=844).open(page_of(item))
    box = shown(seen.page, item)
    put(box, item.public())
    box.locator(".keys input").first.focus()
    drawer, acts = box.locator(".keys").bounding_box(), box.locator(".acts").bounding_box()
    assert drawer["height"] > 80
    assert drawer["y"] + drawer["height"] <= acts["y"]


def test_the_ground_shown_is_a_side_a_corner_or_the_middle(visit):
    """Failure prevented: two troubles drawn as one of them, or ground where the book's own place does not lie."""
    item = KINDS["plane"]
    box = shown(visit().open(page_of(item)).page, item)
    sizes, seen = {"ties": (120, 320), "limits": (320, 120), "both": (120, 120), "neither": (80, 80)}, set()
    for scene in item.public()["scenes"]:
        judge(box, [scene], right=True)
        check(box)
        ground = "(one) => ['x', 'y', 'width', 'height'].map((key) => one.getBBox()[key])"
        left, top, width, height = box.locator(".plane .side").evaluate(ground)
        assert (width, height) == sizes[scene["reason"]]
        across, down = 160 * scene["target"]["cohesion"], -160 * scene["target"]["control"]
        assert left <= across <= left + width
        assert top <= down <= top + height
        seen.add(scene["reason"])
        if box.locator("button.next").count():
            box.locator("button.next").click()
    assert seen == {*sizes}


def test_reasons_and_sides_stand_in_one_row_on_a_phone(visit):
    """Failure prevented: an empty row above the plane, kept for sides that nobody has asked for yet."""
    item = KINDS["plane"]
    box = shown(visit(width=390, height=844).open(page_of(item)).page, item)
    assert len({one.bounding_box()["y"] for one in box.locator(".steps .chips label").all()}) == 1
