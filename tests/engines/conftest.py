"""The browser and the site of the page tests, for the engines too."""

from tests.pages.conftest import firefox, playwright, site

__all__ = ["firefox", "playwright", "site"]
