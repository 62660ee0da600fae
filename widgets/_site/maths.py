"""Formulas as MathML at build time, so that no page needs a script to show one."""

import re
from html import escape
from typing import Literal

from docutils import nodes
from latex2mathml.converter import convert


def formula_of(text: str, display: Literal["inline", "block"] = "inline") -> str:
    """A formula without what every page says of MathML anyway, its signs as such.

    >>> formula_of("a=1")
    '<math><mrow><mi>a</mi><mo>=</mo><mn>1</mn></mrow></math>'
    """
    found = re.sub(r' xmlns="[^"]*"| display="inline"', "", convert(text, display=display))
    return re.sub("&#x([0-9A-F]+);", lambda sign: escape(chr(int(sign[1], 16)), quote=False), found)


def inline(self, node):
    self.body.append(f'<span class="maths">{formula_of(node.astext())}</span>')
    raise nodes.SkipNode


def block(self, node):
    formula = formula_of(node.astext(), display="block")
    self.body.append(f'<div class="maths-block" tabindex="0" role="group" aria-label="Formula">{formula}</div>')
    raise nodes.SkipNode


def setup(app):
    app.add_html_math_renderer("mathml", (inline, None), (block, None))
