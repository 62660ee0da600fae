"""The widget of sectors, solidarity, eggs and countries: what a reader may change; the theory is in model.py and
sectors.py.
"""

from dataclasses import asdict

from traitlets import Dict

from widgets._host import Widget, bounded
from widgets._host.traits import Choice, Flag, Several, Views
from widgets.modernity_sectors import still
from widgets.modernity_sectors.countries import panel
from widgets.modernity_sectors.model import PRESETS, Society
from widgets.modernity_sectors.sectors import SEATS, SECTORS

NOW = PRESETS["post-industrial"]
DRIVERS = ("population", "division_of_labour", "urban_share", "mobility", "ties", "base_hazard", "local_population")


class ModernitySectors(Widget):
    """Four pictures of how a society holds together and what that asks of a person's few close ties.

    mode: sectors, solidarity, eggs or countries. `compact=True` shows the sectors alone, without an address.
    `show` names the views that have a tab, such as ["eggs"]; an address opens the others all the same.

    | control | role | name | value text | keys |
    | --- | --- | --- | --- | --- |
    | mode, society, sector, seat | radio group | their legend | the choice | arrows |
    | population, labour, towns, mobility, ties, congregation | slider | label | in words | arrows, Page, Home, End |
    | what hangs on tie A to H, tie failure, correlation, shock | slider | their label | percent | the same |
    | therapist | checkbox | Add a therapist as one more tie | on, off | space |
    | countries, year | combo box; slider | their label | name; year | native |
    | play the years | button | what a press does: play, pause, next year | - | Enter, space |
    """

    room = "modernity_sectors"
    key = "sectors"
    _esm = Widget.esm(room)
    _css = Widget.css(room)

    views = Views("mode").tag(sync=True)
    mode = Choice(["sectors", "solidarity", "eggs", "countries"], "sectors").tag(sync=True, address="m")
    compact = Flag(False).tag(sync=True)
    sector = Choice(list(SECTORS), "personal").tag(sync=True, address="o")
    seat = Choice(["none", *SEATS], "none").tag(sync=True, address="s")

    population = bounded(NOW.population, 100, 1e9, address="n")
    division_of_labour = bounded(NOW.division_of_labour, 0, 1, address="d")
    urban_share = bounded(NOW.urban_share, 0, 1, address="u")
    mobility = bounded(NOW.mobility, 0, 1, address="b")
    ties = bounded(NOW.ties, 1, 20, address="t", whole=True)
    base_hazard = bounded(NOW.base_hazard, 0, 0.5, address="h")
    local_population = bounded(NOW.local_population, 10, 1e8, address="l")
    acquaintances = bounded(150, 50, 500, address="k", whole=True)
    therapist = Flag(False).tag(sync=True, address="x")
    religion = bounded(0.0, 0, 1, address="g")

    weights = Several(bounded(1, 1, 10, whole=True), [7, 1, 1, 1], minlen=1, maxlen=8).tag(sync=True, address="w")
    tie_failure = bounded(0.1, 0, 1, address="q")
    correlation = bounded(0.2, 0, 1, address="r")
    shock = bounded(0.02, 0, 1, address="z")

    country_a = Choice(list(panel()["countries"]), "NOR").tag(sync=True, address="a")
    country_b = Choice(list(panel()["countries"]), "IND").tag(sync=True, address="c")
    others = Several(Choice(list(panel()["countries"])), [], minlen=0, maxlen=4).tag(sync=True, address="e")
    year = Choice(panel()["years"], "2019").tag(sync=True, address="y")

    theory = Dict().tag(sync=True)

    def __init__(self, **traits):
        super().__init__(**traits)
        if self.compact:
            return
        self.theory = {
            "sectors": {name: asdict(sector) for name, sector in SECTORS.items()},
            "seats": {name: asdict(seat) for name, seat in SEATS.items()},
            "presets": {
                name: {driver: getattr(preset, driver) for driver in DRIVERS} for name, preset in PRESETS.items()
            },
        }

    def society(self) -> Society:
        """The society that the solidarity picture shows; a therapist is one more tie."""
        drivers = {driver: getattr(self, driver) for driver in DRIVERS}
        return Society(**{**drivers, "ties": self.ties + self.therapist}, religion=self.religion)

    def _state_for_page(self) -> dict:
        state = super()._state_for_page()
        # The first widget of the front page keeps the address clean for the links into the book.
        return {**state, "address": {}} if self.compact else state

    def chosen_countries(self) -> list[str]:
        """Codes of the one to six countries that the picture shows, each once, in the order chosen."""
        return list(dict.fromkeys([self.country_a, self.country_b, *self.others]))

    def shape(self) -> str:
        """The mode; the front page's small form has a height of its own."""
        return "compact" if self.compact else self.mode

    def fallback(self) -> str:
        """The current picture without JavaScript: figure, sentence, table."""
        return still.shown(self)
