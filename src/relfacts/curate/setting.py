"""The typesetting of a text, as distinct from its content: line ends, spaces, quotes, ligatures.

Cited words are searched for in steps. Each step forgives more of the typesetting; none forgives a
letter, a figure or a sign of the content.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

#: The steps, the strictest first, and the differences that each of them forgives.
STEPS = {
    "exact": "nothing: letter for letter, on one line",
    "spacing": "the sort and the number of spaces, and where a line or a page ends",
    "typography": "quotes, dashes, ligatures, soft hyphens, hyphens at line ends, widths",
}
EXACT, SPACING, TYPOGRAPHY = STEPS

_SOFT = "\u00ad"

#: Separates pieces of text that do not continue each other: paragraphs, table rows, headings.
BREAK = "\n"

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʹʼ`´", "'"),
        **dict.fromkeys("“”„‟″«»‹›「」『』", '"'),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"),
        "…": "...",
    }
)
# NFKC turns m² into m2 and 4⁵ into 45: raised and lowered digits must stay apart.
_RAISED = frozenset("²³¹⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉¼½¾⅓⅔⅛⅜⅝⅞")
_SPACES = re.compile(r"\s+")
# Scripts without spaces between words, or with attached endings where others have words.
_UNSPACED = (("\u0e00", "\u0eff"), ("\u1780", "\u17ff"), ("\uac00", "\ud7af"))
_JAMO = ("\u1100", "\u11ff")
_HAN = (("\u3005", "\u30ff"), ("\u3400", "\u9fff"))
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]\s*$")
_ROW = re.compile(r"\S(?: {3,}|\t+| {2,}(?=[-+(]?[0-9]))\S")
_LABEL = re.compile(r"(?:[-*•·] |[0-9]{1,2}[.)] |\([0-9a-z]\) |[^\W\d_][^:.,]{0,30}: ).")
_PAGE = re.compile(r"\W*(?:\w{1,6}\.? )?[0-9]{1,4}(?:(?: \w{1,3} |/)[0-9]{1,4})?\W*")
_DIGITS = re.compile(r"[0-9]+")
# What typesetters put between thousands, in whatever language: a space at which no line ends.
_GROUPED = re.compile(r"(?<=[0-9])[\u00a0\u202f\u2007\u2009](?=[0-9]{3}(?![0-9]))")
_HEAD = 100
# A head that occurs once is shorter still, and begins or ends with a number.
_TITLE = 70
_NUMBERED = re.compile(r"^[0-9]{1,4} \D|(?<![0-9.,]) [0-9]{1,4}$")
_APART = re.compile(r"\t+| {2,}")
# A number before a heading or a paragraph: 4., 2.1, IV.
_ITEM = re.compile(r"(?:[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]?|[IVX]{1,5}[.)])\s")
_ENDS = (".", "!", "?", ":", '."', '?"', '!"', ".'", "。")


def spaced(text: str) -> str:
    """``text`` with each run of white space replaced by one plain space."""
    return _SPACES.sub(" ", text).strip()


def plainly(text: str) -> str:
    """``text`` with plain quotes, dashes, letters and spaces, and no invisible characters."""
    if not text.isascii():
        text = text.translate(_SIGNS)
        if not unicodedata.is_normalized("NFKC", text):
            text = "".join(
                ch if ch in _RAISED else unicodedata.normalize("NFKC", ch) for ch in text
            )
            text = unicodedata.normalize("NFC", text).translate(_SIGNS)
    return spaced(text)


def is_attached(ch: str) -> bool:
    """Whether a letter belongs to a script without spaces, or one with attached endings."""
    return ch > "\u0dff" and _is_in((*_UNSPACED, *_HAN), ch)


def _is_in(ranges: Iterable[tuple[str, str]], ch: str) -> bool:
    return any(first <= ch <= last for first, last in ranges)


def is_cut(text: str, at: int) -> bool:
    """Whether the position ``at`` of ``text`` is inside a word or a figure."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before.isalnum() and after.isalnum():
        if before.isdigit() and after.isdigit():
            return True
        return not (is_attached(before) or is_attached(after))
    if after in ".,'":
        return before.isdigit() and text[at + 1 : at + 2].isdigit()
    return before in ".,'" and after.isdigit() and text[at - 2 : at - 1].isdigit()


def places(words: str, text: str) -> Iterator[int]:
    """The positions of ``words`` in ``text``, with neither end inside a word or a figure."""
    at = text.find(words) if words else -1
    while at >= 0:
        if not is_cut(text, at) and not is_cut(text, at + len(words)):
            yield at
        at = text.find(words, at + 1)


class Span(NamedTuple):
    """A piece of a flow, from ``start`` to before ``end``."""

    start: int
    end: int


class Flow:
    """The lines of a document as continuous text, without line ends and page breaks.

    Lines are numbered from 1. ``step`` is ``SPACING`` or ``TYPOGRAPHY``; in the latter a word that
    is hyphenated at the end of a line is joined again.
    """

    def __init__(self, lines: Sequence[str], step: str = TYPOGRAPHY) -> None:
        made = plainly if step == TYPOGRAPHY else spaced
        closing = step == TYPOGRAPHY
        self._furniture = _furniture(lines)
        #: The beginning of each line; number 0 is unused.
        self.starts: list[int] = [0]
        #: The positions where a hyphen was removed.
        self.joints: set[int] = set()
        #: The positions of spaces that join the thousands of a figure: they do not break a line.
        self.grouped: list[int] = []
        pieces: list[str] = []
        length = 0
        last: int | None = None
        for number, raw in enumerate(lines, 1):
            text = "" if number in self._furniture else made(raw)
            if text and last is not None:
                before = lines[last - 1]
                glue = BREAK
                if self._runs_on(before, raw, last, number, text):
                    glue = "" if _is_in(_HAN, text[0]) and _is_in(_HAN, pieces[-1][-1]) else " "
                    if closing and _HYPHEN.search(before):
                        glue = ""
                        if text[0].islower():
                            # The soft hyphen has already been removed.
                            if pieces[-1].endswith("-"):
                                pieces[-1] = pieces[-1][:-1]
                                length -= 1
                                # The lines between, which have no text, also begin before it.
                                for between in range(last + 1, number):
                                    self.starts[between] = length
                            self.joints.add(length)
                pieces.append(glue)
                length += len(glue)
            self.starts.append(length)
            if text and closing and _SOFT in raw:
                self.joints.update(length + at for at in _soft_joints(raw))
            if text and closing and not raw.isascii():
                spaces = [one.start() for one in _GROUPED.finditer(raw)]
                self.grouped += (length + at for at in _plain_lengths(raw, spaces))
            if text:
                pieces.append(text)
                length += len(text)
                last = number
        #: All paragraphs as one text.
        self.text = "".join(pieces)

    def _runs_on(self, before: str, line: str, last: int, number: int, text: str) -> bool:
        if _ROW.search(before.strip()) or _ROW.search(line.strip()) or _LABEL.match(text):
            return False
        if _is_heading(before.strip(), line.split()):
            return False
        if number == last + 1:
            return "\f" not in line or not before.rstrip().endswith(_ENDS)
        # Across the foot of a page and the head of the next.
        parted = any(other in self._furniture for other in range(last + 1, number))
        return parted and text[0].islower() and not before.rstrip().endswith(_ENDS)

    @cached_property
    def paragraphs(self) -> list[str]:
        """The paragraphs, one after the other."""
        return self.text.split(BREAK)

    @cached_property
    def low(self) -> str:
        """The text in lower case, letter by letter at the same positions."""
        low = self.text.lower()
        if len(low) == len(self.text):
            return low
        return "".join(ch.lower() if len(ch.lower()) == 1 else ch for ch in self.text)

    def line(self, at: int) -> int:
        """The number of the line with the position ``at``."""
        return bisect_right(self.starts, at) - 1

    def span(self, number: int) -> Span:
        """The beginning and the end of a line."""
        if not 1 <= number < len(self.starts):
            return Span(0, 0)
        after = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return Span(self.starts[number], after)

    def has(self, number: int) -> bool:
        """Whether a line is part of the flow: not blank, and not the head or foot of a page."""
        start, end = self.span(number)
        # The space after a line that continues is not text of the next line.
        return bool(self.text[start:end].strip())

    def runs(self, numbers: Iterable[int]) -> list[Span]:
        """The pieces of text on these lines; lines that continue each other are one piece."""
        found: list[Span] = []
        for number in sorted(set(numbers)):
            start, end = self.span(number)
            if start == end:
                continue
            last = found[-1] if found else Span(0, -1)
            # Between the texts of two lines that continue each other there is at most a space.
            at = last.end
            while at > last.start and self.text[at - 1].isspace():
                at -= 1
            between = self.text[at:start]
            if found and between in ("", " "):
                found[-1] = Span(found[-1].start, end)
            else:
                found.append(Span(start, end))
        return found

    def pieces(self, numbers: Iterable[int]) -> list[str]:
        """The texts of these lines; lines that continue each other are one text."""
        return [self.text[start:end].strip() for start, end in self.runs(numbers)]

    def find(self, words: str, numbers: Collection[int]) -> list[Span]:
        """The positions of ``words`` on these lines, even if a line end splits a word."""
        runs = self.runs(numbers)
        return [
            Span(start + at, start + at + len(form))
            for start, end in runs
            for form in self._forms(words)
            for at in places(form, self.text[start:end])
            if len(form) == len(words) or self._is_joint(words, form, start + at)
        ]

    def _forms(self, words: str) -> list[str]:
        """``words``, and their forms with one of their hyphens at the end of a line."""
        hyphens = [at for at, ch in enumerate(words) if ch == "-"] if self.joints else []
        return [words, *(words[:at] + words[at + 1 :] for at in hyphens)]

    def _is_joint(self, words: str, form: str, start: int) -> bool:
        return any(
            words[:at] + words[at + 1 :] == form and start + at in self.joints
            for at, ch in enumerate(words)
            if ch == "-"
        )


def _soft_joints(line: str) -> Iterator[int]:
    """The positions of soft hyphens in the plain text of a line; each may be a hyphen of a word."""
    yield from _plain_lengths(line, [at for at, ch in enumerate(line) if ch == _SOFT])


def _plain_lengths(line: str, ends: Iterable[int]) -> Iterator[int]:
    """The length of the plain text before each of these positions, which are in order.

    What is between two of them is made plain once, however long the line is.
    """
    cut = length = 0
    for end in ends:
        if at := next((at for at in range(end - 1, cut, -1) if _is_apart(line, at)), 0):
            length += len(plainly(line[cut:at]))
            cut = at
        yield length + len(plainly(line[cut:end]))


def _is_apart(line: str, at: int) -> bool:
    """Whether the text before a position and that behind it are made plain independently.

    Two letters that Unicode does not compose are; of a syllable of Hangul the letters are not.
    """
    pair = line[at - 1 : at + 1]
    return pair.isalnum() and (
        pair.isascii()
        or (
            unicodedata.is_normalized("NFKC", pair)
            and not _JAMO[0] <= pair[1] <= _JAMO[1]
            and not any(ch in _RAISED for ch in pair)
        )
    )


def _furniture(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of lines that belong to a page and not to the text: heads, feet, page numbers."""
    breaks = [number for number, line in enumerate(lines, 1) if "\f" in line]
    if not breaks:
        return frozenset()
    exact = Counter(spaced(line) for line in lines)
    seen = Counter(_masked(line) for line in lines)
    filled = [number for number, line in enumerate(lines, 1) if line.strip()]
    found = set()
    for number in breaks:
        line = lines[number - 1]
        above = [line.partition("\f")[0]] if line.partition("\f")[0].strip() else []
        edge = [number] if above or spaced(line.rpartition("\f")[2]) else []
        before = bisect_left(filled, number)
        edge += reversed(filled[max(0, before - 2) : before])
        after = bisect_right(filled, number)
        edge += filled[after : after + (1 if edge[:1] == [number] else 2)]
        for at in edge:
            text = spaced(lines[at - 1])
            if exact[text] < 2 and _is_in_table(lines, at):
                continue
            # A paragraph may occur twice in a document; heads are short.
            again = len(text) < _HEAD and seen[_masked(lines[at - 1])] > 1
            if _PAGE.fullmatch(text) or again or ("\f" in lines[at - 1] and _is_head(text)):
                found.add(at)
    # The first page has no break before it, and the last none after it.
    known = {_masked(lines[at - 1]) for at in found}
    ends = filled[: min(2, bisect_left(filled, breaks[0]))]
    ends += filled[max(len(filled) - 2, bisect_right(filled, breaks[-1])) :]
    found.update(
        at for at in ends if _masked(lines[at - 1]) in known and not _is_in_table(lines, at)
    )
    return frozenset(found)


def _is_in_table(lines: Sequence[str], number: int) -> bool:
    """Whether a line is a row with figures, and the line before or after it one of as many cells.

    Rows differ in their figures only, as heads of pages do: 2019   5   47.3 and 2020   3   28.1.
    """
    cells = _cells(lines[number - 1])
    beside = (lines[at - 1] for at in (number - 1, number + 1) if 1 <= at <= len(lines))
    return (
        len(cells) > 1
        and any(cell[-1:].isdigit() for cell in cells)
        and any(len(_cells(line)) == len(cells) for line in beside)
    )


def _cells(line: str) -> list[str]:
    return _APART.split(line.strip())


def _is_heading(line: str, after: list[str]) -> bool:
    """Whether a line is a numbered heading: no sentence, and the next word would have fitted in."""
    item = _ITEM.match(line) and not line.endswith(_ENDS)
    return bool(item and len(f"{line} {after[0]}") <= len(" ".join(after)))


def _masked(line: str) -> str:
    return _DIGITS.sub("0", spaced(line))


def _is_head(text: str) -> bool:
    """Whether a line at the top of a page looks like its head: short, no sentence, and numbered.

    The number is that of a page, or a year. 143,800 is a figure, and 2. begins a section.
    """
    return len(text) < _TITLE and not text.endswith(_ENDS) and bool(_NUMBERED.search(text))
