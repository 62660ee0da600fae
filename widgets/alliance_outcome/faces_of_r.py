"""One correlation and its many faces; it describes an association and does not know what caused it."""

import math
from dataclasses import dataclass

from scipy.special import ndtr, ndtri

from .fisher import NORMAL_975, correlation, real, sample_size, shown

# A display that ends at 0 or 1 exactly (b = .2, r = .5) is not cut; rounding must not say so.
ROUNDING = 1e-12


@dataclass(frozen=True)
class Faces:
    """What a correlation looks like as variance, distance, people and overlap; proportions run from 0 to 1."""

    r_squared: float
    """Shared variance."""
    d: float
    """Distance of two equally large groups in standard deviations."""
    high: float
    """Share that improves among the well allied, in the binomial effect size display."""
    low: float
    """The same among the poorly allied."""
    auc: float
    """Chance that a random person of the higher group stands above one of the lower group."""
    nnt_kraemer: float
    """Number needed after Kraemer and Kupfer, 1/(2 auc - 1); nan for r <= 0."""
    nnt_furukawa: float
    """Number needed after Furukawa and Leucht at the base rate; nan for r <= 0."""
    u3: float
    """Share of the lower group below the middle of the higher one."""
    overlap: float
    """Share of two bell curves that lies in both."""
    clipped: bool
    """True when the base rate leaves no room for the display, and high or low was cut at 0 or 1."""
    median_split: float
    """Out of 100 above the median of a bell-shaped alliance, how many lie above the median of outcome."""


def faces(r: float, base_rate: float = 0.5) -> Faces:
    """The faces of a correlation `r` strictly between -1 and 1, when a share `base_rate` strictly between 0 and 1
    improves.

    d = 2r/sqrt(1 - r^2) assumes two groups of one size; the display b +- r sqrt(b(1 - b)) is Rosenthal and Rubin's
    (1982) at b = 0.5; numbers needed follow Kraemer and Kupfer (2006) and Furukawa and Leucht (2011), with the base
    rate as the
    control event rate. ValueError outside the ranges.

    >>> round(faces(0.278).high, 3), round(faces(0.278).low, 3)
    (0.639, 0.361)
    >>> round(faces(0.278).median_split)
    59
    >>> faces(0.0).nnt_kraemer
    nan
    """
    r = correlation("r", r)
    b = real("base_rate", base_rate)
    if not 0 < b < 1:
        raise ValueError(f"base_rate must lie strictly between 0 and 1, not {shown(base_rate)}")
    d = 2 * r / math.sqrt(1 - r * r)
    auc = float(ndtr(d / math.sqrt(2)))
    spread = r * math.sqrt(b * (1 - b))
    gain = float(ndtr(d + ndtri(b))) - b
    return Faces(
        r_squared=r * r,
        d=d,
        high=min(1.0, max(0.0, b + spread)),
        low=min(1.0, max(0.0, b - spread)),
        auc=auc,
        nnt_kraemer=1 / (2 * auc - 1) if r > 0 and auc > 0.5 else math.nan,
        nnt_furukawa=1 / gain if r > 0 and gain > 0 else math.nan,
        u3=float(ndtr(d)),
        overlap=2 * float(ndtr(-abs(d) / 2)),
        clipped=min(b, 1 - b) - abs(spread) < -ROUNDING,
        median_split=50 + 100 * math.asin(r) / math.pi,
    )


def single_study_interval(r: float, n: int) -> tuple[float, float]:
    """The 95 % interval of one study's correlation: tanh(atanh r +- 1.96/sqrt(n - 3)) (Fisher 1921).

    `r` strictly between -1 and 1, `n` a whole number of persons from 4; ValueError otherwise.

    >>> [round(end, 6) for end in single_study_interval(0.28, 100)]
    [0.088446, 0.451582]
    """
    z = math.atanh(correlation("r", r))
    reach = NORMAL_975 / math.sqrt(sample_size("n", n) - 3)
    return math.tanh(z - reach), math.tanh(z + reach)


def attenuation(r: float, reliability_x: float, reliability_y: float) -> float:
    """The correlation that perfect measures would show: r/sqrt(rel_x rel_y) (Spearman 1904).

    `r` strictly between -1 and 1, `reliability_x` and `reliability_y` above 0 and up to 1; ValueError otherwise.
    The result may pass 1: then the reliabilities are too low to be true beside this r.

    >>> round(attenuation(0.278, 0.80, 0.80), 4)
    0.3475
    """
    r = correlation("r", r)
    for name, value in (("reliability_x", reliability_x), ("reliability_y", reliability_y)):
        if not 0 < real(name, value) <= 1:
            raise ValueError(f"{name} must lie above 0 and not above 1, not {shown(value)}")
    return r / math.sqrt(reliability_x) / math.sqrt(reliability_y)
