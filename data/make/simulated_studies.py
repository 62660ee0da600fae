"""Makes `simulated_studies.csv`, 295 studies that never took place; it knows no real study, only four published
figures.
"""

import math
from pathlib import Path
from statistics import NormalDist

import numpy as np

FILE = Path(__file__).parents[1] / "simulated_studies.csv"
SEED = 1893
STUDIES = 295
POOLED_R = 0.278
PEOPLE = 30_000
SPREAD = 0.6  # of log n; with TAU and PEOPLE it gives about 2 % negative correlations, as published
TAU = 0.085
YEARS = (1972, 2018)
RATERS = (
    "client",
    "client",
    "client",
    "observer",
    "therapist",
)  # drawn with equal chance: three in five are rated by clients


def reml(z: np.ndarray, v: np.ndarray) -> tuple[float, float, float]:
    """Return mean, its standard error and tau squared of z values with variances v, by restricted likelihood (Fisher
    scoring).
    """
    tau2 = float(z.var())
    for _ in range(200):
        w = 1 / (v + tau2)
        mean = (w * z).sum() / w.sum()
        score = (w**2 * ((z - mean) ** 2 - v)).sum() / (w**2).sum() + 1 / w.sum()
        tau2 = max(0.0, float(score))
    w = 1 / (v + tau2)
    return float((w * z).sum() / w.sum()), float(w.sum() ** -0.5), tau2


def studies(seed: int = SEED) -> list[tuple[str, int, float, int, str]]:
    """Return study, n, r, year and rater; year and rater have by construction nothing to do with r.

    Only uniform draws of PCG64 are used: their stream is the same in every version of numpy.
    """
    random = np.random.default_rng(seed)
    bell = np.vectorize(NormalDist().inv_cdf)
    n = np.exp(math.log(75) + SPREAD * bell(random.random(STUDIES))).clip(20, 900)
    n = np.rint(n * PEOPLE / n.sum()).astype(int).clip(15)
    v = 1 / (n - 3)
    z = math.atanh(POOLED_R) + np.sqrt(TAU**2 + v) * bell(random.random(STUDIES))
    first, last = YEARS
    year = first + np.floor((last - first + 1) * np.sqrt(random.random(STUDIES))).astype(int)
    rater = [RATERS[int(draw * len(RATERS))] for draw in random.random(STUDIES)]
    for _ in range(
        20
    ):  # chance moves the pooled value a little off: shift all studies alike until the rounded ones give it
        r = np.tanh(z).round(3)
        z = z + math.atanh(POOLED_R) - reml(np.arctanh(r), v)[0]
    order = np.lexsort((n, year))
    return [(f"M{place:03}", int(n[i]), float(r[i]), int(year[i]), rater[i]) for place, i in enumerate(order, start=1)]


def csv_text() -> str:
    """Return the whole file."""
    lines = [f"{study},{n},{r:.3f},{year},{rater}" for study, n, r, year, rater in studies()]
    return "\n".join(["study,n,r,year,rater", *lines]) + "\n"


if __name__ == "__main__":
    FILE.write_text(csv_text(), encoding="utf-8", newline="\n")
