"""The drawer for readers without JavaScript and for printers: the funnel with its ghosts, its sentence, its table."""

import math

from widgets._host.markup import Markup, image, svg_text, table, tag
from widgets._language.shared_words import words
from widgets.alliance_outcome.drawer import TENTHS, Print, journals
from widgets.alliance_outcome.fallback import path, short
from widgets.alliance_outcome.fisher import NORMAL_975

WIDTH, HEIGHT, TOP, BOTTOM = 340, 304, 26, 258
LEFT, RIGHT, WIDEST = -0.62, 0.92, 0.315
TITLE = "Funnel of sixty simulated studies: printed ones filled, hidden ones hollow"
SAID = words("alliance_outcome")["drawer"]
SHARES = {0: SAID["nothing"], TENTHS: SAID["all"]}


def exact(r: float) -> str:
    """A truth as it is printed: 0, .10, .28."""
    return short(r) if r else "0"


def drawer_form(widget) -> Markup:
    """Figure, sentence and table of the state in which a chapter sets the widget; where that hides nothing, the figure
    hides all that is not significant, since a still picture cannot be moved.
    """
    truth, hidden = float(widget.truth), widget.hidden or TENTHS
    drawn = {one: journals(value, widget.spread, widget.teams, one) for one, value in ((0, truth), (hidden, truth))}
    full, left = drawn[0], drawn[hidden]
    share = SHARES.get(hidden, SAID["some"].format(tenths=hidden))
    said = (
        f"Sixty simulated studies of 14 to 320 people with a built-in truth of {exact(truth)}. Where all are printed, "
        f"their average is {short(full.pooled_r)}. With {share} left in the drawer, journals print {left.kept} "
        f"(filled) and hide {len(left.r) - left.kept} (hollow), and the average is {average(left)}. {SAID['line']}"
    )
    rows = [
        (exact(one), where, found.kept, average(found), interval(found))
        for one in (0, 0.1, 0.28)
        for found, where in (
            (journals(one, widget.spread, widget.teams, 0), SHARES[0]),
            (journals(one, widget.spread, widget.teams, TENTHS), SHARES[TENTHS]),
        )
    ]
    headers = ["Truth", SAID["label"], "Printed", "Average", "95 % CI"]
    listed = table("What is printed of the same sixty simulated studies", headers, rows)
    return Markup(
        tag("figure", figure(left, truth), tag("figcaption", said), class_="static-form")
        + tag("details", tag("summary", "Show as table"), listed, open=True)
    )


def average(found: Print) -> str:
    """The pooled value, or a dash where nothing is printed."""
    return short(found.pooled_r) if found.kept else "–"


def interval(found: Print) -> str:
    """Its interval, or a dash."""
    return f"{short(found.low)} to {short(found.high)}" if found.kept else "–"


def x(r: float) -> int:
    """Where a correlation stands, cut at the edge."""
    return round((min(0.9, max(-0.6, r)) - LEFT) / (RIGHT - LEFT) * WIDTH)


def y(se: float) -> int:
    """Where a standard error stands: large studies above."""
    return round(TOP + se / WIDEST * (BOTTOM - TOP))


def figure(found: Print, truth: float) -> Markup:
    """Wedge, ghosts, printed studies, the truth dashed and the printed average, in words that stand on the plot."""
    edge = "L".join(f"{x(math.tanh(NORMAL_975 * se / 100))} {y(se / 100)}" for se in range(0, 32, 4))
    drawn = [
        path("wedge", f"M0 {TOP}L{edge}L{x(math.tanh(NORMAL_975 * WIDEST))} {BOTTOM}H0z"),
        path("axis", f"M0 {BOTTOM}H{WIDTH}"),
        path("ghosts", rings(found, printed=False)),
        path("points", rings(found, printed=True)),
        path("truth", f"M{x(truth)} {TOP - 6}V{BOTTOM}"),
        svg_text(x(truth) - 5, 14, SAID["truth"].format(r=exact(truth)), class_="strong end"),
        svg_text(4, TOP + 16, SAID["weak"], class_="aside"),
        svg_text(WIDTH, TOP + 16, SAID["strong"], class_="aside end"),
        svg_text(WIDTH, TOP + 34, SAID["mark"], class_="mark end"),
        svg_text(4, HEIGHT - 8, "correlation r; small studies below", class_="quiet"),
        *(svg_text(x(r / 5), BOTTOM + 18, short(r / 5)[:-1] if r else "0", class_="middle num") for r in range(-2, 5)),
    ]
    if found.kept:
        drawn += [
            path("in-print", f"M{x(found.pooled_r)} {TOP - 6}V{BOTTOM}"),
            svg_text(x(found.pooled_r) + 5, 14, SAID["print"].format(r=short(found.pooled_r)), class_="hit"),
        ]
    return image(TITLE, drawn, viewBox=f"0 0 {WIDTH} {HEIGHT}", class_="drawer-plot")


def rings(found: Print, *, printed: bool) -> str:
    """A small circle for each study that is printed, or for each that is not."""
    return "".join(
        f"M{x(r) - 4} {y(1 / math.sqrt(n - 3))}a4 4 0 1 0 8 0a4 4 0 1 0-8 0"
        for n, r, here in zip(found.n, found.r, found.printed, strict=True)
        if here is printed
    )
