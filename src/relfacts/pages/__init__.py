"""Pages of a base for a browser: what ``serve`` sends and ``site`` freezes.

``views`` turn answers into what a template needs, ``templates`` and ``static`` say how it looks,
``addresses`` where everything stands. HTML comes first: without a script everything works but
search as you type. All that a base holds is text to a page, whatever is in it.
"""

from __future__ import annotations

from relfacts.pages.making import Page, Pages, forms

__all__ = ["Page", "Pages", "forms"]
