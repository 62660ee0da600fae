"""A number that the prose relies on, computed in a cell whose saved output is compared; it knows no sentence."""

from IPython.display import display

# What myst-nb looks for in a cell's output; written here, so that a notebook needs no Sphinx.
KEPT = "application/papermill.record/text/plain"


def number(name: str, value, meaning: str, format: str = "") -> None:
    """Print a number with its meaning and make it available to the text as {glue:text}`name`.

    `format` is a format specification such as ".2f"; a minus sign is set as one.
    """
    text = f"{value:{format}}".replace("-", "\N{MINUS SIGN}") if not isinstance(value, str) else value
    record = {"scrapbook": {"name": name, "mime_prefix": "application/papermill.record/"}}
    display({KEPT: repr(text)}, raw=True, metadata=record)
    print(f"{text}  {name}: {meaning}")
