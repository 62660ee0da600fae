"""What every pooled value obeys: the highest likelihood, symmetry, and intervals that lie in one another."""

from dataclasses import asdict, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar

from widgets.alliance_outcome.heterogeneity import reml, searched
from widgets.alliance_outcome.model import pool, weights
from widgets.alliance_outcome.pooling import METHODS, pooled

OPTIONS = [(method, interval) for method in METHODS for interval in ("z", "hk")]


def near(value, expected, digits):
    return value == pytest.approx(expected, abs=digits)


def likelihood_by_matrices(tau2, z, v):
    """The restricted log-likelihood from its textbook definition, with whole matrices: a path of its own."""
    x, inverse = np.ones((len(z), 1)), np.linalg.inv(np.diag(v + tau2))
    middle = x.T @ inverse @ x
    p = inverse - inverse @ x @ np.linalg.inv(middle) @ x.T @ inverse
    return -0.5 * (np.log(v + tau2).sum() + np.linalg.slogdet(middle)[1] + z @ p @ z)


@pytest.mark.parametrize("seed", range(30))
def test_reml_is_where_the_likelihood_is_highest(seed):
    """Failure prevented: Fisher scoring that stops early, at the border, or beside the maximum."""
    rng = np.random.default_rng(seed)
    k = int(rng.integers(2, 60))
    n = rng.integers(4, 400, k)
    z = rng.normal(-0.2, rng.choice([0, 0.1, 0.4, 1.2]), k) + rng.standard_normal(k) / np.sqrt(n - 3)
    v, x = 1 / (n - 3.0), np.ones((k, 1))
    got = reml(z, v, x)
    best = minimize_scalar(
        lambda t: -likelihood_by_matrices(t, z, v), bounds=(0, 10), method="bounded", options={"xatol": 1e-10}
    ).x
    high = max(likelihood_by_matrices(best, z, v), likelihood_by_matrices(0, z, v))
    assert likelihood_by_matrices(got, z, v) >= high - 1e-9
    assert near(got, best if best > 1e-6 else 0, 2e-6)
    assert near(searched(z, v, x), got, 1e-9), "the slow road leads to the same place"


def test_a_false_summit_is_left_for_zero():
    """Failure prevented: a local maximum that metafor leaves (its answer for these five: mu 0.01262424917, tau2 0)."""
    z, v = np.array([-0.0119, 3.0251, 0.0063, 1.0249, 0.705]), np.array([0.0051, 2.0161, 0.0058, 0.2462, 2.361])
    got = pooled(z, v, "REML", "z")
    assert got.tau2 == 0
    assert near([got.mu, got.mu - 1.959963985 * got.se], [0.01262424917, -0.08879448458], 1e-9)


SETS = st.lists(st.tuples(st.floats(-0.95, 0.95), st.integers(4, 2000)), min_size=3, max_size=25)


def same(one, other, digits=1e-7):
    return list(asdict(one).values()) == pytest.approx(
        list(asdict(other).values()), rel=digits, abs=digits, nan_ok=True
    )


@given(SETS, st.sampled_from(OPTIONS), st.randoms())
def test_order_does_not_matter(studies, option, random):
    """Failure prevented: a result that depends on the row order of a table."""
    mixed = random.sample(studies, len(studies))
    assert same(pool(*zip(*studies, strict=True), *option), pool(*zip(*mixed, strict=True), *option))


@given(SETS, st.sampled_from(OPTIONS))
def test_sign_is_symmetric(studies, option):
    """Failure prevented: negative correlations treated otherwise than positive ones."""
    r, n = zip(*studies, strict=True)
    got, mirrored = pool(r, n, *option), pool([-one for one in r], n, *option)
    turned = {
        "r": -got.r,
        "mu": -got.mu,
        "ci_low": -got.ci_high,
        "ci_high": -got.ci_low,
        "pi_low": -got.pi_high,
        "pi_high": -got.pi_low,
    }
    assert same(mirrored, replace(got, **turned))


@given(SETS, st.sampled_from(OPTIONS))
def test_intervals_lie_in_one_another(studies, option):
    """Failure prevented: a prediction narrower than the interval of the mean, or a mean outside its interval."""
    r, n = zip(*studies, strict=True)
    got = pool(r, n, *option)
    assert got.ci_low <= got.r + 1e-12
    assert got.r <= got.ci_high + 1e-12
    assert min(r) - 1e-9 <= got.r <= max(r) + 1e-9
    assert got.tau2 >= 0
    assert 0 <= got.i2 < 100.0000001
    if option[0] != "FE":
        assert got.pi_low <= got.ci_low + 1e-12
        assert got.ci_high <= got.pi_high + 1e-12
        if got.tau2 == 0:
            fixed = pool(r, n, "FE", option[1])
            assert near([got.mu, got.se], [fixed.mu, fixed.se], 1e-12)
    assert near(sum(weights(r, n, option[0])), 1, 1e-12)
