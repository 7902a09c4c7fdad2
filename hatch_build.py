"""What the metadata of a distribution says of where the project is: made as it is built.

The address of the repository is that which RELFACTS_REPOSITORY names, or on GitHub that of the
repository whose workflow builds. Without either there are no addresses, and the links of the page
on a package index stay as they are in the checkout.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_LINK = re.compile(r"(?P<image>!?)\[(?P<text>[^\]]*)\]\((?!\w+:|#)(?P<path>[^)]+)\)")


class AddressesHook(MetadataHookInterface):
    """Fills in ``urls`` and ``readme``."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add what is not in pyproject.toml."""
        address = repository()
        page = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        if address:
            metadata["urls"] = urls(address)
            page = absolute(page, address, metadata["version"])
        metadata["readme"] = {"content-type": "text/markdown", "text": page}


def repository() -> str:
    """The address of the repository, without a slash at its end; empty if nobody has told it."""
    named = os.environ.get("RELFACTS_REPOSITORY", "")
    server, name = (os.environ.get(f"GITHUB_{part}", "") for part in ("SERVER_URL", "REPOSITORY"))
    return (named or (f"{server}/{name}" if server and name else "")).rstrip("/")


def urls(address: str) -> dict[str, str]:
    """The addresses that a package index shows."""
    return {
        "Repository": address,
        "Documentation": f"{address}/blob/HEAD/docs/reference.md",
        "Changelog": f"{address}/blob/HEAD/CHANGELOG.md",
        "Issues": f"{address}/issues",
    }


def absolute(page: str, address: str, version: str) -> str:
    """A page whose links lead into the repository as it was at the release of this version."""

    def led(match: re.Match[str]) -> str:
        way = "raw" if match["image"] else "blob"
        return f"{match['image']}[{match['text']}]({address}/{way}/v{version}/{match['path']})"

    return _LINK.sub(led, page)
