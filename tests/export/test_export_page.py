"""docs/export.md describes the tables that there are, and the queries that are tested.

``python tests/export/test_export_page.py`` writes what it says of them anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from relfacts.export.queries import QUERIES
from relfacts.export.schema import TABLES, Type

PAGE = Path(__file__).resolve().parents[2] / "docs" / "export.md"

_HELD = {Type.TEXT: "text", Type.NUMBER: "whole number", Type.FIGURE: "number", Type.DAY: "day"}


def tables() -> Iterator[str]:
    """Every table, with its columns."""
    for table in TABLES:
        yield f"### `{table.name}`\n\n{table.about} Key: {', '.join(table.key)}.\n\n"
        yield "| column | | |\n|---|---|---|\n"
        for column in table.columns:
            held = f"`{column.of}`" if column.of else _HELD[column.type]
            about = column.about.replace("|", "\\|")
            yield f"| `{column.name}` | {held}{'' if column.always else '?'} | {about} |\n"
        yield "\n"


def queries() -> Iterator[str]:
    """Every query, with what it finds."""
    for query in QUERIES:
        yield f"{query.title}:\n\n```sql\n{query.text}\n```\n\n"


def written(page: str) -> str:
    """The page with both described as they are."""
    for name, parts in (("queries", queries()), ("tables", tables())):
        told = "".join(parts).rstrip("\n")
        start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        page = re.sub(
            f"{start}.*?{end}", lambda _, told=told: f"{start}\n\n{told}\n\n{end}",  # type: ignore[misc]  # noqa: B023
            page, flags=re.S,
        )  # fmt: skip
    return page


def test_the_page_describes_the_tables() -> None:
    """What stands on the page is what the schema and the queries say."""
    page = PAGE.read_text(encoding="utf-8")
    assert all(f"### `{table.name}`" in page for table in TABLES)
    assert written(page) == page


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
