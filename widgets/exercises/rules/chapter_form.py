"""What a chapter's exercises are together: how many, of which kinds, where they stand, and what is asked again."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from widgets.exercises.item_bank.files import ROOT, BankFile, chapters
from widgets.exercises.item_bank.reading import Fault, nearest
from widgets.exercises.rules.book import SECTION, shown

FEWEST, MOST = 6, 8
FEWEST_KINDS = 4
AT_MOST_ONE = ("sort", "reflection", "predict")
FEWEST_SISTERS = 3
RECALLED = 3
FROM_EARLIER = 2
INSIDE = 0.6


def size_faults(file: BankFile, root: Path = ROOT) -> Iterator[Fault]:
    """Too few or too many in place, kinds that are missing or too frequent, and too few sisters."""
    placed = [item for item in file.items if not item.sister_of]
    if not FEWEST <= len(placed) <= MOST:
        said = f"a chapter has {FEWEST} to {MOST} exercises in place, sisters not counted, and not {len(placed)}"
        yield file.fault(("exercises",), said)
    kinds = Counter(item.kind for item in placed)
    if len(kinds) < FEWEST_KINDS:
        yield file.fault(
            ("exercises",), f"a chapter has at least {FEWEST_KINDS} kinds of exercise, and not {len(kinds)}"
        )
    for kind in AT_MOST_ONE:
        if kinds[kind] > 1:
            yield file.fault(("exercises",), f"a chapter has at most one {kind} in place, and not {kinds[kind]}")
    sisters = len(file.items) - len(placed)
    if sisters < FEWEST_SISTERS:
        yield file.fault(("exercises",), f"a chapter has at least {FEWEST_SISTERS} sisters, and not {sisters}")
    marks = shown(root).get(file.chapter, [])
    inside, count = within(marks)
    if inside < INSIDE * count:
        said = f"only {inside} of {count} exercises are followed by another section of the text; six in ten must be"
        yield file.fault(("exercises",), said)


def within(marks: list[str]) -> tuple[int, int]:
    """How many exercises of a chapter stand before another section begins, and how many there are.

    >>> within([SECTION, "a", SECTION, "b", "c"])
    (1, 3)
    """
    places = [place for place, mark in enumerate(marks) if mark != SECTION]
    return sum(SECTION in marks[place:] for place in places), len(places)


def recall_faults(file: BankFile, files: list[BankFile], root: Path = ROOT) -> Iterator[Fault]:
    """What a chapter asks again: three sisters, two of them of earlier chapters where so many are free, none twice."""
    order = chapters(root)
    sisters = {item.id: one.chapter for one in files for item in one.items if item.sister_of}
    known = {item.id for one in files for item in one.items}
    before, earlier = set(order[: order.index(file.chapter)]), 0
    for place, name in enumerate(file.recall):
        path = ("recall", place)
        if name not in known:
            yield file.fault(path, f"recall: there is no exercise {name!r}{nearest(name, known)}")
        elif name not in sisters:
            yield file.fault(path, f"recall: {name!r} is no sister, and was asked above{nearest(name, sisters)}")
        elif sisters[name] in before:
            earlier += 1
        elif sisters[name] != file.chapter:
            yield file.fault(path, f"recall: {name!r} is of a later chapter, {sisters[name]}")
        for other in files:
            if other is not file and name in other.recall and order.index(other.chapter) < order.index(file.chapter):
                yield file.fault(path, f"recall: {name!r} is asked again in {other.chapter} already")
    elsewhere = {name for other in files if other is not file for name in other.recall}
    free = [name for name, chapter in sisters.items() if chapter in before and name not in elsewhere]
    wanted = min(FROM_EARLIER, len(free))
    if all(name in sisters for name in file.recall) and earlier != wanted:
        said = f"recall must hold {wanted} of earlier chapters and {RECALLED - wanted} of this one, and not {earlier}"
        yield file.fault(("recall",), said)
