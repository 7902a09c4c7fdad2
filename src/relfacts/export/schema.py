"""The tables of an export, the same for every engine: their columns, types and meaning.

docs/export.md is made from this, each writer declares its tables by it, and ``tables`` makes rows
in the order of its columns. It is a contract: tables and columns may be added, and none is removed.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Type(StrEnum):
    """The type of a column. A ``day`` is ISO 8601, as text or as the engine's own date."""

    TEXT = "text"
    NUMBER = "number"
    FIGURE = "figure"
    DAY = "day"


class Column(NamedTuple):
    """A column: its name, type, meaning, the table it refers to, and if it is never NULL."""

    name: str
    about: str
    type: Type = Type.TEXT
    of: str = ""
    always: bool = False


class Table(NamedTuple):
    """A table: its columns, those of its key, and sets of columns to be indexed."""

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    indexes: tuple[tuple[str, ...], ...] = ()


def _fact(about: str = "The fact.") -> Column:
    return Column("fact", about, of="facts", always=True)


_DAYS = (
    Column("possible_from", "The first day on which it may have been; 0001-01-01 where it has no "
           "beginning, NULL where no year has it.", Type.DAY),
    Column("possible_to", "The last day for which it answers; 9999-12-31 where it has no end.",
           Type.DAY),
    Column("sure_from", "The first day of the time within which it surely was; NULL: not known.",
           Type.DAY),
    Column("sure_to", "The last day of that time; NULL: not known.", Type.DAY),
)  # fmt: skip

#: All tables; a table comes after those it refers to.
TABLES = (
    Table(
        "base",
        "What is exported: a row for each thing that is known of the base as a whole.",
        (
            Column("name", "title, about, licence, version (of relfacts), latest_source.",
                   always=True),
            Column("value", "What it is."),
        ),
        ("name",),
    ),
    Table(
        "people",
        "Everybody in the base.",
        (
            Column("id", "The id.", always=True),
            Column("name", "The preferred form of the name.", always=True),
            Column("native", "The name in its own script."),
            Column("family", "The family name."),
            Column("given", "The given name."),
            Column("gender", "female or male, where known."),
            Column("country", "ISO 3166-1 alpha-2."),
            Column("description", "One line that says who somebody is."),
            Column("same_as", "Identifiers in external registers, separated by spaces."),
        ),
        ("id",),
    ),
    Table(
        "places",
        "Every place.",
        (
            Column("id", "The id.", always=True),
            Column("name", "The preferred form of the name.", always=True),
            Column("native", "The name in its own script."),
            Column("kind", "country, city, organisation ..."),
            Column("country", "ISO 3166-1 alpha-2."),
            Column("same_as", "Identifiers in external registers, separated by spaces."),
        ),
        ("id",),
    ),
    Table(
        "place_within",
        "Which places a place lies in, or belongs to: the nearest ones.",
        (
            Column("place", "The place.", of="places", always=True),
            Column("within", "Where it lies.", of="places", always=True),
        ),
        ("place", "within"),
        (("within",),),
    ),
    Table(
        "topics",
        "Every topic.",
        (
            Column("id", "The id.", always=True),
            Column("name", "The preferred form of the name.", always=True),
        ),
        ("id",),
    ),
    Table(
        "topic_broader",
        "Which topics are broader than a topic: the nearest ones.",
        (
            Column("topic", "The topic.", of="topics", always=True),
            Column("broader", "The broader one.", of="topics", always=True),
        ),
        ("topic", "broader"),
        (("broader",),),
    ),
    Table(
        "sources",
        "The documents that the facts stand on.",
        (
            Column("id", "The id.", always=True),
            Column("label", "The short label that citations use.", always=True),
            Column("document", "The name of the file that was read."),
            Column("title", "The title."),
            Column("publisher", "The publisher."),
            Column("author", "The author."),
            Column("issued", "When it was issued, EDTF."),
            Column("language", "BCP 47."),
            Column("lines", "How many lines it has.", Type.NUMBER),
            Column("sha256", "The fingerprint of the text that was read."),
            Column("url", "Its address."),
            Column("archived", "The address of a copy."),
            Column("accessed", "When it was read at its address, EDTF."),
            Column("corrected", "A correction by its publisher: when, and what."),
            Column("withdrawn", "A withdrawal by its publisher: when, and why."),
        ),
        ("id",),
    ),
    Table(
        "facts",
        "The facts, in the order of time.",
        (
            Column("id", "The id.", always=True),
            Column("kind", "The kind of fact.", always=True),
            Column("status", "How certain the thing is: actual, planned, signed ...", always=True),
            Column("field", "The field of an agreement."),
            Column("date", "The date, EDTF (ISO 8601-2:2019), no finer than it is known."),
            Column("date_words", "The date in words, with its doubts.", always=True),
            Column("year", "The first year in which it may have been, as dated; NULL: not known.",
                   Type.NUMBER),
            Column("statement", "The fact, in the words of the base.", always=True),
            Column("cite", "Every document with its lines: SGGP 2019:1,4; CGTN 2019:8.",
                   always=True),
            Column("note", "What a reader should know beside it."),
            Column("date_how", "printed, worked-out or inferred."),
            Column("date_why", "The reason for a date that is not printed."),
            *_DAYS,
            Column("number", "Its place in the order of time, counted from 1, in the whole base.",
                   Type.NUMBER, always=True),
        ),
        ("id",),
        (("possible_from", "possible_to"), ("year",), ("kind",), ("number",)),
    ),
    Table(
        "fact_periods",
        "When each fact may have been: a row for each stretch of days; none if no year has it.",
        (
            _fact(),
            Column("number", "Its place among those of the fact, counted from 1.",
                   Type.NUMBER, always=True),
            *(day._replace(always=day.name.startswith("possible")) for day in _DAYS),
            Column("from_number", "possible_from as year * 10000 + month * 100 + day: exact and in "
                   "order before the year 1 and after 9999 too.", Type.NUMBER, always=True),
            Column("to_number", "possible_to, written the same way.", Type.NUMBER, always=True),
        ),
        ("fact", "number"),
        (("possible_from", "possible_to", "fact"),),
    ),
    Table(
        "attestations",
        "That a document says it, and on which lines.",
        (
            _fact(),
            Column("number", "Its place among those of the fact, counted from 1.",
                   Type.NUMBER, always=True),
            Column("source", "The document.", of="sources", always=True),
            Column("cite", "The document and the lines: SGGP 2019:1,4.", always=True),
            Column("lines", "The lines, counted from 1: 1-3,7.", always=True),
            Column("pages", "The pages on which they stand, in a document that has pages."),
            Column("date", "The date that the document gives, EDTF."),
            Column("statement", "What it says, in the words of the base.", always=True),
            Column("anchors", "The few words that carry it there, separated by ' | '."),
        ),
        ("fact", "number"),
        (("source",),),
    ),
    Table(
        "fact_people",
        "Who is in a fact, and what they did.",
        (
            _fact(),
            Column("person", "The person.", of="people", always=True),
            Column("role", "What they did.", always=True),
            Column("office", "The office that a source gives them there."),
        ),
        ("fact", "person", "role"),
        (("person",),),
    ),
    Table(
        "fact_parties",
        "The countries and organisations in a fact, and what they did.",
        (
            _fact(),
            Column("place", "The country or organisation.", of="places", always=True),
            Column("role", "What it did: giver, receiver, host ...", always=True),
        ),
        ("fact", "place", "role"),
        (("place",),),
    ),
    Table(
        "fact_places",
        "The places that a fact is about.",
        (_fact(), Column("place", "The place.", of="places", always=True)),
        ("fact", "place"),
        (("place",),),
    ),
    Table(
        "fact_topics",
        "The topics that a fact is about.",
        (_fact(), Column("topic", "The topic.", of="topics", always=True)),
        ("fact", "topic"),
        (("topic",),),
    ),
    Table(
        "quantities",
        "The figures of a fact.",
        (
            _fact(),
            Column("number", "Its place among those of the fact, counted from 1.",
                   Type.NUMBER, always=True),
            Column("value", "The figure.", Type.FIGURE, always=True),
            Column("unit", "ISO 4217, UN/ECE Rec 20 or a symbol.", always=True),
            Column("counted", "What it counts.", always=True),
            Column("qualifier", "exact, about, estimated, more-than, at-least, less-than, at-most.",
                   always=True),
            Column("measure", "single, annual, part-year, cumulative ...", always=True),
        ),
        ("fact", "number"),
    ),
    Table(
        "discrepancies",
        "Where documents disagree about the facts.",
        (
            Column("id", "The id.", always=True),
            Column("type", "What they disagree about: date, quantity, scope ...", always=True),
            Column("holds", "What the base does about it.", always=True),
            Column("why", "The reason.", always=True),
        ),
        ("id",),
    ),
    Table(
        "discrepancy_sides",
        "What each document says in a discrepancy.",
        (
            Column("discrepancy", "The discrepancy.", of="discrepancies", always=True),
            Column("number", "Its place among the sides, counted from 1.",
                   Type.NUMBER, always=True),
            Column("source", "The document.", of="sources", always=True),
            Column("cite", "The document and the lines.", always=True),
            Column("says", "What it says, in the words of the base.", always=True),
        ),
        ("discrepancy", "number"),
    ),
    Table(
        "fact_discrepancies",
        "Which facts a discrepancy is about.",
        (
            _fact(),
            Column("discrepancy", "The discrepancy.", of="discrepancies", always=True),
        ),
        ("fact", "discrepancy"),
        (("discrepancy",),),
    ),
    Table(
        "aliases",
        "Every spelling by which people are found; an ambiguous one has a row for each of them.",
        (
            Column("person", "The person.", of="people", always=True),
            Column("spelling", "The spelling, as it is written.", always=True),
            Column("folded", "The same in small letters without accents and signs, words separated "
                   "by one space.", always=True),
            Column("how", "What it is: name, alias, order, romanisation, part ...", always=True),
        ),
        ("spelling", "person"),
        (("folded", "person"), ("person",)),
    ),
)  # fmt: skip

#: The tables by name.
BY_NAME = {table.name: table for table in TABLES}
