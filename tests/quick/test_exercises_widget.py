"""The exercise as a widget and as a file: its traits, its still form, its scripts made small; the pages are tested in
tests/pages.
"""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from traitlets import HasTraits

from widgets._host import assemble
from widgets._host.lean_script import lean, template_end
from widgets.exercises import Exercise
from widgets.exercises.item_bank.files import bank
from widgets.exercises.item_bank.small_markdown import plain
from widgets.exercises.pages import embed
from widgets.exercises.pages.pruning import only, pruned
from widgets.exercises.pages.reasons import answered
from widgets.exercises.view import still

ROOM = Path(still.__file__).parent
ITEMS = list(bank().values())
HOSTILE = [
    "<img src=x onerror=window.ran=1>",
    "</script><script>window.ran=1</script>",
    "'\"><svg/onload=window.ran=1>",
    "\u202egnp.exe",
]
node = shutil.which("node")


def test_an_exercise_holds_its_item_and_its_answer():
    """Prevents an exercise that is live on the page and empty in JupyterLab."""
    one = Exercise(ITEMS[0].id)
    assert isinstance(one, HasTraits)
    assert one.item["title"] == ITEMS[0].title
    assert one.answer is None
    one.answer = "a"
    assert {"item", "picture", "answer"} <= set(one.trait_names(sync=True))
    assert json.loads(json.dumps(one.item)) == one.item


def test_an_unknown_id_names_the_nearest():
    """Prevents a slip of the pen that is answered with a KeyError."""
    with pytest.raises(ValueError, match=f"did you mean '{ITEMS[0].id}'"):
        Exercise(ITEMS[0].id + "x")


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_the_still_form_asks_and_does_not_tell(item):
    """Prevents an answer on paper, and an exercise that cannot be read without a script."""
    public = item.public()
    html = str(still.shown(public))
    assert item.title.replace("&", "&amp;") in html
    bodies = public.get("parts", [public])
    secrets = [plain(option["why"]) for body in bodies for option in body.get("options", [])]
    secrets += [plain(public[name]) for name in ("model_answer", "reveal", "why", "after") if name in public]
    assert [text for text in secrets if text and text in html] == []
    assert html.count("<script") == 0


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text):
    """Prevents a prompt or an option of the bank that becomes markup on the page or on the answers page."""
    options = [{"key": "a", "text": [text], "right": True, "why": [text]}]
    item = {
        "id": "a",
        "kind": "choice",
        "title": text,
        "minutes": 1,
        "chapter": "a/b",
        "prompt": [["p", text]],
        "options": options,
    }
    for html in (str(still.page_html(item)), str(answered(item))):
        assert "<img" not in html
        assert "<svg" not in html
        assert html.count("</script>") == html.count('<script type="application/json">')


def test_templates_inside_templates_are_left_alone():
    """Prevents a script made small that says something else."""
    text = 'const a = `x, ${b ? `, and ${ c } more` : ""} y`; // two  spaces\nconst r = /[/ ]+  x/g;'
    assert lean(text) == 'const a=`x, ${b ? `, and ${ c } more` : ""} y`;\nconst r=/[/ ]+  x/g;'
    assert template_end("`a`", 1) == 3


@pytest.mark.skipif(node is None, reason="the page tests run the same scripts in Chromium")
@pytest.mark.parametrize("kind", still.BODIES)
def test_a_script_made_small_is_still_a_script(kind, tmp_path):
    """Prevents an embed page whose script does not parse."""
    path = tmp_path / "embed.js"
    path.write_text(embed.script(kind), encoding="utf-8")
    assert subprocess.run([node, "--check", path], capture_output=True, check=False).returncode == 0


def test_an_embed_script_holds_its_own_kind_only():
    """Prevents embed pages that carry the controls of all the others."""
    view = assemble.joined(ROOM / "view.js")
    for kind in ("choice", "sort", "reflection"):
        small = pruned(only(view, kind))
        assert f"function {kind}Kind" in small
        assert "function planeKind" not in small
    assert "function choiceKind" in pruned(only(view, "forest"))
