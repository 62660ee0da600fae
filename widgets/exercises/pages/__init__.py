"""The exercises' own Sphinx extension: recall, answers, My work and embed pages."""


def setup(app):
    """Entry point for Sphinx."""
    # Imported here: who marks an answer needs no Sphinx.
    from widgets.exercises.pages import extension

    return extension.setup(app)
