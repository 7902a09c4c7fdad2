"""Decides with the words of the base whether a text is a command or a question.

``relfacts --base peaks ascents`` lists the ascents, if the base declares such a kind; *who climbed
Norvan* is not a name, if its kinds have such a verb.
"""

from __future__ import annotations

from relfacts.base.openbase import OpenBase
from relfacts.errors import UsageError
from relfacts.languages.dictionary import DATES, QUESTIONS
from relfacts.text.folding import fold
from relfacts.text.letters import one_slip
from relfacts.text.shell import quoted
from relfacts.text.typed import in_quotes


def plural_meant(base: OpenBase, text: str) -> str | None:
    """The plural that ``text`` means; None if it is a question.

    Raises UsageError if its first word is nearly a plural, and not a word of the base or a
    language.
    """
    if base.declared.kind_listed_by(text):
        return text
    first = text.split()[0] if text.split() else ""
    word = fold(first)
    near = [kind.plural for kind in base.declared.kinds.values() if one_slip(word, kind.plural)]
    known = QUESTIONS.entries(word) or DATES.entries(word) or base.knows(word)
    if near and not known:
        hint = base.line(quoted(near[0]))
        raise UsageError(f"No such command {in_quotes(first)}", f"did you mean {hint}?")
    return None


def takes_no_text(base: OpenBase, text: str) -> bool:
    """Whether ``text`` begins with a plural and has more words: ascents by Herzog."""
    return any(text.startswith(f"{kind.plural} ") for kind in base.declared.kinds.values())


def tells_a_deed(base: OpenBase, text: str) -> bool:
    """Whether it begins with a verb of the base's own kinds, and goes on: climbed Norvan.

    The verb is in lower case, unlike a name. After a small word (was, did) it may be the last word.
    """
    words = text.split()
    at = 0
    while at < len(words) - 1 and QUESTIONS.has("idle", fold(words[at])):
        at += 1
    told = {words[at], words[-1]} if at else {words[0]} if len(words) > 1 else set()
    return any(word == word.lower() and base.kinds_meant(fold(word)).get("verb") for word in told)


def asks_with_a_verb(text: str, base: OpenBase) -> bool:
    """Whether a text for a name holds a verb, so that it may be the rest of a question: did Arai
    hand over to.

    The verb is in lower case, and not the first word: a name may begin so, Grant Arai. In a text
    without capitals a small word must come first.
    """
    words = text.split()
    small = text == text.lower()
    if not words or (small and not QUESTIONS.has("idle", fold(words[0]))):
        return False
    return any(
        word == word.lower() and (QUESTIONS.has("verb", key) or base.kinds_meant(key).get("verb"))
        for word, key in ((word, fold(word)) for word in words[1:])
    )
