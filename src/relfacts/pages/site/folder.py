"""The folder of a site, which must be empty or contain only an earlier site."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from relfacts import writing
from relfacts.base.documents import read_plain
from relfacts.errors import UsageError
from relfacts.pages.site.freezing import MARK


def must_be_ours(folder: Path) -> None:
    """Raises UsageError for a folder with anything in it but an earlier site, which is replaced."""
    if not os.path.lexists(folder):
        return
    if not folder.is_dir():
        raise UsageError(f"{folder} is not a folder", "name a folder for the site")
    # First remove what a killed writer has left.
    writing.sweep(str(folder))
    mark = folder / MARK
    own = {MARK}
    if mark.is_file():
        own.update(read_plain(str(mark), str(mark)).decode(errors="replace").splitlines())
    foreign = next((name for name in sorted(_files(folder)) if name not in own), None)
    if foreign is not None:
        raise UsageError(
            f"{folder} holds other files than a site: {foreign}", "name a folder that is empty"
        )


def _files(folder: Path) -> Iterator[str]:
    """Every file below a folder, by its path from there; links count as files."""
    for top, folders, files in os.walk(folder):
        links = [name for name in folders if (Path(top) / name).is_symlink()]
        for name in [*files, *links]:
            yield (Path(top) / name).relative_to(folder).as_posix()
