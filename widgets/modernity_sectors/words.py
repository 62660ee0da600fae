"""What the pictures say in words, for readers without JavaScript; words.js says the same, and shared cases hold both
equal.
"""

import math

from widgets.modernity_sectors.model import Society, all_lost, concentration

STAGES = [
    (
        0.15,
        "one community",
        "Work, rule, belief and kin lie in one another, and the same few people meet in all of them.",
    ),
    (
        0.40,
        "loosely sorted",
        "Work, rule and belonging begin to have places of their own; kin still reaches into all of them.",
    ),
    (
        0.65,
        "half apart",
        "More and more dealings are with strangers, and private life begins to be a place of its own.",
    ),
    (
        0.85,
        "mostly apart",
        "Work, government and membership follow rules for anybody; private life is smaller, and warmer.",
    ),
    (
        math.inf,
        "four sectors",
        "At work and in government anybody can be replaced; the small personal circle is where nobody can.",
    ),
]
MODES = [
    (0.2, "almost wholly personal communion"),
    (0.4, "mostly personal communion"),
    (0.6, "communion and interdependence in like parts"),
    (0.8, "mostly functional interdependence"),
    (math.inf, "almost wholly functional interdependence"),
]
LOADS = [(0.02, "hardly any load"), (0.08, "a light load"), (0.18, "a heavy load"), (math.inf, "a very heavy load")]


def below(steps: list[tuple], value: float) -> tuple:
    """The words of the first step whose upper border lies above the value."""
    return next(words for border, *words in steps if value < border)


def fixed(value: float, places: int) -> str:
    """A number with `places` decimals, halves upwards: the same text in Python and in JavaScript.

    >>> fixed(0.125, 2)
    '0.13'
    """
    return f"{math.floor(value * 10**places + 0.5) / 10**places:.{places}f}"


def odds(chance: float) -> str:
    """A chance in words that a reader can picture.

    >>> odds(0.022175), odds(0.00222), odds(1.9e-18), odds(0)
    ('2.2 in 100', '1 in 450', 'less than 1 in a billion', 'no chance')
    """
    if chance >= 0.01:
        return f"{fixed(100 * chance, 1).removesuffix('.0')} in 100"
    if chance < 1e-9:
        return "less than 1 in a billion" if chance > 0 else "no chance"
    size = 10 ** (math.floor(math.log10(1 / chance)) - 1)
    return f"1 in {math.floor(1 / chance / size + 0.5) * size:,}"


def stage(division_of_labour: float) -> str:
    """The sentence of the sectors picture."""
    name, meaning = below(STAGES, division_of_labour)
    return f"Differentiation {fixed(division_of_labour, 2)}, {name}. {meaning}"


def holding(society: Society) -> str:
    """The sentence of the solidarity picture."""
    (mode,), (load,) = below(MODES, society.interdependence), below(LOADS, society.load_per_tie)
    who = "The only tie" if society.ties == 1 else f"Each of {society.ties} ties"
    return (
        f"{mode[0].upper()}{mode[1:]} (interdependence {fixed(society.interdependence, 2)}, communion "
        f"{fixed(society.communion, 2)}). "
        f"{who} carries {load} ({fixed(society.load_per_tie, 2)}) and fails with a chance of "
        f"{odds(society.tie_failure)}. "
        f"All lost together: {odds(society.all_lost())}."
    )


def basket(weights: list[float], tie_failure: float, correlation: float, shock: float) -> str:
    """The sentence of the eggs picture."""
    ties = len(weights)
    who = "1 tie does" if ties == 1 else f"{ties} ties do"
    alone, together, struck = (
        odds(all_lost(tie_failure, ties, r, s)) for r, s in ((0, 0), (correlation, 0), (correlation, shock))
    )
    floor = f" With that shock no number of ties brings the chance below {odds(shock)}." if shock > 0 else ""
    return (
        f"{who} the work of {fixed(concentration(weights).effective_ties, 1)} equal ones. "
        f"All lost: {alone} if independent, {together} if correlated, {struck} with the common shock.{floor}"
    )


def pair(year: str, rows: list[tuple[str, list[float | None]]]) -> str:
    """The sentence of the countries picture: for each country its name and its five figures, None where there is
    none.
    """

    def figure(value, there, missing):
        return f"no figure for {missing}" if value is None else f"{fixed(value, 1)} % {there}"

    said = [
        f"{name}: {figure(values[0], 'urban', 'towns')}, {figure(values[1], 'of work in farming', 'farming')}."
        for name, values in rows
    ]
    return f"{year}. {' '.join(said)} These are signs of differentiation, and say nothing of how close people are."
