"""The views that a chapter names with `show=`, in every room that has several."""

import pytest

import widgets


@pytest.fixture(params=[name for name in widgets.__all__ if hasattr(getattr(widgets, name), "views")])
def room(request):
    """A widget class with several views, and their names."""
    found = getattr(widgets, request.param)
    return found, list(found.class_traits()[found.class_traits()["views"].of].values)


def test_the_first_view_named_stands(room):
    """Failure prevented: a chapter that names two views and opens with a third; one view alone needs no list."""
    made, known = room
    last_two = known[:-3:-1]
    assert made(show=last_two).mode == known[-1]
    assert made(show=last_two, mode=known[-2]).mode == known[-2]
    assert made(show=known[-1]).views == [known[-1]]


def test_what_no_view_is_called_is_refused_by_name(room):
    """Failure prevented: a misspelt view that leaves a reader without tabs, or an error that does not say which."""
    made, known = room
    for given, said in (("nowhere", "'nowhere'"), ([known[0], known[0]], repr(known[0])), ([7], "7"), (7, "7")):
        with pytest.raises(ValueError, match=rf"show must name some of '{known[0]}', .*, each once, not {said}"):
            made(show=given)
    with pytest.raises(ValueError, match=f"mode is '{known[0]}', which show does not name; it names '{known[1]}'"):
        made(mode=known[0], show=known[1])


def test_an_address_reaches_every_view(room):
    """Failure prevented: a published address that the page refuses because a chapter does not name its view."""
    made, known = room
    state = made(show=known[0])._state_for_page()
    assert state["state"]["views"] == known[:1]
    assert state["address"]["m"]["values"] == known
    assert "views" not in made()._state_for_page()["state"]


def test_words_of_rows_go_on_meaning_rows():
    """Failure prevented: notebooks that say what each row of the forest shows and are told that it is no view."""
    made = widgets.AllianceOutcome(show="loo")
    assert (made.show, made.views) == ("loo", [])
