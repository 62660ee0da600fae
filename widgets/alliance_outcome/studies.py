"""A reader's own table of studies, read with every fault named by row and column; it takes text for data, whatever it
says.

`studies.js` says the same in the page; shared cases hold both to the same rows and the same messages.
"""

import re
import warnings
from collections.abc import Iterable, Iterator

import pandas as pd

from widgets._language.shared_words import words

from .cells import as_seen, is_any_number, is_finite, is_missing, number, number_fault, quoted, spelled, text_fault
from .remarks import about_comments, about_labels, about_missing, about_row_numbers
from .row_names import is_short, numbered, without_row_numbers
from .tabular import MARKS, MOST_CELLS, table_records

SAID, CELL = words("alliance_outcome")["table"], words("alliance_outcome")["cell"]
REQUIRED = ("study", "n", "r")
# What pandas and R call a column whose name stands in the header already.
RENAMED = re.compile(r"(study|n|r)\.[0-9]+", re.I)
LONGEST_TEXT, LISTED, MOST_ROWS, MOST_COLUMNS = 2_000_000, 10, 5_000, 50


class StudyTableError(ValueError):
    """A table that cannot be read; the message lists at most ten faults, `faults` holds them as dicts."""

    def __init__(self, faults: list[dict], more: int):
        self.faults = faults
        rest = [f"And {more} more."] if more else []
        super().__init__("\n".join([fault["message"] for fault in faults] + rest))


class StudyTableWarning(UserWarning):
    """What was done to a table so that it could be read."""


def read_studies(table: pd.DataFrame | str) -> pd.DataFrame:
    """The studies of a `table`, a DataFrame or CSV text: study (text), n (whole, from 4), r (strictly between -1 and
    1), moderators.

    The names study, n and r may be in any case; all further columns are moderators, numbers where every value is one,
    else text. Text may use commas, semicolons, tabs, bars (Markdown too) or blanks, quotes, a byte-order mark. At most
    5,000 rows, 50 columns, 2,000,000 characters.
    Codes for missing values (NA, #N/A, ., ...) are missing in a moderator and refused in study, n and r; a first column
    that only numbers the rows is left out; labels that stand in several rows are numbered. A StudyTableWarning says so,
    and `attrs["notes"]` holds its lines.
    StudyTableError (a ValueError) names each fault; rows count as in a spreadsheet, the header is row 1.

    >>> read_studies("study;n;r;rater\\nA 1991;24;0.58;client\\nB 1994;31;.49;observer").to_dict("list")
    {'study': ['A 1991', 'B 1994'], 'n': [24, 31], 'r': [0.58, 0.49], 'rater': ['client', 'observer']}
    >>> read_studies("study;n;r\\nA;24;0,58\\nB;31;0.49")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    widgets.alliance_outcome.studies.StudyTableError: Row 2, column r: "0,58" has a decimal comma; ...
    """
    if isinstance(table, pd.DataFrame):
        # An index with a name is a column; one without only numbers the rows.
        named = [name for name in table.index.names if name is not None and name not in table.columns]
        table = table.reset_index(level=named) if named else table
        found = examined(enumerate([list(map(str, table.columns)), *frame_cells(table)], start=1))
    elif isinstance(table, str):
        found = parse_studies(table)
    else:
        raise ValueError(f"table must be a DataFrame or CSV text, not {type(table).__name__}")
    if found["errors"]:
        raise StudyTableError(found["errors"], found["more"])
    studies = pd.DataFrame(found["rows"], columns=[*REQUIRED, *(one["name"] for one in found["moderators"])])
    if found["notes"]:
        studies.attrs["notes"] = found["notes"]
        warnings.warn(" ".join(found["notes"]), StudyTableWarning, stacklevel=2)
    return studies


def parse_studies(text: str) -> dict:
    """What `readStudies` of the page answers: rows, moderators, notes, the first ten errors, and how many more there
    are.
    """
    if len(text) > LONGEST_TEXT:
        return answer([whole(SAID["long"])])
    return examined(*table_records(text))


def frame_cells(table: pd.DataFrame) -> Iterator[list[str]]:
    for row in table.head(MOST_ROWS + 1).itertuples(index=False, name=None):
        yield ["" if is_absent(value) else spelled(value) if isinstance(value, float) else str(value) for value in row]


def is_absent(value: object) -> bool:
    return pd.api.types.is_scalar(value) and pd.isna(value)


def examined(table: Iterable[tuple[int, list[str] | None]], mark: str = ",") -> dict:
    """Rows or faults of a table of text, its first record the header."""
    faults: list[dict] = []
    rows: list[tuple[int, list[str]]] = []
    comments = 0
    for row, cells in table:
        if cells is None:
            faults.append(fault(row, "", "", SAID["quotation"].format(row=row)))
            break
        if row > MOST_ROWS + 1:
            return answer([whole(SAID["rows"])])
        if len(cells) > MOST_CELLS:
            return answer([fault(row, "", "", SAID["values"].format(row=row))])
        cells = [as_seen(cell) for cell in cells]
        if cells[0].startswith("#") and not any(cells[1:]) and not is_missing(cells[0]):
            comments += 1
        elif any(cells):
            rows.append((row, cells))
    if not rows:
        return answer(faults or [whole(SAID["empty"])])
    (at, header), *body = rows
    unshifted = header, body
    header, body, left = without_row_numbers(header, body, mark)
    wrong = header_faults(at, header, body, mark, left)
    if wrong:
        return answer(wrong)
    missing: dict[tuple[str, str], int] = {}
    first_seen: dict[tuple[str, ...], int] = {}
    found = [one for row, cells in body for one in row_faults(row, cells, header, mark, first_seen, missing)]
    faults = found + faults
    if not faults and len(body) < 2:
        faults = [whole(SAID["one" if body else "header"])]
    if faults and mark == "," and is_short(*unshifted):
        # Numbers of rows or decimal commas under numbered studies: the faults of the rows would mislead.
        faults = [short_header(at, unshifted[0], mark)]
    if faults:
        return answer(faults)
    studies = [cells for _, cells in body]
    repeated = numbered([canonical(name) for name in header].index("study"), studies)
    notes = [
        *about_row_numbers(left),
        *about_comments(comments),
        *about_missing(missing),
        *about_labels(repeated),
    ]
    return {**typed(header, studies), "notes": notes, "errors": [], "more": 0}


def header_faults(row: int, header: list[str], body: list[tuple], mark: str, left: int) -> list[dict]:
    """What is wrong with the column names."""
    if len(header) > MOST_COLUMNS:
        return [whole(SAID["columns"].format(count=len(header)))]
    keys = [canonical(name) for name in header]
    missing = [name for name in REQUIRED if name not in keys]
    below = next((at for at, cells in body[:20] if set(REQUIRED) <= set(map(canonical, cells))), None)
    faults = []
    # Above the true header a title stands, and whatever is wrong with it as a header would mislead.
    for place, name in enumerate(header if not (missing and below) else [], start=1):
        said = text_fault(name) or (CELL["proto"] if name == "__proto__" else "")
        if not said and not name and any(place <= len(cells) and cells[place - 1] for _, cells in body):
            said = CELL["nameless"]
        if said:
            at = CELL["at"].format(row=row, column=place + left, said=said)
            faults.append(fault(row, str(place + left), name, at))
    for key in dict.fromkeys(key for key in keys if key and keys.count(key) > 1):
        faults.append(fault(row, key, key, SAID["repeated"].format(name=quoted(key))))
    for name in header:
        second = RENAMED.fullmatch(name)
        if second and canonical(second[1]) in keys:
            key = canonical(second[1])
            faults.append(fault(row, key, name, SAID["renamed"].format(name=key, other=quoted(name))))
    if not faults and is_short(header, body):
        faults.append(short_header(row, header, mark))
    if missing and not faults:
        has = quoted(", ".join(name for name in header if name))
        rest = SAID["below"].format(row=below) if below else SAID["has"].format(names=has)
        for name in missing:
            faults.append(fault(row, name, "", SAID["lacks"].format(name=name, rest=rest)))
    return faults


def short_header(row: int, header: list[str], mark: str) -> dict:
    """The fault of a header that is one name shorter than its rows."""
    commas = SAID["commas"] if mark == "," else ""
    return fault(row, "", "", SAID["short"].format(values=len(header) + 1, names=len(header), commas=commas))


def row_faults(
    row: int,
    cells: list[str],
    header: list[str],
    mark: str,
    first_seen: dict[tuple[str, ...], int],
    missing: dict[tuple[str, str], int],
) -> list[dict]:
    """What is wrong with one study; `first_seen` remembers the rows above by label, `missing` counts the codes that
    were blanked.
    """
    if any(cells[len(header) :]):
        where = SAID["inNumber" if mark == "," else "inLabel"]
        counts = {"values": len(cells), "columns": len(header)}
        return [fault(row, "", "", SAID["wide"].format(row=row, **counts, mark=MARKS[mark], where=where))]
    faults = []
    for place, name in enumerate(header):
        key, cell = canonical(name), cells[place] if place < len(cells) else ""
        said = number_fault(key, cell) if key in ("n", "r") else text_fault(cell)
        if not said and key == "study":
            said = label_fault(cell, row, cells, first_seen)
        elif not said and is_missing(cell):
            missing[name, cell] = missing.get((name, cell), 0) + 1
            cells[place] = ""
        if said:
            label = key or str(place + 1)
            faults.append(fault(row, label, cell, CELL["at"].format(row=row, column=quoted(label), said=said)))
    return faults


def label_fault(label: str, row: int, cells: list[str], first_seen: dict[tuple[str, ...], int]) -> str:
    """Why the label of a study cannot stand; empty if it can."""
    if not label or is_missing(label):
        return CELL["labelCode" if label else "label"].format(value=quoted(label))
    key = (label, *cells)
    if key in first_seen:
        return CELL["twice"].format(value=quoted(label), row=first_seen[key])
    first_seen[key] = row
    return ""


def typed(header: list[str], table: list[list[str]]) -> dict:
    """Rows with numbers where a whole column is numbers, and which moderators those are."""
    columns: dict[str, tuple[str, list]] = {}
    for place, name in enumerate(header):
        if not name:
            continue
        cells = [cells[place] if place < len(cells) else "" for cells in table]
        key = canonical(name)
        if key != "study" and any(cells) and all(not cell or is_finite(cell) for cell in cells):
            columns[key] = ("number", [number(cell) for cell in cells])
        else:
            columns[key] = ("text", one_spelling(key, [re.sub(" +", " ", cell) for cell in cells]))
    rows = [{key: columns[key][1][i] for key in columns} for i in range(len(table))]
    return {
        "rows": rows,
        "moderators": [{"name": key, "kind": kind} for key, (kind, _) in columns.items() if key not in REQUIRED],
    }


def one_spelling(key: str, cells: list[str]) -> list[str]:
    """R writes TRUE and -Inf where pandas writes True and -inf: one word for both."""
    if key != "study" and any(cells) and all(not cell or is_any_number(cell) for cell in cells):
        return [cell and spelled(float(cell)) for cell in cells]
    if key != "study" and {cell.lower() for cell in cells} - {""} in ({"true"}, {"false"}, {"true", "false"}):
        return [cell.lower() for cell in cells]
    return cells


def canonical(name: str) -> str:
    return name.lower() if name.lower() in REQUIRED else name


def fault(row: int | None, column: str, value: str, message: str) -> dict:
    return {"row": row, "column": quoted(column), "value": quoted(value), "message": message}


def whole(message: str) -> dict:
    """A fault of the table as a whole."""
    return fault(None, "", "", message)


def answer(faults: list[dict]) -> dict:
    return {
        "rows": [],
        "moderators": [],
        "notes": [],
        "errors": faults[:LISTED],
        "more": max(0, len(faults) - LISTED),
    }
