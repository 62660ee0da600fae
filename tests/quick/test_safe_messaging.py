"""Tests of the wording about suicide: seeded sentences, how text is read, and the whole book."""

import json
from pathlib import Path

import pytest

from widgets._language.safe_messaging import Finding, lint, names_suicide, page_findings
from widgets._language.safe_messaging_rules import ERROR, REVIEW, RULES
from widgets._language.safe_messaging_sources import (
    ROOT,
    book_files,
    book_findings,
    file_findings,
    python_strings,
    script_strings,
)

HERE = Path(__file__).parents[1] / "cases"
CASES = json.loads((HERE / "safe_messaging.json").read_text(encoding="utf-8"))
REVIEWED = json.loads((HERE / "safe_messaging_reviewed.json").read_text(encoding="utf-8"))
SEVERITY = {rule.id: rule.severity for rule in RULES}
BREACH = "He committed suicide."


def rules(text: str) -> set[str]:
    return {finding.rule for finding in lint(text)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']}-{case['text'][:40]}")
def test_seeded_sentence(case):
    """Prevents a rule that lost its teeth, and one that bites the wording we ask for."""
    if case["caught"]:
        assert case["rule"] in rules(case["text"])
    else:
        assert rules(case["text"]) == set()


def test_cases_are_many_and_fair():
    """Prevents a rule that nothing tries: at least 150 sentences, five to catch and three to pass for each rule."""
    assert len(CASES) >= 150
    tried = {rule: [case["caught"] for case in CASES if case["rule"] == rule] for rule in SEVERITY}
    assert {rule: cases for rule, cases in tried.items() if cases.count(True) < 5 or cases.count(False) < 3} == {}


def test_severities_are_those_of_the_guidance():
    """Prevents an error that was turned down to a warning to make the book pass."""
    warnings = {rule for rule, severity in SEVERITY.items() if severity != ERROR}
    assert list(SEVERITY) == [f"SM{number:02}" for number in range(1, 15)]
    assert warnings == {"SM08", "SM09", "SM12", "SM13", "SM14"}


def test_block_quote_becomes_review():
    """Prevents Durkheim's own words from being banned, and from passing unread."""
    found = lint(f"Durkheim wrote:\n\n> {BREACH}\n> — Durkheim, *Suicide* (1897)\n")
    assert [(f.rule, f.severity, f.line) for f in found] == [("SM01", REVIEW, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "`commit suicide`",
        "```python\ncommit_suicide = 'commit suicide'\n```",
        "[the source](https://example.org/commit-suicide/commit suicide)",
        "<!-- commit suicide -->",
        ":::{image} x.svg\n:class: commit suicide\n:::",
        "{cite:t}`commit suicide`",
        "See *How Some Commit Suicide: A Novel*.",
    ],
)
def test_what_is_not_text_is_not_read(text):
    """Prevents code, addresses, keys and titles of works from raising findings that nobody can mend."""
    assert lint(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "They com\u00admitted suicide.",
        "They **committed**\nsuicide.",
        "They committed 'suicide'.",
        "- They _committed suicide_.",
        "# Committing suicide",
        "*Suicide was committed often.*",
        "They committed\u00a0suicide.",
        ":::{predict} Who committed suicide?\n:::",
        ":::{image} x.svg\n:alt: Who committed suicide\n:::",
        '<img alt="committed suicide" src="x">',
        "[committed suicide](x.md)",
        "{term}`committed suicide <suicide>`",
        "| a | committed suicide |",
    ],
)
def test_disguise_does_not_help(text):
    """Prevents emphasis, line breaks, alt text, titles, links or tables from hiding a phrase."""
    assert "SM01" in rules(text)


def test_finding_says_where_and_what():
    """Prevents a report that sends the writer looking."""
    (found,) = lint(f"One line.\n\nAnother. {BREACH}\n", "page.md")
    assert found == Finding("SM01", "error", "page.md", 3, "committed suicide", SEVERITY and RULES[0].advice)
    assert str(found).startswith("page.md:3: SM01 error: 'committed suicide'")


def test_distance_counts():
    """Prevents a window that is too short to see a neighbour or so long that it condemns another paragraph."""
    filler = "word " * 24
    assert "SM10" in rules(f"Suicide rates. {filler} you.")
    assert rules(f"Suicide rates. {filler * 2} you.") == set()


def test_help_box_may_say_you():
    """Prevents a help box that cannot speak to the person who needs it, and a loophole around it."""
    box = ":::{content-note}\nThis page is about suicide; you can skip it.\n:::\n"
    assert lint(box) == []
    assert rules(box + "\nSuicide: what would you do?") == {"SM10"}


@pytest.mark.parametrize(
    ("text", "shown", "expected"),
    [
        ("# A\n\nSuicide rates.", "", ["SM90", "SM91"]),
        ("# A\n\nBonds.", "", []),
        ("# A", "SuicideTypology(", ["SM90", "SM91"]),
        ("# A", "A chart of suicide rates", ["SM90", "SM91"]),
        ("# A\n\n:::{content-note}\nOn suicide.\n:::\n:::{help-now}\n:::\n", "", []),
        ("# Suicide\n\n:::{help-now}\n:::\n", "", ["SM91"]),
        ("# Suicide\n\n:::{content-note}\nx\n:::\n", "", ["SM90"]),
        ("# Suicide\n\n:::{help-now}\n:::\n\n## Rates\n\n:::{content-note}\nx\n:::\n", "", ["SM91"]),
        ("# A\n\nDurkheim, *Suicide* (1897), `SuicideTypology`.", "", []),
    ],
)
def test_page_rules(text, shown, expected):
    """Prevents a page that names or shows suicide without help, without a note, or with a note after the matter."""
    assert [finding.rule for finding in page_findings(text, "page", shown)] == expected


def test_names_of_things_do_not_name_suicide():
    """Prevents help boxes on pages that only mention a file, a class, an address or a book."""
    assert not names_suicide(
        "`widgets/suicide_typology`, SuicideTypology, suicide_typology.csv, [x](suicide.md), *Le Suicide*, "
        "#typology=c:1"
    )
    assert names_suicide("They took their own lives.")


def test_strings_of_code_are_read(tmp_path):
    """Prevents titles, labels and words of widgets from escaping the lint because they stand in code."""
    assert (1, "a … b") in list(python_strings('x = f"a {1} b"'))
    assert [text for _, text in script_strings("const w = { a: \"x\", b: 'y' }; // 'z'")] == ["x", "y"]
    samples = {
        "widgets/room/view.js": f'const words = {{ a: "{BREACH}" }};',
        "widgets/room/widget.py": f'LABEL = "{BREACH}"',
        "data/milieus.csv": f"id,milieu\nV01,{BREACH}\n",
        "data/datapackage.json": json.dumps({"resources": [{"title": BREACH}]}),
        "chapters/a/b.exercises.yaml": f"exercises:\n  - prompt: {BREACH}\n",
        "chapters/a/b.md": BREACH,
        "chapters/a/c.ipynb": json.dumps(
            {"cells": [{"cell_type": "code", "id": "rates", "source": [f'figure(c, title="{BREACH}")']}]}
        ),
    }
    for name, text in samples.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert "SM01" in {f.rule for f in file_findings(tmp_path / name, tmp_path)}, name
    assert len(book_files(tmp_path)) == len(samples)
    assert {f.rule for f in file_findings(tmp_path / "chapters/a/b.md", tmp_path)} >= {"SM90", "SM91"}


def unreviewed(findings: list[Finding], reviewed: list[dict]) -> tuple[list[str], list[dict]]:
    """Findings that nobody has justified, and justifications that nothing needs any more. An error is never
    justified.
    """
    keys = {(r["rule"], r["where"], r["excerpt"]) for r in reviewed if len(r["reason"]) >= 20}
    place = {f: (f.rule, f.where, f.excerpt) for f in findings}
    open_ones = [str(f) for f in findings if f.severity == ERROR or place[f] not in keys]
    return open_ones, [r for r in reviewed if (r["rule"], r["where"], r["excerpt"]) not in place.values()]


def test_review_list_cannot_excuse_errors_or_grow_stale():
    """Prevents a list of exceptions that swallows errors, thin reasons or sentences that are gone."""
    error, warning = lint(BREACH)[0], lint("The suicide came without warning.")[0]
    good = {
        "rule": "SM12",
        "where": "text",
        "excerpt": warning.excerpt,
        "reason": "quoted to be criticised in the next line",
    }
    assert unreviewed([warning], [good]) == ([], [])
    assert unreviewed([warning], [good | {"reason": "ok"}])[0]
    assert unreviewed([error], [good | {"rule": "SM01", "excerpt": error.excerpt}])[0]
    assert unreviewed([], [good])[1] == [good]


def test_whole_book():
    """Prevents unsafe wording anywhere a reader may meet it: pages, charts, labels, exercises, words of widgets."""
    open_ones, stale = unreviewed(book_findings(ROOT), REVIEWED)
    assert open_ones == []
    assert stale == [], "reviewed, but gone"
