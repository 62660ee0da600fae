"""What a sister must be: the same objective asked anew, in its original's file, with another scene or other numbers; it
knows what chapters show and judges no sense.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from widgets.exercises.item_bank import items
from widgets.exercises.item_bank.files import ROOT
from widgets.exercises.item_bank.reading import Fault, nearest
from widgets.exercises.item_bank.small_markdown import plain
from widgets.exercises.rules.book import shown

# Two prompts whose words agree so far are one question.
ALIKE = 0.9
# What these ask stands under the prompt, which may be the same for any of them.
BELOW = (items.Sort, items.Plane, items.Forest)


def sister_faults(place, places, root: Path = ROOT) -> Iterator[Fault]:
    """Whatever is wrong with a sister; nothing for an exercise that is none."""
    item, path = place.item, ("sister_of",)
    if item.sister_of is None:
        return
    for chapter, marks in shown(root).items():
        if item.id in marks:
            yield place.fault(("id",), f"a sister is asked as recall and stands in no chapter, and {chapter} shows it")
    if item.sister_of == item.id:
        yield place.fault(path, "an exercise is no sister of itself; name the one that it asks again")
        return
    known = {one.item.id: one for one in places}
    if item.sister_of not in known:
        yield place.fault(
            path, f"there is no exercise {item.sister_of!r} to be a sister of{nearest(item.sister_of, known)}"
        )
        return
    original = known[item.sister_of]
    if original.item.sister_of:
        yield place.fault(
            path, f"{item.sister_of!r} is a sister itself; name its original, {original.item.sister_of!r}"
        )
        return
    if original.file.name != place.file.name:
        yield place.fault(
            path, f"{item.sister_of!r} stands in {original.file.name}, and its sisters must stand there too"
        )
    elif original.item.objective != item.objective:
        yield place.fault(
            path, f"{item.sister_of!r} meets the objective {original.item.objective!r}, and its sister must too"
        )
    same = the_same(item, original.item)
    if same:
        yield place.fault(path, f"{same} {item.sister_of!r}; take another scene or other numbers")
    other = known.get(item.alternative)
    if other and not other.item.sister_of and place.names_suicide():
        said = f"the alternative of a sister is a sister too, and {item.alternative!r} is none"
        yield place.fault(("alternative",), said)


def the_same(one: items.Item, other: items.Item) -> str:
    """What two exercises have in common that would make them one question; empty where nothing is."""
    if type(one.body) is type(other.body):
        found, known = asked(one.body), asked(other.body)
        if found & known:
            return f"{sorted(found & known)[0]!r} is asked in"
    if not isinstance(one.body, BELOW) and _alike(plain(one.prompt), plain(other.prompt)):
        return "this asks in the words of"
    return ""


def asked(body: items.Body) -> set[str]:
    """What must not stand under a sister's prompt too: scenes, things, parts, the number that is right."""
    if isinstance(body, items.Plane):
        return {plain(scene.text) for scene in body.scenes}
    if isinstance(body, items.Sort):
        return {plain(thing.text) for thing in body.things}
    if isinstance(body, items.Forest):
        return {plain(part.prompt) for part in body.parts}
    if isinstance(body, items.Numeric) and len(body.sets) == 1:
        return {f"{body.sets[0].answer:g}"}
    if isinstance(body, items.Predict):
        return {f"{body.answer:g}"}
    return set()


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.casefold().split(), other.casefold().split(), autojunk=False).ratio() >= ALIKE
