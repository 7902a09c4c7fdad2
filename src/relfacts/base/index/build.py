"""Builds the rows of an index from a base.

The file is read once, record by record. Facts are numbered by time when all of them have been read,
and rows of names are made when all family names are known.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from io import SEEK_END
from typing import TYPE_CHECKING

from relfacts.base.files import again, check_base
from relfacts.base.index.daterows import DateRows
from relfacts.base.index.directions import directions, is_direction
from relfacts.base.index.factrows import FactRows
from relfacts.base.index.headings import DECADE, NESTED, SORTS, columns, decades, touched
from relfacts.base.index.kindwords import KindWords
from relfacts.base.index.names import NameRows
from relfacts.base.index.scan import LISTS, NotJsonError, Record, records
from relfacts.base.index.sqlite import OperationalError
from relfacts.base.index.tables import APPLICATION, COUNTED, INDEXES, SCHEMA, VERSION, add
from relfacts.base.index.wordkeys import words_of
from relfacts.base.index.words import WordRows
from relfacts.dates import days
from relfacts.dates.edtf import parse
from relfacts.errors import BaseError
from relfacts.text import stems
from relfacts.text.folding import fold, key, singular, words
from relfacts.text.layout import is_laid_out
from relfacts.vocabulary import GIVING_ACTS
from relfacts.vocabulary.declared import declared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any, BinaryIO

    #: Called with (what is being done, the total, its unit); returns a function to call with the
    #: amount done so far.
    Progress = Callable[[str, int, str], Callable[[int], None]]
    from relfacts.base.index import sqlite


def build(
    file: BinaryIO,
    to: sqlite.Connection,
    name: str,
    progress: Progress | None = None,
) -> None:
    """Fill the empty database ``to`` with the index of the base in ``file``.

    ``name`` is what errors call the base; ``progress`` reports on the work. Raises BaseError if
    this is not a base, or not in the format that this version reads.
    """
    progress = progress or _unseen
    _prepare(to)
    rows = _Rows(to, None)
    try:
        frame = _read(file, rows, progress)
        if rows.is_late(frame):
            # If the file has its declarations after its facts, which ``build`` never writes: start
            # again with them.
            for (table,) in to.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
            ).fetchall():
                to.execute(f"DELETE FROM {table}")
            rows = _Rows(to, frame["declared"])
            frame = _read(file, rows, progress)
        check_base(frame, name)
        rows.finish(file, frame, progress)
    except NotJsonError as error:
        raise BaseError(f"{name} is not JSON: {error}", again(name)) from error
    except (BaseError, OSError, OperationalError):
        raise
    except Exception as error:
        from relfacts.base.index.faults import blame

        if told := blame(error, file, name, progress):
            raise told from error
        raise


def _prepare(to: sqlite.Connection) -> None:
    # Nobody reads the file before it is complete, and an incomplete one is thrown away.
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536"):
        to.execute(f"PRAGMA {pragma}")
    to.execute(f"PRAGMA application_id = {APPLICATION}")
    to.execute(f"PRAGMA user_version = {VERSION}")
    to.executescript(SCHEMA)


def _read(file: BinaryIO, rows: _Rows, progress: Progress) -> dict[str, Any]:
    """Pass every record to ``rows``; returns the base without the records in its lists."""
    size = file.seek(0, SEEK_END)
    file.seek(0)
    read = progress("indexing", size, "bytes")
    frame: dict[str, Any] = {}
    for record in records(file):
        section = record.section
        if section in LISTS and section in frame:
            rows.take(record)
        else:
            frame[section] = record.value
            if section == "declared":
                rows.declare(record.value)
        read(record.start + record.length)
    read(size)
    return frame


def _unseen(title: str, total: int, unit: str) -> Callable[[int], None]:
    """A ``progress`` that reports nothing."""
    return lambda done: None


class _Rows:
    """The rows of an index as the records of a base make them."""

    def __init__(self, to: sqlite.Connection, found: Any) -> None:
        self._to = to
        self._facts = FactRows(to)
        self._dates = DateRows(to)
        self._words = WordRows(to)
        self.declare(found)
        #: By type and id: the row of ``record`` without its number, which is its position.
        self._records: dict[tuple[str, str], list[Any]] = {}
        #: By the same: the facts that are about it, each by its place in the file.
        self._postings: dict[tuple[str, str], array[int]] = {}
        self._discrepancies: dict[str, int] = {}
        self._wider: dict[str, dict[str, list[str]]] = {"topic": {}, "place": {}}
        #: By ISO 3166-1 code: the country among the places; and by person the code of their
        #: country.
        self._countries: dict[str, str] = {}
        self._nationals: dict[str, str] = {}
        #: By a word that is the whole name of a country: the country.
        self._names_of_countries: dict[str, str] = {}
        self._ordinary: set[str] = set()
        self._offices: set[tuple[int, str]] = set()
        self._horizon: days.Day | None = None
        self._laid_out = True

    def declare(self, found: Any) -> None:
        """Take the declarations of the base as its file has them; after facts it is too late."""
        if not self._facts.count:
            self._found = found
            self._declared = declared(found)
            self._kinds = KindWords(self._declared)

    def is_late(self, frame: dict[str, Any]) -> bool:
        """Whether facts were taken before the kinds and roles of the base were known."""
        return bool(frame.get("declared") != self._found)

    def take(self, record: Record) -> None:
        """Add the rows of one record."""
        section, value = record.section, record.value
        if section == "facts":
            self._laid_out = self._laid_out and is_laid_out(record.text, value)
            self._fact(value, record.start, record.length)
        elif section == "people":
            self._person(value, record.start, record.length)
        elif section == "sources":
            self._source(value, record.start, record.length)
        else:
            self._authority(section[:-1], value, record.start, record.length)

    def finish(self, file: BinaryIO, frame: dict[str, Any], progress: Progress) -> None:
        """Add the rows that need all records to be known.

        ``frame`` is the base without the records in its lists.
        """
        # A base that was built before there were redirects has none.
        redirects = frame.get("redirects", {})
        self._add("redirect", ((id_, one["to"], one["why"]) for id_, one in redirects.items()))
        numbers = self._facts.finish()
        self._add_origins()
        self._add_mentions()
        self._add_postings(numbers)
        firsts = ((id_, numbers[fact]) for id_, fact in self._discrepancies.items())
        self._add("discrepancy", firsts)
        self._dates.finish()
        self._words.finish(numbers)
        self._add_within()
        self._add_headings(numbers)
        self._add_glossary(frame.get("glossary", {}))
        self._look_for_strays()
        names = NameRows(self._to, frame["names"], self._ordinary)
        people = [tuple(row[:4]) for row in self._records_of("person")]
        names.add(file, people, self._offices, progress("indexing names", len(people), "people"))
        self._add(
            "record",
            (
                (number, *key, *row[1:], len(self._postings.get(key, ())))
                for number, (key, row) in enumerate(self._records.items(), 1)
            ),
        )
        values = {
            "title": frame["title"],
            "about": frame.get("about", ""),
            "licence": frame.get("licence", ""),
            "questions": "\n".join(frame["questions"]),
            "facts": self._facts.count,
            "first_year": self._dates.first_year,
            "last_year": self._dates.last_year,
            **{f"count {sort}": len(self._records_of(sort)) for sort in COUNTED},
            "laid_out": int(self._laid_out),
            "discrepancies": len(self._discrepancies),
            "horizon": days.number(self._horizon) if self._horizon else None,
            "longest_title": names.longest_title,
            "longest_relation": names.longest_relation,
            "scripts": " ".join(sorted(names.scripts)),
            "glossary": " ".join(sorted(frame.get("glossary", {}))),
        }
        values |= self._kinds.values(self._found)
        values |= {f"country {code}": id_ for code, id_ in self._countries.items()}
        self._add("value", (_value(name, value) for name, value in values.items()))
        self._to.executescript(INDEXES)
        self._to.commit()

    # --- records -----------------------------------------------------------------------------

    def _number(self, sort: str, id_: str) -> int:
        """The number of a record, which may be needed before the record itself is read."""
        row = self._records.get((sort, id_))
        if row is None:
            number = len(self._records) + 1
            row = self._records[sort, id_] = [number, id_, None, None]
        return int(row[0])

    def _place(self, sort: str, id_: str, name: str, start: int, length: int) -> int:
        number = self._number(sort, id_)
        row = self._records[sort, id_]
        if row[2] is not None:
            raise LookupError(f"two records of the {sort} {id_!r}")
        row[1:] = [name, start, length]
        return number

    def _records_of(self, sort: str) -> list[list[Any]]:
        return [row for (of, _), row in self._records.items() if of == sort and row[2] is not None]

    def _fact(self, fact: Any, start: int, length: int) -> None:
        place = self._facts.count
        date, *time = self._dates.take(fact["date"], fact["known_until"])
        kinds = self._kinds.order
        kind = kinds.get(fact["kind"], len(kinds))
        self._facts.take((*time, kind, fact["id"], date, start, length))
        self._kinds.take(fact)
        self._file(place, _subjects(fact) | directions(fact, self._declared))
        for item in fact["discrepancies"]:
            self._discrepancies.setdefault(item["id"], place)
        stated = self._words.take_fact(place, fact, self._declared)
        # Of 13,000 both halves are ordinary.
        self._ordinary.update(words(fact["statement"]) if "," in fact["statement"] else stated)
        for attestation in fact["sources"]:
            for named in attestation["people"]:
                if named["office"]:
                    self._offices.add((self._number("person", named["id"]), named["office"]))

    def _file(self, place: int, about: set[tuple[str, str]]) -> None:
        """File a fact under everything that it is about."""
        postings = self._postings
        unmet = []
        for key_ in about:
            if (mine := postings.get(key_)) is None:
                unmet.append(key_)
            else:
                mine.append(place)
        # Records are numbered in the order in which they are met: no set may change that.
        for key_ in sorted(unmet):
            self._number(*key_)
            postings[key_] = array("I", (place,))

    def _person(self, person: Any, start: int, length: int) -> None:
        number = self._place("person", person["id"], person["name"], start, length)
        if person.get("country"):
            self._nationals[person["id"]] = person["country"]
        titles = [office["title"] for office in person["offices"]]
        self._offices |= {(number, text) for text in (person["description"], *titles) if text}

    def _source(self, source: Any, start: int, length: int) -> None:
        number = self._place("source", source["id"], source["label"], start, length)
        others = (source["document"], source["title"], source["publisher"])
        self._label(number, (source["id"], source["label"]), others)
        issued = parse(source["issued"]).end
        if issued and (self._horizon is None or issued > self._horizon):
            self._horizon = issued

    def _authority(self, sort: str, record: Any, start: int, length: int) -> None:
        number = self._place(sort, record["id"], record["name"], start, length)
        name, *others = _spellings(record)
        narrower = record["forms"].get("narrower", ())
        self._label(number, (record["id"], name), [one for one in others if one not in narrower])
        self._label_rows(number, narrower, -1)
        self._wider[sort][record["id"]] = record["broader" if sort == "topic" else "within"]
        if sort == "place":
            if record["kind"] == "country" and record["country"]:
                self._countries.setdefault(record["country"], record["id"])
                for text in (name, *others):
                    if len(words := words_of(text)) == 1:
                        self._names_of_countries[words[0]] = record["id"]
            names = (record["name"], *record["forms"].get("other name", ()))
            self._ordinary.update(word for text in names for word in fold(text).split())
        rows = (
            (None, sort, key(form), other["name"], other["who"])
            for other in record["not"]
            for form in (other["name"], *other["forms"])
        )
        self._add("other_label", rows)

    def _label(self, number: int, own: Iterable[str], others: Iterable[str]) -> None:
        self._label_rows(number, own, 1)
        self._label_rows(number, others, 0)

    def _label_rows(self, number: int, spellings: Iterable[str], own: int) -> None:
        rows = ((None, number, text, key(text), singular(key(text)), own) for text in spellings)
        self._add("label", rows)

    # --- when all are known ------------------------------------------------------------------

    def _add_postings(self, numbers: array[int]) -> None:
        """Which facts each record has, in the order of the table."""
        rows = (
            (number, fact)
            for number, key_ in enumerate(self._records, 1)
            for fact in sorted(map(numbers.__getitem__, self._postings.get(key_, ())))
        )
        self._add("posting", rows)

    def _add_origins(self) -> None:
        """What a person does also counts for the person's country: Vietnamese visits."""
        done: dict[tuple[str, str], set[int]] = defaultdict(set)
        for person, code in self._nationals.items():
            country = self._countries.get(code, "")
            of = {act: act for act in (*sorted(GIVING_ACTS), "from")} | {"of": "person"}
            for act, sort in of.items() if country else ():
                if mine := self._postings.get((sort, person)):
                    done[act, country].update(mine)
        # The facts of a country are searched once, and not again for each of its people.
        for (act, country), facts in done.items():
            self._file_also((act, country), facts)

    def _add_mentions(self) -> None:
        """A statement that names a country is about it, whatever the fact is filed under."""
        for word, country in self._names_of_countries.items():
            if said := self._words.facts_stating(word):
                self._file_also(("about", country), said)

    def _file_also(self, key_: tuple[str, str], facts: Iterable[int]) -> None:
        """File facts under a record, except those that are filed there already."""
        self._number(*key_)
        mine = self._postings.setdefault(key_, array("I"))
        mine.extend(set(facts).difference(mine))

    def _add_glossary(self, glossary: dict[str, dict[str, list[str]]]) -> None:
        """What words of other languages mean; a base without them has none."""
        rows = (
            (None, one, language, spelling, meaning)
            for language, meanings in glossary.items()
            for meaning, spellings in meanings.items()
            for spelling in spellings
            for one in stems.keys(spelling, language)
        )
        self._add("glossary", rows)

    def _add_within(self) -> None:
        for sort, wider in self._wider.items():
            for id_ in wider:
                number = self._number(sort, id_)
                self._add("within", ((self._number(sort, up), number) for up in _up(id_, wider)))

    def _add_headings(self, numbers: array[int]) -> None:
        """Under which headings each fact is found, and its date."""
        within: dict[tuple[str, str], list[array[int]]] = {}
        for (sort, id_), places in self._postings.items():
            if sort in SORTS:
                for wide in _up(id_, self._wider[sort]) if sort in NESTED else (id_,):
                    within.setdefault((sort, wide), []).append(places)
        filed = {
            self._number(*key_): array("I", map(numbers.__getitem__, _together(several)))
            for key_, several in sorted(within.items())
        }
        horizon = days.number(self._horizon) if self._horizon else None
        among = decades(self._dates.years)
        told = {
            date: [*touched(*spans, among, horizon)] for date, spans in self._dates.spans.items()
        }
        of_decades = {decade: array("I") for decade in among}
        dates = array(
            "I", (row[0] for row in self._to.execute("SELECT date FROM fact ORDER BY no"))
        )
        for fact, date in enumerate(dates, 1):
            for decade in told.get(date, ()):
                of_decades[decade].append(fact)
        filed |= {self._number(DECADE, str(one)): facts for one, facts in of_decades.items()}
        self._add("packed", columns(filed, dates))

    def _look_for_strays(self) -> None:
        """Raises LookupError if a fact names a record or a kind that does not exist."""
        for (sort, id_), row in self._records.items():
            if is_direction(sort) or sort in ("status", DECADE):
                continue
            if id_ not in self._declared.kinds if sort == "kind" else row[2] is None:
                raise LookupError(f"no record of the {sort} {id_!r}")

    def _add(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        add(self._to, table, rows)


def _value(name: str, value: int | str | None) -> tuple[str, int | None, str | None]:
    """The row of a single value."""
    return (name, None, value) if isinstance(value, str) else (name, value, None)


def _spellings(record: Any) -> list[str]:
    """Every spelling of an authority record, the preferred form first."""
    native = [record["native"]] if record.get("native") else []
    return [
        record["name"],
        *native,
        *(form for forms in record["forms"].values() for form in forms),
    ]


def _subjects(fact: Any) -> set[tuple[str, str]]:
    """The records that a fact of ``facts.json`` is about, each by sort and id."""
    return {
        ("kind", fact["kind"]),
        ("status", fact["status"]),
        *(("person", person["id"]) for person in fact["people"]),
        *(("place", id_) for id_ in fact["places"]),
        *(("place", party["id"]) for party in fact["parties"]),
        *(("topic", id_) for id_ in fact["topics"]),
        *(("source", source["id"]) for source in fact["sources"]),
    }


def _together(several: Sequence[array[int]]) -> Iterable[int]:
    """All numbers in some lists, each once; a list has each once."""
    return several[0] if len(several) == 1 else set().union(*several)


def _up(id_: str, wider: dict[str, list[str]]) -> set[str]:
    """``id_`` and all records that are broader, or contain it."""
    found: set[str] = set()
    todo = [id_]
    while todo:
        one = todo.pop()
        if one not in found:
            found.add(one)
            todo += wider.get(one, ())
    return found
