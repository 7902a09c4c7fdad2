"""A command loads what it uses and nothing else: the lists of what each may load."""

from __future__ import annotations

import subprocess
import sys

import pytest

#: What every lookup loads of ours, beside the package itself.
LOOKUP = {
    "ask.parts", "ask.understand",
    "ask", "ask.answer", "ask.answers", "ask.filters", "base", "base.openbase", "base.files",
    "base.index", "base.index.cache", "base.index.cards", "base.index.dates", "base.index.reader",
    "base.index.sqlite", "base.index.tables", "base.selection", "cli", "cli.fast",
    "cli.fast.bare", "cli.fast.quick", "cli.fast.table", "cli.lookups", "cli.output", "cli.session",
    "cli.streams",
    "library", "library.factbase", "library.filters", "library.opening", "library.sharing",
    "dates", "dates.days", "dates.edtf", "dates.edtf_date", "dates.fit", "dates.typed", "errors",
    "show", "show.screen", "text", "text.typed", "vocabulary", "vocabulary.usual",
}  # fmt: skip
JSON = {"show.plain", "ask.machine", "text", "text.jsontext"}
TABLE = {
    "base.locators", "base.phrasing", "dates.words", "show.columns", "show.laidout", "show.layout",
    "show.sheets", "show.table", "show.table.cards", "show.table.cells", "show.table.fit",
    "text", "text.folding", "text.jsontext", "text.shell", "text.visible", "text.wrapping",
    "vocabulary.declared", "vocabulary.units",
}  # fmt: skip
ROWS = {
    "vocabulary.units",
    "base.phrasing",
    "base.locators",
    "dates.words",
    "show.rows",
    "ask.machine",
    "text",
    "text.jsontext",
    "text.visible",
}
NAME = {
    "ask.naming", "base.index.namebook", "text", "text.folding", "names", "names.book",
    "names.types", "names.reading",
}  # fmt: skip
APART = {
    "names.alignment", "names.ranks", "names.structure",
    "names.accents", "names.korean", "names.ways", "names.tokens", "names.vocabulary",
    "languages", "languages.dictionary",
}  # fmt: skip
PHRASE = {
    "text.runs",
    "names.phrases", "names.types", "names.lexicon",
    "names.mentions", "names.rules", "names.spans",
}  # fmt: skip
SLIP = {
    "names.slips",
    "text.letters",
    # What is laid along a name before a slip is thought of: a millisecond.
    "names.alignment",
    "names.ranks",
    "names.structure",
}
LABEL = {"ask.naming", "text", "text.folding", "names", "base.labels"}

#: What the reading of a record brings with it; what CSV does; what Rich does.
RECORD = {"json", "re", "enum"}
CSV = RECORD | {"csv"}
RICH = RECORD | {"rich", "typing", "dataclasses", "datetime", "pathlib"}

#: Command line -> the modules of ours that it may load, and the heavy ones of others.
MAY_LOAD: dict[tuple[str, ...], tuple[set[str], set[str]]] = {
    ("year", "1958", "--format", "json"): (LOOKUP | JSON | {"ask.times"}, set()),
    ("year", "28 Nov - 2 Dec 1958", "--format", "json"): (
        LOOKUP
        | JSON
        | {
            "ask.times",
            *(
                "dates.typed.grammar",
                "languages",
                "languages.dictionary",
                "dates.typed.reading",
                "dates.typed.spellings",
            ),
            *("dates.typed.tokens", "dates.typed.written", "dates.words"),
        },
        set(),
    ),
    ("who", "Kim Il Sung", "--format", "json"): (LOOKUP | JSON | NAME, set()),
    ("who", "kim il-sung", "--format", "json"): (LOOKUP | JSON | NAME | APART, set()),
    ("who", "Kim Jogn Un", "--format", "json"): (
        LOOKUP | JSON | NAME | APART | PHRASE | SLIP,
        set(),
    ),
    ("topic", "rice", "--format", "csv"): (LOOKUP | ROWS | LABEL, CSV),
    ("agreements", "--since", "2000", "--format", "json"): (
        LOOKUP | JSON | {"ask.conditions", "ask.times", "vocabulary.declared"},
        set(),
    ),
    ("show", "rice-aid-1995", "--format", "json"): (LOOKUP | JSON | {"ask.passages"}, RECORD),
    ("year", "1958"): (LOOKUP | TABLE | {"ask.times"}, RICH),
    ("who", "Kim Il Sung"): (LOOKUP | TABLE | NAME, RICH),
}

#: What costs much to import.
HEAVY = {
    "typer", "rich", "typing", "dataclasses", "hashlib", "rapidfuzz", "yaml", "csv", "re", "json",
    "enum", "datetime", "sqlite3", "pathlib", "urllib.parse", "html",
}  # fmt: skip


def loaded(arguments: tuple[str, ...]) -> set[str]:
    """Every module that a command loads beyond those of the interpreter."""
    program = (
        "import sys\n"
        "before = set(sys.modules)\n"
        "from relfacts.cli import run\n"
        f"run({list(arguments)!r})\n"
        "print('\\n'.join(set(sys.modules) - before), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return set(done.stderr.split("\n"))


@pytest.mark.parametrize("arguments", MAY_LOAD, ids=" ".join)
def test_a_lookup_loads_what_it_uses(arguments: tuple[str, ...]) -> None:
    """Of ours no module but those listed; of others nothing heavy but what is listed."""
    ours, heavy = MAY_LOAD[arguments]
    loaded(arguments)  # the index is made, if it was not there
    modules = loaded(arguments)
    mine = {module.removeprefix("relfacts.") for module in modules if "relfacts." in module}
    assert mine <= ours
    assert modules & HEAVY <= heavy


@pytest.mark.parametrize(
    "arguments", [("--help",), ("--version",), ("who", "--help")], ids=" ".join
)
def test_help_reads_no_base(arguments: tuple[str, ...]) -> None:
    """Help and the version need neither the base nor what shows it."""
    assert not loaded(arguments) & {"rich", "rapidfuzz", "yaml", "relfacts.base.openbase"}


def test_a_name_that_is_nobodys_needs_no_rapidfuzz() -> None:
    """Who is near in name is found by words; RapidFuzz is for topics, places and ids."""
    assert "rapidfuzz" not in loaded(("who", "Angela Merkel"))
    assert "rapidfuzz" in loaded(("topic", "footbal"))


def test_a_question_in_words_parses_no_patterns() -> None:
    """What facts are read with is the C half of json; half a start of Python is saved."""
    for words in (("rice", "aid"), ("when", "did", "Kim", "Jong", "Un", "visit", "Vietnam")):
        line = ("search", *words, "--format", "json", "--limit", "20")
        loaded(line)  # the index is made, if it was not there
        assert not loaded(line) & HEAVY
