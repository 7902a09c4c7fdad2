"""The tables of an index.

Facts are numbered in the order of time, which is the order of their rows: the facts of a listing
are read in the order in which they are shown. Days are numbers (``dates.days.number``). Texts are
found by their folded keys, slips by a checksum of what they share with the word that was meant.

They are queried in plain SQL, which other engines read as SQLite does: rows have numbers of
their own where their order counts, a flag is a number and compared as one, and a question whose
rows could come in any order says in which.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from relfacts.base.index import sqlite

#: Must change whenever a table or its content does.
VERSION = 31

#: Identifies the program in the header of every index.
APPLICATION = int.from_bytes(b"rlfx", "big")

#: The types of records of which the index says how many the base describes.
COUNTED = ("person", "place", "topic", "source")

SCHEMA = """
-- Single values by their names, numbers or words: title, about, horizon; how much there is (facts,
-- count person, first_year); what the base declares, and the words of its kinds (kindwords), as
-- JSON.
CREATE TABLE value (name TEXT PRIMARY KEY, number INTEGER, words TEXT) WITHOUT ROWID;

-- What a fact can be about: people, places, topics, sources, kinds, statuses; and who does what in
-- it, filed by the act or the way (directions). The position in the file is in bytes.
CREATE TABLE record (
    no INTEGER PRIMARY KEY, sort TEXT, id TEXT, name TEXT, start INTEGER, length INTEGER,
    facts INTEGER
);

-- Facts, and which record they are about.
CREATE TABLE fact (no INTEGER PRIMARY KEY, date INTEGER, start INTEGER, length INTEGER);
CREATE TABLE fact_id (id TEXT PRIMARY KEY, fact INTEGER) WITHOUT ROWID;
CREATE TABLE posting (record INTEGER, fact INTEGER, PRIMARY KEY (record, fact)) WITHOUT ROWID;
-- For counting thousands of facts at once: columns of numbers, each as wide as its letter says
-- (headings). Of each fact the records under which filters find it, its decades among them; how
-- many these are; its date.
CREATE TABLE packed (name TEXT PRIMARY KEY, width TEXT, numbers BLOB) WITHOUT ROWID;
CREATE TABLE discrepancy (id TEXT PRIMARY KEY, fact INTEGER) WITHOUT ROWID;
CREATE TABLE redirect (id TEXT PRIMARY KEY, fact TEXT, why TEXT) WITHOUT ROWID;

-- Every different date, a row for each of its spans (dates.fit), counted from 0, with what holds
-- for all of them: the outermost days, the years told, which facts have it. Date 0 is none at all.
-- Spans are filed by how long they may be: those of a class are no longer than two to its power, so
-- those that touch a period begin within that before it, and stand side by side.
CREATE TABLE span (
    date INTEGER, member INTEGER, class INTEGER, may_start INTEGER, may_end INTEGER,
    starts INTEGER, ends INTEGER, begun INTEGER, lasted INTEGER,
    moment INTEGER, dated INTEGER, open_end INTEGER, members INTEGER,
    first_day INTEGER, last_day INTEGER, first_year INTEGER, last_year INTEGER,
    facts INTEGER, first_fact INTEGER, last_fact INTEGER,
    PRIMARY KEY (class, may_start, date, member)
) WITHOUT ROWID;
CREATE TABLE length (class INTEGER PRIMARY KEY, days INTEGER);

-- Topics, places, sources: every spelling by its key, and by its key in the singular. ``own`` is 1
-- for the record's own name and id, 0 for another spelling, -1 for a word for only a part of it.
CREATE TABLE label (
    no INTEGER PRIMARY KEY, record INTEGER, spelling TEXT, key TEXT, singular TEXT, own INTEGER
);
CREATE TABLE other_label (no INTEGER PRIMARY KEY, sort TEXT, key TEXT, name TEXT, who TEXT);
-- What words of other languages mean in that of the base, by what their forms share (stems).
CREATE TABLE glossary (
    no INTEGER PRIMARY KEY, key TEXT, language TEXT, spelling TEXT, meaning TEXT
);
-- From a topic or place to itself and all that is narrower, or lies in it.
CREATE TABLE within (record INTEGER, inside INTEGER, PRIMARY KEY (record, inside)) WITHOUT ROWID;

-- People: the parts of the name, its folded words, its initials.
CREATE TABLE person (
    record INTEGER PRIMARY KEY, folded TEXT, family TEXT, middle TEXT, given TEXT,
    family_first INTEGER, native TEXT, description TEXT, gender TEXT, country TEXT
);
-- Others who must not be taken for them; ``beside`` tells namesakes apart: general, city.
CREATE TABLE stranger (no INTEGER PRIMARY KEY, key TEXT, name TEXT, beside TEXT, who TEXT);
-- Whole names and parts that may stand alone; the owner is a person, or minus a stranger.
CREATE TABLE name (
    no INTEGER PRIMARY KEY, key TEXT, owner INTEGER, text TEXT, how TEXT, label TEXT,
    accented INTEGER
);
CREATE TABLE name_part (
    no INTEGER PRIMARY KEY, key TEXT, owner INTEGER, text TEXT, how TEXT, label TEXT,
    accented INTEGER
);
-- Names with Hangul: the Latin spellings of each syllable, and the consonants of the whole.
CREATE TABLE romanised (person INTEGER PRIMARY KEY, native TEXT, spellings TEXT);
CREATE TABLE consonants (
    consonants TEXT, person INTEGER, PRIMARY KEY (consonants, person)
) WITHOUT ROWID;
-- Names of other scripts: the sounds of each word, as one consonant of each class (names.sounds).
CREATE TABLE sound (key TEXT, person INTEGER, PRIMARY KEY (key, person)) WITHOUT ROWID;
-- The words in the names of people, each with the initials of the form that has it.
CREATE TABLE bearer (
    word TEXT, person INTEGER, initials TEXT, PRIMARY KEY (word, person, initials)
) WITHOUT ROWID;
-- Everything that the base says about a person's offices.
CREATE TABLE office (
    person INTEGER, title TEXT, PRIMARY KEY (person, title)
) WITHOUT ROWID;

-- Words: of the preferred names of the base, of any real name, of statements and places; with the
-- languages that list them as name parts, as bits.
CREATE TABLE word (
    word TEXT PRIMARY KEY, own INTEGER, borne INTEGER, ordinary INTEGER, languages INTEGER
) WITHOUT ROWID;
CREATE TABLE name_word (sort TEXT, word TEXT, PRIMARY KEY (sort, word)) WITHOUT ROWID;
CREATE TABLE title (
    folded TEXT, office TEXT, plain TEXT, PRIMARY KEY (folded, office, plain)
) WITHOUT ROWID;
-- Words that turn the person named into somebody else, by what they do (names.lexicon).
CREATE TABLE relation (
    folded TEXT, sort TEXT, plain TEXT, PRIMARY KEY (folded, sort, plain)
) WITHOUT ROWID;

-- Free words: the facts that contain each one (wordkeys.packed), and its stem.
CREATE TABLE word_of_fact (word TEXT PRIMARY KEY, stem TEXT, facts BLOB) WITHOUT ROWID;

-- What names, and the words in them, share with their slips: a checksum of each with one letter
-- left out, and of each with no letter twice.
CREATE TABLE name_slip (
    checksum INTEGER, name INTEGER, PRIMARY KEY (checksum, name)
) WITHOUT ROWID;
CREATE TABLE word_slip (
    checksum INTEGER, word TEXT, PRIMARY KEY (checksum, word)
) WITHOUT ROWID;
"""

#: Beside them on a server, which has no file: every record, by where it began in the file.
RECORD_TEXT = """
CREATE TABLE record_text (start INTEGER PRIMARY KEY, text TEXT);
"""

#: Made after the rows, which is faster than updating them with every row.
INDEXES = """
CREATE UNIQUE INDEX record_id ON record (sort, id);
CREATE INDEX fact_date ON fact (date);
CREATE INDEX span_date ON span (date);
CREATE INDEX span_of_set ON span (may_start) WHERE members > 1;
CREATE INDEX label_key ON label (key);
CREATE INDEX label_singular ON label (singular);
CREATE INDEX glossary_key ON glossary (key);
CREATE INDEX other_label_key ON other_label (key);
CREATE INDEX person_folded ON person (folded);
CREATE INDEX word_stem ON word_of_fact (stem);
CREATE INDEX name_key ON name (key);
CREATE INDEX name_part_key ON name_part (key);
CREATE INDEX stranger_key ON stranger (key);
"""


def add(to: sqlite.Connection, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Put rows into a table; existing rows are kept."""
    rows = iter(rows)
    first = next(rows, None)
    if first is not None:
        insert = f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(first))})"
        to.execute(insert, first)
        to.executemany(insert, rows)
