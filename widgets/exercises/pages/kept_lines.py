"""Puts a line that is kept into the *Look* box above its cell, so that it is read as the last step of the box."""

from docutils import nodes
from sphinx.transforms import SphinxTransform

TAG = "tag_in-box"


class IntoItsBox(SphinxTransform):
    """Moves each cell with the tag `in-box` to the foot of the box before it."""

    default_priority = 600

    def apply(self, **options):
        cells = [one for one in self.document.findall(nodes.container) if TAG in one["classes"]]
        for cell in cells:
            place = cell.parent.index(cell)
            before = cell.parent[place - 1] if place else None
            if isinstance(before, nodes.container) and "box" in before["classes"]:
                cell.parent.remove(cell)
                before += cell
