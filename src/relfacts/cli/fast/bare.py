"""Decides whether words without a command are a question: ``relfacts Kim Il Sung 1958``.

So are words that a command cannot take: ``visits by Kim Il Sung``, ``who gave rice to the DPRK``. A
word that is nearly a command is left to Typer, which reports it, unless the base or a language
knows the word.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

# Categories of words that continue a question: small words, and verbs.
_GOING_ON = frozenset(("idle", "passive", "verb", "way"))

# The command for questions, and commands that a question may begin with.
_BOX, _WHO, _YEAR, _SOURCES = "search", "who", "year", "sources"

#: What a command line is: a command, a question instead of one, or words alone. Words may be the
#: plural of a kind of the base, and otherwise are a question.
COMMAND, QUESTION, WORDS = "command", "question", "words"


def as_question(arguments: Sequence[str]) -> tuple[list[str], str]:
    """The arguments, rewritten as those of a question if they are one; and what was recognised.

    A command, if there is one, must come first.
    """
    from relfacts.cli.fast.table import ALL, COMMANDS

    given = list(arguments)
    if not given or given[0].startswith("-"):
        return given, COMMAND
    first, *rest = given
    if first == "help" and "help" not in ALL and not _begins_a_question(rest, first):
        return _help(rest), COMMAND
    if first in ALL:
        # The value of an option that no lookup has would be taken for a word.
        if not _is_known_as(rest):
            return given, COMMAND
        texts = _texts(rest)
        lists_all = first in COMMANDS and not COMMANDS[first]["arguments"]
        # The id of a document is not a word of a question: another command asks for it.
        left = len(texts) > (first == _SOURCES)
        asks = _tells_a_deed(texts) if first == _WHO else _begins_a_question(texts, first)
        if asks or (lists_all and left) or (first == _YEAR and _is_no_time_only(texts)):
            return [_BOX, *given], QUESTION
        return given, COMMAND
    if _is_nearly_a_command(first, rest):
        return given, COMMAND
    return [_BOX, *given], WORDS


def is_listing(arguments: Sequence[str]) -> bool:
    """Whether words that are not a command begin with a plural that lists a kind."""
    from relfacts.cli.quietly import base_named, declared_by

    return declared_by(base_named(arguments)).kind_listed_by(arguments[0]) is not None


def _help(rest: Sequence[str]) -> list[str]:
    """The arguments for a help page: of a command, of one that lists a kind, or of all."""
    from relfacts.cli.fast.table import ALL

    texts = _texts(rest)
    options = list(rest)
    for text in texts:
        options.remove(text)
    known = texts[:1] if texts and (texts[0] in ALL or is_listing([texts[0], *options])) else []
    return [*known, *options, "--help"]


def _texts(rest: Sequence[str]) -> list[str]:
    """The arguments without options and their values."""
    from relfacts.cli.fast.quick import is_option
    from relfacts.cli.fast.table import OPTIONS

    found: list[str] = []
    takes = False
    for text in rest:
        if takes:
            takes = False
        elif is_option(text):
            takes = "=" not in text and text in OPTIONS and OPTIONS[text][1] != "flag"
        else:
            found.append(text)
    return found


def _begins_a_question(rest: Sequence[str], command: str) -> bool:
    """Whether the words after a command continue a question: people who visited Hanoi.

    A time continues in the same way, but is not a question: year since 1950.
    """
    # Most lookups can be distinguished from questions without loading the dictionary.
    if command == _BOX or len(rest) < 2:
        return False
    if rest[0] != rest[0].lower() or not rest[0].isalpha():
        return False
    from relfacts.languages.dictionary import DATES, QUESTIONS
    from relfacts.text.folding import fold

    word = fold(rest[0])
    goes_on = any(row[1] in _GOING_ON for row in QUESTIONS.entries(word))
    is_time = command == _YEAR and DATES.entries(word)
    return goes_on and not is_time


def _is_known_as(rest: Sequence[str]) -> bool:
    """Whether every option is one of the program; of others the framework says what is meant."""
    from relfacts.cli.fast.quick import is_option
    from relfacts.cli.fast.table import OPTIONS

    return all(text.partition("=")[0] in OPTIONS for text in rest if is_option(text))


def _is_no_time_only(texts: Sequence[str]) -> bool:
    """Whether some of several texts after a year are not part of a time: 1958 Kim Il Sung."""
    words = [word for text in texts for word in text.split()]
    others = [word for word in words if not any(map(str.isdigit, word))]
    if not others or len(others) == len(words):
        return False
    from relfacts.languages.dictionary import DATES

    # A sign by itself joins times: 1958 - 1964. Other letters are left to the reader of times.
    plain = [word.strip(".,").lower() for word in others if word.isascii()]
    return any(word.isalpha() and not DATES.beginning(word) for word in plain)


def _tells_a_deed(rest: Sequence[str]) -> bool:
    """Whether a verb in lower case comes first: who gave rice, who was invited by Trump."""
    if len(rest) < 2 or rest[0] != rest[0].lower():
        return False
    from relfacts.languages.dictionary import QUESTIONS
    from relfacts.text.folding import fold

    word = fold(rest[0])
    return QUESTIONS.has("verb", word) or QUESTIONS.has("passive", word)


def _is_nearly_a_command(first: str, rest: Sequence[str]) -> bool:
    """Whether a word is a mistyped command or another name of one, not part of a question."""
    from relfacts.cli.fast.table import ALL
    from relfacts.cli.redirects import is_other_name
    from relfacts.text.folding import fold
    from relfacts.text.letters import one_slip

    word = fold(first)
    alone = not rest or rest[0].startswith("-")
    near = any(one_slip(word, command) for command in ALL) or (alone and is_other_name(first))
    return near and not _is_known(word, rest)


def _is_known(word: str, rest: Sequence[str]) -> bool:
    """Whether a language knows the word as part of a question or time, or the base contains it."""
    from relfacts.languages.dictionary import DATES, QUESTIONS

    if QUESTIONS.entries(word) or DATES.entries(word):
        return True
    from relfacts.cli.quietly import base_named
    from relfacts.cli.session import ahead
    from relfacts.errors import RelfactsError

    try:
        # If it is a question, this base is used next.
        return ahead(base_named(rest)).inside.knows(word)
    except RelfactsError:
        return False
