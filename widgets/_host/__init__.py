"""The room that all widgets share: how a view is assembled, hosted and kept in the address."""

from widgets._host.traits import bounded
from widgets._host.widget import Widget

__all__ = ["Widget", "bounded"]
