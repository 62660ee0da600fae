"""Re-runs the notebooks and rewrites the saved outputs of their cells of numbers in normal form; it does not judge the
numbers.
"""

import json
import os
import re
import sys
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellControlSignal, CellExecutionError, CellTimeoutError, DeadKernelError

from widgets import _kernel

CHAPTERS = Path(__file__).parents[2] / "chapters"
NUMBER_TAG = "nbval-check-output"
SECONDS = 300
# What JupyterLab and the kernel leave behind says when and where a notebook ran, not what it found.
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
LEFT_BEHIND = {
    "execution",
    "ExecuteTime",
    "collapsed",
    "scrolled",
    "trusted",
    "jp-MarkdownHeadingCollapsed",
    "editable",
    "slideshow",
}
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class RecordError(Exception):
    """A notebook that could not be run; says which, in which cell, and why."""


def is_number(cell: dict) -> bool:
    """Whether the saved output of a cell is a promise that nbval compares."""
    return cell["cell_type"] == "code" and NUMBER_TAG in cell["metadata"].get("tags", [])


def lines(text: str | list[str]) -> list[str]:
    """Text in nbformat's own form: a list of lines that keep their ends.

    >>> lines("a\\nb"), lines("")
    (['a\\n', 'b'], [])
    """
    return ("".join(text) if isinstance(text, list) else text).splitlines(keepends=True)


def normal_outputs(outputs: list[dict]) -> list[dict]:
    """Outputs as they are saved: neighbouring pieces of one stream joined, results counted as the first, no transient
    fields.

    >>> normal_outputs([{"output_type": "stream", "name": "stdout", "text": t} for t in ("a", "b\\n")])
    [{'name': 'stdout', 'output_type': 'stream', 'text': ['ab\\n']}]
    """
    saved: list[dict] = []
    for output in outputs:
        kind = output["output_type"]
        if kind == "stream":
            text = "".join(output["text"])
            if saved and saved[-1].get("name") == output["name"]:
                saved[-1]["text"] = lines("".join(saved[-1]["text"]) + text)
            else:
                saved.append({"name": output["name"], "output_type": kind, "text": lines(text)})
        else:
            data = {
                mime: lines(value) if isinstance(value, str) else value
                for mime, value in sorted(output["data"].items())
            }
            saved.append(
                {"data": data, "metadata": dict(output.get("metadata", {})), "output_type": kind}
                | ({"execution_count": 1} if kind == "execute_result" else {})
            )
    return saved


def normal(notebook: dict) -> str:
    """The text of a notebook in normal form: cells of numbers keep their outputs, all other code cells are empty."""
    cells = []
    for cell in notebook["cells"]:
        kept = {
            "cell_type": cell["cell_type"],
            "id": cell["id"],
            "metadata": {key: value for key, value in cell["metadata"].items() if key not in LEFT_BEHIND},
            "source": lines(cell["source"]),
        }
        if cell["cell_type"] == "code":
            kept_output = is_number(cell)
            kept |= {
                "execution_count": 1 if kept_output else None,
                "outputs": normal_outputs(cell["outputs"]) if kept_output else [],
            }
        cells.append(kept)
    whole = {"cells": cells, "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(whole, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def run(path: Path) -> str:
    """Execute a notebook and return it in normal form. RecordError names the notebook, the cell and the exception."""
    _kernel.use()
    notebook = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
    running = {"cell": None}

    def starts(cell, cell_index):
        running["cell"] = cell["id"]

    client = NotebookClient(
        notebook,
        timeout=SECONDS,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
        on_cell_execute=starts,
    )
    try:
        client.execute()
    except CellExecutionError as error:
        raise RecordError(f"{path}, cell {running['cell']!r}: {error.ename}: {COLOUR.sub('', error.evalue)}") from error
    except CellTimeoutError as error:
        raise RecordError(f"{path}, cell {running['cell']!r}: TimeoutError: more than {SECONDS} s") from error
    except (DeadKernelError, CellControlSignal) as error:
        raise RecordError(f"{path}, cell {running['cell']!r}: {type(error).__name__}: {error}") from error
    return normal(notebook)


def record_notebook(path: Path) -> bool:
    """Rewrite one notebook, whole or not at all; say whether it changed."""
    text = run(path)
    if path.read_text(encoding="utf-8") == text:
        return False
    beside = path.with_suffix(".recording")
    beside.write_text(text, encoding="utf-8", newline="\n")
    os.replace(beside, path)
    return True


def notebooks(places: list[Path]) -> list[Path]:
    """The notebooks in folders or named by themselves, in a steady order. ValueError on a place that is neither."""
    found: list[Path] = []
    for place in places:
        if place.is_dir():
            found += sorted(path for path in place.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)
        elif place.suffix == ".ipynb" and place.exists():
            found.append(place)
        else:
            raise ValueError(f"place must be a notebook or a folder, not {str(place)!r}")
    return found


def main(arguments: list[str]) -> int:
    """Record the given notebooks or all chapters; the exit code is the number of those that failed (at most 100)."""
    paths = notebooks([Path(a) for a in arguments] or [CHAPTERS])
    failures = []
    for number, path in enumerate(paths, 1):
        print(f"{number}/{len(paths)} {path} ... ", end="", flush=True)
        began = time.monotonic()
        try:
            said = "rewritten" if record_notebook(path) else "unchanged"
        except RecordError as error:
            failures.append(str(error))
            said = "FAILED"
        print(f"{said} ({time.monotonic() - began:.1f} s)", flush=True)
    print(*failures, sep="\n", file=sys.stderr, end="\n" if failures else "")
    return min(len(failures), 100)
