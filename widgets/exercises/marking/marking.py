"""What an answer is worth and what to say to it; the same rules as `marking.js`, on the same JSON; it knows no page and
keeps nothing.

Rules: plan of the exercises, section 1 (partial credit). No message holds the answer before the answer is right.
"""

from dataclasses import dataclass
from math import floor, isfinite

from widgets._language.shared_words import words
from widgets._language.unseen import seen_text
from widgets.exercises.marking.numbers import is_blank, read_number

GRAIN = 1e-9  # a value on the border counts as inside, whatever binary makes of 0.1 + 0.2
SIDE = 0.25  # where a side begins
NEAR = 0.35  # a place no further from the book's is said to be near it
AXES = ("cohesion", "control")
REASONS, SIDES = ("ties", "limits", "both", "neither"), ("few", "many")
HALVES = {"right": 2, "partly": 1, "wrong": 0, "blank": 0}
STATES = ("right", "partly", "wrong", "blank", "unreadable", "noted")

SAID = words("exercises/marking")


@dataclass(frozen=True)
class Mark:
    """score 0 to 1 (None where nothing is scored), a state, a message as a fragment of small Markdown, and parts of the
    same form.
    """

    score: float | None
    state: str
    message: list
    parts: tuple[dict, ...] = ()

    def json(self) -> dict:
        """The form that `mark` of marking.js returns."""
        return {"score": self.score, "state": self.state, "message": self.message, "parts": list(self.parts)}


def mark(item: dict, answer: object) -> Mark:
    """Mark an answer to an exercise in its public form (`Item.public()`); no answer, however odd, raises.

    >>> mark({"kind": "numeric", "answer": 7.7, "tolerance": 0.1, "misconceptions": []}, "7,7 %")
    Mark(score=1, state='right', message=['Right.'], parts=())
    """
    kind = item["kind"]
    if is_blank(answer):
        return _unscored("blank", SAID["blank"][kind])
    found = MARKED[kind](item, answer)
    return found or _unscored("unreadable", SAID["unreadable"][kind])


def with_variant(item: dict, number: object) -> dict | None:
    """The exercise with the numbers of a variant (from 0), or None where there is no such variant."""
    if isinstance(number, bool) or not isinstance(number, int | float) or not isfinite(number) or int(number) != number:
        return None
    variants = item.get("variants", [{}])
    return {**item, **variants[int(number)]} if 0 <= number < len(variants) else None


def _unscored(state: str, message: str) -> Mark:
    return Mark(None, state, [message])


def _scored(score: float, message: list, parts: list[dict] | tuple = ()) -> Mark:
    state = "right" if score == 1 else "partly" if score > 0 else "wrong"
    return Mark(score, state, message, tuple(parts))


def _choice(item: dict, answer: object) -> Mark | None:
    options = {option["key"]: option for option in item["options"]}
    if item["many"]:
        return _choice_of_many(options, answer)
    if not isinstance(answer, str) or answer not in options:
        return None
    chosen = options[answer]
    said = SAID["choice"]["right" if chosen["right"] else "wrong"]
    return _scored(1 if chosen["right"] else 0, [said, *chosen["why"]])


def _choice_of_many(options: dict[str, dict], answer: object) -> Mark | None:
    if not isinstance(answer, list) or not all(isinstance(key, str) and key in options for key in answer):
        return None
    chosen = [option for option in options.values() if option["key"] in answer]
    wanted = sum(option["right"] for option in options.values())
    found = sum(option["right"] for option in chosen)
    astray = len(chosen) - found
    parts = [{"key": option["key"], "right": option["right"], "message": option["why"]} for option in chosen]
    if len(chosen) > wanted:
        # Whoever ticks all would read every reason at once; it counts as no try.
        return _unscored("blank", SAID["choice"]["fewer"].format(wanted=wanted))
    missing = wanted - found
    if missing:
        said = SAID["choice"]["oneMissing" if missing == 1 else "missing"].format(count=missing)
        parts.append({"key": "", "right": False, "message": [said]})
    message = SAID["choice"]["astray" if astray else "found"].format(found=found, wanted=wanted, astray=astray)
    if not missing and not astray:
        message = SAID["choice"]["all"]
    # Jaccard's index: what was found over all that was wanted or chosen.
    return _scored(found / (wanted + astray), [message], parts)


def _plane(item: dict, answer: object) -> Mark | None:
    if not isinstance(answer, dict):
        return None
    scenes = item["scenes"]
    marks = [_scene(scene, answer.get(scene["key"])) for scene in scenes]
    parts = [one for one in marks if one is not None]
    if len(parts) < len(marks):
        return None
    if all(one["state"] == "blank" for one in parts):
        return _unscored("blank", SAID["blank"]["plane"])
    right, score = sum(one["right"] for one in parts), sum(HALVES[one["state"]] for one in parts) / 2 / len(parts)
    said = SAID["plane"]
    if len(parts) == 1:
        return _scored(score, [said[{"right": "one", "partly": "half"}.get(parts[0]["state"], "not")]], parts)
    return _scored(score, [said["all" if right == len(parts) else "some"].format(right=right, all=len(parts))], parts)


def _scene(scene: dict, answer: object) -> dict | None:
    """The reason is half and the side, which counts with the right reason alone, the other; nobody marks the place."""
    given = {} if is_blank(answer) else answer
    if not isinstance(given, dict):
        return None
    reason, side = ("" if is_blank(given.get(name)) else given.get(name) for name in ("reason", "side"))
    if reason not in ("", *REASONS) or side not in ("", *SIDES):
        return None
    place = _place(given)
    if place is None:
        return None
    said, feedback = SAID["plane"], scene["feedback"]
    if not reason:
        state, message = "blank", [said["blank"]]
    elif reason != scene["reason"]:
        state, message = "wrong", [said["wrong"], *feedback["reason"]]
    elif "side" in scene and not side:
        state, message = "partly", [said["open"]]
    elif "side" in scene and side != scene["side"]:
        state, message = "partly", [said["side"], *feedback["side"]]
    else:
        word = [said[_place_word(scene, place)]] if place else []
        state, message = "right", [said["right"], *word, *scene["model_answer"]]
    return {"key": scene["key"], "right": state == "right", "message": message, "state": state}


def _place(given: dict) -> tuple | None:
    """Two numbers from -1 to 1, an empty tuple where there is no place, or None for what is none."""
    axes = [given.get(axis) for axis in AXES]
    if all(is_blank(one) for one in axes):
        return ()
    place = [read_number(one) for one in axes]
    return tuple(place) if all(one is not None and abs(one) <= 1 for one in place) else None


def _place_word(scene: dict, place: tuple) -> str:
    """Of a place beside the right words: near the book's, off it on the same side, or against the words."""
    target = [scene["target"][axis] for axis in AXES]
    across, up = (one - goal for one, goal in zip(place, target, strict=True))
    if across * across + up * up <= (NEAR + GRAIN) * (NEAR + GRAIN):
        return "near"
    if scene["reason"] == "neither":
        return "off" if max(map(abs, place)) <= SIDE + GRAIN else "against"
    # What is out of measure lies on the side of the book's own place; the other axis may lie anywhere.
    fits = all(
        scene["reason"] == other or (one if goal > 0 else -one) >= SIDE - GRAIN
        for one, goal, other in zip(place, target, ("limits", "ties"), strict=True)
    )
    return "off" if fits else "against"


def _sort(item: dict, answer: object) -> Mark | None:
    if not isinstance(answer, dict):
        return None
    parts, right, placed = [], 0, 0
    for thing in item["things"]:
        group = answer.get(thing["key"])
        if is_blank(group):
            continue
        if not isinstance(group, str) or group not in item["groups"]:
            return None
        placed += 1
        fits = group == thing["group"]
        right += fits
        parts.append(
            {"key": thing["key"], "right": fits, "message": [SAID["sort"]["right" if fits else "wrong"], *thing["why"]]}
        )
    whole = len(item["things"])
    if placed < whole:
        return _unscored("blank", SAID["sort"]["open"].format(open=whole - placed, all=whole))
    message = SAID["sort"]["one" if right == 1 else "some"].format(right=right, all=whole)
    return _scored(right / whole, [SAID["sort"]["all"] if right == whole else message], parts)


def _numeric(item: dict, answer: object) -> Mark | None:
    value = answer
    if isinstance(answer, dict):
        chosen, value = with_variant(item, answer.get("variant", 0)), answer.get("value")
        if chosen is None:
            return None
        item = chosen
        if is_blank(value):
            return _unscored("blank", SAID["blank"]["numeric"])
    unit = item.get("unit", "")
    if unit and isinstance(value, str) and seen_text(value).endswith(unit):
        value = seen_text(value)[: -len(unit)]
    value = read_number(value)
    if value is None:
        return None
    wanted, tolerance = item["answer"], item["tolerance"]
    if _near(value, wanted, tolerance):
        return _scored(1, [SAID["numeric"]["right"]])
    slip = next((one["why"] for one in item["misconceptions"] if _near(value, one["value"], tolerance)), None)
    return _scored(0, slip or [_slip(value, wanted, tolerance)])


def _near(value: float, wanted: float, tolerance: float) -> bool:
    return abs(value - wanted) <= tolerance + GRAIN


def _slip(value: float, wanted: float, tolerance: float) -> str:
    if tolerance * 10 < abs(wanted):
        if _near(value, 100 * wanted, 100 * tolerance) or _near(100 * value, wanted, tolerance):
            return SAID["numeric"]["size"]
        if _near(-value, wanted, tolerance):
            return SAID["numeric"]["sign"]
    if _is_rounded(value, wanted, tolerance):
        return SAID["numeric"]["rounded"]
    return SAID["numeric"]["low" if value < wanted else "high"]


def _is_rounded(value: float, wanted: float, tolerance: float) -> bool:
    """The right number with fewer decimals than are asked for."""
    for scale in (1, 10):
        if tolerance * scale < 0.5 and _near(value * scale, wanted * scale, 0.5):
            steps = floor(value * scale + 0.5)
            if steps and _near(value * scale, steps, 0):
                return True
    return False


def _forest(item: dict, answer: object) -> Mark | None:
    if not isinstance(answer, dict):
        return None
    marks = {part["key"]: mark(part, answer.get(part["key"])) for part in item["parts"]}
    if all(one.state == "blank" for one in marks.values()):
        return _unscored("blank", SAID["blank"]["forest"])
    right = sum(one.state == "right" for one in marks.values())
    total = 0.0
    for one in marks.values():
        # not sum(): from Python 3.12 it rounds otherwise than the page does
        total += one.score or 0
    parts = [
        {
            "key": key,
            "right": one.state == "right",
            "message": one.message,
            "state": one.state,
            "parts": list(one.parts),
        }
        for key, one in marks.items()
    ]
    if right == len(marks):
        return _scored(1, [SAID["forest"]["right"]], parts)
    return _scored(total / len(marks), [SAID["forest"]["some"].format(right=right, all=len(marks))], parts)


def _reflection(item: dict, answer: object) -> Mark | None:
    return _unscored("noted", SAID["reflection"]) if isinstance(answer, str) else None


def _predict(item: dict, answer: object) -> Mark | None:
    value = read_number(answer)
    if value is None or not item["low"] - GRAIN <= value <= item["high"] + GRAIN:
        return None
    distance = abs(value - item["answer"]) / (item["high"] - item["low"])
    said = SAID["predict"]
    side = said["low" if value < item["answer"] else "high"]
    if distance <= 0.02 + GRAIN:
        return _unscored("noted", said["hit"])
    if distance <= 0.1 + GRAIN:
        return _unscored("noted", said["near"].format(side=side))
    if distance <= 0.3 + GRAIN:
        return _unscored("noted", said["off"].format(side=side))
    return _unscored("noted", said["far"].format(side=side))


MARKED = {
    "choice": _choice,
    "plane": _plane,
    "sort": _sort,
    "numeric": _numeric,
    "forest": _forest,
    "reflection": _reflection,
    "predict": _predict,
}
