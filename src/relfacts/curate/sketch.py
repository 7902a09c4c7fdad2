"""Begins a seed from the text of a document: what a machine can spot, with the rest left empty.

It spots dates, figures with units, the people, places and topics that the base knows, and names
that it does not know yet. These are proposals, not decisions: each claim and the record of the
document are marked (``judge``), and are left out of the base until somebody removes the mark.
"""

from __future__ import annotations

import hashlib
import json
import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from relfacts.curate.called import PERSON, PLACE
from relfacts.curate.evidence.amounts import amounts as read_amounts
from relfacts.curate.evidence.lexicon import lexicon
from relfacts.curate.extracting.found import Proposal
from relfacts.curate.located import MARK
from relfacts.curate.newcomers import Newcomer, newcomers, records
from relfacts.curate.printed import amounts, figures
from relfacts.curate.seeds import MOST_OF_AN_ANCHOR, Authority, Seeds
from relfacts.curate.setting import Flow
from relfacts.curate.spotting.dates import dates, relatives, weekdays
from relfacts.curate.spotting.figures import quantities
from relfacts.curate.spotting.known import WORD, Known
from relfacts.curate.spotting.spots import ENGLISH, Cover, Spot, is_english
from relfacts.curate.texts import page_starts, text_lines
from relfacts.dates import edtf
from relfacts.dates.days import WEEKDAYS, weekday
from relfacts.text.folding import fold, key
from relfacts.text.visible import visible
from relfacts.vocabulary.declared import Declared

# What a seed says about its document, in order; a key without a proposal is left empty.
_TOLD = ("title", "publisher", "author", "issued", "issued_why", "language")
_SOFT = "\u00ad"
# A weekday this near before a date belongs to it: Wednesday, 3 May.
_BESIDE = 14
# Correction, 5 May 2031: ...
_NOTICE = re.compile(r"\W*([^\W\d_]+)\s?[:(,.]")


def _listed(name: str, words: Iterable[str]) -> str:
    text = f"{name:<20} {', '.join(words)}"
    return textwrap.fill(text, 96, initial_indent="#   ", subsequent_indent="#" + " " * 24)


def _head(declared: Declared) -> str:
    return f"""\
# A skeleton of a seed, made by a machine: docs/seeds.md of relfacts explains every key.
#
# What is marked "{MARK}" you have to judge. A value is a proposal, what is empty you fill in; where
# all is as it should be, take the mark away. relfacts check counts the marks, relfacts build leaves
# out what has one.
{_listed("fact", ["the key of the fact; another document may attest it already"])}
{_listed("kind", declared.kinds)}
{_listed("role", declared.roles_of("person"))}
# A line may hold several claims: write as many. If it holds none, take its stub away and put its
# number among those read, with the reason. A date that the document does not give is left out.
# The comments repeat the document: take them away before you share this file, unless it is yours.
"""


@dataclass(frozen=True)
class Subject:
    """The document for which a seed is begun: its id, the name of its text, the text, the rest.

    ``known`` are proposals by key of the seed, ``original`` the name and fingerprint of the file
    from which the text was taken; ``paged`` says whether the pages of the text are shown.
    """

    id: str
    document: str
    content: bytes
    known: Mapping[str, Proposal] = field(default_factory=dict)
    original: tuple[str, str] | None = None
    paged: bool = True
    remarks: Sequence[str] = ()
    #: Lines without a claim, by number, and why: the headers of a mail.
    unclaimed: Mapping[int, str] = field(default_factory=dict)

    @property
    def lines(self) -> list[str]:
        """The lines of the text. Raises UnicodeDecodeError unless it is UTF-8."""
        return text_lines(self.content)

    @property
    def language(self) -> str:
        """The language that the document seems to be in."""
        return self.known["language"].value if "language" in self.known else ENGLISH


def sketch(subject: Subject, seeds: Seeds) -> str:
    """The skeleton of a seed for a text, as YAML. Raises UnicodeDecodeError unless it is UTF-8."""
    lines = subject.lines
    found = newcomers(lines, Known.of(seeds), subject.language)
    people, places = records(found, subject.language)
    everybody = replace(
        seeds,
        people=(*seeds.people, *_unless_there(people, seeds.people)),
        places=(*seeds.places, *_unless_there(places, seeds.places)),
    )
    known = Known.of(everybody)
    parts = [head(subject, seeds.declared), *_newcomers(found, subject.language), "\nclaims:\n"]
    pages = dict(zip(_pages(subject, lines), range(1, len(lines) + 1), strict=False))
    unclaimed = without_claim(subject)
    for number, line in enumerate(lines, 1):
        if number in pages:
            parts.append(f"  # --- page {pages[number]} ---\n")
        parts.append(f"  # {number} | {shown(line)}".rstrip() + "\n")
        if line.strip() and number not in unclaimed:
            parts += [f"  {text}\n" for text in _stub(number, line, known, subject.language)] + [
                "\n"
            ]
    return "".join(parts).rstrip("\n") + "\n"


def _unless_there(new: list[Authority], there: tuple[Authority, ...]) -> list[Authority]:
    ids = {record.id for record in there}
    return [record for record in new if record.id not in ids]


def head(subject: Subject, declared: Declared) -> str:
    """The part of a seed before its claims: what is known of the document, and what to judge."""
    lines = subject.lines
    parts = [
        _head(declared),
        *(textwrap.fill(note, 96, initial_indent="# NOTE: ", subsequent_indent="#   ") + "\n"
          for note in map(shown, subject.remarks)),
        f"\nid: {scalar(subject.id)}\n",
        "label:\n",
        f"document: {scalar(subject.document)}\n",
        f"sha256: {hashlib.sha256(subject.content).hexdigest()}\n",
        f"lines: {len(lines)}\n",
    ]  # fmt: skip
    if subject.original:
        name, digest = subject.original
        parts += [f"original: {scalar(name)}\n", f"original_sha256: {digest}\n"]
    if pages := _pages(subject, lines):
        parts.append(f"page_lines: {pages}\n")
    known = {key: proposal.value for key, proposal in subject.known.items()}
    if "issued" in known:
        known.setdefault("issued_why", _sentence(subject.known["issued"].why))
    parts += [
        f"{name}: {scalar(known[name])}\n" if name in known else f"{name}:\n" for name in _TOLD
    ]
    parts += [f"url: {scalar(known['url'])}\n"] if "url" in known else []
    parts += _corrections(subject)
    parts.append(f"{MARK}:\n")
    for name in ("label", *_TOLD, "url"):
        if name in subject.known:
            parts.append(f"  {name}: {scalar(subject.known[name].why)}\n")
        elif name not in ("issued_why", "url"):
            parts.append(f"  {name}: to be filled in\n")
    if read := _read(subject):
        parts.append("\nread:\n")
        parts += [f"  - {{lines: {numbers}, why: {why}}}\n" for why, numbers in read.items()]
    return "".join(parts)


def _corrections(subject: Subject) -> Iterator[str]:
    """What the text says of its own correction, as a comment: only a person knows what it is."""
    signs = {*lexicon(ENGLISH).words("taken back"), *lexicon(subject.language).words("taken back")}
    for number, line in enumerate(subject.lines, 1):
        if (head := _NOTICE.match(line)) and head.group(1).lower() in signs:
            days = [spot.value for spot in dates(line, subject.language)]
            date = f"date: {scalar(days[0])}, " if days and _is_day(days[0]) else ""
            yield f"# corrected: {{{date}note: }}  # line {number}, without the first sign, if so\n"


def _is_day(text: str) -> bool:
    return bool(re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text))


def _sentence(why: str) -> str:
    return f"{why[:1].upper()}{why[1:]}."


def _pages(subject: Subject, lines: Sequence[str]) -> list[int]:
    """The line on which each page begins; a document of one page has one such line."""
    return (page_starts(lines) or ([1] if subject.original else [])) if subject.paged else []


def _read(subject: Subject) -> dict[str, list[int]]:
    """The lines without a claim, by the reason: blank ones, and those that belong to a page."""
    found: dict[str, list[int]] = {}
    for number, why in sorted(without_claim(subject).items()):
        found.setdefault(why, []).append(number)
    return found


def without_claim(subject: Subject) -> dict[int, str]:
    """The lines that hold no claim, by number, and why: blank ones, heads of pages and mails."""
    lines = subject.lines
    flow = Flow(lines)
    found = dict(subject.unclaimed)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            found[number] = "blank"
        elif not flow.has(number):
            found.setdefault(number, "the head or the foot of a page")
    return found


def _newcomers(found: Sequence[Newcomer], language: str) -> Iterator[str]:
    """Records for unknown names, as comments: a proposed name may not be one."""
    people, places = records(found, language)
    for records_of, sort, file in ((people, PERSON, "people"), (places, PLACE, "places")):
        if not records_of:
            continue
        yield (
            f"\n# New {file}, as it seems. What is right goes into {file}.yaml without the signs "
            "before it.\n"
        )
        lines = {one.name: one.lines for one in found if one.sort == sort}
        for record in records_of:
            yield f"# - id: {record.id}  # {_on(lines[record.name])}\n"
            yield f"#   name: {scalar(record.name)}\n"
            if sort == PERSON:
                yield from _parts(record)
            else:
                yield "#   kind:  # city, region, country, site, organisation\n"
    if others := [one for one in found if not one.sort or not one.id]:
        yield "\n# Names of people, places or of something else:\n"
        for one in others:
            sort = _SEEMS.get(one.sort, "")
            yield f"#   {one.name}: {_on(one.lines)}{sort}\n"


_SEEMS = {
    PERSON: " (a person, as it seems)",
    PLACE: " (a place or an organisation, as it seems)",
}


def _on(numbers: list[int]) -> str:
    return f"{'line' if len(numbers) == 1 else 'lines'} {', '.join(map(str, numbers))}"


def _parts(record: Authority) -> Iterator[str]:
    if record.family:
        yield f"#   family: {scalar(record.family)}\n"
    yield f"#   given: {scalar(record.given or '')}\n"
    if record.order == "given-first":
        yield "#   order: given-first\n"


def id_of(name: str) -> str:
    """An id made of the name of a file."""
    plain = re.sub("[^a-z0-9]+", "-", fold(name)).strip("-")
    return plain or "document"


def _stub(number: int, line: str, known: Known, language: str) -> Iterator[str]:
    """The lines of YAML that propose a claim for a line of the document."""
    written, relative = dates(line, language), relatives(line, language)
    counted = quantities(line, language)
    if not is_english(language):
        # A figure with a unit is not a year.
        units = Cover(spot for spot, _ in counted)
        written = [
            spot
            for spot in written
            if units.is_free(spot.start, spot.end) or not spot.text.isdigit()
        ]
    dated = Cover(relative + written)
    counted = [pair for pair in counted if dated.is_free(pair[0].start, pair[0].end)]
    places = known.places.spotted(line)
    people = known.people.spotted(line)
    yield "- fact:"
    yield f"  {MARK}: a proposal of a machine"
    yield "  kind:"
    yield from _date_lines(line, language, written, relative)
    yield "  statement:"
    yield from _people_lines(line, people, places, known)
    yield f"  places: {_proposals(places)}"
    # A part of the name of a person or place is not a word for a topic.
    names = Cover(people + places)
    topics = [
        spot
        for spot in known.topics.spotted(line)
        if not any(map(spot.is_inside, names.around(spot)))
    ]
    yield f"  topics: {_proposals(topics)}"
    if counted:
        yield "  quantities:"
    qualified = _qualified(line, language) if counted else {}
    for spot, unit in counted:
        printed = set(amounts(spot.value)) <= figures(spot.text)
        why = "" if printed else f", why: {scalar(json.dumps(spot.text, ensure_ascii=False))}"
        said = _qualifier(spot, qualified)
        yield f"    - {{value: {spot.value}, unit: {unit}, of: {said}{why}}}"
    yield f"  lines: [{number}]"
    named = [spot for spot in people + places if spot.value]
    spots = sorted(
        [*written, *relative, *named, *(spot for spot, _ in counted)], key=lambda spot: spot.start
    )
    yield f"  anchors: {_anchors(spots)}"


def _qualified(line: str, language: str) -> dict[int, str]:
    """How exact the words beside each figure say that it is, if they can mean one thing only.

    By the letters of the figures, so that a long line is read once for all of them.
    """
    low = line.lower()
    found: dict[int, str] = {}
    for one in read_amounts(low, language or ENGLISH) if len(low) == len(line) else ():
        if len(one.qualifiers) == 1:
            (said,) = one.qualifiers
            for letter in range(one.start, one.end):
                found.setdefault(letter, said)
    return found


def _qualifier(spot: Spot, qualified: dict[int, str]) -> str:
    letters = range(spot.start, spot.end)
    said = next((qualified[letter] for letter in letters if letter in qualified), "exact")
    return "" if said == "exact" else f", qualifier: {said}"


def _date_lines(
    line: str, language: str, written: list[Spot], relative: list[Spot]
) -> Iterator[str]:
    days = weekdays(line, language)
    first, *others = list(dict.fromkeys(spot.value for spot in written)) or [""]
    yield f"  date: {scalar(first)}" if first else "  date:"
    if others:
        yield f"  # or, if that is the date of this claim: {', '.join(others)}"
    if relative:
        words = " and ".join(json.dumps(spot.text, ensure_ascii=False) for spot in relative)
        if written:
            yield f"  # to be worked out, if it is the date of this claim: {words}"
        else:
            yield "  date_how: worked-out"
            yield f"  date_why: {scalar(words)}"
    # "Last Friday" is the day of something else than 16 September 2024; a wrong day right before
    # a date is the mistake of the document, which check tells.
    before = line[max(0, written[0].start - _BESIDE) : written[0].start] if written else ""
    beside = weekdays(before, language)
    fit = [day for day in days if day in beside or not _contradicts(day, first)]
    if fit:
        yield f"  weekday: {fit[0]}"
    if others := [day for day in days if day not in fit[:1]]:
        yield f"  # or, if that is the day of this claim: {', '.join(others)}"


def _contradicts(day: str, date: str) -> bool:
    """Whether a date has a day of the week, and it is another."""
    try:
        read = edtf.parse(date)
    except edtf.EdtfError:
        return False
    begins = read.spans[0][0]
    start = read.start if begins and begins.day.isdigit() else None
    return start is not None and WEEKDAYS[weekday(start)] != day


def _people_lines(line: str, people: list[Spot], places: list[Spot], known: Known) -> Iterator[str]:
    """The people named; a spelling that is new, or fits several people, is given in a comment."""
    rows: list[str] = []
    notes = [
        f"# {spot.text}: somebody else, or several people" for spot in people if not spot.value
    ]
    spelled: dict[str, list[str]] = {}
    for spot in people:
        spelled.setdefault(spot.value, []).append(spot.text)
    listed, told = set(_ids(people)), set(notes)
    alone: set[str] = set()
    taken = Cover(people + places)
    for id_ in _ids(people):
        rows.append(f"    - {{id: {id_}, role: }}")
        spellings = spelled[id_]
        if not known.printed[id_] & set(spellings):
            notes.append(f"# {spellings[0]}: not yet among the printed forms of {id_}")
    for word in WORD.finditer(line):
        spot = Spot(word.start(), word.end(), word.group(), "")
        owners = known.families.get(key(spot.text), [])
        if not owners or not spot.text[0].isupper() or not listed.isdisjoint(owners):
            continue
        if not taken.is_free(spot.start, spot.end):
            continue
        named = scalar(f'"{spot.text}" alone')
        row = f"    - {{id: {owners[0]}, role: , named: {named}}}"
        note = f"# {spot.text}: {' or '.join(owners)}"
        if len(owners) > 1 and note not in told:
            notes.append(note)
            told.add(note)
        elif len(owners) == 1 and owners[0] not in alone:
            rows.append(row)
            alone.add(owners[0])
    if rows:
        yield "  people:"
    yield from rows
    yield from (f"  {note}" for note in notes)


def _ids(spots: list[Spot]) -> list[str]:
    return list(dict.fromkeys(spot.value for spot in spots if spot.value))


def _proposals(spots: list[Spot]) -> str:
    return f"[{', '.join(_ids(spots))}]"


def _anchors(spots: list[Spot]) -> str:
    texts = [spot.text for spot in spots if len(spot.text.split()) <= MOST_OF_AN_ANCHOR]
    kept = [text for text in dict.fromkeys(texts) if shown(text) == text]
    return f"[{', '.join(map(scalar, kept))}]"


def scalar(text: str) -> str:
    """``text`` as YAML that is read back as the same text, in any position."""
    if re.fullmatch(r"[^\W\d_](?:[\w.'’/ -]*[\w.'’])?", text) and text != "null":
        return text
    if "'" not in text and "\\" not in text and '"' in text and text.isprintable():
        return f"'{text}'"
    # YAML knows the same escapes for invisible characters.
    return visible(json.dumps(text, ensure_ascii=False))


def shown(text: str) -> str:
    """``text`` for a comment: on one line, with invisible characters spelled out."""
    hidden = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
    return "".join(
        f"<U+{ord(ch):04X}>" if unicodedata.category(ch) in hidden else ch
        for ch in text.rstrip("\r").lstrip("\f").replace("\t", " ").replace(_SOFT, "")
    )
