"""Digests: an answer stands as long as its exercise means the same, and no answer is lost when it does not."""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.make_ledger import ledger
from tests.quick.test_exercises_bank import GOOD, book
from widgets.exercises.item_bank import digests
from widgets.exercises.item_bank.files import bank

STORE = Path(digests.__file__).parents[1] / "work" / "store.js"
NODE = shutil.which("node")
# One of each kind in tests/cases/good_bank.yaml. Another way of making digests would call every saved answer old.
FROZEN = {
    "place-the-club": "0ac561",
    "name-the-limit": "ed38c4",
    "choose-the-ties": "52d28e",
    "sort-the-day": "eeea94",
    "new-shares": "e6b3d2",
    "read-the-plot": "8ef1fd",
    "think-it-over": "e97cda",
    "guess-the-share": "aa853e",
}


def test_digests_are_made_as_they_were(tmp_path):
    """Failure prevented: another way of making digests, which would call every saved answer one to another question."""
    assert {key: bank(book(tmp_path))[key].public()["digests"][0] for key in FROZEN} == FROZEN


def test_first_digests_are_frozen():
    """Failure prevented: a list made anew, so that answers from before there were digests hold for any question."""
    text = digests.PUBLISHED.read_bytes()
    assert hashlib.sha256(text).hexdigest()[:16] == "bfabe4c73cadab86"
    assert set(json.loads(text)) == {name for name in ledger()["exercises"] if " " not in name and "/" not in name}


CHANGES = [
    ("name-the-limit", "What does a strict rule change?", "What does a strict rule leave alone?", True),
    ("name-the-limit", "What people may want", "What nobody may want", True),
    ("name-the-limit", "- key: b\n        text: How many", "- key: x\n        text: How many", True),
    ("choose-the-ties", "near\n        right: true", "near\n        right: false", True),
    ("sort-the-day", "counter\n        group: work", "counter\n        group: home", True),
    ("sort-the-day", "groups: [work, home]", "groups: [work, home, neither]", True),
    ("place-the-club", "*nobody* is missed", "somebody is missed", True),
    ("place-the-club", "- key: choir", "- key: band", True),
    ("place-the-club", "side: few\n        target: {cohesion: -", "side: many\n        target: {cohesion: ", True),
    ("alone-in-1940", "tolerance: 0.1", "tolerance: 0.2", True),
    ("new-shares", "Two measures correlate", "Two scales correlate", True),
    ("read-the-plot", "    dataset: demo_studies", "    dataset: demo_studies\n    pooled: false", True),
    ("read-the-plot", "- id: widest", "- id: longest", True),
    ("think-it-over", "one tie that is hard to sort", "one tie that is easy to sort", True),
    ("guess-the-share", "high: 60", "high: 61", True),
    ("name-the-limit", "title: Name the limit", "title: The limit", False),
    (
        "name-the-limit",
        "minutes: 2\n    prompt: |\n      What does",
        "minutes: 3\n    prompt: |\n      What does",
        False,
    ),
    ("name-the-limit", "What does a strict rule change?", "What, does a *strict* rule change", False),
    ("name-the-limit", "why: Age is no matter of rules.", "why: A rule knows no age.", False),
    ("think-it-over", "A neighbour who helps is both.", "Some are both.", False),
    ("alone-in-1940", "value: 27.6", "value: 27.7", False),
    ("place-the-club", "cohesion: -0.5", "cohesion: -0.45", False),
    ("place-the-club", "The score is no matter.", "Look again.", False),
    ("place-the-club", "Ask who would be missed.", "Ask whom they would miss.", False),
    ("place-the-club", "title: A choir", "title: The choir", False),
    ("read-the-plot", "minutes: 4", "minutes: 5", False),
]


@pytest.mark.parametrize(("key", "before", "after", "other"), CHANGES, ids=range(len(CHANGES)))
def test_what_makes_another_question(tmp_path, key, before, after, other):
    """Failure prevented: "right" beside a question never asked, or a mended comma that undoes what was done."""
    assert before in GOOD
    was, now = (bank(book(tmp_path / name, text))[key] for name, text in
                (("was", GOOD), ("now", GOOD.replace(before, after, 1))))  # fmt: skip
    assert (was.public()["digests"] != now.public()["digests"]) is other


def test_a_better_wording_may_mean_the_same(tmp_path, monkeypatch):
    """Failure prevented: an author who must leave a clumsy sentence, since mending it would undo what readers did."""
    monkeypatch.setattr(digests, "published", lambda: {"name-the-limit": FROZEN["name-the-limit"]})
    unchanged = bank(book(tmp_path / "a"))["name-the-limit"].public()["digests"]
    assert unchanged == [FROZEN["name-the-limit"], ""], "an answer without a digest is one to the first wording"
    better = GOOD.replace("a strict rule change?", "a strict rule alter?")
    assert "" not in bank(book(tmp_path / "b", better))["name-the-limit"].public()["digests"]
    named = better.replace("    title: Name the", f"    same_as: [{FROZEN['name-the-limit']}]\n    title: Name the")
    own, *rest = bank(book(tmp_path / "c", named))["name-the-limit"].public()["digests"]
    assert own != FROZEN["name-the-limit"]
    assert rest == [FROZEN["name-the-limit"], ""]


SCRIPT = """
globalThis.document = { documentElement: { dataset: {} } };
const { keptOf, mergeWork, nextEntry, readWork, writeWork } = await import(%s);
const at = (last, more) => ({ answer: "a", state: "right", tries: 1, first: 1, last, ...more });
const old = { digest: "aaaaaa" };
const read = (items) => readWork(JSON.stringify({ version: 1, items }));
const joined = (ours, theirs) => mergeWork(read({ x: ours }), read({ x: theirs })).items.get("x");
const deep = JSON.parse(`${'{"earlier":['.repeat(500)}${"]}".repeat(500)}`);
const odd = [null, 3, at(0), { ...deep, ...at(0.5) }, { answer: "b" }];
const next = nextEntry(null, { answer: "b", state: "wrong", now: 9, digest: "bbbbbb" });
const kept = joined(at(5, old), next);
const many = Array.from({ length: 30 }, (_, i) => at(i, old));
console.log(JSON.stringify({
  round: JSON.parse(writeWork(read({ x: at(2, { digest: "0a1b2c", earlier: [at(1)] }) }))).items.x,
  odd: read({ x: at(1, { digest: "<b>", earlier: odd }) }).items.get("x"),
  hostile: read({ x: { ...at(1), earlier: [{ ...deep, ...at(0) }] } }).items.get("x").earlier,
  kept,
  again: joined(kept, kept),
  back: joined(next, at(5, old)),
  same: joined(at(2, old), at(1, old)),
  bare: joined(at(1), next).earlier.length,
  capped: joined(at(40, { earlier: many }), at(50)).earlier.map(({ last }) => last),
  stands: [["aaaaaa", ""], ["aaaaaa"]].map((digests) => keptOf({ id: "x", digests }, new Map([["x", at(1)]])).stands),
}));
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """What the page's store makes of entries with digests, as node runs it."""
    script = tmp_path_factory.mktemp("store") / "store.mjs"
    script.write_text(SCRIPT % json.dumps(STORE.as_uri()), encoding="utf-8")
    done = subprocess.run(
        [NODE, "--no-warnings", script], capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def entry(last, **fields):
    one = {"at": last, "answer": "a", "state": "right"}
    held = {"answer": "a", "state": "right", "tries": 1, "first": 1, "last": last}
    return held | {"attempts": {"first": one, "last": one}} | fields


@pytest.mark.skipif(not NODE, reason="needs node; tests/pages/test_exercises_changed.py does the same in a browser")
def test_digests_are_kept_and_nothing_odd_is(store):
    """Failure prevented: a digest lost on the way to a file and back, or a foreign list that is kept as it came."""
    assert store["round"] == entry(2, digest="0a1b2c", earlier=[entry(1)])
    assert store["odd"] == entry(1, earlier=[entry(0)])
    assert store["hostile"] == [entry(0)]


@pytest.mark.skipif(not NODE, reason="needs node; tests/pages/test_exercises_changed.py does the same in a browser")
def test_an_answer_to_what_was_is_put_aside(store):
    """Failure prevented: an old answer that the new one overwrites, or one that piles up with each look."""
    assert store["kept"]["earlier"] == store["back"]["earlier"] == [entry(5, digest="aaaaaa")]
    assert (store["kept"]["answer"], store["kept"]["digest"], store["kept"]["state"]) == ("b", "bbbbbb", "wrong")
    assert store["again"] == store["kept"]
    assert "earlier" not in store["same"]
    assert store["bare"] == 1
    assert store["capped"] == list(range(21, 30)), "the last nine of thirty"
    assert store["stands"] == [True, False]
