"""Tests that share a visit run in one worker; where they do not, every visit is made twice and nothing turns red."""

import os
import subprocess
import sys

MODULE = """
import os
import pytest

PAGES = [pytest.param(page, marks=pytest.mark.xdist_group(page)) for page in ("a/b.html", "c.html", "d.html")]

@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("promise", range(3))
def test_page(page, promise):
    with open("workers.txt", "a") as file:
        file.write(f"{page} {os.environ['PYTEST_XDIST_WORKER']}\\n")
"""


def test_a_group_stays_in_one_worker(tmp_path):
    """Failure prevented: a version of pytest or of its plug-in that drops the groups in silence."""
    (tmp_path / "test_pages.py").write_text(MODULE, encoding="utf-8")
    # The plug-in alone: three processes that load the others too take ten times as long.
    command = [sys.executable, "-m", "pytest", "-q", "-p", "xdist.plugin", "-n", "2", "--dist", "loadgroup"]
    done = subprocess.run(
        [*command, "-p", "no:cacheprovider", "--rootdir", ".", "."],
        cwd=tmp_path,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    lines = (tmp_path / "workers.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 9
    assert len(set(lines)) == 3
