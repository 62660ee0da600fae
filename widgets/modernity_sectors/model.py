"""Two modes of solidarity, the load on close ties and the chance of losing them; knows no real society and no
screen.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from numbers import Integral, Real

# Chosen, not estimated: they spread the four presets over the range (MODEL.md, didactic).
COEFFICIENTS = {
    "intercept": -3.0,
    "log10_population": 0.25,
    "division_of_labour": 1.6,
    "urban_share": 0.9,
    "mobility": 0.9,
}
ACQUAINTANCES = 150  # Dunbar's contested figure
NEED = 1.0
MOST_TIES = 1_000_000  # all_lost multiplies once per tie


def within(name: str, value: object, low: float, high: float = math.inf, *, open_top: bool = False) -> float:
    """Return `value` as a float, or say which argument lies outside which range."""
    allowed = f"at least {low:g}" if high == math.inf else f"between {low:g} and {high:g}"
    allowed += " (the upper end excluded)" if open_top else ""
    try:
        # bool is a Real in Python: True would pass for 1
        number = float(value) if isinstance(value, Real) and not isinstance(value, bool) else math.nan
    except (OverflowError, TypeError):
        number = math.inf
    if not (math.isfinite(number) and low <= number <= high) or (open_top and number == high):
        raise ValueError(f"{name} must be {allowed}, not {value!r}")
    return number


def whole(name: str, value: object) -> int:
    """Return `value` as an int from 1 to MOST_TIES, or raise; 4.0 counts as whole, 4.5 and True do not."""
    allowed = f"a whole number between 1 and {MOST_TIES}"
    try:
        number = within(name, value, 1, MOST_TIES)
    except ValueError:
        raise ValueError(f"{name} must be {allowed}, not {value!r}") from None
    if not isinstance(value, Integral) and not number.is_integer():
        raise ValueError(f"{name} must be {allowed}, not {value!r}")
    return int(number)


def all_lost(tie_failure: float, ties: int, correlation: float = 0.0, shock: float = 0.0) -> float:
    """Chance (0 to 1) that all ties fail in one period.

    tie_failure, correlation, shock: 0 to 1; ties: a whole number from 1. Beta-binomial for correlated ties, with a
    common shock that takes them all at once: shock + (1 - shock) * P(all fail). Raises ValueError outside the ranges.
    Source: the beta-binomial distribution; that ties behave so is didactic.

    >>> round(all_lost(0.1, 3), 6), round(all_lost(0.1, 3, correlation=0.2), 6), round(all_lost(0.1, 3, shock=0.02), 6)
    (0.001, 0.0112, 0.02098)
    >>> all_lost(0.1, 3, correlation=1)
    0.1
    """
    q, n = within("tie_failure", tie_failure, 0, 1), whole("ties", ties)
    r, s = within("correlation", correlation, 0, 1), within("shock", shock, 0, 1)
    # (a + j) / (a + b + j) times r over r: finite at r = 0 (each factor q) and at r = 1 (each factor after the first 1)
    together = q
    for j in range(1, n):
        together *= (q * (1 - r) + j * r) / ((1 - r) + j * r)
    return s + (1 - s) * together


def familiarity(local_population: float, acquaintances: float = ACQUAINTANCES) -> float:
    """Share (0 to 1) of a settlement of `local_population` people that one can know.

    Both arguments at least 1, ValueError otherwise. min(1, acquaintances / local_population), didactic; 150 is Dunbar's
    contested figure.

    >>> familiarity(600)
    0.25
    """
    local = within("local_population", local_population, 1)
    return min(1.0, within("acquaintances", acquaintances, 1) / local)


@dataclass(frozen=True)
class Society:
    """A society as the essay's account of solidarity sees it: some drivers, and a person's few close ties in it.

    Anything outside the ranges of its fields raises ValueError. Proportions and load are didactic (MODEL.md gives the
    formulas); the direction is the essay's (Orlinsky 2012).

    >>> now = Society(100_000_000, 0.9, 0.8, 0.7, ties=4, base_hazard=0.03, local_population=1_000_000)
    >>> round(now.interdependence, 6), round(now.load_per_tie, 6), round(now.tie_failure, 6)
    (0.856927, 0.214232, 0.217054)
    """

    population: float
    """People in it, at least 1."""
    division_of_labour: float
    """How far work is divided, 0 to 1."""
    urban_share: float
    """Share of people in towns, 0 to 1."""
    mobility: float
    """How much people move, 0 to 1."""
    ties: int
    """Close ties of a person, a whole number from 1 to 1,000,000."""
    base_hazard: float
    """Chance that a tie ends in a period by death or migration, from 0 to below 1."""
    local_population: float | None = None
    """People in the settlement, at least 1; None is the whole population."""
    kappa: float = 1.0
    """How much of the communion around a person reaches that person, at least 0."""
    religion: float = 0.0
    """Communion from a congregation or a vocation, at least 0; a person needs 1."""
    eta: float = 1.0
    """How much the load on a tie strains it, at least 0."""

    def __post_init__(self) -> None:
        """Refuse what the model cannot mean."""
        within("population", self.population, 1)
        for name in ("division_of_labour", "urban_share", "mobility"):
            within(name, getattr(self, name), 0, 1)
        whole("ties", self.ties)
        within("base_hazard", self.base_hazard, 0, 1, open_top=True)
        if self.local_population is not None:
            within("local_population", self.local_population, 1)
        for name in ("kappa", "religion", "eta"):
            within(name, getattr(self, name), 0)

    @property
    def _drive(self) -> float:
        """The logistic index: positive where functional interdependence prevails."""
        c = COEFFICIENTS
        return (
            c["intercept"]
            + c["log10_population"] * math.log10(self.population)
            + c["division_of_labour"] * self.division_of_labour
            + c["urban_share"] * self.urban_share
            + c["mobility"] * self.mobility
        )

    @property
    def interdependence(self) -> float:
        """Share (0 to 1) of integration through functional interdependence (organic solidarity)."""
        return 1 / (1 + math.exp(-self._drive))

    @property
    def communion(self) -> float:
        """Share (0 to 1) of integration through personal communion (mechanical solidarity)."""
        return 1 / (1 + math.exp(self._drive))

    @property
    def familiarity(self) -> float:
        """Share (0 to 1) of the settlement that one can know."""
        return familiarity(self.population if self.local_population is None else self.local_population)

    @property
    def load_per_tie(self) -> float:
        """Need for communion (1) not met outside personal life, divided by the ties that must meet it: 0 to 1."""
        return max(0.0, NEED - self.kappa * self.communion - self.religion) / self.ties

    @property
    def tie_failure(self) -> float:
        """Chance (0 to 1) that a tie fails in a period: base hazard plus the strain of being needed."""
        return -math.expm1(math.log1p(-self.base_hazard) - self.eta * self.load_per_tie)

    @property
    def expected_losses(self) -> float:
        """Ties that fail in a period, on average: 0 to `ties`."""
        return self.ties * self.tie_failure

    def all_lost(self, correlation: float = 0.0, shock: float = 0.0) -> float:
        """Chance (0 to 1) that all close ties fail in one period; see `all_lost`.

        >>> round(PRESETS["industrial"].all_lost(correlation=0.2), 6)
        0.003363
        """
        return all_lost(self.tie_failure, self.ties, correlation, shock)


PRESETS = {
    "kin-based": Society(150, 0.10, 0.0, 0.05, 15, 0.06, 150),
    "agrarian": Society(100_000, 0.30, 0.10, 0.10, 10, 0.06, 600),
    "industrial": Society(10_000_000, 0.70, 0.50, 0.40, 6, 0.04, 100_000),
    "post-industrial": Society(100_000_000, 0.90, 0.80, 0.70, 4, 0.03, 1_000_000),
}
"""Four invented societies, a Society each: kin-based, agrarian, industrial and post-industrial (didactic)."""


@dataclass(frozen=True)
class Concentration:
    """How much of a person's wellbeing hangs on how few ties."""

    herfindahl: float
    """Herfindahl's index: above 0, and 1 where everything hangs on one tie."""
    effective_ties: float
    """As many equal ties would spread wellbeing as far: 1 over the index."""
    variance: float
    """Variance of wellbeing, in the unit of the variance given; at least 0."""


def concentration(weights: Iterable[float], correlation: float = 0.0, variance: float = 1.0) -> Concentration:
    """Herfindahl index, effective number of ties and variance of wellbeing for ties of these weights.

    weights: at least one number >= 0, not all zero, brought to the sum 1; correlation between any two ties 0 to 1;
    variance of each tie's contribution >= 0. H = sum w^2, 1 / H, v (H + r (1 - H)). Raises ValueError otherwise.
    Source: Herfindahl index; variance of a sum of equally correlated parts.

    >>> found = concentration([0.7, 0.1, 0.1, 0.1], correlation=0.3)
    >>> round(found.herfindahl, 6), round(found.effective_ties, 6), round(found.variance, 6)
    (0.52, 1.923077, 0.664)
    """
    r, v = within("correlation", correlation, 0, 1), within("variance", variance, 0)
    if isinstance(weights, str | bytes) or not isinstance(weights, Iterable):
        raise ValueError(f"weights must be a list of numbers at least 0, not {weights!r}")
    raw = [within(f"weights[{place}]", weight, 0) for place, weight in enumerate(weights)]
    largest = max(raw, default=0.0)
    if largest == 0:
        raise ValueError(f"weights must hold at least one number above 0, not {raw!r}")
    scaled = [weight / largest for weight in raw]  # before adding: a sum of huge weights is inf
    total = sum(scaled)
    herfindahl = sum((weight / total) ** 2 for weight in scaled)
    return Concentration(herfindahl, 1 / herfindahl, v * (herfindahl + r * (1 - herfindahl)))
