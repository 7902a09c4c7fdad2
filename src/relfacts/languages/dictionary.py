"""The words of all languages, as a lookup searches them.

They are in one file compiled from the language files, as sorted lines; a lookup reads only those
that begin with a word of the question.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from mmap import mmap
    from typing import TypeAlias

    #: The folded words, their category, their meaning in it, the languages, and the spelling.
    Entry: TypeAlias = tuple[str, str, str, str, str]

#: The file that lookups search, beside this module.
COMPILED = "words.tsv"


def _compiled() -> bytes:
    folder = __file__.rpartition("dictionary")[0]
    try:
        with open(folder + COMPILED, "rb") as file:  # noqa: PTH123 - pathlib costs a lookup too much
            return file.read()
    except NotADirectoryError:
        from relfacts import shipped  # out of a zip: no other lookup loads it

        return shipped.content(f"languages/{COMPILED}")


class Section:
    """The words of one section of the language files, in all languages, found by their first word.

    The file is opened on first use, and the entries found are kept.
    """

    _data = b""

    def __init__(self, name: str) -> None:
        self._name = name
        self._bounds = (0, 0)
        self._found: dict[str, tuple[Entry, ...]] = {}
        self._sorted: dict[str, tuple[Entry, ...]] = {}

    def beginning(self, word: str) -> tuple[Entry, ...]:
        """The entries that are this folded word or begin with it."""
        if word not in self._found:
            self._found[word] = tuple(self._search(word.encode())) if word else ()
        return self._found[word]

    def entries(self, folded: str) -> tuple[Entry, ...]:
        """The entries with exactly these folded words."""
        rows = self.beginning(folded.partition(" ")[0])
        return tuple(row for row in rows if row[0] == folded)

    def has(
        self, category: str, folded: str, meaning: str | None = None, language: str = ""
    ) -> bool:
        """Whether the folded words are in a category, with any meaning or with the given one.

        In any language, or in the given one.
        """
        return any(
            row[1] == category
            and (meaning is None or row[2] == meaning)
            and (not language or language in row[3].split(","))
            for row in self.entries(folded)
        )

    def of(self, category: str) -> tuple[Entry, ...]:
        """All entries of a category, in the order of their folded words."""
        if category not in self._sorted:
            self._sorted[category] = tuple(self._in(category))
        return self._sorted[category]

    def all(self) -> list[Entry]:
        """All entries of the section."""
        start, end = self._place()
        lines = self._data[start : end - 1].decode().split("\n")
        return [_entry(line) for line in lines]

    def _in(self, category: str) -> Iterator[Entry]:
        start, end = self._place()
        sought = f"\t{category}\t".encode()
        while (hit := self._data.find(sought, start, end)) >= 0:
            line, start = self._line(hit)
            row = _entry(line.decode())
            if row[1] == category:
                yield row

    def _place(self) -> tuple[int, int]:
        """The first and last byte of the section's lines."""
        if not self._data:
            Section._data = _compiled()
        if self._bounds == (0, 0):
            start = self._data.index(f"\n[{self._name}]\n".encode()) + len(self._name) + 4
            end = self._data.find(b"\n[", start) + 1 or len(self._data)
            self._bounds = start, end
        return self._bounds

    def _line(self, at: int) -> tuple[bytes, int]:
        """The line at this position, and where the next one begins."""
        end = self._data.index(b"\n", at)
        return self._data[self._data.rfind(b"\n", 0, at) + 1 : end], end + 1

    def _search(self, word: bytes) -> list[Entry]:
        """The entries that begin with a word, which are next to each other."""
        low, end = self._place()
        lines = lines_beginning(self._data, low, end, word)
        return [_entry(line.decode()) for line in lines]


def lines_beginning(data: bytes | mmap, low: int, end: int, word: bytes) -> list[bytes]:
    """The lines that begin with a word and a sign between words, of the sorted lines from ``low``
    to ``end``.
    """
    high, length = end, len(word)
    while low < high:
        middle = (low + high) // 2
        start = data.rfind(b"\n", low, middle) + 1 or low
        if data[start : start + length] < word:
            low = data.find(b"\n", middle) + 1
        else:
            high = start
    found = []
    while low < end and data[low : low + length] == word:
        # Tab and space come before all letters, so longer words follow.
        if data[low + length : low + length + 1] not in (b"\t", b" "):
            break
        stop = data.find(b"\n", low)
        found.append(data[low:stop])
        low = stop + 1
    return found


class Group:
    """The words of a category, for asking whether a folded word is one of them.

    With any meaning or the given one, in any language or the given one.
    """

    def __init__(
        self, section: Section, category: str, meaning: str | None = None, language: str = ""
    ) -> None:
        self._section = section
        self._which = category, meaning, language

    def __contains__(self, folded: object) -> bool:
        category, meaning, language = self._which
        return isinstance(folded, str) and self._section.has(category, folded, meaning, language)

    def __iter__(self) -> Iterator[str]:
        rows = self._section.of(self._which[0])
        return iter([row[0] for row in rows if row[0] in self])


def _entry(line: str) -> Entry:
    folded, category, meaning, languages, spelling = line.split("\t")
    return folded, category, meaning, languages, spelling


#: Months, weekdays, words that join dates.
DATES = Section("dates")

#: Titles, relations, and other words beside names.
NAMES = Section("names")

#: Kinds, verbs, and the small words of questions.
QUESTIONS = Section("questions")

#: How names in other scripts are spelled.
SOUNDS = Section("sounds")

#: Kinds and verbs of languages other than English, by the beginning that all their forms share.
STEMS = Section("stems")

#: Words of one sense, by the beginning that the forms of a word share.
SENSES = Section("senses")
