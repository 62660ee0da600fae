"""The day of the edition: one setting, said alike by the papers, refused in one sentence where it is no day."""

import re
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from widgets._site import edition

ROOT = Path(__file__).parents[2]
SETTINGS = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))["sphinx"]["config"]


def test_the_paper_of_citation_names_the_same_day():
    """Failure prevented: a book that is cited with the day of another edition."""
    paper = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert edition.checked("bonds_released", paper["date-released"]) == SETTINGS["bonds_released"]


@pytest.mark.parametrize("value", ["2026-11-27", date(2026, 11, 27)])
def test_a_day_with_or_without_quotation_marks_is_read(value):
    """Failure prevented: an edition that cannot be built because YAML took the day for a date."""
    assert edition.checked("bonds_released", value) == "2026-11-27"


@pytest.mark.parametrize("value", ["", None, "27.11.2026", "2026-02-30", "2026-11-27\n", 20261127, ["2026-11-27"]])
def test_what_is_no_day_ends_the_build_with_one_sentence(value):
    """Failure prevented: "edition of None" at the foot of every page, or two tracebacks."""
    config = {"bonds_released": value, "bonds_edition": ""}
    place, expected = "_config.yml, sphinx: config: bonds_released", "the day of this edition, such as '2026-11-27'"
    said = f"{place}: {expected}, is expected, not {value!r}"
    with pytest.raises(SystemExit, match=f"^{re.escape(said)}$"):
        edition.check(SimpleNamespace(), config)


@pytest.mark.parametrize("value", ["two words", 'a"b', "a@b", None, 2])
def test_a_name_that_cannot_stand_in_a_key_is_refused(value):
    """Failure prevented: work that is kept under a name which no page reads again."""
    with pytest.raises(SystemExit, match="bonds_edition: a name of letters, digits and hyphens"):
        edition.check(SimpleNamespace(), {"bonds_released": "2026-11-27", "bonds_edition": value})
