"""Faults in JavaScript and CSS files, in words: size, dangerous calls, colours outside the tokens, where imports
point.
"""

import ast
import re

from widgets.desk.python_code import LONGEST_FILE

# As the formatter breaks lines.
LONGEST_FUNCTION = 80

# A comment, a string, or a regular expression after something that cannot end a value.
NOT_CODE = re.compile(
    r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|(?<=[=(,:?&|!{;\n])\s*/(?![/*])(?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\\\n\[])+/[a-z]*",
    re.S,
)
COMMENT = re.compile(r"(\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|//[^\n]*|/\*.*?\*/", re.S)
FUNCTION = re.compile(
    r"\bfunction\b[^{]*\{|=>\s*\{|^\s+(?:async )?(?!if|for|while|switch|catch|function)[\w$]+\([^()\n]*\) \{", re.M
)
DANGER = {
    r"\.(?:inner|outer)HTML\b|\[[\"'](?:inner|outer)HTML[\"']\]": "innerHTML",
    r"\binsertAdjacentHTML\b": "insertAdjacentHTML",
    r"\bdocument\s*\.\s*write(?:ln)?\b": "document.write",
    r"\beval\s*\(": "eval",
    r"\bnew\s+Function\b|(?<![\w.])Function\s*\(": "Function",
    r"\bset(?:Timeout|Interval)\s*\(\s*[\"'`]": "a timer that evaluates text",
    r"\bsetAttribute\s*\(\s*[\"'`]on": "an inline handler",
    r"<[a-zA-Z][^<>]*\son[a-z]+\s*=": "an inline handler",
    r"[\"'`]\s*javascript:": "a javascript: address",
    r"\bcreateContextualFragment\b|\bsrcdoc\b|\bparseFromString\b": "HTML parsed from text",
}
HEX = r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})(?![\w-])"
NAMES = (
    "black|white|red|green|blue|yellow|orange|purple|pink|brown|gray|grey|silver|gold|navy|teal|olive|maroon|crimson|tomato|salmon|coral|steelblue|"
    "firebrick|orchid|indigo|violet|turquoise|khaki|beige|ivory|lavender|plum|tan|cyan|magenta|lime|aqua|fuchsia|darkred|darkblue|darkgreen|lightgr[ae]y|darkgr[ae]y"
)
COLOUR = re.compile(rf"(?<![\w&/]){HEX}|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(\s*[\d.]")
NAMED = re.compile(
    rf"[\w-]*(?:color|background|fill|stroke|border|outline|shadow)[\w-]*\W{{1,4}}[^;\n{{}}]*?\b(?<![\w-])(?:{NAMES})\b(?![\w-])",
    re.I,
)


def without_comments(text: str) -> str:
    """Script without its comments; the strings stay, and so do the lines."""
    return COMMENT.sub(lambda m: m[1] or re.sub(r"[^\n]", " ", m[0]), text)


def danger_faults(text: str, path: str) -> list[str]:
    """Ways by which text could become markup or code."""
    shown = without_comments(text)
    return [
        f"{path}:{shown.count(chr(10), 0, m.start()) + 1}: {what}"
        for pattern, what in DANGER.items()
        for m in re.finditer(pattern, shown)
    ]


def function_faults(text: str, path: str) -> list[str]:
    """Script functions longer than a screen; the function that wraps a whole file is not one of them."""
    code = NOT_CODE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)
    faults = []
    for match in FUNCTION.finditer(code):
        depth, end = 0, match.end() - 1
        for end in range(match.end() - 1, len(code)):
            depth += {"{": 1, "}": -1}.get(code[end], 0)
            if depth == 0:
                break
        lines = (
            code.count("\n", match.start(), end) + 1 - match[0].count("\n", 0, len(match[0]) - len(match[0].lstrip()))
        )
        wraps = not code[: match.start()].strip(" \n()") and not code[end + 1 :].strip(" \n();")
        if lines > LONGEST_FUNCTION and not wraps:
            faults.append(
                f"{path}:{code.count(chr(10), 0, match.end()) + 1}: a function of {lines} lines, more than "
                f"{LONGEST_FUNCTION}"
            )
    return faults


def size_faults(text: str, path: str) -> list[str]:
    """Script and style files that do not fit in a head."""
    length = text.count("\n") + 1 - text.endswith("\n")
    return [f"{path} has {length} lines, more than {LONGEST_FILE}"] if length > LONGEST_FILE else []


def colour_faults(text: str, path: str) -> list[str]:
    """Colours that tokens.css does not know, so that the dark theme and the contrast tests do not see them."""
    if path.endswith("tokens.css"):
        return []
    if path.endswith(".py"):
        found = [
            (node.lineno, m[0])
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
            for m in COLOUR.finditer(node.value)
        ]
        pairs = re.finditer(
            rf"\b(?:color|fill|stroke|background)\w*\W{{1,3}}(?:alt\.value\()?[\"'](?:{NAMES})[\"']", text, re.I
        )
        return [f"{path}:{line}: colour {colour}" for line, colour in found] + [
            f"{path}:{text.count(chr(10), 0, m.start()) + 1}: colour {m[0]}" for m in pairs
        ]
    shown = (
        without_comments(text)
        if path.endswith(".js")
        else re.sub(r"/\*.*?\*/", lambda m: re.sub(r"[^\n]", " ", m[0]), text, flags=re.S)
    )
    if path.endswith(".css"):
        # Only declarations hold colours: `#face {` is a selector.
        shown = re.sub(r"[^{};]+\{", lambda m: re.sub(r"[^\n{]", " ", m[0]), shown)
    patterns = (
        [COLOUR, NAMED]
        if path.endswith(".css")
        else [COLOUR, re.compile(rf"\b(?:color|fill|stroke|background)\w*[\"']?\s*[:=]\s*[\"'](?:{NAMES})[\"']", re.I)]
    )
    return [
        f"{path}:{shown.count(chr(10), 0, m.start()) + 1}: colour {m[0].strip()}"
        for pattern in patterns
        for m in pattern.finditer(shown)
    ]


def column_faults(text: str, path: str) -> list[str]:
    """Columns that a long word can push out of the page: a bare `1fr` is at least as wide as its longest word."""
    shown = re.sub(r"/\*.*?\*/", lambda m: re.sub(r"[^\n]", " ", m[0]), text, flags=re.S)
    columns = re.finditer(r"grid-template(?:-columns)?:([^;}]*)", shown)
    bare = [m for m in columns if re.search(r"\dfr", re.sub(r"minmax\((?:[^()]|\([^()]*\))*\)", "", m[1]))]
    return [f"{path}:{shown.count(chr(10), 0, m.start()) + 1}: {m[1].strip()}, not minmax(0, 1fr)" for m in bare]


def import_faults(text: str, path: str) -> list[str]:
    """Script imports that leave the room, meet a screen from a model, or come from another host."""
    faults = []
    room = path.split("/")[1] if path.startswith("widgets/") else ""
    for statement, target in re.findall(r"^(\s*import\b[^;]*?[\"']([^\"']+)[\"'])", without_comments(text), re.M):
        if re.fullmatch(r'import [\w$]+ from "\./words\.json"', statement.strip()):
            continue
        # A room may have rooms of its own: they reach each other and the host by one step more.
        nested = path.count("/") > 2
        allowed = r"\./[\w-]+\.js|\.\./\.\./_host/[\w-]+\.js|\.\./(?!_)\w+/[\w-]+\.js" if nested else None
        if not re.fullmatch(allowed or r"\./[\w-]+\.js|\.\./_host/[\w-]+\.js", target):
            faults.append(f"{path}: imports {target}; only files of the room and of _host")
        if not re.match(r"import \{\s[\w$,\s]+\s\} from ", statement.strip()) or " as " in statement:
            faults.append(f"{path}: `{statement.strip()}` is not an import of plain names")
        if path.endswith("/model.js") and ("_host" in target or target.endswith("view.js")):
            faults.append(f"{path}: the model imports {target}")
        if room == "_host" and target.startswith("../"):
            faults.append(f"{path}: the host imports {target}")
    return faults


LETTERS = re.compile(r"[^\W\d_]{2,}")


def is_sentence(text: str) -> bool:
    """Whether a string is something said: twelve characters or more, with two words or more, and no class names alone.

    >>> is_sentence("Choose an answer first."), is_sentence("middle num small"), is_sentence("viewBox")
    (True, False, False)
    """
    words = LETTERS.findall(text)
    # Up to three small words in a row may be the classes of an element.
    return len(text) >= 12 and len(words) > 1 and " " in text.strip() and not re.fullmatch(r"([a-z-]+ ?){1,3}", text)


def said_in_python(source: str) -> set[str]:
    """The sentences in Python source, its docstrings left out."""
    tree = ast.parse(source)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docs = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, documented)}
    strings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {text for text in strings - docs if is_sentence(text)}


def said_in_script(source: str) -> set[str]:
    """The sentences in JavaScript source, templates without places included."""
    strings = {match[1][1:-1] for match in COMMENT.finditer(source) if match[1]}
    plain = {re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text) for text in strings}
    return {text for text in plain if is_sentence(text)}
