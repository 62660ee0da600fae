"""Where help is, in the words that every box, page and notebook prints; it knows no page."""

from functools import cache

from data import load

NEAREST = "Help now"
UNCHECKED = "not checked by us; it needs a connection"


@cache
def on_paper() -> str:
    """What a link to help says on paper, where nobody can follow it: the directory and its address.

    >>> on_paper()
    'Find a Helpline, https://findahelpline.com, not checked by us'
    """
    listed = load("help_lines")
    row = next(listed[listed.url.notna()].itertuples())
    return f"{row.name}, {row.url}" + ("" if row.verified else ", not checked by us")


@cache
def help_lines() -> tuple[str, ...]:
    """The lines of the box in Markdown, from data/help_lines.csv: what nobody has checked says so.

    >>> help_lines()[0]
    'If somebody is hurt or in danger now (whoever reads this may be that person), call your local emergency number.'
    """
    found = []
    for row in load("help_lines").itertuples():
        linked = isinstance(row.url, str) and row.url
        named = f"[{row.name}]({row.url})" if linked else row.name
        doubt = "" if row.verified else f" ({UNCHECKED if linked else 'not checked by us'})"
        found.append(f"{row.contact} {named}{doubt}.")
    return tuple(found)
