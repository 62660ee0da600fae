"""What was checked about the modern, invented and simulated tables, recomputed; and that the claims are whole."""

import math

import pytest

from data import about, load
from data.make.simulated_studies import reml


def fisher(r):
    """Fisher's z of a correlation or of a column of them."""
    return r.map(math.atanh) if hasattr(r, "map") else math.atanh(r)


# ---- alliance and outcome


def test_an_interval_has_its_correlation_in_the_middle():
    """Prevents a typed interval that belongs to another row.

    On the Fisher z scale; the tolerance is what rounding of all three numbers can do: half a unit of the last digit for
    r and, at worst, as much for the middle, stretched by dz/dr = 1/(1 - r**2). Two decimals are the coarsest rounding
    in the table.
    """
    rows = load("alliance_meta_analyses").dropna(subset=["ci_low", "ci_high"])
    assert len(rows) == 14
    gap = (fisher(rows.ci_low) + fisher(rows.ci_high)) / 2 - fisher(rows.r)
    assert (gap.abs() <= 0.01 / (1 - rows.ci_high**2)).all(), rows.id[gap.abs() > 0.01].tolist()


def test_the_meta_analyses_are_all_there():
    """Prevents a lost row, and ends of a range that are drawn as pooled values."""
    rows = load("alliance_meta_analyses")
    assert (len(rows), (rows.construct == "alliance").sum()) == (27, 18)
    assert rows[~rows.pooled_value].id.tolist() == ["flueckiger_2020_adjusted_low", "flueckiger_2020_adjusted_high"]
    best = rows.set_index("id").loc["flueckiger_2018"]
    assert (best.r, best.ci_low, best.ci_high, best.k_studies) == (0.278, 0.256, 0.299, 295)


def test_published_findings_hold_one_figure_a_row():
    """Prevents an interval beside its figure, a figure without a measure, and two doubts that are called one."""
    rows = load("published_findings").set_index("id")
    sized = rows[rows["low"].notna() & rows["value"].notna()]
    assert sized.index[(sized["low"] > sized["value"]) | (sized["value"] > sized["high"])].tolist() == []
    ends = rows[["low", "high", "span"]].notna().sum(axis="columns")
    assert rows.index[~ends.isin([0, 3])].tolist() == []
    assert rows.index[(rows["measure"] == "verbal") != (rows["value"].isna() & rows["low"].isna())].tolist() == []
    assert rows.value.filter(like="kaptchuk_2008").tolist() == [28, 44, 62]
    assert rows.value[["probst_2019_task", "probst_2019_bond", "cuijpers_2018_worse"]].tolist() == [0.28, 0.16, 0.39]


@pytest.mark.parametrize(("row", "q", "df"), [("alldredge_2021", 36.47, 28), ("burlingame_2018", 260.84, 54)])
def test_heterogeneity_follows_from_the_printed_q(row, q, df):
    """Prevents a mistyped share of heterogeneity or number of studies, where Q is printed too."""
    rows = load("alliance_meta_analyses").set_index("id")
    assert rows.i2_pct[row] == pytest.approx(100 * (q - df) / q, abs=0.05)
    assert rows.k_studies[row] == df + 1


D_TOO = {
    "karver_2018": 0.39,
    "tryon_2018_goal": 0.49,
    "tryon_2018_collab": 0.61,
    "elliott_2018": 0.58,
    "sharf_2010": 0.55,
}


@pytest.mark.parametrize(("row", "d"), D_TOO.items())
def test_a_correlation_follows_from_the_printed_difference(row, d):
    """Prevents a mistyped r where the paper prints d as well."""
    assert load("alliance_meta_analyses").set_index("id").r[row] == pytest.approx(d / math.hypot(d, 2), abs=0.006)


def test_stars_follow_from_mean_and_standard_error():
    """Prevents a mistyped mean, standard error or star in the moderators of family therapy."""
    rows = load("alliance_moderators_family_therapy")
    rows = rows[rows.moderator != "overall"]
    stars = [sum(abs(z) > limit for limit in (1.96, 2.576, 3.291)) for z in rows.mean_r / rows.se]
    printed = rows.p_flag.fillna("").str.len().tolist()
    assert [a for a, b in zip(stars, printed, strict=True) if min(a, 3) != b] == []


def test_derived_correlations_are_roots_of_their_variance():
    """Prevents a slip in the two correlations that we computed."""
    rows = load("alliance_primary_studies_seed")
    derived = rows[rows.r_derivation.str.startswith("square root")]
    shares = derived.r_derivation.str.extract(r"([\d.]+)%")[0].astype(float)
    assert (derived.r**2 * 100).round(1).tolist() == shares.tolist() == [4.7, 14.7]


# ---- effects of therapy


def test_comparisons_add_up():
    """Prevents a lost kind of therapy or control group, and an effect outside its own interval."""
    kinds, controls = load("psychotherapy_vs_control_by_type"), load("psychotherapy_vs_control_by_comparator")
    total, parts = kinds.iloc[0], kinds.iloc[1:]
    assert total.n_comparisons == parts.n_comparisons.sum() == controls.n_comparisons.sum() == 599
    assert total.n_low_risk_of_bias == parts.n_low_risk_of_bias.sum() == 214
    assert total.n_studies == 480
    for rows in (kinds, controls):
        middle = (rows.ci_low + rows.ci_high) / 2
        assert ((middle - rows.g_random_effects_dl).abs() <= 0.0011).all()
    assert (kinds.n_studies <= kinds.n_comparisons).all()


# ---- sport


def test_home_draw_and_away_add_up():
    """Prevents a season with a mistyped count, and shares that do not follow from the counts."""
    seasons, crowds = load("bundesliga_home_advantage_by_season"), load("home_advantage_crowds")
    assert (seasons.home_wins + seasons.draws + seasons.away_wins == seasons.matches).all()
    assert seasons.season_start_year.tolist() == list(range(1963, 2009))
    assert (len(seasons), seasons.matches.sum()) == (46, 14_018)
    assert seasons.matches.value_counts().to_dict() == {306: 43, 240: 2, 380: 1}
    shares = crowds[["home_win_pct", "draw_pct", "away_win_pct"]]
    assert (shares.sum(axis=1) - 100).abs().max() < 0.01
    counted = seasons[["home_wins", "draws", "away_wins"]].sum() / seasons.matches.sum() * 100
    assert shares.iloc[-1].tolist() == pytest.approx(counted.tolist(), abs=0.005)
    assert crowds[crowds.n_matches_note == "more than"].n_matches.tolist() == [35_000, 1_000]


# ---- modern society

PANELS = {
    "modern_child_mortality_life_expectancy": 9,
    "modern_differentiation_panel": 6,
    "modern_suicide_rates": 4,
    "modern_age_first_marriage_women": None,
}


@pytest.mark.parametrize("name", PANELS)
def test_a_panel_holds_the_same_countries(name):
    """Prevents a country that is missing in one table or has another name or code there."""
    rows = load(name)
    first = load("modern_suicide_rates")
    assert set(zip(rows.iso3, rows.country, strict=True)) == set(zip(first.iso3, first.country, strict=True))
    assert rows.iso3.nunique() == rows.country.nunique() == 32
    if PANELS[name]:
        assert (rows.groupby("iso3").year.nunique() == PANELS[name]).all()


def test_shares_and_rates_are_possible():
    """Prevents swapped columns of men, women and all, and branches of work that make more than a hundred."""
    rates, work, jobs = (
        load("modern_suicide_rates"),
        load("modern_differentiation_panel"),
        load("us_division_of_labour_1850_2000"),
    )
    low = rates[["suicides_per_100000_men", "suicides_per_100000_women"]].min(axis=1)
    high = rates[["suicides_per_100000_men", "suicides_per_100000_women"]].max(axis=1)
    assert ((low <= rates.suicides_per_100000) & (rates.suicides_per_100000 <= high)).all()
    assert (work.agriculture_employment_pct + work.industry_employment_pct).max() <= 100
    assert work[work.year < 1991].agriculture_employment_pct.isna().all()
    assert (jobs.effective_number_of_occupations_simpson < jobs.effective_number_of_occupations_shannon).all()
    assert (jobs.effective_number_of_occupations_shannon < jobs.n_occupations_observed).all()
    assert 1890 not in jobs.year.tolist()


# ---- the book's own tables


def test_the_invented_studies_give_the_published_checks():
    """Prevents a change in the invented sets, for which the expected results of metafor and nlme are recorded."""
    studies = load("demo_studies")
    w, z = studies.n - 3, fisher(studies.r)
    mean = (w * z).sum() / w.sum()
    assert math.tanh(mean) == pytest.approx(0.2501786, abs=5e-8)
    assert (w * (z - mean) ** 2).sum() == pytest.approx(22.31428092, abs=5e-9)
    clients = load("therapist_clients")
    means = clients.groupby("therapist")[["alliance", "outcome"]].transform("mean")
    assert clients.alliance.corr(clients.outcome) == pytest.approx(0.3304282, abs=5e-8)
    assert means.alliance.corr(means.outcome) == pytest.approx(0.7119339, abs=5e-8)
    assert (clients.alliance - means.alliance).corr(clients.outcome - means.outcome) == pytest.approx(
        0.1877656, abs=5e-8
    )


def test_the_simulated_studies_look_like_the_published_ones():
    """Prevents simulated studies that no longer match what the catalogue says of them."""
    studies = load("simulated_studies")
    mean, se, tau2 = reml(fisher(studies.r).to_numpy(), (1 / (studies.n - 3)).to_numpy())
    low, high = math.tanh(mean - 1.959964 * se), math.tanh(mean + 1.959964 * se)
    assert (len(studies), round(math.tanh(mean), 3), round(low, 3), round(high, 3)) == (295, 0.278, 0.263, 0.293)
    assert studies.n.sum() == pytest.approx(30_000, rel=0.02)
    assert 5 <= (studies.r < 0).sum() <= 7
    assert "[.263, .293]" in " ".join(about("simulated_studies")["caveats"])
    # The estimate solves the restricted likelihood equation, whoever computes it.
    w = 1 / (1 / (studies.n - 3) + tau2)
    z = fisher(studies.r)
    assert (w**2 * (z - mean) ** 2).sum() == pytest.approx(w.sum() - (w**2).sum() / w.sum(), rel=1e-9)
    assert abs(studies.r.corr(studies.year.astype(float))) < 0.12


def test_the_claims_are_whole():
    """Prevents a claim that is lost, doubled or out of order."""
    assert load("claims").id.tolist() == [f"C{i:02}" for i in range(1, 141)]


def label(c: float, k: float) -> str:
    """The label of a place on the plane, as the design of the typology states it."""
    words = [("egoistic" if c < 0 else "altruistic", abs(c)), ("anomic" if k < 0 else "fatalistic", abs(k))]
    m = max(abs(c), abs(k))
    if m < 0.25:
        return "balanced"
    both = min(abs(c), abs(k)) >= 0.25 and min(abs(c), abs(k)) / m >= 0.5
    name = "-".join(word for word, _ in words) if both else max(words, key=lambda word: word[1])[0]
    return ("leaning " if m < 0.5 else "") + name


@pytest.mark.parametrize("row", list(load("milieus").itertuples()), ids=lambda row: row.id)
def test_a_milieu_has_the_label_of_its_place(row):
    """Prevents a milieu whose printed label is not that of its coordinates."""
    assert -1 <= row.cohesion <= 1
    assert -1 <= row.control <= 1
    assert row.expected_label == label(row.cohesion, row.control)


def test_no_milieu_is_lost_and_those_that_went_stay_away():
    """Prevents a lost milieu, and slavery, a camp or a cell that comes back as a dot."""
    gone = {7, 8, 9, 11, 13}
    assert load("milieus").id.tolist() == [f"V{i:02}" for i in range(1, 28) if i not in gone]


def test_social_workers_pass_the_clergy_by_1970():
    """Prevents 1960, which recreation workers bring about when they are counted with social workers."""
    helpers = load("us_clergy_and_helpers_per_inhabitants")
    social, clergy = helpers.social_and_welfare_workers_per_100000, helpers.clergy_per_100000
    assert helpers.year[social > clergy].tolist() == [1970, 1980, 1990, 2000]
    both = social + helpers.recreation_and_group_workers_per_100000
    jobs = load("us_division_of_labour_1850_2000")
    assert jobs.year.tolist() == helpers.year.tolist()
    # One census counted twice: the two kinds of worker stand to the clergy alike in both tables.
    shares = jobs.social_welfare_and_recreation_worker_share_pct / jobs.clergy_share_pct
    assert (both / clergy).tolist() == pytest.approx(shares.tolist(), abs=0.1)


def test_people_live_alone_by_sex_and_age():
    """Prevents a row of women and men exchanged, and a share of all that lies outside those of the two."""
    alone = load("us_living_alone_by_age")
    low, high = alone[["men_pct", "women_pct"]].min(axis=1), alone[["men_pct", "women_pct"]].max(axis=1)
    assert ((low <= alone.living_alone_pct) & (alone.living_alone_pct <= high)).all()
    assert (alone.groupby("year").age.nunique() == 8).all()
    old = alone[alone.age == 75].set_index("year").living_alone_pct
    assert [old[year] for year in (1900, 1960, 1980, 2018)] == [6.4, 20.6, 31.7, 24.8]
