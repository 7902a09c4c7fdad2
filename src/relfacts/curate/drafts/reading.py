"""Reads a draft: JSON that an assistant wrote, treated as data and nothing else.

It is then read with the reader of seeds, so that a candidate has the keys of a claim and complaints
have the same words. Before that, everything that JSON allows but a seed does not is reported: true
and false, texts that are too long or contain invisible characters.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from relfacts.curate.located import is_unfit
from relfacts.curate.sketch import scalar
from relfacts.errors import EvidenceError

#: Besides its candidates, a draft may contain records that the base does not have yet.
PROPOSED = ("people", "places", "topics")

#: The greatest numbers of candidates and records, letters of a text, and levels of nesting.
MOST_CANDIDATES = 5_000
MOST_LETTERS = 2_000
MOST_LEVELS = 8

# Longer numbers are not figures that anybody counts.
_LONGEST_NUMBER = 40

# Keys that only a person may write.
_KEPT = ("judge", "judged", "lead")

Value = str | list["Value"] | dict[str, "Value"]


class Wrong(NamedTuple):
    """Something in a draft that cannot be read: where, and what is wrong."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(frozen=True)
class Candidate:
    """A claim or a record that a draft proposes; or what is wrong with its values."""

    where: str
    value: dict[str, Value]
    wrong: tuple[Wrong, ...] = ()

    @property
    def yaml(self) -> str:
        """The candidate as an item of a YAML list, each key on a line of its own."""
        keys = [f"{scalar(key)}: {flow(value)}" for key, value in self.value.items()]
        return "- " + "\n  ".join(keys or ["{}"]) + "\n"


@dataclass(frozen=True)
class Draft:
    """The content of a draft: candidates in their order, and the records that it proposes."""

    claims: list[Candidate]
    records: dict[str, list[Candidate]]
    language: str


def read_draft(content: bytes, name: str) -> Draft:
    """The draft in a file called ``name``. Raises EvidenceError if it is not a draft."""
    try:
        told = json.loads(
            content.decode("utf-8-sig"),
            parse_int=_Number,
            parse_float=_Number,
            parse_constant=_constant,
            object_pairs_hook=_pairs,
        )
    except UnicodeDecodeError as error:
        raise EvidenceError(f"{name} is not UTF-8: byte {error.start + 1}", _HINT) from error
    except json.JSONDecodeError as error:
        where = f"{name}:{error.lineno}:{error.colno}"
        raise EvidenceError(f"{where}: not JSON: {error.msg.lower()}", _HINT) from error
    except RecursionError as error:
        raise EvidenceError(f"{name} is nested too deeply", _HINT) from error
    except _TwiceError as error:
        raise EvidenceError(f"{name}: the key {_shown(error.key)} occurs twice", _HINT) from error
    if isinstance(told, list):
        told = {"claims": told}
    if not isinstance(told, dict) or "claims" not in told:
        raise EvidenceError(f"{name} is not a draft: it has no list of claims", _HINT)
    known = ("claims", "language", *PROPOSED)
    if others := [key for key in told if key not in known]:
        what = f"{name}: unknown key {_shown(others[0])}"
        raise EvidenceError(what, f"a draft has {', '.join(known)}")
    lists = {}
    for key in ("claims", *PROPOSED):
        lists[key] = told.get(key, [])
        if not isinstance(lists[key], list):
            raise EvidenceError(f"{name}: {key} must be a list", _HINT)
        if len(lists[key]) > MOST_CANDIDATES:
            count = f"{len(lists[key]):,}"
            raise EvidenceError(f"{name}: {key} has {count} items, more than {MOST_CANDIDATES:,}")
    language = told.get("language", "")
    if not isinstance(language, str) or (language and not language.replace("-", "").isalnum()):
        raise EvidenceError(f"{name}: language must be a tag like en or pt-BR")
    return Draft(
        [_candidate(one, f"claims[{at}]") for at, one in enumerate(lists["claims"])],
        {
            key: [_candidate(one, f"{key}[{at}]") for at, one in enumerate(lists[key])]
            for key in PROPOSED
        },
        language,
    )


_HINT = "what a draft looks like: relfacts schema draft"


class _TwiceError(ValueError):
    def __init__(self, key: str) -> None:
        self.key = key


class _Number(str):
    """A number as it is written, to distinguish it from a text."""

    __slots__ = ()


class _Constant(str):
    """NaN and the like, which are not JSON."""

    __slots__ = ()


def _constant(text: str) -> _Constant:
    return _Constant(text)


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _TwiceError(next(key for key in keys if keys.count(key) > 1))
    return found


def _candidate(told: object, where: str) -> Candidate:
    if not isinstance(told, dict):
        return Candidate(where, {}, (Wrong(where, "must be an object"),))
    wrong: list[Wrong] = []
    kept = {key: value for key, value in told.items() if value is not None}
    if not kept:
        wrong.append(Wrong(where, "is empty"))
    wrong += (
        Wrong(f"{where}.{key}", "is for a person to say, not for a draft")
        for key in kept
        if key in _KEPT and where.startswith("claims")
    )
    value = {key: _plain(one, f"{where}.{_name(key)}", wrong) for key, one in kept.items()}
    return Candidate(where, {_name(key): one for key, one in value.items()}, tuple(wrong[:5]))


def _plain(value: object, where: str, wrong: list[Wrong], level: int = 0) -> Value:
    """A value with all numbers as the texts they were; reports values that are not allowed."""
    if isinstance(value, _Constant):
        wrong.append(Wrong(where, f"{value} is not a number"))
    elif isinstance(value, _Number) and len(value) < _LONGEST_NUMBER:
        return value
    elif isinstance(value, str):
        return _text(value, where, wrong)
    elif isinstance(value, bool):
        wrong.append(Wrong(where, f"{str(value).lower()} is neither a text nor a number"))
    elif level > MOST_LEVELS:
        wrong.append(Wrong(where, "is nested too deeply"))
    elif isinstance(value, list):
        return [
            _plain(one, f"{where}[{at}]", wrong, level + 1)
            for at, one in enumerate(value[:MOST_CANDIDATES])
        ]
    elif isinstance(value, dict):
        items = [(key, one) for key, one in value.items() if one is not None]
        return {
            _name(key): _plain(one, f"{where}.{_name(key)}", wrong, level + 1)
            for key, one in items[:MOST_CANDIDATES]
        }
    elif value is None:
        wrong.append(Wrong(where, "null is not an item of a list"))
    return ""


def _text(value: str, where: str, wrong: list[Wrong]) -> str:
    if len(value) > MOST_LETTERS:
        wrong.append(Wrong(where, f"has {len(value):,} letters, more than {MOST_LETTERS:,}"))
        return f"{value[:60]}..." if not any(map(is_unfit, value[:60])) else ""
    if unfit := next(filter(is_unfit, value), ""):
        wrong.append(Wrong(where, f"the character U+{ord(unfit):04X} has no place in a seed"))
    value = unicodedata.normalize("NFC", value)
    return "".join("?" if "\ud800" <= ch <= "\udfff" else ch for ch in value)


def _name(key: str) -> str:
    """A key for a message; a long or invisible one cannot be a key of anything."""
    return key if key.isidentifier() and key.isascii() and len(key) < 40 else _shown(key)


def _shown(text: str) -> str:
    return ascii(text if len(text) < 40 else f"{text[:40]}...")


def flow(value: Value) -> str:
    """A value as YAML on one line, which is read back as the same value."""
    if isinstance(value, _Number):
        return str(value)
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    return f"{{{', '.join(f'{scalar(key)}: {flow(one)}' for key, one in value.items())}}}"


def texts(candidates: list[Candidate]) -> Iterator[str]:
    """The candidates as items of a YAML list."""
    return (candidate.yaml for candidate in candidates)
