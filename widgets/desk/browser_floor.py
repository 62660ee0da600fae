"""Names in scripts and style sheets that are younger than the oldest browsers that the book is for, in words.

The floor is Chrome 92, Firefox 102 and Safari 15.4. The ages beside the names say why they are here; they were not
checked one by one, and no rule reads them. A name that only adds (`text-wrap`, `accent-color`, rules in `@container`)
may be lost and needs no other.
"""

import re

from widgets.desk.script_code import without_comments

# Values that make a browser drop their declaration: it stands on what the same rule says plainly before it.
VALUES = re.compile(
    r"(?<![\w-])(?:light-dark|color-mix|oklch|oklab|lch|lab|color|hwb|round|mod|rem|sin|cos|tan|pow|sqrt|hypot|linear"
    r"|anchor|anchor-size|calc-size|if|sibling-index)\("
    r"|\d(?:cq[whib]|cqmin|cqmax|[sld]v[whib]|[sld]vmin|[sld]vmax|r?lh)\b"
    r"|(?<![\w-])(?:subgrid|stretch)\b|(?<=overflow:)\s*clip\b"
)
# Selectors that make it drop their whole rule, with the plain selectors beside them.
SELECTORS = re.compile(
    r":has\(|::details-content|:open\b|:popover-open|:user-(?:in)?valid|:dir\(|:state\(|::highlight|::view-transition"
    r"|:nth-(?:last-)?child\([^)]* of "
)
# Properties for which an older one does the same.
PROPERTIES = {"translate": "transform", "rotate": "transform", "scale": "transform"}
# What takes everything inside with it.
GROUPS = re.compile(r"@(?:layer|scope|starting-style)\b|@media[^{]*[<>]")
# What would throw where it is unknown. `x.name?.()` and `globalThis.name ?? other` ask first; the words of a
# room are put in while the book is built.
METHODS = {
    "toSorted toSpliced toReversed": "Chrome 110, Firefox 115, Safari 16",
    "findLast findLastIndex": "Chrome 97, Firefox 104, Safari 15.4",
    "isWellFormed toWellFormed": "Chrome 111, Firefox 119, Safari 16.4",
    "union intersection difference symmetricDifference isSubsetOf isSupersetOf": "Chrome 122, Firefox 127, Safari 17",
    "checkVisibility": "Chrome 105, Firefox 106, Safari 17.4",
    "showPopover hidePopover togglePopover": "Chrome 114, Firefox 125, Safari 17",
    "requestSubmit": "Safari 16",
    "startViewTransition": "Chrome 111, Firefox 144, Safari 18",
    "setHTMLUnsafe getHTML moveBefore": "Chrome 124 or later",
}
NAMES = {
    r"\bObject\.hasOwn\(": "Chrome 93",
    r"\b(?:Object|Map)\.groupBy\(": "Chrome 117, Firefox 119, Safari 17.4",
    r"\bArray\.fromAsync\(": "Chrome 121, Firefox 115, Safari 16.4",
    r"\bPromise\.(?:withResolvers|try)\(": "Chrome 119, Firefox 121, Safari 17.4",
    r"\bAbortSignal\.(?:timeout|any)\(": "Chrome 103, Firefox 100, Safari 16",
    r"\bURL\.(?:canParse|parse)\(": "Chrome 120, Firefox 115, Safari 17",
    r"\bIterator\.": "Chrome 122, Firefox 131, Safari 18.4",
    r"\bIntl\.(?:Segmenter|DurationFormat)\b": "Firefox 125",
    r"(?<![.\w])structuredClone\(": "Chrome 98",
    r"(?<![.\w])requestIdleCallback\(": "no Safari",
    r"(?<![.\w])(?:scheduler|navigation)\.\w": "Chrome 94 or later, Firefox 142, Safari 26",
    r"\bnew (?:CloseWatcher|Highlight|CSSStyleSheet)\(": "Firefox 101 or later, Safari 16.4",
    r"\b(?:import|export)\b[^;\n]*(?<!\"\./words\.json\" )\bwith\s*\{": "Chrome 123, Firefox 138, Safari 17.2",
    r"^\s*static\s*\{": "Chrome 94, Safari 16.4",
    r"\(\?<[=!]": "Safari 16.4",
    # Possessive, so that a long packed line is walked through once.
    r"(?<=[=(,:?&|!{;\n\[])\s*/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*+\]|[^/\\\n\[])++/[a-u]*v[a-z]*\b": "Chrome 112",
    r"\bnew RegExp\([^;\n]*, [\"'][a-u]*v[a-z]*[\"']\)": "Chrome 112, Firefox 116, Safari 17",
} | {rf"\.(?:{names.replace(' ', '|')})\(": since for names, since in METHODS.items()}


def blanked(found: re.Match) -> str:
    """As many lines with nothing on them."""
    return re.sub(r"[^\n]", " ", found[0])


def style_faults(text: str, path: str) -> list[str]:
    """What a browser at the floor would drop with nothing in its place; inside `@supports` everything may stand."""
    shown = re.sub(r"/\*.*?\*/", blanked, text, flags=re.S)
    shown = re.sub(r"@supports[^{]*\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}", blanked, shown)
    found = [(one.start(), f"{one[0]} takes its rules with it") for one in GROUPS.finditer(shown)]
    for rule in re.finditer(r"([^{};]*)\{([^{}]*)", shown):
        selector, body = rule[1].strip(), rule[2]
        if SELECTORS.search(selector) and "," in re.sub(r"\([^()]*\)", "", selector):
            found.append((rule.start(2), f"{selector} takes the plain selectors with it"))
        plain = set()
        for one in re.finditer(r"([\w-]+)\s*:([^;]*)", body):
            name, value = one[1], one[0]
            if name in PROPERTIES:
                found.append((rule.start(2) + one.start(), f"{name}: say it with {PROPERTIES[name]}"))
            elif new := VALUES.search(value):
                where = rule.start(2) + one.start()
                found += [] if name in plain else [(where, f"{name}: {new[0].strip()} with no plain value before it")]
            else:
                plain.add(name)
    # A block in a rule of its own: the selector before it belongs to no group.
    for nested in re.finditer(r"\{[^{}]*?([^{};@]*&[^{};]*)\{", shown):
        found.append((nested.start(1), f"{nested[1].strip()} is nested"))
    return [f"{path}:{shown.count(chr(10), 0, place) + 1}: {what}" for place, what in sorted(found)]


def script_faults(text: str, path: str) -> list[str]:
    """Names that would throw in a browser at the floor, and the first browsers that know them."""
    shown = without_comments(text)
    return [
        f"{path}:{shown.count(chr(10), 0, one.start()) + 1}: {one[0].strip()} ({since}); ask before, or do without"
        for pattern, since in NAMES.items()
        for one in re.finditer(pattern, shown, re.M)
    ]
