"""A base that declares its own kinds and roles is asked as any other: examples/peaks."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from conftest import ROOT, Outcome, Run, opened
from relfacts.base.files import find_base, read_schema
from relfacts.base.openbase import OpenBase
from relfacts.curate.evidence import verify
from relfacts.curate.rules import check
from relfacts.curate.seedfiles import read_seeds
from relfacts.vocabulary.declared import declared

PEAKS = ROOT / "examples" / "peaks"
SEEDS = {path.stem: path.read_text("utf-8") for path in (PEAKS / "seeds").glob("*.yaml")}
KINDS = ["ascent", "expedition", "rescue", "outfitting", "hut"]

Ask = Callable[..., Outcome]


@pytest.fixture
def ask(run: Run) -> Ask:
    """Put a command line to the base on peaks."""

    def _ask(*arguments: str, status: int = 0) -> Outcome:
        return run("--base", str(PEAKS), *arguments, status=status)

    return _ask


@pytest.fixture(scope="module")
def peaks() -> OpenBase:
    """The base on peaks."""
    return opened(find_base(str(PEAKS)))


def ids(answer: Outcome) -> list[str]:
    """The ids of the facts of an answer in JSON."""
    return [fact["id"] for fact in answer.json["facts"]]


def of_kind(kind: str) -> set[str]:
    """The ids of the facts of a kind, as the file has them."""
    base = json.loads((PEAKS / "data" / "facts.json").read_text("utf-8"))
    return {fact["id"] for fact in base["facts"] if fact["kind"] == kind}


# --- curation ---------------------------------------------------------------------------------


def test_the_base_is_sound(run: Run, tmp_path: Path) -> None:
    """It keeps the rules, stands in its texts, and is what its seeds build."""
    seeds = str(PEAKS / "seeds")
    assert run("check", "--seeds", seeds).out.endswith("no problem\n")
    documents = str(PEAKS / "documents")
    assert run("verify", "--seeds", seeds, "--documents", documents).out.endswith("all stand\n")
    out = tmp_path / "facts.json"
    run("build", "--seeds", seeds, "--out", str(out))
    assert out.read_bytes() == (PEAKS / "data" / "facts.json").read_bytes()


def test_the_base_is_as_its_schema_has_it() -> None:
    """What is declared stands in facts.json, before the facts, and is as the schema says."""
    text = (PEAKS / "data" / "facts.json").read_text("utf-8")
    schema = Draft202012Validator(json.loads(read_schema("facts")))
    assert not list(schema.iter_errors(json.loads(text)))
    assert text.index('"declared"') < text.index('"facts"')
    assert [kind["id"] for kind in json.loads(text)["declared"]["kinds"]] == KINDS


def peaks_with(stem: str, old: str, new: str) -> list[str]:
    """What ``check`` says of the seeds with a change."""
    assert SEEDS[stem].count(old) == 1, old
    texts = {**SEEDS, stem: SEEDS[stem].replace(old, new)}
    files = [(name, f"{name}.yaml", text) for name, text in texts.items()]
    return [str(problem) for problem in check(read_seeds(files, reserved={"search", "who"}))]


@pytest.mark.parametrize(
    ("stem", "old", "new", "said"),
    [
        ("hut-book", "kind: hut\n", "kind: ascnt\n", "not one of ascent, expedition, rescue, "),
        ("hut-book", "kind: hut\n", "kind: ascnt\n", "did you mean 'ascent'?"),
        ("hut-book", "kind: hut\n", "kind: visit\n", "kind is 'visit', not one of ascent"),
        ("hut-book", "kind: hut\n", "kind: ascent\n", "a claim of kind ascent needs people"),
        ("hut-book", "role: founder", "role: climber", "role is 'climber', not one of outfitter"),
        ("base", "plural: huts", "plural: search", "'search' of the kind hut is a command"),
        ("base", "[shelter]", "[Who]", "'Who' of the kind hut is a command of the program"),
        ("base", "[shelter]", "[summits]", "'summits' of the kind hut stands for the kind ascent"),
        ("base", "- id: hut\n", "- id: Hut\n", "'Hut' is not like"),
        ("base", "- id: hut\n", "- id: rescue\n", "'rescue' stands at"),
        ("base", "acts: founds", "acts: found", "did you mean 'founds'?"),
        ("base", "[people, places]", "[people, peaks]", "needs is 'peaks', not one of people, "),
        ("base", "columns: [when, fact, q", "columns: [date, fact, q", "columns is 'date', not"),
        ("base", "opposite: rescued", "opposite: saved", "'saved', the opposite of rescuer"),
        ("base", "words: {en: [shelter]}", "word: {en: [shelter]}", "unknown key 'word'"),
        ("base", "[shelter]", "[TODO]", "left to do: TODO"),
    ],
)
def test_what_check_says(stem: str, old: str, new: str, said: str) -> None:
    """Kinds, roles and what is declared of them are held against the rules."""
    assert any(said in told for told in peaks_with(stem, old, new)), peaks_with(stem, old, new)


def test_the_commands_are_reserved(run: Run, tmp_path: Path) -> None:
    """``check`` knows the commands of the program; the plural of a usual kind may be one's own."""
    text = SEEDS["base"].replace("plural: huts", "plural: coverage")
    for name, content in {**SEEDS, "base": text}.items():
        (tmp_path / f"{name}.yaml").write_text(content, encoding="utf-8")
    assert (
        "'coverage' of the kind hut is a command"
        in run("check", "--seeds", str(tmp_path), status=4).err
    )
    (tmp_path / "base.yaml").write_text(text.replace("coverage", "statements"), encoding="utf-8")
    run("check", "--seeds", str(tmp_path))


def test_new_bases_have_the_usual_kinds() -> None:
    """What ``init`` writes out is what a base has that declares nothing."""
    path = ROOT / "src" / "relfacts" / "curate" / "template" / "seeds" / "base.yaml"
    told = yaml.safe_load(path.read_text("utf-8"))
    written = declared({"kinds": told["kinds"], "roles": [
        {**role, "of": [role["of"]] if isinstance(role["of"], str) else role["of"]}
        for role in told["roles"]
    ]})  # fmt: skip
    usual = declared()
    for ours, theirs in ((written.kinds, usual.kinds), (written.roles, usual.roles)):
        assert list(ours) == list(theirs)
        for id_, one in ours.items():
            for key in one.__slots__:
                assert getattr(one, key) == getattr(theirs[id_], key), (id_, key)


def test_a_kind_may_be_declared_after_the_facts(tmp_path: Path) -> None:
    """A base that something else has written may have its keys in any order."""
    base = json.loads((PEAKS / "data" / "facts.json").read_text("utf-8"))
    base["declared"] = base.pop("declared")
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(base), encoding="utf-8")
    other = opened(str(path))
    first = opened(find_base(str(PEAKS)))
    assert list(other.declared.kinds) == KINDS
    assert [fact["id"] for fact in other.facts()] == [fact["id"] for fact in first.facts()]
    assert other.kind_words == first.kind_words


# --- commands ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_listed_by_its_plural(ask: Ask, peaks: OpenBase, kind: str) -> None:
    """Its plural is a command, before or after the base, in every format."""
    plural = peaks.declared.kinds[kind].plural
    answer = ask(plural, "--format", "json")
    assert set(ids(answer)) == of_kind(kind)
    assert answer.json["query"] == {"command": plural}
    for form in ("table", "csv", "tsv", "jsonl", "markdown"):
        assert ask(plural, "--format", form).out


def test_json_is_as_its_schema_has_it(ask: Ask) -> None:
    """What is written of such a base keeps the schema of answers."""
    schema = Draft202012Validator(json.loads(read_schema("answer")))
    for words in (
        ("ascents",),
        ("who climbed Norvan",),
        ("facts", "--kind", "hut"),
        ("huts", "--since", "1950"),
    ):
        status = 1 if "1950" in words else 0
        assert not list(schema.iter_errors(ask(*words, "--format", "json", status=status).json))


def test_the_columns_are_those_declared(ask: Ask) -> None:
    """The table of a kind has the columns that the base declares; that of several has the kind."""
    heading = ask("outfittings").out.split("\n")[2].split()
    assert heading == ["When", "From", "To", "Quantities", "Fact", "Source"]
    assert "Lindau Alpine Society" in ask("outfittings").out
    assert ask("facts").out.split("\n")[2].split() == ["When", "Kind", "Fact", "Source"]
    assert ask("ascents").out.split("\n")[2].split()[:3] == ["When", "People", "Places"]


def test_filters_know_the_kinds(ask: Ask) -> None:
    """``--kind`` takes id and plural on every listing, and offers what is near."""
    for kind in ("ascent", "ascents", "Ascent"):
        assert set(ids(ask("facts", "--kind", kind, "--format", "json"))) == of_kind("ascent")
    found = ids(ask("who", "Ramer", "--kind", "rescue", "--format", "json"))
    assert found == ["aller-fall-1936"]
    said = ask("facts", "--kind", "ascnt", status=2).err
    assert "did you mean ascent? the kinds are ascent, expedition, rescue, outfitting, hut" in said
    assert "no kind 'visit'" in ask("facts", "--kind", "visit", status=2).err


def test_the_help_is_that_of_the_base(ask: Ask, run: Run) -> None:
    """It lists the kinds of the base and no others; each has a page of its own."""
    page = ask("--help").out
    listed = page[page.index("List:") : page.index("What is in the base:")]
    assert [line.split()[0] for line in listed.split("\n")[1:] if line.strip()] == [
        "facts", "ascents", "expeditions", "rescues", "outfittings", "huts",
    ]  # fmt: skip
    assert "Who reached a summit, and when." in ask("ascents", "--help").out
    assert ask("help", "ascents").out == ask("ascents", "--help").out
    assert "--kind" in run("ascents", "--help", "--base", str(PEAKS)).out
    assert "ascents" not in run("--help").out
    assert "visits" in run("--help").out


def test_a_slip_in_a_plural_is_told(ask: Ask) -> None:
    """A word that is nearly a plural is no question, unless the base knows it."""
    said = ask("ascnts", status=2)
    assert said.out == ""
    assert f"did you mean relfacts --base {PEAKS} ascents?" in said.err
    assert ids(ask("ascent", "--format", "json"))


def test_what_a_listing_cannot_take(ask: Ask) -> None:
    """Options that there are not are wrong usage of the listing; words are a question."""
    assert "ascents --help" in ask("ascents", "--colour", status=2).err
    assert ids(ask("ascents", "by", "Pavel", "Dorn", "--format", "json")) == ["norvan-1954"]
    assert "No such command" in ask("visits", "--colour", status=2).err


def test_a_kind_that_the_base_has_not(ask: Ask, run: Run) -> None:
    """The usual listings are words like others where the base has no such kind."""
    assert ask("trade", "--format", "json", status=1).json["query"]["command"] == "search"
    assert run("ascents", "--format", "json", status=1).json["query"]["command"] == "search"


# --- questions --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("who climbed the Hohe Saarn", {"hohe-saarn-1931", "hohe-saarn-height"}),
        ("who climbs Norvan", {"norvan-1954"}),
        ("when did Marta Kolb climb Norvan", {"norvan-1954"}),
        ("ascents by Ilse Ramer", {"hohe-saarn-1931", "little-saarn-1934", "hohe-saarn-height"}),
        ("Ilse Ramer's ascents", {"hohe-saarn-1931", "little-saarn-1934", "hohe-saarn-height"}),
        ("summits in 1934", {"little-saarn-1934"}),
        ("Besteigungen 1931", {"hohe-saarn-1931"}),
        ("wer bestieg Norvan", {"norvan-1954"}),
        ("who rescued Jonas Aller", {"aller-fall-1936", "dorn-rescues-aller-1954"}),
        ("who did Pavel Dorn rescue", {"dorn-rescues-aller-1954"}),
        ("who was rescued by Ilse Ramer", {"aller-fall-1936"}),
        ("rescues by Pavel Dorn", {"dorn-rescues-aller-1954"}),
        ("who outfitted Marta Kolb", {"norvan-tents-1954"}),
        (
            "who was given equipment",
            {"saarn-rope-1931", "norvan-tents-1954", "karst-hut-grant-1955"},
        ),
        ("what did the Lindau Alpine Society give to the Saarn Club", {"karst-hut-grant-1955"}),
        ("shelters", {"karst-hut-1938"}),
    ],
)  # fmt: skip
def test_the_box_reads_the_words_of_the_base(ask: Ask, question: str, found: set[str]) -> None:
    """Nouns and verbs of the kinds, in any form; and who does it to whom."""
    assert set(ids(ask("search", question, "--format", "json"))) == found
    assert set(ids(ask(*question.split(), "--format", "json"))) == found


@pytest.mark.parametrize(
    "question",
    [
        "rescues by Jonas Aller", "who did Jonas Aller rescue", "who rescued Ilse Ramer",
        "who was rescued by Jonas Aller",
        "what did the Saarn Club give to the Lindau Alpine Society",
    ],
)  # fmt: skip
def test_nobody_is_turned_round(ask: Ask, question: str) -> None:
    """Who was rescued is not the rescuer, who was given something not the giver."""
    assert ids(ask("search", question, "--format", "json", status=1)) == []


def test_from_and_to_know_the_roles(ask: Ask) -> None:
    """What comes from a club, and what goes to a mountain, by the acts of the base's roles."""
    assert set(ids(ask("facts", "--from", "lindau-society", "--format", "json"))) == of_kind(
        "outfitting"
    )
    assert "norvan-1954" in ids(ask("ascents", "--to", "norvan", "--format", "json"))
    assert ids(ask("outfittings", "--to", "marta-kolb", "--format", "json")) == [
        "norvan-tents-1954"
    ]


def test_the_box_teaches_the_commands(ask: Ask) -> None:
    """A question is told as the command that asks the same, with the plural of the kind."""
    told = ask("search", "ascents by Ilse Ramer", "--format", "json").json["understood"]
    assert told["kinds"] == ["ascent"]
    assert told["command"] == f'relfacts --base {PEAKS} ascents --who "Ilse Ramer"'


def test_what_a_text_means_elsewhere(ask: Ask) -> None:
    """A word for a kind is offered as its listing."""
    said = ask("who", "shelter", status=1).err
    assert f"huts are a kind of fact: relfacts --base {PEAKS} huts" in said


# --- evidence ---------------------------------------------------------------------------------


def verified(*changes: tuple[str, str, str]) -> tuple[set[str], set[str]]:
    """The rules by which claims of the changed seeds do not stand, and are to be judged."""
    texts = dict(SEEDS)
    for stem, old, new in changes:
        assert texts[stem].count(old) == 1, old
        texts[stem] = texts[stem].replace(old, new)
    seeds = read_seeds((stem, f"{stem}.yaml", text) for stem, text in texts.items())
    report = verify(seeds, lambda name: (PEAKS / "documents" / name).read_bytes())
    return {one.rule for one in report.problems}, {one.rule for one in report.doubts}


TURNED = "Ilse Ramer equipped the Lindau Alpine Society with 300 metres of rope."
ROPE = "The Lindau Alpine Society outfitted the climbers of 1931 with 300 metres of rope."


@pytest.mark.parametrize(
    ("changes", "wrong", "doubtful"),
    [
        ((), set(), set()),
        (
            (
                (
                    "lindau-annual",
                    "Pavel Dorn rescued Jonas Aller from a crevasse on",
                    "Jonas Aller saved Pavel Dorn from a crevasse on",
                ),
            ),
            {"direction-stands"},
            set(),
        ),
        (
            (
                ("lindau-annual", "pavel-dorn, role: rescuer", "pavel-dorn, role: rescued"),
                ("lindau-annual", "jonas-aller, role: rescued", "jonas-aller, role: rescuer"),
                ("lindau-annual", "Pavel Dorn rescued Jonas Aller from", "Two men were in"),
            ),
            set(),
            {"direction-stands"},
        ),
        (
            (("hut-book", ROPE, TURNED),),
            {"direction-stands"},
            set(),
        ),
    ],
)  # fmt: skip
def test_verify_knows_the_verbs_of_the_base(
    changes: tuple[tuple[str, str, str], ...], wrong: set[str], doubtful: set[str]
) -> None:
    """Who rescues and who is rescued, who outfits whom, are not turned round."""
    assert verified(*changes) == (wrong, doubtful)


def test_verbs_of_a_kind_do_what_its_roles_do() -> None:
    """Without verbs of their own, roles show what the verbs of a kind say that is done."""
    plain = ("base", ", verbs: {en: [outfitted, equipped]}}\n", "}\n")
    turned = (
        "hut-book",
        ROPE,
        "Ilse Ramer equipped the Lindau Alpine Society with 300 metres of rope.",
    )
    assert verified(plain) == (set(), set())
    assert verified(plain, turned) == ({"direction-stands"}, set())


def test_a_binding_kind_is_what_is_to_be_done() -> None:
    """That "shall" stands in the text makes no plan of a fact whose kind binds."""
    for kind, told in (("", {"plan-kept"}), ("    binding: true\n", set())):
        seeds = read_seeds(
            [
                (
                    "base",
                    "base.yaml",
                    f"title: T\nabout: A\nlicence: CC0-1.0\nkinds:\n  - id: rule\n{kind}",
                ),
                ("d", "d.yaml", DUTY),
            ]
        )
        report = verify(seeds, lambda _: b"The Club shall keep the hut open.\n")
        assert {one.rule for one in report.doubts} == told


DUTY = """\
id: d
label: D
document: d.txt
sha256: 9b1cfbf3ab93cd53ea6c7a4a4ec94a7b1ed2b3d8f5a3c1b7f9bb4bb4f8f2f9d1
lines: 1
title: T
publisher: P
author: null
issued: "1950"
language: en
claims:
  - fact: hut-open
    kind: rule
    statement: The hut is kept open.
    topics: [huts]
    lines: [1]
    anchors: [keep the hut open]
"""


# --- another language ---------------------------------------------------------------------------

GARDEN = {
    "base": """\
title: Gartenfreunde Weiherfeld
about: Pflanzungen und Geschenke eines Vereins, den es nicht gibt.
licence: CC0-1.0
language: de
try: [pflanzungen, search wer pflanzte die Linde]
kinds:
  - id: pflanzung
    plural: pflanzungen
    about: Was gepflanzt wurde, wann und von wem.
    words: {de: [Baum, Bäume]}
    verbs: {de: [pflanzte, gepflanzt]}
    needs: [people]
    columns: [when, people, fact, source]
  - id: geschenk
    plural: geschenke
    words: {de: [Gabe, Gaben]}
    verbs: {de: [schenkte, geschenkt]}
    needs: [parties]
    columns: [when, from, to, fact, source]
roles:
  - {id: pflanzer, name: Pflanzer, of: person}
  - {id: schenkender, of: party, acts: gives}
  - {id: beschenkter, of: party, acts: receives}
""",
    "people": "- {id: anna-lorbeer, name: Anna Lorbeer, family: Lorbeer, given: Anna,"
    " order: given-first}\n",
    "places": "- {id: verein, name: Gartenfreunde Weiherfeld, kind: club, forms: [Verein]}\n"
    "- {id: schule, name: Schule Weiherfeld, kind: school, forms: [Schule]}\n",
    "topics": "- {id: linden, name: Linden, forms: [Linde]}\n- {id: obst, name: Obstbäume}\n",
    "chronik": """\
id: chronik
label: Chronik
document: chronik.txt
sha256: SHA
lines: 2
title: Chronik
publisher: Gartenfreunde Weiherfeld
author: null
issued: "1954"
issued_why: angenommen
language: de
claims:
  - fact: linde-1952
    kind: pflanzung
    date: "1952-05-03"
    statement: Anna Lorbeer pflanzte am Weiher eine Linde, die erste.
    people: [{id: anna-lorbeer, role: pflanzer}]
    topics: [linden]
    lines: [1]
    anchors: [Am 3. Mai 1952, pflanzte Anna Lorbeer, die erste Linde]
  - fact: apfelbaeume-1953
    kind: geschenk
    date: "1953"
    statement: Der Verein schenkte der Schule zwölf Apfelbäume.
    parties: [{id: verein, role: schenkender}, {id: schule, role: beschenkter}]
    topics: [obst]
    quantities: [{value: 12, unit: C62, of: Apfelbäume, why: '"zwölf Apfelbäume"'}]
    lines: [2]
    anchors: [Der Verein schenkte 1953, der Schule, zwölf Apfelbäume]
""",
}
CHRONICLE = """\
Am 3. Mai 1952 pflanzte Anna Lorbeer die erste Linde am Weiher.
Der Verein schenkte 1953 der Schule zwölf Apfelbäume.
"""


def garden(old: str = "", new: str = "") -> list[tuple[str, str, str]]:
    """The seeds of a base in German, with a change."""
    digest = hashlib.sha256(CHRONICLE.encode()).hexdigest()
    texts = {stem: text.replace("SHA", digest) for stem, text in GARDEN.items()}
    assert not old or sum(text.count(old) for text in texts.values()) == 1
    return [(stem, f"{stem}.yaml", text.replace(old, new)) for stem, text in texts.items()]


def test_a_base_in_another_language(run: Run, tmp_path: Path) -> None:
    """A base of a German club is checked, built, listed, asked and helped in its own words."""
    seeds, base = tmp_path / "seeds", str(tmp_path)
    seeds.mkdir()
    for _, name, text in garden():
        (seeds / name).write_text(text, encoding="utf-8")
    run("check", "--seeds", str(seeds))
    run("build", "--seeds", str(seeds), "--out", str(tmp_path / "facts.json"))
    for question, found in (
        ("pflanzungen", ["linde-1952"]),
        ("wer pflanzte die Linde", ["linde-1952"]),
        ("wer hat die Linde gepflanzt", ["linde-1952"]),
        ("Bäume 1952", ["linde-1952"]),
        ("geschenke", ["apfelbaeume-1953"]),
        ("Gaben", ["apfelbaeume-1953"]),
    ):
        assert ids(run(*question.split(), "--base", base, "--format", "json")) == found, question
    page = run("--base", base, "--help").out
    assert "Was gepflanzt wurde, wann und von wem." in page
    assert not re.search(r"visits|aid|agreements|Vietnam|DPRK", page)
    said = run("--base", base, "search", "?", status=2).err
    assert "search Linden" in said


def test_statements_in_another_language_are_read() -> None:
    """That giver and receiver are turned round in a German statement is seen."""
    told = []
    turned = "Die Schule schenkte dem Verein zwölf Apfelbäume."
    for files in (garden(), garden("Der Verein schenkte der Schule zwölf Apfelbäume.", turned)):
        report = verify(read_seeds(files), lambda _: CHRONICLE.encode())
        told.append({one.rule for one in (*report.problems, *report.doubts)} - {"own-words"})
    assert told == [set(), {"direction-stands"}]
