"""Single words that occur beside names, in all languages, grouped by their function.

The purposes of the groups are declared in ``languages.sources``.
"""

from __future__ import annotations

from functools import cache

from relfacts.languages.dictionary import NAMES, Group
from relfacts.text.folding import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

#: Words of questions and headings, folded. They may be beside a name but are not part of it.
ANY_FILLERS = Group(NAMES, "filler")

#: The English ones.
FILLERS = Group(NAMES, "filler", language="en")

#: Those of them that could be a name part, or the rest of one after a slip; and the others.
NAME_LIKE = Group(NAMES, "filler", "like a name", "en")
PLAIN_FILLERS = Group(NAMES, "filler", "", "en")

#: Those of all languages.
LIKE_A_NAME = Group(NAMES, "filler", "like a name")

ARTICLES = Group(NAMES, "article")
DETERMINERS = Group(NAMES, "determiner")
AUXILIARIES = Group(NAMES, "auxiliary")

#: Pronouns that ask for the person who did something, words for anybody, and words that lead from
#: these to a description.
ASKING = Group(NAMES, "pronoun", "")
ANYBODY = Group(NAMES, "pronoun", "anybody")
RELATIVE = Group(NAMES, "pronoun", "relative")

#: Between people who are mentioned together; what is said of the first is said of the next.
TOGETHER = Group(NAMES, "conjunction", "")
LIKEWISE = Group(NAMES, "conjunction", "likewise")

FROM = Group(NAMES, "preposition", "from")
ABROAD = Group(NAMES, "preposition", "abroad")
TOWARDS = Group(NAMES, "preposition", "towards")
BETWEEN_TITLES = Group(NAMES, "preposition", "between")

#: Words of titles: such a word alone is not anybody's name, unless the base has it.
TITLE_WORDS = Group(NAMES, "title word")

#: Words of titles and relations that are also names of real people, in any base: Anh, Chu.
PARTS = Group(NAMES, "part")

#: Names of offices that count only if the base gives them to somebody: singer.
OCCUPATIONS = Group(NAMES, "an occupation")

_AGENT_ENDING = "agent ending"


def is_filler(word: str) -> bool:
    """Whether this spelling, with its accents, is a word of questions."""
    return any(row[1] == "filler" and row[4] == word for row in NAMES.entries(fold(word)))


class NameParts:
    """The lists of name parts in the languages of the names of a base.

    A language counts if some name is made only of its parts.
    """

    def __init__(self) -> None:
        self._lists: dict[str, set[str]] = {}
        for row in NAMES.of("name part"):
            for language in row[3].split(","):
                self._lists.setdefault(language, set()).add(row[0])
        self._home: set[str] = set()

    def meet(self, name: Sequence[str]) -> None:
        """Take note of the folded words of a name in the base."""
        for language, parts in self._lists.items():
            if len(name) > 1 and parts.issuperset(name):
                self._home.add(language)

    def at_home(self) -> dict[str, set[str]]:
        """The lists of the languages that count."""
        return {language: self._lists[language] for language in sorted(self._home)}


def is_patronymic(word: str) -> bool:
    """Whether a folded word may tell whose child somebody is, by its ending: Ivanovich."""
    return word.endswith(_fathers())


@cache
def _fathers() -> tuple[str, ...]:
    return tuple(row[0] for row in NAMES.of("patronymic"))


def endings() -> set[str]:
    """The endings that languages attach to names, folded."""
    return {row[0] for row in NAMES.of("ending")}


def may_be_agent(word: str, link: str = "") -> bool:
    """Whether a folded word may mean somebody who does something, by its ending: embalmer,
    sculptors.

    A ``link`` after it (of, de) restricts the languages that are considered. In languages without
    such endings any word may be one.
    """
    links = (row[3].split(",") for row in NAMES.entries(link) if row[1] == "link")
    languages = {language for row in links for language in row}
    endings = [
        row for row in NAMES.of(_AGENT_ENDING) if not link or languages & {*row[3].split(",")}
    ]
    return not endings or word.removesuffix("s").endswith(tuple(row[0] for row in endings))
