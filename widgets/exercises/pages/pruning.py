"""Makes a joined script small enough for an embed page: no declaration that nothing names."""

import json
import re

from widgets._host.lean_script import TOKEN

DECLARATION = re.compile(r"^(?:async )?(?:function|const|let|class) (?:\[([^\]]*)\]|([\w$]+))", re.M)
QUOTED = re.compile(r'"(?:[^"\\\n]|\\.)*"')
# A name that stands by itself or is spread out; that of a member, as in `field.select()`, names no declaration.
NAMED = re.compile(r"(?:(?<![.\w$])|(?<=\.\.\.))[\w$]+")
WORDS = re.compile(r"(?<=^const words = \{\n).*?(?=^\};$)", re.M | re.S)
SAID = re.compile(r"^(const exerciseSaid = )(\{.*\});$", re.M)
# The parts of a forest are choices and numbers.
NEEDS = {"forest": ("forest", "choice", "numeric")}


def pruned(text: str, root: str = "render") -> str:
    """Only the top-level declarations that `root` reaches by name.

    >>> pruned("const a = 1;\\nconst b = 2;\\nfunction render() {\\n  return a;\\n}\\n")
    'const a = 1;\\nfunction render() {\\n  return a;\\n}\\n'
    >>> pruned("const a = 1;\\nconst b = [];\\nfunction render() {\\n  return x.a(...b);\\n}\\n")
    'const b = [];\\nfunction render() {\\n  return x.a(...b);\\n}\\n'
    """
    starts = [match.start() for match in DECLARATION.finditer(text)]
    blocks = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    names = [re.findall(r"[\w$]+", match[1] or match[2]) for match in DECLARATION.finditer(text)]
    words = [set(NAMED.findall(QUOTED.sub("", TOKEN.sub(lambda m: m[1] or "", block)))) for block in blocks]
    reached, waiting = set(), {root}
    while waiting:
        wanted = waiting.pop()
        for place, declared in enumerate(names):
            if wanted in declared and place not in reached:
                reached.add(place)
                waiting |= words[place]
    return "".join(block for place, block in enumerate(blocks) if place in reached)


def only(text: str, kind: str) -> str:
    """The room's script with the tables of kinds, and the words of marking, cut down to one kind and what it needs."""
    kept = NEEDS.get(kind, (kind,))

    def cut(found):
        entries = re.findall(r"(\w+): (\w+),?", found[2])
        return f"{found[1]}{{ {', '.join(f'{name}: {value}' for name, value in entries if name in kept)} }};"

    def spared(found):
        said = {key: value for key, value in json.loads(found[2]).items() if key in (*kept, "blank", "unreadable")}
        for name in ("blank", "unreadable"):
            said[name] = {key: text for key, text in said[name].items() if key in kept}
        return f"{found[1]}{json.dumps(said, ensure_ascii=False)};"

    # A line that is kept stands in a box of a chapter alone.
    text = re.sub(r"^ *if \(item\.kind === \"line\"\).*\n", "", text, flags=re.M)
    # A number is typed beside the slider of a guess alone.
    text = text if "predict" in kept else re.sub(r"number \? typedField\(.*\) : null", "null", text)
    text = re.sub(r"^(const markingSaid = )(\{.*\});$", spared, text, flags=re.M)
    return re.sub(r"^(const (?:kinds|marked) = )\{([^}]*)\};", cut, text, flags=re.M)


def terse(text: str) -> str:
    """The same script with only the words that it says, by name or by a key that stands in quotes.

    >>> terse("const words = {\\n  a: 1,\\n  b: [\\n    2,\\n  ],\\n  c: 3,\\n};\\nsay(words.a, words[b ?? \\"c\\"]);")
    'const words = {\\n  a: 1,\\n  c: 3,\\n};\\nsay(words.a, words[b ?? "c"]);'

    What a file of words says besides goes with them.

    >>> file = 'const exerciseSaid = {"a": 1, "b": 2};'
    >>> terse(f"{file}\\nconst words = {{\\n  a: exerciseSaid.a,\\n  b: exerciseSaid.b,\\n}};\\nsay(words.b);")
    'const exerciseSaid = {"b": 2};\\nconst words = {\\n  b: exerciseSaid.b,\\n};\\nsay(words.b);'
    """
    named = set(re.findall(r'(?<=words\.)\w+|(?<=")\w+(?=")', SAID.sub("", WORDS.sub("", text))))
    entry = re.compile(r"^  (\w+):.*?(?=^  \w|\Z)", re.M | re.S)
    text = WORDS.sub(lambda found: entry.sub(lambda one: one[0] if one[1] in named else "", found[0]), text)
    said = set(re.findall(r"(?<=exerciseSaid\.)\w+", text))

    def spared(found):
        kept = {key: value for key, value in json.loads(found[2]).items() if key in said}
        return f"{found[1]}{json.dumps(kept, ensure_ascii=False)};"

    return SAID.sub(spared, text)
