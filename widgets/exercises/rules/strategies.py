"""Ways to be right without knowing anything: the longest option, the shortest, the most hedged, the boldest, the first.
Over the whole bank none may do better than chance by more than two standard errors; it judges no sense.
"""

import re
from collections.abc import Callable, Iterator
from math import sqrt

from widgets.exercises.item_bank import items
from widgets.exercises.item_bank.small_markdown import plain

ERRORS = 2
# Of fewer choices nothing can be told from chance.
FEWEST = 12
HEDGES = re.compile(
    r"\b(?:may|might|could|can|some|sometimes|often|mostly|partly|perhaps|probably|likely|usually|both|neither|either|"
    r"cannot tell|cannot say|tends?|about|roughly|in part|as far as|it depends|depends on|not enough|"
    r"too few|unclear|open)\b",
    re.I,
)
ABSOLUTES = re.compile(
    r"\b(?:only|never|always|every|everyone|everybody|nobody|all|none|no one|nothing|proves?|proven|must|certainly|"
    r"entirely|completely|whatever|any|simply|surely|sure|guarantees?|impossible)\b",
    re.I,
)


def _hedged(text: str) -> int:
    return len(HEDGES.findall(text))


def _bold(text: str) -> int:
    return len(ABSOLUTES.findall(text))


# What a reader who knows nothing would take: the option with the most of it.
STRATEGIES: dict[str, Callable[[int, str], float]] = {
    "longest": lambda place, text: len(text),
    "shortest": lambda place, text: -len(text),
    "most hedged": lambda place, text: _hedged(text),
    "boldest": lambda place, text: _bold(text),
    "first": lambda place, text: -place,
}


def share(body: items.Choice, strategy: str) -> float:
    """How often the strategy is right in one choice, from 0 to 1: options that it cannot tell apart share."""
    worth = [STRATEGIES[strategy](place, plain(option.text)) for place, option in enumerate(body.options)]
    taken = [option.right for option, one in zip(body.options, worth, strict=True) if one == max(worth)]
    return sum(taken) / len(taken)


def limit(bodies: list[items.Choice]) -> float:
    """The share of right answers above which a strategy is a clue: chance and two standard errors of it."""
    chances = [sum(option.right for option in body.options) / len(body.options) for body in bodies]
    spread = sqrt(sum(chance * (1 - chance) for chance in chances))
    return (sum(chances) + ERRORS * spread) / len(chances)


def choices(places) -> Iterator[tuple]:
    """Each choice of the bank, those among the parts of a forest plot too, with its exercise and its path."""
    for place in places:
        body = place.item.body
        if isinstance(body, items.Choice):
            yield place, ("options",), body
        elif isinstance(body, items.Forest):
            for number, part in enumerate(body.parts):
                if isinstance(part.body, items.Choice):
                    yield place, ("parts", number, "options"), part.body


def shares(places) -> dict[str, float]:
    """How often each strategy is right over the whole bank."""
    bodies = [body for _, _, body in choices(places)]
    return {name: sum(share(body, name) for body in bodies) / len(bodies) for name in STRATEGIES if bodies}


def strategy_faults(places) -> list:
    """A fault for each choice that gives its answer to a strategy which is right too often over the whole bank."""
    found = list(choices(places))
    if len(found) < FEWEST:
        return []
    highest = limit([body for _, _, body in found])
    faults = []
    for name, right in shares(places).items():
        if right > highest:
            said = (
                f"the {name} option is right here, as in {right:.0%} of {len(found)} choices, and chance allows "
                f"{highest:.0%}; change some"
            )
            faults += [place.fault(path, said) for place, path, body in found if share(body, name) == 1]
    return faults
