"""Marks that nobody sees and blanks of every kind, in what people type, paste or save; `_host/unseen.js` holds the same
list.
"""

import re
import unicodedata

BLANKS = "\t\n\x0b\x0c\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u2800\u3000"
UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff"
)
# These join letters of some scripts and parts of some signs; after a letter of a to z they do nothing.
JOINERS = "\u200c\u200d\ufe00-\ufe0f"
NEVER = re.compile(f"[{UNSEEN}]")
JOINED = re.compile(f"[{JOINERS}]+")
BLANK = re.compile(f"[{BLANKS}]")


def without_unseen(text: str) -> str:
    """The text without marks that nobody sees; blanks stay as they are.

    >>> without_unseen("\\u200b3\\u2060.61\\u200d")
    '3.61'
    """
    if text.isascii():
        return text
    return JOINED.sub(joined, NEVER.sub("", text))


def joined(found: re.Match) -> str:
    """A joiner where it joins something."""
    before = found.string[found.start() - 1] if found.start() else "a"
    return "" if before.isascii() else found[0]


def seen_text(text: str) -> str:
    """What a reader sees: every blank a space and none at the ends, nothing unseen, accents and letters in one piece.

    >>> seen_text("\\ufeff client\\u00a0\\u200f"), seen_text("Mu\\u0308ller\\u2003& Co")
    ('client', 'Müller & Co')
    """
    plain = BLANK.sub(" ", without_unseen(text)).strip(" ")
    return plain if plain.isascii() else unicodedata.normalize("NFC", plain)
