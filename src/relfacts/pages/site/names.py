"""The file of each page of a site, and the relative links between them.

An address such as ``/fact/rice-aid-1995`` becomes the file ``fact/rice-aid-1995.html``: any static
host serves it, most of them at the address itself, and a browser opens it from the disk.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256
from urllib.parse import parse_qsl, unquote

# Names that are safe on every file system and in every link.
_PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
_FILE = re.compile(r"[a-z0-9_/-]+\.(css|js|svg|atom|txt)")

# Names that Windows reserves.
_TAKEN = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])")

# This many digits of a checksum replace an unsafe name.
_DIGITS = 20

# This many links are kept in memory.
_KEPT = 200_000


def file_of(address: str) -> str:
    """The file of an address, from the top of the site.

    Raises ValueError for an address without a file: a question that only a server answers.
    """
    path, _, query = address.partition("?")
    more = dict(parse_qsl(query))
    page = more.pop("page", "1")
    if more or not page.isdigit():
        raise ValueError(f"{address} is not a page of a site")
    if _FILE.fullmatch(path[1:]):
        return path[1:]
    name = "/".join(_safe(unquote(part)) for part in path.strip("/").split("/")) or "index"
    # Ids have no dots, so that the second page of one is never the page of another.
    return f"{name}.{page}.html" if page != "1" else f"{name}.html"


def _safe(part: str) -> str:
    if not part or (_PLAIN.fullmatch(part) and not _TAKEN.fullmatch(part)):
        return part
    return f"x.{sha256(part.encode(errors='surrogatepass')).hexdigest()[:_DIGITS]}"


class Links:
    """The links of the page being made, relative to it, and all addresses linked so far."""

    def __init__(self) -> None:
        #: The depth of the page in folders.
        self.depth = 0
        self._new: list[str] = []
        self._seen: set[str] = set()
        self._made = lru_cache(_KEPT)(self._relative)

    def href(self, address: str) -> str:
        """The target of a link to an address."""
        return self._made(address, self.depth)

    def _relative(self, address: str, depth: int) -> str:
        plain, mark, line = address.partition("#")
        if plain not in self._seen:
            self._seen.add(plain)
            self._new.append(plain)
        return f"{'../' * depth}{file_of(plain)}{mark}{line}"

    def found(self) -> list[str]:
        """The addresses linked since the last call."""
        new, self._new = self._new, []
        return new
