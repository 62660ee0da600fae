"""The book built without the jupyter-book package on the newest Sphinx, and its words compared with the site's."""

import difflib
import os
import re
import shutil
import subprocess
import sys
import venv
from html.parser import HTMLParser
from importlib import metadata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.fresh_copy import copy_to
from tests.quick.code_repository import pins

ROOT = Path(__file__).parents[1]
HTML = ROOT / "_build" / "html"
PLACE = ROOT / "_build" / "future"
GENERATOR = "jupyter-book"
# What makes pages out of text comes in its newest version. What computes a number keeps its pin, so that a word that
# differs is the doing of these alone.
NEWEST = ("sphinx", "myst-parser", "myst-nb", "furo", "sphinx-external-toc", "sphinxcontrib-bibtex")
# Pinned for tests and for readers of notebooks; no page is made with them.
UNNEEDED = {
    "jupyterlab",
    "nbval",
    "pymetaanalysis",
    "pymare",
    "playwright",
    "axe-playwright-python",
    "pytest",
    "pytest-xdist",
    "hypothesis",
    "ruff",
    "setuptools",
}
# Elements inside a word; every other one parts two words, whatever white space a generator puts around it.
INLINE = set("a abbr b bdi cite code em i kbd mark q s small span strong sub sup time tspan u".split())  # noqa: SIM905
SHOWN = 12


class Words(HTMLParser):
    """The words of a page's <main>, scripts and styles left out."""

    def __init__(self, html: str):
        super().__init__()
        self.inside, self.silent, self.parts = 0, 0, []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.inside += tag == "main"
        self.silent += tag in ("script", "style")
        self.parts.append("" if tag in INLINE else " ")

    def handle_endtag(self, tag):
        self.inside -= tag == "main"
        self.silent -= tag in ("script", "style")
        self.parts.append("" if tag in INLINE else " ")

    def handle_data(self, data):
        if self.inside and not self.silent:
            self.parts.append(data)

    @property
    def words(self) -> list[str]:
        """In the order of the page."""
        return "".join(self.parts).split()


def differences(ours: str, theirs: str) -> list[str]:
    """Where two pages say different words, each place in one line."""
    one, other = Words(ours).words, Words(theirs).words
    steps = difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if one != other else []
    return [
        f"“{' '.join(one[a:b])}” is “{' '.join(other[c:d])}”"[:300] for step, a, b, c, d in steps if step != "equal"
    ]


def compared(ours: Path, theirs: Path) -> tuple[int, int, list[str]]:
    """How many pages and words our site has, and in what theirs differs from it."""
    pages = {
        path.relative_to(ours).as_posix(): path.read_text(encoding="utf-8") for path in sorted(ours.rglob("*.html"))
    }
    there = {path.relative_to(theirs).as_posix() for path in theirs.rglob("*.html")}
    faults = [f"{page} is missing" for page in pages if page not in there]
    faults += [f"{page} is new" for page in sorted(there - pages.keys())]
    for page in sorted(pages.keys() & there):
        found = differences(pages[page], (theirs / page).read_text(encoding="utf-8"))
        faults += [f"{page}: {place}" for place in found[:SHOWN]]
        faults += [f"{page}: and {len(found) - SHOWN} more places"] if len(found) > SHOWN else []
    return len(pages), sum(len(Words(html).words) for html in pages.values()), faults


def requirements(people: str) -> list[str]:
    """The pins of requirements.txt without the generator, and the newest of what makes pages."""
    kept = [
        f"{name}=={version}" for name, version in pins(people).items() if name not in {GENERATOR, *NEWEST, *UNNEEDED}
    ]
    return [*kept, *NEWEST]


def conf_without(text: str) -> str:
    """The written conf.py with one extension name less."""
    left = re.sub(r"'jupyter_book',\s*", "", text)
    if left == text:
        raise SystemExit(
            "future: the conf.py that `jupyter-book config sphinx` wrote names no extension 'jupyter_book'."
        )
    return left


def run(what: str, *command, **options) -> str:
    """What the command printed; one sentence that names the step when it fails."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **options)
    if done.returncode:
        raise SystemExit(
            f"{done.stdout[-4000:]}\n{done.stderr[-4000:]}\nfuture: {what} failed; its last words stand above."
        )
    return done.stdout


def environment() -> Path:
    """The Python of an environment with the newest of everything that makes pages, and without the generator."""
    folder = PLACE / "environment"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        venv.create(folder, with_pip=True)
    listed = PLACE / "requirements.txt"
    listed.write_text(
        "\n".join(requirements((ROOT / "requirements.txt").read_text(encoding="utf-8"))) + "\n", encoding="utf-8"
    )
    run("installing the newest Sphinx", python, "-m", "pip", "install", "--quiet", "--upgrade", "-r", listed)
    absent = "import importlib.util, sys; sys.exit(importlib.util.find_spec('jupyter_book') is not None)"
    run("keeping jupyter-book out of the environment", python, "-c", absent)
    return python


def build(python: Path) -> Path:
    """The book built there from a copy of the sources and a conf.py; warnings are errors, as in the site."""
    book = PLACE / "book"
    shutil.rmtree(book, ignore_errors=True)
    book.mkdir(parents=True)
    copy_to(book)
    run("writing conf.py", Path(sys.executable).with_name("jupyter-book"), "config", "sphinx", ".", cwd=book)
    conf = book / "conf.py"
    conf.write_text(conf_without(conf.read_text(encoding="utf-8")), encoding="utf-8")
    surroundings = {**os.environ, "PYTHONPATH": str(book)}
    out = book / "_build" / "html"
    run(
        "building the book",
        python,
        "-m",
        "sphinx",
        "-b",
        "html",
        "-W",
        "-n",
        "--keep-going",
        book,
        out,
        cwd=book,
        env=surroundings,
    )
    return out


def versions(python: Path) -> str:
    """The names and versions of what made the pages."""
    names = (*NEWEST, "docutils")
    say = f"from importlib.metadata import version; print(', '.join(f'{{n}} {{version(n)}}' for n in {names!r}))"
    return run("asking for versions", python, "-c", say).strip()


def main():
    PLACE.mkdir(parents=True, exist_ok=True)
    python = environment()
    print(f"The site:         {GENERATOR} {metadata.version(GENERATOR)}, {versions(Path(sys.executable))}", flush=True)
    print(f"Without it:       {versions(python)}; Python {sys.version.split()[0]}", flush=True)
    pages, words, faults = compared(HTML, build(python))
    print("\n".join(faults) or f"{pages} pages, {words:,} words: every page says the same.")
    if faults:
        raise SystemExit(
            f"future: {len({fault.split(':')[0] for fault in faults})} of {pages} pages say something else."
        )


if __name__ == "__main__":
    main()
