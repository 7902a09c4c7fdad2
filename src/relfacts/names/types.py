"""What flows through names: tokens, spans of them with a tag, spellings and their owners."""

from __future__ import annotations

import unicodedata

from relfacts.text.folding import fold, key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

#: How a text was read, from the surest way to the least: the codes of ``how`` in JSON.
HOWS = (
    "name",
    "alias",
    "order",
    "romanisation",
    "inflection",
    "title",
    "part",
    "initials",
    "accents",
    "slip",
)


# Letters of other alphabets that look Latin.
_LOOK_ALIKES = str.maketrans(
    "АВЕКМНОРСТХУІЈЅаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧον", "ABEKMHOPCTXYIJSaeopcyxijsABEZHIKMNOPTYXov"
)

#: The labels of a part of a name used alone, and of a name without its family name.
FAMILY_ALONE, GIVEN_ALONE = "family name alone", "given name alone"
WITHOUT_FAMILY = "without the family name"

# Kana and Han; Hangul.
_UNSPACED = (("\u3041", "\u9fff"), ("\uac00", "\ud7a3"))

#: The tags of spans.
NAME, TITLE, RELATION = "name", "title", "relation"
PLAIN, UNKNOWN = "plain", "unknown"


class Owner:
    """The bearer of a name: a person of the base, or somebody else (``known`` is False).

    ``number`` is the person's number in the index; 0 for somebody else.
    """

    __slots__ = ("id", "known", "name", "number", "who")

    def __init__(self, id: str, name: str, known: bool, who: str, number: int = 0) -> None:
        self.id = id
        self.name = name
        self.known = known
        self.who = who
        self.number = number


class Form:
    """One spelling of an owner's name.

    ``how`` is one of HOWS, ``label`` says it in words ("Russian form"). ``accented`` says that the
    spelling shows all its accents, so that others are wrong.
    """

    __slots__ = ("accented", "how", "label", "owner", "text")

    def __init__(
        self, owner: Owner, text: str, how: str, label: str, accented: bool = False
    ) -> None:
        self.owner = owner
        self.text = text
        self.how = how
        self.label = label
        self.accented = accented

    def read(self, how: str, label: str) -> Form:
        """The same spelling with another reading."""
        return Form(self.owner, self.text, how, label, self.accented)

    @property
    def syllables(self) -> list[str]:
        """The folded words of the spelling."""
        return fold(self.text).split()


class Token:
    """A word of the text: as typed, folded, and how it follows the word before.

    ``capital``: it begins with a capital; ``broken``: a sign that ends names comes before it;
    ``joined``: only a hyphen does; ``owns``: it was a genitive, Trump's; ``dotted``: a full stop
    follows, as after an initial.
    """

    __slots__ = ("broken", "capital", "dotted", "folded", "joined", "owns", "raw")

    def __init__(
        self,
        raw: str,
        broken: bool = False,
        joined: bool = False,
        owns: bool = False,
        dotted: bool = False,
    ) -> None:
        self.raw = raw
        self.folded = key(raw)
        self.capital = raw[:1] != raw[:1].lower()
        self.broken = broken
        self.joined = joined
        self.owns = owns
        self.dotted = dotted

    @property
    def plain(self) -> str:
        """The word in lower case with its accents."""
        return unicodedata.normalize("NFC", self.raw).casefold()


class Span:
    """Words taken together: a name with its forms, a title, a relation, a plain or unknown word."""

    __slots__ = ("forms", "tag", "tokens")

    def __init__(self, tag: str, tokens: Sequence[Token], forms: Sequence[Form] = ()) -> None:
        self.tag = tag
        self.tokens = tokens
        self.forms = list(forms)

    @property
    def first(self) -> Token:
        """The first of the words, which knows how it follows the word before."""
        return self.tokens[0]

    @property
    def folded(self) -> str:
        """Its words folded."""
        return folded_text(self.tokens)


def words(spans: Sequence[Span]) -> list[Token]:
    """All words of some spans, in a row."""
    return [token for span in spans for token in span.tokens]


def folded_words(tokens: Sequence[Token]) -> list[str]:
    """The words of some tokens, folded."""
    return [token.folded for token in tokens]


def folded_text(tokens: Sequence[Token]) -> str:
    """The words of some tokens, folded, with spaces between them."""
    return " ".join(folded_words(tokens))


def key_of(tokens: Sequence[Token]) -> str:
    """The words of some tokens, folded, without spaces: the key by which names are found."""
    return "".join(folded_words(tokens))


def as_typed(tokens: Sequence[Token]) -> str:
    """The words of some tokens as they were typed."""
    return " ".join(token.raw for token in tokens)


def is_latin(text: str) -> bool:
    """Whether all letters of ``text``, folded, are plain Latin ones."""
    return fold(text).replace(" ", "").isascii()


def is_unspaced(text: str) -> bool:
    """Whether ``text`` is in a script that puts no spaces between the parts of a name."""
    return all(any(a <= ch <= z for a, z in _UNSPACED) for ch in text)


def undisguised(text: str) -> str:
    """``text`` with look-alike letters replaced by Latin ones, if it is otherwise Latin."""
    if text.isascii():
        return text
    plain = text.translate(_LOOK_ALIKES)
    foreign = [ch for ch in plain if ch.isalpha() and ("\u0370" <= ch <= "\u052f")]
    latin = any(ch.isascii() and ch.isalpha() for ch in text)
    return plain if latin and not foreign else text
