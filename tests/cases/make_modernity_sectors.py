"""Writes modernity_sectors.json: what the Python model answers, for the page's JavaScript to repeat; run it after a change."""

import json
import random
from dataclasses import asdict
from pathlib import Path

from widgets.modernity_sectors import (
    PRESETS,
    Society,
    all_lost,
    circles,
    concentration,
    familiarity,
    words,
)
from widgets.modernity_sectors.countries import figures, panel
from widgets.modernity_sectors.life import known, sixteen

READINGS = ("interdependence", "communion", "familiarity", "load_per_tie", "tie_failure", "expected_losses")
CASES = Path(__file__).with_name("modernity_sectors.json")
PANEL = Path(words.__file__).parent / "panel_rows.js"


def _near_limits(draw: random.Random) -> float:
    return draw.choice([0.0, 1.0, 0.5, 1e-9, 1 - 1e-9, round(draw.random(), 3)])


def written_cases() -> list[dict]:
    """What Python computes at 300 points, edges included; `python tests/quick/test_modernity_sectors.py` writes it for the
    page.
    """
    draw = random.Random(1893)
    drivers = [asdict(one) for one in PRESETS.values()]
    for _ in range(70):
        people = draw.choice([1, 100, 10 ** draw.uniform(2, 9)])
        drivers.append(
            asdict(
                Society(
                    people,
                    _near_limits(draw),
                    _near_limits(draw),
                    _near_limits(draw),
                    draw.randint(1, 20),
                    draw.choice([0, 0.5, 0.999, draw.random()]),
                    draw.choice([None, 1, 10 ** draw.uniform(1, 8)]),
                    draw.choice([1, 1, draw.uniform(0, 2)]),
                    draw.choice([0, 0, draw.random()]),
                    draw.choice([1, 1, draw.uniform(0, 3)]),
                )
            )
        )
    lost = [[_near_limits(draw), draw.randint(1, 20), _near_limits(draw), _near_limits(draw)] for _ in range(90)]
    lost += [[q, n, r, s] for q in (0, 0.1, 1) for n in (1, 8) for r in (0, 1) for s in (0, 0.02, 1)]
    weights = [[[draw.randint(1, 10) for _ in range(draw.randint(1, 8))], _near_limits(draw)] for _ in range(40)]
    degrees = [i / 40 for i in range(41)]
    chances = [
        0,
        1e-30,
        1e-9,
        9.99e-10,
        1e-4,
        1 / 450,
        0.00999,
        0.01,
        0.0225,
        0.5,
        1,
        *(10 ** draw.uniform(-10, 0) for _ in range(30)),
    ]
    pairs = [
        [year, [list(figures("NOR", year)), list(figures(iso, year))]]
        for year in panel()["years"]
        for iso in ("IND", "KOR", "ETH")
    ]
    eggs = [[w, _near_limits(draw), r, _near_limits(draw)] for w, r in weights]
    table = {
        "society": [([one], {reading: getattr(Society(**one), reading) for reading in READINGS}) for one in drivers],
        "allLost": [(args, all_lost(*args)) for args in lost],
        "concentration": [(args, asdict(concentration(*args))) for args in weights],
        "circles": [([d], {name: asdict(circle) for name, circle in circles(d).items()}) for d in degrees],
        "sixteen": [([d], [asdict(one) for one in sixteen(d)]) for d in degrees],
        "known": [([d], known(d)) for d in degrees],
        "familiarity": [
            ([local, known], familiarity(local, known)) for local in (1, 150, 151, 600, 1e6) for known in (50, 150, 500)
        ],
        "odds": [([chance], words.odds(chance)) for chance in chances],
        "stage": [([d], words.stage(d)) for d in degrees],
        "holding": [([one], words.holding(Society(**one))) for one in drivers],
        "basket": [(args, words.basket(*args)) for args in eggs],
        "pair": [(args, words.pair(*args)) for args in pairs],
    }
    return [
        {"function": name, "cases": [{"args": args, "value": value} for args, value in rows]}
        for name, rows in table.items()
    ]


def script_of_the_panel() -> str:
    """The panel as the page carries it: with the script of the room, and not in each page's text."""
    found = panel()
    spelt = [
        "|".join([iso, name, *(" ".join("" if one is None else f"{one:g}" for one in sign) for sign in signs)])
        for iso, (name, *signs) in found["countries"].items()
    ]
    rows = "\n".join(f'  "{row}",' for row in spelt)
    return (
        "// The rows of data/modern_differentiation_panel.csv, so that a page carries them with the script and not before it:\n"
        "// code, name, and a list over the years for each sign, a blank for no figure. A test holds them to the table; written\n"
        "// by python -m tests.cases.make_modernity_sectors.\n"
        f'export const panelYears = "{" ".join(found["years"])}";\n'
        f"export const panelRows = [\n{rows}\n];\n"
    )


if __name__ == "__main__":
    PANEL.write_text(script_of_the_panel(), encoding="utf-8")
    lines = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in written_cases())
    CASES.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
