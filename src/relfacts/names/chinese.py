"""Other Latin spellings of a Chinese name: Deng Xiaoping is also Teng Hsiao-p'ing.

Pinyin, Wade-Giles and the French system of the Far East school (EFEO) write the same syllables, so
one is derived from the other, syllable by syllable; no similarity is measured. The apostrophes of
Wade-Giles, which nobody types, are left out; if the meaning is then ambiguous, each possible pinyin
syllable gives another spelling.

A name in characters is read by the order of GB 2312: its characters of everyday use are sorted by
their pinyin, so the first one of each syllable says where its readings begin.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import islice, product

from relfacts.languages.dictionary import SOUNDS
from relfacts.text.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST = 6
_MOST = 16

# The last of the characters of everyday use in GB 2312.
_LAST = "座".encode("gb2312")

#: The names of the systems.
WADE_GILES, EFEO, PINYIN = "Wade-Giles", "EFEO", "pinyin"

# Their names in the language files.
_WADE_GILES, _EFEO, _PINYIN = (name.lower() for name in (WADE_GILES, EFEO, PINYIN))


def spellings(name: str, native: str | None) -> Iterator[tuple[str, str]]:
    """Other spellings of a name that has a Chinese form, with their systems.

    None for other names, or for syllables that are in none of the systems, such as Cantonese ones.
    """
    if not native or not all("\u3400" <= ch <= "\u9fff" for ch in native):
        return
    words = name.split()
    hyphens = "-" in name
    pinyin = [_cut(fold(word).replace(" ", ""), _table()) for word in words]
    if all(pinyin) and _fits(pinyin, native) and not hyphens:
        for place, system in enumerate((WADE_GILES, EFEO)):
            rows = [[_table()[syllable][place] for syllable in word] for word in pinyin]
            yield from ((text, system) for text in _written(rows))
        return
    other = [[_wade_giles().get(one, ()) for one in fold(word).split()] for word in words]
    if _fits(other, native) and all(all(word) for word in other):
        yield from ((text, PINYIN) for text in _written(other))


def read(native: str) -> list[str]:
    """A name in characters as pinyin, and the spellings of the other systems.

    None if it has a character that is not of everyday use.
    """
    codes, syllables = _readings()
    row = []
    for ch in fold(native):
        code = ch.encode("gb2312", "ignore")
        if not codes[0] <= code <= _LAST:
            return []
        row.append(syllables[bisect_right(codes, code) - 1])
    family, *given = row
    name = f"{family} {''.join(given)}"
    return [name, *(text for text, _ in spellings(name, native))]


@cache
def _readings() -> tuple[list[bytes], list[str]]:
    """The first character of each syllable in the order of GB 2312, and these syllables."""
    rows = sorted((row[2].encode("gb2312"), row[4]) for row in SOUNDS.of(_PINYIN) if row[2])
    return [code for code, _ in rows], [syllable for _, syllable in rows]


def _fits(words: Sequence[Sequence[object]], native: str) -> bool:
    return sum(map(len, words)) == len(native)


def _written(words: Sequence[Sequence[Sequence[str]]]) -> Iterator[str]:
    """A name in every combination of the spellings of its syllables; if very many, some of them."""
    flat = [options for word in words for options in word]
    lengths = [len(word) for word in words]
    for row in islice(product(*flat), _MOST):
        rest = iter(row)
        yield " ".join("-".join(islice(rest, length)).capitalize() for length in lengths)


def _cut(word: str, known: dict[str, tuple[tuple[str, ...], ...]]) -> list[str]:
    """The syllables of a word; none if it does not consist of known ones."""
    for end in range(min(_LONGEST, len(word)), 0, -1):
        if word[:end] in known:
            if end == len(word):
                return [word]
            if rest := _cut(word[end:], known):
                return [word[:end], *rest]
    return []


@cache
def _table() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The syllables of pinyin, each with its spellings in the other systems."""
    ways = {system: _parts(system) for system in (_WADE_GILES, _EFEO)}
    return {
        row[4]: tuple(_spelled(row[4], parts) for parts in ways.values())
        for row in SOUNDS.of(_PINYIN)
    }


def _parts(system: str) -> dict[str, list[str]]:
    """The spellings of syllables, beginnings and ends in a system: ``end ang``."""
    parts: dict[str, list[str]] = {}
    for _, _, meaning, _, spelling in SOUNDS.of(system):
        parts.setdefault(meaning, []).append(spelling)
    return parts


def _spelled(syllable: str, parts: dict[str, list[str]]) -> tuple[str, ...]:
    """The spellings of a syllable in a system, as a whole or in two parts."""
    if whole := parts.get(f"syllable {syllable}"):
        return tuple(whole)
    beginning = next(
        (syllable[:cut] for cut in (2, 1) if f"beginning {syllable[:cut]}" in parts), ""
    )
    begins = parts.get(f"beginning {beginning}", [""])
    ends = parts.get(f"end {syllable[len(beginning) :]}", ())
    return tuple(one + other for one in begins for other in ends)


@cache
def _wade_giles() -> dict[str, tuple[str, ...]]:
    """The syllables of Wade-Giles, without apostrophes, with the pinyin each may be."""
    found: dict[str, list[str]] = {}
    for syllable, (spelled, _) in _table().items():
        for text in spelled:
            found.setdefault(text, []).append(syllable)
    return {text: tuple(syllables) for text, syllables in found.items()}
