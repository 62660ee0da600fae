"""Ways to break a good bank of exercises, drawn from a seed; each result must be refused."""

import random
import re
from functools import cache

import yaml

NEEDED = ("id", "kind", "title", "objective", "claims", "minutes", "prompt", "options", "things", "groups", "why", "text", "right", "group", "key",
          "target", "feedback", "model_answer", "rubric", "reveal", "low", "high", "step", "parts", "dataset", "recall", "chapter")  # fmt: skip
FIELD = re.compile(
    rf"^(?P<lead> *(?:- )?)(?P<key>{'|'.join(NEEDED)}|after|source|many|unit|tolerance|compute|value|lines):(?P<rest>.*)$"
)


def fields(lines: list[str], wanted: tuple[str, ...] | None = None) -> list[int]:
    """Lines that hold a field, or one of some fields."""
    return [n for n, line in enumerate(lines) if (m := FIELD.match(line)) and (wanted is None or m["key"] in wanted)]


def block_end(lines: list[str], start: int) -> int:
    """The line after a field and all that is indented below it."""
    indent = len(FIELD.match(lines[start])["lead"])
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > indent):
        end += 1
    return end


def misspell(draw, lines):
    """A field that nobody knows."""
    n = draw.choice(fields(lines))
    match = FIELD.match(lines[n])
    lines[n] = f"{match['lead']}{match['key']}{draw.choice('xqz')}:{match['rest']}"


def drop(draw, lines):
    """A field that is needed is gone."""
    n = draw.choice([n for n in fields(lines, NEEDED) if not FIELD.match(lines[n])["lead"].endswith("- ")])
    del lines[n : block_end(lines, n)]


def twice(draw, lines):
    """A field stands twice in one mapping."""
    n = draw.choice([n for n in fields(lines) if not FIELD.match(lines[n])["lead"].endswith("- ")])
    lines[n:n] = lines[n : block_end(lines, n)]


def tab(draw, lines):
    """A tab in place of some spaces, or at a line's end."""
    n = draw.randrange(len(lines))
    lines[n] = draw.choice(["\t" + lines[n].lstrip(), lines[n] + "\t"])


def anchor(draw, lines):
    """An anchor, an alias or a tag."""
    n = draw.choice([n for n in fields(lines) if FIELD.match(lines[n])["rest"].strip() not in ("", "|")])
    match = FIELD.match(lines[n])
    lines[n] = f"{match['lead']}{match['key']}: {draw.choice(['&a x', '*a', '!!python/object:x y', '!x y'])}"


def unclosed(draw, lines):
    """A bracket or a quotation mark that never closes."""
    n = draw.choice(fields(lines, ("title", "minutes", "claims", "id", "unit")))
    match = FIELD.match(lines[n])
    lines[n] = f"{match['lead']}{match['key']}: {draw.choice(['[', '{', chr(34), chr(39)])}{match['rest'].strip()}"


def wrong_type(draw, lines):
    """A value of another type."""
    kinds = {"minutes": ["soon", "[2]", "2.5", "-1"], "right": ["perhaps", "1", "yes"], "title": ["3", "[a]", "{a: b}", "null", "true"],
             "claims": ["C99", "3", "[99]", "[]"], "tolerance": ["none", "0", "-0.1"], "low": ["zero", "[0]"], "step": ["0", "-1", "x"],
             "lines": ["many", "400"], "kind": ["quiz", "7", "Choice"], "many": ["2", "maybe"], "id": ["Two Words", "12", "a_b", "x" * 70],
             "chapter": ["ties/other", "second", "3"], "dataset": ["milieus", "none"], "objective": ["Not An Id", "5"]}  # fmt: skip
    n = draw.choice(fields(lines, tuple(kinds)))
    match = FIELD.match(lines[n])
    lines[n] = f"{match['lead']}{match['key']}: {draw.choice(kinds[match['key']])}"


def unknown_name(draw, lines):
    """A name that the book does not have."""
    kinds = {"objective": "no-such-aim", "claims": "[C999]", "group": "elsewhere", "compute": "no-such-number", "source": "nobody1900nothing",
             "recall": "[place-the-club, nowhere-at-all, from-the-first]"}  # fmt: skip
    n = draw.choice([n for n in fields(lines, tuple(kinds)) if FIELD.match(lines[n])["rest"].strip()])
    match = FIELD.match(lines[n])
    lines[n] = f"{match['lead']}{match['key']}: {kinds[match['key']]}"


def blank(draw, lines):
    """A text without words."""
    n = draw.choice(fields(lines, ("text", "why", "title", "model_answer", "prompt", "reveal")))
    match = FIELD.match(lines[n])
    lines[n : block_end(lines, n)] = [f"{match['lead']}{match['key']}: {draw.choice(['', chr(34) + '  ' + chr(34)])}"]


def same_id(draw, lines):
    """An id of another exercise, in this file or in another."""
    places = [n for n, line in enumerate(lines) if line.startswith("  - id: ")]
    n, other = draw.sample(places, 2)
    lines[n] = draw.choice([lines[other], "  - id: from-the-first"])


def bad_key(draw, lines):
    """A key that is gone, stands twice, or has no right form."""
    keys = fields(lines, ("key",))
    # A scene is longer than an option, and its neighbour's key further away.
    n, other = draw.sample([n for n in keys if any(0 < abs(m - n) <= 4 for m in keys)], 2)
    lead = FIELD.match(lines[n])["lead"]
    nearby = next(m for m in keys if 0 < abs(m - n) <= 4)
    new = draw.choice(
        ["", lines[nearby], f"{lead}key: 3", f"{lead}key: Two Words", f"{lead}key: ''", f"{lead}key: a_b"]
    )
    lines[n] = new or f"{lead}keys: {other}"


def all_the_same(draw, lines):
    """Options of which none, two or all are right."""
    many = next(n for n, line in enumerate(lines) if "many: true" in line)
    ends = [*fields(lines, ("id",)), len(lines)]
    end = next(n for n in ends if n > many)
    if draw.random() < 0.3:
        places, new = range(many, end), draw.choice(["true", "false"])
    else:
        places, new = [draw.choice([n for n in fields(lines, ("right",)) if not many < n < end])], None
    for n in places:
        old = "true" if "true" in lines[n] else "false"
        if "right:" in lines[n]:
            lines[n] = lines[n].replace(old, new or ("false" if old == "true" else "true"))


def hard(draw, lines):
    """A prompt that nobody can read, wording that harms, or a prompt that tells the answer."""
    n = draw.choice([n for n in fields(lines, ("prompt",)) if FIELD.match(lines[n])["rest"].strip() == "|"])
    said = draw.choice(
        [
            "Notwithstanding organisational individualisation, institutionally differentiated communities characteristically necessitate"
            " interdependence, multidimensionality, intersubjectivity and considerable psychotherapeutic responsibility.",
            "They committed suicide.",
            "The maths is $\\frac{1$ here.",
            "A placeholder {nobody} is left.",
        ]
    )
    lines[n + 1 : block_end(lines, n)] = ["      " + said]


def garbage(draw, lines):
    """A line that belongs nowhere."""
    n = draw.choice([n for n, line in enumerate(lines) if line.startswith("  - id:")])
    lines.insert(n, draw.choice(["nonsense", "  : :", "]", "}", "  -id: x", "---", "%YAML 9", "@", "    - - -"]))


BREAKS = (
    misspell,
    drop,
    twice,
    tab,
    anchor,
    unclosed,
    wrong_type,
    unknown_name,
    blank,
    same_id,
    bad_key,
    all_the_same,
    hard,
    garbage,
)


# The same rules as the loader in Python, ten times as fast, where the system has it.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def meant(text: str):
    """What a bank says, or None where it is no YAML."""
    try:
        return yaml.load(text, LOADER)
    except (yaml.YAMLError, ValueError):
        return None


@cache
def broken(good: str, seed: int) -> tuple[str, str]:
    """What was done, and the bank after it; never a bank that says the same as before."""
    draw = random.Random(seed)
    way = BREAKS[seed % len(BREAKS)]
    lines = good.split("\n")
    way(draw, lines)
    text = "\n".join(lines)
    same = meant(text) == meant(good) and "\t" not in text and way is not twice
    return broken(good, seed + 1000 * len(BREAKS)) if same else (way.__name__, text)
