"""What marking promises: the plan's partial credit, a reason for each slip, and the same words in Python and on the
page.
"""

import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cases import make_marking_cases as made
from widgets.exercises.marking import answers
from widgets.exercises.marking.marking import SAID, STATES, mark
from widgets.exercises.marking.numbers import parse_number

ROOM = Path(answers.__file__).parent
CASES = json.loads(made.FILE.read_text(encoding="utf-8"))
FUNCTIONS = {"mark": lambda item, answer: mark(item, answer).json(), "parseNumber": parse_number}
NODE = shutil.which("node")

COMPARE = """
import { mark } from %s; import { parseNumber } from %s; import { readFileSync } from "node:fs";
const functions = { mark, parseNumber };
const groups = JSON.parse(readFileSync(0, "utf8"));
const sorted = (value) => Array.isArray(value) ? value.map(sorted)
  : value && typeof value === "object"
  ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value;
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
    script = folder / "compare.mjs"
    modules = tuple(json.dumps((ROOM / f"{name}.js").as_uri()) for name in ("marking", "numbers"))
    script.write_text(COMPARE % modules, encoding="utf-8")
    done = subprocess.run(
        [NODE, "--no-warnings", script],
        input=json.dumps(groups),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("entry", CASES, ids=lambda entry: entry["function"])
def test_python_keeps_the_cases(entry):
    """Failure prevented: a change of marking or of its words that the page does not make."""
    function = FUNCTIONS[entry["function"]]
    assert [case for case in entry["cases"] if function(*case["args"]) != case["value"]] == []


def test_a_place_beside_both_is_held_to_both_axes():
    """Failure prevented: a point in the wrong corner, or at one side alone, that agrees with "both"."""
    wanted = {
        "HALL": {(0.7, 0.35): "near", (0.25, 0.25): "off", (0.7, 0.34): "off", (0.24, 1): "against",
                 (1, 0.24): "against", (-0.7, 0.7): "against", (0.7, -0.7): "against", (0, 0): "against"},
        "OFFICE": {(-0.6, 0.45): "near", (-0.25, 0.25): "off", (-0.24, 1): "against", (0.6, 0.8): "against",
                   (-0.6, -0.8): "against", (-1, 0.24): "against"},
    }  # fmt: skip
    for name, places in wanted.items():
        for (x, y), word in places.items():
            answer = {"hall": {"reason": "both", "cohesion": x, "control": y}}
            assert mark(getattr(made, name), answer).parts[0]["message"][1] == SAID["plane"][word], (name, x, y)


@pytest.mark.skipif(not NODE, reason="needs node; the page tests run the same cases in a browser")
def test_page_keeps_the_cases(tmp_path):
    """Failure prevented: a reader who is marked otherwise on the page than in a notebook."""
    assert differing_on_page(CASES, tmp_path) == []


def test_cases_are_enough():
    """Failure prevented: a file of cases that is not the one written, forgets a kind or a state, or has shrunk."""
    assert made.FILE.read_text(encoding="utf-8") == made.written(), "run `python -m tests.cases.make_marking_cases`"
    marked = CASES[0]["cases"]
    assert len(marked) + len(CASES[1]["cases"]) >= 150
    assert {case["args"][0]["kind"] for case in marked} == {
        "choice",
        "plane",
        "sort",
        "numeric",
        "forest",
        "reflection",
        "predict",
    }
    assert {case["value"]["state"] for case in marked} == set(STATES)


# fmt: off
PIECES = [
    None, "", " ", "a", "b", "c", "d", "economic", "political", "7.7", "-0.4", "0.8", "1,234", "28 %", "<b>", 0, 1,
    -0.4, 0.8, 7.7, 27.6, 1e308, True, "__proto__", "value", "variant", "cohesion", "control", "which", "all", "1",
    "ties", "few", "limits", "both", "neither", "2", "3", "constructor", "\u00a0", "−0,3", "1e-3",
]
# fmt: on


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
    keys = (
        "cohesion",
        "control",
        "soup",
        "choir",
        "hall",
        "reason",
        "side",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "value",
        "variant",
        "which",
        "all",
        "__proto__",
        "x",
    )
    return {draw.choice(keys): nasty(draw, depth + 1) for _ in range(draw.randrange(6))}


@pytest.mark.skipif(not NODE, reason="needs node")
def test_page_agrees_on_nonsense(tmp_path):
    """Failure prevented: an odd answer that throws on the page or counts only there."""
    draw = random.Random(7)
    kinds = [
        made.ONE,
        made.MANY,
        made.PLANE,
        made.ALONE,
        made.HALL,
        made.SORT,
        made.NUMERIC,
        made.SMALL,
        made.ZERO,
        made.DRAWN,
        made.FOREST,
    ]
    items = [*kinds, made.REFLECTION, made.PREDICT]
    marked = []
    for item in items:
        for _ in range(300):
            # through JSON, as the page would get it
            answer = json.loads(json.dumps(nasty(draw)))
            marked.append({"args": [item, answer], "value": mark(item, answer).json()})
    texts = [
        "".join(draw.choice("0123456789.,-+eE %\u2212\u00a0\u202f") for _ in range(draw.randrange(1, 9)))
        for _ in range(3000)
    ]
    parsed = [{"args": [text], "value": parse_number(text)} for text in texts]
    groups = [{"function": "mark", "cases": marked}, {"function": "parseNumber", "cases": parsed}]
    assert differing_on_page(groups, tmp_path) == []
    assert sum(case["value"] is not None for case in parsed) > 300
