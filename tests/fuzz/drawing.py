"""What the tests of this folder draw: texts of every sort, whole command lines, changes of values.

``RELFACTS_FUZZ`` says how many for each property: ``quick`` 50 (while one works), ``ci`` 500, the
same ones on every run, so that what fails is what was just changed; ``nightly`` 20,000, others each
time. A property that starts a process for each draws a fifth of that.
"""

from __future__ import annotations

import copy
import json
import os
import unicodedata
from collections.abc import Sequence
from functools import reduce
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from conftest import ROOT
from relfacts.cli.app import program
from relfacts.cli.lookups import PANELS
from relfacts.cli.options import Format
from relfacts.vocabulary.declared import declared
from smaller import MOON, SMALL, shapes

__all__ = ["MOON", "SMALL", "shapes"]

_ALWAYS: dict[str, Any] = {
    "deadline": None,
    "suppress_health_check": list(HealthCheck),
    "print_blob": True,
}
PROFILES = {
    "quick": settings(max_examples=50, derandomize=True, database=None, **_ALWAYS),
    "ci": settings(max_examples=500, derandomize=True, database=None, **_ALWAYS),
    "nightly": settings(max_examples=20_000, **_ALWAYS),
}
#: The profile that the environment names. A test wears it as a decorator.
fuzzed = PROFILES[os.environ.get("RELFACTS_FUZZ", "quick")]

fuzzed_apart = settings(fuzzed, max_examples=fuzzed.max_examples // 5)

SHIPPED = json.loads((ROOT / "data" / "facts.json").read_text("utf-8"))

# --- texts ----------------------------------------------------------------------------------

#: What somebody who means harm, or a broken program, puts into a text.
HOSTILE = (
    "\x1b]0;OWNED\x07", "\x1b[2J", "\x9b31m", "\x00", "\x07", "\x08", "\r", "\n", "\t", "\x7f",
    "\x85", "\u202e", "\u2066", "\u200b", "\u200d", "\u00ad", "\ufeff", "\ufffd", "\ue000",
    "\U000e0041", "\u2028", "\u00a0", "\u3000", "e\u0301\u0302\u0303", "\U0001f1fb\U0001f1f3",
    "=cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "<script>", "%s", "{0}", "../..", "/dev/zero",
    "[red]", "'", '"', "\\", "`", "$(id)", "*", "?", "#",
)  # fmt: skip

#: Numbers that are none, or are out of every bound.
NUMBERS = (
    "0", "1", "2", "7", "-1", "+1", " 5", "007", "1.5", "1e3", "0x10", "9" * 23, "9" * 4400, "",
    "x", "١٩٥٨", "²", "①", "五", "NaN", "-0", "1_000", "2147483648", "9223372036854775808",
)  # fmt: skip

#: Times as people type them, and what only looks like one.
TIMES = (
    "1958", "2019-03-01", "1 March 2019", "March 2019", "2000s", "1950..1960", "1950-1960",
    "spring 1965", "20th century", "since 1990", "before 1960", "1958-05/1958-06", "1958?",
    "19XX", "XXXX", "2013/..", "../1960", "2019-02-30", "1958-13", "01/03/2019", "today",
    "tháng 3 năm 2019", "1958년", "1958年", "-0500", "Y170000002", "0000", "99999",
    "2019-03-01T10:00", "1958..1950", "{1958,1965}", "[1958,1965]", "1969-07", "Q1 1969",
)  # fmt: skip

_NAMES = sorted(
    {
        form
        for base in (SHIPPED, MOON)
        for person in base["people"]
        for form in (person["name"], *(f for forms in person["forms"].values() for f in forms[:2]))
    }
)
_WORDS = sorted(
    {topic["name"] for topic in SHIPPED["topics"]}
    | {place["name"] for place in SHIPPED["places"]}
    | set(declared().kinds)
    | {
        "visit",
        "of",
        "to",
        "and",
        "the",
        "rice",
        "aid",
        "signed",
        "when",
        "did",
        "who",
        "year",
        "by",
        "from",
        "Korea",
        "Kim",
        "Nguyen",
    }
)
_IDS = sorted(
    {record["id"] for part in ("facts", "people", "topics", "places", "sources")
     for base in (SHIPPED, MOON) for record in base[part][:20]}
)  # fmt: skip

# Without naming the halves of pairs Hypothesis asks of all signs, one by one, if UTF-8 has them.
#: Any sign but halves of pairs.
LETTERS = st.characters(exclude_categories=["Cs"])

#: Any text that an operating system passes on: bytes that are no UTF-8 arrive as surrogates.
anything = st.one_of(
    st.text(LETTERS, max_size=12).map(lambda text: text.replace("\0", "")),
    st.binary(max_size=8).map(lambda raw: os.fsdecode(raw.replace(b"\0", b"\xe9"))),
    st.sampled_from([sign for sign in HOSTILE if "\0" not in sign]),
)


def _spoilt(text: str, sign: str, at: int, way: int) -> str:
    """``text`` with a letter lost, doubled, replaced; without accents; in capitals; twice."""
    at %= len(text) + 1
    return (
        text[:at] + sign + text[at:],
        text[:at] + text[at + 1 :],
        text[:at] + sign + text[at + 1 :],
        "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)),
        text.upper(),
        f"{text} {sign} {text}",
        os.fsdecode(text.encode("utf-8")[:at]),
        text[::-1],
    )[way % 8]


def spoilt(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A text, or one like it that somebody mistyped or a program broke."""
    made = st.builds(_spoilt, texts, anything, st.integers(0, 40), st.integers(0, 7))
    return texts | made


names = spoilt(st.sampled_from(_NAMES))
times = st.one_of(
    spoilt(st.sampled_from(TIMES)),
    st.integers(-20_000, 20_000).map(str),
    st.dates().map(str),
    st.builds("{}..{}".format, st.sampled_from(TIMES), st.sampled_from(TIMES)),
)
words = spoilt(st.sampled_from(_WORDS))
ids = spoilt(st.sampled_from(_IDS))
numbers = st.sampled_from(NUMBERS) | st.integers(-3, 300).map(str)
lines_of = st.builds("{}:{}".format, st.sampled_from(["sggp-2019", "003", "bbc", "x"]), numbers)
long = st.builds(lambda text, times: (text + " ") * times, names | words, st.integers(50, 400))
#: A word of a question, of any sort.
word = st.one_of(names, times, words, ids, numbers, lines_of, anything)

# --- command lines --------------------------------------------------------------------------

_GROUP: Any = program()
#: The lookups: what only reads. The rest writes files, and has tests of its own.
LOOKUPS = sorted(name for commands in PANELS.values() for name in commands)

_VALUES: dict[str, st.SearchStrategy[str]] = {
    "--since": times, "--until": times, "--who": names, "--topic": words, "--place": words,
    "--kind": st.sampled_from(list(declared().kinds)) | words, "--source": ids, "--limit": numbers,
    "--base": st.sampled_from(["nosuch", "", ".", "\udce9", "x" * 5000, "/dev/null"]),
    "--documents": st.sampled_from(["nosuch", "", ".", "\udce9", "x" * 5000]),
}  # fmt: skip
#: What a command is asked mostly; now and then it is asked something else.
_TEXTS = {
    "who": names, "year": times, "topic": words, "place": words, "show": ids, "at": lines_of,
    "coverage": ids,
}  # fmt: skip
FORMS = tuple(form.value for form in Format)


def options_of(command: str) -> list[Any]:
    """The options of a command, as the framework has them."""
    return [
        parameter
        for parameter in _GROUP.commands[command].params
        if parameter.param_type_name == "option" and "--format" not in parameter.opts
    ]


def _takes_text(command: str) -> bool:
    return any(p.param_type_name == "argument" for p in _GROUP.commands[command].params)


@st.composite
def option(draw: st.DrawFn, command: str) -> list[str]:
    """An option of ``command``, well typed or not."""
    parameter = draw(st.sampled_from(options_of(command)))
    name = draw(st.sampled_from(parameter.opts))
    if parameter.is_flag:
        return [name]
    value = draw(_VALUES.get(name, word))
    if draw(st.integers(0, 3)) == 0:
        return [f"{name}={value}"]
    return [name, value]


_SELDOM = st.integers(0, 9).map(lambda drawn: drawn == 0)
_NOISE = st.sampled_from(
    [["--"], ["-"], ["-x"], ["--nosuch"], ["--help"], ["-h"], ["--since"], ["--limit"], ["-fjson"],
     ["--form", "json"], ["--version"], ["-f"], ["--format=xml"], [""], ["--reverse=1"]]
)  # fmt: skip


@st.composite
def lookup(draw: st.DrawFn, commands: Sequence[str] = tuple(LOOKUPS)) -> tuple[list[str], str]:
    """A whole command line that only reads, and the format that it asks for."""
    command = draw(st.sampled_from(commands))
    mostly = _TEXTS.get(command, word)
    texts = st.lists(mostly | mostly | word | long, min_size=1, max_size=3)
    # Now and then as many texts as the command does not take, or none.
    pieces = [[text] for text in draw(texts)] if _takes_text(command) or draw(_SELDOM) else []
    pieces += draw(st.lists(option(command), max_size=3))
    if draw(_SELDOM):
        pieces.append(draw(_NOISE))
    asked = [text for piece in draw(st.permutations(pieces)) for text in piece]
    form = draw(st.sampled_from(FORMS))
    # Last, so that it is the format if the line is understood at all.
    line = [command, *asked, "--format", form]
    if draw(_SELDOM):
        line = draw(st.permutations(line))
    return [text.replace("\0", "") for text in line], form


def form_of(line: Sequence[str], form: str) -> str:
    """The format that is certainly asked for; none where the line may mean another thing."""
    plain = bool({"--", "--help", "-h", "--version", "-f", "--cite", "--fields="} & set(line))
    # Alone it lists the fields there are, in no format.
    plain |= any(
        one == "--fields" and after[:1] in ("", "-") for one, after in pairwise([*line, ""])
    )
    return "table" if plain or list(line[-2:]) != ["--format", form] else form


# --- values that are not what they should be ------------------------------------------------

#: Stands for "take it away", and "put it there twice".
GONE, TWICE = object(), object()


def changed(document: Any, way: Sequence[Any], value: Any) -> Any:
    """The document with ``value`` at the end of a way, if the way is still there.

    What lies beside the way is shared with the document as it was, which stays so.
    """
    *steps, last = way
    made = place = copy.copy(document)
    try:
        for step in steps:
            place[step] = copy.copy(place[step])
            place = place[step]
        place[last]
    except (KeyError, IndexError, TypeError):
        return document
    if isinstance(place, str):
        return document
    if value is GONE:
        del place[last]
    elif value is TWICE:
        if isinstance(place, list):
            place.append(place[last])
    else:
        place[last] = value
    return made


#: What may stand in the place of any value.
values = st.one_of(
    st.sampled_from([GONE, GONE, TWICE, None, None]),
    st.sampled_from([0, -1, 1, 1.5, True, 10**30, 10**400, -0.0, 1e308, 99999999999]),
    st.sampled_from([[], {}, "", [None], [[]], {"": None}, ["x"], {"a": 1}, [[[[[]]]]]]),
    st.sampled_from(
        ["1969-13", "1958~", "2013/..", "x" * 3000, "\ud800", "a b", "Ω", "id", "-0500"]
    ),
    st.text(LETTERS, max_size=6),
    st.sampled_from(HOSTILE),
    st.sampled_from(_IDS),
    st.sampled_from(HOSTILE).map(lambda sign: f"Neil {sign}Armstrong"),
)


def mutated(document: Any, most: int = 3) -> st.SearchStrategy[Any]:
    """``document`` with one to ``most`` of its values changed, each key as likely as any other."""
    found = shapes(document)
    shape = st.sampled_from([st.sampled_from(found[name]) for name in sorted(found, key=str)])
    change = st.tuples(shape.flatmap(lambda ways: ways), values)
    return st.lists(change, min_size=1, max_size=most).map(
        lambda changes: reduce(lambda made, drawn: changed(made, *drawn), changes, document)
    )
