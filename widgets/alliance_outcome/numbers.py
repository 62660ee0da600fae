"""What exercises may ask of this room: numbers by name, sets of drawn numbers, and the figure of a forest plot.

Found by its place; a drawn set is texts for the placeholders, answer, tolerance, and values of slips with their words.
"""

import math
import random
from functools import cache

from data import about, load
from widgets.alliance_outcome.model import faces, pool, single_study_interval, weights

Drawn = tuple[dict[str, str], float, float, tuple[tuple[float, str], ...]]


def besd_high(r: float) -> float:
    """Of 100 people with the better alliance, how many improve in the binomial effect size display."""
    return 100 * faces(r).high


def besd_low(r: float) -> float:
    """Of 100 people with the weaker alliance, how many improve in that display."""
    return 100 * faces(r).low


def shared_variance(r: float) -> float:
    """Per cent of variance that two measures share."""
    return 100 * faces(r).r_squared


def median_split(r: float) -> float:
    """Of 100 with the better alliance, how many are above the middle, if both scores are cut at their medians."""
    return faces(r).median_split


def overlap(r: float) -> float:
    """Per cent by which the curves of two equal groups overlap."""
    return 100 * faces(r).overlap


def single_low(r: float, n: int) -> float:
    """Lower 95 % limit of a correlation in one study of n people."""
    return single_study_interval(r, n)[0]


def single_high(r: float, n: int) -> float:
    """Upper 95 % limit of a correlation in one study of n people."""
    return single_study_interval(r, n)[1]


def pooled_r(table: str, method: str = "REML") -> float:
    """The pooled correlation of a table of studies with columns r and n, by FE, DL or REML."""
    studies = load(table)
    return pool(studies["r"], studies["n"], method).r


NUMBERS = {
    "besd-high": besd_high,
    "besd-low": besd_low,
    "shared-variance": shared_variance,
    "median-split": median_split,
    "overlap": overlap,
    "single-low": single_low,
    "single-high": single_high,
    "pooled-r": pooled_r,
}


def drawn_shared_variance(draw: random.Random) -> Drawn:
    """{r}, {sum}: per cent of variance that two measures share."""
    r = draw.randint(12, 68) / 100
    return (
        {"r": f"{r:.2f}", "sum": f"{r:.2f} × {r:.2f} × 100 = {100 * faces(r).r_squared:.1f}"},
        100 * faces(r).r_squared,
        0.1,
        (
            (100 * r, "This takes the correlation itself for a percentage. Shared variance is its square."),
            (r * r, "The square is right. As a share of one it still has to be turned into per cent."),
            (100 * (1 - r * r), "This is the part that the two do not share."),
            (100 * r**0.5, "This is the root of the correlation. Shared variance goes the other way."),
            (200 * r, "Doubling is not squaring: a number is squared when it is multiplied by itself."),
        ),
    )


def drawn_single_interval(draw: random.Random) -> Drawn:
    """{r}, {n}: lower 95 % limit of a correlation from one study, by Fisher's z."""
    r, n = draw.randint(15, 55) / 100, draw.choice([28, 39, 52, 67, 84, 103, 124, 147, 172, 199, 228, 259])
    low, high = single_study_interval(r, n)
    return (
        {"r": f"{r:.2f}", "n": str(n)},
        low,
        0.01,
        (
            (high, "This is the upper limit. The question asks for the other end."),
            (
                math.tanh(math.atanh(r) - 1 / math.sqrt(n - 3)),
                "This is one standard error below. A 95 per cent interval reaches 1.96 of them to each side.",
            ),
            (r, "This is the correlation itself, without the uncertainty of a small study."),
        ),
    )


def drawn_besd(draw: random.Random) -> Drawn:
    """{r}: of 100 clients with the better alliance, how many improve in the binomial effect size display."""
    r = draw.randrange(12, 68, 2) / 100
    even = faces(r)
    return (
        {"r": f"{r:.2f}"},
        100 * even.high,
        0.5,
        (
            (100 * even.low, "This is the other row: the clients with the weaker alliance."),
            (100 * (0.5 + r), "The whole correlation was added. The display splits it between the two rows."),
            (100 * r, "This is the difference between the two rows, not one of them."),
            (50 + 100 * even.r_squared / 2, "The correlation was squared on the way. The display uses it as it is."),
            (even.high, "The proportion is right. Out of a hundred people it becomes a count."),
        ),
    )


DRAWN = {
    "shared-variance": drawn_shared_variance,
    "single-interval": drawn_single_interval,
    "besd": drawn_besd,
}


@cache
def forest_figure(dataset: str) -> dict:
    """What a forest plot of a table of studies shows: r with 95 % limits, weight in per cent, and the pooled value
    (REML).
    """
    table = load(dataset)
    whole, shares = pool(table["r"], table["n"]), weights(table["r"], table["n"])
    studies = []
    for row, share in zip(table.itertuples(index=False), shares, strict=True):
        low, high = single_study_interval(row.r, int(row.n))
        limits = {"r": float(row.r), "low": round(low, 4), "high": round(high, 4)}
        studies.append({"label": row.study, "n": int(row.n), **limits, "weight": round(100 * share / sum(shares), 2)})
    pooled = {
        "r": whole.r,
        "low": whole.ci_low,
        "high": whole.ci_high,
        "pi_low": whole.pi_low,
        "pi_high": whole.pi_high,
    }
    rounded = {key: round(value, 4) for key, value in pooled.items()}
    kind = about(dataset)["kind"]
    mark = {"mark": f"{kind} data"} if kind in ("invented", "simulated") else {}
    return {"dataset": dataset, "title": about(dataset)["title"], **mark, "studies": studies, "pooled": rounded}


FIGURES = {"forest": forest_figure}
