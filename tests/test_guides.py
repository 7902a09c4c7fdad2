"""The guides for those who read the code are true: rooms and paths that they name are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "relfacts"
CONCEPTS = ROOT / "docs" / "concepts.md"
GUIDES = [CONCEPTS, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]

_HEADING = re.compile(r"^### `([\w/]+)`$", re.M)
_CODE = re.compile(r"`([\w./-]+)`")
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
_FILE = re.compile(r"[\w.-]+\.(?:py|md|txt|tsv|toml|ya?ml)")


def rooms() -> set[str]:
    """The rooms: folders of the package, by their paths in it."""
    found = {path.parent for path in SOURCE.rglob("__init__.py")} - {SOURCE}
    return {path.relative_to(SOURCE).as_posix() for path in found}


def gone(text: str, folder: Path) -> list[str]:
    """The paths in a guide that lead nowhere.

    Under the heading of a room, the names of its files are enough; elsewhere a path begins at the
    top of the repository or of the package. A link begins where the guide lies.
    """
    missing = [link for link in _LINK.findall(text) if not (folder / link).exists()]
    for room, part in _parts(text):
        places = [ROOT, SOURCE, *([SOURCE / room] if room else [])]
        for path in _CODE.findall(part):
            named = path.startswith(("src/", "tests/", "docs/", "benchmarks/", "seeds/"))
            a_room = path.partition("/")[0] in {one.partition("/")[0] for one in rooms()}
            if (named or _FILE.fullmatch(path) or ("/" in path and a_room)) and not any(
                (place / path).exists() for place in places
            ):
                missing.append(path)
    return missing


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Pieces of a guide, each with the room whose heading it stands under, or with none."""
    room = ""
    for section in re.split(r"^(?=##+ )", text, flags=re.M):
        heading = _HEADING.match(section)
        room = heading[1] if heading else ""
        yield room, section


def test_every_room_is_on_the_map() -> None:
    """Each folder has a heading in docs/concepts.md, and no heading is of a room that is gone."""
    assert sorted(_HEADING.findall(CONCEPTS.read_text("utf-8"))) == sorted(rooms())


def test_every_module_is_on_the_map() -> None:
    """Each is named under the heading of its room, so that a reader knows what it is for."""
    named = dict(_parts(CONCEPTS.read_text("utf-8")))
    source = ROOT / "src" / "relfacts"
    missing = [
        str(path.relative_to(source))
        for path in sorted(source.rglob("*.py"))
        if path.parent != source and path.name != "__init__.py"
        if f"`{path.name}`" not in named.get(str(path.parent.relative_to(source)), "")
    ]
    assert missing == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_path_is_there(guide: Path) -> None:
    """Files, folders and links."""
    assert gone(guide.read_text("utf-8"), guide.parent) == []


@pytest.mark.parametrize(
    "planted",
    ["[here](nowhere.md)", "`src/relfacts/nosuch.py`", "`names/nosuch.py`", "`tests/nosuch`",
     "### `text`\n\n`rules.py`\n", "`nosuch.yaml`"],
)  # fmt: skip
def test_a_path_that_leads_nowhere_is_seen(planted: str) -> None:
    """So that the test above can fail: also the file of another room."""
    assert len(gone(planted, ROOT)) == 1


def test_functions_and_lists_that_recipes_name_are_there() -> None:
    """What CONTRIBUTING.md calls by name stands in a file that it names."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    names = set(re.findall(r"`(_[a-z]\w+|_?[A-Z][A-Z_]+|@\w+)`", text))
    files = {path for path in _CODE.findall(text) if path.endswith(".py")}
    code = "\n".join((ROOT / path).read_text("utf-8") for path in files)
    assert names
    assert {name for name in names if not re.search(rf"{name}\b", code)} == set()
