"""The words of one language from its file, for curation, which needs one language at a time."""

from __future__ import annotations

from collections.abc import Container, Iterator

from relfacts import shipped
from relfacts.languages.sources import Word, read


def words_of(language: str, sections: Container[str]) -> Iterator[Word]:
    """The words of some sections in a language (BCP 47: ``en``, ``pt-BR``); none if no file."""
    stem = language.partition("-")[0].lower()
    # A wrong tag must not lead out of the folder.
    if not stem.isalpha():
        return
    try:
        text = shipped.content(f"languages/{stem}.txt")
    except OSError:
        return
    yield from read(stem, text.decode("utf-8"), sections)


def languages() -> list[str]:
    """The languages that have a file, by their tags."""
    from importlib.resources import files

    names = (entry.name for entry in files("relfacts.languages").iterdir())
    return sorted(name.removesuffix(".txt") for name in names if name.endswith(".txt"))
