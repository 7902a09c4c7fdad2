"""Slips of the finger, told from other names.

A score over whole strings cannot do this: one letter makes Kim Jong Il of Kim Yong Il, and less
than an honest slip. So a text is laid syllable by syllable along a name. A syllable may differ by
one slip (a letter too many, too few, wrong, or two swapped: optimal string alignment distance 1)
provided that what was typed is not itself a name part that real people bear, and provided that no
other name is as near.
"""

from __future__ import annotations

from rapidfuzz import fuzz, process, utils
from rapidfuzz.distance import OSA

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from relfacts.names.book import Form

# So many letters a name must have for one slip, and for two, to leave it recognisable.
_LETTERS_FOR_ONE = 6
_LETTERS_FOR_TWO = 10

# A suggestion must be at least so like the text (per cent, RapidFuzz).
_LIKE_ENOUGH = 55


def nearest(
    syllables: Sequence[str], forms: Iterable[Form], bearers: Collection[str]
) -> list[Form]:
    """The forms that the text is plainly a slip of: those of one owner, or of several, or none.

    ``syllables`` are folded. Forms of people who are not in the base compete: where one of them is
    as near as anybody, the answer is nobody.
    """
    typed = "".join(syllables)
    best: list[Form] = []
    fewest = 3
    for form in forms:
        slips = _slips(typed, syllables, form.syllables, bearers)
        if slips is not None and slips <= fewest:
            if slips < fewest:
                best, fewest = [], slips
            best.append(form)
    if any(not form.owner.known for form in best):
        return []
    return best


def suggest(text: str, names: dict[str, str], limit: int = 3) -> list[str]:
    """Up to ``limit`` ids whose name (``names``: folded name -> id) is most like ``text``.

    Only for "did you mean": a score never decides who is meant.
    """
    found = process.extract(
        text,
        list(names),
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=_LIKE_ENOUGH,
        limit=limit * 4,
    )
    ranked = sorted(found, key=lambda hit: (-hit[1], -fuzz.ratio(text, hit[0]), hit[0]))
    return list(dict.fromkeys(names[name] for name, _, _ in ranked))[:limit]


def one_slip(typed: str, word: str) -> bool:
    """Whether ``typed`` is ``word`` with one slip; both folded, without spaces."""
    return OSA.distance(typed, word, score_cutoff=1) == 1


def _slips(
    typed: str, syllables: Sequence[str], name: Sequence[str], bearers: Collection[str]
) -> int | None:
    """How many slips make ``name`` of the text; None if slips cannot explain the difference."""
    letters = sum(map(len, name))
    if abs(len(typed) - letters) > 2:
        return None
    if _one_syllable_apart(typed, name, bearers):
        return 1
    if len(syllables) != len(name) or letters < _LETTERS_FOR_TWO:
        return None
    slips = 0
    for written, meant in zip(syllables, name, strict=True):
        if written != meant:
            if not _is_slip(written, meant, bearers):
                return None
            slips += 1
    return slips if slips <= 2 else None


def _one_syllable_apart(typed: str, name: Sequence[str], bearers: Collection[str]) -> bool:
    """Whether all but one syllable stand as they should, however the text is spaced."""
    letters = sum(map(len, name))
    for index, meant in enumerate(name):
        before, after = "".join(name[:index]), "".join(name[index + 1 :])
        if len(typed) < len(before) + len(after):
            continue
        if typed.startswith(before) and typed.endswith(after):
            written = typed[len(before) : len(typed) - len(after)]
            if not _is_slip(written, meant, bearers):
                continue
            if letters >= _LETTERS_FOR_ONE or _keeps_letters(written, meant):
                return True
    return False


def _is_slip(written: str, meant: str, bearers: Collection[str]) -> bool:
    if not written or written in bearers:
        return False
    return one_slip(written, meant)


def _keeps_letters(written: str, meant: str) -> bool:
    """Whether only the order or the number of letters changed: harmless in the shortest names."""
    return set(written) == set(meant)
