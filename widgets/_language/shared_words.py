"""Words that Python and the page both say: they stand once, in the `words.json` of a room; it knows no sentence."""

import json
from functools import cache
from pathlib import Path
from typing import Any


@cache
def words(room: str) -> dict[str, Any]:
    """What `words.json` of a room holds, such as `exercises/marking`; the page's scripts import the same file.

    A text may hold places such as {count}, which `str.format` fills here and `filled` of `_host/words.js` there.

    >>> words("exercises/marking")["blank"]["choice"]
    'Choose an answer first.'
    """
    path = Path(__file__).parents[1] / room / "words.json"
    return json.loads(path.read_text(encoding="utf-8"))
