"""The real seeds beside the real documents: all stands, and every planted fault is caught.

Faults are planted in every claim that can have one; ``verify`` has to catch them, or else
``check``. Needs the documents, which are not in this repository.
"""

from __future__ import annotations

import os
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from small_seeds import REAL_DOCUMENTS, ROOT

from relfacts.curate.build import load_seeds
from relfacts.curate.evidence import COPIED_WORDS, verify
from relfacts.curate.problems import Place
from relfacts.curate.rules import check
from relfacts.curate.rules.authorities import office_fits_span
from relfacts.curate.seeds import Claim, Seed, Seeds
from relfacts.text.folding import words

needs_documents = pytest.mark.skipif(
    REAL_DOCUMENTS is None,
    reason="the documents are not in ../shared/documents, nor does RELFACTS_DOCUMENTS name them",
)


class Real:
    """The real seeds and their documents; plants a fault in a claim and says if it is caught."""

    def __init__(self, folder: Path) -> None:
        self.seeds = load_seeds(ROOT / "seeds")
        names = [seed.document for seed in self.seeds.documents]
        self.documents = {name: (folder / name).read_bytes() for name in names}
        # Of the many variants of a name only those that are printed matter to a claim.
        self.people = tuple(
            replace(one, forms={"printed": one.forms.get("printed", ())}, others=())
            for one in self.seeds.people
        )

    @property
    def claims(self) -> list[tuple[Seed, Claim]]:
        """Every claim of the real seeds."""
        return [(seed, claim) for seed in self.seeds.documents for claim in seed.claims]

    def lines(self, seed: Seed, claim: Claim) -> list[str]:
        """The lines that the claim cites."""
        text = unicodedata.normalize("NFC", self.documents[seed.document].decode())
        return [text.split("\n")[line - 1] for line in claim.lines]

    def missed(self, faults: Iterable[Fault]) -> list[Fault]:
        """The faults that neither ``verify`` nor ``check`` complains of."""
        return [fault for fault in self.unverified(faults) if not self.checks(fault)]

    def unverified(self, faults: Iterable[Fault]) -> list[Fault]:
        """The faults that ``verify`` does not complain of."""
        left, quiet = list(faults), []
        while left:
            # Many at once, but one of a fact: claims of others say nothing of it.
            planted: dict[str, Fault] = {}
            rest = [
                fault for fault in left if planted.setdefault(fault.claim.fact, fault) is not fault
            ]
            told = self._told_of(planted.values())
            quiet += [fault for fault in planted.values() if fault.claim.at not in told]
            left = rest
        return quiet

    def _told_of(self, planted: Iterable[Fault]) -> set[Place]:
        """Where the claims begin of which ``verify`` complains, if there are but these faults."""
        planted = list(planted)
        seeds = self._with(lambda one: [fault.faulty for fault in planted if fault.seed is one])
        found = verify(replace(seeds, discrepancies=()), self.documents.get).problems
        begin = sorted(claim.at for _, claim in self.claims)
        before = [bisect_right(begin, problem.at) - 1 for problem in found]
        return {
            begin[at]
            for at, problem in zip(before, found, strict=True)
            if at >= 0 and begin[at].path == problem.at.path
        }

    def checks(self, fault: Fault) -> bool:
        """Whether ``check`` complains of the fault in the place of its claim."""
        claim = fault.claim
        planted = {id(claim): fault.faulty}
        faulty = self._with(lambda one: [planted.get(id(c), c) for c in one.claims])
        # Of the many variants of a name none matters to a rule about claims.
        places = tuple(replace(one, forms={}, others=()) for one in faulty.places)
        topics = tuple(replace(one, forms={}, others=()) for one in faulty.topics)
        return bool(check(replace(faulty, places=places, topics=topics)))

    def without_claims(self) -> Seeds:
        """The seeds with nothing claimed of the documents."""
        return self._with(lambda one: [])

    def _with(self, claims: Callable[[Seed], list[Claim]]) -> Seeds:
        """The seeds with other claims, and without variants that do not matter to them."""
        documents = (replace(one, claims=tuple(claims(one))) for one in self.seeds.documents)
        return replace(
            self.seeds,
            documents=tuple(documents),
            people=self.people,
        )


@pytest.fixture(scope="module")
def real() -> Real:
    """The real seeds beside the real documents."""
    assert REAL_DOCUMENTS is not None
    return Real(REAL_DOCUMENTS)


@needs_documents
def test_the_real_seeds_stand(real: Real) -> None:
    """Every claim of the real seeds stands in its document."""
    found = verify(real.seeds, real.documents.get)
    assert [str(problem) for problem in found.problems] == []
    assert found.documents == len(real.documents)


@needs_documents
@pytest.mark.parametrize(
    "path",
    [*sorted((ROOT / "seeds").glob("*.yaml")), ROOT / "data" / "facts.json"],
    ids=lambda path: path.name,
)
def test_nothing_is_copied(real: Real, path: Path) -> None:
    """No nine words in a row of a document stand in the seeds or the base, anchors in a row too."""
    theirs = {run for content in real.documents.values() for run in runs(content.decode())}
    assert [run for run in runs(path.read_text("utf-8")) if run in theirs] == []


def runs(text: str) -> list[tuple[str, ...]]:
    """Every nine words in a row, folded."""
    found = words(text)
    return [tuple(found[at : at + COPIED_WORDS]) for at in range(len(found) - COPIED_WORDS + 1)]


@needs_documents
def test_no_claim_is_caught_as_it_is(real: Real) -> None:
    """A claim without a fault is not caught: what is caught below is the fault."""
    faultless = [Fault(seed, claim, claim, "none") for seed, claim in real.claims]
    assert len(real.unverified(faultless)) == len(faultless)
    assert not real.checks(faultless[0])


@dataclass(frozen=True)
class Fault:
    """A fault to plant: where, what the claim then says, and the fault in words."""

    seed: Seed
    claim: Claim
    faulty: Claim
    what: str


Planter = Callable[[Real], Iterator[Fault]]


def moved_lines(real: Real) -> Iterator[Fault]:
    """All lines of a claim moved by a few."""
    for seed, claim in real.claims:
        for by in (-3, -2, -1, 1, 2, 3):
            lines = tuple(line + by for line in claim.lines)
            yield Fault(seed, claim, replace(claim, lines=lines), f"lines moved by {by}")


def missing_line(real: Real) -> Iterator[Fault]:
    """One of several lines of a claim left out."""
    for seed, claim in real.claims:
        for gone in claim.lines if len(claim.lines) > 1 else ():
            lines = tuple(line for line in claim.lines if line != gone)
            yield Fault(seed, claim, replace(claim, lines=lines), f"line {gone} left out")


def turned_figure(real: Real) -> Iterator[Fault]:
    """Two digits of a quantity turned."""
    for seed, claim in real.claims:
        for at, quantity in enumerate(claim.quantities):
            turned = replace(quantity, value=turn(quantity.value))
            quantities = (*claim.quantities[:at], turned, *claim.quantities[at + 1 :])
            yield Fault(seed, claim, replace(claim, quantities=quantities), turned.value)


def turned_statement(real: Real) -> Iterator[Fault]:
    """Two digits of a figure in a statement turned."""
    for seed, claim in real.claims:
        for match in re.finditer(r"[0-9][0-9,.]*[0-9]", claim.statement):
            before, after = claim.statement[: match.start()], claim.statement[match.end() :]
            statement = before + turn(match.group()) + after
            yield Fault(seed, claim, replace(claim, statement=statement), statement)


def stranger(real: Real) -> Iterator[Fault]:
    """Somebody in a statement in the place of another: of the base, or whom nobody knows."""
    printed = {one.id: (one.name, *one.forms["printed"]) for one in real.people}
    names = {one.id: one.name for one in real.people}
    for seed, claim in real.claims:
        listed = {
            person.id for _, one in real.claims if one.fact == claim.fact for person in one.people
        }
        text = "\n".join(real.lines(seed, claim))
        others = [
            name
            for id_, name in names.items()
            if id_ not in listed and not any(form in text for form in printed[id_])
        ]
        for name in (names[person.id] for person in claim.people):
            for other in (*others, "Vo Nguyen Giap", "Premier Kim Chaek"):
                if name in claim.statement:
                    statement = claim.statement.replace(name, other)
                    yield Fault(seed, claim, replace(claim, statement=statement), statement)


def swapped_person(real: Real) -> Iterator[Fault]:
    """A person swapped for each of the others."""
    for seed, claim in real.claims:
        for at, person in enumerate(claim.people):
            for other in real.seeds.people:
                if other.id == person.id:
                    continue
                swapped = replace(person, id=other.id)
                people = (*claim.people[:at], swapped, *claim.people[at + 1 :])
                what = f"{person.id} swapped for {other.id}"
                yield Fault(seed, claim, replace(claim, people=people), what)


def wrong_year(real: Real) -> Iterator[Fault]:
    """The year of a printed date changed by one, or for another that stands on the lines."""
    for seed, claim in real.claims:
        if not claim.date or claim.date_how != "printed":
            continue
        there = set(re.findall(r"\b[12][0-9]{3}\b", " ".join(real.lines(seed, claim))))
        for year in sorted(set(re.findall(r"[12][0-9]{3}", claim.date))):
            for other in sorted({str(int(year) - 1), str(int(year) + 1), *there} - {year}):
                date = claim.date.replace(year, other)
                yield Fault(seed, claim, replace(claim, date=date), f"dated {date}")


def wrong_month(real: Real) -> Iterator[Fault]:
    """The month of a printed date changed by one."""
    for seed, claim in real.claims:
        if claim.date and claim.date_how == "printed":
            for match in re.finditer(r"(?<=[0-9]{4}-)(0[1-9]|1[0-2])", claim.date):
                month = f"{int(match.group()) % 12 + 1:02d}"
                date = claim.date[: match.start()] + month + claim.date[match.end() :]
                yield Fault(seed, claim, replace(claim, date=date), f"dated {date}")


def wrong_weekday(real: Real) -> Iterator[Fault]:
    """Another weekday than the document names."""
    for seed, claim in real.claims:
        if claim.weekday:
            yield Fault(seed, claim, replace(claim, weekday="Sunday"), "a Sunday")


def cut_anchor(real: Real) -> Iterator[Fault]:
    """A letter or digit cut out of a word of an anchor, the first, the last, one in the middle."""
    for seed, claim in real.claims:
        for at, anchor in enumerate(claim.anchors):
            places = [match.start() for match in re.finditer(r"\w(?=\w)|(?<=\w)\w", anchor)]
            for place in (places[0], places[len(places) // 2], places[-1]):
                cut = anchor[:place] + anchor[place + 1 :]
                anchors = (*claim.anchors[:at], cut, *claim.anchors[at + 1 :])
                yield Fault(seed, claim, replace(claim, anchors=anchors), f"anchor {cut!r}")


def cut_quotation(real: Real) -> Iterator[Fault]:
    """A letter cut out of what a reason quotes."""
    for seed, claim in real.claims:
        if match := re.search(r'"[^"]{4,}"', claim.date_why or ""):
            why = match.string[: match.start() + 3] + match.string[match.start() + 4 :]
            yield Fault(seed, claim, replace(claim, date_why=why), why)


def turn(text: str) -> str:
    """``text`` with its first two digits that differ turned, or its only digit another one."""
    for at in range(len(text) - 1):
        if text[at : at + 2].isdigit() and text[at] != text[at + 1]:
            return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return str((int(text[0]) + 1) % 10) + text[1:]


# At least so many faults of each class are planted; fewer would prove too little.
PLANTED: list[tuple[Planter, int]] = [
    (moved_lines, 900),
    (missing_line, 20),
    (turned_figure, 15),
    (turned_statement, 10),
    (stranger, 1000),
    (swapped_person, 2000),
    (wrong_year, 100),
    (wrong_month, 10),
    (wrong_weekday, 5),
    (cut_anchor, 1000),
    (cut_quotation, 20),
]


@needs_documents
@pytest.mark.parametrize(("planter", "least"), PLANTED, ids=[one.__name__ for one, _ in PLANTED])
def test_every_planted_fault_is_caught(real: Real, planter: Planter, least: int) -> None:
    """Whatever claim of the real seeds a fault is planted in, verify or check catches it.

    At night in all of them, else in every second one.
    """
    faults = list(planter(real))
    assert len(faults) >= least
    if os.environ.get("RELFACTS_FUZZ") != "nightly":
        faults = faults[::2]
    missed = [(fault.seed.id, fault.claim.fact, fault.what) for fault in real.missed(faults)]
    assert missed == []


@needs_documents
def test_every_fault_in_a_side_is_caught(real: Real) -> None:
    """A figure turned, a name exchanged or a quotation cut in any side of a difference is told."""
    planted, missed = 0, []
    names = [person.name for person in real.people]
    # What its claims say is nothing to a side.
    bare = real.without_claims()
    for at, item in enumerate(real.seeds.discrepancies):
        for number, side in enumerate(item.sides):
            for says in faulty_sides(side.says, names):
                sides = list(item.sides)
                sides[number] = replace(side, says=says)
                faulty = list(real.seeds.discrepancies)
                faulty[at] = replace(item, sides=tuple(sides))
                found = verify(replace(bare, discrepancies=tuple(faulty)), real.documents.get)
                planted += 1
                if not any(problem.rule == "side-stands" for problem in found.problems):
                    missed.append((item.id, says))
    assert planted >= 80
    assert missed == []


def faulty_sides(says: str, names: list[str]) -> Iterator[str]:
    """What a side says, with one fault in it."""
    for match in re.finditer(r"[0-9][0-9,.]*[0-9]", says):
        yield says[: match.start()] + turn(match.group()) + says[match.end() :]
    for name in names:
        if name in says:
            yield says.replace(name, "Vo Nguyen Giap")
    for match in re.finditer(r'"[^"]{4,}"', says):
        yield says[: match.start() + 3] + says[match.start() + 4 :]
    for title in re.findall(r"\b(?:Chairman|President|Premier|Prime Minister|Secretary)\b", says):
        yield says.replace(title, "Viceroy")
    yield f"{says}, of 1871"
    yield f"{says}, in Reykjavik"


def test_every_title_outside_its_span_is_caught() -> None:
    """Had an office been held long before, every claim that gives it would be complained of."""
    real = load_seeds(ROOT / "seeds")
    told = {fact for item in real.discrepancies if item.type == "title" for fact in item.facts}
    early = tuple(
        replace(one, offices=tuple(replace(office, date="1901/1902") for office in one.offices))
        for one in real.people
    )
    expected = {
        person.at
        for seed in real.documents
        for claim in seed.claims
        for person in claim.people
        if claim.date and claim.fact not in told and person.office in titles(real, person.id)
    }
    assert len(expected) >= 60
    caught = {problem.at for problem in office_fits_span(replace(real, people=early))}
    assert expected <= caught
    assert list(office_fits_span(real)) == []


def titles(seeds: Seeds, person: str) -> set[str]:
    """The titles of a person's offices."""
    return {office.title for one in seeds.people if one.id == person for office in one.offices}


@needs_documents
def test_every_edited_byte_is_caught(real: Real) -> None:
    """One byte changed anywhere in a document makes it another text."""
    edits = 0
    for name, content in real.documents.items():
        # What is claimed of it is nothing to its fingerprint.
        bare = real.without_claims()
        seeds = replace(bare, documents=tuple(d for d in bare.documents if d.document == name))
        seeds = replace(seeds, people=(), discrepancies=())
        for place in range(0, len(content), 97):
            edited = bytearray(content)
            edited[place] ^= 1
            found = verify(seeds, (real.documents | {name: bytes(edited)}).get)
            assert "same-text" in {problem.rule for problem in found.problems}
            edits += 1
    assert edits >= 100
