"""HTML written from Python with every text escaped; it knows no theme and no widget."""

from base64 import b64encode
from collections.abc import Sequence
from html import escape


class Markup(str):
    """Text that is already HTML."""

    __slots__ = ()

    def join(self, parts):
        # str.join would give a plain str, and the next tag would escape it.
        return Markup(super().join(parts))


def tag(name: str, *children, **attributes) -> Markup:
    """One element. A child that is not Markup is escaped; `class_` and `data_x` become class and data-x; None and False
    are left out.

    >>> tag("p", "2 < 3", class_="said")
    '<p class="said">2 &lt; 3</p>'
    """
    written = "".join(
        f" {key.rstrip('_').replace('_', '-') if key not in VERBATIM else key}"
        + ("" if value is True else f'="{escape(str(value))}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    inside = "".join(
        child if isinstance(child, Markup) else escape(str(child), quote=False) for child in flat(children)
    )
    return Markup(f"<{name}{written}>" if name in VOID else f"<{name}{written}>{inside}</{name}>")


VOID = {"br", "hr", "img", "input", "meta", "link"}
VERBATIM = {"viewBox", "preserveAspectRatio"}


def flat(children):
    """The children with nested lists opened and None dropped."""
    for child in children:
        if isinstance(child, list | tuple):
            yield from flat(child)
        elif child is not None:
            yield child


def table(caption: str, headers: Sequence[str], rows) -> Markup:
    """A table with caption and scoped headers; the first column names its row."""
    head = tag("tr", [tag("th", header, scope="col") for header in headers])
    body = [
        tag("tr", [tag("th" if i == 0 else "td", cell, scope="row" if i == 0 else None) for i, cell in enumerate(row)])
        for row in rows
    ]
    inner = tag("table", tag("caption", caption), tag("thead", head), tag("tbody", body))
    return scrolling(inner)


def scrolling(inside, kind: str = "table-scroll") -> Markup:
    """A table's frame, which scrolls by keyboard; a script takes the focus from it where nothing has to scroll."""
    return tag("div", inside, class_=kind, role="group", aria_label="Wide table", tabindex="0")


def image(label: str, *parts, **attributes) -> Markup:
    """A drawing that is heard as one image with a name: the labels inside are for the eye.

    >>> image("Two ties", tag("text", "a"), viewBox="0 0 9 9")
    '<svg role="img" aria-label="Two ties" viewBox="0 0 9 9"><g aria-hidden="true"><text>a</text></g></svg>'
    """
    return tag("svg", tag("g", parts, aria_hidden="true"), role="img", aria_label=label, **attributes)


def picture(drawing: str, label: str) -> Markup:
    """A drawing with a style of its own as a picture that needs no file, no wider than its page.

    >>> picture("<svg/>", "Two ties")
    '<img src="data:image/svg+xml;base64,PHN2Zy8+" alt="Two ties" style="max-width:100%">'
    """
    source = f"data:image/svg+xml;base64,{b64encode(drawing.encode()).decode()}"
    return tag("img", src=source, alt=label, style="max-width:100%")


def svg_text(x: float, y: float, text: str, **attributes) -> Markup:
    """SVG text at a point, in user units."""
    return tag("text", text, x=f"{x:g}", y=f"{y:g}", **attributes)
