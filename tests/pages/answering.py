"""Answers exercises as a reader would, right or wrong, by pointer or by keyboard alone; it knows the bank and no other file."""

import re

from tests.pages.opening import PAGES
from widgets.exercises.item_bank.files import bank

ITEMS = [item for item in bank().values() if f"chapters/{item.chapter}.html" in PAGES]
# Of each kind the first that stands in a chapter; a sister only where none does.
SISTERS = [item for item in ITEMS if item.sister_of]
KINDS = {item.kind: item for item in [*SISTERS, *(item for item in reversed(ITEMS) if not item.sister_of)]}
SCORED = [kind for kind in KINDS if kind not in ("reflection", "predict")]
WORDS = "Words of a reader."
AGAIN = re.compile("^Again")
# A page of the site that keeps nothing and names its icon: for a bare file a browser asks for one that is not there.
BARE = "chapters/back/about.html"


def page_of(item) -> str:
    """The chapter in which an exercise stands; of a sister, which stands in none, its own page."""
    return f"embed/{item.id}.html" if item.sister_of else f"chapters/{item.chapter}.html"


def shown(page, item):
    """The live exercise in its chapter, scrolled to."""
    box = page.locator(f"#ex-{item.id}")
    box.scroll_into_view_if_needed()
    # A solved one is a line on the next visit, with its form behind it.
    page.wait_for_selector(f"#ex-{item.id}[data-live] form.exercise", state="attached")
    return box


def stored(page) -> dict:
    """What the browser keeps, by id."""
    return page.evaluate("JSON.parse(localStorage.getItem('bonds-work') ?? 'null')?.items ?? {}")


def as_kept(entry: dict) -> dict:
    """What version 1 kept of an exercise, in the form of version 2; one that has this form stays as it is."""
    found = {field: value for field, value in entry.items() if field != "sure"}
    if "earlier" in entry:
        found["earlier"] = [as_kept(one) for one in entry["earlier"]]
    if "attempts" in entry or not entry["tries"] or not entry["state"]:
        return found
    last = {"at": entry["last"], "state": entry["state"]}
    last |= {} if entry.get("draft") else {"answer": entry["answer"]}
    last |= {"sure": 0.9 if entry["sure"] else 0.5} if "sure" in entry else {}
    known = {"first": last} if entry["tries"] == 1 and not entry.get("draft") else {}
    return found | {"attempts": {**known, "last": last}}


def settled(page, item):
    """Wait until the exercise is kept."""
    page.wait_for_function("(id) => JSON.parse(localStorage.getItem('bonds-work') ?? '{}').items?.[id]", arg=item.id)


def put(box, item: dict, right=True) -> None:
    """Fill the controls of one exercise, or of one part of a forest."""
    kind = item["kind"]
    for again in box.locator("form.done").get_by_role("button", name=AGAIN).all():
        # What is solved is open again once it is asked for.
        again.click()
    if kind == "choice":
        for option in item["options"]:
            control = box.locator(f"input[value='{option['key']}']:is([type=radio], [type=checkbox])").first
            wanted = option["right"] is right
            if item["many"]:
                control.set_checked(wanted)
            elif wanted:
                control.check()
                return
    elif kind == "plane":
        judge(box, item["scenes"], right)
    elif kind == "sort":
        place(box, item, right)
    elif kind == "numeric":
        box.locator("input[type=text][inputmode=decimal]").first.fill(
            str(item["answer"] if right else item["answer"] + 1000 * item["tolerance"])
        )
    elif kind == "forest":
        for part, group in zip(item["parts"], box.locator(".part").all(), strict=True):
            put(group, part, right)
    elif kind == "reflection":
        box.locator("textarea").fill(WORDS)
    else:
        box.locator("input.typed").fill(str(item["low"]))


def place(box, item: dict, right: bool) -> None:
    """Sort each thing that is not right yet."""
    for row, thing in zip(box.locator(".things > li").all(), item["things"], strict=True):
        if "fine" in (row.get_attribute("class") or ""):
            continue
        group = thing["group"] if right else next(group for group in item["groups"] if group != thing["group"])
        row.get_by_role("radio", name=group, exact=True).check()


def judge(box, scenes: list[dict], right: bool) -> None:
    """Choose reason and side of each scene in turn; a wrong one is not got past."""
    others = {"ties": "limits", "limits": "neither", "both": "ties", "neither": "ties"}
    for place, scene in enumerate(scenes):
        reason = scene["reason"] if right else others[scene["reason"]]
        box.locator(f".chips input[value={reason}]").check()
        if reason not in ("both", "neither"):
            box.locator(f".chips input[value={scene.get('side', 'few')}]").check()
        if not right or place + 1 == len(scenes):
            return
        check(box)
        box.locator("button.next").click()


def check(box, sure=True) -> str:
    """Press the first or the second way to check, or Compare, or Reveal; what the status then says."""
    buttons = box.locator("button[type=submit]")
    (buttons.first if sure else buttons.last).click()
    return box.locator(".verdict").inner_text().strip()


STOP = """() => { const one = document.activeElement; const rows = [...document.querySelectorAll('.part')];
    return { tag: one.tagName, type: one.type ?? "", value: one.value ?? "", name: one.name ?? "", part: rows.indexOf(one.closest(".part")), checked: one.checked ?? false,
        place: one.closest(".things") ? [...one.closest(".things").children].indexOf(one.closest("li")) : one.closest(".steps") ? [...one.closest(".steps").querySelectorAll(".chips")].indexOf(one.closest(".chips")) : -1 }; }"""


def walk(page, box, item: dict) -> None:
    """From before the exercise with Tab, arrows, space, letters and Enter alone, to a right answer and its check."""
    box.evaluate("(el) => { el.tabIndex = -1; el.focus(); }")
    scene = 0
    for _ in range(160):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop["type"] == "submit":
            page.keyboard.press("Enter")
            if not box.locator("button.next").count():
                return
            page.keyboard.press("Tab")
            while page.evaluate("document.activeElement.className") != "next":
                page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            scene += 1
            # The focus is on the first question of the next scene.
            stop = page.evaluate(STOP)
        stop["scene"] = scene
        asked = item["parts"][stop["part"]] if item["kind"] == "forest" and stop["part"] >= 0 else item
        use(page, stop, asked)
    raise AssertionError("Check was not reached with Tab")


def use(page, stop: dict, item: dict) -> None:
    """The keys that give the control under focus its right value."""
    if stop["type"] == "radio" and stop["name"].startswith("ex-choice"):
        right = next(option["key"] for option in item["options"] if option["right"])
        page.keyboard.press("Space")
        while page.evaluate("document.activeElement.value") != right:
            page.keyboard.press("ArrowDown")
    elif stop["type"] == "checkbox":
        if next(option["right"] for option in item["options"] if option["key"] == stop["value"]):
            page.keyboard.press("Space")
    elif stop["type"] == "radio":
        wanted = item["things"][stop["place"]]["group"] if "things" in item else item["scenes"][stop["scene"]]
        wanted = wanted if isinstance(wanted, str) else wanted.get(("reason", "side")[stop["place"]])
        page.keyboard.press("Space")
        while page.evaluate("document.activeElement.value") != wanted:
            page.keyboard.press("ArrowDown")
    elif stop["type"] == "range":
        page.keyboard.press("End")
    elif stop["type"] == "text" and "number" in page.evaluate("document.activeElement.id"):
        page.keyboard.type(str(item["answer"]))
    elif stop["tag"] == "TEXTAREA":
        page.keyboard.type(WORDS)
