"""Where the page tests find a browser: the system's, Playwright's own, or one sentence that says what is missing."""

import pytest

from tests import browser


@pytest.fixture
def bare(monkeypatch, tmp_path, playwright):
    """The running Playwright on a machine without a browser of the system's, and the file that its own would be."""
    monkeypatch.setattr(browser.shutil, "which", lambda name: None)
    own = tmp_path / "own"
    monkeypatch.setattr(type(playwright.chromium), "executable_path", str(own))
    return playwright, own


@pytest.mark.parametrize("engine", browser.PACKAGES)
def test_a_missing_browser_is_one_sentence(engine, bare):
    """Failure prevented: a page test that fails with a fault of Playwright's and not with what to install."""
    with pytest.raises(RuntimeError, match=f"^{browser.WORDS[engine]} was not found: .* install it yourself.$"):
        browser.launch(bare[0], engine)


def test_playwrights_own_browser_is_found_by_a_running_one(bare):
    """Failure prevented: page tests that run on systems with a browser of their own alone."""
    playwright, own = bare
    own.touch()
    assert browser.find("chromium", playwright) == str(own)
