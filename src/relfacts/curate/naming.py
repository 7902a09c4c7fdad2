"""The names in a text of ours, and which of them neither its lines nor its records account for.

A name of the base is recognised by its record, whichever form of it the document prints. Any other
word with a capital counts as a name or a title, and must be printed in the document; names without
a record are recognised by capitals, and so only in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain

from relfacts.curate.printed import Sought, amounts, dated_months, dated_weekday, stands
from relfacts.curate.seeds import Seeds
from relfacts.curate.setting import places, plainly
from relfacts.curate.texts import Texts
from relfacts.languages.files import words_of
from relfacts.languages.thesaurus import is_word
from relfacts.text.folding import fold, singular

# A word, with signs within it: U.S, O'Brien.
_WORD = re.compile(r"[^\W\d_](?:[.'’](?=[^\W\d_])|\w)*")
# Where a sentence begins after another; not after an initial.
_NEXT_SENTENCE = re.compile(r"(?<=\w\w)[.!?][\"'’”]? +[\"'‘“(]*")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
# Endings that turn a country into its people: China, Chinese; Vietnam, Vietnamese.
_OF_A_COUNTRY = ("n", "an", "ian", "ese", "ish", "i")
_STEM = 4
# A family name at the beginning of a sentence is recognised only if it is at least this long.
_LONG = 5
# A word at least this similar to a name is that name with a slip.
_LIKE = 0.8
# A word at least this similar to one of another language may be another form of it.
_FORM = 0.6
# The dots of U.S., which folds to US without them.
_DOTS = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\b)")
# Words with capitals, and small ones between them: Bank of the South.
_NAMED_ROW = re.compile(r"[A-Z]\w+(?:(?: [a-z]{1,3}){0,2} [A-Z]\w+)+")


@dataclass(frozen=True)
class Ground:
    """What a text of ours may rely on: lines of a document, and records listed beside it.

    ``dates`` are EDTF: their months may be named. ``others`` are further known words. ``whole``
    lets the text name what the document names on any line, except people and towns.
    """

    document: str
    lines: list[str]
    people: frozenset[str]
    places: frozenset[str]
    dates: tuple[str, ...]
    english: bool
    others: tuple[str, ...] = ()
    whole: bool = False


class Naming:
    """The names of a base, gathered once, to be found in one text after the other."""

    def __init__(self, seeds: Seeds, texts: Texts) -> None:
        self._texts = texts
        self._people: dict[str, list[str]] = {}
        for person, forms in texts.spellings.items():
            for form in forms:
                self._people.setdefault(form, []).append(person)
        self._places: dict[str, list[str]] = {}
        self._forms: dict[str, list[str]] = {}
        for place in seeds.places:
            forms = [plainly(form) for form in (place.name, *chain(*place.forms.values()))]
            self._forms[place.id] = forms
            for form in forms:
                self._places.setdefault(form, []).append(place.id)
        self._wide = {
            place.id for place in seeds.places if place.kind == "country" or not place.broader
        }
        # Topics are our own words, and a document may be named as the source of a statement.
        ours = [form for one in seeds.topics for form in (one.name, *chain(*one.forms.values()))]
        ours += [name for one in seeds.documents for name in (one.label, one.publisher)]
        ours += [one.label.split()[0] for one in seeds.documents if one.label.split()]
        self._ours = {plainly(text) for text in ours}
        narrow = chain(*(self._forms[id_] for id_ in self._forms.keys() - self._wide))
        self._borne = frozenset().union(*map(_words, self._people))
        self._told_apart = frozenset().union(*map(_words, chain(self._people, narrow)))
        self._whole: dict[str, frozenset[str]] = {}
        self._lines: dict[str, frozenset[str]] = {}
        self._sought = Sought([*self._people, *self._places, *self._ours])

    def strangers(self, text: str, ground: Ground) -> Iterator[str]:
        """Names in ``text`` for which the ground does not account, as they are reported.

        People of the base are given by their ids, everything else as it is written in ``text``.
        """
        text = left = plainly(text)
        for form in sorted(self._sought.standing(text), key=lambda form: (-len(form), form)):
            if not stands(form, left):
                continue  # a piece of a longer name
            owners = self._people.get(form)
            if owners and not any(self._is_there(person, ground) for person in owners):
                yield owners[0]
            if owners or form in self._ours or self._has_place(form, ground):
                # Replaced by as many spaces, so that the first word stays the first.
                for at in [*places(form, left)]:
                    left = left[:at] + " " * len(form) + left[at + len(form) :]
        if ground.english:
            yield from self._unprinted(text, left, ground)
        else:
            yield from self._misspelt(left, ground)

    def _is_there(self, person: str, ground: Ground) -> bool:
        return person in ground.people or self._texts.spell(person, ground.lines)

    def _has_place(self, form: str, ground: Ground) -> bool:
        """Whether a place with this form is listed, or has any form on the lines.

        "The two countries" in a line may mean a country, or anything else that is in no other
        place: the document as a whole must mention it.
        """
        return any(
            place in ground.places
            or self._stands_as(place, ground.lines)
            or (place in self._wide and self._stands_as(place, self._texts.whole(ground.document)))
            for place in self._places.get(form, ())
        )

    def _stands_as(self, place: str, lines: Iterable[str]) -> bool:
        return any(stands(form, line) for line in lines for form in self._forms[place])

    def _unprinted(self, text: str, left: str, ground: Ground) -> Iterator[str]:
        """The words of ``left`` with a capital that are neither printed nor part of a known name.

        The first word of a sentence always has a capital, and counts only if it is somebody's name.
        ``text`` shows where sentences begin: one without a full stop is not a sentence, and its
        capital counts.
        """
        printed = set().union(*map(_words, ground.lines))
        spelled = (self._texts.spellings.get(person, ()) for person in ground.people)
        forms = (self._forms.get(place, ()) for place in ground.places)
        for known in (*chain(*spelled), *chain(*forms), *ground.others):
            printed |= _words(known)
        printed |= {month for date in ground.dates for month in dated_months(date)}
        printed |= {day for date in ground.dates for day in dated_weekday(date)}
        figures = set(amounts("\n".join(ground.lines)))
        begins = {match.end() for match in _NEXT_SENTENCE.finditer(text)}
        if (first := _WORD.search(text)) and text.rstrip().endswith("."):
            begins.add(first.start())
        told = set()
        for word in _WORD.finditer(left):
            shown = _POSSESSIVE.sub("", word.group())
            folded = fold(_DOTS.sub("", shown)).replace(" ", "")
            if not shown[0].isupper() or folded in told:
                continue
            if word.start() in begins and (len(folded) < _LONG or folded not in self._borne):
                continue
            told.add(folded)
            forms_of_it = _words(folded)
            if forms_of_it & printed:
                continue
            if _ordinals().get(folded) in figures:
                continue
            if shown.isupper() and shown in _acronyms(tuple(ground.lines)):
                continue
            if ground.whole and forms_of_it & self._of_the_whole(ground.document):
                continue
            yield repr(shown)

    def _misspelt(self, left: str, ground: Ground) -> Iterator[str]:
        """The words of ``left`` with a capital that are nearly a name of the claim or the lines, or
        that are no words of English and like none of the document.

        The names in documents in other languages are not known, and may be translated.
        """
        known = set().union(*map(_words, ground.lines), *map(_words, ground.others))
        for id_ in ground.people:
            known |= set().union(*map(_words, self._texts.spellings.get(id_, ())))
        for id_ in ground.places:
            known |= set().union(*map(_words, self._forms.get(id_, ())))
        half = self._halves(left)
        for word in _WORD.finditer(left):
            shown = _POSSESSIVE.sub("", word.group())
            folded = fold(shown).replace(" ", "")
            if folded in half:
                yield repr(shown)
            elif len(folded) >= _LONG and shown[0].isupper() and not _words(folded) & known:
                near = (one for one in self._borne if one in known and one[0] == folded[0])
                if any(_nearly(folded, one) for one in near) or (
                    word.start() not in _begun(left) and self._invented(folded, ground)
                ):
                    yield repr(shown)

    def _halves(self, left: str) -> set[str]:
        """The words beside two of somebody's name that are no part of it, nor any of English."""
        rows: list[set[str]] = [set()]
        for word in _WORD.finditer(left):
            if not word.group()[0].isupper():
                rows.append(set())
            else:
                rows[-1].add(fold(_POSSESSIVE.sub("", word.group())))
        return {
            word
            for row in rows
            for form in (self._people if len(row) > 2 else ())
            if len(row & (named := _words(form))) > 1
            for word in row - named
            if not is_word(word)
        }

    def _invented(self, folded: str, ground: Ground) -> bool:
        """Whether a word is none of English, nor like one of a document in its letters."""
        forms = _words(folded)
        if (
            is_word(folded)
            or forms & self._told_apart
            or any(forms & _words(o) for o in self._ours)
        ):
            return False
        printed = self._printed(ground.document)
        latin = sum(word.isascii() for word in printed)
        return 2 * latin >= len(printed) and not any(
            SequenceMatcher(None, folded, word).ratio() >= _FORM
            for word in printed
            if word[0] == folded[0] and len(word) >= _STEM
        )

    def _printed(self, document: str) -> frozenset[str]:
        """The words of all lines of a document, folded."""
        if document not in self._lines:
            text = " ".join(self._texts.whole(document))
            self._lines = {document: frozenset(fold(text).split())}
        return self._lines[document]

    def _of_the_whole(self, document: str) -> frozenset[str]:
        """The words of all lines of a document, except those that distinguish people and towns."""
        if document not in self._whole:
            # Documents are handled one after the other, so keeping one is enough.
            lines = map(_words, self._texts.whole(document))
            self._whole = {document: frozenset().union(*lines) - self._told_apart}
        return self._whole[document]


@lru_cache(maxsize=64)
def _acronyms(lines: tuple[str, ...]) -> frozenset[str]:
    """The first letters of every row of words with capitals: EU for European Union."""
    found = set()
    for line in lines:
        for row in _NAMED_ROW.findall(line):
            first = [word[0] for word in row.split() if word[0].isupper()]
            found |= {
                "".join(first[at:end])
                for at in range(len(first))
                for end in range(at + 2, min(len(first), at + _LONG) + 1)
            }
    return frozenset(found)


def _begun(text: str) -> set[int]:
    """Where sentences begin: with a capital that tells nothing."""
    first = _WORD.search(text)
    return {
        *(match.end() for match in _NEXT_SENTENCE.finditer(text)),
        first.start() if first else 0,
    }


def _nearly(word: str, name: str) -> bool:
    """Whether a word differs from a name by only a letter or two."""
    return abs(len(word) - len(name)) < 3 and SequenceMatcher(None, word, name).ratio() > _LIKE


@lru_cache(maxsize=1024)
def _words(text: str) -> frozenset[str]:
    """The folded words of a text, also in the singular, and without endings of peoples."""
    found = fold(_DOTS.sub("", _POSSESSIVE.sub(" ", text))).split()
    forms = {*found, *map(singular, found)}
    return frozenset(chain(forms, *map(_stems, forms)))


def _stems(word: str) -> Iterator[str]:
    """A word without the ending of a people, or without its own ending."""
    for ending in ("", "a", *_OF_A_COUNTRY):
        stem = word.removesuffix(ending)
        if word.endswith(ending) and len(stem) >= _STEM:
            yield f"{stem}-"


@lru_cache(maxsize=1)
def _ordinals() -> dict[str, int]:
    """Places in a row by their English words, folded: third."""
    return {
        fold(word.spelling): int(word.meaning)
        for word in words_of("en", ("numbers",))
        if word.category == "place" and word.meaning.isdecimal()
    }
