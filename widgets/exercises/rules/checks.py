"""The contract of the exercises: what a bank must keep to besides its form; it reads the chapters, the data and the
rules of safe messaging.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from widgets._language.reading_grade import grade
from widgets._language.safe_messaging import ERROR, lint, names_suicide
from widgets.exercises.item_bank.files import ROOT, BankError, BankFile, Fault, bank_files, chapters, joined, read_bank
from widgets.exercises.item_bank.items import Forest, Item, Plane
from widgets.exercises.item_bank.reading import nearest
from widgets.exercises.item_bank.retired import listed
from widgets.exercises.item_bank.small_markdown import plain
from widgets.exercises.rules.book import claims, milieus, objectives, sources
from widgets.exercises.rules.chapter_form import recall_faults, size_faults
from widgets.exercises.rules.clues import told
from widgets.exercises.rules.kept_lines import line_faults
from widgets.exercises.rules.sisters import sister_faults
from widgets.exercises.rules.strategies import strategy_faults

HARDEST = 10
RUN = 6
KINDS = ("choice", "plane", "sort", "numeric", "forest", "reflection", "predict")
# Fields whose texts are names, not words to a reader.
NAMES = {
    "id",
    "key",
    "same_as",
    "kind",
    "objective",
    "claims",
    "source",
    "alternative",
    "sister_of",
    "was",
    "compute",
    "generator",
    "dataset",
    "group",
}


@dataclass(frozen=True)
class Place:
    """An exercise in its file, with everything that a check may need."""

    file: BankFile
    number: int
    item: Item

    @property
    def data(self) -> dict:
        """What the file says of it."""
        return self.file.data["exercises"][self.number]

    def fault(self, path: tuple, reason: str) -> Fault:
        """A fault of this exercise."""
        return self.file.fault(("exercises", self.number, *path), f"{self.item.id}: {reason}")

    def texts(self) -> Iterator[tuple[tuple, str]]:
        """Path and text of everything that a reader may see."""
        return _texts(self.data, ())

    def names_suicide(self) -> bool:
        """Whether a reader meets suicide in this exercise."""
        return any(names_suicide(text) for _, text in self.texts())


def _texts(value: object, path: tuple) -> Iterator[tuple[tuple, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in NAMES:
                yield from _texts(part, (*path, key))
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from _texts(part, (*path, place))


def naming_suicide(root: Path = ROOT) -> list[str]:
    """The ids of the exercises in which a reader meets suicide, in the order of the book."""
    places = [
        Place(file, number, item)
        for file in (read_bank(path, root) for path in bank_files(root))
        for number, item in enumerate(file.items)
    ]
    return [place.item.id for place in places if place.names_suicide()]


def faults(paths: list[Path] | None = None, root: Path = ROOT) -> list[Fault]:
    """Every fault of the whole book's bank, or only those of some files, read together with the book."""
    book = [path.resolve() for path in bank_files(root)]
    given = [Path(path).resolve() for path in paths or []]
    files, found = [], []
    for path in [*book, *(path for path in given if path not in book)]:
        try:
            files.append(read_bank(path, root))
        except BankError as error:
            found += error.faults
    names = {
        path.relative_to(root.resolve()).as_posix() if path.is_relative_to(root.resolve()) else path.name
        for path in given
    }
    asked = [fault for fault in found if not given or fault.file in names]
    if not asked:
        # a file that cannot be read would make every name in it unknown
        asked = [fault for fault in contract_faults(files, root, whole=not given) if not given or fault.file in names]
    return sorted(set(asked))


def contract_faults(files: list[BankFile], root: Path = ROOT, whole: bool = True) -> list[Fault]:
    """Faults of well-formed files; `whole` asks for what only the whole book can have."""
    try:
        joined(files)
    except BankError as error:
        return error.faults
    places = [Place(file, number, item) for file in files for number, item in enumerate(file.items)]
    found = [fault for place in places for check in CHECKS for fault in check(place, places, root)]
    found += strategy_faults(places)
    for file in files:
        found += _chapter_faults(file, files, root)
    found += _lead_faults(files, root)
    if whole and files:
        used = {place.item.kind for place in places}
        found += [
            files[0].fault((), f"no exercise of the book is of the kind {kind!r}") for kind in KINDS if kind not in used
        ]
        found += _gone(files, root)
    return found


def _gone(files: list[BankFile], root: Path) -> Iterator[Fault]:
    """Ids that were published, which somebody's saved work, link or notebook holds, and that nothing answers for."""
    ledger = root / "tests" / "ledger.json"
    if not ledger.exists():
        # A copy of the book without its tests.
        return
    known = {item.id for file in files for item in file.items} | {one.id for one in listed(files)}
    known |= {one.id for file in files for one in file.kept}
    for name in json.loads(ledger.read_text(encoding="utf-8"))["exercises"]:
        # Beside ids stand their keys, behind a blank, and their parts, behind a stroke.
        if re.fullmatch("[a-z0-9-]+", name) and name not in known:
            remedy = (
                f"write `was: [{name}]` under the exercise that answers for it, or `retired:` at the top of its bank"
            )
            yield Fault("tests/ledger.json", 1, f"the exercise {name!r} was published and is gone: {remedy}")


def _lead_faults(files: list[BankFile], root: Path) -> Iterator[Fault]:
    """Retired ids that lead to a page that is not there; the build looks whether the page has the place."""
    for one in listed(files):
        page = one.page[0] if one.page else None
        if page and not any((root / "chapters" / f"{page}{ending}").is_file() for ending in (".ipynb", ".md")):
            yield Fault(one.file, one.line, f"retired: {one.id!r} leads to nothing: there is no page {page!r}")


def _chapter_faults(file: BankFile, files: list[BankFile], root: Path) -> Iterator[Fault]:
    order = chapters(root)
    if file.chapter not in order:
        yield file.fault(("chapter",), f"{file.chapter!r} is no chapter of _toc.yml{nearest(file.chapter, order)}")
        return
    yield from size_faults(file, root)
    yield from recall_faults(file, files, root)
    yield from line_faults(file, root)
    met = {item.objective for item in file.items}
    known = objectives(file.chapter, root)
    yield from (
        file.fault(("exercises",), f"no exercise meets the objective {name!r}") for name in known if name not in met
    )


def _names(place: Place, places: list[Place], root: Path) -> Iterator[Fault]:
    item = place.item
    known = objectives(item.chapter, root)
    if item.objective not in known:
        said = nearest(item.objective, known)
        yield place.fault(("objective",), f"the chapter has no objective {item.objective!r}{said}")
    for number, claim in enumerate(item.claims):
        if claim not in claims():
            yield place.fault(("claims", number), f"there is no claim {claim!r} in data/claims.csv")
    for source in item.sources:
        if source not in sources():
            yield place.fault(
                ("source",), f"there is no source {source!r} in data/references.bib{nearest(source, sources())}"
            )


def _reading(place: Place, places: list[Place], root: Path) -> Iterator[Fault]:
    prompts: list[tuple[tuple, str]] = [(("prompt",), plain(place.item.prompt))]
    body = place.item.body
    if isinstance(body, Forest):
        prompts += [(("parts", number, "prompt"), plain(part.prompt)) for number, part in enumerate(body.parts)]
    for path, text in prompts:
        found = grade(text)
        if found > HARDEST:
            yield place.fault(
                path, f"the prompt reads at grade {found:.1f}, above {HARDEST}; shorter sentences and words"
            )


def _answers(place: Place, places: list[Place], root: Path) -> Iterator[Fault]:
    yield from (place.fault(path, reason) for path, reason in told(place.item))


def words(text: str) -> list[str]:
    """The words of a text in small letters, without marks."""
    return re.findall(r"[a-z0-9]+(?:[’'-][a-z0-9]+)*", text.lower())


def _scenes(place: Place, places: list[Place], root: Path) -> Iterator[Fault]:
    body = place.item.body
    if not isinstance(body, Plane):
        return
    for number, scene in enumerate(body.scenes):
        yield from _retold(place, f"{scene.title}. {plain(scene.text)}", ("scenes", number, "text"))


def _retold(place: Place, text: str, path: tuple) -> Iterator[Fault]:
    """Six words in a row that the table of milieus has too."""
    told_words = words(text)
    runs = {tuple(told_words[start : start + RUN]) for start in range(len(told_words) - RUN + 1)}
    for name, sentence in milieus().items():
        theirs = words(sentence)
        shared = [
            theirs[start : start + RUN]
            for start in range(len(theirs) - RUN + 1)
            if tuple(theirs[start : start + RUN]) in runs
        ]
        if shared:
            yield place.fault(
                path, f"repeats {name} word for word: {' '.join(shared[0])!r}; tell the scene in other words"
            )


def _safety(place: Place, places: list[Place], root: Path) -> Iterator[Fault]:
    texts = list(place.texts())
    for path, text in texts:
        for finding in lint(text):
            if finding.severity == ERROR:
                yield place.fault(path, f"{finding.rule}: {finding.excerpt!r}. {finding.advice}")
    if not place.names_suicide():
        return
    if not place.item.alternative:
        yield place.fault((), "names suicide and so needs an `alternative` on another topic")
        return
    other = next(one for one in places if one.item.id == place.item.alternative)
    if other.names_suicide():
        yield place.fault(("alternative",), f"the alternative {other.item.id!r} names suicide too")


CHECKS: tuple[Callable[[Place, list[Place], Path], Iterator[Fault]], ...] = (
    _names,
    _reading,
    _answers,
    _scenes,
    _safety,
    sister_faults,
)


def summary(files: list[BankFile]) -> dict[str, int]:
    """How many exercises there are of each kind."""
    count = Counter(item.kind for file in files for item in file.items)
    return {kind: count[kind] for kind in KINDS}
