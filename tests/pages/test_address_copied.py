"""An address and a number as people copy them: with marks that nobody sees, and the minus of another program."""

from urllib.parse import quote

import pytest

from tests.cases.field_tables import UNSEEN

SETTING = "(() => { const { model } = window.bonds.widgets.find((one) => one.key === 'typology'); return ['cohesion', 'control'].map(model.get); })()"


@pytest.mark.parametrize("mark", UNSEEN)
def test_what_nobody_sees_changes_no_address(mark, visit):
    """F16: a link that opens something else, with a notice that a part of it could not be read."""
    seen = visit().open(f"chapters/integration/two_axes.html#{quote(f'{mark}typology=c:-0.6,{mark}k:0.1{mark}')}")
    assert seen.page.evaluate(SETTING) == [-0.6, 0.1]
    assert seen.page.get_by_text("Part of this address could not be read").count() == 0
    assert seen.errors == []


@pytest.mark.parametrize("minus", "-\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d")
def test_a_slider_reads_every_minus(minus, visit):
    """F16: a number refused beside a slider that an exercise of the same page reads."""
    seen = visit().open("chapters/integration/two_axes.html").wake()
    typed = seen.page.locator("[data-room=suicide_typology] input.typed").first
    typed.fill(f"{minus}0.25")
    assert typed.get_attribute("aria-invalid") == "false"
    assert -0.25 in seen.page.evaluate(SETTING)
