"""The rules for seeds: one rule, one generator, one sentence.

A rule takes all seeds and yields a ``Problem`` for each place that breaks it. It never prints,
repairs or stops; ``check`` runs them all. The name of the function is the name of the rule.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from relfacts.curate import documents, identifiers
from relfacts.curate.careers import Career, in_words, is_span
from relfacts.curate.collecting import uncollected
from relfacts.curate.countries import COUNTRIES
from relfacts.curate.declaring import KindTold, RoleTold
from relfacts.curate.located import UNREAD, Place, Problem, left_to_do, shown
from relfacts.curate.marks import judged, without_claims
from relfacts.curate.printed import Sought
from relfacts.curate.reconcile import agree, claims_by_fact, path_of
from relfacts.curate.seeds import MOST_OF_AN_ANCHOR, Authority, Claim, Seed, Seeds, Watch, unwatched
from relfacts.dates import edtf
from relfacts.dates.days import WEEKDAYS, iso, weekday
from relfacts.dates.typed import read_period
from relfacts.languages.dictionary import QUESTIONS
from relfacts.names.accents import spells
from relfacts.names.korean import consonants, sounds, spellings
from relfacts.text.folding import key, singular

Rule = Callable[[Seeds], Iterator[Problem]]
RULES: list[Rule] = []

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TOLD_SINGLY = 100


@uncollected()
def check(seeds: Seeds, watched: Watch = unwatched) -> list[Problem]:
    """Every problem of the seeds: first those met while reading, then those the rules find.

    A claim that a person still has to judge is checked only once its mark is gone.
    """
    problems = set(seeds.problems)
    known = without_claims(seeds)
    for one in watched(RULES):
        problems.update(one(known))
    base = judged(known)
    if base is not known and not problems:
        # Without the marked documents, references to them would lead nowhere.
        problems = {problem for one in RULES for problem in one(base)}
    # A value with TODO is reported only once: whatever else is wrong with it is obvious.
    left = {problem.at for problem in problems if problem.rule == "nothing-left-to-do"}
    return sorted(p for p in problems if p.rule == "nothing-left-to-do" or p.at not in left)


def rule(function: Rule) -> Rule:
    """Add ``function`` to the rules."""
    RULES.append(function)
    return function


def _claims(seeds: Seeds) -> Iterator[tuple[Seed, Claim]]:
    return ((seed, claim) for seed in seeds.documents for claim in seed.claims)


def _authorities(seeds: Seeds) -> Iterator[Authority]:
    return chain(seeds.people, seeds.places, seeds.topics)


def _told(seeds: Seeds) -> Iterator[KindTold | RoleTold]:
    """The kinds and roles that the base declares."""
    declarations = seeds.base.declarations
    return chain(declarations.kinds or (), declarations.roles or ())


@rule
def well_formed_id(seeds: Seeds) -> Iterator[Problem]:
    """An id is lower-case letters, digits and single hyphens."""
    ids = chain(
        ((seed.id, seed.marks["id"]) for seed in seeds.documents),
        ((claim.fact, claim.at) for _, claim in _claims(seeds)),
        ((record.id, record.at) for record in _authorities(seeds)),
        ((item.id, item.at) for item in seeds.discrepancies),
        ((item.old, item.at) for item in seeds.redirects),
        ((told.id, told.marks["id"]) for told in _told(seeds)),
    )
    for id_, at in ids:
        if id_ and not _ID.fullmatch(id_):
            yield Problem(at, "well-formed-id", f"{id_!r} is not like 'trade-treaty-1958'")


@rule
def unique_id(seeds: Seeds) -> Iterator[Problem]:
    """No id stands for two records of one sort."""
    sorts: list[list[tuple[str, Place]]] = [
        [(seed.id, seed.marks["id"]) for seed in seeds.documents],
        [(record.id, record.at) for record in seeds.people],
        [(record.id, record.at) for record in seeds.places],
        [(record.id, record.at) for record in seeds.topics],
        [(item.id, item.at) for item in seeds.discrepancies],
        [(told.id, told.marks["id"]) for told in seeds.base.declarations.kinds or ()],
        [(told.id, told.marks["id"]) for told in seeds.base.declarations.roles or ()],
    ]
    for records in sorts:
        first: dict[str, Place] = {}
        for id_, at in records:
            if id_ and id_ in first:
                yield Problem(at, "unique-id", f"{id_!r} stands at {first[id_]} too")
            first.setdefault(id_, at)


@rule
def known_person(seeds: Seeds) -> Iterator[Problem]:
    """A person in a claim has an authority record."""
    known = {record.id for record in seeds.people}
    # If the file does not exist, that has already been reported.
    for _, claim in _claims(seeds) if "people" not in seeds.absent else ():
        for person in claim.people:
            if person.id not in known:
                yield Problem(person.at, "known-person", f"no person {person.id!r} in people.yaml")


@rule
def known_place(seeds: Seeds) -> Iterator[Problem]:
    """A place or party in a claim, and a place that contains another, has an authority record."""
    known = {record.id for record in seeds.places}
    named = chain(
        ((id_, claim.marks["places"]) for _, claim in _claims(seeds) for id_ in claim.places),
        ((party.id, party.at) for _, claim in _claims(seeds) for party in claim.parties),
        ((id_, record.marks["within"]) for record in seeds.places for id_ in record.broader),
    )
    for id_, at in named if "places" not in seeds.absent else ():
        if id_ not in known:
            yield Problem(at, "known-place", f"no place {id_!r} in places.yaml")


@rule
def known_topic(seeds: Seeds) -> Iterator[Problem]:
    """A topic of a claim, and a broader topic, is in the vocabulary; every claim has one."""
    known = {record.id for record in seeds.topics}
    named = chain(
        ((id_, claim.marks["topics"]) for _, claim in _claims(seeds) for id_ in claim.topics),
        ((id_, record.marks["broader"]) for record in seeds.topics for id_ in record.broader),
    )
    for id_, at in named if "topics" not in seeds.absent else ():
        if id_ not in known:
            yield Problem(at, "known-topic", f"no topic {id_!r} in topics.yaml")
    for _, claim in _claims(seeds):
        if not claim.topics:
            yield Problem(claim.at, "known-topic", f"{claim.fact} has no topic")


@rule
def acyclic_containment(seeds: Seeds) -> Iterator[Problem]:
    """Nothing lies, by however many steps, within itself."""
    for records, mark in ((seeds.places, "within"), (seeds.topics, "broader")):
        above = {record.id: record.broader for record in records}
        for record in records:
            seen: set[str] = set()
            todo = list(record.broader)
            while todo:
                if (id_ := todo.pop()) not in seen:
                    seen.add(id_)
                    todo += above.get(id_, ())
            if record.id in seen:
                at = record.marks[mark]
                yield Problem(at, "acyclic-containment", f"{record.id!r} lies within itself")


@rule
def edtf_date(seeds: Seeds) -> Iterator[Problem]:
    """Every date is EDTF (ISO 8601-2:2019), level 0, 1 or the documented part of 2."""
    dates = chain(
        ((seed.issued, seed.marks["issued"]) for seed in seeds.documents),
        ((seed.accessed, seed.marks["accessed"]) for seed in seeds.documents),
        ((item.date, item.at) for seed in seeds.documents for item in seed.amendments),
        ((claim.date, claim.marks["date"]) for _, claim in _claims(seeds)),
        ((office.date, office.at) for record in seeds.people for office in record.offices),
    )
    for date, at in dates:
        if date and (message := _date_problem(date)):
            yield Problem(at, "edtf-date", f"{message}{_meant(date)}")


@rule
def date_has_reason(seeds: Seeds) -> Iterator[Problem]:
    """A date that is not simply printed says how it was found; a printed one has nothing to say."""
    for _, claim in _claims(seeds):
        at = claim.marks["date"]
        if claim.date_how != "printed" and not claim.date_why:
            message = f"the date is {claim.date_how} but date_why does not say how"
            yield Problem(at, "date-has-reason", message)
        if claim.date_how == "printed" and claim.date_why:
            message = "date_why says how the date was found, but date_how says that it is printed"
            yield Problem(at, "date-has-reason", message)


@rule
def not_ahead(seeds: Seeds) -> Iterator[Problem]:
    """What is told as having happened did not begin after the document was issued."""
    for seed in seeds.documents:
        issued = None if _date_problem(seed.issued) else edtf.parse(seed.issued).end
        for claim in seed.claims if issued else ():
            if claim.status in ("planned", "proposed") or not claim.date:
                continue
            start = None if _date_problem(claim.date) else edtf.parse(claim.date).start
            if start and issued and start > issued:
                message = f"{claim.status}, but {claim.date} lies after the issue, {seed.issued}"
                yield Problem(claim.marks["date"], "not-ahead", message)


@rule
def right_weekday(seeds: Seeds) -> Iterator[Problem]:
    """The weekday that a document names is that of the day the date begins on, if it has a day."""
    for _, claim in _claims(seeds):
        if not claim.weekday or not claim.date or _date_problem(claim.date):
            continue
        at = claim.marks["weekday"]
        if claim.weekday not in WEEKDAYS:
            yield Problem(at, "right-weekday", f"{claim.weekday!r} is not a weekday")
            continue
        date = edtf.parse(claim.date)
        first = date.spans[0][0]
        # Every month has every weekday.
        start = date.start if first and first.day.isdigit() else None
        if start and (actual := WEEKDAYS[weekday(start)]) != claim.weekday:
            message = f"{iso(start)} was a {actual}, not a {claim.weekday}"
            yield Problem(at, "right-weekday", message)


@rule
def lines_exist(seeds: Seeds) -> Iterator[Problem]:
    """Every line cited is a line of the document, and every claim cites one."""
    for seed in seeds.documents:
        cited = chain(
            ((claim.lines, claim.marks["lines"]) for claim in seed.claims),
            ((item.lines, item.at) for item in seed.read),
        )
        for lines, at in cited:
            if not lines:
                yield Problem(at, "lines-exist", "no line is cited")
            for line in sorted({*lines} - {UNREAD}):
                if not _has_lines(seed, [line]):
                    message = f"{seed.document} has lines 1 to {seed.lines}, not {line}"
                    yield Problem(at, "lines-exist", message)


@rule
def lines_accounted_for(seeds: Seeds) -> Iterator[Problem]:
    """Every line of a document carries a claim or is marked as read; none is both."""
    for seed in seeds.documents:
        if seed.judge:
            continue  # of a document that was only begun
        carrying = {line for claim in seed.claims for line in claim.lines}
        waiting = {line for line in seed.waiting if line not in carrying}
        read = {line for item in seed.read for line in item.lines}
        at = seed.marks["lines"]
        # A number that could not be read may be any line.
        told = carrying | read | waiting
        for run in _runs(range(1, seed.lines + 1), told) if UNREAD not in told else ():
            # In a document that nobody has begun to read, lines need not be listed one by one.
            singly = run if len(run) <= _TOLD_SINGLY else ()
            if not singly:
                message = f"nothing is said of lines {run[0]} to {run[-1]}"
                yield Problem(at, "lines-accounted-for", message)
            for line in singly:
                yield Problem(at, "lines-accounted-for", f"nothing is said of line {line}")
        for line in sorted(carrying & read - {UNREAD}):
            message = f"line {line} carries a claim and is marked as holding none"
            yield Problem(at, "lines-accounted-for", message)


def _runs(lines: range, but: set[int]) -> Iterator[range]:
    """The runs of ``lines`` between those in ``but``."""
    start = lines.start
    for stop in (*sorted(line for line in but if line in lines), lines.stop):
        if start < stop:
            yield range(start, stop)
        start = stop + 1


@rule
def short_anchor(seeds: Seeds) -> Iterator[Problem]:
    """A claim has anchors, each of at most six words: enough to find it, too few to copy it."""
    for _, claim in _claims(seeds):
        at = claim.marks["anchors"]
        if not claim.anchors:
            yield Problem(at, "short-anchor", f"{claim.fact} has no anchor")
        for anchor in claim.anchors:
            if len(anchor.split()) > MOST_OF_AN_ANCHOR:
                yield Problem(
                    at, "short-anchor", f"{anchor!r} has more than {MOST_OF_AN_ANCHOR} words"
                )
            if not any(map(str.isalnum, anchor)):
                yield Problem(at, "short-anchor", f"{anchor!r} has no word")


@rule
def nothing_twice(seeds: Seeds) -> Iterator[Problem]:
    """A claim names nobody and nothing twice."""
    for _, claim in _claims(seeds):
        named: dict[str, Iterable[object]] = {
            "people": [person.id for person in claim.people],
            "parties": [f"{party.id} as {party.role}" for party in claim.parties],
            "places": claim.places,
            "topics": claim.topics,
            "lines": [line for line in claim.lines if line != UNREAD],
            "anchors": claim.anchors,
        }
        for part, items in named.items():
            for item, times in Counter(items).items():
                if times > 1:
                    message = f"{item} stands {times} times among the {part}"
                    yield Problem(claim.marks[part], "nothing-twice", message)


@rule
def right_person(seeds: Seeds) -> Iterator[Problem]:
    """A statement does not speak of one person where the claim lists another."""
    named: dict[str, list[str]] = defaultdict(list)
    for record in seeds.people:
        named[record.name].append(record.id)
    sought = Sought(named)
    for _, claim in _claims(seeds):
        listed = {person.id for person in claim.people}
        spoken_of = {id_ for name in sought.standing(claim.statement) for id_ in named[name]}
        # A statement may mention more people than take part, or fewer than are listed; not both.
        for id_ in sorted(spoken_of - listed):
            if silent := sorted(listed - spoken_of):
                message = f"the statement speaks of {id_}, the claim lists {', '.join(silent)}"
                yield Problem(claim.marks["people"], "right-person", message)


@rule
def kind_is_complete(seeds: Seeds) -> Iterator[Problem]:
    """A kind that says nothing without a figure, a giver or a field has it."""
    for _, claim in _claims(seeds):
        kind = seeds.declared.kinds.get(claim.kind)
        for part in kind.needs if kind else ():
            if not getattr(claim, part):
                at = claim.marks[part if part in claim.marks else "kind"]
                yield Problem(at, "kind-is-complete", f"a claim of kind {claim.kind} needs {part}")


@rule
def signed_agreement(seeds: Seeds) -> Iterator[Problem]:
    """A kind that names its statuses has no other: an agreement was signed, not planned."""
    for _, claim in _claims(seeds):
        kind = seeds.declared.kinds.get(claim.kind)
        if kind and kind.statuses and claim.status not in kind.statuses:
            article = "an" if kind.name[:1] in "aeiou" else "a"
            message = f"{article} {kind.name} with the status {claim.status!r}"
            yield Problem(claim.marks["status"], "signed-agreement", message)


@rule
def word_of_one_kind(seeds: Seeds) -> Iterator[Problem]:
    """What a kind is called is no command of the program, and stands for no other kind."""
    kinds = seeds.base.declarations.kinds or ()
    owners: dict[str, str] = {}
    # Questions are read in every language that has a file, whatever kinds a base declares.
    by_language = _kinds_by_language({told.id for told in kinds})
    for told in kinds:
        words = [(spelling, told.marks["words"]) for spelling in told.kind.spellings()]
        words[1] = (told.kind.plural, told.marks["plural"])
        for word, at in dict(words).items():
            if word in seeds.reserved or key(word) in seeds.reserved:
                message = f"{word!r} of the kind {told.id} is a command of the program"
                yield Problem(at, "word-of-one-kind", message)
            owner = owners.setdefault(singular(key(word)), told.id)
            if owner != told.id:
                message = f"{word!r} of the kind {told.id} stands for the kind {owner} too"
                yield Problem(at, "word-of-one-kind", message)
            for other, languages in by_language.get(singular(key(word)), {}).items():
                if other not in (told.id, owner):
                    message = (
                        f"{word!r} of the kind {told.id} stands for the kind {other} too, "
                        f"as a word of {' and '.join(languages.split(','))}"
                    )
                    yield Problem(at, "word-of-one-kind", message)


def _kinds_by_language(ids: Container[str]) -> dict[str, dict[str, str]]:
    """The nouns in language files that ask for one of these kinds: the kind, and the languages."""
    found: dict[str, dict[str, str]] = {}
    for folded, _, kind, languages, _ in QUESTIONS.of("kind"):
        if kind in ids:
            found.setdefault(singular(key(folded)), {}).setdefault(kind, languages)
    return found


@rule
def plural_to_type(seeds: Seeds) -> Iterator[Problem]:
    """The plural of a kind lists its facts: it is one word that can be typed as a command."""
    for told in seeds.base.declarations.kinds or ():
        plural = told.kind.plural
        if not all(part.isalnum() for part in plural.split("-")):
            message = f"{plural!r} of the kind {told.id} cannot be typed as a command"
            yield Problem(told.marks["plural"], "plural-to-type", message)


@rule
def known_opposite(seeds: Seeds) -> Iterator[Problem]:
    """The opposite of a role is a role."""
    for told in seeds.base.declarations.roles or ():
        if told.role.opposite and told.role.opposite not in seeds.declared.roles:
            message = f"{told.role.opposite!r}, the opposite of {told.id}, is no role of the base"
            yield Problem(told.marks["opposite"], "known-opposite", message)


@rule
def one_claim_per_document(seeds: Seeds) -> Iterator[Problem]:
    """A document attests a fact once."""
    for seed in seeds.documents:
        first: dict[str, Claim] = {}
        for claim in seed.claims:
            if claim.fact in first:
                message = f"{claim.fact} is claimed at {first[claim.fact].at} already"
                yield Problem(claim.at, "one-claim-per-document", message)
            first.setdefault(claim.fact, claim)


@rule
def one_lead(seeds: Seeds) -> Iterator[Problem]:
    """Of several claims for one fact exactly one leads, and all are of one kind."""
    for fact, group in claims_by_fact(seeds).items():
        claims = [claim for _, claim in group]
        leads = [claim for claim in claims if claim.lead]
        if len(claims) > 1 and len(leads) != 1:
            message = f"{fact} has {len(claims)} claims and {len(leads)} with lead: true"
            yield Problem(claims[0].at, "one-lead", message)
        for claim in claims[1:]:
            if claim.kind != claims[0].kind:
                message = f"{fact} is of kind {claims[0].kind} at {claims[0].at}"
                yield Problem(claim.marks["kind"], "one-lead", message)


@rule
def claims_agree(seeds: Seeds) -> Iterator[Problem]:
    """Claims of one fact differ in status, in a figure or in a role only as a discrepancy says."""
    declared = {(fact, item.type) for item in seeds.discrepancies for fact in item.facts}
    for fact, group in claims_by_fact(seeds).items():
        lead = group[0][1]
        roles = {person.id: person.role for person in lead.people}
        # A value that is not a number has already been reported, and differs from nothing.
        figures = {one.of: _figure(one.value) for one in lead.quantities if one.is_readable}
        for seed, claim in group[1:]:
            found = [("status", claim.marks["status"], claim.status, lead.status)]
            found += [
                ("person", person.at, person.role, roles.get(person.id, person.role))
                for person in claim.people
            ]
            found += [
                ("quantity", item.at, figure, figures.get(item.of, figure))
                for item in claim.quantities
                if item.is_readable and (figure := _figure(item.value))
            ]
            for sort, at, ours, theirs in found:
                if ours != theirs and (fact, sort) not in declared:
                    message = (
                        f"{fact} has {ours!r} in {seed.id} and {theirs!r} at {lead.at}, and no "
                        f"discrepancy of type {sort} says so"
                    )
                    yield Problem(at, "claims-agree", message)


@rule
def dates_agree(seeds: Seeds) -> Iterator[Problem]:
    """Dates of one fact that exclude one another are a declared discrepancy."""
    declared = {fact for item in seeds.discrepancies if item.type == "date" for fact in item.facts}
    for fact, group in claims_by_fact(seeds).items():
        dates = [claim.date for _, claim in group]
        if any(date and _date_problem(date) for date in dates) or agree(dates):
            continue
        if fact not in declared:
            text = ", ".join(f"{claim.date} ({seed.id})" for seed, claim in group)
            message = f"the dates of {fact} exclude one another and no discrepancy says so: {text}"
            yield Problem(group[0][1].marks["date"], "dates-agree", message)


@rule
def known_discrepancy(seeds: Seeds) -> Iterator[Problem]:
    """A discrepancy concerns facts that exist and quotes documents that exist, on their lines."""
    facts = {claim.fact for _, claim in _claims(seeds)}
    documents = {seed.id: seed for seed in seeds.documents}
    for item in seeds.discrepancies:
        if not item.facts:
            yield Problem(item.at, "known-discrepancy", "it concerns no fact")
        for fact in item.facts:
            if fact not in facts:
                yield Problem(item.at, "known-discrepancy", f"no claim for a fact {fact!r}")
        if len(item.sides) < 2:
            yield Problem(item.at, "known-discrepancy", "a difference has two sides or more")
        for side in item.sides:
            seed = documents.get(side.source)
            if seed is None:
                yield Problem(side.at, "known-discrepancy", f"no document {side.source!r}")
            elif not side.lines or not _has_lines(seed, side.lines):
                yield Problem(side.at, "known-discrepancy", f"no such lines in {seed.document}")


@rule
def free_old_id(seeds: Seeds) -> Iterator[Problem]:
    """What is redirected or withdrawn is no fact's id any more, and is so once."""
    facts = claims_by_fact(seeds)
    first: dict[str, Place] = {}
    for item in seeds.redirects:
        if item.old in facts:
            message = f"{item.old!r} is a fact, claimed at {facts[item.old][0][1].at}"
            yield Problem(item.at, "free-old-id", message)
        if item.old and item.old in first:
            message = f"{item.old!r} is redirected at {first[item.old]} too"
            yield Problem(item.at, "free-old-id", message)
        first.setdefault(item.old, item.at)


@rule
def redirect_arrives(seeds: Seeds) -> Iterator[Problem]:
    """A redirect leads, by however many steps, to a fact or to one that was withdrawn."""
    facts = claims_by_fact(seeds)
    onward = {item.old: item for item in reversed(seeds.redirects)}
    for item in seeds.redirects:
        end = path_of(item, onward)[-1].new
        if end in onward:
            message = f"{item.old!r} leads in a circle, back to {end!r}"
            yield Problem(item.at, "redirect-arrives", message)
        elif end is not None and end not in facts:
            message = f"{item.old!r} leads to {end!r}, for which there is no claim"
            yield Problem(item.at, "redirect-arrives", message)


@rule
def attested_office(seeds: Seeds) -> Iterator[Problem]:
    """An office names the document and the lines that give it."""
    documents = {seed.id: seed for seed in seeds.documents}
    for record in seeds.people:
        for office in record.offices:
            seed = documents.get(office.source)
            if seed is None:
                yield Problem(office.at, "attested-office", f"no document {office.source!r}")
            elif not office.lines or not _has_lines(seed, office.lines):
                yield Problem(office.at, "attested-office", f"no such lines in {seed.document}")


@rule
def office_fits_span(seeds: Seeds) -> Iterator[Problem]:
    """Nobody has an office outside the spans of it unless a discrepancy of type title says so."""
    told = [item for item in seeds.discrepancies if item.type == "title"]
    facts = {fact for item in told for fact in item.facts}
    cited = {(side.source, line) for item in told for side in item.sides for line in side.lines}
    careers = [Career(record) for record in seeds.people]
    people = {career.person.id: career for career in careers}
    given = [
        (people[person.id], person.office, claim.date, person.at)
        for _, claim in _claims(seeds)
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
        if not title or not date or _date_problem(date):
            continue
        if spans := career.missed_spans(title, date):
            message = (
                f"{title!r} at {date}, but {career.person.id} held that over {in_words(spans)}, "
                "and no discrepancy of type title says so"
            )
            yield Problem(at, "office-fits-span", message)


@rule
def form_of_one(seeds: Seeds) -> Iterator[Problem]:
    """No spelling belongs to two records of one sort, nor to what a record is not."""
    for records in (seeds.people, seeds.places, seeds.topics):
        owners: dict[str, Authority] = {}
        for record in records:
            for form in {*_spellings(record)}:
                owner = owners.setdefault(key(form), record)
                if owner is not record:
                    at = record.marks["forms"]
                    yield Problem(at, "form-of-one", f"{form!r} belongs to {owner.id} too")
        for record in records:
            for other in record.others:
                for form in (other.name, *other.forms):
                    owner_or_none = owners.get(key(form))
                    if owner_or_none is not None and form in _spellings(owner_or_none):
                        message = f"{form!r} is a spelling of {owner_or_none.id}"
                        yield Problem(other.at, "form-of-one", message)


@rule
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
        for form in _spellings(other):
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


@rule
def whole_name(seeds: Seeds) -> Iterator[Problem]:
    """Family, middle and given name, and a suffix, are the parts of a person's preferred form."""
    for record in seeds.people:
        parts = [record.family, record.middle, record.given]
        if record.order == "given-first":
            parts = [record.given, record.middle, record.family]
        whole = " ".join(part for part in parts if part)
        suffixed = (f"{whole} {record.suffix}", f"{whole}, {record.suffix}")
        if record.name not in (suffixed if record.suffix else (whole,)):
            message = f"family, middle and given name do not make {record.name!r}"
            yield Problem(record.marks["name"], "whole-name", message)


RULES += documents.RULES
RULES += identifiers.RULES


@rule
def known_country(seeds: Seeds) -> Iterator[Problem]:
    """A country is a code of ISO 3166-1: two capital letters."""
    for record in chain(seeds.people, seeds.places):
        if record.country and record.country not in COUNTRIES:
            message = f"{shown(record.country)} is no code of ISO 3166-1, as AT is that of Austria"
            yield Problem(record.marks["country"], "known-country", message)


@rule
def nothing_left_to_do(seeds: Seeds) -> Iterator[Problem]:
    """Everything is judged: no value has the word TODO in it."""
    values = chain(
        _values(seeds.base, Place(seeds.paths["base"], 1, 1)),
        _values(seeds.names, Place(seeds.paths["names"], 1, 1)),
        *(_values(seed, seed.marks["id"]) for seed in seeds.documents),
        *(_values(record, record.at) for record in _authorities(seeds)),
        *(_values(item, item.at) for item in seeds.discrepancies),
        *(_values(item, item.at) for item in seeds.redirects),
    )
    for text, at in values:
        if left_to_do(text):
            yield Problem(at, "nothing-left-to-do", f"left to do: {text}")


def _values(record: object, at: Place) -> Iterator[tuple[str, Place]]:
    """Every text in ``record``, with the nearest known position."""
    if isinstance(record, str):
        yield record, at
    elif isinstance(record, Mapping):
        yield from chain.from_iterable(_values(value, at) for value in record.values())
    elif isinstance(record, tuple):
        yield from chain.from_iterable(_values(value, at) for value in record)
    elif is_dataclass(record):
        own = getattr(record, "at", at)
        marks = getattr(record, "marks", {})
        for name in (field.name for field in fields(record)):
            if name not in ("at", "marks", "path"):
                yield from _values(getattr(record, name), marks.get(name, own))


def _has_lines(seed: Seed, lines: Iterable[int]) -> bool:
    """Whether the document has these lines, as far as they and their number could be read."""
    return seed.lines == UNREAD or all(1 <= line <= seed.lines or line == UNREAD for line in lines)


def _spellings(record: Authority) -> list[str]:
    grouped = chain.from_iterable(record.forms.values())
    return [record.name, *([record.native] if record.native else []), *grouped]


@lru_cache(maxsize=1024)
def _figure(text: str) -> str:
    """A readable figure as digits, the same for 3 and 3.0."""
    return f"{Decimal(text).normalize():f}"


@lru_cache(maxsize=1024)
def _meant(text: str) -> str:
    """The EDTF form of a date written in words."""
    try:
        return f": write {read_period(text).text}"
    except edtf.EdtfError:
        return ""


def _date_problem(text: str) -> str | None:
    try:
        edtf.parse(text)
    except edtf.EdtfError as error:
        return str(error)
    return None
