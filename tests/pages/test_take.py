"""What is shown can be taken along: picture, table and code leave the page whole, harmless, and say where they come from."""

import csv
import gzip
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.pages.opening import CHAPTERS, HTML
from tests.pages.questions import axe, outside
from widgets._site.chart_code import cells as drawing_cells

SECTORS = next(page for page in CHAPTERS if "four_sectors" in page)
FOLDS = {"a chart": "figure.chart > details", "a widget": ".bonds:not(.exercises) .table-details"}
SVG = "{http://www.w3.org/2000/svg}"
# What a file that stands alone must not need or bring.
NEEDS = re.compile(r"var\(|<script|<foreignObject|javascript:|\son\w+=|\sclass=|\sstyle=|href=\"(?!#)")


def opened(seen, where):
    """The first fold of that kind, open and with its buttons."""
    fold = seen.page.locator(FOLDS[where]).first
    fold.locator("summary").first.click()
    fold.locator(".take").wait_for()
    return fold


def saved(page, fold, name) -> str:
    with page.expect_download() as given:
        fold.get_by_role("button", name=name).click()
    return Path(given.value.path()).read_text(encoding="utf-8")


def plain(text: str) -> str:
    """As a file holds the text of a cell."""
    return re.sub(r"\s+", " ", text).strip().replace("\N{MINUS SIGN}", "-")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("where", FOLDS)
def test_picture_and_table_leave_whole(where, width, visit):
    """Failure prevented: a file without source, licence or edition, one that needs the page for its colours, half a table."""
    seen = visit(width=width).open(SECTORS).wake()
    fold = opened(seen, where)
    picture, table = (saved(seen.page, fold, name) for name in ("SVG", "CSV"))
    assert NEEDS.findall(picture) == []
    drawn = ElementTree.fromstring(picture)
    notes = drawn.findtext(f"{SVG}metadata")
    shown = "".join(text.text or "" for text in drawn.iter(f"{SVG}text")).replace(" ", "")
    for word in ("Source: ", "CC BY 4.0", "edition of", SECTORS.rsplit("/", 1)[-1]):
        assert word in notes
        assert word in table
        assert word.replace(" ", "") in shown
    assert len(re.findall("<(?:path|circle|line|rect|use)", picture)) > 5
    assert not re.search(r"[xy]=\"(?:NaN|-?Infinity)", picture)
    rows = [row for row in csv.reader(io.StringIO(table.lstrip("\ufeff"))) if row and not row[0].startswith("# ")]
    cells = fold.locator("tr").evaluate_all("(rows) => rows.map((row) => [...row.cells].map((one) => one.textContent))")
    assert [[plain(text) for text in row] for row in rows] == [[plain(text) for text in row] for row in cells]
    assert axe(seen.page) == []
    assert outside(seen.page) == []
    assert seen.errors == []


def test_the_state_that_stands_is_the_one_that_leaves(visit):
    """Failure prevented: a picture of the beginning, under the name of what a reader has set."""
    seen = visit(width=390).open("chapters/integration/two_axes.html#typology=c:-0.6,k:-0.4").wake()
    fold = opened(seen, "a widget")
    table = saved(seen.page, fold, "CSV")
    assert "Between egoism and anomie" in table
    assert "cohesion,-0.60" in table
    assert "#typology=c:-0.6" in table
    picture = saved(seen.page, fold, "SVG")
    assert "anomie" in picture
    assert seen.page.locator("[data-room=suicide_typology] .caption").inner_text()[:20] in picture


def test_no_cell_is_a_formula_and_a_number_keeps_its_sign(visit):
    """S4: a table that runs a command in a spreadsheet, loses a minus or breaks at a comma or a quotation mark."""
    seen = visit(width=390).open(SECTORS)
    cells = ["=1+1", "@sum(a)", "+cmd", "-x", "-0.5", "\N{MINUS SIGN}0.25", '"a", b', "</title><img src=x onerror=alert(1)>"]  # fmt: skip
    seen.page.evaluate(
        "(cells) => [...document.querySelectorAll('.chart td')].slice(0, cells.length)"
        ".forEach((one, i) => (one.textContent = cells[i]))",
        cells,
    )
    seen.page.evaluate("(text) => (document.querySelector('.chart figcaption strong').textContent = text)", cells[-1])
    fold = opened(seen, "a chart")
    said = [cell for row in csv.reader(io.StringIO(saved(seen.page, fold, "CSV"))) for cell in row]
    for cell in ("'=1+1", "'@sum(a)", "'+cmd", "'-x", "-0.5", "-0.25", '"a", b'):
        assert cell in said
    drawn = ElementTree.fromstring(saved(seen.page, fold, "SVG"))
    assert drawn.findtext(f"{SVG}title") == cells[-1]
    assert seen.errors == []


def test_a_refused_download_is_said_and_the_text_is_there(visit):
    """Failure prevented: a button that does nothing, where a browser or a frame allows no file."""
    seen = visit(width=390).open(SECTORS)
    seen.page.evaluate("() => { URL.createObjectURL = () => { throw new Error('refused'); }; }")
    fold = opened(seen, "a chart")
    fold.get_by_role("button", name="CSV").click()
    assert "This browser refused the download." in fold.locator(".taken").inner_text()
    fold.get_by_text("The file as text").click()
    assert "CC BY 4.0" in fold.get_by_role("textbox").input_value()
    assert seen.errors == []


def test_nothing_is_fetched_for_it_before_a_fold_opens(visit):
    """Budgets: bytes that every reader pays for a button that few use."""
    seen = visit(width=390).open(SECTORS).wake()

    def asked() -> list[str]:
        return [name for url in seen.requests if (name := url.rsplit("/", 1)[-1]).startswith(("take", "code"))]

    assert asked() == []
    opened(seen, "a chart")
    assert asked() == ["take.js"]
    seen.page.get_by_text("Show the code").first.click()
    seen.page.locator(".code pre span").first.wait_for()
    assert asked() == ["take.js", "code-modern_society-four_sectors.js"]
    assert len(gzip.compress((HTML / "_static" / "take.js").read_bytes(), 9)) < 5_000


@pytest.mark.parametrize("page", CHAPTERS)
def test_the_code_under_a_chart_is_the_code_that_drew_it(page, visit):
    """Failure prevented: the code of the chart above, or a line less of it."""
    drawn = drawing_cells(Path("chapters") / page.removeprefix("chapters/").replace(".html", ".ipynb"))
    seen = visit(width=390).open(page)
    folds = seen.page.locator("figure.chart > .code").all()
    assert len(folds) == len(drawn) > 0
    for fold, code in zip(folds, drawn, strict=True):
        fold.locator("summary").click()
        fold.locator("pre span").first.wait_for()
        assert fold.locator("pre").text_content() == code.strip()
    assert outside(seen.page) == []


def test_code_that_does_not_arrive_says_where_it_stands(visit):
    """R5: a fold that stays empty on a poor line, and is not asked again."""
    seen = visit(width=390)
    lost = []

    def lose_once(route):
        lost.append(route.request.url)
        route.abort() if len(lost) < 2 else route.continue_()

    seen.page.route("**/code-*.js", lose_once)
    seen.open(SECTORS)
    fold = seen.page.locator("figure.chart > .code").first
    fold.locator("summary").click()
    seen.page.get_by_text("It stands in the notebook of this chapter.").wait_for()
    for _ in range(2):
        fold.locator("summary").click()
    fold.locator("pre span").first.wait_for()
