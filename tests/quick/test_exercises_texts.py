"""What exercises are made of: numbers from the data, drawn numbers, the grade of a text, and the few marks of small
Markdown.
"""

import re
from math import prod

import pytest

from widgets._language.reading_grade import grade, syllables
from widgets.alliance_outcome.numbers import forest_figure
from widgets.exercises.item_bank.generators import known_generators, variants
from widgets.exercises.item_bank.small_markdown import block, html, inline, plain
from widgets.exercises.view.forest_plot import drawing, written


@pytest.mark.parametrize("name", known_generators())
def test_generators(name):
    """Failure prevented: variants that repeat, differ between machines, or have a slip that would be marked right."""
    drawn = variants(name, "a-seed")
    assert drawn == variants(name, "a-seed") != variants(name, "another")
    assert len({tuple(one.values.items()) for one in drawn}) == 12
    assert [one for one in drawn if len(one.slips) < 3] == []
    assert [
        (one, value) for one in drawn for value, _ in one.slips if abs(value - one.answer) <= 2 * one.tolerance
    ] == []


@pytest.mark.parametrize(("name", "scale"), [("shared-variance", 1), ("all-lost", 100)])
def test_a_sum_that_is_worked_out_comes_to_the_answer(name, scale):
    """Failure prevented: a way to the answer that leads elsewhere."""
    for one in variants(name, "a-seed"):
        left, right = one.values["sum"].split(" = ")
        worked = sum(prod(float(factor) for factor in part.split(" × ")) for part in left.split(" + "))
        assert scale * worked == pytest.approx(one.answer)
        assert abs(scale * float(right) - one.answer) <= one.tolerance + 1e-9


def test_generator_draws_are_fixed():
    """Failure prevented: another set of numbers in each build, so that saved work no longer fits."""
    assert [one.values["r"] for one in variants("shared-variance", "x")[:4]] == ["0.20", "0.65", "0.39", "0.67"]


SYLLABLES = """tie:1 table:2 correlation:4 moved:1 wanted:2 settled:2 handled:2 houses:2 society:4 variance:3 psychotherapy:5 therapist:3
heterogeneity:7 alliance:3 period:3 social:2 patient:2 experience:4 various:3 religious:3 actual:3 continuous:4 tried:1 applied:2 egoism:4
altruistic:4 fatalism:4 colleagues:2 league:1 argue:2 technique:2 management:3 agreement:3 environment:4 fluent:2 influence:3 creation:3
reaction:3 cooperation:5 pigeon:2 geography:4 theory:3 religion:3 million:2 cohesion:3 languages:3 clothes:1 studies:2 studying:3 household:2
sometimes:2 useful:2 closely:2 chances:2 rule:1 rules:1 whole:1 coefficient:4 friend:1 being:2 association:5 estimated:4 suicide:3 anomie:3"""


@pytest.mark.parametrize("pair", SYLLABLES.split())
def test_syllables(pair):
    """Failure prevented: a grade that rests on a counter which misreads the words of this book."""
    word, count = pair.split(":")
    assert syllables(word) == int(count)


def test_grades():
    """Failure prevented: a grade that does not tell plain prose from a dense sentence."""
    assert grade("") == grade("3.5 + 4") == 0
    assert grade("The cat sat on the mat. It was warm there.") < 2
    assert grade("Institutional differentiation necessitates considerable psychotherapeutic responsibility.") > 20
    assert grade("One. Two. Three.") < grade("One two three.") + 1e-9


def test_small_markdown_is_small():
    """Failure prevented: a mark that becomes something else, and a text that becomes markup."""
    assert block("A *b* **c *d***.\n\n1. x\n2. y") == [
        ["p", "A ", ["em", "b"], " ", ["strong", "c ", ["em", "d"]], "."],
        ["ol", ["li", "x"], ["li", "y"]],
    ]
    assert block("| a | b |\n|---|--:|\n| 1 | 2 |\n| 3 |")[0][2] == [
        "tbody",
        ["tr", ["th", {"scope": "row"}, "1"], ["td", "2"]],
        ["tr", ["th", {"scope": "row"}, "3"], ["td"]],
    ]
    assert inline("# no `code` ![x](y) _z_ 2 * 3 * 4 $5 and $6")[0].startswith("# no `code` !")
    assert html(inline("$a<b$")) == '<math alttext="a&lt;b"><mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow></math>'
    assert plain(inline('"It\'s" *so*')) == "“It’s” so"


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert)",
    "[x](data:text/html,<b>)",
    "[x](//evil.example)",
    "[x](https://a.example/\"onclick=alert)",
    "</script><script>",
    "$\\href{javascript:alert(1)}{x}$",
    "$\\text{</math><script>alert(1)</script>}$",
    "&lt;script&gt;",
    "*<b>*",
    "| <script> |\n|---|\n| <img> |",
    "\u202e\u0000x",
    "{{ constructor }}",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text):
    """Failure prevented: a prompt or an option that runs."""
    try:
        shown = html(block(text))
    except ValueError:
        return  # refused as maths that cannot be read, which is as good
    assert not re.search(r"<(?:script|img|b|iframe)\b|<[^>]*\s(?:on\w+|style|src)=", shown, re.I)
    assert not re.search(r'href="(?!https?://|#|[\w./-]+")', shown)
    assert "javascript:" not in "".join(re.findall(r'href="[^"]*"', shown))


def test_html_refuses_a_foreign_tag():
    """Failure prevented: a tree from elsewhere that brings a script."""
    with pytest.raises(ValueError, match="tag must be"):
        html([["script", "alert(1)"]])


@pytest.mark.parametrize(
    ("dataset", "mark"), [("demo_studies", "invented data"), ("simulated_studies", "simulated data")]
)
def test_a_forest_plot_says_on_the_picture_that_its_studies_are_not_real(dataset, mark):
    """Failure prevented: an invented study taken for a finding by somebody who sees only the picture."""
    figure = forest_figure(dataset)
    assert f">{mark}<" in written(drawing(figure))
    real = {key: value for key, value in figure.items() if key != "mark"}
    assert "data<" not in written(drawing(real))
