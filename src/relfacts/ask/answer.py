"""The answer to a question, as every format renders it."""

from __future__ import annotations

from relfacts.errors import ExitCode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any

    from relfacts.base.selection import Hit, Selected
    from relfacts.dates.edtf import Edtf


class Answer:
    """What a question was taken to mean and what the base says.

    ``outcome`` is ``found``, ``ambiguous`` or ``none``. ``selected`` is what a selection of facts
    found, ``hits`` are the facts to show, ``absent`` people named who are not in the base.
    ``catalogue`` holds the rows of a listing of something other than facts, under its name.
    ``heading`` says what was understood, part by part, and ``conditions`` the filters; dates are
    put into words where they are shown. ``reading`` says how a text was read, if not as it
    stands; ``people`` are the ids of those whom it means, ``words`` the words looked for;
    ``notes`` is what is said about the answer; ``unclear`` the name that fits several people.
    """

    def __init__(self, command: str, query: dict[str, Any]) -> None:
        self.query: dict[str, Any] = {"command": command, **query}
        self.outcome = "found"
        self.matches: list[dict[str, Any]] = []
        self.suggestions: list[dict[str, Any]] = []
        self.absent: list[dict[str, Any]] = []
        self.selected: Selected | None = None
        self.hits: list[Hit] = []
        self.catalogue: tuple[str, list[dict[str, Any]]] | None = None
        self.heading: list[str | Edtf] = []
        self.conditions: list[str | Edtf] = []
        self.reading: list[str] = []
        self.people: list[str] = []
        self.words: list[str] = []
        self.notes: list[str] = []
        self.documents: dict[str, list[str]] = {}
        self.unclear = ""

    def match(self, sort: str, id: str, name: str, matched: str, how: str) -> None:
        """Say that the text was taken to mean this, by which spelling and in which way."""
        self.matches.append({"type": sort, "id": id, "name": name, "matched": matched, "how": how})

    def suggest(self, sort: str, id: str, name: str) -> None:
        """Offer something near to what was typed; it is no part of the answer."""
        self.suggestions.append(
            {"type": sort, "id": id, "name": name, "matched": name, "how": "suggestion"}
        )

    def miss(self, name: str, who: str | None) -> None:
        """Say that somebody was named who is not in the base."""
        self.absent.append({"type": "person", "name": name, "who": who})
        known = f"{name} ({who}) is not in this base"
        self.notes.append(known if who else f"nobody in this base is called {name!r}")

    def asked_again(self, name: str = "", without: Collection[str] = ()) -> str:
        """How the same is asked with ``name`` for the unclear one, or ``without`` some filters."""
        from relfacts.text.shell import quoted

        parts = [self.command]
        for key, value in self.query.items():
            if key in ("command", "period") or key in without:
                continue
            values = value if isinstance(value, list) else [value]
            for one in values:
                text = quoted(name if name and one == self.unclear else str(one))
                if key == "text":
                    parts.insert(1, text)
                else:
                    parts.append(f"--{key}" if one is True else f"--{key} {text}")
        return " ".join(parts)

    @property
    def total(self) -> int:
        """How many facts there are, whatever the limit."""
        return self.selected.total if self.selected else len(self.hits)

    @property
    def candidates(self) -> list[dict[str, Any]]:
        """The people whom the unclear name fits; ``matches`` may hold what filters mean too."""
        return [match for match in self.matches if "command" in match]

    @property
    def command(self) -> str:
        """The name of the command that was asked."""
        return str(self.query["command"])

    @property
    def exit_code(self) -> int:
        """The exit status that goes with the outcome."""
        return {
            "found": ExitCode.ANSWERED,
            "ambiguous": ExitCode.AMBIGUOUS,
            "none": ExitCode.NOTHING,
        }[self.outcome]
