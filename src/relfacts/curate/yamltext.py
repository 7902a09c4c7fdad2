"""Reads YAML so that every value stays text: one list of mappings, or one mapping.

Where a text is no YAML it says so in the terms of whoever wrote it, not of a reader of YAML.
"""

from __future__ import annotations

import yaml

from relfacts.curate.located import Entry, no_place, place_of
from relfacts.curate.problems import Place, Problem

# libyaml is ten times as fast and ships in PyYAML's wheels. It gives the same values at the same
# positions; only its messages for text that is not YAML may differ from those of PyYAML's own
# reader.
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_list(text: str, path: str, problems: list[Problem]) -> list[Entry]:
    """The mappings of a YAML text that is one list; other shapes are reported."""
    node = _compose(text, path, problems)
    if not isinstance(node, yaml.SequenceNode):
        # A file with only comments is a list without items yet.
        if node is not None:
            problems.append(Problem(place_of(path, node), "bad-shape", "the file must be one list"))
        return []
    found = []
    for item in node.value:
        if isinstance(item, yaml.MappingNode):
            found.append(Entry(item, path, problems))
        else:
            problems.append(
                Problem(place_of(path, item), "bad-shape", "each item must be a mapping")
            )
    return found


def read_mapping(text: str, path: str, problems: list[Problem]) -> Entry | None:
    """The one mapping of a YAML text; None, with a problem, for other shapes."""
    found = len(problems)
    node = _compose(text, path, problems)
    if isinstance(node, yaml.MappingNode):
        return Entry(node, path, problems)
    if node is not None:
        problems.append(Problem(place_of(path, node), "bad-shape", "the file must be one mapping"))
    elif len(problems) == found:
        problems.append(Problem(Place(path, 1, 1), "bad-shape", "the file is empty"))
    return None


def _compose(text: str, path: str, problems: list[Problem]) -> yaml.Node | None:
    """The YAML of a file; None with a problem if it is not YAML, and None if it is empty."""
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path, 1, 1)
        at, message = _not_yaml(error, text, at)
        problems.append(Problem(at, "bad-yaml", message))
        return None
    except yaml.reader.ReaderError as error:
        character = chr(error.character)
        before = text.partition(character)[0]
        column = len(before) - (before.rfind("\n") + 1) + 1
        at = Place(path, before.count("\n") + 1, column)
        problems.append(Problem(at, "clean-text", no_place(character)))
        return None
    return node


_NO_KEY = "a key cannot stand here: indent it like the keys above it, which end with a colon"


def _not_yaml(error: yaml.MarkedYAMLError, text: str, at: Place) -> tuple[Place, str]:
    """Where a text is no YAML, and what to write instead, as far as that can be seen.

    What the reader says is in its own terms, and its place is often the line after the mistake.
    """
    told = error.problem or ""
    line = _line(text, at.line)
    began = error.context_mark
    start = Place(at.path, began.line + 1, began.column + 1) if began else at
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return at, "not YAML: the line is indented with a tab: write spaces"
    if "mapping values" in told:
        if ": " not in line[: at.column - 1]:
            return at, f"not YAML: {_NO_KEY}"
        return at, "not YAML: a text with a colon and a space in it needs quotes"
    if "',' or" in told:
        sign = _sign(text, start)
        ends = {"[": "]", "{": "}"}.get(sign, sign)
        what = f"not YAML: what begins here with {sign} has no {ends}, or lacks a comma"
        return start, f"{what}; a text with a quotation mark in it needs the other sort around it"
    if "end of stream" in told and "quoted" in (error.context or ""):
        return start, "not YAML: the quotation mark here has no partner"
    if "cannot start any token" in told or "undefined alias" in told:
        sign = line[at.column - 1 : at.column] or "this sign"
        return at, f"not YAML: a text that begins with {sign} needs quotes"
    if "expected" in told and ("'-'" in told or "key" in told or "document start" in told):
        what = "this line begins in a column where nothing else of its record does"
        return at, f"not YAML: {what}: indent it like the keys around it"
    if "could not find expected ':'" in told:
        return start, "not YAML: a key needs a colon and a space after it"
    return at, f"not YAML: {told}"


def _sign(text: str, at: Place) -> str:
    """The sign at a position of a text."""
    return _line(text, at.line)[at.column - 1 : at.column]


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number - 1] if 0 < number <= len(lines) else ""
