"""The pages of a base for a browser: ``serve`` sends them, ``site`` writes them to files.

``views`` turn answers into values for a template, ``templates`` and ``static`` define the look,
``addresses`` the links. HTML comes first: without a script everything works except search as you
type. Everything from a base is plain text on a page, whatever it contains.
"""

from __future__ import annotations

from relfacts.pages.kept import Page
from relfacts.pages.making import Pages, forms

__all__ = ["Page", "Pages", "forms"]
