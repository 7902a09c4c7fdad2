"""Remembers what a server answered, up to a size, so that nothing is waited for twice."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class Remembered(Generic[Kept]):
    """Answers by their questions, of a total size up to ``most``, in the unit of ``put``.

    It forgets by halves, the older first: what one question needs is never forgotten while it is
    asked, however much was answered before, unless it alone needs more than a half.
    """

    def __init__(self, most: int) -> None:
        self._half = most // 2
        self.forget()

    def forget(self) -> None:
        """Forget everything."""
        self._new: dict[Hashable, Kept] = {}
        self._old: dict[Hashable, Kept] = {}
        self._sizes: dict[Hashable, int] = {}
        self._size = 0

    def __contains__(self, key: Hashable) -> bool:
        return key in self._new or key in self._old

    def get(self, key: Hashable) -> Kept | None:
        """The answer to a question, None if there is none; it is a new one again."""
        if key in self._new:
            return self._new[key]
        if key not in self._old:
            return None
        self.put(key, found := self._old[key], self._sizes.get(key, 1))
        return found

    def put(self, key: Hashable, answer: Kept, size: int = 1) -> None:
        """Remember an answer of some size."""
        if self._size + size > self._half and self._new:
            self._old, self._new, self._size = self._new, {}, 0
            self._sizes = {one: self._sizes[one] for one in self._old}
        self._new[key] = answer
        self._sizes[key] = size
        self._size += size
