"""The open fact base: its facts, and the records of their people, places, topics and sources.

Records are read only when they are asked for. ``selection`` decides which facts answer a question,
``ask.understand`` what a text means.
"""

from __future__ import annotations

import os

from relfacts.base.index import dates as filed
from relfacts.base.selection import Hit, Order, Selection, around, narrowed, select, years_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any, BinaryIO, Protocol

    from relfacts.base.headings import Headings
    from relfacts.base.index.reader import FactRow, Index
    from relfacts.base.labels import LabelRows, Labels
    from relfacts.base.selection import Selected, Years
    from relfacts.names.book import NameBook
    from relfacts.records import Fact
    from relfacts.vocabulary.declared import Declared

    class Records(Protocol):
        """Whoever has the records of a base, each by its place in the file."""

        def read(self, start: int, length: int) -> bytes:
            """The record at a place, in the bytes that ``build`` writes for it."""

        def ahead(self, starts: Sequence[int]) -> None:
            """The records that begin at these places will be read in this order, if at all."""

        def state(self) -> tuple[int, int] | None:
            """What changes when the base is written over; None if that cannot be seen."""

        def blame(self, error: Exception, name: str) -> None:
            """Raises BaseError if ``error`` happened because the base called ``name`` is broken."""

        def close(self) -> None:
            """Give them back."""


# This many facts are looked up at once when all are read.
_AT_A_TIME = 1000


class OpenBase:
    """An open base with its index; what a question needs is made on first use."""

    def __init__(
        self,
        file: BinaryIO | Records,
        index: Index,
        path: str = "",
        kept: str | None = None,
        named: str | None = None,
        why_not: str = "",
    ) -> None:
        self.index = index
        in_file = hasattr(file, "seek")
        self._records: Records = InFile(file, index) if in_file else file  # type: ignore[arg-type, assignment]
        #: Where the base is; where its index is kept, or None; and then why it is not kept.
        self.path = path
        self.kept = kept
        self.why_not = why_not
        #: The base as named on the command line, if it was; the commands in answers then name it
        #: too.
        self.named = named
        #: Names that fitted several people, and the person the reader chose for each.
        self.chosen: dict[str, str] = {}
        #: The facts as columns, for those who count many: whoever does sets it.
        self.headings: Headings | None = None
        self._kept: dict[str, Any] = {}

    def __enter__(self) -> OpenBase:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the files."""
        self.index.close()
        self._records.close()

    def blame(self, error: Exception) -> None:
        """Raises BaseError, saying what is wrong, if ``error`` happened because the base is broken.

        This is checked only here, after a failure, so that other lookups pay nothing for it.
        """
        self.index.distrust()
        self._records.blame(error, self.path)

    def state(self) -> tuple[int, int] | None:
        """What changes when the base is written over; None if that cannot be seen."""
        return self._records.state()

    def line(self, question: str) -> str:
        """The command line that asks ``question``, as it is typed, of this base.

        All commands in answers are made here, so that they ask the same base.
        """
        if self.named is None:
            return f"relfacts {question}"
        from relfacts.text.shell import quoted

        return f"relfacts --base {quoted(self.named)} {question}"

    # --- facts -------------------------------------------------------------------------------

    def select(
        self,
        selection: Selection,
        limit: int | None = None,
        reverse: bool = False,
        by_fit: bool = False,
    ) -> Selected:
        """The facts that answer, in the order of time, or ``by_fit`` first and then in the order of
        time.

        ``reverse`` turns the whole order round; ``limit`` takes the first facts of that order.
        """
        order = Order(limit, reverse, by_fit)
        if self.headings:
            return self.headings.select(self._rows_ahead, self.read, selection, order)
        return self._expected(select(self.index, self.read, selection, order))

    def narrowed(self, hits: list[Hit], left_out: int) -> Selected:
        """A result made of found facts that were chosen and ordered by other means."""
        return self._expected(narrowed(self.index, hits, left_out))

    def _expected(self, selected: Selected) -> Selected:
        """The same result, whose facts are about to be read."""
        if self.index.is_far:
            self._records.ahead([hit.start for hit in selected.hits])
        return selected

    def around(self, selection: Selection) -> list[Fact]:
        """The fact just before the time asked for and the one just after; other filters still
        apply.
        """
        return [hit.fact for hit in self.hits_numbered(around(self.index, selection))]

    def fact(self, number: int) -> Fact:
        """The fact with this number in the order of time, counted from 1."""
        return Hit(self.read, self.index.fact(number), "in").fact

    def facts(self) -> Iterator[Fact]:
        """Every fact, in the order of time, read as they are asked for."""
        count = self.facts_in_all
        for start in range(1, count + 1, _AT_A_TIME):
            for hit in self.hits_numbered(range(start, min(start + _AT_A_TIME, count + 1))):
                yield hit.load()

    def hits_numbered(self, numbers: Sequence[int]) -> list[Hit]:
        """The facts with these numbers in the order of time, in the order given."""
        rows = self._rows_ahead(numbers)
        return [Hit(self.read, rows[number], "in") for number in numbers]

    def _rows_ahead(self, numbers: Sequence[int]) -> dict[int, FactRow]:
        """Facts by their numbers, which are about to be read."""
        rows = {row[0]: row for row in self.index.facts_numbered(numbers)}
        self._records.ahead([rows[number][2] for number in numbers])
        return rows

    def hits_of(self, sort: str, id_: str) -> list[Hit]:
        """The facts about one record, in the order of time."""
        row = self.index.record(sort, id_)
        facts = self.index.facts_about([[row[0]]]) if row else []
        self._records.ahead([fact[2] for fact in facts])
        return [Hit(self.read, row, "in") for row in facts]

    def fact_called(self, id_: str) -> Hit | None:
        """The fact with this id."""
        row = self.index.fact_called(id_)
        return Hit(self.read, row, "in") if row else None

    def foresee(self, question: Callable[[OpenBase], object]) -> None:
        """Fetch together everything that a question will need, where every wait is expensive.

        The question is asked once for this; its answer, and everything made for it, is thrown away.
        """
        if self.index.is_far:
            self.index.foresee(lambda: question(self._apart()), careful=True)

    def _apart(self) -> OpenBase:
        apart = OpenBase(self._records, self.index, self.path, self.kept, self.named, self.why_not)
        apart.chosen = dict(self.chosen)
        apart.headings = self.headings
        return apart

    def _foresee_mentioned(self) -> None:
        """What is asked about one fact will be asked about the others too: fetch it for all."""
        if self.index.is_far and (new := self.index.newly_read()):
            from relfacts.base.mentioned import mentioned

            pairs = sorted({one for text in new for one in mentioned(text)})
            self.index.foresee(lambda: [self.index.record(*pair) for pair in pairs])
            rows = (self.index.record(*pair) for pair in pairs)
            self._records.ahead([row[3] for row in rows if row and row[3] is not None])

    @property
    def facts_in_all(self) -> int:
        """The number of facts."""
        count: int = self.value("facts")
        return count

    def years(self) -> Years | None:
        """The first and the last year of all facts; None if none is dated."""
        return years_of(filed.years(self.index))

    # --- what facts are about ----------------------------------------------------------------

    @property
    def declared(self) -> Declared:
        """The kinds of fact and the roles: those that the base declares, or the usual ones."""
        from relfacts.vocabulary.declared import declared

        made: Declared = self._once("declared", lambda: declared(self._parsed("declared")))
        return made

    @property
    def kind_words(self) -> dict[str, dict[str, dict[str, list[str]]]]:
        """The meanings of the words of its kinds (``index.kindwords``), if it declares any."""
        empty: dict[str, dict[str, dict[str, list[str]]]] = {"words": {}, "stems": {}}
        found: dict[str, dict[str, dict[str, list[str]]]]
        found = self._once("kind words", lambda: self._parsed("kind words") or empty)
        return found

    @property
    def book(self) -> NameBook:
        """Every name of every person, for reading names in texts."""
        from relfacts.base.index.namebook import IndexedNames
        from relfacts.names.book import NameBook

        book: NameBook = self._once("book", lambda: NameBook(IndexedNames(self.index)))
        return book

    def labels(self, sort: str) -> Labels:
        """The labels of one type: ``topic``, ``place`` or ``source``."""
        from relfacts.base.labels import Labels

        return Labels(self.index, sort)

    @property
    def label_rows(self) -> LabelRows:
        """The labels of places and topics by their keys, to be read many at a time."""
        from relfacts.base.labels import LabelRows

        rows: LabelRows = self._once("label rows", lambda: LabelRows(self.index))
        return rows

    @property
    def has_own_kinds(self) -> bool:
        """Whether the base declares its own kinds instead of the usual ones."""
        return bool(self.kind_words["words"])

    def kinds_meant(self, folded: str, may_be_a_form: bool = True) -> dict[str, list[str]]:
        """The kinds of the base that folded words mean, by category: nouns and verbs.

        A verb may be in another form than the declared one.
        """
        told = self.kind_words["words"].get(folded, {})
        by_stem = self.kind_words["stems"]
        if "verb" not in told and may_be_a_form and by_stem and " " not in folded:
            from relfacts.base.index.wordkeys import stems

            (stem,) = stems([folded])
            told = by_stem.get(stem, {}) | told
        return told

    def knows(self, word: str) -> bool:
        """Whether a folded word is in a fact, or is a place, a topic or a word for a kind."""
        if self.index.is_said(word) or self.kinds_meant(word):
            return True
        return any(self.index.labels_at(sort, "key", word) for sort in ("place", "topic"))

    def record(self, sort: str, id_: str) -> Any:
        """The record of a person, place, topic or source; None if there is none with that id."""
        from relfacts.text.jsontext import loads

        self._foresee_mentioned()
        row = self.index.record(sort, id_)
        return loads(self.read(*row[3:5])) if row and row[3] is not None else None

    def records_called(self, sort: str, ids: Iterable[str]) -> Iterator[Any]:
        """The records of some people, places, topics or sources; None where an id has none.

        On a server they are read together.
        """
        from relfacts.text.jsontext import loads

        self._foresee_mentioned()
        rows = [self.index.record(sort, id_) for id_ in ids]
        self._records.ahead([row[3] for row in rows if row and row[3] is not None])
        return (loads(self.read(*row[3:5])) if row and row[3] is not None else None for row in rows)

    def records(self, sort: str) -> Iterator[Any]:
        """Every record of a type, in the order of the base."""
        from relfacts.text.jsontext import loads

        rows = self.index.records(sort)
        self._records.ahead([row[3] for row in rows])
        return (loads(self.read(*row[3:5])) for row in rows)

    def name(self, sort: str, id_: str) -> str:
        """The preferred name of a record; the id itself if there is no such record."""
        self._foresee_mentioned()
        row = self.index.record(sort, id_)
        return str(row[2]) if row and row[2] else id_

    def within(self, sort: str, id_: str) -> frozenset[str]:
        """``id_`` and everything narrower: the topics under a topic, the places in a place."""
        return frozenset((id_, *self.index.inside(sort, id_)))

    def wider(self, sort: str) -> dict[str, list[tuple[str, str]]]:
        """From each topic or place to itself and everything broader, or around it: ids, names."""

        def found() -> dict[str, list[tuple[str, str]]]:
            wider: dict[str, list[tuple[str, str]]] = {}
            for narrow, wide, name in self.index.wider(sort):
                wider.setdefault(narrow, []).append((wide, name))
            return wider

        made: dict[str, list[tuple[str, str]]] = self._once(f"wider {sort}", found)
        return made

    def tally(self, sort: str, ids: Iterable[str]) -> tuple[int, Years | None]:
        """How many facts are about any of these records, and their first and last year."""
        rows = [row for id_ in ids if (row := self.index.record(sort, id_))]
        count, *years = self.index.tally([row[0] for row in rows])
        return count, years_of(years)

    def tallies(self, sort: str) -> dict[str, tuple[int, Years | None]]:
        """The same for every record of a type, by id."""
        return {id_: (count, years_of(years)) for id_, count, *years in self.index.tallies(sort)}

    def most_told(self, people: Iterable[str], most: int) -> dict[str, int]:
        """The people with most facts among some people, at most this many, each with their rank."""
        return {id_: place for place, id_ in enumerate(self.index.most_told(list(people), most))}

    def person(self, id_: str) -> tuple[str, str]:
        """The name of a person in their own script, and a one-line description."""
        row = self.index.person(id_)
        return (row[0] or "", row[1] or "") if row else ("", "")

    def value(self, name: str) -> Any:
        """A single value of the base or its index, such as ``title``; None if there is none."""
        return self._once(f"value {name}", lambda: self.index.value(name))

    def _parsed(self, name: str) -> Any:
        """A value of the index that is a JSON record; None if there is none with the name."""
        text = self.index.value(name)
        if not text:
            return None
        from relfacts.text.jsontext import loads

        return loads(text)

    def _once(self, name: str, make: Callable[[], Any]) -> Any:
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]

    def read(self, start: int, length: int) -> bytes:
        """The record at a position of the base, in the bytes that ``build`` writes for it."""
        return self._records.read(start, length)


class InFile:
    """The records in ``facts.json``."""

    def __init__(self, file: BinaryIO, index: Index) -> None:
        self._file = file
        self._index = index
        self._laid_out: bool | None = None

    def read(self, start: int, length: int) -> bytes:
        """The record at a place of the file."""
        if self._laid_out is None:
            self._laid_out = bool(self._index.value("laid_out"))
        self._file.seek(start)
        record = self._file.read(length)
        return record if self._laid_out else _laid_out(record)

    def ahead(self, starts: Sequence[int]) -> None:
        """Nothing: a file has them at hand."""

    def state(self) -> tuple[int, int]:
        """The size of the file, and when it was written last."""
        found = os.fstat(self._file.fileno())
        return found.st_size, found.st_mtime_ns

    def blame(self, error: Exception, name: str) -> None:
        """Raises BaseError, saying what is wrong with the file, if something is."""
        from relfacts.base.index.faults import blame

        if told := blame(error, self._file, name):
            raise told from error

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _laid_out(record: bytes) -> bytes:
    """A record of a base that another program wrote, in our layout: equal data give equal bytes."""
    import json

    from relfacts.text.layout import laid_out

    return laid_out(json.loads(record)).encode()
