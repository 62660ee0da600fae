"""How the entries of the models are headed on their page; what they say stands in the docstrings."""

from dataclasses import MISSING, fields, is_dataclass


def heading(app, what, name, thing, options, signature, answer):
    """A class that only comes as an answer is named without its fields: they stand below, each with what it holds."""
    only_answer = is_dataclass(thing) and all(one.default is MISSING for one in fields(thing))
    return ("", None) if only_answer or what == "exception" else None


def setup(app):
    app.setup_extension("sphinx.ext.autodoc")
    app.connect("autodoc-process-signature", heading)
