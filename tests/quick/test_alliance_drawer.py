"""The drawer from Python: the luck of the teams, the filter, what is printed together, its form without a script."""

import itertools
import json
import math
import re

import numpy as np
import pytest
from scipy.stats import norm

from tests.cases.make_alliance_drawer import CASES, answer
from tests.quick.test_alliance_page import alike
from widgets.alliance_outcome import AllianceOutcome
from widgets.alliance_outcome.drawer import TEAMS, journals, normal, uniform
from widgets.alliance_outcome.eyes import cats_eye

TRUTHS = (0, 0.1, 0.28)
DRAWS = [(truth, spread, seed) for truth in TRUTHS for spread in (0, 0.2) for seed in range(1, 9)]


def test_shared_cases_are_what_python_says():
    """Failure prevented: a formula changed without its cases, so that the page goes on with the old one."""
    groups = json.loads(CASES.read_text(encoding="utf-8"))
    cases = [(group["function"], case) for group in groups for case in group["cases"]]
    assert [f"{name}{one['args']}" for name, one in cases if not alike(answer(name, one["args"]), one["value"])] == []
    kept = {case["value"]["kept"] for name, case in cases if name == "journals"}
    assert {0, 1, 2, 3, 60} <= kept


def test_the_generator_is_the_published_one():
    """Failure prevented: numbers of our own, which nobody can check; the first of mulberry32 for seeds 1 and 22."""
    assert [round(one - 2**-32, 9) for one in itertools.islice(uniform(1), 3)] == [
        0.627073941,
        0.002735721,
        0.527447040,
    ]


def test_luck_is_bell_shaped():
    """Failure prevented: luck that leans, so that the print would be off with an empty drawer as well."""
    draw = uniform(5)
    luck = np.array([normal(draw) for _ in range(20_000)])
    assert abs(luck.mean()) < 0.03
    assert abs(luck.std() - 1) < 0.03
    assert abs((luck > 1.959964).mean() - 0.025) < 0.004
    full = [journals(truth, 0, seed, 0).pooled_r - truth for truth in TRUTHS for seed in range(1, 200)]
    assert abs(np.mean(full)) < 0.003


@pytest.mark.parametrize("draw", DRAWS, ids=str)
def test_the_drawer_hides_only_what_is_not_significant(draw):
    """Failure prevented: a significant study hidden, one in the wrong direction called a find, a share miscounted."""
    for hidden in (0, 3, 5, 10):
        found = journals(*draw, hidden)
        n, r = np.array(found.n), np.array(found.r)
        z = np.arctanh(r) * np.sqrt(n - 3)
        assert found.significant == [bool(one) for one in (2 * norm.sf(abs(z)) < 0.05) & (r > 0)]
        weak = TEAMS - sum(found.significant)
        assert all(np.array(found.printed)[np.array(found.significant)])
        assert found.kept == sum(found.printed) == TEAMS - math.floor(weak * hidden / 10 + 0.5)
    assert n.min() >= 14
    assert n.max() <= 320
    assert list(n) == sorted(n)


@pytest.mark.parametrize("draw", DRAWS, ids=str)
def test_what_is_printed_is_pooled_and_corrected_as_weighted_lines(draw):
    """Failure prevented: hidden studies that still count, or a correction through other points than the printed ones;
    against weighted least squares of numpy.
    """
    for hidden in (0, 6, 10):
        found = journals(*draw, hidden)
        keep = np.array(found.printed)
        z, v = np.arctanh(found.r)[keep], 1 / (np.array(found.n)[keep] - 3)
        if not draw[1] and found.kept > 1:
            mean, half = np.average(z, weights=1 / v), 1.959963984540054 / math.sqrt((1 / v).sum())
            assert np.tanh([mean, mean - half, mean + half]) == pytest.approx(
                [found.pooled_r, found.low, found.high], abs=1e-12
            )
        for x, value in ((np.sqrt(v), found.pet_r), (v, found.peese_r)):
            if found.kept < 3:
                assert math.isnan(value)
                continue
            design = np.column_stack([np.ones_like(x), x]) / np.sqrt(v)[:, None]
            (start, _), *_ = np.linalg.lstsq(design, z / np.sqrt(v), rcond=None)
            assert math.tanh(start) == pytest.approx(value, abs=1e-9)


def test_the_same_teams_keep_their_luck():
    """Failure prevented: another sixty studies when only the truth was changed, so that nothing can be compared."""
    sets = [journals(truth, 0, 22, 0) for truth in TRUTHS]
    luck = [np.arctanh(one.r) - math.atanh(truth) for one, truth in zip(sets, TRUTHS, strict=True)]
    assert sets[0].n == sets[1].n == sets[2].n
    assert np.allclose(luck[0], luck[1])
    assert np.allclose(luck[0], luck[2])
    assert sets[0].r != journals(0, 0, 23, 0).r


@pytest.mark.parametrize(("seed", "kept"), [(3, 0), (1, 1), (5, 2)])
def test_too_few_are_said_as_what_they_are(seed, kept):
    """Failure prevented: an exception, or an average of nothing, where the filter leaves no study, one or two."""
    found = journals(0, 0, seed, 10)
    assert found.kept == kept
    assert math.isnan(found.pooled_r) == (kept == 0)
    assert math.isnan(found.pet_r)
    if kept == 1:
        assert found.pooled_r == found.r[found.printed.index(True)]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((1, 0, 1, 0), "truth must be a number between -0.9 and 0.9, not 1"),
        ((0, 0.4, 1, 0), "spread must be a number between 0 and 0.3, not 0.4"),
        ((0, 0, 0, 0), "seed must be a whole number between 1 and 9999, not 0"),
        ((0, 0, 1, 10.5), "hidden must be a whole number between 0 and 10, not 10.5"),
    ],
)
def test_a_wrong_setting_names_itself_and_its_range(args, said):
    """Failure prevented: a picture of a state that does not exist."""
    with pytest.raises(ValueError, match="must") as caught:
        journals(*args)
    assert str(caught.value) == said


def test_an_eye_is_the_bell_that_its_interval_was_cut_from():
    """Failure prevented: an eye that is thickest beside the estimate, or ends elsewhere than its interval."""
    lid = cats_eye(0.1, 0.5)
    middle = (math.atanh(0.1) + math.atanh(0.5)) / 2
    se = (math.atanh(0.5) - middle) / 1.959963984540054
    assert [lid[0][0], lid[-1][0]] == pytest.approx([0.1, 0.5])
    for r, fit in lid:
        assert fit == pytest.approx(norm.pdf(math.atanh(r), middle, se) / norm.pdf(middle, middle, se))
    for low, high in ((0.5, 0.1), (-1, 0), (0, 1), (math.nan, 0)):
        with pytest.raises(ValueError, match="strictly between -1 and 1, low end first"):
            cats_eye(low, high)


def test_the_form_without_a_script_says_the_state():
    """Failure prevented: a still that shows another state than its sentence, or does not say that it is simulated."""
    said = str(AllianceOutcome(show="drawer", truth=0.28, hidden=5, teams=5).fallback())
    found = journals(0.28, 0, 5, 5)
    assert f"With 5 in 10 of the not significant left in the drawer, journals print {found.kept} (filled)" in said
    assert f"hide {60 - found.kept} (hollow)" in said
    assert "truth .28</text>" in said
    assert "simulated data</text>" in said
    points, ghosts = (re.search(f'class="{kind}" d="([^"]*)"', said)[1] for kind in ("points", "ghosts"))
    assert (points.count("M"), ghosts.count("M")) == (found.kept, 60 - found.kept)
    empty = str(AllianceOutcome(show="drawer", truth=0, hidden=10, teams=3).fallback())
    assert "journals print 0 (filled) and hide 60 (hollow), and the average is –." in empty


def test_a_view_without_studies_leaves_them_to_its_neighbours():
    """Failure prevented: the same tables three times on one page, past its 60 kB; or studies lost from Python."""
    page = AllianceOutcome(show="drawer")._state_for_page()["state"]
    assert "sets" not in page
    assert "sets" in AllianceOutcome(show=["drawer", "forest"])._state_for_page()["state"]
    assert "sets" in AllianceOutcome("study,n,r\nA,40,.3\nB,50,.2", show="drawer")._state_for_page()["state"]
    assert AllianceOutcome(show="drawer").sets["invented"]["n"]
