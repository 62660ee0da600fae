"""A reader's own table of studies, read with every fault named by row and column; it takes text for data, whatever it
says.

`studies.js` says the same in the page; shared cases hold both to the same rows and the same messages.
"""

import re
from collections.abc import Iterable, Iterator

import pandas as pd

REQUIRED = ("study", "n", "r")
LONGEST_TEXT, LONGEST_LABEL, LARGEST_N, LISTED = 2_000_000, 200, 1_000_000_000, 10
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 5_000, 50, 1_000
NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
GROUPED = re.compile("[0-9]{1,3}([.,'’ \u00a0\u202f][0-9]{3})+")
DASHES = "\u2212\u2013\u2012\u2010"
DECIMAL_COMMA = re.compile(r"[+-]?[0-9]*,[0-9]+")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
BLANKS = " \t\n\r\u00a0\ufeff"
OPENING = re.compile(' *"')


class StudyTableError(ValueError):
    """A table that cannot be read; the message lists at most ten faults, `faults` holds them as dicts."""

    def __init__(self, faults: list[dict], more: int):
        self.faults = faults
        rest = [f"And {more} more."] if more else []
        super().__init__("\n".join([fault["message"] for fault in faults] + rest))


def read_studies(table: pd.DataFrame | str) -> pd.DataFrame:
    """The studies of a DataFrame or of CSV text: study (text), n (whole, from 4), r (strictly between -1 and 1),
    moderators.

    The names study, n and r may be in any case; all further columns are moderators, numbers where every value is one,
    else text. Text may use commas, semicolons or tabs, quotes and a byte-order mark. At most 5,000 rows, 50 columns,
    2,000,000 characters.
    StudyTableError (a ValueError) names each fault; rows count as in a spreadsheet, the header is row 1.

    >>> read_studies("study;n;r;rater\\nA 1991;24;0.58;client\\nB 1994;31;.49;observer").to_dict("list")
    {'study': ['A 1991', 'B 1994'], 'n': [24, 31], 'r': [0.58, 0.49], 'rater': ['client', 'observer']}
    >>> read_studies("study;n;r\\nA;24;0,58\\nB;31;0.49")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    widgets.alliance_outcome.studies.StudyTableError: Row 2, column r: "0,58" has a decimal comma; ...
    """
    if isinstance(table, pd.DataFrame):
        found = examined(enumerate([list(map(str, table.columns)), *frame_cells(table)], start=1))
    elif isinstance(table, str):
        found = parse_studies(table)
    else:
        raise ValueError(f"table must be a DataFrame or CSV text, not {type(table).__name__}")
    if found["errors"]:
        raise StudyTableError(found["errors"], found["more"])
    return pd.DataFrame(found["rows"], columns=[*REQUIRED, *(one["name"] for one in found["moderators"])])


def parse_studies(text: str) -> dict:
    """What `readStudies` of the page answers: rows, moderators, the first ten errors, and how many more there are."""
    if len(text) > LONGEST_TEXT:
        return answer([whole("The table has more than 2,000,000 characters; at most 2,000,000 can be read.")])
    text = re.sub(r"\r\n?", "\n", text.removeprefix("\ufeff")).rstrip(BLANKS)
    return examined(records(text, delimiter(text)))


def frame_cells(table: pd.DataFrame) -> Iterator[list[str]]:
    for row in table.head(MOST_ROWS + 1).itertuples(index=False, name=None):
        yield ["" if pd.api.types.is_scalar(value) and pd.isna(value) else str(value) for value in row]


def delimiter(text: str) -> str:
    """The mark that stands most often in the first line outside quotes; tab before semicolon before comma."""
    first = re.sub(r'"[^"]*"', "", text.lstrip("\n").split("\n", 1)[0])
    return max("\t;,", key=first.count)


def records(text: str, mark: str) -> Iterator[tuple[int, list[str] | None]]:
    """Each record with its number; None in place of the cells where a quotation mark never closes."""
    ends = re.compile(f"[{mark}\n]")
    at, row, cells = 0, 1, []
    while text:
        quote = OPENING.match(text, at)
        cell, at = unquoted(text, quote.end()) if quote else ("", at)
        if at < 0:
            yield row, None
            return
        end = ends.search(text, at)
        stop = end.start() if end else len(text)
        cells.append(cell + text[at:stop])
        at = stop + 1
        if not end or end.group() == "\n" or len(cells) > MOST_CELLS:
            yield row, cells
            row, cells = row + 1, []
        if not end:
            return


def unquoted(text: str, at: int) -> tuple[str, int]:
    """What stands from here to the closing quotation mark, doubled ones made single, and where it goes on; -1 if none
    closes.
    """
    parts = []
    while (close := text.find('"', at)) >= 0:
        parts.append(text[at:close])
        if not text.startswith('"', close + 1):
            return "".join(parts), close + 1
        parts.append('"')
        at = close + 2
    return "", -1


def examined(table: Iterable[tuple[int, list[str] | None]]) -> dict:
    """Rows or faults of a table of text, its first record the header."""
    header, faults, rows, first_seen = None, [], [], {}
    for row, cells in table:
        if cells is None:
            faults.append(fault(row, "", "", f"Row {row}: a quotation mark is opened and never closed."))
            break
        if row > MOST_ROWS + 1:
            return answer([whole("The table has more than 5,000 rows; at most 5,000 can be read.")])
        if len(cells) > MOST_CELLS:
            return answer([fault(row, "", "", f"Row {row} has more than 1,000 values.")])
        cells = [cell.strip(BLANKS) for cell in cells]
        if header is None:
            if not any(cells):
                continue
            header = cells
            faults = header_faults(row, header)
            if faults:
                return answer(faults)
            continue
        if any(cells):
            faults += row_faults(row, cells, header, first_seen)
            rows.append(cells)
    if header is None:
        return answer(faults or [whole("The table is empty.")])
    if not faults and len(rows) < 2:
        said = (
            "The table has a header and no studies below it."
            if not rows
            else "The table has 1 study; pooling needs at least 2."
        )
        faults = [whole(said)]
    return answer(faults) if faults else {**typed(header, rows), "errors": [], "more": 0}


def header_faults(row: int, header: list[str]) -> list[dict]:
    """What is wrong with the column names."""
    if len(header) > MOST_COLUMNS:
        return [whole(f"The table has {len(header)} columns; at most 50 can be read.")]
    faults = []
    for place, name in enumerate(header, start=1):
        said = text_fault(name) or ('"__proto__" cannot name a column.' if name == "__proto__" else "")
        if said:
            faults.append(fault(row, str(place), name, f"Row {row}, column {place}: {said}"))
    keys = [canonical(name) for name in header]
    for key in dict.fromkeys(key for key in keys if key and keys.count(key) > 1):
        faults.append(fault(row, key, key, f'The column "{quoted(key)}" stands in the header more than once.'))
    missing = [name for name in REQUIRED if name not in keys]
    if missing and not faults:
        has = quoted(", ".join(name for name in header if name))
        for name in missing:
            faults.append(
                fault(
                    row, name, "", f'The column "{name}" is missing. A table needs study, n and r; this one has: {has}.'
                )
            )
    return faults


def row_faults(row: int, cells: list[str], header: list[str], first_seen: dict[str, int]) -> list[dict]:
    """What is wrong with one study; `first_seen` remembers the labels of the rows above."""
    if any(cells[len(header) :]):
        said = (
            f"Row {row} has {len(cells)} values and the header has {len(header)} columns; is a comma inside a "
            "number or a label?"
        )
        return [fault(row, "", "", said)]
    faults = []
    for place, name in enumerate(header):
        key, cell = canonical(name), cells[place] if place < len(cells) else ""
        said = number_fault(key, cell) if key in ("n", "r") else text_fault(cell)
        if not said and key == "study":
            said = "the label is missing." if not cell else seen(cell, row, first_seen)
        if not said and not name and cell:
            said = "the column has values and no name in the header."
        if said:
            label = key or str(place + 1)
            faults.append(fault(row, label, cell, f"Row {row}, column {quoted(label)}: {said}"))
    return faults


def seen(label: str, row: int, first_seen: dict[str, int]) -> str:
    if label in first_seen:
        return f'"{quoted(label)}" stands already in row {first_seen[label]}.'
    first_seen[label] = row
    return ""


def number_fault(key: str, cell: str) -> str:
    """Why the cell cannot be an n or an r; empty if it can."""
    if not cell:
        return "the value is missing."
    if key == "n" and GROUPED.fullmatch(cell):
        return f'"{quoted(cell)}" has a mark between the thousands; write {re.sub("[^0-9]", "", cell)}.'
    if cell[0] in DASHES and NUMBER.fullmatch(cell[1:]):
        return f'"{quoted(cell)}" begins with a dash; write a hyphen for minus.'
    if DECIMAL_COMMA.fullmatch(cell):
        return f'"{quoted(cell)}" has a decimal comma; write a decimal point.'
    if not NUMBER.fullmatch(cell):
        return f'"{quoted(cell)}" is not a number.'
    value = float(cell)
    if key == "r" and not -1 < value < 1:
        return f"{quoted(cell)} does not lie strictly between -1 and 1."
    if key == "n" and not (4 <= value <= LARGEST_N and value % 1 == 0):
        return f"{quoted(cell)} is not a whole number from 4 to 1,000,000,000."
    return ""


def text_fault(cell: str) -> str:
    """Why the cell cannot be a label or a moderator; empty if it can."""
    if len(cell) > LONGEST_LABEL:
        return "the text has more than 200 characters."
    return "the text holds a control character; save the table as UTF-8 text." if CONTROL.search(cell) else ""


def typed(header: list[str], table: list[list[str]]) -> dict:
    """Rows with numbers where a whole column is numbers, and which moderators those are."""
    columns = {}
    for place, name in enumerate(header):
        if not name:
            continue
        cells = [cells[place] if place < len(cells) else "" for cells in table]
        key = canonical(name)
        if key != "study" and any(cells) and all(not cell or is_finite(cell) for cell in cells):
            columns[key] = ("number", [number(cell) for cell in cells])
        else:
            columns[key] = ("text", [re.sub("[ \t\n\r\u00a0]+", " ", cell) for cell in cells])
    rows = [{key: columns[key][1][i] for key in columns} for i in range(len(table))]
    return {
        "rows": rows,
        "moderators": [{"name": key, "kind": kind} for key, (kind, _) in columns.items() if key not in REQUIRED],
    }


def is_finite(cell: str) -> bool:
    return bool(NUMBER.fullmatch(cell)) and abs(float(cell)) < float("inf")


def number(cell: str) -> int | float | None:
    """The number in the cell, whole ones as int so that years stay years."""
    if not cell:
        return None
    value = float(cell)
    return int(value) if value % 1 == 0 else value


def canonical(name: str) -> str:
    return name.lower() if name.lower() in REQUIRED else name


def quoted(value: str) -> str:
    """A value as a message shows it: 40 characters at most, control characters replaced."""
    value = CONTROL.sub("\ufffd", value)
    return value if len(value) <= 40 else value[:39] + "…"


def fault(row: int | None, column: str, value: str, message: str) -> dict:
    return {"row": row, "column": quoted(column), "value": quoted(value), "message": message}


def whole(message: str) -> dict:
    """A fault of the table as a whole."""
    return fault(None, "", "", message)


def answer(faults: list[dict]) -> dict:
    return {"rows": [], "moderators": [], "errors": faults[:LISTED], "more": max(0, len(faults) - LISTED)}
