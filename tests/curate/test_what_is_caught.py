"""The faults that are planted in made-up documents: what was caught is caught.

The same claims as ``benchmarks/evidence/run.py`` counts, a document at a time. Its ``caught.txt``
names the faults that are caught and the faithful claims of which nothing is said.
"""

from __future__ import annotations

import sys

import pytest
from small_seeds import ROOT

sys.path.insert(0, str(ROOT / "benchmarks" / "evidence"))

from planted import of_yaml
from scoring import CAUGHT, scored

DOCUMENTS = {path.stem: path for path in sorted((CAUGHT.parent / "documents").glob("*.yaml"))}
KNOWN = CAUGHT.read_text("utf-8").split()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_slips_back(name: str) -> None:
    """Each fault that was caught still is, and a faithful claim is still let stand."""
    score = scored([of_yaml(DOCUMENTS[name])])
    lost = {id_ for id_ in KNOWN if id_.startswith(f"{name}/")} - score.right
    assert {id_: score.told.get(id_) for id_ in lost} == {}


def test_every_line_is_of_a_document() -> None:
    """What is said to be caught is asked about."""
    assert {id_.partition("/")[0] for id_ in KNOWN} == set(DOCUMENTS)
