"""The visits of a page: each opens it once, then changes theme, width and medium and asks every question that needs no fresh page."""

import gzip
from collections import defaultdict

from tests.pages import questions
from tests.pages.driving import DRAWN, DRIVE, choose, rounds, still
from tests.pages.opening import BACK, CHAPTERS, HTML, LIVE, REFERENCE, Visit

STORED = {"bonds-place", "bonds-theme", "bonds-work", "bonds-work-unread"}
HEIGHTS = "[...document.querySelectorAll('[data-room]')].map((one) => [one.id || one.dataset.room, one.dataset.live ?? '', one.getBoundingClientRect().height])"
SHIFTS = "window.shift = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) window.shift += one.value; }).observe({ type: 'layout-shift', buffered: true });"


class Asking:
    """A visit of one page and what it finds, by promise; a question that breaks is a finding and stops no other."""

    def __init__(self, path: str, seen: Visit):
        self.path, self.seen, self.page = path, seen, seen.page
        self.found = defaultdict(list)
        self.where = ""
        self.live = path in LIVE

    def look(self, width=1280, height=900, theme="light", medium="screen", motion="no-preference", colours="none"):
        """Everything that a look can be, said each time: nothing is left over from the look before."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(media=medium, color_scheme=theme, reduced_motion=motion, forced_colors=colours)
        still(self.page)
        self.where = " ".join(
            str(one)
            for one in (width, theme, medium, motion, colours)
            if one not in ("screen", "no-preference", "none")
        )

    def ask(self, promise: str, question, *given, when="") -> None:
        """Keep the answer, each sentence with the look and the state in which it was found."""
        try:
            faults = question(self.page, *given)
        except Exception as error:
            faults = [f"could not be asked: {error}"]
        self.found[promise] += [f"{self.where}{when and ', '}{when}: {fault}" for fault in faults]

    def drive(self):
        """Use every control; a page with widgets on which nothing could be used is a finding."""
        self.ask("widgets start", lambda page: [] if page.evaluate(DRIVE) else ["no control was found"], when="driven")

    def opened(self):
        """Open or load again, scroll through, and compare each room before and after it started; room is reserved for
        the widths of telephones, tablets and desks, not for the narrowest.
        """
        self.page.reload() if self.page.url.startswith("http") else self.seen.open(self.path)
        before = self.page.evaluate(HEIGHTS)
        self.ask("widgets start", lambda page: self.seen.wake() and [])
        still(self.page)
        if self.page.viewport_size["width"] >= 390:
            self.ask("room is kept", grown, before)


def grown(page, before) -> list[str]:
    """Rooms whose height changed when they started; those that had started before were not seen waiting."""
    return [
        f"{name} was {was:.0f} and is {now:.0f}"
        for (name, live, was), (_, _, now) in zip(before, page.evaluate(HEIGHTS), strict=True)
        if not live and abs(now - was) > max(40, 0.06 * now)
    ]


def weight(urls, site) -> int:
    """Gzipped bytes of what was requested from the site."""
    names = {url.removeprefix(site).split("?")[0].split("#")[0].lstrip("/") for url in urls if url.startswith(site)}
    return sum(len(gzip.compress((HTML / name).read_bytes(), 9)) for name in names)


def first(asking: Asking) -> None:
    """A phone that has never been here; then a tablet, the keys of the sliders, and paper."""
    asking.page.add_init_script(SHIFTS)
    asking.look(390, 844)
    asking.seen.open(asking.path)
    before = asking.page.evaluate(HEIGHTS)
    still(asking.page)
    if asking.path in [*CHAPTERS, "index.html", *BACK]:
        limit = 60_000 if asking.path not in BACK else 45_000 if asking.path in REFERENCE else 30_000
        bytes_ = weight(asking.seen.requests, asking.seen.site)
        asking.ask("first visit is light", lambda page: [f"{bytes_} bytes"] if bytes_ > limit else [])
        asking.ask("nothing shifts", lambda page: [f"by {one}" for one in [page.evaluate("window.shift")] if one])
    asking.ask("text begins early", questions.late)
    asking.ask("headings", questions.headings)
    if not asking.live and asking.path != "index.html":
        return
    asking.ask("widgets start", lambda page: asking.seen.wake() and [])
    still(asking.page)
    asking.ask("room is kept", grown, before)
    asking.look(768)
    asking.opened()
    asking.look(768, medium="print")
    paper(asking)
    asking.look(1280)
    asking.ask("slider keys", questions.slider_keys)
    for step in rounds(asking.page):
        choose(asking.page, step)
        asking.ask("slider keys", questions.slider_keys, list(step), when=f"{step}")


def paper(asking: Asking) -> None:
    """What print shows, with the events that a browser sends around it."""
    asking.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    asking.ask("paper", questions.on_paper)
    asking.page.evaluate("dispatchEvent(new Event('afterprint'))")


def phone(asking: Asking) -> None:
    """Loaded dark and narrow, then light: axe, the edges and the targets, untouched and in every mode."""
    looks = ("dark", "light")
    asking.look(320, theme="dark")
    asking.opened()
    asking.ask("no sideways scroll", questions.outside)
    asking.ask("targets", questions.small)
    in_themes(asking, 320, looks, "axe as it opens")
    if asking.live:
        driven(asking, 320, looks, {"no sideways scroll": questions.outside, "targets": questions.small})


def desk(asking: Asking) -> None:
    """Loaded light and wide, then dark: what it asks for and keeps, and every question of a large screen."""
    asking.look()
    asking.opened()
    asking.ask("nothing from elsewhere", kept, asking.seen)
    asking.ask("names and spoken values", questions.names)
    asking.ask("targets", questions.small)
    asking.ask("larger text", questions.clipped)
    in_themes(asking, 1280, ("light", "dark"), "axe as it opens", again=True)
    asking.look(motion="reduce")
    asking.ask("motion", questions.moving)
    asking.look(colours="active")
    asking.ask("forced colours", questions.invisible)
    asking.look()
    asking.ask("focus", questions.focus)
    if asking.live:
        asking.look(medium="print")
        paper(asking)
        asking.page.evaluate("document.activeElement.blur(); scrollTo(0, 0);")
        driven(
            asking, 1280, ("light", "dark"), {"names and spoken values": questions.names, "targets": questions.small}
        )
        asking.look(motion="reduce")
        asking.ask("motion", questions.moving, when="driven")


def plain(asking: Asking) -> None:
    """Without JavaScript."""
    asking.seen.open(asking.path)
    asking.where = "no script"
    asking.ask("no script", questions.dead)
    asking.ask("charts", questions.charts)


def kept(page, seen: Visit) -> list[str]:
    """Requests to other hosts, cookies, and stored keys that no page documents."""
    stored = set(page.evaluate("Object.keys(localStorage)")) - STORED
    return [f"asked {url}" for url in seen.elsewhere] + [f"stored {one}" for one in (*stored, *seen.context.cookies())]


def in_themes(asking: Asking, width: int, themes, promise: str, part=None, when="", again=False) -> None:
    """Axe in each theme, the one that is there first; the last stays. In the second, what a theme can change, and in
    the first too where another width was looked at whole.
    """
    for theme in themes:
        asking.look(width, theme=theme)
        asking.ask(promise, questions.axe, part, again or theme != themes[0], when=when)


def driven(asking: Asking, width: int, themes, others: dict) -> None:
    """Every control used, then every mode chosen: axe in both themes, the other questions and forced colours once.

    What stands outside the rooms was looked at before; it is looked at once more in one theme and width, after driving.
    """
    promise = "axe with every control used"
    asking.look(width, theme=themes[0])
    asking.drive()
    asking.ask(promise, questions.axe, None if width == 320 else DRAWN, when="driven")
    for step in [{}, *rounds(asking.page)]:
        choose(asking.page, step)
        when = f"{step}" if step else "driven"
        if step:
            in_themes(asking, width, themes, promise, list(step), when)
        else:
            asking.look(width, theme=themes[1])
            asking.ask(promise, questions.axe, DRAWN, True, when=when)
        for other, question in others.items():
            asking.ask(other, question, when=when)
        if width == 1280:
            asking.look(width, colours="active")
            asking.ask("forced colours", questions.invisible, when=when)
        themes = themes[::-1]


VISITS = {"first": first, "phone": phone, "desk": desk, "plain": plain}
OPTIONS = {"plain": {"java_script_enabled": False, "width": 390, "height": 844}}
# Which visits answer for a promise.
PROMISES = {
    "axe as it opens": ("phone", "desk"),
    "axe with every control used": ("phone", "desk"),
    "charts": ("plain",),
    "first visit is light": ("first",),
    "focus": ("desk",),
    "forced colours": ("desk",),
    "headings": ("first",),
    "larger text": ("desk",),
    "motion": ("desk",),
    "names and spoken values": ("desk",),
    "no script": ("plain",),
    "no sideways scroll": ("phone",),
    "nothing from elsewhere": ("desk",),
    "nothing is thrown": ("first", "phone", "desk", "plain"),
    "nothing shifts": ("first",),
    "paper": ("first", "desk"),
    "room is kept": ("first", "desk"),
    "slider keys": ("first",),
    "targets": ("phone", "desk"),
    "text begins early": ("first",),
    "widgets start": ("first", "phone", "desk"),
}


def look_at(path: str, kind: str, seen: Visit) -> dict[str, list[str]]:
    """What one visit of a page finds, by promise."""
    asking = Asking(path, seen)
    try:
        VISITS[kind](asking)
    except Exception as error:
        # A visit that broke off proves nothing for any promise that it answers for.
        for promise in (one for one, kinds in PROMISES.items() if kind in kinds):
            asking.found[promise].append(f"{asking.where}: the visit broke off: {error}")
    asking.found["nothing is thrown"] += [f"{kind}: {error}" for error in seen.errors]
    return dict(asking.found)
