"""Joins a room's modules into one file; it knows their imports, not what they do.

A relative import fails inside anywidget's blob, and a module script does not run from a file opened in the browser,
so the same modules are joined twice: as an ES module for JupyterLab, as a plain script for the page.
"""

import json
import re
from pathlib import Path

from widgets._host.lean_script import packed

WIDGETS = Path(__file__).parent.parent
IMPORT = re.compile(r'^import \{[^}]*\} from "(\.[^"]+)";\n?', re.M)
# Words that Python says too; a reader's old browser need not know such imports, since they are written out here.
WORDS = re.compile(r'^import (?P<name>[\w$]+) from "(?P<target>\./words\.json)" with \{ type: "json" \};\n?', re.M)
TOP_NAME = re.compile(r"^(?:export )?(?:async )?(?:function\*?|const|let|class) ([\w$]+)", re.M)


def ordered(path: Path, seen: list[Path] | None = None) -> list[Path]:
    """The module and all that it imports, each after what it needs."""
    seen = [] if seen is None else seen
    if path not in seen:
        for target in IMPORT.findall(path.read_text(encoding="utf-8")):
            ordered((path.parent / target).resolve(), seen)
        seen.append(path)
    return seen


def joined(entry: Path) -> str:
    """The text of all modules without imports and exports. ValueError on a name declared twice or an import that is
    left.
    """
    owner: dict[str, Path] = {}
    parts: list[str] = []
    said: dict[Path, str] = {}
    for path in ordered(entry.resolve()):
        text = IMPORT.sub("", path.read_text(encoding="utf-8"))
        for name, target in WORDS.findall(text):
            words = path.parent / target
            if said.setdefault(words, name) != name:
                raise ValueError(f"{path.name}: {target} is called {said[words]} in this room, not {name}")
            if name not in owner:
                parts.append(f"const {name} = {json.dumps(json.loads(words.read_text('utf-8')), ensure_ascii=False)};")
                owner[name] = words
        text = WORDS.sub("", text)
        for name in TOP_NAME.findall(text):
            if name in owner:
                raise ValueError(
                    f"{path.name}: `{name}` is also declared in {owner[name].name}; joined modules share one scope"
                )
            owner[name] = path
        text = re.sub(r"^export default \{ render \};\n?", "", text, flags=re.M)
        text = re.sub(r"^export (?=(?:async )?function|const|let|class)", "", text, flags=re.M)
        if re.search(r"^(import|export)\b", text, re.M):
            raise ValueError(
                f"{path.name}: only named one-line imports and exports of functions, constants and classes can be "
                "joined"
            )
        parts.append(text.strip())
    return "\n\n".join(parts)


def shortened(css: str) -> str:
    """The same style sheet, shorter.

    >>> shortened("/* one */ a :is(b, i) {\\n  color: red;\\n  --blank: ;\\n  top: 0;\\n}")
    'a :is(b,i){color:red;--blank: ;top:0}'
    """
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r" ?([{},>]) ?|(?<!:) ?(;) ?|(?<=:) (?=[^;{}]+[;}])", r"\1\2", css).replace(";}", "}").strip()


def module(room: str) -> str:
    """The room's view as one ES module, for anywidget."""
    return joined(WIDGETS / room / "view.js") + "\n\nexport default { render };\n"


def script(room: str) -> str:
    """The room's view as one plain script that hands `render` to the page's host."""
    view = joined(WIDGETS / room / "view.js")
    return packed(f"(() => {{\n{view}\nwindow.bonds.view({room!r}, render);\n}})();\n")


def own_styles(room: str) -> str:
    """The style of the room: its `view.css`, and beside it one for each view that has its own."""
    files = sorted((WIDGETS / room).glob("*.css"), key=lambda path: (path.name != "view.css", path.name))
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def styles(room: str) -> str:
    """Colours, frame and the room's own style, for anywidget."""
    files = [WIDGETS / "_host" / name for name in ("tokens.css", "frame.css", "sliders.css")]
    return "\n".join([*(path.read_text(encoding="utf-8") for path in files), own_styles(room)])
