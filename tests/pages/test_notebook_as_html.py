"""A notebook turned into HTML by nbconvert and read without a network: what it shows must be seen, once and in ink."""

import re
from pathlib import Path

import nbformat
import pytest
from jupyter_client.provisioning import KernelProvisionerFactory
from nbclient import NotebookClient
from nbconvert import HTMLExporter

from tests.night import NIGHT
from widgets import _kernel
from widgets.exercises.item_bank.files import bank

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "chapters").glob("*/*.ipynb"))
SHOWN = re.compile(r"^(Exercise|KeptLine|AllianceOutcome|ModernitySectors|SuicideTypology)\(", re.M)
ASKED = re.compile(r'^Exercise\("([a-z0-9-]+)"', re.M)
# A pasted number is kept beside the line that says it, in a form that only the page's own tools read.
pytestmark = pytest.mark.filterwarnings("ignore:Your element with mimetype.*papermill:UserWarning")
# What each drawing of a widget is painted with; without its style sheet all is black.
INKS = """() => [...document.querySelectorAll("[data-room]:not([data-room=exercises])")].map((room) => {
    const marks = [...room.querySelectorAll("svg *")].map((one) => getComputedStyle(one));
    const inks = new Set(marks.flatMap((style) => [style.fill, style.stroke]));
    for (const none of ["none", "rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]) inks.delete(none);
    return inks.size;
})"""


class ByReader(NotebookClient):
    """Runs cells as JupyterLab does: before a reader who could be asked for a line of text, keeping no widget's state."""

    store_widget_state = False

    async def async_start_new_kernel_client(self, **options):
        client = await super().async_start_new_kernel_client(**options)
        client.allow_stdin = True
        return client


@pytest.fixture
def forked(monkeypatch):
    """Kernels of this test are forked; those of other tests start as they did."""
    factory = KernelProvisionerFactory.instance()
    monkeypatch.setattr(factory, "default_provisioner_name", factory.default_provisioner_name)
    _kernel.use()


@pytest.fixture
def unplugged(engine, tmp_path):
    """Open the HTML of an executed notebook as a file, with every other host out of reach."""
    context = engine.new_context()
    context.route(re.compile("^https?:"), lambda route: route.abort())

    def open_html(notebook):
        saved, path = tmp_path / "notebook.ipynb", tmp_path / "notebook.html"
        nbformat.write(notebook, saved)
        path.write_text(HTMLExporter().from_filename(str(saved))[0], encoding="utf-8")
        page = context.new_page()
        page.goto(path.as_uri())
        return page

    yield open_html
    context.close()


def seen_faults(page, source: str) -> list[str]:
    """What the notebook's cells show and a reader of the page does not see."""
    rooms = page.locator("[data-room]:visible")
    faults = [] if rooms.count() == len(SHOWN.findall(source)) else [f"{rooms.count()} widgets and exercises are seen"]
    words = " ".join(rooms.all_inner_texts())
    faults += [f"{key} is not asked" for key in ASKED.findall(source) if bank()[key].title not in words]
    faults += [f"drawing {n} has no colours" for n, inks in enumerate(page.evaluate(INKS)) if inks < 2]
    # What nbconvert says of a picture without words.
    faults += ["a picture has no words"] * page.get_by_alt_text("No description has been provided").count()
    return faults + ["a link leads nowhere"] * page.locator("a.leads:visible").count()


# As in test_kernel: one chapter on every run, the one with charts and live widgets; at night all.
@pytest.mark.parametrize(
    "path", NOTEBOOKS if NIGHT else [p for p in NOTEBOOKS if p.stem == "four_sectors"], ids=lambda p: p.stem
)
def test_a_chapter_run_by_a_program_is_seen(path, forked, unplugged, monkeypatch):
    """F22: `nbconvert --execute` keeps the live form, whose scripts come from another host: blank without a network."""
    monkeypatch.delenv("BONDS_ON_PAGE", raising=False)
    notebook = nbformat.read(path, 4)
    source = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    assert len(SHOWN.findall(source)) > 3
    assert seen_faults(unplugged(notebook), source) == []


def test_a_notebook_run_by_a_reader_is_live_there_and_seen_in_html(forked, unplugged, monkeypatch, tmp_path):
    """F22: a widget that is no longer live in JupyterLab, or whose static form is bare of its style in HTML."""
    monkeypatch.delenv("BONDS_ON_PAGE", raising=False)
    source = ["from widgets import Exercise, ModernitySectors\nModernitySectors()", f'Exercise("{next(iter(bank()))}")']
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(one) for one in source])
    ByReader(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert [len(cell.outputs) for cell in notebook.cells] == [1, 1]
    assert all("application/vnd.jupyter.widget-view+json" in cell.outputs[0].data for cell in notebook.cells)
    assert seen_faults(unplugged(notebook), "\n".join(source)) == []
