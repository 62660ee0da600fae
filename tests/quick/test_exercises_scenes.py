"""Scenes on one plane, hints and sisters: read as they are written, or refused by line and reason."""

import re

import pytest

from tests.quick.test_exercises_bank import GOOD, book, reasons
from widgets.exercises.item_bank.files import bank
from widgets.exercises.pages.reasons import answered

SISTER = GOOD.replace("    kind: choice\n", "    kind: choice\n    sister_of: choose-the-ties\n", 1)
NUMBER = "    tolerance: 0.1\n    unit: per cent\n"
HELPED = GOOD.replace(NUMBER, NUMBER + "    hints: [Look at the first row., Look at its second cell.]\n")


def test_scenes_hints_and_sisters_are_read(tmp_path):
    """Failure prevented: a field of the new form that the page never gets, or an earlier id without an exercise."""
    assert reasons(book(tmp_path / "a", HELPED)) == ""
    found = {key: item.public() for key, item in bank(book(tmp_path / "b", HELPED)).items()}
    plane = found["place-the-club"]
    assert plane["hints"] == [["Ask who would be missed."], ["Ask who sets an end to it."]]
    assert len(found["alone-in-1940"]["hints"]) == 2
    assert plane["was"] == ["place-the-guild"], "a scene may have been this exercise itself"
    club, choir = plane["scenes"]
    assert club == {
        "key": "club",
        "title": "A club without a calendar",
        "text": [["p", "A chess club meets when it likes. Nobody keeps score, and ", ["em", "nobody"], " is missed."]],
        "reason": "ties",
        "side": "few",
        "target": {"cohesion": -0.5, "control": -0.2},
        "feedback": {"reason": ["The score is no matter."], "side": ["Count the empty chairs."]},
        "model_answer": ["Nobody waits for anybody."],
        "was": "place-the-guild",
    }
    assert "side" not in choir
    out = HELPED.replace("reason: neither", "reason: both").replace("{cohesion: 0, control", "{cohesion: 0.3, control")
    found = bank(book(tmp_path / "d", out.replace("control: 0.25}", "control: -0.3}")))["place-the-club"].public()
    assert found["scenes"][1]["reason"] == "both"
    assert found["scenes"][1].keys() == choir.keys()
    assert "<strong>both.</strong> A balanced evening." in answered(found)
    assert bank(book(tmp_path / "c", SISTER))["name-the-limit"].public()["sister_of"] == "choose-the-ties"


CHOIR = GOOD[GOOD.index("      - key: choir") : GOOD.index("    source: orlinsky")]
CALM = CHOIR[CHOIR.index("reason: neither") : CHOIR.index("        model_answer")].rstrip()
HIGH = "target: {cohesion: 0.3, control: -0.3}"
# A change of that bank, and what is said of it.
SAID = [
    ("        side: few\n", "", r":\d+: place-the-club: needs 'side': few or many, since the trouble is with the ties"),
    ("side: few", "side: less", r"scenes 1, side: must be one of few, many, not 'less'"),
    ("reason: ties", "reason: rules", r"scenes 1, reason: must be one of ties, limits, both, neither, not 'rules'"),
    ("reason: neither", "reason: neither\n        side: few", r"where neither is out of measure there is no side"),
    ("          side: Count the empty chairs.\n", "", r"feedback needs words for a wrong side"),
    ("measure here.}", "measure here., side: No.}", r"where neither is out of measure there is no side"),
    ("{cohesion: -0.5, control: -0.2}", "{cohesion: 0.5, control: -0.2}", r"cohesion must lie below -0.25, since the "
                                                                         r"ties are too few"),
    ("{cohesion: -0.5, control: -0.2}", "{cohesion: -0.5, control: -0.3}", r"control must lie from -0.25 to 0.25, "
                                                                          r"since the ties are too few and nothing"),
    ("{cohesion: 0, control: 0.25}", "{cohesion: 0, control: 0.3}", r"since neither is out of measure"),
    ("reason: neither", "reason: both\n        side: few", r"where both are out of measure there is no side"),
    (CALM, f"reason: both\n        {HIGH}\n        feedback: {{reason: A., side: B.}}", r"where both are out of"),
    ("reason: neither", "reason: both", r":\d+: place-the-club: cohesion must lie below -0.25 or above 0.25, since "
                                        r"both are out of measure"),
    ("reason: neither\n        target: {cohesion: 0,", "reason: both\n        target: {cohesion: -0.3,",
     r"control must lie below -0.25 or above 0.25, since both are out of measure"),
    (CHOIR, CHOIR.replace("choir", "a") + CHOIR.replace("choir", "b") + CHOIR.replace("choir", "c")
     + CHOIR.replace("choir", "d") + CHOIR.replace("choir", "e"), r"scenes: may hold at most 5, not 6"),
    ("- key: choir", "- key: club", r"the key 'club' stands here twice"),
    ("    scenes:", "    model_answer: Both.\n    scenes:", r"has a field 'model_answer' that this kind"),
    ("      - Ask who sets an end to it.\n", "", r"hints: needs at least 2, not 1"),
    ("was: place-the-guild", "was: name-the-limit", r"the retired id 'name-the-limit' is used again"),
    ("        text: They sing and go home.", "        text: They $\\frac{1$.", r"the maths .* cannot be read"),
    (GOOD[GOOD.index("    scenes:") : GOOD.index("    source: orlinsky")], "", r"place-the-club: needs 'scenes'"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "said"), SAID, ids=range(len(SAID)))
def test_faults_of_scenes_are_said_plainly(tmp_path, before, after, said):
    """Failure prevented: a scene with two troubles, or an author who is told neither where nor what."""
    assert before in GOOD
    assert re.search(said, reasons(book(tmp_path, GOOD.replace(before, after, 1))))
