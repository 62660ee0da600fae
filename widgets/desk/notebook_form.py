"""What a notebook file of the book must look like, as faults in words; it reads code and outputs, not prose."""

import ast
import re
import warnings

import nbformat

import data
import widgets
from widgets.desk.record import is_number, normal

LIBRARIES = {"widgets", "data", "altair", "pandas", "numpy"}
PUBLIC = {"widgets": set(widgets.__all__), "data": set(data.__all__)}
NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
RANDOM = re.compile(r"(?=[0-9a-f-]*\d)[0-9a-f]{6,}(?:-[0-9a-f]+)*")


def source(cell: dict) -> str:
    """The text of a cell."""
    return "".join(cell["source"])


def form_faults(text: str) -> list[str]:
    """A notebook that nbformat rejects, that is not version 4.5, or that differs from its normal form."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            notebook = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
            nbformat.validate(notebook)
    except (nbformat.ValidationError, nbformat.reader.NotJSONError, Warning) as error:
        return [f"not a valid notebook: {str(error).splitlines()[0]}"]
    if (notebook["nbformat"], notebook["nbformat_minor"]) != (4, 5):
        return [f"nbformat is {notebook['nbformat']}.{notebook['nbformat_minor']}, not 4.5"]
    return [] if normal(notebook) == text else ["not in normal form: run `make record`"]


def id_faults(notebook: dict) -> list[str]:
    """Ids that are missing, repeated, random, or no words."""
    ids = [cell.get("id", "") for cell in notebook["cells"]]
    faults = [
        f'cell {number}: id {key!r} is not kebab-case words; in a text editor write, say, "id": "opening-scene"'
        for number, key in enumerate(ids, 1)
        if not NAME.fullmatch(key) or RANDOM.fullmatch(key) or len(key) < 3 or re.fullmatch(r"cell-?\d*", key)
    ]
    return faults + [f"id {key!r} stands twice" for key in sorted({key for key in ids if ids.count(key) > 1})]


def output_faults(notebook: dict) -> list[str]:
    """Claims without a saved output, outputs that nothing compares, and kinds that nbval cannot compare."""
    faults = []
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        where = f"cell {cell.get('id')!r}"
        if not is_number(cell):
            if cell["execution_count"] is not None or cell["outputs"]:
                faults.append(f"{where}: only cells of numbers keep a count and an output: run `make record`")
            if re.search(r"^\s*number\(", source(cell), re.M):
                faults.append(f"{where}: calls number() without the tag nbval-check-output")
            continue
        tags = [
            tag
            for tag in cell["metadata"].get("tags", [])
            if (tag.startswith("nbval-") and tag != "nbval-check-output") or tag == "raises-exception"
        ]
        if tags or re.search(r"#\s*NBVAL_", source(cell)):
            faults.append(f"{where}: {', '.join(tags) or 'a comment for nbval'} switches its comparison off")
        if cell["execution_count"] != 1:
            faults.append(f"{where}: execution_count is {cell['execution_count']}, and nbval then compares nothing")
        if not cell["outputs"]:
            faults.append(f"{where}: a number without saved output")
        for output in cell["outputs"]:
            if output["output_type"] == "error" or output.get("name") == "stderr":
                faults.append(f"{where}: an error or warning is saved as output")
            for mime in output.get("data", {}):
                if mime.startswith(("image/", "application/vnd.jupyter.widget")):
                    faults.append(f"{where}: {mime} is not compared by nbval")
    return faults


def import_faults(notebook: dict) -> list[str]:
    """Imports beyond the book's public names and the four libraries, and anything that needs a kernel on the page."""
    faults = []
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        where = f"cell {cell.get('id')!r}"
        try:
            tree = ast.parse(source(cell))
        except SyntaxError as error:
            faults.append(f"{where}: not plain Python ({error.msg})")
            continue
        for node in ast.walk(tree):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names = []
            if isinstance(node, ast.ImportFrom):
                modules, names = [node.module or "."], [alias.name for alias in node.names]
            for module in modules:
                if module.split(".")[0] not in LIBRARIES:
                    faults.append(f"{where}: imports {module}; a chapter uses {', '.join(sorted(LIBRARIES))}")
                parts = [*module.split("."), *names]
                private = [part for part in parts if part.startswith("_")] + [
                    n for n in names if n not in PUBLIC.get(module, {n})
                ]
                faults += [f"{where}: {module} has no public name {name}" for name in private]
            if isinstance(node, ast.Attribute) and node.attr.startswith("_"):
                faults.append(f"{where}: reaches for the private name {node.attr}")
            if isinstance(node, ast.Name | ast.Attribute) and (
                getattr(node, "id", "") or getattr(node, "attr", "")
            ) in {
                "interact",
                "interactive",
                "interactive_output",
            }:
                faults.append(f"{where}: interact() is dead on a page without a kernel")
    return faults


def number_names(cell: dict) -> list[str]:
    """The names that a code cell gives to its numbers."""
    try:
        calls = [node for node in ast.walk(ast.parse(source(cell))) if isinstance(node, ast.Call)]
    except SyntaxError:
        return []
    return [
        call.args[0].value
        for call in calls
        if isinstance(call.func, ast.Name)
        and call.func.id == "number"
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    ]


def glue_faults(notebook: dict) -> list[str]:
    """Glued numbers that no number makes, or that stand before their number, and numbers that nothing says."""
    faults, made, used = [], set(), set()
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            names = number_names(cell)
            faults += [
                f"cell {cell['id']!r}: number {name!r} is not kebab-case" for name in names if not NAME.fullmatch(name)
            ]
            faults += [
                f"cell {cell['id']!r}: number {name!r} is made twice"
                for name in names
                if name in made or names.count(name) > 1
            ]
            made |= set(names)
            continue
        for role, name in re.findall(r"\{glue:(\w+)\}`([^`]*)`", source(cell)):
            used.add(name)
            if role != "text":
                faults.append(f"cell {cell['id']!r}: use {{glue:text}}, not {{glue:{role}}}")
            if name not in made:
                faults.append(
                    f"cell {cell['id']!r}: {{glue:text}}`{name}` stands before its number or has none in this notebook"
                )
    return faults + [f"number {name!r} is made and never said" for name in sorted(made - used)]
