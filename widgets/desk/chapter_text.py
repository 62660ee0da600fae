"""What the prose of a chapter must hold and may say, as faults in words; it reads Markdown, not outputs."""

import re
from dataclasses import dataclass
from decimal import Decimal

from widgets._language.markdown import Directive, blank, directives, prose, scan

STATUSES = {"established", "contested", "interpretation"}
LONGEST_LINE = 400
NUMBER = re.compile(r"(?<![\w.,])[-−+]?(?:\d{1,3}(?:[,\u202f\u00a0]\d{3})+(?:\.\d+)?|\d*\.\d+|\d+)")
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# Digits that point, date or name a scale; everything else is a finding and needs its source.
NO_FINDING = re.compile(
    "|".join(
        (
            r"^\s*(?:\d+[.)] |#{1,6} .*|[-:| ]+$)",
            r"\bC\d{2,3}\b",
            r"(?<![\w.,])(?:1[89]|20)\d\d(?:s\b)?(?:[–-](?:\d\d)?\d\d)?(?![\w,]?\d)",
            r"\b(?:[Cc]hapters?|[Ss]ections?|[Pp]arts?|[Tt]ables?|[Ff]igures?|[Pp]ages?|pp?\.|[Vv]ol(?:ume|\.)|ch\.|[Bb]ook|[Nn]otes?|§"
            r"|[Ss]teps?|[Qq]uestions?|[Tt]asks?) ?\d+(?:[.–-]\d+)*",
            r"\b\d+(?:st|nd|rd|th)\b",
            rf"\b\d{{1,2}} {MONTH}\b|\b{MONTH} \d{{1,2}}\b",
            r"\b[A-Z][A-Za-z]*-\d+\b|\bCC BY(?:-[A-Z]+)* \d\.\d",
            r"\b(?:per|in|of|of every|every|in every|among|out of) (?:100|1,000|10,000|100,000)\b",
            r"\b95 (?:%|per cent) (?:(?:confidence|prediction) )?intervals?\b",
            r"(?<![\w.,])[-−+]?(?:0|1)(?![.,]?\d)",
        )
    ),
    re.M,
)
SOURCES = re.compile(r"^## .*(?:read on|reading|sources)", re.M | re.I)


@dataclass(frozen=True)
class Known:
    """What prose may refer to: claims of the essay, keys of the bibliography, figures quoted on this page."""

    claims: frozenset[str]
    keys: frozenset[str]
    quoted: frozenset[Decimal] = frozenset()


def value(written: str) -> Decimal:
    """What a number means: thousands separators and a typographic minus are only dress."""
    return Decimal(re.sub(r"[,\u202f\u00a0]", "", written).replace("−", "-"))


def quoted_values(cell: str) -> set[Decimal]:
    """The numbers that a row of quoted_numbers.csv vouches for: "1–7" holds two, "2 %" one."""
    return {value(match[0]) for match in NUMBER.finditer(cell)}


def math_blanked(text: str) -> str:
    """The text without displayed formulas, and without the indices and exponents of formulas in the line."""
    for match in re.finditer(r"\$\$.*?\$\$|[_^](?:\{[^}]*\}|\w)", text, re.S):
        text = blank(text, *match.span())
    return text


def number_faults(markdown: str, known: Known) -> list[str]:
    """Numbers that were typed: neither glued from a cell nor listed with their source in quoted_numbers.csv."""
    shown = math_blanked(prose(markdown))
    for directive in directives(markdown):
        heading = markdown.index("\n", directive.start) if "\n" in markdown[directive.start :] else len(markdown)
        shown = blank(shown, directive.start, heading)
    for match in NO_FINDING.finditer(shown):
        shown = blank(shown, *match.span())
    return [
        f"line {shown.count(chr(10), 0, match.start()) + 1}: the number {match[0]} is typed; "
        "compute it with number(...), list it in data/quoted_numbers.csv or write it as a word"
        for match in NUMBER.finditer(shown)
        if not {value(match[0]), abs(value(match[0]))} & known.quoted
    ]


def line_faults(markdown: str) -> list[str]:
    """Lines that hold a paragraph: a change to one sentence then shows as a change to all."""
    return [
        f"line {number} has {len(line)} characters; one sentence a line"
        for number, line in enumerate(markdown.split("\n"), 1)
        if len(line) > LONGEST_LINE and not line.lstrip().startswith(("|", "<"))
    ]


def cited(text: str) -> list[str]:
    """Keys that roles and options of claims cite."""
    found = re.findall(r"\{cite(?::\w+)?\}`([^`]*)`", text)
    found += [d.options.get(option, "") for d in directives(text, "claim") for option in ("cite", "critic")]
    return [key.strip() for keys in found for key in re.split(r"[,;]", keys) if key.strip()]


def reference_faults(markdown: str, known: Known) -> list[str]:
    """Keys that the bibliography lacks, and claims that the essay does not make."""
    ids = [key for text in re.findall(r"\{claims\}`([^`]*)`", markdown) for key in re.split(r"[\s,]+", text.strip())]
    ids += [key for d in directives(markdown, "claim") for key in re.split(r"[\s,]+", d.argument) if key]
    ids += re.findall(r"\bC\d{2,3}\b", prose(markdown))
    return [f"{key} is not in data/references.bib" for key in sorted(set(cited(markdown)) - known.keys)] + [
        f"{key} is not in data/claims.csv" for key in sorted(set(ids) - known.claims)
    ]


def claim_faults(claim: Directive) -> list[str]:
    """A claim whose standing is unknown, unsourced, or contested by nobody."""
    where = f"claim {claim.argument or claim.line}"
    status, cite, critic = (claim.options.get(option, "") for option in ("status", "cite", "critic"))
    faults = [] if status in STATUSES else [f"{where}: status {status!r} is none of {', '.join(sorted(STATUSES))}"]
    faults += [] if cite else [f"{where}: no citation"]
    faults += [f"{where}: contested, and no critic"] if status == "contested" and not critic else []
    said = "\n".join(line for line in claim.body.split("\n") if not line.lstrip().startswith(":"))
    return faults if said.strip() else [*faults, f"{where}: says nothing"]


def part_faults(markdown: str) -> list[str]:
    """Parts that a chapter lacks: title, objectives, predict, sure with claims, key terms, where to read on; and broken
    fences. A page with a content note tells its figures plainly, so nobody has to guess there.
    """
    found, faults, _ = scan(markdown)
    names = {d.name for d in found}
    wanted = ("objectives", *(() if "content-note" in names else ("predict",)), "sure", "glossary")
    faults += [f"no {{{name}}}" for name in wanted if name not in names]
    if len(re.findall(r"^# ", prose(markdown), re.M)) != 1:
        faults.append("a page has exactly one title")
    if not SOURCES.search(markdown):
        faults.append("no heading for the sources to read on")
    for box in (d for d in found if d.name == "objectives"):
        lines = [line for line in box.body.split("\n") if line.strip()]
        faults += [
            f"objective {line!r} is not `- kebab-id: Sentence.`"
            for line in lines
            if not re.fullmatch(r"- [a-z][a-z0-9-]*: [A-Z].*\.", line)
        ]
    claims = [d for d in found if d.name == "claim"]
    boxes = [d for d in found if d.name == "sure"]
    if boxes and not any(box.start < d.start < box.end for box in boxes for d in claims):
        faults.append("{sure} holds no {claim}")
    return faults + [fault for d in claims for fault in claim_faults(d)]
