"""Where a cell runs: for a page of the book, before a reader in JupyterLab, or for a program that keeps its outputs."""

import os

from IPython import get_ipython

# Set while Sphinx runs the notebooks.
ON_PAGE = "BONDS_ON_PAGE"


def for_the_page() -> bool:
    """Whether Sphinx runs the notebook, whose pages bring the style sheet and the scripts."""
    return bool(os.environ.get(ON_PAGE))


def unattended() -> bool:
    """Whether a program runs the notebook, as `nbconvert --execute` does: a front end with a reader lets a cell ask
    for a line of text, a program does not.

    Source: Jupyter messaging protocol, `allow_stdin` of an execute request. False where there is no kernel.
    """
    kernel = getattr(get_ipython(), "kernel", None)
    asked = kernel.get_parent() if kernel else {}
    return asked.get("content", {}).get("allow_stdin") is False
