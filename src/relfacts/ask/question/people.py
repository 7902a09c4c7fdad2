"""Who is named in a question, by the same reading as ``who``, and with which of its words."""

from __future__ import annotations

from relfacts.ask.question.parts import PERSON, Part
from relfacts.ask.question.words import joined
from relfacts.text.folding import key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from relfacts.ask.question.words import Word
    from relfacts.names.book import NameBook
    from relfacts.names.types import Form, Token

#: How a part is read of which the base says that it is somebody else, or knows nothing.
ABSENT, UNMEANT, UNREAD, SEVERAL = "absent", "unmeant", "unread", "several"


def people_in(words: Sequence[Word], taken: Collection[int], book: NameBook) -> list[Part]:
    """The people named among the words, in order.

    One who is not in the base has no ids, and ``how`` says why: ``absent`` for somebody of whom it
    says that it is another, ``unmeant`` for a person named to say who else is meant, ``unread`` for
    what looks like a name. Of ``several`` any may be meant. The words ``taken`` are no names.
    """
    from relfacts.names.phrases import names_in
    from relfacts.names.tokens import tokenise

    # A headline in capitals shows no names by them.
    shouted = not any(word.raw != word.raw.upper() for word in words) and len(words) > 1
    free = [at for at in range(len(words)) if at not in taken]
    text = joined([words[at] for at in free])
    found: list[Part] = []
    at = 0
    for mention in names_in(
        tokenise(text.lower() if shouted else _typed(words, free)), book
    ).named_by:
        place = _place_of(mention.tokens, words, free, at)
        if place is None:
            continue
        start, stop = place
        at = stop
        found += _parts(mention.groups, start, stop)
        if not mention.groups:
            how = UNMEANT if mention.unmeant else UNREAD
            name = " ".join(token.raw for token in mention.tokens)
            found.append(Part(PERSON, start, stop, name=name, how=how))
    return found


def mistyped(words: Sequence[Word], start: int, stop: int, book: NameBook) -> Part | None:
    """Somebody whose name some words are with a slip in it; None if they are no one's."""
    from relfacts.names.reading import read_names

    reading = read_names(joined(words[start:stop]), book)
    if reading.outcome != "found" or len(reading.matches) != 1:
        return None
    match = reading.matches[0]
    return Part(PERSON, start, stop, (match.owner.id,), match.owner.name, match.label)


def _typed(words: Sequence[Word], free: Sequence[int]) -> str:
    """The free words with the genitives and breaks that tell names apart."""
    typed: list[str] = []
    for at in free:
        word = words[at]
        if word.broken and typed:
            typed[-1] += ","
        typed.append(f"{word.raw}'s" if word.owns else word.raw)
    return " ".join(typed)


def _parts(groups: Sequence[Sequence[Form]], start: int, stop: int) -> list[Part]:
    """A part for each who is named by the same words: the Trump-Kim summit."""
    found = []
    for forms in groups:
        known = {form.owner.id: form for form in reversed(forms) if form.owner.known}
        if not known:
            found.append(Part(PERSON, start, stop, name=forms[0].owner.name, how=ABSENT))
            continue
        first = next(iter(known.values()))
        how = SEVERAL if len(known) > 1 else first.label
        name = first.owner.name if len(known) == 1 else ""
        found.append(Part(PERSON, start, stop, known, name, how))
    return found


def _place_of(
    tokens: Sequence[Token], words: Sequence[Word], free: Sequence[int], at: int
) -> tuple[int, int] | None:
    """From which word to which some tokens stand; a word may hold several of them."""
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
