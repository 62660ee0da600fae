"""Writes suicide_typology.json: what the Python model answers, for the page's JavaScript to repeat; run it after a change."""

import json
import random
from pathlib import Path

from widgets.suicide_typology import mean_strain, mixture, read

CASES = Path(__file__).with_name("suicide_typology.json")


def shared_cases():
    """At least 200 points with every edge and border, on either side of it, and mixtures and mean strains beside
    them.
    """
    borders = [
        -1,
        -0.75,
        -0.6,
        -0.5,
        -0.3,
        -0.25,
        -0.05,
        0,
        0.0499999,
        0.05,
        0.1 + 0.15,
        0.3,
        0.7 - 0.2,
        0.5,
        0.75,
        0.8,
        1,
    ]
    rng = random.Random(1897)
    points = [(c, k) for c in borders for k in borders]
    points += [(rng.uniform(-1, 1), rng.uniform(-1, 1)) for _ in range(60)]
    points += [
        (0.125, -0.375),
        (-0.625, 0.875),
        (1e-12, -1e-12),
        (0.25 - 1e-10, 0),
        (0.25 - 1e-8, 0),
        (-0.5 + 1e-10, 0.25 - 1e-10),
    ]
    pairs = [(rng.choice(points), rng.choice(points), round(rng.random(), 2)) for _ in range(40)]
    means = [(*rng.choice(points), t) for t in (0, 0.05, 0.3, 0.6) for _ in range(15)]

    def value(c, k):
        reading = read(c, k)
        return {
            "label": reading.label,
            "strain": reading.strain,
            "weights": reading.weights,
            "sentence": reading.sentence,
        }

    return [
        {"function": "read", "cases": [{"args": [c, k], "value": value(c, k)} for c, k in points]},
        {
            "function": "mixture",
            "cases": [{"args": [a, b, share], "value": mixture(a, b, share)} for a, b, share in pairs],
        },
        {"function": "meanStrain", "cases": [{"args": [c, k, t], "value": mean_strain(c, k, t)} for c, k, t in means]},
    ]


def written(cases):
    """The cases as text, one a line."""

    groups = []
    for group in cases:
        lines = ",\n".join(json.dumps(case) for case in group["cases"])
        groups.append(f'{{"function": "{group["function"]}", "cases": [\n{lines}\n]}}')
    return f"[{', '.join(groups)}]\n"


if __name__ == "__main__":
    CASES.write_text(written(shared_cases()), encoding="utf-8")
