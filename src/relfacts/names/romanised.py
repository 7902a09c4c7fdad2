"""What the Latin spellings of a Korean name have in common: its consonants, sorted by sound.

Systems of romanisation differ in vowels and in how strong a consonant is written, Gim and Kim,
Jeong and Chŏng. Without vowels, and with k and g one sound, a name has few shapes, by which it is
found; whether the text really spells it is then for the systems to say.
"""

from __future__ import annotations

from itertools import product

from relfacts.text.folding import key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

# What different systems write for one sound, in this order: the vowels of 영, 우, 어 and 은, and
# consonants that are strong in one system and weak in another.
_ALIKE = (("you", "yo"), ("ou", "u"), ("oo", "u"), ("eo", "o"), ("eu", "u"), ("sh", "s"),
          ("kk", "k"), ("tt", "t"), ("pp", "p"), ("ch", "j"), ("jj", "j"))  # fmt: skip
_WEAK = str.maketrans("gdbl", "ktpr")

_SOUNDS = str.maketrans("gqdbcszxlv", "kktpjsssrp", "aeiouwyh")


def leveled(words: Sequence[str]) -> str:
    """The words of a name as if one system had written it: Rak-gyom and Rak Kyom are one name.

    For names of which nothing is known but one romanisation.
    """
    return "".join(_leveled(key(word)) for word in words)


def _leveled(word: str) -> str:
    for written, sound in _ALIKE:
        word = word.replace(written, sound)
    return word.translate(_WEAK)


def consonants(text: str) -> str:
    """The sounds of the consonants of a Latin text, each once where it is doubled."""
    plain = key(text).translate(_SOUNDS)
    return "".join(ch for at, ch in enumerate(plain) if not at or plain[at - 1] != ch)


def sounds(row: Sequence[Sequence[str]]) -> set[str]:
    """The consonants of every Latin spelling of a name, given by the spellings of each syllable."""
    different = [{consonants(spelling): spelling for spelling in syllable} for syllable in row]
    return {
        consonants("".join(choice)) for choice in product(*(each.values() for each in different))
    }
