"""One answer in Python and in the page: the shared cases of the alliance model; the page's side runs in
tests/pages/test_models.py.
"""

import json
import math

import pytest

from tests.cases.make_alliance_outcome import CASES, answer
from widgets.alliance_outcome.model import pool

WRONG = [
    (([0.1, 1.2], [20, 30]), "r[1] must lie strictly between -1 and 1, not 1.2"),
    (([0.1, 0.2], [20, 3]), "n[1] must be a whole number from 4 to 1,000,000,000, not 3"),
    (([0.1, 0.2], [20.5, 30]), "n[0] must be a whole number from 4 to 1,000,000,000, not 20.5"),
    (([0.1, 0.2], [20, 30, 40]), "r and n must have the same length, not 2 and 3"),
    (([0.1], [20]), "r must hold at least 2 studies, not 1"),
    (([0.1, 0.2], [20, 30], "ML"), 'method must be "REML", "DL" or "FE", not \'ML\''),
    (([0.1, 0.2], [20, 30], "FE", "t"), 'interval must be "z" or "hk", not \'t\''),
]


def cases():
    return [
        (group["function"], case) for group in json.loads(CASES.read_text(encoding="utf-8")) for case in group["cases"]
    ]


def alike(one, other):
    if isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in other)
    if isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(other, float | int) and not isinstance(other, bool) and one is not None:
        return math.isclose(one, other, rel_tol=1e-10, abs_tol=1e-10)
    return one == other


def test_shared_cases_are_what_python_says():
    """Failure prevented: a formula changed without its cases, so that the page goes on with the old one."""
    assert len(cases()) >= 800
    assert max(len(case["args"][0]) for function, case in cases() if function == "pool") == 300
    differ = [
        f"{function}{case['args']}"
        for function, case in cases()
        if not alike(answer(function, case["args"]), case["value"])
    ]
    assert differ == []


@pytest.mark.parametrize(("args", "message"), WRONG, ids=[message for _, message in WRONG])
def test_python_says_the_same_words(args, message):
    """Failure prevented: two messages for one mistake."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 (the whole message is compared)
        pool(*args)
    assert str(caught.value) == message
