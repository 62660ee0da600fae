"""Keys of options and things: what a saved answer holds means the same wherever the option stands in its list."""

import copy
import json
import random
import shutil
from pathlib import Path

import pytest
import yaml

from tests.make_ledger import ledger
from tests.quick.test_exercises_bank import GOOD, book, reasons
from tests.quick.test_exercises_marking import NODE, differing_on_page
from widgets.exercises.item_bank.files import ROOT, bank, bank_files, led
from widgets.exercises.item_bank.small_markdown import plain
from widgets.exercises.marking.answers import said
from widgets.exercises.marking.marking import mark

SAVED = json.loads((Path(__file__).parents[1] / "states" / "v1-november-2026.json").read_text(encoding="utf-8"))[
    "items"
]


def turned(exercise: dict, draw: random.Random) -> dict:
    """The same exercise with its options, things, parts and groups in another order."""
    changed = copy.deepcopy(exercise)
    for field in ("options", "things", "parts", "groups"):
        if field in changed:
            before = list(changed[field])
            while changed[field] == before:
                draw.shuffle(changed[field])
    for part in changed.get("parts", []):
        part.update(turned(part, draw))
    return changed


@pytest.fixture(scope="module")
def reordered(tmp_path_factory):
    """The book's bank, each list in it in another order, written and read anew."""
    root, draw = tmp_path_factory.mktemp("reordered"), random.Random(6)
    (root / "_toc.yml").write_text((ROOT / "_toc.yml").read_text(encoding="utf-8"), encoding="utf-8")
    for path in bank_files():
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        data["exercises"] = [turned(one, draw) for one in data["exercises"]]
        new = root / path.relative_to(ROOT)
        new.parent.mkdir(parents=True)
        new.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
        # Exercises ask for numbers that the chapters print.
        shutil.copy(str(path).replace(".exercises.yaml", ".ipynb"), new.parent)
    return bank(root)


def keyed(item: dict) -> dict:
    """What each key of an exercise stands for."""
    named = [*item.get("options", []), *item.get("things", []), *item.get("parts", [])]
    return {one["key"]: [plain(one.get("text", one.get("prompt"))), keyed(one)] for one in named}


def sorted_parts(found: dict) -> dict:
    """A mark whose parts stand in the order of their keys."""
    parts = [sorted_parts(one) if "parts" in one else one for one in found["parts"]]
    return {**found, "parts": sorted(parts, key=lambda one: one["key"])}


def test_saved_answers_are_enough():
    """Failure prevented: a released file that forgets an exercise, so that the tests below hold less than they say."""
    published = {name for name in ledger()["exercises"] if " " not in name and "/" not in name}
    assert len(published) >= 46
    assert set(SAVED) == published


def test_reordering_changes_no_saved_answer(reordered):
    """Failure prevented: an option that takes the letter of its neighbour, so that a saved "b" means something else."""
    assert any(list(one.public()["options"]) != list(bank()[key].public()["options"]) for key, one in reordered.items()
               if one.kind == "choice")  # fmt: skip
    faults = []
    for key, saved in SAVED.items():
        if key not in bank():
            faults += [] if key in led() else [f"{key} leads nowhere"]
            continue
        before, after = bank()[key].public(), reordered[key].public()
        one, two = mark(before, saved["answer"]).json(), mark(after, saved["answer"]).json()
        faults += [] if keyed(before) == keyed(after) else [f"{key}: other keys"]
        faults += [] if sorted_parts(one) == sorted_parts(two) else [f"{key}: {one} and {two}"]
        # An answer to what the exercise was before it changed is shown, and not marked.
        stands = "" in before["digests"]
        faults += (
            [] if one["state"] == saved["state"] or not stands else [f"{key}: {saved['state']} is now {one['state']}"]
        )
    assert faults == []


@pytest.mark.skipif(not NODE, reason="needs node; tests/pages turns an exercise round in a browser")
def test_reordering_changes_no_saved_answer_on_the_page(reordered, tmp_path):
    """Failure prevented: a page that marks by place."""
    cases = []
    for key, saved in ((key, saved) for key, saved in SAVED.items() if key in reordered):
        item = reordered[key].public()
        cases.append({"args": [item, saved["answer"]], "value": mark(item, saved["answer"]).json()})
    assert differing_on_page([{"function": "mark", "cases": cases}], tmp_path) == []


def test_keys_are_those_that_were_published():
    """Failure prevented: a key given anew, so that a saved answer points at another option."""
    for entry, words in ledger()["exercises"].items():
        name, _, key = entry.partition(" ")
        if key and "/" not in name and not key.startswith("group "):
            if name not in bank():
                assert name in led(), entry
                continue
            item = bank()[name].public()
            found = keyed(item) | {key: [plain(text)] for key, text in item.get("retired", {}).items()}
            assert key in found, f"{entry}: write it under retired_keys"
            # Answers from before a change of the exercise are not marked, so a better wording may stand under the key.
            assert found[key][0].split() == words.split() or "" not in item["digests"], entry


def test_a_notebook_knows_keys_and_words(tmp_path):
    """Failure prevented: `check` that counts letters from the top while the bank says another key."""
    text = GOOD.replace("- key: a\n        text: What people", "- key: wishes\n        text: What people")
    item = bank(book(tmp_path, text))["name-the-limit"]
    assert said(item, "wishes").mark.state == "right"
    assert said(item, "What people may want").mark.state == "right"
    assert said(item, "a").mark.state == "unreadable"


def test_a_retired_key_keeps_its_words(tmp_path):
    """Failure prevented: an old answer that can no longer be shown, or a retired text that breaks a rule unseen."""
    kept = GOOD.replace("    groups: [work", "    retired_keys: {'9': A *ship* at sea}\n    groups: [work")
    item = bank(book(tmp_path / "kept", kept))["sort-the-day"].public()
    assert item["retired"] == {"9": ["A ", ["em", "ship"], " at sea"]}
    harm = GOOD.replace("    groups: [work", "    retired_keys: {'9': They committed suicide.}\n    groups: [work")
    assert "SM01" in reasons(book(tmp_path / "harm", harm))
