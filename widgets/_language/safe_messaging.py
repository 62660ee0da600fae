"""Finds wording about suicide that safe-messaging guidance warns of; it cannot hear implied blame or tone."""

import re
from dataclasses import dataclass
from functools import cache

from widgets._language.markdown import blank, directives, prose
from widgets._language.safe_messaging_rules import ERROR, REVIEW, RULES, Rule

NAMES_SUICIDE = re.compile(
    r"suicid|\b(?:take|takes|took|taking|taken|ending|ended) (?:his|her|their|one's) (?:own )?li(?:fe|ves)\b", re.I
)
# Names of files, classes, rooms and works are not text about suicide.
IDENTIFIER = re.compile(
    r"\b[\w-]+\.(?:csv|m?js|py|css|md|ipynb|ya?ml|json|html)\b|\b\w*[a-z]_[a-z]\w*\b|\b[A-Z][a-z]+[A-Z]\w*\b|\bsuicide-typology\b"
    r"|[/#][\w-]*suicid[\w/-]*"
)
# The title of a work is set in italics with capitals on every long word; an emphasised sentence is not.
ITALIC = re.compile(
    r"(?<!\*)\*(?!\*)(?P<star>[^*\n]*Suicid[^*\n]*)\*(?!\*)|<(?:em|i|cite)>(?P<tag>[^<]*Suicid[^<]*)</(?:em|i|cite)>|\b(?P<bare>Le"
    r" Suicide)\b"
)
DENIED = re.compile(
    r"\b(?:no single|no one|not(?! "
    r"only)|never|cannot|isn't|doesn't|don't|didn't|wasn't|aren't|nor|neither|nothing|hardly|rather than"
    r"|instead of)(?: [\w'-]+){0,3} $",
    re.I,
)
SPOKEN_TO = {"help-now", "content-note"}
SAME = str.maketrans(
    {"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", "\u00a0": " ", "\u202f": " ", "|": " "}
)
UNSEEN = set('\u00ad\u200b\u200c\u200d\u2060\ufeff*"“”«»[]')


@dataclass(frozen=True)
class Finding:
    """One place to change (error), to justify (warning) or to read (review)."""

    rule: str
    severity: str
    where: str
    line: int
    excerpt: str
    advice: str

    def __str__(self):
        return f"{self.where}:{self.line}: {self.rule} {self.severity}: {self.excerpt!r}. {self.advice}"


def readable(text: str) -> tuple[str, list[int]]:
    """The prose in one line a paragraph, without emphasis, names of things and titles of works, and each character's
    place in `text`.
    """
    shown = prose(text)
    for match in IDENTIFIER.finditer(shown):
        shown = blank(shown, *match.span())
    for match in ITALIC.finditer(text):
        if not re.search(r"\b[a-z]\w{3,}", re.sub(r"'\w+|’\w+", "", match["star"] or match["tag"] or "")):
            shown = blank(shown, *match.span())
    shown = re.sub(r"^[ \t]*(?:>[ \t]?)+|^[ \t]*#{1,6} |^[ \t]*[-+*] ", lambda m: " " * len(m[0]), shown, flags=re.M)
    shown = re.sub(r"(?<!\w)[_']|[_'](?!\w)", "\u200b", shown.translate(SAME))
    out: list[str] = []
    origin: list[int] = []
    for run in re.finditer(r"\s+|\S", shown):
        place = run.start()
        if run[0].isspace():
            if out and out[-1] in " \n":
                continue
            out.append("\n" if run[0].count("\n") > 1 else " ")
        elif run[0] in UNSEEN:
            continue
        else:
            out.append(run[0])
        origin.append(place)
    return "".join(out), origin


def names_suicide(text: str) -> bool:
    """Whether a reader meets suicide here; the title of a work, a class or a file does not count.

    >>> names_suicide("Rates of suicide differ."), names_suicide("Durkheim, *Suicide* (1897); `SuicideTypology`")
    (True, False)
    """
    return bool(NAMES_SUICIDE.search(readable(text)[0]))


@cache
def _patterns(rule: Rule) -> list[tuple[re.Pattern, int]]:
    return [(re.compile(phrase.pattern, re.I), phrase.within) for phrase in rule.phrases]


def _matches(rule: Rule, clean: str, named: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where the rule is broken, one stretch for overlapping phrases."""
    spans: list[tuple[int, int]] = []
    for pattern, within in _patterns(rule):
        for match in pattern.finditer(clean):
            start, end = match.span()
            if within and not any(start - b <= within and a - end <= within for a, b in named):
                continue
            if rule.unless_denied and DENIED.search(re.split(r"[.?!]\s|\n", clean[max(0, start - 90) : start])[-1]):
                continue
            if not any(start < b and a < end for a, b in spans):
                spans.append((start, end))
    return sorted(spans)


def lint(text: str, where: str = "text") -> list[Finding]:
    """The breaches of SM01 to SM14 in a Markdown or plain text; in a block quote an error becomes a matter of review.

    >>> [str(f.rule) for f in lint("He committed suicide.")], lint("He died by suicide.")
    (['SM01'], [])
    """
    clean, origin = readable(text)
    named = [match.span() for match in NAMES_SUICIDE.finditer(clean)]
    quoted = {number for number, line in enumerate(text.split("\n"), 1) if line.lstrip().startswith(">")}
    spoken_to = [(d.start, d.end) for d in directives(text) if d.name in SPOKEN_TO] if named else []
    findings = []
    for rule in RULES:
        for start, end in _matches(rule, clean, named):
            place = origin[start]
            if rule.id == "SM10" and any(a <= place < b for a, b in spoken_to):
                continue
            line = text.count("\n", 0, place) + 1
            severity = REVIEW if rule.severity == ERROR and line in quoted else rule.severity
            findings.append(Finding(rule.id, severity, where, line, clean[start:end], rule.advice))
    return sorted(findings, key=lambda f: (f.line, f.rule))


def page_findings(text: str, where: str, shown: str = "") -> list[Finding]:
    """SM90 and SM91: a page that names suicide, or shows (`shown`) what does, offers help and says so at its start.

    >>> [f.rule for f in page_findings("# Rates\\n\\nSuicide rates differ.", "page")]
    ['SM90', 'SM91']
    """
    if not (names_suicide(text) or names_suicide(shown) or "SuicideTypology(" in shown):
        return []
    found = {d.name: d for d in reversed(directives(text))}
    section = re.search(r"^## ", text, re.M)
    before = section.start() if section else len(text)
    out = []
    if "help-now" not in found:
        out.append(
            Finding("SM90", ERROR, where, 1, "no help box", "A page that names suicide carries `:::{help-now}`.")
        )
    if "content-note" not in found:
        out.append(
            Finding(
                "SM91", ERROR, where, 1, "no content note", "A page that names suicide begins with `:::{content-note}`."
            )
        )
    elif found["content-note"].start > before:
        out.append(
            Finding(
                "SM91",
                ERROR,
                where,
                found["content-note"].line,
                "late content note",
                "It stands before the first section.",
            )
        )
    return out
