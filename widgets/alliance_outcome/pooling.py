"""Many correlations pooled into one, with what stays uncertain; it does not know how good a study is."""

import math
from dataclasses import dataclass

import numpy as np
from scipy.special import chdtrc, stdtrit

from .fisher import NORMAL_975, choice, fisher_z
from .heterogeneity import dersimonian_laird, fixed_q, reml

METHODS = ("REML", "DL", "FE")
INTERVALS = ("z", "hk")


@dataclass(frozen=True)
class Pooled:
    """A pooled correlation: r, ci and pi on the r scale; mu, se and tau2 on the z scale; i2 in percent; p is the p of
    Q.
    """

    r: float
    """The pooled correlation."""
    ci_low: float
    """Lower end of its 95 % interval, on the scale of r."""
    ci_high: float
    """Upper end of the same."""
    pi_low: float
    """Lower end of the 95 % prediction interval for one more study, on the scale of r; may be nan."""
    pi_high: float
    """Upper end of the same."""
    mu: float
    """The pooled value on Fisher's z scale."""
    se: float
    """Its standard error, on the z scale."""
    tau2: float
    """Variance of the true values, on the z scale; at least 0."""
    i2: float
    """Share of the variance that is no sampling error, in percent."""
    q: float
    """Cochran's Q; at least 0."""
    df: int
    """Degrees of freedom of Q: studies less one."""
    p: float
    """The p of Q, 0 to 1."""


def pool(r: object, n: object, method: str = "REML", interval: str = "z") -> Pooled:
    """The pooled correlation of at least two independent studies.

    `r` correlations strictly between -1 and 1, `n` whole numbers of persons from 4 (any sequence, array or Series of
    one length). `method`: "REML" or "DL" (random effects), "FE" (one common effect). `interval`: "z" (normal) or "hk"
    (Hartung and Knapp,
    t with k - 1, not truncated). The prediction interval is mu +- t(k - 2) sqrt(se^2 + tau2) (Higgins et al. 2009)
    whatever the interval, with the se that is returned; nan for k < 3 or "FE". I squared is tau2/(tau2 + typical v),
    for "FE" (Q - df)/Q.
    ValueError names argument, position, value and allowed range.

    >>> four = pool([0.58, 0.49, 0.08, 0.44], [24, 31, 38, 45])
    >>> round(four.r, 3), round(four.ci_low, 3), round(four.ci_high, 3)
    (0.398, 0.174, 0.583)
    """
    choice("method", method, METHODS)
    choice("interval", interval, INTERVALS)
    z, v = fisher_z(r, n)
    return pooled(z, v, method, interval)


def pooled(z: np.ndarray, v: np.ndarray, method: str, interval: str) -> Pooled:
    """`pool` on the z scale, for values already checked."""
    k, w = len(z), 1 / v
    q, df = fixed_q(z, v), k - 1
    if method == "FE":
        tau2, i2 = 0.0, max(0.0, 100 * (q - df) / q) if q > 0 else 0.0
    else:
        tau2 = dersimonian_laird(z, v) if method == "DL" else reml(z, v, np.ones((k, 1)))
        typical = df * w.sum() / (w.sum() ** 2 - w @ w)
        i2 = 100 * tau2 / (tau2 + typical)
        w = 1 / (v + tau2)
    mu = float(w @ z / w.sum())
    se, reach = 1 / math.sqrt(w.sum()), NORMAL_975
    if interval == "hk":
        se, reach = math.sqrt(w @ (z - mu) ** 2 / (df * w.sum())), float(stdtrit(df, 0.975))
    ahead = math.nan if method == "FE" or k < 3 else float(stdtrit(k - 2, 0.975)) * math.sqrt(se**2 + tau2)
    return Pooled(
        r=math.tanh(mu),
        ci_low=math.tanh(mu - reach * se),
        ci_high=math.tanh(mu + reach * se),
        pi_low=math.tanh(mu - ahead),
        pi_high=math.tanh(mu + ahead),
        mu=mu,
        se=se,
        tau2=tau2,
        i2=float(i2),
        q=q,
        df=df,
        p=float(chdtrc(df, q)),
    )


def weights(r: object, n: object, method: str = "REML") -> list[float]:
    """Each study's share of the pooled value; the shares sum to 1. Arguments and errors as for `pool`.

    >>> [round(share, 2) for share in weights([0.1, 0.2, 0.3], [13, 23, 33], "FE")]
    [0.17, 0.33, 0.5]
    """
    choice("method", method, METHODS)
    z, v = fisher_z(r, n)
    w = 1 / (v + pooled(z, v, method, "z").tau2)
    return (w / w.sum()).tolist()


def leave_one_out(r: object, n: object, method: str = "REML", interval: str = "z") -> list[Pooled]:
    """The pooled value without the first study, without the second, and so on; at least three studies. Otherwise as
    `pool`.

    >>> [round(without.r, 2) for without in leave_one_out([0.1, 0.2, 0.6], [50, 50, 50], "FE")]
    [0.42, 0.38, 0.15]
    """
    choice("method", method, METHODS)
    choice("interval", interval, INTERVALS)
    z, v = fisher_z(r, n, least=3)
    return [pooled(np.delete(z, i), np.delete(v, i), method, interval) for i in range(len(z))]


def cumulative(r: object, n: object, method: str = "REML", interval: str = "z") -> list[Pooled]:
    """The pooled value of the first two studies, the first three, and so on, in the order given (by year, say).
    Otherwise as `pool`.

    >>> [round(so_far.r, 2) for so_far in cumulative([0.6, 0.2, 0.1], [50, 50, 50], "FE")]
    [0.42, 0.32]
    """
    choice("method", method, METHODS)
    choice("interval", interval, INTERVALS)
    z, v = fisher_z(r, n)
    return [pooled(z[:k], v[:k], method, interval) for k in range(2, len(z) + 1)]
