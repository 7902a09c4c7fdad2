"""The mark of what a person has still to judge: left out of a base, counted, held all the same."""

from __future__ import annotations

import json

import pytest
from small_seeds import DOCUMENTS, Change, seeds

from relfacts.curate.build import build, ids_of
from relfacts.curate.evidence import verify
from relfacts.curate.marks import judged, left_out, marks
from relfacts.curate.reconcile import reconcile
from relfacts.curate.rules import check

#: A claim and a document of the small seeds, marked.
CLAIM: Change = ("annals-2001", "fact: trade-growth", "judge: is it so\n    fact: trade-growth")
DOCUMENT: Change = ("annals-2001", "language: en\n", "language: en\njudge: who wrote it\n")


def facts(*changes: Change) -> set[str]:
    """The facts of the base that the small seeds with some changes make."""
    built = build(seeds(*changes))
    assert built.problems == []
    return {fact["id"] for fact in json.loads(built.content)["facts"]}


def test_a_marked_claim_is_left_out() -> None:
    """It becomes no fact; all else is as it was, and nothing is said of its line."""
    assert facts() - facts(CLAIM) == {"trade-growth"}
    marked = seeds(CLAIM)
    assert check(marked) == []
    assert str(left_out(marked)) == "1 claim"
    assert [str(mark) for mark in marks(marked)] == [
        "annals-2001.yaml:25:12: trade-growth is to be judged: is it so"
    ]


def test_of_a_marked_claim_nothing_need_be_there_yet() -> None:
    """What is missing, empty or breaks a rule is told when the mark is gone."""
    text = "    statement: Commerce between the two shores keeps growing.\n"
    unfinished: Change = ("annals-2001", text, "    statement:\n")
    broken: Change = ("annals-2001", "topics: [trade]", "topics: [nothing-known]")
    assert check(seeds(CLAIM, unfinished, broken)) == []
    assert {p.rule for p in check(seeds(unfinished, broken))} == {"empty-value", "known-topic"}


@pytest.mark.parametrize("reason", ["", "''"])
def test_a_mark_says_why(reason: str) -> None:
    """A mark without a reason is complained of, so that it is not overlooked."""
    empty: Change = (
        "annals-2001",
        "fact: trade-growth",
        f"judge: {reason}\n    fact: trade-growth",
    )
    assert [p.rule for p in check(seeds(empty))] == ["empty-value"]


def test_a_marked_claim_is_held_against_its_text() -> None:
    """``verify`` complains of it as of any, unless it says nothing yet."""
    wrong: Change = ("annals-2001", "trade across the sound", "trade across the moon")

    def told(*changes: Change) -> set[str]:
        report = verify(seeds(*changes), lambda name: DOCUMENTS[name].encode())
        return {problem.rule for problem in report.problems}

    assert "anchor-stands" in told(CLAIM, wrong)
    text = "    statement: Commerce between the two shores keeps growing.\n"
    assert told(CLAIM, wrong, ("annals-2001", text, "")) == set()


def test_a_marked_document_is_left_out_whole() -> None:
    """Its claims become no facts, and what leads to it is complained of."""
    marked = seeds(DOCUMENT)
    assert [seed.id for seed in judged(marked).documents] == ["harbour-1990"]
    assert left_out(marked).documents == 1
    # A discrepancy of the small seeds is about both documents.
    assert {problem.rule for problem in check(marked)} >= {"known-discrepancy"}


def test_a_mark_may_name_the_keys() -> None:
    """What is said of a document may be marked key by key, each with its reason."""
    keys: Change = (
        "annals-2001", "language: en\n", "language: en\njudge: {title: supplied, author: unknown}\n"
    )  # fmt: skip
    assert [(str(mark.at), mark.what, mark.why) for mark in marks(seeds(keys))] == [
        ("annals-2001.yaml:11:16", "title of annals-2001", "supplied"),
        ("annals-2001.yaml:11:34", "author of annals-2001", "unknown"),
    ]
    assert left_out(seeds(keys)).documents == 1
    empty: Change = ("annals-2001", "language: en\n", "language: en\njudge: {title: }\n")
    assert [p.rule for p in check(seeds(empty))] == ["empty-value"]


def test_what_was_judged_is_in_the_base() -> None:
    """The rules that a person settled stand with the attestation, and nothing where none was."""
    settled: Change = (
        "annals-2001",
        "kind: background",
        "kind: background\n    judged: {a-rule: I saw}",
    )
    facts = {fact["id"]: fact for fact in json.loads(build(seeds(settled)).content)["facts"]}
    (source,) = facts["trade-growth"]["sources"]
    assert source["judged"] == {"a-rule": "I saw"}
    assert not any("judged" in one for one in facts["salt-aid-1988"]["sources"])


def test_a_published_fact_is_not_lost_by_a_mark() -> None:
    """An id that was published does not vanish because its claim was marked."""
    published = ids_of(reconcile(seeds()))
    (problem,) = build(seeds(CLAIM), published).problems
    assert (problem.rule, problem.at.line) == ("ids-never-die", 25)
