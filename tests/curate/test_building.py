"""What checking and verifying cost grows with the seeds and no faster: counted, never timed."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_seeds import seeds

from conftest import ROOT
from relfacts.curate import careers, evidence, groups, naming, printed, rules
from relfacts.curate.build import build, canonical, load_seeds
from relfacts.curate.collecting import uncollected
from relfacts.curate.evidence import verify
from relfacts.curate.rules import agreement, authorities
from relfacts.curate.seeds import Item, Watch
from relfacts.curate.texts import Texts

sys.path.insert(0, str(ROOT / "benchmarks" / "building"))

from invented import write_base

SMALL, LARGE = 60, 240

#: Functions whose calls are counted, each where it is called.
COSTLY = [
    (authorities, "spells"),
    (agreement, "agree"),
    (authorities, "key"),
    (authorities, "sounds"),
    (authorities, "is_span"),
    (careers, "is_span"),
    (careers, "agree"),
    (careers, "fold"),
    (groups, "fit"),
    (printed, "stands"),
    (printed, "words"),
    (evidence, "stands"),
    (evidence, "nfc"),
    (naming, "stands"),
    (naming, "fold"),
]


def counted(folder: Path, documents: int, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How often the costly functions are called to build and verify so many invented documents."""
    write_base(folder, documents)
    seeds = load_seeds(folder / "seeds")
    counts: dict[str, int] = {}
    with monkeypatch.context() as patch:
        for module, name in COSTLY:
            called = f"{module.__name__}.{name}"
            counts[called] = 0
            patch.setattr(module, name, counting(called, getattr(module, name), counts))
        lines = Lines()
        patch.setattr(evidence, "Texts", lambda read, *rest: Texts(filled(lines, read), *rest))
        assert build(seeds).problems == []
        assert verify(seeds, lambda name: (folder / "documents" / name).read_bytes()).problems == []
    counts["lines of a document"] = lines.asked
    return counts


class Lines(dict[str, list[str]]):
    """The lines of documents, which count how often those of one are asked for."""

    asked = 0

    def __getitem__(self, id: str) -> list[str]:
        self.asked += 1
        return super().__getitem__(id)

    def items(self) -> Any:
        """All of them, each asked for once."""
        self.asked += len(self)
        return super().items()


def filled(lines: Lines, read: dict[str, list[str]]) -> Lines:
    """``lines`` with what was read."""
    lines.update(read)
    return lines


def counting(name: str, function: object, counts: dict[str, int]) -> object:
    """``function``, with its calls counted."""

    def called(*given: object) -> object:
        counts[name] += 1
        return function(*given)  # type: ignore[operator]

    return called


def test_four_times_the_documents_cost_four_times_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing compares everything with everything: calls per document stay what they are."""
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


def test_every_step_of_a_build_is_watched() -> None:
    """The rules, the facts and the records that are written are each handed out one by one."""
    taken: dict[str, int] = {}

    def watching(step: str) -> Watch:
        def handed_out(items: list[Item], /) -> Iterable[Item]:
            for item in items:
                taken[step] = taken.get(step, 0) + 1
                yield item

        return handed_out

    built = build(
        seeds(),
        checking=watching("rules"),
        making=watching("facts"),
        writing=watching("records"),
    )
    lists = [part for part in json.loads(built.content).values() if isinstance(part, list)]
    assert taken == {
        "rules": len(rules.RULES),
        "facts": built.facts,
        "records": sum(map(len, lists)),
    }


#: Whatever JSON can say; empty lists and records too, at any depth. Many that are small show more
#: than a few that are large.
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@settings(max_examples=200)
@given(st.dictionaries(st.text(), VALUES, min_size=1, max_size=5))
def test_a_base_is_written_as_the_library_writes_it(base: dict[str, object]) -> None:
    """Whatever stands in a base, the bytes are those of the library for the whole of it."""
    whole = json.dumps(base, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    assert canonical(base) == whole.encode()  # type: ignore[arg-type]


def test_collecting_goes_on_after_the_work() -> None:
    """Circles are left alone during the work only, and where they were before also after it."""
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
