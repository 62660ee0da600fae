"""How a society holds together, what that asks of a person's few close ties, and where therapy has its seat."""

from widgets.modernity_sectors.model import PRESETS, Concentration, Society, all_lost, concentration, familiarity
from widgets.modernity_sectors.sectors import SEATS, SECTORS, Circle, Seat, Sector, circles

__all__ = [
    "PRESETS",
    "SEATS",
    "SECTORS",
    "Circle",
    "Concentration",
    "ModernitySectors",
    "Seat",
    "Sector",
    "Society",
    "all_lost",
    "circles",
    "concentration",
    "familiarity",
]


def __getattr__(name):
    # The model alone needs no widget library.
    if name != "ModernitySectors":
        raise AttributeError(f"module 'widgets.modernity_sectors' has no attribute {name!r}")
    from widgets.modernity_sectors.widget import ModernitySectors

    return ModernitySectors
