"""What is said of a claim that does not stand or is to be judged: every sentence in full."""

from __future__ import annotations

import pytest
from beside import cases, held, rows

from relfacts.curate.evidence.report import Doubt
from relfacts.curate.setting import EXACT

CASES = [
    (*case[:3], row[-1].split(" // ") if row[-1] else [])
    for case, row in zip(cases("complaints"), rows("complaints"), strict=True)
]


@pytest.mark.parametrize(("text", "claim", "language", "sentences"), CASES)
def test_a_complaint_says_what_is_wrong(
    text: str, claim: dict[str, object], language: str, sentences: list[str]
) -> None:
    """With the words of the text and of the claim; after the document and the lines cited.

    A question mark begins what is to be judged.
    """
    report = held(text, claim, language)
    found = [one for one in (*report.problems, *report.doubts) if one.rule != "own-words"]
    cited = claim.get("lines", range(1, text.count("\n") + 1))
    where = f"paper.txt:{','.join(map(str, cited))}: "  # type: ignore[call-overload]
    told = [one.removeprefix("? ") for one in sentences]
    assert [one.message for one in found] == [f"{where}{one}" for one in told]
    assert [isinstance(one, Doubt) for one in found] == [one[0] == "?" for one in sentences]


@pytest.mark.parametrize(
    ("text", "anchor", "step"),
    [
        ("It had – been opened.\n", "had - been opened", "typography"),
        ("It had\u00a0been opened.\n", "had been opened", "spacing"),
    ],
)
def test_how_an_anchor_is_set_is_counted_or_complained_of(
    text: str, anchor: str, step: str
) -> None:
    """It stands by the step that it needs, unless it has to stand letter for letter."""
    claim = {"anchors": [anchor, "opened"], "statement": "It was."}
    report = held(text, claim)
    assert report.problems == []
    assert f", 2 anchors (1 by {step}), " in report.summary()
    assert [f"{anchor!r} stands by {step}" in one for one in report.softened] == [True]
    (told,) = held(text, claim, steps=[EXACT]).problems
    assert told.message.endswith(
        f"{anchor!r} does not stand here letter for letter; by {step} it does"
    )
