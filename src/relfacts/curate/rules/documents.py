"""Rules about the documents of seeds: files, fingerprints, pages, addresses.

``rules`` runs them among all others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urlsplit

from relfacts.curate.problems import UNREAD, Place, Problem, shown
from relfacts.curate.seeds import Seed, Seeds
from relfacts.dates import edtf

_DRIVE = re.compile("[A-Za-z]:")
_SHA256 = re.compile(r"[0-9a-f]{64}")
# File systems have no longer names.
_LONGEST_NAME = 255
_TAG = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def file_in_folder(seeds: Seeds) -> Iterator[Problem]:
    """A document is a file in the folder of the documents, by its name there."""
    for seed in seeds.documents:
        for name, mark in ((seed.document, "document"), (seed.original, "original")):
            if name and not _is_name(name):
                message = f"{shown(name)} is not the name of a file in the folder of the documents"
                yield Problem(seed.marks[mark], "file-in-folder", message)


def _is_name(name: str) -> bool:
    parts = re.split(r"[/\\]", name)
    long = any(len(part.encode(errors="replace")) > _LONGEST_NAME for part in parts)
    return not (long or {"", ".", ".."} & {*parts} or _DRIVE.match(name))


def right_fingerprint(seeds: Seeds) -> Iterator[Problem]:
    """A fingerprint is a SHA-256 in lower-case hexadecimal digits."""
    for seed in seeds.documents:
        if seed.sha256 and not _SHA256.fullmatch(seed.sha256):
            yield Problem(seed.marks["document"], "right-fingerprint", "sha256 is not a SHA-256")
        if seed.original_sha256 and not _SHA256.fullmatch(seed.original_sha256):
            message = "original_sha256 is not a SHA-256"
            yield Problem(seed.marks["original"], "right-fingerprint", message)


def whole_original(seeds: Seeds) -> Iterator[Problem]:
    """The original of a text is another file, and has its fingerprint too."""
    for seed in seeds.documents:
        at = seed.marks["original"]
        if seed.original and not seed.original_sha256:
            yield Problem(at, "whole-original", "original_sha256 is missing")
        if seed.original_sha256 and not seed.original:
            yield Problem(at, "whole-original", "original_sha256 is there, and original is not")
        if seed.original and seed.original == seed.document:
            message = (
                f"{shown(seed.original)} is document and original: document names the text that "
                "relfacts new made of it, or leave original out"
            )
            yield Problem(at, "whole-original", message)


def pages_in_order(seeds: Seeds) -> Iterator[Problem]:
    """Pages begin on lines of the document, the first on line 1, none before the one before it."""
    for seed in seeds.documents:
        lines, at = seed.page_lines, seed.marks["page_lines"]
        if not lines or UNREAD in lines:
            continue
        if lines[0] != 1:
            message = f"the first page begins on line {lines[0]}, not on line 1"
            yield Problem(at, "pages-in-order", message)
        for one, after in pairwise(lines):
            if after < one:
                message = f"a page that begins on line {after} cannot follow one of line {one}"
                yield Problem(at, "pages-in-order", message)
        if seed.lines != UNREAD and max(lines) > seed.lines:
            message = f"{seed.document} has lines 1 to {seed.lines}, not {max(lines)}"
            yield Problem(at, "pages-in-order", message)


def whole_address(seeds: Seeds) -> Iterator[Problem]:
    """An address is complete, as a browser needs it; `accessed` is a day, and needs an address."""
    for seed in seeds.documents:
        for address, at in (
            (seed.url, seed.marks["url"]),
            (seed.archived, seed.marks["archived"]),
            *((relative.url, relative.at) for relative in seed.relatives),
        ):
            if address and not _is_address(address):
                message = f"{shown(address)} is not like https://example.org/news/1"
                yield Problem(at, "whole-address", message)
        for relative in seed.relatives:
            if relative.url in (seed.url, seed.archived):
                message = "a relative is another text than the one at url: leave one out"
                yield Problem(relative.at, "whole-address", message)
        if seed.accessed and _date(seed.accessed) and not _DAY.fullmatch(seed.accessed):
            message = f"accessed is {seed.accessed!r}, not a day like 2031-07-09"
            yield Problem(seed.marks["accessed"], "whole-address", message)
        if seed.accessed and not seed.url:
            message = "accessed says when an address was read, and there is no url"
            yield Problem(seed.marks["accessed"], "whole-address", message)


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", text)


def amended_after_issue(seeds: Seeds) -> Iterator[Problem]:
    """A document is corrected, withdrawn or read on the web after it was issued, not before."""
    for seed in seeds.documents:
        issued = _date(seed.issued)
        for date, what, at in _later(seed):
            found = _date(date)
            if issued and issued.start and found and found.end and found.end < issued.start:
                message = f"{what} {date}, before it was issued, {seed.issued}"
                yield Problem(at, "amended-after-issue", message)


def known_language(seeds: Seeds) -> Iterator[Problem]:
    """The language of a document is a tag of BCP 47: en, vi, pt-BR."""
    for seed in seeds.documents:
        if seed.language and not is_tag(seed.language):
            message = f"{shown(seed.language)} is not a tag of BCP 47, as en is that of English"
            yield Problem(seed.marks["language"], "known-language", message)


def is_tag(text: str) -> bool:
    """Whether a text has the shape of a tag of BCP 47; English has not."""
    return bool(_TAG.fullmatch(text))


def _later(seed: Seed) -> Iterator[tuple[str | None, str, Place]]:
    for item, what in ((seed.corrected, "corrected"), (seed.withdrawn, "withdrawn")):
        if item:
            yield item.date, what, item.at
    yield seed.accessed, "accessed", seed.marks["accessed"]


def _date(text: str | None) -> edtf.Edtf | None:
    """A date, if there is one in EDTF; other rules report those that are not."""
    try:
        return edtf.parse(text) if text else None
    except edtf.EdtfError:
        return None


#: In the order of their pages.
RULES = [
    file_in_folder,
    right_fingerprint,
    whole_original,
    pages_in_order,
    whole_address,
    amended_after_issue,
    known_language,
]
