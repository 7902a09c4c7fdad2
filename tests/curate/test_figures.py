"""A figure of a claim beside the printed one: how exact, its sign, unit, time and thing."""

from __future__ import annotations

import pytest
from beside import cases, weighed


@pytest.mark.parametrize(("text", "claim", "language", "rules"), cases("figures"))
def test_a_figure_is_told_as_the_words_beside_it_tell_it(
    text: str, claim: dict[str, object], language: str, rules: set[str]
) -> None:
    """What is certain does not stand, the rest is to be judged, and nothing else is told."""
    assert weighed(text, claim, language) == rules
