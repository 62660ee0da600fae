"""A table written as text, cut into cells: marks between cells, quotation marks, lines that hold no study; it does not
know what a cell means.

`tabular.js` does the same in the page; shared cases hold both to the same rows.
"""

import re
from collections.abc import Iterator

from widgets._language.unseen import BLANKS, without_unseen

MOST_CELLS, MOST_ABOVE = 1_000, 20
NEEDED = {"study", "n", "r"}
# Between cells, and how a message calls it; a table without any of the first four is one of blanks, as R writes it.
MARKS = {"\t": "tab", ";": "semicolon", ",": "comma", "|": "bar", " ": "blank"}
# Every blank but a tab, which is a mark of its own.
BLANK = re.compile(f"[{BLANKS.replace(chr(9), '')}]")
OPENING = re.compile(f'[{BLANKS.replace(chr(9), "").replace(chr(10), "")}]*"')
SEPARATOR_LINE = re.compile('\n*"?sep=([\t;,| ])"?[\t;,| ]*\n', re.I)
COMMENT = re.compile("#(?=[ #!]|[^\t;,|\n]*(?:\n|$))[^\n]*")
FIRST_COMMENT = re.compile("\n*#+ *([^\n]*)")
# The byte-order mark of UTF-8, read as Windows reads bytes.
MISREAD_MARK = "ï»¿"


def table_records(text: str) -> tuple[Iterator[tuple[int, list[str] | None]], str]:
    """Each record with its number, and the mark between cells; None in place of the cells where a quotation mark never
    closes.
    """
    text = without_unseen(text.removeprefix(MISREAD_MARK))
    text = re.sub("\r\n?", "\n", text).rstrip(" \t\n\u00a0\x1a")
    # Excel keeps this line to itself, so it is no row; other programs hide the header behind a mark of comments.
    named = SEPARATOR_LINE.match(text)
    text = text[named.end() :] if named else text
    first = FIRST_COMMENT.match(text)
    if first and any(column_names(first[1], mark) >= NEEDED for mark in "\t;,|"):
        text = text[first.start(1) :]
    mark = named[1] if named else mark_of(text)
    if mark == "|":
        text = without_frame(text)
    elif mark == " ":
        text = with_spaces(text)
    return records(text, mark), mark


def mark_of(text: str) -> str:
    """The mark that cuts one of the first lines into study, n and r and others; where none does, the one that stands
    most often in the first line outside quotes; tab before semicolon before comma before bar.
    """
    lines = [line for line in text.split("\n", MOST_ABOVE)[:MOST_ABOVE] if line.strip(" ") and not COMMENT.match(line)]
    for line in lines:
        for mark in MARKS:
            if column_names(line, mark) >= NEEDED:
                return mark
    first = lines[0] if lines else ""
    outside = re.sub(r'"[^"]*"', "", first)
    best = max("\t;,|", key=outside.count)
    return " " if best not in outside and len(NEEDED & column_names(first, " ")) > 1 else best


def column_names(line: str, mark: str) -> set[str]:
    """The names that the line would hold as a header."""
    return {name.strip(' "').lower() for name in BLANK.sub(" ", line).split(mark)}


def without_frame(text: str) -> str:
    """A table of bars without the lines that only draw it, as in Markdown, and the bars at both ends of every line;
    lines keep their numbers.
    """
    lines = ["" if "-" in line and not line.strip(" |+:-") else line for line in text.split("\n")]
    if all(re.match(" *(?:[|#]|$)", line) for line in lines):
        lines = [re.sub(r"^ *\||\| *$", "", line) for line in lines]
    return "\n".join(lines)


def with_spaces(text: str) -> str:
    """A table of blanks with a space for those of other kinds, in every line that spaces alone cut into fewer cells
    than the header has names: elsewhere they hold a label together.
    """
    lines = text.split("\n")
    header = max(lines[:MOST_ABOVE], key=lambda line: len(NEEDED & column_names(line, " ")))
    names = len(spaced(BLANK.sub(" ", header)))
    return "\n".join(
        BLANK.sub(" ", line) if len(spaced(re.sub('"[^"]*"', '""', line))) < names else " ".join(spaced(line))
        for line in lines
    )


def spaced(line: str) -> list[str]:
    """What stands between spaces and is seen."""
    return [part for part in line.split(" ") if BLANK.sub("", part)]


def records(text: str, mark: str) -> Iterator[tuple[int, list[str] | None]]:
    """The records of the text, row by row; a line of comment is a record of one cell."""
    ends = re.compile(r" *\n| +" if mark == " " else f"[{mark}\n]".replace("|", r"\|"))
    at, row = 0, 1
    cells: list[str] = []
    while text:
        if not cells:
            while mark == " " and text[at : at + 1] == " ":
                at += 1
            comment = COMMENT.match(text, at)
            if comment:
                yield row, [comment[0]]
                at, row = comment.end() + 1, row + 1
                if at > len(text):
                    return
                continue
        quote = OPENING.match(text, at)
        cell, at = unquoted(text, quote.end()) if quote else ("", at)
        if at < 0:
            yield row, None
            return
        end = ends.search(text, at)
        stop = end.start() if end else len(text)
        cells.append(cell + text[at:stop])
        at = end.end() if end else stop
        if not end or end[0].endswith("\n") or len(cells) > MOST_CELLS:
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
