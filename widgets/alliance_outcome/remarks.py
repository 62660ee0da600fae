"""What is said about a table that was read: what was left out, taken for missing or told apart; it changes nothing.

`remarks.js` says the same in the page.
"""

from widgets._language.shared_words import words

from .cells import quoted

SAID = words("alliance_outcome")["remark"]
MOST_NAMED = 5


def about_row_numbers(left: int) -> list[str]:
    """That leading columns which only number the rows were left out."""
    if not left:
        return []
    return [SAID["rowNumber" if left == 1 else "rowNumbers"].format(count=left)]


def about_comments(count: int) -> list[str]:
    """That lines of comment were left out."""
    return [SAID["comment" if count == 1 else "comments"].format(count=count)] if count else []


def about_missing(codes: dict[tuple[str, str], int]) -> list[str]:
    """Which codes were read as missing, in which column, in how many rows."""
    found = [
        SAID["code"].format(code=cell, column=quoted(name), rows=rows(count)) for (name, cell), count in codes.items()
    ]
    return [SAID["missing"].format(codes=listed(found))] if found else []


def about_labels(repeated: dict[str, int]) -> list[str]:
    """That rows with one label were numbered, and what this means for their average."""
    if not repeated:
        return []
    found = [SAID["label"].format(label=quoted(label), rows=rows(count)) for label, count in repeated.items()]
    return [SAID["labels"].format(labels=listed(found))]


def about_left_out(columns: list[tuple[str, str]]) -> list[str]:
    """Which columns are not offered as a filter, and why."""
    found = [SAID["leftOut"].format(column=quoted(name), why=why) for name, why in columns]
    return [SAID["noFilter"].format(columns=listed(found))] if found else []


def about_year(name: str, text: str) -> list[str]:
    """That a year in words cannot order the studies."""
    return [SAID["year"].format(name=name, text=quoted(text))]


def rows(count: int) -> str:
    return SAID["row" if count == 1 else "rows"].format(count=count)


def listed(found: list[str]) -> str:
    """The first five, and how many more there are."""
    rest = len(found) - MOST_NAMED
    named = ", ".join(found[:MOST_NAMED])
    return SAID["more"].format(named=named, count=rest) if rest > 0 else named
