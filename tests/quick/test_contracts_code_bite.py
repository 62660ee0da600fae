"""Proof that the contracts of code bite: for each a good sample that passes and bad ones that do not."""

import pytest

from tests.quick import code_repository
from widgets.desk import python_code as code_python
from widgets.desk import script_code as code_scripts


def joined(*pieces: str) -> str:
    """A forbidden word, in pieces here so that this file may be read by the rule that forbids it."""
    return "".join(pieces)


MODEL, VIEW, WIDGET = "widgets/room/model.py", "widgets/room/view.js", "widgets/room/widget.py"
SAMPLES = [
    (
        code_python.import_faults,
        MODEL,
        "import math\nimport numpy\nfrom data import load\nfrom .pooling import pool",
        [
            "from widgets._host import Widget",
            "import IPython.display",
            "from ipywidgets import interact",
            "from .widget import Room",
            "from widgets.room.widget import Room",
            "from widgets.other.model import x",
            "from widgets import claim",
            "def f():\n    import altair",
            "from widgets._site.numbers import claim",
        ],
    ),
    (
        code_python.import_faults,
        WIDGET,
        "from widgets._host import Widget\nfrom widgets.room.model import read\nimport traitlets\nfrom data import "
        "load",
        [
            "from widgets._site import charts",
            "from widgets.other.widget import Other",
            "from widgets import figure",
            "import widgets",
            "from tests import x",
        ],
    ),
    (
        code_python.import_faults,
        "widgets/_host/widget.py",
        "import anywidget\nfrom widgets._host.markup import tag",
        ["from widgets.room.model import read", "from widgets._site import pages", "from widgets import claim"],
    ),
    (
        code_python.import_faults,
        "widgets/exercises/item_bank/items.py",
        "from data import load\nfrom widgets.exercises.item_bank.reading import nearest\nimport yaml",
        [
            "from widgets.room.model import read",
            "from widgets.room import read",
            "from widgets.exercises.marking.marking import mark",
            "from widgets.exercises.view import still",
        ],
    ),
    (
        code_python.import_faults,
        "widgets/exercises/rules/checks.py",
        "from widgets._language import prose\nfrom widgets.exercises.marking.marking import mark",
        ["from widgets.room.numbers import NUMBERS", "from widgets.exercises.pages import embed"],
    ),
    (
        code_python.import_faults,
        "data/__init__.py",
        "import pandas\nfrom data.checks import validate",
        ["from widgets.room.model import read", "import widgets._host", "from IPython import display"],
    ),
    (code_python.size_faults, WIDGET, "x = 1\n" * 300 + "", ["x = 1\n" * 301]),
    (code_scripts.size_faults, VIEW, "a;\n" * 300, ["a;\n" * 301]),
    (
        code_scripts.function_faults,
        VIEW,
        "(() => {\n" + "a;\n" * 80 + "})();\n" + "",
        [
            "export function f() {\n" + "a;\n" * 80 + "}\n",
            "const f = () => {\n" + "a;\n" * 80 + "};\nf();\n",
            "const o = {\n  draw(x) {\n" + "a;\n" * 80 + "},\n};\n",
            "export function f() {\n" + 'const brace = "}";\n' * 80 + "}\n",
        ],
    ),
    (
        code_scripts.danger_faults,
        VIEW,
        "// innerHTML would be wrong\nh('p', { onclick: go }, text); evaluate(x); setTimeout(() => go(), 10);",
        [
            "a.innerHTML = b",
            "a['outerHTML'] = b",
            "a.insertAdjacentHTML('x', b)",
            "document.write(x)",
            "eval(x)",
            "new Function('x')",
            "setTimeout('x()', 1)",
            "a.setAttribute('onclick', b)",
            "const t = '<a onclick=\"x()\">'",
            "a.href = 'javascript:x'",
            "new DOMParser().parseFromString(x)",
        ],
    ),
    (
        code_scripts.colour_faults,
        VIEW,
        'const id = "#ex-face"; // #fff\nnode.style.fill = "var(--mark)";',
        ['const a = "#ff0000";', 'h("p", { fill: "red" })', 'const a = "rgb(1, 2, 3)";', 'node.style.color = "white";'],
    ),
    (
        code_scripts.colour_faults,
        "widgets/room/view.css",
        "#face { color: var(--ink); border: 1px solid CanvasText; } /* #fff */ .red { grid-row: 1; }",
        [
            ".a { color: #fff; }",
            ".a { background: white; }",
            ".a { border: 1px solid rgb(0 0 0 / 50%); }",
            ".a { fill: oklch(0.5 0 0); }",
            ".a { color: #12345678; }",
        ],
    ),
    (
        code_scripts.colour_faults,
        "widgets/room/picture.py",
        'x = "#anchor-1"  # issue #123\ny = "var(--ink)"',
        ['x = "#ab12cd"', 'x = "fill: rgb(1, 2, 3)"', 'chart.mark_bar(color="steelblue")'],
    ),
    (
        code_scripts.column_faults,
        "widgets/room/view.css",
        ".a { grid-template-columns: 5rem minmax(0, 1fr) repeat(auto-fit, minmax(min(100%, 9rem), 1fr)); /* 1fr */ }",
        [
            ".a { grid-template-columns: repeat(3, 1fr); }",
            ".a { grid-template-columns: auto 1fr; }",
            ".a { grid-template: auto / minmax(0, 1fr) 2fr; }",
        ],
    ),
    (code_scripts.colour_faults, "widgets/_host/tokens.css", ":root { --ink: #20242a; }", []),
    (
        code_scripts.import_faults,
        VIEW,
        'import { h } from "../_host/dom.js";\nimport { read } from "./model.js";',
        [
            'import x from "./model.js";',
            'import { a as b } from "./model.js";',
            'import { a } from "../other/model.js";',
            'import { a } from "https://example.org/a.js";',
            'import "./side.js";',
        ],
    ),
    (
        code_scripts.import_faults,
        "widgets/room/model.js",
        'import { near } from "./numbers.js";',
        ['import { h } from "../_host/dom.js";', 'import { draw } from "./view.js";'],
    ),
    (
        code_repository.text_faults,
        "README.md",
        "See https://example.org/work/a, ./work/b, #!/usr/bin/env and make work/out.",
        [
            joined("TO", "DO: later"),
            joined("FIX", "ME"),
            joined("Lorem ip", "sum dolor"),
            joined("from https://py", "pi.org/simple"),
            joined("files.python", "hosted.org"),
            joined("registry.npm", "js.org"),
            joined("open('/wo", "rk/x')"),
            joined("cd /ro", "ot/a"),
            joined("/tm", "p/a/b"),
            joined("/ho", "me/ann/book"),
        ],
    ),
    (
        code_repository.workflow_faults,
        "book.yml",
        f"permissions:\n  contents: read\njobs:\n  a:\n    steps:\n      - uses: a/checkout@{'a' * 40} # v4.2.2\n    "
        "  - uses: ./.ci/x\n",
        [
            "permissions: {}\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4 # v4",
            f"permissions: {{}}\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@{'a' * 40}",
            "jobs: {}",
            "permissions: write-all",
            "permissions:\n  contents: write",
            "on: pull_request_target\npermissions: {}",
        ],
    ),
]


@pytest.mark.parametrize(
    ("check", "path", "good", "bad"),
    SAMPLES,
    ids=[f"{check.__module__.split('.')[-1]}-{check.__name__}-{path}" for check, path, _, _ in SAMPLES],
)
def test_contract_bites(check, path, good, bad):
    """Prevents a contract that has gone blind, and one that no file can meet."""
    assert check(good, path) == []
    assert [sample for sample in bad if not check(sample, path)] == []


def test_model_cut_into_parts_is_followed():
    """Prevents a model from meeting a screen by way of a file beside it."""
    files = {
        MODEL: "from .pooling import pool",
        "widgets/room/pooling.py": "from widgets.room.fisher import z",
        "widgets/room/fisher.py": "import math",
    }
    assert code_python.model_faults(files, MODEL) == []
    for line in ("from widgets._host.markup import tag", "import ipywidgets", "from .widget import Room"):
        assert code_python.model_faults(files | {"widgets/room/fisher.py": line}, MODEL)


@pytest.mark.parametrize(
    ("path", "vague"),
    [
        ("widgets/room/utils.py", True),
        ("widgets/common/a.js", True),
        ("widgets/room/view_helpers.js", True),
        ("data/us_core_discussion_network.csv", False),
        ("widgets/room/score.py", False),
    ],
)
def test_vague_names_are_found(path, vague):
    """Prevents a ban on names that bans a table's own, or nothing."""
    assert bool(code_repository.name_faults(path)) is vague


def test_root_defects_are_found(tmp_path):
    """Prevents a root check that passes whatever it is given, or trips over what git ignores."""
    for name in code_repository.TOP:
        (tmp_path / name).touch()
    (tmp_path / ".gitignore").write_text("_build/\n*.egg-info/\n", encoding="utf-8")
    (tmp_path / "_build").mkdir()
    (tmp_path / "bonds.egg-info").mkdir()
    assert code_repository.root_faults(tmp_path) == []
    (tmp_path / "notes.json").touch()
    (tmp_path / "package.json").touch()
    (tmp_path / "LICENSE").unlink()
    assert code_repository.root_faults(tmp_path) == [
        "notes.json is not allowed at the root",
        "LICENSE is missing at the root",
    ]
    assert (tmp_path / "_build" / "x") not in code_repository.tracked(tmp_path)


HASH = f"    --hash=sha256:{'a' * 64}\n"
LOCK = f"altair==6.3.0 \\\n{HASH}tzdata==2026.1 ; sys_platform == 'win32' \\\n{HASH}"


@pytest.mark.parametrize(
    ("people", "machines", "says"),
    [
        ("-e .\nAltair==6.3.0  # charts\n", LOCK, None),
        ("-e .\naltair==6.2.0\n", LOCK, "6.2.0"),
        ("-e .\naltair>=6\n", LOCK, "exact pin"),
        ("altair==6.3.0\n", LOCK, "-e ."),
        ("-e .\nfuro==1.0\n", LOCK, "absent"),
        ("-e .\naltair==6.3.0\n", LOCK.replace(HASH, "", 1), "no hash"),
        ("-e .\naltair==6.3.0\n", f"{LOCK}furo>=1 \\\n{HASH}", "exact pin"),
        ("-e .\naltair==6.3.0\n", f"--index-url https://example.org\n{LOCK}", "index"),
        ("-e .\n--find-links wheels\naltair==6.3.0\n", LOCK, "index"),
        ("-e .\naltair==6.3.0\n", LOCK.replace("a" * 64, "a" * 63), "no hash"),
    ],
)
def test_requirement_defects_are_found(people, machines, says):
    """Prevents a check of pins that passes whatever it is given."""
    faults = code_repository.requirement_faults(people, machines)
    assert (faults == []) if says is None else any(says in fault for fault in faults)
