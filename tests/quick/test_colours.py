"""Inks of the book on its papers, by day and by night; of a word in a drawing, axe never knows the paper."""

import pytest

from widgets._site.palette import FOUND

SCHEMES = {"day": {name: day for name, day, _ in FOUND}, "night": {name: night for name, _, night in FOUND}}
WORDS = ["ink", "quiet", "accent", "mark", "mark-2", *(name for name in SCHEMES["day"] if name.startswith("pole-"))]


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, 0 to 1. Source: WCAG 2.2, definition of relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21. Source: WCAG 2.2, definition of contrast ratio.

    >>> round(contrast("#000000", "#ffffff"), 6)
    21.0
    """
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_can_be_read_on_every_paper(scheme):
    """A1: a word in a drawing too pale for its paper, 4.5 to 1; the edge of a field, 3 to 1."""
    colours = SCHEMES[scheme]
    wanted = [(ink, paper, 4.5) for ink in WORDS for paper in ("paper", "wash")]
    wanted += [
        ("on-accent", "accent", 4.5),
        ("accent", "accent-wash", 4.5),
        ("field", "paper", 3),
        ("field", "wash", 3),
    ]
    faults = [
        f"{ink} on {paper}: {found:.2f}, wanted {least}"
        for ink, paper, least in wanted
        if (found := contrast(colours[ink], colours[paper])) < least
    ]
    assert faults == []


def test_a_pale_word_is_found():
    """The proof: grey on white that misses by little, and one that holds by little."""
    assert contrast("#777777", "#ffffff") < 4.5 < contrast("#767676", "#ffffff")
