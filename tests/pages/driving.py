"""Drives every native control of a page as a reader would; it does not know what a widget shows."""

import time

# The widgets that draw a picture and say what it shows; exercises have tests of their own.
DRAWN = "[data-room]:not([data-room=exercises])"
# Each control to its end and back to somewhere in between, by the events that a browser sends.
DRIVE = """async () => {
    const wait = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
    const send = (control, ...names) => names.forEach((name) => control.dispatchEvent(new Event(name, { bubbles: true })));
    let driven = 0;
    for (const room of document.querySelectorAll("[data-room]:not([data-room=exercises])")) {
        const seen = new WeakSet();
        for (let round = 0; round < 60; round += 1) {
            const control = [...room.querySelectorAll("input, select, summary")].find((one) => !seen.has(one) && one.offsetParent);
            if (!control) break;
            seen.add(control);
            driven += 1;
            if (control.tagName === "SUMMARY") { control.parentElement.open = true; send(control.parentElement, "toggle"); }
            else if (control.tagName === "SELECT") { control.selectedIndex = control.options.length - 1; send(control, "input", "change"); }
            else if (control.type === "range") { control.value = control.max; send(control, "input", "change"); await wait(); control.value = Number(control.min) + (control.max - control.min) * 0.3; send(control, "input", "change"); }
            else if (control.type === "checkbox" && !control.checked) control.click();
            else if (control.type === "radio" && !control.checked) control.click();
            await wait();
        }
    }
    return driven;
}"""


# Two frames: what was asked for in the first is drawn in the second.
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))"
# Loaded, letters there, drawn, and nothing left that the page does when it has time.
STILL = """async () => {
    if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await new Promise((done) => requestIdleCallback(done, { timeout: 2000 }));
    return null;
}"""


def drawn(page) -> None:
    """Wait until what was changed is on the screen."""
    page.evaluate(FRAMES)


def still(page) -> None:
    """Wait until the page has nothing more to do."""
    page.evaluate(STILL)


def until(page, expression: str, wanted, patience: float = 10):
    """The value of an expression, asked for again until it is what is wanted; the page's policy forbids `wait_for_function`."""
    end = time.monotonic() + patience
    while (found := page.evaluate(expression)) != wanted and time.monotonic() < end:
        drawn(page)
    return found


MODES = """() => [...document.querySelectorAll("[data-room]")].map((room) =>
    [...(room.querySelector("fieldset:not(.exercise fieldset)")?.querySelectorAll("input") ?? [])].map((one) => [one.value, one.checked]))"""
CHOOSE = """(step) => {
    const rooms = [...document.querySelectorAll("[data-room]")];
    for (const [index, value] of Object.entries(step)) {
        const one = rooms[index].querySelector(`fieldset input[value='${value}']`);
        one.checked || one.click();
    }
}"""


def rounds(page) -> list[dict]:
    """So many choices that every mode of every widget is shown once, all widgets at the same time, as {number of the room: mode}.

    What is shown already is no round; what an exercise offers is no mode.
    """
    rooms = {str(index): found for index, found in enumerate(page.evaluate(MODES)) if found}
    most = max((len(found) for found in rooms.values()), default=0)
    steps = [{index: found[turn % len(found)] for index, found in rooms.items()} for turn in range(most)]
    return [
        {index: value for index, (value, _) in step.items()} for step in steps if not all(on for _, on in step.values())
    ]


def choose(page, step: dict) -> None:
    """Show those modes."""
    page.evaluate(CHOOSE, step)
    drawn(page)
