"""Whether this is the long run of the night, and how much more it tries: `BONDS_NIGHT=1 pytest ...`."""

import os

NIGHT = os.environ.get("BONDS_NIGHT", "0") not in ("", "0")


def many(usually: int, at_night: int) -> int:
    """How many cases a test tries: the first number on every run, the second at night."""
    return at_night if NIGHT else usually
