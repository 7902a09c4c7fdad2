"""A fact base for programs: one method for each question, each returning an ``Answer``.

The command line uses it too, so that all interfaces give the same answers. Nothing is printed.
"""

from __future__ import annotations

from relfacts.ask import answers
from relfacts.errors import BaseError, RelfactsError, UsageError
from relfacts.library import filters as given
from relfacts.text.typed import in_quotes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Protocol, TypeVar, Unpack

    from relfacts.ask.answer import Answer
    from relfacts.base.openbase import OpenBase
    from relfacts.library.filters import Given, When

    Told = TypeVar("Told")

    class Lock(Protocol):
        """A lock that one thread holds at a time."""

        def __enter__(self) -> bool:
            """Acquire it."""

        def __exit__(self, *_: Any, **__: Any) -> None:
            """Release it."""


class FactBase:
    """An open fact base that any thread may ask; ``open_base`` opens one.

    Questions take filters by name: ``since`` and ``until`` (a year or any time), ``who``,
    ``topic``, ``kind``, ``place``, ``source``, ``from_``, ``to`` and ``status`` (a text or
    several), ``undated``, ``limit``, ``last`` and ``reverse``. A question that cannot be asked
    raises ``UsageError``, whose ``hint`` says what to ask instead.
    """

    def __init__(
        self, inside: OpenBase, lock: Lock, close: Callable[[], None], lasting: bool = True
    ) -> None:
        #: The base for internal use; not part of the library.
        self.inside = inside
        self._lock = lock
        self._close: Callable[[], None] | None = close
        # Whether answers outlive the base; otherwise their facts are read when they are used.
        self._lasting = lasting

    def __enter__(self) -> FactBase:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()

    def __repr__(self) -> str:
        if self._close is None:
            return f"<FactBase {self.path}, closed>"
        with self._lock:
            title, facts = self.inside.value("title"), self.inside.facts_in_all
        return f"<FactBase {title!r}, {facts} facts, {self.path}>"

    def close(self) -> None:
        """Close the files. Answers already given stay valid."""
        close, self._close = getattr(self, "_close", None), None
        if close:
            close()

    @property
    def path(self) -> str:
        """The path of the base."""
        return self.inside.path

    # --- facts -------------------------------------------------------------------------------

    def who(self, name: str, **filters: Unpack[Given]) -> Answer:
        """The facts about a person, by any spelling of the name."""
        asked, narrowed = given.text(name, "NAME"), given.read(filters)
        return self.ask(lambda base: answers.who(base, asked, narrowed))

    def year(self, *when: When, **filters: Unpack[Given]) -> Answer:
        """What happened in a year or other time, what may have, and what ran through it.

        With several times: in any of them, each fact once.
        """
        asked, narrowed = " ".join(given.when(time) for time in when), given.read(filters)
        return self.ask(lambda base: answers.year(base, asked, narrowed))

    def topic(self, text: str, **filters: Unpack[Given]) -> Answer:
        """The facts on a topic, and on the narrower topics under it."""
        asked, narrowed = given.text(text, "TOPIC"), given.read(filters)
        return self.ask(lambda base: answers.topic(base, asked, narrowed))

    def place(self, text: str, **filters: Unpack[Given]) -> Answer:
        """The facts about a place, and the places in it."""
        asked, narrowed = given.text(text, "PLACE"), given.read(filters)
        return self.ask(lambda base: answers.place(base, asked, narrowed))

    def search(self, words: str, **filters: Unpack[Given]) -> Answer:
        """A question in words of your own, or free words: best first."""
        asked, narrowed = given.text(words, "WORDS"), given.read(filters)
        return self.ask(lambda base: answers.search(base, asked, narrowed))

    def facts(self, **filters: Unpack[Given]) -> Answer:
        """Every fact, or those that match the filters."""
        narrowed = given.read(filters)
        return self.ask(lambda base: answers.listing(base, "facts", narrowed))

    def record(self, sort: str, id: str, **filters: Unpack[Given]) -> Answer:
        """The record with this id, as ``record``, and the facts about it.

        ``sort`` is ``person``, ``document``, ``topic`` or ``place``. Raises UsageError for any
        other.
        """
        from relfacts.ask import records

        if sort not in records.SORTS:
            raise UsageError(
                f"there is no sort {in_quotes(sort)}", f"sorts: {', '.join(records.SORTS)}"
            )
        asked, narrowed = given.text(id, "ID"), given.read(filters)
        return self.ask(lambda base: records.record(base, sort, asked, narrowed))

    def show(self, *ids: str, documents: str | None = None) -> Answer:
        """Facts with all their parts, in the order given, also by ids they had before.

        ``documents`` is the folder with the texts; the answer then has the passages themselves.
        """
        from relfacts.ask import passages

        asked = [given.text(id_, "ID") for id_ in ids]
        return self.ask(
            lambda base: passages.attach(answers.show(base, "show", asked), base, documents)
        )

    def cite(self, *ids: str, style: str = "text", by_document: bool = False) -> str:
        """The citations of facts: as ``text``, ``bibtex``, ``ris`` or ``csl-json``.

        ``by_document`` cites each document once, with all its lines, as a bibliography does.
        Empty if there are no such facts. Raises UsageError for an unknown style.
        """
        from relfacts.show.citations import STYLES, render_citations

        if style not in STYLES:
            raise UsageError(
                f"there is no style {in_quotes(style)}", f"styles: {', '.join(STYLES)}"
            )
        found = self.listed("cite", *ids)
        with self._lock:
            facts = [hit.fact for hit in found.hits]
            told = render_citations(facts, self.inside, style, by_document)
            return "".join(told) if facts else ""

    def at(self, lines: str) -> Answer:
        """The facts supported by lines of a document: ``paper-2019:8``, ``004:8-12``."""
        from relfacts.ask import coverage

        asked = given.text(lines, "DOCUMENT:LINE")
        return self.ask(lambda base: coverage.at(base, asked))

    # --- what is in the base -----------------------------------------------------------------

    def about(self) -> Answer:
        """What the base is about, its span and size, and questions to try."""
        from relfacts.ask import catalogues

        return self.ask(catalogues.about)

    def people(self) -> Answer:
        """Everybody in the base; ``rows`` has them."""
        from relfacts.ask import catalogues

        return self.ask(catalogues.people)

    def topics(self) -> Answer:
        """Every topic, with its synonyms."""
        from relfacts.ask import catalogues

        return self.ask(catalogues.topics)

    def places(self) -> Answer:
        """Every place."""
        from relfacts.ask import catalogues

        return self.ask(catalogues.places)

    def sources(self) -> Answer:
        """The documents that support the facts."""
        from relfacts.ask import catalogues

        return self.ask(catalogues.sources)

    def discrepancies(self, **filters: Unpack[Given]) -> Answer:
        """Where documents disagree: in the whole base, or on facts that match the filters."""
        from relfacts.ask import catalogues

        narrowed = given.read(filters)
        return self.ask(lambda base: catalogues.discrepancies(base, narrowed))

    def coverage(self, document: str | None = None, documents: str | None = None) -> Answer:
        """Which lines have facts, which were read and have none, and which were never read."""
        from relfacts.ask import coverage, passages

        asked = None if document is None else given.text(document, "DOCUMENT")
        return self.ask(
            lambda base: passages.beside(coverage.coverage(base, asked), base, documents)
        )

    # --- internal --------------------------------------------------------------------------

    def listed(self, command: str, *ids: str) -> Answer:
        """The facts with these ids, for a command that takes ids; not part of the library."""
        asked = [given.text(id_, "ID") for id_ in ids]
        return self.ask(lambda base: answers.show(base, command, asked))

    @property
    def plurals(self) -> list[str]:
        """The words that list a kind of fact each; not part of the library."""
        return self.look(lambda base: [kind.plural for kind in base.declared.kinds.values()])

    def listing(self, plural: str, **filters: Unpack[Given]) -> Answer:
        """The facts of a kind, as the command of that name lists them; not part of the library."""
        narrowed = given.read(filters)
        return self.ask(lambda base: answers.listing(base, plural, narrowed))

    def words(self, text: str, **filters: Unpack[Given]) -> Answer:
        """The answer to words that are not a command: a listing or a question; not part of the
        library.
        """
        narrowed = given.read(filters)
        return self.ask(lambda base: answers.words(base, text, narrowed))

    def ask(self, question: Callable[[OpenBase], Answer]) -> Answer:
        """Put an internal question to the base; not part of the library.

        Raises BaseError if the base is closed, or broken.
        """

        def answered(base: OpenBase) -> Answer:
            base.foresee(question)
            answer = question(base)
            return answer.kept() if self._lasting else answer

        return self.look(answered)

    def look(self, question: Callable[[OpenBase], Told]) -> Told:
        """Run internal code on the base while no other thread can; not part of the library.

        Raises BaseError as ``ask`` does.
        """
        with self._lock:
            if self._close is None:
                raise BaseError(f"{self.path} was closed", "open it again: open_base")
            try:
                return question(self.inside)
            except RelfactsError:
                raise
            except Exception as error:
                self.inside.blame(error)
                raise
