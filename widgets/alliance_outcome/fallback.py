"""The alliance widget for readers without JavaScript and for printers: one forest plot, its sentence, its table."""

from data import load
from widgets._host.markup import Markup, image, svg_text, table, tag
from widgets._language.shared_words import words
from widgets.alliance_outcome.model import Pooled, pool, single_study_interval, weights

WIDTH, EDGE = 340, 6
LOW, HIGH = -0.4, 0.9
TOP, ROW = 30, 36
TITLE = "Forest plot of twelve invented studies of alliance and outcome"
AXIS = "correlation r of alliance and outcome"


def short(x: float) -> str:
    """A correlation without its leading zero.

    >>> short(0.27), short(-0.05)
    ('.27', '−.05')
    """
    return ("−" if round(x, 2) < 0 else "") + f"{abs(x):.2f}".removeprefix("0")


def static_form() -> Markup:
    """Figure, sentence and table of the twelve invented studies, random effects by REML."""
    studies = load("demo_studies")
    pooled = pool(studies["r"], studies["n"])
    rows = [
        (str(name), int(n), float(r), *single_study_interval(r, n), share)
        for name, n, r, share in zip(
            studies["study"], studies["n"], studies["r"], weights(studies["r"], studies["n"]), strict=True
        )
    ]
    said = (
        f"Twelve invented studies, random effects (REML): pooled r {short(pooled.r)}, "
        f"95 % CI {short(pooled.ci_low)} to {short(pooled.ci_high)}; "
        f"a new study’s true r would lie between {short(pooled.pi_low)} and {short(pooled.pi_high)}."
    )
    cells = [
        (name, short(r), f"{short(low)} to {short(high)}", n, f"{100 * share:.1f} %")
        for name, n, r, low, high, share in rows
    ]
    listed = table("The twelve invented studies", ["Study", "r", "95 % CI", "n", "Weight"], cells)
    return Markup(
        tag("figure", figure(rows, pooled), tag("figcaption", said), class_="static-form")
        + tag("details", tag("summary", "Show as table"), listed, open=True)
    )


def x(r: float) -> float:
    """Where a correlation stands, in user units."""
    return EDGE + (r - LOW) / (HIGH - LOW) * (WIDTH - 2 * EDGE)


def figure(rows: list[tuple], pooled: Pooled) -> Markup:
    """The drawing: names above whiskers so that it can be read at 320 pixels, the prediction interval as a band behind
    all.
    """
    bottom = TOP + ROW * len(rows)
    end = bottom + 2 * ROW + 8
    middles = [TOP + i * ROW + 26 for i in range(len(rows) + 2)]
    most = max(share for *_, share in rows)
    drawn = [
        path("band", f"M{x(pooled.pi_low):.1f} {TOP - 6}H{x(pooled.pi_high):.1f}V{end}H{x(pooled.pi_low):.1f}z"),
        path("zero", uprights(0, middles)),
        path("pooled", uprights(pooled.r, middles)),
        svg_text(WIDTH, 14, words("alliance_outcome")["invented"], class_="mark end"),
    ]
    for i, (name, n, r, low, high, share) in enumerate(rows):
        drawn += study(TOP + i * ROW + 26, f"{name}, n {n}", (r, low, high), 2.2 + 5.5 * (share / most) ** 0.5)
    middle = bottom + 26
    diamond = [(pooled.ci_low, 0), (pooled.r, -8), (pooled.ci_high, 0), (pooled.r, 8)]
    drawn += labels(middle - 13, "Random effects (REML)", pooled.r, pooled.ci_low, pooled.ci_high, "strong")
    drawn.append(path("diamond", "M" + "L".join(f"{x(r):.1f} {middle + up}" for r, up in diamond) + "z"))
    drawn.append(svg_text(0, middle + 23, "95 % prediction interval, t(k − 2)"))
    drawn.append(svg_text(WIDTH, middle + 23, f"{short(pooled.pi_low)} to {short(pooled.pi_high)}", class_="end num"))
    drawn.append(path("whiskers", f"M{x(pooled.pi_low):.1f} {middle + 36}H{x(pooled.pi_high):.1f}"))
    drawn += axis(end)
    return image(TITLE, drawn, viewBox=f"0 0 {WIDTH} {end + 46}")


def uprights(r: float, middles: list[int]) -> str:
    """A line at r, cut where names stand so that it runs through none."""
    return "".join(f"M{x(r):.1f} {y - 8}v16" for y in middles)


def study(y: float, name: str, values: tuple[float, float, float], half: float) -> list[Markup]:
    """One study: its words, its whisker and its square."""
    r, low, high = values
    square = f"M{x(r) - half:.1f} {y - half:.1f}h{2 * half:.1f}v{2 * half:.1f}h{-2 * half:.1f}z"
    return [
        *labels(y - 13, name, r, low, high),
        path("whiskers", f"M{x(low):.1f} {y}H{x(high):.1f}"),
        path("squares", square),
    ]


def labels(y: float, name: str, r: float, low: float, high: float, look: str = "") -> list[Markup]:
    """The name on the left and the value with its interval on the right."""
    value = f"{short(r)} [{short(low)}, {short(high)}]"
    return [svg_text(0, y, name, class_=look or None), svg_text(WIDTH, y, value, class_=f"end num {look}".strip())]


def axis(y: float) -> list[Markup]:
    """The scale of r with its name."""
    marks = [i / 5 for i in range(-1, 5)]
    drawn = [path("axis", f"M{EDGE} {y}H{WIDTH - EDGE}" + "".join(f"M{x(r):.1f} {y}v5" for r in marks))]
    drawn += [svg_text(x(r), y + 19, short(r)[:-1] if r else "0", class_="middle num small") for r in marks]
    return [*drawn, svg_text(WIDTH / 2, y + 38, AXIS, class_="middle quiet small")]


def path(kind: str, d: str) -> Markup:
    """One path of a kind that the room's style knows."""
    return tag("path", class_=kind, d=d)
