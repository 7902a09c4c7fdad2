"""What is said of a claim that does not stand or is to be judged: every sentence in full."""

from __future__ import annotations

import pytest
from beside import cases, held, rows

CASES = [
    (*case[:3], row[-1].split(" // ") if row[-1] else [])
    for case, row in zip(cases("complaints"), rows("complaints"), strict=True)
]


@pytest.mark.parametrize(("text", "claim", "language", "sentences"), CASES)
def test_a_complaint_says_what_is_wrong(
    text: str, claim: dict[str, object], language: str, sentences: list[str]
) -> None:
    """With the words of the text and of the claim; after the document and the lines cited."""
    report = held(text, claim, language)
    found = [one for one in (*report.problems, *report.doubts) if one.rule != "own-words"]
    cited = claim.get("lines", range(1, text.count("\n") + 1))
    where = f"paper.txt:{','.join(map(str, cited))}: "  # type: ignore[call-overload]
    assert [one.message for one in found] == [f"{where}{sentence}" for sentence in sentences]
