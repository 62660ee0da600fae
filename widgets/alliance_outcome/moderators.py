"""Whether correlations differ with a feature of the studies; it knows differences between studies, never what made
them.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.special import chdtrc, ndtr

from widgets._language.shared_words import words

from .fisher import NORMAL_975, choice, entries, fisher_z, labels, real, shown
from .heterogeneity import reml
from .pooling import INTERVALS, METHODS, Pooled, pooled

LARGEST = 1e9  # beyond, squares of a moderator leave the range in which the normal equations hold


@dataclass(frozen=True)
class Subgroup:
    """One group of studies: its name, how many studies it has, and their pooled value."""

    name: str
    """The group's name."""
    k: int
    """How many studies it has."""
    pooled: Pooled
    """Their pooled value."""


@dataclass(frozen=True)
class Subgroups:
    """Groups pooled apart, and the test that their values are equal: Q between, its degrees of freedom and p."""

    groups: tuple[Subgroup, ...]
    """The groups, in the order of the alphabet."""
    q_between: float
    """Q between them; at least 0."""
    df: int
    """Its degrees of freedom: groups less one."""
    p: float
    """Its p, 0 to 1."""


@dataclass(frozen=True)
class MetaRegression:
    """Coefficients on the z scale, the first for the intercept, and QM, the test of all others together; i2 is what is
    left, in percent.
    """

    terms: tuple[str, ...]
    """Names of the coefficients, the intercept first."""
    b: tuple[float, ...]
    """The coefficients, on the z scale."""
    se: tuple[float, ...]
    """Their standard errors."""
    p: tuple[float, ...]
    """Their p, 0 to 1."""
    tau2: float
    """Variance of the true values that is left, on the z scale; at least 0."""
    i2: float
    """Share of the variance left that is no sampling error, in percent."""
    qm: float
    """The test of all coefficients but the intercept; at least 0."""
    df: int
    """Its degrees of freedom."""
    qm_p: float
    """Its p, 0 to 1."""


def subgroups(r: object, n: object, groups: object, method: str = "REML", interval: str = "z") -> Subgroups:
    """Studies pooled within groups, each with its own tau squared, and Q between (Borenstein et al. 2009, ch. 19).

    `groups` names each study's group; at least two groups. A group of one study is that study alone: no tau squared, no
    prediction interval, p of Q nan. Q between weights the groups' mu by 1/se^2 with the normal-theory se. Other
    arguments and errors as for `pool`.

    >>> found = subgroups([0.5, 0.4, 0.1, 0.2], [50, 50, 50, 50], ["client", "client", "therapist", "therapist"], "FE")
    >>> [(group.name, round(group.pooled.r, 2)) for group in found.groups], round(found.q_between, 2)
    ([('client', 0.45), ('therapist', 0.15)], 5.27)
    """
    choice("method", method, METHODS)
    choice("interval", interval, INTERVALS)
    z, v = fisher_z(r, n)
    names = labels("groups", groups)
    if len(names) != len(z):
        raise ValueError(f"groups must have the length of r, {len(z)}, not {len(names)}")
    if len(set(names)) < 2:
        raise ValueError(f"groups must name at least 2 groups, not {len(set(names))}")
    found, mu, w = [], [], []
    for name in sorted(set(names)):
        of = np.array([one == name for one in names])
        one = pooled(z[of], v[of], method, interval) if of.sum() > 1 else alone(float(z[of][0]), float(v[of][0]))
        found.append(Subgroup(name, int(of.sum()), one))
        mu.append(one.mu)
        w.append(float((1 / (v[of] + one.tau2)).sum()))
    each, by = np.array(mu), np.array(w)
    q = float(by @ (each - by @ each / by.sum()) ** 2)
    return Subgroups(tuple(found), q, len(found) - 1, float(chdtrc(len(found) - 1, q)))


def alone(z: float, v: float) -> Pooled:
    """One study in the shape of a pooled value."""
    se = math.sqrt(v)
    low, high = math.tanh(z - NORMAL_975 * se), math.tanh(z + NORMAL_975 * se)
    return Pooled(math.tanh(z), low, high, math.nan, math.nan, z, se, 0.0, 0.0, 0.0, 0, math.nan)


def meta_regression(r: object, n: object, moderators: Mapping[str, object]) -> MetaRegression:
    """z regressed on features of the studies, mixed effects by REML, Wald tests with the normal distribution
    (Viechtbauer 2010).

    `moderators` maps a name to one value a study. Numbers are used as they are: centre them, and the intercept is the
    value at the middle. Words are dummy-coded against the first in alphabetical order. `r` and `n` as for `pool`, with
    at least one study more than
    coefficients; ValueError otherwise, and when the columns are not independent.

    >>> rater = ["client", "client", "therapist", "therapist"]
    >>> fit = meta_regression([0.5, 0.4, 0.1, 0.2], [50, 50, 50, 50], {"rater": rater})
    >>> fit.terms, [round(b, 2) for b in fit.b], round(fit.qm, 2)
    (('intercept', 'therapist'), [0.49, -0.33], 5.27)
    """
    z, v = fisher_z(r, n)
    if not isinstance(moderators, Mapping):
        raise ValueError(f"moderators must map a name to one value a study, not {shown(moderators)}")
    terms, columns = ["intercept"], []
    for name, values in moderators.items():
        for term, column in coded(name, values, len(z)):
            terms.append(term)
            columns.append(column)
    if len(z) <= len(terms):
        raise ValueError(f"r must hold more studies than the {len(terms)} coefficients, not {len(z)}")
    b, cov, tau2, i2 = mixed(z, v, columns)
    se = np.sqrt(np.diag(cov))
    df = len(terms) - 1
    qm = float(b[1:] @ np.linalg.solve(cov[1:, 1:], b[1:])) if df else 0.0
    p = 2 * ndtr(-np.abs(b / se))
    qm_p = float(chdtrc(df, qm)) if df else math.nan
    return MetaRegression(
        tuple(terms), tuple(b.tolist()), tuple(se.tolist()), tuple(p.tolist()), tau2, i2, qm, df, qm_p
    )


def coded(name: str, values: object, k: int) -> list[tuple[str, np.ndarray]]:
    """The columns of a moderator: a number's own, or one for each word but the first."""
    values = entries(name, values)
    if len(values) != k:
        raise ValueError(f"{name} must have the length of r, {k}, not {len(values)}")
    if all(isinstance(value, str) for value in values):
        words = sorted(set(values))
        if len(words) < 2:
            raise ValueError(f"{name} must name at least 2 groups, not {len(words)}")
        return [(word, np.array([float(value == word) for value in values])) for word in words[1:]]
    column = np.array([real(f"{name}[{i}]", value) for i, value in enumerate(values)])
    for i, value in enumerate(column):
        if not abs(value) <= LARGEST:
            raise ValueError(f"{name}[{i}] must be a finite number between -1e9 and 1e9, not {shown(values[i])}")
    return [(name, column)]


def mixed(z: np.ndarray, v: np.ndarray, columns: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray, float, float]:
    """Coefficients, their covariance, tau squared and I squared of a mixed-effects regression.

    Fitted on standardised columns and carried back: with raw years (2005 +- 8) the normal equations lose half their
    digits.
    """
    middle = np.array([column.mean() for column in columns])
    spread = np.array([column.std() for column in columns])
    if (spread <= 1e-12 * np.abs(middle)).any():
        raise ValueError(words("alliance_outcome")["moderators"]["differ"])
    x = np.column_stack([np.ones(len(z)), *[(c - m) / s for c, m, s in zip(columns, middle, spread, strict=True)]])
    if np.linalg.eigvalsh(x.T @ x / len(z))[0] < 1e-12:
        raise ValueError(words("alliance_outcome")["moderators"]["repeat"])
    tau2 = reml(z, v, x)
    w = 1 / (v + tau2)
    cov = np.linalg.inv((x.T * w) @ x)
    b = cov @ ((x.T * w) @ z)
    back = np.diag([1.0, *(1 / spread)])
    back[0, 1:] = -middle / spread
    # Leverages from an orthogonal basis: beside one giant study the difference of two sums keeps half its digits.
    basis = np.linalg.qr(x / np.sqrt(v)[:, None]).Q
    left = float((1 - (basis**2).sum(axis=1)) @ (1 / v))
    typical = (len(z) - x.shape[1]) / left
    return back @ b, back @ cov @ back.T, tau2, float(100 * tau2 / (tau2 + typical))
