"""Reads the documents that support the facts, from the folder that the reader names and nowhere
else.

A base is written by others, so the document names in it may point anywhere. Only plain files in
that folder are opened, and errors do not reveal whether any other path exists.
"""

from __future__ import annotations

import os
import stat

from relfacts.errors import EvidenceError, UsageError
from relfacts.vocabulary import MOST_BYTES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from relfacts.records import Source

# At most this many characters of a name are shown in an error.
_SHOWN = 120

_NAME_IT = "name the folder of the documents: --documents DIR"


def read_document(folder: str, source: Source, cited: Sequence[int]) -> list[str]:
    """The lines of the text that ``source`` was read from; they include all ``cited`` lines.

    Raises EvidenceError if the text is not in ``folder``, is not the very text that was read, or
    has no such lines.
    """
    import hashlib

    name = source["document"]
    content = content_of(folder, name)
    if content is None:
        raise EvidenceError(f"there is no document {shortened(name)!r} in {folder}", _NAME_IT)
    if hashlib.sha256(content).hexdigest() != source["sha256"]:
        raise EvidenceError(
            f"{folder}/{name} is not the text that was read for {source['id']}",
            "its SHA-256 differs from the one in the base",
        )
    try:
        lines = content.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise EvidenceError(
            f"{name} is not text in UTF-8: byte {error.start + 1}", "convert it first"
        ) from error
    if cited and not 1 <= min(cited) <= max(cited) <= len(lines):
        wrong = max(cited) if max(cited) > len(lines) else min(cited)
        raise EvidenceError(
            f"{name} has lines 1 to {len(lines)}, and the base cites line {wrong}",
            "relfacts verify says where claims and documents differ",
        )
    return lines


def must_be_folder(folder: str) -> None:
    """Raises UsageError if there is no such folder."""
    if not os.path.isdir(folder):  # noqa: PTH112
        raise UsageError(f"there is no folder {shortened(folder)!r}", _NAME_IT)


def content_of(folder: str, name: str) -> bytes | None:
    """The bytes of the document called ``name``; None if ``folder`` has no such file.

    Raises EvidenceError if the name leads to something other than a plain file in the folder, or to
    one that is too large, and UsageError if there is no such folder.
    """
    must_be_folder(folder)
    try:
        inside = os.path.realpath(folder)
        path = os.path.realpath(os.path.join(inside, name))  # noqa: PTH118
        if os.path.commonpath((inside, path)) != inside:
            raise _elsewhere(folder, name)
        return read_plain(path, f"{folder}/{name}")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        shown = shortened(f"{folder}/{name}")
        raise EvidenceError(f"cannot read {shown}: {error.strerror}", _NAME_IT) from error
    except ValueError as error:
        # The name has a character that no file name can have.
        raise _elsewhere(folder, name) from error


def read_plain(path: str, shown: str) -> bytes:
    """The bytes of a plain file, if it is not larger than a document may be.

    ``shown`` is its name in errors. Raises EvidenceError if it is not such a file (a folder, a
    pipe, a device), and OSError if it cannot be read.
    """
    # Opened in the usual way, a pipe would block.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise EvidenceError(f"{shown} is not a file", "only plain files are read")
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        most = f"{MOST_BYTES // 1_000_000} MB"
        raise EvidenceError(
            f"{shown} is larger than {most}", f"documents are texts of up to {most}"
        )
    return content


def shortened(name: str) -> str:
    """A name as errors show it: cut if it is very long."""
    return name if len(name) <= _SHOWN else f"{name[:_SHOWN]}..."


def _elsewhere(folder: str, name: str) -> EvidenceError:
    return EvidenceError(
        f"the document {shortened(name)!r} of the base is not a file in {folder}, and was not read",
        "a document is a plain file in the folder of --documents",
    )
