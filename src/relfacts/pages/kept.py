"""A page as it is sent, and the pages that are kept in memory."""

from __future__ import annotations


class Page:
    """A response: the HTTP status, the media type, the bytes."""

    __slots__ = ("body", "media_type", "status")

    def __init__(self, status: int, media_type: str, body: bytes) -> None:
        self.status = status
        self.media_type = media_type
        self.body = body

    def __repr__(self) -> str:
        return f"<Page {self.status}, {self.media_type}, {len(self.body)} bytes>"


class Kept:
    """Pages kept in memory up to a number of bytes; those used last stay."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._pages: dict[tuple[object, ...], Page] = {}

    def get(self, key: tuple[object, ...]) -> Page | None:
        """A page that was kept, or None."""
        page = self._pages.pop(key, None)
        if page:
            self._pages[key] = page
        return page

    def put(self, key: tuple[object, ...], page: Page) -> None:
        """Keep a page, dropping those that were not used for longest."""
        if len(page.body) > self._most // 8 or key in self._pages:
            return
        self._pages[key] = page
        self._size += len(page.body)
        while self._size > self._most:
            self._size -= len(self._pages.pop(next(iter(self._pages))).body)
