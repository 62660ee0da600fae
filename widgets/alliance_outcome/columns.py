"""The tables of the alliance widget in as few characters as a page can carry; it does not judge what they say."""

from functools import cache
from numbers import Real

from pandas import DataFrame, isna
from pandas.api.types import is_numeric_dtype

from data import load
from widgets._language.shared_words import words

from .cells import is_finite, spelled
from .remarks import about_left_out, about_year

SAID = words("alliance_outcome")["remark"]
MOST_LEVELS = 12
MOST_MODERATORS = 20
RESERVED = ("study", "r", "n")


@cache
def book_sets() -> dict:
    """The four sets of the book, by the name that the address uses."""
    return {
        "invented": study_columns(load("demo_studies")),
        "simulated": study_columns(load("simulated_studies")),
        "published": published_rows(load("alliance_meta_analyses")),
        "family": family_rows(load("alliance_moderators_family_therapy")),
    }


def study_columns(studies: DataFrame) -> dict:
    """Studies as columns; names that only count up (S01, S02, ...) become their prefix, r whole thousandths where that
    is exact.

    >>> from pandas import DataFrame
    >>> frame = DataFrame({"study": ["S1", "S2"], "r": [0.25, -0.1], "n": [40, 50], "rater": ["client", "observer"]})
    >>> study_columns(frame)
    {'prefix': 'S', 'digits': 1, 'r': [250, -100], 'unit': 1000, 'n': [40, 50], 'moderators': [['rater', ['client',
    'observer'], [0, 1]]]}
    """
    names = [str(name) for name in studies["study"]]
    r = [float(x) for x in studies["r"]]
    milli = [round(x * 1000) for x in r]
    exact = all(abs(whole / 1000 - x) < 1e-12 for whole, x in zip(milli, r, strict=True))
    packed = {
        **counted(names),
        "r": milli if exact else r,
        "unit": 1000 if exact else 1,
        "n": [int(x) for x in studies["n"]],
    }
    year, moderators, _ = offered(studies)
    if year:
        packed["year"] = [None if isna(x) else float(x) if x % 1 else int(x) for x in studies[year]]
    # A list: a page puts the keys of an object in another order where they are whole numbers.
    return {**packed, "moderators": [[name, *one] for name, one in moderators.items()]}


def own_columns(studies: DataFrame) -> dict:
    """The same for a reader's own table, with what was done to it and which columns are not offered."""
    packed = study_columns(studies)
    notes = [*studies.attrs.get("notes", []), *offered(studies)[2]]
    return {**packed, "notes": notes} if notes else packed


def offered(studies: DataFrame) -> tuple[str | None, dict[str, list], list[str]]:
    """The column of years, the moderators that a reader may filter by, and what is said about those that are not
    offered.
    """
    years = [name for name in studies.columns if name.lower() == "year"]
    year = next((name for name in years if is_numeric_dtype(studies[name])), None)
    found = {name: levels(studies[name]) for name in studies.columns if name not in (*RESERVED, year)}
    few = [name for name, (values, _) in found.items() if 2 <= len(values) <= MOST_LEVELS]
    left_out = [(name, why_not(len(values))) for name, (values, _) in found.items() if name not in few]
    left_out += [(name, SAID["manyColumns"].format(count=MOST_MODERATORS)) for name in few[MOST_MODERATORS:]]
    notes = about_left_out(left_out)
    if years and not year:
        text = next((text for text in found[years[0]][0] if not is_finite(text)), None)
        notes += [] if text is None else about_year(years[0], text)
    return year, {name: found[name] for name in few[:MOST_MODERATORS]}, notes


def why_not(count: int) -> str:
    """Why a column with so many different values is no filter."""
    if count > 1:
        return SAID["manyValues"].format(count=count, most=MOST_LEVELS)
    return SAID["oneValue" if count else "noValue"]


def counted(names: list[str]) -> dict:
    """Names as prefix and number of digits if they count up from 1, else as they are."""
    prefix = names[0].rstrip("0123456789")
    digits = len(names[0]) - len(prefix)
    if digits and names == [f"{prefix}{i:0{digits}d}" for i in range(1, len(names) + 1)]:
        return {"prefix": prefix, "digits": digits}
    return {"names": names}


def levels(column) -> list:
    """The values of a column in order of appearance, and which of them each row has."""
    texts = [
        "" if isna(x) else spelled(float(x)) if isinstance(x, Real) and not isinstance(x, bool) else str(x)
        for x in column
    ]
    values = list(dict.fromkeys(text for text in texts if text))
    return [values, [values.index(text) if text else -1 for text in texts]]


def published_rows(table: DataFrame) -> list:
    """[name, construct, r, low, high, note] in thousandths; the two ends of one range become one row without r."""
    rows = []
    ends = table[table["id"].str.endswith(("_low", "_high"))]
    for row in table.itertuples():
        note = row.setting if isna(row.k_studies) else f"{int(row.k_studies)} studies, {row.setting}"
        place = [short_citation(row.short_citation), row.construct]
        if row.id.endswith("_high"):
            continue
        if row.id.endswith("_low"):
            other = ends[ends["id"] == row.id.removesuffix("low") + "high"].iloc[0]
            rows.append([*place, None, thousandths(row.r), thousandths(other.r), note])
        else:
            rows.append([*place, thousandths(row.r), thousandths(row.ci_low), thousandths(row.ci_high), note])
    return rows


def family_rows(table: DataFrame) -> list:
    """[category, moderator, r, low, high, note] in thousandths; the interval is r +- 1.96 se, as the source prints only
    se.
    """
    return [
        [
            row.category,
            row.moderator.replace("_", " "),
            thousandths(row.mean_r),
            thousandths(row.mean_r - 1.959963985 * row.se),
            thousandths(row.mean_r + 1.959963985 * row.se),
            f"{int(row.n_studies)} {'study' if row.n_studies == 1 else 'studies'}",
        ]
        for row in table.itertuples()
    ]


def thousandths(x: float) -> int | None:
    """A correlation as a whole number, None where the source prints none."""
    return None if isna(x) else round(float(x) * 1000)


def short_citation(citation: str) -> str:
    """First author and year where there are three or more authors.

    >>> short_citation("Martin, Garske & Davis 2000"), short_citation("Sharf 2010")
    ('Martin et al. 2000', 'Sharf 2010')
    """
    citation = citation.split(" (")[0]
    names, _, year = citation.rpartition(" ")
    return f"{names.split(',')[0]} et al. {year}" if "," in names else citation
