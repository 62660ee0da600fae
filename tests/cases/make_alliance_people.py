"""Writes alliance_outcome.people.json: what Python says of a hundred people and of samples of them, for the page's
JavaScript to repeat; run it after a change of the model.
"""

from pathlib import Path

import numpy as np

from tests.cases.make_alliance_outcome import page_form, write
from widgets.alliance_outcome import people

CASES = Path(__file__).with_name("alliance_outcome.people.json")
FUNCTIONS = {
    "lineThrough": people.line_through,
    "aboveMiddle": people.above_middle,
    "sampleOf": people.sample_of,
    "codeOf": people.code_of,
    "movedPeople": people.people_moved,
}
ONE_PLACE = [people.code_of(person, 0.13, -0.07) for person in range(1, 101)]
ON_A_LINE = [people.code_of(person, person / 50 - 1, 1 - person / 50) for person in range(1, 101)]
MOVES = [
    [],
    [people.code_of(94, 2.6, -2.6)],
    [people.code_of(1, 2.6, 2.6), people.code_of(100, -2.6, 2.6), people.code_of(1, -2.6, -2.6)],
    [1_000_000, 100_999_999, 50_521_000],
    ONE_PLACE,
    ONE_PLACE[1:],
    ON_A_LINE,
]


def answer(function: str, args: list) -> object:
    """What Python says, in the page's names and with null for nan."""
    return page_form(FUNCTIONS[function](*args))


def clouds() -> list[list[list[float]]]:
    """x and y of the hundred as they start, moved and sampled, of two points, of chance, of no differences."""
    out = [list(map(list, zip(*people.people_moved(moved), strict=True))) for moved in MOVES]
    out += [[[x[i] for i in people.sample_of(number)], [y[i] for i in people.sample_of(number)]]
            for x, y in out[:4] for number in (1, 2, 19, 100)]  # fmt: skip
    rng = np.random.default_rng(2018)
    out += [np.round(rng.standard_normal((2, k)), 3).tolist() for k in (2, 3, 5, 8, 21, 60, 101) for _ in range(3)]
    # Equal numbers whose mean is not exactly theirs, and numbers that hardly differ.
    same = [[0.1] * 3, [1, 2, 4]]
    return [*out, same, same[::-1], [[0.7] * 20, [0.7] * 20], [[1, 1 + 1e-12, 1], [3, 5, 4]], [[1e100, -1e100], [1, 2]]]


def arguments() -> dict[str, list[list]]:
    """The arguments of every case, by function."""
    places = [-2.6, -0.29, 0, 0.01, 0.57, 1.15, 2.6]
    return {
        "lineThrough": clouds(),
        "aboveMiddle": clouds(),
        "sampleOf": [[number] for number in range(1, 101)] + [[10**9], [3, 1, 1], [4, 5, 5], [7, 40, 5000]],
        "codeOf": [[person, x, y] for person in (1, 94, 100) for x, y in zip(places, reversed(places), strict=True)],
        "movedPeople": [[moved] for moved in MOVES],
    }


if __name__ == "__main__":
    write(CASES, arguments(), answer)
