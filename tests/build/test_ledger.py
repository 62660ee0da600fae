"""What was published stays: nothing on the ledger is gone from site, tables or packages unless it leads somewhere."""

import copy
import json
import re
from pathlib import Path

import pytest

from tests import ledger_faults, make_ledger, published
from widgets.exercises.item_bank.files import led

HERE = Path(__file__).parents[1]
LEDGER = make_ledger.ledger()
LEADS = json.loads((HERE / "ledger_leads.json").read_text(encoding="utf-8"))
RETIRED = json.loads((HERE.parent / "data" / "retired.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def now():
    """What is published now. The site must have been built: a test that is skipped proves nothing."""
    assert (published.HTML / "index.html").exists(), "the site is not built: run `make site`"
    return published.site() | published.packages()


def told(faults) -> str:
    """Every fault on a line of its own."""
    return "\n".join(["", *faults])


def test_nothing_published_is_gone(now):
    """Failure prevented: an address, an exercise, a column or a name that somebody holds on to and that is gone."""
    faults = ledger_faults.faults(LEDGER, now, LEADS, RETIRED, set(led()))
    assert not faults, told(faults)


def test_old_numbers_of_references_open_the_same_works():
    """Failure prevented: a saved link to one work that opens another, because the list has grown since."""
    text = (published.HTML / published.REFERENCES).read_text(encoding="utf-8")
    faults = list(ledger_faults.reference_faults(LEDGER, text))
    assert not faults, told(faults)
    shifted = text.replace('id="id96"', 'id="id0"').replace('id="id97"', 'id="id96"')
    assert len(list(ledger_faults.reference_faults(LEDGER, shifted))) == 2


def test_ledger_is_written_as_its_maker_writes_it():
    """Failure prevented: a line added by hand in a place where the next release would move it."""
    assert make_ledger.FILE.read_text(encoding="utf-8") == make_ledger.written(make_ledger.added(LEDGER, {}))


def test_adding_takes_nothing_away(now):
    """Failure prevented: a release that forgets what an earlier one published."""
    poorer = {name: type(entries)() for name, entries in now.items()}
    assert make_ledger.added(LEDGER, poorer) == LEDGER
    richer = make_ledger.added(LEDGER, {"pages": ["chapters/new.html"], "exercises": {"new": "choice"}})
    assert "chapters/new.html" in richer["pages"]
    assert richer["exercises"]["new"] == "choice"


def lose(section, entry):
    """A seeded loss."""

    def change(now):
        if isinstance(now[section], list):
            now[section].remove(entry)
        else:
            del now[section][entry]

    return change


def say(section, entry, value):
    """A seeded change of what an entry says."""

    def change(now):
        assert entry in now[section]
        now[section][entry] = value

    return change


SEEDED = {
    "page": (lose("pages", "chapters/back/claims.html"), "pages: chapters/back/claims.html is gone"),
    "anchor": (
        lose("anchors", "chapters/integration/two_axes.html#known-disputes"),
        "two_axes.html#known-disputes is gone",
    ),
    "claim": (lose("anchors", "chapters/back/claims.html#claim-c23"), "claims.html#claim-c23 is gone"),
    "widget": (lose("anchors", "chapters/integration/two_axes.html#widget-typology"), "#widget-typology is gone"),
    "embed": (lose("embeds", "embed/tall-ratio.html"), "embeds: embed/tall-ratio.html is gone"),
    "exercise": (lose("exercises", "tall-ratio"), "exercises: tall-ratio is gone"),
    "option": (lose("exercises", "personal-or-impersonal 2"), "'personal-or-impersonal 2' (The clerk who renews"),
    "swap": (
        say("exercises", "personal-or-impersonal 2", "A clerk of no office"),
        "'personal-or-impersonal 2' said 'The clerk who renews",
    ),
    "kind": (say("exercises", "tall-ratio", "choice"), "'tall-ratio' said 'numeric' and says 'choice'"),
    "group": (lose("exercises", "ties-or-limits group anomie"), "'ties-or-limits group anomie' (group) is gone"),
    "part": (
        lose("exercises", "read-the-forest/weight c"),
        "'read-the-forest/weight c' (S12, with the most clients) is gone",
    ),
    "setting": (lose("addresses", "typology=c2"), "addresses: typology=c2 (cohesion2: number -1 to 1) is gone"),
    "value": (lose("addresses", "sectors=m:eggs"), "addresses: sectors=m:eggs (value) is gone"),
    "letter": (lose("addresses", "typology=w:D"), "addresses: typology=w:D (value) is gone"),
    "narrower": (say("addresses", "alliance=r", "r: number -0.5 to 0.9"), "was 'r: number -0.9 to 0.9' and is"),
    "another": (say("addresses", "typology=c", "control: number -1 to 1"), "was 'cohesion: number -1 to 1' and is"),
    "moderator": (say("addresses", "alliance=d:simulated,f:1", "year"), "simulated,f:1 was 'rater' and is 'year'"),
    "place": (
        lose("addresses", "chapters/modern_society/four_sectors.html#countries="),
        "four_sectors.html#countries= (page) is gone",
    ),
    "storage": (lose("storage", "bonds-work"), "storage: bonds-work is gone"),
    "column": (lose("columns", "demo_studies.rater"), "columns: demo_studies.rater is gone"),
    "text": (say("claims", "C23", "Something else."), "claims: C23 said"),
    "milieu": (say("milieus", "letter D", "V05"), "milieus: letter D said 'V04' and says 'V05'"),
}


@pytest.mark.parametrize("kind", SEEDED)
def test_a_seeded_loss_is_found(kind, now):
    """Failure prevented: a ledger that nobody holds the book to."""
    change, said = SEEDED[kind]
    poorer = copy.deepcopy(now)
    change(poorer)
    before = ledger_faults.faults(LEDGER, now, LEADS, RETIRED, set(led()))
    faults = [
        fault for fault in ledger_faults.faults(LEDGER, poorer, LEADS, RETIRED, set(led())) if fault not in before
    ]
    assert len(faults) == 1, told(faults)
    assert said in faults[0]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("widgets.no_such_name", "names: widgets.no_such_name is gone"),
        ("widgets.figure(colour)", "names: widgets.figure no longer takes 'colour'; arguments stay"),
        ("widgets.alliance_outcome.model.Pooled.k", "names: widgets.alliance_outcome.model.Pooled.k is gone"),
    ],
)
def test_a_lost_name_is_found(entry, said):
    """Failure prevented: a name, an argument or a field of a result that is gone from the packages."""
    (fault,) = ledger_faults.name_faults({"names": [entry]}, LEADS)
    assert fault.startswith(said)


def test_a_lost_command_is_found():
    """Failure prevented: a command line, an option or a target that nothing answers."""
    lines = ["python -m widgets.no_such", "python -m widgets.exercises list --colour", "make nothing", "make site"]
    faults = list(ledger_faults.command_faults({"commands": lines}, LEADS))
    assert [fault.split(" is gone")[0] for fault in faults] == [f"commands: {line}" for line in lines[:3]]


def test_a_lead_must_lead_somewhere(now):
    """Failure prevented: a line that says where something leads, and leads nowhere."""
    names = {"names": {"widgets.figure": "widgets.no_such"}}
    assert "which is not there" in told(ledger_faults.name_faults({"names": ["widgets.figure"]}, names))
    names = {"names": {"widgets.figure": "widgets.palette"}}
    assert "must warn" in told(ledger_faults.name_faults({"names": ["widgets.figure"]}, names))
    commands = {"commands": {"make site": "make book"}}
    assert "leads to make book" in told(ledger_faults.command_faults({"commands": ["make site"]}, commands))
    commands = {"commands": {"make site": "make lab"}}
    assert "does not name make lab" in told(ledger_faults.command_faults({"commands": ["make site"]}, commands))
    columns = {"columns": ["zz_old.r"]}
    retired = {"tables": {}, "columns": {"zz_old.r": "demo_studies.s"}}
    assert "leads to demo_studies.s, which" in told(ledger_faults.column_faults(columns, now, retired))
    retired = {"tables": {"zz_old": "milieus"}, "columns": {}}
    assert "does not name 'milieus'" in told(ledger_faults.column_faults(columns, now, retired))


def test_a_reworded_option_needs_its_line(now):
    """Failure prevented: an option that a saved answer holds and that now says something else, in silence."""
    changed = copy.deepcopy(now)
    changed["exercises"]["personal-or-impersonal 2"] = "A clerk of every office"
    leads = LEADS | {"reworded": LEADS["reworded"] | {"personal-or-impersonal 2": "A clerk of every office"}}
    assert not list(ledger_faults.exercise_faults(LEDGER, changed, leads, set(led())))
    leads["reworded"]["personal-or-impersonal 2"] = "A clerk of some office"
    assert len(list(ledger_faults.exercise_faults(LEDGER, changed, leads, set(led())))) == 1


def test_an_exercise_may_lead_on_from_its_bank(now):
    """Failure prevented: a merged exercise that the ledger goes on missing, or one lost in silence."""
    changed = copy.deepcopy(now)
    gone = [entry for entry in changed["exercises"] if entry.startswith("read-the-forest")]
    for entry in gone:
        del changed["exercises"][entry]
    leads = set(led())
    assert len(gone) > 5
    assert len(list(ledger_faults.exercise_faults(LEDGER, changed, LEADS, leads))) == 1
    assert not list(ledger_faults.exercise_faults(LEDGER, changed, LEADS, leads | {"read-the-forest"}))


def test_the_ledger_is_as_long_as_it_was():
    """Failure prevented: a section emptied by a change of the maker, so that the test above holds nothing."""
    least = {
        "pages": 16,
        "anchors": 635,
        "embeds": 46,
        "exercises": 204,
        "addresses": 287,
        "storage": 3,
        "references": 145,
    }
    least |= {"names": 289, "commands": 19, "columns": 252, "claims": 140, "milieus": 52}
    assert {name: len(LEDGER[name]) for name in least if len(LEDGER[name]) < least[name]} == {}
    assert re.fullmatch(r"[a-z ]+", " ".join(LEDGER))
