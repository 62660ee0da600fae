"""Exercises that ask before the book tells: one bank beside the chapters, marked alike in Python and on the page; it
scores no person.
"""

from importlib import import_module

from widgets.exercises.item_bank.files import bank

HOME = {
    "Exercise": "widgets.exercises.view.widget",
    "KeptLine": "widgets.exercises.view.kept_line",
    "check": "widgets.exercises.marking.answers",
}
__all__ = ["Exercise", "KeptLine", "bank", "check"]


def __getattr__(name):
    # Marking an answer need not load the widget.
    if name not in HOME:
        raise AttributeError(f"module 'widgets.exercises' has no attribute {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(HOME[name]), name)
