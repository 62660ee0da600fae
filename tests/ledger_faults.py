"""What stood on the ledger and is neither there nor leads anywhere, in words; it reads no file."""

import re
import warnings
from collections.abc import Iterator
from typing import Any

from data import DataError, load
from tests import published

RANGE = re.compile(r"(?P<what>.*?)(?P<low>-?[\d.]+(?:e\+?\d+)?) to (?P<high>-?[\d.]+(?:e\+?\d+)?)")
LEADS = "tests/ledger_leads.json"
REWORDED = f"a new meaning needs a new key, a new wording a line under `reworded` in {LEADS}"
PLACES = {
    "pages": "data/retired.json, under `pages`",
    "anchors": "data/retired.json, under `anchors`; for an exercise `was:` or `retired:` in its bank",
    "embeds": "`was:` or `retired:` in its bank",
    "storage": "the script that goes on reading it",
}


def lost(ledger: dict[str, Any], now: dict[str, Any], section: str) -> Iterator[str]:
    """Paths, anchors and names of storage that the built site no longer answers."""
    for entry in sorted(set(ledger[section]) - set(now[section])):
        yield f"{section}: {entry} is gone; say where it leads in {PLACES[section]}"


def exercise_faults(ledger: dict, now: dict, leads: dict, bank_leads: set[str]) -> Iterator[str]:
    """Exercises that are gone without `was:` or `retired:`, of another kind, or with another text under an old key."""
    ours = now["exercises"]
    for entry, said in ledger["exercises"].items():
        name = re.split(r"[ /]", entry)[0]
        if name in bank_leads:
            continue
        if name not in ours:
            if entry == name:
                yield f"exercises: {name} is gone; say where it leads by `was:` or `retired:` in its bank"
        elif entry not in ours:
            if entry not in leads["dropped"]:
                yield f"exercises: the key {entry!r} ({said}) is gone; say why under `dropped` in {LEADS}"
        elif ours[entry] != leads["reworded"].get(entry, said):
            yield f"exercises: {entry!r} said {said!r} and says {ours[entry]!r}; {REWORDED}"


def holds(new: str, old: str) -> bool:
    """Whether a setting still takes all that it took: the same kind, and each range at least as wide.

    >>> holds("c: number -2 to 1", "c: number -1 to 1"), holds("year: whole 1 to 9", "year: whole 1 to 10")
    (True, False)
    """
    theirs, ours = list(RANGE.finditer(old)), list(RANGE.finditer(new))
    if RANGE.sub(r"\g<what>", old) != RANGE.sub(r"\g<what>", new):
        return False
    pairs = zip(ours, theirs, strict=True)
    return all(float(a["low"]) <= float(b["low"]) and float(a["high"]) >= float(b["high"]) for a, b in pairs)


def address_faults(ledger: dict, now: dict) -> Iterator[str]:
    """Settings that are gone or take less, words that are unknown, numbers that stand for something else."""
    for entry, old in ledger["addresses"].items():
        new = now["addresses"].get(entry)
        if new is None:
            yield f"addresses: {entry} ({old}) is gone; keep it as `was` or `retired`, a page's in data/retired.json"
        elif new != "retired" and not holds(new, old):
            yield f"addresses: {entry} was {old!r} and is {new!r}"


def name_faults(ledger: dict, leads: dict) -> Iterator[str]:
    """Names that Python no longer finds, or finds in silence though they lead elsewhere."""
    for entry in ledger["names"]:
        name, _, argument = entry.removesuffix(")").partition("(")
        lead = leads["names"].get(name)
        try:
            thing, heard = published.look(name)
        except LookupError:
            yield f"names: {entry} is gone; keep it with a DeprecationWarning and a line under `names` in {LEADS}"
            continue
        if lead and not argument:
            yield from name_lead_faults(name, lead, heard)
        elif heard and not lead:
            yield f"names: {name} warns ({heard[0]}) and has no line under `names` in {LEADS}"
        if argument and argument not in published.arguments(thing):
            yield f"names: {name} no longer takes {argument!r}; arguments stay"


def name_lead_faults(name: str, lead: str, heard: list[str]) -> Iterator[str]:
    """An old name must say the new one, which must be there and say nothing."""
    try:
        _, new = published.look(lead)
    except LookupError:
        yield f"names: {name} leads to {lead}, which is not there"
        return
    if new:
        yield f"names: {name} leads to {lead}, which is old itself"
    if not any(lead.rpartition(".")[2] in words for words in heard):
        yield f"names: {name} must warn with DeprecationWarning and name {lead}"


def command_faults(ledger: dict, leads: dict) -> Iterator[str]:
    """Command lines that nothing answers, or whose old form does not name the new one."""
    for line in ledger["commands"]:
        lead = leads["commands"].get(line)
        if not lead and not published.answers(line):
            yield f"commands: {line} is gone; keep it to name the new one, with a line under `commands` in {LEADS}"
        elif lead and not published.answers(lead):
            yield f"commands: {line} leads to {lead}, which is not there"
        elif lead and lead not in published.program(line):
            yield f"commands: {line} does not name {lead}"


def column_faults(ledger: dict, now: dict, retired: dict) -> Iterator[str]:
    """Columns and tables that are gone without a line in data/retired.json, or lead to nothing."""
    here = set(now["columns"])
    tables = {column.partition(".")[0] for column in here}
    for entry in ledger["columns"]:
        table, _, column = entry.partition(".")
        renamed = retired["tables"].get(table)
        lead = retired["columns"].get(entry) or (f"{renamed}.{column}" if renamed else None)
        if entry in here:
            continue
        if not lead:
            yield f"columns: {entry} is gone; say where it leads in data/retired.json, under `tables` or `columns`"
        elif lead not in here:
            yield f"columns: {entry} leads to {lead}, which is not there"
        if renamed and table not in tables and f"'{renamed}'" not in refusal(table):
            yield f"columns: load({table!r}) does not name {renamed!r}"


def refusal(table: str) -> str:
    """What `load` says to a name."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            load(table)
    except DataError as error:
        return str(error)
    return ""


def row_faults(ledger: dict, now: dict, leads: dict, section: str) -> Iterator[str]:
    """Ids of claims and milieus that are gone without a reason or say something else; what was dropped stays away."""
    for entry, said in ledger[section].items():
        if entry in leads["dropped"]:
            if entry in now[section]:
                yield f"{section}: {entry} was dropped in {LEADS} and is there; an id is not used again"
        elif entry not in now[section]:
            yield f"{section}: {entry} ({said}) is gone; ids of rows stay, or say why under `dropped` in {LEADS}"
        elif now[section][entry] != leads["reworded"].get(entry, said):
            yield f"{section}: {entry} said {said!r} and says {now[section][entry]!r}; {REWORDED}"


def reference_faults(ledger: dict, text: str) -> Iterator[str]:
    """Old numbers of the list of references that open another work, or none; `text` is that page."""
    for entry, work in ledger["references"].items():
        number = entry.partition("#")[2]
        place = rf'id="{number}"></span>(?:<span id="[^"]*"></span>)*<div class="citation" id="ref-{re.escape(work)}"'
        if not re.search(place, text):
            yield f"references: {entry} does not open {work}"


def faults(ledger: dict, now: dict, leads: dict, retired: dict, bank_leads: set[str]) -> list[str]:
    """Every fault but those of the list of references."""
    return [
        *(fault for section in PLACES for fault in lost(ledger, now, section)),
        *exercise_faults(ledger, now, leads, bank_leads),
        *address_faults(ledger, now),
        *name_faults(ledger, leads),
        *command_faults(ledger, leads),
        *column_faults(ledger, now, retired),
        *(fault for section in ("claims", "milieus") for fault in row_faults(ledger, now, leads, section)),
    ]
