"""Charts on the built pages: one colour for the finding, words that are read at every width, and one limit in ink."""

import pytest

from tests.pages.opening import CHAPTERS

GREYS = {"ink", "quiet", "field", "soft", "rule", "grid", "wash", "paper"}
# Of each drawing that is seen: its colours, its words that stand where something happens, its limit, and what is wrong.
SEEN = r"""() => [...document.querySelectorAll("figure.chart")].map((figure) => {
    const svg = [...figure.querySelectorAll(".ink svg")].find((one) => one.getBoundingClientRect().width);
    const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width, faults = [];
    const texts = [...svg.querySelectorAll("text")].filter((one) => one.textContent.trim());
    const box = (one) => { const { left, right, top, bottom } = one.getBoundingClientRect(); return { left, right, top, bottom }; };
    const size = (one) => parseFloat(getComputedStyle(one).fontSize) * scale;
    const hit = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.bottom - a.top, b.bottom - b.top) * 0.35;
    const edge = figure.getBoundingClientRect();
    texts.forEach((one, place) => {
        const here = box(one);
        if (size(one) < 12.5) faults.push(`${one.textContent} is ${size(one)} px`);
        if (here.left < edge.left - 12 || here.right > edge.right + 12) faults.push(`${one.textContent} leaves the figure`);
        for (const other of texts.slice(place + 1)) if (hit(here, box(other))) faults.push(`${one.textContent} lies on ${other.textContent}`);
        if (getComputedStyle(one).paintOrder.split(" ")[0] !== "stroke") faults.push(`${one.textContent} has no halo`);
    });
    const markup = svg.outerHTML;
    return {
        title: figure.querySelector("strong").textContent,
        colours: [...new Set([...markup.matchAll(/var\(--([a-z0-9-]+)\)/g)].map((one) => one[1]))],
        others: [...new Set(markup.match(/="(?:#[0-9a-f]{3,6}|rgb[^"]*)"/g) ?? [])],
        words: texts.filter((one) => one.getAttribute("font-style") === "italic").length,
        limit: figure.querySelector(".limit + .source")?.previousElementSibling.textContent ?? "",
        faults,
    };
})"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", CHAPTERS)
def test_a_chart_has_one_colour_readable_words_and_a_limit(path, width, visit):
    """Failure prevented: a second colour, a word that is small, cut or on another, and a caption without the chart's limit."""
    page = visit(width=width).open(path).page
    for chart in page.evaluate(SEEN):
        title = chart["title"]
        assert chart["faults"] == [], title
        assert set(chart["colours"]) - GREYS == {"accent"}, title
        assert chart["others"] == [], title
        assert len(chart["limit"]) > 15, title


@pytest.mark.parametrize("path", CHAPTERS)
def test_a_phone_has_the_words_of_the_wide_drawing(path, visit):
    """Failure prevented: the word where something happens, left out where the drawing is narrow."""
    counts = []
    for width in (390, 1280):
        page = visit(width=width).open(path).page
        counts.append({chart["title"]: chart["words"] for chart in page.evaluate(SEEN)})
    assert counts[0] == counts[1]
    assert any(counts[0].values())
