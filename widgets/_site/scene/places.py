"""Where everything stands in the two drawings of the front page, and the words that are said of them."""

from dataclasses import dataclass

STORY = (
    "Two ends of a road. In the village a few people stand inside one warm light, and four threads tie every two of "
    "them: the neighbour who bakes the bread is also a cousin, a voter and a fellow believer. In the city baker, voter "
    "and believer are three grey strangers in three buildings, each tied to the same woman by one thin thread. In one "
    "small warm circle, at a kitchen table, somebody knows her name. From there a thread leads to a room with two "
    "chairs: one is empty, and in the one opposite somebody sits."
)
# From what part of the road on, in hundredths, a sentence says what is seen.
SAID = (
    (0, "She buys bread from a neighbour who is also her cousin, votes where she votes and sings where she sings."),
    (6, "The neighbour comes apart: bread from one street, the vote in another, the singing in a third."),
    (60, "Baker, voter and singer no longer know one another, and soon not her."),
    (
        92,
        "Three strangers, each replaceable. One small circle knows her name; a thread leads on from it to the chair "
        "opposite.",
    ),
)
WHOLE = (
    "In the village the same few people are baker, cousin, voter and fellow believer. In the city these are strangers, "
    "and one small circle knows her name. From there a thread leads to the chair opposite."
)
ENDS = ("village", "city")
# What each part of the drawing is called, and the chapter to which it leads.
LEADS = {
    "village": ("The village: life before it had sectors", "modern_society/four_sectors"),
    "threads": ("The threads: ties and limits", "integration/two_axes"),
    "city": ("The city: life in four sectors", "modern_society/four_sectors"),
    "lamp": ("The lamp: a few people carry much", "personal_life/significant_others"),
    "chairs": ("The chairs: the bond in numbers", "relationship/alliance_and_outcome"),
}
Point = tuple[float, float]


@dataclass(frozen=True)
class Layout:
    """Where everything stands in one of the two drawings, in user units; a figure is x, y of its feet and a scale."""

    name: str
    size: Point
    top: float
    towers: tuple[tuple[float, float, float], ...]
    city_ground: float
    shop: tuple[float, float, float]
    hall: tuple[float, float, float]
    bank: tuple[float, float, float]
    ghosts: tuple[float, ...]
    houses: tuple[tuple[float, float, float, float, float], ...]
    steeple: tuple[float, float, float, float]
    trees: tuple[tuple[float, float, float], ...]
    villagers: tuple[tuple[float, float, float], ...]
    ground: str
    village_light: tuple[float, float, float, float]
    home_light: tuple[float, float, float, float]
    her: tuple[tuple[float, float, float], tuple[float, float, float]]
    neighbour: tuple[float, float, float]
    ends: dict[str, tuple[float, float, float]]
    lamp: Point
    dose: tuple[float, float, float, float]
    chairs: tuple[tuple[float, float, float], ...]
    thread: str
    labels: tuple[tuple[str, float, float, str, str], ...]
    small: float
    parts: tuple[tuple[str, float, float, float, float], ...]


WIDE = Layout(
    name="wide",
    size=(1280, 578),
    top=0,
    towers=(
        (566, 62, 170), (612, 70, 262), (690, 50, 206), (724, 74, 346), (806, 58, 246), (872, 84, 420), (940, 58, 224),
        (1004, 62, 306),
    ),
    city_ground=520,
    shop=(572, 94, 92),
    hall=(684, 72, 80),
    bank=(928, 112, 84),
    ghosts=(590, 604, 734, 956, 968),
    houses=(
        (74, 486, 80, 52, 38),
        (160, 474, 66, 58, 40),
        (284, 480, 62, 46, 32),
        (352, 472, 74, 54, 40),
        (432, 486, 60, 44, 34),
    ),
    steeple=(240, 480, 38, 96),
    trees=((46, 498, 22), (512, 502, 18), (540, 510, 11)),
    villagers=((104, 510, 1.2), (168, 522, 1.15), (386, 522, 1.2), (440, 510, 0.84)),
    ground="M-600 520C-400 512-160 514 0 524C160 534 330 534 470 522S600 520 700 520H1900",
    village_light=(277, 446, 306, 158),
    home_light=(832, 462, 104, 92),
    her=((236, 520, 1.2), (784, 520, 1.2)),
    neighbour=(318, 520, 1.2),
    ends={"kin": (884, 520, 1.2), "bread": (622, 520, 1.1), "vote": (984, 520, 1.1), "sing": (712, 520, 1.1)},
    lamp=(836, 390),
    dose=(1170, 478, 98, 68),
    chairs=((1132, 520, 1.05), (1214, 520, -1.05)),
    thread="M896 484C922 540 930 570 984 570S1066 506 1136 484",
    labels=(
        ("then", 277, 556, "middle", "one neighbour: baker, cousin, voter, fellow believer"),
        ("now warm", 836, 380, "middle", "knows her name"),
        ("now", 1172, 398, "middle", "the chair opposite"),
    ),
    small=0.66,
    parts=(
        ("village", 66, 366, 434, 96),
        ("threads", 80, 464, 384, 66),
        ("city", 566, 100, 500, 290),
        ("lamp", 760, 392, 150, 132),
        ("chairs", 1072, 410, 198, 138),
    ),
)  # fmt: skip
NARROW = Layout(
    name="narrow",
    size=(390, 404),
    top=12,
    towers=(
        (8, 44, 92), (40, 46, 128), (92, 36, 96), (114, 46, 136), (214, 38, 110), (240, 54, 140), (296, 40, 92),
        (338, 44, 124),
    ),
    city_ground=294,
    shop=(12, 66, 60),
    hall=(86, 52, 54),
    bank=(294, 78, 56),
    ghosts=(23, 34, 124, 312, 321),
    houses=(
        (30, 104, 54, 34, 26),
        (90, 96, 46, 38, 27),
        (182, 100, 44, 32, 23),
        (232, 94, 52, 36, 28),
        (294, 104, 46, 30, 24),
    ),
    steeple=(150, 100, 26, 54),
    trees=((18, 116, 12), (362, 118, 12)),
    villagers=((58, 122, 0.86), (102, 131, 0.83), (264, 131, 0.86), (306, 122, 0.6)),
    ground="M0 133C90 140 220 140 390 130M0 294H390M150 410H372",
    village_light=(190, 92, 196, 96),
    home_light=(194, 264, 74, 64),
    her=((150, 130, 0.86), (158, 294, 0.86)),
    neighbour=(212, 130, 0.86),
    ends={"kin": (234, 294, 0.86), "bread": (48, 294, 0.8), "vote": (334, 294, 0.8), "sing": (110, 294, 0.8)},
    lamp=(196, 196),
    dose=(262, 376, 84, 52),
    chairs=((230, 410, 0.84), (296, 410, -0.84)),
    thread="M236 270C256 320 180 308 166 338S180 376 234 380",
    labels=(
        ("then", 195, 157, "middle", "one neighbour: baker, cousin, voter, believer"),
        ("now warm", 196, 188, "middle", "knows her name"),
        ("now", 122, 382, "end", "the chair"),
        ("now", 122, 402, "end", "opposite"),
    ),
    small=0.48,
    parts=(
        ("village", 26, 8, 316, 62),
        ("threads", 30, 72, 300, 66),
        ("city", 6, 156, 128, 140),
        ("lamp", 138, 176, 116, 120),
        ("chairs", 176, 316, 176, 100),
    ),
)  # fmt: skip
ON_THE_WAY = "{} of 100 on the way to the city"
