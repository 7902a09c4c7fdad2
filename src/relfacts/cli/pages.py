"""The help page of the program: its commands under what they are for, each told to the end."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

# Longer than any first sentence: by itself Typer cuts those that do not fit on a line.
_NOT_CUT = 1000


class Commands(TyperGroup):
    """The commands, listed by the panels that they name."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write a section for each panel, in the order in which the panels are first named."""
        panels: dict[str, list[tuple[str, str]]] = {}
        for name in self.list_commands(ctx):
            command: Any = self.get_command(ctx, name)
            said = command.get_short_help_str(_NOT_CUT)
            panels.setdefault(command.rich_help_panel or "Commands", []).append((name, said))
        # One width for all, so that the sections stand under one another.
        widest = max(len(name) for rows in panels.values() for name, _ in rows)
        for panel, rows in panels.items():
            with formatter.section(panel):
                formatter.write_dl([(name.ljust(widest), said) for name, said in rows])
