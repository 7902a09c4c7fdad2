"""Words that are no command are a question: ``relfacts Kim Il Sung 1958``.

So is what a command cannot take: ``visits by Kim Il Sung``, ``who gave rice to the DPRK``. What is
nearly a command is left to the framework, which says so, unless a base or a language knows the
word.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

# Words that go on with a question: small ones, and verbs.
_GOING_ON = frozenset(("idle", "passive", "verb", "way"))

# The command that takes a question, and the one that is asked with a name.
_BOX, _WHO, _YEAR = "search", "who", "year"


def as_question(arguments: Sequence[str]) -> tuple[list[str], bool]:
    """The arguments, as those of a question if they are one; and whether a command was meant.

    The command, if there is one, stands first.
    """
    from relfacts.cli.fast.table import ALL, COMMANDS
    from relfacts.vocabulary import KIND_COMMANDS

    given = list(arguments)
    if not given or given[0].startswith("-"):
        return given, False
    first, *rest = given
    if first == "help" and "help" not in ALL and not _begins_a_question(rest, first):
        return [*(rest[:1] if rest and rest[0] in ALL else ()), "--help"], False
    if first in ALL:
        lists_facts = first in KIND_COMMANDS and first in COMMANDS
        asks = _tells_a_deed(rest) if first == _WHO else _begins_a_question(rest, first)
        if asks or (lists_facts and _has_text(rest)):
            return [_BOX, *given], True
        return given, False
    return (given, False) if _is_nearly_a_command(first, rest) else ([_BOX, *given], False)


def _has_text(rest: Sequence[str]) -> bool:
    """Whether there is anything but options and their values."""
    from relfacts.cli.fast.quick import is_option
    from relfacts.cli.fast.table import OPTIONS

    takes = False
    for text in rest:
        if takes:
            takes = False
        elif is_option(text):
            takes = "=" not in text and text in OPTIONS and OPTIONS[text][1] != "flag"
        else:
            return True
    return False


def _begins_a_question(rest: Sequence[str], command: str) -> bool:
    """Whether what follows a command goes on as a question does: people who visited Hanoi.

    A time goes on so too, and is one: year since 1950.
    """
    if command == _BOX or len(rest) < 2 or rest[0].startswith("-") or rest[0] != rest[0].lower():
        return False
    from relfacts.languages.dictionary import DATES, QUESTIONS
    from relfacts.text.folding import fold

    word = fold(rest[0])
    goes_on = any(row[1] in _GOING_ON for row in QUESTIONS.entries(word))
    is_time = command == _YEAR and DATES.entries(word)
    return goes_on and not is_time and not rest[1].startswith("-")


def _tells_a_deed(rest: Sequence[str]) -> bool:
    """Whether a verb comes first, in small letters, and something after it: who gave rice."""
    if len(rest) < 2 or rest[0] != rest[0].lower():
        return False
    from relfacts.languages.dictionary import QUESTIONS
    from relfacts.text.folding import fold

    return QUESTIONS.has("verb", fold(rest[0]))


def _is_nearly_a_command(first: str, rest: Sequence[str]) -> bool:
    """Whether a word is rather a command mistyped, or another name of one, than a question."""
    from relfacts.cli.fast.table import ALL
    from relfacts.cli.redirects import is_other_name
    from relfacts.text.folding import fold
    from relfacts.text.letters import one_slip

    word = fold(first)
    alone = not rest or rest[0].startswith("-")
    near = any(one_slip(word, command) for command in ALL) or (alone and is_other_name(first))
    return near and not _is_known(word, rest)


def _is_known(word: str, rest: Sequence[str]) -> bool:
    """Whether a language knows the word, as one of a question or a time, or a base has it."""
    from relfacts.languages.dictionary import DATES, QUESTIONS

    if QUESTIONS.entries(word) or DATES.entries(word):
        return True
    from relfacts.cli.session import ahead
    from relfacts.errors import RelfactsError

    try:
        # If it is a question, this base is asked next.
        index = ahead(
            rest[rest.index("--base") + 1] if "--base" in rest[:-1] else None
        ).inside.index
    except RelfactsError:
        return False
    in_facts = bool(index.facts_saying(word))
    return in_facts or any(index.labels_at(sort, "key", word) for sort in ("place", "topic"))
