"""Splits words that are written together: Vietnam-DPRK, Reislieferung, 河内峰会.

A word is cut only if all its pieces are known; linking letters between them are dropped.
"""

from __future__ import annotations

from relfacts.ask.question.glossary import Glossary
from relfacts.ask.question.labels import LabelFinder
from relfacts.ask.question.parts import KIND, PLACE, VERB, WAY
from relfacts.ask.question.words import Word
from relfacts.languages.dictionary import DATES, NAMES, QUESTIONS
from relfacts.text.folding import fold, key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from relfacts.base.openbase import OpenBase

# Signs that join two places: Vietnam-DPRK, 베트남-북한, Việt–Triều.
_DASHES = "-\u2010\u2011\u2013\u2014"

# The range of Chinese characters, each of which is a word or a part of one.
_HAN = ("\u3400", "\u9fff")
_LONGEST_HAN = 12

# The languages without spaces, and the one that has particles.
_UNSPACED = ("zh", "ja")
_JAPANESE = "ja"

# A compound, and each of its pieces, has at least this many letters; none that is in use has more
# than the longest.
_SHORTEST_COMPOUND, _SHORTEST_PIECE, _LONGEST_COMPOUND = 8, 3, 80

# The category of letters between the pieces of a compound.
_LINKING = "linking"


def apart(words: Sequence[Word], base: OpenBase, glossary: Glossary) -> list[Word]:
    """The words, with those split that consist of several."""
    found: list[Word] = []
    for word in words:
        row = (
            _han(word, base, glossary)
            or _pair(word, base)
            or _hyphenated(word, base)
            or _compound(word, base, glossary)
        )
        if len(row) > 1:
            row[0].broken, row[-1].owns = word.broken, word.owns
            found += row
        else:
            found.append(word)
    return found


# --- two places ---------------------------------------------------------------------------------


def _pair(word: Word, base: OpenBase) -> list[Word]:
    """Two places that are joined by a dash: 베트남-북한 투자 협정."""
    dash = next((ch for ch in word.raw[1:-1] if ch in _DASHES), "")
    row = [Word(raw) for raw in word.raw.split(dash)] if dash else []
    if not row or not all(map(key, (one.raw for one in row))) or LabelFinder([word], base).at(0, 1):
        return []
    labels = LabelFinder(row, base)
    parts = [labels.at(at, at + 1) for at in range(len(row))]
    return row if all(part is not None and part.sort == PLACE for part in parts) else []


def _hyphenated(word: Word, base: OpenBase) -> list[Word]:
    """A topic or place and what is said of it, joined by a hyphen: flood-hit, Hanoi-based."""
    named, dash, said = word.raw.partition("-")
    if not dash or "-" in said or base.index.is_said(word.folded) or not key(named):
        return []
    part = LabelFinder([Word(named)], base).at(0, 1)
    if part is None or not QUESTIONS.entries(fold(said)) or LabelFinder([word], base).at(0, 1):
        return []
    return [Word(named), Word(said)]


# --- compounds ----------------------------------------------------------------------------------


def _compound(word: Word, base: OpenBase, glossary: Glossary) -> list[Word]:
    """The pieces of a compound in a language that has compounds: Reislieferungen, Vietnambesuch."""
    raw = word.raw
    languages = [one for one in glossary.languages if _links(one)]
    if not _SHORTEST_COMPOUND <= len(raw) <= _LONGEST_COMPOUND or not raw.isalpha():
        return []
    if not languages or word.unspaced:
        return []
    if base.index.is_said(word.folded) or NAMES.entries(word.folded):
        return []
    for language in languages:

        def is_known(piece: str, language: str = language) -> bool:
            return _is_known(piece, base, glossary, language)

        if is_known(raw):
            return []
        if row := _pieces(raw, is_known, _links(language)):
            meanings = [glossary.meaning_of(piece, language) or piece for piece in row]
            found = [Word(one) for meaning in meanings for one in meaning.split()]
            found[0].typed, found[0].meaning = raw, " ".join(meanings)
            return found
    return []


def _links(language: str) -> list[str]:
    rows = QUESTIONS.of(_LINKING)
    return [row[0] for row in rows if language in row[3].split(",")]


def _pieces(raw: str, is_known: Callable[[str], bool], links: Sequence[str]) -> list[str]:
    """A word as known pieces, the first as long as possible; none if it cannot be cut."""
    # What can be cut from a letter to the end, from the last letter on: so each is tried once.
    rests: dict[int, list[str]] = {}
    for start in range(len(raw) - _SHORTEST_PIECE, -1, -1):
        if start and is_known(raw[start:]):
            rests[start] = [raw[start:]]
        elif row := _first_of(raw, start, rests, is_known, links):
            rests[start] = row
    return rests.get(0, [])


def _first_of(
    raw: str,
    start: int,
    rests: dict[int, list[str]],
    is_known: Callable[[str], bool],
    links: Sequence[str],
) -> list[str]:
    """The longest known piece that begins at ``start``, and a rest behind it; none if none is."""
    for at, rest in rests.items():
        for link in (*links, ""):
            first = raw[start:at].removesuffix(link)
            if len(first) >= _SHORTEST_PIECE and raw.endswith(link, start, at) and is_known(first):
                return [first, *rest]
    return []


def _is_known(piece: str, base: OpenBase, glossary: Glossary, language: str) -> bool:
    """Whether a piece is a word with a meaning in a language, or to the base."""
    if glossary.meaning_of(piece, language):
        return True
    folded = fold(piece)
    rows = QUESTIONS.entries(folded)
    if any(row[1] in (KIND, VERB) and language in row[3].split(",") for row in rows):
        return True
    titles = NAMES.entries(folded)
    if any(row[1] == "title" and language in row[3].split(",") for row in titles):
        return True
    part = LabelFinder([Word(piece)], base).at(0, 1)
    return part is not None and part.sort == PLACE


# --- no spaces ----------------------------------------------------------------------------------


def _han(word: Word, base: OpenBase, glossary: Glossary) -> list[Word]:
    """The words in a row of Chinese characters, the longest known ones first."""
    raw = word.raw
    if not word.unspaced:
        return []
    row: list[str] = []
    at, loose = 0, 0
    while at < len(raw):
        end = _digits(raw, at) or next(
            (
                end
                for end in range(min(len(raw), at + _LONGEST_HAN), at, -1)
                if _is_said(raw[at:end], base, glossary)
            ),
            at,
        )
        if end > at:
            row += [*([raw[loose:at]] if loose < at else ()), raw[at:end]]
            loose = at = end
        else:
            at += 1
    row += [raw[loose:]] if loose < len(raw) else []
    return _with_particles(row, base) if word.has_kana else [Word(piece) for piece in row]


def _with_particles(row: Sequence[str], base: OpenBase) -> list[Word]:
    """The words of Japanese, each name with the particle behind it, which says what it does.

    "の" makes it a genitive; behind other words particles say nothing.
    """
    found: list[Word] = []
    for piece in row:
        entries = (one for one in QUESTIONS.entries(fold(piece)) if one[4] == piece)
        rows = [one for one in entries if _JAPANESE in one[3].split(",")]
        way = next((one[2] for one in rows if one[1] == WAY), "")
        named = bool(found) and _is_named(found[-1].raw, base)
        if not way:
            found.append(Word(piece))
        elif way == "of" and found:
            found[-1].owns = True
        elif named:
            found[-1] = Word(found[-1].raw + piece)
    return found


def _is_named(piece: str, base: OpenBase) -> bool:
    """Whether a piece is a place or a person of the base."""
    part = LabelFinder([Word(piece)], base).at(0, 1)
    place = part is not None and part.sort == PLACE
    return place or bool(base.book.keys_among([key(piece)]))


def _digits(raw: str, at: int) -> int:
    """The end of a time in figures that begins here: 2002年, 2019年3月1日; or of a number."""
    end = at
    while end < len(raw) and (raw[end].isdigit() or (end > at and DATES.has("unit", raw[end]))):
        end += 1
    return end if end > at else 0


def _is_said(piece: str, base: OpenBase, glossary: Glossary) -> bool:
    """Whether a piece is a word of a question, a title, has a meaning, or is of the base."""
    folded = fold(piece)
    # In kana, which are folded to one sort, a piece of a name is no small word: トー, と.
    kana = Word(piece).has_kana
    if any(not kana or row[4] == piece for row in QUESTIONS.entries(folded)):
        return True
    if any(row[1] in ("title", "country") for row in NAMES.entries(folded)):
        return True
    if any(glossary.meaning_of(piece, one) for one in _UNSPACED):
        return True
    if any(base.index.labels_at(sort, "key", key(piece)) for sort in ("place", "topic")):
        return True
    return bool(base.book.keys_among([key(piece)]))
