"""Korean names: all usual Latin spellings of a name in Hangul, and the names that a text spells.

McCune-Reischauer, Revised Romanization, Yale, the DPRK's own system and the habits of the press
differ letter by letter, so a name has spellings for each syllable; any combination of them is a
spelling of the name. The breves of McCune-Reischauer are kept: somebody who types Yŏng means 영 and
not 용, somebody who types Yong may mean either. The language file says how the systems write a
sound.

Systems differ in vowels and in how strong a consonant is written, Gim and Kim, Jeong and Chŏng.
Without vowels, and with k and g as one sound, a name has few shapes, by which it is found; the
systems then decide whether the text really spells it.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import islice, product

from relfacts.languages.dictionary import NAMES, SOUNDS
from relfacts.names import accents
from relfacts.names.types import Token, as_typed, folded_words, is_latin, key_of
from relfacts.text.folding import fold, key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from relfacts.names.book import NameBook
    from relfacts.names.types import Form, Owner

# Different spellings of one sound, in this order: the vowels of 영, 우, 어, 은, 희, 명, 현, 성, 철,
# and consonants that are strong in one system and weak in another. Sun is not among them, which may
# be 선 or 순.
_ALIKE = (("you", "yo"), ("ou", "u"), ("woo", "u"), ("oo", "u"), ("eo", "o"), ("eu", "u"),
          ("ee", "i"), ("hui", "hi"), ("yung", "yong"), ("hyun", "hyon"), ("hyuk", "hyok"),
          ("sung", "song"), ("sh", "s"), ("kk", "k"), ("tt", "t"), ("pp", "p"), ("ch", "j"),
          ("jj", "j"), ("jul", "jol"))  # fmt: skip
_WEAK = str.maketrans("gdbl", "ktpr")

_SOUNDS = str.maketrans("gqdbcszxlv", "kktpjsssrp", "aeiouwyh")

_FIRST, _LAST = 0xAC00, 0xD7A3

# The letters of a syllable by position, with their names in the language files and in Unicode.
_SORTS = {"jamo first": "CHOSEONG", "jamo vowel": "JUNGSEONG", "jamo last": "JONGSEONG"}

# A name in another alphabet, and a word of it, are read in at most this many ways.
_MOST = 64

# The language whose systems this module knows.
_KOREAN = "ko"


# --- a name in Hangul -------------------------------------------------------------------------


def spellings(name: str) -> list[list[str]]:
    """For each syllable of ``name``, family name first, its Latin spellings in lower case.

    Empty if ``name`` has anything but Hangul syllables and spaces.
    """
    syllables = name.replace(" ", "")
    if len(syllables) < 2 or not all(_FIRST <= ord(ch) <= _LAST for ch in syllables):
        return []
    family, given = syllables[0], syllables[1:]
    return [
        sorted(_family_names().get(family) or _syllable(family)),
        *(sorted(_syllable(syllable)) for syllable in given),
    ]


def _syllable(ch: str) -> set[str]:
    """The Latin spellings of a syllable; its silent letter, ㅇ, has none."""
    choices = [
        _jamo().get(unicodedata.name(jamo), [""]) for jamo in unicodedata.normalize("NFD", ch)
    ]
    return {"".join(row) for row in product(*choices)}


@cache
def _jamo() -> dict[str, list[str]]:
    """The Latin spellings of each letter of a syllable, by its name in Unicode."""
    found: dict[str, list[str]] = {}
    for category, sort in _SORTS.items():
        for _, _, letter, _, spelling in SOUNDS.of(category):
            name = unicodedata.name(letter).replace("LETTER", sort)
            found.setdefault(name, []).append(spelling)
    return found


@cache
def _family_names() -> dict[str, list[str]]:
    """The Latin spellings of family names that are spelled by habit."""
    found: dict[str, list[str]] = {}
    for _, _, name, _, spelling in SOUNDS.of("family name"):
        found.setdefault(name, []).append(spelling)
    return found


def sounds(row: Sequence[Sequence[str]]) -> set[str]:
    """The consonants of every Latin spelling of a name, given by the spellings of each syllable."""
    different = [{consonants(spelling): spelling for spelling in syllable} for syllable in row]
    return {
        consonants("".join(choice)) for choice in product(*(each.values() for each in different))
    }


# --- a name in Latin letters ------------------------------------------------------------------


def consonants(text: str) -> str:
    """The sounds of the consonants in a Latin text; a doubled one counts once."""
    plain = key(text).translate(_SOUNDS)
    return "".join(ch for at, ch in enumerate(plain) if not at or plain[at - 1] != ch)


def leveled(family: str, given: Sequence[str]) -> str:
    """A name as if one system had written it: Pak Rak-gyom and Park Rak Kyom are one.

    For names of which only one romanisation is known.
    """
    return (
        f"{_leveled(key(_habits(key(family))[0]))} {''.join(_leveled(key(word)) for word in given)}"
    )


def _habits(family: str) -> list[str]:
    """The spellings of the family name of which this is one."""
    rows = _family_names().values()
    return next((of for of in rows if family in map(key, of)), [family])


def _leveled(word: str) -> str:
    if word[1:2] == "h" and word[0] in "kpt":
        word = word[0] + word[2:]  # breathed
    for written, sound in _ALIKE:
        word = word.replace(written, sound)
    return word.translate(_WEAK)


def heard(romanised: Sequence[Sequence[str]], name: Sequence[str]) -> set[str]:
    """The consonants by which a name is found, in either order; none if it is not Korean.

    ``name`` are the folded words of a name without known Hangul.
    """
    if romanised:
        family, *given = romanised
        return sounds([family, *given]) | sounds([*given, family])
    if not _may_be_korean(name):
        return set()
    (first, *others), (*before, last) = name, name
    families = [(_habits(first), "".join(others)), (_habits(last), "".join(before))]
    return {
        consonants(row)
        for habits, given in families
        for family in habits
        for row in (family + given, given + family)
    }


def _may_be_korean(name: Sequence[str]) -> bool:
    """Whether a name consists of parts of Korean ones, each by itself or two of them in a word."""
    return len(name) > 1 and all(_is_made_of(_parts(), word) for word in name)


@cache
def _parts() -> frozenset[str]:
    return frozenset(row[0] for row in NAMES.of("name part") if _KOREAN in row[3].split(","))


@cache
def _leveled_parts() -> frozenset[str]:
    return frozenset(map(_leveled, _parts()))


def _is_part(word: str) -> bool:
    """Whether a word is a part of a Korean name in some system, or two of them."""
    return _is_made_of(_leveled_parts(), _leveled(word))


def _is_made_of(parts: frozenset[str], word: str) -> bool:
    """Whether a word is one of the parts, or two of them."""
    cuts = range(1, len(word))
    return word in parts or any(word[:cut] in parts and word[cut:] in parts for cut in cuts)


def _orders(name: Sequence[str]) -> Iterator[Sequence[str]]:
    """A name, and the same with its first word last: either may be the family name."""
    yield name
    yield [*name[1:], name[0]]


# --- whose name it is -------------------------------------------------------------------------


def romanised(tokens: Sequence[Token], book: NameBook) -> list[Form]:
    """Names whose own script can be romanised as the text, or that have another romanisation."""
    closed, typed = key_of(tokens), as_typed(tokens)
    if not closed.isascii():
        return []
    plain = accents.breved(typed) if accents.has_breves(typed) else closed
    found = []
    for owner in book.sounding(consonants(plain)):
        native, (family, *given) = book.romanised(owner) or ("", [[]])
        rows = ([family, *given], [*given, family])
        if not native:
            if _is_one_name([token.raw for token in tokens], owner):
                form = book.preferred(owner)
                found.append(form.read("romanisation", "another romanisation"))
        elif any(spells(plain, row) and _spells_each(tokens, row) for row in rows):
            form = book.preferred(owner).read("romanisation", f"romanisation of {native}")
            form.text = native
            found.append(form)
    return found


def is_another(tokens: Sequence[Token], form: Form, book: NameBook) -> bool:
    """Whether the letters of a spelling without its signs make another name: Gong for Ĝong."""
    words = folded_words(tokens)
    if form.text.isascii() or not all(token.raw.isascii() for token in tokens):
        return False
    _, row = book.romanised(form.owner) or ("", [])
    return bool(row) and _may_be_korean(words) and not spells("".join(words), row)


def spells(typed: str, row: Sequence[Sequence[str]]) -> bool:
    """Whether ``typed`` is one spelling of each syllable, in order, with nothing left over.

    ``typed`` has no spaces; plain letters match those with a breve, but not the other way round.
    """
    if not row:
        return not typed
    return any(
        _begins(typed, spelling) and spells(typed[len(spelling) :], row[1:]) for spelling in row[0]
    )


def _begins(typed: str, spelling: str) -> bool:
    return len(typed) >= len(spelling) and all(
        one in (other, key(other)) for one, other in zip(typed, spelling, strict=False)
    )


def in_usual_letters(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """A name as the usual systems write it, if a letter shows that its own does not: Ri Szolcsu.

    Where that is not seen, j is the consonant of the usual systems. A letter of another alphabet
    may stand for several sounds, and then only parts of Korean names count: Ким Чен Ын.
    """
    typed = [token.raw.lower() for token in tokens]
    for letters in _other_letters():
        if any(_is_sign(one) and one in word for one in letters for word in typed):
            rows = [list(islice(map("".join, product(*_cut(word, letters))), _MOST))
                    for word in typed]  # fmt: skip
            if not all(map(is_latin, typed)):
                rows = [[word for word in row if _is_part(word)] for row in rows]
            for row in islice(product(*rows), _MOST):
                yield [Token(word) for word in row]


def _cut(word: str, letters: Mapping[str, Sequence[str]]) -> Iterator[Sequence[str]]:
    """The longest known pieces of a word, each with what the usual systems write for it."""
    at = 0
    most = max(map(len, letters))
    while at < len(word):
        ends = range(min(len(word), at + most), at, -1)
        end = next((end for end in ends if word[at:end] in letters), at + 1)
        yield letters.get(word[at:end], (word[at:end],))
        at = end


def is_in_other_letters(tokens: Sequence[Token]) -> bool:
    """Whether the tokens are parts of Korean names, written as another language does."""
    return any(_may_be_korean(folded_words(row)) for row in in_usual_letters(tokens))


@cache
def _other_letters() -> list[dict[str, list[str]]]:
    """By language, how the usual systems write what it writes for the sounds of Korean names."""
    found: dict[str, dict[str, list[str]]] = {}
    for _, _, usual, languages, written in SOUNDS.of("korean"):
        for language in languages.split(","):
            found.setdefault(language, {}).setdefault(written, []).append(usual)
    return [found[language] for language in sorted(found)]


def _is_sign(written: str) -> bool:
    """Whether no usual system writes these letters."""
    return len(written) > 1 or not written.isascii()


def in_hangul(text: str, book: NameBook) -> list[Owner]:
    """People known only in Latin letters whose name may be the one in Hangul."""
    row = spellings(text)
    found = {
        owner: None
        for heard_as in sorted(sounds(row) if row else ())
        for owner in book.sounding(heard_as)
        if not book.romanised(owner)
    }
    return [owner for owner in found if _may_be_spelled(row, owner)]


def _may_be_spelled(row: Sequence[Sequence[str]], owner: Owner) -> bool:
    names = _orders(fold(owner.name).split())
    return any(spells("".join(name), row) for name in names)


def _is_one_name(typed: Sequence[str], owner: Owner) -> bool:
    """Whether a Korean name of which only one romanisation is known is typed in another."""
    return not _readings(typed).isdisjoint(_readings(fold(owner.name).split()))


def _readings(words: Sequence[str]) -> set[str]:
    """A name leveled, with its first word as the family name, and with its last."""
    *before, last = words
    return {leveled(words[0], words[1:]), leveled(last, before)}


def _spells_each(tokens: Sequence[Token], row: Sequence[Sequence[str]]) -> bool:
    """Whether each word spells a syllable, if there are as many words as syllables."""
    return len(tokens) != len(row) or all(
        spells(token.folded, [[fold(spelling) for spelling in syllable]])
        for token, syllable in zip(tokens, row, strict=True)
    )
