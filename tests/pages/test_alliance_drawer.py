"""What journals print, and the finer points of the forest, in a browser: keys, links, paper, a filter that leaves nothing."""

import json
import re

import pytest

from tests.pages.conftest import ENGINE, MEDIUM
from tests.pages.driving import drawn
from tests.pages.opening import CHAPTERS, ROOT
from tests.pages.test_alliance_widget import page, room, said  # noqa: F401 - two fixtures
from tests.pages.test_models import RUN, computing, differ, models  # noqa: F401 - two fixtures
from tests.quick.test_alliance_drawer import CASES
from widgets.alliance_outcome.drawer import journals

CHAPTER = next(one for one in CHAPTERS if "alliance" in one)
DRAWER = "#alliance=m:drawer"


def two(r):
    return ("−" if round(r, 2) < 0 else "") + f"{abs(r):.2f}".removeprefix("0")


def dots(seen, kind):
    return seen.locator(f".drawer-plot .{kind}").get_attribute("d").count("M")


def heading(seen):
    return seen.locator(".task").first.text_content()


def written(seen):
    return seen.locator(".stage text").all_text_contents()


def test_javascript_agrees_with_python(models, computing):  # noqa: F811
    """D6: another luck, filter or eye on the page than in Python."""
    one = computing.new_page()
    one.goto(f"{models}/_build/html/search.html")
    modules = [
        f"{models}/{path.relative_to(ROOT).as_posix()}"
        for path in sorted((ROOT / "widgets" / "alliance_outcome").glob("*.js"))
    ]
    faults = []
    for group in json.loads(CASES.read_text(encoding="utf-8")):
        found = one.evaluate(RUN, [modules, group["function"], [case["args"] for case in group["cases"]]])
        for case, text in zip(group["cases"], found, strict=True):
            if fault := differ(json.loads(text), case["value"]):
                faults.append(f"{group['function']}{case['args']}: {fault}")
    one.close()
    assert faults == []


@pytest.mark.parametrize(("truth", "seed", "hidden"), [(0.1, 22, 10), (0.28, 4, 5), (0, 16, 10)])
def test_the_picture_and_the_sentence_say_what_the_model_says(page, truth, seed, hidden):  # noqa: F811
    """Failure prevented: a view wired to the wrong figure, missing ghosts, a plot that hides that it is simulated."""
    page.open(f"{DRAWER},t:{truth},g:{seed},h:{hidden}")
    found = journals(truth, 0, seed, hidden)
    sentence = (
        f"Journals print {found.kept} of 60: {two(found.pooled_r)} on average ({two(found.low)} to {two(found.high)})"
    )
    assert said(page).startswith(sentence)
    assert (dots(page, "points"), dots(page, "ghosts")) == (found.kept, 60 - found.kept)
    assert {f"in print {two(found.pooled_r)}", f"truth {two(truth) if truth else 0}", "simulated data"} <= set(
        written(page)
    )
    off = [text for text in written(page) if text.endswith("too much")]
    assert off == ([f"{two(found.pooled_r - truth)} too much"] if found.pooled_r - truth > 0.05 else off)


def test_the_drawer_is_filled_by_keyboard(page):  # noqa: F811
    """Failure prevented: a filter, a truth, other studies or a correction that only a pointer reaches."""
    page.open(DRAWER)
    assert heading(page) == "Hide the studies without a result"
    assert (
        said(page) == "All 60 studies are printed, 12 of them significant. Their average is .10, and the truth is .10."
    )
    slider = page.get_by_label("Left in the drawer")
    slider.focus()
    page.keyboard.press("End")
    assert "Journals print 12 of 60: .20 on average (.15 to .25), where the truth is .10. Even" in said(page)
    assert heading(page) == "A funnel without its left half"
    assert slider.get_attribute("aria-valuetext") == "all of the not significant"
    page.keyboard.press("ArrowLeft")
    assert slider.get_attribute("aria-valuetext") == "9 in 10 of the not significant"
    page.keyboard.press("End")
    page.get_by_label(".10", exact=True).focus()
    page.keyboard.press("ArrowRight")
    assert "where the truth is .28. With a truth of this size the drawer does little harm." in said(page)
    before = said(page)
    page.get_by_role("button", name="New studies").focus()
    page.keyboard.press("Enter")
    assert said(page) != before
    page.get_by_text("More", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_label("Lay two corrections over it").focus()
    page.keyboard.press("Space")
    assert re.search(r"PET guesses \S+ and PEESE \S+: ", said(page))
    assert dots(page, "pet") == dots(page, "peese") == 1
    page.get_by_label("How far the studies’ own truths differ").focus()
    page.keyboard.press("ArrowRight")
    assert "where the truth averages .28" in said(page)
    assert "tau .05" in page.locator(".plot-note").text_content()


@pytest.mark.parametrize(
    ("state", "kept", "words"),
    [
        ("t:0,g:3,h:10", 0, "Not one study reached significance, and nothing is printed."),
        ("t:0,g:1,h:10", 1, "One study of 60 is printed: .41, where the truth is 0. One is too few to average"),
        ("t:0,g:5,h:10", 2, "Two studies of 60 are printed, and the literature is of one mind: .19. The truth is 0."),
    ],
)
def test_a_filter_that_leaves_too_few_says_so(page, state, kept, words):  # noqa: F811
    """Failure prevented: an exception, NaN on the plot or the average of before where hardly anything is left."""
    page.open(f"{DRAWER},{state},c:1")
    assert said(page).startswith(words)
    assert said(page).endswith("PET and PEESE need three studies of different sizes.")
    assert dots(page, "points") == kept
    assert (page.locator(".in-print").get_attribute("d") == "") == (kept == 0)
    assert page.locator(".drawer-plot .pet").get_attribute("d") == ""
    assert "NaN" not in page.locator(".drawer-plot").evaluate("svg => svg.outerHTML")
    page.get_by_text("Show as table").click()
    first = page.locator(".as-table tbody tr").first
    assert first.inner_text().split()[-2:] == [str(kept), "printed"]
    assert page.locator(".as-table tbody tr").count() == 63


def test_a_link_gives_the_state_back(page):  # noqa: F811
    """Failure prevented: a copied link that forgets the share, the truth, the draw, the spread or the corrections."""
    page.open(DRAWER)
    page.get_by_label("Left in the drawer").press("PageUp")
    page.get_by_label(".28").check()
    page.get_by_role("button", name="New studies").click()
    page.get_by_text("More", exact=True).click()
    page.get_by_label("Lay two corrections over it").check()
    page.get_by_label("How far the studies’ own truths differ").press("ArrowRight")
    before, link = said(page), page.evaluate("bonds.widgets[0].model.get('link')")
    assert sorted(link.split("=", 1)[1].split(",")) == ["c:1", "g:23", "h:2", "m:drawer", "t:0.28", "w:0.05"]
    assert said(page.open(f"#{link.split('#')[1]}")) == before
    page.get_by_role("button", name="Reset").click()
    assert "Twelve invented studies" in said(page)


def test_paper_and_table_say_the_state(page):  # noqa: F811
    """A10: a share that only the slider tells, which no sheet shows."""
    if ENGINE == "firefox":
        pytest.skip(MEDIUM)
    page.open(f"{DRAWER},h:4,t:0.28")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    caption = page.locator(".as-table caption")
    assert caption.is_visible()
    assert caption.text_content().endswith(
        "(draw 22), truth .28, tau 0; left in the drawer: 4 in 10 of the not significant"
    )
    rows = page.locator(".as-table tbody tr").all_text_contents()
    found = journals(0.28, 0, 22, 4)
    assert sum(row.endswith("in the drawer") for row in rows) == 60 - found.kept
    assert page.locator(".drawer-plot").is_visible()


def test_a_line_to_hold_the_intervals_against(page):  # noqa: F811
    """Failure prevented: a line that moves without its label, its sentence or a key; by default it says zero."""
    assert "Its interval crosses zero." in said(page.open("#alliance=k:3"))
    zero = page.locator(".forest-rows .zero").get_attribute("d")
    slider = page.get_by_label("Line to hold the intervals against")
    slider.focus()
    page.keyboard.press("PageUp")
    assert "Its interval crosses .10." in said(page)
    assert "line at .10" in written(page)
    assert page.locator(".forest-rows .zero").get_attribute("d") != zero
    page.keyboard.press("End")
    assert "Its interval does not cross .50." in said(page)
    assert "does not cross zero" in said(page.open("#alliance=k:1"))
    assert "Its interval crosses −.20." in said(page.open("#alliance=k:3,n:-0.2"))
    assert page.locator("details.more").get_attribute("open") is not None
    # A row that averages others is held against it too; a list without intervals of its own is not.
    assert "does not cross zero" in said(page.open("#alliance=k:3,p:loo"))
    assert "cross" not in said(page.open("#alliance=k:3,d:published"))


def test_intervals_as_eyes(page):  # noqa: F811
    """Failure prevented: eyes beside whiskers, eyes that end elsewhere, or a choice that does nothing."""
    page.open()
    eyes, whiskers = page.locator(".forest-rows .eyes"), page.locator(".forest-rows .whiskers")
    assert eyes.get_attribute("d") == ""
    ends = whiskers.get_attribute("d").split("M")[1].split("L")
    page.get_by_text("More", exact=True).click()
    page.get_by_label("Draw each interval as a cat’s eye").press("Space")
    drawn(page)
    assert whiskers.get_attribute("d") == ""
    assert eyes.get_attribute("d").count("z") == 12
    assert float(eyes.get_attribute("d").split("M")[1].split()[0]) == pytest.approx(float(ends[0].split()[0]), abs=0.1)
    page.open("#alliance=y:1,d:simulated")
    assert "With so many rows the intervals stay lines." in page.locator(".plot-note").text_content()
    assert eyes.get_attribute("d") == ""


def test_studies_that_a_page_does_not_hold_are_said_to_be_elsewhere(page):  # noqa: F811
    """Failure prevented: an address that opens the forest of a page without studies, and a reader who is asked for her own."""
    page.open("#alliance=m:forest", "lone")
    assert said(page) == "The studies of this view do not stand on this page."
    assert "No studies of your own" in said(page.open("#alliance=m:forest,d:own", "lone"))


def test_the_chapter_shows_one_view_each_and_opens_what_was_published(visit):
    """Failure prevented: an old link to the funnel that ends at the forest, or a view that lost its studies."""
    seen = visit(width=390, height=844).open(CHAPTER).wake()
    tabs = "key => document.querySelector(`#widget-${key} .picture fieldset`).checkVisibility()"
    assert [seen.page.evaluate(tabs, key) for key in ("forest", "drawer")] == [False, False]

    def asked(fragment, key):
        seen.page.evaluate("hash => { location.hash = hash; }", fragment)
        seen.page.wait_for_timeout(100)
        return seen.page.locator(f"#widget-{key} .said").text_content()

    assert "PET" in asked("forest=m:funnel", "forest")
    assert "Twelve invented studies" in asked("alliance=m:forest", "alliance")
    assert "pooled r .28" in asked("drawer=m:forest,d:simulated", "drawer")
    assert "Journals print 12 of 60" in asked("drawer=h:10", "drawer")
    assert seen.errors == []
