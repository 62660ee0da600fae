"""What exercises may ask of this room: numbers by name, and sets of drawn numbers; it knows no exercise.

Found by its place; a drawn set is texts for the placeholders, answer, tolerance, and values of slips with their words.
"""

import random

from widgets.modernity_sectors.model import PRESETS, all_lost, concentration

Drawn = tuple[dict[str, str], float, float, tuple[tuple[float, str], ...]]


def herfindahl(*shares: float) -> float:
    """Sum of the squared shares of a person's ties."""
    return concentration(shares).herfindahl


def effective_ties(*shares: float) -> float:
    """How many equal ties would carry as evenly: one over the sum of squared shares."""
    return concentration(shares).effective_ties


def lost_ties(q: float, n: int) -> float:
    """Chance in per cent that n ties, each lost with the chance q, are all lost in a year."""
    return 100 * all_lost(q, n)


def lost_ties_correlated(q: float, n: int, correlation: float) -> float:
    """The same chance if ties tend to be lost together."""
    return 100 * all_lost(q, n, correlation=correlation)


def lost_ties_shock(q: float, n: int, shock: float) -> float:
    """The same chance if a common shock can end them all."""
    return 100 * all_lost(q, n, shock=shock)


def load_per_tie(preset: str) -> float:
    """What each close tie has to carry in one of the societies of the model."""
    return PRESETS[preset].load_per_tie


def interdependence(preset: str) -> float:
    """Per cent of interdependence in one of the societies of the model."""
    return 100 * PRESETS[preset].interdependence


NUMBERS = {
    "herfindahl": herfindahl,
    "effective-ties": effective_ties,
    "lost-ties": lost_ties,
    "lost-ties-correlated": lost_ties_correlated,
    "lost-ties-shock": lost_ties_shock,
    "load-per-tie": load_per_tie,
    "interdependence": interdependence,
}


def drawn_effective_ties(draw: random.Random) -> Drawn:
    """{weights}, {count}: effective number of ties, one over the sum of squared shares."""
    count = draw.randint(3, 5)
    cuts = sorted(draw.sample(range(1, 20), count - 1))
    shares = sorted(((b - a) / 20 for a, b in zip([0, *cuts], [*cuts, 20], strict=True)), reverse=True)
    found = concentration(shares)
    texts = [f"{share:.2f}".rstrip("0") for share in shares]
    return (
        {"weights": f"{', '.join(texts[:-1])} and {texts[-1]}", "count": str(count)},
        found.effective_ties,
        0.05,
        (
            (found.herfindahl, "This is the sum of the squared shares. The effective number is one divided by it."),
            (float(count), "This counts heads. Ties that carry little count for less than one."),
            (1 / shares[0], "This uses the largest share only. The sum takes the square of every share."),
            (1.0, "This is the sum of the shares. Each share has to be squared before adding."),
        ),
    )


def drawn_all_lost(draw: random.Random) -> Drawn:
    """{q}, {n}, {shock}, {sum}: chance in per cent that all ties are lost in a year, with a common shock."""
    q, n, shock = (
        draw.choice([0.1, 0.15, 0.2, 0.25, 0.3, 0.4]),
        draw.randint(2, 4),
        draw.choice([0.01, 0.02, 0.03, 0.04, 0.05]),
    )
    answer = 100 * all_lost(q, n, shock=shock)
    each = " × ".join([f"{q:g}"] * n)
    return (
        {
            "q": f"{q:g}",
            "n": str(n),
            "shock": f"{shock:g}",
            "sum": f"{1 - shock:g} × {each} + {shock:g} = {answer / 100:.3f}",
        },
        answer,
        0.05,
        (
            (all_lost(q, n, shock=shock), "The chance is right as a share of one. The question asks for per cent."),
            (100 * q**n, "This leaves the common shock out: ties can also fall together."),
            (
                100 * (shock + q**n),
                "Nearly. The ties can all end on their own only where the shock stays away: multiply that part by "
                "the chance that it does.",
            ),
            (100 * shock, "This counts the common shock only. The ties can also fail one by one."),
            (100 * min(1.0, n * q), "The chances were added. For all to be lost, they have to be multiplied."),
            (100 * (1 - (1 - q) ** n), "This is the chance of losing at least one tie, not all of them."),
            (100 * q, "This is the chance for a single tie."),
        ),
    )


DRAWN = {"effective-ties": drawn_effective_ties, "all-lost": drawn_all_lost}
