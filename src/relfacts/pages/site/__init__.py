"""Writes a base as a folder of pages that need no server.

``names`` gives each address a file, ``freezing`` follows the links from the first page until every
page is written, ``searching`` writes the index for search as you type, as a script, since a page
opened from a file cannot load anything else.
"""

from __future__ import annotations

from relfacts.pages.site.freezing import frozen

__all__ = ["frozen"]
