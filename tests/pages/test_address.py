"""Whatever stands in the address, the page opens, its widgets keep inside their limits and nothing is thrown."""

import random

import pytest
from playwright.sync_api import expect

from tests.night import many
from tests.pages.driving import until
from tests.pages.opening import HTML, LIVE
from widgets._site.pages import state_of

CURATED = ["", "NaN", "Infinity", "1e999", "-1e999", "0x10", "1.", ".5", "--1", "1,1", "1:1", "%E0%A4%A", "%00", "%", "__proto__", "constructor", "toString", "null",
           "undefined", "true", "[]", "{}", "<script>alert(1)</script>", "javascript:alert(1)", "\u202e", "٣", "1e3", "9" * 400, "a" * 20000, "~", "~~~", "1~2~3", "1~NaN", "💥"]  # fmt: skip
PROBE = """async (hashes) => {
    // Chromium weighs every link anew for its speculation rules whenever the address changes: four fifths of the time.
    document.querySelector("script[type=speculationrules]")?.remove();
    const bad = [];
    for (const hash of hashes) {
        try {
            history.replaceState(null, "", "#" + hash);
            dispatchEvent(new HashChangeEvent("hashchange"));
            await null; // a widget may draw once for many settings: each address must be drawn
        } catch (error) { bad.push([hash.slice(0, 80), String(error)]); continue; }
        for (const { key, model, rules } of window.bonds.widgets) for (const rule of Object.values(rules)) {
            const value = model.get(rule.trait);
            const within = (one, of) => of.kind === "list" ? Array.isArray(one) && one.length <= (of.most ?? 100) && one.every((part) => within(part, of.of))
                : of.kind === "flag" ? typeof one === "boolean" : of.kind === "choice" ? of.values.includes(one)
                : Number.isFinite(one) && one >= of.min && one <= of.max && (of.kind !== "whole" || Number.isInteger(one));
            if (!within(value, rule)) bad.push([hash.slice(0, 80), `${key}.${rule.trait} = ${JSON.stringify(value)}`]);
        }
    }
    return bad.slice(0, 10);
}"""


def addresses(page):
    """The address rules of the widgets of a page."""
    return [
        (state["key"], state["address"])
        for state in state_of((HTML / page).read_text(encoding="utf-8"))
        if state["address"]
    ]


def curated(page):
    """Every awkward value under every key and for the whole state, and malformed wholes."""
    out = [
        "#",
        "=",
        "x=1",
        "typology",
        "typology=",
        "&&&",
        "=&=",
        "__proto__=c:1",
        *(f"{key}={value}" for key, _ in addresses(page) for value in CURATED),
    ]
    # A moderator without such a group, a study that is not there.
    out += [
        f"alliance=m:{mode},d:{data},f:{f},v:{v},p:loo,k:4000,o:4000"
        for mode in ("forest", "funnel")
        for data in ("invented", "simulated")
        for f, v in ((1, 11), (1, 3), (20, 0))
    ]
    for key, rules in addresses(page):
        out += [
            f"{key}={short}:{value}" for short in [*list(rules)[:3], "__proto__", "constructor"] for value in CURATED
        ]
    return (out * 3)[: max(200, len(out))]


def noise(page, count):
    """Seeded random addresses, half of them nearly right."""
    dice = random.Random(2012)
    alphabet = "abcxyz019.-:,~=&%#/ é\u202e<>\"'{}"
    known = addresses(page)
    out = []
    for _ in range(count):
        key, rules = dice.choice(known)
        short = dice.choice([*rules, "zz", "__proto__"])
        word = "".join(dice.choice(alphabet) for _ in range(dice.randrange(0, 30)))
        number = dice.choice(
            [f"{dice.uniform(-3, 3):.3f}", str(dice.randrange(-5, 500)), word, dice.choice(CURATED[:28])]
        )
        out.append(
            dice.choice([word, f"{key}={short}:{number}", f"{key}={short}:{number},{word}", f"{key}={word}&{key}=c:0"])
        )
    return out


# All of them every night; a fifth of them on every run.
COUNT = many(2_000, 10_000)
ADDRESSED = [page for page in LIVE if addresses(page)]


@pytest.mark.parametrize("page", ADDRESSED)
def test_two_hundred_awkward_addresses(page, visit):
    """S5: a curated address that throws, or leaves a value outside its limits."""
    seen = visit().open(page).wake()
    hashes = curated(page)
    assert len(hashes) >= 200
    assert seen.page.evaluate(PROBE, hashes) == []
    assert seen.errors == []
    assert seen.page.locator(".notice").count() <= 1


@pytest.mark.parametrize("page", ADDRESSED)
def test_random_addresses(page, visit):
    """S5: a random address that throws, or leaves a value outside its limits: 2,000 on every run, 10,000 at night."""
    seen = visit().open(page).wake()
    hashes = noise(page, -(-COUNT // len(ADDRESSED)))
    faults = []
    for start in range(0, len(hashes), 500):
        faults += seen.page.evaluate(PROBE, hashes[start : start + 500])
    assert faults == []
    assert seen.errors == []


def test_a_drawing_that_throws_for_one_address_is_seen(visit):
    """The proof that every address is drawn: values looked at without drawing would pass here too."""
    page = next(page for page in ADDRESSED if page.endswith("two_axes.html"))
    seen = visit().open(page).wake()
    seen.page.evaluate("""() => {
        const { model } = window.bonds.widgets.find((one) => one.key === "typology");
        // As a view draws: once for all that changed together, and after it.
        model.on("change:cohesion", () => queueMicrotask(() => { if (model.get("cohesion") === 0.12) throw new Error("seeded"); }));
    }""")
    assert seen.page.evaluate(PROBE, ["typology=c:0.3", "typology=c:0.12", "typology=c:0.4"]) == []
    assert until(seen.page, "1", 1) == 1
    assert [error for error in seen.errors if "seeded" in error]


@pytest.mark.parametrize("page", ADDRESSED)
def test_a_copied_address_restores_every_setting(page, visit):
    """A link that shows something else than the sender saw."""
    for key, rules in addresses(page):
        seen = visit().open(page).wake()
        wanted = seen.page.evaluate(
            """([key, rules]) => {
                const { model } = window.bonds.widgets.find((one) => one.key === key);
                const pick = (rule) => rule.kind === "flag" ? true : rule.kind === "choice" ? rule.values.at(-1)
                    : rule.kind === "list" ? Array(rule.least || 1).fill(pick(rule.of)) : rule.kind === "whole" ? rule.max : (rule.min + rule.max) / 3;
                for (const rule of Object.values(rules)) model.set(rule.trait, pick(rule));
                model.save_changes();
                return [model.get("link"), Object.fromEntries(Object.values(rules).map((rule) => [rule.trait, model.get(rule.trait)]))];
            }""",
            [key, rules],
        )
        link, values = wanted
        again = visit()
        again.page.goto(link)
        again.wake()
        restored = again.page.evaluate(
            "([key, names]) => { const { model } = window.bonds.widgets.find((one) => one.key === key); return Object.fromEntries(names.map((name) => [name, model.get(name)])); }",
            [key, list(values)],
        )
        assert close(restored, values)
        assert again.errors == []
        assert again.page.locator(".notice").count() == 0


def test_a_link_on_an_open_page_shows_what_the_sender_saw(visit):
    """A link leaves out what stands at its start: on a page that was moved, the rest must go back there."""
    page = next(page for page in ADDRESSED if page.endswith("two_axes.html"))
    seen = visit().open(f"{page}#typology=k:0.8,v:1").wake()
    now = "(() => { const { model } = window.bonds.widgets.find((one) => one.key === 'typology'); return ['cohesion', 'control', 'milieus'].map(model.get); })()"
    assert seen.page.evaluate(now) == [0, 0.8, True]
    for fragment in ("typology=c:-0.6", "typology%3Dc%3A-0.6"):
        seen.page.evaluate("(hash) => { location.hash = hash; }", fragment)
        assert until(seen.page, now, [-0.6, 0, False]) == [-0.6, 0, False]
    assert seen.page.locator(".notice").count() == 0


def test_an_old_letter_opens_its_milieu_and_the_new_address_says_its_id(visit):
    """A link from the first year that opens another milieu once one was added or went."""
    page = next(page for page in ADDRESSED if page.endswith("two_axes.html"))
    now = "(() => { const { model } = window.bonds.widgets.find((one) => one.key === 'typology'); return ['milieu', 'link'].map(model.get); })()"
    for word in ("D", "V04"):
        seen = visit().open(f"{page}#typology=v:1,w:{word}").wake()
        milieu, link = seen.page.evaluate(now)
        assert milieu == "V04"
        assert "w:V04" in link.split("#typology=")[1].split(",")
        assert seen.page.locator(".story-name").inner_text().startswith("An elite military unit")
        assert seen.page.locator(".notice").count() == 0


def test_an_address_of_a_milieu_that_went_keeps_its_place_and_says_so_once(visit):
    """A link from the first year that ends in an error, in another milieu, or in silence."""
    page = next(page for page in ADDRESSED if page.endswith("two_axes.html"))
    now = "(() => { const { model } = window.bonds.widgets.find((one) => one.key === 'typology'); return ['milieu', 'cohesion', 'control', 'milieus'].map(model.get); })()"
    for word in ("G", "V07"):
        seen = visit().open(f"{page}#typology=c:-0.3,k:1,v:1,w:{word}").wake()
        assert seen.page.evaluate(now) == ["none", -0.3, 1, True]
        said = seen.page.locator(".notice[data-address]")
        assert said.count() == 1
        assert said.inner_text().startswith("The milieu that this address named is no longer a dot")
        assert seen.errors == []


def test_a_named_milieu_is_read_without_a_strain(visit):
    """Somebody's surroundings as a number in a ranking, in the sentence, the table or the curve."""
    page = next(page for page in ADDRESSED if page.endswith("two_axes.html"))
    seen = visit().open(f"{page}#typology=c:0.9,k:0.3,t:0.3,v:1,w:V03").wake()
    room = seen.page.locator("[data-room=suicide_typology]")
    assert "train" not in room.locator(".said").inner_text()
    assert not room.locator(".curve-box").is_visible()
    room.locator("details", has=seen.page.locator("summary", has_text="table")).first.locator("summary").click()
    tables = room.locator("table")
    expect(tables).to_have_count(2)
    assert "train" not in " ".join(tables.all_inner_texts())
    assert seen.errors == []


def test_a_notice_goes_when_the_address_is_right(visit):
    """A complaint about an address that is no longer there."""
    page = next(page for page in ADDRESSED if page.endswith("two_axes.html"))
    seen = visit().open(f"{page}#typology=c:9").wake()
    assert seen.page.locator(".notice").count() == 1
    seen.page.evaluate("location.hash = 'typology=c:0.5'")
    assert until(seen.page, "document.querySelectorAll('.notice').length", 0) == 0


def close(one, other):
    """Equal, numbers to six places as the address keeps them."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(close(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(close, one, other))
    return abs(one - other) <= 1e-6 if isinstance(one, float | int) and not isinstance(one, bool) else one == other


def test_a_wrong_address_gives_one_polite_notice(visit):
    """Bad input without a word, or with one word for each fault."""
    seen = visit().open(f"{ADDRESSED[0]}#{addresses(ADDRESSED[0])[0][0]}=c:99,zz:1,k:abc").wake()
    notice = seen.page.locator(".notice")
    assert notice.count() == 1
    said = seen.page.locator("main > [aria-live=polite]").get_by_text(notice.inner_text(), exact=True)
    said.wait_for(state="attached")
