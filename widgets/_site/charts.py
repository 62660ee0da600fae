"""Altair charts as figures of the book: a drawing that needs no script, a description, the data; in JupyterLab the live
chart.
"""

import json
import re
from textwrap import wrap

import vl_convert
from pandas import isna

from data import about
from widgets._host.markup import Markup, image, picture, table, tag
from widgets._host.surroundings import for_the_page, unattended
from widgets._site.palette import as_variables, palette

__all__ = ["Figure", "figure", "palette"]

# The widths at which a page shows the drawings: what is drawn at another width is scaled, and its words with it.
WIDE, NARROW = 576, 344
LIVE = "application/vnd.vegalite.v5+json"
CONFIG = {
    "background": None,
    # The description names the drawing, and the table beside it holds the numbers: no mark is read out by itself.
    "aria": False,
    # The widest of the faces that a reader may have: labels are measured with it, and what fits in it fits in the
    # others.
    "font": "DejaVu Sans, Verdana, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": palette.quiet,
        "titleColor": palette.quiet,
        "domainColor": palette.rule,
        "tickColor": palette.rule,
        "gridColor": palette.grid,
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "titlePadding": 8,
        "labelPadding": 5,
    },
    "header": {"labelColor": palette.ink, "labelFontSize": 13, "labelFontWeight": "bold", "titleFontSize": 0},
    "text": {"color": palette.ink, "fontSize": 13, "font": "sans-serif"},
    "title": {"color": palette.ink, "fontSize": 13, "fontStyle": "italic", "fontWeight": "normal", "anchor": "end"},
    **{mark: {"color": palette.quiet} for mark in ("bar", "point", "line", "rule", "tick", "area", "circle", "square")},
}


def figure(
    chart, *, title, subtitle, description, source, narrow=None, table=None, note=None, told=None, limit=None
) -> "Figure":
    """A chart with its finding, its measure, its source and its data.

    `title` says the finding, `subtitle` what is measured and in which unit, `description` (40 characters or more) what
    a reader who cannot see it needs. `source` is a name of `data` or several; `note` follows it in small print, and
    `limit`, the one thing that the picture cannot say, goes before it in ink. `narrow` is the form for phones (by
    default the same chart, narrower). A chart in which a reader chooses needs `told`, a sentence about what was chosen:
    `{first year}` and `{last year}` stand for a column in the first and last row of `table` that holds the choice.
    """
    if len(description) < 40 or description == title:
        raise ValueError(
            f"description must say variables and main pattern in 40 characters or more, not {description!r}"
        )
    return Figure(
        chart,
        title,
        subtitle,
        description,
        [source] if isinstance(source, str) else list(source),
        narrow,
        table,
        note,
        told,
        limit,
    )


def spare(drawn: str) -> str:
    """The drawing without what the page says elsewhere or nobody sees, in tenths of a pixel: a third of the bytes of a
    chapter.
    """
    drawn = re.sub(
        r' (?:aria-[a-z]+|role|class|xmlns:xlink|version|pointer-events|font-family|stroke-miterlimit)="[^"]*"',
        "",
        drawn,
    )
    drawn = re.sub(r' (?:opacity="1"|stroke-width="1"|transform="translate\(0,0\)")', "", drawn)
    drawn = re.sub(r'<path d="[^"]*" display="none"/>|<path d="(?:M0,0h0v0h0Z)?"/>', "", drawn)
    # In the tags alone: a label that says 0.19 must not become 0.2.
    drawn = re.sub(r"<[^>]*>", lambda tag: re.sub(r"-?\d+\.\d{2,}", tenths, tag[0]), drawn)
    # Where there is no stroke its width says nothing.
    drawn = re.sub(r"<(?![^>]* stroke=)[^>]*>", lambda tag: re.sub(r' stroke-width="[^"]*"', "", tag[0]), drawn)
    return unwrapped(drawn)


def unwrapped(drawn: str) -> str:
    """The drawing without groups that say nothing of what is in them.

    >>> unwrapped('<g><g fill="none"><path/></g></g><g/>')
    '<g fill="none"><path/></g>'
    """
    bare = []

    def kept(tag: re.Match) -> str:
        if tag[0] == "<g/>":
            return ""
        if tag[0] != "</g>":
            bare.append(tag[0] == "<g>")
        elif not bare.pop():
            return tag[0]
        return "" if tag[0] == "</g>" or bare[-1] else tag[0]

    return re.sub(r"<g/>|<g(?: [^>]*[^/])?>|</g>", kept, drawn)


def tenths(found: re.Match) -> str:
    """A coordinate in tenths of a pixel."""
    return f"{float(found[0]):.1f}".removesuffix(".0")


class Figure:
    """What `figure` returns: shown as a static figure on the page and as a live chart in JupyterLab."""

    def __init__(self, chart, title, subtitle, description, sources, narrow, rows, note, told=None, limit=None):
        self.chart, self.narrow, self.specs = chart, narrow or chart, {}
        # A per-cent sign does not begin a line.
        self.title, self.subtitle, self.description, self.note, self.limit = (
            text and text.replace(" %", "\u00a0%") for text in (title, subtitle, description, note, limit)
        )
        self.sources = {name: about(name) for name in sources}
        self.rows = chart.data if rows is None else rows
        if not hasattr(self.rows, "itertuples"):
            raise ValueError("table must be a DataFrame when the chart's own data is not one")
        self.told = self.checked(told)

    def checked(self, told: str | None) -> str | None:
        """The sentence about a choice. ValueError where a reader can choose and it is missing or names no column."""
        if told is None and '"bind"' in json.dumps(self.spec()):
            raise ValueError("a chart in which a reader chooses needs told: a sentence about what was chosen")
        for name in re.findall(r"\{(?:first |last )?([^}]*)\}", told or ""):
            if name not in self.columns():
                raise ValueError(f"told names {name!r}; the table has {', '.join(self.columns())}")
        return told

    def columns(self) -> list[str]:
        """The heads of the data table."""
        return [str(name).replace("_", " ") for name in self.rows.columns]

    def spec(self, chart=None, width=WIDE) -> dict:
        """The Vega-Lite specification at a width in pixels; invented and simulated data say so on the picture."""
        spec = self.from_altair(chart or self.chart)
        given = {name: value for name, value in spec.get("config", {}).items() if name != "view"}
        # Vega names its box by it; without, a listener hears "Vega visualization".
        spec["description"] = self.description
        spec["config"] = {**CONFIG, **given}
        if "width" not in spec and not {"hconcat", "vconcat", "concat", "facet", "repeat"} & set(spec):
            spec |= {"width": width, "autosize": {"type": "fit", "contains": "padding"}}
        kinds = [entry["kind"] for entry in self.sources.values() if entry["kind"] in ("invented", "simulated")]
        if kinds:
            spec["title"] = {"text": f"{kinds[0].capitalize()} data"}
        return spec

    def from_altair(self, chart) -> dict:
        """What Altair says of a chart; once, for it checks every word against its schema."""
        if id(chart) not in self.specs:
            spec = chart.to_dict()
            if "params" in spec:
                # Altair names the view of a selection after how its table prints, which a terminal's width may change.
                text = json.dumps(spec)
                names = list(dict.fromkeys(re.findall(r'"(view_[0-9a-f]{16}\w*)"', text)))
                for number, name in enumerate(names, 1):
                    text = text.replace(f'"{name}"', f'"view_{number}"')
                spec = json.loads(text)
            self.specs[id(chart)] = spec
        return dict(self.specs[id(chart)])

    def svg(self, chart, width, prefix) -> Markup:
        """The drawing: colours as variables, no ids that another chart could have."""
        spec = self.spec(chart, width)
        if re.search(r'"field": "year", [^}]*"type": "(?:nominal|ordinal)"', json.dumps(spec)):
            raise ValueError("years stand at their true distances: year:Q or year:T")
        drawn = vl_convert.vegalite_to_svg(spec)
        if "role-legend" in drawn:
            raise ValueError("a label stands at its line or bar: legend=None")
        drawn = spare(drawn)
        drawn = re.sub(r'(id="|url\(#)', rf"\g<1>{prefix}-", drawn)
        drawn = as_variables(drawn)
        size = re.search(r' width="([\d.]+)" height="([\d.]+)" viewBox="([^"]*)"', drawn)
        assert size, "vl-convert writes width, height and viewBox of every drawing"
        inside = Markup(drawn.split(">", 1)[1].removesuffix("</svg>"))
        return image(self.description, inside, viewBox=size[3], style=f"max-width:{size[1]}px")

    def html(self) -> Markup:
        slug = re.sub(r"[^a-z0-9]+", "-", self.title.lower()).strip("-")[:48].strip("-")
        caption = tag("figcaption", tag("strong", self.title), tag("span", self.subtitle))
        inks = [
            tag("div", self.svg(chart, width, f"{slug}-{name}"), class_=f"ink {name}")
            for chart, width, name in ((self.chart, WIDE, "wide"), (self.narrow, NARROW, "narrow"))
        ]
        links = [tag("a", entry["title"], href=f"#data-{name}") for name, entry in self.sources.items()]
        source = tag(
            "p",
            "Source: ",
            *[part for link in links for part in (link, "; ")][:-1],
            ".",
            f" {self.note}" if self.note else None,
            class_="source",
        )
        more = tag("summary", "Show the data", tag("span", f": {self.title}", class_="vh"))
        licences = dict.fromkeys(entry["licence"] for entry in self.sources.values())
        shown = tag(
            "details",
            more,
            table(self.title, self.columns(), self.cells()),
            data_licence=f"picture CC BY 4.0; data: {'; '.join(licences)}",
        )
        code = tag(
            "details", tag("summary", "Show the code", tag("span", f": {self.title}", class_="vh")), class_="code"
        )
        limit = tag("p", self.limit, class_="limit") if self.limit else None
        return tag("figure", caption, inks, self.live(), limit, source, shown, code, class_="chart", id=slug)

    def cells(self) -> list[list[str]]:
        """The rows of the data table as text; a blank is said, never shown as zero."""
        return [
            ["no figure" if isna(value) else f"{value:g}" if isinstance(value, float) else str(value) for value in row]
            for row in self.rows.itertuples(index=False)
        ]

    def live(self) -> Markup | None:
        """The specification for a chart that has something to interact with; the runtime is fetched when the reader
        asks.
        """
        spec = self.spec()
        if "params" not in json.dumps(spec):
            return None
        text = as_variables(json.dumps(spec, ensure_ascii=False, separators=(",", ":"))).replace("<", "\\u003c")
        return tag("script", Markup(text), type="application/json", class_="spec", data_told=self.told)

    def titled(self) -> dict:
        """The specification for JupyterLab, which has neither a caption nor the book's paper: both go onto the
        picture.
        """
        spec = self.spec()
        marks = [spec["title"]["text"]] if "title" in spec else []
        spec["config"] = {**spec["config"], "background": palette.paper, "title": {}, "padding": 12}
        inks = {"color": palette.ink, "subtitleColor": palette.quiet}
        said = {"text": wrap(self.title, 70), "subtitle": [*wrap(self.subtitle, 90), *marks], **inks}
        fit = {"autosize": {"type": "fit-x", "contains": "padding"}} if "autosize" in spec else {}
        return {**spec, **fit, "title": {**said, "anchor": "start", "offset": 12}}

    def _repr_mimebundle_(self, **options):
        # The page gets the drawing. JupyterLab draws Vega-Lite 5 by itself, offline; nbformat refuses the media type of
        # version 6. What turns a notebook into HTML knows no Vega and takes the picture; JupyterLab ranks it lower.
        if for_the_page():
            return {"text/html": str(self.html())}
        drawn, words = vl_convert.vegalite_to_svg(self.titled()), f"{self.title}. {self.description}"
        live = {
            LIVE: self.titled() | {"$schema": "https://vega.github.io/schema/vega-lite/v5.json"},
            "image/svg+xml": drawn,
            "text/plain": words,
        }
        # HTML goes before both: a picture gets no words from nbconvert, and nobody is there who would use a live chart.
        return {"text/html": str(picture(drawn, words)), **live} if unattended() else live
