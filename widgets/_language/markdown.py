"""Markdown as a reader sees it: blanks what is not text and finds directives; it knows no rule and no notebook."""

import re
from dataclasses import dataclass, field

FENCE = re.compile(
    r"^(?:> ?)*\s{0,3}(?P<fence>:{3,}|`{3,}|~{3,})(?:\{(?P<name>[\w:-]+)\})?[ \t]*(?P<argument>.*?)[ \t]*$"
)
OPTION = re.compile(r"^(?:> ?)*\s*:(?P<key>[a-z][\w-]*):[ \t]*(?P<value>.*)$")
# A raw block is verbatim, but its text is read once its tags are gone.
VERBATIM = {"code", "code-cell", "code-block", "literalinclude", "math", "raw", "mermaid"}
PATH_ARGUMENT = {"image", "figure", "include", "literalinclude", "toctree", "tableofcontents", "bibliography"}
SPOKEN_OPTIONS = {"alt", "caption", "title"}
SPOKEN_ROLES = {"term", "abbr", "sub", "sup", "doc", "ref", "download"}

ROLE_OR_CODE = re.compile(r"(?:\{(?P<role>[\w:-]+)\})?(?<!`)(?P<tick>`+)(?!`)(?P<inside>.+?)(?<!`)(?P=tick)(?!`)", re.S)
NOT_TEXT = (
    re.compile(r"\A---\n.*?\n---\n", re.S),
    re.compile(r"<!--.*?-->", re.S),
    re.compile(r"^%.*$|^\([\w-]+\)=$|^\[[^\]]+\]: \S+.*$", re.M),
    re.compile(r"(?<=\])\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?: \"[^\"]*\")?\)"),
    re.compile(r"<(?:https?|mailto):[^>]*>|\b(?:https?://|www\.)[^\s)>\"]+|\b10\.\d{4,9}/[^\s)>\"]+"),
)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
SPOKEN_ATTRIBUTE = re.compile(r"\b(?:alt|title|aria-label)=\"([^\"]*)\"")


@dataclass(frozen=True)
class Directive:
    """A MyST directive: where it stands, what it was given, what it holds."""

    name: str
    argument: str
    options: dict[str, str]
    body: str
    line: int
    start: int
    end: int


@dataclass
class _Open:
    fence: str
    name: str | None
    argument: str
    line: int
    start: int
    body_start: int
    options: dict[str, str] = field(default_factory=dict)
    heading: bool = True


def blank(text: str, start: int, end: int) -> str:
    """The text with a stretch replaced by spaces; lines stay where they were.

    >>> blank("ab\\ncd", 1, 4)
    'a \\n d'
    """
    return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]


def scan(text: str) -> tuple[list[Directive], list[str], str]:
    """Directives in the order of their ends, faults of fences, and the text without fences, options and verbatim
    blocks.

    A closing fence closes the outermost block that it can, as MyST does: an inner fence as long as its outer one is a
    fault.

    >>> found, faults, _ = scan("::::{predict} Guess\\n:::{reveal} Show\\nSo.\\n:::\\n::::\\n")
    >>> [d.name for d in found], faults
    (['reveal', 'predict'], [])
    >>> scan(":::{predict} Guess\\n:::{reveal} Show\\nSo.\\n:::\\n:::\\n")[1]
    ['line 5: this fence closes nothing (an outer fence needs more colons than an inner one)']
    """
    found: list[Directive] = []
    faults: list[str] = []
    stack: list[_Open] = []
    shown, offset = text, 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        start, offset = offset, offset + len(line)
        fence = FENCE.match(line.rstrip("\n"))
        verbatim = bool(stack) and (stack[-1].name is None or stack[-1].name in VERBATIM)
        bare = fence and not fence["name"] and not fence["argument"]
        closed = _closes(stack, fence["fence"], verbatim) if fence and bare else None
        if closed is not None:
            found += [
                Directive(o.name, o.argument, o.options, text[o.body_start : start], o.line, o.start, offset)
                for o in reversed(stack[closed:])
                if o.name
            ]
            del stack[closed:]
            shown = blank(shown, start, offset)
            continue
        if fence and not verbatim:
            if bare and fence["fence"].startswith(":"):
                faults.append(
                    f"line {number}: this fence closes nothing (an outer fence needs more colons than an inner one)"
                )
            else:
                stack.append(_Open(fence["fence"], fence["name"], fence["argument"], number, start, offset))
                spoken = fence["name"] and fence["name"] not in PATH_ARGUMENT | VERBATIM
                shown = blank(shown, start, start + (fence.start("argument") if spoken else len(line)))
            continue
        if stack and stack[-1].heading:
            option = OPTION.match(line)
            if option:
                stack[-1].options[option["key"]] = option["value"].strip()
                shown = blank(
                    shown, start, start + (option.start("value") if option["key"] in SPOKEN_OPTIONS else len(line))
                )
                continue
            stack[-1].heading = False
        if verbatim and stack[-1].name != "raw":
            shown = blank(shown, start, offset)
    faults += [f"line {o.line}: this fence is never closed" for o in stack]
    return found, faults, shown


def _closes(stack: list[_Open], fence: str, verbatim: bool) -> int | None:
    """Which open block a closing fence ends: the outermost that it can, or only the innermost when that is verbatim."""
    for index, block in enumerate(stack):
        if verbatim and index < len(stack) - 1:
            continue
        if block.fence[0] == fence[0] and len(block.fence) <= len(fence):
            return index
    return None


def directives(text: str, name: str = "") -> list[Directive]:
    """The directives of a text, or those of one name, in reading order."""
    return sorted((d for d in scan(text)[0] if name in ("", d.name)), key=lambda d: d.start)


def prose(text: str) -> str:
    """The text as a reader sees it, same length and lines: no code, targets, addresses, tags, comments or options.

    >>> prose("See [the map](map.md) and `x`.").rstrip(".").split()
    ['See', '[the', 'map]', 'and']
    """
    shown = scan(text)[2]
    for match in ROLE_OR_CODE.finditer(shown):
        start, end = match.span()
        if match["role"] in SPOKEN_ROLES:
            inside = match["inside"]
            target = re.search(r"<[^>]*>\s*$", inside)
            words = match.start("inside"), match.start("inside") + (target.start() if target else len(inside))
            shown = blank(blank(shown, start, words[0]), words[1], end)
        else:
            shown = blank(shown, start, end)
    for pattern in NOT_TEXT:
        for match in pattern.finditer(shown):
            shown = blank(shown, *match.span())
    for match in TAG.finditer(shown):
        spoken = SPOKEN_ATTRIBUTE.search(shown, *match.span())
        shown = (
            blank(blank(shown, match.start(), spoken.start(1)), spoken.end(1), match.end())
            if spoken
            else blank(shown, *match.span())
        )
    return shown
