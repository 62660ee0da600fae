"""The colours of tokens.css for charts: light values in the specification, variables in the drawing."""

import re
from pathlib import Path
from types import SimpleNamespace

TOKENS = Path(__file__).parent.parent / "_host" / "tokens.css"
BY_DAY_AND_NIGHT = re.compile(r"--([a-z0-9-]+): var\(--day, (#[0-9a-f]{6})\) var\(--night, (#[0-9a-f]{6})\)")
FOUND = BY_DAY_AND_NIGHT.findall(TOKENS.read_text(encoding="utf-8"))
LIGHT = {name: light for name, light, _ in FOUND}
palette = SimpleNamespace(**{name.replace("-", ""): value for name, value in LIGHT.items()})


def as_variables(text: str) -> str:
    """The text with every light colour replaced by its variable, so that one drawing serves light, dark and print."""
    for name, value in reversed(FOUND_LIGHT):
        text = re.sub(value, f"var(--{name})", text, flags=re.I)
    return text


# Two names may share a value (paper and what stands on the accent): the first one wins.
FOUND_LIGHT = [(name, value) for i, (name, value, _) in enumerate(FOUND) if value not in {v for _, v, _ in FOUND[:i]}]
