"""Three rings, from the inside out, in which a reader places people; empty here, filled by the view or by a pen."""

# Half width and half height of each ring, in the units of the picture, and where its name stands.
RINGS = ((92, 42, 36), (142, 78, 72), (170, 114, 108))


def drawing(groups: list[str]) -> list:
    """The rings as `[tag, {attributes}, child ...]`, each with the name of its group.

    >>> [part[0] for part in drawing(["inner", "middle", "outer"])[2:]]
    ['path', 'text', 'path', 'text', 'path', 'text']
    """
    parts = []
    for name, (wide, high, low) in zip(groups, RINGS, strict=True):
        half = f"a{wide} {high} 0 1 0"
        parts += [
            ["path", {"d": f"M{-wide} 0{half} {2 * wide} 0{half}{-2 * wide} 0"}],
            ["text", {"x": "0", "y": str(low), "text-anchor": "middle"}, name],
        ]
    return ["svg", {"viewBox": "-172 -116 344 232", "aria-hidden": "true"}, *parts]
