"""Every rule that a page of the book must keep, page by page, in words that say where and what to write."""

import csv
import json
import re
from decimal import Decimal
from pathlib import Path

import yaml

from widgets._language.help_now import help_lines
from widgets.desk import chapter_text as text
from widgets.desk import notebook_form as form
from widgets.desk.contents import toc_faults, toc_files

ROOT = Path(__file__).parents[2]
# The front page and the reference pages teach nothing, so they need no objectives and no boxes.
NOT_TAUGHT = {"chapters", "back", "teaching"}


def pages(root: Path = ROOT) -> list[Path]:
    """Every notebook and Markdown page of the book."""
    found = [path for kind in ("*.ipynb", "*.md") for path in (root / "chapters").rglob(kind)]
    return sorted(path for path in found if ".ipynb_checkpoints" not in path.parts)


def name_of(path: Path, root: Path = ROOT) -> str:
    """A page's name, as `integration/two_axes`."""
    return path.relative_to(root / "chapters").with_suffix("").as_posix()


def is_taught(path: Path) -> bool:
    """Whether a page is a chapter, which needs all the parts of one."""
    return path.suffix == ".ipynb" and path.parent.name not in NOT_TAUGHT


def rows(name: str, root: Path = ROOT) -> list[dict]:
    """The rows of a table as text; none where there is no such table."""
    path = root / "data" / name
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines())) if path.exists() else []


def known(path: Path, root: Path = ROOT) -> text.Known:
    """What a page may refer to."""
    page, bibliography = name_of(path, root), root / "data" / "references.bib"
    written = bibliography.read_text(encoding="utf-8") if bibliography.exists() else ""
    keys = re.findall(r"^@\w+\{([^,\s]+),", written, re.M)
    listed = [row["value"] for row in rows("quoted_numbers.csv", root) if row["page"] == page]
    quoted = {number for value in listed for number in text.quoted_values(value)}
    claims = frozenset(row["id"] for row in rows("claims.csv", root))
    # How many claims the essay was cut into is a count of our own table.
    return text.Known(claims, frozenset(keys), frozenset(quoted | {Decimal(len(claims))}))


def cells(path: Path) -> list[tuple[str, str]]:
    """Where and what: the prose of a page, cell by cell; a Markdown page is one."""
    if path.suffix == ".md":
        return [("", path.read_text(encoding="utf-8"))]
    found = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [(f"cell {cell['id']!r}, ", form.source(cell)) for cell in found if cell["cell_type"] == "markdown"]


def markdown(path: Path) -> str:
    """The prose of a page."""
    return "\n\n".join(source for _, source in cells(path))


def form_faults(path: Path) -> list[str]:
    """A notebook that other tools reject, anonymous cells, and outputs that nothing defends."""
    content = path.read_text(encoding="utf-8")
    if found := form.form_faults(content):
        return found
    notebook = json.loads(content)
    return form.id_faults(notebook) + form.output_faults(notebook)


def code_faults(path: Path) -> list[str]:
    """Code that leans on private names, on missing libraries or on a running kernel; numbers from nowhere."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    return form.import_faults(notebook) + form.glue_faults(notebook)


def number_faults(path: Path, root: Path = ROOT) -> list[str]:
    """Typed numbers that no source vouches for."""
    vouched = known(path, root)
    return [f"{where}{fault}" for where, source in cells(path) for fault in text.number_faults(source, vouched)]


def line_faults(path: Path) -> list[str]:
    """Lines that are whole paragraphs."""
    return [f"{where}{fault}" for where, source in cells(path) for fault in text.line_faults(source)]


def page_faults(path: Path, root: Path = ROOT) -> list[str]:
    """Every fault of one page, each with the page's file."""
    found = form_faults(path) + code_faults(path) if path.suffix == ".ipynb" else []
    found += number_faults(path, root) + line_faults(path) + text.reference_faults(markdown(path), known(path, root))
    found += text.part_faults(markdown(path)) if is_taught(path) else []
    return [f"{path.relative_to(root).as_posix()}: {fault}" for fault in found]


def number_names(root: Path = ROOT) -> dict[str, list[str]]:
    """Every name that a cell gives to a number, with the pages on which it stands."""
    found: dict[str, list[str]] = {}
    for path in pages(root):
        if path.suffix == ".ipynb":
            for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
                for name in form.number_names(cell) if cell["cell_type"] == "code" else []:
                    found.setdefault(name, []).append(name_of(path, root))
    return found


def quoted_faults(root: Path = ROOT) -> list[str]:
    """Rows of the quoted figures that vouch for a page that does not exist, or name no source or no value."""
    toc = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    there = {name_of(path, root) for path in pages(root)} | {file.removeprefix("chapters/") for file in toc_files(toc)}
    return [
        f"data/quoted_numbers.csv: {row['id']}: needs a value, a source and a page of the book, not {row['page']!r}"
        for row in rows("quoted_numbers.csv", root)
        if row["page"] not in there or not row["source"].strip() or not row["value"].strip()
    ]


def help_box() -> str:
    """The help box as a notebook writes it out, since JupyterLab's readers see its source."""
    return ":::{help-now}\n" + "\n\n".join(help_lines()) + "\n:::"


def help_faults(path: Path) -> list[str]:
    """A notebook with a help box that shows JupyterLab's readers no place to turn to, or another than the page."""
    sources = [source for _, source in cells(path)] if path.suffix == ".ipynb" else []
    boxes = [source.count("{help-now}") for source in sources]
    lines = help_box().partition("\n")[2]
    if all(source.count(lines) == count for source, count in zip(sources, boxes, strict=True) if count):
        return []
    return [f"the box {{help-now}} must repeat the help lines word for word; write\n{help_box()}"]


def faults(root: Path = ROOT) -> list[str]:
    """Every fault of every page and of the table of contents."""
    twice = {name: places for name, places in number_names(root).items() if len(places) > 1}
    found = [f"_toc.yml: {fault}" for fault in toc_faults(root)]
    found += [
        f"chapters/{places[0]}.ipynb: the number {name!r} is made in {', '.join(places)}; one name, one number"
        for name, places in twice.items()
    ]
    for path in pages(root):
        found += page_faults(path, root)
        found += [f"{path.relative_to(root).as_posix()}: {fault}" for fault in help_faults(path)]
    return found + quoted_faults(root)
