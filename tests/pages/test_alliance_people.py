"""A hundred people on the page: moved by hand and by keys, drawn in samples, kept in an address, told in words and rows."""

import pytest

from tests.cases.make_alliance_people import ON_A_LINE, ONE_PLACE
from tests.pages.conftest import ENGINE, MEDIUM
from tests.pages.driving import drawn, until
from widgets.alliance_outcome.people import code_of, hundred, line_through, people_moved, sample_of

PAGE = "chapters/relationship/alliance_and_outcome.html"
MODEL = "bonds.widgets.find((one) => one.key === 'alliance').model"
MOVED = f"{MODEL}.get('moved')"
PERSON = f"{MODEL}.get('person')"
FIRST = 94
# Whatever the room writes and draws.
WRITTEN = "(room) => room.textContent + [...room.querySelectorAll('svg *, .share i')].map((one) => ['d', 'x', 'y', 'style'].map((name) => one.getAttribute(name))).join()"

WITHOUT_THE_FIRST = next(number for number in range(1, 100) if 0 not in sample_of(number))


def r_of(moved, number=None):
    """What Python says, as the page prints it."""
    points = people_moved(moved)
    chosen = points if number is None else [points[i] for i in sample_of(number)]
    r = line_through(*zip(*chosen, strict=True)).r
    return ("−" if round(r, 2) < 0 else "") + f"{abs(r):.2f}".removeprefix("0")


def codes(moved):
    return "~".join(map(str, moved))


@pytest.fixture
def people(visit):
    """The room of the chapter, opened at an address of its own."""

    def opened(address="", **options):
        seen = visit(**({"width": 390, "height": 844} | options)).open(f"{PAGE}{address}")
        room = seen.page.locator("[data-room=alliance_outcome]").first
        room.scroll_into_view_if_needed()
        room.locator(".people:visible").wait_for()
        drawn(seen.page)
        room.seen = seen
        return room

    return opened


def told(room):
    drawn(room.page)
    return room.locator(".said").inner_text().replace("\u00a0", " ")


def middle_of(room, person):
    """Where a person stands on the screen."""
    room.page.evaluate(f"{MODEL}.set('person', {person})")
    drawn(room.page)
    box = room.locator(".hand").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_the_first_face_says_natural_frequencies_then_r(people):
    """Failure prevented: a cloud whose sentence, figures or word of its making is missing or wrong."""
    room = people()
    assert told(room) == (
        "Of the fifty with the stronger alliance 30 did better than the middle, of the others 20. "
        "That is r = .28, and 92 per cent of the differences are about something else."
    )
    assert room.locator(".people-read").inner_text().split() == ["r", "=", ".28", "8", "%", "shared"]
    assert "invented data" in room.locator(".cloud svg").text_content()
    assert room.locator(".task").inner_text() == "Move one person of a hundred"
    assert room.seen.errors == []


def test_the_keys_move_and_choose(people):
    """A2, A3: a cloud that only a pointer can change, or keys of which a listener hears nothing."""
    room = people()
    hand = room.locator(".hand")
    assert hand.get_attribute("aria-label") == f"Person {FIRST} of 100: alliance 1.70, outcome −0.12"
    assert "N and P choose" in room.locator(f"#{hand.get_attribute('aria-describedby')}").text_content()
    hand.focus()
    for key in ("ArrowUp", "ArrowRight", "Shift+ArrowDown", "Shift+ArrowDown", "ArrowLeft"):
        room.page.keyboard.press(key)
    moved = [code_of(FIRST, 1.7, -1.02)]
    assert room.page.evaluate(MOVED) == moved
    assert f"r went from .28 to {r_of(moved)}" in told(room)
    assert room.locator(".people-r").inner_text() == f"r = {r_of(moved)}"
    assert room.locator(".task").inner_text() == "One person of a hundred moved"
    heard = "document.querySelector('[data-room=alliance_outcome] > .frame > .heard').textContent"
    assert (
        until(room.page, heard, said := f"Person {FIRST} of 100: alliance 1.70, outcome −1.02; r {r_of(moved)}.")
        == said
    )
    assert room.locator(".stood").get_attribute("d").count("M") == 1, "where the person stood stays as a hollow dot"
    for key, person in (("n", 95), ("p", FIRST), ("P", 93), ("End", 100), ("N", 1), ("Home", 1), ("p", 100)):
        room.page.keyboard.press(key)
        assert room.page.evaluate(PERSON) == person
    for _ in range(12):
        room.page.keyboard.press("Shift+ArrowLeft")
    assert told(room).endswith("The ring is at the edge of the picture.")
    assert room.page.evaluate(MOVED)[-1] == code_of(100, -2.6, hundred()[99][1])
    room.page.keyboard.press("Control+ArrowUp")
    assert room.page.evaluate(MOVED)[-1] == code_of(100, -2.6, hundred()[99][1])
    assert room.seen.errors == []


def test_a_person_who_comes_home_has_not_moved(people):
    """Failure prevented: an address and a heading that go on about a move that was taken back."""
    room = people()
    room.locator(".hand").focus()
    room.page.keyboard.press("ArrowUp")
    room.page.keyboard.press("ArrowDown")
    assert room.page.evaluate(MOVED) == []
    assert room.locator(".task").inner_text() == "Move one person of a hundred"


def test_a_mouse_drags_and_everything_follows_in_the_same_frame(people):
    """Failure prevented: a point that lags behind the hand, or figures that wait until it is let go."""
    room = people()
    x, y = middle_of(room, 30)
    room.page.evaluate(f"{MODEL}.set('person', 1)")
    before = room.locator(".fit").get_attribute("d")
    mouse = room.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + 60, y - 40)
    room.page.evaluate("() => new Promise(requestAnimationFrame)")
    moved = room.page.evaluate(MOVED)
    assert [code // 1_000_000 for code in moved] == [30]
    assert room.locator(".people-r").inner_text() == f"r = {r_of(moved)}"
    assert room.locator(".fit").get_attribute("d") != before
    across = people_moved(moved)[29][0] - hundred()[29][0]
    assert across == pytest.approx(60 / 350 * 5.5, abs=0.03)
    mouse.move(x + 2000, y - 2000)
    mouse.up()
    mouse.move(x, y)
    assert people_moved(room.page.evaluate(MOVED))[29] == (2.6, 2.6), "past the edge it waits at the edge"
    assert room.seen.errors == []


def test_a_tap_takes_and_a_swipe_scrolls(people):
    """Failure prevented: a phone's reader who is caught in the picture, or moves somebody by passing over it."""
    if ENGINE == "firefox":
        pytest.skip("Firefox cannot be told to swipe")
    room = people(has_touch=True, is_mobile=True)
    place = middle_of(room, 20)
    start = middle_of(room, FIRST)
    room.page.touchscreen.tap(*place)
    assert room.page.evaluate(PERSON) == 20
    assert room.page.evaluate(MOVED) == []
    finger = room.seen.context.new_cdp_session(room.page)

    def swipe(at, by):
        """How far the page goes when a finger moves from that place."""
        before = room.page.evaluate("scrollY")
        for step in range(11):
            points = [{"x": at[0], "y": at[1] + by * step / 10}]
            kind = "touchMove" if step else "touchStart"
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        drawn(room.page)
        # The compositor scrolls first, and tells the page when it has time.
        until(room.page, f"Math.abs(scrollY - {before}) > 60", True, patience=2)
        return room.page.evaluate("scrollY") - before

    assert swipe(middle_of(room, 20), -60) == 0, "the marker goes with the finger"
    moved = room.page.evaluate(MOVED)
    assert [code // 1_000_000 for code in moved] == [20]
    assert swipe(start, -120) > 60, "over the picture the page scrolls"
    assert (room.page.evaluate(PERSON), room.page.evaluate(MOVED)) == (20, moved)


def test_what_dragging_reaches_a_click_reaches(people):
    """A3: somebody who can press and not drag, and finds no other way to move a person."""
    room = people()
    room.locator("details.more > summary").click()
    room.get_by_label("Person with the ring").fill("12")
    for name, value in (("Their alliance", "2.5"), ("Their outcome", "-2")):
        room.get_by_label(name, exact=True).fill(value)
    room.get_by_label("Their outcome, typed").fill("-1.55")
    assert room.page.evaluate(MOVED) == [code_of(12, 2.5, -1.55)]
    assert room.locator(".people-r").inner_text() == f"r = {r_of([code_of(12, 2.5, -1.55)])}"
    hidden = room.get_by_label("Correlation r", exact=True)
    assert not hidden.is_visible(), "controls of another view"


def test_samples_leave_their_trace_and_reset_takes_it(people):
    """Failure prevented: a sample that is not Python's, a scale that forgets, or a start that cannot be had back."""
    room = people()
    start = told(room)
    new, ten = (room.get_by_role("button", name=name) for name in ("A new sample of 20", "Ten at once"))
    new.click()
    assert told(room) == f"These twenty say {r_of([], 1)}; all hundred say .28. Draw again before believing either."
    assert room.locator(".task").inner_text() == "Twenty of the hundred"
    assert (
        room.locator(".lit").get_attribute("d").count("M") + room.locator(".mine").get_attribute("d").count("M") >= 20
    )
    new.press("Enter")
    ten.press("Space")
    said = told(room)
    rs = [float(r_of([], number).replace("−", "-")) for number in range(1, 13)]
    assert f"Over 12 samples of the same people r ran from {r_of([], 1 + rs.index(min(rs)))}" in said
    assert f"to {r_of([], 1 + rs.index(max(rs)))}, and each could have been" in said
    dots = [
        room.locator(f".{name}").get_attribute("d").count("M") for name in ("dots", "newest", "faint", "cloud .every")
    ]
    assert dots == [11, 1, 11, 1], "the line of all hundred stays"
    for _ in range(10):
        ten.click()
    assert told(room).endswith("The scale is full.")
    assert room.page.evaluate(f"{MODEL}.get('samples')") == 100
    room.get_by_role("button", name="Reset").click()
    assert told(room) == start
    assert room.locator(".dots").get_attribute("d") == ""
    assert room.seen.errors == []


def test_a_copied_link_gives_the_state_back(people):
    """Failure prevented: a link that shows other people, other samples or another view than its sender saw."""
    room = people()
    room.locator(".hand").focus()
    room.page.keyboard.press("Shift+ArrowDown")
    room.get_by_role("button", name="Ten at once").click()
    link, said = room.page.evaluate(f"{MODEL}.get('link')"), told(room)
    again = people("#" + link.split("#")[1])
    assert "m:people" in link
    assert told(again) == said
    assert again.locator(".stood").get_attribute("d") == room.locator(".stood").get_attribute("d")
    assert again.page.locator(".notice").count() == 0


def test_addresses_of_before_show_the_faces(people, visit):
    """Failure prevented: a published link without a view, or with the faces, that opens people and ignores its r."""
    for address in ("#alliance=r:0.5", "#alliance=m:faces,r:0.5"):
        seen = visit(width=390).open(f"{PAGE}{address}").wake()
        said = seen.page.locator("[data-room=alliance_outcome] .said").first
        assert said.inner_text().startswith("r = .50: 25.0 % of the variance")
        assert seen.page.locator(".notice").count() == 0
    room = people("#alliance=m:people,r:0.5")
    assert told(room).startswith("Of the fifty")
    assert "m:people" in room.page.evaluate(f"{MODEL}.get('link')")


@pytest.mark.parametrize(
    ("address", "says"),
    [
        (f"hm:{codes(ONE_PLACE)}", "All hundred stand in one place: without differences there is nothing to correlate, so r is not defined."),
        (f"hm:{codes(ONE_PLACE)},hs:3", "These twenty stand in one place: without differences there is nothing to correlate, so r is not defined. Of all hundred no r is defined either. None of the 3 samples has an r."),
        (f"hm:{codes(ONE_PLACE[1:])},hs:{WITHOUT_THE_FIRST}", "These twenty stand in one place: without differences there is nothing to correlate, so r is not defined. All hundred say"),
        (f"hm:{codes([code_of(i, 0.5, i / 50 - 1) for i in range(1, 101)])}", "All hundred have one and the same alliance: what does not differ goes along with nothing, so r is not defined."),
        (f"hm:{codes([code_of(i, i / 50 - 1, -2.6) for i in range(1, 101)])}", "All hundred have one and the same outcome"),
        (f"hm:{codes(ON_A_LINE)}", "of the others 50. All points lie on one line, so r is −1."),
        ("hm:1000000~100999999~50521000~50521000,hs:100,hp:100", "The scale is full."),
    ],
    ids=["one place", "sampled there", "one outside", "no alliance differs", "no outcome differs", "one line", "edges"],
)  # fmt: skip
def test_bad_input_says_what_it_shows(people, address, says):
    """Failure prevented: a division by nought, NaN on the page, or a picture that falls silent where there is no r."""
    room = people(f"#alliance=m:people,{address}")
    assert says in told(room)
    room.locator("summary", has_text="Show as table").click()
    room.locator(".as-table table").first.wait_for()
    written = room.evaluate(WRITTEN)
    assert "NaN" not in written
    assert "Infinity" not in written
    assert room.page.locator(".notice").count() == 0
    assert room.seen.errors == []


def test_rows_and_paper_say_the_state(people):
    """A6, A10: a picture whose moves and samples stand in no row, or not on paper."""
    moved = code_of(40, -1, 2)
    room = people(f"#alliance=m:people,hm:{moved},hs:2")
    room.locator("summary", has_text="Show as table").click()
    tables = room.locator(".as-table table")
    rows = tables.nth(3).locator("tbody tr")
    # The rows come with the event of the fold, which is later than the click.
    rows.nth(99).wait_for()
    assert [tables.nth(i).locator("tbody tr").count() for i in range(4)] == [2, 2, 2, 100]
    before = ", ".join(f"{value:.2f}".replace("-", "−") for value in hundred()[39])
    assert rows.nth(39).locator("th, td").all_inner_texts()[:4] == ["40", "−1.00", "2.00", before]
    inside = [i for i in range(100) if rows.nth(i).locator("td").nth(3).inner_text() == "yes"]
    assert inside == sorted(sample_of(2))
    figures = tables.nth(1).locator("tbody tr").all_inner_texts()
    assert figures[0].split("\t")[1] == r_of([moved])
    assert figures[1].split("\t")[1] == r_of([moved], 2)
    if ENGINE == "firefox":
        pytest.skip(MEDIUM)
    room.page.emulate_media(media="print")
    assert room.locator(".cloud svg").is_visible()
    assert room.locator(".as-table table").nth(3).is_visible()
    assert not room.get_by_role("button", name="Ten at once").is_visible()


def test_picture_and_sentence_stand_on_a_phone_together(people):
    """Budgets: a button whose picture or sentence has left a phone's screen."""
    room = people(f"#alliance=m:people,hm:{code_of(FIRST, 2.6, -2.6)},hs:100")
    top, end = room.locator(".task").bounding_box(), room.locator(".said").bounding_box()
    tabs = room.locator(".picture > div > fieldset").bounding_box()["height"]
    assert end["y"] + end["height"] - top["y"] - tabs <= 620
