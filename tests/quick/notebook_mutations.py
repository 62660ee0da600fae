"""Small notebooks with one number of each kind of output, and ways to tamper with them; it does not run anything."""

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass

# What one number cell shows, for each kind of output that nbval compares.
KINDS = {
    "stdout": "print('0.27  pooled-r: pooled correlation')",
    "result": "0.27",
    "table": "import pandas as pd\npd.DataFrame({'study': ['a', 'b'], 'r': [0.25, 0.31]})",
    "html": (
        "class Card:\n"
        "    def _repr_html_(self):\n"
        "        return '<p>r is <b>0.27</b></p>'\n"
        "    def __repr__(self):\n"
        "        return 'card'\n"
        "Card()"
    ),
    "vega": (
        "class Chart:\n"
        "    def _repr_mimebundle_(self, **options):\n"
        "        data = {'values': [{'study': 'a', 'r': 0.27}]}\n"
        "        return {'application/vnd.vegalite.v5+json': {'mark': 'bar', 'data': data}, 'text/plain': 'chart'}\n"
        "Chart()"
    ),
    "widget": (
        "class Plane:\n"
        "    def _repr_mimebundle_(self, **options):\n"
        "        html = '<figure data-cohesion=\"-0.6\"></figure>'\n"
        "        return {'text/plain': 'SuicideTypology(cohesion=-0.6, control=0.1)', 'text/html': html}\n"
        "Plane()"
    ),
    "number": "from widgets import number\nnumber('pooled-r', 0.27, 'pooled correlation', format='.2f')",
}
SILENT = "x = 0.27"


@dataclass(frozen=True)
class Mutation:
    """One way to tamper with the saved outputs of a notebook whose number is of a certain kind."""

    name: str
    kind: str
    tamper: Callable[[dict], None]


def notebook(kind: str) -> dict:
    """A notebook with one number of a kind, not yet run, and a sentence below it."""
    cell = {
        "cell_type": "code",
        "id": "saved-number",
        "metadata": {"tags": ["nbval-check-output"]},
        "execution_count": None,
        "outputs": [],
        "source": KINDS[kind],
    }
    said = {"cell_type": "markdown", "id": "sentence", "metadata": {}, "source": "A sentence that relies on it."}
    quiet = {
        "cell_type": "code",
        "id": "quiet-cell",
        "metadata": {},
        "execution_count": None,
        "outputs": [],
        "source": SILENT,
    }
    return {"cells": [quiet, cell, said], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def number_cell(mutant: dict) -> dict:
    return next(cell for cell in mutant["cells"] if cell["id"] == "saved-number")


def stream(name: str, text: str) -> dict:
    return {"name": name, "output_type": "stream", "text": [text]}


def replaced(mime: str, old: str, new: str) -> Callable[[dict], None]:
    """Change one saved text or JSON of a media type; "stream" names the printed text."""

    def tamper(mutant: dict) -> None:
        for output in number_cell(mutant)["outputs"]:
            holder, key = (output, "text") if mime == "stream" else (output.get("data", {}), mime)
            if key in holder:
                before = json.dumps(holder[key])
                holder[key] = json.loads(before.replace(old, new))
                assert json.dumps(holder[key]) != before, f"{old!r} is not in the saved {mime}"
                return
        raise AssertionError(f"the notebook holds no {mime}")

    return tamper


def appended(output: dict) -> Callable[[dict], None]:
    return lambda mutant: number_cell(mutant)["outputs"].append(output)


def count(number: int | None) -> Callable[[dict], None]:
    return lambda mutant: number_cell(mutant).update(execution_count=number)


def switched(tag: str = "", line: str = "") -> Callable[[dict], None]:
    """Tamper with the printed text and tell nbval not to look."""

    def tamper(mutant: dict) -> None:
        replaced("stream", "0.27", "0.72")(mutant)
        cell = number_cell(mutant)
        cell["metadata"]["tags"] += [tag] if tag else []
        cell["source"] = [f"{line}\n", *cell["source"]] if line else cell["source"]

    return tamper


def quiet_output(mutant: dict) -> None:
    mutant["cells"][0]["outputs"] = [stream("stdout", "0.99\n")]


MUTATIONS = (
    Mutation("stdout", "stdout", replaced("stream", "0.27", "0.72")),
    Mutation("stderr", "stdout", appended(stream("stderr", "RuntimeWarning: careful\n"))),
    Mutation("text-plain", "result", replaced("text/plain", "0.27", "0.72")),
    Mutation("table-html", "table", replaced("text/html", "0.31", "0.13")),
    Mutation("deleted-output", "result", lambda mutant: number_cell(mutant).update(outputs=[])),
    Mutation("extra-output", "result", appended(stream("stdout", "one more\n"))),
    Mutation("vega-json", "vega", replaced("application/vnd.vegalite.v5+json", '"r": 0.27', '"r": 0.72')),
    Mutation("widget-repr", "widget", replaced("text/plain", "cohesion=-0.6", "cohesion=0.6")),
    Mutation("html", "html", replaced("text/html", "<b>0.27</b>", "<b>0.72</b>")),
    Mutation("glued-number", "number", replaced("application/papermill.record/text/plain", "0.27", "0.72")),
    Mutation("printed-number", "number", replaced("stream", "0.27", "0.28")),
    # What follows passes nbval, or it skips it: only our own contract sees it.
    Mutation("count-null", "result", count(None)),
    Mutation(
        "count-null-tampered",
        "result",
        lambda mutant: (count(None)(mutant), replaced("text/plain", "0.27", "0.72")(mutant)),
    ),
    Mutation(
        "count-null-emptied", "result", lambda mutant: number_cell(mutant).update(execution_count=None, outputs=[])
    ),
    Mutation("count-two", "result", count(2)),
    Mutation("tag-dropped", "result", lambda mutant: number_cell(mutant).update(metadata={})),
    Mutation(
        "number-made-markdown",
        "number",
        lambda mutant: mutant["cells"].__setitem__(
            1, {"cell_type": "markdown", "id": "saved-number", "metadata": {}, "source": ["0.72"]}
        ),
    ),
    *(
        Mutation(f"switched-off-by-{tag}", "stdout", switched(tag=tag))
        for tag in ("nbval-skip", "nbval-ignore-output", "raises-exception")
    ),
    *(
        Mutation(f"switched-off-by-{line[2:]}", "stdout", switched(line=line))
        for line in ("# NBVAL_SKIP", "# NBVAL_IGNORE_OUTPUT")
    ),
    Mutation("quiet-cell-speaks", "result", quiet_output),
    Mutation(
        "png-added",
        "result",
        lambda mutant: number_cell(mutant)["outputs"][0]["data"].update({"image/png": ["eA==\n"]}),
    ),
)
# The kinds that quality.md counts: nbval by itself must turn red on each of these.
NBVAL_ALONE = {m.name for m in MUTATIONS[:11]}


def mutated(recorded: dict, mutation: Mutation) -> dict:
    """A tampered copy of a recorded notebook."""
    mutant = copy.deepcopy(recorded)
    mutation.tamper(mutant)
    return mutant
