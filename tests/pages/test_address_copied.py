"""An address as people copy it: out of a chat or a course page, with marks that nobody sees."""

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
