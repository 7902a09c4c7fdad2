"""Names in a line by their form, and what the words around each make of it.

A name is a run of words with capitals, or in a script without capitals a word before a title. A
title beside it, or somebody who says something, tells of a person; a word for a place or a body
within it, or an "in" before it, of a place. Where both are told, or neither, it is left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from relfacts.curate.evidence.lexicon import lexicon
from relfacts.curate.spotting.spots import ENGLISH
from relfacts.languages.files import languages, words_of
from relfacts.text.folding import fold

#: A word with the signs that names contain: O'Brien, Jean-Luc.
WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
# What a language elides before a name, which is a word by itself: l'Observatoire.
_ELIDED = re.compile(r"[^\W\d_]{1,2}(?=['’])")
_GAP = re.compile(r"\.?[ \u00a0\u2009\u202f]")
_WIDE = re.compile(r"['’]|\.?[ \u00a0\u2009\u202f]")
_SPACES = re.compile("[\u00a0\u2009\u202f]")
# Signs after which a sentence, a part of one or a quotation begins.
_ENDS = frozenset('.!?:;"“”«»([•—-')
_COMMA = re.compile(r", ")
_POSSESSIVE = re.compile(r"['’]s?$")
#: Small words within names, as in Ludwig van der Veen, are at most this long.
LINK = 3
_LONGEST = 5
# A title that is abbreviated has at most this many letters: Dr., Capt.
_ABBREVIATION = 4
# The name of a body may be longer: Institute for the History of the Sea.
_LONGEST_OF_A_BODY = 8
# An ending such as -er makes a word a person only if the word is this much longer.
_STEM = 3
# A run of more words with capitals is a text in capitals, and no name with the offices before it.
_LONGEST_RUN = 200
# This many words after a comma may describe somebody.
_NEAR = 6
#: Languages that put the family name before the given name.
FAMILY_FIRST = frozenset(("hu", "ja", "ko", "vi", "zh"))
PERSON, PLACE = "person", "place"
#: Somebody or something that says something, called by one word: Prowse, or Reuters.
SPEAKER = "speaker"
# Categories of words that may begin a sentence, but not a name.
_GRAMMAR = (
    "article", "auxiliary", "clock", "conjunction", "condition", "contrast", "determiner",
    "filler", "joint", "link", "locative", "negation", "preposition", "pronoun", "vague", "while",
    "idle", "before", "exclusion", "own",
)  # fmt: skip
# Beside an office these are a part of it, and alone no title: Foreign Secretary, New York.
_NO_TITLES = ("determiner", "vague")


class Words:
    """The words of a language that occur around names."""

    def __init__(self, language: str) -> None:
        self._exact: dict[str, set[str]] = {}
        for word in words_of(language, {"dates", "names", "questions", "evidence", "numbers"}):
            names = (word.category, word.section, f"{word.category} {word.meaning}")
            for name in names:
                self._exact.setdefault(name, set()).add(word.spelling.lower())
        beside = self._of("title unit", *_NO_TITLES)
        #: What stands beside the name of a person: president, chủ tịch.
        self.titles = self._of("title", "occupation", "relation", "address") - beside
        self._beside_titles = beside
        #: What is a part of the name of a place or thing; these stand right before a name too.
        self.things = self._of("thing", "body")
        self.before = self._of("thing before", "body before")
        self._first = self._of("body before")
        self.has_bodies_first = bool(self._first)
        self._short = self._of("abbreviation", "title", "address")
        self._locative = self._of("locative")
        self._receiving = self._of("mark receiver")
        self.saying = self._folded("saying")
        self.saying_phrases = tuple(f" {word} " for word in self._of("saying") if " " in word)
        # As far as such words may reach, and a few letters more, which small letters depend on.
        self.saying_letters = max(map(len, self.saying_phrases), default=0) + LINK
        # An abbreviation is a word as well: Mar, Jan.
        times = {
            word.spelling: word.meaning
            for word in words_of(language, {"dates"})
            if word.category in ("month", "weekday")
        }
        self._times = frozenset(
            fold(word)
            for word, meaning in times.items()
            if not any(
                other != word and other.startswith(word) and times[other] == meaning
                for other in times
            )
        )
        self.small = self._folded(*_GRAMMAR)
        self.links = self._folded("link", "article") - self._folded(
            "locative", "conjunction", "joint", "way", "mark"
        )
        #: What joins the name of a body and what it is of: Institute of Seismology.
        self.of = {word.rstrip("'’") for word in self._of("belonging") or self._of("link")}
        #: The same, and what joins an office and what it is for.
        self.office_of = self.of | self._of("link")
        self.articles = self._folded("article", "definite")
        self.all = self._folded("dates", "names", "questions", "evidence", "numbers") - (
            self._folded("agent ending", "ending", "part")
        )
        self._agents = tuple(sorted(self._folded("agent ending")))
        self._numbers = self._of("number", "scale", "single scale")
        #: Whether people are called by several words, which are parted.
        self.names_are_several = language in FAMILY_FIRST
        #: Whether all nouns have capitals.
        self.nouns = "capital" in lexicon(language).words("counted")

    def _of(self, *names: str) -> frozenset[str]:
        return frozenset().union(*(self._exact.get(name, ()) for name in names))

    def _folded(self, *names: str) -> frozenset[str]:
        return frozenset(map(fold, self._of(*names)))

    def is_titled(self, text: str) -> bool:
        """Whether a text is a title, with its own accents: nguyên is one, Nguyễn is a name."""
        return _is_of(text, self.titles)

    def is_somebody(self, word: str, nouns: bool = False) -> bool:
        """Whether a word describes somebody: mayor, biologist; with ``nouns``, Botschafter."""
        folded = fold(word)
        ends = any(folded.endswith(one) and len(folded) > len(one) + _STEM for one in self._agents)
        # Where nouns have capitals, darunter is none.
        return self.is_titled(word) or (ends and (word[0].isupper() if nouns else word.islower()))

    def is_beside_title(self, word: str) -> bool:
        """Whether a word may stand before a title and be a part of the office: Foreign."""
        return _is_of(word, self._beside_titles)

    def is_thing(self, word: str) -> bool:
        """Whether a word within a name makes it that of a place, a thing or a body."""
        return _is_of(word, self.things)

    def is_body_first(self, word: str) -> bool:
        """Whether a body is called by a word, with what describes it after it: Conseil régional."""
        return _is_of(word, self._first)

    def is_place_ahead(self, word: str) -> bool:
        """Whether a place comes after a word: in, near."""
        return word.lower() in self._locative

    def is_receiver_ahead(self, word: str) -> bool:
        """Whether whoever receives something may come after a word: to, à."""
        return word.lower() in self._receiving

    def is_number(self, word: str) -> bool:
        """Whether a word is a number or multiplies one: Millionen."""
        return word.lower() in self._numbers

    def is_link(self, word: str) -> bool:
        """Whether a small word may be part of a name: of, van, der; not in, and, with."""
        folded = fold(word)
        return word.islower() and (
            folded in self.links or (folded in _links_of_all() and folded not in self.all)
        )

    def is_abbreviated(self, word: str) -> bool:
        """Whether a full stop after a word need not end a sentence: J., Dr."""
        return len(word) == 1 or (len(word) <= _ABBREVIATION and word.lower() in self._short)

    def is_capital(self, word: str) -> bool:
        """Whether a word may be part of a name by its capital, and is no month or weekday."""
        return word[0].isupper() and fold(word) not in self._times


def _is_of(text: str, words: frozenset[str]) -> bool:
    """Whether a text is one of these words; without accents it may be, if it is long enough."""
    low = text.lower()
    return low in words or (low.isascii() and len(low) > _STEM and low in _without_accents(words))


@lru_cache(maxsize=64)
def _without_accents(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


@lru_cache(maxsize=1)
def _links_of_all() -> frozenset[str]:
    """The small words within names in any language: every language mentions foreigners."""
    words = (word for language in languages() for word in words_of(language, {"names"}))
    return frozenset(fold(word.spelling) for word in words if word.category in ("link", "article"))


@lru_cache(maxsize=8)
def words_around(language: str) -> Words:
    """The words of a language (BCP 47) that occur around names."""
    return Words(language.partition("-")[0].lower() or ENGLISH)


def named(line: str, words: Words, small: set[str], nouns: bool) -> Iterator[tuple[int, str, str]]:
    """The names in a line: the beginning of each, the name, and what it seems to be.

    ``small`` are the words that the text has in small letters too; ``nouns`` says whether its nouns
    have capitals.
    """
    tokens = list(_tokens(line))
    at = 0
    while at < len(tokens):
        last = _end_of_run(line, tokens, at, words)
        if last == at:
            yield from _before_a_title(tokens, at, words)
            at += 1
            continue
        if last - at <= _LONGEST_RUN:
            yield from _Run(line, tokens, at, last, words, nouns).names(small)
        at = last


def begins(line: str, at: int) -> bool:
    """Whether a sentence, or a part of one, begins with the word at a position of a line."""
    for ch in reversed(range(at)):
        if line[ch] in _ENDS:
            return True
        if line[ch].isalnum() or line[ch] == "_":
            return False
    return True


def _tokens(line: str) -> Iterator[re.Match[str]]:
    """The words of a line, with an elided one by itself where a name comes after it."""
    for token in WORD.finditer(line):
        elided = _ELIDED.match(line, token.start(), token.end())
        if elided and elided.group().islower() and line[elided.end() + 1].isupper():
            rest = WORD.match(line, elided.end() + 1)
            yield elided
            yield rest or token
        else:
            yield token


def _end_of_run(line: str, tokens: list[re.Match[str]], at: int, words: Words) -> int:
    """The end of a run of words with capitals that begins at ``at``; ``at`` if there is none."""
    if not words.is_capital(tokens[at].group()):
        return at
    last = _end_of_capitals(line, tokens, at, words)
    while (end := _end_of_what_it_is_of(line, tokens, at, last, words)) > last:
        last = end
    return last


def _end_of_capitals(line: str, tokens: list[re.Match[str]], at: int, words: Words) -> int:
    last = at + 1
    while last < len(tokens):
        ahead = last
        # A small word within a name is short, and a word with a capital follows.
        while ahead < len(tokens) and ahead - last < 2 and words.is_link(tokens[ahead].group()):
            ahead += 1
        # Where nouns have capitals, "der" alone says whose something is: von der Leyen is a name.
        if words.nouns and ahead == last + 1 and fold(tokens[last].group()) in words.articles:
            break
        if ahead >= len(tokens) or not words.is_capital(tokens[ahead].group()):
            break
        pairs = zip(tokens[last - 1 : ahead], tokens[last : ahead + 1], strict=True)
        gaps = [line[one.end() : after.start()] for one, after in pairs]
        if not all(map(_GAP.fullmatch, gaps)) or any(
            gap.startswith(".") and not words.is_abbreviated(one.group())
            for gap, one in zip(gaps, tokens[last - 1 : ahead], strict=True)
        ):
            break
        last = ahead + 1
    return last


def _end_of_what_it_is_of(
    line: str, tokens: list[re.Match[str]], at: int, last: int, words: Words
) -> int:
    """The end of the name of a body with what it is of: Institute of Seismology.

    In languages that put the word for the body first, small words may describe it: Observatoire
    volcanologique de Montavel.
    """
    run = [token.group() for token in tokens[at:last]]
    if not any(map(words.is_thing, run)) or last - at >= _LONGEST_OF_A_BODY:
        return last
    # Whoever has the office may come next: chair of the Port Council of Norland Ada Berg.
    of_an_office = _is_what_an_office_is_of(tokens, at, words)
    ahead, described = last, 0
    first = any(map(words.is_body_first, run))
    while ahead < len(tokens):
        word = tokens[ahead].group()
        if not _WIDE.fullmatch(line, tokens[ahead - 1].end(), tokens[ahead].start()):
            return last
        if word.lower() in words.of or (
            fold(word) in words.articles and tokens[ahead - 1].group().lower() in words.of
        ):
            ahead += 1
        elif words.is_capital(word):
            led = fold(tokens[ahead - 1].group())
            is_joined = led in words.articles or tokens[ahead - 1].group().lower() in words.of
            if word.isupper() and len(word) > 1:
                return ahead + 1 if is_joined else last
            end = _end_of_capitals(line, tokens, ahead, words)
            return end if is_joined and (end == ahead + 1 or not of_an_office) else last
        elif first and word.islower() and described < 2 and fold(word) not in words.all:
            ahead, described = ahead + 1, described + 1
        else:
            return last
    return last


def _is_what_an_office_is_of(tokens: list[re.Match[str]], at: int, words: Words) -> bool:
    """Whether an office stands before a name, and says what it is of: director of the Museum."""
    before = [token.group() for token in tokens[max(0, at - 3) : at]]
    if before and fold(before[-1]) in words.articles:
        before.pop()
    return (
        len(before) > 1
        and before[-1].lower() in words.office_of
        and (words.is_titled(before[-2]) or words.is_thing(before[-2]))
    )


@dataclass(frozen=True)
class _Run:
    """A run of words with capitals in a line: the tokens from ``at`` to before ``last``."""

    line: str
    tokens: list[re.Match[str]]
    at: int
    last: int
    words: Words
    nouns: bool

    def names(self, small: set[str]) -> Iterator[tuple[int, str, str]]:
        """The names in the run, without titles and a common word that begins a sentence.

        There are two if a person comes after a body: Port Council Ada Berg.
        """
        words, tokens = self.words, self.tokens
        titled = self._follows_a_title()
        first = self.at
        if begins(self.line, tokens[first].start()):
            folded = fold(self._word(first))
            if (folded in small or folded in words.small) and not self._is_office(first, first + 1):
                first += 1
        past = self._past_an_office(first)
        titled, first = titled or past > first, past
        if _is_what_an_office_is_of(tokens, self.at, words):
            while first < self.last - 1 and words.is_beside_title(self._word(first)):
                first, titled = first + 1, True
        if self._word(first).lower() in words.of:
            # What comes is what the office is of.
            titled = False
        while first < self.last and self._is_small(first):
            first += 1
        parted = self._past_a_body(first)
        if first < parted < self.last:
            # Central Committee and the like only say more of an office before it.
            units = all(words.is_beside_title(self._word(n)) for n in range(first, parted))
            if not units:
                yield from self._name(first, parted, False, small)
            titled = titled or units or first > self.at
            titled = titled or _is_what_an_office_is_of(tokens, self.at, words)
            yield from self._name(parted, self.last, titled, small)
        elif first < self.last:
            yield from self._name(first, self.last, titled, small)

    def _name(
        self, first: int, last: int, titled: bool, small: set[str]
    ) -> Iterator[tuple[int, str, str]]:
        words, tokens = self.words, self.tokens
        # DPRK Ada Berg: an abbreviation is no part of a person's name.
        if (
            titled
            and last - first > 2
            and self._word(first).isupper()
            and len(self._word(first)) > 1
        ):
            first += 1
        if all(map(words.is_thing, map(self._word, range(first, last)))):
            return
        if self._is_office(first, last) or (self.nouns and words.is_number(self._word(first))):
            return
        is_thing = any(map(words.is_thing, map(self._word, range(first, last))))
        if last - first > (_LONGEST_OF_A_BODY if is_thing else _LONGEST):
            return
        start, end = tokens[first].start(), tokens[last - 1].end()
        name = _POSSESSIVE.sub("", _SPACES.sub(" ", self.line[start:end]))
        if name.isupper() and len(name) > LINK and " " in name:
            return
        # Senator Frank Church is no church.
        sort = ("" if titled else PLACE) if is_thing else self._sort(first, last, titled, name)
        led = fold(self._word(first - 1)) if first else ""
        if words.is_titled(self._word(last - 1)):
            # Frau Krummholz' Enkelin is called otherwise; the Foreign Minister is an office.
            if self.nouns:
                sort = ""
            elif not sort and led in words.articles:
                return
        folded = fold(name)
        common = name.isupper() or folded in small or folded in words.all or led in words.articles
        if not is_compound(name) and common:
            return
        # A word that is common elsewhere is not a person's name, except after a title: Grey Petrel,
        # News Agency.
        if (
            sort == PERSON
            and not titled
            and any(fold(part) in small for part in name.split() if part[0].isupper())
        ):
            sort = ""
        yield start, name, sort

    def _is_body(self, first: int, within: bool) -> bool:
        """Whether a body is called by the rest of the run: State Affairs Commission.

        ``within`` says whether the name begins before: Norish State Fuel Company.
        """
        is_thing = any(map(self.words.is_thing, map(self._word, range(first, self.last))))
        return is_thing and (within or self.words.is_beside_title(self._word(first)))

    def _is_small(self, number: int) -> bool:
        word = self._word(number)
        is_of = word.lower() in self.words.of or fold(word) in self.words.articles
        return word.islower() and (is_of or self.words.is_link(word))

    def _past_a_body(self, first: int) -> int:
        """Where another name begins after the word for a body; the end of the run if none does.

        It does so only in languages that put this word last.
        """
        words = self.words
        if words.has_bodies_first or self.nouns:
            return self.last
        ends = [n + 1 for n in range(first, self.last) if self._is_body_before_a_name(n)]
        return max(ends, default=self.last)

    def _is_body_before_a_name(self, number: int) -> bool:
        """Whether a body ends here, and two words with capitals follow it."""
        word, after = self._word(number), range(number + 1, self.last)
        return (
            self.words.is_thing(word)
            and word.lower() not in self.words.before
            and len(after) > 1
            and all(self._word(n)[0].isupper() for n in after)
            and not any(self.words.is_thing(self._word(n)) for n in after)
        )

    def _word(self, number: int) -> str:
        return self.tokens[number].group() if 0 <= number < len(self.tokens) else ""

    def _is_office(self, first: int, last: int) -> bool:
        """Whether these words are somebody: Prime Minister."""
        if last - first == 1 and self.words.is_somebody(self._word(first), self.nouns):
            return True
        text = self.line[self.tokens[first].start() : self.tokens[last - 1].end()]
        return self.words.is_titled(text)

    def _follows_a_title(self) -> bool:
        """Whether a title stands before the run; it may have several words: chủ tịch."""
        start = self.tokens[self.at].start()
        if self.at:
            gap = self.line[self.tokens[self.at - 1].end() : start]
            # After an abbreviation a full stop ends no sentence: Dr. Jane Oakes.
            short = len(self._word(self.at - 1)) <= _ABBREVIATION
            if "." in gap and not short:
                return False
            if self.words.is_somebody(self._word(self.at - 1), self.nouns):
                return True
        return any(
            self.words.is_titled(self.line[self.tokens[self.at - back].start() : start].strip())
            for back in range(2, 1 + min(self.at, _LONGEST))
        )

    def _past_an_office(self, first: int) -> int:
        """Where the name begins after the last office in the run: Foreign Secretary Jane Oakes.

        ``first`` if there is none. One word stays, whatever it is; of a body before the office two
        do: Party Secretary may be all.
        """
        past = first
        for at in range(first, self.last - 1):
            is_led = all(self.words.is_beside_title(self._word(n)) for n in range(past, at))
            ends = range(at + 1, min(self.last, at + _LONGEST))
            told = [
                end
                for end in ends
                if (is_led or (self.last - end > 1 and self._word(end)[0].isupper()))
                and self._is_office(at, end)
                and not self._is_body(end, at > first)
            ]
            past = max([past, *told])
        return past

    def _sort(self, first: int, last: int, titled: bool, name: str) -> str:
        """What a name seems to be, judged by the words beside it."""
        words = self.words
        before, after = self._word(first - 1), self._word(last)
        if titled:
            # Where people have several names, a word after an office may be a country: Đại sứ Lào.
            return SPEAKER if words.names_are_several and not is_compound(name) else PERSON
        # In French "à" may also mean "to", and somebody comes after it.
        is_placed = (
            words.is_place_ahead(before) and not (" " in name and words.is_receiver_ahead(before))
        ) or self._follows_a_kind_of_place(first)
        says = bool({fold(before), fold(after)} & words.saying) or self._is_said_after(last)
        # The Guardian, the Art Fund: no article stands before a person.
        if fold(before) in words.articles:
            return ""
        if not is_compound(name):
            return PLACE if is_placed else SPEAKER if says else ""
        # Nhan Dan newspaper, Bao Viet company.
        if after.islower() and words.is_thing(after) and self._is_apart(last):
            return ""
        told = says or self._is_described(first, last)
        if told and is_placed:
            return ""
        return PERSON if told else PLACE if is_placed else ""

    def _is_said_after(self, last: int) -> bool:
        """Whether several words that tell of saying come after the name: cho biết."""
        end = self.tokens[last - 1].end()
        after = self.line[end : end + self.words.saying_letters].lower()
        return after.startswith(self.words.saying_phrases)

    def _is_apart(self, last: int) -> bool:
        """Whether only a space parts the name from the word after it."""
        if last >= len(self.tokens):
            return False
        gap = self.line[self.tokens[last - 1].end() : self.tokens[last].start()]
        return bool(_GAP.fullmatch(gap))

    def _follows_a_kind_of_place(self, first: int) -> bool:
        """Whether a word for a kind of place stands before the name: thành phố, lake, ville de."""
        if first and self._word(first - 1).lower() in self.words.of:
            first -= 1
        start = self.tokens[first].start() if first < len(self.tokens) else len(self.line)
        return any(
            self.line[self.tokens[first - back].start() : start].strip().lower()
            in self.words.before
            for back in range(1, 1 + min(first, LINK))
        )

    def _is_described(self, first: int, last: int) -> bool:
        """Whether a comma parts the name from who it is: the mayor, or the Culture Secretary."""
        words, tokens = self.words, self.tokens
        told: list[str] = []
        if _COMMA.match(self.line, tokens[last - 1].end()):
            beside = [token.group() for token in tokens[last : last + _NEAR]]
            told += beside
            # An office has its capitals after an article only; else somebody else is named.
            if beside and fold(beside[0]) in words.articles:
                told += map(str.lower, beside)
        if self.line.endswith(", ", 0, tokens[first].start()):
            told += [token.group() for token in tokens[max(0, first - _NEAR) : first]]
        return any(word.islower() and words.is_somebody(word) for word in told)


def is_compound(name: str) -> bool:
    """Whether a name has several words, as San Francisco and Saint-Denis do."""
    parts = re.split("[ -]", name)
    return len(parts) > 1 and sum(part[:1].isupper() for part in parts) > 1


def _before_a_title(
    tokens: list[re.Match[str]], at: int, words: Words
) -> Iterator[tuple[int, str, str]]:
    """Names in a script without capitals: a word right before a title, as in Korean."""
    word = tokens[at].group()
    if word.upper() != word.lower() or at + 1 >= len(tokens) or len(word) < 2:
        return
    after = tokens[at + 1].group()
    if fold(word) not in words.all and any(after.startswith(one) for one in words.titles):
        # A party has a secretary too, and its word is attached: 노동당 총비서.
        ends = any(len(one) > 1 and word.endswith(one) for one in words.things)
        yield tokens[at].start(), word, PLACE if ends else PERSON
