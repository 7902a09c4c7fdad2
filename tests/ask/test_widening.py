"""An empty answer offers what contains what was asked for, as a command that has an answer."""

from __future__ import annotations

import shlex

import pytest

from conftest import Run


@pytest.mark.parametrize(
    ("arguments", "offered"),
    [
        (("visits", "--place", "Pyongyang"), "visits --place DPRK"),
        (("place", "Pyongyang", "--kind", "visit"), "place DPRK --kind visit"),
        (("aid", "--from", "Pyongyang"), "aid --from DPRK"),
        (("visits", "--to", "Pyongyang"), "visits --to DPRK"),
        (("visits", "--from", "Hanoi", "--to", "Pyongyang"), "visits --from Vietnam --to DPRK"),
        (("topic", "doi-moi", "--kind", "visit"), "topic Reform --kind visit"),
        (("meetings", "--topic", "doi-moi"), ""),
        (("aid", "--since", "1996", "--until", "1996"), "aid --since 1990 --until 1999"),
    ],
)
def test_what_is_wider_is_offered_where_it_answers(
    run: Run, arguments: tuple[str, ...], offered: str
) -> None:
    """With how many facts there are; nothing is offered that finds nothing."""
    said = run(*arguments, status=1).err
    lines = [line for line in said.splitlines() if line.startswith(("in ", "on ", "from ", "to "))]
    assert [line for line in lines if f"relfacts {offered}  (" in line] or not offered, said
    for line in lines:
        command = line.partition("relfacts ")[2].partition("  (")[0]
        assert run(*shlex.split(command)).out
