"""An exercise on paper and without a script: what is asked, blank lines for the answer, and a way to the reasons; it
holds no answer.
"""

import json
import re

from widgets._host.markup import Markup, scrolling, table, tag
from widgets._language.shared_words import words
from widgets.exercises.item_bank.small_markdown import html
from widgets.exercises.view import rings as ring_picture
from widgets.exercises.view.forest_plot import drawing, written

ROOM = "exercises"
# What only the makers of the book need stays off the page.
UNSEEN = {"objective", "claims", "sources", "chapter", "minutes", "sister_of", "source"}
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
        return {"item": seen, "picture": [ring_picture.drawing(item["groups"])] if item.get("rings") else []}
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
    """Title, prompt, options or blank lines, and the links that lead on; as high as the exercise when it is live."""
    inside = [
        tag("p", item["now"], class_="hint") if item.get("now") else None,
        tag("div", titled(item["title"], item["prompt"]), class_="prompt"),
        BODIES[item["kind"]](item),
        # Room for the buttons, before there is a script that presses them.
        tag("div", Markup(""), class_="acts"),
    ]
    return tag("div", inside, tag("p", leads(item), class_="foot"), class_="exercise still")


def titled(title: str, prompt: list) -> Markup:
    """A text whose title runs in, as in a printed book."""
    return Markup(fragment(run_in(title, prompt)))


def run_in(title: str, text: list) -> list:
    """The text with its title at the head of the first paragraph.

    >>> run_in("Two ties", [["p", "Which?"]]), run_in("Why?", [])
    ([['p', ['strong', 'Two ties.'], ' ', 'Which?']], [['p', ['strong', 'Why?'], ' ']])
    """
    first, rest = (text[0][1:], text[1:]) if text and text[0][0] == "p" else ([], text)
    return [["p", ["strong", dotted(title)], " ", *first], *rest]


def dotted(title: str) -> str:
    """The title with a full stop, where it has no mark of its own."""
    return title if title[-1] in ".?!…" else f"{title}."


def leads(item: dict) -> list[Markup]:
    """Links to the answers page and, where an item touches on suicide, to one of the same value on another topic."""
    title = tag("span", f": {item['title']}", class_="heard")
    found = [tag("a", ANSWER, title, class_="leads", href=f"#goto/chapters/back/answers#answer-{item['id']}")]
    if other := item.get("alternative"):
        target = f"#goto/chapters/{other['chapter']}#ex-{other['id']}"
        found += [Markup(" "), tag("a", f"{ALTERNATIVE}: {other['title']}", class_="leads same", href=target)]
    return found


def fragment(tree: list) -> Markup:
    """A text of the bank as HTML; its tables scroll by keyboard."""

    return Markup(re.sub(r"<table>.*?</table>", lambda found: scrolling(Markup(found[0])), html(tree), flags=re.S))


def choice(item: dict) -> Markup:
    mark = Markup('<span class="slot" aria-hidden="true"><span class="box-mark"></span></span>')
    options = [tag("li", tag("div", mark, tag("span", html(one["text"])), class_="row")) for one in item["options"]]
    many = tag("p", SAID["many"], class_="hint") if item.get("many") else None
    return tag("div", many, tag("ul", options, class_="options"))


def chips(words: list[str]) -> Markup:
    """Choices as words; a reader on paper rings one."""
    return tag("div", [tag("span", word) for word in words], class_="chips")


def plane(item: dict) -> Markup:
    """Each scene with its two questions; with a script the first alone is seen, and the plane below it."""
    scenes = item["scenes"]
    alone = len(scenes) == 1 and not scenes[0]["text"]
    found = [
        tag(
            "div",
            None if alone else tag("div", titled(numbered(scenes, i), scene["text"]), class_="scene"),
            tag(
                "div",
                tag("span", SAID["trouble"]),
                chips([word for _, word in SAID["reasons"]]),
                chips([word for _, word in SAID["sides"]]),
                class_="steps",
            ),
            class_="in-turn",
        )
        for i, scene in enumerate(scenes)
    ]
    return tag("div", found, tag("div", Markup(""), class_="plane"))


def numbered(scenes: list[dict], i: int) -> str:
    """The title of a scene, with its number where there are several."""
    return f"{i + 1}. {scenes[i]['title']}" if len(scenes) > 1 else scenes[i]["title"]


def sort(item: dict) -> Markup:
    things = [tag("li", tag("span", html(thing["text"])), chips(item["groups"])) for thing in item["things"]]
    drawn = written(ring_picture.drawing(item["groups"])) if item.get("rings") else None
    return tag("div", drawn and tag("div", drawn, class_="rings"), tag("ul", things, class_="things"))


def numeric(item: dict) -> Markup:
    unit = f" {item['unit']}" if item.get("unit") else None
    again = Markup('<span class="again"></span>') if "variants" in item else None
    return tag("p", f"{SAID['yours']}: ", BLANK, unit, again, class_="number")


def predict(item: dict) -> Markup:
    unit = f" {item['unit']}" if item.get("unit") else None
    return tag(
        "div", tag("p", SAID["why"], class_="hint"), tag("p", f"{SAID['guess']}: ", BLANK, unit, class_="slider")
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
    "predict": predict,
    "reflection": reflection,
    "forest": forest,
}
