"""The alliance widget: one correlation, a forest plot, a funnel; what a reader may change, and nothing of what the numbers mean."""

from pandas import DataFrame
from traitlets import Dict, Enum, List

from widgets._host import Widget, bounded
from widgets.alliance_outcome.columns import book_sets, study_columns
from widgets.alliance_outcome.fallback import static_form
from widgets.alliance_outcome.studies import read_studies

MOST_OUT = 40


class AllianceOutcome(Widget):
    """Bond and outcome, from one correlation to hundreds of studies.

    `studies` may be a DataFrame or CSV text with the columns study, r (between -1 and 1) and n (at least 4); year and any other columns are
    optional. A fault raises ValueError that names row and column. The rows stay with the page or the notebook, never in the address.
    """

    room = "alliance_outcome"
    key = "alliance"
    _esm = Widget.esm(room)
    _css = Widget.css(room)

    mode = Enum(["faces", "forest", "funnel"], "forest").tag(sync=True, address="m")
    r = bounded(0.278, -0.9, 0.9, address="r")
    base_rate = bounded(0.5, 0.05, 0.95, address="b")
    data = Enum(["invented", "simulated", "published", "family", "own"], "invented").tag(sync=True, address="d")
    sort = Enum(["name", "r", "n", "year"], "name").tag(sync=True, address="s")
    method = Enum(["FE", "DL", "REML"], "REML").tag(sync=True, address="e")
    interval = Enum(["z", "hk"], "z").tag(sync=True, address="i")
    moderator = bounded(0, 0, 20, address="f", whole=True)
    level = bounded(0, 0, 11, address="v", whole=True)
    show = Enum(["all", "loo", "cumulative"], "all").tag(sync=True, address="p")
    study = bounded(0, 0, 5000, address="k", whole=True)
    out = List(bounded(1, 1, 5000, whole=True), maxlen=MOST_OUT).tag(sync=True, address="o")
    sets = Dict().tag(sync=True)

    def __init__(self, studies: DataFrame | str | None = None, **traits):
        sets = book_sets()
        if studies is not None:
            sets = {**sets, "own": study_columns(read_studies(studies))}
            traits.setdefault("data", "own")
        super().__init__(sets=sets, **traits)

    def fallback(self) -> str:
        """The forest plot of the twelve invented studies, its sentence and its table."""
        return static_form()
