"""Distinguishes typing slips from other names.

A score over whole strings cannot do this: one letter turns Kim Yong Il into Kim Jong Il, and that
is less than an honest slip. So a text is aligned with names syllable by syllable. A syllable may
differ by one slip, provided that what was typed is not itself a name part of real people, and that
no other name is as near. Slips differ in what they prove: a letter typed twice leaves the name as
it was, two swapped letters leave its letters; a letter that is wrong, missing or added is accepted
only in longer names, or if the typed text has no vowel and so is nobody's name.

In other alphabets, for which there are no lists of name parts, only swapped or doubled letters are
slips, in words that are long enough not to be another name.

Names are not compared one by one. Two words one slip apart share the rest of each without one
letter; so names and their words are filed under checksums of these rests.
"""

from __future__ import annotations

from binascii import crc32
from itertools import combinations

from relfacts.names.ranks import rank
from relfacts.text.folding import VOWELS
from relfacts.text.letters import keys_touch, once, one_key_beside, one_slip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from relfacts.names.book import NameBook
    from relfacts.names.types import Form

# The cost of a slip: a letter typed twice, two letters swapped, any other letter.
_TWICE, _SWAPPED, _OTHER = 1, 2, 3

# By the least number of letters in a name: the cost allowed, and the number of slips.
_BUDGETS = ((10, 2 * _OTHER), (9, 2 * _SWAPPED), (6, _OTHER), (4, _SWAPPED))
_MOST_SLIPS = 2

# Vowels at the end of a name that distinguish women from men in some language.
_LAST_VOWELS = tuple("aeiouа")

# A syllable of a name has at most this many letters, with one or two exceptions.
_LONGEST_SYLLABLE = 5

# A word of another alphabet must be at least this long.
_LONG_ENOUGH = 4
# And a word that is the whole text.
_LONE = 5


def is_alphabetic(text: str) -> bool:
    """Whether a key is in an alphabet of Europe or the Caucasus, in which such slips happen."""
    return text.isascii() or all(ch < "\u0590" or "\u10a0" <= ch <= "\u10ff" for ch in text)


def checksums(text: str) -> list[int]:
    """Checksums that ``text`` has in common with every text one slip away from it.

    And with every text that differs only in letters typed more than once.
    """
    leavings = [text, *(text[:at] + text[at + 1 :] for at in range(len(text)))]
    return [*{crc32(left.encode()) for left in leavings}, crc32(b"=" + once(text).encode())]


def nearest(syllables: Sequence[str], book: NameBook) -> list[Form]:
    """The forms of which the text is clearly a slip: of one owner, of several, or none.

    ``syllables`` are folded. People who are not in the base compete: if one of them is one slip
    away too, or as near as anybody, the forms are theirs; only a letter typed twice leaves no
    doubt. If several people of the base are one slip away, the result has all of them.
    """
    costs: list[tuple[int, Form]] = []
    for at in _candidates(syllables, book):
        for form in book.whole(at):
            cost = _cost(syllables, form, book)
            if cost is not None:
                costs.append((cost, form))
    if not costs:
        return []
    least = min(cost for cost, _ in costs)
    near = least if least == _TWICE else max(least, _OTHER)
    if others := [form for cost, form in costs if cost <= near and not form.owner.known]:
        return others[:1]
    if least > _OTHER:
        return _once_each(form for cost, form in costs if cost == least)
    costs.sort(key=lambda pair: pair[0])
    return _once_each(form for cost, form in costs if cost <= _OTHER and form.owner.known)


def meant_by(word: str, book: NameBook) -> list[str]:
    """Words of names of which a word beside others is clearly a slip, unless it is one itself."""
    if len(word) < _LONE or word in book.bearers:
        return []
    return [
        other
        for other in book.words_like(checksums(word))
        if len(other) >= _LONE
        and _price(word, other, book.bearers) is not None
        and not (is_another(word, other, family_first=False) or _ends_otherwise(word, other))
    ]


def nearest_part(word: str, book: NameBook) -> list[str]:
    """The words of names that a lone word clearly is with letters swapped or typed twice.

    Or with a neighbouring key for one; without the rest of a name, any other letter makes another
    word.
    """
    if len(word) < _LONE or word in book.bearers or word in book.ordinary:
        return []
    return [
        other
        for other in book.words_like(checksums(word))
        if len(other) >= _LONE
        and (_price(word, other, book.bearers) in (_TWICE, _SWAPPED) or one_key_beside(word, other))
    ]


def _candidates(syllables: Sequence[str], book: NameBook) -> list[str]:
    """The keys of names of which the text may be a slip, in the order of the book.

    These are keys one slip away as a whole, however the text is spaced; and those with a slip in
    one or two words.
    """
    typed = "".join(syllables)
    found = book.keys_like(checksums(typed))
    alike = [() if book.is_own(word) else book.words_like(checksums(word)) for word in syllables]
    rows = {
        "".join(row)
        for count in range(1, _MOST_SLIPS + 1)
        for places in combinations(range(len(syllables)), count)
        for row in _replaced(syllables, places, alike)
    }
    found |= book.keys_among(sorted(rows - {typed}))
    return sorted(found, key=lambda at: found[at])


def _replaced(
    syllables: Sequence[str], places: Sequence[int], alike: Sequence[Sequence[str]]
) -> Iterator[Sequence[str]]:
    """The text with the words at ``places`` replaced by similar ones."""
    if not places:
        yield syllables
        return
    at, *rest = places
    for word in alike[at]:
        yield from _replaced((*syllables[:at], word, *syllables[at + 1 :]), rest, alike)


def _once_each(forms: Iterable[Form]) -> list[Form]:
    by_owner: dict[str, Form] = {}
    for form in forms:
        by_owner.setdefault(form.owner.id, form)
    return list(by_owner.values())


def _cost(syllables: Sequence[str], form: Form, book: NameBook) -> int | None:
    """The cost of the slips that turn a name into the text; None if slips cannot explain it."""
    name = form.syllables
    letters = sum(map(len, name))
    budget = next((most for least, most in _BUDGETS if letters >= least), 0)
    bearers = book.bearers_beside(name)
    if len(syllables) == len(name):
        pairs = [(one, other) for one, other in zip(syllables, name, strict=True) if one != other]
    else:
        pairs = _apart(syllables, name, bearers)
    # If the parts of a language's names are listed, it is well known; elsewhere more is in doubt.
    if not book.go_together(name):
        syllabic, given = book.is_family_first(form.owner), book.given_words(form.owner)
        for one, other in pairs:
            if is_another(one, other, syllabic) or (other in given and _ends_otherwise(one, other)):
                return None
    if not 0 < len(pairs) <= _MOST_SLIPS:
        return None
    cost = 0
    for written, meant in pairs:
        price = _price(written, meant, bearers)
        if price is None:
            return None
        cost += price
    return cost if cost <= budget else None


def _price(written: str, meant: str, bearers: Container[str]) -> int | None:
    """The cost of the one slip that turns the syllable ``meant`` into ``written``."""
    if written in bearers or rank(written) != rank(meant):
        return None
    if not written.isascii() and min(len(written), len(meant)) < _LONG_ENOUGH:
        return None
    if once(written) == once(meant):
        return _TWICE
    if not one_slip(written, meant):
        return None
    if sorted(written) == sorted(meant) or (written.isascii() and VOWELS.isdisjoint(written)):
        return _SWAPPED
    return _OTHER if written.isascii() else None


def _ends_otherwise(written: str, meant: str) -> bool:
    """Whether two words differ only in their last letter: Ariel and Arieh, Nicola and Nicolas.

    Not if it makes a vowel long: Kenzaburo and Kenzaburou.
    """
    shorter, longer = sorted((written, meant), key=len)
    if longer == shorter + "u" and shorter.endswith("o"):
        return False
    if len(shorter) == len(longer):
        return written[:-1] == meant[:-1]
    return longer[:-1] == shorter and once(longer) != once(shorter)


def is_another(written: str, meant: str, family_first: bool) -> bool:
    """Whether a word is as good a name as the similar one, in a language without lists.

    A changed last vowel turns Mario into Maria, an added one Paul into Paula and Putin into Putina.
    If the family name comes first, names are made of syllables, and another letter makes another
    name.
    """
    stems = [word[:-1] if word[-1:] in _LAST_VOWELS else word for word in (written, meant)]
    if stems[0] == stems[1]:
        return True
    short = max(len(written), len(meant)) <= _LONGEST_SYLLABLE
    if family_first and short:
        return sorted(written) != sorted(meant) and once(written) != once(meant)
    return _is_another_letter(written, meant, short)


def _is_another_letter(written: str, meant: str, short: bool) -> bool:
    """Whether one letter stands for another in a way that no finger does it: Ishida for Ishiba.

    A vowel for a consonant makes no name. A vowel for a vowel makes one in a short word, and a
    consonant for a consonant does, unless their keys touch.
    """
    places = [
        at for at, (one, other) in enumerate(zip(written, meant, strict=False)) if one != other
    ]
    if len(written) != len(meant) or len(places) != 1:
        return False
    (at,) = places
    pair = (written[at], meant[at])
    if not VOWELS.isdisjoint(pair):
        return short and VOWELS.issuperset(pair)
    # Sean is no slip of Dean: fingers seldom miss the first letter.
    touch = keys_touch(*pair)
    if at == 0 or not touch:
        return short or not touch
    # Mishima is made of open syllables, and Mishina is as good a name.
    return VOWELS.issuperset((meant[at - 1], *meant[at + 1 : at + 2], meant[-1]))


def _apart(
    syllables: Sequence[str], name: Sequence[str], bearers: Container[str]
) -> list[tuple[str, str]]:
    """The one syllable in which a text differs that is spaced differently from ``name``.

    Empty if the text falls into other name parts (Jongsun: Jong Sun), or if it is one word that
    continues after the name: Kimilsungia, an orchid, is a word made from a name.
    """
    typed = "".join(syllables)
    closed = "".join(name)
    for word in syllables:
        if word not in closed and _falls_apart(word, bearers):
            return []
    if len(syllables) == 1 and typed.startswith(closed):
        return []
    if list(name) in (list(syllables[1:]), list(syllables[:-1])):
        return []  # A single letter is a word: o ho chi minh.
    for index, meant in enumerate(name):
        before, after = "".join(name[:index]), "".join(name[index + 1 :])
        rest = len(typed) - len(before) - len(after)
        if rest > 0 and typed.startswith(before) and typed.endswith(after):
            written = typed[len(before) : len(before) + rest]
            if _price(written, meant, bearers) is not None:
                return [(written, meant)]
    return []


def _falls_apart(word: str, bearers: Container[str]) -> bool:
    """Whether ``word`` is a row of name parts, written together."""
    return any(
        word[:cut] in bearers and (cut == len(word) or _falls_apart(word[cut:], bearers))
        for cut in range(1, len(word) + 1)
    )
