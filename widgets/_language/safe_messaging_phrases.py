"""What a rule of safe messaging is made of, and the words that several rules share; it holds no rule."""

from dataclasses import dataclass

ERROR, WARNING, REVIEW = "error", "warning", "review"

# What follows the word when it is the figures, not the deaths, that are spoken of.
FIGURES = (
    r"(?! "
    r"(?:rates?|statistics|data|figures?|numbers?|tables?|records?|series|counts?|research\w*|prevention|studies|study"
    r"|registers?|literature|theory|typology))"
)
PEOPLE = (
    r"(?:persons?|people|individuals?|m[ae]n|wom[ae]n|boys?|girls?|patients?|clients?|youths?|students?|teens?|teenagers?"
    r"|adolescents?|soldiers?|widow(?:er)?s?)"
)
KINDS = r"(?:altruistic|egoistic|anomic|fatalistic|mass|collective|group|multiple)"
A_FEW = r"(?:(?!not\b|never\b|rarely\b|seldom\b)[\w'-]+ )"


@dataclass(frozen=True)
class Phrase:
    """A pattern; `within` asks for the word suicide at most so many characters away (0: anywhere)."""

    pattern: str
    within: int = 0


@dataclass(frozen=True)
class Rule:
    """A rule, how grave a breach is, and what to do instead. `unless_denied`: "no single cause ..." is what we want
    said.
    """

    id: str
    severity: str
    advice: str
    phrases: tuple[Phrase, ...]
    unless_denied: bool = False


def near(pattern: str, within: int = 160) -> Phrase:
    """A phrase that counts only in the neighbourhood of suicide."""
    return Phrase(pattern, within)
