"""WebKitGTK by the WebDriver protocol over plain HTTP: one page after another; it knows nothing of the book."""

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

# The small browser that comes with the driver's library stands outside the path.
SMALL = "webkit2gtk-4.*/MiniBrowser"
NEEDED = {"WebKitWebDriver": "webkit2gtk-driver", "Xvfb": "xvfb"}


def missing() -> str | None:
    """One sentence that names what is not there and how to get it, or None."""
    packages = [package for program, package in NEEDED.items() if not shutil.which(program)]
    if not packages and small() is None:
        packages = ["libwebkit2gtk-4.1-0"]
    if not packages:
        return None
    names = " ".join(packages)
    return f"WebKitGTK was not found: `apt-get install --no-install-recommends {names}` (Debian, Ubuntu) and run again."


def small() -> str | None:
    """The path of WebKitGTK's small browser, or None."""
    found = (path for base in ("/usr/lib", "/usr/libexec") for path in Path(base).glob(f"**/{SMALL}"))
    return next(map(str, sorted(found, reverse=True)), None)


class WebKit:
    """A window of WebKitGTK on a screen that nobody sees; a fault of the page or the driver is a RuntimeError."""

    def __init__(self):
        self.processes = []
        self.session = ""

    def __enter__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        screen = self.spawn(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"], stdout=subprocess.PIPE
        )
        display = f":{screen.stdout.readline().decode().strip()}"
        # As root the page's own process gets no sandbox; what is opened here is the book alone.
        env = os.environ | {"DISPLAY": display, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
        self.spawn(["WebKitWebDriver", f"--port={port}"], env=env)
        self.address = f"http://127.0.0.1:{port}"
        end = time.monotonic() + 20
        while not answers(port):
            if time.monotonic() > end:
                raise RuntimeError("WebKitWebDriver does not answer")
            time.sleep(0.05)
        options = {"binary": small(), "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        made = self.ask("POST", "/session", wanted)
        self.session, self.version = f"/session/{made['sessionId']}", made["capabilities"]["browserVersion"]
        self.ask("POST", f"{self.session}/timeouts", {"script": 60_000, "pageLoad": 60_000})
        return self

    def __exit__(self, *failure):
        if self.session:
            self.ask("DELETE", self.session)
        for process in reversed(self.processes):
            process.terminate()
            process.wait(10)
            if process.stdout:
                process.stdout.close()

    def spawn(self, command, **options):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL, **options)
        self.processes.append(process)
        return process

    def ask(self, method: str, path: str, body=None):
        """The value that the driver answers."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=90) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            value = json.load(error)["value"]
            raise RuntimeError(f"{value['error']}: {value['message']}") from None

    def resize(self, width: int, height: int) -> None:
        """Give the page that room; the window adds bars of its own. RuntimeError where it does not get so small."""
        end = time.monotonic() + 20
        while (inner := self.evaluate("() => [innerWidth, innerHeight]")) != [width, height]:
            if time.monotonic() > end:
                raise RuntimeError(f"the window has {inner}, not {width} by {height} pixels")
            outer = self.ask("GET", f"{self.session}/window/rect")
            size = {"width": outer["width"] + width - inner[0], "height": outer["height"] + height - inner[1]}
            self.ask("POST", f"{self.session}/window/rect", {name: max(200, value) for name, value in size.items()})
            time.sleep(0.1)

    def open(self, address: str) -> None:
        """Go to a page and wait until it has loaded."""
        self.ask("POST", f"{self.session}/url", {"url": address})

    def evaluate(self, script: str, *values):
        """The value of a function, which may be asynchronous, given the values."""
        body = (
            "const done = arguments[arguments.length - 1];"
            f"Promise.resolve(({script})(...arguments)).then(done, (error) => done({{ fault: String(error) }}));"
        )
        found = self.ask("POST", f"{self.session}/execute/async", {"script": body, "args": list(values)})
        if isinstance(found, dict) and set(found) == {"fault"}:
            raise RuntimeError(found["fault"])
        return found


def answers(port: int) -> bool:
    """Whether something listens there."""
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


if __name__ == "__main__":
    raise SystemExit(missing())
