"""The picture of the front page, a neighbour who comes apart on the road from a village to a city, and the list of the
chapters, those that are here and those that are not.
"""

import json
from pathlib import Path

import yaml
from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from widgets._host.markup import Markup, tag
from widgets._site.scene.ink import drawing, shared
from widgets._site.scene.places import ENDS, NARROW, ON_THE_WAY, SAID, WHOLE, WIDE

# What the book is to hold: its parts and chapters in the order of reading; one that is written has a file.
PLAN = Path(__file__).parents[3] / "chapters" / "contents.yaml"
BEGIN = ("relationship/alliance_and_outcome", "Begin")


def planned() -> list[dict]:
    """The parts of the book, each with its chapters: what it `asks`, and its `file` or else a working `title`."""
    return yaml.safe_load(PLAN.read_text(encoding="utf-8"))["parts"]


class Scene(SphinxDirective):
    """The drawing across the page, one slider, a sentence that says what is seen, and the way into the book, under
    which stands what the notebook says of it.
    """

    has_content = True

    def run(self):
        def led(target: str) -> str:
            return self.env.app.builder.get_relative_uri(self.env.docname, f"chapters/{target}")

        reach = {"min": "0", "max": "100", "value": "0", "step": "1"}
        slider = tag(
            "input", type="range", id="road", aria_describedby="road-said", data_on_the_way=ON_THE_WAY, **reach
        )
        ends = tag("span", tag("span", ENDS[0]), tag("span", ENDS[1]), class_="ends", aria_hidden="true")
        label = tag("label", f"From {ENDS[0]} to {ENDS[1]}", for_="road", class_="vh")
        said = tag("p", WHOLE, id="road-said", class_="road-said", aria_live="polite", data_said=json.dumps(SAID))
        begin = tag("p", tag("a", BEGIN[1], href=led(BEGIN[0])), tag("small", " ".join(self.content)), class_="begin")
        below = tag("div", tag("div", label, slider, ends, class_="road"), said, begin, class_="below")
        inside = [shared(), drawing(WIDE, led), drawing(NARROW, led), below]
        return [raw(tag("div", inside, class_="scene-box"))]


class Contents(SphinxDirective):
    """The chapters of the whole book by their parts; what is not written yet has no link."""

    def run(self):
        out, number = [raw(Markup('<div class="whole-book">'))], 0
        for part in planned():
            out.append(raw(tag("h3", part["part"]) + f'<ol start="{number + 1}">'))
            for one in part["chapters"]:
                number += 1
                asks = nodes.inline("", one["asks"], classes=["asks"])
                out += [raw("<li>"), nodes.paragraph("", "", title(one), nodes.Text(" "), asks), raw("</li>")]
            out.append(raw("</ol>"))
        return [*out, raw("</div>")]


def title(one: dict) -> nodes.Node:
    """A chapter's own title as a link, which Sphinx fills in once it has read them all, or the working title."""
    if "file" not in one:
        return nodes.inline("", one["title"], classes=["to-come"])
    target = {"refdomain": "std", "reftype": "doc", "reftarget": f"/chapters/{one['file']}", "refexplicit": False}
    return addnodes.pending_xref("", nodes.inline("", one["file"]), refwarn=True, **target)


def raw(html: str) -> nodes.raw:
    return nodes.raw("", html, format="html")


def setup(app):
    app.add_directive("scene", Scene)
    app.add_directive("whole-book", Contents)
