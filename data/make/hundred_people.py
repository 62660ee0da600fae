"""Makes `hundred_people.csv`, a cloud of people who never lived; it knows no client, only the correlation wanted."""

import math
from pathlib import Path
from statistics import NormalDist

import numpy as np

FILE = Path(__file__).parents[1] / "hundred_people.csv"
# Of the first fifteen hundred one of those that let no two points hide each other; fate had no other say.
SEED = 1232
PEOPLE = 100
R = 0.278
FURTHEST = 2.35  # standard deviations, so that the cloud keeps inside its frame


def standard(values: np.ndarray) -> np.ndarray:
    """The same values with a mean of 0 and a standard deviation of 1."""
    return (values - values.mean()) / values.std()


def people(seed: int = SEED) -> list[tuple[str, float, float]]:
    """Return number, alliance and outcome in standard deviations, from the weakest alliance to the strongest.

    Only uniform draws of PCG64 are used: their stream is the same in every version of numpy.
    """
    random = np.random.default_rng(seed)
    bell = np.vectorize(NormalDist().inv_cdf)
    alliance, luck = (standard(bell(random.random(PEOPLE)).clip(-FURTHEST, FURTHEST)) for _ in range(2))
    luck = standard(luck - (alliance * luck).mean() * alliance)
    outcome = R * alliance + math.sqrt(1 - R * R) * luck
    order = np.lexsort((outcome, alliance))
    return [
        (f"P{place:03}", round(float(alliance[i]), 2) + 0.0, round(float(outcome[i]), 2) + 0.0)
        for place, i in enumerate(order, start=1)
    ]


def csv_text() -> str:
    """Return the whole file."""
    lines = [f"{person},{alliance:.2f},{outcome:.2f}" for person, alliance, outcome in people()]
    return "\n".join(["person,alliance,outcome", *lines]) + "\n"


if __name__ == "__main__":
    FILE.write_text(csv_text(), encoding="utf-8", newline="\n")
