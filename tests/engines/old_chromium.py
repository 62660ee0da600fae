"""Looks at every page in a Chromium of 2021, which a package of npm carries: `make old`, and every night.

Safari 15 and Firefox 102 were not run: no package carries them.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.pages.conftest import HTML as SITE
from tests.pages.conftest import PAGES, Visit, serve
from tests.pages.test_old_browsers import CHOSEN, DARK_INK, INKED, LIGHT_INK

# Chromium 92, packed with brotli; nothing of the package is run.
PACKAGE = "chrome-aws-lambda@10.1.0"
UNPACK = """const { brotliDecompressSync } = require("zlib"), { readFileSync, writeFileSync } = require("fs");
writeFileSync("chromium", brotliDecompressSync(readFileSync("package/bin/chromium.br")), { mode: 0o755 });"""


def missing() -> str | None:
    """One sentence that names what is not there and how to get it, or None."""
    names = " ".join(
        package for program, package in {"node": "nodejs", "npm": "npm"}.items() if not shutil.which(program)
    )
    get = f"`apt-get install --no-install-recommends {names}`"
    return f"An old Chromium comes from npm, and {names} was not found: {get} (Debian, Ubuntu)." if names else None


def fetched(folder: Path) -> Path:
    """The browser, unpacked into the folder."""
    subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True)
    subprocess.run(["tar", "xzf", next(folder.glob("*.tgz")).name], cwd=folder, check=True)
    subprocess.run(["node", "-e", UNPACK], cwd=folder, check=True)
    return folder / "chromium"


def faults(browser, site: str, path: str, theme: str) -> list[str]:
    """What is wrong with a page in words; empty if all of it stands."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=theme)
    seen = Visit(context, site).open(path).wake()
    ink = seen.page.evaluate("getComputedStyle(document.body).color")
    found = [*seen.errors, *(f"no ink: {one}" for one in seen.page.evaluate(INKED))]
    found += [] if ink == (LIGHT_INK if theme == "light" else DARK_INK) else [f"text of {ink}"]
    found += ["the chosen looks like the rest"] if False in seen.page.evaluate(CHOSEN) else []
    context.close()
    return [f"{path} ({theme}): {one}" for one in found]


def main() -> None:
    if lack := missing():
        sys.exit(lack)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=fetched(Path(folder)), args=["--no-sandbox", "--disable-gpu"]
        )
        server, site = serve(SITE)
        found = [one for path in PAGES for theme in ("light", "dark") for one in faults(browser, site, path, theme)]
        print(f"Chromium {browser.version}: {len(PAGES)} pages, light and dark.", *found, sep="\n")
        browser.close()
        server.shutdown()
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
