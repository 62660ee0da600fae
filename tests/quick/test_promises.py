"""The list of promises in tests/README.md and the ids that docstrings name agree."""

import ast
import re
from fnmatch import fnmatch
from pathlib import Path

TESTS = Path(__file__).parents[1]
ID = r"[A-Z]\d{1,2}"
NAMED = re.compile(rf"^{ID}(?:(?:,| to| and) {ID})*(?=:)")
LISTED = re.compile(rf"^- ({ID}): (.*)$", re.M)


def named(docstring: str) -> set[str]:
    """The ids that a docstring begins with; `A2 to A5` names four.

    >>> sorted(named("A2 to A4, D6: three and one"))
    ['A2', 'A3', 'A4', 'D6']
    """
    start = NAMED.match(docstring)
    found = set(re.findall(ID, start[0])) if start else set()
    for letter, first, last in re.findall(r"([A-Z])(\d+) to [A-Z](\d+)", start[0] if start else ""):
        found |= {f"{letter}{number}" for number in range(int(first), int(last) + 1)}
    return found


def docstrings(text: str) -> list[str]:
    """Those of a file, its functions and classes."""
    kinds = (ast.Module, ast.FunctionDef, ast.ClassDef)
    return [ast.get_docstring(node) or "" for node in ast.walk(ast.parse(text)) if isinstance(node, kinds)]


def promise_faults(readme: str, texts: dict[str, str]) -> list[str]:
    """Ids that nothing explains, and promises that no test names though the list does not say who keeps them."""
    listed = dict(LISTED.findall(readme))
    used = {one: path for path, text in texts.items() for doc in docstrings(text) for one in named(doc)}
    faults = [f"{path}: {one} stands in no list" for one, path in sorted(used.items()) if one not in listed]
    excused = {one for one, said in listed.items() if said.endswith(")")}
    faults += [f"{one}: no test names it" for one in sorted(listed) if one not in used and one not in excused]
    return faults + [f"{one}: a test names it, the list says none does" for one in sorted(excused & set(used))]


def test_every_id_is_a_promise_and_every_promise_has_a_test():
    """Failure prevented: a code that nobody can look up, and a promise that nothing keeps."""
    texts = {path.relative_to(TESTS).as_posix(): path.read_text(encoding="utf-8") for path in TESTS.rglob("*.py")}
    assert promise_faults((TESTS / "README.md").read_text(encoding="utf-8"), texts) == []


def test_every_folder_of_tests_is_looked_into(pytestconfig):
    """Failure prevented: a folder whose name pytest passes over (`build` is one), and all its tests red in silence."""
    passed_over = pytestconfig.getini("norecursedirs")
    folders = {part for path in TESTS.rglob("test_*.py") for part in path.relative_to(TESTS.parent).parts[:-1]}
    assert {"tests", "build", "pages", "quick"} <= folders
    assert [name for name in sorted(folders) if any(fnmatch(name, one) for one in passed_over)] == []
    assert pytestconfig.getini("testpaths") == ["tests"]


def test_promises_bite():
    """The proof that the test above can fail."""
    readme = "- A1: one.\n- A2: two.\n- A3: three. (A later issue brings the test.)\n"
    text = '"""A9: no."""\ndef test():\n    """A1, A3: yes."""\n'
    assert promise_faults(readme, {"x.py": text}) == [
        "x.py: A9 stands in no list",
        "A2: no test names it",
        "A3: a test names it, the list says none does",
    ]
    assert named("A2 to A4, D6: three and one") == {"A2", "A3", "A4", "D6"}
