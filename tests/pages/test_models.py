"""The page computes what Python computes, in the browser that readers use."""

import json

import pytest

from tests.pages.opening import ROOT
from tests.quick.test_alliance_page import WRONG
from widgets.modernity_sectors.model import COEFFICIENTS


def room_of(cases: str) -> str:
    """The room that a file of cases belongs to; what follows its name says which part.

    >>> room_of("alliance_outcome.people")
    'alliance_outcome'
    """
    return cases.split(".")[0]


ROOMS = sorted(
    path.stem
    for path in (ROOT / "tests" / "cases").glob("*.json")
    if (ROOT / "widgets" / room_of(path.stem) / "model.js").exists()
)
RUN = """async ([modules, name, args]) => {
    const exported = Object.assign({}, ...(await Promise.all(modules.map((url) => import(url)))));
    return args.map((one) => JSON.stringify(exported[name](...one), (key, value) => Number.isNaN(value) ? null : value));
}"""


@pytest.fixture(scope="module")
def models():
    """The repository's modules, each as it stands, on a port of their own."""
    from tests.pages.opening import serve

    server, address = serve(ROOT)
    yield address
    server.shutdown()
    server.server_close()


@pytest.fixture(params=["engine", "firefox"])
def computing(request):
    """Each browser in turn: both compute what readers see."""
    return request.getfixturevalue(request.param)


def differ(one, other, path=""):
    """The first place where two values differ by more than 1e-9."""
    if isinstance(other, dict):
        return next(
            (found for key in other if (found := differ((one or {}).get(key), other[key], f"{path}.{key}"))), None
        )
    if isinstance(other, list):
        if not isinstance(one, list) or len(one) != len(other):
            return f"{path}: {one!r} against {other!r}"
        return next(
            (found for i, pair in enumerate(zip(one, other, strict=True)) if (found := differ(*pair, f"{path}[{i}]"))),
            None,
        )
    if isinstance(other, float | int) and not isinstance(other, bool) and isinstance(one, float | int):
        return None if abs(one - other) <= 1e-9 * max(1, abs(other)) else f"{path}: {one} against {other}"
    return None if one == other else f"{path}: {one!r} against {other!r}"


@pytest.mark.parametrize("room", ROOMS)
def test_javascript_agrees_with_python(room, cases, models, computing):
    """D6: a formula that was changed on one side only."""
    page = computing.new_page()
    page.goto(f"{models}/_build/html/search.html")
    # Every module of the room as it stands, the drawing ones too: they run nothing by being imported.
    modules = [
        f"{models}/{path.relative_to(ROOT).as_posix()}"
        for path in sorted((ROOT / "widgets" / room_of(room)).glob("*.js"))
    ]
    count, faults = 0, []
    for group in cases(room):
        found = page.evaluate(RUN, [modules, group["function"], [case["args"] for case in group["cases"]]])
        for case, text in zip(group["cases"], found, strict=True):
            if fault := differ(json.loads(text) if text is not None else None, case["value"]):
                faults.append(f"{group['function']}{case['args']}: {fault}")
        count += len(group["cases"])
    page.close()
    assert faults == []
    assert count >= 200


def test_both_refuse_with_the_same_words(models, computing):
    """Two messages for one mistake."""
    page = computing.new_page()
    page.goto(f"{models}/_build/html/search.html")
    script = """async ([url, args]) => {
        const { pool } = await import(url);
        return args.map((one) => { try { return pool(...one); } catch (error) { return error.message; } });
    }"""
    assert page.evaluate(
        script, [f"{models}/widgets/alliance_outcome/model.js", [list(args) for args, _ in WRONG]]
    ) == [message for _, message in WRONG]
    assert (
        page.evaluate("async (url) => (await import(url)).COEFFICIENTS", f"{models}/widgets/modernity_sectors/model.js")
        == COEFFICIENTS
    )
    page.close()


def test_rooms_were_found():
    """A renamed folder of cases that leaves nothing to compare."""
    assert ROOMS == ["alliance_outcome", "alliance_outcome.people", "modernity_sectors", "suicide_typology"]
