"""What an exercise is before anybody touches it, and what becomes of places saved when each scene stood alone."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from widgets.exercises.item_bank.files import bank
from widgets.exercises.marking import marking

VIEW = Path(marking.__file__).parents[1] / "view"
ITEMS = [item.public() for item in bank().values()]
NODE = shutil.which("node")


def untouched(item: dict) -> list:
    """Everything that an exercise may say before it is touched: nothing at all, and what its controls read."""
    read = {
        "choice": lambda: [] if item["many"] else None,
        "sort": lambda: {thing["key"]: "" for thing in item["things"]},
        "plane": dict,
        "numeric": lambda: {"value": "", "variant": 0} if "variants" in item else "",
        "reflection": str,
        "predict": lambda: None,
        "forest": lambda: {part["key"]: untouched(part)[1] for part in item["parts"]},
    }
    return [None, read[item["kind"]]()]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])
def test_nothing_is_right_untouched(item):
    """Failure prevented: a check that pays whoever presses it without a thought."""
    assert {marking.mark(item, answer).state for answer in untouched(item)} == {"blank"}
    # A place alone says nothing of ties and limits, wherever it lies.
    for place in ({"cohesion": x, "control": y} for x in (-1, 0, 1) for y in (-1, 0, 1)):
        for scene in item.get("scenes", []):
            assert marking.mark(item, {scene["key"]: place}).state == "blank"


SCRIPT = """
const { placedBefore } = await import(%s);
const item = (...scenes) => ({ id: "now", scenes });
const items = new Map(Object.entries(%s).map(([id, answer]) => [id, { answer }]));
const soup = { key: "soup", was: "place-the-soup" };
console.log(JSON.stringify([
  placedBefore(item(soup, { key: "choir", was: "place-the-choir" }, { key: "new" }), items),
  placedBefore(item({ key: "self", was: "now" }, soup), items),
  placedBefore(item({ key: "alone" }), items),
  placedBefore(item({ key: "a" }, { key: "b" }), items),
  ...["words", "half", "far", "none"].map((was) => placedBefore(item({ key: "a", was }), items)),
  placedBefore({ id: "now" }, items),
]));
"""
SAVED = {
    "now": {"cohesion": 0.1, "control": 0.2},
    "place-the-soup": {"cohesion": -0.5, "control": "0,25"},
    "place-the-choir": None,
    "words": "ties",
    "half": {"cohesion": 0.5},
    "far": {"cohesion": 2, "control": 0},
}


@pytest.mark.skipif(not NODE, reason="needs node; tests/pages restores one in a browser")
def test_an_old_place_comes_back_with_its_reason_open(tmp_path):
    """Failure prevented: a place that somebody set before scenes stood in turn, lost or taken for a reason."""
    script = tmp_path / "placed.mjs"
    script.write_text(SCRIPT % (json.dumps((VIEW / "earlier.js").as_uri()), json.dumps(SAVED)), encoding="utf-8")
    done = subprocess.run(
        [NODE, "--no-warnings", script], capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    soup = {"cohesion": -0.5, "control": 0.25}
    assert json.loads(done.stdout) == [
        {"soup": soup},
        {"self": SAVED["now"], "soup": soup},
        {"alone": SAVED["now"]},
        *[None] * 6,
    ]
