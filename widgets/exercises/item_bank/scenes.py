"""Milieus to judge in turn, built from what a bank says; a scene with a second trouble that it does not own to, or with
a place that belies it, is refused.
"""

from widgets.exercises.item_bank import items
from widgets.exercises.item_bank.refusing import Wrong, block_of, inline_of, keys
from widgets.exercises.item_bank.small_markdown import typeset

THIRD = 0.25  # what lies no further from the middle of an axis is balanced
AXES = {"cohesion": "ties", "control": "limits"}
UNSIDED = {"both": "both are", "neither": "neither is"}  # reasons that ask for no side


def earlier_ids(found: dict) -> list[str]:
    """The ids that scenes had as exercises of their own."""
    # A scene may have been this exercise itself, when it had one place.
    return [one["was"] for one in found.get("scenes", ()) if "was" in one and one["was"] != found["id"]]


def in_turn(found: dict, path: tuple) -> items.Plane:
    """The scenes of an exercise; each has its trouble, and a place that shows it."""
    keys(found, "scenes", path)
    return items.Plane(tuple(_scene(one, (*path, "scenes", place)) for place, one in enumerate(found["scenes"])))


def _scene(found: dict, path: tuple) -> items.Scene:
    reason, side, target = found["reason"], found.get("side"), found["target"]
    for name, given in (("side", side), ("feedback", found["feedback"].get("side"))):
        if reason in UNSIDED and given:
            raise Wrong((*path, name), f"where {UNSIDED[reason]} out of measure there is no side")
        if reason not in UNSIDED and not given:
            said = "needs 'side': few or many" if name == "side" else "feedback needs words for a wrong side"
            raise Wrong((*path, name), f"{said}, since the trouble is with the {reason}")
    for axis, place in target.items():
        if reason == "both":
            if not _third(place):
                said = f"{axis} must lie below {-THIRD} or above {THIRD}, since both are out of measure"
                raise Wrong((*path, "target", axis), said)
            continue
        wanted = {"few": -1, "many": 1}[side] if side and reason == AXES[axis] else 0
        if _third(place) != wanted:
            said = {-1: f"below {-THIRD}", 0: f"from {-THIRD} to {THIRD}", 1: f"above {THIRD}"}[wanted]
            trouble = f"the {reason} are too {side}" if side else "neither is out of measure"
            raise Wrong((*path, "target", axis), f"{axis} must lie {said}, since {trouble} and nothing else is wrong")
    feedback = {name: inline_of(found["feedback"], name, (*path, "feedback")) for name in found["feedback"]}
    return items.Scene(
        found["key"],
        typeset(found["title"]),
        block_of(found, "text", path),
        reason,
        side,
        target["cohesion"],
        target["control"],
        feedback,
        inline_of(found, "model_answer", path),
        found.get("was"),
    )


def _third(value: float) -> int:
    return 0 if abs(value) <= THIRD else 1 if value > 0 else -1
