"""The words of a question, with what has been made of them."""

from __future__ import annotations

from relfacts.text.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Signs that may stand around a word and are no part of it.
_SIGNS = "\"'“”‘’«»„‟()[]{}<>,.;:!?…¿¡、。，？！·"
_POSSESSIVES = ("'s", "’s", "s'", "s’")


# The first and the last letter of a script whose words carry endings, cut off one by one: 방문했다.
_HANGUL = ("\uac00", "\ud7a3")


def is_hangul(text: str) -> bool:
    """Whether a word is written in Hangul."""
    return _HANGUL[0] <= text[:1] <= _HANGUL[1]


class Word:
    """A word as typed, without the signs around it.

    ``folded`` is without case and accents; ``accented`` says that it was typed with accents, and
    then stands for no other word. ``broken``: a sign that ends a clause stands before it. ``owns``:
    it was a genitive. ``quoted``: it stands in quotes with others.
    """

    __slots__ = ("accented", "broken", "folded", "owns", "raw")

    def __init__(self, raw: str, broken: bool = False, owns: bool = False) -> None:
        self.raw = raw
        self.folded = fold(raw)
        self.accented = not raw.isascii()
        self.broken = broken
        self.owns = owns

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.raw[:1] != self.raw[:1].lower()


def words_of(text: str) -> list[Word]:
    """The words of a question, in order."""
    return list(_words(text))


def _words(text: str) -> Iterator[Word]:
    broken = False
    for typed in text.split():
        bare = typed.strip(_SIGNS)
        if not bare:
            broken = True
            continue
        before = typed[: typed.index(bare)]
        owns = next((len(end) for end in _POSSESSIVES if bare.lower().endswith(end)), 0)
        stem = bare[: len(bare) - owns] if owns and bare[-owns:].lower() != "s'" else bare
        word = Word(stem or bare, broken or bool(before.strip("\"'“‘«(")), bool(owns))
        if word.folded:
            yield word
        broken = typed[-1] in ",;:.!?)"


def joined(words: Sequence[Word]) -> str:
    """Some words as they were typed."""
    return " ".join(word.raw for word in words)
