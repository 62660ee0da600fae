"""Numbers that a cell computes and the prose says: the same on the page and on paper."""

import json
import re

import pytest

from tests.pages.conftest import ENGINE
from tests.pages.opening import CHAPTERS, ROOT
from tests.pages.paper import SHEET, sheets, squeezed

GLUED = re.compile(r"\{glue:text\}`([\w-]+)`")
# Each pasted number with the letters around it: a number alone would be found anywhere on a sheet.
PASTED = """() => [...document.querySelectorAll(".pasted-text")].map((one) => {
    const letters = (node) => node?.nodeType === Node.TEXT_NODE ? node.data.replaceAll(/\\s+/g, "") : "";
    return [one.textContent, letters(one.previousSibling).slice(-20) + one.textContent.replaceAll(/\\s+/g, "") + letters(one.nextSibling).slice(0, 20)];
})"""


def computed(path: str) -> tuple[list[str], dict[str, str]]:
    """The names that a chapter's prose pastes, in order, and what its cells have saved under them."""
    book = json.loads((ROOT / path.replace(".html", ".ipynb")).read_text(encoding="utf-8"))
    prose = "".join("".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "markdown")
    saved = {}
    for output in (output for cell in book["cells"] for output in cell.get("outputs", [])):
        if "scrapbook" in output.get("metadata", {}):
            text = "".join(output["data"]["application/papermill.record/text/plain"])
            saved[output["metadata"]["scrapbook"]["name"]] = text.strip("'\"")
    return GLUED.findall(prose), saved


def test_chapters_paste_numbers():
    """The proof that the tests below look at something."""
    assert sum(bool(computed(path)[0]) for path in CHAPTERS) >= 3


@pytest.mark.parametrize("path", CHAPTERS)
def test_computed_numbers_stand_in_the_prose_on_paper(path, visit):
    """A10: a sentence that has lost its number on paper, or shows another one than its cell computed."""
    names, saved = computed(path)
    page = visit().open(path).page
    pasted = page.evaluate(PASTED)
    assert [text for text, _ in pasted] == [saved[name] for name in names]
    page.emulate_media(media="print")
    assert page.locator(".pasted-text:visible").count() == len(names)
    page.emulate_media(media=None)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    printed = "".join(sheets(page.pdf(print_background=False, **SHEET[ENGINE])))
    assert [around for _, around in pasted if squeezed(around) not in printed] == []
