"""What was checked by hand about the published figures, recomputed: a slip in a table turns one of these red."""

import math
import re

import pytest

from data import about, load

# ---- Durkheim's coefficients of preservation and aggravation

COEFFICIENTS = {
    "coef_preservation_married_vs_single": ("single", "married"),
    "coef_preservation_married_vs_widowed": ("widowed", "married"),
    "coef_preservation_widowed_vs_single": ("single", "widowed"),
}
# As printed, they do not follow from the printed rates: a slip of 1897 or of the transcription.
SLIPS = {
    ("Oldenburg", "male", "0-20", "coef_preservation_married_vs_single"),
    ("Oldenburg", "male", "50-60", "coef_preservation_married_vs_widowed"),
    ("Oldenburg", "female", "70+", "coef_preservation_married_vs_widowed"),
    ("France", "female", "20-25", "coef_preservation_married_vs_widowed"),
    ("France", "female", "80+", "coef_preservation_widowed_vs_single"),
}


def printed_coefficients():
    """Each printed coefficient of Tables XX to XXII as a test case; the five known slips are expected to fail."""
    rows = load("durkheim_t20_21_22_marital_status").to_dict("records")
    for row in rows:
        for column, (above, below) in COEFFICIENTS.items():
            place = (row["region"], row["sex"], row["age_group"], column)
            if row[column] == row[column]:
                marks = [pytest.mark.xfail(strict=True, reason="slip in print")] if place in SLIPS else []
                yield pytest.param(row[above] / row[below], row[column], id=" ".join(place), marks=marks)


def agrees(ratio: float, printed: float) -> bool:
    """Within 0.05 or 1 % of the ratio, whichever is larger: print has one or two decimals, and Durkheim cuts as often
    as he rounds.
    """
    return abs(ratio - printed) <= max(0.05, 0.01 * ratio) + 1e-9


def test_there_are_149_coefficients_and_five_slips():
    """Prevents coefficients that get lost, so that fewer and fewer are checked."""
    cases = list(printed_coefficients())
    assert len(cases) == 149
    assert sum(bool(case.marks) for case in cases) == len(SLIPS) == 5


@pytest.mark.parametrize(("ratio", "printed"), list(printed_coefficients()))
def test_a_coefficient_of_preservation_follows_from_its_rates(ratio, printed):
    """Prevents a rate or a coefficient that was typed wrongly."""
    assert agrees(ratio, printed)


def test_army_and_divorce_coefficients_follow_from_their_rates():
    """Prevents a slip in Tables XXIII, XXVII and XXVIII (print and ratio differ by up to 3 % in the army table)."""
    army, divorce = load("durkheim_t23_army"), load("durkheim_t27_28_divorce_marriage_protection")
    wrong = []
    for above, below, printed, count, within in [
        (
            army.suicides_per_million_soldiers,
            army.suicides_per_million_civilians_same_age,
            army.coef_aggravation,
            8,
            0.03,
        ),
        (divorce.single_men_per_million, divorce.married_men_per_million, divorce.coef_preservation_husbands, 5, 0.02),
        (divorce.single_women_per_million, divorce.married_women_per_million, divorce.coef_preservation_wives, 5, 0.02),
    ]:
        off = (above / below / printed - 1).abs().dropna()
        wrong += [] if (len(off), off.max() <= within) == (count, True) else [(printed.name, off.tolist())]
    assert wrong == []


def test_family_coefficients_follow_from_the_single_people_of_that_age():
    """Prevents a row that is compared with single people of the wrong age."""
    rows = load("durkheim_family_children")
    single = rows[rows.group == "single"].set_index(["sex", "age_reference"]).suicides_per_million
    compared = rows.dropna(subset="coef_preservation_vs_single")
    assert len(compared) == 8
    wrong = [
        row
        for row in compared.itertuples()
        if abs(single[row.sex, row.age_reference] / row.suicides_per_million - row.coef_preservation_vs_single) >= 0.02
    ]
    assert wrong == []


# ---- Durkheim's other tables

# The means as printed under the two tables of Book II, ch. II, sect. I; two of them are not the means of their
# provinces.
PRINTED_MEANS = {
    "catholic_minority_under_50pct": 192,
    "catholic_majority_50_90pct": 135,
    "catholic_over_90pct": 75,
    "protestant_over_90pct": 264.6,
    "protestant_68_89pct": 220.0,
    "protestant_40_50pct": 163.6,
    "protestant_28_32pct": 95.6,
}
MISPRINTS = {"catholic_majority_50_90pct": 137.5, "protestant_68_89pct": 236.3}


def printed_means():
    """Each printed mean as a test case; the two known misprints are expected to fail."""
    for mix, mean in PRINTED_MEANS.items():
        marks = [pytest.mark.xfail(strict=True, reason="the printed mean is not the mean")] if mix in MISPRINTS else []
        yield pytest.param(mix, mean, id=mix, marks=marks)


@pytest.mark.parametrize(("mix", "printed"), list(printed_means()))
def test_a_printed_mean_is_the_mean_of_its_provinces(mix, printed):
    """Prevents a province in the wrong group or with a wrong rate."""
    rows = load("durkheim_religion_provinces")
    assert rows[rows.religious_mix == mix].suicides_per_million.mean() == pytest.approx(printed, abs=1)


def test_the_two_misprinted_means_are_the_known_ones():
    """Prevents the expected failures from hiding a new slip."""
    means = load("durkheim_religion_provinces").groupby("religious_mix").suicides_per_million.mean()
    assert set(means.index) == set(PRINTED_MEANS)
    assert {mix: round(means[mix], 1) for mix in MISPRINTS} == MISPRINTS


@pytest.mark.parametrize(
    ("table", "column", "n", "r"),
    [
        ("durkheim_t19_italy_education", "marriages_both_spouses_literate_pct", 16, 0.656),
        ("durkheim_t25_divorce_countries", "divorces_per_1000_marriages", 15, 0.805),
        ("durkheim_t26_divorce_swiss_cantons", "divorces_and_separations_per_1000_marriages", 22, 0.716),
    ],
)
def test_correlations_of_areas_are_as_recorded(table, column, n, r):
    """Prevents a changed or misplaced value in the tables of provinces, countries and cantons."""
    both = load(table)[[column, "suicides_per_million"]].dropna()
    assert len(both) == n
    assert both.corr().iloc[0, 1] == pytest.approx(r, abs=0.0005)
    assert f"r = {str(r)[1:]}" in " ".join(about(table)["caveats"])


def test_table_iii_is_whole():
    """Prevents a missing country or period in the table that opens the argument."""
    rows = load("durkheim_t03_rates_europe")
    assert rows.groupby("country").period.nunique().tolist() == [3] * 11
    assert len(rows) == 33


def test_the_two_series_of_prussia_differ_and_say_so():
    """Prevents one of Durkheim's two Prussian series from being mended into the other."""
    counts, crises = load("durkheim_t01_suicide_counts_1841_1872"), load("durkheim_crises")
    first = counts[(counts.country == "Prussia") & (counts.year >= 1869)].suicides.tolist()
    second = crises[(crises.place == "Prussia") & (crises.crisis == "war 1870-71")].value.tolist()
    assert (first, second) == ([3544, 3270, 3135, 3467], [3186, 2963, 2723, 2950])
    for table in ("durkheim_t01_suicide_counts_1841_1872", "durkheim_crises"):
        assert any("two series" in caveat for caveat in about(table)["caveats"])


def test_groups_of_departments_are_in_order():
    """Prevents swapped limits, and groups that do not add up to the departments of France."""
    density, divorce = load("durkheim_family_density"), load("durkheim_divorce_departments")
    assert density.n_departments.sum() == 86
    assert (density.suicides_per_million_min < density.suicides_per_million_max).all()
    assert density.persons_per_100_households.is_monotonic_increasing
    assert divorce.divorces_separations_per_1000_marriages.is_monotonic_increasing
    assert (
        divorce.suicides_per_million_min.dropna()
        < divorce.suicides_per_million_max.reindex(range(1, 8)).fillna(math.inf)
    ).all()
    limits = divorce[["suicides_per_million_min", "suicides_per_million_max"]]
    printed = [[float(x) for x in re.findall(r"\d+", said)] for said in divorce.suicides_per_million_range]
    assert printed == [[x for x in row if x == x] for row in limits.to_numpy()]
