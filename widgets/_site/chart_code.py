"""The code of the charts of a chapter as words with their kinds, in a file of its own: a page brings it when asked."""

import json
import re
from pathlib import Path

from pygments.lexers import PythonLexer
from pygments.token import STANDARD_TYPES

DRAWS = re.compile(r"(?<![\w.])figure\(")
FIGURE = '<figure class="chart"'


def cells(notebook: Path) -> list[str]:
    """The code cells that draw a figure, in order."""
    found = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    texts = ["".join(one["source"]) for one in found if one["cell_type"] == "code"]
    return [text for text in texts if DRAWS.search(text)]


def spoken(code: str) -> list[list[str]]:
    """Words of the code, each with the short name of its kind in the style sheet, and a blank for what has none.

    >>> spoken("x = 'a'")
    [['', 'x '], ['o', '='], ['', ' '], ['s1', "'a'"]]
    """
    out: list[list[str]] = []
    for token, text in PythonLexer().get_tokens(code.strip()):
        kind = STANDARD_TYPES.get(token, "")
        kind = "" if kind in ("n", "w", "p", "nn", "nb", "nf") else kind
        if out and out[-1][0] == kind:
            out[-1][1] += text
        else:
            out.append([kind, text])
    out[-1][1] = out[-1][1].rstrip()
    return [one for one in out if one[1]]


def script(notebook: Path, page: str, body: str) -> str:
    """The file of one page. ValueError where figures and the cells that draw them do not match one to one."""
    drawn = cells(notebook)
    if len(drawn) != body.count(FIGURE):
        raise ValueError(f"{page}: {body.count(FIGURE)} figures and {len(drawn)} cells that call figure(): one each")
    return f"bondsCode({json.dumps([spoken(one) for one in drawn], ensure_ascii=False, separators=(',', ':'))});\n"


def keep(app, pagename, templatename, context, doctree):
    """Keep the code of a page with charts until the files are written."""
    body = context.get("body", "")
    if FIGURE in body:
        name = f"code-{pagename.removeprefix('chapters/').replace('/', '-')}.js"
        app.bonds_assets[name] = script(Path(app.env.doc2path(pagename)), pagename, body)


def setup(app):
    app.connect("html-page-context", keep)
