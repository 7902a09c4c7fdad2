"""SQLite as the standard library has it, without what only its Python half needs.

That half is there to turn dates and times into columns. It brings ``datetime``, which takes longer
to import than all that a lookup needs of ours, and the index has no such columns. Where the C half
cannot be had by itself, the whole serves as well.
"""

from __future__ import annotations

try:
    from _sqlite3 import Connection, DatabaseError, Error, OperationalError, connect
except ImportError:
    from sqlite3 import Connection, DatabaseError, Error, OperationalError, connect

__all__ = ["Connection", "DatabaseError", "Error", "OperationalError", "connect"]
