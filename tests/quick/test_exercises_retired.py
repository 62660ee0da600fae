"""Exercises that were merged or retired: an old id goes on answering, on pages and in Python; none is used again."""

import json
import re
from functools import partial
from types import SimpleNamespace

import pytest

from tests.quick.test_exercises_bank import FIRST, GOOD, book, reasons
from widgets._host.markup import Markup
from widgets.exercises import check, item_bank
from widgets.exercises.item_bank import files
from widgets.exercises.item_bank.files import BankError, bank, led, named
from widgets.exercises.marking import answers
from widgets.exercises.pages import embed, extension, places
from widgets.exercises.view import widget

WAS = GOOD.replace("  - id: name-the-limit\n", "  - id: name-the-limit\n    was: [name-a-rule, rules-and-limits]\n")
RETIRED = "retired:\n  too-hard: sort-the-day\n  told-elsewhere: ties/first#begin\n"
MERGED = WAS.replace("exercises:\n", f"{RETIRED}exercises:\n", 1)


@pytest.fixture
def merged(tmp_path, monkeypatch):
    """A book in which two exercises were merged into a third and two retired."""
    root = book(tmp_path, MERGED)
    for module, name in [
        (answers, "bank"),
        (widget, "bank"),
        (extension, "bank"),
        (extension, "led"),
        (places, "bank"),
        (places, "recalled"),
        (embed, "bank"),
    ]:
        monkeypatch.setattr(module, name, partial(getattr(files, name), root))
    for module in (answers, widget):
        monkeypatch.setattr(module, "named", lambda name: named(name, root))
    return root


def test_a_book_with_retired_ids_is_well(merged):
    """Failure prevented: a rule that no bank with a retired id can keep."""
    assert reasons(merged) == ""
    assert {key: (one.to, one.answered) for key, one in led(merged).items()} == {
        "name-a-rule": ("name-the-limit", True),
        "place-the-guild": ("place-the-club", True),
        "rules-and-limits": ("name-the-limit", True),
        "too-hard": ("sort-the-day", False),
        "told-elsewhere": ("ties/first#begin", False),
    }
    assert "name-a-rule" not in bank(merged), "the bank lists what there is"


FAULTS = {
    "used again": ("was: [name-a-rule", "was: [sort-the-day", r":42: .* 'sort-the-day' is used again in \S+:\d+"),
    "twice": ("  too-hard:", "  name-a-rule:", r":\d+: the id 'name-a-rule' is retired in \S+:\d+ already"),
    "to nothing": ("too-hard: sort-the-day", "too-hard: sort-the-days", r":4: .*'sort-the-days'; did you mean"),
    "no lead": ("too-hard: sort-the-day", "too-hard:", r":4: retired, too-hard: must be a text, not None"),
    "blank": ("too-hard: sort-the-day", 'too-hard: ""', r":4: retired, too-hard: has not the right form: ''"),
    "to a sentence": ("too-hard: sort-the-day", "too-hard: It is gone", r":4: .*has not the right form"),
    "to no page": ("ties/first#begin", "ties/third#begin", r":5: retired: .*there is no page 'ties/third'"),
    "id of another form": ("  too-hard:", "  Too Hard:", r":\d+: retired: .*'Too Hard'"),
    "own id": ("was: [name-a-rule", "was: [name-the-limit", r":42: the retired id 'name-the-limit' is used again"),
    "none": ("was: [name-a-rule, rules-and-limits]", "was: []", r":42: name-the-limit, was: must not be empty"),
}  # fmt: skip


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_of_a_retired_id_is_named(kind, tmp_path):
    """Failure prevented: an id that means two things, or leads nowhere, found by a reader."""
    old, new, said = FAULTS[kind]
    assert old in MERGED
    root = book(tmp_path, MERGED.replace(old, new, 1))
    assert re.search(said, reasons(root)), reasons(root)
    if kind != "to no page":
        with pytest.raises(BankError):
            bank(root)


def test_an_id_of_another_chapter_is_not_used_again(tmp_path):
    """Failure prevented: a new exercise under the id of an old one of another file."""
    root = book(tmp_path, MERGED, FIRST.replace("id: from-the-first", "id: too-hard", 1))
    assert "the retired id 'too-hard' is used again in chapters/ties/first.exercises.yaml" in reasons(root)


def test_a_published_id_without_a_lead_is_named(tmp_path):
    """Failure prevented: an exercise under a new id, whose readers' work is lost while all is said to be well."""
    root = book(tmp_path, MERGED)
    (root / "tests").mkdir()
    published = {"sort-the-day": "sort", "sort-the-day 1": "A", "name-a-rule": "choice", "too-hard": "sort"}
    (root / "tests" / "ledger.json").write_text(json.dumps({"exercises": published}), encoding="utf-8")
    assert reasons(root) == ""
    renamed = root / "chapters" / "ties" / "second.exercises.yaml"
    renamed.write_text(renamed.read_text(encoding="utf-8").replace("sort-the-day", "sort-a-day"), encoding="utf-8")
    assert reasons(root) == (
        "tests/ledger.json:1: the exercise 'sort-the-day' was published and is gone: write `was: [sort-the-day]` under "
        "the exercise that answers for it, or `retired:` at the top of its bank"
    )


def test_check_answers_for_an_old_id(merged):
    """Failure prevented: a notebook of last term that ends in an error, or marks in silence what it did not name."""
    said = check("name-a-rule", "a")
    assert str(said).startswith("The exercise 'name-a-rule' is now 'name-the-limit'.\nName the limit: right.")
    assert "<p>The exercise 'name-a-rule' is now 'name-the-limit'.</p>" in said._repr_html_()
    assert str(check("name-the-limit", "a")).startswith("Name the limit: right.")
    with pytest.raises(ValueError, match="The exercise 'too-hard' has retired; in its place: 'sort-the-day'"):
        check("too-hard", 1)


def test_the_widget_answers_for_an_old_id(merged):
    """Failure prevented: a chapter or a notebook that names an old id and shows nothing."""
    shown = widget.Exercise("rules-and-limits")
    assert shown.key == "name-the-limit"
    said = "<p class=\"hint\">The exercise 'rules-and-limits' is now 'name-the-limit'.</p>"
    assert said in shown.page_html()
    assert shown.item["now"] == "The exercise 'rules-and-limits' is now 'name-the-limit'."
    assert "now" not in widget.Exercise("name-the-limit").item
    with pytest.raises(ValueError, match="'told-elsewhere' has retired; in its place: 'ties/first#begin'"):
        widget.Exercise("told-elsewhere")


def test_old_anchors_stay_on_the_pages(merged):
    """Failure prevented: `#ex-<old id>` and `#answer-<old id>` that end at the top of a page."""
    env = SimpleNamespace(titles={}, found_docs={"chapters/ties/second", "chapters/ties/first"})
    body = "<h1>Second</h1>" + str(widget.Exercise("name-the-limit").page_html())
    body = extension.with_earlier_ids(env, body, "chapters/ties/second")
    target = '<p class="was" id="ex-{}">This exercise is now “Name the limit”.</p>'
    assert target.format("name-a-rule") in body
    assert f'{target.format("rules-and-limits")}<div class="bonds exercises"' in body
    gone = '<p class="was" id="ex-too-hard">This exercise has retired; in its place: '
    assert f'{gone}<a href="#goto/chapters/ties/second#ex-sort-the-day">Sort the day</a>.</p>' in body
    assert '<a href="#goto/chapters/ties/first#begin">' in body
    assert extension.with_earlier_ids(env, "<h1>First</h1>", "chapters/ties/first") == "<h1>First</h1>"
    item = bank(merged)["name-the-limit"]
    folded = extension.folded(item.public(), extension.was_lines(item, "answer"))
    inside = '<summary>Name the limit</summary><p class="was" id="answer-name-a-rule">This exercise is now'
    assert inside in folded


def test_old_embeds_go_on(merged, tmp_path):
    """Failure prevented: a frame in last year's course that shows nothing, or another exercise without a word."""
    (tmp_path / "chapters/ties").mkdir(parents=True, exist_ok=True)
    (tmp_path / "chapters/ties/first.html").write_text('<p id="begin">', encoding="utf-8")
    digests = dict.fromkeys([f"embed-{kind}.{end}" for kind in extension.still.BODIES for end in ("css", "js")], "0")
    env = SimpleNamespace(titles={}, found_docs={"chapters/ties/second", "chapters/ties/first"})
    builder = SimpleNamespace(name="html")
    config = SimpleNamespace(bonds_edition="", bonds_released="2026-11-27")
    made = {
        "config": config,
        "outdir": tmp_path,
        "bonds_policy": lambda inline: "p",
        "bonds_again": "",
        "bonds_digests": digests,
    }
    app = SimpleNamespace(env=env, builder=builder, **made)
    extension.write_embeds(app, None)
    old = (tmp_path / "embed/name-a-rule.html").read_text(encoding="utf-8")
    assert '<p class="hint">This exercise is now “Name the limit”.</p>' in old
    assert 'data-room="exercises"' in old
    assert "../chapters/ties/second.html#ex-name-the-limit" in old
    assert '"now"' not in (tmp_path / "embed/name-the-limit.html").read_text(encoding="utf-8")
    gone = (tmp_path / "embed/told-elsewhere.html").read_text(encoding="utf-8")
    assert 'in its place: <a href="../chapters/ties/first.html#begin">' in gone
    assert gone.split("<head>", 1)[1].startswith('<meta http-equiv="Content-Security-Policy" content="p">')


def test_a_lead_to_no_place_of_a_page_is_named(merged, tmp_path, caplog):
    """Failure prevented: a retired id that leads to a heading that was renamed since."""
    said = []
    warn = SimpleNamespace(warning=lambda text, *parts, location: said.append(f"{location}: {text % parts}"))
    path = tmp_path / "chapters/ties/first.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('<p id="start">', encoding="utf-8")
    extension.logger, kept = warn, extension.logger
    try:
        extension.check_leads(tmp_path)
    finally:
        extension.logger = kept
    where = "chapters/ties/second.exercises.yaml:5"
    assert said == [f"{where}: retired: 'told-elsewhere' leads to nothing: 'ties/first#begin'"]


def test_a_page_without_script_leads_on():
    """Failure prevented: an address that runs something, in the page of a retired id."""
    text = embed.gone(Markup('<a href="../chapters/a.html">A &amp; B</a>'), "p")
    assert "<script" not in text
    assert item_bank.__doc__
