"""Imports once what it is told to, then forks a kernel for each order; a script that imports nothing beside it.

It is started in the surroundings of a kernel (interpreter, options, environment), so that what it imports is what a
kernel would import. It ends with the process that started it.
"""

import builtins
import contextlib
import gc
import importlib.util
import json
import os
import select
import signal
import socket
import sys
import threading
from types import SimpleNamespace

STREAMS = 4


def import_all(modules: list[str], book: list[str]) -> None:
    """Import it all, with the book's public names; what fails does so again, and in words, in the chapter."""
    # pandas looks at its import whether it is shown in a notebook or in a terminal of some width.
    vars(builtins)["get_ipython"] = lambda: SimpleNamespace(kernel=None)
    for name in [*modules, *book]:
        with contextlib.suppress(Exception):
            module = importlib.import_module(name)
            if name in book:
                for public in module.__all__:
                    getattr(module, public)
    del vars(builtins)["get_ipython"]


def threads() -> int:
    """How many threads this process has, those of libraries included where the system tells."""
    tasks = "/proc/self/task"
    return len(os.listdir(tasks)) if os.path.isdir(tasks) else threading.active_count()


def stamp(book: list[str]) -> list[tuple]:
    """The book's files as they are now: a server must not hand out yesterday's code or table."""
    found = []
    for name in book:
        for top in getattr(sys.modules.get(name), "__path__", []):
            for folder, folders, files in os.walk(top):
                folders[:] = [f for f in folders if f != "__pycache__"]
                for file in files:
                    with contextlib.suppress(OSError):
                        status = os.stat(os.path.join(folder, file))
                        found.append((folder, file, status.st_mtime_ns, status.st_size))
    return sorted(found)


def receive(control: socket.socket) -> tuple[dict, list[int]] | None:
    """The next order and its open files; None when nobody is left to give one."""
    head, files, _, _ = socket.recv_fds(control, 8, STREAMS)
    if not head:
        return None
    body = b""
    while len(body) < int.from_bytes(head, "big"):
        body += control.recv(1 << 16) or sys.exit(0)
    return json.loads(body), files


def say(channel: socket.socket, word: str, number: int = 0) -> None:
    """Answer in a line, if anybody listens."""
    with contextlib.suppress(OSError):
        channel.sendall(f"{word} {number}\n".encode())


def bury(kernels: dict[int, socket.socket]) -> None:
    """Report the exit code of each kernel that has ended."""
    with contextlib.suppress(ChildProcessError):
        while (ended := os.waitpid(-1, os.WNOHANG))[0]:
            pid, status = ended
            with kernels.pop(pid) as channel:
                say(channel, "ended", os.waitstatus_to_exitcode(status))


def serve(control: socket.socket, book: list[str]) -> dict | None:
    """Wait for orders; returns in each new kernel with its order, and in the server with None when all is over."""
    wake, woken = os.pipe()
    os.set_blocking(woken, False)
    signal.set_wakeup_fd(woken)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    was = stamp(book)
    kernels: dict[int, socket.socket] = {}
    watched: list[socket.socket | int] = [control, wake]
    while True:
        ready, _, _ = select.select(watched, [], [])
        if wake in ready:
            os.read(wake, 512)
            bury(kernels)
        if control not in ready:
            continue
        if (received := receive(control)) is None:
            return None
        order, (answer, *streams) = received
        channel = socket.socket(fileno=answer)
        if stamp(book) != was:
            say(channel, "stale")
            channel.close()
        elif pid := os.fork():
            kernels[pid] = channel
        else:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for mine in (control, *kernels.values()):
                mine.close()
            os.close(wake)
            os.close(woken)
            settle(order, streams)
            say(channel, "pid", os.getpid())
            channel.close()
            return order
        for file in streams:
            os.close(file)


def settle(order: dict, streams: list[int]) -> None:
    """Make a fork what a process is that Jupyter has just started: session, streams, environment, folder, chance."""
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDONLY)
    for number, file in enumerate([nothing, *streams]):
        os.dup2(file, number)
        os.close(file)
    os.environ.clear()
    os.environ.update(order["env"])
    os.chdir(order["cwd"])
    launcher = importlib.util.find_spec("ipykernel_launcher")
    assert launcher, "it comes with ipykernel"
    sys.argv = [str(launcher.origin), *order["arguments"]]
    if "numpy.random" in sys.modules:
        # random seeds itself anew in a fork; numpy's old global generator does not.
        sys.modules["numpy.random"].seed()


def become_kernel(arguments: list[str]) -> None:
    """What ipykernel_launcher does, in a process that has imported it already."""
    app = sys.modules["ipykernel.kernelapp"].IPKernelApp.instance()
    # It ends with its parent: the server, which ends with whoever asked.
    app.initialize([*arguments, f"--IPKernelApp.parent_handle={os.getppid()}"])
    if "ipywidgets" in sys.modules:
        # Done at its import if a kernel is there; there was none.
        sys.modules["ipywidgets"].register_comm_target()
    app.start()


def main() -> None:
    """Import, say what is imported, serve; a new kernel leaves this function by ending as a kernel does."""
    # Python has put this file's folder there; a kernel would not find it.
    del sys.path[0]
    control, modules, book = socket.socket(fileno=int(sys.argv[1])), sys.argv[2].split(), sys.argv[3].split()
    os.set_inheritable(control.fileno(), False)
    gc.disable()
    import_all(modules, book)
    if threads() > 1:
        # At once: an ordinary end would wait for them.
        os.write(2, f"{threads()} threads are alive after the imports".encode())
        os._exit(1)
    control.sendall(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})).encode() + b"\n")
    # What is here stays: a fork need not look through it, which would copy it.
    gc.collect()
    gc.freeze()
    gc.enable()
    if order := serve(control, book):
        become_kernel(order["arguments"])
    else:
        os._exit(0)


if __name__ == "__main__":
    main()
