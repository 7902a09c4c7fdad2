"""Checks every claim of the seeds against the text of its document.

The text must be the very text that was read (SHA-256, number of lines). Whatever a claim cites must
be in it, letter for letter except for typesetting (``setting``): its anchors, its figures with all
that belongs to them, its printed dates, its people, everybody its statement names, and quotations
in its reasons. The same holds for the sides of a discrepancy.

There are three outcomes. If a machine can decide, a claim holds up or fails. If words change the
meaning, or somebody else seems to do it, the claim is *to be judged*: a person looks at it, and
settles it with ``judged`` in the claim.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from relfacts.curate.careers import is_span
from relfacts.curate.collecting import uncollected
from relfacts.curate.evidence import (
    acting,
    contrary,
    dated,
    figures,
    people,
    reckoned,
    turning,
    wording,
)
from relfacts.curate.evidence.cited import Cited, Document
from relfacts.curate.evidence.dateparts import unprinted
from relfacts.curate.evidence.deeds import Deeds
from relfacts.curate.evidence.lexicon import lexicon
from relfacts.curate.evidence.mentions import Mentions
from relfacts.curate.evidence.report import Doubt, Report
from relfacts.curate.extracting.encodings import encoding_of, unreadable
from relfacts.curate.groups import claims_by_fact
from relfacts.curate.naming import Ground, Naming
from relfacts.curate.printed import Sought, stands
from relfacts.curate.problems import UNREAD, Place, Problem
from relfacts.curate.seeds import Claim, Seed, Seeds, Watch, unwatched
from relfacts.curate.setting import STEPS as _STEPS
from relfacts.curate.setting import plainly
from relfacts.curate.sides import side_problems
from relfacts.curate.spelled import spelled
from relfacts.curate.texts import QUOTED, Texts, lines_named, nfc, page_starts
from relfacts.dates import edtf
from relfacts.text.folding import fold, words

__all__ = ["COPIED_WORDS", "RULES", "STEPS", "Doubt", "Report", "verify"]

#: The steps by which an anchor may match, the strictest first.
STEPS = tuple(_STEPS)

#: This many words in a row that are also in a document count as a copied sentence.
COPIED_WORDS = 9

#: The rules for single claims, in order; each function is a rule.
RULES = (
    *wording.RULES,
    *figures.RULES,
    *people.RULES,
    *dated.RULES,
    *reckoned.RULES,
    *turning.RULES,
    *contrary.RULES,
)


@dataclass(frozen=True)
class Quotation:
    """A quotation in a reason, as written and folded, that is not on the lines of the claim."""

    cited: Cited
    at: Place
    text: str
    folded: str


def readable(seed: Seed) -> list[Claim]:
    """The claims whose lines could all be read; the others are reported as unreadable.

    A claim that a person still has to judge is checked like any other, once it has a statement.
    """
    return [
        claim
        for claim in seed.claims
        if UNREAD not in claim.lines and (claim.statement or not claim.judge)
    ]


@uncollected()
def verify(
    seeds: Seeds,
    read: Callable[[str], bytes | None],
    watched: Watch = unwatched,
    steps: Collection[str] = STEPS,
) -> Report:
    """Check every claim; ``read`` returns a document's bytes by its file name, None if absent.

    ``steps`` are those by which an anchor may match.
    """
    # Anything that could not be read cannot be checked, and must not pass as checked.
    report = Report(list(seeds.problems))
    documents: dict[str, Document] = {}
    for seed in seeds.documents:
        content = read(seed.document)
        if content is None:
            message = f"{seed.document} is not there"
            report.problems.append(Problem(seed.marks["document"], "present", message))
            continue
        report.documents += 1
        text = nfc(content.decode("utf-8", "replace")).removesuffix("\n")
        documents[seed.id] = Document(seed, text.split("\n"))
        report.problems += _same_text(seed, content, documents[seed.id].lines)
        report.problems += _same_original(seed, read)
    texts = _texts(seeds, documents)
    mentions = Mentions(seeds, texts.spellings, _articles(seeds))
    deeds = Deeds(seeds.declared, (claim for seed in seeds.documents for claim in seed.claims))
    quotations: list[Quotation] = []
    for seed in watched(list(seeds.documents)):
        for claim in readable(seed) if seed.id in documents else ():
            cited = Cited(documents[seed.id], claim, texts, steps, seeds)
            report.count(claim, ((one.text, one.step) for one in cited.anchors))
            doing = acting.Doing(cited, mentions, deeds)
            told = chain(*(rule(cited) for rule in RULES), *(rule(doing) for rule in acting.RULES))
            for found in _unsettled(cited, list(told), report):
                report.add(found)
            quotations += _quotations(cited)
    naming = Naming(seeds, texts)
    rest = (
        _nowhere(quotations, texts),
        _offices(seeds, texts),
        _strangers(seeds, texts, naming),
        side_problems(seeds, texts, naming),
        _copied(seeds, texts),
    )
    for problems in rest:
        for found in problems:
            report.add(found)
    report.sides = sum(
        side.source in documents for item in seeds.discrepancies for side in item.sides
    )
    report.problems.sort()
    report.doubts.sort()
    return report


#: Rules that no judgement can settle: words that are not there are not there.
_FINAL = frozenset({"anchor-stands", "line-carries"})


def _unsettled(cited: Cited, told: list[Problem], report: Report) -> Iterator[Problem]:
    """The findings about a claim, without those that its curator has already settled."""
    judged = cited.claim.judged
    settled = {one.rule for one in told} & judged.keys() - _FINAL
    report.settled += len(settled)
    for rule in sorted(judged.keys() - settled):
        what = f"judged says something of {rule}, which has nothing to settle here"
        yield cited.problem(cited.claim.marks["judged"], "judged-settles", what)
    yield from (one for one in told if one.rule not in settled)


def _articles(seeds: Seeds) -> list[str]:
    """What stands before the name of somebody known, in the languages of the documents."""
    found = {
        form
        for language in {seed.language for seed in seeds.documents} | {seeds.base.language}
        for word in lexicon(language).words("definite")
        for form in (word, word[:1].upper() + word[1:])
    }
    return sorted(found)


def _texts(seeds: Seeds, documents: dict[str, Document]) -> Texts:
    """The documents, with the spellings of the people and places of the base."""
    families = {fold(person.family) for person in seeds.people if person.family}
    spellings = {
        person.id: [plainly(form) for form in spelled(person, families)] for person in seeds.people
    }
    places = {
        place.id: [
            plainly(form) for form in (place.name, *(f for g in place.forms.values() for f in g))
        ]
        for place in seeds.places
    }
    lines = {id_: document.lines for id_, document in documents.items()}
    flows = {id_: document.flow for id_, document in documents.items()}
    labels = {seed.id: seed.label for seed in seeds.documents}
    return Texts(lines, flows, spellings, places, labels)


def _same_text(seed: Seed, content: bytes, lines: list[str]) -> Iterator[Problem]:
    """The document is the very text that was read."""
    at = seed.marks["document"]
    digest = hashlib.sha256(content).hexdigest()
    how = _saved_otherwise(seed, content) if digest != seed.sha256 else ""
    if digest != seed.sha256:
        message = f"{seed.document} is not the text that was read: its SHA-256 is {digest}"
        if how:
            message = f"{seed.document} is not byte for byte the text that was read: {how}"
        yield Problem(at, "same-text", message)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        if not how:
            yield Problem(at, "same-text", unreadable(content, seed.document, error).message)
    if len(lines) != seed.lines and seed.lines != UNREAD:
        message = f"{seed.document} has {len(lines)} lines, the seed says {seed.lines}"
        yield Problem(at, "same-text", message)
    # A text without form feeds may be one whose pages somebody counted on paper.
    if seed.page_lines and (starts := page_starts(lines)) and starts != list(seed.page_lines):
        told = _listed(starts)
        message = f"the pages of {seed.document} begin on lines {told}: write [{told}]"
        yield Problem(seed.marks["page_lines"], "same-text", message)


_BOM = b"\xef\xbb\xbf"


def _saved_otherwise(seed: Seed, content: bytes) -> str:
    """What a program changed when it saved a text, if that is all; "" if it is not."""

    def is_it(other: bytes) -> bool:
        return hashlib.sha256(other).hexdigest() == seed.sha256

    plain = content.removeprefix(_BOM).replace(b"\r\n", b"\n")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        name = encoding_of(content, is_it)
        return f"it was saved as {name}: save it as UTF-8" if name else ""
    if is_it(content.removeprefix(_BOM)):
        return "it begins with a byte order mark: save it as UTF-8 without one"
    if is_it(_BOM + content):
        return "it began with a byte order mark: save it as UTF-8 with one"
    if is_it(plain):
        return "its lines end with CR LF: save it with LF"
    if is_it(plain.replace(b"\n", b"\r\n")):
        return "its lines ended with CR LF: save it so again"
    return ""


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))


def _same_original(seed: Seed, read: Callable[[str], bytes | None]) -> Iterator[Problem]:
    """The PDF, page or letter is there, and is the very one that the text was taken out of."""
    if not seed.original:
        return
    at = seed.marks["original"]
    content = read(seed.original)
    if content is None:
        yield Problem(at, "present", f"{seed.original} is not there")
    elif (digest := hashlib.sha256(content).hexdigest()) != seed.original_sha256:
        message = f"{seed.original} is not the original that was read: its SHA-256 is {digest}"
        yield Problem(at, "same-text", message)


def _quotations(cited: Cited) -> Iterator[Quotation]:
    """Quotations in reasons that are neither on the lines cited nor on lines it names."""
    claim = cited.claim
    reasons = [(claim.date_why, claim.marks["date"]), (claim.note, claim.at)]
    reasons += [(person.named, person.at) for person in claim.people]
    for reason, at in reasons:
        for quoted in QUOTED.findall(reason or ""):
            lines = (*cited.lines, *cited.elsewhere(lines_named(reason or "")))
            # A quotation may begin a sentence in one text and not in the other.
            folded = plainly(quoted).casefold()
            if not any(stands(folded, line.casefold()) for line in lines):
                yield Quotation(cited, at, quoted, folded)


def _nowhere(quotations: list[Quotation], texts: Texts) -> Iterator[Problem]:
    """A reason quotes the lines cited, lines that it names, or another document."""
    # All are searched for at once: each alone would mean reading every document.
    sought = Sought(quotation.folded for quotation in quotations)
    found: dict[str, set[str]] = defaultdict(set)
    for id_ in texts.lines if quotations else ():
        for line in texts.whole(id_):
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
            # A document need not print a date on which it gives an office; a term must be printed.
            text = "\n".join(texts.at(seed.id, office.lines))
            if missing := unprinted(edtf.parse(office.date), text):
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
    # There is far more text of theirs than of ours: only runs that may be ours are kept.
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
    """The runs of words of ``text``, folded: case, accents and hyphens do not hide a copy."""
    found = words(text)
    return [tuple(found[i : i + COPIED_WORDS]) for i in range(len(found) - COPIED_WORDS + 1)]
