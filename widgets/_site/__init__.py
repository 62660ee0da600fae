"""The Sphinx side of the book: templates, directives, reference pages, security policy; it knows no widget by name."""


def setup(app):
    """Entry point for Sphinx."""
    # Imported here: a chapter that draws a chart needs no Sphinx.
    from widgets._site import (
        cache,
        cards,
        chart_code,
        citations,
        directives,
        edition,
        embeds,
        entries,
        execution,
        finish,
        leads,
        maths,
        pages,
        reference,
        reporting,
        scene,
    )

    for part in (
        edition,
        cache,
        execution,
        citations,
        directives,
        entries,
        reference,
        cards,
        reporting,
        scene,
        maths,
        pages,
        chart_code,
        leads,
        embeds,
        finish,
    ):
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": False, "version": "1"}
