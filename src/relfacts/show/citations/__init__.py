"""Citations of the documents that facts stand on, as people paste them and programs import them."""

from __future__ import annotations

from relfacts.show.citations.styles import render_citations

#: How a citation may be written.
STYLES = ("text", "bibtex", "ris", "csl-json")

__all__ = ["STYLES", "render_citations"]
