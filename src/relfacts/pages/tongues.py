"""Which language a name is in, so that a browser sets and reads it as such (BCP 47).

Told by its letters and the country of who bears it, and only where these leave no doubt: a page
would rather say nothing than have a Czech name read out in Vietnamese.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

# Letters that only Vietnamese has.
_VIETNAMESE = "ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_SCRIPTS = (
    ("ko", re.compile("[\uac00-\ud7a3\u1100-\u11ff]")),
    ("ja", re.compile("[\u3041-\u30ff]")),
    ("zh", re.compile("[\u3400-\u9fff]")),
    ("vi", re.compile(f"[{_VIETNAMESE}{_VIETNAMESE.upper()}]")),
)
_HANGUL = re.compile("[\uac00-\ud7a3]+(?: [\uac00-\ud7a3]+)*")

# Where a language has letters that others have too, the country tells.
_OF_COUNTRIES = {"VN": "vi"}


def tongue(name: str, country: str | None = None) -> str:
    """The language of a name; empty if nothing tells."""
    if name.isascii():
        return ""
    told = next((tag for tag, letters in _SCRIPTS if letters.search(name)), "")
    return told or _OF_COUNTRIES.get(country or "", "")


def runs(text: str, names: Mapping[str, str] = {}) -> Iterator[tuple[str, str]]:
    """The parts of a text, each with its language; empty for that of the page.

    ``names`` are those that may stand in it, each with its language.
    """
    if text.isascii():
        if text:
            yield text, ""
        return
    # A pattern for each text would cost more than the text.
    for name, tag in names.items():
        if tag and name in text:
            before, _, after = text.partition(name)
            yield from runs(before, names)
            yield name, tag
            yield from runs(after, names)
            return
    at = 0
    for found in _HANGUL.finditer(text):
        if before := text[at : found.start()]:
            yield before, ""
        yield found[0], "ko"
        at = found.end()
    if rest := text[at:]:
        yield rest, ""
