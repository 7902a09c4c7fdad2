"""The files of the languages, and the one file that is compiled from them."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from itertools import groupby
from pathlib import Path

import pytest

from conftest import ROOT
from relfacts import languages
from relfacts.base.index.build import build
from relfacts.languages import compiling
from relfacts.languages.dictionary import COMPILED, DATES, NAMES, QUESTIONS, Section
from relfacts.languages.sources import CATEGORIES, Word, WordsError, compiled, read
from relfacts.text.folding import fold, plain

FOLDER = Path(languages.__file__).parent
FILES = sorted(FOLDER.glob("*.txt"))
WORDS = compiling.words()

#: What the words of a category may mean, where there is a closed list of it.
MEANINGS = {
    "month": {f"{month:02}" for month in range(1, 13)},
    "weekday": {str(day) for day in range(1, 8)},
    "season": {"spring", "summer", "autumn", "winter"},
    "hemisphere": {"northern", "southern"},
    "half": {"1", "2"},
    "ordinal": {"1", "2", "3", "4", "last"},
    "vague": {"early", "middle", "late"},
    "relation": {"", "before"},
    "thing": {"", "before"},
    "filler": {"", "like a name"},
}


# --- the files ------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_can_be_reviewed(path: Path) -> None:
    """Its name is a tag of BCP 47, no line is long, and letters are composed."""
    assert re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", path.stem)
    text = path.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert [line for line in text.split("\n") if len(line) > 100 or line != line.rstrip()] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_words_of_a_file_stand_in_order_and_once(path: Path) -> None:
    """The lines of a category are sorted by their first words, and none stands there twice."""
    words = read(path.stem, path.read_text(encoding="utf-8"))
    for place, group in groupby(words, key=lambda word: (word.category, word.meaning)):
        rows = [[*row] for _, row in groupby(group, key=lambda word: word.line)]
        heads = [fold(row[0].spelling) for row in rows]
        assert heads == sorted(heads), place
        spellings = [plain(word.spelling) for row in rows for word in row]
        assert len(spellings) == len(set(spellings)), place


def test_meanings_of_which_there_is_a_list_are_on_it() -> None:
    """No month 13, no relation 'after'."""
    for word in WORDS:
        assert word.meaning in MEANINGS.get(word.category, {word.meaning}), word


def test_a_meaning_of_names_has_english_words() -> None:
    """An office that no English word means is a misspelt one: its titles would mean nobody."""
    named = [word for word in WORDS if word.section == "names"]
    known = {(word.category, word.meaning) for word in named if word.language == "en"}
    known |= {(category, meaning) for category, all_ in MEANINGS.items() for meaning in all_}
    listed = {category for category, _ in known}
    assert [
        word
        for word in named
        if word.category in listed and (word.category, word.meaning) not in known
    ] == []


def test_every_category_has_words() -> None:
    """A category that no file has words for is not declared."""
    used = {(word.section, word.category) for word in WORDS}
    declared = {(section, one) for section, inner in CATEGORIES.items() for one in inner}
    assert used == declared


def test_a_word_of_dates_means_one_thing() -> None:
    """No spelling is two months or two units in two languages; only joints join in several ways."""
    meanings: dict[tuple[str, str], set[str]] = {}
    for word in WORDS:
        if word.section == "dates" and word.category != "joint":
            key = word.category, plain(word.spelling)
            meanings.setdefault(key, set()).add(word.meaning)
    assert {key: both for key, both in meanings.items() if len(both) > 1} == {}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[colours]\n", "en.txt:1: there is no section 'colours': one of dates, names, questions"),
        (
            "[names]\nrelations\n  wife\n",
            "en.txt:2: no category of [names] is 'relations'",
        ),
        ("relation\n", "en.txt:1: no category of [] is 'relation': one of (none)"),
        ("[names]\n  wife\n", "en.txt:2: words before the first category"),
        ("[names]\nrelation\n  wife,\n", "en.txt:3: 'wife,' is not a word: write 'word, word'"),
        ("[names]\n\n# wives\nrelation\n  wife, -\n", "en.txt:5: '-' is not a word"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(text: str, why: str) -> None:
    """The message says where the line is and what is wrong with it."""
    with pytest.raises(WordsError, match=re.escape(why)):
        list(read("en", text))


def test_a_file_is_read_line_by_line() -> None:
    """Comments are left out, a heading holds for the words under it."""
    text = "# English\n[names]\n# who\ntitle vice president\n  vice president, VP\nsuffix\n  jr\n"
    assert list(read("en", text)) == [
        Word("en", "names", "title", "vice president", "vice president", 5),
        Word("en", "names", "title", "vice president", "VP", 5),
        Word("en", "names", "suffix", "", "jr", 7),
    ]


# --- the compiled file ----------------------------------------------------------------------


def test_the_compiled_file_is_up_to_date() -> None:
    """It is what the files make; else run: python -m relfacts.languages.compiling."""
    assert (FOLDER / COMPILED).read_text(encoding="utf-8") == compiled(WORDS)


#: Words of the languages that stand in every index, by section and category, and their fingerprint.
IN_INDEXES = {
    "names": ("name part", "numeral", "particle", "suffix"),
    "questions": ("form",),
    "sounds": tuple(CATEGORIES["sounds"]),
}
FINGERPRINT = "bae629919e86008f"


def test_an_index_is_made_anew_for_the_words_in_it() -> None:
    """If this fails, words that stand in indexes have changed: raise ``VERSION`` in
    ``base/index/tables.py``, or people's indexes answer without them, and give the new fingerprint.
    """
    filed = [
        row
        for name, categories in IN_INDEXES.items()
        for row in Section(name).all()
        if row[1] in categories
    ]
    assert sha256(repr(filed).encode()).hexdigest()[:16] == FINGERPRINT


def test_no_other_word_stands_in_an_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is asked of the words while an index is made is among those with a fingerprint."""
    asked: set[tuple[str, str]] = set()

    def noticed(method: Callable[..., object]) -> Callable[..., object]:
        def ask(self: Section, category: str, *more: object, **named: object) -> object:
            asked.add((self._name, category))
            return method(self, category, *more, **named)

        return ask

    for name in ("of", "has"):
        monkeypatch.setattr(Section, name, noticed(getattr(Section, name)))
    for folder in (ROOT, *(ROOT / "examples").iterdir()):
        base = folder / "data" / "facts.json"
        if base.exists():
            with (
                base.open("rb") as file,
                closing(sqlite3.connect(str(tmp_path / folder.name))) as to,
            ):
                build(file, to, str(base))
    assert asked
    assert all(category in IN_INDEXES.get(section, ()) for section, category in asked)


def test_one_word_of_two_languages_is_one_line() -> None:
    """The line names both languages; the words of titles are known by themselves too."""
    words = [
        Word("de", "names", "title", "courtesy", "Doktor Prof", 1),
        Word("en", "names", "suffix", "", "jr", 1),
        Word("pt", "names", "suffix", "", "Jr", 1),
    ]
    lines = compiled(words).split("\n")
    assert lines[lines.index("[names]") : lines.index("[questions]")] == [
        "[names]",
        "doktor\ttitle word\t\tde\tdoktor",
        "doktor prof\ttitle\tcourtesy\tde\tdoktor prof",
        "jr\tsuffix\t\ten,pt\tjr",
        "prof\ttitle word\t\tde\tprof",
    ]


@pytest.mark.parametrize("section", [DATES, NAMES, QUESTIONS])
def test_every_word_is_found(section: Section) -> None:
    """By its folded words, and by the first of them; and nothing is found that is not asked for."""
    for entry in section.all():
        folded = entry[0]
        first = folded.split(" ")[0]
        assert entry in section.entries(folded)
        assert entry in section.beginning(first)
        assert {row[0].split(" ")[0] for row in section.beginning(first)} == {first}
        assert {row[0] for row in section.entries(folded)} == {folded}


@pytest.mark.parametrize(
    "word", ["", "a\tb", "0", "zzzz", "wif", "wives'", "\U0010ffff", "[names]"]
)
def test_what_is_no_word_is_not_found(word: str) -> None:
    """Nor what comes before the first word, behind the last, or is but the beginning of one."""
    assert NAMES.beginning(word) == ()


def test_a_category_can_be_listed() -> None:
    """All its words, in all languages."""
    for category in CATEGORIES["names"]:
        assert NAMES.of(category) == tuple(row for row in NAMES.all() if row[1] == category)


@pytest.mark.parametrize(
    ("word", "language", "has"),
    [("wife", "", True), ("wife", "en", True), ("wife", "vi", False), ("vo", "vi", True)],
)
def test_a_word_is_in_a_category_of_a_language(word: str, language: str, has: bool) -> None:
    """The folded word is asked for, in any language or in one."""
    assert NAMES.has("relation", word, language=language) is has
