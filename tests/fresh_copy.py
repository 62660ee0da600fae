"""The book's sources in a new folder, without what a build or an editor left beside them."""

import shutil
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
# What a build needs.
SOURCES = ("_config.yml", "_toc.yml", "CITATION.cff", "requirements.lock", "chapters", "data", "widgets")


def copy_to(folder: Path, names: Iterable[str] = SOURCES) -> Path:
    """Files and folders of the book's root in `folder`, which is made where it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
        else:
            shutil.copy(source, folder / name)
    return folder
