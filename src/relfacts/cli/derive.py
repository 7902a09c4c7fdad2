"""Derive from the Typer app the table that lets a plain lookup start without Typer.

    python -m relfacts.cli.derive        writes table.py anew

The app is the only definition of the command line; a test holds the table to it.
"""

from __future__ import annotations

import inspect
import pprint
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer.main

from relfacts.cli.app import app
from relfacts.cli.asking import PANELS
from relfacts.cli.options import typed

OUT = Path(__file__).resolve().parent / "table.py"

_HEAD = '''"""What a plain lookup may be typed with. Derived: python -m relfacts.cli.derive."""

# ruff: noqa
# fmt: off
from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: Command -> its arguments (name, whether it is needed, whether it takes several, the sort of id
#: that Tab offers), its options (name -> parameter, type, choices, sort of id), its variables
#: (environment -> parameter).
COMMANDS: dict[str, dict[str, Any]] = \\
'''


def derive() -> str:
    """The text of ``table.py``."""
    group: Any = typer.main.get_command(app)
    table = {
        name: _command(group.commands[name], _sorts(command))
        for commands in PANELS.values()
        for name, command in commands.items()
    }
    return f"{_HEAD}{pprint.pformat(table, width=98, sort_dicts=False)}\n"


def _sorts(command: Callable[..., int]) -> dict[str, str]:
    """For each parameter whose values are ids of the base, the sort of these."""
    sorts = {}
    for name, parameter in inspect.signature(typed(command)).parameters.items():
        for info in getattr(parameter.annotation, "__metadata__", ()):
            if sort := getattr(info.autocompletion, "sort", None):
                sorts[name] = sort
    return sorts


def _command(command: Any, sorts: dict[str, str]) -> dict[str, Any]:
    arguments = []
    options: dict[str, tuple[str, str, tuple[str, ...], str]] = {}
    variables: dict[str, str] = {}
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            sort = sorts.get(parameter.name, "")
            arguments.append((parameter.name, parameter.required, parameter.nargs == -1, sort))
            continue
        if parameter.name in ("help", "install_completion", "show_completion"):
            continue
        choices = tuple(getattr(parameter.type, "choices", ()))
        for option in parameter.opts:
            sort = sorts.get(parameter.name, "")
            options[option] = (parameter.name, _type(parameter), tuple(map(str, choices)), sort)
        if parameter.envvar:
            variables[parameter.envvar] = parameter.name
    return {"arguments": arguments, "options": options, "variables": variables}


def _type(parameter: Any) -> str:
    if parameter.is_flag:
        return "flag"
    if parameter.multiple:
        return "several"
    return "number" if parameter.type.name in ("int", "integer") else "text"


if __name__ == "__main__":
    OUT.write_text(derive(), encoding="utf-8")
