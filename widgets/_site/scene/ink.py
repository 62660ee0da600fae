"""The two drawings of the front page as SVG: a frieze, and three storeys for a narrow window.

Both ends of the road stand in each at full strength; `scene.js` moves what is there and adds nothing.
"""

from widgets._host.markup import Markup, image, svg_text, tag
from widgets._site.scene.places import LEADS, STORY, Layout, Point

BREAD = "M-11 0c-3-9 4-12 11-12s14 3 11 12zM-4-9l3 5M2-10l3 5"
BALLOT = "M-10 0v-13h20v13zM-5-13l2-9 9 2-1 7"
BOOK = "M0 0c-4-4-9-4-12-3v-11c4-1 8 0 12 3 4-3 8-4 12-3v11c-3-1-8-1-12 3zM0 0v-11"
PROPS = {"bread": (BREAD, -26, -1), "vote": (BALLOT, 26, -1), "sing": (BOOK, 0, -14)}
WORD = {"bread": ("a baker", -12), "vote": ("a voter", 0), "sing": ("a believer", 12)}
CHAIR = "M-20 0v-22M16 0v-20M-24-66c-8 0-10 6-9 14l6 30h44c5 0 7-3 7-8s-3-7-8-7h-25l-5-24c-1-4-4-5-10-5z"
SEATED = (
    "M-20-31c-3-20-1-37 10-37 10 0 12 10 13 24l15 5c4 1 6 4 6 8l1 31h-9l-2-26c-9 3-25 1-34-5zM-17.5-80a8.5 8.5 0 "
    "1 0 17 0a8.5 8.5 0 1 0-17 0z"
)
SOMEBODY = (
    "M-11.5-11c0-14 0-27.5 11.5-27.5S11.5-25 11.5-11H7.2V0H1.6v-11h-3.2V0H-7.2v-11z"
    "M-7-47a7 7 0 1 0 14 0a7 7 0 1 0-14 0z"
)
KNOT = "M-9.1-53a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0-7.2 0z"


def path(d: str, kind: str) -> Markup:
    return tag("path", d=d, class_=kind)


def at(x: float, y: float, k: float, turned: bool = False) -> str:
    """Where a group stands: its origin, and its scale, which is negative for what looks the other way."""
    return f"translate({x:g} {y:g})scale({k:g} {abs(k):g})" if turned else f"translate({x:g} {y:g})scale({k:g})"


def figure(kind: str, x: float, y: float, k: float, what: str = "somebody") -> Markup:
    return tag("use", href=f"#scene-{what}", class_=kind, transform=at(x, y, k))


def gabled(x: float, base: float, wide: float, wall: float, roof: float) -> str:
    """A front with a pointed roof."""
    half = wide / 2
    return f"M{x:g} {base:g}v-{wall:g}l{half:g}-{roof:.1f} {half:g} {roof:.1f}v{wall:g}z"


def ropes(*pairs: tuple[Point, Point]) -> Markup:
    """Four threads between every two of them."""
    lines = [
        f"M{ax:g} {ay:g}Q{(ax + bx) / 2:g} {max(ay, by) + 2 + 5 * i:g} {bx:g} {by:g}"
        for (ax, ay), (bx, by) in pairs
        for i in range(4)
    ]
    return path("".join(lines), "rope")


def held(x: float, y: float, k: float) -> Point:
    """Where a figure holds its threads."""
    return (x, round(y - 30 * k, 1))


def spelt(place: tuple[float, ...]) -> str:
    return " ".join(f"{one:g}" for one in place)


def ellipse(kind: str, place: tuple[float, float, float, float], **more) -> Markup:
    cx, cy, rx, ry = place
    return tag("ellipse", cx=cx, cy=cy, rx=rx, ry=ry, class_=kind, **more)


def tower(x: float, base: float, wide: float, tall: float) -> Markup:
    panes = f"M{x + 6:g} {base - 8:g}v-{tall - 16:g}h{wide - 12:g}v{tall - 16:g}z"
    return Markup(path(f"M{x:g} {base:g}v-{tall:g}h{wide:g}v{tall:g}z", "tower") + path(panes, "panes"))


def city(to: Layout) -> list[Markup]:
    base, (shop, sw, sh), (hall, hw, hh), (bank, bw, bh) = to.city_ground, to.shop, to.hall, to.bank
    porch = f"M{bank - 8:g} {base - bh:g}l{bw / 2 + 8:g}-{bh / 2.3:.1f} {bw / 2 + 8:g} {bh / 2.3:.1f}z"
    pillars = "".join(f"M{bank + part * bw / 7:g} {base - bh:g}v{bh:g}" for part in (1, 6))
    return [
        *(tower(x, base, wide, tall) for x, wide, tall in to.towers),
        path(f"M{shop:g} {base:g}v-{sh:g}h{sw:g}v{sh:g}z", "wall"),
        path(f"M{shop - 8:g} {base - sh:g}h{sw + 16:g}l6 {sh / 4:g}h-{sw + 28:g}z", "awning"),
        path(
            "".join(
                f"M{shop + part * sw / 5:g} {base - sh:g}l{(part - 2.5) * 2.4:g} {sh / 4:g}" for part in range(1, 5)
            ),
            "line",
        ),
        path(gabled(hall, base, hw, hh, hh / 1.9), "wall"),
        path(f"M{bank:g} {base:g}v-{bh:g}h{bw:g}v{bh:g}z{porch}", "wall"),
        path(pillars, "line"),
        *(figure("ghost", x, base, to.ends["bread"][2]) for x in to.ghosts),
    ]


def tree(x: float, y: float, r: float) -> Markup:
    crown = tag("circle", cx=x, cy=round(y - 2 * r, 1), r=r, class_="wall")
    return Markup(path(f"M{x:g} {y:g}v-{1.6 * r:g}", "line") + crown)


def house(x: float, y: float, wide: float, wall: float, roof: float) -> Markup:
    door = f"M{x + 0.4 * wide:.1f} {y:g}v-14h{0.2 * wide:.1f}v14"
    pane = f"h{0.16 * wide:.1f}v-{0.22 * wall:.1f}h-{0.16 * wide:.1f}z"
    window = f"M{x + 0.18 * wide:.1f} {y - 0.55 * wall:.1f}{pane}"
    return Markup(path(gabled(x, y, wide, wall, roof), "wall") + path(door + window, "line"))


def spire(x: float, y: float, wide: float, tall: float) -> str:
    """A window with a round head and a ball on the tip, which are no sign of one religion."""
    sill, tip, arch, ball = y - 0.81 * tall, y - 1.52 * tall, 0.16 * wide, 0.09 * wide
    window = (
        f"M{x - arch:.1f} {sill:.1f}v-{1.4 * arch:.1f}a{arch:.1f} {arch:.1f} 0 0 1 {2 * arch:.1f} 0v{1.4 * arch:.1f}z"
    )
    return f"{window}M{x:g} {tip:.1f}v-{0.2 * wide:.1f}a{ball:.1f} {ball:.1f} 0 1 1 .1 0"


def village(to: Layout) -> list[Markup]:
    x, y, wide, tall = to.steeple
    people = [held(*one) for one in to.villagers]
    her, him = held(*to.her[0]), held(*to.neighbour)
    return [
        *(tree(*one) for one in to.trees),
        *(house(*one) for one in to.houses),
        path(gabled(x, y, wide, tall, tall / 1.92), "wall"),
        path(spire(x + wide / 2, y, wide, tall), "line"),
        ropes((people[0], people[1]), (people[1], her), (him, people[2]), (people[2], people[3])),
        *(figure("warm", *one) for one in to.villagers),
    ]


def prop(key: str) -> Markup:
    drawn, x, y = PROPS[key]
    return tag("g", path(drawn, "prop"), transform=f"translate({x} {y})")


def moving(kind: str, then: tuple, now: tuple, *inside) -> Markup:
    """A group that stands at its later end, with both ends for the script."""
    return tag("g", *inside, class_=f"moves {kind}", data_then=spelt(then), data_now=spelt(now), transform=at(*now))


def one_of_four(to: Layout, kind: str) -> Markup:
    """What becomes of the neighbour: kin, or somebody whom another could replace."""
    words, aside = WORD.get(kind, (None, 0))
    word = svg_text(aside, 24, words, class_="word now", text_anchor="middle") if words else None
    return moving(
        f"one {kind}", to.neighbour, to.ends[kind], figure("body", 0, 0, 1), prop(kind) if kind in PROPS else None, word
    )


def strings(to: Layout) -> list[Markup]:
    """One thread from her to each of the four, as they hang in the city."""
    (x, y), lift = held(*to.her[1]), {"kin": -18, "bread": 125, "vote": 98, "sing": 55}
    out = []
    for kind, place in to.ends.items():
        (bx, by), rise = held(*place), lift[kind] * place[2]
        d = f"M{x:g} {y:g}Q{(x + bx) / 2:g} {min(y, by) - rise:.1f} {bx:g} {by:g}"
        out.append(tag("path", d=d, class_=f"string {kind}", data_lift=f"{rise:.1f}"))
    return out


def kitchen(to: Layout) -> list[Markup]:
    (x, y), k, base = to.lamp, to.small / 0.66, to.city_ground
    shade = f"M{x - 15 * k:.1f} {y + 34 * k:.1f}l{7 * k:.1f}-{12 * k:.1f}h{16 * k:.1f}l{7 * k:.1f} {12 * k:.1f}z"
    top = f"M{x - 32 * k:.1f} {base - 29 * k:.1f}h{64 * k:.1f}"
    legs = "".join(f"M{x + side * 25 * k:.1f} {base - 29 * k:.1f}v{26 * k:.1f}" for side in (-1, 1))
    cord = f"M{x:g} {y:g}v{22 * k:.1f}"
    return [path(cord + top + legs, "line"), path(shade, "warm"), figure("warm", x, base, to.small)]


def consulting_room(to: Layout) -> list[Markup]:
    chairs = [tag("g", path(CHAIR, "chair"), transform=at(*one, turned=True)) for one in to.chairs]
    sitting = tag("g", path(SEATED, "warm"), transform=at(*to.chairs[1], turned=True))
    return [ellipse("dose", to.dose), *chairs, sitting]


def at_first(to: Layout) -> Markup:
    """She and the neighbour who is all four, as they stand in the village."""
    held_by_one = tag("g", *(prop(key) for key in PROPS), transform=at(*to.neighbour))
    pair = ropes((held(*to.her[0]), held(*to.neighbour)))
    her, him = figure("me", *to.her[0], what="her"), figure("warm", *to.neighbour)
    return tag("g", pair, her, him, held_by_one, class_="at-first")


def drawing(to: Layout, led) -> Markup:
    """One of the two drawings, and over it a link for each part that leads to a chapter; `led` gives its address."""

    def part(kind: str, inside: list[Markup]) -> Markup:
        return tag("g", inside, class_=kind)

    ends = {"data_then": spelt(to.village_light), "data_now": spelt(to.home_light)}
    drawn = image(
        STORY,
        part("city", city(to)),
        part("room", consulting_room(to)),
        ellipse("glow moves-light", to.home_light, **ends),
        ellipse("glow at-first", to.village_light),
        part("kitchen", kitchen(to)),
        part("village", village(to)),
        path(to.ground, "ground"),
        tag("path", d=to.thread, class_="thread", pathLength="1"),
        *strings(to),
        at_first(to),
        *(one_of_four(to, kind) for kind in to.ends),
        moving("her", *to.her, figure("me", 0, 0, 1, what="her")),
        *(svg_text(x, y, words, class_=f"word {kind}", text_anchor=anchor) for kind, x, y, anchor, words in to.labels),
        class_="scene",
        viewBox=f"0 {to.top:g} {to.size[0]:g} {to.size[1]:g}",
    )
    return tag("div", drawn, [over(to, *one, led) for one in to.parts], class_=f"drawn {to.name}")


def over(to: Layout, name: str, x: float, y: float, wide: float, tall: float, led) -> Markup:
    """A link over a part of the drawing; its words show where it is pointed at or has the focus."""
    words, target = LEADS[name]
    across, down = to.size
    shares = {"left": x / across, "top": (y - to.top) / down, "width": wide / across, "height": tall / down}
    style = ";".join(f"{side}:{share:.1%}" for side, share in shares.items())
    return tag("a", tag("span", words), href=led(target), class_="part", style=style)


def shared() -> Markup:
    """What both drawings use: a figure, the one with a knot of hair, the panes of a tower and the light."""
    stops = [tag("stop", class_=f"light-{i}", offset=offset) for i, offset in enumerate(("0", ".55", "1"))]
    pane = tag("path", d="M2 3h7v8h-7z", class_="pane")
    panes = tag("pattern", pane, id="scene-panes", width="12", height="15", patternUnits="userSpaceOnUse")
    people = [
        tag("g", tag("path", d=d), id=f"scene-{name}") for name, d in (("somebody", SOMEBODY), ("her", SOMEBODY + KNOT))
    ]
    inside = tag("defs", people, panes, tag("radialGradient", stops, id="scene-light"))
    return tag("svg", inside, width="0", height="0", class_="scene-defs", aria_hidden="true")
