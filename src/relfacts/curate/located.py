"""A mapping of YAML whose values stay text, know their places, and are asked for one by one.

Seeds are read without YAML's own types (``no`` is not false, ``1958`` is not a number, ``2019-03``
is not a date): our own types take the text. Every value keeps its position, so that each complaint
can be written as ``path:line:column: message``, and all of them are found in one run.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

import yaml

from relfacts.curate.problems import SHOWN, UNREAD, Place, Problem, shown
from relfacts.dates.edtf import EdtfError, parse
from relfacts.text.typed import whole
from relfacts.text.visible import is_seen
from relfacts.vocabulary import MOST_LINES

#: The key that marks a record for a person to judge, with the reason.
MARK = "judge"

#: What people write out of habit where something is left to do.
TODO = "TODO"

# Lines as people write them: 5-6.
_RUN = re.compile(r"([0-9]{1,7})\s*(?:-|–|to)\s*([0-9]{1,7})")
_WRITTEN_OUT = 20

# Of mappings that are often forgotten to be some: what they look like.
_KEYS = {
    "people": "id: ada-berg, role: visitor",
    "parties": "id: norland, role: giver",
    "quantities": "value: 100, unit: t, of: rice",
    "corrected": 'date: "2022-05-16", note: what was changed',
    "withdrawn": 'date: "2022-05-16", note: why',
    "read": "lines: [1], why: headline",
    "judged": "RULE: why it is right",
    "forms": "printed: [Ada Bergh]",
    "not": "name: Eva Berg, who: her sister",
    "offices": 'title: mayor, date: "1990", source: harbour-1990, lines: [3]',
    "sides": "source: harbour-1990, lines: [3], says: 1,200 tonnes",
    "relatives": "url: https://example.org/news/1, what: an earlier version",
    "kinds": "id: ascent",
    "roles": "id: climber, of: person",
}

# Control, direction and other invisible characters, private ones, lone surrogates, line breaks.
_UNFIT = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")


def is_unfit(character: str) -> bool:
    """Whether a character has no place in a seed: it is invisible, and no word needs it."""
    return unicodedata.category(character) in _UNFIT and not is_seen(character)


def left_to_do(text: str) -> bool:
    """Whether ``text`` has the word TODO in it."""
    return TODO in text and re.search(rf"\b{TODO}\b", text) is not None


@dataclass
class Entry:
    """A YAML mapping that is being read, key by key.

    ``done`` reports keys that were never asked for; so the code that reads a record is the only
    list of its keys. A missing or misshapen value is reported and read as empty, and reading
    continues: the curator sees every complaint at once.
    """

    node: yaml.MappingNode
    path: str
    problems: list[Problem]
    #: Whether a person still has to judge it. Missing and empty values in it are not reported.
    open: bool = False
    _values: dict[str, yaml.Node] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)
    #: The position of the mapping.
    at: Place = field(init=False)

    def __post_init__(self) -> None:
        # Made once: it stands for every missing key.
        self.at = place_of(self.path, self.node)
        for key, value in self._named():
            name = self._clean(key)
            if name in self._values:
                self._complain(key, "duplicate-key", f"the key {name!r} is here twice")
            self._values[name] = value
        self.open = self.open or not _is_null(self._values.get(MARK, _NOTHING))
        for key, _ in self.node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._complain(key, "bad-shape", "a key must be a single text")

    def place(self, key: str) -> Place:
        """The position of the value of ``key``, or of the mapping itself if there is none."""
        node = self._values.get(key)
        return self.at if node is None else place_of(self.path, node)

    def text(self, key: str) -> str:
        """The text of ``key``, which must be there."""
        value = self.optional(key)
        # An empty or misshapen value has already been reported.
        missing = key not in self._values or _is_null(self._values[key])
        if value is None and missing and not self.open:
            self._complain(self.node, "missing-key", _missing(key))
        return value or ""

    def optional(self, key: str) -> str | None:
        """The text of ``key``; None if there is none or it is a bare ``null``.

        A key without a value is reported: it was forgotten rather than left out.
        """
        node = self._ask(key)
        if node is not None and _is_empty(node):
            if self.open and key != MARK:
                return None
            what = "write what it should be, or take the key away"
            # At the key: readers of YAML differ on the position of a missing value.
            at = next(name for name, _ in self._named() if name.value == key)
            self._complain(at, "empty-value", f"{key}{self._whose()} is empty: {what}")
            return None
        return None if node is None else self._scalar(node, key)

    def choice(
        self,
        key: str,
        allowed: Iterable[str],
        default: str | None = None,
        elsewhere: tuple[Collection[str], str] = ((), ""),
    ) -> str:
        """The text of ``key``, which must be one of ``allowed``.

        ``elsewhere`` are texts that have their place somewhere else, and what to say of them.
        """
        text = default if default is not None and key not in self._values else self.text(key)
        text = text or default or ""
        self._asked.add(key)
        self._is_one_of(key, text, allowed, elsewhere)
        return text

    def choices(self, key: str, allowed: Iterable[str]) -> tuple[str, ...]:
        """The texts of the list ``key``, or its one text, each once, if they are allowed."""
        node = self._ask(key)
        one = isinstance(node, yaml.ScalarNode)
        texts = (self.text(key),) if one else self.texts(key)
        for text in texts:
            self._is_one_of(key, text, allowed)
        known = frozenset(allowed)
        return tuple(dict.fromkeys(text for text in texts if text in known))

    def _is_one_of(
        self,
        key: str,
        text: str,
        allowed: Iterable[str],
        elsewhere: tuple[Collection[str], str] = ((), ""),
    ) -> None:
        """Report a text that is not allowed, with the most similar one."""
        known = list(allowed)
        if not text or text in known or left_to_do(text):
            return
        from relfacts.base.likeness import most_like

        near = most_like(text.lower(), {word.lower(): word for word in known}, 1)
        meant = f": did you mean {near[0]!r}?" if near else ""
        if text in elsewhere[0]:
            meant = f": {elsewhere[1]}"
        told = f"{key} is {text!r}, not one of {', '.join(known)}{meant}"
        self.complain(key, "unknown-word", told)

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of the list ``key``; empty if there is none."""
        found = []
        for item in self._items(key):
            if _is_empty(item) or _is_null(item):
                if self.open:
                    continue
                what = "write what it should be, or take it away"
                message = f"an item of {key}{self._whose()} is empty: {what}"
                self._complain(item, "empty-value", message)
            elif (text := self._scalar(item, f"an item of {key}")) is not None:
                found.append(text)
        return tuple(found)

    def text_or_texts(self, key: str) -> tuple[str, ...]:
        """The text of ``key``, or those of its list; empty if there is neither."""
        if isinstance(self._ask(key), yaml.ScalarNode):
            text = self.optional(key)
            return (text,) if text else ()
        return self.texts(key)

    def integer(self, key: str) -> int:
        """The whole number of ``key``, which must be there; ``UNREAD`` if it is none."""
        text = self.text(key)
        return self._integer(self._ask(key) or self.node, text, key) if text else UNREAD

    def integers(self, key: str) -> tuple[int, ...]:
        """The whole numbers of the list ``key``; empty if there is none.

        ``UNREAD`` stands for an item that is none, so that nobody takes the rest for the whole.
        """
        if isinstance(self._ask(key), yaml.ScalarNode | yaml.MappingNode) and not self.open:
            self._items(key)
            return (UNREAD,)
        return tuple(
            self._integer(item, self._scalar(item, key) or "", f"an item of {key}")
            if isinstance(item, yaml.ScalarNode)
            else self._misshapen(item, f"an item of {key}")
            for item in self._items(key)
        )

    def entries(self, key: str, apart: bool = False) -> list[Entry]:
        """The mappings of the list ``key``; empty if there is none.

        They are open where this one is, unless they stand ``apart``.
        """
        found = []
        like = f", such as {{{_KEYS[key]}}}" if key in _KEYS else ""
        for item in self._items(key):
            if isinstance(item, yaml.MappingNode):
                found.append(Entry(item, self.path, self.problems, open=self.open and not apart))
            elif not (self.open and (_is_empty(item) or _is_null(item))):
                self._complain(item, "bad-shape", f"an item of {key} must be a mapping{like}")
        return found

    def entry(self, key: str) -> Entry | None:
        """The mapping ``key``; None if there is none."""
        node = self._ask(key)
        if isinstance(node, yaml.MappingNode):
            return Entry(node, self.path, self.problems, open=self.open)
        if node is not None and not (self.open and _is_empty(node)):
            like = f", such as {{{_KEYS[key]}}}" if key in _KEYS else ""
            self._complain(node, "bad-shape", f"{key} must be a mapping{like}")
        return None

    def reasons(self, key: str) -> dict[str, str]:
        """The texts of a mapping ``key``; where it is a single text, that, under no name."""
        if not isinstance(self._values.get(key), yaml.MappingNode):
            reason = self.optional(key)
            return {"": reason} if reason else {}
        inner = self.entry(key)
        assert inner is not None
        inner.open = False
        return {name: inner.text(name) for name in inner.labels()}

    def places_in(self, key: str) -> dict[str, Place]:
        """The positions of the values of a mapping ``key``, by their names."""
        node = self._values.get(key)
        inner = Entry(node, self.path, []) if isinstance(node, yaml.MappingNode) else None
        return {name: inner.place(name) for name in inner.labels()} if inner else {}

    def pass_over(self, key: str) -> None:
        """Let ``key`` stand: it is a piece of something else, of which all is said."""
        self._asked.add(key)

    def labels(self) -> list[str]:
        """Every key, for mappings whose keys are data."""
        return list(self._values)

    def complain(self, key: str, rule: str, message: str) -> None:
        """Report a problem at the value of ``key``."""
        self.problems.append(Problem(self.place(key), rule, message))

    def done(self) -> None:
        """Report every key that was never asked for."""
        for key, _ in self._named():
            if key.value not in self._asked:
                what = f"unknown key {key.value!r}{self._key_meant(key.value)}"
                if self.node.flow_style and _is_empty(self._values[key.value]):
                    what += ": between braces a text with a comma in it needs quotes"
                self._complain(key, "unknown-key", what)

    def _key_meant(self, typed: str) -> str:
        """A clause with the key that was probably meant; then it is not missing as well."""
        from relfacts.base.likeness import most_like

        free = sorted(self._asked - self._values.keys())
        near = most_like(typed.lower(), {known: known for known in free}, 1)
        if not near:
            return ""
        missing = Problem(self.at, "missing-key", _missing(near[0]))
        if missing in self.problems:
            self.problems.remove(missing)
        return f": did you mean {near[0]!r}?"

    def _named(self) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
        return (pair for pair in self.node.value if isinstance(pair[0], yaml.ScalarNode))

    def _ask(self, key: str) -> yaml.Node | None:
        self._asked.add(key)
        return self._values.get(key)

    def _items(self, key: str) -> list[yaml.Node]:
        node = self._ask(key)
        if node is None or (self.open and _is_empty(node)):
            return []
        if not isinstance(node, yaml.SequenceNode):
            listed = f": write [{node.value}]" if _is_short(node) else ""
            if key in _KEYS and key != "forms":
                listed = f", such as [{{{_KEYS[key]}}}]"
            self._complain(node, "bad-shape", f"{key} must be a list{listed}")
            return []
        return list(node.value)

    def _scalar(self, node: yaml.Node, name: str) -> str | None:
        if not isinstance(node, yaml.ScalarNode):
            self._complain(node, "bad-shape", f"{name} must be a single text{_in_quotes(node)}")
            return None
        text = self._clean(node)
        return None if _is_null(node) else text

    def _whose(self) -> str:
        """The name of the record for a message: an empty value has no text by which to find it."""
        for key in ("fact", "id", "name", "title", "from"):
            node = self._values.get(key)
            if isinstance(node, yaml.ScalarNode) and node.value:
                return f" of {node.value!r}"
        return ""

    def _clean(self, node: yaml.ScalarNode) -> str:
        """The text of ``node``; a problem if it is not NFC or has invisible characters."""
        text = str(node.value)
        if text.isascii() and text.isprintable():
            # Ids and vocabulary words occur in claim after claim.
            return text if " " in text else sys.intern(text)
        if not unicodedata.is_normalized("NFC", text):
            self._complain(node, "clean-text", f"{text!r} is not in Unicode form NFC")
        for character in dict.fromkeys(text):
            if is_unfit(character):
                self._complain(node, "clean-text", no_place(character))
        return text

    def _integer(self, node: yaml.Node, text: str, name: str) -> int:
        # All numbers that are counted in seeds are lines.
        number = whole(text)
        if number is not None and number <= MOST_LINES:
            return number
        wanted = f"from 0 to {MOST_LINES}" if text.isascii() and text.isdigit() else ""
        what = f"not a whole number {wanted}".rstrip()
        if run := _RUN.fullmatch(text):
            first, last = map(int, run.groups())
            if first < last <= min(first + _WRITTEN_OUT, MOST_LINES):
                what += f": write {', '.join(map(str, range(first, last + 1)))}"
        self._complain(node, "bad-number", f"{name} is {shown(text)}, {what}")
        return UNREAD

    def _misshapen(self, node: yaml.Node, name: str) -> int:
        self._scalar(node, name)
        return UNREAD

    def _complain(self, node: yaml.Node, rule: str, message: str) -> None:
        self.problems.append(Problem(place_of(self.path, node), rule, message))


# Stands for a missing value.
_NOTHING = yaml.ScalarNode("", "null")


def _is_short(node: yaml.Node) -> bool:
    """Whether a value is one text that can be repeated in a complaint."""
    return isinstance(node, yaml.ScalarNode) and 0 < len(node.value) <= SHOWN and not _is_null(node)


def _missing(key: str) -> str:
    return f"{key!r} is missing"


def _in_quotes(node: yaml.Node) -> str:
    """How a date in brackets must be written, since YAML reads brackets as a list."""
    if not (isinstance(node, yaml.SequenceNode) and node.flow_style):
        return ""
    date = f"[{','.join(str(item.value) for item in node.value)}]"
    try:
        parse(date)
    except EdtfError:
        return ""
    return f': write it in quotes, "{date}"'


def _is_null(node: yaml.Node) -> bool:
    """Whether the value is a bare null, which means "none"; a quoted one is a word."""
    return isinstance(node, yaml.ScalarNode) and node.value in ("null", "~") and not node.style


def _is_empty(node: yaml.Node) -> bool:
    """Whether there is no value, or one without a letter in it."""
    return isinstance(node, yaml.ScalarNode) and not node.value.strip()


def no_place(character: str) -> str:
    """What is said of a character that has no place in a seed."""
    name = unicodedata.name(character, "no name")
    return f"the character U+{ord(character):04X} ({name}) has no place in a seed"


def place_of(path: str, node: yaml.Node) -> Place:
    """Where a value begins."""
    return Place(path, node.start_mark.line + 1, node.start_mark.column + 1)
