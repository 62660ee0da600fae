"""The chapters that `make bench` adds to a copy of the book: sound ones, or it would measure something else."""

import os
import re
import subprocess
import sys

from tests import dummy_chapters
from tests.fresh_copy import copy_to

LIST = "from widgets.exercises import bank; print(*(item.id for item in bank().values()), sep='\\n')"


def test_dummies_are_read_like_any_chapter(tmp_path):
    """Failure prevented: a dummy whose exercises the bank refuses, or whose numbers are another chapter's."""
    folder = copy_to(tmp_path)
    made = dummy_chapters.add_dummies(folder, 2)
    done = subprocess.run(
        [sys.executable, "-c", LIST],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-1000:]
    banked, seen, faults = done.stdout.split(), [], []
    contents = (folder / "_toc.yml").read_text(encoding="utf-8")
    for notebook in made:
        text = notebook.read_text(encoding="utf-8")
        shown = re.findall(r"Exercise\(\\\"([\w-]+)", text)
        faults += [] if len(shown) >= 6 else [f"{notebook.stem} shows {shown}"]
        faults += [f"{notebook.stem}: {name} is in no bank" for name in shown if name not in banked]
        faults += [] if f"chapters/dummies/{notebook.stem}\n" in contents else [f"{notebook.stem} is not listed"]
        seen += [*shown, *re.findall(r"number\((?:\\n\",\s*\")?\s*\\\"([\w-]+)", text)]
    assert faults == []
    assert len(set(seen)) == len(seen) > 30
