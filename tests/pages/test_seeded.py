"""The proof that the visits can fail: a page with a fault of every kind, and every kind is reported from it."""

import re

import pytest

from tests.pages import visits
from tests.pages.conftest import opened
from tests.pages.opening import HTML

PAGE = "chapters/integration/two_axes.html"
# For each promise what is put on the page, and what must be said of it: a look or a state, and words of the fault.
SEEDS = [
    ("axe as it opens", '<img class="seed" src="data:,">', "320 dark: image-alt"),
    ("axe as it opens", '<p class="grey">x</p><style>.grey { color: light-dark(#000, #222); background: light-dark(#fff, #111); }</style>', "1280 dark: color-contrast"),
    ("axe with every control used", "<style>body:not(:has([value=two]:checked)) .said { color: #999; background: #aaa; }</style>", "'one'}: color-contrast"),
    ("axe with every control used", "<style>body:has([value=two]:checked) .more legend { color: #999; background: #aaa; }</style>", "1280 light, driven: color-contrast: <legend"),
    ("charts", '<figure class="chart"><figcaption><strong>T</strong></figcaption><svg role="img" aria-label="T"></svg></figure>', "T: described as 'T'"),
    ("first visit is light", '<img alt="x" src="../../_static/vega.js">', "bytes"),
    ("focus", '<a href="#x" style="outline: none !important">no ring</a>', "no outline: A no ring"),
    ("forced colours", '<div data-room="exercises" data-live="1"><label style="forced-color-adjust: none; color: Canvas">gone</label></div>', "active: <label"),
    ("headings", "<h4>deep</h4>", "h2 is followed by h4"),
    ("larger text", '<p style="overflow: hidden; height: 30px">lost at twice the size</p>', "200 %: <p"),
    ("motion", '<p style="transition: color 1s !important">slow</p>', "reduce: <p"),
    ("names and spoken values", '<div data-room="exercises" data-live="1"><input type="range" min="0" max="10" step="1" value="3"></div>', "1280 light: no name: <input"),
    ("names and spoken values", '<div data-room="exercises" data-live="1"><label>many<input type="range" min="0" max="10" step="1" value="3"></label></div>', "silent: many"),
    ("no script", "<button>dead</button>", "dead: <button"),
    ("no sideways scroll", '<p style="width: 700px">wide</p>', "320 dark: page: "),
    ("no sideways scroll", "<style>body:has([value=two]:checked) .said { width: 600px; }</style>", "driven: P.said"),
    ("nothing from elsewhere", '<img alt="x" src="https://elsewhere.invalid/x.png">', "asked https://elsewhere.invalid/x.png"),
    ("nothing from elsewhere", '<script>localStorage.setItem("bonds-seed", "x"); document.cookie = "seed=x";</script>', "stored bonds-seed"),
    ("nothing is thrown", '<script>throw new Error("seeded");</script>', "uncaught: seeded"),
    ("nothing shifts", '<style>main::before { content: ""; display: block; animation: grow 40ms 40ms 14 alternate; } @keyframes grow { to { height: 300px; } }</style>', "by 0."),
    ("paper", "<style>@media print { .controls { display: block !important; } }</style>", "suicide_typology: controls"),
    ("room is kept", "<style>[data-live=''], [data-live] { padding-block-end: 900px; }</style>", "was "),
    ("slider keys", '<div data-room="exercises" data-live="1"><input type="range" aria-label="stiff" min="0" max="10" step="1" value="3"></div>', "stiff: [0"),
    ("targets", '<button style="width: 9px; height: 9px; padding: 0; min-block-size: 0; min-inline-size: 0"></button>', "320 dark: <button"),
    ("text begins early", "<style>main h1 { margin-block-start: 400px !important; }</style>", "the title stands at"),
    ("widgets start", '<div data-room="exercises" id="sleeper"></div>', "sleeper"),
]  # fmt: skip


@pytest.fixture(scope="module")
def seeded(engine, site):
    """What each kind of visit finds on a page that has every fault at once; its policy is gone, so that faults may run."""
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", (HTML / PAGE).read_text(encoding="utf-8"))
    # The one that never starts would make each visit wait for it.
    marks = [mark for promise, mark, _ in SEEDS if promise != "widgets start"]
    text = text.replace("</main>", f"{''.join(marks)}</main>", 1)
    found = {}
    for kind in visits.VISITS:
        seen = opened(engine, site, **visits.OPTIONS.get(kind, {}))
        context = seen.context
        context.route(f"**/{PAGE}*", lambda route: route.fulfill(body=text, content_type="text/html; charset=utf-8"))
        context.route("https://elsewhere.invalid/**", lambda route: route.abort())
        found[kind] = visits.look_at(PAGE, kind, seen)
        context.close()
    return found


@pytest.mark.xdist_group("seeded")
@pytest.mark.parametrize(
    ("promise", "words"), [(promise, words) for promise, _, words in SEEDS if promise != "widgets start"]
)
def test_a_visit_sees_a_seeded_fault(promise, words, seeded):
    """Failure prevented: a promise that nothing keeps, or one fault that hides another."""
    said = [fault for kind in visits.PROMISES[promise] for fault in seeded[kind].get(promise, [])]
    assert any(words in fault for fault in said), said


def test_a_widget_that_sleeps_is_seen(visit):
    """Failure prevented: a wait that gives up in silence."""
    seen = visit().open("chapters/back/about.html")
    seen.page.evaluate("(mark) => document.querySelector('main').insertAdjacentHTML('beforeend', mark)", SEEDS[-1][1])
    with pytest.raises(AssertionError, match="sleeper"):
        seen.wake(patience=200)


def test_every_promise_has_a_seeded_fault():
    """Failure prevented: a new promise that nobody has seen red."""
    assert {promise for promise, _, _ in SEEDS} == set(visits.PROMISES)


@pytest.mark.parametrize("kind", visits.VISITS)
def test_a_visit_that_breaks_off_is_a_fault_of_all_its_promises(kind, visit):
    """Failure prevented: a page that does not open and is therefore well."""
    seen = visit()
    seen.page.set_default_timeout(1000)
    seen.page.route("**/*", lambda route: route.abort())
    found = visits.look_at(PAGE, kind, seen)
    assert all(found[promise] for promise, kinds in visits.PROMISES.items() if kind in kinds)
