"""The quick way to what the Tab key offers, where that is an id from the base.

The shells ask as Typer has told them to: the line typed stands in variables of the environment, and
what is printed goes to the shell. Whatever is not plainly the value of a known option or argument
of a lookup is declined, and Typer answers; a test holds both to the same answers.
"""

from __future__ import annotations

from relfacts.text.typed import whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# A line with these is for the shell's own rules to take apart.
_QUOTING = frozenset("\"'\\`$=")


def answer(environment: Mapping[str, str]) -> str | None:
    """What to print for the shell that asks; None to decline."""
    shell = environment["_RELFACTS_COMPLETE"].removeprefix("complete_")
    line = environment.get("COMP_WORDS" if shell == "bash" else "_TYPER_COMPLETE_ARGS", "")
    if not _QUOTING.isdisjoint(line):
        return None
    words = line.split()
    if shell == "bash":
        at = whole(environment.get("COMP_CWORD", "")) or 0
    else:
        at = len(words) - (not line.endswith((" ", "\n")))
    typed, incomplete = words[1:at], "".join(words[at : at + 1])
    if not typed or incomplete.startswith("-"):
        return None
    asked = _asked_for(typed)
    if asked is None:
        return None
    from relfacts.cli.completion import complete

    ids = complete(asked[0], incomplete, asked[1])
    if not all(id_.replace("-", "").isalnum() for id_ in ids):
        return None
    return _told(shell, environment.get("_TYPER_COMPLETE_FISH_ACTION", ""), ids)


def _asked_for(typed: Sequence[str]) -> tuple[str, str | None] | None:
    """The sort of id that comes next on the line, and the base that it names; None to decline."""
    from relfacts.cli.fast.table import COMMANDS, OPTIONS

    command = COMMANDS.get(typed[0])
    if command is None or "--" in typed:
        return None
    base, texts = None, 0
    rest = list(typed[1:])
    while rest:
        text = rest.pop(0)
        if not text.startswith("-"):
            texts += 1
            continue
        if text not in command["options"]:
            return None
        parameter, kind, choices, sort = OPTIONS[text]
        if kind == "flag":
            continue
        if not rest:
            return (sort, base) if sort else None
        value = rest.pop(0)
        if value.startswith("-") or (choices and value.lower() not in choices) or kind == "number":
            return None
        base = value if parameter == "base" else base
    for _, _, several, sort in command["arguments"]:
        if several or not texts:
            return (sort, base) if sort else None
        texts -= 1
    return None


def _told(shell: str, action: str, ids: Sequence[str]) -> str | None:
    if shell == "bash" or (shell == "fish" and action == "get-args" and ids):
        return "\n".join(ids) + "\n"
    if shell == "zsh":
        listed = "\n".join(f'"{id_}"' for id_ in ids)
        return f"_arguments '*: :(({listed}))'\n" if ids else "_files\n"
    return None
