"""The class that every widget of the book extends: one view, live in JupyterLab and on the page; it knows no theory."""

import json
import re
from typing import ClassVar

import anywidget
import traitlets

from widgets._host import assemble
from widgets._host.markup import Markup, tag
from widgets._host.surroundings import for_the_page, unattended
from widgets._host.traits import rule

LIVE = "application/vnd.jupyter.widget-view+json"
# What only a page of the book can follow.
NOWHERE = 'a.leads[href^="#goto/"]{display:none}'


class Widget(anywidget.AnyWidget):
    """A widget with a static form of its own.

    `room` is its folder, `key` its name in the address (`#typology=c:-0.6`).
    Traits tagged `address` can be restored from there; `initial` keeps the values that the author gave, for Reset.
    Where a room has several views, `views = Views("mode")` lets the argument `show` name those that a chapter teaches,
    the first of which stands if `mode` names none.
    `retired` names what old addresses may hold and no trait takes any more, with the sentence that a reader then sees.
    """

    room = ""
    key = ""
    retired: ClassVar[dict[str, str]] = {}
    initial = traitlets.Dict().tag(sync=True)

    esm = staticmethod(assemble.module)
    css = staticmethod(assemble.styles)

    def __init__(self, *, key=None, **traits):
        self.key = key or type(self).key
        if not re.fullmatch(r"[a-z][a-z0-9-]*", self.key):
            raise ValueError(f"key must be lower-case letters, digits and hyphens, not {self.key!r}")
        # A room that has a trait of this name hands the views over itself.
        if "show" in traits and self.has_trait("views") and not self.has_trait("show"):
            traits["views"] = traits.pop("show")
        unknown = [name for name in traits if not self.has_trait(name)]
        if unknown:
            raise ValueError(
                f"{type(self).__name__} has no {unknown[0]!r}; it takes {', '.join(sorted(self.address_names()))}"
            )
        super().__init__(**traits)
        if traits.get("views"):
            self._stand_on_a_view_shown(traits)
        self.initial = {name: getattr(self, name) for name in self.address_names()}

    def _stand_on_a_view_shown(self, given: dict) -> None:
        name = self.traits()["views"].of
        if name not in given:
            setattr(self, name, self.views[0])
        elif getattr(self, name) not in self.views:
            named = ", ".join(map(repr, self.views))
            raise ValueError(f"{name} is {getattr(self, name)!r}, which show does not name; it names {named}")

    @classmethod
    def address_names(cls) -> list[str]:
        """The traits that the address may hold."""
        return [name for name, trait in cls.class_traits(sync=True).items() if trait.metadata.get("address")]

    def _state_for_page(self) -> dict:
        skip = {name for name in self.trait_names(sync=True) if name.startswith("_") or name in HOST_TRAITS}
        state = {name: getattr(self, name) for name in sorted(self.trait_names(sync=True)) if name not in skip}
        if not state.get("views"):
            state.pop("views", None)
        rules = {
            self.trait_metadata(name, "address"): {"trait": name, **rule(self.traits()[name])}
            for name in self.address_names()
        }
        reused = sorted(set(rules) & set(self.retired))
        if reused:
            raise ValueError(
                f"{type(self).__name__}: {reused[0]!r} is retired from addresses and must not be used again"
            )
        held = {"room": self.room, "key": self.key, "state": state, "address": rules}
        return held | {name: found for name, found in (("retired", self.retired), ("unsaid", self.unsaid())) if found}

    def __repr__(self):
        changed = {
            name: getattr(self, name)
            for name in self.address_names()
            if getattr(self, name) != self.traits()[name].default()
        }
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in changed.items())})"

    def unsaid(self) -> dict[str, str]:
        """What an address means that leaves a setting out, where that is not how the widget starts."""
        return {}

    def fallback(self) -> str:
        """The static form: figure, sentence, table."""
        raise NotImplementedError(type(self).__name__)

    def shape(self) -> str:
        """What decides how much room the widget will need, for the style sheet that keeps it free."""
        return getattr(self, "mode", "")

    def page_html(self) -> Markup:
        """The widget as a page shows it: its state as data, and the static form until the view stands."""
        # `<` is escaped so that no text in the data can close the script element.
        state = json.dumps(self._state_for_page(), ensure_ascii=False, separators=(",", ":"), allow_nan=False).replace(
            "<", "\\u003c"
        )
        data = Markup(f'<script type="application/json">{state}</script>')
        return tag(
            "div",
            data,
            Markup(self.fallback()),
            class_=f"bonds {self.room.replace('_', '-')}",
            data_room=self.room,
            data_shape=self.shape(),
        )

    def notebook_html(self) -> Markup:
        """The static form for a notebook that was turned into HTML: it brings its own style."""
        return Markup(f"<style>{assemble.shortened(self._css)}{NOWHERE}</style>{self.page_html()}")

    def _repr_mimebundle_(self, **options):
        bundle = super()._repr_mimebundle_(**options)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        # What turns a notebook into HTML prefers the live form, which comes from another host and is blank without it.
        if unattended():
            data = {mime: value for mime, value in data.items() if mime != LIVE}
        return {**data, "text/html": str(self.page_html() if for_the_page() else self.notebook_html())}, metadata


HOST_TRAITS = {"layout", "tabbable", "tooltip", "comm", "keys"}
