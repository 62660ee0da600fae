"""How much true effects differ between studies (tau squared); it does not know why they differ.

All work on the z scale: `z` effects, `v` sampling variances, `x` the design (a column of ones, then moderators).
"""

import numpy as np
from scipy.optimize import brentq
from scipy.special import chdtri

from .fisher import fisher_z

CLOSE = 1e-14


def fixed_q(z: np.ndarray, v: np.ndarray, tau2: float = 0.0) -> float:
    """Cochran's Q = sum w (z - mu)^2 with w = 1/(v + tau2)."""
    w = 1 / (v + tau2)
    return float(w @ (z - (w @ z) / w.sum()) ** 2)


def dersimonian_laird(z: np.ndarray, v: np.ndarray) -> float:
    """The method-of-moments tau squared of DerSimonian and Laird (1986), cut at 0."""
    w = 1 / v
    return max(0.0, float((fixed_q(z, v) - (len(z) - 1)) / (w.sum() - w @ w / w.sum())))


def restricted_likelihood(tau2: float, z: np.ndarray, v: np.ndarray, x: np.ndarray) -> float:
    """The restricted log-likelihood at tau2, up to a constant."""
    w = 1 / (v + tau2)
    weighted = (x.T * w) @ x
    error = z - x @ np.linalg.solve(weighted, (x.T * w) @ z)
    return float(np.log(w).sum() - np.linalg.slogdet(weighted)[1] - w @ error**2) / 2


def score(tau2: float, z: np.ndarray, v: np.ndarray, x: np.ndarray) -> tuple[float, float]:
    """Twice the slope of the restricted log-likelihood, y'PPy - tr P, and tr PP, at tau2."""
    w = 1 / (v + tau2)
    inverse = np.linalg.inv((x.T * w) @ x)
    error = z - x @ (inverse @ ((x.T * w) @ z))
    middle = inverse @ ((x.T * w**2) @ x)
    trace = w.sum() - np.trace(middle)
    trace2 = w @ w - 2 * np.trace(inverse @ ((x.T * w**3) @ x)) + np.trace(middle @ middle)
    return float(w**2 @ error**2 - trace), float(trace2)


def hedges(z: np.ndarray, v: np.ndarray, x: np.ndarray) -> float:
    """Hedges' unweighted tau squared, cut at 0: where the search for REML begins, as in metafor."""
    inverse = np.linalg.inv(x.T @ x)
    error = z - x @ (inverse @ (x.T @ z))
    leverage = np.einsum("ij,jk,ik->i", x, inverse, x)
    return max(0.0, float((error @ error - v @ (1 - leverage)) / (len(z) - x.shape[1])))


def reml(z: np.ndarray, v: np.ndarray, x: np.ndarray) -> float:
    """Restricted maximum likelihood by Fisher scoring, steps halved at 0, iterated until a step is below 1e-14 (1 +
    tau2).

    Follows metafor (Viechtbauer 2010): the same start, and 0 when the likelihood is higher there than at the maximum
    found.
    """
    tau2 = hedges(z, v, x)
    for _ in range(10_000):
        slope, information = score(tau2, z, v, x)
        step = slope / information
        if tau2 == 0 and step <= 0:
            return 0.0
        while tau2 + step < 0:
            step /= 2
        tau2 += step
        if abs(step) < CLOSE * (1 + tau2):
            break
    else:
        tau2 = searched(z, v, x)
    at_border = tau2 < 1e-9 and score(0.0, z, v, x)[0] <= 0
    if at_border or restricted_likelihood(0.0, z, v, x) - restricted_likelihood(tau2, z, v, x) > 1e-9:
        return 0.0
    return tau2


def searched(z: np.ndarray, v: np.ndarray, x: np.ndarray) -> float:
    """The same maximum by looking at a grid of tau squared, then halving the interval around the best point.

    Slow and sure, for the rare data on which Fisher scoring swings to and fro or crawls.
    """
    widest = float(np.ptp(z)) ** 2
    if widest == 0:
        return 0.0
    grid = [0.0, *np.geomspace(1e-9 * widest, 4 * widest, 200)]
    best = int(np.argmax([restricted_likelihood(t, z, v, x) for t in grid]))
    low, high = grid[max(0, best - 1)], grid[min(len(grid) - 1, best + 1)]
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if score(middle, z, v, x)[0] > 0 else (low, middle)
    return 0.0 if best == 0 and low == 0 else float(low + high) / 2


def tau2_where_q_is(target: float, z: np.ndarray, v: np.ndarray) -> float:
    """The tau squared at which the generalised Q, which falls as tau squared grows, meets the target; 0 if Q starts
    below it.
    """
    if fixed_q(z, v) <= target:
        return 0.0
    high = 1.0
    while fixed_q(z, v, high) > target:
        high *= 2
    return float(brentq(lambda tau2: fixed_q(z, v, tau2) - target, 0, high, xtol=1e-15, rtol=1e-14))


def paule_mandel(r: object, n: object) -> float:
    """tau squared of Paule and Mandel (1982): where the generalised Q equals its degrees of freedom.

    `r` correlations strictly between -1 and 1, `n` whole numbers from 4, at least two studies; ValueError otherwise.

    >>> round(paule_mandel([0.58, 0.49, 0.08, 0.44], [24, 31, 38, 45]), 6)
    0.029679
    """
    z, v = fisher_z(r, n)
    return tau2_where_q_is(len(z) - 1, z, v)


def tau2_interval(r: object, n: object) -> tuple[float, float]:
    """The 95 % interval of tau squared by the Q-profile method (Viechtbauer 2007), each end cut at 0.

    `r` correlations strictly between -1 and 1, `n` whole numbers from 4, at least two studies; ValueError otherwise.

    >>> [round(end, 5) for end in tau2_interval([0.58, 0.49, 0.08, 0.44], [24, 31, 38, 45])]
    [0.0, 0.84287]
    """
    z, v = fisher_z(r, n)
    df = len(z) - 1
    return tau2_where_q_is(float(chdtri(df, 0.025)), z, v), tau2_where_q_is(float(chdtri(df, 0.975)), z, v)
