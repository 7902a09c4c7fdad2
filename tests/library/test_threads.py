"""A base is asked from any thread, and each question gets the answer that it gets alone."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any

from conftest import opened as opened_inside
from relfacts import Answer, FactBase, open_base
from relfacts.base.files import find_base

ASKED: list[Callable[[FactBase], Answer]] = [
    lambda base: base.who("Kim Il Sung"),
    lambda base: base.who("Hồ Chí Minh", since=1950),
    lambda base: base.who("Kim"),
    lambda base: base.year(1958),
    lambda base: base.topic("rice"),
    lambda base: base.search("when did Kim Jong Un visit Vietnam"),
    lambda base: base.facts(kind="aid"),
    lambda base: base.people(),
    lambda base: base.show("kim-il-sung-visit-1958"),
]


def test_many_threads_get_the_answers_of_one() -> None:
    """Questions in any order on eight threads, of a base that none of them opened."""
    with open_base() as base:
        alone = [ask(base).to_dict() for ask in ASKED]

        def some(seed: int) -> list[tuple[int, dict[str, Any]]]:
            order = Random(seed).sample(range(len(ASKED)), len(ASKED))
            return [(number, ASKED[number](base).to_dict()) for number in order]

        with ThreadPoolExecutor(8) as threads:
            for answers in threads.map(some, range(24)):
                for number, document in answers:
                    assert document == alone[number]


def test_opening_and_closing_in_many_threads() -> None:
    """Each opens for itself, asks and closes: nobody closes what another uses."""
    with open_base() as base:
        alone = base.year(1958).to_dict()

    def once(_: int) -> dict[str, Any]:
        with open_base() as mine:
            return mine.year(1958).to_dict()

    with ThreadPoolExecutor(8) as threads:
        assert all(document == alone for document in threads.map(once, range(100)))


def test_a_dropped_base_gives_its_files_back() -> None:
    """Whoever forgets to close leaves nothing open once the base is gone."""
    from relfacts.library import sharing

    base = open_base()
    assert base.people().count
    before = len(sharing._open)
    del base
    assert len(sharing._open) == before - 1
    assert opened_inside(find_base(None)).facts_in_all
