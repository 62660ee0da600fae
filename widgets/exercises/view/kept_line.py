"""A line at the foot of a *Look* box, kept on the reader's device: live on the page and in JupyterLab; nobody marks
it.
"""

import json
from pathlib import Path

from traitlets import Dict, Unicode

from widgets._host import Widget
from widgets._host.markup import Markup, tag
from widgets.exercises.item_bank.files import line_questions
from widgets.exercises.item_bank.reading import nearest
from widgets.exercises.item_bank.small_markdown import html

ROOM = "exercises"
STYLE = Path(__file__).with_name("kept_line.css")
# With the room of what a script says below the line.
RULED = Markup('<span class="blank whole" aria-hidden="true"></span><div class="said-of"></div>')


class KeptLine(Widget):
    """The question of that id with one line for an answer of up to 600 characters; `answer` goes both ways in
    JupyterLab. ValueError for an unknown id, with the nearest one.

    | control | role | keys |
    | --- | --- | --- |
    | the line | text field, named by its question | native; kept while it is written and when it is left |
    """

    room = ROOM
    key = "line"
    _esm = Widget.esm("exercises/view")
    _css = Widget.css("exercises/view") + STYLE.read_text(encoding="utf-8")

    item = Dict().tag(sync=True)
    answer = Unicode(None, allow_none=True).tag(sync=True)

    def __init__(self, id, answer=None):
        book = line_questions()
        if id not in book:
            raise ValueError(f"id must be a line of the bank, not {id!r}{nearest(id, book)}")
        super().__init__(key=id, answer=answer, item=book[id].public())

    def __repr__(self):
        return f"KeptLine({self.key!r})"

    def page_html(self) -> Markup:
        """The line as the page shows it, under an id that links may name."""
        state = {"item": self.item} | ({"answer": self.answer} if self.answer is not None else {})
        held = {"room": ROOM, "key": self.key, "state": state, "address": {}}
        # `<` is escaped so that no text in the data can close the script element.
        text = json.dumps(held, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        data = Markup(f'<script type="application/json">{text}</script>')
        return tag(
            "div",
            data,
            self.fallback(),
            class_=f"bonds {ROOM} kept-line",
            data_room=ROOM,
            data_shape="line",
            id=f"line-{self.key}",
        )

    def fallback(self) -> Markup:
        """The question and a ruled line, for paper and for readers without JavaScript; it promises nothing."""
        return Markup(tag("p", html(self.item["prompt"]), class_="question") + RULED)
