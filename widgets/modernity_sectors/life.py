"""One life that drifts apart: who around one person still knows her name, and where each stands; knows no screen.

Sixteen people and the three who stay are teaching numbers, invented here (MODEL.md); a picture is 350 units wide.
"""

from dataclasses import dataclass

from widgets.modernity_sectors.model import within
from widgets.modernity_sectors.sectors import circles

UNIT = 86
"""Picture units for one radius of an impersonal sector that stands apart."""
MIDDLE = 175
"""Centre of the picture, both ways."""
FIRST, STEP = 0.11, 0.06

# Sector, rank in the order of going (None stays), place in the village from its middle, and place in the sector from
# its middle when life is divided.
PEOPLE: tuple[tuple[str, int | None, int, int, int, int], ...] = (
    ("economic", 0, -80, -87, -22, 10),
    ("economic", 10, -2, -76, 22, 10),
    ("economic", 1, -115, -23, -43, 10),
    ("economic", 2, -14, -117, 43, 10),
    ("economic", 3, -108, 49, -10, -26),
    ("political", 4, 58, -102, -22, 10),
    ("political", 5, 108, -49, 43, 10),
    ("political", 11, 62, -41, 22, 10),
    ("political", 6, 115, 23, -43, 10),
    ("communal", 7, 80, 87, -22, 10),
    ("communal", 12, 64, 31, 43, 10),
    ("communal", 8, 14, 117, 22, 10),
    ("communal", 9, -58, 102, -43, 10),
    ("personal", None, -62, 34, -31, 4),
    ("personal", None, 2, 69, 31, 4),
    ("personal", None, -64, -38, 0, -26),
)

# Words travel: from the middle of the picture to where each stands in the village, and in its sector.
TRAVELS = {
    "economic": (-48, -10, -86, -39),
    "political": (42, -10, 86, -39),
    "communal": (-44, 26, -86, 133),
    "personal": (60, 18, 84, 118),
}


@dataclass(frozen=True)
class Person:
    """One of the sixteen, in picture units."""

    sector: str
    """The sector in which this person meets her when life is divided."""
    x: float
    """To the right."""
    y: float
    """Downwards."""
    knows: bool
    """Whether this person still knows her name."""


def sixteen(division_of_labour: float) -> list[Person]:
    """The sixteen at a `division_of_labour` from 0 (one village) to 1 (four sectors); ValueError outside.

    Thirteen lose her name one after another, from 0.11 on and every 0.06; three never do. Didactic, invented here.

    >>> [sum(one.knows for one in sixteen(d)) for d in (0.1, 0.5, 1)]
    [16, 9, 3]
    """
    d = within("division_of_labour", division_of_labour, 0, 1)
    apart = circles(1)

    def stand(sector, rank, x, y, right, down):
        to = (MIDDLE + UNIT * apart[sector].x + right, MIDDLE + UNIT * apart[sector].y + down)
        at = [MIDDLE + start + d * (end - MIDDLE - start) for start, end in zip((x, y), to, strict=True)]
        return Person(sector, *at, rank is None or d < FIRST + STEP * rank)

    return [stand(*one) for one in PEOPLE]


def known(division_of_labour: float) -> int:
    """How many of the sixteen know her name."""
    return sum(one.knows for one in sixteen(division_of_labour))
