"""Words of languages stand in the files of the languages, and not in code."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT
from relfacts import vocabulary
from relfacts.base.files import read_schema
from relfacts.languages.sources import CATEGORIES

SOURCE = ROOT / "src" / "relfacts"

#: Where words of languages are read, and so would creep in.
ROOMS = [SOURCE / "names", SOURCE / "dates" / "typed", SOURCE / "ask"]

#: So many words of a language in one collection are a list of words.
MOST = 2

_WORD = re.compile(r"[^\W\d_]{2,}")


def lists_of_words(text: str) -> Iterator[tuple[int, list[str]]]:
    """The collections of a module that hold words in small letters: the line, and the words.

    Literals, and texts that are or may be split into words; not ``__slots__`` nor ``__all__``.
    """
    tree = ast.parse(text)
    passed = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).startswith("__")
    }
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if id(node) in passed | prose:
            continue
        texts: list[str] = []
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            texts = [*filter(_is_term, map(_text, node.elts))]
        elif isinstance(node, ast.Dict):
            texts = [*filter(_is_term, map(_text, filter(None, node.keys)))]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".split"):
            texts = [_text(part) for part in ast.walk(node.func)]
        elif isinstance(node, ast.Assign) and "\n" in _text(node.value):
            texts = [_text(node.value)]
        words = [word for one in texts for word in re.split(r"[\s,|_]+", one)]
        small = [word for word in words if _WORD.fullmatch(word) and word == word.lower()]
        if small:
            yield getattr(node, "lineno", 0), small


def _text(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _is_term(text: str) -> bool:
    """Whether this is a word or two, and no sentence."""
    return 0 < len(text.split()) <= MOST


def _terms() -> set[str]:
    """Words that are the program's own: of its formats, its vocabulary, its languages' files."""
    found: set[str] = set()
    todo: list[object] = [json.loads(read_schema("facts")), json.loads(read_schema("answer"))]
    while todo:
        node = todo.pop()
        if isinstance(node, dict):
            found |= {*node.get("properties", {})} | {*map(str, node.get("enum", []))}
            todo += node.values()
        elif isinstance(node, list):
            todo += node
    for value in vars(vocabulary).values():
        if isinstance(value, tuple | frozenset | set | dict):
            found |= {one for one in value if isinstance(one, str)}
    for section, categories in CATEGORIES.items():
        found |= {section, *" ".join(categories).split()}
    return found | {part for term in found for part in re.split(r"[_ -]", term)}


TERMS = _terms() | {
    # Filters, parts of a date, sorts of stretches, how a name is read, columns of a question.
    *("who", "since", "until", "line", "said", "sort", "command", "years", "synonyms", "given"),
    *("initials", "romanisation", "inflection", "slip", "accents", "order", "alias", "part"),
    *("unlinked", "courtesy", "woman", "man", "female", "male", "spring", "summer", "autumn"),
    *("winter", "northern", "southern", "quadrimester", "carrying", "unread", "documents"),
}


def strange(text: str) -> list[tuple[int, list[str]]]:
    """The lists of a module with more than a few words that are no terms of the program."""
    found = (
        (line, [word for word in words if word not in TERMS])
        for line, words in lists_of_words(text)
    )
    return [(line, words) for line, words in found if len(words) > MOST]


@pytest.mark.parametrize(
    "path",
    [path for room in ROOMS for path in sorted(room.rglob("*.py"))],
    ids=lambda path: path.relative_to(SOURCE).as_posix(),
)
def test_no_words_of_a_language_stand_in_code(path: Path) -> None:
    """Where a list of them is needed, its place is a category of the files of the languages."""
    assert strange(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "planted",
    [
        '_WHO = frozenset(("wife", "husband", "uncle"))',
        '_WHO = {"wife": 1, "husband": 2, "uncle": 3}',
        '_WHO = ["vợ", "chồng", "con trai"]',
        '_WHO = "wife husband uncle".split()',
        '_WHO = """\nwife husband\nuncle"""',
        'def f(w):\n    return w in ("wife", "husband", "uncle")',
    ],
)
def test_planted_words_are_found(planted: str) -> None:
    """In whatever collection they stand."""
    assert strange(planted)


@pytest.mark.parametrize(
    "harmless",
    [
        '"""Wife, husband and uncle stand in a docstring."""',
        '__slots__ = ("wife", "husband", "uncle")',
        '_KEYS = ("people", "places", "topics", "statement")',
        'f("wife", "husband")',
    ],
)
def test_what_is_no_list_of_words_is_not(harmless: str) -> None:
    """Prose, names of attributes, keys of our own records."""
    assert strange(harmless) == []
