"""Tries the ways of reading a text as one name, from the most to the least certain.

The whole name in any declared spelling, order or romanisation; a part that may be used alone;
initials; a declared spelling with an ending of a language; digits for letters; typing slips. The
first way that finds somebody decides. A score never decides.
"""

from __future__ import annotations

from itertools import accumulate

from relfacts.names import accents, korean
from relfacts.names.ranks import is_roman
from relfacts.names.tokens import tokenise, with_small_l, without_digits
from relfacts.names.types import (
    FAMILY_ALONE,
    GIVEN_ALONE,
    HOWS,
    Token,
    as_typed,
    folded_words,
    is_latin,
    key_of,
)
from relfacts.names.vocabulary import FILLERS
from relfacts.text.folding import key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from relfacts.names.alignment import Laying
    from relfacts.names.book import NameBook
    from relfacts.names.structure import Structure
    from relfacts.names.types import Form

# Declared spellings come first, whatever their label; then the other ways in their order.
_RANK = {how: place for place, how in enumerate(HOWS)} | {"alias": 0}

# A word without its ending must be at least this long to be recognised.
_SHORTEST_STEM = 2

# A lone name must be longer, and so must its ending, since no other part shows that it is a name.
_LONG_STEM, _SHORTEST_ENDING = 5, 2


# In a name with only this many syllables, one with other accents is half the name.
_FEW = 2

# The label of a name with a part left out.
_LACKING = {
    "middle": "without the middle name",
    "given": "with some of the given names",
    "family": "with some of the family names",
}
_ANOTHER_ORDER = "parts in another order"

# M. Kim may also be Monsieur Kim.
_MONSIEUR = "m"

# The letter that Russian endings replace: Мань, Маня.
_SOFT_SIGN = "ь"


def whole(tokens: Sequence[Token], book: NameBook) -> list[Form]:
    """The forms of a whole name that the tokens spell, with the right accents."""
    typed = as_typed(tokens)
    found = []
    for form in book.whole(key_of(tokens)):
        if not _parts_alike(tokens, form, book) or _is_another_word(typed, form):
            continue
        if korean.is_another(tokens, form, book):
            continue
        wrong = accents.wrong_accents(typed, form.text) if form.accented else 0
        if wrong == 0:
            found.append(form)
        elif form.owner.known and wrong <= len(form.syllables) - 2:
            # Clearly one slip in a longer name.
            found.append(form.read("accents", "other accents"))
    if accents.has_breves(typed):
        found = [form for form in found if _has_breves(form, book)]
    return _surest(found, typed) or korean.romanised(tokens, book)


def _is_another_word(typed: str, form: Form) -> bool:
    """True if every accent typed is wrong and the name has only two syllables: to lắm is not Tô
    Lâm.
    """
    name = form.owner.name
    if form.accented or not form.owner.known or len(form.syllables) > _FEW:
        return False
    same = not name.isascii() and key(name) == key(form.text)
    return (
        same and bool(accents.wrong_accents(typed, name)) and not accents.right_accents(typed, name)
    )


def turned(tokens: Sequence[Token], book: NameBook) -> list[Form]:
    """A whole name whose last word comes first, before a comma: Un, Kim Jong."""
    if len(tokens) < 3 or [at for at, token in enumerate(tokens) if token.broken] != [1]:
        return []
    row = [Token(token.raw) for token in (*tokens[1:], tokens[0])]
    forms = whole(row, book) or aligned(row, book)
    return [form.read("order", _ANOTHER_ORDER) for form in forms]


def respelled(tokens: Sequence[Token], book: NameBook) -> list[Form]:
    """A whole name typed with F for Ph, or a Korean one as another language writes its sounds."""
    for row in korean.in_usual_letters(tokens):
        if forms := whole(row, book):
            return [form.read("romanisation", "another romanisation") for form in forms]
    if not any("f" in token.folded for token in tokens):
        return []
    forms = whole([Token(token.folded.replace("f", "ph")) for token in tokens], book)
    return [_slip(form) for form in forms]


def part(tokens: Sequence[Token], book: NameBook) -> list[Form]:
    """The forms of a part that may be used alone, such as a family name; accents must be right."""
    if len(tokens) == 1 and not tokens[0].capital and tokens[0].plain in FILLERS:
        return []
    if len(key_of(tokens)) == 1 and key_of(tokens) in book.endings:
        return []  # 이 is also this, and a particle
    typed = as_typed(tokens)
    return [
        form
        for form in book.parts(key_of(tokens))
        if not _is_cut(tokens, form)
        and not (form.accented and accents.wrong_accents(typed, form.text))
        and not (accents.has_breves(typed) and book.romanised(form.owner))
    ]


def aligned(tokens: Sequence[Token], book: NameBook) -> list[Form]:
    """Names of which the text has enough words, and nothing else: Vargas Llosa, M.; N. P. Trong."""
    row = _opened(tokens, book)
    found = {
        form.owner: _as_laid(form, laying)
        for form, laying in _laid(row, book)
        if not laying.is_lone
    }
    if found and len(row) == len(tokens) == _FEW and row[0].folded == _MONSIEUR:
        for form in part(tokens[1:], book):
            found.setdefault(form.owner, form)
    return list(found.values())


def _is_cut(tokens: Sequence[Token], form: Form) -> bool:
    """Whether a given name was typed as two words: Xiao Ping is not Xiaoping."""
    return form.label == GIVEN_ALONE and len(form.syllables) < len(tokens)


def _laid(tokens: Sequence[Token], book: NameBook) -> Iterator[tuple[Form, Laying]]:
    """The names that can be aligned with the text, with the alignments; each person's last one."""
    if len(tokens) < _FEW:
        return
    # Most texts are a whole name, or one word, and need none of this.
    from relfacts.names.alignment import by_initial, is_initial, lay, typed_words

    typed = typed_words(tokens)
    naming = [
        word.text
        for word in typed
        if not (word.rank or word.idle or word.patronymic or is_initial(word.text))
    ]
    raw = as_typed(tokens)
    bearing = book.people_bearing(naming)
    if not bearing and len(naming) > _FEW:
        # George Walker Bush is George W. Bush.
        first, *middle, last = naming
        bearing = book.people_bearing([first, *(word[0] for word in middle), last])
    for owner in bearing:
        if accents.has_breves(raw) and book.romanised(owner):
            continue
        for form, structure in book.structures(owner):
            laying = lay(typed, structure, by_initial)
            if not laying or not _has_accents(tokens, form) or _is_another_word(raw, form):
                continue
            if structure.family_first and (
                _begins_another(tokens, structure, book) or korean.is_another(tokens, form, book)
            ):
                continue
            # Other spellings may not be shortened: Kim Y. is not Kim Jong Un.
            if form.how == "name" or not laying.is_short:
                yield form, laying
                break


def _begins_another(tokens: Sequence[Token], name: Structure, book: NameBook) -> bool:
    """Whether the given name at the beginning of a text is a family name too: Nguyen Truong Van."""
    first = tokens[0].folded
    if tokens[1].broken or any(word.text == first for word in name.naming("family")):
        return False
    return any(form.label == FAMILY_ALONE for form in book.parts(first))


def _as_laid(form: Form, laying: Laying) -> Form:
    """The form, labelled by the words of it that were typed."""
    if laying.cost:
        return form.read("initials", "initials")
    lacking = next((part for part in _LACKING if laying.lacks(part)), "")
    return form.read("part", _LACKING[lacking]) if lacking else form.read("order", _ANOTHER_ORDER)


def inflected(tokens: Sequence[Token], book: NameBook) -> list[Form]:
    """A whole name with an ending of a language: Kim Jong Unem, 김정은은, Ким Ир Сена.

    Endings of one Latin letter are left to the slips, where other names compete; an ending that
    makes another name part (Ho, Hoa) does not count.
    """
    last = tokens[-1]
    if last.folded in book.bearers:
        return []
    alone = len(tokens) == 1
    for stem, ending in book.stems(last.folded):
        if len(ending) == 1 and ending.isascii():
            continue
        if (len(stem) < _SHORTEST_STEM and (alone or is_latin(stem))) or (alone and is_latin(stem)):
            continue
        for softened in ("", _SOFT_SIGN):
            row = [*tokens[:-1], Token(stem + softened, last.broken, last.joined)]
            if forms := [form for form in book.whole(key_of(row)) if _fits(row, form)]:
                return [form.read("inflection", f"with the ending -{ending}") for form in forms]
    return []


def inflected_part(tokens: Sequence[Token], book: NameBook) -> list[Form]:
    """A long Latin part with an ending of a language: Trumpem, Trumpille.

    Not -ova and the like, which make another person's name (Trumpová is his wife), nor -ist, which
    makes a follower.
    """
    word = tokens[0].folded
    if len(tokens) > 1 or not is_latin(word):
        return []
    for stem, ending in book.stems(word):
        long = len(ending) >= _SHORTEST_ENDING and len(stem) >= _LONG_STEM
        if long and ending.isascii() and not ending.startswith(("ov", "ist")):
            forms = part([Token(stem)], book)
            return [form.read("inflection", f"with the ending -{ending}") for form in forms]
    return []


def digits(tokens: Sequence[Token], book: NameBook) -> list[Form]:
    """A name with digits, or a capital I, for the letters they look like: J0ng, Kim II Sung."""
    for row in (*without_digits(tokens), with_small_l(tokens)):
        if forms := whole(row, book):
            return [_slip(form) for form in forms]
    return []


def keystrokes(text: str, book: NameBook) -> list[Form]:
    """A whole name spelled by keys that were to make its accents, with every one: Nguyeenx."""
    words = text.lower().split()
    typed = [accents.pressed(word) for word in words]
    if not text.isascii() or [letters for letters, _ in typed] == words:
        return []
    return [
        form.read("accents", "typed as keystrokes")
        for form in book.whole(key("".join(letters for letters, _ in typed)))
        if form.accented
        and form.owner.known
        and [accents.syllable(word) for word in form.text.lower().split()] == typed
    ]


def slips(tokens: Sequence[Token], book: NameBook) -> list[Form]:
    """Names of which the text is clearly a slip."""
    syllables = folded_words(tokens)
    from relfacts.names.slips import is_alphabetic, meant_by, nearest

    if korean.is_in_other_letters(tokens):
        return []  # Čong is Jong, and no slip of Yong.
    if not is_alphabetic("".join(syllables)):
        return []
    # An initial is not a slip of another letter, nor of a word.
    initials = {token.folded for token in tokens if token.dotted and len(token.folded) == 1}

    typed = as_typed(tokens)
    found = [
        form
        for form in nearest(syllables, book)
        if initials <= {*form.syllables}
        and not (form.accented and accents.wrong_accents(typed, form.text))
    ]
    if not found:
        # A slip in a name with a missing part: Fyodor Dostoevksy.
        rows = (
            [*tokens[:at], Token(word, token.broken, token.joined), *tokens[at + 1 :]]
            for at, token in enumerate(tokens)
            for word in meant_by(token.folded, book)
        )
        laid = (pair for row in rows for pair in _laid(row, book))
        found = [form for form, laying in laid if not (laying.cost or laying.is_lone)]
    return [_slip(form) for form in {form.owner: form for form in found}.values()]


def slipped_part(tokens: Sequence[Token], book: NameBook) -> list[Form]:
    """The people with a part of which a lone word is a slip: Trmup, Trongg, Trunp."""
    if len(tokens) != 1 or not is_latin(tokens[0].folded):
        return []
    from relfacts.names.slips import nearest_part

    return [
        form.read("slip", f"a slip for {form.text}")
        for word in nearest_part(tokens[0].folded, book)
        for form in part([Token(word)], book)
    ]


def beginnings(tokens: Sequence[Token], book: NameBook) -> list[Form]:
    """People whose names begin with the text, if there are several: Kim Yong."""
    texts = folded_words(tokens)
    if all(map(is_latin, texts)):
        owners = book.people_beginning(" ".join(texts)) if len(texts) > 1 else []
    else:
        owners = book.people_with_beginning("".join(texts))
    found = [book.preferred(owner).read("part", "beginning of the name") for owner in owners]
    return found if len(found) > 1 else []


def _parts_alike(tokens: Sequence[Token], form: Form, book: NameBook) -> bool:
    """Whether the spaces of the text are where the name may have them: Jun Gun is not Jung Un.

    A space inside a syllable is a slip, unless it makes name parts on both sides of it.
    """
    if len(tokens) == 1 or not is_latin(form.text):
        return True
    meant = set(accumulate(map(len, form.syllables)))
    typed = set(accumulate(len(token.folded) for token in tokens))
    if typed <= meant or meant <= typed:
        return True
    return not all(token.folded in book.bearers for token in tokens)


def _has_breves(form: Form, book: NameBook) -> bool:
    """Whether a spelling may have the breves typed: if it is romanised, that is for ``korean``."""
    return accents.has_breves(form.text) or not book.romanised(form.owner)


def _surest(forms: list[Form], typed: str) -> list[Form]:
    """The forms found by the most certain reading; an exact match of the typed text comes first.

    A spelling declared for somebody else outweighs another order of a name in the base, but not a
    declared spelling there.
    """
    if not forms:
        return []
    best = min((_RANK[form.how], not form.owner.known) for form in forms)
    kept = [form for form in forms if (_RANK[form.how], not form.owner.known) == best]
    return sorted(kept, key=lambda form: (form.text != typed, form.how != "name"))


def _opened(tokens: Sequence[Token], book: NameBook) -> list[Token]:
    """The tokens, with capitals written together (NP Trong) split; not the III of a name."""
    opened: list[Token] = []
    for token in tokens:
        raw = token.raw
        together = 1 < len(raw) <= 3 and raw.isupper() and raw.isascii() and raw.isalpha()
        numeral = bool(opened) and together and is_roman(raw) and book.is_own(token.folded)
        if together and not numeral and not all(other.raw.isupper() for other in tokens):
            opened += [Token(letter) for letter in token.raw]
        else:
            opened.append(token)
    return opened


def _fits(tokens: Sequence[Token], form: Form) -> bool:
    return not (form.accented and accents.wrong_accents(as_typed(tokens), form.text))


def _has_accents(tokens: Sequence[Token], form: Form) -> bool:
    """Whether the accents typed are those of the same words of a name, in whatever order."""
    if not form.accented:
        return True
    meant = {token.folded: token.raw for token in tokenise(form.text)}
    return not any(
        accents.wrong_accents(token.raw, meant.get(token.folded, "")) for token in tokens
    )


def _slip(form: Form) -> Form:
    return form.read("slip", f"a slip for {form.text}") if form.owner.known else form
