"""Reads an index.

Methods return plain rows; ``base.openbase`` interprets them. Dates are read by
``base.index.dates``, the tables of names by ``base.index.namebook``. Every returned row is counted,
so that a test can check that the work for a question does not grow with the base.
"""

from __future__ import annotations

from relfacts.base.index import sqlite
from relfacts.errors import BaseError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    Row = tuple[Any, ...]
    #: A fact: its number, the number of its date, the position of its first byte, and its length in
    #: bytes.
    FactRow = tuple[int, int, int, int]

# SQLite takes at least 999 parameters.
_MOST = 900

#: The limit that means every row.
ALL = (1 << 63) - 1

# Later than any letter.
_LAST = "\U0010ffff"

_FACT = "no, date, start, length"
_RECORD = "no, id, name, start, length, facts"


class Index:
    """An index that is open for reading."""

    #: Whether each query has to wait for a server.
    is_far = False

    def __init__(self, connection: sqlite.Connection, kept: str | None = None) -> None:
        self._connection = connection
        self._kept = kept
        self.rows_read = 0

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def foresee(self, asking: Callable[[], object], careful: bool = False) -> None:
        """Announce that ``asking`` will be asked; with a file nothing needs fetching before."""

    def newly_read(self) -> list[str]:
        """The records that were read since the last call, if they are kept."""
        return []

    def distrust(self) -> None:
        """Delete the cached file, after anything in it failed; the next lookup makes a new one."""
        if self._kept:
            from relfacts import writing

            writing.remove(self._kept)

    def all(self, sql: str, *values: Any) -> list[Row]:
        """All rows of a query; the parameters are given in order, or by name in a dict.

        Raises BaseError if the index is damaged.
        """
        given = values[0] if values and isinstance(values[0], dict) else values
        try:
            rows = self._connection.execute(sql, given).fetchall()
        except sqlite.DatabaseError as error:
            raise self._damaged(error) from error
        self.rows_read += len(rows)
        return rows

    def _damaged(self, error: sqlite.DatabaseError) -> BaseError:
        """The error for a cached file that cannot be read; the file is thrown away."""
        self.distrust()
        return BaseError(
            f"the index was damaged ({error}); it is thrown away and made anew",
            "ask again; if that does not help: relfacts index --clear",
        )

    def one(self, sql: str, *values: object) -> Row | None:
        """The first row of a query."""
        rows = self.all(f"{sql} LIMIT 1", *values)
        return rows[0] if rows else None

    def among(self, sql: str, values: Sequence[object]) -> Iterator[Row]:
        """The rows of a query with ``IN (*)`` for all the values, many at a time."""
        for start in range(0, len(values), _MOST):
            some = values[start : start + _MOST]
            yield from self.all(sql.replace("*", ",".join("?" * len(some))), *some)

    def value(self, name: str) -> Any:
        """A single value; None if there is none of the name."""
        row = self.one("SELECT number, words FROM value WHERE name = ?", name)
        return None if row is None else row[1] if row[0] is None else row[0]

    def every(self, table: str, columns: str = "*", order: str = "1") -> Iterator[Row]:
        """All rows of a table, one by one."""
        yield from self._connection.execute(f"SELECT {columns} FROM {table} ORDER BY {order}")

    # --- records -----------------------------------------------------------------------------

    def record(self, sort: str, id_: str) -> Row | None:
        """Number, id, name, position and count of facts of the record with this id."""
        return self.one(f"SELECT {_RECORD} FROM record WHERE sort = ? AND id = ?", sort, id_)

    def record_of(self, number: int) -> Row | None:
        """The same of the record with this number."""
        return self.one(f"SELECT {_RECORD} FROM record WHERE no = ?", number)

    def records(self, sort: str) -> list[Row]:
        """All records of a type that the base describes, in its order."""
        return self.all(
            f"SELECT {_RECORD} FROM record WHERE sort = ? AND start IS NOT NULL ORDER BY start",
            sort,
        )

    def placed(self, sort: str) -> Iterator[tuple[int, int]]:
        """Where each of them begins in the file and how long it is, one by one."""
        found = (
            "SELECT start, length FROM record WHERE sort = ? AND start IS NOT NULL ORDER BY start"
        )
        try:
            for row in self._connection.execute(found, (sort,)):
                self.rows_read += 1
                yield row
        except sqlite.DatabaseError as error:
            raise self._damaged(error) from error

    def foremost(self, sort: str, most: int) -> list[Row]:
        """The records of a sort with most facts, the most first; at most this many."""
        return self.all(
            f"SELECT {_RECORD} FROM record WHERE sort = ? AND start IS NOT NULL "
            "ORDER BY facts DESC, id LIMIT ?",
            sort,
            most,
        )

    def count(self, sort: str) -> int:
        """The number of records of a type in ``tables.COUNTED`` that the base describes."""
        return int(self.value(f"count {sort}"))

    def ids_beginning(self, sort: str, beginning: str, limit: int) -> list[str]:
        """The first ids of a type that begin with this text, in order."""
        table = "fact_id" if sort == "fact" else "record"
        of_sort = "" if sort == "fact" else "start IS NOT NULL AND sort = ? AND "
        rows = self.all(
            f"SELECT id FROM {table} WHERE {of_sort}id >= ? AND id < ? ORDER BY id LIMIT ?",
            *([] if sort == "fact" else [sort]),
            beginning,
            beginning + _LAST,
            limit,
        )
        return [row[0] for row in rows]

    def names_of(self, sort: str, ids: Iterable[str]) -> dict[str, str]:
        """The names of records of a type, by their ids."""
        found = "SELECT name FROM record WHERE sort = ? AND id = ?"
        wanted = list(ids)
        if self.is_far:
            self.foresee(lambda: [self.one(found, sort, id_) for id_ in wanted])
        return {id_: row[0] for id_ in wanted if (row := self.one(found, sort, id_))}

    def spellings_beginning(self, sort: str, key: str, limit: int) -> list[Row]:
        """Spellings whose keys begin with this key, with ids of their records; own names first."""
        if sort == "person":
            found = (
                "SELECT text, id FROM name JOIN record ON record.no = owner "
                "WHERE key >= ? AND key < ? "
                "ORDER BY how <> 'name', how <> 'alias', key, name.no LIMIT ?"
            )
            return self.all(found, key, key + _LAST, limit)
        found = (
            "SELECT spelling, id FROM label JOIN record ON record.no = label.record "
            "WHERE key >= ? AND key < ? AND sort = ? AND own >= 0 AND spelling <> id "
            "ORDER BY own = 0, key, label.no LIMIT ?"
        )
        return self.all(found, key, key + _LAST, sort, limit)

    def person(self, id_: str) -> Row | None:
        """The native name of a person, and the description."""
        return self.one(
            "SELECT native, description FROM person JOIN record ON no = record "
            "WHERE sort = 'person' AND id = ?",
            id_,
        )

    def people_from(self, code: str) -> list[str]:
        """The ids of the people from a country (ISO 3166-1) who have facts."""
        rows = self.all(
            "SELECT id FROM person JOIN record ON no = record "
            "WHERE sort = 'person' AND country = ? AND facts > 0 ORDER BY id",
            code,
        )
        return [row[0] for row in rows]

    def inside(self, sort: str, id_: str) -> list[str]:
        """The ids of a topic or place and of everything narrower, or in it."""
        rows = self.all(
            "SELECT narrow.id FROM record AS wide JOIN within ON within.record = wide.no "
            "JOIN record AS narrow ON narrow.no = within.inside "
            "WHERE wide.sort = ? AND wide.id = ? ORDER BY narrow.no",
            sort,
            id_,
        )
        return [row[0] for row in rows]

    def wider(self, sort: str) -> list[Row]:
        """The id of each topic or place, with the id and the name of itself and all around it."""
        return self.all(
            "SELECT narrow.id, wide.id, wide.name FROM record AS wide "
            "JOIN within ON within.record = wide.no "
            "JOIN record AS narrow ON narrow.no = within.inside "
            "WHERE wide.sort = ? ORDER BY wide.no, narrow.no",
            sort,
        )

    # --- labels ------------------------------------------------------------------------------

    def labels(self, sort: str) -> list[Row]:
        """Id, name, spelling and whether it is the record's own name, for every label of a type."""
        return self.all(
            "SELECT id, name, spelling, own FROM label JOIN record ON record.no = label.record "
            "WHERE sort = ? ORDER BY label.no",
            sort,
        )

    def labels_at(self, sort: str, column: str, key: str) -> list[Row]:
        """The labels of a type whose ``column``, ``key`` or ``singular``, is this one."""
        return self.all(
            "SELECT id, name, spelling, own FROM label JOIN record ON record.no = label.record "
            f"WHERE label.{column} = ? AND sort = ? ORDER BY label.no",
            key,
            sort,
        )

    def labels_among(self, column: str, keys: Sequence[str]) -> Iterator[Row]:
        """Each of these keys of a ``column``, ``key`` or ``singular``, that a label has; with the
        type of its record, and then as ``labels_at``.
        """
        return self.among(
            f"SELECT label.{column}, sort, id, name, spelling, own "
            "FROM label JOIN record ON record.no = label.record "
            f"WHERE label.{column} IN (*) ORDER BY label.no",
            keys,
        )

    def in_other_languages(self, keys: Sequence[str]) -> list[Row]:
        """Key, language, spelling and meaning of the words of other languages with these keys."""
        if not keys:
            return []
        marks = ", ".join("?" * len(keys))
        return self.all(
            f"SELECT key, language, spelling, meaning FROM glossary WHERE key IN ({marks}) "
            "ORDER BY no",
            *keys,
        )

    def other_label(self, sort: str, key: str) -> Row | None:
        """Name and description of what must not be taken for a record of this sort."""
        return self.one(
            "SELECT name, who FROM other_label WHERE key = ? AND sort = ? ORDER BY no", key, sort
        )

    # --- words -------------------------------------------------------------------------------

    def words_like(self, word: str, stem: str) -> list[Row]:
        """Words with this stem, or that begin with ``word``; each with its stem."""
        return self.all(
            "SELECT word, stem FROM word_of_fact WHERE stem = ? "
            "UNION SELECT word, stem FROM word_of_fact WHERE word >= ? AND word < ? "
            "ORDER BY word",
            stem,
            word,
            word + _LAST,
        )

    def words_of_length(self, least: int, most: int) -> list[str]:
        """All words with a number of letters between these two."""
        rows = self.all(
            "SELECT word FROM word_of_fact WHERE length(word) BETWEEN ? AND ? ORDER BY word",
            least,
            most,
        )
        return [row[0] for row in rows]

    def is_said(self, word: str) -> bool:
        """Whether a word is in any fact; its facts, of which there may be many, are not read."""
        return self.one("SELECT 1 FROM word_of_fact WHERE word = ?", word) is not None

    def facts_saying(self, word: str) -> bytes:
        """The facts in which a word occurs, as ``wordkeys.packed``, four bytes each."""
        row = self.one("SELECT facts FROM word_of_fact WHERE word = ?", word)
        return row[0] if row else b""

    # --- facts -------------------------------------------------------------------------------

    def fact(self, number: int) -> FactRow:
        """The fact with this number."""
        row: FactRow = self.all(f"SELECT {_FACT} FROM fact WHERE no = ?", number)[0]
        return row

    def fact_called(self, id_: str) -> FactRow | None:
        """The fact with this id."""
        rows: list[FactRow] = self.all(
            f"SELECT {_FACT} FROM fact WHERE no IN (SELECT fact FROM fact_id WHERE id = ?)", id_
        )
        return rows[0] if rows else None

    def facts_numbered(self, numbers: Sequence[int]) -> list[FactRow]:
        """The facts with these numbers, in any order."""
        return list(self.among(f"SELECT {_FACT} FROM fact WHERE no IN (*)", numbers))

    def facts(self, until: int, limit: int | None = None, last: bool = False) -> list[FactRow]:
        """All facts ``until`` a number, in order; if there is a limit, the first or ``last``."""
        order = "DESC" if last else "ASC"
        most = ALL if limit is None else limit
        rows: list[FactRow] = self.all(
            f"SELECT {_FACT} FROM fact WHERE no <= ? ORDER BY no {order} LIMIT ?", until, most
        )
        return rows

    def fact_ids(self) -> list[str]:
        """The ids of all facts, in their order."""
        return [row[0] for row in self.all("SELECT id FROM fact_id ORDER BY id")]

    def redirect(self, id_: str) -> Row | None:
        """Where the fact of an old id is now, and why."""
        return self.one("SELECT fact, why FROM redirect WHERE id = ?", id_)

    def redirected(self) -> list[str]:
        """The old ids of facts that now have another id, in their order."""
        rows = self.all("SELECT id FROM redirect WHERE fact IS NOT NULL ORDER BY id")
        return [row[0] for row in rows]

    def discrepancies(self) -> list[Row]:
        """The id of every discrepancy, in order, with the number of a fact that it concerns."""
        return self.all("SELECT id, fact FROM discrepancy ORDER BY id")

    def facts_dated(self, date: int, limit: int = ALL, last: bool = False) -> list[FactRow]:
        """The facts of a date, in order; the first of them, or the ``last``."""
        order = "DESC" if last else "ASC"
        rows: list[FactRow] = self.all(
            f"SELECT {_FACT} FROM fact WHERE date = ? ORDER BY no {order} LIMIT ?", date, limit
        )
        return rows

    def facts_with(self, dates: Sequence[int]) -> list[FactRow]:
        """All facts with any of these dates, in order."""
        return sorted(self.among(f"SELECT {_FACT} FROM fact WHERE date IN (*)", dates))

    def facts_about(self, groups: Iterable[Sequence[int]]) -> list[FactRow]:
        """The facts, in order, that are about at least one record of each group.

        The rows of the rarest group are read, and checked against the others.
        """
        first, *others = sorted(groups, key=self.postings_of)
        asked = "".join(
            f" AND EXISTS (SELECT 1 FROM posting WHERE record IN ({_marks(group)}) AND fact = no)"
            for group in others
        )
        rows: list[FactRow] = self.all(
            f"SELECT {_FACT} FROM fact WHERE no IN "
            f"(SELECT fact FROM posting WHERE record IN ({_marks(first)})){asked} ORDER BY no",
            *first,
            *(number for group in others for number in group),
        )
        return rows

    def numbers_about(self, group: Sequence[int]) -> list[int]:
        """The numbers of the facts that are about at least one record of a group, in any order."""
        rows = self.among("SELECT fact FROM posting WHERE record IN (*)", group)
        return [fact for (fact,) in rows]

    def packed(self) -> list[Row]:
        """The columns of numbers about all facts (``headings``): name, width, bytes."""
        return self.all("SELECT name, width, numbers FROM packed ORDER BY name")

    def headings(self, sort: str) -> list[int]:
        """The numbers of all records of a sort that facts can be under."""
        return [
            row[0] for row in self.all("SELECT no FROM record WHERE sort = ? ORDER BY no", sort)
        ]

    def tallies(self, sort: str) -> list[Row]:
        """For each record of a type: its id, how many facts are about it, and their years."""
        return self.all(
            "SELECT record.id, count(*), min(first_year), max(last_year) FROM record "
            "JOIN posting ON posting.record = record.no JOIN fact ON fact.no = posting.fact "
            "JOIN span ON span.date = fact.date AND member = 0 WHERE sort = ? "
            "GROUP BY record.no, record.id ORDER BY record.no",
            sort,
        )

    def most_told(self, people: Sequence[str], most: int) -> list[str]:
        """The ids of those among some people who have the most facts; at most this many."""
        rows = self.among(
            "SELECT id, facts FROM record WHERE sort = 'person' AND id IN (*)", people
        )
        return [id_ for id_, _ in sorted(rows, key=lambda row: (-row[1], row[0]))[:most]]

    def tally(self, numbers: Sequence[int]) -> Row:
        """How many facts are about any of these records, and their first and last year."""
        if not numbers:
            return (0, None, None)
        row = self.one(
            "SELECT count(*), min(first_year), max(last_year) FROM fact JOIN span "
            "ON span.date = fact.date AND member = 0 WHERE fact.no IN "
            f"(SELECT fact FROM posting WHERE record IN ({_marks(numbers)}))",
            *numbers,
        )
        return row or (0, None, None)

    def postings_of(self, group: Sequence[int]) -> int:
        """How many facts are about each record of a group, together."""
        counts = self.among("SELECT facts FROM record WHERE no IN (*)", group)
        return sum(count for (count,) in counts)


def _marks(values: Sequence[object]) -> str:
    """As many question marks as there are values; for numbers of our own records, of any count."""
    return ",".join("?" * len(values))
