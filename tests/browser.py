"""Finds the real Chromium that the page tests drive: the system's, then Playwright's, else installs one."""

import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# As root a sandbox cannot start; the others keep the browser from looking for hosts of its own.
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


def find() -> str | None:
    """The path of a Chromium on this machine, or None."""
    system = next(filter(answers, filter(None, map(shutil.which, NAMES))), None)
    if system:
        return system
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def answers(path: str) -> bool:
    """Whether the program starts: on some systems the name is only a hint where to get it."""
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0


def install() -> None:
    """Debian's package where there is apt, else Playwright's own download."""
    ways = [[[sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]]]
    if shutil.which("apt-get"):
        root = [] if shutil.which("sudo") is None else ["sudo"]
        ways.insert(0, [[*root, "apt-get", "update"], [*root, "apt-get", "install", "-y", "chromium"]])
    for way in ways:
        if all(subprocess.run(command, check=False).returncode == 0 for command in way) and find():
            return
    raise SystemExit("No Chromium was found and none could be installed: install Chromium or Chrome and run again.")


def main():
    if not find():
        print("No Chromium found: installing one.", flush=True)
        install()
    print(f"Page tests will run in {find()}.", flush=True)


if __name__ == "__main__":
    main()
