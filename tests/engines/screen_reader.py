"""Firefox with the screen reader Orca on a screen that nobody sees: keys go in, what is spoken comes out."""

import os
import re
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from tests import browser

# Where Debian keeps it: outside the path.
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
PROGRAMS = {
    "orca": "orca",
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "gsettings": "libglib2.0-bin",
    LAUNCHER: "at-spi2-core",
}
# A log that is written line by line, and no key named aloud: what is heard is what the page says.
CUSTOM = """import orca.debug
import orca.settings
orca.debug.debugFile.reconfigure(line_buffering=True)
orca.debug.debugLevel = orca.debug.LEVEL_INFO
orca.settings.enableKeyEcho = False
"""
PROFILE = """user_pref("accessibility.force_disabled", -1);
user_pref("app.normandy.enabled", false);
user_pref("app.update.enabled", false);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("intl.locale.requested", "en-US");
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
"""
SPOKEN = re.compile(r"SPEECH OUTPUT: '(.*)'\s*(?:\{'established'.*\})?$")


def missing() -> str | None:
    """One sentence that names the programs that are not there and how to get them, or None."""
    packages = [package for program, package in PROGRAMS.items() if not shutil.which(program)]
    packages += [] if browser.find("firefox") else ["firefox-esr"]
    names = " ".join(packages)
    return f"Hearing the book needs {names}: `apt-get install --no-install-recommends {names}`." if packages else None


class Listening:
    """A running Firefox with Orca: `press` keys and get what is said. One Orca can run for a user, so one at a time."""

    def __init__(self, address: str):
        self.address = address
        self.folder = Path(tempfile.mkdtemp(prefix="bonds-heard-"))
        self.log = self.folder / "orca.log"
        self.processes = []
        self.read = 0

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *failure):
        self.stop()

    def start(self) -> None:
        """Screen, buses, window manager, reader and browser, each when the one before it answers."""
        self.env = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "XDG_RUNTIME_DIR": str(self.folder),
            "LC_ALL": "C.UTF-8",
            "GTK_MODULES": "gail:atk-bridge",
            "GNOME_ACCESSIBILITY": "1",
        }
        screen = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
        self.env["DISPLAY"] = f":{self.told(screen)}"
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self.told(["dbus-daemon", "--session", "--print-address", "--nofork"])
        self.run("gsettings", "set", "org.gnome.desktop.interface", "toolkit-accessibility", "true")
        self.spawn([LAUNCHER, "--launch-immediately"])
        self.spawn(["openbox"])
        reader, profile = self.folder / "reader", self.folder / "profile"
        reader.mkdir()
        (reader / "orca-customizations.py").write_text(CUSTOM)
        self.spawn(["orca", "--replace", "-u", str(reader), "--debug-file", str(self.log)])
        self.wait(lambda: "Screen reader on." in self.phrases(), "Orca did not start")
        profile.mkdir()
        (profile / "user.js").write_text(PROFILE)
        window = ["--no-remote", "--profile", str(profile), "--width", "1280", "--height", "880"]
        self.spawn([browser.find("firefox"), *window, self.address])
        self.wait(lambda: any("Finished loading" in phrase for phrase in self.phrases()), "the page did not load")
        # Orca reads the whole page once it has loaded.
        self.whole = self.hear()

    def stop(self) -> None:
        for process in reversed(self.processes):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.stdout:
                process.stdout.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def spawn(self, command, **options):
        options = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL} | options
        process = subprocess.Popen(command, env=self.env, **options)
        self.processes.append(process)
        return process

    def told(self, command) -> str:
        """The first line that a server prints: where it listens."""
        return self.spawn(command, stdout=subprocess.PIPE).stdout.readline().decode().strip()

    def run(self, *command) -> None:
        subprocess.run(command, env=self.env, check=True, capture_output=True)

    def wait(self, holds, otherwise: str, seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                raise AssertionError(f"{otherwise}; heard last: {self.phrases()[-3:]}")
            time.sleep(0.05)

    def phrases(self) -> list[str]:
        """Everything spoken since the start."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines() if self.log.exists() else []
        return [found[1] for found in map(SPOKEN.search, lines) if found]

    def hear(self, patience: float = 5, quiet: float = 1.2) -> list[str]:
        """What is said from here: a first phrase within `patience` seconds, then all until `quiet` seconds pass."""
        end, count = time.monotonic() + patience, self.read
        while time.monotonic() < end:
            if (now := len(self.phrases())) > count:
                count, end = now, time.monotonic() + quiet
            time.sleep(0.05)
        heard, self.read = self.phrases()[self.read : count], count
        return heard

    def press(self, *keys: str, wait_for: str | None = None) -> list[str]:
        """Press keys one after another, as xdotool names them, and hear what is said from then on."""
        self.read = len(self.phrases())
        for key in keys:
            self.run("xdotool", "key", key)
        return self.wait_for(wait_for) if wait_for else self.hear()

    def type(self, text: str) -> list[str]:
        """Type a text into what has the focus."""
        self.read = len(self.phrases())
        self.run("xdotool", "type", "--delay", "60", text)
        return self.hear()

    def wait_for(self, words: str) -> list[str]:
        """What is said until the words are heard, and after them until it is quiet."""
        before = self.read
        self.wait(lambda: any(words in phrase for phrase in self.phrases()[before:]), f"“{words}” was not heard", 30)
        self.hear()
        return self.phrases()[before : self.read]

    def until(self, words: str, key: str = "Tab", most: int = 40) -> list[str]:
        """Press a key until the words are heard; what was said then."""
        for _ in range(most):
            heard = self.press(key)
            if any(words in phrase for phrase in heard):
                return heard
        raise AssertionError(f"“{words}” was not heard in {most} times {key}; heard last: {heard}")


if __name__ == "__main__":
    raise SystemExit(missing())
