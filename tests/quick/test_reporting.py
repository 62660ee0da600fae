"""Where a report of an error goes: what the setting may be, and what the link carries."""

from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest

from widgets._site import edition
from widgets._site.reporting import link

PAGE = "chapters/integration/two_axes"
TO = ["https://forge.example/bonds/issues/new", "https://forms.example/?form=7", "mailto:bonds@university.example"]
NOWHERE = ["bonds@x.example", "http://x.example", "javascript:alert(1)", "mailto:", "mailto:a", "https://x#y", None, 3]


@pytest.mark.parametrize("to", TO)
def test_a_report_names_page_and_edition(to):
    """Failure prevented: "there is a typo", and nobody knows where; or a setting's own query lost."""
    asked = parse_qs(urlsplit(link(to, PAGE, "2026-11-27")).query)
    said = asked.pop("subject" if to.startswith("mailto:") else "title")
    assert said == [f"Bonds, 2026-11-27: {PAGE}"]
    assert asked == parse_qs(urlsplit(to).query)
    assert link(to, PAGE, "2026-11-27").startswith(to)


@pytest.mark.parametrize("to", ["", *TO])
def test_an_address_or_none_is_taken(to):
    """Failure prevented: an address that is refused though it leads somewhere."""
    assert edition.checked("bonds_report_to", to) == to


@pytest.mark.parametrize("to", NOWHERE)
def test_what_is_no_address_ends_the_build_with_one_sentence(to):
    """Failure prevented: a link at the foot of every page that leads nowhere, or runs."""
    settings = {"bonds_released": "2026-11-27", "bonds_edition": "", "bonds_report_to": to}
    with pytest.raises(SystemExit, match="bonds_report_to: an address that begins with https:// or mailto:"):
        edition.check(SimpleNamespace(), settings)
