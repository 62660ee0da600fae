"""The checks: what makes a CSV file the table that its schema declares; they do not know whether a figure is true."""

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.cells import CellError, read_cell, series

if TYPE_CHECKING:
    from pandas import DataFrame

MAX_ROWS = 20_000
MAX_BYTES = 5_000_000
SEAL = "if the change is meant, run `python -m data seal`"


class DataError(ValueError):
    """A table is missing or not what the catalogue says; the message names file, row, column, value and what is
    allowed.
    """


def fault(path: Path, row: int, column: str, what: str) -> DataError:
    """Return the one kind of error of this room; a row is a line of the file, so the header is row 1."""
    return DataError(f"{path.parent.name}/{path.name}, row {row}, column {column}: {what}")


def validate(path: Path | str, resource: dict[str, Any], sealed: bool = True) -> "DataFrame":
    """Return the table in `path` if it is exactly what `resource` of the catalogue declares, else raise DataError.

    `sealed=False` leaves out the two checks against the catalogue's record, number of rows and sha256.
    """
    import pandas as pd  # here and not above: a page that only asks `about` a table should not wait for pandas

    path = Path(path)
    fields = resource["schema"]["fields"]
    columns = [field["name"] for field in fields]
    raw = read_bytes(path, columns)
    rows = list(records(path, read_text(path, raw, columns), columns))
    values: dict[str, list] = {field["name"]: [] for field in fields}
    for number, cells in enumerate(rows, start=2):
        for field, cell in zip(fields, cells, strict=True):
            try:
                values[field["name"]].append(read_cell(cell, field))
            except CellError as error:
                raise fault(path, number, field["name"], str(error)) from None
    check_keys(path, resource["schema"].get("primaryKey", []), values)
    if sealed:
        check_seal(path, resource, raw, len(rows), columns)
    return pd.DataFrame({field["name"]: series(values[field["name"]], field) for field in fields})


def read_bytes(path: Path, columns: list[str]) -> bytes:
    """Return the file's bytes; a missing, empty or huge file is a fault (a huge one is not read)."""
    if not path.is_file():
        raise fault(path, 1, columns[0], "there is no such file")
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise fault(
            path,
            MAX_ROWS + 2,
            columns[0],
            f"the file has {size:,} bytes; allowed are {MAX_BYTES:,} and {MAX_ROWS:,} rows",
        )
    if size == 0:
        raise fault(path, 1, columns[0], f"the file is empty; expected the header {','.join(columns)}")
    return path.read_bytes()


def read_text(path: Path, raw: bytes, columns: list[str]) -> str:
    """Return the text of UTF-8 bytes without BOM, with LF line ends and a last line that is closed."""
    if raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise fault(path, 1, columns[0], "the file begins with a byte order mark; allowed is UTF-8 without one")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        row = raw.count(b"\n", 0, error.start) + 1
        raise fault(path, row, columns[0], f"byte {raw[error.start]:#04x} is not UTF-8") from None
    if "\r" in text:
        row = text.count("\n", 0, text.index("\r")) + 1
        raise fault(path, row, columns[-1], "a carriage return; allowed are LF line ends")
    if not text.endswith("\n"):
        raise fault(path, text.count("\n") + 1, columns[-1], "the last line has no end; is the file cut off?")
    return text


def records(path: Path, text: str, columns: list[str]) -> Iterator[list[str]]:
    """Yield the rows below the header, each with exactly one cell for each column and on a line of its own."""
    lines = text.removesuffix("\n").split("\n")
    if len(lines) > MAX_ROWS + 1:
        raise fault(path, MAX_ROWS + 2, columns[0], f"the file has {len(lines) - 1:,} rows; allowed are {MAX_ROWS:,}")
    for number, line in enumerate(lines, start=1):
        try:
            cells = next(csv.reader([line], strict=True), [])
        except csv.Error as error:
            raise fault(
                path, number, columns[0], f"{error}; a row is one line, with each quotation mark closed"
            ) from None
        if number == 1:
            check_header(path, cells, columns)
        elif len(cells) != len(columns):
            column = columns[min(len(cells), len(columns) - 1)]
            hint = " (a decimal comma, or a comma without quotation marks?)" if len(cells) > len(columns) else ""
            raise fault(path, number, column, f"the row has {len(cells)} cells; the header has {len(columns)}{hint}")
        else:
            yield cells
    if len(lines) == 1:
        raise fault(path, 2, columns[0], "there is a header but no row")


def check_header(path: Path, found: list[str], columns: list[str]) -> None:
    """Raise unless the header names the declared columns, all of them, once, in their order."""
    for column in columns:
        if column not in found:
            raise fault(path, 1, column, f"is missing; found are {','.join(found)}")
    for place, column in enumerate(found):
        if column not in columns or column in found[:place]:
            raise fault(path, 1, column, f"is one too many; declared are {','.join(columns)}")
        if column != columns[place]:
            raise fault(path, 1, column, f"stands where {columns[place]} belongs; declared are {','.join(columns)}")


def check_keys(path: Path, key: str | list[str], values: dict[str, list]) -> None:
    """Raise if a key (one column or several together) is blank or occurs twice."""
    key = [key] if isinstance(key, str) else key
    seen: dict[tuple, int] = {}
    for number, parts in enumerate(zip(*(values[column] for column in key), strict=True), start=2):
        for column, part in zip(key, parts, strict=True):
            if part is None:
                raise fault(path, number, column, "is blank, but it is part of the key")
        if parts in seen:
            raise fault(
                path,
                number,
                key[-1],
                f"the key {parts} is already in row {seen[parts]}; {', '.join(key)} must be unique",
            )
        seen[parts] = number


def check_seal(path: Path, resource: dict[str, Any], raw: bytes, rows: int, columns: list[str]) -> None:
    """Raise if the file is not the one that was sealed: first by its number of rows, then by its sha256."""
    if rows != resource["rows"]:
        row = min(rows, resource["rows"]) + 2
        raise fault(path, row, columns[0], f"the file has {rows} rows, the catalogue says {resource['rows']}; {SEAL}")
    if hashlib.sha256(raw).hexdigest() != resource["sha256"]:
        raise fault(
            path, 2, f"{columns[0]} to {columns[-1]}", f"some cell from here on has changed since it was sealed; {SEAL}"
        )
