"""The date of a claim beside the text: printed, or worked out of what is printed."""

from __future__ import annotations

import pytest
from beside import cases, weighed


@pytest.mark.parametrize(("text", "claim", "language", "rules"), cases("dates"))
def test_a_date_is_that_of_the_text(
    text: str, claim: dict[str, object], language: str, rules: set[str]
) -> None:
    """Each part of it, and what leads from another date to it."""
    assert weighed(text, claim, language) == rules
