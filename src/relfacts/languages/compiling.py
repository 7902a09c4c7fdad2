"""Writes the file that lookups search, from the language files.

python -m relfacts.languages.compiling
"""

from __future__ import annotations

import sys
from pathlib import Path

from relfacts.languages.dictionary import COMPILED
from relfacts.languages.sources import Word, WordsError, compiled, read

_FOLDER = Path(__file__).parent


def words() -> list[Word]:
    """The words of all files. Raises WordsError for a line that cannot be read."""
    return [
        word
        for path in sorted(_FOLDER.glob("*.txt"))
        for word in read(path.stem, path.read_text(encoding="utf-8"))
    ]


def write() -> None:
    """Compile the language files."""
    (_FOLDER / COMPILED).write_text(compiled(words()), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    try:
        write()
    except WordsError as error:
        sys.exit(str(error))
