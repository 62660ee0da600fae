"""The numbers that exercises ask for, each under a name and taken from `data/` or a model; it knows no exercise and no
reader.
"""

from collections.abc import Callable
from dataclasses import replace
from difflib import get_close_matches
from functools import cache

from data import load
from widgets.alliance_outcome.model import egger, faces, pet_peese, pool, single_study_interval, within_between
from widgets.modernity_sectors.model import PRESETS, all_lost, concentration
from widgets.suicide_typology.model import mean_strain, mixture, strain, weights

COMPUTED: dict[str, Callable[..., float]] = {}
R = 0.278  # pooled correlation of alliance and outcome, 295 studies (Flückiger et al. 2018); its row stands in data/
SHARES = (0.7, 0.1, 0.1, 0.1)  # the shares of the worked example in `significant_others`


def compute(call: str) -> float:
    """The number that `name` or `name argument ...` stands for; ValueError names what is wrong, with the nearest name.

    >>> round(compute("one-person-households 1940"), 1), round(compute("effective-ties 0.5 0.5"), 1)
    (7.7, 2.0)
    >>> compute("pooled-r-dmo")
    Traceback (most recent call last):
    ValueError: compute must name a computation, not 'pooled-r-dmo'; did you mean 'pooled-r-demo'?
    """
    name, *given = str(call).split() or [""]
    if name not in COMPUTED:
        near = get_close_matches(name, COMPUTED, n=1, cutoff=0)
        raise ValueError(f"compute must name a computation, not {name!r}; did you mean {near[0]!r}?")
    try:
        value = float(COMPUTED[name](*(_argument(one) for one in given)))
    except (TypeError, AttributeError):
        raise ValueError(f"compute {name!r} takes other arguments than {' '.join(given) or 'none'!r}") from None
    except (KeyError, IndexError):
        raise ValueError(f"compute {name!r} finds no such row in the data: {' '.join(given)!r}") from None
    if not abs(value) < float("inf"):
        raise ValueError(f"compute {call!r} gives no finite number")
    return value


def _argument(text: str) -> float | int | str:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def several(**functions: Callable[..., float]) -> None:
    """Enter short functions under their names in kebab-case."""
    COMPUTED.update({name.replace("_", "-"): function for name, function in functions.items()})


@cache
def _pooled(method: str = "REML"):
    demo = load("demo_studies")
    return pool(demo["r"], demo["n"], method)


@cache
def _small_studies():
    demo = load("demo_studies")
    return egger(demo["r"], demo["n"]), pet_peese(demo["r"], demo["n"])


@cache
def _therapists():
    clients = load("therapist_clients")
    return within_between(clients["therapist"], clients["alliance"], clients["outcome"])


several(
    pooled_r_demo=lambda: _pooled().r,
    pooled_ci_low_demo=lambda: _pooled().ci_low,
    pooled_ci_high_demo=lambda: _pooled().ci_high,
    pooled_pi_low_demo=lambda: _pooled().pi_low,
    pooled_pi_high_demo=lambda: _pooled().pi_high,
    pooled_i2_demo=lambda: _pooled().i2,
    pooled_tau_demo=lambda: _pooled().tau2 ** 0.5,
    fixed_r_demo=lambda: _pooled("FE").r,
    egger_p_demo=lambda: _small_studies()[0].p,
    pet_r_demo=lambda: _small_studies()[1].pet_r,
    peese_r_demo=lambda: _small_studies()[1].peese_r,
    within_therapists=lambda: _therapists().within,
    between_therapists=lambda: _therapists().between,
    total_therapists=lambda: _therapists().total,
    shared_variance=lambda r=R: 100 * faces(r).r_squared,
    besd_high=lambda r=R: 100 * faces(r).high,
    besd_low=lambda r=R: 100 * faces(r).low,
    besd_difference=lambda r=R: 100 * (faces(r).high - faces(r).low),
    median_split=lambda r=0.28: faces(r).median_split,
    cohens_d=lambda r=R: faces(r).d,
    u3=lambda r=R: 100 * faces(r).u3,
    overlap=lambda r=R: 100 * faces(r).overlap,
    single_low=lambda r=0.28, n=100: single_study_interval(r, n)[0],
    single_high=lambda r=0.28, n=100: single_study_interval(r, n)[1],
    meta_r=lambda key: load("alliance_meta_analyses").set_index("id").loc[key, "r"],
    comparator_g=lambda code: (
        load("psychotherapy_vs_control_by_comparator")
        .set_index("control_code")
        .loc[code.replace("-", " "), "g_random_effects_dl"]
    ),
)

several(
    herfindahl=lambda *shares: concentration(shares or SHARES).herfindahl,
    effective_ties=lambda *shares: concentration(shares or SHARES).effective_ties,
    all_lost=lambda q=0.1, n=3: all_lost(q, n),
    all_lost_correlated=lambda q=0.1, n=3, correlation=0.2: all_lost(q, n, correlation=correlation),
    all_lost_shock=lambda q=0.1, n=3, shock=0.02: all_lost(q, n, shock=shock),
    all_lost_percent=lambda q=0.1, n=3: 100 * all_lost(q, n),
    all_lost_correlated_percent=lambda q=0.1, n=3, correlation=0.2: 100 * all_lost(q, n, correlation=correlation),
    all_lost_shock_percent=lambda q=0.1, n=3, shock=0.02: 100 * all_lost(q, n, shock=shock),
    load_per_tie=lambda preset="post-industrial": PRESETS[preset].load_per_tie,
    # one tie more carries the same need: how the chapter counts a therapist
    load_per_tie_with_therapist=lambda preset="post-industrial": (
        replace(PRESETS[preset], ties=PRESETS[preset].ties + 1).load_per_tie
    ),
    interdependence=lambda preset="post-industrial": 100 * PRESETS[preset].interdependence,
    tie_failure=lambda preset="post-industrial": PRESETS[preset].tie_failure,
    strain=lambda cohesion, control: strain(cohesion, control),
    mean_strain=lambda cohesion, control, tau: mean_strain(cohesion, control, tau),
    mean_strain_centre=lambda tau=0.3: mean_strain(0, 0, tau),
    weight=lambda pole, cohesion, control: weights(cohesion, control)[pole],
    mixture=lambda pole, c1, k1, c2, k2, share=0.5: mixture((c1, k1), (c2, k2), share)[pole],
)


@cache
def _countries():
    return load("modern_differentiation_panel").set_index(["iso3", "year"])


@cache
def _census():
    return load("us_division_of_labour_1850_2000").set_index("year")


@cache
def _alone():
    return load("us_one_person_households").set_index("year")["one_person_households_pct"]


@cache
def _names():
    return load("us_core_discussion_network").set_index("year")["mean_network_size"]


@cache
def _armies():
    table = load("durkheim_t23_army")
    return table.set_index(table["country"].str.lower().str.replace(" ", "-").str.replace("ü", "ue"))


def _ratio(rows):
    return rows["suicides_per_million_soldiers"] / rows["suicides_per_million_civilians_same_age"]


several(
    urban_share=lambda iso, year: _countries().loc[(iso, year), "urban_population_pct"],
    urban_gain=lambda iso, first, last: (
        _countries().loc[(iso, last), "urban_population_pct"] - _countries().loc[(iso, first), "urban_population_pct"]
    ),
    farm_share=lambda iso, year: _countries().loc[(iso, year), "agriculture_employment_pct"],
    family_workers=lambda iso, year: 10 * _countries().loc[(iso, year), "contributing_family_workers_pct"],
    effective_occupations=lambda year: _census().loc[year, "effective_number_of_occupations_shannon"],
    farming_us=lambda year: _census().loc[year, "farming_share_pct"],
    clergy_us=lambda year: 10 * _census().loc[year, "clergy_share_pct"],
    one_person_households=lambda year: _alone().loc[year],
    one_person_change=lambda first=1940, last=2020: _alone().loc[last] - _alone().loc[first],
    core_network_mean=lambda year: _names().loc[year],
    core_network_fall=lambda: 100 * (1 - _names().loc[2004] / _names().loc[1985]),
    army_ratio=lambda country: _ratio(_armies().loc[country]),
    army_printed=lambda country: _armies().loc[country, "coef_aggravation"],
    army_civilians=lambda country: _armies().loc[country, "suicides_per_million_civilians_same_age"],
    army_soldiers=lambda country: _armies().loc[country, "suicides_per_million_soldiers"],
    army_above=lambda: (_ratio(_armies()) > 1).sum(),
)
