"""Texts that every database engine can store."""

from __future__ import annotations

import re

_UNHELD = re.compile("[\0\ud800-\udfff]")


def sound(text: str) -> str:
    """``text`` with U+FFFD for what no engine can store: U+0000 and lone surrogates."""
    return text if text.isascii() and "\0" not in text else _UNHELD.sub("\ufffd", text)
