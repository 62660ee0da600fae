"""Columns and labels that tell rows apart: numbers of rows left out, labels of several rows numbered; it judges no
value.

`row_names.js` does the same in the page.
"""

import re

# pandas' name for a column without one.
UNNAMED = re.compile(r"unnamed: \d+(\.\d+)?", re.I)
# How R, pandas and spreadsheets call the numbers of the rows.
ROW_NUMBERS = re.compile(r"|x(\.\d+)?|\.\.\.\d+|row[._ ]?names?|index|level_\d+|v1|column1|#", re.I)


def without_row_numbers(header: list[str], body: list[tuple], mark: str) -> tuple[list[str], list[tuple], int]:
    """Header and rows without the leading columns that only number the rows, and how many these are."""
    header = ["" if UNNAMED.fullmatch(name) else name for name in header]
    # R writes no name above the names of the rows.
    if is_short(header, body) and only_numbers_rows([cells[0] for _, cells in body], in_order=mark == ","):
        header = ["", *header]
    left = 0
    while left < len(header) and ROW_NUMBERS.fullmatch(header[left]):
        if not only_numbers_rows([cells[left] if left < len(cells) else "" for _, cells in body]):
            break
        left += 1
    return header[left:], [(row, cells[left:]) for row, cells in body], left


def is_short(header: list[str], body: list[tuple]) -> bool:
    """Whether every row has one value more than the header has names."""
    return bool(body) and all(header) and all(len(cells) == len(header) + 1 for _, cells in body)


def only_numbers_rows(cells: list[str], in_order: bool = False) -> bool:
    """Whether the cells are different whole numbers, or 0, 1, 2, ... or 1, 2, 3, ... where they must be in order."""
    if not cells or not all(re.fullmatch("[0-9]{1,9}", cell) for cell in cells):
        return False
    numbers = [int(cell) for cell in cells]
    if in_order:
        return numbers[0] in (0, 1) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return len(set(numbers)) == len(numbers)


def numbered(place: int, table: list[list[str]]) -> dict[str, int]:
    """Labels of several rows told apart by a number, in place; which labels these were, and in how many rows."""
    counts: dict[str, int] = {}
    for cells in table:
        counts[cells[place]] = counts.get(cells[place], 0) + 1
    taken, nth = set(counts), dict.fromkeys(counts, 0)
    for cells in table:
        label = cells[place]
        if counts.get(label, 0) < 2:
            continue
        while True:
            nth[label] += 1
            name = f"{label} ({nth[label]})"
            if name not in taken:
                break
        taken.add(name)
        cells[place] = name
    return {label: count for label, count in counts.items() if count > 1}
