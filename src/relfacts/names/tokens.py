"""A text as a row of words: without markup, look-alike letters undone, breaks remembered."""

from __future__ import annotations

import unicodedata

from relfacts.text.folding import fold, key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Letters of other alphabets that look Latin.
_LOOK_ALIKES = str.maketrans(
    "АВЕКМНОРСТХУІЈЅаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧον", "ABEKMHOPCTXYIJSaeopcyxijsABEZHIKMNOPTYXov"
)
_OF_LETTERS = {"0": "o", "1": "li", "3": "e", "4": "a", "5": "s", "6": "b", "7": "t", "8": "b"}
_MOST_DIGITS = 4


class Token:
    """A word of the text: as typed, folded, and how it follows the word before.

    ``capital``: it begins with a capital; ``broken``: a sign that ends names stands before it;
    ``joined``: nothing but a hyphen does; ``owns``: it was a genitive, Trump's; ``dotted``: a full
    stop follows, as after an initial.
    """

    __slots__ = ("broken", "capital", "dotted", "folded", "joined", "owns", "raw")

    def __init__(
        self,
        raw: str,
        broken: bool = False,
        joined: bool = False,
        owns: bool = False,
        dotted: bool = False,
    ) -> None:
        self.raw = raw
        self.folded = key(raw)
        self.capital = raw[:1] != raw[:1].lower()
        self.broken = broken
        self.joined = joined
        self.owns = owns
        self.dotted = dotted

    @property
    def plain(self) -> str:
        """The word in small letters, its accents kept."""
        return unicodedata.normalize("NFC", self.raw).casefold()


def tokenise(text: str) -> list[Token]:
    """The words of ``text`` without markup, possessives and signs."""
    plain = unicodedata.normalize("NFKC", text)
    if not _is_plain(plain):
        from relfacts.names.signs import divided

        return divided(plain)
    return [
        Token(piece, joined=place > 0)
        for word in undisguised(plain).split()
        for place, piece in enumerate(word.split("-"))
    ]


def without_digits(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens with digits inside words read as the letters they look like: J0ng, I1."""
    digits = [ch for token in tokens if _is_disguised(token) for ch in token.raw if ch.isdigit()]
    if not digits or len(digits) > _MOST_DIGITS:
        return
    for one in "li" if "1" in digits else "l":
        letters = {digit: as_[0] for digit, as_ in _OF_LETTERS.items()} | {"1": one}
        yield [
            Token("".join(letters.get(ch, ch) for ch in token.raw), token.broken, token.joined)
            if _is_disguised(token)
            else token
            for token in tokens
        ]


def with_small_l(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with a capital I inside a word read as the l it looks like: Kim II Sung.

    And the l before it as an I; the same tokens, if there is none.
    """
    return [
        Token(_undone(token.raw), token.broken, token.joined)
        if "I" in token.raw[1:] and token.raw.isascii()
        else token
        for token in tokens
    ]


def _undone(raw: str) -> str:
    first = "I" if raw[0] == "l" else raw[0]
    return first + raw[1:].replace("I", "l")


def is_latin(text: str) -> bool:
    """Whether all letters of ``text``, folded, are plain Latin ones."""
    return fold(text).replace(" ", "").isascii()


def _is_disguised(token: Token) -> bool:
    letters = token.raw.isascii() and any(ch.isalpha() for ch in token.raw)
    return letters and any(ch in _OF_LETTERS for ch in token.raw)


def _is_plain(text: str) -> bool:
    """Whether there is nothing in the text but words, with spaces or single hyphens between."""
    return all(ch.isalnum() or ch in " -" for ch in text) and not any(
        "-" in (word[:1], word[-1:]) or "--" in word for word in text.split(" ")
    )


def undisguised(text: str) -> str:
    """``text`` with look-alike letters made Latin, where it is Latin but for them."""
    if text.isascii():
        return text
    plain = text.translate(_LOOK_ALIKES)
    foreign = [ch for ch in plain if ch.isalpha() and ("\u0370" <= ch <= "\u052f")]
    latin = any(ch.isascii() and ch.isalpha() for ch in text)
    return plain if latin and not foreign else text
