"""Slips of the finger, told from other names.

A score over whole strings cannot do this: one letter makes Kim Jong Il of Kim Yong Il, and less
than an honest slip. So a text is laid syllable by syllable along the names. A syllable may differ
by one slip, provided that what was typed is not itself a name part that real people bear, and that
no other name is as near. Slips differ in what they prove: a letter typed twice leaves the name as
it was, two letters in the wrong order leave its letters; a letter wrong, missing or too many is
believed in longer names only, or where what is typed has no vowel and so is nobody's name.

In other alphabets, for which there are no lists of name parts, only letters in the wrong order or
typed twice are slips, in words long enough not to be another name.

Names are not compared one by one. Two words that are one slip apart share what is left of each
without one letter; so names and their words are filed under checksums of that, and looked up.
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

# What a slip costs: a letter typed twice, two letters in the wrong order, any other letter.
_TWICE, _SWAPPED, _OTHER = 1, 2, 3

# What may be spent on a name of so many letters, and on how many slips.
_BUDGETS = ((10, 2 * _OTHER), (9, 2 * _SWAPPED), (6, _OTHER), (4, _SWAPPED))
_MOST_SLIPS = 2

# Vowels at the end of a name that tell women from men in some language.
_LAST_VOWELS = tuple("aeiouа")

# A syllable of a name has no more letters, one or two aside.
_LONGEST_SYLLABLE = 5

# A word of another alphabet must be so long.
_LONG_ENOUGH = 4
# And a word that is all that was typed.
_LONE = 5


def is_alphabetic(text: str) -> bool:
    """Whether a key is written in an alphabet of Europe or the Caucasus, where fingers slip so."""
    return text.isascii() or all(ch < "\u0590" or "\u10a0" <= ch <= "\u10ff" for ch in text)


def checksums(text: str) -> set[int]:
    """Checksums that ``text`` has in common with every text one slip away from it.

    And with every text that differs only in letters typed more than once.
    """
    leavings = [text, *(text[:at] + text[at + 1 :] for at in range(len(text)))]
    return {crc32(left.encode()) for left in leavings} | {crc32(b"=" + once(text).encode())}


def nearest(syllables: Sequence[str], book: NameBook) -> list[Form]:
    """The forms that the text is plainly a slip of: of one owner, of several, or none.

    ``syllables`` are folded. People who are not in the base compete: where one of them is one slip
    away too, or as near as anybody, it is they who are returned; only a letter typed twice leaves
    no doubt. Where several people of the base are one slip away, all of them are.
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
    """The words of names that a word beside others plainly is a slip of, if it is none itself."""
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
    """The words of names that a lone word plainly is with letters swapped or typed twice.

    Or with a neighbouring key for one; without the rest of a name any other letter makes another
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
    """The keys of names that the text may be a slip of, in the order of the book.

    Those one slip away as a whole, however the text is spaced; and those of which one or two
    words were typed with a slip in each.
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
    """The text with the words at ``places`` replaced by those that they are like."""
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
    """What the slips cost that make the text of a name; None if slips cannot explain it."""
    name = form.syllables
    letters = sum(map(len, name))
    budget = next((most for least, most in _BUDGETS if letters >= least), 0)
    bearers = book.bearers_beside(name)
    if len(syllables) == len(name):
        pairs = [(one, other) for one, other in zip(syllables, name, strict=True) if one != other]
    else:
        pairs = _apart(syllables, name, bearers)
    # Where the parts of its names are listed a language is known; elsewhere more is in doubt.
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
    """What the one slip costs that makes ``written`` of the syllable ``meant``."""
    if not written or written in bearers or rank(written) != rank(meant):
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
    """Whether two words differ in their last letter alone: Ariel and Arieh, Nicola and Nicolas.

    Not where it makes a vowel long: Kenzaburo and Kenzaburou.
    """
    shorter, longer = sorted((written, meant), key=len)
    if longer == shorter + "u" and shorter.endswith("o"):
        return False
    if len(shorter) == len(longer):
        return written[:-1] == meant[:-1]
    return longer[:-1] == shorter and once(longer) != once(shorter)


def is_another(written: str, meant: str, family_first: bool) -> bool:
    """Whether a word is as good a name as the one that it is like, in a language of no list.

    A changed last vowel makes Maria of Mario, an added one Paula of Paul and Putina of Putin. Where
    the family name comes first names are made of syllables, and another letter makes another.
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
    """The one syllable in which a text differs that is spaced otherwise than ``name``.

    Nothing if what was typed falls into other name parts (Jongsun: Jong Sun), or if it is one word
    that goes on where the name ends: Kimilsungia, an orchid, is a word made of a name.
    """
    typed = "".join(syllables)
    closed = "".join(name)
    for word in syllables:
        if word not in closed and _falls_apart(word, bearers):
            return []
    if len(syllables) == 1 and typed.startswith(closed):
        return []
    if list(name) in (list(syllables[1:]), list(syllables[:-1])):
        return []  # A letter by itself is a word: o ho chi minh.
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
