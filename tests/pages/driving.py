"""Drives every native control of a page as a reader would; it does not know what a widget shows."""

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


def until(page, expression: str, wanted, tries: int = 200):
    """The value of an expression, asked for again until it is what is wanted; the page's policy forbids `wait_for_function`."""
    for _ in range(tries):
        found = page.evaluate(expression)
        if found == wanted:
            break
        page.wait_for_timeout(25)
    return found


def modes(page):
    """The radio groups that choose a widget's mode: each one's labels; what an exercise offers is no mode."""
    return page.evaluate(
        "[...document.querySelectorAll('[data-room]')].map((room) => [...(room.querySelector('fieldset:not(.exercise fieldset)')?.querySelectorAll('input') ?? [])].map((one) => one.value))"
    )


def show(page, index, value):
    """Choose a mode of the widget with that number."""
    page.evaluate(
        "([index, value]) => { const one = [...document.querySelectorAll('[data-room]')][index].querySelector(`fieldset input[value='${value}']`); one.checked || one.click(); }",
        [index, value],
    )
    page.wait_for_timeout(60)
