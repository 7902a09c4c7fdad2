"""Every usual Latin spelling of a Korean name, from its Hangul.

McCune-Reischauer, Revised Romanization, Yale, the DPRK's own system and the habits of the press
differ letter by letter, so a name is given as the spellings of each syllable; any choice of them,
in a row, is a spelling of the name. The breves of McCune-Reischauer are kept: whoever types Yŏng
means 영 and not 용, whoever types Yong may mean either. The tables follow the published systems;
only curation uses this module, its results go into the base.
"""

from __future__ import annotations

from itertools import product

_INITIALS = (
    "g k", "kk gg k", "n", "d t", "tt dd", "r l", "m", "b p", "pp bb", "s sh", "ss",
    "-", "j ch c", "jj tch", "ch", "k kh", "t th", "p ph", "h",
)  # fmt: skip
_VOWELS = (
    "a ah", "ae ay", "ya", "yae", "ŏ eo u ou e", "e", "yŏ yeo you yu ye", "ye", "o", "wa",
    "wae oay", "oe oi", "yo", "u oo wu ou", "wŏ weo we", "we", "wi", "yu yoo", "ŭ eu ou",
    "ŭi eui uy", "i ee",
)  # fmt: skip
_FINALS = (
    "-", "k g", "k", "k", "n", "n", "n", "t", "l ll r", "k", "m", "l", "l", "l", "p", "l", "m",
    "p b", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t",
)  # fmt: skip

# Family names are written by habit rather than by system.
_FAMILY_NAMES = {
    "김": "kim gim ghim",
    "리": "ri li lee yi rhee ree i rhie",
    "이": "ri li lee yi rhee ree i rhie",
    "박": "pak park bak",
    "최": "choe choi",
    "정": "jŏng chŏng jeong jung chung",
    "조": "jo cho",
    "강": "kang gang",
    "림": "rim lim im",
    "임": "rim lim im",
    "류": "ryu yu yoo",
    "유": "ryu yu yoo",
    "로": "ro no roh",
    "노": "ro no roh",
    "오": "o oh",
    "안": "an ahn",
    "허": "hŏ heo hur",
    "우": "u woo",
}

_FIRST, _LAST = 0xAC00, 0xD7A3


def spellings(name: str) -> list[list[str]]:
    """For each syllable of ``name``, family name first, its Latin spellings in lower case.

    Empty if ``name`` is not written in Hangul syllables alone (spaces aside).
    """
    syllables = name.replace(" ", "")
    if len(syllables) < 2 or not all(_FIRST <= ord(ch) <= _LAST for ch in syllables):
        return []
    family, given = syllables[0], syllables[1:]
    habits = _FAMILY_NAMES.get(family, "").split()
    return [
        sorted({*habits, *(() if habits else _syllable(family))}),
        *(sorted(_syllable(syllable)) for syllable in given),
    ]


def _syllable(ch: str) -> set[str]:
    index = ord(ch) - _FIRST
    initial, vowel, final = index // 588, index % 588 // 28, index % 28
    rows = product(_INITIALS[initial].split(), _VOWELS[vowel].split(), _FINALS[final].split())
    return {"".join(row).replace("-", "") for row in rows}
