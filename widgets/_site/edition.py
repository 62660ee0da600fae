"""What `_config.yml` says of this edition: its day, its name, where reports go, each checked; it knows no page."""

import re
from datetime import date

# What each setting may be; `bonds_edition` keeps two editions on one host apart and has nothing to do with the day.
SETTINGS = {
    "bonds_released": (r"\d{4}-\d\d-\d\d", "the day of this edition, such as '2026-11-27'"),
    "bonds_edition": (r"[A-Za-z0-9-]*", "a name of letters, digits and hyphens, or nothing"),
    "bonds_report_to": (
        r"(https://[^\s#\"<>]+|mailto:[^\s?#\"<>]+@[^\s?#\"<>]+)?",
        "an address that begins with https:// or mailto:, without #, or nothing",
    ),
    "bonds_planned": (r"[1-9]|1[0-6]", "how many chapters the whole book will have, 1 to 16"),
}

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def checked(name: str, value: object) -> str:
    """A setting as the pages use it.

    Raises `ValueError` with the setting, what is expected and what stands there.

    >>> checked("bonds_released", "2026-11-27")
    '2026-11-27'
    """
    form, expected = SETTINGS[name]
    # YAML reads a day without quotation marks as a date.
    text = value.isoformat() if isinstance(value, date) else value
    if name == "bonds_planned" and isinstance(value, int) and not isinstance(value, bool):
        text = str(value)
    fits = isinstance(text, str) and re.fullmatch(form, text)
    if fits and name == "bonds_released":
        try:
            date.fromisoformat(str(text))
        except ValueError:
            fits = None
    if not fits:
        raise ValueError(f"_config.yml, sphinx: config: {name}: {expected}, is expected, not {value!r}")
    return str(text)


def in_words(day: str) -> str:
    """A day as the book says it, the same whatever language the machine speaks.

    >>> in_words("2026-03-07")
    '7 March 2026'
    """
    year, month, number = map(int, day.split("-"))
    return f"{number} {MONTHS[month - 1]} {year}"


def check(app, config):
    """Every setting in its form before anything is built; the first that is not ends the build with one sentence."""
    for name in SETTINGS:
        try:
            said = checked(name, config[name])
            config[name] = int(said) if name == "bonds_planned" else said
        except ValueError as error:
            # Not an exception that Sphinx and Jupyter Book would print with two tracebacks below it.
            raise SystemExit(str(error)) from error


def setup(app):
    app.add_config_value("bonds_released", "", "html", types=(str, date))
    # The name of an edition that stands beside another on one host, so that they do not share a reader's work.
    app.add_config_value("bonds_edition", "", "html")
    # How many chapters the whole book will have, up to sixteen.
    app.add_config_value("bonds_planned", 14, "env")
    # Where a reader's report of an error goes.
    app.add_config_value("bonds_report_to", "", "html")
    app.connect("config-inited", check)
