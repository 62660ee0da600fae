"""The alliance model at its edges: slow searches, small units, any sequence, and the lecturer's text."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from widgets.alliance_outcome.model import (
    attenuation,
    faces,
    meta_regression,
    pet_peese,
    pool,
    within_between,
)

ROOT = Path(__file__).parents[2]
DEMO = pd.read_csv(ROOT / "data" / "demo_studies.csv")


def test_a_slow_search_stays_at_the_peak_where_it_began():
    """Failure prevented: two-peaked data on which Python and the page settle on different peaks; the value is
    metafor's.
    """
    assert pool([0.0132, 0.8836, -0.0175], [9172, 6, 83007]).r == pytest.approx(0.199, abs=5e-4)


def test_a_giant_among_small_studies_costs_no_digits():
    """Failure prevented: I squared of a regression as the difference of two sums that one study of 800,000 persons
    makes equal to half their digits; the value is that of fifty digits.
    """
    r, n = [0.9, 0.28, -0.3, 0.5, 0.1, 0.44, -0.12], [5, 800_000, 10, 45, 28, 30, 27]
    fit = meta_regression(r, n, {"year": [1994, 2021, 2003, 1998, 2010, 2015, 2006]})
    assert fit.tau2 == pytest.approx(0.076983514484606, rel=1e-11)
    assert fit.i2 == pytest.approx(63.6422515770411, rel=1e-11)


def test_small_units_are_no_lack_of_variance():
    """Failure prevented: a correlation that is nan because the columns are measured in small units."""
    who, x, y = ["A", "A", "B", "B"], [1, 2, 3, 4], [2, 1, 4, 3]
    tiny = within_between(who, [1e-9 * one for one in x], [1e-9 * one for one in y])
    assert tiny.total == pytest.approx(within_between(who, x, y).total)
    assert attenuation(0.3, 1e-300, 1e-300) == pytest.approx(3e299)


def test_any_sequence_will_do():
    """Failure prevented: an argument that works as a list and not as a Series with another index."""
    expected = pool(DEMO.r.tolist(), DEMO.n.tolist())
    shuffled = DEMO.set_index("study")
    for r, n in (
        (shuffled.r, shuffled.n),
        (DEMO.r.to_numpy(), DEMO.n.to_numpy(dtype=float)),
        (tuple(DEMO.r), np.array(DEMO.n)),
    ):
        assert pool(r, n) == expected


def test_the_lecturers_text_quotes_the_model():
    """Failure prevented: MODEL.md goes on quoting a number that the model no longer gives."""
    text = (ROOT / "widgets" / "alliance_outcome" / "MODEL.md").read_text(encoding="utf-8")
    face, fifth, many = (
        faces(0.278),
        faces(0.278, 0.2),
        pool(**pd.read_csv(ROOT / "data" / "simulated_studies.csv")[["r", "n"]]),
    )
    twelve, guess = pool(DEMO.r, DEMO.n), pet_peese(DEMO.r, DEMO.n)
    clients = within_between(
        *pd.read_csv(ROOT / "data" / "therapist_clients.csv")[["therapist", "alliance", "outcome"]].to_numpy().T
    )
    for quoted in (
        *(f"| {value:.3f} |" for value in (face.r_squared, face.auc, face.u3, face.overlap)),
        *(f"| {value:.1f} |" for value in (face.nnt_kraemer, face.nnt_furukawa)),
        *(f"{100 * one.high:.1f} and {100 * one.low:.1f}" for one in (face, fifth)),
        f"which is {face.median_split:.0f} of a hundred",
        f"$r = {twelve.r:.2f}$, a confidence interval from {twelve.ci_low:.2f} to {twelve.ci_high:.2f}",
        f"a prediction interval from {twelve.pi_low:.2f} to {twelve.pi_high:.2f}",
        f"PET gives {guess.pet_r:.2f} and PEESE {guess.peese_r:.2f}, against {twelve.r:.2f} uncorrected, and the "
        f"rule picks {guess.chosen}",
        f"the total of {clients.total:.2f} is made of {clients.between:.2f} between and {clients.within:.2f} within",
        f"its interval, {many.ci_low:.3f} to {many.ci_high:.3f}",
    ):
        assert quoted in text
