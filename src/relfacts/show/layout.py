"""What tables and cards are made of, before anybody draws them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


#: Signs beside facts on which sources differ, left open or settled; words below explain them.
MARK, SETTLED = "≠", "≈"


class Column:
    """A column: its key, its heading, whether it takes the room left (``main``)."""

    __slots__ = ("key", "main", "title")

    def __init__(self, key: str, title: str, main: bool = False) -> None:
        self.key = key
        self.title = title
        self.main = main


class Row:
    """A row: a text for each column, a small line under the main one, the section it is in."""

    __slots__ = ("cells", "section", "small")

    def __init__(self, cells: dict[str, str], small: str = "", section: str = "") -> None:
        self.cells = cells
        self.small = small
        self.section = section

    @property
    def ends_in_command(self) -> bool:
        """Whether the small line is a command, which readers copy: it must not be broken."""
        return self.small.startswith("relfacts ")


class Sheet:
    """A table: heading, how the question was read, columns, rows, and lines below."""

    def __init__(
        self, title: Sequence[str], columns: Sequence[Column], rows: Sequence[Row]
    ) -> None:
        self.title = list(title)
        self.remarks: list[str] = []
        self.columns = list(columns)
        self.rows = list(rows)
        #: What the signs beside facts mean, each with a command that tells more.
        self.legend: list[tuple[str, str]] = []
        self.footer: list[str] = []
        self.emphasis: list[str] = []
        #: What leads somewhere: texts as they are shown, each with its address.
        self.links: dict[str, str] = {}


class Card:
    """One fact whole: a title and labelled paragraphs, in order."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.parts: list[tuple[str, list[str]]] = []
        self.links: dict[str, str] = {}

    def add(self, label: str, *paragraphs: str | None) -> None:
        """Add a labelled part, unless all its paragraphs are empty."""
        texts = [text for text in paragraphs if text]
        if texts:
            self.parts.append((label, texts))
