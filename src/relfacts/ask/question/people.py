"""Finds the people named in a question, read as by ``who``, and the words that name them."""

from __future__ import annotations

from relfacts.ask.question.parts import EXCEPT, KIND, PERSON, TOPIC, VERB, WORD, Part
from relfacts.ask.question.words import is_hangul, joined
from relfacts.languages.dictionary import NAMES, QUESTIONS
from relfacts.text.folding import key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from relfacts.ask.question.words import Word
    from relfacts.names.book import NameBook
    from relfacts.names.types import Form, Token
#: How a part was read if the base says that it is somebody else, or knows nothing.
ABSENT, UNMEANT, UNREAD, SEVERAL = "absent", "unmeant", "unread", "several"

# The longest words for an exception, and the longest name, have this many words.
_LONGEST_EXCEPTION, _LONGEST_NAME = 4, 4

# Categories of words for people.
_PEOPLE = ("relation", "title", "occupation")

# Categories of words that turn the person named into somebody else.
_OTHERS = ("exclusion", "relation")


def people_in(
    words: Sequence[Word],
    taken: Collection[int],
    book: NameBook,
    place_at: Callable[[int], int],
    told: Callable[[int], str],
) -> list[Part]:
    """The people named among the words, in order.

    One who is not in the base has no ids, and ``how`` says why: ``absent`` for somebody of whom it
    says that it is another, ``unmeant`` for a person named to say who else is meant, ``unread`` for
    what looks like a name. Of ``several`` any may be meant. The words ``taken`` are no names;
    ``place_at`` says where a place ends that begins at a word, 0 if none does; ``told`` what a word
    tells of a deed as: a kind, a verb, a topic, an ordinary word, or nothing.
    """
    from relfacts.names.phrases import names_in
    from relfacts.names.tokens import tokenise

    # In a headline in capitals, capitals do not mark names.
    shouted = not any(word.raw != word.raw.upper() for word in words) and len(words) > 1
    found, excepted = _excepted(words, book)
    free = [at for at in range(len(words)) if at not in taken and at not in excepted]
    text = joined([words[at] for at in free])
    at = 0
    said = [at for at in free if _only_tells(words, at, told(at)) or _is_owned(words, at)]
    tokens = tokenise(text.lower() if shouted else _typed(words, free, said))
    for mention in names_in(tokens, book, {words[at].folded for at in said}).named_by:
        place = _place_of(mention.tokens, words, free, at)
        if place is None:
            continue
        start, stop = place
        if len(mention.groups) == 1:
            # A title may come before an "and", but words joined to a name are not its title.
            start = max(
                (at + 1 for at in range(start, stop - 1) if _joins(words[at])), default=start
            )
        led = start and QUESTIONS.has("way", words[start - 1].folded)
        if led and (cut := place_at(start)) and start < cut < stop:
            start = cut  # во Вьетнам Ли Ён Хо
        at = stop
        if mention.unmeant and not mention.groups:
            # A place that begins behind a name ends it: 김정은 동당역에서.
            foreign = stop < len(words) and not words[stop].raw.isascii()
            over = bool(excepted) and any(word.broken for word in words[1 : start + 1])
            over = over or bool(foreign and place_at(stop))
            clause = over or _is_of_another_clause(words, start, stop)
            if clause and (out := mistyped(words, start, stop, book)):
                found.append(out)
                continue
            plain = _only_asked(words, free, start) or _way(words, start, stop, book)
            known = mistyped(words, start, stop, book) if plain else None
            if known and not words[stop - 1].owns:
                known.way = _way(words, start, stop, book)
                found.append(known)
                continue
        parts = _parts(mention.groups, start, stop, mention.tokens, book)
        for part in parts:
            part.way = _way(words, start, stop, book)
        found += parts
        if not mention.groups:
            how = UNMEANT if mention.unmeant else UNREAD
            name = " ".join(token.raw for token in mention.tokens)
            found.append(Part(PERSON, start, stop, name=name, how=how))
    return found


def _only_tells(words: Sequence[Word], at: int, told: str) -> bool:
    """Whether a word can only tell what is done: a verb with a capital may be a first name, Grant
    Arai; where nothing has a capital, so may one before another word.
    """
    if told == TOPIC:
        return not words[at].capital
    if told == WORD:
        return not words[at].capital and any(word.capital for word in words)
    if told != VERB:
        return told == KIND and (at == 0 or not words[at].capital)
    if any(word.capital for word in words):
        return not words[at].capital
    after = words[at + 1 : at + 2]
    return not after or bool(after[0].broken or QUESTIONS.entries(after[0].folded))


def _is_owned(words: Sequence[Word], at: int) -> bool:
    """Whether a word in lower case is owned by what is before it, and nobody: Kim's activities."""
    owned = bool(at) and words[at - 1].owns and not words[at].capital
    return owned and not any(NAMES.has(sort, words[at].folded) for sort in _PEOPLE)


def _excepted(words: Sequence[Word], book: NameBook) -> tuple[list[Part], set[int]]:
    """The people named only to be left out, and all the words for that: besides Trump, 트럼프 말고.

    These words belong to them alone: they do not turn another name into somebody else.
    """
    found: list[Part] = []
    taken: set[int] = set()
    for at in range(len(words)):
        for stop in range(min(len(words), at + _LONGEST_EXCEPTION), at, -1):
            folded = " ".join(word.folded for word in words[at:stop])
            rows = [row for row in QUESTIONS.entries(folded) if row[1] == EXCEPT]
            if not rows or at in taken or any(word.broken for word in words[at + 1 : stop]):
                continue
            taken |= set(range(at, stop))
            after = rows[0][2] == "after"
            best = None
            for n in range(1, _LONGEST_NAME + 1):
                first, last = (at - n, at) if after else (stop, stop + n)
                row = words[max(first, 0) : last]
                if first < 0 or last > len(words) or any(word.broken for word in row[1:]):
                    break
                edge = row[0 if after else -1]
                # A word that continues the question is not part of a name: кроме Хо Ши Мина ездил.
                if best and not edge.capital and QUESTIONS.entries(edge.folded):
                    break
                best = mistyped(words, first, last, book) or best
            if best:
                found.append(best)
                taken |= set(range(best.start, best.stop))
            break
    return found, taken


def _is_of_another_clause(words: Sequence[Word], start: int, stop: int) -> bool:
    """Whether a name begins a clause about the word before it: a park that Kim toured."""
    relative = start and NAMES.has("pronoun", words[start - 1].folded, "relative")
    return bool(relative) and any(
        QUESTIONS.has("verb", word.folded) for word in words[stop : stop + 1]
    )


def mistyped(words: Sequence[Word], start: int, stop: int, book: NameBook) -> Part | None:
    """The person of whose name some words are a slip; None if there is none."""
    from relfacts.names.reading import read_names

    reading = read_names(joined(words[start:stop]), book)
    if reading.outcome != "found" or len(reading.matches) != 1:
        return None
    match = reading.matches[0]
    return Part(PERSON, start, stop, (match.owner.id,), match.owner.name, match.label)


def _typed(words: Sequence[Word], free: Sequence[int], said: Collection[int]) -> str:
    """The free words with the genitives and breaks that separate names; what is ``said`` of them
    without capitals.
    """
    typed: list[str] = []
    for at in free:
        word = words[at]
        if word.broken and typed:
            typed[-1] += ","
        raw = word.raw.lower() if at in said else word.raw
        typed.append(f"{raw}'s" if word.owns else raw)
        # Words written together are one word of a name: d'Estaing.
        if len(typed) > 1 and (typed[-2].endswith("'") or word.raw.startswith("-")):
            typed[-2:] = ["".join(typed[-2:])]
    return " ".join(typed)


def _parts(
    groups: Sequence[Sequence[Form]],
    start: int,
    stop: int,
    tokens: Sequence[Token],
    book: NameBook,
) -> list[Part]:
    """A part for each person named by the same words: the Trump-Kim summit."""
    found = []
    for forms in groups:
        known = {form.owner.id: form for form in reversed(forms) if form.owner.known}
        if not known and (meant := _slip(tokens, book)):
            how = f"a slip for {meant.owner.name}"
            found.append(Part(PERSON, start, stop, (meant.owner.id,), meant.owner.name, how))
            continue
        if not known:
            found.append(Part(PERSON, start, stop, name=forms[0].owner.name, how=ABSENT))
            continue
        first = next(iter(known.values()))
        how = SEVERAL if len(known) > 1 else first.label
        name = first.owner.name if len(known) == 1 else ""
        found.append(Part(PERSON, start, stop, known, name, how))
    return found


def _way(words: Sequence[Word], start: int, stop: int, book: NameBook) -> str:
    """The role that the ending of a name expresses: 김정은이 does it, 김정은을 is its object."""
    raw = words[stop - 1].raw
    typed = key(joined(words[start:stop]))
    if not (is_hangul(raw) or words[stop - 1].has_kana) or book.keys_among([typed]):
        return ""
    for length in range(1, len(raw)):
        ending = key(raw[-length:])
        ways = [row[2] for row in QUESTIONS.entries(ending) if row[1] == "way"]
        if ways and book.keys_among([typed.removesuffix(ending)]):
            return ways[0]
    return ""


def _only_asked(words: Sequence[Word], free: Sequence[int], start: int) -> bool:
    """Whether there are only words of questions before a name: the first visit of Kim.

    Then no word there means that somebody else is meant; nor if a verb has the person as its
    object.
    """
    if start and QUESTIONS.has("verb", words[start - 1].folded):
        return True
    before = [words[at].folded for at in free if at < start]
    if any(_turns_away(before[at:]) for at in range(len(before))):
        return False
    at = 0
    while at < len(before):
        rows = (row[0].split() for row in QUESTIONS.beginning(before[at]))
        length = max((len(row) for row in rows if before[at : at + len(row)] == row), default=0)
        if not length:
            return False
        at += length
    return bool(before)


def _turns_away(row: Sequence[str]) -> bool:
    """Whether folded words begin with words that mean somebody else: anyone but."""
    known = (one[0].split() for one in NAMES.beginning(row[0]) if one[1] in _OTHERS)
    return any([*row[: len(one)]] == one for one in known)


def _joins(word: Word) -> bool:
    return NAMES.has("conjunction", word.folded)


def _slip(tokens: Sequence[Token], book: NameBook) -> Form | None:
    """The one person of the base whose name was typed with an extra letter; None if there is none.

    This holds even if it could be a slip for somebody absent: a question asks for somebody the base
    may know, and people who are absent are only named there so that their exact names can be told
    apart.
    """
    typed = "".join(token.folded for token in tokens)
    if book.keys_among([typed]):
        return None
    shorter = sorted({typed[:at] + typed[at + 1 :] for at in range(len(typed))})
    forms = [form for at in book.keys_among(shorter) for form in book.whole(at)]
    people = {form.owner.id: form for form in forms if form.owner.known}
    return next(iter(people.values())) if len(people) == 1 else None


def _place_of(
    tokens: Sequence[Token], words: Sequence[Word], free: Sequence[int], at: int
) -> tuple[int, int] | None:
    """The first and last word of some tokens; a word may contain several of them."""
    wanted = "".join(token.folded for token in tokens)
    for begin in range(len(free)):
        if free[begin] < at:
            continue
        text = ""
        for end in range(begin, len(free)):
            text += key(words[free[end]].raw)
            if text == wanted or (text.startswith(wanted) and end == begin):
                return free[begin], free[end] + 1
            if len(text) > len(wanted):
                break
    return None
