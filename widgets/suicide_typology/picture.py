"""The plane for readers without JavaScript and for paper: a still figure, its sentence and its tables; it reacts to
nothing.
"""

from math import log, sqrt

from widgets._host.markup import Markup, image, svg_text, table, tag
from widgets._language.shared_words import words
from widgets.suicide_typology.model import WIDTH, Reading, mixture, read, strain, two_decimals

SIZE, MARGIN = 420, 42
INNER = SIZE - 2 * MARGIN
SAID = words("suicide_typology")
TURNS = {"fatalism": 0, "anomie": 0, "egoism": -90, "altruism": 90}
MIXED = "Two milieus at once. No single point shows this, so the mixture has no label and no strain."

Point = tuple[float, float]


def still(key: str, first: Point, second: Point | None, share: float, named: list[dict]) -> Markup:
    """The whole static form; `key` keeps the ids of two planes on one page apart."""
    readings = [read(*point) for point in (first, second) if point]
    told = " ".join([*([MIXED] if second else []), *(reading.sentence for reading in readings)])
    figure = tag(
        "figure", _plane(key, readings, told), tag("figcaption", SAID["caption"], class_="caption"), class_="stage"
    )
    caution = tag(
        "p", SAID["noData"], class_="no-data here" if any(reading.control > 0 for reading in readings) else "no-data"
    )
    mixed = mixture(first, second, share) if second else None
    more = tag("details", tag("summary", "Weights and named milieus"), _weights(readings, mixed, share), _named(named))
    return tag("div", figure, tag("p", told, class_="said"), caution, more, class_="still")


def _plane(key: str, readings: list[Reading], told: str) -> Markup:
    return image(
        f"Plane of cohesion and control. {told}",
        _shading(key),
        [_ring(level, key) for level in (0.25, 0.5, 0.75)],
        tag("path", d=f"M{MARGIN} {_y(0):g}H{MARGIN + INNER}M{_x(0):g} {MARGIN}V{MARGIN + INNER}", class_="axes"),
        svg_text(_x(0) - 13, _y(0) - 7, "balance", class_="middle", text_anchor="end"),
        [_edge(SAID["poles"][pole], turn) for pole, turn in TURNS.items()],
        [_marker(reading, i, len(readings) > 1) for i, reading in enumerate(readings)],
        class_="plane",
        viewBox=f"0 0 {SIZE} {SIZE}",
    )


def _shading(key: str) -> list[Markup]:
    # As in plane.js: two layers of opacity S(c) and S(k) together cover exactly S(c, k).
    square = {"x": MARGIN, "y": MARGIN, "width": INNER, "height": INNER}

    def gradient(name: str, low: str, high: str, share: float, **turn) -> Markup:
        places = [(i / 10, i / 5 - 1) for i in range(11)]
        stops = [
            tag(
                "stop",
                offset=f"{at:g}",
                class_=low if x < 0 else high,
                stop_opacity=f"{1 - (1 - strain(x, 0)) ** share:.3f}",
            )
            for at, x in places
        ]
        return tag("linearGradient", stops, id=f"{key}-still-{name}", **turn)

    clip = tag("clipPath", tag("rect", **square), id=f"{key}-still-clip")
    across = gradient("across", "egoism", "altruism", 0.5)
    down = gradient("down", "anomie", "fatalism", 1, x2=0, y1=1, y2=0)
    layers = [tag("rect", **square, fill=f"url(#{key}-still-{name})") for name in ("across", "down", "across")]
    return [tag("defs", across, down, clip), tag("g", layers, class_="shade"), tag("rect", **square, class_="border")]


def _ring(level: float, key: str) -> Markup:
    distance = WIDTH * sqrt(-2 * log(1 - level))
    return tag(
        "circle",
        cx=_x(0),
        cy=_y(0),
        r=f"{distance * INNER / 2:.1f}",
        class_="ring",
        clip_path=f"url(#{key}-still-clip)",
    )


def _edge(said: tuple[str, str, str], turn: int) -> Markup:
    pole, amount, inner = said
    rows = (SIZE - MARGIN + 21, SIZE - MARGIN + 37) if pole == "anomie" else (MARGIN - 29, MARGIN - 13)
    name = Markup(tag("tspan", pole, class_=f"pole-name {pole}") + tag("tspan", amount, class_="amount", dx=6))
    place = {"x": SIZE // 2, "text_anchor": "middle"}
    lines = [
        tag("text", name, y=rows[0], **place),
        tag("text", tag("tspan", inner, class_="inner"), y=rows[1], **place),
    ]
    return tag("g", lines, class_="edge", transform=f"rotate({turn} {SIZE // 2} {SIZE // 2})" if turn else None)


def _marker(reading: Reading, i: int, numbered: bool) -> list[Markup | None]:
    x, y = round(_x(reading.cohesion), 1), round(_y(reading.control), 1)
    circle = tag("circle", cx=x, cy=y, r=9.5, class_="point")
    square = tag("rect", x=round(x - 9, 1), y=round(y - 9, 1), width=18, height=18, rx=2, class_="point")
    return [
        tag("path", d=f"M{x:g} {_y(0):g}V{y:g}H{_x(0):g}", class_="projection"),
        square if i else circle,
        svg_text(x, y + 4.5, str(i + 1), class_="point-number", text_anchor="middle") if numbered else None,
    ]


def _weights(readings: list[Reading], mixed: dict[str, float] | None, share: float) -> Markup:
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
