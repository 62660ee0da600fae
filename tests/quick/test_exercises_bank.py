"""What the bank of exercises promises: a good one is read whole, a broken one is refused by file, line and reason."""

import json
import re
from pathlib import Path

import pytest
import yaml

from tests.quick.bank_mutations import BREAKS, broken
from widgets.exercises.item_bank import reading
from widgets.exercises.item_bank.files import BankError, bank, read_bank, recall
from widgets.exercises.item_bank.reading import BankError as ReadingError
from widgets.exercises.item_bank.small_markdown import plain
from widgets.exercises.rules.checks import faults

CASES = Path(__file__).parents[1] / "cases"
GOOD = (CASES / "good_bank.yaml").read_text(encoding="utf-8")
FIRST = (CASES / "first_bank.yaml").read_text(encoding="utf-8")
AIMS = {"first": ["begin"], "second": ["place", "sort", "count"]}
KINDS = {"choice", "plane", "sort", "numeric", "forest", "reflection", "predict"}


def notebook(aims):
    """A chapter that has objectives and nothing else."""
    listed = "".join(f"- {aim}: To do it.\n" for aim in aims)
    return json.dumps({"cells": [{"cell_type": "markdown", "source": f"# A\n\n:::{{objectives}}\n{listed}:::\n"}]})


def book(root: Path, second: str = GOOD, first: str = FIRST) -> Path:
    """A book of two chapters with their banks."""
    folder = root / "chapters" / "ties"
    folder.mkdir(parents=True, exist_ok=True)
    (root / "_toc.yml").write_text(
        "parts:\n- chapters:\n  - file: chapters/ties/first\n  - file: chapters/ties/second\n", encoding="utf-8"
    )
    for name, text in (("first", first), ("second", second)):
        (folder / f"{name}.ipynb").write_text(notebook(AIMS[name]), encoding="utf-8")
        (folder / f"{name}.exercises.yaml").write_text(text, encoding="utf-8", newline="")
    return root


def reasons(root: Path) -> str:
    """The faults of a book as lines."""
    return "\n".join(map(str, faults(root=root)))


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader], ids=["in C", "in Python"])
def test_good_bank_is_well(tmp_path, monkeypatch, loader):
    """Failure prevented: a rule that no bank can keep, so that the tests below pass for the wrong reason."""
    monkeypatch.setattr(reading, "LOADER", loader)
    root = book(tmp_path)
    assert reasons(root) == ""
    assert {item.kind for item in bank(root).values()} == KINDS
    assert recall("ties/second", root) == ["choose-the-ties", "bonds-once-more", "words-once-more"]
    assert next(iter(bank(root))) == "from-the-first", "the order is that of _toc.yml"


def test_public_form_is_plain_json(tmp_path):
    """Failure prevented: a public form that the page cannot read, or that lacks a field the view relies on."""
    items = {item.id: item.public() for item in bank(book(tmp_path)).values()}
    assert json.loads(json.dumps(items, allow_nan=False)) == items
    assert [option["key"] for option in items["name-the-limit"]["options"]] == ["a", "b", "c"]
    assert items["rates-and-rings"]["alternative"] == {
        "id": "name-the-limit",
        "title": "Name the limit",
        "chapter": "ties/second",
    }
    assert items["sort-the-day"]["things"][2] == {
        "key": "3",
        "text": ["Supper with a son"],
        "group": "home",
        "why": ["Nobody else would do."],
    }
    drawn = items["new-shares"]
    assert len(drawn["variants"]) == 12
    assert {key: drawn[key] for key in drawn["variants"][0]} == drawn["variants"][0]
    assert "{r}" not in plain(drawn["prompt"]) + plain(drawn["why"])
    plot = items["read-the-plot"]
    assert [part["key"] for part in plot["parts"]] == ["widest", "pooled"]
    assert sum(study["weight"] for study in plot["figure"]["studies"]) == pytest.approx(100, abs=0.1)
    assert plot["figure"]["pooled"]["r"] == pytest.approx(0.2697, abs=1e-4)
    assert items["alone-in-1940"]["misconceptions"][1]["value"] == pytest.approx(19.9)


@pytest.mark.parametrize("seed", range(260))
def test_broken_banks_are_refused(tmp_path, seed):
    """Failure prevented: a malformed bank that builds, raises something else, or is refused without a line."""
    way, text = broken(GOOD, seed)
    root = book(tmp_path, text)
    found = faults(root=root)
    assert found, f"{way} passed"
    for fault in found:
        assert re.fullmatch(r"chapters/ties/\w+\.exercises\.yaml:[1-9]\d*: \S.*", str(fault), re.S), str(fault)
        assert fault.line <= len(text.split("\n"))
    if way not in ("unknown_name", "hard"):
        with pytest.raises(BankError):
            bank(root)


def test_every_way_of_breaking_is_tried():
    """Failure prevented: a way that is never drawn, and a count below two hundred."""
    assert len({broken(GOOD, seed)[0] for seed in range(260)}) == len(BREAKS)
    assert len({broken(GOOD, seed)[1] for seed in range(260)}) >= 200


# A change of the good bank, and what is said of it (line and words).
SAID = [
    ("    kind: plane", "    kind: plain", r":5: place-the-club, kind: must be one of .* did you mean 'plane'"),
    (
        "    minutes: 3\n    prompt: |\n      First",
        "    minutes: three\n    prompt: |\n      First",
        r":9: .*minutes: must be a whole number, not 'three'",
    ),
    ("    title: Place the club\n", "", r":4: place-the-club: needs 'title'"),
    ("    title: Place the club", "    titel: Place the club", r":6: .*field 'titel' .*did you mean 'title'"),
    ("        why: It has the fewest people.", ("        why: It has the fewest people.\n            why: "
                                               "Again."), r"'why' stands here twice|no YAML"),
    ("        group: home", "        group: hom", r":\d+: sort-the-day: 'hom' is none of the groups; did you mean "
                                                  r"'home'"),
    ("cell us_one_person_households 1940 ", "cell us_one_person_households 1941 ",
     r":\d+: alone-in-1940: 'us_one_person_households' has no row with year '1941'; did you mean '1940'"),
    ("compute: cell us_one_person_households 1940 ", "compute: cel us_one_person_households 1940 ",
     r":\d+: alone-in-1940: write `cell TABLE KEY COLUMN` or `number NAME`, not .*did you mean 'cell'"),
    ("generator: shared-variance", "generator: shared-varianc", r"did you mean 'shared-variance'"),
    ("    unit: per cent\n    why: |\n      Square", ("    tolerance: 1\n    why: |\n      "
                                                     "Square"), r"a generator brings 'tolerance'"),
    ("Square {r}", "Square {rr}", r"the generator knows no \{rr\}"),
    ("correlate {r}.", "correlate somehow.", r"the prompt leaves out \{r\}"),
    ("value: 27.6", "value: 7.75", r"this misconception would be marked right"),
    ("    high: 60", "    high: 20", r"does not hold the answer"),
    ("    step: 0.5", "    step: 0.7", r"cannot be cut into steps of 0.7"),
    ("        right: true\n        why: A limit", "        right: false\n        why: A limit", r"one option must be "
                                                                                                r"right, not 0"),
    ("chapter: ties/second", "chapter: ties/third", r":1: chapter must be 'ties/second'"),
    ("objective: count", "objective: cuont", r"no objective 'cuont'; did you mean 'count'"),
    ("claims: [C99, C103]", "claims: [C99, C888]", r":42: name-the-limit: there is no claim 'C888'"),
    ("source: orlinsky2012psychotherapeutic", "source: orlinsky2012psychotherapeutc", r"no source .* did you mean "
                                                                                      r"'orlinsky2012psychotherapeutic'"),
    ("    alternative: name-the-limit\n", "", r"names suicide and so needs an `alternative`"),
    ("alternative: name-the-limit", "alternative: rates-and-rings", r"no other exercise 'rates-and-rings'"),
    ("What did he compare?", "Did they commit suicide?", r"SM01"),
    ("What does a strict rule change?", "Does a strict rule change what people may want?", r"the prompt tells the "
                                                                                           r"right option"),
    ("Friends are ties, and a rule sets limits.", "It is what people may want.", r"this reason tells the right option"),
    ("It is paid by the hour.", "This is work, no doubt.", r"this reason names the group 'work'"),
    ("in the first year of the table, in", "in 1940, when it was 7.7, in", r"the prompt holds '7.7', which would be "
                                                                           r"marked right"),
    ("This is the change.", "The right value is 7.7.", r"this reason holds '7.7'"),
    ("in a hundred held one person", "in a hundred (27.6) held one person", r"the prompt tells the answer: '27.6'"),
    ("A chess club meets when it likes.", ("A volunteer choir that meets weekly and where members may "
                                          "come."), r"repeats V20 word for word"),
    ("bonds-once-more, words", "new-shares, words", r":2: recall must hold 2"),
    ("bonds-once-more, words", "bonds-onse-more, words", r":2: recall: there is no exercise 'bonds-onse-more'; did "
                                                         r"you mean 'bonds-once-more'"),
    ("objective: place", "objective: sort", r"no exercise meets the objective 'place'"),
    ("in $r^2$", "in $\\frac{1$", r"the maths .* cannot be read"),
    ("      - id: pooled", "      - id: widest", r"the part 'widest' stands here twice"),
    ("      - key: b\n        text: How many", "      - text: How many", r":\d+: name-the-limit, .*needs 'key'"),
    ("      - key: c\n        text: How", "      - key: a\n        text: How", r"name-the-limit: the key 'a' stands "
                                                                          r"here twice; number 1 has it"),
    ('key: "2"', 'key: "1"', r":\d+: sort-the-day: the key '1' stands here twice"),
    ('key: "3"', "key: 3", r"sort-the-day, things 3, key: must be a text, not 3; put it in quot"),
    ("          - key: b", "          - key: Two b", r"parts 1, options 2, key: must be small .*'Two b'"),
    ("    groups: [work", "    retired_keys: {'2': A mill}\n    groups: [work", r":\d+: sort-the-day: the key '2' is "
                                                                              r"retired; saved answers hold it"),
    ("    groups: [work", "    retired_keys: {}\n    groups: [work", r"sort-the-day, retired_keys: must not be empty"),
    (
        "    groups: [work",
        "    rings: true\n    groups: [work",
        r":\d+: sort-the-day: three rings need three groups, inside first, not 2",
    ),
    (
        "    groups: [work, home]",
        "    rings: true\n    groups: [work, home, street]",
        r":\d+: sort-the-day: `short` is missing, and the rings need it",
    ),
    (
        '      - key: "3"\n',
        '      - key: "3"\n        short: supper\n',
        r":\d+: sort-the-day: `short` is shown in rings alone, and there are none",
    ),
    (
        '      - key: "3"\n',
        '      - key: "3"\n        short: supper with a son\n',
        r":\d+: sort-the-day, things 3, short: .*12",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "said"), SAID, ids=range(len(SAID)))
def test_faults_are_said_plainly(tmp_path, before, after, said):
    """Failure prevented: an author who is told that something is wrong, but neither where nor what."""
    assert before in GOOD
    assert re.search(said, reasons(book(tmp_path, GOOD.replace(before, after))))


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader], ids=["in C", "in Python"])
@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", ":1: the file is empty"),
        (b"chapter: \xff", ":1: the file is not UTF-8"),
        (b"a: 1\nb: \x00", r":2: the character U\+0000"),
        ("a: 1\r\nb: x\u202e".encode(), r":2: the character U\+202E"),
        (b"[" * 5000, "nests too deeply|no YAML"),
        (b"- " * 300 + b"a", ":1: the file nests too deeply"),
        (b"a:\n  - " + b"[" * 13 + b"]" * 13, ":2: the file nests too deeply"),
        (b"3", ":1: must be a group of fields, not 3"),
        (b"a: 1\n--- \nb: 2", ":2: this is no YAML .*another document"),
        (b"a: &x 1\nb: *x", ":1: an anchor"),
        (b"? [a]\n: b", ":1: a field has no plain name"),
        (b"<<: {a: 1}", "field '<<'"),
    ],
    ids=lambda value: value[:20].decode("utf-8", "replace") if isinstance(value, bytes) else None,
)
def test_files_that_are_no_bank(tmp_path, monkeypatch, raw, said, loader):
    """Failure prevented: a traceback of the YAML reader, or a file that takes the machine down."""
    monkeypatch.setattr(reading, "LOADER", loader)
    root = book(tmp_path)
    path = root / "chapters" / "ties" / "second.exercises.yaml"
    path.write_bytes(raw)
    with pytest.raises(ReadingError, match=said):
        read_bank(path, root)


def test_words_are_words(tmp_path):
    """Failure prevented: an option `No` or `on` that YAML turns into a flag behind the author's back."""
    text = GOOD.replace("text: How old they are", "text: No")
    assert plain(bank(book(tmp_path, text))["name-the-limit"].body.options[2].text) == "No"


def test_missing_objective_kind_and_number(tmp_path):
    """Failure prevented: a chapter of five exercises, and a book in which a kind is never used."""
    cut = GOOD[: GOOD.index("  - id: think-it-over")]
    found = reasons(
        book(
            tmp_path,
            cut
            + "  - id: x-y\n"
            + FIRST.split("  - id: first-words\n")[1].split("  - {id")[0].replace("begin", "sort"),
        )
    )
    assert re.search(r"the kind 'predict'", found) is None
    found = reasons(book(tmp_path, cut))
    assert "a chapter has 6 to 8 exercises in place, sisters not counted, and not 5" in found


def test_a_file_may_be_checked_alone(tmp_path):
    """Failure prevented: an author who gets the faults of other chapters, or misses an id that another chapter has."""
    root = book(tmp_path, GOOD.replace("id: sort-the-day", "id: first-guess"), FIRST.replace("C37", "C777"))
    second = root / "chapters" / "ties" / "second.exercises.yaml"
    found = faults([second], root)
    assert {fault.file for fault in found} == {"chapters/ties/second.exercises.yaml"}
    assert "stands in chapters/ties/first.exercises.yaml" in str(found[0])
