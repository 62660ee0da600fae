"""YAML read strictly, with the line of every value; it knows the form of YAML and nothing of exercises."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from unicodedata import category

import yaml

# The same reader in C, ten times as fast, where PyYAML was built with it: its wheels are.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LONGEST = 1_000_000
DEEPEST = 12
INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]{1,3})?")
# yes, no, on and off are words of a question, not flags
WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong, and where."""

    file: str
    line: int
    reason: str

    def __str__(self):
        return f"{self.file}:{self.line}: {self.reason}"


class BankError(ValueError):
    """Every fault of a bank, a line each."""

    def __init__(self, faults: list[Fault]):
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))


class Lines:
    """The line of a value by its path: keys and places from the top."""

    def __init__(self, found: dict[tuple, int]):
        self._found = found

    def __getitem__(self, path) -> int:
        # a value that is missing stands where its mapping begins
        path = tuple(path)
        while path not in self._found and path:
            path = path[:-1]
        return self._found.get(path, 1)


def nearest(word: object, words) -> str:
    """`; did you mean 'x'?`, or nothing where no word is near."""
    near = get_close_matches(str(word), [str(one) for one in words], n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


def read_yaml(path: Path, name: str) -> tuple[Any, Lines]:
    """The document and the lines of its values; BankError for tabs, anchors, tags, duplicate keys and whatever is no
    YAML.
    """
    text = _text(path, name)
    try:
        _refuse_what_stands_elsewhere(text, name)
        root = yaml.compose(text, LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = " ".join(part for part in (error.context, error.problem) if part)
        raise BankError([Fault(name, mark.line + 1 if mark else 1, f"this is no YAML ({said})")]) from None
    except yaml.YAMLError as error:
        line = text.count("\n", 0, getattr(error, "position", 0) or 0) + 1
        raise BankError([Fault(name, line, "this is no YAML (a character that no text holds)")]) from None
    if root is None:
        raise BankError([Fault(name, 1, "the file is empty")])
    found: dict[tuple, int] = {}
    return _value(root, (), found, name), Lines(found)


def _refuse_what_stands_elsewhere(text: str, name: str) -> None:
    """BankError for anchors, aliases and tags, since a bank says everything where it stands, and for deep nests."""
    depth = 0
    for event in yaml.parse(text, LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        reason = "the file nests too deeply" if depth > DEEPEST else ""
        if isinstance(event, yaml.AliasEvent):
            reason = f"an alias (*{event.anchor}); write the text out, or quote a text that begins with *"
        elif getattr(event, "anchor", None):
            reason = f"an anchor (&{event.anchor}); write the text out, or quote a text that begins with &"
        elif getattr(event, "tag", None):
            reason = f"a tag ({event.tag}); quote a text that begins with !"
        if reason:
            raise BankError([Fault(name, event.start_mark.line + 1, reason)])


def _text(path: Path, name: str) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise BankError([Fault(name, 1, f"the file cannot be read ({error.strerror})")]) from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BankError([Fault(name, raw.count(b"\n", 0, error.start) + 1, "the file is not UTF-8")]) from None
    if len(text) > LONGEST:
        raise BankError([Fault(name, 1, f"the file has more than {LONGEST:,} characters")])
    faults = [
        Fault(name, number, "a tab; indent with spaces")
        for number, line in enumerate(text.split("\n"), 1)
        if "\t" in line
    ]
    if faults:
        raise BankError(faults[:1])
    lines = enumerate(re.split(r"\r\n?|\n", text), 1)
    faults = [
        Fault(name, number, f"the character U+{ord(one):04X}, which nobody sees; delete it")
        for number, line in lines
        for one in line
        if unseen(one)
    ]
    if faults:
        raise BankError(faults[:1])
    return text


def unseen(character: str) -> bool:
    """Whether a character leaves no mark on a page: controls, lone halves of pairs, changes of direction; spaces are
    none of these.

    >>> unseen("\\u202e"), unseen("\\u00a0"), unseen("é")
    (True, False, False)
    """
    return category(character) in ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp") and character != "\u00ad"


def _value(node: yaml.Node, path: tuple, found: dict[tuple, int], name: str) -> Any:
    found.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return [_value(one, (*path, place), found, name) for place, one in enumerate(node.value)]
    value = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        key = key_node.value
        if not isinstance(key_node, yaml.ScalarNode):
            raise BankError([Fault(name, line, "a field has no plain name")])
        if key in value:
            raise BankError(
                [Fault(name, line, f"{key!r} stands here twice; line {found[(*path, key)]} has it already")]
            )
        found[(*path, key)] = line
        value[key] = _value(value_node, (*path, key), found, name)
    return value


def _scalar(node: yaml.ScalarNode) -> Any:
    if node.style:  # plain is None in the reader in Python and "" in C
        return node.value
    if node.value in WORDS:
        return WORDS[node.value]
    if INTEGER.fullmatch(node.value):
        return int(node.value) if len(node.value) < 300 else node.value
    return float(node.value) if FLOAT.fullmatch(node.value) else node.value
