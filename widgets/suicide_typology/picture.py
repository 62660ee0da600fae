"""The plane for readers without JavaScript and for paper: a still figure, its sentence and its tables; it reacts to
nothing.
"""

from widgets._host.markup import Markup, image, svg_text, table, tag
from widgets._language.shared_words import words
from widgets.suicide_typology.model import Reading, mixture, read, two_decimals

SIZE, MARGIN = 420, 12
HALF, INNER = SIZE // 2, SIZE - 2 * MARGIN
SAID = words("suicide_typology")
MIXED = "Two milieus at once. No single point shows this, so the mixture has no label and no strain."

Point = tuple[float, float]


def still(first: Point | None, second: Point | None, share: float, named: list[dict]) -> Markup:
    """The whole static form; `first` is None where nothing is placed yet."""
    readings = [read(*point) for point in (first, second) if point]
    sentences = [reading.sentence for reading in readings] or SAID["nowhere"][:1]
    told = " ".join([*([MIXED] if second else []), *sentences])
    figure = tag("figure", _plane(readings, told), tag("figcaption", SAID["caption"], class_="caption"), class_="stage")
    caution = tag(
        "p", SAID["noData"], class_="no-data here" if any(reading.control > 0 for reading in readings) else "no-data"
    )
    mixed = mixture(first, second, share) if first and second else None
    more = tag(
        "details",
        tag("summary", "Weights and named milieus" if readings else SAID["named"]),
        _weights(readings, mixed, share),
        _named(named),
    )
    return tag("div", figure, tag("p", told, class_="said"), caution, more, class_="still")


def _plane(readings: list[Reading], told: str) -> Markup:
    return image(
        f"Plane of cohesion and control. {told}",
        _paper(),
        [_marker(reading, i, len(readings) > 1) for i, reading in enumerate(readings)],
        class_="plane",
        viewBox=f"0 0 {SIZE} {SIZE}",
    )


def _paper() -> list:
    # As in plane.js.
    return [
        tag("circle", cx=HALF, cy=HALF, r=f"{INNER / 8:g}", class_="calm"),
        [tag("circle", cx=HALF, cy=HALF, r=f"{share * INNER / 2:g}", class_="ring") for share in (0.5, 0.75)],
        tag("path", d=f"M0 {HALF}H{SIZE}M{HALF} 44V{SIZE - 44}", class_="axes"),
        tag("rect", x=0.5, y=0.5, width=SIZE - 1, height=SIZE - 1, class_="border"),
        svg_text(HALF, HALF - 15, "balance", class_="middle", text_anchor="middle"),
        _level("fatalism", 19, 36),
        _level("anomie", SIZE - 10, SIZE - 28),
        _aside("egoism", 10, "start"),
        _aside("altruism", SIZE - 10, "end"),
    ]


def _level(key: str, y: int, under: int) -> Markup:
    pole, amount, inner = SAID["poles"][key]
    first = Markup(tag("tspan", pole, class_="pole-name") + tag("tspan", amount, dx=6))
    return tag(
        "g",
        tag("text", first, x=HALF, y=y, text_anchor="middle", class_="amount"),
        svg_text(HALF, under, " ".join(inner), text_anchor="middle", class_="inner"),
        class_=f"edge {pole}",
    )


def _aside(key: str, x: int, anchor: str) -> Markup:
    pole, amount, inner = SAID["poles"][key]
    lines = [svg_text(x, HALF + 18 + 16 * i, line, text_anchor=anchor, class_="inner") for i, line in enumerate(inner)]
    name = svg_text(x, HALF - 23, pole, text_anchor=anchor, class_="pole-name")
    return tag(
        "g",
        name,
        svg_text(x, HALF - 7, amount, text_anchor=anchor, class_="amount beside"),
        lines,
        class_=f"edge {pole}",
    )


def _marker(reading: Reading, i: int, numbered: bool) -> list[Markup | None]:
    x, y = round(_x(reading.cohesion), 1), round(_y(reading.control), 1)
    circle = tag("circle", cx=x, cy=y, r=9.5, class_="point")
    square = tag("rect", x=round(x - 9, 1), y=round(y - 9, 1), width=18, height=18, rx=2, class_="point")
    return [
        tag("path", d=f"M{x:g} {_y(0):g}V{y:g}H{_x(0):g}", class_="projection"),
        square if i else circle,
        svg_text(x, y + 4.5, str(i + 1), class_="point-number", text_anchor="middle") if numbered else None,
    ]


def _weights(readings: list[Reading], mixed: dict[str, float] | None, share: float) -> Markup | None:
    if not readings:
        return None
    columns = [(name, reading.weights) for name, reading in zip(("first", "second"), readings, strict=False)]
    columns += [(f"mixture, share of the first {two_decimals(share)}", mixed)] if mixed else []
    heads = [name for name, _ in columns] if mixed else ["this milieu"]
    rows = [[pole, *(f"{weights[pole]:.3f}" for _, weights in columns)] for pole in readings[0].weights]
    return table("Weights", ["quantity", *heads], rows)


def _named(named: list[dict]) -> Markup:
    rows = [
        [
            one["milieu"],
            two_decimals(one["cohesion"]),
            two_decimals(one["control"]),
            read(one["cohesion"], one["control"]).label,
        ]
        for one in named
    ]
    return table(SAID["named"], ["milieu", "cohesion", "control", "label"], rows)


def _x(cohesion: float) -> float:
    return MARGIN + (cohesion + 1) / 2 * INNER


def _y(control: float) -> float:
    return MARGIN + (1 - control) / 2 * INNER
