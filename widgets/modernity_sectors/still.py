"""The pictures that stand still: for readers without JavaScript and for paper; they know the widget's values, not its
controls.
"""

from widgets._host.markup import Markup, image, svg_text, table, tag
from widgets.modernity_sectors import words
from widgets.modernity_sectors.countries import INDICATORS, figures
from widgets.modernity_sectors.model import all_lost, concentration, familiarity
from widgets.modernity_sectors.sectors import SEATS, SECTORS, circles
from widgets.modernity_sectors.words import SAID


def shown(widget) -> Markup:
    """Figure, sentence and table of the widget's mode."""
    pictures = {"sectors": circles_picture, "solidarity": bar_picture, "eggs": eggs_picture, "countries": dots_picture}
    drawing, sentence, rows = pictures[widget.mode](widget)
    figure = tag("figure", drawing, tag("figcaption", sentence, class_="said"))
    return tag("div", figure, tag("details", tag("summary", "Show as table"), rows), class_="frame still")


def svg(height: int, title: str, *children) -> Markup:
    """A picture 300 units wide."""
    return image(title, children, viewBox=f"0 0 300 {height}", class_="drawing")


def circles_picture(widget) -> tuple:
    """Four circles with their names."""
    names = {"economic": (4, 14), "political": (236, 14), "communal": (4, 252), "personal": (228, 252)}
    drawn = []
    for name, circle in circles(widget.division_of_labour).items():
        x, y, r = 150 + 56 * circle.x, 128 + 56 * circle.y, 56 * circle.r
        drawn.append(tag("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{r:.1f}", class_=f"circle {name}"))
    labels = [svg_text(*place, name.capitalize(), class_="label") for name, place in names.items()]
    rows = [[s.name, s.institutions, s.role, s.replaceable, s.integration] for s in SECTORS.values()]
    rows += [
        [SAID["therapyRow"].format(name=s.name), s.contract, s.bond, SAID["hybrid"], s.integration]
        for s in SEATS.values()
    ]
    sentence = words.stage(widget.division_of_labour)
    made = table(SAID["sectorsTable"]["caption"], SAID["sectorsTable"]["heads"], rows)
    return svg(258, "The four sectors as circles", drawn, labels), sentence, made


def bar_picture(widget) -> tuple:
    """A bar of the two modes of integration."""
    now = widget.society()
    width = 300 * now.communion
    drawn = [
        tag("rect", x="0", y="24", width=f"{width:.1f}", height="22", class_="communion"),
        tag("rect", x=f"{width:.1f}", y="24", width=f"{300 - width:.1f}", height="22", class_="interdependence"),
        svg_text(0, 16, f"{SAID['communion']} {words.fixed(100 * now.communion, 0)} %"),
        svg_text(
            300, 16, f"{SAID['interdependence']} {words.fixed(100 * now.interdependence, 0)} %", text_anchor="end"
        ),
    ]
    rows = [
        ["functional interdependence", words.fixed(now.interdependence, 3)],
        ["personal communion", words.fixed(now.communion, 3)],
        ["neighbours one can know", f"{100 * familiarity(widget.local_population, widget.acquaintances):.3g} %"],
        ["close ties", now.ties],
        [SAID["load"], words.fixed(now.load_per_tie, 3)],
        ["a tie fails in a period", words.odds(now.tie_failure)],
        ["ties lost, on average", words.fixed(now.expected_losses, 2)],
        ["all lost together", words.odds(now.all_lost())],
    ]
    return (
        svg(52, "Communion and interdependence", drawn),
        words.holding(now),
        table(SAID["society"], ["Quantity", "Value"], rows),
    )


def eggs_picture(widget) -> tuple:
    """Eggs whose areas are the ties' shares."""
    total, drawn, slot = sum(widget.weights), [], 300 / len(widget.weights)
    for place, weight in enumerate(widget.weights):
        size, x = 36 * (weight / total) ** 0.5, slot * (place + 0.5)
        drawn.append(
            tag(
                "ellipse", cx=f"{x:.1f}", cy=f"{78 - size:.1f}", rx=f"{0.76 * size:.1f}", ry=f"{size:.1f}", class_="egg"
            )
        )
        drawn.append(svg_text(x, 98, f"{words.fixed(100 * weight / total, 0)} %", text_anchor="middle"))
    found = concentration(widget.weights, widget.correlation)
    values = (widget.tie_failure, len(widget.weights))
    rows = [
        [SAID["basketReadings"]["herfindahl"], words.fixed(found.herfindahl, 3)],
        [SAID["basketReadings"]["effective"], words.fixed(found.effective_ties, 2)],
        [SAID["basketReadings"]["variance"], words.fixed(found.variance, 3)],
        ["All lost, independent", words.odds(all_lost(*values))],
        ["All lost, correlated", words.odds(all_lost(*values, widget.correlation))],
        ["All lost, with shock", words.odds(all_lost(*values, widget.correlation, widget.shock))],
    ]
    sentence = words.basket(widget.weights, widget.tie_failure, widget.correlation, widget.shock)
    return (
        svg(104, "Ties as eggs in a basket", drawn),
        sentence,
        table(SAID["basketTable"], ["Quantity", "Value"], rows),
    )


def percent(value: float | None) -> str:
    """A figure with one decimal, or the word for none."""
    return SAID["none"] if value is None else words.fixed(value, 1)


def dots_picture(widget) -> tuple:
    """Two dots a row, one for each country."""
    pair = [figures(iso, widget.year) for iso in dict.fromkeys((widget.country_a, widget.country_b))]
    drawn: list[Markup | None] = []
    for lane, (name, _) in enumerate(pair):
        drawn += [
            tag("circle", cx=8 + 150 * lane, cy="10", r="5", class_="ab"[lane]),
            svg_text(20 + 150 * lane, 15, name, class_="label"),
        ]
    for row, label in enumerate(INDICATORS.values()):
        y = 24 + 54 * row
        drawn.append(svg_text(0, y + 14, label, class_="label"))
        for lane, (_, values) in enumerate(pair):
            value, x = values[row], 46 + 2.08 * (values[row] or 0)
            dot = tag("circle", cx=f"{x:.1f}", cy=y + 26 + 15 * lane, r="4", class_="ab"[lane])
            drawn += [
                None if value is None else dot,
                svg_text(x + 8 if value is not None else 46, y + 30 + 15 * lane, percent(value)),
            ]
    rows = [[label, *(percent(values[row]) for _, values in pair)] for row, label in enumerate(INDICATORS.values())]
    made = table(SAID["signs"].format(year=widget.year), [SAID["sign"], *(name for name, _ in pair)], rows)
    return svg(246, "Two countries, four signs of differentiation", drawn), words.pair(widget.year, pair), made
