"""The names of a base in its index: implements ``names.book.Names`` in SQL."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from relfacts.base.index.reader import Index
    from relfacts.names.book import Row

_SPELLING = "owner, text, how, label, accented"

# Later than any letter.
_LAST = "\U0010ffff"

# Where all rows are read, at most this many are in memory at a time.
_AT_A_TIME = 1000


class IndexedNames:
    """The names in an index that is open for reading."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._read: dict[str, dict[str, list[tuple[str, str]]]] = {}

    # --- spellings and their owners ----------------------------------------------------------

    def whole(self, key: str) -> list[Row]:
        """Spellings of whole names with this key, in the order of the base."""
        return self._index.all(f"SELECT {_SPELLING} FROM name WHERE key = ? ORDER BY no", key)

    def parts(self, key: str) -> list[Row]:
        """Spellings with this key of parts that may stand alone."""
        return self._index.all(f"SELECT {_SPELLING} FROM name_part WHERE key = ? ORDER BY no", key)

    def aliases(self, person: int) -> list[Row]:
        """The declared spellings of a person's whole name, without the preferred one."""
        return self._index.all(
            f"SELECT {_SPELLING} FROM name WHERE owner = ? AND how = 'alias' ORDER BY no", person
        )

    def spellings(self) -> Iterator[str]:
        """Every spelling of people, whole names and parts that may stand alone, each once."""
        for table in ("name", "name_part"):
            met = (
                f"SELECT 1 FROM {table} AS other WHERE other.key = {table}.key "
                f"AND other.text = {table}.text AND other.owner > 0 AND other.no < {table}.no"
            )
            if table == "name_part":
                met += (
                    " UNION ALL SELECT 1 FROM name AS other WHERE other.key = name_part.key "
                    "AND other.text = name_part.text AND other.owner > 0"
                )
            found = (
                f"SELECT no, text FROM {table} WHERE owner > 0 AND no > ? "
                f"AND NOT EXISTS ({met}) ORDER BY no LIMIT {_AT_A_TIME}"
            )
            last = 0
            while rows := self._index.all(found, last):
                yield from (text for _, text in rows)
                last = rows[-1][0]

    def owner(self, number: int) -> tuple[str, str, str]:
        """The id, name and description of an owner; others have no id, people no description."""
        if number > 0:
            row = self._index.one("SELECT id, name FROM record WHERE no = ?", number)
            return (row[0], row[1], "") if row else ("", "", "")
        row = self._index.one("SELECT name, who FROM stranger WHERE no = ?", -number)
        return ("", row[0], row[1]) if row else ("", "", "")

    def name_parts(self, person: int) -> tuple[str, str, str, int]:
        """Family, middle and given name of a person, and 1 if the family name comes first."""
        row: Any = self._index.one(
            "SELECT family, middle, given, family_first FROM person WHERE record = ?", person
        )
        return row or ("", "", "", 1)

    def about(self, person: int) -> tuple[str | None, str | None, str | None]:
        """The description of a person, ``female`` or ``male``, and the country."""
        row: Any = self._index.one(
            "SELECT description, gender, country FROM person WHERE record = ?", person
        )
        return row or (None, None, None)

    def offices(self, person: int) -> list[str]:
        """The offices that the base gives a person, in its words."""
        return self._column("SELECT title FROM office WHERE person = ? ORDER BY title", person)

    def romanised(self, person: int) -> tuple[str, str] | None:
        """The name in Hangul, and the Latin spellings of each syllable, separated by spaces and
        slashes.
        """
        row: tuple[str, str] | None = self._index.one(
            "SELECT native, spellings FROM romanised WHERE person = ?", person
        )
        return row

    def homonyms(self, keys: Sequence[str]) -> list[tuple[int, str]]:
        """Others with a name that has one of these keys, and the word that distinguishes them."""
        rows = self._index.among(
            "SELECT no, beside FROM stranger WHERE key IN (*) AND beside != '' ORDER BY no", keys
        )
        return [(-number, beside) for number, beside in rows]

    # --- people by parts of their names ----------------------------------------------------

    def with_word(self, word: str, most: int) -> list[int]:
        """People in one of whose Latin names a folded word stands."""
        return self._column(
            "SELECT DISTINCT person FROM bearer WHERE word = ? ORDER BY person LIMIT ?", word, most
        )

    def with_words(self, words: Sequence[str], most: int) -> list[int]:
        """People with all these folded words in their names."""
        each = " INTERSECT ".join(["SELECT person FROM bearer WHERE word = ?"] * len(words))
        return self._column(f"{each} ORDER BY person LIMIT ?", *words, most)

    def with_initials(self, initials: str, most: int) -> list[int]:
        """People with a name whose words begin with just these letters: ``initials``, sorted."""
        return self._column(
            "SELECT DISTINCT person FROM bearer WHERE initials = ? ORDER BY person LIMIT ?",
            initials,
            most,
        )

    def beginning(self, folded: str) -> list[int]:
        """People whose folded preferred names begin with these words and have more."""
        return self._column(
            "SELECT record FROM person WHERE folded >= ? AND folded < ? ORDER BY record",
            f"{folded} ",
            f"{folded}!",
        )

    def key_beginning(self, key: str, most: int) -> list[int]:
        """People with a spelling whose key begins with this one and has more."""
        return self._column(
            "SELECT DISTINCT owner FROM name WHERE key > ? AND key < ? AND owner > 0 "
            "ORDER BY owner LIMIT ?",
            key,
            key + _LAST,
            most,
        )

    def sounding(self, consonants: str) -> list[int]:
        """People with a romanised name that has these consonants."""
        return self._column(
            "SELECT person FROM consonants WHERE consonants = ? ORDER BY person", consonants
        )

    def scripts(self) -> list[str]:
        """The scripts of names that are compared by their sounds."""
        return str(self._index.value("scripts") or "").split()

    def with_sounds(self, keys: Sequence[Sequence[str]]) -> list[int]:
        """People whose names have, for each of these rows of keys, a word with one of the keys."""
        having = " INTERSECT ".join(
            f"SELECT person FROM sound WHERE key IN ({','.join('?' * len(row))})" for row in keys
        )
        return self._column(f"{having} ORDER BY person", *(key for row in keys for key in row))

    def native(self, person: int) -> str | None:
        """The name of a person in its own script."""
        row: Any = self._index.one("SELECT native FROM person WHERE record = ?", person)
        return row[0] if row else None

    def in_office(self, most: int) -> list[int]:
        """People who have any office, those with most facts first."""
        return self._column(
            "SELECT no FROM record WHERE no IN (SELECT person FROM office) "
            "ORDER BY facts DESC, no LIMIT ?",
            most,
        )

    # --- slips -------------------------------------------------------------------------------

    def keys_like(self, checksums: Sequence[int]) -> dict[str, int]:
        """Keys of whole names that share one of these checksums, with their positions."""
        rows = self._index.among(
            "SELECT key, no FROM name WHERE no IN "
            "(SELECT name FROM name_slip WHERE checksum IN (*))",
            checksums,
        )
        return dict(rows)

    def keys_among(self, keys: Sequence[str]) -> dict[str, int]:
        """Those of these keys that whole names have, with their positions."""
        rows = self._index.among(
            "SELECT key, min(no) FROM name WHERE key IN (*) GROUP BY key", keys
        )
        return dict(rows)

    def words_like(self, checksums: Sequence[int]) -> list[str]:
        """Words of whole names that share one of these checksums, sorted."""
        rows = self._index.among(
            "SELECT DISTINCT word FROM word_slip WHERE checksum IN (*)", checksums
        )
        return sorted({row[0] for row in rows})

    # --- words -------------------------------------------------------------------------------

    def word(self, word: str) -> tuple[int, int, int, int]:
        """What is known of a folded word: own, borne, ordinary (0 or 1), and its languages, as
        bits.
        """
        row: Any = self._index.one(
            "SELECT own, borne, ordinary, languages FROM word WHERE word = ?", word
        )
        return row or (0, 0, 0, 0)

    def own_words(self, beginning: str) -> list[str]:
        """The words in preferred names of people that begin like this."""
        return self._column(
            "SELECT word FROM word WHERE word >= ? AND word < ? AND own = 1 ORDER BY word",
            beginning,
            beginning + _LAST,
        )

    def is_place(self, key: str) -> bool:
        """Whether a place of the base has this key."""
        return bool(self._index.labels_at("place", "key", key))

    def titles(self, folded: str) -> list[tuple[str, str]]:
        """What a row of folded words means as a title, each with its spelling."""
        if self._index.is_far:
            return self._all_of("title").get(folded, [])
        return self._index.all(
            "SELECT office, plain FROM title WHERE folded = ? ORDER BY office, plain", folded
        )

    def relations(self, folded: str) -> list[tuple[str, str]]:
        """What a row of folded words does beside a name, each with its spelling."""
        if self._index.is_far:
            return self._all_of("relation").get(folded, [])
        return self._index.all(
            "SELECT sort, plain FROM relation WHERE folded = ? ORDER BY sort, plain", folded
        )

    def longest(self, lexicon: str) -> int:
        """The number of words in the longest ``title`` or ``relation``."""
        return self._index.value(f"longest_{lexicon}") or 0

    def name_words(self, sort: str) -> list[str]:
        """All words of a category: filler, ending, occupation."""
        return self._column("SELECT word FROM name_word WHERE sort = ? ORDER BY word", sort)

    def _all_of(self, table: str) -> dict[str, list[tuple[str, str]]]:
        """What the base itself knows of titles, or of relations: a few rows, read once."""
        if table not in self._read:
            found: dict[str, list[tuple[str, str]]] = {}
            rows = self._index.all(f"SELECT * FROM {table} ORDER BY 1, 2, 3")
            for folded, meaning, spelling in rows:
                found.setdefault(folded, []).append((meaning, spelling))
            self._read[table] = found
        return self._read[table]

    def _column(self, sql: str, *values: object) -> list[Any]:
        return [row[0] for row in self._index.all(sql, *values)]
