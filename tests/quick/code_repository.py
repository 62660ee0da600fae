"""Faults of the repository as a whole, in words: names, left-over marks, hosts and machine paths, pins, workflows."""

import fnmatch
import re
from pathlib import Path, PurePosixPath

import yaml

TOP = {
    "README.md",
    "LICENSE",
    "LICENSE-TEXT",
    "CITATION.cff",
    "CONTRIBUTING.md",
    "Makefile",
    "_config.yml",
    "_toc.yml",
    "requirements.txt",
    "requirements.lock",
    "pyproject.toml",
    "chapters",
    "widgets",
    "data",
    "tests",
    ".ci",
    ".github",
    ".gitignore",
    ".gitattributes",
}
# What some tools and some ways of reading need; none of these is demanded.
WELCOME = {
    "package.json",
    "package-lock.json",
    ".npmrc",
    ".prettierrc.json",
    "tsconfig.json",
    "requirements-lab.txt",
    ".devcontainer",
    ".binder",
}
TEXT = {
    ".py",
    ".js",
    ".css",
    ".md",
    ".ipynb",
    ".yml",
    ".yaml",
    ".json",
    ".toml",
    ".txt",
    ".lock",
    ".csv",
    ".bib",
    ".html",
    ".svg",
    ".cff",
    "",
}
CODE = {".py", ".js", ".css"}
# One letter in brackets, so that this file may be read by its own rules.
MARKS = re.compile(r"\b(?:TO[D]O|FIX[M]E|XX[X]|HA[C]K)\b")
FILLER = re.compile(r"\blorem\s+[i]psum\b", re.I)
VAGUE = {"util", "utils", "utilities", "helper", "helpers", "manager", "managers", "common", "core", "misc", "stuff"}
HOSTS = re.compile(
    r"\b(?:py[p]i\.(?:org|python\.org)|python[h]osted\.org|npm[j]s\.(?:org|com)|yarn[p]kg\.com|ana[c]onda\.org|crates[.]io|ruby[g]ems\.org"
    r"|proxy\.go[l]ang\.org)\b",
    re.I,
)
MACHINE = re.compile(r"(?<![\w.~$}\])-])/(?:work|root|tmp|home/\w+|Users/\w+)/|\b[A-Z]:\\\\?Users\b")
PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)(?:\[[\w,-]+\])?==([^\s;\\#]+)")
ACTION = re.compile(r"^\s*(?:-\s*)?uses:\s*(?P<what>\S+)(?P<rest>.*)$", re.M)


def ignored(root: Path) -> list[str]:
    """The patterns of .gitignore, and git's own folder."""
    path = root / ".gitignore"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [".git", *(line.strip().strip("/") for line in lines if line.strip() and not line.startswith(("#", "!")))]


def tracked(root: Path) -> list[Path]:
    """The files that a commit would hold."""
    patterns = ignored(root)
    found, waiting = [], [root]
    while waiting:
        for path in waiting.pop().iterdir():
            if not any(fnmatch.fnmatch(path.name, pattern) for pattern in patterns):
                (waiting if path.is_dir() and not path.is_symlink() else found).append(path)
    return sorted(found)


def root_faults(root: Path) -> list[str]:
    """Names at the root that nobody expects, and names that a visitor misses."""
    present = {
        path.name
        for path in root.iterdir()
        if not any(fnmatch.fnmatch(path.name, pattern) for pattern in ignored(root))
    }
    return [f"{name} is not allowed at the root" for name in sorted(present - TOP - WELCOME)] + [
        f"{name} is missing at the root" for name in sorted(TOP - present)
    ]


def name_faults(path: str) -> list[str]:
    """Names that say nothing about what is inside; a table keeps the name that its source has."""
    pure = PurePosixPath(path)
    words = [word for part in pure.parts[:-1] for word in [part.strip("_")]]
    words += re.split(r"[_.-]", pure.stem) if pure.suffix in CODE else []
    return [f"{path}: the name {word!r} says nothing" for word in words if word.lower() in VAGUE]


def text_faults(text: str, path: str) -> list[str]:
    """Marks of unfinished work, filler text, hosts of package registries, paths of one machine."""
    kinds = {"mark": MARKS, "filler": FILLER, "registry host": HOSTS, "path of a machine": MACHINE}
    return [
        f"{path}:{text.count(chr(10), 0, m.start()) + 1}: {what} {m[0]!r}"
        for what, pattern in kinds.items()
        for m in pattern.finditer(text)
    ]


def pins(text: str) -> dict[str, str]:
    """Name and version of each exact pin; names in the form that the index compares."""
    found = (PIN.match(line) for line in text.splitlines())
    return {re.sub(r"[-_.]+", "-", match[1]).lower(): match[2] for match in found if match}


def requirement_faults(people: str, machines: str) -> list[str]:
    """Versions that differ between requirements.txt and requirements.lock, loose pins, missing hashes, addresses of an
    index.
    """
    ours, locked = pins(people), pins(machines)
    faults = [
        f"requirements.txt: {line.strip()!r} is not an exact pin"
        for line in people.splitlines()
        if line.strip() and not line.startswith("#") and line.split("#")[0].strip() != "-e ." and not PIN.match(line)
    ]
    faults += (
        []
        if "-e ." in [line.split("#")[0].strip() for line in people.splitlines()]
        else ["requirements.txt does not install the book itself (-e .)"]
    )
    faults += [
        f"{name} is {version} in requirements.txt and {locked.get(name, 'absent')} in the lock"
        for name, version in ours.items()
        if locked.get(name) != version
    ]
    for entry in re.split(r"\n(?=[A-Za-z0-9-])", machines.strip()):
        if entry.startswith("#"):
            continue
        if not PIN.match(entry):
            faults.append(f"lock: {entry.splitlines()[0]!r} is not an exact pin")
        elif not re.search(r"--hash=sha256:[0-9a-f]{64}(?![0-9a-f])", entry):
            faults.append(f"lock: {entry.split()[0]} has no hash")
    return faults + [
        f"{name} names an index or an address"
        for name, text in (("requirements.txt", people), ("lock", machines))
        if re.search(r"--(?:extra-)?index-url|--find-links|^-[if]\b|https?://", text, re.M)
    ]


def workflow_faults(text: str, path: str) -> list[str]:
    """Actions that can change under us, and workflows that may do more than they need."""
    faults = []
    for match in ACTION.finditer(text):
        what = match["what"].strip("\"'")
        if what.startswith("./"):
            continue
        if not re.search(r"@[0-9a-f]{40}$", what):
            faults.append(f"{path}: {what} is not pinned by a full commit")
        if not re.search(r"#\s*v?\d+(?:\.\d+)*", match["rest"]):
            faults.append(f"{path}: {what.split('@')[0]} has no version in a comment")
    allowed = (yaml.safe_load(text) or {}).get("permissions", "missing")
    if allowed == "missing":
        faults.append(f"{path}: no permissions at the top")
    elif allowed == "write-all" or (isinstance(allowed, dict) and "write" in allowed.values()):
        faults.append(f"{path}: every job may write; give the right to the one job that needs it")
    if "pull_request_target" in text:
        faults.append(f"{path}: pull_request_target runs a stranger's code with our rights")
    return faults
