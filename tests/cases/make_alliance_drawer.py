"""Writes alliance_drawer.json: what Python prints of simulated studies, for the page's JavaScript to repeat; run it
after a change of the drawer or of the cat's eye.
"""

from pathlib import Path

from tests.cases.make_alliance_outcome import page_form, write
from widgets.alliance_outcome import model

CASES = Path(__file__).with_name("alliance_drawer.json")
FUNCTIONS = {"journals": model.journals, "catsEye": model.cats_eye}
TRUTHS = (0, 0.1, 0.28)


def answer(function: str, args: list) -> object:
    """What Python says, in the page's names and with null for nan."""
    return page_form(FUNCTIONS[function](*args))


def arguments() -> dict[str, list[list]]:
    """The arguments of every case, by function: draws that leave none, one, two, three and many in print."""
    journals = [[truth, 0, seed, hidden] for truth in TRUTHS for seed in (22, 3, 1) for hidden in (0, 4, 10)]
    journals += [[truth, spread, 22, 10] for truth in TRUTHS for spread in (0.05, 0.3)]
    journals += [[0, 0, seed, 10] for seed in (2, 5, 9999)]
    journals += [[-0.9, 0.3, 7, 5], [0.9, 0.3, 7, 10]]
    eyes = [[-0.1, 0.5], [0.1, 0.1], [-0.999, 0.999], [0.2, 0.21], [-0.8, -0.3]]
    return {"journals": journals, "catsEye": eyes}


if __name__ == "__main__":
    write(CASES, arguments(), answer)
