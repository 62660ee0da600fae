"""Exercises built from what a bank's file says; it refuses what the schema cannot see and names the place."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from widgets.exercises.item_bank import items
from widgets.exercises.item_bank.computed import ROOT, compute
from widgets.exercises.item_bank.generators import WORKED, Variant, variants
from widgets.exercises.item_bank.reading import nearest
from widgets.exercises.item_bank.refusing import Wrong, at, block_of, inline_of, keys
from widgets.exercises.item_bank.scenes import earlier_ids, in_turn
from widgets.exercises.item_bank.small_markdown import block, inline, plain, typeset

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
OPTIONAL = {"count", WORKED}  # placeholders that a prompt may leave out
LINES = 6


def item(found: dict, chapter: str, file: str, line: int, root: Path = ROOT) -> items.Item:
    """The exercise that a mapping of the schema's form describes; `root` holds the chapters whose numbers it may ask
    for.
    """
    found = _numbered(found, (), root)
    sources = found.get("source", ())
    kind = found["kind"]
    for field in ("minutes", "lines"):
        # 3.0 is a whole number to JSON Schema, and no number of lines.
        if type(found.get(field, 1)) is not int:
            raise Wrong((field,), f"{field} must be a whole number written without a point, not {found[field]}")
    body = BODIES[kind](found, ())
    return items.Item(
        id=found["id"],
        kind=kind,
        title=typeset(found["title"]),
        chapter=chapter,
        objective=found["objective"],
        claims=tuple(found["claims"]),
        minutes=found["minutes"],
        prompt=body.sets[0].prompt if isinstance(body, items.Numeric) else _prompt(found, ()),
        body=body,
        sources=(sources,) if isinstance(sources, str) else tuple(sources),
        after=block_of(found, "after", ()) if "after" in found else None,
        alternative=found.get("alternative"),
        sister_of=found.get("sister_of"),
        hints=tuple(at(("hints", place), inline, words) for place, words in enumerate(found.get("hints", ()))),
        same_as=tuple(found.get("same_as", ())),
        was=(*found.get("was", ()), *earlier_ids(found)),
        file=file,
        line=line,
    )


def _numbered(found: Any, path: tuple, root: Path) -> Any:
    """The same with a number in the place of each `compute`."""
    if isinstance(found, list):
        return [_numbered(one, (*path, place), root) for place, one in enumerate(found)]
    if not isinstance(found, dict) or path[-1:] == ("retired_keys",):
        return found
    return {
        key: at((*path, key), compute, one, root) if key == "compute" else _numbered(one, (*path, key), root)
        for key, one in found.items()
    }


def _prompt(found: dict, path: tuple) -> list:
    left = PLACEHOLDER.search(_outside_maths(found["prompt"]))
    if left:
        raise Wrong((*path, "prompt"), f"the placeholder {left[0]} needs a generator")
    return block_of(found, "prompt", path)


def _outside_maths(text: str) -> str:
    return re.sub(r"\$[^$\n]+\$", "", text)


def _choice(found: dict, path: tuple) -> items.Choice:
    many = found.get("many", False)
    options, seen = [], set()
    for place, one in enumerate(found["options"]):
        here = (*path, "options", place)
        option = items.Option(one["key"], inline_of(one, "text", here), one["right"], inline_of(one, "why", here))
        if plain(option.text).casefold() in seen:
            raise Wrong((*here, "text"), "this option stands here twice")
        seen.add(plain(option.text).casefold())
        options.append(option)
    right = sum(option.right for option in options)
    if not many and right != 1:
        raise Wrong((*path, "options"), f"one option must be right, not {right}; `many: true` lets several be")
    if many and not 0 < right < len(options):
        raise Wrong((*path, "options"), "some options must be right and some wrong")
    return items.Choice(many, tuple(options), keys(found, "options", path))


def _sort(found: dict, path: tuple) -> items.Sort:
    things, seen = [], set()
    if (rings := found.get("rings", False)) and len(found["groups"]) != 3:
        raise Wrong((*path, "groups"), f"three rings need three groups, inside first, not {len(found['groups'])}")
    for place, one in enumerate(found["things"]):
        here = (*path, "things", place)
        if one["group"] not in found["groups"]:
            raise Wrong(
                (*here, "group"), f"{one['group']!r} is none of the groups{nearest(one['group'], found['groups'])}"
            )
        if rings != ("short" in one):
            said = "is missing, and the rings need it" if rings else "is shown in rings alone, and there are none"
            raise Wrong((*here, *(("short",) if not rings else ())), f"`short` {said}")
        thing = items.Thing(
            one["key"],
            inline_of(one, "text", here),
            typeset(one["group"]),
            inline_of(one, "why", here),
            typeset(one.get("short", "")),
        )
        if plain(thing.text).casefold() in seen:
            raise Wrong((*here, "text"), "this thing stands here twice")
        seen.add(plain(thing.text).casefold())
        things.append(thing)
    if len({thing.group for thing in things}) < 2:
        raise Wrong((*path, "things"), "all things stand in one group")
    return items.Sort(tuple(map(typeset, found["groups"])), tuple(things), keys(found, "things", path), rings)


def _number(found: dict, name: str, path: tuple) -> float:
    given = [key for key in (name, "compute") if key in found]
    if len(given) != 1:
        raise Wrong(path, f"needs exactly one of {name!r} and 'compute'")
    return found[given[0]]


def _slips(found: dict, answer: float, tolerance: float, path: tuple) -> tuple:
    slips: list[tuple[float, list]] = []
    for place, one in enumerate(found.get("misconceptions", [])):
        here = (*path, "misconceptions", place)
        value = _number(one, "value", here)
        if abs(value - answer) <= tolerance:
            raise Wrong(here, "this misconception would be marked right")
        if any(abs(value - other) <= tolerance for other, _ in slips):
            raise Wrong(here, "this misconception is as good as one above it")
        slips.append((value, inline_of(one, "why", here)))
    return tuple(slips)


def _numeric(found: dict, path: tuple) -> items.Numeric:
    unit = found.get("unit")
    if "generator" in found:
        too_many = [key for key in ("answer", "compute", "tolerance", "misconceptions") if key in found]
        if too_many:
            raise Wrong((*path, too_many[0]), f"a generator brings {too_many[0]!r}; leave one of the two out")
        drawn = at((*path, "generator"), variants, found["generator"], found["id"])
        return items.Numeric(tuple(_drawn(found, one, path) for one in drawn), unit)
    if "tolerance" not in found:
        raise Wrong(path, "needs 'tolerance'")
    answer = _number(found, "answer", path)
    slips = _slips(found, answer, found["tolerance"], path)
    prompt, why = _prompt(found, path), block_of(found, "why", path)
    return items.Numeric((items.Drawn(prompt, answer, found["tolerance"], slips, why),), unit)


def _drawn(found: dict, one: Variant, path: tuple) -> items.Drawn:
    for name in ("prompt", "why"):
        unknown = set(PLACEHOLDER.findall(_outside_maths(found[name]))) - set(one.values)
        if unknown:
            raise Wrong(
                (*path, name),
                f"the generator knows no {{{min(unknown)}}}; it has {', '.join(f'{{{key}}}' for key in one.values)}",
            )
    unused = set(one.values) - OPTIONAL - set(PLACEHOLDER.findall(_outside_maths(found["prompt"])))
    if unused:
        raise Wrong((*path, "prompt"), f"the prompt leaves out {{{min(unused)}}} of its generator")
    prompt, why = (at((*path, name), block, filled(found[name], one.values)) for name in ("prompt", "why"))
    return items.Drawn(
        prompt, one.answer, one.tolerance, tuple((value, inline(words)) for value, words in one.slips), why
    )


def filled(text: str, values: dict[str, str]) -> str:
    """The text with its placeholders filled; braces in maths are left alone.

    >>> filled("r = {r} in $\\\\frac{r}{n}$", {"r": "0.2", "n": "9"})
    'r = 0.2 in $\\\\frac{r}{n}$'
    """
    kept = re.split(r"(\$[^$\n]+\$)", text)
    parts = [
        part if place % 2 else PLACEHOLDER.sub(lambda m: values.get(m[1], m[0]), part)
        for place, part in enumerate(kept)
    ]
    return "".join(parts)


def _forest(found: dict, path: tuple) -> items.Forest:
    parts, seen = [], set()
    for place, one in enumerate(found["parts"]):
        here = (*path, "parts", place)
        if one["id"] in seen:
            raise Wrong((*here, "id"), f"the part {one['id']!r} stands here twice")
        seen.add(one["id"])
        parts.append(items.Part(one["id"], one["kind"], _prompt(one, here), PARTS[one["kind"]](one, here)))
    return items.Forest(found["dataset"], found.get("pooled", True), tuple(parts))


def _reflection(found: dict, path: tuple) -> items.Reflection:
    rubric = tuple(at((*path, "rubric", place), inline, line) for place, line in enumerate(found["rubric"]))
    return items.Reflection(block_of(found, "model_answer", path), rubric, found.get("lines", LINES))


def _predict(found: dict, path: tuple) -> items.Predict:
    answer, low, high, step = _number(found, "answer", path), found["low"], found["high"], found["step"]
    if not low < high:
        raise Wrong((*path, "high"), f"high must be above low ({low}), not {high}")
    if not low <= answer <= high:
        raise Wrong((*path, "low"), f"the scale from {low} to {high} does not hold the answer")
    steps = (high - low) / step
    if steps > 10_000 or abs(steps - round(steps)) > 1e-6:
        raise Wrong((*path, "step"), f"the scale from {low} to {high} cannot be cut into steps of {step}")
    return items.Predict(answer, low, high, step, block_of(found, "reveal", path), found.get("unit"))


# The kinds that the schema allows in a forest plot, and all of them.
PARTS: dict[str, Callable[[dict, tuple], items.Choice | items.Numeric]] = {"choice": _choice, "numeric": _numeric}
BODIES: dict[str, Callable[[dict, tuple], items.Body]] = {
    "choice": _choice,
    "plane": in_turn,
    "sort": _sort,
    "numeric": _numeric,
    "forest": _forest,
    "reflection": _reflection,
    "predict": _predict,
}
