"""Rewrites tests/cases/answers.json after an intended change of an answer (`python -m tests.cases.make_answers`)."""

import json
from pathlib import Path
from typing import Any

from widgets.exercises.item_bank.files import bank

FILE = Path(__file__).with_name("answers.json")


def right(item: dict) -> Any:
    """What an exercise takes as right: keys, groups, numbers with their tolerance, a place; "" where nothing is."""
    if "variants" in item:
        return [right(one) for one in item["variants"]]
    if "options" in item:
        return [one["key"] for one in item["options"] if one["right"]]
    if "things" in item:
        return {one["key"]: one["group"] for one in item["things"]}
    if "parts" in item:
        return {part["key"]: right(part) for part in item["parts"]}
    if "scenes" in item:
        return {one["key"]: [one["reason"], one.get("side")] for one in item["scenes"]}
    numbers = {name: item[name] for name in ("answer", "tolerance") if name in item}
    # Twelve digits: machines differ in the last ones of a computed number.
    return {name: float(f"{value:.12g}") for name, value in numbers.items()}


def answers() -> dict[str, Any]:
    """The answer of every exercise by its id."""
    return {key: right(item.public()) for key, item in sorted(bank().items())}


def written(found: dict[str, Any]) -> str:
    """The file's text, an exercise a line."""
    rows = [f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in found.items()]
    return "{\n" + ",\n".join(rows) + "\n}\n"


if __name__ == "__main__":
    FILE.write_text(written(answers()), encoding="utf-8", newline="\n")
