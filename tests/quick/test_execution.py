"""What the build says of a chapter that fails while it is executed: which cell, and why."""

import pytest
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from widgets._site.execution import failing, reason


def cell(name: str, count: int | None, *kinds: str, source: str = "x", kind: str = "code") -> dict:
    """A cell as the executing leaves it."""
    outputs = [{"output_type": output} for output in kinds]
    return {"id": name, "cell_type": kind, "source": source, "execution_count": count, "outputs": outputs}


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        # It raised.
        ([cell("one", 1), cell("two", 2, "stream", "error"), cell("three", 1)], "two"),
        # It did not end; a later one shows the count that is saved in the notebook.
        ([cell("one", 1), cell("empty", None, source=" "), cell("two", None), cell("three", 1)], "two"),
        ([cell("text", None, kind="markdown"), cell("one", None), cell("two", 1)], "one"),
        ([cell("one", 1), cell("two", 1)], "two"),
    ],
)
def test_the_cell_that_failed_is_named(cells, name):
    """Failure prevented: an author who is sent to the wrong cell, or to none."""
    assert failing({"cells": cells}) == name


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (CellExecutionError("traceback", "ValueError", "between -1\n and 1"), "ValueError: between -1 and 1"),
        (CellTimeoutError("a long preview"), "TimeoutError: more than 180 s"),
        (DeadKernelError("Kernel died"), "DeadKernelError: Kernel died"),
    ],
)
def test_why_is_said_in_one_line(error, said):
    """Failure prevented: a traceback of the machinery around the chapter."""
    assert reason(error, 180) == said
