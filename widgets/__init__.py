"""The public names of the book's widgets and of what its chapters say with them."""

from importlib import import_module
from warnings import warn

HOME = {
    "SuicideTypology": "widgets.suicide_typology",
    "ModernitySectors": "widgets.modernity_sectors",
    "AllianceOutcome": "widgets.alliance_outcome",
    "Exercise": "widgets.exercises",
    "KeptLine": "widgets.exercises",
    "number": "widgets._site.numbers",
    "figure": "widgets._site.charts",
    "palette": "widgets._site.charts",
}
# Names once published, and what each is called now: a reader's own notebook goes on working.
RENAMED = {"claim": "number"}
__all__ = sorted(HOME)


def __getattr__(name):
    # A chapter that draws one chart need not load three widgets.
    if name in RENAMED:
        warn(f"widgets.{name} is called widgets.{RENAMED[name]} now", DeprecationWarning, stacklevel=2)
        name = RENAMED[name]
    if name not in HOME:
        raise AttributeError(f"module 'widgets' has no attribute {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(HOME[name]), name)
