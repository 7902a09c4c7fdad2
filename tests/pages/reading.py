"""Pages read as a browser reads them: elements, links, what could harm."""

from __future__ import annotations

from html.parser import HTMLParser

# Elements that have no end.
_VOID = frozenset(("meta", "link", "input", "br", "img", "hr"))


class Element:
    """An element: its name, its attributes, its text with that of the elements in it."""

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.text = ""

    def get(self, name: str) -> str:
        """An attribute; empty if there is none."""
        return self.attributes.get(name, "")


class Read(HTMLParser):
    """A page, read. Raises AssertionError where elements are not closed as they were opened."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(page.decode())
        self.close()
        assert not self._open, [element.name for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that is closed at once, as SVG has them."""
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """See that what was opened last is closed first."""
        assert self._open, f"</{tag}> without its beginning"
        opened = self._open.pop()
        assert opened.name == tag, f"<{opened.name}> is closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        """Give the text to every element that is open."""
        for element in self._open:
            element.text += data

    def all(self, name: str, **attributes: str) -> list[Element]:
        """The elements of a name, with these attributes; ``class_`` is one of its classes."""
        wanted = attributes.pop("class_", "")
        return [
            element
            for element in self.elements
            if element.name == name
            and (not wanted or wanted in element.get("class").split())
            and all(element.get(key) == value for key, value in attributes.items())
        ]

    def links(self) -> list[str]:
        """Where the links lead, in order."""
        return [element.get("href") for element in self.all("a")]


def harm(page: Read) -> list[str]:
    """What a browser would run, or load from elsewhere: nothing, in a page that is sound."""
    found = []
    for element in page.elements:
        if element.name in ("style", "iframe", "object", "embed", "base"):
            found.append(element.name)
        if element.name == "script" and (not element.get("src") or element.text.strip()):
            found.append("a script in the page")
        for name, value in element.attributes.items():
            if name.startswith("on") or name == "style":
                found.append(name)
            plain = value.strip().lower()
            if name in ("href", "src", "action") and plain.startswith(("javascript:", "data:")):
                found.append(value)
            loads = name == "src" or (name == "href" and element.name == "link")
            if loads and ("//" in value):
                found.append(value)
    return found
