"""Citations of the documents that support the facts, for people to paste and programs to import."""

from __future__ import annotations

from relfacts.show.citations.styles import STYLES, documents_in_full, render_citations

__all__ = ["STYLES", "documents_in_full", "render_citations"]
