"""`check` in a notebook: it takes what a notebook holds, says why, and never prints the answer."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from tests.cases.field_tables import BLANKS, UNSEEN
from tests.quick.test_exercises_bank import book
from widgets.exercises.item_bank.files import bank
from widgets.exercises.item_bank.small_markdown import plain
from widgets.exercises.marking import answers
from widgets.exercises.marking.marking import mark, with_variant


@pytest.fixture(scope="module")
def items(tmp_path_factory):
    """The exercises of the small book."""
    return bank(book(tmp_path_factory.mktemp("book")))


def said(items, name, answer, variant=1):
    return answers.said(items[name], answer, variant)


def state(items, name, answer, variant=1):
    return said(items, name, answer, variant).mark.state


def test_check_takes_what_a_notebook_holds(items):
    """Failure prevented: a right answer that is refused for being a Series, an array, a tuple or a numpy number."""
    for answer in (
        7.7,
        "7,7 %",
        np.float64(7.7),
        np.array([7.7]),
        pd.Series([7.7]),
        [7.7],
        (7.7,),
        pd.Series([7.7], index=[1940]),
    ):
        assert state(items, "alone-in-1940", answer) == "right", repr(answer)
    for answer in ("a", "A", "What people may want", "what people may want.", ["a"]):
        assert state(items, "name-the-limit", answer) == "right", answer
    for answer in (
        ["a", "b"],
        {"a", "b"},
        pd.Series(["a", "B"]),
        ("A sister who phones each week", "b"),
        pd.Index(["a", "b"]),
    ):
        assert state(items, "choose-the-ties", answer) == "right", repr(answer)
    for answer in (
        {"club": {"reason": "ties", "side": "few"}, "choir": {"reason": "neither"}},
        {"A club without a calendar": "ties, few", "choir": "Neither."},
        ["too few ties", "neither"],
        (("ties", "few"), "neither"),
        pd.Series({"club": "few ties", "choir": "neither"}),
        {"club": {"reason": "ties", "side": "few", "cohesion": "-0,5", "control": -0.2}, "choir": "neither"},
    ):
        assert state(items, "place-the-club", answer) == "right", repr(answer)
    things = {"A shift in the mill": "work", "A shop counter": "Work", "Supper with a son": "home"}
    for answer in (
        things,
        pd.Series(things),
        ["work", "work", "home"],
        {1: "work", 2: "work", 3: "home"},
        pd.Series(["work", "work", "home"]),
    ):
        assert state(items, "sort-the-day", answer) == "right", repr(answer)
    for answer in ({"widest": "S01", "pooled": 0.27}, ["a", "0,27"], pd.Series({"widest": "a", "pooled": 0.27})):
        assert state(items, "read-the-plot", answer) == "right", repr(answer)
    assert state(items, "think-it-over", "A neighbour.") == state(items, "guess-the-share", 12) == "noted"


def test_one_scene_needs_no_key_and_a_slip_is_told_the_form(items):
    """Failure prevented: a learner who must guess how a scene is answered, or a slip in a key that is passed over."""
    item = items["place-the-club"]
    alone = replace(item, body=replace(item.body, scenes=item.body.scenes[:1]))
    for answer in ("ties, few", ("ties", "few"), {"reason": "ties", "side": "few"}, {"club": "too few ties"}):
        assert answers.said(alone, answer).mark.state == "right", answer
    assert answers.said(alone, "ties").mark.state == "partly"
    out = replace(item.body.scenes[1], reason="both", cohesion=0.5, control=0.5)
    both = replace(item, body=replace(item.body, scenes=(out,)))
    for answer in (
        "both",
        "Both.",
        {"reason": "both"},
        "the ties and the limits",
        "limits, ties",
        "both ties and limits",
    ):
        assert answers.said(both, answer).mark.state == "right", answer
        assert answers.said(alone, answer).mark.state == "wrong", answer
    # Of a side said of each nobody could say here whether it is right.
    for answer in ("many ties, many limits", "too few ties and limits", "ties or limits", "not ties, limits"):
        found = answers.said(both, answer)
        assert found.mark.state == "unreadable", answer
        assert "a reason (ties, limits, both or neither) and, with ties or limits, a side" in str(found)
    for answer in (
        {"clbu": "ties, few"},
        "rules, few",
        {"reason": "tie"},
        (0.5, 0.5),
        {"club": {"reason": "ties", "cohesion": 2}},
    ):
        found = str(answers.said(alone, answer))
        assert "The scenes are: club." in found, answer
        assert '{"club": {"reason": "ties", "side": "few"}}' in found
    assert "The scenes are: club, choir." in str(
        said(items, "place-the-club", {"club": "few ties", "chior": "neither"})
    )


@pytest.mark.parametrize("mark", [*UNSEEN, *BLANKS])
def test_what_nobody_sees_changes_no_typed_answer(mark, items, monkeypatch):
    """F16: an option, a thing or an id copied from a chat, said to be none of them."""
    assert state(items, "alone-in-1940", f"{mark}7.7{mark}") == "right"
    assert state(items, "name-the-limit", f"a{mark}") == "right"
    assert state(items, "name-the-limit", f"{mark}What people may want") == "right"
    assert state(items, "choose-the-ties", f"{mark}a,{mark}b") == "right"
    things = {f"A shift in the mill{mark}": f"{mark}work", "A shop counter": "Work", "Supper with a son": "home"}
    assert state(items, "sort-the-day", things) == "right"
    monkeypatch.setattr(answers, "bank", lambda: items)
    assert answers.check(f"{mark}name-the-limit{mark}", "a").mark.state == "right"


def test_check_never_raises_on_an_answer(items):
    """Failure prevented: a traceback where a learner should read what form is expected."""
    for name in items:
        for answer in (
            None,
            "",
            object(),
            float("nan"),
            [],
            [[]],
            {},
            {"x": object()},
            "<script>",
            b"7",
            3 + 4j,
            pd.Series(dtype=float),
            range(3),
            10**400,
        ):
            assert state(items, name, answer) in ("blank", "unreadable", "wrong", "noted")


def test_check_never_prints_the_answer(items):
    """Failure prevented: a wrong answer that buys the right one."""
    secrets = {
        "alone-in-1940": ("7.7", [1, 27.6, 19.9, 770, -7.7, "seven", None]),
        "name-the-limit": ("What people may want", ["b", "c", None, "zzz"]),
        "choose-the-ties": ("A friend from school", [["a"], ["c"], ["a", "c"], []]),
        "place-the-club": (
            "Nobody waits",
            [("limits", "neither"), ("ties", "ties"), "ties", {"club": "many ties"}, None],
        ),
        "sort-the-day": ("home", [["work", "work", "work"], {"3": "work"}]),
        "guess-the-share": ("27.6", [1, 27, 28, 60]),
        "read-the-plot": ("0.27", [["b", 0.25], ["c", 1]]),
    }
    for name, (secret, wrong) in secrets.items():
        for answer in wrong:
            found = said(items, name, answer)
            assert found.mark.state != "right"
            assert secret not in str(found) + found._repr_html_(), (name, answer)


def test_check_says_why(items):
    """Failure prevented: right or wrong without a word."""
    found = said(items, "alone-in-1940", 27.6)
    assert str(found) == "Who lived alone: not yet.\nThis is the last year of the table."
    assert "<p>This is the last year of the table.</p>" in found._repr_html_()
    found = said(items, "name-the-limit", "a")
    assert str(found).endswith("A limit on wishes is what control means here.\nTies and limits are two things.")
    found = said(items, "sort-the-day", {"3": "work", "2": "work", "1": "work"})
    assert "- Supper with a son: Not here. Nobody else would do." in str(found)
    assert str(said(items, "sort-the-day", {"1": "work"})).endswith("Still open: 2 of 3."), "nobody placed the others"
    assert "one more belongs here" in str(said(items, "choose-the-ties", ["a"])).lower()
    found = said(items, "name-the-limit", "<img src=x onerror=alert(1)>")
    assert "<img" not in found._repr_html_()


def test_check_escapes_the_bank(items):
    """Failure prevented: an option with markup that runs in JupyterLab."""
    item = items["name-the-limit"]
    hostile = replace(item, title="<script>alert(1)</script>", after=[["p", "<script>"]])
    assert "<script" not in answers.said(hostile, "a")._repr_html_()


def test_options_of_many_may_stand_in_one_text(items):
    """Failure prevented: "a, b" taken for one option that does not exist, and a table that ends in a traceback."""
    item = next(item for item in bank().values() if item.kind == "choice" and item.public()["many"])
    right = [option["key"] for option in item.public()["options"] if option["right"]]
    for given in (right, ", ".join(right), " ".join(right).upper(), ";".join(right)):
        assert answers.said(item, given).mark.state == "right", given
    assert answers.said(item, pd.DataFrame({"a": [1]})).mark.state == "unreadable"


def test_unknown_names_and_variants(items, monkeypatch):
    """Failure prevented: a slip in a name that ends in a KeyError, and a set of numbers that does not exist."""
    monkeypatch.setattr(answers, "bank", lambda: items)
    assert answers.check("name-the-limit", "a").mark.state == "right"
    with pytest.raises(ValueError, match="not 'name-the-limits'; did you mean 'name-the-limit'"):
        answers.check("name-the-limits", "a")
    for name in (None, 3, ["name-the-limit"], ""):
        with pytest.raises(ValueError, match="name must be the id of an exercise"):
            answers.check(name, "a")
    for variant in (0, 13, 1.5, True, "1"):
        with pytest.raises(ValueError, match="variant must be a whole number from 1 to 12"):
            answers.check("new-shares", 1, variant)
    public = items["new-shares"].public()
    for place in range(12):
        assert state(items, "new-shares", public["variants"][place]["answer"], place + 1) == "right"


def test_variants_have_their_own_words(items):
    """Failure prevented: new numbers that are marked by the old ones."""
    public = items["new-shares"].public()
    third = with_variant(public, 3)
    assert third["prompt"] == public["variants"][3]["prompt"] != public["prompt"]
    slip = third["misconceptions"][0]
    assert mark(public, {"value": slip["value"], "variant": 3}).message == slip["why"]
    assert with_variant(public, 12) is with_variant(public, "1") is with_variant(public, float("nan")) is None


def test_every_exercise_of_the_book_can_be_solved():
    """Failure prevented: an exercise whose own answer is marked wrong, or a slip that is."""
    faults = []
    for item in bank().values():
        public, wanted = item.public(), "noted" if item.kind in ("reflection", "predict") else "right"
        states = [(answer, mark(public, answer).state) for answer in right_answers(public)]
        faults += [f"{item.id}: {answer!r} is {state}" for answer, state in states if state != wanted]
        slips = [(slip, mark(public, slip["value"])) for slip in public.get("misconceptions", [])]
        faults += [
            f"{item.id}: {slip['value']} is {found.state}: {found.message}"
            for slip, found in slips
            if (found.state, plain(found.message)) != ("wrong", plain(slip["why"]))
        ]
    assert faults == []


def right_answers(item):
    """The answers that must be right."""
    kind = item["kind"]
    if kind == "choice":
        keys = [option["key"] for option in item["options"] if option["right"]]
        return [keys if item["many"] else keys[0]]
    if kind == "numeric":
        sets = item.get("variants", [item])
        return [{"value": one["answer"], "variant": place} for place, one in enumerate(sets)] + [
            f"{sets[0]['answer']:.9f}"
        ]
    return {
        "plane": lambda: [{one["key"]: {key: one.get(key) for key in ("reason", "side")} for one in item["scenes"]}],
        "sort": lambda: [{thing["key"]: thing["group"] for thing in item["things"]}],
        "forest": lambda: [{part["key"]: right_answers(part)[0] for part in item["parts"]}],
        "reflection": lambda: ["Words."],
        "predict": lambda: [item["answer"], item["low"], item["high"]],
    }[kind]()
