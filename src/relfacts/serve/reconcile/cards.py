"""A record on a card, as HTML, which a table cleaner shows beside a candidate.

All texts of a base are escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from relfacts.base.openbase import OpenBase
from relfacts.base.phrasing import cite, in_words, statement
from relfacts.dates.words import years_in_words
from relfacts.serve.reconcile.properties import PROPERTIES
from relfacts.serve.reconcile.types import TYPES, sort_of
from relfacts.show.person import career
from relfacts.text.visible import visible
from relfacts.vocabulary import counted

#: The size of a card, in pixels.
WIDTH, HEIGHT = 430, 340

# At most this many facts and offices fit.
_FACTS = 3
_OFFICES = 4

#: The style of a card; a file of its own, since pages here have no inline styles.
STYLE = """\
:root { color-scheme: light dark; }
body { font: 13px/1.4 system-ui, "Noto Sans", "Noto Sans CJK KR", sans-serif; margin: 10px; }
h1 { font-size: 16px; margin: 0; }
h1 small { font-weight: normal; }
p, ul { margin: 4px 0; padding: 0; }
ul { list-style: none; }
li { margin: 2px 0; }
.source { opacity: 0.75; font-size: 12px; }
"""


def page(base: OpenBase, id_: str, root: str) -> str | None:
    """The card of a record as a page of its own; None if there is no record with the id."""
    sort = sort_of(base, id_)
    if sort is None:
        return None
    name, body = _text(base.name(sort, id_)), "".join(_card(base, sort, id_, root.rstrip("/")))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{name}</title>'
        '<link rel="stylesheet" href="/reconcile/card.css"></head>'
        f"<body>{body}</body></html>\n"
    )


def flyout(base: OpenBase, part: str, id_: str, root: str) -> str | None:
    """The card of an entity, a property or a type as a piece of HTML; None if there is none."""
    if part == "entity":
        sort = sort_of(base, id_)
        return "".join(_card(base, sort, id_, root.rstrip("/"))) if sort else None
    known = (PROPERTIES if part == "property" else TYPES).get(id_)
    return f"<h1>{_text(known.name)}</h1><p>{_text(known.about)}</p>" if known else None


def _card(base: OpenBase, sort: str, id_: str, root: str) -> Iterator[str]:
    record = base.record(sort, id_) or {}
    native = record.get("native")
    beside = f" <small>{_text(native)}</small>" if native else ""
    address = escape(f"{root}/{sort}/{id_}")
    name = f'<a href="{address}" target="_blank" rel="noopener">{_text(base.name(sort, id_))}</a>'
    yield f"<h1>{name}{beside}</h1>"
    told = [TYPES[sort].name, record.get("description")]
    told += [base.name("place", one) for one in record.get("within", ())]
    yield f"<p>{_text(' · '.join(filter(None, told)))}</p>"
    yield from _listed(list(career(record.get("offices", ()), base)), _OFFICES)
    count, years = base.tally(sort, base.within(sort, id_))
    told = [counted(count, "fact"), years_in_words(years)]
    yield f"<p>{_text(', '.join(filter(None, told)))}</p>"
    facts = [hit.fact for hit in base.hits_of(sort, id_)[:_FACTS]]
    if facts:
        yield "<ul>"
        for fact in facts:
            source = _text("; ".join(map(cite, fact["sources"])))
            text = _text(f"{in_words(fact['date'])}: {statement(fact)}")
            yield f'<li>{text} <span class="source">{source}</span></li>'
        yield "</ul>"


def _listed(texts: Sequence[str], most: int) -> Iterable[str]:
    if not texts:
        return
    yield "<ul>"
    yield from (f"<li>{_text(text)}</li>" for text in texts[:most])
    if len(texts) > most:
        yield f"<li>and {len(texts) - most} more</li>"
    yield "</ul>"


def _text(text: str) -> str:
    return escape(visible(text))
