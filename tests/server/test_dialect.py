"""What the questions and the tables need of an engine: no more than is named here and in the docs.

So an engine that speaks PostgreSQL's protocol and is none can be judged by a list. A word that is
not in it makes these tests fail, and belongs into ``docs/server.md``.
"""

from __future__ import annotations

import re

import pytest
import test_same_bytes
from served import base_called, said

from conftest import ROOT
from relfacts.base.index import server
from relfacts.base.index.reader import Index
from relfacts.export import indexed

#: What stands in a question, beside names of tables and columns.
WORDS = {
    "AND", "AS", "ASC", "BETWEEN", "BY", "CASE", "CROSS", "DESC", "DISTINCT", "ELSE", "END",
    "EXISTS", "FROM", "GROUP", "IN", "INTERSECT", "IS", "JOIN", "LIMIT", "NOT", "NULL", "ON", "OR",
    "ORDER", "SELECT", "THEN", "UNION", "WHEN", "WHERE",
}  # fmt: skip
FUNCTIONS = {"count", "length", "max", "min", "sum", "pg_backend_pid"}
SIGNS = {"*", "=", "!=", "<>", "<", "<=", ">", ">=", "-"}
#: What makes the tables.
MAKING = {
    "ADD", "ALTER", "COLLATE", "COMMENT", "COPY", "CREATE", "FROM", "INDEX", "IS", "KEY", "ON",
    "PRIMARY", "TABLE", "UNIQUE", "WHERE",
}  # fmt: skip
TYPES = {"bigint", "bytea", 'text COLLATE "C"'}


@pytest.fixture(scope="module")
def asked() -> set[str]:
    """The texts of the questions that all commands ask, without what stands in quotes."""
    texts = {server._TEXTS, server._VALUES, server._WHO}
    with pytest.MonkeyPatch.context() as patch:
        kept = Index.all

        def noted(index: Index, sql: str, *values: object) -> object:
            texts.add(sql)
            return kept(index, sql, *values)

        patch.setattr(Index, "all", noted)
        for name in ("shipped", "odd dates"):
            base = base_called(name)
            for line in test_same_bytes.lines_of(base):
                said(base, *line)
        for line in test_same_bytes.phrases()[::4]:
            said(base_called("shipped"), *line)
    assert len(texts) > 150
    return {re.sub(r"'[^']*'", "''", text) for text in texts}


def test_questions_have_no_other_words(asked: set[str]) -> None:
    """Keywords, functions, signs."""
    assert {word for text in asked for word in re.findall(r"\b[A-Z]{2,}\b", text)} <= WORDS
    assert {word for text in asked for word in re.findall(r"\b(\w+)\(", text)} - WORDS <= FUNCTIONS
    # A name after a colon is a parameter.
    bare = {re.sub(r":[a-z]+", "?", text) for text in asked}
    assert {sign for text in bare for sign in re.findall(r"[^\w\s,.()?']+", text)} <= SIGNS


def test_tables_are_made_of_no_other_types() -> None:
    """Three types, plain indexes, rows by COPY."""
    script = b"".join(indexed.script(base_called("shipped"))).decode()
    bare = re.sub(r"stdin;\n.*?\\\.\n", "stdin;\n", script, flags=re.DOTALL)
    bare = re.sub(r"'[^']*'", "''", bare)
    assert set(re.findall(r"\b[A-Z]{2,}\b", bare)) <= MAKING
    made = re.findall(r"CREATE TABLE \w+ \((.*)\);", bare)
    assert len(made) > 20
    assert {one.split(" ", 1)[1] for inside in made for one in inside.split(", ")} == TYPES
    assert "USING" not in bare


def test_the_page_names_what_is_needed() -> None:
    """Whoever judges an engine reads it there."""
    page = (ROOT / "docs" / "server.md").read_text("utf-8")
    for word in ("`bigint`", "`bytea`", '`COLLATE "C"`', "`INTERSECT`", "`pg_backend_pid()`"):
        assert word in page
