"""The Sphinx side of the book: templates, directives, reference pages, security policy; it knows no widget by name but
the exercises.
"""

from widgets._site import cache, citations, directives, finish, maths, pages, reference
from widgets.exercises import site as exercises


def setup(app):
    """Entry point for Sphinx."""
    for part in (cache, citations, directives, reference, maths, pages, exercises, finish):
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": False, "version": "1"}
