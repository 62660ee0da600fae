"""One answer in Python and in the page: the shared cases of the alliance model, in Python and in Node."""

import json
import math
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cases.make_alliance_outcome import CASES, answer
from widgets.alliance_outcome.model import pool

ROOM = Path(__file__).parents[1] / "widgets" / "alliance_outcome"
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
    return [(group["function"], case) for group in json.loads(CASES.read_text(encoding="utf-8")) for case in group["cases"]]


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
    for function, case in cases():
        assert alike(answer(function, case["args"]), case["value"]), f"{function}{case['args']}"


JUDGE = """
import { readFileSync } from "node:fs";
import * as model from "./model.js";
const exact = /^(normal|chi2|t[TC])/;
const differ = (a, b, least) =>
  b === 0 ? !(Math.abs(a) <= 1e-15 + 1e-9 * least)
  : b === null ? !(a === null || Number.isNaN(a))
  : typeof b === "number" ? !(Math.abs(a - b) <= (least ? 1e-9 * Math.max(least, Math.abs(b)) : 1e-10 * Math.abs(b)))
  : typeof b !== "object" ? a !== b
  : Object.keys(b).length !== Object.keys(a).length || Object.keys(b).some((key) => !(key in a) || differ(a[key], b[key], least));
let count = 0;
for (const { function: name, cases } of JSON.parse(readFileSync(process.argv[2], "utf8")))
  for (const { args, value } of cases) {
    count += 1;
    const got = model[name](...args);
    const fault = `${name}(${JSON.stringify(args)}) is ${JSON.stringify(got)}, not ${JSON.stringify(value)}`;
    if (differ(got, value, exact.test(name) ? 0 : 1)) throw new Error(fault);
  }
const said = JSON.parse(process.argv[3]).map((args) => { try { return model.pool(...args); } catch (error) { return error.message; } });
console.log(JSON.stringify({ count, said }));
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not here; the page tests run the same cases in Chromium")
def test_the_page_computes_the_same(tmp_path):
    """Failure prevented: two answers to one question, in a notebook and on the page (1e-9; distributions to ten digits)."""
    for path in ROOM.glob("*.js"):
        shutil.copy(path, tmp_path)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "judge.mjs").write_text(JUDGE)
    command = ["node", "judge.mjs", str(CASES), json.dumps([args for args, _ in WRONG])]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert told["count"] == len(cases())
    assert told["said"] == [message for _, message in WRONG]


@pytest.mark.parametrize(("args", "message"), WRONG, ids=[message for _, message in WRONG])
def test_python_says_the_same_words(args, message):
    """Failure prevented: two messages for one mistake."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 (the whole message is compared)
        pool(*args)
    assert str(caught.value) == message
