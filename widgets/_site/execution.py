"""A chapter that fails while it is executed ends the build with one sentence: notebook, cell, exception."""

import os

from myst_nb.core import execute
from myst_nb.core.execute.cache import NotebookClientCache
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError


def failing(notebook: dict) -> str:
    """The id of the cell that failed, or did not end: the first with an error or without its turn in the counting."""
    turn = 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code" and cell["source"].strip():
            turn += 1
            failed = any(output["output_type"] == "error" for output in cell["outputs"])
            if failed or cell["execution_count"] != turn:
                return cell["id"]
    return "of none"


def reason(error: Exception, seconds: int) -> str:
    """The exception of a cell, in a line of its own words."""
    if isinstance(error, CellExecutionError):
        said = f"{error.ename}: {error.evalue}"
    elif isinstance(error, CellTimeoutError):
        said = f"TimeoutError: more than {seconds} s"
    else:
        said = f"{type(error).__name__}: {error}"
    return " ".join(said.split())


class ChapterClient(NotebookClientCache):
    """MyST-NB's own way to execute a notebook or take it from the cache, but for how it fails."""

    def start_client(self):
        try:
            super().start_client()
        except (execute.ExecutionError, DeadKernelError) as error:
            place = os.path.relpath(self.path)
            why = reason(error.__cause__ or error, self.nb_config.execution_timeout)
            # Not an exception that Sphinx and Jupyter Book would print with two tracebacks below it.
            raise SystemExit(f"{place}, cell {failing(self.notebook)!r}: {why}") from error


def setup(app):
    execute.NotebookClientCache = ChapterClient
