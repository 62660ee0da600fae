"""One exercise of the bank as a widget: live on the page and in JupyterLab; it marks nothing itself."""

from traitlets import Any, Dict, List

from widgets._host import Widget
from widgets._host.markup import Markup
from widgets.exercises.item_bank.files import bank, named
from widgets.exercises.item_bank.reading import nearest
from widgets.exercises.view import still


class Exercise(Widget):
    """The exercise with that id, or the one that answers for an earlier id and says so; `answer` goes both ways in
    JupyterLab. ValueError for an unknown id, with the nearest one, and for a retired one, with what is in its place.

    | kind | control | role | keys |
    | --- | --- | --- | --- |
    | choice, one or many | options | radio group; checkboxes | arrows; space |
    | plane | cohesion, control | slider -1..1, text field | arrows 0.05, Shift 0.2, Page 0.25, Home, End |
    | sort | one list a thing | combo box | native |
    | numeric | your answer; New numbers | text field; button | native |
    | forest | its parts | as above | as above |
    | reflection | your answer | text field, many lines | native |
    | predict | your guess | slider, text field | arrows, Shift, Page, Home, End |
    | all but the last two | how sure | radio group | arrows |
    | all | Check, Compare or Reveal | button | Enter, space |
    """

    room = "exercises"
    key = "exercise"
    _esm = Widget.esm("exercises/view")
    _css = Widget.css("exercises/view")

    item = Dict().tag(sync=True)
    picture: List[list] = List().tag(sync=True)
    answer = Any(None, allow_none=True).tag(sync=True)

    def __init__(self, id, answer=None):
        found, said = named(id)
        if found is None:
            raise ValueError(f"id must be an exercise of the bank, not {id!r}{nearest(id, bank())}")
        self.full = found.public() | ({"now": said} if said else {})
        super().__init__(key=found.id, answer=answer, **still.state(self.full))

    def __repr__(self):
        return f"Exercise({self.key!r})"

    def page_html(self) -> Markup:
        """The exercise as the page shows it, under the id that links name."""
        return still.page_html(self.full, answer=self.answer)

    def fallback(self) -> str:
        """What is asked, with blank lines, for paper and for readers without JavaScript."""
        return still.shown(self.full)
