"""What a "not", a "will", a "may" or a "reportedly" beside the anchors makes of a claim."""

from __future__ import annotations

import pytest
from beside import cases, weighed


@pytest.mark.parametrize(("text", "claim", "language", "rules"), cases("turning"))
def test_what_turns_a_meaning_is_told(
    text: str, claim: dict[str, object], language: str, rules: set[str]
) -> None:
    """Where the statement or the status does not have it too; and nothing else is told."""
    assert weighed(text, claim, language) == rules
