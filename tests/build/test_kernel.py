"""Kernels by fork: the same outputs as a plain one, nothing handed from one to the next, nothing left behind."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import nbformat
import psutil
import pytest
from jupyter_client.manager import start_new_kernel
from jupyter_client.provisioning import KernelProvisionerFactory
from nbclient import NotebookClient

from tests.night import NIGHT
from widgets import _kernel
from widgets._kernel import client, provisioner

ROOT = Path(__file__).parents[2]
CHAPTERS = sorted((ROOT / "chapters").rglob("*.ipynb"))
# What the tests of behaviour import beforehand: a server with these alone is there in a second.
FEW = ("ipykernel.ipkernel", "ipykernel.kernelapp", "numpy.random", "pandas")
# Widget ids are drawn at random and addresses of objects are wherever they are; neither is on a page.
DRAWN = re.compile(r"\b[0-9a-f]{32}\b|0x[0-9a-f]{6,}")
# Seconds; a kernel that has not answered by then never will.
PATIENCE = 60

pytestmark = pytest.mark.xdist_group("kernel")


@pytest.fixture
def forked(monkeypatch):
    """This process forks its kernels from a server of its own, which ends with the test."""
    factory = KernelProvisionerFactory.instance()
    monkeypatch.setattr(factory, "default_provisioner_name", factory.default_provisioner_name)
    monkeypatch.delenv("BONDS_KERNEL", raising=False)
    monkeypatch.setattr(client, "servers", {})
    monkeypatch.setattr(client, "failed", {})
    monkeypatch.setattr(client, "retired", [])
    monkeypatch.setattr(provisioner, "said", set())
    _kernel.use()
    yield factory
    client.close()


@pytest.fixture
def light(monkeypatch):
    """A server that imports little beforehand."""
    monkeypatch.setattr(client, "MODULES", FEW)
    monkeypatch.setattr(client, "BOOK", ())


def run(folder: Path, *cells: str) -> list[str]:
    """What cells print in a kernel of their own, as this process starts kernels now."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    NotebookClient(notebook, timeout=PATIENCE, resources={"metadata": {"path": str(folder)}}).execute()
    return ["".join(output.get("text", "") for output in cell.outputs) for cell in notebook.cells]


def chapter(path: Path) -> list[str]:
    """The outputs of each cell of a chapter, as the site sees them."""
    notebook = nbformat.read(path, 4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    return [DRAWN.sub("*", json.dumps(cell.get("outputs"), sort_keys=True)) for cell in notebook.cells]


def plainly(factory: KernelProvisionerFactory) -> None:
    """From now on kernels start as they always did."""
    factory.default_provisioner_name = "local-provisioner"


# One chapter on every run, the one with a chart that answers a selection and with live widgets; at night all.
@pytest.mark.parametrize(
    "path",
    CHAPTERS if NIGHT else [p for p in CHAPTERS if p.stem == "four_sectors"],
    ids=lambda p: p.stem,
)
def test_forked_and_plain_kernels_give_the_same_outputs(path, forked, monkeypatch, capsys):
    """Failure prevented: a number or a name on the page that depends on how its kernel was started."""
    monkeypatch.setenv("BONDS_ON_PAGE", "1")
    here = chapter(path)
    assert len(client.servers) == 1
    plainly(forked)
    assert here == chapter(path)
    assert "cannot be forked" not in capsys.readouterr().err


def test_a_fork_stands_where_a_plain_kernel_stands(light, forked, tmp_path, monkeypatch):
    """Failure prevented: a hash seed, time zone, folder or option of the server in place of the notebook's."""
    for name, value in {
        "PYTHONHASHSEED": "7",
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C.UTF-8",
        "BONDS_ON_PAGE": "1",
    }.items():
        monkeypatch.setenv(name, value)
    look = (ROOT / "tests" / "cases" / "kernel_surroundings.py").read_text(encoding="utf-8")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    run(elsewhere, "first = 1")
    (here,) = run(tmp_path, look)
    assert len(client.servers) == 1
    plainly(forked)
    (there,) = run(tmp_path, look)
    ours, theirs = json.loads(here), json.loads(there)
    assert ours == theirs
    assert ours["environment"]["TZ"] == "Pacific/Auckland"
    assert Path(ours["folder"]) == tmp_path.resolve()


def test_other_surroundings_get_a_server_of_their_own(light, forked, tmp_path, monkeypatch):
    """Failure prevented: two runs in one process under two hash seeds, and one of them never tried."""
    said = "print(hash('bonds'))"
    for seed in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        plain = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True).stdout
        assert run(tmp_path, said) == [plain]
    assert len(client.servers) == 2


def test_nothing_is_handed_from_one_fork_to_the_next(light, forked, tmp_path):
    """Failure prevented: a chapter that finds what an earlier one left, or draws what it drew."""
    ask = (
        "import os, sys, random, numpy, pandas\n"
        "print(os.environ.get('LEFT'), os.path.basename(os.getcwd()), hasattr(pandas, 'left'))\n"
        "print(pandas.options.display.precision, 'left' in sys.modules)"
    )
    leave = (
        "os.environ['LEFT'] = '1'; os.chdir('/'); pandas.left = 1; sys.modules['left'] = sys\n"
        "pandas.options.display.precision = 2"
    )
    draw = "print(numpy.random.random(), random.random())"
    before, _, drawn = run(tmp_path, ask, leave, "numpy.random.seed(1)\nrandom.seed(1)\n" + draw)
    after, first = run(tmp_path, ask, draw)
    _, second = run(tmp_path, ask, draw)
    assert len(client.servers) == 1
    assert before == after == f"None {tmp_path.name} False\n6 False\n"
    draws = [text.split() for text in (drawn, first, second)]
    assert len({row[0] for row in draws}) == len({row[1] for row in draws}) == 3


def test_a_fork_is_interrupted_and_killed_like_any_kernel(light, forked, tmp_path):
    """Failure prevented: an author who cannot stop a cell, and a dead kernel that counts as alive."""
    manager, asker = start_new_kernel(cwd=str(tmp_path), startup_timeout=PATIENCE)
    assert isinstance(manager.provisioner.process, client.Forked)
    heard = []

    def hook(message):
        if message["msg_type"] == "stream":
            manager.interrupt_kernel()
        heard.append(message)

    asker.execute_interactive("print('on', flush=True)\nwhile True: pass", output_hook=hook, timeout=PATIENCE)
    assert [m["content"]["ename"] for m in heard if m["msg_type"] == "error"] == ["KeyboardInterrupt"]
    asker.execute_interactive("again = 1", timeout=PATIENCE)
    process = manager.provisioner.process
    assert process.poll() is None
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(timeout=0)
    os.kill(process.pid, signal.SIGKILL)
    assert process.wait(PATIENCE) == -signal.SIGKILL
    assert not manager.is_alive()
    process.terminate()
    asker.stop_channels()
    manager.shutdown_kernel(now=True)


def test_the_exit_code_of_a_fork_is_heard(light, forked, tmp_path):
    """Failure prevented: a kernel that failed and seems to have ended well."""
    manager, asker = start_new_kernel(cwd=str(tmp_path), startup_timeout=PATIENCE)
    asker.execute("import os; os._exit(7)")
    assert manager.provisioner.process.wait(PATIENCE) == 7
    asker.stop_channels()
    manager.shutdown_kernel(now=True)


PARENT = """
import sys
from jupyter_client.manager import start_new_kernel
from widgets import _kernel
from widgets._kernel import client
client.MODULES, client.BOOK = ("ipykernel.ipkernel", "ipykernel.kernelapp"), ()
_kernel.use()
manager, asker = start_new_kernel()
print(*(server.process.pid for server in client.servers.values()), manager.provisioner.process.pid, flush=True)
sys.stdin.readline()
"""


def parent() -> tuple[subprocess.Popen, list[psutil.Process]]:
    """A process that runs a kernel; itself, its server and its kernel."""
    surroundings = os.environ | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=surroundings
    )
    return process, [psutil.Process(int(pid)) for pid in process.stdout.readline().split()]


def test_server_and_kernel_end_with_their_parent_and_leave_others_alone():
    """Failure prevented: servers that pile up after every build that was cut off, and one build that ends another's."""
    (killed, theirs), (other, ours) = parent(), parent()
    with killed, other:
        assert len(theirs) == len(ours) == 2
        killed.kill()
        _, alive = psutil.wait_procs(theirs, timeout=PATIENCE)
        assert [one for one in alive if one.status() != psutil.STATUS_ZOMBIE] == []
        assert [one.is_running() for one in ours] == [True, True]
        other.communicate("\n", timeout=PATIENCE)
        _, alive = psutil.wait_procs(ours, timeout=PATIENCE)
        assert [one for one in alive if one.status() != psutil.STATUS_ZOMBIE] == []


def test_a_server_that_died_is_replaced_by_plain_kernels_and_one_sentence(light, forked, tmp_path, capsys):
    """Failure prevented: a build that fails, or goes on in silence at four times the cost."""
    assert run(tmp_path, "print(1)") == ["1\n"]
    (server,) = client.servers.values()
    server.process.kill()
    server.process.wait()
    assert run(tmp_path, "print(2)") == ["2\n"]
    assert run(tmp_path, "print(3)") == ["3\n"]
    said = [line for line in capsys.readouterr().err.splitlines() if "forked" in line]
    assert said == [
        f"A kernel for {tmp_path} cannot be forked: the server has ended (exit code -9). It starts as a plain one."
    ]


@pytest.mark.parametrize(("seeded", "reason"), [
    ("a file that stands for a module", "pandas.py beside it stands for a module that is imported beforehand"),
    ("a thread", "the server did not start (2 threads are alive after the imports)"),
    ("no fork", f"{sys.platform} has no fork"),
    ("a broken interpreter", "the server did not start (exit code 3)"),
])  # fmt: skip
def test_what_cannot_be_forked_starts_plainly_and_says_so(seeded, reason, light, forked, tmp_path, monkeypatch, capsys):
    """Failure prevented: outputs that differ from a plain kernel's, or a stop without a word."""
    pages, beside = tmp_path / "pages", tmp_path / "beside"
    pages.mkdir(), beside.mkdir()
    if seeded == "a file that stands for a module":
        (pages / "pandas.py").write_text("here = 1\n", encoding="utf-8")
    elif seeded == "no fork":
        monkeypatch.delattr(os, "fork")
    else:
        text = (
            "import threading\nthreading.Thread(target=threading.Event().wait, daemon=True).start()\n"
            if seeded == "a thread"
            else "raise SystemExit(3)\n"
        )
        (beside / "seeded.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(client, "MODULES", (*FEW, "seeded"))
        monkeypatch.setenv("PYTHONPATH", str(beside))
    source = "import pandas; print(pandas.here)" if (pages / "pandas.py").exists() else "print(1)"
    assert run(pages, source) == run(pages, source) == ["1\n"]
    said = [line for line in capsys.readouterr().err.splitlines() if "forked" in line]
    assert said == [f"A kernel for {pages} cannot be forked: {reason}. It starts as a plain one."]


def test_changed_sources_are_imported_anew(light, forked, tmp_path, monkeypatch, capsys):
    """Failure prevented: yesterday's code or table in today's chapter."""
    room, pages = tmp_path / "room", tmp_path / "pages"
    room.mkdir(), pages.mkdir()
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(client, "BOOK", ("room",))
    for said in ("first", "second, longer"):
        (room / "__init__.py").write_text(f"__all__ = ['says']\nsays = '{said}'\n", encoding="utf-8")
        assert run(pages, "import room; print(room.says)") == [f"{said}\n"]
    assert len(client.servers) == len(client.retired) == 1
    assert "forked" not in capsys.readouterr().err


def test_plain_kernels_can_be_asked_for(forked, monkeypatch):
    """Failure prevented: no way out where a fork misbehaves."""
    plainly(forked)
    monkeypatch.setenv("BONDS_KERNEL", "plain")
    _kernel.use()
    assert forked.default_provisioner_name == "local-provisioner"


@pytest.mark.parametrize(
    ("cmd", "options", "said"),
    [
        (["python", "-m", "xeus"], {}, "not started by ipykernel"),
        (["python", "-m", "ipykernel_launcher"], {"independent": True}, "outlive"),
        (["python", "-m", "ipykernel_launcher"], {"preexec_fn": print}, "preexec_fn"),
        (["python", "-m", "ipykernel_launcher"], {"stdout": subprocess.PIPE}, "pipe"),
    ],
)
def test_an_order_that_a_fork_cannot_fill_is_refused(cmd, options, said):
    """Failure prevented: a kernel of another language, or one that ends too early, taken for the book's own."""
    with pytest.raises(client.CannotFork, match=said):
        client.fork(cmd, options)
