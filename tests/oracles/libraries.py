"""What two independent libraries say of the same studies, in the words of the alliance model.

They share no line with it. What each of them vouches for:

| here | PyMetaAnalysis | PyMARE |
| --- | --- | --- |
| `fisher_z` | through all of its answers, which start from r and n | z and v |
| `pool` | everything; hk only with random effects | all but the prediction interval, and I squared only for "FE" |
| `weights`, `leave_one_out`, `cumulative` | everything | nothing |
| `paule_mandel`, `tau2_interval` | both | the generalised Q at our value; both ends |
| `subgroups` | everything | each group's mu and se, Q between |
| `meta_regression` | everything | all but I squared |
| `egger`, `pet_peese` | all but the se and p of PEESE | everything |

Other conventions, turned into ours here: PyMetaAnalysis gives I squared as a share, has none for one study alone, where
ours is 0, and calls the slope of Egger's line its intercept. PyMARE's I squared is (Q - df)/Q whatever the method, and
its Knapp and Hartung at tau squared 0, with k - 2 degrees of freedom, is the weighted line of Egger, PET and PEESE.
By REML neither is asked for more than its likelihood can tell: see `summit`.
"""

import math
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import meta_analyze
import numpy as np
from numpy.polynomial import Chebyshev
from scipy.special import chdtrc

with warnings.catch_warnings():
    # PyMARE leaves a file of its own open while it is imported.
    warnings.simplefilter("ignore", ResourceWarning)
    from pymare import Dataset, OneSampleEffectSizeConverter
    from pymare.estimators import DerSimonianLaird, VarianceBasedLikelihoodEstimator, WeightedLeastSquares
    from pymare.stats import q_gen, q_profile

RATERS = ("client", "observer", "therapist")
# From and to how many persons: small, mixed and large studies; then one giant among small ones, and all of one size.
SIZES = ((4, 40), (4, 400), (30, 3000), (4, 60), (50, 51))
GIANT = 3
# PyMetaAnalysis stops its searches here instead of at 1e-10, so that what differs is not its patience.
PATIENT = 1e-15
META_INTERVALS = {"z": "normal", "hk": "hartung_knapp"}
MARE_INTERVALS = {"z": "wald", "hk": "knapp-hartung"}


@dataclass(frozen=True)
class Family:
    """Tables with one design: r and n have a row for each study and a column for each table; years count from 2005."""

    number: int
    r: np.ndarray
    n: np.ndarray
    rater: list[str]
    year: np.ndarray

    @property
    def z(self) -> np.ndarray:
        return np.arctanh(self.r)

    @property
    def v(self) -> np.ndarray:
        return 1 / (self.n - 3)


def drawn(number: int, tables: int) -> Family:
    """Tables of 2 to 40 studies, from alike to wildly different, with averages from -0.5 to close to 1."""
    rng = np.random.default_rng(number)
    k = (2, 3, 4, 6, 8)[number // 4 % 5] if number % 4 == 0 else int(rng.integers(9, 41))
    rater = [RATERS[i] for i in (*range(min(k, 3)), *rng.integers(0, 3, max(0, k - 3)))]
    year = rng.integers(-15, 20, k).astype(float)
    year[:2] = -15, 19
    r, n = np.empty((k, tables)), np.empty((k, tables))
    for i in range(tables):
        size, middle, spread = SIZES[i % len(SIZES)], rng.uniform(-0.5, 0.8), rng.choice([0.0, 0.05, 0.2, 0.6])
        n[:, i] = rng.integers(*size, k)
        if i % len(SIZES) == GIANT:
            n[rng.integers(k), i] = round(10 ** rng.uniform(3, 5.5))
        z = rng.normal(middle + (1.5 if i % 11 == 0 else 0), spread, k)
        r[:, i] = np.clip(np.tanh(z + rng.standard_normal(k) / np.sqrt(n[:, i] - 3)), -0.9999, 0.9999)
    return Family(number, r, n, rater, year)


def meta(r: Sequence[float], n: Sequence[float], method: str, interval: str = "z", groups: Sequence[str] | None = None):
    """PyMetaAnalysis on correlations; `method` also "PM" (Paule and Mandel)."""
    common = method == "FE"
    return meta_analyze.meta_correlation(
        correlation=r,
        n=n,
        subgroup=groups,
        model="common" if common else "random",
        tau2_method=None if common else method,
        ci_method=META_INTERVALS[interval],
        atol=PATIENT,
    )


def meta_pooled(found: meta_analyze.MetaAnalysisResult) -> dict[str, float]:
    """An answer of PyMetaAnalysis in the words of `Pooled`."""
    low, high = found.display_prediction_interval or (math.nan, math.nan)
    return {
        "r": found.display_estimate,
        "ci_low": found.display_ci[0],
        "ci_high": found.display_ci[1],
        "pi_low": low,
        "pi_high": high,
        "mu": found.estimate,
        "se": found.standard_error,
        "tau2": found.tau2,
        "i2": 100 * found.i2 if found.k > 1 else 0.0,
        "q": found.q,
        "df": found.q_df,
        "p": found.q_pvalue,
    }


def meta_line(
    z: np.ndarray, v: np.ndarray, moderators: Mapping[str, Sequence], model: str = "mixed"
) -> dict[str, list[float]]:
    """z regressed by PyMetaAnalysis, in the words of `MetaRegression`."""
    words = {name: sorted(set(values)) for name, values in moderators.items() if isinstance(values[0], str)}
    found = meta_analyze.meta_regression(
        effect=z, variance=v, moderators=dict(moderators), categorical=words or None, model=model, atol=PATIENT
    )
    return {
        "b": found.coefficients["estimate"].tolist(),
        "se": found.coefficients["standard_error"].tolist(),
        "p": found.coefficients["pvalue"].tolist(),
        "tau2": [found.tau2],
        "i2": [100 * found.heterogeneity.i2],
        "qm": [found.global_test.statistic],
        "df": [found.global_test.df_num],
        "qm_p": [found.global_test.pvalue],
    }


def mare_fisher(r: np.ndarray, n: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """PyMARE's z and v."""
    found = OneSampleEffectSizeConverter(r=r, n=n).to_dataset("ZR")
    return found.y[:, 0], found.v[:, 0]


def mare_likelihood(tau2: np.ndarray, z: np.ndarray, v: np.ndarray, x: np.ndarray) -> np.ndarray:
    """PyMARE's restricted log-likelihood of one table at each tau squared, up to a constant."""
    tau2 = np.atleast_1d(tau2)
    z, v = (np.tile(column[:, None], len(tau2)) for column in (z, v))
    return -VarianceBasedLikelihoodEstimator("REML")._reml_profile_nll(tau2, z, v, x)


def summit(found: float, z: np.ndarray, v: np.ndarray, x: np.ndarray) -> float:
    """The tau squared at the summit of PyMARE's restricted likelihood near the one found; nan where there is none.

    Its search compares heights alone, and near a summit they are equal to the last digit long before tau squared is
    known to 1e-8. So the same likelihood is taken at points around, and the polynomial through them tells the summit.
    """
    if found == 0:
        at_0, beside = mare_likelihood(np.array([0, 1e-4 * v.min()]), z, v, x)
        return 0.0 if beside <= at_0 else math.nan
    low, high = 0.8 * found, 1.2 * found
    slope = Chebyshev.interpolate(lambda tau2: mare_likelihood(tau2, z, v, x), 16, [low, high]).deriv()
    level = [root.real for root in slope.roots() if abs(root.imag) < 1e-9 * found and low < root.real < high]
    summits = [root for root in level if slope.deriv()(root) < 0]
    return min(summits, key=lambda root: abs(root - found), default=math.nan)


def mare_tau2(z: np.ndarray, v: np.ndarray, x: np.ndarray, method: str, ours: Sequence[float]) -> np.ndarray:
    """PyMARE's tau squared of each table, a column of z and v.

    The likelihood of a rare table has two summits. PyMARE takes the higher; we follow metafor, which takes the one
    nearer to its start. Where ours is the other one, the answer is that one, as PyMARE's likelihood has it.
    """
    data = Dataset(z, v, x, add_intercept=False)
    if method == "FE":
        return np.zeros(z.shape[1])
    if method == "DL":
        return np.ravel(DerSimonianLaird(small_sample_correction="wald").fit_dataset(data).params_["tau2"])
    fit = VarianceBasedLikelihoodEstimator("REML", small_sample_correction="wald").fit_dataset(data)
    answers = []
    for i, (found, mine) in enumerate(zip(np.ravel(fit.params_["tau2"]), ours, strict=True)):
        answer = summit(found, z[:, i], v[:, i], x)
        if not abs(answer - mine) <= 1e-6 * max(1, mine):
            other = summit(mine, z[:, i], v[:, i], x)
            answer = answer if math.isnan(other) else other
        answers.append(answer)
    return np.array(answers)


def mare_line(
    z: np.ndarray, v: np.ndarray, x: np.ndarray, tau2: np.ndarray, interval: str = "z"
) -> list[dict[str, object]]:
    """z of each table regressed by PyMARE at that tau squared, in the words of `MetaRegression`, with intervals."""
    data = Dataset(z, v, x, add_intercept=False)
    found = WeightedLeastSquares(tau2, small_sample_correction=MARE_INTERVALS[interval]).fit_dataset(data).summary()
    told, cov = found.get_fe_stats(), np.reshape(found.fe_cov, (x.shape[1], x.shape[1], -1))
    names, lines = {"b": "est", "se": "se", "p": "p", "ci_low": "ci_l", "ci_high": "ci_u"}, []
    for i in range(z.shape[1]):
        line = {ours: np.reshape(told[theirs], (x.shape[1], -1))[:, i] for ours, theirs in names.items()}
        slopes, df = line["b"][1:], x.shape[1] - 1
        qm = float(slopes @ np.linalg.solve(cov[1:, 1:, i], slopes)) if df else 0.0
        lines.append(line | {"tau2": tau2[i], "qm": qm, "df": df, "qm_p": float(chdtrc(df, qm)) if df else math.nan})
    return lines


def mare_pooled(
    z: np.ndarray, v: np.ndarray, method: str, interval: str, ours: Sequence[float]
) -> list[dict[str, float]]:
    """Answers of PyMARE in the words of `Pooled`, one for each table."""
    ones = np.ones((len(z), 1))
    tau2 = mare_tau2(z, v, ones, method, ours)
    told = WeightedLeastSquares().fit_dataset(Dataset(z, v)).summary().get_heterogeneity_stats()
    q, p, i2 = (np.ravel(told[name]) for name in ("Q", "p(Q)", "I^2"))
    answers = []
    for i, line in enumerate(mare_line(z, v, ones, tau2, interval)):
        (mu,), (se,), (low,), (high,) = (line[name] for name in ("b", "se", "ci_low", "ci_high"))
        answer = {"r": math.tanh(mu), "ci_low": math.tanh(low), "ci_high": math.tanh(high), "mu": mu, "se": se}
        answer |= {"tau2": tau2[i], "q": q[i], "p": p[i]} | ({"i2": i2[i]} if method == "FE" else {})
        answers.append(answer)
    return answers


def mare_group(
    z: np.ndarray, v: np.ndarray, method: str, interval: str, ours: Sequence[float]
) -> list[dict[str, float]]:
    """One group of each table as PyMARE has it, with its weight between groups; one study alone is itself."""
    if len(z) == 1:
        return [
            {"mu": one, "se": math.sqrt(spread), "weight": 1 / spread} for one, spread in zip(z[0], v[0], strict=True)
        ]
    plain = mare_pooled(z, v, method, "z", ours)
    answers = plain if interval == "z" else mare_pooled(z, v, method, interval, ours)
    return [answer | {"weight": one["se"] ** -2} for answer, one in zip(answers, plain, strict=True)]


def mare_between(groups: Sequence[Mapping[str, float]]) -> float:
    """PyMARE's Q of the groups' averages, each with the normal-theory variance that `mare_group` gives it."""
    mu, v = (np.array(one)[:, None] for one in zip(*((each["mu"], 1 / each["weight"]) for each in groups), strict=True))
    return float(np.squeeze(q_gen(mu, v, np.ones((len(mu), 1)), 0.0)))


def mare_heterogeneity(z: np.ndarray, v: np.ndarray, tau2: float) -> tuple[list[float], float]:
    """PyMARE's Q-profile interval of tau squared in one table, and its generalised Q at a tau squared."""
    ones = np.ones((len(z), 1))
    ends = q_profile(z, v, ones)
    return [float(ends["ci_l"]), float(ends["ci_u"])], float(np.squeeze(q_gen(z[:, None], v[:, None], ones, tau2)))
