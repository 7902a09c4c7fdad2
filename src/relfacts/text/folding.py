"""Text without what readers do not type: case, accents, hyphens, width, invisible characters.

Folding is for looking up, never for showing. One function with one table serves the build and the
lookup, so that their keys always match. The table is filled as characters are met; a text is then
folded by the two fastest things Python has, ``normalize`` and ``translate``. ASCII text needs no
character database, and does not load it.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: The folded letters that are vowels.
VOWELS = frozenset("aeiouy")

#: What a lost letter folds to: a character that matches no letter.
LOST = "\ufffd"

# Replacement characters that fonts, encodings and editors substitute for letters they lack, in
# addition to characters without any meaning (private use, lone surrogates, bytes that are not
# text).
_BOXES = frozenset("\ufffd□▯〓○")
_MEANINGLESS = ("Co", "Cs", "Cn")
_C1 = ("\u0080", "\u009f")

# Letters that Unicode does not decompose, as most people type them.
_LETTERS = {
    "đ": "d", "ɖ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe",
    "þ": "th", "ŋ": "ng", "ə": "e",
    # One Arabic letter, two keyboards (Arabic and Persian).
    "ك": "ک", "ي": "ی", "ى": "ی", "ة": "ه", "ٱ": "ا", "ۆ": "و",
}  # fmt: skip

# Apostrophes and the like belong to a word (Zheng'en, Sup’ung); all other signs end it.
_INSIDE_WORDS = frozenset("'’‘‛ʼʻʽʾʿʹˈˊˋ`´′‵·׳״՚ꞌ")

# Accents proper (Latin, Greek, Cyrillic), and the vowel points of Arabic and Hebrew, which
# newspapers leave out. The combining marks of other scripts belong to their letters and are kept.
_DROPPED = (("\u0300", "\u036f"), ("\u0591", "\u05c7"), ("\u0640", "\u0640"), ("\u064b", "\u065f"))

# The range of Chinese characters, which have a traditional and a simplified form.
_HAN = ("\u3400", "\u9fff")

# Hiragana becomes katakana.
_HIRAGANA = ("\u3041", "\u3096", 0x60)


def fold(text: str) -> str:
    """``text`` in lower case, without accents and signs, its words separated by single spaces.

    Vietnamese Đ becomes d; composed and decomposed, full-width and hyphenated spellings give the
    same text. A character that stands for a lost letter becomes LOST.
    """
    if "?" in text:
        text = _without_questions(text)
    if not text.isascii():
        from unicodedata import normalize

        # Unicode decomposes an acute on its own into a space with an accent.
        text = normalize("NFKC", text.replace("´", "'"))
    return " ".join(text.translate(_TABLE).split())


def plain(text: str) -> str:
    """``text`` in lower case with composed accents, for comparing spellings."""
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFC", text)
    return text.lower()


def words(text: str) -> list[str]:
    """The folded words of ``text``."""
    return fold(text).split()


def singular(word: str) -> str:
    """An English word without its plural ending: countries, losses, visits; not news."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "news"))
    return word[:-1] if plural else word


def key(text: str) -> str:
    """``text`` folded, without spaces: the same key for spellings with a space, a hyphen or
    neither.
    """
    return fold(text).replace(" ", "")


def tables() -> dict[str, Any]:
    """The tables of folding, for a program in another language that folds alike."""
    from relfacts.text.han import SIMPLER

    return {
        "letters": _LETTERS,
        "han": SIMPLER,
        "inside": sorted(_INSIDE_WORDS),
        "dropped": [[ord(first), ord(last)] for first, last in _DROPPED],
    }


def _without_questions(text: str) -> str:
    """``text`` with LOST for each question mark that an encoding put in place of a letter.

    These are question marks before a letter, after a word of one letter or an apostrophe, as an
    initial, or at the beginning of the text: no question ends there.
    """
    import re

    lost = r"\?+(?=\w)|(?<=\b\w)\?+|(?<=\w['’])\?+|(?<!\w)\?+(?=\.)|\A\W*?\?+(?=\W*\w)"
    return re.sub(lost, lambda found: found[0].replace("?", LOST), text)


class _Table(dict[int, str]):
    """What each character folds to, worked out when the character is first met."""

    def __missing__(self, code: int) -> str:
        ch = chr(code)
        self[code] = folded = _ascii(ch) if ch.isascii() else _character(ch)
        return folded


_TABLE = _Table()


def _ascii(ch: str) -> str:
    if ch.isalnum():
        return ch.lower()
    return "" if ch in _INSIDE_WORDS else " "


def _character(ch: str) -> str:
    from unicodedata import category, normalize

    if ch in _LETTERS:
        return _LETTERS[ch]
    if _HAN[0] <= ch <= _HAN[1]:
        from relfacts.text.han import SIMPLER

        return SIMPLER.get(ch, ch)
    if ch in _BOXES or category(ch) in _MEANINGLESS:
        return LOST
    if _C1[0] <= ch <= _C1[1] and not ch.isspace():
        return LOST
    plain = "".join(
        _LETTERS.get(part, part)
        for part in normalize("NFKD", ch).casefold()
        if not any(first <= part <= last for first, last in _DROPPED)
    )
    return "".join(map(_letter, normalize("NFKC", plain)))


def _letter(ch: str) -> str:
    if _HIRAGANA[0] <= ch <= _HIRAGANA[1]:
        ch = chr(ord(ch) + _HIRAGANA[2])
    # Unicode counts the ʻokina and its like as letters.
    if ch in _INSIDE_WORDS:
        return ""
    if ch.isalnum():
        return _LETTERS.get(ch, ch)
    from unicodedata import category

    kind = category(ch)
    if kind[0] == "M":
        return ch
    # Zero-width joiners, soft hyphens and direction marks are invisible and do not separate words.
    return "" if kind == "Cf" else " "
