"""The side that asks: starts a server for each kind of surroundings, asks it for kernels, hears when one has ended."""

import atexit
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

SERVER = Path(__file__).with_name("server.py")
LAUNCHER = ["-m", "ipykernel_launcher"]
# What a kernel of this book spends its first seconds on, and the book's own packages, which may change while it runs.
MODULES = (
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "ipywidgets",
    "anywidget",
    "nbformat",
    "pandas",
    "scipy.stats",
    "scipy.optimize",
    "altair",
    "narwhals._pandas_like.namespace",
    "vl_convert",
)
BOOK = ("data", "widgets")
# Seconds until a server must have imported everything.
PATIENCE = 180
# Libraries of linear algebra start threads when they are loaded, and a process with threads must not fork.
ONE_THREAD = dict.fromkeys(
    ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
)
# What differs from kernel to kernel and is not looked at while modules are imported.
EACH_ITS_OWN = ("JPY_", "PYTEST_", "PYDEVD_")
NOWHERE = os.open(os.devnull, os.O_RDWR)
TAKEN = {"stdin", "stdout", "stderr", "env", "cwd", "independent"}

servers: dict[tuple, "Server"] = {}
# Servers that failed to start, with the reason; and those that know old sources and still have kernels.
failed: dict[tuple, str] = {}
retired: list["Server"] = []


class CannotFork(Exception):
    """Says in words why a kernel must start as a plain one."""


class Stale(Exception):
    """The server has imported something that has changed since."""


class Forked:
    """A kernel that the server started: as much of subprocess.Popen as Jupyter uses."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, channel: socket.socket):
        self.pid, self.channel = pid, channel
        self.returncode: int | None = None

    def heard(self, seconds: float | None) -> int | None:
        """The exit code, waiting for it at most so long (None: without end); a lost server counts as 1."""
        if self.returncode is None:
            self.channel.settimeout(seconds)
            with contextlib.suppress(BlockingIOError, TimeoutError):
                word, _, code = line(self.channel).partition(" ")
                self.returncode = int(code) if word == "ended" else 1
                self.channel.close()
        return self.returncode

    def poll(self) -> int | None:
        """The exit code (negative: the signal that ended it), or None while it runs."""
        return self.heard(0)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end. subprocess.TimeoutExpired after `timeout` seconds."""
        if (code := self.heard(timeout)) is None:
            raise subprocess.TimeoutExpired("kernel", timeout or 0)
        return code

    def send_signal(self, number: int) -> None:
        """To this process alone; an ended one is left in peace."""
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)


class Server:
    """A process that has imported everything, in the surroundings of the first kernel it is asked for."""

    def __init__(self, python: list[str], env: dict[str, str], cwd: str):
        self.owner = os.getpid()
        self.control, theirs = socket.socketpair()
        self.errors = tempfile.TemporaryFile()  # noqa: SIM115 (as long as the server)
        with theirs:
            self.process = subprocess.Popen(
                [*python, str(SERVER), str(theirs.fileno()), " ".join(MODULES), " ".join(BOOK)],
                env={**env, **ONE_THREAD},
                cwd=cwd,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=self.errors,
                stderr=self.errors,
                # Control-C in a terminal is for us; the server ends when we do.
                start_new_session=True,
            )
        self.control.settimeout(PATIENCE)
        try:
            self.imported = set(json.loads(line(self.control)))
        except (OSError, ValueError) as error:
            reason = f"the server did not start ({self.last_words()})"
            self.close()
            raise CannotFork(reason) from error
        self.control.settimeout(None)

    def last_words(self) -> str:
        """The last line on the error stream of a server that is ending, or its exit code."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(5)
        self.errors.seek(0)
        lines = self.errors.read().decode(errors="replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), f"exit code {self.process.poll()}")

    def close(self) -> None:
        """End the server; kernels that still run notice it by themselves."""
        self.control.close()
        # A fork of this process must not wait for what is not its child.
        if self.owner == os.getpid():
            self.process.kill()
            self.process.wait()
        self.errors.close()

    def ask(self, arguments: list[str], env: dict[str, str], cwd: str, streams: list[int]) -> Forked:
        """A kernel of this server. CannotFork or Stale if there is none."""
        ours, theirs = socket.socketpair()
        order = json.dumps({"arguments": arguments, "env": env, "cwd": cwd}).encode()
        with theirs:
            try:
                socket.send_fds(self.control, [len(order).to_bytes(8, "big")], [theirs.fileno(), *streams])
                self.control.sendall(order)
            except OSError as error:
                ours.close()
                raise CannotFork(f"the server has ended ({self.last_words()})") from error
        word, _, number = line(ours).partition(" ")
        if word == "pid":
            return Forked(int(number), ours)
        ours.close()
        if word == "stale":
            raise Stale
        raise CannotFork(
            f"it ended while it started (exit code {number})" if word else f"the server has ended ({self.last_words()})"
        )


def line(channel: socket.socket) -> str:
    """The next line, without its end; what comes after it stays where it is."""
    said = b""
    while (byte := channel.recv(1)) not in (b"", b"\n"):
        said += byte
    return said.decode()


def split(cmd: list[str]) -> tuple[list[str], list[str]]:
    """The Python with its own options, and what the kernel is told."""
    for at in range(1, len(cmd) - 1):
        if cmd[at : at + 2] == LAUNCHER:
            return cmd[:at], cmd[at + 2 :]
    raise CannotFork(f"it is not started by ipykernel ({' '.join(cmd[:4])})")


def shadows(cwd: str, imported: set[str]) -> None:
    """CannotFork if a notebook here would import a file beside it in place of what the server has imported."""
    for path in sorted(Path(cwd).iterdir()):
        if path.name.partition(".")[0] in imported and (
            path.suffix in (".py", ".so") or (path / "__init__.py").exists()
        ):
            raise CannotFork(f"{path.name} beside it stands for a module that is imported beforehand")


def numbers(options: dict) -> list[int]:
    """File numbers of the kernel's output streams, as subprocess.Popen understands them."""
    found = []
    for own, given in ((1, options.get("stdout")), (2, options.get("stderr"))):
        if given in (subprocess.PIPE, subprocess.STDOUT):
            raise CannotFork("its output is read through a pipe")
        if given == subprocess.DEVNULL:
            given = NOWHERE
        found.append(own if given is None else given if isinstance(given, int) else given.fileno())
    return found


def fork(cmd: list[str], options: dict) -> Forked:
    """A running kernel, started as `subprocess.Popen(cmd, **options)` would. CannotFork says why not."""
    if not hasattr(os, "fork") or not hasattr(socket, "send_fds"):
        raise CannotFork(f"{sys.platform} has no fork")
    if options.get("independent"):
        raise CannotFork("it is to outlive whoever asked for it")
    if unknown := sorted(options.keys() - TAKEN):
        raise CannotFork(f"it is asked for with {', '.join(unknown)}")
    python, arguments = split(cmd)
    streams = numbers(options)
    cwd = os.path.abspath(options.get("cwd") or os.curdir)
    env = {**(options.get("env") or os.environ), "JPY_PARENT_PID": str(os.getpid())}
    surroundings = {name: value for name, value in env.items() if not name.startswith(EACH_ITS_OWN)}
    relative = not all(map(os.path.isabs, env.get("PYTHONPATH", "/").split(os.pathsep)))
    key = (os.getpid(), *python, *sorted(surroundings.items()), cwd if relative else None)
    for _ in range(2):
        server = started(key, python, env, cwd)
        shadows(cwd, server.imported)
        with contextlib.suppress(Stale):
            return server.ask(arguments, env, cwd, streams)
        retired.append(servers.pop(key))
    raise CannotFork("its sources change while it starts")


def started(key: tuple, python: list[str], env: dict[str, str], cwd: str) -> Server:
    """The server for these surroundings; one that could not start is not tried again."""
    if key in failed:
        raise CannotFork(failed[key])
    if key not in servers:
        try:
            servers[key] = Server(python, env, cwd)
        except CannotFork as reason:
            failed[key] = str(reason)
            raise
    return servers[key]


@atexit.register
def close() -> None:
    """End every server of this process."""
    for server in [*servers.values(), *retired]:
        server.close()
    servers.clear()
    retired.clear()
