"""The few marks that an exercise may use, read once into a tree: paragraphs, emphasis, lists, tables, links, maths; all
else stays text.

A fragment is a list of nodes; a node is a text, or `[tag, child ...]`, or `[tag, {attribute: value}, child ...]`.
"""

import re
from html import escape
from xml.etree import ElementTree

from widgets._host.markup import Markup, tag

# fmt: off
PLAIN_TAGS = frozenset([
    "p", "em", "strong", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "a", "br",
])
MATHS_TAGS = frozenset([
    "math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mfrac", "msqrt", "mroot", "msup", "msub", "msubsup",
    "munder", "mover", "munderover", "mtable", "mtr", "mtd", "mstyle", "mpadded", "mphantom",
])
MATHS_ATTRIBUTES = frozenset([
    "display", "mathvariant", "stretchy", "fence", "form", "separator", "columnalign", "columnspacing",
    "rowspacing", "linethickness", "accent",
])
# fmt: on
NEEDS = {"mfrac": 2, "msub": 2, "msup": 2, "msubsup": 3, "msqrt": 1, "mroot": 2}
BLOCKS = frozenset(["p", "ul", "ol", "li", "table", "caption", "tr", "th", "td"])
LONGEST = 20_000  # a prompt is a page at most; the patterns below are quadratic in the worst case

MARK = re.compile(
    r"\\(?P<escaped>[\\*$\[\]|])"
    r"|\$(?P<maths>(?!\s)[^$\n]+?(?<!\s))\$(?!\d)"
    r"|\*\*(?P<strong>(?!\s).+?(?<!\s))\*\*(?!\*)"
    r"|\*(?P<em>(?!\s)[^*]+?(?<!\s))\*"
    r"|\[(?P<words>[^\[\]]+)\]\((?P<target>[^()\s]+)\)",
    re.S,
)
# A scheme that runs something is no link: only the web, a place on the page, or a page beside this one.
TARGET = re.compile(r"https?://[^\s<>\"']+|#[\w-]+|(?:\.{1,2}/)*[\w-][\w./-]*(?:#[\w-]+)?")
ITEM = re.compile(r"^(?:[-*]|(?P<number>\d{1,2})\.)[ ]+(?P<text>.*)$")
RULE = re.compile(r"^\|?[ ]*:?-{2,}:?[ ]*(?:\|[ ]*:?-{2,}:?[ ]*)*\|?$")


def block(text: str) -> list:
    """Paragraphs, lists and tables; a line `: words` under a table is its caption.

    >>> block("Two *ties*.\\n\\n- one\\n- two")
    [['p', 'Two ', ['em', 'ties'], '.'], ['ul', ['li', 'one'], ['li', 'two']]]
    """
    _limit(text)
    found: list = []
    for lines in _groups(text):
        if ITEM.match(lines[0]):
            found.append(_list(lines))
        elif len(lines) > 1 and "|" in lines[0] and RULE.match(lines[1]):
            found.append(_table(lines))
        else:
            found.append(["p", *inline(" ".join(lines))])
    return found


def inline(text: str) -> list:
    """The nodes of one run of text; line ends count as spaces. ValueError where maths cannot be read.

    >>> inline("*r* is <b>not</b> [here](javascript:x), it's $r^2$")[:2]
    [['em', 'r'], ' is <b>not</b> [here](javascript:x), it’s ']
    """
    _limit(text)
    return _marked(typeset(re.sub(r"[ \t\n]+", " ", text.strip())))


def html(fragment: list) -> Markup:
    """The fragment as HTML; every text is escaped, and a tag that this module does not write is refused.

    >>> html(inline("2 < 3, **so**"))
    '2 &lt; 3, <strong>so</strong>'
    """
    return Markup("".join(_html(node) for node in fragment))


def plain(fragment: list) -> str:
    """The fragment's words, a line for each block; maths as it was written.

    >>> plain(block("A *b*.\\n\\n- c\\n- $x^2$"))
    'A b.\\nc\\nx^2'
    """
    return re.sub(r"[ \n]*\n[ \n]*", "\n", "".join(_words(node) for node in fragment)).strip()


def _limit(text: str) -> None:
    if len(text) > LONGEST:
        raise ValueError(f"text must have at most {LONGEST} characters, not {len(text)}")


def _groups(text: str):
    """Runs of lines that belong together."""
    group: list[str] = []
    for line in [*text.splitlines(), ""]:
        new_item = ITEM.match(line) and group and not ITEM.match(group[0])
        if (not line.strip() or new_item) and group:
            yield group
            group = []
        if line.strip():
            # an indented line goes on with its list item
            if line.startswith(" ") and group and ITEM.match(group[0]):
                group[-1] += " " + line.strip()
            else:
                group.append(line.strip())


def _list(lines: list[str]) -> list:
    items: list[str] = []
    for line in lines:
        match = ITEM.match(line)
        if match:
            items.append(match["text"])
        else:
            items[-1] += " " + line
    first = ITEM.match(lines[0])
    return ["ol" if first and first["number"] else "ul", *(["li", *inline(item)] for item in items)]


def _table(lines: list[str]) -> list:
    caption = [["caption", *inline(lines.pop()[1:])]] if lines[-1].startswith(":") else []
    head, *body = (
        [inline(cell) for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))] for line in [lines[0], *lines[2:]]
    )
    wide = len(head)
    rows = [(row + [[]] * wide)[:wide] for row in body]
    return [
        "table",
        *caption,
        ["thead", ["tr", *(["th", {"scope": "col"}, *cell] for cell in head)]],
        ["tbody", *(["tr", ["th", {"scope": "row"}, *row[0]], *(["td", *cell] for cell in row[1:])] for row in rows)],
    ]


def _marked(text: str) -> list:
    found: list = []
    last = 0
    for match in MARK.finditer(text):
        node = _node(match)
        if node is None:
            continue
        _add(found, text[last : match.start()])
        _add(found, node)
        last = match.end()
    _add(found, text[last:])
    return found


def _node(match: re.Match) -> list | str | None:
    if match["escaped"]:
        return match["escaped"]
    if match["maths"]:
        return _maths(match["maths"])
    for name in ("strong", "em"):
        if match[name]:
            return [name, *_marked(match[name])]
    return ["a", {"href": match["target"]}, *_marked(match["words"])] if TARGET.fullmatch(match["target"]) else None


def _add(found: list, node: list | str) -> None:
    if isinstance(node, str) and found and isinstance(found[-1], str):
        found[-1] += node
    elif node:
        found.append(node)


def typeset(text: str) -> str:
    """Quotation marks and apostrophes as the chapters have them; maths and targets of links stay as they are."""
    kept = re.split(r"(\$[^$]+\$|\]\([^()\s]+\))", text)
    return "".join(part if place % 2 else _quotes(part) for place, part in enumerate(kept))


def _quotes(text: str) -> str:
    text = re.sub(r"(?:(?<=[\s(\[*—–])|^)\"(?=[\w*$(\[])", "“", text).replace('"', "”")
    return re.sub(r"(?:(?<=[\s(\[*—–“])|^)'(?=[\w*$(\[])", "‘", text).replace("'", "’")


def _maths(source: str) -> list:
    # Imported here: reading a bank without maths need not load it.
    from latex2mathml.converter import convert

    try:
        root = ElementTree.fromstring(convert(source))
    except Exception as error:
        # the converter raises classes of its own for each kind of slip
        raise ValueError(f"the maths ${source}$ cannot be read ({type(error).__name__})") from None
    bare = re.sub(r"\\.", "", source)
    # it takes an open brace and an unknown command in silence
    if bare.count("{") != bare.count("}") or any("\\" in (one.text or "") for one in root.iter()):
        raise ValueError(f"the maths ${source}$ cannot be read")
    for one in root.iter():
        if len(one) < NEEDS.get(one.tag.rpartition("}")[2], 0):
            raise ValueError(f"the maths ${source}$ cannot be read (something is missing)")
    name, attributes, children = _parts(_mathml(root))
    return [name, {**attributes, "alttext": source}, *children]


def _mathml(element: ElementTree.Element) -> list:
    name = element.tag.rpartition("}")[2]
    if name not in MATHS_TAGS:
        raise ValueError(f"the maths holds <{name}>, which is not allowed")
    kept = {
        key: value
        for key, value in element.attrib.items()
        if key in MATHS_ATTRIBUTES and (key, value) != ("display", "inline")
    }
    inside = [element.text] if element.text and element.text.strip("\n") else []
    return [name, *([kept] if kept else []), *inside, *(_mathml(child) for child in element)]


def _parts(node: list) -> tuple[str, dict, list]:
    has = len(node) > 1 and isinstance(node[1], dict)
    return node[0], node[1] if has else {}, node[2:] if has else node[1:]


def _html(node: list | str) -> Markup:
    if isinstance(node, str):
        return Markup(escape(node, quote=False))
    name, attributes, children = _parts(node)
    if name not in PLAIN_TAGS | MATHS_TAGS:
        raise ValueError(f"tag must be one that small Markdown writes, not {name!r}")
    return tag(name, Markup("".join(_html(child) for child in children)), **attributes)


def _words(node: list | str) -> str:
    if isinstance(node, str):
        return node
    name, attributes, children = _parts(node)
    if name == "math":
        return attributes["alttext"]
    inside = "".join(_words(child) for child in children)
    return f"\n{inside}\n" if name in BLOCKS else inside
