"""Adds what is published now to `ledger.json` (`python -m tests.make_ledger` after `make site`); it takes nothing away.

The ledger was made once, from the site of November 2026, before anything in it was rewritten; a release adds what is
new in it. What a chapter, a bank or a module no longer has stays here, and `test_ledger.py` asks where it leads.
Sections: pages, anchors, embeds, exercises (kind, and the text of each option and thing by its key), addresses
(settings and what they may be), storage, references (the works behind old numbers), names, commands, columns, claims,
milieus.
"""

import json
import re
from pathlib import Path
from typing import Any

from tests.published import HTML, REFERENCES, ROOT, packages, site

FILE = Path(__file__).with_name("ledger.json")


def ledger() -> dict[str, Any]:
    """What was ever published, as it stands in the file."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def works() -> dict[str, str]:
    """The works behind the numbers that the list of references had: the order of the bibliography, counted from 2."""
    keys = re.findall(r"^@\w+\{([^,\s]+),", (ROOT / "data" / "references.bib").read_text(encoding="utf-8"), re.M)
    return {f"{REFERENCES}#id{number}": key for number, key in enumerate(keys, start=2)}


def added(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Both together, sorted; where they say different things of one entry, the older word stands.

    >>> added({"a": ["x"], "b": {"k": "1"}}, {"a": ["w"], "b": {"k": "2", "l": "3"}})
    {'a': ['w', 'x'], 'b': {'k': '1', 'l': '3'}}
    """
    joined: dict[str, Any] = {}
    for section in [*old, *(name for name in new if name not in old)]:
        before, now = old.get(section), new.get(section)
        if isinstance(before or now, dict):
            joined[section] = dict(sorted({**(now or {}), **(before or {})}.items()))
        else:
            joined[section] = sorted({*(before or []), *(now or [])})
    return joined


def written(sections: dict[str, Any]) -> str:
    """The file's text, an entry a line.

    >>> written({"a": ["x"], "b": {"k": "1"}})
    '{\\n"a": [\\n"x"\\n],\\n"b": {\\n"k": "1"\\n}\\n}\\n'
    """
    blocks = []
    for name, entries in sections.items():
        if isinstance(entries, dict):
            rows = [
                f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(value, ensure_ascii=False)}"
                for key, value in entries.items()
            ]
        else:
            rows = [json.dumps(entry, ensure_ascii=False) for entry in entries]
        opening, closing = "{}" if isinstance(entries, dict) else "[]"
        blocks.append(f"{json.dumps(name)}: {opening}\n" + ",\n".join(rows) + f"\n{closing}")
    return "{\n" + ",\n".join(blocks) + "\n}\n"


def main() -> None:
    """Write the ledger with what is new, and say how much that is."""
    if not (HTML / "index.html").exists():
        raise SystemExit("The book is not built yet: run `make site`.")
    old = ledger() if FILE.exists() else {"references": works()}
    whole = added(old, site() | packages())
    FILE.write_text(written(whole), encoding="utf-8", newline="\n")
    for name, entries in whole.items():
        print(f"{name}: {len(entries)}, {len(entries) - len(old.get(name, ()))} of them new")


if __name__ == "__main__":
    main()
