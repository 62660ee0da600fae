"""How hard a text is to read, by the school grade of Flesch and Kincaid; it counts letters and knows no meaning."""

import re

WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:[’'][A-Za-zÀ-ÿ]+)*")
NUMBER = re.compile(r"(?<![\w.,])[0-9]+(?:[.,][0-9]+)*")
SENTENCE = re.compile(r"[.!?:]+(?=[\s”’\")]|$)|\n")
GROUPS = re.compile(r"[aeiouyäöüáàâéèêíîóôúû]+")
IRREGULAR = {
    word: count
    for count, words in {
        1: "real",
        2: "business client clients every evening people quiet really science durkheim milieu milieus therefore whereas"
        " poem",
        3: "everyone everything anomie recipe area areas suicide suicides",
        5: "individual individuals",
    }.items()
    for word in words.split()
}
# Neighbouring vowels that are spoken apart (variance, period, various, experience, diet, theory, actual, fluent), and
# -sm.
APART = re.compile(
    r"[^cgts]ia|[ct]iat|[bdprv]io(?!u)|[rv]iou|(?<!f)[^cstn]ien|iet|[^gq]ua|uou|[lr]uen|creat|^react|[^gp]eo(?!u|p)|^geo|poe|coop|coef|eity|idea"
    r"|theat|ruin|[aeou](?=is[mt])|(?<=is)ms?$|[aeiouy](?=ing)"
)
# An e that is written only: rate, rule, league, moved, makes, management, likely, useful, something, household.
SILENT = re.compile(
    r"[^aeiouyl]e$|[aeiouy]le$|(?:[aeiou]g|q)ues?$|(?<![^aeiouy][lr])(?<![aeiouytd])ed$|(?<![cs]h)(?<![^aeiouy][lr])(?<![aeiouysxzcg])es$"
    r"|(?<=[gtvs])ement|(?<=[^aeiou])e(?:ly$|ful|less)|^(?:some|home|life|where|there)(?=[bcdfghlmnpstw])|^house(?=[hw])"
)


def syllables(word: str) -> int:
    """Syllables of an English word, by its groups of vowels; at least 1 and right for nine words in ten.

    >>> [syllables(word) for word in ("tie", "table", "correlation", "moved", "wanted", "society", "variance")]
    [1, 2, 4, 1, 2, 4, 3]
    """
    word = re.sub(r"’s$|’", "", word.lower().replace("'", "’"))
    if word in IRREGULAR:
        return IRREGULAR[word]
    return max(1, len(GROUPS.findall(word)) + len(APART.findall(word)) - len(SILENT.findall(word)))


def grade(text: str) -> float:
    """School grade of a plain text: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid et al. 1975); 0
    without words.

    A colon and the end of a line end a sentence, as in a list. A number counts as a word of one syllable.

    >>> round(grade("Two friends meet. They talk of their work."), 1)
    -2.2
    """
    words, numbers = WORD.findall(text), NUMBER.findall(text)
    if not words:
        return 0.0
    count = len(words) + len(numbers)
    sentences = sum(bool(WORD.search(part)) for part in SENTENCE.split(text))
    return 0.39 * count / sentences + 11.8 * (sum(map(syllables, words)) + len(numbers)) / count - 15.59
