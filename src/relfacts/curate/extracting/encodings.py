"""Texts that are not UTF-8: suggests the likely encoding, and never converts without asking."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache

from relfacts.curate.extracting.found import Extract
from relfacts.curate.extracting.prose import paragraph
from relfacts.errors import EvidenceError, UsageError
from relfacts.languages.files import languages, words_of
from relfacts.languages.sources import CATEGORIES
from relfacts.text.shell import quoted

# Common names of the most frequent encodings; the others have the names of the standard library.
_NAMES = {
    "cp1250": "Windows-1250", "cp1251": "Windows-1251", "cp1252": "Windows-1252",
    "cp1253": "Windows-1253", "cp1254": "Windows-1254", "cp1255": "Windows-1255",
    "cp1256": "Windows-1256", "cp1257": "Windows-1257", "cp1258": "Windows-1258",
    "iso8859-1": "ISO-8859-1", "cp949": "EUC-KR", "euc_kr": "EUC-KR", "cp932": "Shift-JIS",
    "shift_jis": "Shift-JIS", "utf-16": "UTF-16", "utf-32": "UTF-32", "koi8-r": "KOI8-R",
    "gb18030": "GB18030", "big5": "Big5", "euc_jp": "EUC-JP",
}  # fmt: skip

# Encodings with one byte for each letter, the most frequent first.
_SINGLE = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "cp1258", "cp1256", "koi8-r",
    "iso8859-2", "iso8859-5", "iso8859-7", "mac-roman", "cp850", "cp852", "cp866", "tis-620",
)  # fmt: skip
_MULTIBYTE = frozenset(
    ("euc_kr", "cp949", "johab", "shift_jis", "cp932", "euc_jp", "iso2022_jp", "gb2312", "gbk",
     "gb18030", "big5", "big5hkscs", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
)  # fmt: skip
_SAMPLE = 100_000
# Files with fewer words do not contain all letters of their language.
_FEW = 25
_SURE = 0.6

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def is_wide(content: bytes) -> bool:
    """Whether the first bytes of a text say that its characters have two or four bytes."""
    return content.startswith(_WIDE)


def text(content: bytes, name: str, encoding: str | None) -> Extract | None:
    """A text in another encoding, as UTF-8 line by line; None if it already is UTF-8.

    Raises EvidenceError if it is neither in UTF-8 nor in the ``encoding`` that was named.
    """
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        if encoding is None:
            raise unreadable(content, name, error) from error
    else:
        if encoding is None or _codec(encoding) == "utf-8":
            return None
        raise UsageError(f"{name} is UTF-8 already", "leave --encoding out")
    codec = _codec(encoding)
    try:
        lines = content.decode(codec).replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        message = f"{name} is not {encoding}: byte {error.start + 1}"
        raise EvidenceError(message, _hint(content, name)) from error
    # Form feeds of the text itself separate its pages and stay where they are.
    pages = lines.removeprefix("\ufeff").removesuffix("\n").split("\n\f")
    found = Extract([[_line(line) for line in page.split("\n")] for page in pages])
    found.paged = len(pages) > 1
    found.remarks.append(
        f"read as {_NAMES.get(codec, encoding)}: look whether every letter is right"
    )
    return found


def _line(text: str) -> str:
    return "\f".join(paragraph(part) for part in text.split("\f"))


def encoding_of(content: bytes, is_it: Callable[[bytes], bool]) -> str:
    """The name of the encoding in which a known text was saved; "" if it is none.

    ``is_it`` says whether a text in UTF-8 is that text, so nothing is guessed.
    """
    for codec in dict.fromkeys((*_SINGLE, *_NAMES)):
        with suppress(UnicodeError):
            if is_it(content.decode(codec).replace("\r\n", "\n").encode()):
                return _NAMES.get(codec, codec)
    return ""


def unreadable(content: bytes, name: str, error: UnicodeDecodeError) -> EvidenceError:
    """The error for a text that is not UTF-8: the likely encoding, and what to type."""
    like = looks_like(content)
    told = f"looks like {_NAMES.get(like, like)}" if like else f"byte {error.start + 1}"
    return EvidenceError(f"{name} is not UTF-8: {told}", _hint(content, name))


def _hint(content: bytes, name: str) -> str:
    like = looks_like(content)
    if not like:
        return "save it as UTF-8 with the program that made it"
    typed = f"relfacts new {quoted(name)} --encoding {_NAMES.get(like, like)}"
    return f"if that is right: {typed}"


def looks_like(content: bytes) -> str | None:
    """The encoding that a text seems to be in, judged by its content; None if it may be any.

    charset-normalizer finds the family of the encoding. Among encodings with one byte for each
    letter, the letters and words in the language files decide more reliably.
    """
    from charset_normalizer import from_bytes

    sample = content[:_SAMPLE]
    best = from_bytes(sample).best()
    found = codecs.lookup(best.encoding).name if best else None
    if found in ("utf-8", "ascii"):
        found = None
    if found and (is_wide(content) or found in _MULTIBYTE):
        return found
    scores = {codec: score for codec in _SINGLE if (score := _sense(sample, codec)) > _SURE}
    return max(scores, key=lambda codec: scores[codec], default=found)


def _sense(sample: bytes, codec: str) -> float:
    """How plausible a text is in an encoding, in the language that fits it best."""
    try:
        text = unicodedata.normalize("NFC", sample.decode(codec))
    except UnicodeDecodeError:
        return 0.0
    if any(unicodedata.category(ch) == "Cc" and not ch.isspace() for ch in text):
        return 0.0
    words = re.findall(r"[^\W\d_]+", text)
    marked = [word for word in words if not word.isascii()]
    if not marked:
        return 0.0
    best = 0.0
    for letters, known in _alphabets().values():
        fitting = sum(letters.issuperset(word.lower()) and _is_written(word) for word in marked)
        said = sum(word.lower() in known for word in words)
        best = max(best, fitting / len(marked) + said / len(words))
    return best


def _is_written(word: str) -> bool:
    """Whether a word is in one script, and has capitals only where words have them."""
    cased = word.islower() or word.istitle() or word.isupper() or word.lower() == word.upper()
    return cased and len({unicodedata.name(ch, "").partition(" ")[0] for ch in word}) == 1


@lru_cache(maxsize=1)
def _alphabets() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """The letters and the words of each language that has a file."""
    found = {}
    for language in languages():
        words = [word.spelling.lower() for word in words_of(language, CATEGORIES)]
        letters = frozenset(ch for word in words for ch in word if ch.isalpha())
        if len(words) > _FEW:
            found[language] = (letters, frozenset(words))
    return found


def _codec(encoding: str) -> str:
    """The library's name of an encoding. Raises UsageError if it knows none."""
    try:
        return codecs.lookup(encoding).name
    except LookupError as error:
        message = f"no encoding is called {encoding!r}"
        raise UsageError(message, "such as Windows-1252, EUC-KR, Shift-JIS") from error
