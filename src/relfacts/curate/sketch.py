"""From the text of a document a seed to begin with: what a machine can spot, the rest left empty.

Spotted are dates, figures with units, and the people, places and topics that the base knows. All of
it is proposed, nothing decided: each claim and the record of the document are marked (``judge``),
and no base is made of them until somebody has taken the mark away. Dates, figures and units are
read in English.
"""

from __future__ import annotations

import hashlib
import json
import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from relfacts.curate.located import MARK
from relfacts.curate.printed import NUMBERS, SCALES, amounts, figures
from relfacts.curate.seeds import MOST_OF_AN_ANCHOR, Authority, Seeds
from relfacts.dates import edtf
from relfacts.dates.days import MONTHS
from relfacts.text.folding import fold, key
from relfacts.text.visible import visible
from relfacts.vocabulary import KINDS, PERSON_ROLES, UNITS


def _listed(name: str, words: Iterable[str]) -> str:
    text = f"{name:<20} {', '.join(words)}"
    return textwrap.fill(text, 96, initial_indent="#   ", subsequent_indent="#" + " " * 24)


_HEAD = f"""\
# A skeleton of a seed, made by a machine: docs/seeds.md of relfacts explains every key.
#
# What is marked "{MARK}" you have to judge. A value is a proposal, what is empty you fill in; where
# all is as it should be, take the mark away. relfacts check counts the marks, relfacts build leaves
# out what has one.
{_listed("fact", ["the key of the fact; another document may attest it already"])}
{_listed("kind", KINDS)}
{_listed("role", PERSON_ROLES)}
# A line may hold several claims: write as many. If it holds none, take its stub away and put its
# number among those read, with the reason. A date that the document does not give is left out.
# The comments repeat the document: take them away before you share this file, unless it is yours.
"""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LONGEST_NAME = 8
# Words of so many letters are no name unless they are written like one.
_SHORT = 4

_MONTH = "|".join(f"{month}|{month[:4]}\\.?|{month[:3]}\\.?" for month in MONTHS)
_DAY = r"([0-3]?[0-9])(?:st|nd|rd|th)?"
_YEAR = r"((?:1[0-9]|20)[0-9]{2})"
_COUNT = rf"(?:{'|'.join(NUMBERS)}|an?|[0-9]+|several|many|some|few)"
_PERIOD = "(?:days?|weeks?|months?|years?|decades?|centur(?:y|ies))"
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"

# How dates are written, the fullest first; the groups are named after the parts of a date.
_DATES = [
    re.compile(pattern.replace("YEAR", _YEAR).replace("MONTH", f"({_MONTH})").replace("DAY", _DAY))
    for pattern in (
        r"\b(?P<y>YEAR)-(?P<m>[01][0-9])-(?P<d>[0-3][0-9])\b",
        r"\b(?P<m>MONTH) (?P<d>DAY)(?:-|–| to )(?P<d2>DAY),? (?P<y>YEAR)\b",
        r"\b(?P<d>DAY)(?:-|–| to )(?P<d2>DAY) (?P<m>MONTH),? (?P<y>YEAR)\b",
        r"\b(?P<m>MONTH) (?P<d>DAY)(?:-|–| to )(?P<m2>MONTH) (?P<d2>DAY),? (?P<y>YEAR)\b",
        r"\b(?P<d>DAY) (?P<m>MONTH)(?:-|–| to )(?P<d2>DAY) (?P<m2>MONTH),? (?P<y>YEAR)\b",
        r"\b(?P<m>MONTH) (?P<d>DAY),? (?P<y>YEAR)\b",
        r"\b(?P<d>DAY) (?:of )?(?P<m>MONTH),? (?P<y>YEAR)\b",
        r"\b(?P<m>MONTH)(?:-|–| to )(?P<m2>MONTH),? (?:of )?(?P<y>YEAR)\b",
        r"\b(?P<m>MONTH),? (?:of )?(?P<y>YEAR)\b",
        r"\b(?P<y>YEAR)-(?P<m>[01][0-9])\b(?!-)",
        r"\b(?P<decade>(?:1[0-9]|20)[0-9])0s\b",
        r"(?<![\w$€£¥,.-])(?P<y>YEAR)-(?P<y2>YEAR)\b(?![,.]?[0-9]|%)",
        r"(?<![\w$€£¥,.-])(?P<y>YEAR)\b(?![,.]?[0-9]|%)",
    )
]
# What only a reader can turn into a date, given when the document was written.
_RELATIVE = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:last|next|this|that|(?:the )?(?:same|following|previous|past|coming)) "
        rf"(?:{_WEEKDAY}|{_PERIOD}|night|morning|evening|weekend|spring|summer|autumn|fall|winter"
        rf"|{'|'.join(MONTHS)})\b",
        rf"\b{_COUNT}(?: more)? {_PERIOD} (?:ago|later|earlier|before|after)\b",
        r"\b(?:yesterday|today|tomorrow|tonight|recently|nowadays|currently)\b",
        rf"\b(?:{'|'.join(MONTHS)}) [0-3]?[0-9]\b(?!,? ?[0-9])",
        rf"\b[0-3]?[0-9] (?:{'|'.join(MONTHS)})\b",
    )
]
# What makes of a date and the next one an interval: from the one to the other.
_UNTIL = re.compile(r",? (?:to|until|till|through) (?:the )?| ?[–—] ?| - ")
_WEEKDAYS = re.compile(rf"\b{_WEEKDAY}\b")

# Unit words in the singular; a word for which two units are possible has none here.
_UNIT_WORDS = {
    **{name.removesuffix("s"): code for code, name in UNITS.items() if name},
    **{code: code for code in ("t", "kg", "g", "l", "m", "km", "h")},
    "liter": "l", "meter": "m", "kilometer": "km", "gram": "g", "percent": "P1", "%": "P1",
    "tonne": "t", "metric ton": "t", "hour": "h", "kilogramme": "kg",
    "US dollar": "USD", "euro": "EUR", "yen": "JPY", "pound sterling": "GBP",
    "ton": "", "dollar": "", "pound": "", "mile": "", "foot": "", "feet": "", "week": "",
    "minute": "", "second": "", "hectare": "", "acre": "",
}  # fmt: skip
_SIGNS = {"US$": "USD", "€": "EUR", "£": "GBP", "¥": "", "$": ""}
_NUMBER = (
    rf"(?:[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?|\b(?i:{'|'.join(NUMBERS)})\b)"
    rf"(?: (?:{'|'.join(SCALES)})\b)?"
)
_UNIT = "|".join(sorted(map(re.escape, _UNIT_WORDS), key=len, reverse=True))
_FIGURES = [
    re.compile(rf"(?<![\w,.])(?P<sign>US\$|[€£¥$]) ?{_NUMBER}"),
    re.compile(rf"(?<![\w,.$€£¥]){_NUMBER}(?: |-|(?=[%a-z]))(?P<unit>{_UNIT})s?(?!\w)"),
]


@dataclass(frozen=True, slots=True)
class Spot:
    """Something spotted in a line: where, as printed, and what it is taken for."""

    start: int
    end: int
    text: str
    value: str

    def overlaps(self, other: Spot) -> bool:
        """Whether the two share a letter."""
        return self.start < other.end and other.start < self.end

    def is_inside(self, other: Spot) -> bool:
        """Whether this is a piece of the other."""
        return other.start <= self.start and self.end <= other.end and self.text != other.text


@dataclass(frozen=True, slots=True)
class Names:
    """The spellings of one sort of record by their key: whose they are, None for somebody else."""

    owners: dict[str, list[tuple[str | None, str]]]

    @classmethod
    def of(cls, records: Iterable[Authority]) -> Names:
        """All spellings of ``records``, and of what they must not be taken for."""
        owners: dict[str, list[tuple[str | None, str]]] = {}
        for record in records:
            own = (record.name, record.native or "", *chain.from_iterable(record.forms.values()))
            others = chain.from_iterable((other.name, *other.forms) for other in record.others)
            for id_, forms in ((record.id, own), (None, others)):
                for form in forms:
                    if key(form):
                        owners.setdefault(key(form), []).append((id_, form))
        return cls(owners)

    def spotted(self, line: str) -> list[Spot]:
        """Every name in ``line`` that is no piece of a longer one; of somebody else, without id."""
        words = list(_WORD.finditer(line))
        found = []
        for at, word in enumerate(words):
            for last in words[at : at + _LONGEST_NAME]:
                text = line[word.start() : last.end()]
                owners = self.owners.get(key(text), [])
                if owners := [owner for owner in owners if _is_written(text, owner[1])]:
                    found.append(Spot(word.start(), last.end(), text, _owner(text, owners)))
        whole = [spot for spot in found if not any(spot.is_inside(other) for other in found)]
        kept: list[Spot] = []
        # Where two names share a word, one that is known goes before one that is not.
        for spot in sorted(whole, key=lambda spot: (not spot.value, spot.start)):
            if not any(spot.overlaps(other) for other in kept):
                kept.append(spot)
        return sorted(kept, key=_start)


def _is_written(text: str, form: str) -> bool:
    """Whether ``text``, which folds to the same key, may be this form of a name.

    Short forms meet other words when they are folded: NAM and Nam, US and us, Mỹ and my, Đảng and
    Dang. They count only with their own capitals and accents.
    """
    if len(key(form)) > _SHORT or " " in form:
        return True
    letters = "".join(filter(str.isalnum, text))
    if form.isupper() and form.lower() != form:
        return letters == "".join(filter(str.isalnum, form))
    return form.isascii() or letters.casefold() == form.casefold()


def _owner(text: str, owners: list[tuple[str | None, str]]) -> str:
    """Whose spelling ``text`` is: "" if that is somebody else, or cannot be told."""
    exactly = {id_ for id_, form in owners if form == text} or {id_ for id_, _ in owners}
    return (exactly.pop() or "") if len(exactly) == 1 else ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the base knows, ready to be spotted."""

    people: Names
    families: dict[str, list[str]]
    printed: dict[str, frozenset[str]]
    places: Names
    topics: Names

    @classmethod
    def of(cls, seeds: Seeds) -> Known:
        """The people, places and topics of ``seeds``."""
        families: dict[str, list[str]] = {}
        for record in seeds.people:
            if record.family:
                families.setdefault(key(record.family), []).append(record.id)
        return cls(
            people=Names.of(seeds.people),
            families=families,
            printed={
                record.id: frozenset((record.name, *record.forms.get("printed", ())))
                for record in seeds.people
            },
            places=Names.of(seeds.places),
            topics=Names.of(seeds.topics),
        )


def sketch(document: str, content: bytes, id_: str, seeds: Seeds) -> str:
    """The skeleton of a seed for a text, as YAML. Raises UnicodeDecodeError unless it is UTF-8."""
    lines = text_lines(content)
    known = Known.of(seeds)
    parts = [head(document, content, id_, lines), "\nclaims:\n"]
    for number, line in enumerate(lines, 1):
        parts.append(f"  # {number} | {shown(line)}".rstrip() + "\n")
        if line.strip():
            parts += [f"  {text}\n" for text in _stub(number, line, known)] + ["\n"]
    return "".join(parts).rstrip("\n") + "\n"


def head(document: str, content: bytes, id_: str, lines: list[str], language: str = "") -> str:
    """The seed of a text up to its claims; what is said of the document is to be judged."""
    blank = [number for number, line in enumerate(lines, 1) if not line.strip()]
    parts = [
        _HEAD,
        f"\nid: {scalar(id_)}\n",
        "label:\n",
        f"document: {scalar(document)}\n",
        f"sha256: {hashlib.sha256(content).hexdigest()}\n",
        f"lines: {len(lines)}\n",
        *(f"{name}:\n" for name in ("title", "publisher", "author", "issued")),
        "issued_why:\n",
        f"language: {language}".rstrip() + "\n",
        f"{MARK}: label, title, publisher, author, date of issue, language\n",
    ]
    if blank:
        parts.append(f"\nread:\n  - {{lines: [{', '.join(map(str, blank))}], why: blank}}\n")
    return "".join(parts)


def text_lines(content: bytes) -> list[str]:
    """The lines of a document as they are counted everywhere, in NFC."""
    text = unicodedata.normalize("NFC", content.decode("utf-8"))
    return text.removesuffix("\n").split("\n")


def id_of(name: str) -> str:
    """An id made of the name of a file."""
    plain = re.sub("[^a-z0-9]+", "-", fold(name)).strip("-")
    return plain or "document"


def dates(line: str) -> list[Spot]:
    """The dates that ``line`` writes out, each with its EDTF form; from one to another, as one."""
    found: list[Spot] = []
    for spot in _spots(line, _DATES, _edtf):
        if found and (run := _from_to(line, found[-1], spot)):
            found[-1] = run
        else:
            found.append(spot)
    return found


def _from_to(line: str, first: Spot, last: Spot) -> Spot | None:
    """The interval of two dates, if that is what stands between them."""
    if not _UNTIL.fullmatch(line, first.end, last.start):
        return None
    value = _valid(f"{first.value}/{last.value}")
    return Spot(first.start, last.end, line[first.start : last.end], value) if value else None


def relatives(line: str) -> list[Spot]:
    """The words of ``line`` that mean a date, which has to be worked out."""
    written = dates(line)
    found = _spots(line, _RELATIVE, lambda match: match.group())
    return [spot for spot in found if not any(spot.overlaps(date) for date in written)]


def quantities(line: str) -> list[tuple[Spot, str]]:
    """The figures of ``line`` that have a unit: the number, and the code of the unit or ""."""
    units: dict[str, str] = {}

    def number(match: re.Match[str]) -> str | None:
        groups = match.groupdict()
        sign, word = groups.get("sign"), groups.get("unit")
        code = _SIGNS[sign] if sign else _UNIT_WORDS[word or ""]
        units[match.group()] = code
        found = amounts(match.group())
        return format(found[0].normalize(), "f") if found else None

    return [(spot, units[spot.text]) for spot in _spots(line, _FIGURES, number)]


def _spots(line: str, patterns: Iterable[re.Pattern[str]], value: object) -> list[Spot]:
    """What the patterns find, an earlier one before a later one, in the order of the line."""
    assert callable(value)
    found: list[Spot] = []
    for pattern in patterns:
        for match in pattern.finditer(line):
            if (text := value(match)) is None:
                continue
            spot = Spot(match.start(), match.end(), match.group(), text)
            if not any(spot.overlaps(other) for other in found):
                found.append(spot)
    return sorted(found, key=lambda spot: spot.start)


def _edtf(match: re.Match[str]) -> str | None:
    """The EDTF form of a date that was found; None if there is no such day."""
    parts = match.groupdict()
    if decade := parts.get("decade"):
        return f"{decade}X"
    ends = [_end(parts, ""), _end(parts, "2")]
    return _valid("/".join(dict.fromkeys(ends)))


def _end(parts: dict[str, str | None], which: str) -> str:
    """One end of a date that was found; what is said of both is said once."""
    year, month, day = (parts.get(f"{part}{which}") or parts.get(part) for part in "ymd")
    text = year or ""
    if month:
        names = [name[:3] for name in MONTHS]
        number = int(month) if month.isdigit() else names.index(month[:3]) + 1
        text += f"-{number:02d}"
    if day:
        text += f"-{int(re.sub(r'[^0-9]', '', day)):02d}"
    return text


def _valid(text: str) -> str | None:
    """``text`` if it is EDTF."""
    try:
        return edtf.parse(text).text
    except edtf.EdtfError:
        return None


def _stub(number: int, line: str, known: Known) -> Iterator[str]:
    """The lines of YAML that propose a claim for a line of the document."""
    written, relative, counted = dates(line), relatives(line), quantities(line)
    counted = [pair for pair in counted if not any(pair[0].overlaps(s) for s in relative + written)]
    places = known.places.spotted(line)
    people = known.people.spotted(line)
    weekdays = list(dict.fromkeys(_WEEKDAYS.findall(line)))
    yield "- fact:"
    yield f"  {MARK}: a proposal of a machine"
    yield "  kind:"
    yield from _date_lines(written, relative, weekdays)
    yield "  statement:"
    yield from _people_lines(line, people, places, known)
    yield f"  places: {_proposals(places)}"
    # A part of somebody's or some place's name is no word of a topic.
    topics = [
        spot
        for spot in known.topics.spotted(line)
        if not any(spot.is_inside(name) for name in people + places)
    ]
    yield f"  topics: {_proposals(topics)}"
    if counted:
        yield "  quantities:"
    for spot, unit in counted:
        printed = set(amounts(spot.value)) <= figures(spot.text)
        why = "" if printed else f", why: {scalar(json.dumps(spot.text, ensure_ascii=False))}"
        yield f"    - {{value: {spot.value}, unit: {unit}, of: {why}}}"
    yield f"  lines: [{number}]"
    named = [spot for spot in people + places if spot.value]
    spots = sorted([*written, *relative, *named, *(spot for spot, _ in counted)], key=_start)
    yield f"  anchors: {_anchors(spots)}"


def _date_lines(written: list[Spot], relative: list[Spot], weekdays: list[str]) -> Iterator[str]:
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
    if weekdays:
        yield f"  weekday: {weekdays[0]}"
    if weekdays[1:]:
        yield f"  # or, if that is the day of this claim: {', '.join(weekdays[1:])}"


def _people_lines(line: str, people: list[Spot], places: list[Spot], known: Known) -> Iterator[str]:
    """Who is named; a spelling that is new, or fits several, is told in a comment."""
    rows: list[str] = []
    notes = [
        f"# {spot.text}: somebody else, or several people" for spot in people if not spot.value
    ]
    for id_ in _ids(people):
        rows.append(f"    - {{id: {id_}, role: }}")
        spellings = [spot.text for spot in people if spot.value == id_]
        if not known.printed[id_] & set(spellings):
            notes.append(f"# {spellings[0]}: not yet among the printed forms of {id_}")
    for word in _WORD.finditer(line):
        spot = Spot(word.start(), word.end(), word.group(), "")
        owners = known.families.get(key(spot.text), [])
        if not owners or not spot.text[0].isupper() or set(owners) & set(_ids(people)):
            continue
        if any(spot.overlaps(other) for other in people + places):
            continue
        named = scalar(f'"{spot.text}" alone')
        row = f"    - {{id: {owners[0]}, role: , named: {named}}}"
        note = f"# {spot.text}: {' or '.join(owners)}"
        if len(owners) > 1 and note not in notes:
            notes.append(note)
        elif len(owners) == 1 and not any(f"id: {owners[0]}," in other for other in rows):
            rows.append(row)
    if rows:
        yield "  people:"
    yield from rows
    yield from (f"  {note}" for note in notes)


def _ids(spots: list[Spot]) -> list[str]:
    return list(dict.fromkeys(spot.value for spot in spots if spot.value))


def _proposals(spots: list[Spot]) -> str:
    return f"[{', '.join(_ids(spots))}]"


def _start(spot: Spot) -> int:
    return spot.start


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
    # What is unseen YAML knows by the same escapes.
    return visible(json.dumps(text, ensure_ascii=False))


def shown(text: str) -> str:
    """``text`` for a comment: on one line, with what nobody can see named."""
    hidden = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
    return "".join(
        f"<U+{ord(ch):04X}>" if unicodedata.category(ch) in hidden else ch
        for ch in text.rstrip("\r").replace("\t", " ")
    )
