"""The arguments and options of the lookups, each defined once.

``typed`` gives a lookup the signature that Typer reads. The filters are one object for the command,
and single options for Typer.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from relfacts.ask.filters import Filters
from relfacts.cli.docstrings import docstring
from relfacts.cli.output import Output
from relfacts.text.typed import MOST, in_quotes, readable, whole
from relfacts.vocabulary import STATUSES
from relfacts.vocabulary.usual import USUAL_KINDS


class Format(StrEnum):
    """The format of an answer."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"


class Facet(StrEnum):
    """The property by which facts are counted; ``ask.facets`` counts."""

    KIND = "kind"
    YEAR = "year"
    DECADE = "decade"
    PERSON = "person"
    PLACE = "place"
    TOPIC = "topic"
    SOURCE = "source"


class Style(StrEnum):
    """The style of citations; ``show.citations`` writes them."""

    TEXT = "text"
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL_JSON = "csl-json"


_FORMAT = typer.Option(
    "--format",
    "-f",
    help="How to write the answer.",
    case_sensitive=False,
    rich_help_panel="Output",
)
FormatOption = Annotated[Format, _FORMAT]
BaseOption = Annotated[
    str | None,
    typer.Option(
        "--base",
        metavar="FILE|DIR|URL",
        help="Ask another fact base, also postgresql://HOST/DB; RELFACTS_BASE names one for good.",
        rich_help_panel="Output",
    ),
]
DocumentsOption = Annotated[
    str | None,
    typer.Option(
        "--documents",
        envvar="RELFACTS_DOCUMENTS",
        metavar="DIR",
        help="The folder with the texts of the documents.",
    ),
]
# At most this many characters of a value that is not a number are shown.
_SHOWN = 40

#: Parameters of lookups whose values name files: their bytes are not changed.
PATHS = frozenset({"base", "documents"})

SeedsOption = Annotated[
    Path, typer.Option("--seeds", metavar="DIR", help="The folder of the seeds.")
]


def _filter(*names: str, help: str, metavar: str | None = None, **more: Any) -> Any:
    return typer.Option(*names, help=help, metavar=metavar, rich_help_panel="Filters", **more)


def number(text: str) -> int:
    """A number of facts. Raises typer.BadParameter if ``text`` is not one."""
    if not (found := whole(text)):
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
        raise typer.BadParameter(f"{in_quotes(shown)} is not a whole number from 1 to {MOST}")
    return found


def ids(sort: str) -> Callable[[], list[str]]:
    """Marks a value as an id of a type of record (``person``, ``topic`` …, ``any``) or a ``kind``.

    The table of ``fast`` keeps the mark, and cli.shells offers these ids at a Tab.
    """

    def offered() -> list[str]:
        return []

    offered.sort = sort  # type: ignore[attr-defined]
    return offered


def kinds_told(ids: Iterable[str]) -> str:
    """The help of the filter of kinds, with the kinds of the base."""
    return f"Of this kind, or one of several: {', '.join(ids)}."


NameArgument = Annotated[
    list[str], typer.Argument(metavar="NAME", help="A person.", autocompletion=ids("person"))
]
WhenArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="WHEN",
        help="1958, 1960s, 1964-1969, Nov 1958, since 2013, or any EDTF date.",
    ),
]
TopicArgument = Annotated[
    list[str], typer.Argument(metavar="TOPIC", help="A topic.", autocompletion=ids("topic"))
]
PlaceArgument = Annotated[
    list[str], typer.Argument(metavar="PLACE", help="A place.", autocompletion=ids("place"))
]
WordsArgument = Annotated[list[str], typer.Argument(metavar="WORDS", help="Free words.")]
IdsArgument = Annotated[
    list[str], typer.Argument(metavar="ID", help="Ids of facts.", autocompletion=ids("fact"))
]

AnyIdsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="ID",
        help="Ids of facts, people, places, topics or documents, or names.",
        autocompletion=ids("any"),
    ),
]

LineArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="DOCUMENT:LINE",
        help="By its id, label or number: paper-2019:8, 004:8-12.",
        autocompletion=ids("source"),
    ),
]
DocumentArgument = Annotated[
    str | None,
    typer.Argument(metavar="DOCUMENT", help="One document.", autocompletion=ids("source")),
]

#: The filters, the same for every listing; they are joined with AND.
FILTERS: dict[str, tuple[Any, Any]] = {
    "since": (str | None, _filter("--since", metavar="WHEN", help="Not before this time.")),
    "until": (str | None, _filter("--until", metavar="WHEN", help="Not after this time.")),
    "who": (
        list[str] | None,
        _filter("--who", metavar="NAME", help="With this person.", autocompletion=ids("person")),
    ),
    "topic": (
        list[str] | None,
        _filter("--topic", metavar="TOPIC", help="On this topic.", autocompletion=ids("topic")),
    ),
    "kind": (
        list[str] | None,
        _filter("--kind", metavar="KIND", help=kinds_told(kind["id"] for kind in USUAL_KINDS),
                autocompletion=ids("kind")),
    ),
    "place": (
        list[str] | None,
        _filter("--place", metavar="PLACE", help="About this place or one in it.",
                autocompletion=ids("place")),
    ),
    "source": (
        list[str] | None,
        _filter("--source", metavar="SOURCE", help="Attested by this document.",
                autocompletion=ids("source")),
    ),
    "from_": (
        list[str] | None,
        _filter("--from", metavar="PLACE", help="What comes from this place or person.",
                autocompletion=ids("place")),
    ),
    "to": (
        list[str] | None,
        _filter("--to", metavar="PLACE", help="What goes to this place or person.",
                autocompletion=ids("place")),
    ),
    "status": (
        list[str] | None,
        _filter("--status", metavar="STATUS", help=f"With this status: {', '.join(STATUSES)}.",
                autocompletion=ids("status")),
    ),
    "undated": (
        bool,
        _filter("--undated", help="With --since and --until: facts without a date too."),
    ),
    "limit": (
        int | None,
        _filter("--limit", metavar="N", help="At most this many.", parser=number),
    ),
    "last": (
        int | None,
        _filter("--last", metavar="N", help="Only the last N, the last first.", parser=number),
    ),
    "reverse": (bool, _filter("--reverse", help="Newest first.")),
}  # fmt: skip


def _output(*names: str, help: str, metavar: str | None = None, **more: Any) -> Any:
    return typer.Option(*names, help=help, metavar=metavar, rich_help_panel="Output", **more)


_AS = _output("--as", help="How citations are written.", case_sensitive=False)
StyleOption = Annotated[Style, _AS]

_BY_DOCUMENT = _output(
    "--by-document", help="Of citations: each document once, with all lines that are cited."
)
ByDocumentOption = Annotated[bool, _BY_DOCUMENT]

_NO_PAGER = _output("--no-pager", help="No pager; RELFACTS_PAGER or PAGER names another one.")
NoPagerOption = Annotated[bool, _NO_PAGER]

#: The options of output, the same for every lookup.
OUTPUT: dict[str, tuple[Any, Any]] = {
    "form": (Format, _FORMAT),
    "fields": (
        str | None,
        _output("--fields", metavar="A,B,C", help="Only these fields; alone: which there are."),
    ),
    "bom": (bool, _output("--bom", help="With csv and tsv: a mark that shows Excel it is UTF-8.")),
    "cite": (bool, _output("--cite", help="Citations of the facts; --as says how.")),
    "style": (Style | None, _AS),
    "by_document": (bool, _BY_DOCUMENT),
    "facet": (
        Facet | None,
        _output("--facet", help="Count the facts by one of these.", case_sensitive=False),
    ),
    "no_hyperlinks": (bool, _output("--no-hyperlinks", help="No links, also where they work.")),
    "no_pager": (bool, _NO_PAGER),
}


def typed(command: Callable[..., int]) -> Callable[..., int]:
    """``command`` with a signature that Typer can read.

    Its annotations are names in this module. A parameter ``filters`` stands for the options of
    FILTERS, ``output`` for those of OUTPUT; the command gets them as one object each.
    """
    signature = inspect.signature(command, locals=globals(), eval_str=True)
    bundles = {name: bundle for name, bundle in _BUNDLES.items() if name in signature.parameters}
    own = [p for p in signature.parameters.values() if p.name not in bundles]
    shared = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=Format.TABLE if kind is Format else False if kind is bool else None,
            annotation=Annotated[kind, option],
        )
        for _, options in bundles.values()
        for name, (kind, option) in options.items()
    ]

    def asked(**given: Any) -> int:
        given |= {name: _read(given[name]) for name in given.keys() - PATHS}
        for name, (made, options) in bundles.items():
            given[name] = made(**{option: given.pop(option) for option in options})
        return command(**given)

    parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own] + shared
    asked.__name__ = command.__name__
    asked.__doc__ = docstring(command)
    asked.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    return asked


# Parameters of lookups that stand for several options.
_BUNDLES: dict[str, tuple[Callable[..., Any], dict[str, tuple[Any, Any]]]] = {
    "output": (Output, OUTPUT),
    "filters": (Filters, FILTERS),
}


def _read(value: Any) -> Any:
    """A value made readable; for a choice, its text."""
    if isinstance(value, list | tuple):
        return [*map(_read, value)]
    if isinstance(value, StrEnum):
        return value.value
    return readable(value) if type(value) is str else value
