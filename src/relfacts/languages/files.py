"""The words of one language, from its own file: for curation, which asks for one at a time."""

from __future__ import annotations

from collections.abc import Container, Iterator
from pathlib import Path

from relfacts.languages.sources import Word, read

_FOLDER = Path(__file__).parent


def words_of(language: str, sections: Container[str]) -> Iterator[Word]:
    """The words of some sections in a language (BCP 47: ``en``, ``pt-BR``); none without a file."""
    stem = language.partition("-")[0].lower()
    path = _FOLDER / f"{stem}.txt"
    # A tag that is none must not lead out of the folder.
    if stem.isalpha() and path.is_file():
        yield from read(stem, path.read_text(encoding="utf-8"), sections)
