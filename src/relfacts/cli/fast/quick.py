"""Reads well-formed lookups without a command-line framework.

Importing Typer takes several times as long as answering. So arguments are first read with a table
derived from the Typer app. Anything this reading does not fully understand (help, an unknown
option, a missing value, an abbreviation, a variable of the environment) is declined, and Typer
reads the arguments from the beginning. Both ways call the same functions with the same values; a
test compares them on thousands of generated command lines.
"""

from __future__ import annotations

from relfacts.text.typed import readable, whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

_DIGITS = frozenset("0123456789")

# Options that may come before a command, with the number of arguments each uses, itself included.
_BEFORE = {"--base": 2, "--format": 2, "-f": 2, "--no-pager": 1}


def read(
    arguments: Sequence[str], environment: Mapping[str, str]
) -> tuple[str, dict[str, Any]] | None:
    """The command and the values given to it; None to decline."""
    from relfacts.cli.fast.table import COMMANDS, OPTIONS

    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None or any(name in environment for name in command["variables"]):
        return None
    given: dict[str, Any] = {}
    texts: list[str] = []
    rest = iter(arguments[1:])
    for text in rest:
        if not is_option(text):
            texts.append(readable(text))
            continue
        name, equals, value = text.partition("=") if text.startswith("--") else (text, "", "")
        if name not in command["options"]:
            return None
        parameter, kind, choices, _ = OPTIONS[name]
        if kind == "flag":
            if equals:
                return None
            given[parameter] = True
            continue
        if not equals:
            value = next(rest, "-")
            if is_option(value):
                return None
        # Choices may be in upper or lower case, as with Typer.
        value = value.lower() if choices else value
        if choices and value not in choices:
            return None
        if kind == "number":
            number = whole(value)
            if not number:
                return None
            given[parameter] = number
        elif kind == "several":
            given.setdefault(parameter, []).append(readable(value))
        else:
            given[parameter] = value if kind == "path" else readable(value)
    return _with_arguments(arguments[0], given, texts, command["arguments"])


def is_option(text: str) -> bool:
    """Whether a text is, or looks like, an option. None begins with a digit: -0043 is a year."""
    return text.startswith("-") and text[1:2] not in _DIGITS


def texts_last(arguments: Sequence[str]) -> list[str]:
    """The arguments as Typer needs them, with texts after ``--``: it takes -0043 for an option.

    They are unchanged if no text begins like that.
    """
    from relfacts.cli.fast.table import OPTIONS

    if "--" in arguments or not any(_is_dashed_number(text) for text in arguments[1:]):
        return list(arguments)
    options, texts = list(arguments[:1]), []
    rest = iter(arguments[1:])
    for text in rest:
        if not is_option(text):
            texts.append(text)
            continue
        options.append(text)
        if "=" not in text and OPTIONS.get(text, ("", "flag"))[1] != "flag":
            options += [value for value in (next(rest, None),) if value is not None]
    return [*options, "--", *texts] if any(map(_is_dashed_number, texts)) else list(arguments)


def _is_dashed_number(text: str) -> bool:
    return text.startswith("-") and not is_option(text)


def command_first(arguments: Sequence[str]) -> list[str]:
    """Moves ``--base X``, ``--format X`` and ``--no-pager`` from before the command to after it.

    They work with every command; the same option after the command wins.
    """
    before: list[str] = []
    rest = list(arguments)
    while len(rest) > 1 and rest[0] in _BEFORE:
        taken = _BEFORE[rest[0]]
        before += rest[:taken]
        rest = rest[taken:]
    if not rest or rest[0].startswith("-"):
        return list(arguments)
    return [rest[0], *before, *rest[1:]]


def completed(arguments: Sequence[str]) -> list[str]:
    """Completes ``--fields`` without a value, which asks for a list of fields, and
    ``--cite STYLE``.
    """
    from relfacts.cli.fast.table import OPTIONS

    styles = OPTIONS["--as"][2]
    whole: list[str] = []
    rest = list(arguments)
    for place, text in enumerate(rest):
        after = rest[place + 1] if place + 1 < len(rest) else "-"
        if text == "--fields" and after.startswith("-"):
            whole.append("--fields=")
        elif text.startswith("--cite=") and text[7:].lower() in styles:
            whole += ["--cite", f"--as={text[7:]}"]
        elif text.lower() in styles and place and rest[place - 1] == "--cite":
            whole.append(f"--as={text}")
        else:
            whole.append(text)
    return whole


def call(command: str, given: dict[str, Any]) -> int:
    """Run the lookup ``command`` with the values that ``read`` found."""
    from relfacts.cli.lookups import PANELS, words

    functions: dict[str, Callable[..., int]] = {
        name: function for commands in PANELS.values() for name, function in commands.items()
    }
    functions["words"] = words
    function = functions[command]
    own = function.__code__.co_varnames[: function.__code__.co_argcount]
    if "output" in own:
        from relfacts.cli.output import Output

        options = Output.__init__.__code__.co_varnames
        given["output"] = Output(**{n: given.pop(n) for n in list(given) if n in options})
    if "filters" in own:
        from relfacts.ask.filters import Filters

        # Parameters that a lookup does not have itself are filters.
        given["filters"] = Filters(**{n: given.pop(n) for n in list(given) if n not in own})
    return function(**given)


def _with_arguments(
    command: str,
    given: dict[str, Any],
    texts: list[str],
    arguments: Sequence[tuple[str, bool, bool, str]],
) -> tuple[str, dict[str, Any]] | None:
    for name, needed, several, _ in arguments:
        if several:
            given[name], texts = texts, []
        elif texts:
            given[name] = texts.pop(0)
        if needed and not given.get(name) and given.get(name) != "":
            return None
    return None if texts else (command, given)
