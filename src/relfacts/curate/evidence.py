"""Is it so? Every claim of the seeds held against the text of its document.

The text must be the very text that was read (SHA-256, number of lines). What a claim cites must
stand there, character for character after NFC: its anchors, its figures, its printed dates, its
people, whoever its statement names, and what it quotes to give a reason. So must what the sides of
a discrepancy say. A machine can check that much; that the words mean what the statement says is for
people.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from relfacts.curate.careers import is_span
from relfacts.curate.collecting import uncollected
from relfacts.curate.located import UNREAD, Place, Problem
from relfacts.curate.naming import Ground, Naming
from relfacts.curate.printed import Sought, amounts, figures, stands, unprinted, years
from relfacts.curate.reconcile import claims_by_fact
from relfacts.curate.seeds import Claim, Seed, Seeds, Watch, unwatched
from relfacts.curate.sides import side_problems
from relfacts.curate.texts import QUOTED, Texts, lines_named, nfc
from relfacts.dates import edtf
from relfacts.text.folding import words
from relfacts.vocabulary import counted

#: So many words in a row, the same as in a document, are a copied sentence.
COPIED_WORDS = 9


@dataclass
class Report:
    """What was checked, how often, and the problems found, in the order of the seeds."""

    problems: list[Problem] = field(default_factory=list)
    documents: int = 0
    anchors: int = 0
    figures: int = 0
    names: int = 0
    dates: int = 0
    statements: int = 0
    sides: int = 0

    def count(self, claim: Claim) -> None:
        """Count what there is to check in ``claim``."""
        self.anchors += len(claim.anchors)
        self.figures += len(claim.quantities)
        self.names += len(claim.people)
        self.dates += claim.date is not None
        self.statements += 1

    def summary(self) -> str:
        """One line: the counts, and whether all of it stands."""
        counts = {
            "document": self.documents,
            "anchor": self.anchors,
            "figure": self.figures,
            "name": self.names,
            "date": self.dates,
            "statement": self.statements,
            "side": self.sides,
        }
        verb = "does" if len(self.problems) == 1 else "do"
        verdict = f"{len(self.problems)} {verb} not stand" if self.problems else "all stand"
        return f"{', '.join(counted(count, noun) for noun, count in counts.items())}: {verdict}"


@dataclass(frozen=True)
class Cited:
    """A claim beside the lines that it cites; its anchors in NFC."""

    seed: Seed
    claim: Claim
    lines: list[str]
    anchors: list[str]
    texts: Texts

    def problem(self, at: Place, rule: str, what: str) -> Problem:
        """That ``what`` is so, at the lines cited."""
        where = f"{self.seed.document}:{','.join(map(str, self.claim.lines))}"
        return Problem(at, rule, f"{where}: {what}")

    def elsewhere(self, numbers: Iterable[int]) -> list[str]:
        """Other lines of the same document."""
        return self.texts.at(self.seed.id, numbers)


@dataclass(frozen=True)
class Quotation:
    """What a reason quotes, as it is written and folded; it is not where the claim is."""

    cited: Cited
    at: Place
    text: str
    folded: str


def readable(seed: Seed) -> list[Claim]:
    """The claims whose lines could all be read; of the others it is told that they could not."""
    return [claim for claim in seed.claims if UNREAD not in claim.lines]


@uncollected()
def verify(seeds: Seeds, read: Callable[[str], bytes | None], watched: Watch = unwatched) -> Report:
    """Check every claim; ``read`` gives a document's bytes by its file name, None if absent."""
    # What could not be read cannot be checked, and must not pass for checked.
    report = Report(list(seeds.problems))
    lines: dict[str, list[str]] = {}
    for seed in seeds.documents:
        content = read(seed.document)
        if content is None:
            message = f"{seed.document} is not there"
            report.problems.append(Problem(seed.marks["document"], "present", message))
            continue
        report.documents += 1
        lines[seed.id] = nfc(content.decode("utf-8", "replace")).removesuffix("\n").split("\n")
        report.problems += _same_text(seed, content, len(lines[seed.id]))
    spellings = {
        person.id: [nfc(form) for form in (person.name, *person.forms.get("printed", ()))]
        for person in seeds.people
    }
    texts = Texts(lines, spellings)
    quotations: list[Quotation] = []
    for seed in watched(list(seeds.documents)):
        for claim in readable(seed) if seed.id in lines else ():
            report.count(claim)
            anchors = [nfc(anchor) for anchor in claim.anchors]
            cited = Cited(seed, claim, texts.at(seed.id, claim.lines), anchors, texts)
            for check in CHECKS:
                report.problems += check(cited)
            quotations += _quotations(cited)
    report.problems += _nowhere(quotations, texts)
    report.problems += _offices(seeds, texts)
    naming = Naming(seeds, texts)
    report.problems += _strangers(seeds, texts, naming)
    report.problems += side_problems(seeds, texts, naming)
    report.sides = sum(side.source in lines for item in seeds.discrepancies for side in item.sides)
    report.problems += _copied(seeds, texts)
    report.problems.sort()
    return report


def _same_text(seed: Seed, content: bytes, lines: int) -> Iterator[Problem]:
    """The document is the very text that was read."""
    at = seed.marks["document"]
    digest = hashlib.sha256(content).hexdigest()
    if digest != seed.sha256:
        message = f"{seed.document} is not the text that was read: its SHA-256 is {digest}"
        yield Problem(at, "same-text", message)
    if lines != seed.lines and seed.lines != UNREAD:
        message = f"{seed.document} has {lines} lines, the seed says {seed.lines}"
        yield Problem(at, "same-text", message)


def _anchors(cited: Cited) -> Iterator[Problem]:
    """Every anchor stands on a line cited; where else it stands is told, never taken over."""
    for anchor in cited.anchors:
        if not any(stands(anchor, line) for line in cited.lines):
            lines = enumerate(cited.texts.lines[cited.seed.id], 1)
            found = ", ".join(str(number) for number, line in lines if stands(anchor, line))
            what = f"{anchor!r} does not stand here" + (f", but on line {found}" if found else "")
            yield cited.problem(cited.claim.marks["anchors"], "anchor-stands", what)


def _lines(cited: Cited) -> Iterator[Problem]:
    """Every line cited carries an anchor, or is the only one to spell somebody of the claim."""
    for number in cited.claim.lines:
        line = cited.elsewhere([number])
        others = cited.elsewhere(other for other in cited.claim.lines if other != number)
        carried = any(stands(anchor, text) for anchor in cited.anchors for text in line)
        if not carried and not any(
            cited.texts.spell(person.id, line) and not cited.texts.spell(person.id, others)
            for person in cited.claim.people
        ):
            what = f"line {number} carries nothing of the claim"
            yield cited.problem(cited.claim.marks["lines"], "line-carries", what)


def _figures(cited: Cited) -> Iterator[Problem]:
    """The anchors print every figure, and the statement has none that the lines have not."""
    claim = cited.claim
    for quantity in (one for one in claim.quantities if one.is_readable):
        quoted = quantity.why and nfc(quantity.why.strip('"'))
        if quoted and not any(stands(quoted, anchor) for anchor in cited.anchors):
            yield cited.problem(quantity.at, "figure-stands", f"no anchor has {quoted!r}")
        found = amounts(quoted or "\n".join(cited.anchors))
        # A quotation without a number that can be read here is taken at its word.
        if not set(amounts(quantity.value)) <= set(found) and (found or not quoted):
            what = f"the figure {quantity.value} stands in no anchor"
            yield cited.problem(quantity.at, "figure-stands", what)
    known = figures("\n".join((*cited.lines, claim.date or "")))
    for figure in sorted(figures(claim.statement) - known):
        what = f"the figure {figure} of the statement does not stand here"
        yield cited.problem(claim.marks["statement"], "figure-stands", what)


def _names(cited: Cited) -> Iterator[Problem]:
    """Everybody is spelled on a line cited, or ``named`` says where and how they are named."""
    for person in cited.claim.people:
        if cited.texts.spell(person.id, cited.lines):
            if person.named:
                what = f"{person.id} is spelled out; what named says is not needed"
                yield cited.problem(person.at, "name-stands", what)
        elif not person.named:
            what = f"no spelling of {person.id} stands here, and named does not say why"
            yield cited.problem(person.at, "name-stands", what)
        elif (numbers := lines_named(person.named)) and not cited.texts.spell(
            person.id, cited.elsewhere(numbers)
        ):
            what = f"{person.id} is not spelled out where named says: {person.named}"
            yield cited.problem(person.at, "name-stands", what)
        else:
            for quoted in QUOTED.findall(person.named):
                if other := cited.texts.only_in(nfc(quoted), cited.lines, person.id):
                    what = f"{quoted!r} stands here only in the name of {other}, not of {person.id}"
                    yield cited.problem(person.at, "name-stands", what)


def _dates(cited: Cited) -> Iterator[Problem]:
    """The anchors print every part of a printed date, and no other year."""
    claim = cited.claim
    if not claim.date or claim.date_how != "printed":
        return
    try:
        date = edtf.parse(claim.date)
    except edtf.EdtfError as error:
        yield cited.problem(claim.marks["date"], "date-stands", str(error))
        return
    # Months are known by their English names only.
    english = cited.seed.language.startswith("en")
    if missing := unprinted(date, "\n".join(cited.anchors), months=english):
        what = f"no anchor has the {', the '.join(missing)} of the date"
        yield cited.problem(claim.marks["date"], "date-stands", what)
    known = {*years(claim.date), *(quantity.value for quantity in claim.quantities)}
    if over := sorted({*years("\n".join(cited.anchors))} - known):
        what = f"the anchors have the year {', '.join(over)}, the date has not"
        yield cited.problem(claim.marks["date"], "date-stands", what)


#: What is checked of each claim by itself.
CHECKS = (_anchors, _lines, _figures, _names, _dates)


def _quotations(cited: Cited) -> Iterator[Quotation]:
    """What a reason quotes neither from the lines cited nor from lines that it names."""
    claim = cited.claim
    reasons = [(claim.date_why, claim.marks["date"]), (claim.note, claim.at)]
    reasons += [(person.named, person.at) for person in claim.people]
    for reason, at in reasons:
        for quoted in QUOTED.findall(reason or ""):
            lines = (*cited.lines, *cited.elsewhere(lines_named(reason or "")))
            # A quotation may begin a sentence in the one text and not in the other.
            folded = nfc(quoted).casefold()
            if not any(stands(folded, line.casefold()) for line in lines):
                yield Quotation(cited, at, quoted, folded)


def _nowhere(quotations: list[Quotation], texts: Texts) -> Iterator[Problem]:
    """A reason quotes the lines cited, lines that it names, or another document."""
    # All of them are looked for at once: each by itself would be sought through every document.
    sought = Sought(quotation.folded for quotation in quotations)
    found: dict[str, set[str]] = defaultdict(set)
    for id_, lines in texts.lines.items() if quotations else ():
        for line in lines:
            for folded in sought.standing(line.casefold()):
                # One document besides the claim's own is enough.
                if len(found[folded]) < 2:
                    found[folded].add(id_)
    for quotation in quotations:
        if not found[quotation.folded] - {quotation.cited.seed.id}:
            what = f"the reason quotes {quotation.text!r}, which does not stand here"
            yield quotation.cited.problem(quotation.at, "quotation-stands", what)


def _offices(seeds: Seeds, texts: Texts) -> Iterator[Problem]:
    """Each line that gives a person an office spells the person; the lines print its span."""
    documents = {seed.id: seed for seed in seeds.documents if seed.id in texts.lines}
    for person in seeds.people:
        for office in person.offices:
            seed = documents.get(office.source)
            if seed is None:
                continue
            for number in sorted({*office.lines} - {UNREAD}):
                if not texts.spell(person.id, texts.at(seed.id, [number])):
                    where = f"{seed.document}:{number}"
                    message = f"{where}: no spelling of {person.id}, whose office stands here"
                    yield Problem(office.at, "office-stands", message)
            if UNREAD in office.lines or not office.date or not is_span(office):
                continue
            # What a document says "as of" it need not print; a span is held against others.
            english = seed.language.startswith("en")
            text = "\n".join(texts.at(seed.id, office.lines))
            if missing := unprinted(edtf.parse(office.date), text, months=english):
                where = f"{seed.document}:{','.join(map(str, office.lines))}"
                message = f"{where}: the {', the '.join(missing)} of the office does not stand here"
                yield Problem(office.at, "office-stands", message)


def _strangers(seeds: Seeds, texts: Texts, naming: Naming) -> Iterator[Problem]:
    """A statement names nobody and nothing but what is listed with it or printed.

    A leading claim speaks for its whole fact: it may name what the lines of the others name.
    """
    groups = claims_by_fact(seeds)
    people = {
        fact: frozenset(person.id for _, told in group for person in told.people)
        for fact, group in groups.items()
    }
    for seed in seeds.documents:
        for claim in readable(seed) if seed.id in texts.lines else ():
            cited = [(seed, claim), *(groups[claim.fact] if claim.lead else ())]
            lines = [
                line
                for one, told in cited
                if one.id in texts.lines
                for line in texts.at(one.id, told.lines)
            ]
            reasons = (claim.note, claim.date_why, *(person.named for person in claim.people))
            lines += texts.at(seed.id, lines_named(" ".join(filter(None, reasons))))
            ground = Ground(
                seed.id,
                lines,
                people=people[claim.fact],
                places=frozenset((*claim.places, *(party.id for party in claim.parties))),
                dates=(claim.date or "",),
                english=seed.language.startswith("en"),
                others=tuple(person.office for person in claim.people if person.office),
                whole=True,
            )
            for name in naming.strangers(claim.statement, ground):
                where = f"{seed.document}:{','.join(map(str, claim.lines))}"
                message = (
                    f"{where}: the statement names {name}: neither printed here nor in the claim"
                )
                yield Problem(claim.marks["statement"], "statement-names", message)


def _copied(seeds: Seeds, texts: Texts) -> Iterator[Problem]:
    """Nothing of ours runs along with a document for too long."""
    ours: list[tuple[str | None, Place]] = []
    for seed in seeds.documents:
        for claim in seed.claims:
            ours += [(claim.statement, claim.marks["statement"]), (claim.note, claim.at)]
            ours += [(claim.date_why, claim.marks["date"])]
            ours += [(person.named, person.at) for person in claim.people]
    for item in seeds.discrepancies:
        ours += [(item.why, item.at), *((side.says, side.at) for side in item.sides)]
    # There is far more of theirs than of ours, so no more is kept of it than what may be ours.
    known = {hash(run) for text, _ in ours for run in _runs(text or "")}
    theirs = {
        run: seed.document
        for seed in seeds.documents
        for run in _runs("\n".join(texts.lines.get(seed.id, ())))
        if hash(run) in known
    }
    for text, at in ours:
        if copied := next((run for run in _runs(text or "") if run in theirs), None):
            yield Problem(at, "own-words", f"copied from {theirs[copied]}: {' '.join(copied)!r}")


@lru_cache(maxsize=1024)
def _runs(text: str) -> list[tuple[str, ...]]:
    """The runs of words of ``text``, folded: case, accents and hyphens hide no copy."""
    found = words(text)
    return [tuple(found[i : i + COPIED_WORDS]) for i in range(len(found) - COPIED_WORDS + 1)]
