"""SQLite from the standard library, without the part that only its Python half needs.

That half turns dates and times into columns. It imports ``datetime``, which takes longer than
everything a lookup needs of our own, and the index has no such columns. If the C half is not
available by itself, the whole module is used.
"""

from __future__ import annotations

try:
    from _sqlite3 import Connection, DatabaseError, Error, OperationalError, connect
except ImportError:
    from sqlite3 import Connection, DatabaseError, Error, OperationalError, connect

__all__ = ["Connection", "DatabaseError", "Error", "OperationalError", "connect"]
