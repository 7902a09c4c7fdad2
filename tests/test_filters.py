"""The filters are the same at every door: who adds one is told where it is missing."""

from __future__ import annotations

import ast
import inspect
import json
import re
from typing import get_args

from conftest import ROOT
from relfacts.ask.filters import NUMBERS, SWITCHES, TEXTS, TIMES, Filters, option
from relfacts.cli.options import FILTERS
from relfacts.pages.views import filters as links
from relfacts.serve.assistant.tools import OPTIONS

EVERY = {*TIMES, *TEXTS, *SWITCHES, *NUMBERS}


def test_the_parameters_are_the_filters() -> None:
    """``Filters`` has one parameter, and one attribute, for each filter of the four lists."""
    assert set(inspect.signature(Filters).parameters) == EVERY == set(vars(Filters()))


def test_each_is_an_option_of_the_command_line() -> None:
    """Each is an option, under its name, that takes what the list says it takes."""
    assert set(FILTERS) == EVERY
    for name, (kind, declared) in FILTERS.items():
        assert declared.param_decls == (f"--{option(name)}",) or declared.default == (
            f"--{option(name)}"
        )
        takes = next(one for one in get_args(kind) or (kind,) if one is not type(None))
        expected = (
            str if name in TIMES else list[str] if name in TEXTS
            else bool if name in SWITCHES else int
        )  # fmt: skip
        assert takes == expected, name


def test_each_is_an_argument_of_the_library() -> None:
    """The type by which mypy checks a program has each of them; it exists for mypy alone."""
    source = (ROOT / "src/relfacts/library/filters.py").read_text(encoding="utf-8")
    [given] = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef) and node.name == "Given"
    ]
    named = {line.target.id for line in given.body
             if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name)}  # fmt: skip
    assert named == EVERY


def test_the_schema_of_answers_describes_each() -> None:
    """``query`` in JSON has the filters as typed: the schema says what each is."""
    schema = json.loads((ROOT / "src/relfacts/schemas/answer.schema.json").read_text("utf-8"))
    described = schema["properties"]["query"]["properties"]
    assert {option(name) for name in EVERY} <= {*described}
    for name in EVERY:
        type_ = described[option(name)].get("type", "boolean")
        expected = (
            "string" if name in TIMES else "array" if name in TEXTS
            else "boolean" if name in SWITCHES else "integer"
        )  # fmt: skip
        assert type_ == expected, name


def test_assistants_have_some_of_them() -> None:
    """Tools take a few filters, under the names of the others."""
    assert set(OPTIONS) <= {option(name) for name in EVERY}


def test_pages_link_filters_that_there_are() -> None:
    """The links that narrow an answer ask by filters of the command line."""
    source = inspect.getsource(links)
    asked = {name for name in EVERY if re.search(rf'["}}]{option(name)}["=]', source)}
    assert {"kind", "who", "place", "topic", "source"} <= asked
