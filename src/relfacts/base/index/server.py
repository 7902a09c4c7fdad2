"""An index on a server that speaks PostgreSQL's protocol: the one home of psycopg.

The queries are the same texts as for SQLite. Little differs: how parameters are marked, that sums
come as decimals, and that no text on a server can contain U+0000.

A query is cheap here, but waiting for its answer is not. So every answer is kept, since a base on a
server does not change, and queries that are known beforehand are sent together, which the protocol
calls a pipeline.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from itertools import pairwise
from logging import NullHandler, getLogger
from typing import TYPE_CHECKING

from relfacts.base import address
from relfacts.base.index.reader import Index
from relfacts.base.index.remembered import Remembered
from relfacts.base.index.tables import VERSION
from relfacts.errors import BaseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    import psycopg

    from relfacts.base.index.reader import Row

    #: The text of a question, and its values: in order, or by name.
    Question = tuple[str, tuple[Any, ...] | dict[str, Any]]

#: The name of a value: which tables they are, with the order of bytes in the lists of facts.
TABLES = "tables"
THESE_TABLES = f"{VERSION} {sys.byteorder}"

#: Milliseconds after which the server cancels a query, and seconds to wait for the server; an
#: address that says otherwise has the last word.
PATIENCE, WAITING = 30_000, 10

# At most this many rows of answers are kept.
_KEPT = 50_000

# Foreseen queries may depend on those foreseen before them, in at most this many steps.
_DEEP = 10

# This many records are read at once: at first, and at most.
_FIRST, _MOST = 64, 1024

_SETTINGS = f"-c statement_timeout={PATIENCE} -c default_transaction_read_only=on"
_TEXT = "SELECT start, text FROM record_text"
_TEXTS = f"{_TEXT} WHERE start IN (*)"
_VALUES = "SELECT name, number, words FROM value"
_WHO = "SELECT pg_backend_pid()"
_AGAIN = "load it again: relfacts export postgresql --index OUT.sql writes what psql loads"


class ServerIndex(Index):
    """An index on a server, and the texts of the records, which are kept beside it."""

    is_far = True

    def __init__(self, named: str) -> None:
        self._named = named
        self._foreseen: list[Question] | None = None
        self._answered: Remembered[list[Row]] = Remembered(_KEPT)
        self._texts: Remembered[str] = Remembered(2 * _MOST)
        self._new: list[str] = []
        self._after: dict[int, int] = {}
        self._at_once = _FIRST
        self._left = False
        self._careful = False
        self._own = False
        self.rows_read = 0
        #: How often an answer of the server was waited for, once connected.
        self.round_trips = 0
        self._server = self._connected()
        self._values = self._read_values()

    def close(self) -> None:
        """Leave the server."""
        self._left = True
        self._server.close()

    def forget(self) -> None:
        """Forget what was answered, as if the base had just been opened."""
        self._answered.forget()
        self._texts.forget()
        self._after.clear()
        self._new.clear()

    def distrust(self) -> None:
        """Nothing: what is on a server is not ours to throw away."""

    def all(self, sql: str, *values: Any) -> list[Row]:
        """Every row of a question; BaseError if the server does not answer."""
        given = values[0] if values and isinstance(values[0], dict) else values
        known = self._answered.get(_key(sql, given))
        if known is None and self._foreseen is not None:
            self._foreseen.append((sql, given))
            if self._careful:
                raise LookupError("it is not known yet")
            return []
        rows = self._ask([(sql, given)])[0] if known is None else known
        self.rows_read += len(rows)
        return list(rows)

    def foresee(self, asking: Callable[[], object], careful: bool = False) -> None:
        """Fetch together what ``asking`` asks for, then what it asks for once it has that.

        Until it asks for nothing new, its queries seem to find nothing, so what it makes of the
        answers is worthless. If ``careful``, nothing more is asked before its first query is
        answered: mostly that is for the whole name, and if it is found no other is looked up.
        """
        if self._foreseen is not None:
            asking()
            return
        for number in range(_DEEP):
            self._foreseen = []
            self._careful = careful and not number
            try:
                # Errors caused by such answers do not matter: it is asked in earnest afterwards.
                with suppress(Exception):
                    asking()
            finally:
                questions, self._foreseen = self._foreseen, None
            if not questions:
                return
            self._ask(list({_key(*one): one for one in questions}.values()))

    def every(self, table: str, columns: str = "*", order: str = "1") -> Iterator[Row]:
        """All rows of a table."""
        question = f"SELECT {columns} FROM {table} ORDER BY {order}"
        yield from self._ask([(question, ())], keep=False)[0]

    def value(self, name: str) -> Any:
        """A single value, all of which were read when the base was opened."""
        return self._values.get(name)

    # --- records -----------------------------------------------------------------------------

    def read(self, start: int, length: int) -> bytes:
        """The record that began at this byte of the file that was indexed."""
        return self._text(start).encode()

    def state(self) -> None:
        """Nothing: only the server sees it."""

    def blame(self, error: Exception, name: str) -> None:
        """Nothing: what is on a server was a sound base when it was loaded."""

    def ahead(self, starts: Sequence[int]) -> None:
        """Records that began at these bytes will be read in this order, if at all."""
        if len(self._after) > _KEPT:
            self._after.clear()
        self._after.update(pairwise(starts))
        self._at_once = _FIRST

    def newly_read(self) -> list[str]:
        """The records that were read since this was asked."""
        new, self._new = self._new, []
        return new

    def _text(self, start: int) -> str:
        text = self._texts.get(start)
        if text is None:
            wanted = [start]
            while len(wanted) < self._at_once and (after := self._after.get(wanted[-1])):
                if after in self._texts or after == start:
                    break
                wanted.append(after)
            self._at_once = min(self._at_once * 4, _MOST)
            question = _TEXTS.replace("*", ",".join("?" * len(wanted)))
            if self._foreseen is not None:
                self._foreseen.append((question, tuple(wanted)))
                raise LookupError("it is not read yet")
            read = self._ask([(question, tuple(wanted))])[0]
            text = next(found for at, found in read if at == start)
        return text

    # --- the server --------------------------------------------------------------------------

    def _ask(self, questions: Sequence[Question], keep: bool = True) -> list[list[Row]]:
        """The rows of each of some questions, in one round trip."""
        import psycopg

        try:
            answers = self._sent(questions)
        except psycopg.OperationalError as error:
            # A server may have been started again since the last question.
            if self._left or not self._server.closed:
                raise self._told(error) from error
            was = self._values
            self._server = self._connected()
            if self._read_values() != was:
                raise BaseError(
                    f"{self._named} is another base than before", "ask again"
                ) from error
            try:
                answers = self._sent(questions)
            except psycopg.Error as again:
                raise self._told(again) from again
        except psycopg.Error as error:
            raise self._told(error) from error
        for (sql, given), rows in zip(questions, answers, strict=True):
            if sql.startswith(_TEXT):
                self._take_texts(rows)
            elif keep:
                self._answered.put(_key(sql, given), rows, len(rows) + 1)
        return answers

    def _take_texts(self, rows: list[Row]) -> None:
        for start, text in rows:
            self._texts.put(start, text)
        self._new += [text for _, text in rows]

    def _sent(self, questions: Sequence[Question]) -> list[list[Row]]:
        self.round_trips += 1
        ask = self._server.execute
        if len(questions) == 1:
            ((sql, given),) = questions
            # Preparing it would take another round trip.
            return [ask(_marked(sql), _sound(given), prepare=False).fetchall()]
        with self._server.pipeline():
            cursors = [
                ask(_marked(sql), _sound(given), prepare=self._own) for sql, given in questions
            ]
        return [cursor.fetchall() for cursor in cursors]

    def _connected(self) -> psycopg.Connection[Row]:
        try:
            import psycopg
            from psycopg.conninfo import conninfo_to_dict
            from psycopg.types.numeric import IntLoader
        except ModuleNotFoundError:
            raise
        except ImportError as error:
            raise BaseError(
                "psycopg finds no libpq here", "pip install 'psycopg[binary]' brings one"
            ) from error
        try:
            options = conninfo_to_dict(address.given(self._named))
        except psycopg.Error:
            # What it complains of may be the password.
            raise BaseError(
                "the address of the base cannot be read",
                "write it as postgresql://USER@HOST:PORT/DATABASE",
            ) from None
        told = (_SETTINGS, os.environ.get("PGOPTIONS"), options.pop("options", None))
        options["options"] = " ".join(str(one) for one in told if one)
        if "PGCONNECT_TIMEOUT" not in os.environ:
            options.setdefault("connect_timeout", WAITING)
        options.setdefault("fallback_application_name", "relfacts")
        options["client_encoding"] = "utf8"
        try:
            server = psycopg.connect(**options, autocommit=True)  # type: ignore[arg-type]
        except psycopg.Error as error:
            reason = _line(str(error))
            hint = f"does psql reach it? psql {self._named}"
            if "startup parameter" in reason:
                hint = "for PgBouncer: ignore_startup_parameters = options"
            if "password" in reason:
                hint = "PGPASSWORD, or a line of ~/.pgpass, has the password"
            raise BaseError(f"cannot open {self._named}: {reason}", hint) from None
        # We report what goes wrong; the library must not print it too.
        getLogger("psycopg").addHandler(NullHandler())
        # A sum of whole numbers is one.
        server.adapters.register_loader("numeric", IntLoader)
        return server

    def _read_values(self) -> dict[str, Any]:
        import psycopg

        try:
            self._own = False
            rows, ((answering,),) = self._sent([(_VALUES, ()), (_WHO, ())])
        except (psycopg.errors.UndefinedTable, psycopg.errors.UndefinedColumn):
            self.close()
            raise BaseError(
                f"there is no relfacts base at {self._named}",
                "relfacts export postgresql --index OUT.sql writes what psql loads",
            ) from None
        except psycopg.Error as error:
            self.close()
            raise self._told(error) from error
        # A pooler answers for many server processes; what one of them has prepared, under a name
        # that all clients choose alike, may be another query in the next.
        self._own = answering == self._server.info.backend_pid
        values = {name: words if number is None else number for name, number, words in rows}
        if values.get(TABLES) != THESE_TABLES:
            self.close()
            raise BaseError(f"{self._named} was made for another version of relfacts", _AGAIN)
        return values

    def _told(self, error: psycopg.Error) -> BaseError:
        """What happened, in one line without a secret."""
        from psycopg import errors

        if isinstance(error, errors.QueryCanceled):
            return BaseError(
                f"{self._named} gave the question up: {_line(str(error))}",
                "ask for less; ?options=-cstatement_timeout%3D120000 in the address gives it two "
                "minutes",
            )
        if isinstance(error, errors.InsufficientPrivilege):
            return BaseError(
                f"{self._named} may not be read: {_line(str(error))}",
                "whoever loaded it may allow it: GRANT SELECT ON ALL TABLES IN SCHEMA public TO "
                "USER",
            )
        if isinstance(error, errors.UndefinedTable):
            return BaseError(f"{self._named} is not whole: {_line(str(error))}", _AGAIN)
        return BaseError(
            f"{self._named} did not answer: {_line(str(error))}", f"is it there? psql {self._named}"
        )


def _line(message: str) -> str:
    """A message of libpq or of the server as one line."""
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    return lines[0].removeprefix("connection failed: ") if lines else "no reason given"


def _key(sql: str, given: Any) -> Any:
    return sql, tuple(given.items()) if isinstance(given, dict) else given


_texts: dict[str, str] = {}


def _marked(sql: str) -> Any:
    """The text of a query with its parameters marked as psycopg expects."""
    if sql not in _texts:
        import re

        if len(_texts) > _MOST:
            _texts.clear()
        _texts[sql] = re.sub(r":([a-z]+)", r"%(\1)s", sql.replace("%", "%%").replace("?", "%s"))
    return _texts[sql]


def _sound(given: tuple[Any, ...] | dict[str, Any]) -> tuple[Any, ...] | dict[str, Any]:
    """The values as a server takes them: a text with U+0000, which none has, finds nothing."""
    if isinstance(given, dict):
        return given
    return tuple(
        one.replace("\0", "\ufffe") if isinstance(one, str) and "\0" in one else one
        for one in given
    )
