"""The alliance widget: a hundred people, one correlation, a forest plot, a funnel; what a reader may change, and
nothing of what the numbers mean.
"""

from pandas import DataFrame
from traitlets import Dict

from widgets._host import Widget, bounded
from widgets._host.traits import Choice, Flag, Several, Views
from widgets.alliance_outcome.columns import book_sets, own_columns
from widgets.alliance_outcome.drawer import LAST_SEED, MOST_SPREAD, TENTHS
from widgets.alliance_outcome.drawer_still import drawer_form
from widgets.alliance_outcome.fallback import static_form
from widgets.alliance_outcome.people import MOST_SAMPLES, PEOPLE, people_moved
from widgets.alliance_outcome.people_form import still_people
from widgets.alliance_outcome.studies import read_studies

MOST_OUT = 40
# Views that show studies of a table; the others need none.
OF_STUDIES = {"forest", "funnel"}


class AllianceOutcome(Widget):
    """Alliance and outcome, from one correlation to hundreds of studies.

    >>> AllianceOutcome(mode="funnel", method="DL")
    AllianceOutcome(method='DL', mode='funnel')

    `mode` people, faces, forest, funnel or drawer; `data` invented, simulated, published, family or own; `method`
    FE, DL or REML; `interval` z or hk; `sort` name, r, n or year; `show` all, loo (all but one) or cumulative; `r`
    -0.9 to 0.9 and `base_rate` 0.05 to 0.95 for the faces.
    For the people: `person` 1 to 100, who has the ring; `samples` 0 to 100, how many of twenty were drawn; `moved`, a
    number for each who was moved, as `people.code_of` writes it.
    `show` may also name the views that have a tab, such as ["forest", "funnel"]; the first of them stands if `mode`
    names none, and an address opens the others all the same.

    `null` -0.3 to 0.5 is the line that intervals are held against, `eyes` draws them as cat's eyes.
    In the drawer, what journals print of sixty simulated studies, `truth` is 0, 0.1 or 0.28, `hidden` 0 to 10 tenths of
    what is not significant, `teams` 1 to 9999 draws the sixty, `spread` 0 to 0.3 is the tau of their own truths and
    `guesses` lays PET and PEESE over them.

    `studies` may be a DataFrame or CSV text with the columns study, r (between -1 and 1) and n (at least 4); year and
    any other columns are optional; `widget.studies = frame` shows others. A fault raises ValueError that names row and
    column.
    The rows stay with the page or the notebook, never in the address.

    | control | role, keys |
    | --- | --- |
    | View; Studies, Order, Model, Confidence interval, Each row shows | radio groups and lists, arrows |
    | The person with the ring | point: arrows 0.1, with Shift 0.5, N, P, Home, End; dragged; three sliders |
    | A new sample of 20, Ten at once | buttons, Enter and space |
    | Correlation r | slider -0.9..0.9: arrows 0.01, Shift and Page more, Home, End; text field |
    | Share who improve | slider 0.05..0.95: the same |
    | Show only | list, one for each moderator |
    | Look at one study | slider over the rows, its value the study's name and figures |
    | Line to hold the intervals against | slider -0.3..0.5: arrows 0.01, Shift and Page more, Home, End |
    | Left in the drawer; How far the truths differ | sliders 0..10 and 0..0.3: arrows a step, Page more, Home, End |
    | Truth | radio group, arrows |
    | Cat's eyes; PET and PEESE | check boxes, space |
    | Take out, Put back, Read the studies, New studies | buttons, Enter and space |
    """

    room = "alliance_outcome"
    key = "alliance"
    _esm = Widget.esm(room)
    _css = Widget.css(room)

    views = Views("mode").tag(sync=True)
    mode = Choice(["people", "faces", "forest", "funnel", "drawer"], "forest").tag(sync=True, address="m")
    r = bounded(0.278, -0.9, 0.9, address="r")
    base_rate = bounded(0.5, 0.05, 0.95, address="b")
    data = Choice(["invented", "simulated", "published", "family", "own"], "invented").tag(sync=True, address="d")
    sort = Choice(["name", "r", "n", "year"], "name").tag(sync=True, address="s")
    method = Choice(["FE", "DL", "REML"], "REML").tag(sync=True, address="e")
    interval = Choice(["z", "hk"], "z").tag(sync=True, address="i")
    moderator = bounded(0, 0, 20, address="f", whole=True)
    level = bounded(0, 0, 11, address="v", whole=True)
    show = Choice(["all", "loo", "cumulative"], "all").tag(sync=True, address="p")
    study = bounded(0, 0, 5000, address="k", whole=True)
    out = Several(bounded(1, 1, 5000, whole=True), maxlen=MOST_OUT).tag(sync=True, address="o")
    person = bounded(94, 1, PEOPLE, address="hp", whole=True)
    samples = bounded(0, 0, MOST_SAMPLES, address="hs", whole=True)
    moved = Several(bounded(1_000_000, 1_000_000, 100_999_999, whole=True), maxlen=PEOPLE).tag(sync=True, address="hm")
    null = bounded(0, -0.3, 0.5, address="n")
    eyes = Flag(False).tag(sync=True, address="y")
    truth = Choice(["0", "0.1", "0.28"], "0.1").tag(sync=True, address="t")
    hidden = bounded(0, 0, TENTHS, address="h", whole=True)
    teams = bounded(22, 1, LAST_SEED, address="g", whole=True)
    spread = bounded(0, 0, MOST_SPREAD, address="w")
    guesses = Flag(False).tag(sync=True, address="c")
    sets = Dict().tag(sync=True)

    def __init__(self, studies: DataFrame | str | None = None, **traits):
        # Words of the trait of this name say, as ever, what each row shows; all others are views.
        if "show" in traits and traits["show"] not in self.traits()["show"].values:
            traits["views"] = traits.pop("show")
        sets = book_sets()
        self._studies = None if studies is None else read_studies(studies)
        if studies is not None:
            sets = {**sets, "own": own_columns(self._studies)}
            traits.setdefault("data", "own")
        super().__init__(sets=sets, **traits)

    @property
    def studies(self) -> DataFrame | None:
        """The reader's own studies as they were read, or None; setting a DataFrame or CSV text shows them in every
        view.
        """
        return self._studies

    @studies.setter
    def studies(self, table: DataFrame | str) -> None:
        self._studies = read_studies(table)
        with self.hold_trait_notifications():
            self.sets = {**self.sets, "own": own_columns(self._studies)}
            self.moderator = self.level = self.study = 0
            self.out = []
            self.data = "own"

    def unsaid(self) -> dict[str, str]:
        """The faces: with them the chapter opened before there were people."""
        return {"mode": "faces"} if self.initial["mode"] == "people" else {}

    def _state_for_page(self) -> dict:
        held = super()._state_for_page()
        if self.views and not OF_STUDIES & set(self.views) and self._studies is None:
            # The page looks for them with its neighbours if an address asks.
            del held["state"]["sets"]
        return held

    def fallback(self) -> str:
        """The people, the drawer or the forest plot of the twelve invented studies: figure, sentence, table."""
        if self.mode == "people":
            return still_people(people_moved(self.moved))
        return drawer_form(self) if self.mode == "drawer" else static_form()
