"""What somebody outside may hold on to, read from a built site and the packages as flat entries; it judges nothing."""

import inspect
import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from data import about, load, names
from widgets.suicide_typology.widget import LETTERS

ROOT = Path(__file__).parents[1]
HTML = ROOT / "_build" / "html"
MODULES = (
    "data",
    "widgets",
    "widgets.alliance_outcome",
    "widgets.alliance_outcome.model",
    "widgets.exercises",
    "widgets.modernity_sectors",
    "widgets.modernity_sectors.model",
    "widgets.suicide_typology",
    "widgets.suicide_typology.model",
)
PAPERS = ("README.md", "CONTRIBUTING.md", "Makefile")
# Options of a command that the papers name apart from it.
OPTIONS = {
    "python -m widgets.exercises list": ("--chapter", "--kind", "--minutes", "--json"),
    "python -m widgets.exercises check": ("--json",),
}
SCRIPT = re.compile(r"<(script|style)\b.*?</\1>", re.S)
STATE = re.compile(r'<script type="application/json">(.*?)</script>', re.S)
WITH_ID = re.compile(r'<(?P<name>\w+)\b[^>]*? id="(?P<id>[^"]+)"')
# Ids that no link shows to a reader: insides of a drawing, places for a script, numbers of citations in passing.
HIDDEN = {"linearGradient", "clipPath"}
PRIVATE = re.compile(r"rails|search-told|search-results|id\d+")
REFERENCES = "chapters/back/references.html"


def pages(html: Path) -> dict[str, str]:
    """Every page of a built site by its path, embed pages included."""
    return {
        path.relative_to(html).as_posix(): path.read_text(encoding="utf-8") for path in sorted(html.rglob("*.html"))
    }


def anchors(page: str, text: str) -> set[str]:
    """The anchors of a page that somebody can link to; those of its widgets are given by the script, from their keys.

    >>> sorted(anchors("a.html", '<p id="a"><span id="id3"><clipPath id="c">'))
    ['a']
    """
    found = {match["id"] for match in WITH_ID.finditer(SCRIPT.sub("", text)) if match["name"] not in HIDDEN}
    found = {one for one in found if not PRIVATE.fullmatch(one) or (page == REFERENCES and one.startswith("id"))}
    return found | {f"widget-{state['key']}" for state in states(text) if state["room"] != "exercises"}


def states(text: str) -> list[dict]:
    """What the widgets of a page are given."""
    held = (json.loads(found) for found in STATE.findall(text))
    return [one for one in held if isinstance(one, dict) and "room" in one]


def words(fragment: list) -> str:
    """The plain words of a small-Markdown fragment; maths as it was written.

    >>> words(["A ", ["em", "close"], " tie"])
    'A close tie'
    """
    said = []
    for node in fragment:
        if isinstance(node, str):
            said.append(node)
            continue
        attributes = node[1] if len(node) > 1 and isinstance(node[1], dict) else {}
        said.append(attributes.get("alttext") or words([part for part in node[1:] if not isinstance(part, dict)]))
    return "".join(said)


def exercise(item: dict, name: str) -> Iterator[tuple[str, str]]:
    """Kind, groups, and the text of every option and thing by its key; parts of a forest as exercises in small."""
    yield name, item["kind"]
    for option in item.get("options", []):
        yield f"{name} {option['key']}", words(option["text"])
    for thing in item.get("things", []):
        yield f"{name} {thing['key']}", words(thing["text"])
    for group in item.get("groups", []):
        yield f"{name} group {group}", "group"
    for part in item.get("parts", []):
        yield from exercise(part, f"{name}/{part['key']}")


def settings(key: str, rules: dict[str, dict], retired: dict[str, str] | None = None) -> Iterator[tuple[str, str]]:
    """What each setting of an address may be; a choice is one entry a word.

    >>> dict(settings("ties", {"c": {"trait": "cohesion", "kind": "number", "min": -1, "max": 1}}))
    {'ties=c': 'cohesion: number -1 to 1'}
    """
    yield from ((f"{key}={short}", "retired") for short in retired or ())
    for short, rule in rules.items():
        yield f"{key}={short}", f"{rule['trait']}: {form(rule)}"
        if rule["kind"] == "choice":
            gone = rule.get("gone", {})
            for value in [*rule["values"], *rule.get("was", {})]:
                yield f"{key}={short}:{value}", "value"
            yield from ((f"{key}={short}:{value}", "retired") for value in gone)


def rows(state: dict) -> Iterator[tuple[str, str]]:
    """What the numbers in an address of the studies stand for: moderator, level, how many studies there are."""
    for name, studies in state.get("sets", {}).items():
        if not isinstance(studies, dict):
            continue
        yield f"alliance=d:{name},k", f"{len(studies['r'])} studies"
        for number, (moderator, values, _) in enumerate(studies["moderators"], start=1):
            yield f"alliance=d:{name},f:{number}", moderator
            yield from (
                (f"alliance=d:{name},f:{number},v:{level}", value) for level, value in enumerate(values, start=1)
            )


def form(rule: dict) -> str:
    """A rule of the address in words."""
    if rule["kind"] == "list":
        return f"list of {rule['least']} to {rule['most']}, each {form(rule['of'])}"
    return f"{rule['kind']} {rule['min']:.12g} to {rule['max']:.12g}" if "min" in rule else rule["kind"]


def stored(html: Path) -> set[str]:
    """The names under which the pages keep something in a browser."""
    texts = [path.read_text(encoding="utf-8") for path in [html / "index.html", *(html / "_static").glob("*.js")]]
    # A named edition adds its name to what the first one wrote; the ledger holds the first.
    written = re.compile(r"""["'`](bonds-(?:work|theme)[a-z-]*)(?:["'`]|\$\{\w+\}`)""")
    return {name for text in texts for name in written.findall(text)}


def site(html: Path = HTML) -> dict[str, Any]:
    """What a built site offers: pages, anchors, embeds, exercises with keys, addresses, names of storage."""
    texts = pages(html)
    book = {page: text for page, text in texts.items() if not page.startswith("embed/")}
    found = [(page, state) for page, text in book.items() for state in states(text)]
    # A sister stands in no chapter: its own page holds it.
    asked = [state for text in texts.values() for state in states(text) if state["room"] == "exercises"]
    exercises = {entry: said for state in asked for entry, said in exercise(state["state"]["item"], state["key"])}
    addresses = {}
    for page, state in found:
        if state["room"] != "exercises" and state["address"]:
            addresses |= dict(settings(state["key"], state["address"], state.get("retired")))
            addresses |= dict(rows(state["state"]))
            addresses[f"{page}#{state['key']}="] = "page"
    # A widget that moved away: the page says where.
    addresses |= {
        f"{page}#{key}=": "page" for page, text in book.items() for key in re.findall(r' data-was="([^"]+)"', text)
    }
    other = [path.name for path in html.glob("*.zip")] + [path.name for path in html.glob("*.inv")]
    return {
        "pages": sorted([*book, *other]),
        "anchors": sorted(f"{page}#{anchor}" for page, text in book.items() for anchor in anchors(page, text)),
        "embeds": sorted(set(texts) - set(book)),
        "exercises": exercises,
        "addresses": addresses,
        "storage": sorted(stored(html)),
    }


def look(path: str) -> tuple[Any, list[str]]:
    """What stands under a dotted name, and the warnings of deprecation on the way; LookupError where nothing does."""
    parts = path.split(".")
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        found: Any = import_module(parts[0])
        for place, part in enumerate(parts[1:], start=2):
            # A field of a dataclass without a default is no attribute of the class.
            if inspect.isclass(found) and is_dataclass(found) and part in {one.name for one in fields(found)}:
                found = None
            elif hasattr(found, part):
                found = getattr(found, part)
            else:
                try:
                    found = import_module(".".join(parts[:place]))
                except ModuleNotFoundError:
                    raise LookupError(path) from None
    return found, [str(one.message) for one in heard if issubclass(one.category, DeprecationWarning)]


def public(module: str) -> list[str]:
    """The names that a module offers: its `__all__`; a model without one offers what its room does."""
    home = import_module(module)
    if hasattr(home, "__all__"):
        return list(home.__all__)
    return [name for name in import_module(module.rpartition(".")[0]).__all__ if hasattr(home, name)]


def arguments(thing: Any) -> list[str]:
    """What a function or a widget may be given by name; a widget also takes its settings."""
    if not callable(thing) or (inspect.isclass(thing) and (issubclass(thing, Exception) or is_dataclass(thing))):
        return []
    known = [
        one.name
        for one in inspect.signature(thing).parameters.values()
        if one.kind not in (one.VAR_KEYWORD, one.VAR_POSITIONAL)
    ]
    return list(dict.fromkeys([*known, *(thing.address_names() if hasattr(thing, "address_names") else [])]))


def python_names() -> set[str]:
    """Names, arguments as `name(argument)`, and fields of results as `name.field`."""
    found, met = set(), []
    for module in MODULES:
        for name in public(module):
            thing, _ = look(f"{module}.{name}")
            found.add(f"{module}.{name}")
            if any(thing is one for one in met):
                continue
            met.append(thing)
            found |= {f"{module}.{name}({one})" for one in arguments(thing)}
            if inspect.isclass(thing) and is_dataclass(thing):
                found |= {f"{module}.{name}.{one.name}" for one in fields(thing)}
    return found


def commands() -> set[str]:
    """The command lines that the papers name, and the targets of the Makefile."""
    text = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in PAPERS)
    found = set(re.findall(r"python -m (?:data|widgets)[a-z_.]*(?<!\.)(?: [a-z]+)?(?=[`,.\n ])", text))
    found |= {f"make {target}" for target in re.findall(r"^([a-z]+):", text, re.M)}
    return found | {f"{line} {option}" for line in found for option in OPTIONS.get(line, ())}


def program(line: str) -> str:
    """The source that answers a command: a module that can be run, or the Makefile; empty where there is none."""
    if line.startswith("make "):
        return (ROOT / "Makefile").read_text(encoding="utf-8")
    place = ROOT.joinpath(*line.split()[2].split("."))
    path = next((one for one in (place / "__main__.py", place.with_suffix(".py")) if one.is_file()), None)
    return path.read_text(encoding="utf-8") if path else ""


def answers(line: str) -> bool:
    """Whether a command line still finds its module and its words, or its target."""
    text = program(line)
    if line.startswith("make "):
        return re.search(rf"^{line.split()[1]}:", text, re.M) is not None
    return "__main__" in text and all(f'"{word}"' in text for word in line.split()[3:])


def packages() -> dict[str, Any]:
    """What Python offers: names, command lines, columns of tables, ids of rows that addresses and texts name."""
    ids = {row.milieu: row.id for row in load("milieus").itertuples()}
    return {
        "names": sorted(python_names()),
        "commands": sorted(commands()),
        "columns": sorted(f"{name}.{column['name']}" for name in names() for column in about(name)["columns"]),
        "claims": {row.id: row.claim for row in load("claims").itertuples()},
        "milieus": {f"letter {letter}": name for letter, name in LETTERS.items()}
        | {key: words for words, key in ids.items()},
    }
