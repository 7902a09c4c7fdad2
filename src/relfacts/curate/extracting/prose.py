"""Joins pieces of text into paragraphs, each one line of a text of record."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

#: Separates the cells of a row, as evidence reads tables.
CELLS = "   "

# Characters that end a line for some program, and so may not be within a paragraph.
_BREAKS = re.compile("[\t\n\x0b\f\r\x1c-\x1e\x85\u2028\u2029]+")
# Runs of spaces; a no-break space belongs to the printed text and stays.
_SPACES = re.compile(" {2,}")
_HYPHEN = re.compile("[-\u2010\u00ad]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_SOFT = "\u00ad"


def paragraph(text: str) -> str:
    """A text on one line, in NFC, without invisible characters."""
    text = _SPACES.sub(" ", _BREAKS.sub(" ", unicodedata.normalize("NFC", text)))
    return "".join(ch for ch in text if _is_kept(ch)).strip(" ")


def row(cells: Iterable[str]) -> str:
    """The cells of a row on one line."""
    return CELLS.join(filter(None, map(paragraph, cells)))


def _is_kept(ch: str) -> bool:
    # Joiners and soft hyphens belong to the spelling of words; lone surrogates are not text.
    return unicodedata.category(ch) not in ("Cc", "Cs", "Cn")


def joined(lines: Sequence[str], hyphenated: frozenset[str] = frozenset()) -> str:
    """Printed lines as one paragraph.

    A hyphen at the end of a line may or may not be part of the word. It stays if ``hyphenated``,
    words of the same document, has the whole word with it, and before a figure or a capital.
    Otherwise it becomes a soft hyphen, which shows that it was there.
    """
    text = ""
    for line in map(paragraph, lines):
        if not text or not line:
            text += line
        elif not _HYPHEN.search(text) or not text[-2:-1].isalnum():
            text += _glue(text[-1], line[0]) + line
        elif not line[0].islower() or _is_whole(text, line, hyphenated):
            text += line
        else:
            text = text[:-1] + _SOFT + line
    return text


def _glue(before: str, after: str) -> str:
    """The text between two lines: nothing in scripts without spaces between words."""
    return "" if _is_unspaced(before) and _is_unspaced(after) else " "


def _is_unspaced(ch: str) -> bool:
    return "\u3000" <= ch <= "\u9fff" or "\u0e00" <= ch <= "\u0eff" or "\uff00" <= ch <= "\uffef"


def _is_whole(text: str, line: str, hyphenated: frozenset[str]) -> bool:
    before = re.search(r"[^\W\d_-]+[-\u2010\u00ad]$", text)
    after = re.match(r"[^\W\d_]+", line)
    if not before or not after:
        return False
    return f"{before.group()[:-1]}-{after.group()}".lower() in hyphenated


def with_hyphens(lines: Iterable[str]) -> frozenset[str]:
    """The words in ``lines`` with a hyphen that is not at the end of a line."""
    return frozenset(
        word.group().lower().replace("\u2010", "-")
        for line in lines
        for word in _WORD.finditer(line)
        if "-" in word.group() or "\u2010" in word.group()
    )
