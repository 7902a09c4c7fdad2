"""What the forms of a word share, in languages whose words have endings: Snowball has stemmers."""

from __future__ import annotations

from relfacts.text.folding import fold, plain

# By language (BCP 47); that of the facts themselves is stemmed where they are filed.
_STEMMERS = {
    "da": "danish", "de": "german", "es": "spanish", "fr": "french", "it": "italian",
    "nb": "norwegian", "nl": "dutch", "pt": "portuguese", "ru": "russian", "sv": "swedish",
}  # fmt: skip


def known(language: str) -> bool:
    """Whether there is a stemmer of a language (BCP 47)."""
    return language in _STEMMERS


def keys(text: str, language: str) -> list[str]:
    """By what some words of a language (BCP 47) are found, whatever form they have.

    Several where what is typed has another stem without its accents. Languages without a stemmer
    have none: there the folded words are the key.
    """
    folded = fold(text)
    if language not in _STEMMERS:
        return [folded]
    from Stemmer import Stemmer

    stemmer = Stemmer(_STEMMERS[language])
    accented = stemmer.stemWords(plain(text).replace("-", " ").split())
    found = (" ".join(map(fold, accented)), " ".join(stemmer.stemWords(folded.split())))
    return list(dict.fromkeys(found))


def key_of_facts(folded: str) -> str:
    """The stems of folded words in the language of facts, English for Latin letters.

    The stems of facts are made by ``base.index.wordkeys``, of one word after the other.
    """
    from Stemmer import Stemmer

    return " ".join(Stemmer("english").stemWords(folded.split()))
