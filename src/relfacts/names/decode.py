"""Names that a machine or a keyboard has distorted.

HTML entities, percent-encoding, bytes in a wrong encoding; and Vietnamese typed where no input
method turns the keys into letters: Telex (``Nguyeenx``), VNI (``Nguye6n4``), VIQR (``Nguye^~n``).
In each, some keys change the vowel before them and one sets the tone of the syllable, wherever in
it the key is pressed. So syllables are compared by their letters and their tone.
"""

from __future__ import annotations

import unicodedata

from relfacts.text.folding import VOWELS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from relfacts.names.book import NameBook
    from relfacts.names.types import Form

    Syllable = tuple[str, str]

# The first bytes of accented letters in UTF-8, as they look in the encodings of Windows and Latin.
_MISREAD = frozenset("ÃÂÄÅÆáâăƒ°±²³Ðà")

_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_TONES = "\u0301\u0300\u0309\u0303\u0323"

_TELEX = dict(zip("sfrxj", _TONES, strict=True))
_VNI = dict(zip("12345", _TONES, strict=True))
_VIQR = dict(zip("'`?~.", _TONES, strict=True))
_SHAPES = {"6": _CIRCUMFLEX, "7": _HORN, "8": _BREVE, "^": _CIRCUMFLEX, "+": _HORN, "(": _BREVE}


def undone(text: str) -> Iterator[tuple[str, str]]:
    """The texts that ``text`` may have been, each with a description of the change."""
    if "&" in text and ";" in text:
        import html

        yield html.unescape(text), "HTML entities"
    if "%" in text:
        from urllib.parse import unquote

        yield unquote(text), "percent-encoding"
    if not _MISREAD.isdisjoint(text):
        for encoding in ("cp1252", "latin-1"):
            try:
                yield text.encode(encoding).decode("utf-8"), "bytes in a wrong encoding"
            except UnicodeError:
                continue


def read_keystrokes(text: str, book: NameBook) -> list[Form]:
    """The whole names that the keys spell, with every accent; none if all keys are only letters."""
    words = text.lower().split()
    typed = [_typed(word) for word in words]
    if not text.isascii() or [letters for letters, _ in typed] == words:
        return []
    closed = "".join(_plain(letters) for letters, _ in typed)
    return [
        form
        for form in book.whole(closed)
        if form.accented
        and form.owner.known
        and [_written(word) for word in form.text.lower().split()] == typed
    ]


def _typed(word: str) -> Syllable:
    """The letters and the tone that a row of keys produces."""
    letters: list[str] = []
    tone = ""
    for key in word:
        last = letters[-1] if letters else ""
        voiced = any(letter[0] in VOWELS for letter in letters)
        mark = _VNI.get(key) or _VIQR.get(key) or (_TELEX.get(key) if voiced else None)
        if mark:
            tone = mark
        elif key in _SHAPES and last:
            letters[-1] += _SHAPES[key]
        elif key == last and key in "aeo":
            letters[-1] += _CIRCUMFLEX
        elif key == "w" and last in ("a", "o", "u"):
            letters[-1] += _BREVE if last == "a" else _HORN
            if letters[-2:-1] == ["u"] and last == "o":
                letters[-2] += _HORN
        elif (key == last == "d") or (key == "9" and last == "d"):
            letters[-1] = "đ"
        else:
            letters.append(key)
    return unicodedata.normalize("NFC", "".join(letters)), tone


def _written(word: str) -> Syllable:
    """The letters and the tone of a syllable that is spelled correctly."""
    parts = unicodedata.normalize("NFD", word)
    tone = "".join(part for part in parts if part in _TONES)
    letters = "".join(part for part in parts if part not in _TONES)
    return unicodedata.normalize("NFC", letters), tone


def _plain(letters: str) -> str:
    parts = unicodedata.normalize("NFD", letters.replace("đ", "d"))
    return "".join(part for part in parts if part.isalpha())
