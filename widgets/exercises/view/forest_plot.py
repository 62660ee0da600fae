"""A forest plot as a small tree of SVG, drawn once for the page, for JupyterLab and for paper; it computes no
statistic.
"""

from widgets._host.markup import Markup, tag

WIDTH, LEFT, ROW, TOP = 330, 62, 22, 12


def drawing(figure: dict) -> list:
    """The figure of a forest item as `[tag, {attributes}, child ...]`: squares by weight, whiskers, diamond, prediction
    interval.

    Invented or simulated studies carry the word on the picture.

    >>> study = {"label": "A", "n": 9, "r": .1, "low": -.2, "high": .4, "weight": 100}
    >>> drawing({"title": "Two", "studies": [study]})[0]
    'svg'
    """
    studies, pooled = figure["studies"], figure.get("pooled")
    ends = [row[side] for row in studies for side in ("low", "high")] + (
        [pooled["pi_low"], pooled["pi_high"]] if pooled else []
    )
    low, high = min(0, *ends), max(0, *ends)
    ticks = [value / 10 for value in range(-10, 11) if value % 2 == 0 and low <= value / 10 <= high]

    def x(value: float) -> int:
        # Whole units, half a pixel at most: an embed page has to fit into 15 kB.
        return round(LEFT + (value - low) / (high - low) * (WIDTH - LEFT - 6))

    top = TOP + (ROW if "mark" in figure else 0)
    bottom = top + ROW * (len(studies) + bool(pooled))
    spots = [(row, top + ROW * i + ROW / 2) for i, row in enumerate(studies)]
    whiskers = "".join(f"M{x(row['low'])} {y:g}H{x(row['high'])}" for row, y in spots)
    squares = "".join(square(x(row["r"]), y, round(1.5 + row["weight"] ** 0.5)) for row, y in spots)
    labels = [["text", {"x": "0", "y": f"{y + 5:g}"}, str(row["label"])] for row, y in spots]
    scale = [
        ["text", {"x": str(x(tick)), "y": f"{bottom + 18:g}", "text-anchor": "middle"}, f"{tick:g}".replace("-", "−")]
        for tick in ticks
    ]
    shapes = {"axes": f"M{x(0)} {top}V{bottom}", "whisker": whiskers, "mark": squares}
    parts = [["path", {"class": name, "d": path}] for name, path in shapes.items()]
    if "mark" in figure:
        parts.append(["text", {"class": "edge", "x": str(WIDTH), "y": "16", "text-anchor": "end"}, figure["mark"]])
    if pooled:
        y = bottom - ROW / 2
        parts.append(["path", {"class": "reach", "d": f"M{x(pooled['pi_low'])} {y:g}H{x(pooled['pi_high'])}"}])
        diamond = (
            f"M{x(pooled['low'])} {y:g}L{x(pooled['r'])} {y - 7:g}L{x(pooled['high'])} {y:g}L{x(pooled['r'])} "
            f"{y + 7:g}Z"
        )
        parts += [["path", {"class": "pooled", "d": diamond}], ["text", {"x": "0", "y": f"{y + 5:g}"}, "Pooled"]]
    scale.append(
        [
            "text",
            {"class": "edge", "x": str((LEFT + WIDTH) // 2), "y": f"{bottom + 38:g}", "text-anchor": "middle"},
            "correlation r, 95 % interval",
        ]
    )
    return [
        "svg",
        {"viewBox": f"0 0 {WIDTH} {bottom + 44:g}", "role": "img", "aria-label": described(figure)},
        # Heard as one image; the numbers are in the table beside it.
        ["g", {"aria-hidden": "true"}, *parts, *labels, *scale],
    ]


def square(x: float, y: float, half: int) -> str:
    """One square of a path, about its middle.

    >>> square(10, 20, 3)
    'M7 17h6v6h-6z'
    """
    return f"M{x - half:g} {y - half:g}h{2 * half}v{2 * half}h{-2 * half}z"


def described(figure: dict) -> str:
    """What the drawing shows, for those who do not see it; the table beside it holds the numbers."""
    count = len(figure["studies"])
    diamond = (
        ", and a diamond for the pooled correlation on the band where new studies are expected"
        if figure.get("pooled")
        else ""
    )
    return f"{figure['title']}: {count} studies, each a square at its correlation r with its 95 % interval{diamond}."


def written(node: list | str) -> Markup | str:
    """The tree as HTML, every text escaped."""
    if isinstance(node, str):
        return node
    name, attributes, *children = node
    return tag(name, [written(child) for child in children], **attributes)
