"""Makes a joined script small enough for an embed page: no comments, no needless spaces, no declaration that nothing
names.
"""

import re

# A comment, or a string, the beginning of a template or a regular expression, which stay as they are.
TOKEN = re.compile(
    r"//[^\n]*|/\*.*?\*/|(\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`"
    r"|(?<=[=(,:?&|!{;\[])\s*/(?![/*])(?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\\\n\[])+/[a-z]*)",
    re.S,
)
DECLARATION = re.compile(r"^(?:async )?(?:function|const|let|class) (?:\[([^\]]*)\]|([\w$]+))", re.M)
# The parts of a forest are choices and numbers.
NEEDS = {"forest": ("forest", "choice", "numeric")}


def lean(text: str) -> str:
    """The same script, shorter; line ends stay where a statement may end.

    >>> lean("const a = 1; // one\\n\\n  f(a, 'b  c');")
    "const a=1;\\nf(a,'b  c');"
    """
    out, last = [], 0
    while match := TOKEN.search(text, last):
        end = template_end(text, match.end()) if match[1] == "`" else match.end()
        out += [squeezed(text[last : match.start()]), text[match.start() : end].strip() if match[1] else ""]
        last = end
    joined = "".join([*out, squeezed(text[last:])])
    return re.sub(r"\n+", "\n", joined)


def template_end(text: str, start: int) -> int:
    """Where the template that began before `start` ends; it may hold others.

    >>> template_end("`a${b ? `c` : d}e`;", 1)
    18
    """
    depths = [0]
    place = start
    while depths:
        sign, inside = text[place], depths[-1]
        if sign == "\\":
            place += 1
        elif inside == 0 and sign == "`":
            depths.pop()
        elif inside == 0 and text.startswith("${", place):
            depths[-1] = 1
            place += 1
        elif inside and sign == "`":
            depths.append(0)
        elif inside:
            depths[-1] += {"{": 1, "}": -1}.get(sign, 0)
        place += 1
    return place


def squeezed(code: str) -> str:
    code = re.sub(r"[ \t]*\n\s*", "\n", code)
    code = re.sub(r"[ \t]+", " ", code)
    code = re.sub(r" ?(=>|[=(){}\[\],:;?<>|&*!]) ?", r"\1", code)
    return re.sub(r"(?<=[,{(\[;])\n|\n(?=[)\].,?:])", "", code)


def pruned(text: str, root: str = "render") -> str:
    """Only the top-level declarations that `root` reaches by name.

    >>> pruned("const a = 1;\\nconst b = 2;\\nfunction render() {\\n  return a;\\n}\\n")
    'const a = 1;\\nfunction render() {\\n  return a;\\n}\\n'
    """
    starts = [match.start() for match in DECLARATION.finditer(text)]
    blocks = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    names = [re.findall(r"[\w$]+", match[1] or match[2]) for match in DECLARATION.finditer(text)]
    words = [set(re.findall(r"[\w$]+", TOKEN.sub(lambda m: m[1] or "", block))) for block in blocks]
    reached, waiting = set(), {root}
    while waiting:
        wanted = waiting.pop()
        for place, declared in enumerate(names):
            if wanted in declared and place not in reached:
                reached.add(place)
                waiting |= words[place]
    return "".join(block for place, block in enumerate(blocks) if place in reached)


def only(text: str, kind: str) -> str:
    """The room's script with the tables of kinds cut down to one kind and what it needs."""
    kept = NEEDS.get(kind, (kind,))

    def cut(found):
        entries = re.findall(r"(\w+): (\w+),?", found[2])
        return f"{found[1]}{{ {', '.join(f'{name}: {value}' for name, value in entries if name in kept)} }};"

    return re.sub(r"^(const (?:kinds|marked) = )\{([^}]*)\};", cut, text, flags=re.M)
