"""CPU seconds that a chapter costs to build, to hold against its saved numbers and to look at; nothing passes or fails.

`python tests/bench_growth.py 14` builds the book with as many chapters as that, the missing ones being dummies.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.dummy_chapters import add_dummies
from tests.fresh_copy import copy_to

ROOT = Path(__file__).parents[1]
GOALS = {"build": " (goal 4)", "nbval": ""}
PAGE_GOAL = 45


def cpu(command: list, folder: Path) -> tuple[float, float]:
    """CPU seconds of a command with all that it starts, and seconds on the wall."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        print(" ".join(map(str, command)), "ended with", done.returncode, (done.stdout + done.stderr)[-600:])
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, time.perf_counter() - start


def costs(folder: Path) -> dict[str, tuple[float, float]]:
    """What a whole build from nothing costs there, and a strict nbval of its chapters."""
    python = Path(sys.executable)
    # Dummies repeat the glossary of a real chapter, so warnings are no errors here.
    build = [python.with_name("jupyter-book"), "build", ".", "--all"]
    nbval = [python, "-m", "pytest", "--nbval", "-p", "widgets._kernel", "-p", "no:cacheprovider", "-q"]
    return {"build": cpu(build, folder), "nbval": cpu([*nbval, "-c", os.devnull, "--rootdir", ".", "chapters"], folder)}


def growth(wanted: int) -> None:
    """Build and nbval with the chapters there are and with as many as wanted, and what one more costs."""
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        small, large = copy_to(Path(first)), copy_to(Path(second))
        there = len(list((small / "chapters").rglob("*.exercises.yaml")))
        add_dummies(large, wanted - there)
        few, many = costs(small), costs(large)
    print(f"\n{'CPU s (minutes on the wall)':28} {there:>5} chapters {wanted:>5} chapters   one more")
    for what in few:
        cells = [f"{spent:8.1f} ({wall / 60:.1f})" for spent, wall in (few[what], many[what])]
        more = (many[what][0] - few[what][0]) / (wanted - there)
        print(f"{what:28} {cells[0]:>14} {cells[1]:>14} {more:10.1f}{GOALS[what]}")


def pages(wanted: int) -> None:
    """The page tests of each chapter by itself, and of as many as wanted if they are like these."""
    pytest = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "tests/pages", "-k"]
    all_spent = []
    for bank in sorted((ROOT / "chapters").rglob("*.exercises.yaml")):
        name = bank.name.removesuffix(".exercises.yaml")
        spent, wall = cpu([*pytest, name], ROOT)
        all_spent.append(spent)
        print(f"page tests of {name:30} {spent:8.1f} CPU s ({wall / 60:.1f} min), goal {PAGE_GOAL}", flush=True)
    whole = sum(all_spent) / len(all_spent) * wanted / 60
    print(f"page tests of {wanted} chapters like these {whole:8.1f} CPU min")


def main(wanted: int = 14) -> None:
    growth(wanted)
    pages(wanted)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
