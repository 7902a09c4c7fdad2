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

_SOUNDS = str.maketrans("gqdbcszxlv", "kktpjsssrp", "aeiouwyh")


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
