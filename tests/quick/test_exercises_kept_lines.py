"""Lines that are kept: their place, their form, the widget; pages and storage are tested in tests/pages."""

import json

import pytest

from widgets.exercises import KeptLine, check
from widgets.exercises.item_bank.files import bank, bank_files, line_questions, read_bank
from widgets.exercises.item_bank.small_markdown import plain
from widgets.exercises.rules.checks import contract_faults
from widgets.exercises.rules.kept_lines import placed

QUESTIONS = line_questions()
CHAPTER = "integration/two_axes"
BOX = ":::{look} Turn it\n1. Turn it.\n:::\n"


def cells(*lines, box=BOX, tags=("remove-input", "in-box")):
    """A notebook with one box and these lines after it."""
    found = [{"cell_type": "markdown", "source": box, "metadata": {}}]
    found += [{"cell_type": "code", "source": f'KeptLine("{one}")', "metadata": {"tags": tags}} for one in lines]
    return json.dumps({"cells": found})


def in_chapter(folder, questions, notebook):
    """The faults of a chapter with these questions, where they concern lines."""
    place = folder / "chapters" / f"{CHAPTER}.ipynb"
    place.parent.mkdir(parents=True)
    place.write_text(notebook, encoding="utf-8")
    (folder / "_toc.yml").write_text(f"root: index\nchapters: [{{file: chapters/{CHAPTER}}}]\n", encoding="utf-8")
    path = place.with_suffix(".exercises.yaml")
    ours = next(path for path in bank_files() if CHAPTER in path.as_posix())
    text = ours.read_text(encoding="utf-8").partition("\nlines:\n")[0]
    asked = "".join(f'  - id: {name}\n    prompt: "{prompt}"\n    answer: So it is.\n' for name, prompt in questions)
    path.write_text(f"{text}\nlines:\n{asked}", encoding="utf-8")
    found = contract_faults([read_bank(path, folder)], folder, whole=False)
    return [one.reason for one in found if any(name in one.reason for name, _ in questions) or "a line" in one.reason]


def test_every_chapter_asks_for_a_line_and_none_is_an_exercise():
    """Prevents a Look box whose questions are homework without paper, and a line that is counted or marked."""
    asked = [one.chapter for one in QUESTIONS.values()]
    assert {item.chapter for item in bank().values()} == {*asked}
    assert max(map(asked.count, asked)) <= 2
    assert QUESTIONS.keys() & bank().keys() == set()
    for name, one in QUESTIONS.items():
        said = check(name, "Some words.")
        assert (said.mark.score, said.title) == (None, plain(one.prompt))
        assert plain(one.ours) in str(said)
        assert plain(one.ours) not in str(check(name, " ")), "nothing is told to whoever has written nothing"


@pytest.mark.parametrize(
    ("questions", "notebook", "fault"),
    [
        ([("a-line", "What is it?")], cells("a-line"), None),
        ([("a-line", "What is it?")], cells(), "stands in 0 cells"),
        ([("a-line", "What is it?")], cells("a-line", "a-line"), "stands in 2 cells"),
        ([("a-line", "What is it?")], cells("a-line", tags=()), "must follow a Look box"),
        ([("a-line", "What is it?")], cells("a-line", box="Text."), "must follow a Look box"),
        ([("a-line", "What is it?")], cells("b-line"), "its bank does not have"),
        ([("a-line", "Say what it is.")], cells("a-line"), "one question is asked"),
        ([("a-line", "What is it? And what not?")], cells("a-line"), "one question is asked"),
        ([("a-line", "How many suicides are there?")], cells("a-line"), "names suicide"),
    ],
)
def test_a_line_stands_at_the_foot_of_its_box(questions, notebook, fault, tmp_path):
    """Prevents a line that nobody meets, one apart from what it asks about, and one that asks for what nobody should
    be asked.
    """
    found = in_chapter(tmp_path, questions, notebook)
    assert found == [] if fault is None else any(fault in one for one in found), found


def test_an_id_is_one_thing(tmp_path):
    """Prevents saved work in which a line stands under the id of an exercise, or two lines under one."""
    taken = next(item.id for item in bank().values() if item.chapter == CHAPTER)
    (said,) = in_chapter(tmp_path / "a", [(taken, "What is it?")], cells(taken))
    assert f"the id {taken!r} stands in" in said
    (said,) = in_chapter(tmp_path / "b", [("a-line", "What is it?"), ("a-line", "Why is it?")], cells("a-line"))
    assert "the id 'a-line' stands in" in said


def test_a_box_ends_before_its_line():
    """Prevents a rule that takes text after a box for the box."""
    (first, *_), *_ = [placed(path.parent / path.name.replace(".exercises.yaml", ".ipynb")) for path in bank_files()]
    assert first[1]


def test_the_widget_asks_keeps_and_promises_nothing_on_paper():
    """Prevents a line that is dead in JupyterLab, and paper or a page without script that says that it keeps."""
    name, one = next(iter(QUESTIONS.items()))
    line = KeptLine(name)
    assert line.item == one.public()
    assert line.answer is None
    line.answer = "</script><b>words</b>"
    assert {"item", "answer"} <= set(line.trait_names(sync=True))
    html = str(line.page_html())
    assert html.count("</script>") == 1
    still = str(line.fallback())
    assert plain(one.prompt) in still
    assert "blank whole" in still
    assert "kept" not in still
    with pytest.raises(ValueError, match=f"did you mean '{name}'"):
        KeptLine(name + "x")
