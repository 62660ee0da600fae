"""The hundred people for readers without JavaScript and for printers: one cloud, its sentence, its table."""

from collections.abc import Sequence

from widgets._host.markup import Markup, image, svg_text, table, tag
from widgets._language.shared_words import words
from widgets.alliance_outcome.fallback import path, short
from widgets.alliance_outcome.people import EDGE, Line, above_middle, line_through, middle

WIDTH, HEIGHT, FOOT = 340, 262, 22
REACH = EDGE + 0.15
Point = tuple[float, float]


def still_people(points: Sequence[Point]) -> Markup:
    """Figure, sentence and table of a hundred people as they stand."""
    said = words("alliance_outcome")["people"]
    counts, line = above_middle(*zip(*points, strict=True)), line_through(*zip(*points, strict=True))
    strong = said["all"] if counts.strong == 50 else counts.strong
    sentence = said["middle"].format(strong=strong, strongAbove=counts.strong_above, weakAbove=counts.weak_above)
    if line.r != line.r:
        sentence = said["nothing"]
    else:
        sentence += " " + said["shared"].format(r=short(line.r), rest=f"{100 - 100 * line.r_squared:.0f}")
    rows = [
        (said["stronger"], counts.strong_above, counts.strong - counts.strong_above),
        (said["weaker"], counts.weak_above, counts.weak - counts.weak_above),
    ]
    return Markup(
        tag("figure", figure(points, line), tag("figcaption", sentence), class_="static-form")
        + tag("details", tag("summary", "Show as table"), table(said["counts"], said["headers"], rows), open=True)
    )


def x(alliance: float) -> float:
    """Where an alliance stands, in user units."""
    return (alliance + REACH) / (2 * REACH) * WIDTH


def y(outcome: float) -> float:
    """Where an outcome stands, in user units."""
    return (1 - (outcome + REACH) / (2 * REACH)) * (HEIGHT - FOOT)


def figure(points: Sequence[Point], line: Line) -> Markup:
    """The drawing: a point of no length for each person, whose round ends are the dot."""
    said = words("alliance_outcome")
    bottom = HEIGHT - FOOT
    cut_x, cut_y = (middle(values) for values in zip(*points, strict=True))
    drawn = [
        path("plot", f"M.5 .5H{WIDTH - 0.5}V{bottom}H.5z"),
        path("middles", f"M{x(cut_x):.0f} 1V{bottom}M1 {y(cut_y):.0f}H{WIDTH}"),
        path("dots-still", "".join(f"M{x(one):.0f} {y(other):.0f}h0" for one, other in points)),
    ]
    if abs(line.slope) < 1:
        ends = ((end, line.intercept + line.slope * end) for end in (-EDGE, EDGE))
        drawn.append(path("fit", "M" + "L".join(f"{x(one):.1f} {y(other):.1f}" for one, other in ends)))
    people = said["people"]
    drawn += [
        svg_text(6, 18, people["better"], class_="quiet"),
        svg_text(WIDTH - 6, 18, said["invented"], class_="quiet end"),
        svg_text(6, bottom - 8, people["worse"], class_="quiet"),
        svg_text(2, HEIGHT - 4, people["weaker"], class_="quiet"),
        svg_text(WIDTH - 2, HEIGHT - 4, people["stronger"], class_="quiet end"),
    ]
    return image(people["title"], drawn, viewBox=f"0 0 {WIDTH} {HEIGHT}")
