"""Old addresses lead on: pages, places, widgets that moved, tables; a lead to nothing is named with file and line."""

import json
import re
import sys
from io import StringIO
from types import SimpleNamespace

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from data import DataError, catalogue, load
from tests.quick.test_exercises_retired import merged  # noqa: F401 - a fixture
from widgets._host import Widget, bounded
from widgets._site import leads, reference
from widgets.exercises.view.still import BODIES
from widgets.exercises.view.widget import Exercise

EMPTY = {"pages": {}, "anchors": {}, "addresses": {}, "tables": {}, "columns": {}}
WIDGET = (
    '<div class="bonds" data-room="a"><script type="application/json">{"room":"a","key":"plane","x":1}</script></div>'
)
CHAPTERS = {
    "index": "Front\n=====\n\n.. toctree::\n\n   ties\n   limits\n",
    "ties": "Ties\n====\n\nKnown disputes\n--------------\n\nA text.\n",
    "limits": "Limits & ends\n=============\n\n.. raw:: html\n\n   "
    f'{WIDGET}<ul><li id="objective-a">To do it.</li></ul>\n',
}


def built(folder, retired):
    """The pages of a small book with these leads, and what was said while it was built."""
    source, out = folder / "source", folder / "out"
    (source / "data").mkdir(parents=True)
    for name, text in CHAPTERS.items():
        (source / f"{name}.rst").write_text(text, encoding="utf-8")
    (source / "data" / "retired.json").write_text(json.dumps({**EMPTY, **retired}, indent=2), encoding="utf-8")
    said = StringIO()
    with docutils_namespace():
        app = Sphinx(
            source, None, out, folder / "trees", "html", status=None, warning=said,
            confoverrides={"extensions": ["widgets._site.leads"], "html_theme": "basic"},
        )  # fmt: skip
        app.build()
    pages = {path.relative_to(out).as_posix(): path.read_text(encoding="utf-8") for path in out.glob("*.html")}
    return pages, re.sub(r"\x1b\[[0-9;]*m", "", said.getvalue())


def test_old_anchors_stay_as_targets(tmp_path):
    """Failure prevented: a heading that was said in other words, and every link to it dead."""
    anchors = {"ties.html": {"what-is-disputed": "known-disputes"}, "limits.html": {"objective-old": "objective-a"}}
    pages, said = built(tmp_path, {"anchors": anchors})
    assert said == ""
    assert re.search(r'<span id="what-is-disputed"></span>\s*<section id="known-disputes">', pages["ties.html"])
    assert '<li id="objective-a"><span id="objective-old"></span>' in pages["limits.html"]


def test_what_moved_says_where(tmp_path):
    """Failure prevented: a passage, a page or a widget that moved, and an address that ends in nothing."""
    retired = {
        "pages": {"bonds.html": "ties.html#known-disputes"},
        "anchors": {"ties.html": {"ends": "limits.html#objective-a"}, "bonds.html": {"first": "ties.html"}},
        "addresses": {"ties.html": {"typology": "limits.html#plane"}},
    }
    pages, said = built(tmp_path, retired)
    assert said == ""
    link = '<a href="limits.html#objective-a">Limits &amp; ends</a>'
    assert f'<p class="was" id="ends">What this address named is now in {link}.</p>' in pages["ties.html"]
    link = '<a href="limits.html#plane">Limits &amp; ends</a>'
    assert f'<p class="was" data-was="typology">This picture is now in {link}.</p>' in pages["ties.html"]
    link = '<a href="ties.html#known-disputes">Ties</a>'
    assert f"<p>This page has moved. It is now {link}.</p>" in pages["bonds.html"]
    assert '<p class="was" id="first">' in pages["bonds.html"]


WRONG = {
    "to no place": (
        "anchors",
        {"ties.html": {"old": "no-such"}},
        "leads to no-such, and ties.html has no place 'no-such'",
    ),
    "to no page": ("anchors", {"ties.html": {"old": "no.html#a"}}, "leads to no.html#a, and there is no page no.html"),
    "on no page": (
        "anchors",
        {"no.html": {"old": "ties.html"}},
        "no.html: 'old' is retired on a page that is not there",
    ),
    "no widget": ("addresses", {"ties.html": {"old": "limits.html#eggs"}}, "and limits.html has no place 'eggs'"),
    "in use": (
        "anchors",
        {"ties.html": {"known-disputes": "limits.html"}},
        "'known-disputes' stands on the page still",
    ),
    "page in use": ("pages", {"ties.html": "limits.html"}, "ties.html: 'ties.html' is a page of the book still"),
    "page to none": ("pages", {"bonds.html": "no.html"}, "'bonds.html' leads to no.html, and there is no page no.html"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_lead_to_nothing_is_named(kind, tmp_path):
    """Failure prevented: a lead that leads nowhere, found by a reader and not by the build."""
    section, entries, said = WRONG[kind]
    _, found = built(tmp_path, {section: entries})
    lines = json.dumps({**EMPTY, section: entries}, indent=2).split("\n")
    line = next(number for number, row in enumerate(lines, start=1) if re.match(r' +"[^"]+": "', row))
    assert f"data/retired.json:{line}: WARNING: " in found
    assert said in found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"pages": {},\n', "data/retired.json:2: this is no JSON"),
        ('{"pages": {}}', "data/retired.json:1: needs 'anchors', a group"),
        (
            json.dumps({**EMPTY, "anchors": {"a.html": {"old": ""}}}, indent=2),
            "data/retired.json:4: 'a.html' needs to say",
        ),
        (
            json.dumps({**EMPTY, "tables": {"old": None}}, indent=2),
            "data/retired.json:6: 'old' needs to say where it leads",
        ),
    ],
)
def test_a_file_of_another_form_is_refused(text, said):
    """Failure prevented: a lead without an end, passed over in silence."""
    with pytest.raises(ValueError, match=re.escape(said)):
        leads.read(text)


def test_a_retired_table_names_the_new_one(monkeypatch, tmp_path):
    """Failure prevented: a notebook that asks for a table by its old name and hears of no other."""
    retired = {**EMPTY, "tables": {"studies": "demo_studies"}, "columns": {"demo_studies.client": "demo_studies.rater"}}
    (tmp_path / "retired.json").write_text(json.dumps(retired), encoding="utf-8")
    monkeypatch.setattr(catalogue, "RETIRED", tmp_path / "retired.json")
    with pytest.raises(DataError, match="the table 'studies' is now 'demo_studies'"):
        load("studies")
    note = reference.note("demo_studies", catalogue.about("demo_studies"))
    assert "The column demo_studies.client of an earlier edition is now demo_studies.rater." in note


def test_a_retired_setting_is_told_and_never_used_again():
    """Failure prevented: an old address that sets something else than it named."""

    class Moved(Widget):
        """A widget that once had a tie."""

        room = "suicide_typology"
        key = "moved"
        size = bounded(0, 0, 1, address="s")
        retired = {"t": "The tie is now drawn by itself."}  # noqa: RUF012

    assert Moved()._state_for_page()["retired"] == {"t": "The tie is now drawn by itself."}
    Moved.retired = {"s": "Once another size."}
    with pytest.raises(ValueError, match="'s' is retired from addresses and must not be used again"):
        Moved()._state_for_page()


ANSWERS = "Answers\n=======\n\n.. all-answers::\n\n.. my-work:: chapters\n"


def seeded(app):
    """What the site's own pages would have given to those of the exercises."""
    app.bonds_assets, app.bonds_policy, app.bonds_again = {}, (lambda inline: "p"), ""
    app.add_config_value("bonds_edition", "", "html")
    app.add_config_value("bonds_released", "2026-11-27", "html")
    app.bonds_digests = dict.fromkeys([f"embed-{kind}.{end}" for kind in BODIES for end in ("css", "js")], "0")


def test_a_built_book_answers_for_its_earlier_exercises(merged, monkeypatch):  # noqa: F811
    """Failure prevented: `#ex-`, `#answer-` and `embed/` of a merged or a retired exercise, lost in the build."""
    monkeypatch.setitem(sys.modules, "seeded_site", SimpleNamespace(setup=seeded, __name__="seeded_site"))
    (merged / "index.rst").write_text("Front\n=====\n\n.. toctree::\n   :glob:\n\n   chapters/*/*\n", encoding="utf-8")
    chapter = "Second\n======\n\n.. raw:: html\n\n   " + str(Exercise("name-the-limit").page_html()).replace("\n", " ")
    pages = {
        "ties/first": "First\n=====\n\n.. _begin:\n\nBegin\n-----\n",
        "ties/second": f"{chapter}\n",
        "back/answers": ANSWERS,
    }
    for name, text in pages.items():
        (merged / "chapters" / f"{name}.rst").parent.mkdir(exist_ok=True)
        (merged / "chapters" / f"{name}.rst").write_text(text, encoding="utf-8")
    said = StringIO()
    with docutils_namespace():
        app = Sphinx(
            merged, None, merged / "out", merged / "trees", "html", status=None, warning=said,
            confoverrides={"extensions": ["seeded_site", "widgets.exercises.pages"], "html_theme": "basic"},
        )  # fmt: skip
        app.build()
    assert said.getvalue() == ""
    texts = {
        path.relative_to(merged / "out").as_posix(): path.read_text(encoding="utf-8")
        for path in merged.glob("out/**/*.html")
    }
    second, answers = texts["chapters/ties/second.html"], texts["chapters/back/answers.html"]
    assert '<p class="was" id="ex-name-a-rule">This exercise is now “Name the limit”.</p>' in second
    assert (
        'id="ex-told-elsewhere">This exercise has retired; in its place: <a href="first.html#begin">First</a>.</p>'
        in second
    )
    assert 'id="answer-rules-and-limits">This exercise is now “Name the limit”.</p>' in answers
    assert (
        'id="answer-too-hard">This exercise has retired; in its place: <a href="../ties/second.html#ex-sort-the-day">'
        in answers
    )
    assert "This exercise is now “Name the limit”." in texts["embed/name-a-rule.html"]
    was = '"was":["name-a-rule","rules-and-limits"]'
    for page in ("chapters/ties/second.html", "embed/name-the-limit.html", "embed/name-a-rule.html"):
        assert was in texts[page], f"{page} does not know under which ids it was answered before"
    assert len(re.findall(rf'"id":"name-the-limit"[^{{}}]*{re.escape(was)}', answers)) == 1
    assert 'in its place: <a href="../chapters/ties/first.html#begin">First</a>.' in texts["embed/told-elsewhere.html"]
