"""The result of a question in a plain sentence: found, several, or nothing. Pure.

The notes of an answer suggest commands, which an assistant cannot type: only the rest of each note
is used.
"""

from __future__ import annotations

from collections.abc import Iterator

from relfacts.ask.answer import Answer
from relfacts.text.typed import in_quotes
from relfacts.vocabulary import counted

#: The outcome if the name of a person was given as the id of a fact.
A_PERSON = "That is not the id of a fact but a person, who is in matches: ask who with the name."

# Kinds of notes that are passed on: how it was read, who is not in the base, what was left out.
_BESIDE = ("redirect", "understood", "read-as", "unmet", "absent", "unmeant")
_WHY_NOTHING = ("redirect", "absent", "unmeant", "unmet", "nothing", "coverage")

# A text put before notes of a kind that do not make sense without it.
_LEADS = {"understood": "Read as: "}

# The hint that the command line appends when facts are left out; removed here because an assistant
# has no such option.
_OPTION = "; add --undated to see them"


def outcome(answer: Answer, shown: int, total: int, noun: str = "fact") -> str:
    """The sentence for an answer of which this many facts are shown."""
    if answer.outcome == "ambiguous":
        return several(answer)
    return found(answer, shown, total, noun) if shown else nothing(answer)


def found(answer: Answer, shown: int, total: int, noun: str) -> str:
    """How many facts there are, and how the question was read."""
    if shown < total:
        more = "narrow it with since, until or kind, or raise limit"
        said = f"The first {shown} of {counted(total, noun)}; for the others {more}."
    else:
        said = f"Found {counted(total, noun)}."
    return " ".join([said, *_told(answer, (*_BESIDE, "left-out"))])


def several(answer: Answer) -> str:
    """A name fits several people, and none was chosen."""
    name, people = in_quotes(answer.unclear), len(answer.candidates)
    return (
        f"{name} fits several people ({people} in matches) and none was chosen: "
        "ask which is meant, or ask again with one of these names."
    )


def nothing(answer: Answer) -> str:
    """Nothing answers, why, and that this itself is the answer."""
    said = ["Nothing in this base answers that.", *_told(answer, _WHY_NOTHING), "Say so."]
    if answer.suggestions:
        others = any(one["type"] == "person" for one in answer.suggestions)
        said.append(
            "Those in near are other people: do not answer about them instead."
            if others
            else "If something in near is meant, ask again with it."
        )
    return " ".join(said)


def _told(answer: Answer, kinds: tuple[str, ...]) -> Iterator[str]:
    """The notes of these kinds as sentences, without those that suggest a command.

    For people who are not in the base only their names: the rest comes from the base, not from us.
    """
    if "absent" in kinds:
        yield from (f"{one['name']} is not in this base." for one in answer.absent)
    for note in answer.notes:
        if note.kind not in kinds or note.command or (note.kind == "absent" and answer.absent):
            continue
        text = f"{_LEADS.get(note.kind, '')}{note.text.removesuffix(_OPTION)}"
        yield f"{text[:1].upper()}{text[1:]}."
