"""How citations are looked up while the site is built."""

import pybtex.plugin

from widgets._site import citations


def test_a_style_is_looked_up_once(monkeypatch):
    """Failure prevented: every installed package read anew for every citation of every chapter."""
    asked = []
    real = pybtex.plugin.find_plugin
    monkeypatch.setattr(pybtex.plugin, "find_plugin", lambda *name: asked.append(name) or real(*name))
    citations.setup(None)
    first, second = (pybtex.plugin.find_plugin("pybtex.style.formatting", "noted") for _ in range(2))
    assert first is second is citations.NotedStyle
    assert len(asked) == 1
