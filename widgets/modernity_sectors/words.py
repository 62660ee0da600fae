"""The sentences of the pictures, for readers without JavaScript; words.js makes the same of the same words.json."""

import math

from widgets._language.shared_words import words
from widgets.modernity_sectors.life import PEOPLE, known
from widgets.modernity_sectors.model import Society, all_lost, concentration

SAID = words("modernity_sectors")


def below(steps: list[list], value: float) -> list[str]:
    """The words of the first step whose upper border lies above the value; the last step has none."""
    return next(said for border, *said in steps if border is None or value < border)


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
        return SAID["odds"]["common"].format(share=fixed(100 * chance, 1).removesuffix(".0"))
    if chance < 1e-9:
        return SAID["odds"]["least" if chance > 0 else "none"]
    size = 10 ** (math.floor(math.log10(1 / chance)) - 1)
    return SAID["odds"]["rare"].format(size=f"{math.floor(1 / chance / size + 0.5) * size:,}")


def stage(division_of_labour: float) -> str:
    """The sentence of the sectors picture; its count is that of the figures drawn as knowing."""
    count = known(division_of_labour)
    (name,) = below(SAID["stages"], division_of_labour)
    said = SAID["life"]["says"][phase(count)].format(known=SAID["life"]["counted"][count])
    return SAID["life"]["stage"].format(name=name, said=said)


def phase(count: int) -> int:
    """Which of three sentences a count takes: 0 while all know her name, 1 on the way, 2 when only home does."""
    return 0 if count == len(PEOPLE) else 2 if count == 3 else 1


def holding(society: Society) -> str:
    """The sentence of the solidarity picture."""
    (mode,) = below(SAID["modes"], society.interdependence)
    (load,) = below(SAID["loads"], society.load_per_tie)
    return SAID["holding"].format(
        mode=f"{mode[0].upper()}{mode[1:]}",
        interdependence=fixed(society.interdependence, 2),
        communion=fixed(society.communion, 2),
        who=SAID["onlyTie" if society.ties == 1 else "eachTie"].format(ties=society.ties),
        load=load,
        perTie=fixed(society.load_per_tie, 2),
        failure=odds(society.tie_failure),
        lost=odds(society.all_lost()),
    )


def basket(weights: list[float], tie_failure: float, correlation: float, shock: float) -> str:
    """The sentence of the eggs picture."""
    ties = len(weights)
    alone, together, struck = (
        odds(all_lost(tie_failure, ties, r, s)) for r, s in ((0, 0), (correlation, 0), (correlation, shock))
    )
    return SAID["basket"].format(
        who=SAID["oneTieDoes" if ties == 1 else "tiesDo"].format(ties=ties),
        equal=fixed(concentration(weights).effective_ties, 1),
        alone=alone,
        together=together,
        struck=struck,
        floor=SAID["floor"].format(chance=odds(shock)) if shock > 0 else "",
    )


def pair(year: str, rows: list[tuple[str, list[float | None]]]) -> str:
    """The sentence of the countries picture: for each country its name and its figures, None for no figure."""

    def figure(value, there, missing):
        return SAID[missing] if value is None else SAID[there].format(value=fixed(value, 1))

    said = [
        SAID["country"].format(
            name=name, towns=figure(values[0], "towns", "noTowns"), farming=figure(values[1], "farming", "noFarming")
        )
        for name, values in rows
    ]
    return SAID["pair"].format(year=year, countries=" ".join(said))
