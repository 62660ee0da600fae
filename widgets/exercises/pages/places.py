"""Where an exercise stands: in its chapter, in the chapter that asks it as recall, or on a page of its own."""

import json
import re
from pathlib import Path

from docutils import nodes

from widgets.exercises.item_bank.files import bank, recalled
from widgets.exercises.item_bank.items import Item


def raw(html: str) -> nodes.raw:
    """HTML as a part of a page."""
    return nodes.raw("", html, format="html")


def by_chapter(env) -> dict[str, list[Item]]:
    """The exercises of the chapters that are built, in the order of the book."""
    found: dict[str, list[Item]] = {}
    for item in bank().values():
        if f"chapters/{item.chapter}" in env.found_docs:
            found.setdefault(item.chapter, []).append(item)
    return found


def chapter_title(srcdir: str | Path, chapter: str) -> str:
    """The first heading of the chapter's notebook."""
    cells = json.loads((Path(srcdir) / "chapters" / f"{chapter}.ipynb").read_text(encoding="utf-8"))["cells"]
    text = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    heading = re.search(r"^# (.+)$", text, re.M)
    assert heading, f"chapters/{chapter}.ipynb has no title"  # the build has made a page of it
    return heading[1].strip()


def of(item: Item) -> tuple[str, str]:
    """The page on which an exercise stands, without its ending, and its place there; a sister that no chapter asks yet
    stands on its embed page, for which the page is empty.
    """
    chapter = recalled().get(item.id) if item.sister_of else item.chapter
    return f"chapters/{chapter}" if chapter else "", f"ex-{item.id}"


def led_on(html: str) -> str:
    """The same with each link to a sister leading to where it stands, not to its original's chapter."""

    def there(found: re.Match) -> str:
        item = bank().get(found[1])
        if item is None or not item.sister_of:
            return found[0]
        page, place = of(item)
        return f'href="#goto/{page}#{place}"' if page else f'href="#root/embed/{item.id}.html"'

    return re.sub(r'href="#goto/chapters/[\w/]+#ex-([a-z0-9-]+)"', there, html)
