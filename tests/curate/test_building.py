"""What checking costs grows with the seeds and no faster: counted, never timed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from conftest import ROOT
from relfacts.curate import rules
from relfacts.curate.build import build, canonical, load_seeds

sys.path.insert(0, str(ROOT / "benchmarks" / "building"))

from invented import write_base

SMALL, LARGE = 60, 240


def counted(folder: Path, documents: int, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How often the costly functions are called to check and build so many invented documents."""
    write_base(folder, documents)
    seeds = load_seeds(folder / "seeds")
    counts: dict[str, int] = {}
    with monkeypatch.context() as patch:
        for name in ("stands", "spells", "agree", "key", "words", "sounds"):
            counts[name] = 0
            patch.setattr(rules, name, counting(name, getattr(rules, name), counts))
        assert build(seeds).problems == []
    return counts


def counting(name: str, function: object, counts: dict[str, int]) -> object:
    """``function``, with its calls counted."""

    def called(*given: object) -> object:
        counts[name] += 1
        return function(*given)  # type: ignore[operator]

    return called


def test_four_times_the_documents_cost_four_times_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No rule compares everything with everything: calls per document stay what they are."""
    small = counted(tmp_path / "small", SMALL, monkeypatch)
    large = counted(tmp_path / "large", LARGE, monkeypatch)
    for name, calls in large.items():
        assert calls <= 1.5 * (LARGE / SMALL) * small[name] + 50, (name, small, large)


def test_an_invented_base_is_the_same_every_time(tmp_path: Path) -> None:
    """The same number makes the same seeds, and they the same base."""
    for name in ("one", "other"):
        write_base(tmp_path / name, 12)
    one, other = (build(load_seeds(tmp_path / name / "seeds")) for name in ("one", "other"))
    assert one.content == other.content
    assert one.facts > 80


def test_a_base_is_written_record_by_record_as_it_would_be_whole() -> None:
    """Whatever stands in a value, the bytes are those of the library for the whole base."""
    import json

    base = {"facts": [{"id": "x\n y", "n": [1, {"a": "é\u2028"}]}, {}], "names": {"b": [], "a": 1}}
    base |= {"people": [], "title": "two\nlines"}
    whole = json.dumps(base, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    assert canonical(base) == whole.encode()  # type: ignore[arg-type]
