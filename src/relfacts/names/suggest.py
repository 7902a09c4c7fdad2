"""People with names similar to an unknown text: for "did you mean", never an answer.

Similarity is measured by words: those of the text that somebody in the base bears, exactly, with
one slip, or at least similar. People with more than half of them are suggested, the most similar
first, and so are people with the family name, or with the whole text except one word. Bare initials
fit too many people to be an answer; people who have them are suggested. For a title alone, people
with the office are suggested.
"""

from __future__ import annotations

from relfacts.names.slips import checksums
from relfacts.names.types import FAMILY_ALONE, is_unspaced
from relfacts.names.vocabulary import FILLERS
from relfacts.text.folding import LOST, fold, key
from relfacts.text.letters import alike, once, one_slip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from relfacts.names.book import NameBook
    from relfacts.names.types import Owner

_MOST_WORDS = 8
_LONGEST_WORD = 40

# The weight of a word of the text that a person bears with one slip.
_SLIPPED = 0.8

# Words less similar than this are unrelated; shorter words are similar by chance.
_ALIKE, _LONG_ENOUGH = 0.5, 4

# A text with this many letters may be the initials of a name.
_FEWEST_INITIALS, _MOST_INITIALS = 2, 5

# In a text of at least this many words one may be left out; a family name of more people than this
# says nothing.
_FEWEST_WORDS, _FEW = 3, 8

# The share of the text's words that must match, so that a family name alone is not enough.
_MORE_THAN = 0.5


def people_like(text: str, book: NameBook, limit: int = 3) -> list[Owner]:
    """Up to ``limit`` people, the most similar first."""
    if initials := _initials(text):
        return _abbreviated(initials, book)[:limit]
    words = fold(text[:400]).split()
    offices = book.titles.offices(words)
    if offices and not _beside_titles(words, book):
        countries = _countries(words, book)
        holders = [
            owner
            for owner in book.people_holding(offices)
            if not countries or book.gender_and_country(owner)[1] in (None, *countries)
        ]
        # Of the premiers of the DPRK, first those of whom exactly that is said.
        said = {owner: set(fold(book.description(owner)).split()) for owner in holders}
        return sorted(holders, key=lambda owner: -len(said[owner].intersection(words)))[:limit]
    longer = [*_with_a_word_less(text, book), *_in_other_letters(text, book)]
    typed = [piece for word in _naming(words, book) for piece in _parted(word, book)]
    # A single letter is not a similarity.
    typed = [word for word in typed if len(word) > 1 and not word.isdecimal()]
    if not typed or len(typed) > _MOST_WORDS:
        return longer[:limit]
    # Very many may bear a word. Owners are only looked up for people who share enough words.
    shares = dict.fromkeys((owner.number for owner in longer), float(len(typed)))
    for word in typed:
        best: dict[int, float] = {}
        for other, worth in _words_like(word, book):
            for number in book.numbers_with(other):
                best[number] = max(best.get(number, 0.0), worth)
        for number, worth in best.items():
            shares[number] = shares.get(number, 0.0) + worth
    family = {owner.number for word in typed for owner in _of_the_family(word, book)}
    enough = {
        number: share
        for number, share in shares.items()
        if share > _MORE_THAN * len(typed) or number in family
    }
    likely = dict(zip(book.people_numbered(enough), enough.values(), strict=True))
    text_ = " ".join(typed)
    ranked = sorted(
        likely.items(),
        key=lambda pair: (-pair[1], -alike(text_, fold(pair[0].name)), pair[0].name),
    )
    return [person for person, _ in ranked[:limit]]


def _with_a_word_less(text: str, book: NameBook) -> list[Owner]:
    """People whose name is the text without one word inside it: a second name, a patronymic."""
    from relfacts.names import transliterated, ways
    from relfacts.names.tokens import tokenise

    tokens = tokenise(text)
    found: dict[Owner, None] = {}
    if _FEWEST_WORDS <= len(tokens) <= _MOST_WORDS:
        for at in range(1, len(tokens)):
            row = [*tokens[:at], *tokens[at + 1 :]]
            forms = ways.whole(row, book) or ways.aligned(row, book)
            forms = forms or [*transliterated.people(row, book).values()]
            found |= dict.fromkeys(form.owner for form in forms if form.owner.known)
    return list(found)


def _in_other_letters(text: str, book: NameBook) -> list[Owner]:
    """People whose names a text in another script may be, or be nearly."""
    if text.isascii():
        return []
    from relfacts.names import transliterated
    from relfacts.names.tokens import tokenise

    tokens = tokenise(text)
    unspaced = filter(is_unspaced, text.split())
    read = [owner for word in unspaced for owner in _in_characters(word, book)]
    return [*read, *transliterated.people(tokens, book), *transliterated.near(tokens, book)]


def _in_characters(word: str, book: NameBook) -> Iterator[Owner]:
    """People of whom only a Latin name is known, which is that of a name in Chinese characters.

    Titles may be written behind it.
    """
    from relfacts.names import chinese

    for stop in range(len(word), 1, -1):
        if stop == len(word) or word[stop:] in book.titles:
            for text in chinese.read(word[:stop]):
                yield from (form.owner for form in book.whole(key(text)) if form.owner.known)


def _of_the_family(word: str, book: NameBook) -> list[Owner]:
    """People with this family name, if they are few."""
    owners = [form.owner for form in book.parts(word) if form.label == FAMILY_ALONE]
    return owners if len(owners) <= _FEW else []


def _countries(words: list[str], book: NameBook) -> set[str]:
    """The countries that the words mean: Vietnamese leader."""
    titles = book.titles
    return {
        country
        for row, known in titles.rows(words)
        if known
        for country in titles.countries_of(" ".join(row))
    }


def _beside_titles(words: list[str], book: NameBook) -> list[str]:
    """The words that are neither titles nor between them: none in premier of the DPRK."""
    return [
        word
        for row, is_title in book.titles.rows(words)
        for word in row
        if (not is_title or book.is_own(word)) and word not in FILLERS
    ]


def _naming(words: list[str], book: NameBook) -> list[str]:
    """The words without those that accompany a name but are not part of it: the late Mr Kim."""
    for lexicon in (book.titles, book.relations):
        rows = lexicon.rows(words)
        words = [
            word
            for row, known in rows
            for word in row
            if not known or all(word in book.bearers for word in row)
        ]
    return [word for word in words if word not in FILLERS]


def _initials(text: str) -> str:
    """The letters of a text that consists of initials, NPT or N. P. T.; otherwise ""."""
    letters = [ch for ch in text if ch.isalpha()]
    few = _FEWEST_INITIALS <= len(letters) <= _MOST_INITIALS
    apart = all(len(word) == 1 for word in fold(text).split())
    return key(text) if few and (apart or text.isupper()) else ""


def _abbreviated(initials: str, book: NameBook) -> list[Owner]:
    """People whose names have these initials in this order."""
    return [
        person
        for person in book.people_abbreviated(initials)
        if any(initials in structure.initials() for _, structure in book.structures(person))
    ]


def _words_like(word: str, book: NameBook) -> Iterator[tuple[str, float]]:
    """Words of people's names that ``word`` may stand for, each with its weight."""
    if LOST in word:
        import re

        meant = re.compile(re.escape(word).replace(LOST, ".{1,2}"))
        others = book.own_words(word.partition(LOST)[0])
        yield from ((other, _SLIPPED) for other in others if meant.fullmatch(other))
        return
    if book.is_own(word) or not word.isascii():
        yield word, 1.0
        return
    slips = [
        other
        for other in book.words_like(checksums(word))
        if book.is_own(other) and (one_slip(word, other) or once(word) == once(other))
    ]
    yield from ((other, _SLIPPED) for other in slips)
    if slips or not _LONG_ENOUGH <= len(word) <= _LONGEST_WORD:
        return
    # The first letter is rarely wrong, and all names of a large base are too many to compare.
    for other in book.own_words(word[0]):
        likeness = alike(word, other) if len(other) >= _LONG_ENOUGH else 0.0
        if likeness >= _ALIKE:
            yield other, likeness * _SLIPPED


def _parted(word: str, book: NameBook) -> list[str]:
    """A word that is a row of names written together, split; otherwise the word as it is."""
    if book.is_own(word) or len(word) > _LONGEST_WORD:
        return [word]
    for cut in range(len(word) - 2, 1, -1):
        if book.is_own(word[:cut]):
            rest = _parted(word[cut:], book)
            if all(book.is_own(piece) for piece in rest):
                return [word[:cut], *rest]
    return [word]
