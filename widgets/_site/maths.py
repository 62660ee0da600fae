"""Formulas as MathML at build time, so that no page needs a script to show one."""

from docutils import nodes
from latex2mathml.converter import convert


def inline(self, node):
    self.body.append(f'<span class="maths">{convert(node.astext())}</span>')
    raise nodes.SkipNode


def block(self, node):
    formula = convert(node.astext(), display="block")
    self.body.append(f'<div class="maths-block" tabindex="0" role="group" aria-label="Formula">{formula}</div>')
    raise nodes.SkipNode


def setup(app):
    app.add_html_math_renderer("mathml", (inline, None), (block, None))
