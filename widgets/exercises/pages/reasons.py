"""Answers with their reasons as HTML, for the page at the back; nothing here is ever part of an exercise."""

from widgets._host.markup import Markup, table, tag
from widgets._language.shared_words import words
from widgets.exercises.item_bank.small_markdown import html, plain
from widgets.exercises.view.forest_plot import drawing, written
from widgets.exercises.view.still import data_table, fragment, run_in

HINTS = ("First hint", "Second hint")
SLIP = "If you answered {value}, you may have slipped here: "
SAID = words("exercises/view")
HEADS, WORDS = SAID["heads"], dict(SAID["reasons"] + SAID["sides"])


def answered(item: dict) -> Markup:
    """The prompt, the answer, every reason."""
    figure = (
        [tag("div", written(drawing(item["figure"])), class_="plot"), data_table(item["figure"])]
        if "figure" in item
        else []
    )
    after = [head("after"), fragment(item["after"])] if "after" in item else []
    hints = [tag("p", f"{name}: ", html(hint)) for name, hint in zip(HINTS, item.get("hints", ()), strict=False)]
    return Markup("").join([fragment(item["prompt"]), *figure, *hints, *KINDS[item["kind"]](item), *after])


def head(name: str) -> Markup:
    return tag("p", HEADS[name], class_="head")


def number(value: float) -> str:
    """A number as the page writes it.

    >>> number(-0.5)
    '−0.5'
    """
    return f"{value:.6g}".replace("-", "−")


def choice(item: dict) -> list[Markup]:
    rows = [
        [html(one["text"]), " ", tag("strong", "(right)" if one["right"] else "(not right)"), " ", html(one["why"])]
        for one in item["options"]
    ]
    return [tag("ul", [tag("li", row) for row in rows])]


def plane(item: dict) -> list[Markup]:
    return [tag("ul", [tag("li", scene(one)) for one in item["scenes"]])]


def scene(one: dict) -> list[Markup]:
    """What is out of measure, on which side, and why."""
    said = f"{WORDS[one['side']]} {one['reason']}" if "side" in one else WORDS[one["reason"]]
    told = run_in(one["title"], one["text"])
    return [fragment(told), tag("p", tag("strong", f"{said}."), " ", html(one["model_answer"]))]


def sort(item: dict) -> list[Markup]:
    return [
        tag(
            "ul",
            [
                tag("li", html(one["text"]), ": ", tag("strong", one["group"]), ". ", html(one["why"]))
                for one in item["things"]
            ],
        )
    ]


def numeric(item: dict) -> list[Markup]:
    unit = f" {item['unit']}" if item.get("unit") else ""
    said = tag("p", tag("strong", f"{number(item['answer'])}{unit}"), f" (within {number(item['tolerance'])})")
    slips = [tag("li", SLIP.format(value=number(one["value"])), html(one["why"])) for one in item["misconceptions"]]
    others = [
        [str(i), plain(one["prompt"]), f"{number(one['answer'])}{unit}"]
        for i, one in enumerate(item.get("variants", []), 1)
    ]
    more = (
        tag(
            "details",
            tag("summary", "The other numbers"),
            table("Numbers and answers", ["no.", "asked", "answer"], others),
        )
        if others
        else None
    )
    return [said, tag("ul", slips) if slips else Markup(""), head("how"), fragment(item["why"]), more or Markup("")]


def forest(item: dict) -> list[Markup]:
    return [tag("div", fragment(part["prompt"]), KINDS[part["kind"]](part), class_="part") for part in item["parts"]]


def reflection(item: dict) -> list[Markup]:
    return [
        head("model"),
        fragment(item["model_answer"]),
        head("rubric"),
        tag("ul", [tag("li", html(line)) for line in item["rubric"]]),
    ]


def predict(item: dict) -> list[Markup]:
    unit = f" {item['unit']}" if item.get("unit") else ""
    return [tag("p", tag("strong", f"{number(item['answer'])}{unit}")), fragment(item["reveal"])]


KINDS = {
    "choice": choice,
    "plane": plane,
    "sort": sort,
    "numeric": numeric,
    "forest": forest,
    "reflection": reflection,
    "predict": predict,
}
