"""The pictures that stand still: for readers without JavaScript and for paper; they know the widget's values, not its
controls.
"""

from widgets._host.markup import Markup, image, svg_text, table, tag
from widgets.modernity_sectors import words
from widgets.modernity_sectors.countries import INDICATORS, figures
from widgets.modernity_sectors.life import MIDDLE, TRAVELS, UNIT, sixteen
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
    """One life in four circles: who knows her name is filled and tied to her, who does not is hollow."""
    d, life = widget.division_of_labour, SAID["life"]
    round_ = {name: (MIDDLE + UNIT * c.x, MIDDLE + UNIT * c.y, UNIT * c.r) for name, c in circles(d).items()}
    drawn = [
        tag("circle", cx=f"{x:.0f}", cy=f"{y:.0f}", r=f"{r:.0f}", class_=f"circle {name}")
        for name, (x, y, r) in round_.items()
    ]
    x, y, _ = round_["personal"]
    crowd = sixteen(d)
    knowing, others = [one for one in crowd if one.knows], [one for one in crowd if not one.knows]
    # A round head over a round body: one line with round ends, so that sixteen people stay light.
    stands = "h0m0 9v10"
    figures = {
        "tie-thread": "".join(f"M{x:.0f} {y:.0f}L{one.x:.0f} {one.y:.0f}" for one in knowing),
        "known": "".join(f"M{one.x:.0f} {one.y:.0f}{stands}" for one in knowing),
        "stranger": "".join(f"M{one.x:.0f} {one.y:.0f}{stands}" for one in others),
        "her": f"M{x - 7:.0f} {y - 13:.0f}h0M{x:.0f} {y - 9:.0f}{stands}",
    }
    drawn += [tag("path", d=data, class_=name) for name, data in figures.items() if data]
    labels = [svg_text(round(x), round(y + 30), life["name"])]
    labels += [
        svg_text(round(MIDDLE + left + d * (to_x - left)), round(MIDDLE + top + d * (to_y - top)), life["roles"][name])
        for name, (left, top, to_x, to_y) in TRAVELS.items()
    ]
    rows = [[s.name, life["roles"][n], s.replaceable, s.integration] for n, s in SECTORS.items()]
    rows += [[SAID["therapyRow"].format(name=s.name), s.bond, SAID["hybrid"], s.integration] for s in SEATS.values()]
    made = table(SAID["sectorsTable"]["caption"], SAID["sectorsTable"]["heads"], rows)
    picture = image(life["people"], [*drawn, *labels], viewBox="0 0 350 350", class_="drawing life")
    return picture, words.stage(d), made


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
    """A dot a row for each country, with its name and figure beside it."""
    rows_of = [figures(iso, widget.year) for iso in widget.chosen_countries()]
    high, drawn = 24 + 15 * len(rows_of), []
    for row, label in enumerate(INDICATORS.values()):
        top = high * row
        drawn.append(svg_text(0, top + 12, label, class_="label"))
        for lane, (name, values) in enumerate(rows_of):
            value, y = values[row], top + 24 + 15 * lane
            x = 46 + 2.08 * (value or 0)
            if value is not None:
                drawn.append(tag("circle", cx=f"{x:.0f}", cy=y, r="5", class_="second" if lane else "first"))
            side: dict[str, str] = {"text_anchor": "end"} if value is not None and value > 50 else {}
            drawn.append(svg_text(round(x - 9 if side else x + 9), y + 4, f"{name} {percent(value)}", **side))
    rows = [[label, *(percent(values[row]) for _, values in rows_of)] for row, label in enumerate(INDICATORS.values())]
    made = table(SAID["signs"].format(year=widget.year), [SAID["sign"], *(name for name, _ in rows_of)], rows)
    return svg(4 * high + 4, "Countries, four signs of differentiation", drawn), words.pair(widget.year, rows_of), made
