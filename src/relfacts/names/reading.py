"""Reading a text as the names of people: the right person, or several, or nobody.

Tried in turn, from the surest to the least: the whole name in any declared spelling, order or
romanisation; a part that may stand alone; initials; the same with titles around it; slips of the
finger; names inside a phrase. The first that answers, answers. A score never decides.
"""

from __future__ import annotations

import re
import unicodedata

from relfacts.folding import fold, key
from relfacts.names.book import HOWS, Form, NameBook, Owner, is_latin

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# More than this is no question about a person, but a text pasted by mistake.
_MOST_WORDS = 40
_MOST_LETTERS = 400

_MARKUP = re.compile(r"\[/?[a-z][a-z0-9 _#=.-]*\]|</?[a-z][^<>]*>", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?<=\w)(?:['’]s|['’])(?=\W|$)", re.IGNORECASE)
_WORD = re.compile(r"[^\s,;:!?()\"“”«»…/|*_~\[\]{}<>]+")

# Words of questions and headings. They may stand beside a name without being part of it.
_FILLERS = frozenset(
    """a about after again all also am an and any are as at be been before being between biography
    both but by can could date dates day deal deals did do does during each ever fact facts first
    for from gave get give go goes going gone had has have he her him his history how i in into is
    it its last list made make many me meet meeting meetings meets met more most much my name named
    news not of on one or our over paid pay please relations said say says see she show since so
    some speech statement statements state take talk talked talks tell than that the their them
    then there they this time timeline to told took travel travelled trip trips until up us versus
    visit visited visiting visits vs was we went were what when where whether which while who whom
    whose why will with would year years you your about""".split()
)

# A name followed by one of these names something else: a city, a square, a son.
_NAMESAKES = frozenset(
    """city square university airport museum mausoleum trail street road avenue stadium park school
    bridge tower towers thought thoughts ism prize medal order institute academy hospital library
    station monument statue plaza hotel organization foundation era mountain peak port youth league
    jr junior sr senior ii iii metro campaign highway river lake island theatre theater palace hall
    brigade pioneers""".split()
)


class Token:
    """A word of the text: as typed, folded, and whether it begins with a capital."""

    __slots__ = ("capital", "folded", "raw")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.folded = fold(raw).replace(" ", "")
        self.capital = raw[:1] != raw[:1].lower()


class Match:
    """A person that the text was taken to mean, by which spelling and in which way."""

    __slots__ = ("how", "label", "matched", "owner")

    def __init__(self, form: Form, how: str | None = None, label: str | None = None) -> None:
        self.owner = form.owner
        self.matched = form.text
        self.how = how or form.how
        self.label = form.label if label is None else label


class Reading:
    """What a text was taken to mean.

    ``outcome`` is ``found``, ``ambiguous`` or ``none``; ``matches`` are the people meant, or the
    candidates; ``strangers`` people who were named but are not in the base.
    """

    __slots__ = ("matches", "outcome", "strangers")

    def __init__(self, outcome: str, matches: list[Match], strangers: list[Owner]) -> None:
        self.outcome = outcome
        self.matches = matches
        self.strangers = strangers


def read_names(text: str, book: NameBook) -> Reading:
    """Read ``text`` as one or more names of people in ``book``."""
    tokens = tokenise(text)
    if not tokens or len(tokens) > _MOST_WORDS or len(text) > _MOST_LETTERS:
        return Reading("none", [], [])
    forms = _read_all(tokens, book) or _read_titled(tokens, book)
    if forms:
        return _conclude([forms])
    if _plain_name(tokens) and (candidates := _beginnings(tokens, book)):
        return Reading("ambiguous", [Match(form) for form in candidates], [])
    return _read_phrase(tokens, book)


def tokenise(text: str) -> list[Token]:
    """The words of ``text`` without markup, possessives and signs."""
    plain = unicodedata.normalize("NFKC", text)
    plain = _POSSESSIVE.sub("", _MARKUP.sub(" ", plain))
    tokens = []
    for chunk in _WORD.findall(plain):
        # Hyphens and full stops part syllables and initials, apostrophes do not.
        for piece in re.split(r"[-‐-―−.·•・･/\\&+#@=]+", chunk):
            token = Token(piece)
            if token.folded:
                tokens.append(token)
    return tokens


def _conclude(groups: Iterable[list[Form]]) -> Reading:
    """One reading from the forms of each name in the text."""
    matches: dict[str, Match] = {}
    strangers: dict[str, Owner] = {}
    ambiguous = False
    for forms in groups:
        known = {form.owner.id: form for form in reversed(forms) if form.owner.known}
        ambiguous = ambiguous or len(known) > 1
        for id_ in sorted(known):
            matches.setdefault(id_, Match(known[id_]))
        if not known:
            strangers |= {form.owner.name: form.owner for form in forms}
    if not matches:
        return Reading("none", [], list(strangers.values()))
    outcome = "ambiguous" if ambiguous else "found"
    return Reading(outcome, list(matches.values()), list(strangers.values()))


# --- one name, nothing else -----------------------------------------------------------------


def _read_all(tokens: Sequence[Token], book: NameBook) -> list[Form]:
    """The forms that all the tokens together can be; of one owner, of several, or none."""
    return _read_exactly(tokens, book) or _initials(tokens, book) or _slips(tokens, book)


def _read_exactly(tokens: Sequence[Token], book: NameBook) -> list[Form]:
    return _whole(tokens, book) or _romanised(tokens, book) or _part(tokens, book)


def _whole(tokens: Sequence[Token], book: NameBook) -> list[Form]:
    """Forms of a whole name, accents respected."""
    typed = " ".join(token.raw for token in tokens)
    found = []
    for form in book.whole.get("".join(token.folded for token in tokens), ()):
        wrong = _wrong_accents(typed, form)
        if wrong == 0:
            found.append(form)
        elif wrong <= len(form.syllables) - 2 and form.owner.known:
            # Plainly one slip in a longer name.
            found.append(Form(form.owner, form.text, "accents", "other accents"))
    return _surest(found, typed)


def _surest(forms: list[Form], typed: str) -> list[Form]:
    """The forms of the surest way of reading, the very text typed first."""
    if not forms:
        return []
    rank = {how: place for place, how in enumerate(HOWS)}
    # A declared spelling of somebody else outweighs another order of a name in the base.
    ranks = {"name": 0, "alias": 0}
    best = min(
        (ranks.get(form.how, rank[form.how]), not form.owner.known) for form in forms
    )
    kept = [
        form
        for form in forms
        if (ranks.get(form.how, rank[form.how]), not form.owner.known) == best
    ]
    return sorted(kept, key=lambda form: (form.text != typed, rank[form.how]))


def _part(tokens: Sequence[Token], book: NameBook) -> list[Form]:
    """Forms of a part that may stand alone, such as a family name; accents must be right."""
    if len(tokens) == 1 and not tokens[0].capital and tokens[0].folded in _FILLERS:
        return []
    typed = " ".join(token.raw for token in tokens)
    forms = book.parts.get("".join(token.folded for token in tokens), ())
    return [form for form in forms if not _wrong_accents(typed, form)]


def _romanised(tokens: Sequence[Token], book: NameBook) -> list[Form]:
    """Names whose own script can be romanised as the text."""
    typed = "".join(token.folded for token in tokens)
    if not typed.isascii():
        return []
    found = []
    for owner, (family, *given), native in book.romanised:
        for row in ([family, *given], [*given, family]):
            if _spells(typed, row):
                label = f"romanisation of {native}"
                found.append(Form(owner, native, "romanisation", label))
                break
    return found


def _spells(typed: str, row: Sequence[Sequence[str]]) -> bool:
    """Whether ``typed`` is one spelling of each syllable, in order, with nothing left."""
    if not row:
        return not typed
    return any(
        typed.startswith(spelling) and _spells(typed[len(spelling) :], row[1:])
        for spelling in row[0]
    )


def _initials(tokens: Sequence[Token], book: NameBook) -> list[Form]:
    """Names with one part or more shortened to a letter: N. P. Trong, L.H. Anh, Kim Y."""
    texts = [token.folded for token in _opened(tokens)]
    if not any(len(text) == 1 for text in texts) or not any(len(text) > 1 for text in texts):
        return []
    found = []
    for owner, parts, name in book.structured:
        for row in _initial_rows(parts):
            if len(row) == len(texts) and all(
                text == syllable or (len(text) == 1 and syllable[0] == text)
                for text, syllable in zip(texts, row, strict=True)
            ):
                found.append(Form(owner, name, "initials", "initials"))
                break
    return found


def _opened(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with capitals written together (NP Trong) taken apart."""
    opened: list[Token] = []
    for token in tokens:
        together = 1 < len(token.raw) <= 3 and token.raw.isupper() and token.raw.isascii()
        if together and not all(other.raw.isupper() for other in tokens):
            opened += [Token(letter) for letter in token.raw]
        else:
            opened.append(token)
    return opened


def _initial_rows(parts: Sequence[Sequence[str]]) -> Iterable[list[str]]:
    """The rows of syllables that initials may stand for."""
    first, *middle, last = parts
    inner = [syllable for part in middle for syllable in part]
    yield [*first, *inner, *last]
    yield [*inner, *last, *first]
    yield [*last, *first, *inner]
    yield [*last, *inner, *first]
    yield [*first, *last]
    yield [*last, *first]
    yield [*first, last[0]]
    yield [first[0], *last]


def _slips(tokens: Sequence[Token], book: NameBook) -> list[Form]:
    """Names that the text is plainly a slip of."""
    syllables = [token.folded for token in tokens]
    if not "".join(syllables).isascii() or sum(map(len, syllables)) < 5:
        return []
    from relfacts.names.slips import nearest

    typed = " ".join(token.raw for token in tokens)
    found = []
    for form in nearest(syllables, book.forms, book.bearers):
        if _wrong_accents(typed, form) == 0:
            found.append(Form(form.owner, form.text, "slip", f"a slip for {form.text}"))
    return found


def _beginnings(tokens: Sequence[Token], book: NameBook) -> list[Form]:
    """People whose names begin with the text, if there are several: Kim Yong."""
    texts = tuple(token.folded for token in tokens)
    if len(texts) < 2:
        return []
    found = []
    for owner, parts, name in book.structured:
        row = tuple(syllable for part in parts for syllable in part)
        if len(row) > len(texts) and row[: len(texts)] == texts:
            found.append(Form(owner, name, "part", "beginning of the name"))
    return found if len(found) > 1 else []


def _plain_name(tokens: Sequence[Token]) -> bool:
    return not any(token.folded in _FILLERS for token in tokens)


# --- titles ---------------------------------------------------------------------------------


def _read_titled(tokens: Sequence[Token], book: NameBook) -> list[Form]:
    """A name with titles before or after it; a title may decide between several people."""
    for start in range(_titles_before(tokens, book), -1, -1):
        rest = tokens[start:]
        for stop in range(len(rest) - _titles_after(rest, book), len(rest) + 1):
            if stop < 1 or (start == 0 and stop == len(rest)):
                continue
            if forms := _read_all(rest[:stop], book):
                return _with_titles(forms, [*tokens[:start], *rest[stop:]], tokens)
    return _attached_title(tokens, book)


def _titles_before(tokens: Sequence[Token], book: NameBook) -> int:
    """How many tokens at the beginning are titles; at least one token is left."""
    at = 0
    while step := _title_at(tokens, at, book):
        at += step
    return min(at, len(tokens) - 1)


def _titles_after(tokens: Sequence[Token], book: NameBook) -> int:
    """How many tokens at the end are titles; at least one token is left."""
    for count in range(len(tokens) - 1, 0, -1):
        rest = tokens[len(tokens) - count :]
        at = 0
        while step := _title_at(rest, at, book):
            at += step
        if at == count:
            return count
    return 0


def _title_at(tokens: Sequence[Token], at: int, book: NameBook) -> int:
    """The length of the title that begins at ``at``; 0 if none does. ``of`` and ``the`` link."""
    for length in range(min(book.longest_title, len(tokens) - at), 0, -1):
        if " ".join(token.folded for token in tokens[at : at + length]) in book.titles:
            return length
    if 0 < at < len(tokens) and tokens[at].folded in ("of", "the", "and", "s"):
        return 1
    return 0


def _with_titles(
    forms: list[Form], titles: Sequence[Token], tokens: Sequence[Token]
) -> list[Form]:
    words = {token.folded for token in titles} - _FILLERS
    if any(form.how == "part" for form in forms):
        fitting = [form for form in forms if words & form.owner.office_words]
        forms = fitting or forms
    label = " ".join(token.raw for token in titles)
    return [
        Form(form.owner, form.text, "title" if form.how in ("name", "order") else form.how,
             form.label or f"with the title {label}")
        if form.owner.known else form
        for form in forms
    ]  # fmt: skip


def _attached_title(tokens: Sequence[Token], book: NameBook) -> list[Form]:
    """A title written together with a name, as in Korean, Chinese and Japanese: 김정은위원장."""
    if len(tokens) != 1 or is_latin(tokens[0].folded):
        return []
    typed = tokens[0].folded
    for cut in range(len(typed) - 1, 1, -1):
        for name, title in ((typed[:cut], typed[cut:]), (typed[-cut:], typed[:-cut])):
            if title in book.titles and (forms := book.whole.get(name)):
                known = [form for form in forms if form.owner.known]
                return [Form(form.owner, form.text, "title", f"with the title {title}")
                        for form in known] or forms  # fmt: skip
    return []


# --- phrases --------------------------------------------------------------------------------


def _read_phrase(tokens: Sequence[Token], book: NameBook) -> Reading:
    """Names among other words; what stands beside a name must not change whose it is."""
    groups: list[list[Form]] = []
    at = 0
    lower_case = not any(token.capital for token in tokens)
    while at < len(tokens):
        stop, forms = _name_at(tokens, at, book)
        if forms:
            if _stands_alone(tokens, at, stop, forms, book, lower_case):
                groups.append(_narrowed(forms, tokens, at, book))
            at = stop
        else:
            at += 1
    return _conclude(groups)


def _name_at(tokens: Sequence[Token], at: int, book: NameBook) -> tuple[int, list[Form]]:
    """The longest name that begins at ``at``."""
    longest = min(len(tokens), at + 6)
    for stop in range(longest, at, -1):
        span = tokens[at:stop]
        if forms := _whole(span, book) or _romanised(span, book):
            return stop, forms
    for stop in range(min(len(tokens), at + 3), at, -1):
        span = tokens[at:stop]
        if all(token.capital or not is_latin(token.folded) for token in span) and (
            forms := _part(span, book)
        ):
            return stop, forms
    for stop in range(min(len(tokens), at + 4), at + 1, -1):
        span = tokens[at:stop]
        if not any(token.folded in _FILLERS for token in span) and (forms := _slips(span, book)):
            return stop, forms
    return at, []


def _narrowed(
    forms: list[Form], tokens: Sequence[Token], at: int, book: NameBook
) -> list[Form]:
    start = at
    while start and tokens[start - 1].folded in book.titles:
        start -= 1
    found = _with_titles(forms, tokens[start:at], tokens) if start < at else forms
    return [
        Form(form.owner, form.text, form.how, form.label or "named in the phrase")
        if form.owner.known else form
        for form in found
    ]  # fmt: skip


def _stands_alone(
    tokens: Sequence[Token], at: int, stop: int, forms: list[Form], book: NameBook, lower: bool
) -> bool:
    """Whether the words beside a name leave it whose it is.

    A word that might be another part of the name (an unknown word with a capital, or any in a text
    without capitals), or that makes a place or a thing of it, does not.
    """
    after = tokens[stop] if stop < len(tokens) else None
    before = tokens[at - 1] if at else None
    if after and after.folded in _NAMESAKES:
        return False
    if all(form.owner.known for form in forms):
        for beside in (before, after):
            if beside and not _is_ordinary(beside, book, lower):
                return False
    return True


def _is_ordinary(token: Token, book: NameBook, lower: bool) -> bool:
    text = token.folded
    if text in _FILLERS or text in book.titles or text in book.ordinary or text[0].isdigit():
        return True
    return not token.capital and not lower and text not in book.bearers


# --- accents --------------------------------------------------------------------------------


def _wrong_accents(typed: str, form: Form) -> int:
    """How many letters of ``typed`` bear accents that the name does not have.

    A letter typed without accents matches any. Where the form's own accents are not known, or the
    letters do not lie side by side, nothing can be said: 0.
    """
    if not form.accented or typed.isascii():
        return 0
    ours, theirs = _letters(typed), _letters(form.text)
    if len(ours) != len(theirs):
        return 0
    return sum(
        1
        for one, other in zip(ours, theirs, strict=True)
        if one != other and one != key(one)
    )


def _letters(text: str) -> list[str]:
    composed = unicodedata.normalize("NFC", text).lower()
    return [letter for letter in composed if letter.isalpha()]
