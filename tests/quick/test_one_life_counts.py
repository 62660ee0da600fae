"""One life that drifts apart, and the countries beside it: what is counted, and what stands still without script."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.modernity_sectors import ModernitySectors, words
from widgets.modernity_sectors.countries import figures
from widgets.modernity_sectors.life import PEOPLE, known, sixteen

shares = st.floats(0, 1)


@given(shares, shares)
def test_people_lose_her_name_one_after_another_and_home_never_does(one, other):
    """Failure prevented: a name learnt again as life divides, two who go at once, a home that forgets."""
    less, more = sorted((one, other))
    assert known(less) >= known(more) >= 3
    assert all(person.knows for person in sixteen(more) if person.sector == "personal")
    ranks = sorted(rank for _, rank, *_ in PEOPLE if rank is not None)
    assert ranks == list(range(13))
    assert (known(0), known(1)) == (16, 3)


@pytest.mark.parametrize("d", [0, 0.1, 0.35, 0.6, 0.85, 1])
def test_the_sentence_counts_the_figures_that_are_drawn_as_knowing(d):
    """Failure prevented: a sentence without script or on paper that counts other people than the picture shows."""
    drawn = str(ModernitySectors(division_of_labour=d).fallback())
    (figures_drawn,) = re.findall(r'd="([^"]*)" class="known"', drawn)
    (threads,) = re.findall(r'd="([^"]*)" class="tie-thread"', drawn)
    count = figures_drawn.count("v10")
    assert count == threads.count("L") == known(d)
    assert words.SAID["life"]["counted"][count].lower() in words.stage(d).lower()
    strangers = re.findall(r'd="([^"]*)" class="stranger"', drawn)
    assert sum(path.count("v10") for path in strangers) == 16 - count


def test_up_to_six_countries_stand_in_the_picture_and_two_by_default():
    """Failure prevented: a country drawn twice, one left out, or a published pair that gains a third."""
    assert ModernitySectors().chosen_countries() == ["NOR", "IND"]
    six = ModernitySectors(mode="countries", others=["KOR", "NOR", "ETH", "LKA"])
    assert six.chosen_countries() == ["NOR", "IND", "KOR", "ETH", "LKA"]
    drawn = str(six.fallback())
    assert all(drawn.count(figures(iso, "2019")[0]) >= 5 for iso in six.chosen_countries())
    missing = str(ModernitySectors(mode="countries", year="1960").fallback())
    assert missing.count("Norway no figure") == 3
    assert missing.count("<circle") == 2
