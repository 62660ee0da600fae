"""An exercise on paper and without a script: what is asked, blank lines for the answer, and a way to the reasons; it
holds no answer.
"""

import json
import re

from widgets._host.markup import Markup, scrolling, table, tag
from widgets._language.shared_words import words
from widgets.exercises.item_bank.small_markdown import html
from widgets.exercises.view.forest_plot import drawing, written

ROOM = "exercises"
# What only the makers of the book need stays off the page.
UNSEEN = {"objective", "claims", "sources", "chapter", "milieu", "source"}
SAID = words("exercises/view")
ANSWER, ALTERNATIVE = "The answer, with reasons", "The same on another topic"
BLANK = Markup('<span class="blank" aria-hidden="true"></span>')


def state(item: dict) -> dict:
    """What the view is given: the item as a reader needs it, and its picture as a tree.

    >>> state({"id": "a", "kind": "choice", "claims": ["C1"]})
    {'item': {'id': 'a', 'kind': 'choice'}, 'picture': []}
    """
    seen = {key: value for key, value in item.items() if key not in UNSEEN}
    if "figure" not in item:
        return {"item": seen, "picture": []}
    return {
        "item": seen | {"figure": {"title": item["figure"]["title"], "rows": rows(item["figure"])}},
        "picture": [drawing(item["figure"])],
    }


def page_html(item: dict, place: str = "ex", answer=None) -> Markup:
    """The exercise as a page holds it; `place` begins its id, which must stand once on a page."""
    held = {
        "room": ROOM,
        "key": item["id"],
        "state": state(item) | ({"answer": answer} if answer is not None else {}),
        "address": {},
    }
    # `<` is escaped so that no text in the data can close the script element.
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"), allow_nan=False).replace("<", "\\u003c")
    data = Markup(f'<script type="application/json">{text}</script>')
    # Told to the style sheet, which keeps room for the controls until they stand.
    shape = "numeric-drawn" if item.get("variants") else item["kind"]
    return tag(
        "div",
        data,
        shown(item),
        class_=f"bonds {ROOM}",
        data_room=ROOM,
        data_shape=shape,
        id=f"{place}-{item['id']}",
    )


def shown(item: dict) -> Markup:
    """Title, prompt, options or blank lines, and the links that lead on."""
    minutes = item["minutes"]
    label = tag(
        "p", f"{SAID['label']} · {SAID['minute' if minutes == 1 else 'minutes'].format(n=minutes)}", class_="box-label"
    )
    inside = [
        tag("p", item["now"], class_="hint") if item.get("now") else None,
        label,
        tag("p", item["title"], class_="legend"),
        tag("div", fragment(item["prompt"]), class_="prompt"),
        BODIES[item["kind"]](item),
    ]
    return tag("div", inside, tag("p", leads(item), class_="foot"), class_="exercise still")


def leads(item: dict) -> list[Markup]:
    """Links to the answers page and, where an item touches on suicide, to one of the same value on another topic."""
    title = tag("span", f": {item['title']}", class_="heard")
    found = [tag("a", ANSWER, title, class_="leads", href=f"#goto/chapters/back/answers#answer-{item['id']}")]
    if other := item.get("alternative"):
        target = f"#goto/chapters/{other['chapter']}#ex-{other['id']}"
        found += [Markup(" "), tag("a", f"{ALTERNATIVE}: {other['title']}", class_="leads", href=target)]
    return found


def fragment(tree: list) -> Markup:
    """A text of the bank as HTML; its tables scroll by keyboard."""

    return Markup(re.sub(r"<table>.*?</table>", lambda found: scrolling(Markup(found[0])), html(tree), flags=re.S))


def choice(item: dict) -> Markup:
    mark = Markup('<span class="box-mark" aria-hidden="true"></span>')
    options = tag(
        "ul", [tag("li", mark, tag("span", html(option["text"]))) for option in item["options"]], class_="options"
    )
    return tag("div", tag("p", SAID["many"], class_="hint") if item.get("many") else None, options)


def plane(item: dict) -> Markup:
    lines = [tag("p", f"{name}, from too little (−1) to too much (1): ", BLANK) for name in ("Cohesion", "Control")]
    return tag("div", lines)


def sort(item: dict) -> Markup:
    things = tag(
        "ul",
        [tag("li", tag("span", html(thing["text"])), Markup(" "), BLANK) for thing in item["things"]],
        class_="things",
    )
    return tag("div", tag("p", " · ".join(item["groups"])), things)


def numeric(item: dict) -> Markup:
    return tag(
        "p",
        f"{SAID['guess'] if item['kind'] == 'predict' else SAID['yours']}: ",
        BLANK,
        f" {item['unit']}" if item.get("unit") else None,
    )


def reflection(item: dict) -> Markup:
    return tag("div", [Markup('<span class="blank whole" aria-hidden="true"></span>')] * item["lines"])


def forest(item: dict) -> Markup:
    figure = item["figure"]
    parts = [
        tag("div", tag("div", fragment(part["prompt"]), class_="prompt"), BODIES[part["kind"]](part), class_="part")
        for part in item["parts"]
    ]
    plot = tag("div", written(drawing(figure)), class_="plot")
    return tag("div", plot, tag("details", tag("summary", SAID["table"]), data_table(figure)), parts)


def data_table(figure: dict) -> Markup:
    """The studies of a forest plot, and what they make together."""
    return table(figure["title"], SAID["columns"], rows(figure))


def rows(figure: dict) -> list[list[str]]:
    """The cells of that table."""
    lines = [*figure["studies"], *([{"label": "Pooled", "n": ""} | figure["pooled"]] if figure.get("pooled") else [])]
    return [
        [line["label"], str(line["n"]), f"{line['r']:.2f}", f"{line['low']:.2f} to {line['high']:.2f}"]
        for line in lines
    ]


BODIES = {
    "choice": choice,
    "plane": plane,
    "sort": sort,
    "numeric": numeric,
    "predict": numeric,
    "reflection": reflection,
    "forest": forest,
}
