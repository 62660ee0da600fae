"""The page My work before its script comes: the chapters as a list, the rest as a sentence; it knows no reader."""

import json
from typing import Any

from sphinx.util.docutils import SphinxDirective

from widgets._host.markup import Markup, table, tag
from widgets._language.shared_words import words
from widgets.exercises.item_bank.files import line_questions
from widgets.exercises.item_bank.small_markdown import plain
from widgets.exercises.pages import places

# What each part says while nothing is kept: it stands there from the first paint, so that nothing moves when the script
# comes.
EMPTY = {
    "chapters": "",
    "sureness": "No first try was checked as sure or as a guess yet.",
    "again": "Nothing is open: what you tried is solved, or nothing was tried yet.",
    "due": "Nothing is due today.",
    "written": "No text of yours is kept on this device.",
    "kept": "Nothing is kept on this device.",
    "files": "",
}
SAID = words("exercises/work")
NEEDS_SCRIPT = "This part needs JavaScript: what a reader did is known to the browser alone."


class MyWork(SphinxDirective):
    """One part of the page My work; without a script the chapters stand as a list, the rest as a sentence."""

    required_arguments = 1

    def run(self):
        part = self.arguments[0]
        if part not in EMPTY:
            raise self.error(f"my-work: one of {', '.join(EMPTY)} expected, not {part!r}")
        needs = tag("p", NEEDS_SCRIPT, class_="needs-script")
        inside = self.chapters() if part == "chapters" else [needs, tag("p", EMPTY[part], class_="empty")]
        return [places.raw(tag("div", inside, class_="my-work", data_part=part))]

    def chapters(self) -> list[Markup]:
        catalogue: list[dict[str, Any]] = []
        for chapter, items in places.by_chapter(self.env).items():
            href = self.env.app.builder.get_relative_uri(self.env.docname, f"chapters/{chapter}")
            catalogue.append(
                {
                    "title": places.chapter_title(self.env.srcdir, chapter),
                    "href": href,
                    "items": [self.listed(one) for one in items],
                    # Asked in boxes beside the text, counted nowhere.
                    "lines": [
                        {"id": one.id, "title": plain(one.prompt), "href": f"{href}#line-{one.id}"}
                        for one in line_questions().values()
                        if one.chapter == chapter
                    ],
                }
            )
        data = json.dumps(catalogue, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
        rows = [
            [
                tag("a", one["title"], href=one["href"]),
                self.none_of(count),
                "0",
                self.none_of(len(one["items"]) - count),
            ]
            for one in catalogue
            for count in [self.in_place(one["items"])]
        ]
        count = sum(self.in_place(one["items"]) for one in catalogue)
        said = tag("p", SAID["done"].format(n=0, all=count), class_="empty")
        needs = tag("p", NEEDS_SCRIPT, class_="needs-script")
        return [
            Markup(f'<script type="application/json">{data}</script>'),
            needs,
            said,
            table(SAID["caption"], SAID["headers"], rows),
        ]

    def listed(self, item) -> dict:
        """What the script needs to know of an exercise."""
        page, place = places.of(item)
        uri = self.env.app.builder.get_relative_uri
        # The pages of single exercises are written beside the build and known to no builder.
        root = uri(self.env.docname, "index").removesuffix("index.html")
        href = f"{uri(self.env.docname, page)}#{place}" if page else f"{root}embed/{item.id}.html#{place}"
        found = {"id": item.id, "title": item.title, "kind": item.kind, "href": href}
        public = item.public()
        return found | {field: public[field] for field in ("digests", "was", "sister_of") if field in public}

    @staticmethod
    def in_place(items: list[dict]) -> int:
        """How many stand in the chapter; sisters are asked later."""
        return len([one for one in items if "sister_of" not in one])

    @staticmethod
    def none_of(count: int) -> str:
        """What a cell says while nothing is kept."""
        return SAID["share"].format(n=0, all=count)
