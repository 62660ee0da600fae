"""Finds the real browsers that the page tests drive: the system's, then Playwright's, else installs them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = {
    "chromium": ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    "firefox": ("firefox-esr", "firefox"),
    # Chromium without what stands around its pages: to open one costs a third.
    "chromium-headless-shell": ("chromium-headless-shell", "chrome-headless-shell"),
}
PACKAGES = {"chromium": ["chromium", "chromium-headless-shell"], "firefox": ["firefox-esr"]}
WORDS = {"chromium": "Chromium or Chrome", "firefox": "Firefox ESR"}
# As root a sandbox cannot start; the others keep the browser from looking for hosts of its own.
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


def find(engine: str = "chromium", playwright=None) -> str | None:
    """The path of that browser on this machine, or None; a second Playwright beside a running one is refused, so a
    running one is handed in.
    """
    system = next(filter(answers, filter(None, map(shutil.which, NAMES[engine]))), None)
    if system or engine not in PACKAGES:
        return system
    if playwright is None:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as started:
            return find(engine, started)
    path = getattr(playwright, engine).executable_path
    return path if Path(path).exists() else None


def answers(path: str) -> bool:
    """Whether the program starts and can be driven: on some systems the name is only a hint where to get it, and what
    comes as a snap sees no folder of ours.
    """
    if "/snap/" in str(Path(path).resolve()):
        return False
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0


def launch(playwright, engine: str, letters: int = 16):
    """The browser started, with letters of that many pixels where a page asks for no others; of Chromium its headless
    shell where there is one. RuntimeError names what is missing and how to get it.
    """
    path = find(engine, playwright)
    if path is None:
        raise RuntimeError(
            f"{WORDS[engine]} was not found: `python tests/browser.py` installs it, or install it yourself."
        )
    if engine == "chromium":
        return playwright.chromium.launch(
            executable_path=light(playwright), args=[*FLAGS, f"--blink-settings=defaultFontSize={letters}"]
        )
    # The system's Firefox speaks WebDriver BiDi; Playwright's own build speaks a protocol of its own.
    system = {} if "ms-playwright" in path else {"channel": "moz-firefox"}
    wishes = {"font.size.variable.x-western": letters}
    return playwright.firefox.launch(executable_path=path, firefox_user_prefs=wishes, **system)


def light(playwright=None) -> str | None:
    """The headless shell, else the whole Chromium; None lets Playwright take its own shell."""
    path = find("chromium-headless-shell") or find("chromium", playwright)
    return None if path and "ms-playwright" in path else path


def install(engine: str) -> None:
    """Debian's package where there is apt, else Playwright's own download."""
    ways = [[[sys.executable, "-m", "playwright", "install", "--with-deps", engine]]]
    if shutil.which("apt-get"):
        root = [] if os.geteuid() == 0 or shutil.which("sudo") is None else ["sudo"]
        packages = ["apt-get", "install", "-y", "--no-install-recommends", *PACKAGES[engine]]
        ways.insert(0, [[*root, "apt-get", "update"], [*root, *packages]])
    for way in ways:
        if all(subprocess.run(command, check=False).returncode == 0 for command in way) and find(engine):
            return
    raise SystemExit(f"No {WORDS[engine]} was found and none could be installed: install it and run again.")


def main():
    for engine in PACKAGES:
        if not find(engine):
            print(f"No {WORDS[engine]} found: installing it.", flush=True)
            install(engine)
    shell = "chromium-headless-shell"
    # Wished for, not needed: nobody is asked for a password, and where it cannot be had the whole browser serves.
    if not find(shell) and shutil.which("apt-get") and os.geteuid() == 0:
        print(f"No {shell} found: installing it, page tests are faster with it.", flush=True)
        subprocess.run(["apt-get", "update"], check=False)
        subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", shell], check=False)
    print(f"Page tests will run in {light() or find('chromium')} and {find('firefox')}.", flush=True)


if __name__ == "__main__":
    main()
