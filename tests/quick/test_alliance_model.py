"""What the alliance model promises: the values of metafor, and a name for every wrong input."""

import math
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from widgets.alliance_outcome.model import (
    attenuation,
    cumulative,
    egger,
    faces,
    leave_one_out,
    meta_regression,
    paule_mandel,
    pet_peese,
    pool,
    single_study_interval,
    subgroups,
    tau2_interval,
    within_between,
)

ROOT = Path(__file__).parents[2]
DEMO = pd.read_csv(ROOT / "data" / "demo_studies.csv")


def near(value, expected, digits=1e-6):
    return value == pytest.approx(expected, abs=digits)


# r, d, AUC, Kraemer-Kupfer, Furukawa at .2 and .5, U3, overlap: computed independently of this code.
FACES = [
    (0.10, 0.201008, 0.556513, 8.847546, 16.423906, 12.554349, 0.579654, 0.919944),
    (0.20, 0.408248, 0.613585, 4.401990, 7.554472, 6.310968, 0.658454, 0.838256),
    (0.278, 0.578816, 0.658835, 3.147926, 5.092934, 4.573657, 0.718643, 0.772269),
    (0.30, 0.628971, 0.671750, 2.911214, 4.633923, 4.249606, 0.735316, 0.753152),
    (0.50, 1.154701, 0.792892, 1.707114, 2.364682, 2.660328, 0.875893, 0.563703),
]


@pytest.mark.parametrize("row", FACES, ids=lambda row: f"r={row[0]}")
def test_faces(row):
    """Failure prevented: a face of r computed with a neighbour's formula."""
    r, d, auc, kraemer, at_20, at_50, u3, overlap = row
    even = faces(r)
    assert near(
        [even.d, even.auc, even.nnt_kraemer, even.nnt_furukawa, even.u3, even.overlap],
        [d, auc, kraemer, at_50, u3, overlap],
    )
    assert near(faces(r, 0.2).nnt_furukawa, at_20)
    assert near([even.r_squared, even.high, even.low], [r * r, 0.5 + r / 2, 0.5 - r / 2], 1e-12)


def test_hundred_people():
    """Failure prevented: the display ignores the base rate, or is cut without a word."""
    rare = faces(0.278, 0.2)
    assert near([rare.high, rare.low], [0.3112, 0.0888])
    assert not rare.clipped
    assert not faces(0.5, 0.2).clipped, "0 exactly is not cut"
    cut = faces(0.6, 0.2)
    assert cut.clipped
    assert cut.low == 0
    assert round(faces(0.28).median_split) == 59


@pytest.mark.parametrize("r", [0, -0.2, -0.95])
def test_no_number_needed_without_a_positive_link(r):
    """Failure prevented: a negative or infinite "number needed"."""
    face = faces(r)
    assert math.isnan(face.nnt_kraemer)
    assert math.isnan(face.nnt_furukawa)
    assert 0 <= face.overlap <= 1


def test_one_study_and_attenuation():
    """Failure prevented: an interval on the z scale, or reliabilities that shrink r."""
    assert near(single_study_interval(0.28, 100), (0.088446, 0.451582))
    assert near(attenuation(0.278, 0.8, 0.8), 0.3475)


# metafor 3.8-1: mu, se, tau2, I2, r, ci.
METAFOR = {
    ("FE", "z"): (0.2556033374, 0.0291111255, 0, 50.7042, 0.2501786, 0.1959781, 0.3028551),
    ("DL", "z"): (0.2764751566, 0.0453912194, 0.0111540781, 50.7042, 0.2696396, 0.1853429, 0.3499970),
    ("REML", "z"): (0.2765367532, 0.0454552499, 0.0112144937, 50.8392, 0.2696967, 0.1852812, 0.3501611),
    ("REML", "hk"): (0.2765367532, 0.0486852473, 0.0112144937, 50.8392, 0.2696967, 0.1677798, 0.3659097),
}


@pytest.mark.parametrize("option", METAFOR, ids="-".join)
def test_pool_is_metafor(option):
    """Failure prevented: a pooled value that R would not confirm."""
    got, (mu, se, tau2, i2, *on_r) = pool(DEMO.r, DEMO.n, *option), METAFOR[option]
    assert near([got.mu, got.se, got.tau2], [mu, se, tau2], 2e-8)
    assert near([got.r, got.ci_low, got.ci_high], on_r, 1e-7)
    assert near(got.i2, i2, 1e-4)
    assert near([got.q, got.df, got.p], [22.31428092, 11, 0.02204844], 1e-8)


def test_prediction_interval():
    """Failure prevented: z or t(k - 1) in place of t(k - 2), or a prediction where none is defined."""
    got = pool(DEMO.r, DEMO.n)
    assert near([got.pi_low, got.pi_high], [0.0197594, 0.4879083], 1e-7)
    assert math.isnan(pool(DEMO.r, DEMO.n, "FE").pi_low)
    assert math.isnan(pool([0.1, 0.5], [30, 40]).pi_high)


def test_other_estimates_of_heterogeneity():
    """Failure prevented: a root finder that stops in the fifth decimal."""
    assert near(paule_mandel(DEMO.r, DEMO.n), 0.0155425503, 1e-9)
    assert near(tau2_interval(DEMO.r, DEMO.n), (0.0002130984, 0.0852630842), 1e-9)


def test_small_studies():
    """Failure prevented: the classical and the mixed test of Egger mixed up, or PET for PEESE."""
    test, guess = egger(DEMO.r, DEMO.n), pet_peese(DEMO.r, DEMO.n)
    assert near([test.mixed_z, test.mixed_p, test.limit], [1.708108, 0.0876163, 0.0846793])
    assert near([test.slope, test.t, test.df, test.p], [1.5480531, 1.4963649, 10, 0.1654361])
    assert near([guess.pet_mu, guess.pet_se, guess.pet_r, guess.pet_p], [0.1109961, 0.1043273, 0.1105425, 0.3123799])
    assert near(
        [guess.peese_mu, guess.peese_se, guess.peese_r, guess.peese_p], [0.1841474, 0.0577468, 0.1820941, 0.0096726]
    )
    assert (guess.r, guess.chosen) == (guess.pet_r, "PET")


def test_undefined_slopes_are_nan():
    """Failure prevented: an arbitrary p where the studies are two, of one size, or on a line."""
    for r, n in ([0.1, 0.5], [20, 90]), ([0.1, 0.5, 0.3], [50, 50, 50]), ([0.3] * 4, [20, 30, 40, 50]):
        assert math.isnan(egger(r, n).p)
        assert math.isnan(pet_peese(r, n).pet_p)


def test_moderators():
    """Failure prevented: dummy codes against another reference, or a test of the wrong coefficients."""
    rater = meta_regression(DEMO.r, DEMO.n, {"rater": DEMO.rater})
    assert rater.terms == ("intercept", "observer", "therapist")
    assert near(rater.b, (0.3823906, -0.1825449, -0.3041518))
    assert near([rater.qm, rater.df, rater.tau2], [15.36937, 2, 0], 1e-5)
    assert near(rater.qm_p, 0.00045982, 1e-8)
    year = meta_regression(DEMO.r, DEMO.n, {"year": DEMO.year - 2005})
    assert near([*year.b, year.p[1], year.tau2], [0.3059110, -0.0091764, 0.1066445, 0.0100733])
    raw = meta_regression(DEMO.r, DEMO.n, {"year": DEMO.year})
    assert near(raw.b[1], year.b[1], 1e-12), "raw years lose no digits"


def test_subgroups():
    """Failure prevented: a group's value that differs from pooling the group by hand, or a lone study that breaks the
    table.
    """
    found = subgroups(DEMO.r, DEMO.n, DEMO.rater)
    for group in found.groups:
        mine = DEMO[DEMO.rater == group.name]
        assert group.pooled == pool(mine.r, mine.n)
        assert group.k == len(mine)
    assert near(found.q_between, 15.36937, 1e-5), "tau squared is 0 in each group, so Q between is QM"
    alone = subgroups([0.2, 0.3, 0.4], [20, 30, 40], ["a", "a", "b"]).groups[1].pooled
    assert near((alone.ci_low, alone.ci_high), single_study_interval(0.4, 40), 1e-12)


def test_leaving_out_and_adding_up():
    """Failure prevented: the wrong study left out."""
    without = leave_one_out(DEMO.r, DEMO.n)
    assert near([without[0].r, without[7].r], [0.2551186, 0.2874203])
    assert min(without, key=lambda one: one.r) is without[0]
    assert max(without, key=lambda one: one.r) is without[7]
    assert cumulative(DEMO.r, DEMO.n)[-1] == pool(DEMO.r, DEMO.n)
    assert len(cumulative(DEMO.r, DEMO.n)) == 11


def test_therapists():
    """Failure prevented: clients within therapists taken for therapists between."""
    clients = pd.read_csv(ROOT / "data" / "therapist_clients.csv")
    got = within_between(clients.therapist, clients.alliance, clients.outcome)
    assert near(list(asdict(got).values()), [0.3304282, 0.1877656, 0.7119339, 0.2983587, 0.2492716], 1e-7)
    parts = (
        math.sqrt(got.alliance_share * got.outcome_share),
        math.sqrt((1 - got.alliance_share) * (1 - got.outcome_share)),
    )
    assert near(got.total, got.between * parts[0] + got.within * parts[1], 1e-9)


WRONG = [
    (([0.1, 1.2], [20, 30]), "r[1] must lie strictly between -1 and 1, not 1.2"),
    (([-1, 0.2], [20, 30]), "r[0] must lie strictly between -1 and 1, not -1"),
    (([0.1, math.nan], [20, 30]), "r[1] must lie strictly between -1 and 1, not nan"),
    (([0.1, "0.2"], [20, 30]), "r[1] must be a number, not '0.2'"),
    (([True, 0.2], [20, 30]), "r[0] must be a number, not True"),
    (([0.1, 0.2], [20, 3]), "n[1] must be a whole number from 4 to 1,000,000,000, not 3"),
    (([0.1, 0.2], [20.5, 30]), "n[0] must be a whole number from 4 to 1,000,000,000, not 20.5"),
    (([0.1, 0.2], [20, math.inf]), "n[1] must be a whole number from 4 to 1,000,000,000, not inf"),
    (([0.1, 0.2], [20, 10**5000]), "n[1] must be a whole number from 4 to 1,000,000,000, not a longer number"),
    (([0.1, 0.2], [20, 30, 40]), "r and n must have the same length, not 2 and 3"),
    (([0.1], [20]), "r must hold at least 2 studies, not 1"),
    ((0.3, [20]), "r must be a sequence, not 0.3"),
    (([0.1, 0.2], [20, 30], "ML"), 'method must be "REML", "DL" or "FE", not \'ML\''),
    (([0.1, 0.2], [20, 30], "FE", "t"), 'interval must be "z" or "hk", not \'t\''),
]


@pytest.mark.parametrize(("args", "message"), WRONG, ids=[message for _, message in WRONG])
def test_wrong_input_is_named(args, message):
    """Failure prevented: a number from impossible data, or an error that does not say where it is."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 (the whole message is compared)
        pool(*args)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "call",
    [
        lambda: faces(1),
        lambda: faces(0.2, 0),
        lambda: faces("0.2"),
        lambda: single_study_interval(0.2, 3),
        lambda: attenuation(0.2, 0, 1),
        lambda: leave_one_out([0.1, 0.2], [20, 30]),
        lambda: subgroups([0.1, 0.2], [20, 30], ["a", "a"]),
        lambda: subgroups([0.1, 0.2], [20, 30], ["a"]),
        lambda: meta_regression([0.1, 0.2, 0.3], [20, 30, 40], {"x": [1, 1, 1]}),
        lambda: meta_regression([0.1, 0.2], [20, 30], {"x": [1, 2]}),
        lambda: meta_regression([0.1, 0.2, 0.3, 0.4], [20, 30, 40, 50], {"x": [1, 2, 3, 5], "y": [2, 4, 6, 10]}),
        lambda: meta_regression([0.1, 0.2, 0.3], [20, 30, 40], {"x": [1, math.nan, 2]}),
        lambda: within_between(["a"], [1], [1]),
        lambda: within_between(["a", "b"], [1, math.inf], [1, 2]),
        lambda: within_between([["a"], None], [1, 2], [1, 2]),
        lambda: within_between(["a", math.nan], [1, 2], [1, 2]),
        lambda: subgroups([0.1, 0.2], [20, 30], ["a", None]),
        lambda: meta_regression([0.1, 0.2, 0.3], [20, 30, 40], None),
        lambda: meta_regression([0.1, 0.2, 0.3], [20, 30, 40], {"x": [1, 1e200, 2]}),
        lambda: faces(np.timedelta64(1, "s")),
    ],
)
def test_wrong_input_is_refused(call):
    """Failure prevented: a warning and nan, or an answer, where there can be none."""
    with pytest.raises(ValueError, match="must"):
        call()
