"""What is said about a table that was read: what was left out, taken for missing or told apart; it changes nothing.

`remarks.js` says the same in the page.
"""

from .cells import quoted

MOST_NAMED = 5


def about_row_numbers(left: int) -> list[str]:
    """That leading columns which only number the rows were left out."""
    if not left:
        return []
    if left == 1:
        return ["The first column only numbers the rows and was left out."]
    return [f"The first {left} columns only number the rows and were left out."]


def about_comments(count: int) -> list[str]:
    """That lines of comment were left out."""
    if not count:
        return []
    return [f"{count} {'line that begins with # was' if count == 1 else 'lines that begin with # were'} left out."]


def about_missing(codes: dict[tuple[str, str], int]) -> list[str]:
    """Which codes were read as missing, in which column, in how many rows."""
    found = [f'"{cell}" in {quoted(name)} ({rows(count)})' for (name, cell), count in codes.items()]
    return [f"Read as missing: {listed(found)}."] if found else []


def about_labels(repeated: dict[str, int]) -> list[str]:
    """That rows with one label were numbered, and what this means for their average."""
    if not repeated:
        return []
    names = listed([f'"{quoted(label)}" ({rows(count)})' for label, count in repeated.items()])
    return [
        f"One label, several rows: {names}. They were numbered and count as independent studies; if they share people, "
        "keep one row a sample, or average them first."
    ]


def about_left_out(columns: list[tuple[str, str]]) -> list[str]:
    """Which columns are not offered as a filter, and why."""
    found = [f"{quoted(name)} ({why})" for name, why in columns]
    return [f"No filter: {listed(found)}."] if found else []


def about_year(name: str, text: str) -> list[str]:
    """That a year in words cannot order the studies."""
    return [f'The column {name} holds text ("{quoted(text)}"), so the studies cannot be put in order of year.']


def rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"


def listed(found: list[str]) -> str:
    """The first five, and how many more there are."""
    rest = len(found) - MOST_NAMED
    return ", ".join(found[:MOST_NAMED]) + (f" and {rest} more" if rest > 0 else "")
