"""Whether a better alliance goes with a better outcome, and how sure that is: the model, and its widget."""

from widgets.alliance_outcome.model import faces, pool

__all__ = ["AllianceOutcome", "faces", "pool"]


def __getattr__(name):
    # The model alone needs no widget library.
    if name != "AllianceOutcome":
        raise AttributeError(f"module 'widgets.alliance_outcome' has no attribute {name!r}")
    from widgets.alliance_outcome.widget import AllianceOutcome

    return AllianceOutcome
