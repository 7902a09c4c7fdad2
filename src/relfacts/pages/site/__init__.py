"""A base as a folder of pages that need no server: the pages that are served, frozen.

``names`` gives each address a file, ``freezing`` follows the links from the first page until every
page is made, ``searching`` writes the index for search as you type, which a page that is opened
from a file can load only as a script.
"""

from __future__ import annotations

from relfacts.pages.site.freezing import frozen

__all__ = ["frozen"]
