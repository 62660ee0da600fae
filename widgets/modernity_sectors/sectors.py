"""The four sectors of modern society and the seat of therapy among them, after the essay; knows no screen."""

from dataclasses import dataclass

from widgets._language.shared_words import words
from widgets.modernity_sectors.model import within

SAID = words("modernity_sectors")


@dataclass(frozen=True)
class Sector:
    """A sector of society: what it is made of, who one is in it, and how it holds together (Orlinsky 2012)."""

    name: str
    """Its name."""
    institutions: str
    """What it is made of."""
    role: str
    """Who a person is in it."""
    replaceable: str
    """Whether somebody else would do."""
    integration: str
    """How it holds together."""


SECTORS = {
    "economic": Sector(
        "economic",
        "occupations, production, distribution, organisations, markets",
        "a worker, a consumer",
        "yes: another could do the work or buy the goods",
        "functional interdependence",
    ),
    "political": Sector(
        "political",
        "local to national government, parties, elites, courts, agencies",
        "a citizen, a voter, a taxpayer",
        "yes: one vote counts like any other",
        "functional interdependence",
    ),
    "communal": Sector(
        "communal",
        "classes, ethnic groups, churches, clubs, charities, neighbourhoods",
        "a member",
        "mostly: identity comes from belonging to the group",
        "mixed; a religious community can be personal",
    ),
    "personal": Sector(
        "personal",
        "nuclear family, partners, close friends",
        "a unique self, a significant other",
        "no: here nobody else will do",
        "personal communion",
    ),
}
"""The four sectors, a Sector each: economic, political, communal and personal (Orlinsky 2012)."""


@dataclass(frozen=True)
class Seat:
    """Where the therapeutic relationship stands for one of the two people in it (Orlinsky 2012)."""

    name: str
    """Which of the two people."""
    sector: str
    """The sector in which the relationship stands for that person."""
    bond: str
    """What the bond is there."""
    contract: str
    """What the agreement is there."""
    integration: str
    """How the two hold together."""


SEATS = {
    "client": Seat(
        SAID["client"],
        "personal",
        "part of personal life while therapy lasts, at times its centre",
        "an agreement in the economic sector: fee, hours, goals, methods",
        "personal communion within a contract",
    ),
    "therapist": Seat(
        SAID["therapist"],
        "economic",
        "real engagement as a person, kept apart from the therapist’s own personal life",
        "professional work: clients are taken by need and impartially",
        "functional interdependence that must carry communion",
    ),
}
"""The two seats of the relationship, a Seat each: client and therapist (Orlinsky 2012)."""


@dataclass(frozen=True)
class Circle:
    """A sector's circle in the picture; one unit is the radius of an impersonal sector that stands apart."""

    x: float
    """Centre, to the right."""
    y: float
    """Centre, downwards."""
    r: float
    """Radius, above 0."""


# (x, y, r) wholly apart: neighbours just touch, so the small circle's centre lies at sqrt(0.28), 1.6 from two others
APART = {
    "economic": (-1, -1, 1),
    "political": (1, -1, 1),
    "communal": (-1, 1, 1),
    "personal": (0.28**0.5, 0.28**0.5, 0.6),
}
ONE = {"economic": 1.7, "political": 1.52, "communal": 1.34, "personal": 1.16}


def circles(division_of_labour: float) -> dict[str, Circle]:
    """The four circles at a `division_of_labour` from 0 (one in the other) to 1 (just touching); ValueError outside.

    Centres have gone that share of the way apart, and so overlap by about 1 - D (MODEL.md, didactic).
    The personal circle shrinks most: private life becomes smaller. Sizes measure nothing.

    >>> apart = circles(1)
    >>> apart["economic"], round(apart["personal"].r, 6)
    (Circle(x=-1.0, y=-1.0, r=1.0), 0.6)
    """
    d = within("division_of_labour", division_of_labour, 0, 1)
    return {name: Circle(d * x, d * y, ONE[name] + d * (r - ONE[name])) for name, (x, y, r) in APART.items()}
