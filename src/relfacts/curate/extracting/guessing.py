"""Guesses the metadata of a document from its text, if the file has none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from relfacts.curate.evidence.lexicon import lexicon
from relfacts.curate.extracting.found import Proposal
from relfacts.curate.spotting.dates import dates
from relfacts.curate.spotting.spots import ENGLISH

# A shorter text may be in any language: a list of names, a table.
_FEWEST_WORDS = 20
_WORD = re.compile(r"[^\W\d_]+")
# A date of issue is near the beginning of a document, on a line with little else.
_HEAD = 12
_SHORT = 12
# Jeanne Martin and Paul Hoarau: words with capitals, and between them commas or one small word.
_CALLED = r"[^\W\d_a-z][\w'’.-]*(?: (?:[^\W\d_]{1,3} ){0,2}[^\W\d_a-z][\w'’.-]*)+"
_PLACE = re.compile(r"(?:[^\W\d_a-z][\w'’.-]*,? ){1,4}")
_AFTER = re.compile(r"\s*(?:[.:–—(]|- )")
_SMALL = re.compile(r"\b[^\W\d_A-Z]{4,}\b")
_NAMES = re.compile(rf"{_CALLED}(?=$|,| [-–—|•(])")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def guessed(lines: Sequence[str], known: Mapping[str, Proposal]) -> dict[str, Proposal]:
    """Proposals by key of the seed: those ``known``, and those guessed from the text itself.

    The file's metadata is kept, unless it is weak and the text says otherwise.
    """
    found = dict(known)
    if "language" not in found and (tag := _language(lines)):
        found["language"] = Proposal(tag, "guessed from the words of the text", weak=True)
    if "title" not in found and (title := _title(lines)):
        found["title"] = Proposal(title, "the first line, which is short", weak=True)
    told = found.get("issued")
    if "author" not in found and (written := _byline(lines, found)):
        found["author"] = written
    language = found["language"].value if "language" in found else ENGLISH
    if (told is None or told.weak) and (printed := next(_days(lines, language), None)):
        number, day = printed
        why = f"printed on line {number}"
        if told and told.value != day:
            why += f"; {told.why} is {told.value}"
        found["issued"] = Proposal(day, why)
    return found


def _byline(lines: Sequence[str], known: Mapping[str, Proposal]) -> Proposal | None:
    """Who wrote it, as one of the first lines says that begins with "By", if that is all it says.

    A day and a place may stand behind the names.
    """
    language = known["language"].value if "language" in known else ENGLISH
    by = [word for word, sort in lexicon(language).words("mark").items() if "agent" in sort.split()]
    filled = [(number, line.strip()) for number, line in enumerate(lines, 1) if line.strip()]
    for number, line in filled[:_HEAD]:
        first, _, rest = line.partition(" ")
        # Asked of few words only: capitals one after the other can be read in very many ways.
        if first.lower() not in by or len(line.split()) > _SHORT:
            continue
        if not (names := _NAMES.match(rest)):
            continue
        # By Harbour Road, London stood a house.
        after = rest[names.end() :]
        if not after.startswith(",") or not _SMALL.search(after):
            return Proposal(names.group(), f"printed on line {number}")
    return None


def _title(lines: Sequence[str]) -> str | None:
    """The first line, if it is short, does not end a sentence, and is followed by text."""
    first, *rest = [" ".join(line.split()) for line in lines if line.strip()] or [""]
    heads = 0 < len(first.split()) <= _SHORT and first[-1] not in ".,;:。"
    return first if heads and any(len(line) > len(first) for line in rest) else None


def _language(lines: Sequence[str]) -> str | None:
    text = "\n".join(lines)
    # Scripts without spaces between words have few words, which are long.
    if len(_WORD.findall(text)) < _FEWEST_WORDS and len(text) < 10 * _FEWEST_WORDS:
        return None
    import py3langid

    return str(py3langid.classify(text)[0])


def _days(lines: Sequence[str], language: str) -> Iterator[tuple[int, str]]:
    """The days that are nearly alone on one of the first lines, or in the dateline that begins one;
    each with the line number.
    """
    filled = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    for number, line in filled[:_HEAD]:
        if len(line.split()) <= _SHORT:
            yield from ((number, s.value) for s in dates(line, language) if _DAY.fullmatch(s.value))
        elif first := next(iter(dates(line, language)), None):
            # TARNHOLM, 3 May 1931 - The light ...
            dateline = _PLACE.fullmatch(line[: first.start]) and _AFTER.match(line, first.end)
            if dateline and _DAY.fullmatch(first.value):
                yield number, first.value
