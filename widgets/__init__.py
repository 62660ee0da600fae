"""The public names of the book's widgets and of what its chapters say with them."""

from importlib import import_module

HOME = {
    "SuicideTypology": "widgets.suicide_typology",
    "ModernitySectors": "widgets.modernity_sectors",
    "AllianceOutcome": "widgets.alliance_outcome",
    "Exercise": "widgets.exercises",
    "claim": "widgets._site.claims",
    "figure": "widgets._site.charts",
    "palette": "widgets._site.charts",
}
__all__ = sorted(HOME)


def __getattr__(name):
    # A chapter that draws one chart need not load three widgets.
    if name not in HOME:
        raise AttributeError(f"module 'widgets' has no attribute {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(HOME[name]), name)
