"""The language of a name, so that a browser displays and reads it correctly (BCP 47).

It is derived from the letters and the country of the person, and only if these leave no doubt: no
language is better than a Czech name read out in Vietnamese.
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

# If a language shares its letters with others, the country decides.
_OF_COUNTRIES = {"VN": "vi"}


def tongue(name: str, country: str | None = None) -> str:
    """The language of a name; empty if it is not certain."""
    if name.isascii():
        return ""
    told = next((tag for tag, letters in _SCRIPTS if letters.search(name)), "")
    return told or _OF_COUNTRIES.get(country or "", "")


def runs(text: str, names: Mapping[str, str] = {}) -> Iterator[tuple[str, str]]:
    """The parts of a text, each with its language; empty for the language of the page.

    ``names`` are those that may occur in it, each with its language.
    """
    if text.isascii():
        if text:
            yield text, ""
        return
    # One pattern for each text would cost more than reading the text.
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
