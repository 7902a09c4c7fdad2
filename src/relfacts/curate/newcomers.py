"""Finds people and places that a document names and the base does not know: proposed records.

A name is recognised by its form: consecutive words with capitals, or in a script without capitals a
word before a title. The words around it distinguish a person from a place, in the language of the
document: a title beside it, somebody who says something, an "in" before it. A person judges all of
it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from relfacts.curate.seeds import Authority
from relfacts.curate.spotting import ENGLISH, Known
from relfacts.languages.files import languages, words_of
from relfacts.text.folding import fold, key

#: A word with the signs that names contain: O'Brien, Jean-Luc.
WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
# A line with more capitals than this is a heading.
_TITLED = 0.6
_GAP = re.compile(r"\.?[ \u00a0\u2009\u202f]")
_SPACES = re.compile("[\u00a0\u2009\u202f]")
_ENDS = re.compile(r"(?:^|[.!?:;\"“”«»(\[•—-])\W*$")
_COMMA = re.compile(r", ")
# Small words within names, as in Ludwig van der Veen, are at most this long.
_LINK = 3
_LONGEST = 5
# An ending such as -er makes a word a person only if the word is this much longer.
_STEM = 3
# This many words after a comma may describe somebody.
_NEAR = 6
#: Languages that put the family name before the given name.
FAMILY_FIRST = frozenset(("hu", "ja", "ko", "vi", "zh"))
PERSON, PLACE = "person", "place"
# Categories of words that may begin a sentence, but not a name.
_GRAMMAR = (
    "article", "auxiliary", "clock", "conjunction", "condition", "contrast", "determiner",
    "filler", "joint", "link", "locative", "negation", "preposition", "pronoun", "vague", "while",
    "idle", "before", "exclusion", "own",
)  # fmt: skip
# If a greater share of words within sentences has capitals, nouns have capitals too.
_NOUNS = 0.44
# Addresses contain names too, in lower case.
_ADDRESS = re.compile(r"\S*@\S+|\w+://\S+|www\.\S+")
_ENOUGH = 40
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass
class Newcomer:
    """A name without a record, what it seems to be ("" if that is open), and its lines."""

    name: str
    sort: str
    lines: list[int] = field(default_factory=list)

    @property
    def id(self) -> str:
        """An id made of the name; "" if its script has no such letters."""
        return re.sub("[^a-z0-9]+", "-", fold(self.name)).strip("-")


@dataclass(frozen=True)
class _Words:
    """The words of a language that occur around names, folded."""

    titles: frozenset[str]
    things: frozenset[str]
    before_places: frozenset[str]
    saying: frozenset[str]
    times: frozenset[str]
    #: Small words of grammar, with which a sentence may begin; and those that link names.
    small: frozenset[str]
    links: frozenset[str]
    articles: frozenset[str]
    all: frozenset[str]
    agents: tuple[str, ...]

    def is_somebody(self, word: str, nouns: bool = False) -> bool:
        """Whether a word describes somebody: mayor, biologist; with ``nouns``, also in capitals."""
        folded = fold(word)
        ends = any(folded.endswith(one) and len(folded) > len(one) + _STEM for one in self.agents)
        return folded in self.titles or (ends and (nouns or word.islower()))

    def is_link(self, word: str) -> bool:
        """Whether a small word may be part of a name: of, van, der; not in, and, with."""
        folded = fold(word)
        return word.islower() and (
            folded in self.links or (folded in _links_of_all() and folded not in self.all)
        )


@lru_cache(maxsize=1)
def _links_of_all() -> frozenset[str]:
    """The small words within names in any language: every language mentions foreigners."""
    words = (word for language in languages() for word in words_of(language, {"names"}))
    return frozenset(fold(word.spelling) for word in words if word.category in ("link", "article"))


@lru_cache(maxsize=8)
def _words(language: str) -> _Words:
    stem = language.partition("-")[0].lower() or ENGLISH
    found: dict[str, set[str]] = {}
    for word in words_of(stem, {"dates", "names", "questions", "evidence", "numbers"}):
        found.setdefault(word.category, set()).add(fold(word.spelling))
        found.setdefault(word.section, set()).add(fold(word.spelling))

    def of(*names: str) -> frozenset[str]:
        return frozenset().union(*(found.get(name, ()) for name in names))

    every = of("dates", "names", "questions", "evidence", "numbers")
    return _Words(
        titles=of("title", "occupation", "relation"),
        things=of("thing"),
        before_places=of("locative"),
        saying=of("saying"),
        times=of("month", "weekday"),
        small=of(*_GRAMMAR),
        links=of("link", "article") - of("locative", "conjunction", "joint", "way", "mark"),
        articles=of("article"),
        all=every - of("agent ending", "ending", "part"),
        agents=tuple(sorted(found.get("agent ending", ()))),
    )


def newcomers(lines: Sequence[str], known: Known, language: str) -> list[Newcomer]:
    """The people and places in ``lines`` that are not in ``known``, in their order."""
    words = _words(language)
    plain = (_ADDRESS.sub(" ", line) for line in lines)
    small = {fold(word) for line in plain for word in WORD.findall(line) if word.islower()}
    nouns = _has_capital_nouns(lines)
    found: dict[str, Newcomer] = {}
    votes: dict[str, Counter[str]] = {}
    alone: set[str] = set()
    twice: set[str] = set()
    headings = {n for n, line in enumerate(lines, 1) if not nouns and _is_heading(line)}
    # Headings last: their names occur again elsewhere, and their capitals mean nothing.
    for number, line in sorted(enumerate(lines, 1), key=lambda pair: (pair[0] in headings, pair)):
        taken = [*known.people.spotted(line), *known.places.spotted(line)]
        for start, name, sort in _named(line, words, small, nouns):
            if any(spot.start < start + len(name) and start < spot.end for spot in taken):
                continue
            if not sort and (" " not in name or nouns) and key(name) not in found:
                continue
            if number in headings and key(name) not in found and key(name) not in twice:
                twice.add(key(name))
                continue
            if " " not in name and sort == PERSON:
                alone.add(fold(name))
            one = found.setdefault(key(name), Newcomer(name, ""))
            votes.setdefault(key(name), Counter())[sort] += 1
            one.lines += [number] if number not in one.lines else []
    for name, one in found.items():
        one.lines.sort()
        told = [sort for sort, _ in votes[name].most_common() if sort]
        is_titled = any(fold(part) in alone for part in one.name.split())
        one.sort = PERSON if is_titled else next(iter(told), "")
    # Mr Prowse is Gideon Prowse, if there is one.
    parts = {fold(part) for one in found.values() if " " in one.name for part in one.name.split()}
    whole = (one for one in found.values() if " " in one.name or fold(one.name) not in parts)
    return [one for one in whole if one.id]


def _is_heading(line: str) -> bool:
    """Whether a line is capitalised as a title, without a sign at its end: Survey of the Beds."""
    long = [word for word in WORD.findall(line) if len(word) > _LINK]
    ends = line.rstrip(' "”’»)').endswith((".", "!", "?", "。", ",", ";"))
    return not ends and sum(word[0].isupper() for word in long) > _TITLED * len(long)


def _has_capital_nouns(lines: Sequence[str]) -> bool:
    """Whether a text writes all nouns with a capital, as German does."""
    inner = [
        token.group()
        for line in lines
        for token in WORD.finditer(line)
        if len(token.group()) > _LINK and not _ENDS.search(line[: token.start()])
    ]
    # A few words do not show how a text is written.
    return len(inner) > _ENOUGH and sum(word[0].isupper() for word in inner) > _NOUNS * len(inner)


def _named(
    line: str, words: _Words, small: set[str], nouns: bool
) -> Iterator[tuple[int, str, str]]:
    """The names in a line: the beginning of each, the name, and what it seems to be."""
    tokens = list(WORD.finditer(line))
    at = 0
    while at < len(tokens):
        last = _end_of_run(line, tokens, at, words)
        if last == at:
            yield from _before_a_title(tokens, at, words)
            at += 1
            continue
        yield from _in_run(line, tokens, at, last, words, small, nouns)
        at = last


def _end_of_run(line: str, tokens: list[re.Match[str]], at: int, words: _Words) -> int:
    """The end of a run of words with capitals that begins at ``at``; ``at`` if there is none."""
    if not _is_capital(tokens[at].group(), words):
        return at
    last = at + 1
    while last < len(tokens):
        ahead = last
        # A small word within a name is short, and a word with a capital follows.
        while ahead < len(tokens) and ahead - last < 2 and words.is_link(tokens[ahead].group()):
            ahead += 1
        if ahead >= len(tokens) or not _is_capital(tokens[ahead].group(), words):
            break
        pairs = zip(tokens[last - 1 : ahead], tokens[last : ahead + 1], strict=True)
        gaps = [line[one.end() : after.start()] for one, after in pairs]
        if not all(map(_GAP.fullmatch, gaps)) or any(
            gap.startswith(".") and one.end() - one.start() > _LINK
            for gap, one in zip(gaps, tokens[last - 1 : ahead], strict=True)
        ):
            break
        last = ahead + 1
    return last


def _is_capital(word: str, words: _Words) -> bool:
    return word[0].isupper() and fold(word) not in words.times and not word.isdigit()


def _in_run(
    line: str,
    tokens: list[re.Match[str]],
    at: int,
    last: int,
    words: _Words,
    small: set[str],
    nouns: bool,
) -> Iterator[tuple[int, str, str]]:
    """The name in a run, without titles before it and a common word that begins a sentence."""
    titled = at > 0 and words.is_somebody(tokens[at - 1].group(), nouns)
    # A title may have several words: chủ tịch.
    for back in range(2, 1 + min(at, _LONGEST)):
        titled = titled or fold(line[tokens[at - back].start() : tokens[at].start()]).strip() in (
            words.titles
        )
    first = at
    begins = bool(_ENDS.search(line[: tokens[at].start()]))
    while first < last:
        folded = fold(tokens[first].group())
        if first + 1 < last and words.is_somebody(tokens[first].group(), nouns):
            titled = True
        elif not (begins and first == at and (folded in small or folded in words.small)):
            break
        first += 1
    while first < last and words.is_link(tokens[first].group()):
        first += 1
    if first == last or last - first > _LONGEST:
        return
    start, end = tokens[first].start(), tokens[last - 1].end()
    name = _POSSESSIVE.sub("", _SPACES.sub(" ", line[start:end]))
    if name.isupper() and len(name) > _LINK and " " in name:
        return
    sort = _sort(line, tokens, first, last, words, titled, name)
    led = fold(tokens[first - 1].group()) if first else ""
    common = name.isupper() or fold(name) in small | words.all or led in words.articles
    if " " not in name and common:
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


def _sort(
    line: str,
    tokens: list[re.Match[str]],
    first: int,
    last: int,
    words: _Words,
    titled: bool,
    name: str,
) -> str:
    """What a name seems to be, judged by the words beside it."""
    before = fold(tokens[first - 1].group()) if first else ""
    after = fold(tokens[last].group()) if last < len(tokens) else ""
    if any(fold(word) in words.things for word in name.split()):
        return PLACE
    if titled or before in words.saying or after in words.saying:
        return PERSON
    end = tokens[last - 1].end()
    told: list[re.Match[str]] = []
    if " " in name and _COMMA.match(line, end):
        told += tokens[last : last + _NEAR]
    if " " in name and line[: tokens[first].start()].endswith(", "):
        told += tokens[max(0, first - _NEAR) : first]
    if any(word.group().islower() and words.is_somebody(word.group()) for word in told):
        return PERSON
    return PLACE if before in words.before_places else ""


def _before_a_title(
    tokens: list[re.Match[str]], at: int, words: _Words
) -> Iterator[tuple[int, str, str]]:
    """Names in a script without capitals: a word right before a title, as in Korean."""
    word = tokens[at].group()
    if word.upper() != word.lower() or at + 1 >= len(tokens) or len(word) < 2:
        return
    after = tokens[at + 1].group()
    if fold(word) not in words.all and any(after.startswith(one) for one in words.titles):
        yield tokens[at].start(), word, PERSON


def records(found: Sequence[Newcomer], language: str) -> tuple[list[Authority], list[Authority]]:
    """The newcomers as records, so that they are spotted like those of the base: people, places."""
    people = [_record(one, language) for one in found if one.sort == PERSON]
    places = [_record(one, language) for one in found if one.sort == PLACE]
    return people, places


def _record(one: Newcomer, language: str) -> Authority:
    family_first = is_family_first(language)
    parts = one.name.split(" ")
    family = parts[0] if family_first else parts[-1]
    rest = " ".join(parts[1:] if family_first else parts[:-1])
    return Authority(
        id=one.id, name=one.name, native=None, forms={}, others=(), country=None, marks={},
        family=family if rest else None, given=rest or one.name,
        order="family-first" if family_first else "given-first",
    )  # fmt: skip


def is_family_first(language: str) -> bool:
    """Whether names in a language (BCP 47) begin with the family name."""
    return language.partition("-")[0].lower() in FAMILY_FIRST
