"""A number that the prose relies on, computed in a cell whose saved output is compared; it does not know the
sentence.
"""

from myst_nb import glue


def claim(name: str, value, meaning: str, format: str = "") -> None:
    """Print a number with its meaning and make it available to the text as {glue:text}`name`.

    `format` is a format specification such as ".2f"; a minus sign is set as one.
    """
    text = f"{value:{format}}".replace("-", "\N{MINUS SIGN}") if not isinstance(value, str) else value
    glue(name, text, display=False)
    print(f"{text}  {name}: {meaning}")
