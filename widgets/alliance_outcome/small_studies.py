"""Whether small studies report larger correlations, and what large ones would show; it cannot tell hidden studies from
other reasons.
"""

import math
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, stdtr

from .fisher import fisher_z
from .moderators import mixed

# A residual variance below this is rounding: z on a line has no standard error, and no t or p.
EXACT = 1e-20


@dataclass(frozen=True)
class Egger:
    """Two tests of a tilted funnel. `limit` is the z that the mixed test expects of a study without sampling error."""

    slope: float
    """Slope of z on its standard error."""
    t: float
    """The slope over its standard error."""
    df: int
    """Degrees of freedom: studies less two."""
    p: float
    """Its two-sided p, 0 to 1."""
    mixed_z: float
    """The same test with random effects, a standard normal value."""
    mixed_p: float
    """Its two-sided p, 0 to 1."""
    limit: float
    """The z that the mixed test expects of a study without sampling error."""


@dataclass(frozen=True)
class PetPeese:
    """Two guesses at the correlation of a study without sampling error, and the one that the conditional rule reports.

    mu and se on the z scale, r on the r scale; `chosen` is "PET" or "PEESE", empty where neither is defined.
    """

    pet_r: float
    """What PET guesses, as a correlation."""
    pet_mu: float
    """The same on Fisher's z scale."""
    pet_se: float
    """Its standard error, on the z scale."""
    pet_p: float
    """Its two-sided p, 0 to 1."""
    peese_r: float
    """What PEESE guesses, as a correlation."""
    peese_mu: float
    """The same on the z scale."""
    peese_se: float
    """Its standard error, on the z scale."""
    peese_p: float
    """Its two-sided p, 0 to 1."""
    r: float
    """The guess that the rule reports."""
    chosen: str
    """The name of the choice, PET or PEESE; empty where neither is defined."""


def egger(r: object, n: object) -> Egger:
    """Egger's test: z regressed on its standard error, weights 1/v (Egger et al. 1997), and its mixed-effects form
    (REML, as in metafor).

    Arguments and errors as for `pool`. With two studies, or all n equal, no slope is defined: everything but df is nan.

    >>> test = egger([0.58, 0.40, 0.30, 0.20, 0.19], [24, 40, 80, 150, 310])
    >>> round(test.slope, 2), round(test.p, 3)
    (2.53, 0.008)
    """
    z, v = fisher_z(r, n)
    df = len(z) - 2
    if df < 1 or np.ptp(v) == 0:
        return Egger(math.nan, math.nan, df, math.nan, math.nan, math.nan, math.nan)
    b, se, p = weighted_line(z, v, np.sqrt(v))
    slopes, cov, *_ = mixed(z, v, [np.sqrt(v)])
    mixed_z = float(slopes[1] / math.sqrt(cov[1, 1]))
    return Egger(
        b[1], b[1] / se[1] if se[1] else math.nan, df, p[1], mixed_z, 2 * float(ndtr(-abs(mixed_z))), float(slopes[0])
    )


def pet_peese(r: object, n: object) -> PetPeese:
    """The intercept of z on its standard error (PET) and on its variance (PEESE), weights 1/v (Stanley and Doucouliagos
    2014).

    The rule reports PEESE when the intercept of PET differs from 0 (p < .05, two-sided, t with k - 2), and PET
    otherwise. Arguments and errors as for `pool`. With two studies, or all n equal, everything is nan.

    >>> guess = pet_peese([0.58, 0.40, 0.30, 0.20, 0.19], [24, 40, 80, 150, 310])
    >>> round(guess.pet_r, 2), round(guess.peese_r, 2), guess.chosen
    (0.03, 0.15, 'PET')
    """
    z, v = fisher_z(r, n)
    if len(z) < 3 or np.ptp(v) == 0:
        none = math.nan
        return PetPeese(none, none, none, none, none, none, none, none, none, "")
    pet, pet_se, pet_p = (values[0] for values in weighted_line(z, v, np.sqrt(v)))
    peese, peese_se, peese_p = (values[0] for values in weighted_line(z, v, v))
    chosen = "PEESE" if pet_p < 0.05 else "PET"
    best = math.tanh(peese if chosen == "PEESE" else pet)
    return PetPeese(math.tanh(pet), pet, pet_se, pet_p, math.tanh(peese), peese, peese_se, peese_p, best, chosen)


def weighted_line(z: np.ndarray, v: np.ndarray, x: np.ndarray) -> tuple[list[float], list[float], list[float]]:
    """Intercept and slope of z on x with weights 1/v and a free residual variance: estimates, standard errors, p with k
    - 2 df.
    """
    w = 1 / v
    middle = w @ x / w.sum()
    sxx = w @ (x - middle) ** 2
    slope = w @ ((x - middle) * z) / sxx
    intercept = w @ z / w.sum() - slope * middle
    df = len(z) - 2
    residual = float(w @ (z - intercept - slope * x) ** 2) / df
    if residual < EXACT:
        residual = 0.0
    se = [math.sqrt(residual * (1 / w.sum() + middle**2 / sxx)), math.sqrt(residual / sxx)]
    b = [float(intercept), float(slope)]
    return b, se, [2 * float(stdtr(df, -abs(one / s))) if s else math.nan for one, s in zip(b, se, strict=True)]
