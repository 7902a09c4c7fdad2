"""Texts that a machine wrote otherwise: HTML entities, addresses, bytes in a wrong encoding."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# What the first bytes of accented letters in UTF-8 look like in the encodings of Windows and Latin.
_MISREAD = frozenset("ÃÂÄÅÆáâăƒ°±²³Ðà")


def undone(text: str) -> Iterator[tuple[str, str]]:
    """The texts that ``text`` may have been, each with what was done to it."""
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
