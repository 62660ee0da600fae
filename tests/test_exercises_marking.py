"""What marking promises: the plan's partial credit, a reason for each slip, and the same words in Python and on the page."""

import json
import random
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from tests.cases import make_marking_cases as made
from tests.test_exercises_bank import book
from widgets.exercises import answers
from widgets.exercises.bank import bank
from widgets.exercises.marking import STATES, mark, with_variant
from widgets.exercises.numbers import parse_number
from widgets.exercises.small_markdown import plain

ROOM = Path(answers.__file__).parent
CASES = json.loads(made.FILE.read_text(encoding="utf-8"))
FUNCTIONS = {"mark": lambda item, answer: mark(item, answer).json(), "parseNumber": parse_number}
NODE = shutil.which("node")

COMPARE = """
import { mark } from %s; import { parseNumber } from %s; import { readFileSync } from "node:fs";
const functions = { mark, parseNumber };
const groups = JSON.parse(readFileSync(0, "utf8"));
const sorted = (value) => Array.isArray(value) ? value.map(sorted)
  : value && typeof value === "object" ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value;
const bad = [];
for (const { function: name, cases } of groups) for (const { args, value } of cases) {
  let found;
  try { found = functions[name](...args); } catch (error) { found = String(error); }
  if (JSON.stringify(sorted(found)) !== JSON.stringify(sorted(value))) bad.push([name, args.at(-1), found, value]);
}
console.log(JSON.stringify(bad.slice(0, 5)));
"""


def differing_on_page(groups, folder):
    """Cases in which the page's functions answer otherwise, as node runs them."""
    for name in ("marking", "numbers"):
        text = (ROOM / f"{name}.js").read_text(encoding="utf-8").replace("./numbers.js", "./numbers.mjs")
        (folder / f"{name}.mjs").write_text(text, encoding="utf-8")
    script = folder / "compare.mjs"
    script.write_text(COMPARE % ('"./marking.mjs"', '"./numbers.mjs"'), encoding="utf-8")
    done = subprocess.run([NODE, script], input=json.dumps(groups), capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("entry", CASES, ids=lambda entry: entry["function"])
def test_python_keeps_the_cases(entry):
    """Failure prevented: a change of marking or of its words that the page does not make."""
    for case in entry["cases"]:
        assert FUNCTIONS[entry["function"]](*case["args"]) == case["value"], case["args"][-1]


@pytest.mark.skipif(not NODE, reason="needs node; the page tests run the same cases in a browser")
def test_page_keeps_the_cases(tmp_path):
    """Failure prevented: a reader who is marked otherwise on the page than in a notebook."""
    assert differing_on_page(CASES, tmp_path) == []


def test_cases_are_enough():
    """Failure prevented: a file of cases that is not the one written, forgets a kind or a state, or has shrunk."""
    assert made.FILE.read_text(encoding="utf-8") == made.written(), "run `python -m tests.cases.make_marking_cases`"
    marked = CASES[0]["cases"]
    assert len(marked) + len(CASES[1]["cases"]) >= 150
    assert {case["args"][0]["kind"] for case in marked} == {"choice", "plane", "sort", "numeric", "forest", "reflection", "predict"}
    assert {case["value"]["state"] for case in marked} == set(STATES)


PIECES = [None, "", " ", "a", "b", "c", "d", "economic", "political", "7.7", "-0.4", "0.8", "1,234", "28 %", "<b>", 0, 1, -0.4, 0.8, 7.7, 27.6, 1e308,
          True, "__proto__", "value", "variant", "cohesion", "control", "which", "all", "1", "2", "3", "constructor", "\u00a0", "−0,3", "1e-3"]  # fmt: skip


def nasty(draw, depth=0):
    """A random answer, most of them nonsense."""
    kind = draw.random()
    if depth > 2 or kind < 0.4:
        return draw.choice(PIECES)
    if kind < 0.5:
        return round(draw.uniform(-1.2, 1.2), draw.choice([0, 2, 16]))
    if kind < 0.6:
        return "".join(draw.choice("0123456789.,-+eE %\u2212\u00a0\u202fab") for _ in range(draw.randrange(9)))
    if kind < 0.75:
        return [nasty(draw, depth + 1) for _ in range(draw.randrange(4))]
    keys = ("cohesion", "control", "1", "2", "3", "4", "5", "6", "value", "variant", "which", "all", "__proto__", "x")
    return {draw.choice(keys): nasty(draw, depth + 1) for _ in range(draw.randrange(6))}


@pytest.mark.skipif(not NODE, reason="needs node")
def test_page_agrees_on_nonsense(tmp_path):
    """Failure prevented: an odd answer that throws on the page or counts only there."""
    draw = random.Random(7)
    kinds = [made.ONE, made.MANY, made.PLANE, made.MIDDLE, made.SORT, made.NUMERIC, made.SMALL, made.ZERO, made.DRAWN, made.FOREST]
    items = [*kinds, made.REFLECTION, made.PREDICT]
    marked = []
    for item in items:
        for _ in range(300):
            # through JSON, as the page would get it
            answer = json.loads(json.dumps(nasty(draw)))
            marked.append({"args": [item, answer], "value": mark(item, answer).json()})
    texts = ["".join(draw.choice("0123456789.,-+eE %\u2212\u00a0\u202f") for _ in range(draw.randrange(1, 9))) for _ in range(3000)]
    parsed = [{"args": [text], "value": parse_number(text)} for text in texts]
    groups = [{"function": "mark", "cases": marked}, {"function": "parseNumber", "cases": parsed}]
    assert differing_on_page(groups, tmp_path) == []
    assert sum(case["value"] is not None for case in parsed) > 300


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
    for answer in (7.7, "7,7 %", np.float64(7.7), np.array([7.7]), pd.Series([7.7]), [7.7], (7.7,), pd.Series([7.7], index=[1940])):
        assert state(items, "alone-in-1940", answer) == "right", repr(answer)
    for answer in ("a", "A", "What people may want", "what people may want.", ["a"]):
        assert state(items, "name-the-limit", answer) == "right", answer
    for answer in (["a", "b"], {"a", "b"}, pd.Series(["a", "B"]), ("A sister who phones each week", "b"), pd.Index(["a", "b"])):
        assert state(items, "choose-the-ties", answer) == "right", repr(answer)
    for answer in ({"cohesion": -0.5, "control": -0.5}, (-0.5, -0.5), pd.Series({"cohesion": -0.5, "control": -0.5}), np.array([-0.5, -0.5])):
        assert state(items, "place-the-club", answer) == "right", repr(answer)
    things = {"A shift in the mill": "work", "A shop counter": "Work", "Supper with a son": "home"}
    for answer in (things, pd.Series(things), ["work", "work", "home"], {1: "work", 2: "work", 3: "home"}, pd.Series(["work", "work", "home"])):
        assert state(items, "sort-the-day", answer) == "right", repr(answer)
    for answer in ({"widest": "S01", "pooled": 0.27}, ["a", "0,27"], pd.Series({"widest": "a", "pooled": 0.27})):
        assert state(items, "read-the-plot", answer) == "right", repr(answer)
    assert state(items, "think-it-over", "A neighbour.") == state(items, "guess-the-share", 12) == "noted"


def test_check_never_raises_on_an_answer(items):
    """Failure prevented: a traceback where a learner should read what form is expected."""
    for name in items:
        for answer in (None, "", object(), float("nan"), [], [[]], {}, {"x": object()}, "<script>", b"7", 3 + 4j, pd.Series(dtype=float), range(3), 10**400):
            assert state(items, name, answer) in ("blank", "unreadable", "wrong", "noted")


def test_check_never_prints_the_answer(items):
    """Failure prevented: a wrong answer that buys the right one."""
    secrets = {
        "alone-in-1940": ("7.7", [1, 27.6, 19.9, 770, -7.7, "seven", None]),
        "name-the-limit": ("What people may want", ["b", "c", None, "zzz"]),
        "choose-the-ties": ("A friend from school", [["a"], ["c"], ["a", "c"], []]),
        "place-the-club": ("-0.5", [(1, 1), (-1, -1), (-1, 0), None]),
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
    found = said(items, "sort-the-day", {"3": "work", "1": "work"})
    assert "- Supper with a son: Not here. Nobody else would do." in str(found)
    assert "- A shop counter: Not sorted yet." in str(found)
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
    for item in bank().values():
        public = item.public()
        for answer in right_answers(public):
            assert mark(public, answer).state == ("noted" if item.kind in ("reflection", "predict") else "right"), item.id
        for slip in public.get("misconceptions", []):
            found = mark(public, slip["value"])
            assert (found.state, plain(found.message)) == ("wrong", plain(slip["why"])), item.id


def right_answers(item):
    """The answers that must be right."""
    kind = item["kind"]
    if kind == "choice":
        keys = [option["key"] for option in item["options"] if option["right"]]
        return [keys if item["many"] else keys[0]]
    if kind == "numeric":
        sets = item.get("variants", [item])
        return [{"value": one["answer"], "variant": place} for place, one in enumerate(sets)] + [f"{sets[0]['answer']:.9f}"]
    return {
        "plane": lambda: [item["target"]],
        "sort": lambda: [{thing["key"]: thing["group"] for thing in item["things"]}],
        "forest": lambda: [{part["key"]: right_answers(part)[0] for part in item["parts"]}],
        "reflection": lambda: ["Words."],
        "predict": lambda: [item["answer"], item["low"], item["high"]],
    }[kind]()
