"""Real countries for the countries picture; knows what the table holds, not what differentiation is."""

from functools import cache

from data import load
from widgets._language.shared_words import words

TABLE = "modern_differentiation_panel"
COLUMNS = (
    "urban_population_pct",
    "agriculture_employment_pct",
    "industry_employment_pct",
    "contributing_family_workers_pct",
)
INDICATORS = dict(zip(COLUMNS, words("modernity_sectors")["indicators"], strict=True))


@cache
def panel() -> dict:
    """Years, and for each iso3 code the name and a list of figures over the years for each indicator; None is no
    figure.

    All in percent; labour shares are modelled ILO estimates from 1991. Source: see `data.about(TABLE)`.
    """
    frame = load(TABLE)
    years = sorted(frame["year"].unique().tolist())
    countries = {}
    for (iso, name), rows in frame.groupby(["iso3", "country"], sort=False):
        rows = rows.set_index("year").reindex(years)
        columns = [[None if value != value else float(value) for value in rows[column]] for column in INDICATORS]
        countries[iso] = [name, *columns]
    return {"years": [str(year) for year in years], "countries": countries}


def figures(iso: str, year: str) -> tuple[str, list[float | None]]:
    """A country's name and its figures in a year, in the order of INDICATORS."""
    name, *columns = panel()["countries"][iso]
    place = panel()["years"].index(year)
    return name, [column[place] for column in columns]
