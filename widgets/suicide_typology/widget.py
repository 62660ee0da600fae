"""What a reader may change on the plane of cohesion and control; it draws nothing that moves."""

from traitlets import List

from data import load
from widgets._host import Widget, bounded
from widgets._host.traits import Choice, Flag
from widgets.suicide_typology.model import TAU_MAX
from widgets.suicide_typology.picture import SAID, still

# Milieus that were dots until November 2026 and are none any more: what an old address says of them is told in words.
GONE = ("V07", "V08", "V09", "V11", "V13")
# The letters that addresses held until November 2026, each with the milieu that it stood for; never to be changed.
LETTERS = {letter: f"V{number:02}" for number, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ", start=1)}


def named_milieus() -> list[dict]:
    """The milieus of the data room by their ids; those with words in `on_plane` are drawn, the others only where an
    old address asks for them.

    >>> [row["on_plane"] for row in named_milieus()][:3]
    ['', 'business park', 'religious order']
    """
    columns = ["id", "milieu", "on_plane", "cohesion", "control", "rationale", "source"]
    return load("milieus")[columns].fillna({"on_plane": ""}).to_dict("records")


class SuicideTypology(Widget):
    """The plane of cohesion and control, with the four types of Durkheim (1897) at its ends as Orlinsky (2012) reads
    them.

    >>> SuicideTypology(cohesion=-0.6, control=-0.2).control
    -0.2

    | control | role, keys |
    |---|---|
    | Show: one or two milieus | radio group, arrows |
    | Cohesion, Control (of both milieus) | slider -1..1: arrows 0.05, Shift 0.2, Page 0.25, Home, End; text field |
    | Share of the first | slider 0..1, with two milieus only |
    | How much people differ | slider 0..0.6, with one milieu only |
    | Show named milieus; Read a milieu | checkbox; list |

    The plane itself is a pointer's short cut to the same values and hidden from assistive technology.
    """

    room = "suicide_typology"
    key = "typology"
    _esm = Widget.esm(room)
    _css = Widget.css(room)

    cohesion = bounded(0.0, -1, 1, address="c")
    control = bounded(0.0, -1, 1, address="k")
    mode = Choice(["one", "two"], "one").tag(sync=True, address="m")
    cohesion2 = bounded(0.8, -1, 1, address="c2")
    control2 = bounded(0.0, -1, 1, address="k2")
    share = bounded(0.5, 0, 1, address="l")
    tau = bounded(0.0, 0, TAU_MAX, address="t")
    milieus = Flag(False).tag(sync=True, address="v")
    milieu = Choice(
        ["none", *load("milieus")["id"]], "none", was=LETTERS, gone=dict.fromkeys(GONE, SAID["retired"])
    ).tag(sync=True, address="w")
    named: List[dict] = List().tag(sync=True)

    def __init__(self, cohesion=0.0, control=0.0, **traits):
        super().__init__(cohesion=cohesion, control=control, named=named_milieus(), **traits)

    def fallback(self) -> str:
        """Figure, sentence and tables for a reader without JavaScript and for paper."""
        first, second = (self.cohesion, self.control), (self.cohesion2, self.control2)
        two, nowhere = self.mode == "two", first == (0, 0) and not self.tau and self.milieu == "none"
        drawn = [one for one in self.named if one["on_plane"] or one["id"] == self.milieu]
        return still(None if nowhere and not two else first, second if two else None, self.share, drawn)
