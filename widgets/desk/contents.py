"""What _toc.yml must name, as faults in words; it reads no page."""

import re
from pathlib import Path

import yaml


def toc_files(toc: object) -> list[str]:
    """Every page that a table of contents names."""
    if isinstance(toc, list):
        return [file for part in toc for file in toc_files(part)]
    if isinstance(toc, dict):
        own = [toc[key] for key in ("root", "file") if key in toc]
        return own + [file for key, part in toc.items() if key not in ("root", "file") for file in toc_files(part)]
    return []


def toc_faults(root: Path) -> list[str]:
    """Entries without a page, pages named twice, pages without an entry."""
    if not (root / "_toc.yml").exists():
        return ["_toc.yml is missing"]
    named = [
        re.sub(r"\.(md|ipynb)$", "", file)
        for file in toc_files(yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8")))
    ]
    pages = {
        p.relative_to(root).with_suffix("").as_posix()
        for kind in ("*.md", "*.ipynb")
        for p in (root / "chapters").rglob(kind)
        if ".ipynb_checkpoints" not in p.parts
    }
    faults = [f"_toc.yml names {file}, which does not exist" for file in named if file not in pages]
    faults += [f"_toc.yml names {file} twice" for file in sorted(set(named)) if named.count(file) > 1]
    return faults + [f"{page} is in no table of contents and would be lost" for page in sorted(pages - set(named))]
