"""Real OpenRefine matches the names of the benchmark with the service, and nobody wrongly.

It is Debian's package, started here without a window; skipped where it is not installed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from refine import PROGRAM, Refine, started

from conftest import ROOT
from relfacts import UsageError, open_base
from started import served

pytestmark = [
    pytest.mark.skipif(PROGRAM is None, reason="OpenRefine is not installed"),
    pytest.mark.xdist_group("openrefine"),
]

# Every so many of the lines of the benchmark are tried; all of them take a minute and a half.
_STRIDE = int(os.environ.get("RELFACTS_STRIDE", "20"))


@pytest.fixture(scope="module")
def refine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Refine]:
    """OpenRefine, started once."""
    with started(tmp_path_factory.mktemp("refine")) as refine:
        yield refine


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    """Where our service is, started once."""
    with served() as address:
        yield f"{address}reconcile"


def lines() -> list[Any]:
    """The lines of the benchmark that fit into a cell."""
    sys.path.insert(0, str(ROOT / "benchmarks" / "names"))
    try:
        from cases import HANDS, read_cases
    finally:
        sys.path.pop(0)
    every = [case for path in HANDS for case in read_cases(path)]
    return [case for case in every if case.query.strip() and case.query.isprintable()]


def test_no_name_is_matched_wrongly(refine: Refine, service: str) -> None:
    """Matched where ``who`` answers with one person, and with nobody who is not meant."""
    cases = lines()[::_STRIDE]
    assert len(cases) > 200
    project = refine.project([case.query for case in cases])
    refine.reconcile(project, service, "person")
    decided = refine.decisions(project)
    assert len(decided) == len(cases)
    wrong = [
        (case.query, id_)
        for case, id_ in zip(cases, decided, strict=True)
        if id_ and id_ not in case.expect | case.may
    ]
    assert wrong == []
    with open_base() as base:
        for case, id_ in zip(cases, decided, strict=True):
            try:
                answer = base.who(case.query, limit=1)
            except UsageError:
                assert id_ is None
                continue
            alone = answer.outcome == "found" and len(answer.people) == 1 and not answer.absent
            assert id_ == (answer.people[0] if alone else None), case.query
    assert sum(id_ is not None for id_ in decided) > len(cases) / 3


def test_columns_are_fetched_into_the_table(refine: Refine, service: str) -> None:
    """The type is guessed, names are matched, and what was matched has its columns."""
    project = refine.project(["Kim Ir Sen", "Kim", "김정은"])
    assert refine.types(project, service)[0] == "person"
    refine.reconcile(project, service, None)
    assert refine.decisions(project) == ["kim-il-sung", None, "kim-jong-un"]
    refine.extend(project, service, ["native", "first_year", "facts"])
    assert refine.rows(project) == [
        ["Kim Ir Sen", "김일성", 1958, 9],
        ["Kim"],
        ["김정은", "김정은", 2011, 30],
    ]
