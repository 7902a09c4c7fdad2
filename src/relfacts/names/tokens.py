"""A text as a row of words: without markup, with look-alike letters replaced and breaks noted."""

from __future__ import annotations

import unicodedata

from relfacts.names.types import Token, undisguised

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OF_LETTERS = {"0": "o", "1": "li", "3": "e", "4": "a", "5": "s", "6": "b", "7": "t", "8": "b"}
_MOST_DIGITS = 4


def tokenise(text: str) -> list[Token]:
    """The words of ``text`` without markup, possessives and signs."""
    plain = _in_small_letters(unicodedata.normalize("NFKC", text.replace("´", "'")))
    if not _is_plain(plain):
        from relfacts.names.signs import divided

        row = divided(plain)
    else:
        row = [
            Token(piece, joined=place > 0)
            for word in undisguised(plain).split()
            for place, piece in enumerate(word.split("-"))
        ]
    # A letter that only lengthens another, or is an accent, is no word by itself.
    return [token for token in row if token.folded]


def _in_small_letters(text: str) -> str:
    """A text of several words without lower case as if it had it: ART TRUMP is Art Trump."""
    if " " not in text.strip() or text.upper() != text or text.lower() == text:
        return text
    import re

    from relfacts.names.ranks import is_roman

    return re.sub(
        r"[^\W_]+", lambda word: word[0] if is_roman(word[0]) else word[0].capitalize(), text
    )


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


def _is_disguised(token: Token) -> bool:
    letters = token.raw.isascii() and any(ch.isalpha() for ch in token.raw)
    return letters and any(ch in _OF_LETTERS for ch in token.raw)


def _is_plain(text: str) -> bool:
    """Whether the text has only words, with spaces or single hyphens between them."""
    letters = text.replace(" ", "").replace("-", "")
    if letters and not letters.isalnum():
        return False
    return "-" not in text or not any(
        "-" in (word[:1], word[-1:]) or "--" in word for word in text.split(" ")
    )
