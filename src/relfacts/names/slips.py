"""Slips of the finger, told from other names.

A score over whole strings cannot do this: one letter makes Kim Jong Il of Kim Yong Il, and less
than an honest slip. So a text is laid syllable by syllable along the names. A syllable may differ
by one slip, provided that what was typed is not itself a name part that real people bear, and that
no other name is as near. Slips differ in what they prove: a letter typed twice leaves the name as
it was, two letters in the wrong order leave its letters; a letter wrong, missing or too many is
believed in longer names only.
"""

from __future__ import annotations

from rapidfuzz import fuzz, process, utils
from rapidfuzz.distance import OSA

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from relfacts.names.book import Form, NameBook

# What a slip costs: a letter typed twice, two letters in the wrong order, any other letter.
_TWICE, _SWAPPED, _OTHER = 1, 2, 3

# What may be spent on a name of so many letters, and on how many slips.
_BUDGETS = ((10, 2 * _OTHER), (9, 2 * _SWAPPED), (6, _OTHER), (4, _SWAPPED))
_MOST_SLIPS = 2

# Two slips, one of them a letter typed thrice.
_FARTHEST = 3

# A suggestion must be at least so like the text (per cent, RapidFuzz), a whole word more so.
_LIKE_ENOUGH, _WORD_LIKE_ENOUGH = 55, 72


def nearest(syllables: Sequence[str], book: NameBook) -> list[Form]:
    """The forms that the text is plainly a slip of: of one owner, of several, or none.

    ``syllables`` are folded. People who are not in the base compete: where one of them is one slip
    away too, or as near as anybody, it is they who are returned; only a letter typed twice leaves
    no doubt. Where several people of the base are one slip away, all of them are.
    """
    typed = "".join(syllables)
    costs: list[tuple[int, Form]] = []
    for at, _, _ in process.extract(
        typed, book.latin_keys, scorer=OSA.distance, score_cutoff=_FARTHEST, limit=None
    ):
        for form in book.whole(at):
            cost = _cost(syllables, form.syllables, book)
            if cost is not None:
                costs.append((cost, form))
    if not costs:
        return []
    least = min(cost for cost, _ in costs)
    near = least if least == _TWICE else max(least, _OTHER)
    if others := [form for cost, form in costs if cost <= near and not form.owner.known]:
        return others[:1]
    if least > _OTHER:
        return _once_each(form for cost, form in costs if cost == least)
    costs.sort(key=lambda pair: pair[0])
    return _once_each(form for cost, form in costs if cost <= _OTHER and form.owner.known)


def suggest(text: str, names: dict[str, str], limit: int = 3, whole: bool = False) -> list[str]:
    """Up to ``limit`` ids whose name (``names``: folded name -> id) is most like ``text``.

    A part of the name may be enough, unless ``whole``. Only for "did you mean": a score never
    decides who is meant.
    """
    found = process.extract(
        text,
        list(names),
        scorer=fuzz.ratio if whole else fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=_WORD_LIKE_ENOUGH if whole else _LIKE_ENOUGH,
        limit=limit * 4,
    )
    ranked = sorted(found, key=lambda hit: (-hit[1], -fuzz.ratio(text, hit[0]), hit[0]))
    return list(dict.fromkeys(names[name] for name, _, _ in ranked))[:limit]


def one_slip(typed: str, word: str) -> bool:
    """Whether ``typed`` is ``word`` with one slip; both folded, without spaces."""
    return OSA.distance(typed, word, score_cutoff=1) == 1


def _once_each(forms: Iterable[Form]) -> list[Form]:
    by_owner: dict[str, Form] = {}
    for form in forms:
        by_owner.setdefault(form.owner.id, form)
    return list(by_owner.values())


def _cost(syllables: Sequence[str], name: Sequence[str], book: NameBook) -> int | None:
    """What the slips cost that make the text of ``name``; None if slips cannot explain it."""
    letters = sum(map(len, name))
    budget = next((most for least, most in _BUDGETS if letters >= least), 0)
    bearers = book.bearers_beside(name)
    if len(syllables) == len(name):
        pairs = [(one, other) for one, other in zip(syllables, name, strict=True) if one != other]
    else:
        pairs = _apart(syllables, name, bearers)
    if not 0 < len(pairs) <= _MOST_SLIPS:
        return None
    cost = 0
    for written, meant in pairs:
        price = _price(written, meant, bearers)
        if price is None:
            return None
        cost += price
    return cost if cost <= budget else None


def _price(written: str, meant: str, bearers: Collection[str]) -> int | None:
    """What the one slip costs that makes ``written`` of the syllable ``meant``."""
    if not written or written in bearers:
        return None
    if _once(written) == _once(meant):
        return _TWICE
    if not one_slip(written, meant):
        return None
    return _SWAPPED if sorted(written) == sorted(meant) else _OTHER


def _once(word: str) -> str:
    """``word`` with letters typed twice or more often typed once."""
    return "".join(ch for at, ch in enumerate(word) if not at or word[at - 1] != ch)


def _apart(
    syllables: Sequence[str], name: Sequence[str], bearers: Collection[str]
) -> list[tuple[str, str]]:
    """The one syllable in which a text differs that is spaced otherwise than ``name``.

    Nothing if what was typed falls into other name parts (Jongsun: Jong Sun), or if it is one word
    that goes on where the name ends: Kimilsungia, an orchid, is a word made of a name.
    """
    typed = "".join(syllables)
    closed = "".join(name)
    for word in syllables:
        if word not in closed and _falls_apart(word, bearers):
            return []
    if len(syllables) == 1 and typed.startswith(closed):
        return []
    for index, meant in enumerate(name):
        before, after = "".join(name[:index]), "".join(name[index + 1 :])
        rest = len(typed) - len(before) - len(after)
        if rest > 0 and typed.startswith(before) and typed.endswith(after):
            written = typed[len(before) : len(before) + rest]
            if _price(written, meant, bearers) is not None:
                return [(written, meant)]
    return []


def _falls_apart(word: str, bearers: Collection[str]) -> bool:
    """Whether ``word`` is a row of name parts, written together."""
    return any(
        word[:cut] in bearers and (cut == len(word) or _falls_apart(word[cut:], bearers))
        for cut in range(1, len(word) + 1)
    )
