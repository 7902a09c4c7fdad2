"""Rules about the records of people, places and topics: names, offices, countries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from relfacts.curate.careers import Career, in_words, is_span
from relfacts.curate.countries import COUNTRIES
from relfacts.curate.meant import document_meant
from relfacts.curate.problems import Problem, shown
from relfacts.curate.rules.dates import date_problem
from relfacts.curate.seeds import Authority, Seeds
from relfacts.names.korean import consonants, sounds, spellings, spells
from relfacts.text.folding import key


def attested_office(seeds: Seeds) -> Iterator[Problem]:
    """An office names the document and the lines that give it."""
    documents = {seed.id: seed for seed in seeds.documents}
    for record in seeds.people:
        for office in record.offices:
            seed = documents.get(office.source)
            if seed is None:
                if "documents" not in seeds.absent:
                    meant = document_meant(office.source, seeds)
                    message = f"no document {office.source!r}{meant}"
                    yield Problem(office.at, "attested-office", message)
            elif not office.lines or not seed.has_lines(office.lines):
                yield Problem(office.at, "attested-office", f"no such lines in {seed.document}")


def office_fits_span(seeds: Seeds) -> Iterator[Problem]:
    """Nobody has an office outside its known terms unless a discrepancy of type title says so."""
    told = [item for item in seeds.discrepancies if item.type == "title"]
    facts = {fact for item in told for fact in item.facts}
    cited = {(side.source, line) for item in told for side in item.sides for line in side.lines}
    careers = [Career(record) for record in seeds.people]
    people = {career.person.id: career for career in careers}
    given = [
        (people[person.id], person.office, claim.date, person.at)
        for _, claim in seeds.claims()
        for person in claim.people
        if claim.fact not in facts and person.id in people
    ]
    given += [
        (career, office.title, office.date, office.at)
        for career in careers
        for office in career.person.offices
        if not is_span(office) and cited.isdisjoint((office.source, line) for line in office.lines)
    ]
    for career, title, date, at in given:
        if not title or not date or date_problem(date):
            continue
        if spans := career.missed_spans(title, date):
            message = (
                f"{title!r} at {date}, but {career.person.id} held that over {in_words(spans)}, "
                "and no discrepancy of type title says so"
            )
            yield Problem(at, "office-fits-span", message)


_ONE_OR_TWO = "make one record of the two, or tell them apart by a word in brackets"


def form_of_one(seeds: Seeds) -> Iterator[Problem]:
    """No spelling belongs to two records of one sort, or to a record and to its own `not`."""
    for records in (seeds.people, seeds.places, seeds.topics):
        owners: dict[str, Authority] = {}
        for record in records:
            for form in {*record.spellings()}:
                owner = owners.setdefault(key(form), record)
                if owner is not record:
                    at = record.marks["forms"]
                    message = f"{form!r} belongs to {owner.id} too: {_ONE_OR_TWO}"
                    yield Problem(at, "form-of-one", message)
        for record in records:
            for other in record.others:
                for form in (other.name, *other.forms):
                    owner_or_none = owners.get(key(form))
                    if owner_or_none is not None and form in owner_or_none.spellings():
                        message = (
                            f"{form!r} is a spelling of {owner_or_none.id}, who is in this base: "
                            "take it away here"
                        )
                        yield Problem(other.at, "form-of-one", message)


def spelled_by_one(seeds: Seeds) -> Iterator[Problem]:
    """No romanisation made of one person's name is a spelling of another's."""
    rows = {record.id: spellings(record.native or "") for record in seeds.people}
    # Names that can be spelled alike have the same consonants.
    heard: dict[str, list[Authority]] = defaultdict(list)
    for record in seeds.people:
        for sound in sounds(rows[record.id]) if rows[record.id] else ():
            heard[sound].append(record)
    for other in seeds.people:
        others = rows[other.id]
        alike = {
            record.id: record
            for sound in (sounds(others) if others else ())
            for record in heard[sound]
            if record is not other and _romanised_alike(rows[record.id], others)
        }
        for record in alike.values():
            if record.id < other.id:
                message = (
                    f"{record.native!r} and {other.native!r} of {other.id} are romanised alike"
                )
                yield Problem(record.marks["native"], "spelled-by-one", message)
        for form in other.spellings():
            for record in heard.get(consonants(form), ()):
                if record is other or record.id in alike:
                    continue
                if spells(key(form), rows[record.id]):
                    message = f"{form!r} of {other.id} is a romanisation of {record.native!r} too"
                    yield Problem(record.marks["native"], "spelled-by-one", message)


def _romanised_alike(row: list[list[str]], others: list[list[str]]) -> bool:
    return len(row) == len(others) and all(
        set(one) & set(another) for one, another in zip(row, others, strict=True)
    )


def whole_name(seeds: Seeds) -> Iterator[Problem]:
    """Family, middle and given name, and a suffix, are the parts of a person's preferred form."""
    for record in seeds.people:
        parts = [record.family, record.middle, record.given]
        if record.order == "given-first":
            parts = [record.given, record.middle, record.family]
        whole = " ".join(part for part in parts if part)
        suffixed = (f"{whole} {record.suffix}", f"{whole}, {record.suffix}")
        if record.name not in (suffixed if record.suffix else (whole,)):
            whole = suffixed[0] if record.suffix else whole
            made = f"they make {whole!r}" if whole.strip() else "there are none"
            message = f"family, middle and given name do not make {record.name!r}: {made}"
            yield Problem(record.marks["name"], "whole-name", message)


def known_country(seeds: Seeds) -> Iterator[Problem]:
    """A country is a code of ISO 3166-1: two capital letters."""
    for record in chain(seeds.people, seeds.places):
        if record.country and record.country not in COUNTRIES:
            code = record.country.upper()
            meant = f": write {code}" if code in COUNTRIES else ", as AT is that of Austria"
            message = f"{shown(record.country)} is not a code of ISO 3166-1{meant}"
            yield Problem(record.marks["country"], "known-country", message)


RULES = (
    attested_office,
    office_fits_span,
    form_of_one,
    spelled_by_one,
    whole_name,
    known_country,
)
