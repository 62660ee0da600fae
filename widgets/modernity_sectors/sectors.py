"""The four sectors of modern society and the seat of therapy among them, after the essay; knows no screen."""

from dataclasses import dataclass

from widgets._language.shared_words import words
from widgets.modernity_sectors.model import within

SAID = words("modernity_sectors")


@dataclass(frozen=True)
class Sector:
    """A sector of society: what it is made of, who one is in it, and how it holds together (Orlinsky 2012)."""

    name: str
    institutions: str
    role: str
    replaceable: str
    integration: str


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


@dataclass(frozen=True)
class Seat:
    """Where the therapeutic relationship stands for one of the two people in it (Orlinsky 2012)."""

    name: str
    sector: str
    bond: str
    contract: str
    integration: str


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


@dataclass(frozen=True)
class Circle:
    """A sector's circle in the picture; one unit is the radius of an impersonal sector that stands apart."""

    x: float
    y: float
    r: float


# (x, y, r) wholly apart: neighbours just touch, so the small circle's centre lies at sqrt(0.28), 1.6 from two others
APART = {
    "economic": (-1, -1, 1),
    "political": (1, -1, 1),
    "communal": (-1, 1, 1),
    "personal": (0.28**0.5, 0.28**0.5, 0.6),
}
ONE = {"economic": 1.7, "political": 1.52, "communal": 1.34, "personal": 1.16}


def circles(division_of_labour: float) -> dict[str, Circle]:
    """The four circles at a division of labour from 0 (one in the other) to 1 (just touching); ValueError outside.

    Centres have gone that share of the way apart, and so overlap by about 1 - D (models.md, didactic).
    The personal circle shrinks most: private life becomes smaller. Sizes measure nothing.

    >>> apart = circles(1)
    >>> apart["economic"], round(apart["personal"].r, 6)
    (Circle(x=-1.0, y=-1.0, r=1.0), 0.6)
    """
    d = within("division_of_labour", division_of_labour, 0, 1)
    return {name: Circle(d * x, d * y, ONE[name] + d * (r - ONE[name])) for name, (x, y, r) in APART.items()}
