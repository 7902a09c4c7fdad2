"""Drafts of claims: data that an assistant wrote, held, and written for a person to judge."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_seeds import SEEDS

from conftest import ROOT, Run
from relfacts.curate.drafts import Drafted, seed_of_draft
from relfacts.curate.drafts.instructions import instructions
from relfacts.curate.evidence import verify
from relfacts.curate.extracting.found import Proposal
from relfacts.curate.marks import left_out, marks
from relfacts.curate.rules import check
from relfacts.curate.seedfiles import read_seeds
from relfacts.curate.seeds import Seeds
from relfacts.curate.sketch import Subject
from relfacts.errors import EvidenceError

jsonschema = pytest.importorskip("jsonschema")

SCHEMA = json.loads((ROOT / "src/relfacts/schemas/draft.schema.json").read_text("utf-8"))

TEXT = (
    "On May 7, 1990 Ada Berg went to Sudland for three days.\n"
    "\n"
    "Norland gave Sudland 1,200 tonnes of salt in 1988.\n"
    "Ingrid Dahl denied that 40 boats were lost.\n"
)
VISIT = {
    "fact": "berg-journey",
    "kind": "visit",
    "date": "1990-05-07",
    "statement": "Ada Berg travelled to Sudland.",
    "people": [{"id": "ada-berg", "role": "visitor"}],
    "places": ["sudland"],
    "topics": ["visits"],
    "lines": [1],
    "anchors": ["May 7, 1990", "Ada Berg went"],
}
SALT = {
    "fact": "salt-gift",
    "kind": "aid",
    "date": "1988",
    "statement": "Norland gave salt to Sudland.",
    "parties": [{"id": "norland", "role": "giver"}, {"id": "sudland", "role": "receiver"}],
    "places": ["sudland"],
    "topics": ["aid"],
    "quantities": [{"value": 1200, "unit": "t", "of": "salt"}],
    "lines": [3],
    "anchors": ["1,200 tonnes of salt", "in 1988"],
}
FILES = [(stem, f"{stem}.yaml", text) for stem, text in SEEDS.items()]


def base() -> Seeds:
    """The small seeds."""
    return read_seeds(FILES)


def drafted(draft: object, text: str = TEXT) -> Drafted:
    """The seed of a draft on a text."""
    content = draft if isinstance(draft, bytes) else json.dumps(draft).encode()
    return seed_of_draft(content, "draft.json", Subject("talk", "talk.txt", text.encode()), base())


def with_seed(seed: str) -> Seeds:
    """The small seeds and the seed of a draft."""
    return read_seeds([*FILES, ("talk", "talk.yaml", seed)])


def of(*claims: dict[str, Any]) -> dict[str, Any]:
    """A draft with these claims."""
    return {"claims": list(claims)}


def test_what_stands_is_marked() -> None:
    """It is written as a claim to be judged: no complaint, no fact of the base, held by verify."""
    found = drafted(of(VISIT))
    assert (found.count.stand, found.count.fall, found.left_out) == (1, 0, [])
    seeds = with_seed(found.seed)
    assert check(seeds) == []
    assert (left_out(seeds).claims, left_out(seeds).documents) == (1, 1)
    report = verify(seeds, lambda name: TEXT.encode() if name == "talk.txt" else None)
    assert [problem.rule for problem in report.problems] == ["present", "present"]


#: Ways in which a candidate is wrong, each with the rule that says so.
FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"date": "1990-05-17"}, "date-stands"),
    ({"anchors": ["May 7, 1990", "Ada Berg flew"]}, "anchor-stands"),
    ({"people": [{"id": "zoe-lindstrom", "role": "visitor"}]}, "right-person"),
    ({"people": [{"id": "zoe-lindstrom", "role": "visitor"}], "statement": "She travelled."},
     "name-stands"),
    ({"people": [{"id": "nobody", "role": "visitor"}]}, "known-person"),
    ({"people": [{"id": "ada-berg", "role": "captain"}]}, "unknown-word"),
    ({"statement": "Ada Berg travelled to Sudland with Olaf Prime."}, "statement-names"),
    ({"statement": "Ada Berg spent 9 days there."}, "figure-stands"),
    ({"topics": []}, "known-topic"),
    ({"topics": ["weather"]}, "known-topic"),
    ({"kind": "nothing"}, "unknown-word"),
    ({"lines": [77]}, "lines-exist"),
    ({"lines": "1"}, "bad-shape"),
    ({"lines": [1.5]}, "bad-number"),
    ({"fact": "Not An Id"}, "well-formed-id"),
    ({"fact": None}, "missing-key"),
    ({"fact": "berg-trip-1990"}, "free-old-id"),
    ({"anchors": []}, "short-anchor"),
    ({"anchors": "Ada Berg went"}, "bad-shape"),
    ({"date": "yesterday"}, "edtf-date"),
    ({"surprise": 1}, "unknown-key"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "rule"), FAULTS)
def test_what_does_not_stand_is_a_comment(change: dict[str, Any], rule: str) -> None:
    """With the reason, beside what stands; it is told where in the draft it is."""
    found = drafted(of(SALT | {"fact": "a-gift"}, VISIT | change))
    assert (found.count.stand, found.count.fall) == (1, 1)
    (told,) = found.left_out
    assert told.startswith("draft.json: claims[1]: ")
    assert f"[{rule}]" in " ".join(found.seed.split())
    seeds = with_seed(found.seed)
    assert check(seeds) == []
    assert left_out(seeds).claims == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"judged": {"date-stands": "trust me"}}, "is for a person to say"),
        ({"judge": "done"}, "is for a person to say"),
        ({"lead": True}, "is for a person to say"),
        ({"statement": True}, "claims[0].statement: true is neither a text nor a number"),
        ({"statement": "x" * 100_000}, "100,000 letters"),
        ({"statement": "a\x1b[31mb"}, "U+001B"),
        ({"statement": "a\u202eb"}, "U+202E"),
        ({"statement": "a\nclaims: []"}, "U+000A"),
        ({"statement": "\ud800"}, "U+D800"),
        ({"quantities": [{"value": 10**400, "unit": "t", "of": "salt"}]}, "more than 18 digits"),
        ({"lines": [None]}, "claims[0].lines[0]: null is not an item of a list"),
        ({"people": [[[[[[[[[[[1]]]]]]]]]]]}, "nested too deeply"),
        ({"people": {"id": "ada-berg"}}, "people must be a list"),
    ],
)  # fmt: skip
def test_a_hostile_candidate_stays_data(change: dict[str, Any], said: str) -> None:
    """What no seed may hold is told in one sentence, with its place in the draft."""
    found = drafted(of(VISIT | change))
    assert found.count.stand == 0
    assert said in found.left_out[0]
    assert check(with_seed(found.seed)) == []
    assert found.seed.replace("\n", "").isprintable()


@pytest.mark.parametrize(
    "text",
    ["!!python/object:os.system [ls]", "&a *a", "{{ ignore the rules }}", "a: b # c", "- x", "'",
     '"', "%YAML 1.1", "--- ", "null", "~", "[..2019]", "${HOME}", "`ls`", "$(ls)", "Obey."],
)  # fmt: skip
def test_what_yaml_takes_for_its_own_is_text(text: str) -> None:
    """A note is read back as the very text that the draft has."""
    found = drafted(
        of(VISIT | {"note": f"Note {text}"}, VISIT | {"fact": f"{text}!", "note": text})
    )
    (seed,) = (one for one in with_seed(found.seed).documents if one.id == "talk")
    assert [claim.note for claim in seed.claims] == [f"Note {text}"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "draft.json:1:1: not JSON"),
        (b'{"claims": [}', "draft.json:1:13: not JSON"),
        (b"\xff\xfe", "is not UTF-8: byte 1"),
        (b'{"claims": {}}', "claims must be a list"),
        (b'"claims"', "has no list of claims"),
        (b"{}", "has no list of claims"),
        (b'{"claims": [], "claims": []}', "the key 'claims' occurs twice"),
        (b'{"claims": [], "run": "ls"}', "unknown key 'run'"),
        (b'{"claims": [], "language": "../en"}', "language must be a tag"),
        (b'{"claims": ' + b"[" * 100_000, "nested too deeply"),
        (b'{"claims": [' + b"1," * 6000 + b"1]}", "6,001 items"),
    ],
)
def test_what_is_no_draft_is_refused(content: bytes, said: str) -> None:
    """In one sentence, with the place where that can be told."""
    with pytest.raises(EvidenceError, match="draft") as refused:
        drafted(content)
    assert said in str(refused.value)


def test_a_list_of_claims_is_a_draft() -> None:
    """The claims may come without the object around them; NaN is no number."""
    assert drafted([VISIT]).count.stand == 1
    found = drafted(b'[1, null, "x", {}, [], {"lines": [NaN]}]')
    assert (found.count.stand, found.count.fall) == (0, 6)
    assert "NaN is not a number" in found.left_out[5]


def test_a_fact_of_the_base_is_joined() -> None:
    """What tells of the same, as far as structure shows, gets the key that the base has."""
    found = drafted(of(SALT, VISIT))
    assert found.count.join == 2
    (seed,) = (one for one in with_seed(found.seed).documents if one.id == "talk")
    assert [claim.fact for claim in seed.claims] == ["berg-visit-1990", "salt-aid-1988"]
    assert "if not, the draft calls it salt-gift" in (seed.claims[1].judge or "")


@pytest.mark.parametrize(
    "change",
    [
        {"date": "1987", "anchors": ["1,200 tonnes of salt"], "date_how": "inferred",
         "date_why": "x"},
        {"kind": "background"},
        {"parties": [{"id": "norland", "role": "receiver"}, {"id": "sudland", "role": "giver"}]},
        {"topics": ["visits"], "places": []},
    ],
)  # fmt: skip
def test_what_differs_is_not_joined(change: dict[str, Any]) -> None:
    """Another time, kind or direction is another fact."""
    assert drafted(of(SALT | change)).count.join == 0


def test_records_that_a_draft_proposes() -> None:
    """Claims may lean on them; they are written as comments for the authority files."""
    dahl = {"id": "ingrid-dahl", "name": "Ingrid Dahl", "family": "Dahl", "given": "Ingrid"}
    claim = VISIT | {
        "fact": "boats", "kind": "statement", "statement": "Ingrid Dahl denied the loss of boats.",
        "people": [{"id": "ingrid-dahl", "role": "speaker"}], "lines": [4],
        "anchors": ["Ingrid Dahl denied"],
    }  # fmt: skip
    del claim["date"]
    draft = of(claim) | {"people": [dahl, {"id": "ada-berg", "name": "Ada Berg"}, {"name": 3}]}
    found = drafted(draft)
    assert found.count.stand == 1
    assert "# - id: ingrid-dahl\n#   name: Ingrid Dahl\n" in found.seed
    (mark,) = [mark for mark in marks(with_seed(found.seed)) if mark.what == "boats"]
    assert "needs what is proposed below: ingrid-dahl" in mark.why
    assert "the base has ada-berg already" in found.left_out[0]
    assert "people[2]" in found.left_out[1]


_TEXTS = st.text(st.characters() | st.sampled_from("\n\t#:'\"\\{}[],&*!|>%@`-"), max_size=30)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
    max_leaves=8,
)


@settings(deadline=None, max_examples=60)
@given(
    st.dictionaries(st.sampled_from([*VISIT, "note", "quantities", "parties"]), _VALUES, max_size=4)
)
def test_any_values(change: dict[str, Any]) -> None:
    """Whatever a candidate holds, a seed comes of the draft that has nothing wrong and no fact."""
    found = drafted(of(VISIT | change, change))
    seeds = with_seed(found.seed)
    assert check(seeds) == []
    (seed,) = (one for one in seeds.documents if one.id == "talk")
    assert all(claim.judge for claim in seed.claims)


def test_the_schema_has_the_keys_that_are_read() -> None:
    """It is a schema, and a candidate with all of its keys is read without one unknown."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(of(VISIT, SALT), SCHEMA)
    keys = SCHEMA["$defs"]["claim"]["properties"]
    found = drafted(of({key: {"x": []} for key in keys}))
    assert "[bad-shape]" in found.seed
    assert "unknown-key" not in found.seed
    for key, record in (("people", "person"), ("places", "place"), ("topics", "topic")):
        told = {name: [["x"]] for name in SCHEMA["$defs"][f"{record}_record"]["properties"]}
        assert "unknown-key" not in drafted(of() | {key: [told]}).seed


def test_the_instructions() -> None:
    """They hold what the base knows, the lines with their numbers, and the schema."""
    known = {"issued": Proposal("2021-05-04", "printed on line 1")}
    subject = Subject("talk", "talk.txt", TEXT.encode(), known)
    told = instructions(subject, base(), json.dumps(SCHEMA))
    assert "The document, talk.txt:\n  Date of issue: 2021-05-04 (printed on line 1)\n" in told
    for part in ("visitor", "milestone", "ada-berg: Ada Berg", "sudland: ", "visits: ",
                 "berg-visit-1990: ", "3 | Norland gave", "2 |\n", '"$defs"'):  # fmt: skip
        assert part in told, part
    assert json.loads(told[told.index('{"$schema') :]) == SCHEMA


def test_the_command(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``new --draft`` writes the seed, tells what is left out, and never over a file."""
    run("init", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    Path("documents/talk.txt").write_text("Odalys Fennimore spoke in 2031.\n", "utf-8")
    good = {"fact": "talk-2031", "kind": "statement", "date": "2031",
            "statement": "Odalys Fennimore gave a talk.",
            "people": [{"id": "odalys-fennimore", "role": "speaker"}], "topics": ["walks"],
            "lines": [1], "anchors": ["Odalys Fennimore spoke", "2031"]}  # fmt: skip
    Path("draft.json").write_text(
        json.dumps(of(good, good | {"fact": "b", "date": "2030"})), "utf-8"
    )
    line = ("new", "documents/talk.txt", "--draft", "draft.json")
    done = run(*line, "--out", "seeds/talk.yaml")
    assert "seeds/talk.yaml: 1 of 2 candidates to judge; 1 left out" in done.out
    assert done.err.startswith("draft.json: claims[1]: talk.txt:1: no anchor has the year 2030")
    assert "to be judged: 1 claim and 1 document" in run("check").out
    run("verify", "--documents", "documents")
    assert run(*line, "--id", "other").out.replace("id: other", "id: talk") == Path(
        "seeds/talk.yaml"
    ).read_text("utf-8")
    assert "is there already" in run(*line, "--id", "x", "--out", "seeds/talk.yaml", status=2).err
    assert "move it away" in run(*line, status=2).err
    Path("documents/letter.eml").write_text(
        "From: Ada <a@b.example>\nSubject: A letter\nDate: Thu, 9 Jan 2031 10:00:00 +0100\n\n"
        "Dear all,\n\nOdalys Fennimore spoke in 2031.\n\nIt rained.\n", "utf-8"
    )  # fmt: skip
    letter = run("new", "documents/letter.eml", "--draft", "draft.json").out
    assert "the heads of the mail" in letter
    assert not any(f"No claim cites lines {one}," in letter for one in (1, 2, 3))
    assert "cannot read" in run(*line[:-1], "nope.json", "--id", "z", status=2).err
    # It may be asked for when the seed was begun already.
    told = run("new", "documents/talk.txt", "--instructions")
    assert "1 | Odalys Fennimore spoke in 2031." in told.out
    assert json.loads(run("schema", "draft").out) == SCHEMA
