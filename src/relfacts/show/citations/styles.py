"""The styles of citations: as text to be pasted, and as BibTeX, RIS and CSL-JSON to be imported."""

from __future__ import annotations

from relfacts.dates.edtf import parse
from relfacts.dates.words import words
from relfacts.show.citations.citation import Citation, of_documents, of_fact, of_facts
from relfacts.show.citations.dating import Dating, slashed
from relfacts.text.jsontext import dumps
from relfacts.text.visible import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any

    from relfacts.base.openbase import OpenBase
    from relfacts.records import Attestation, Fact

# Characters that TeX takes for commands.
_TEX = {sign: f"\\{sign}" for sign in "&%$#_{}"} | {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip

# In an address, characters that would end a value of BibTeX.
_ADDRESS = {"{": "%7B", "}": "%7D", "\\": "%5C"}


def render_citations(
    facts: Sequence[Fact], base: OpenBase, style: str, by_document: bool = False
) -> Iterator[str]:
    """The citations of facts in one of the ``STYLES``; ``by_document``: each document once."""
    return STYLES[style](facts, base, by_document)


def _cited(facts: Sequence[Fact], base: OpenBase, by_document: bool) -> list[Citation]:
    return (of_documents if by_document else of_facts)(base, facts)


def _records(write: Callable[[Citation], str], citations: Iterable[Citation]) -> Iterator[str]:
    """A record for each citation, with an empty line between them."""
    for number, citation in enumerate(citations):
        yield ("\n" if number else "") + write(citation)


# --- text ------------------------------------------------------------------------------------


def _texts(facts: Sequence[Fact], base: OpenBase, by_document: bool) -> Iterator[str]:
    """A line for each attestation; if several facts are cited, the lines of each under the fact."""
    if by_document or len(facts) == 1:
        yield from (f"{visible(_text(one))}\n" for one in _cited(facts, base, by_document))
        return
    for number, fact in enumerate(facts):
        yield "\n" if number else ""
        yield f"{fact['id']}: {visible(fact['statement'])} ({_when(fact)})\n"
        yield from (f"  {visible(_text(citation))}\n" for citation in of_fact(base, fact))


def _when(fact: Fact) -> str:
    """The date in words, and whether sources differ, which a citation does not show."""
    date = words(parse(fact["date"])) if fact["date"] else "undated"
    return f"{date}; sources differ" if fact["discrepancies"] else date


def documents_in_full(facts: Iterable[Fact], base: OpenBase) -> Iterator[tuple[str, str]]:
    """The documents that facts stand on, by their labels: each label and the document as text."""
    found: dict[str, Attestation] = {}
    for fact in facts:
        for attestation in fact["sources"]:
            found.setdefault(attestation["label"], attestation)
    for label, attestation in sorted(found.items()):
        citation = Citation(base.record("source", attestation["id"]), attestation["lines"])
        yield label, visible(_text(citation, with_lines=False))


def _text(citation: Citation, with_lines: bool = True) -> str:
    """``Author. "Title." Publisher, about Mar. 2019, line 8. https://...``."""
    source = citation.source
    where = f", {citation.where}" if with_lines else ""
    author = f"{source['author'].rstrip('.')}. " if source["author"] else ""
    title = source["title"]
    ended = title if title[-1:] in "?!" else f"{title}."
    named = f"{title}. " if citation.supplied else f'"{ended}" '
    told = [f"{author}{named}{source['publisher']}, {citation.dating.words}{where}."]
    if "url" in source:
        read = f" (accessed {_day(source['accessed'])})." if "accessed" in source else ""
        told.append(f"{source['url']}{read}")
    if "archived" in source:
        told.append(f"Archived at {source['archived']}")
    told += [f"{remark[:1].upper()}{remark[1:].rstrip('.')}." for remark in citation.remarks]
    return " ".join(told)


def _day(accessed: str) -> str:
    return Dating(parse(accessed)).words


# --- BibTeX ----------------------------------------------------------------------------------


def _bibtex(citation: Citation) -> str:
    """A biblatex entry; biblatex reads dates in EDTF.

    Zotero keeps of the date what it can and drops ``addendum``; ``annote`` becomes a note there.
    """
    source = citation.source
    fields = {
        "author": f"{{{_tex(source['author'])}}}" if source["author"] else "",
        "title": f"{{{_tex(source['title'])}}}",
        "organization": _tex(source["publisher"]),
        **_bibtex_date(citation.dating),
        "pages": citation.pages.replace("-", "--"),
        "pagination": "line",
        "note": _tex(citation.note),
        "url": _address(source.get("url", "")),
        "urldate": source.get("accessed", ""),
        "addendum": f"archived at {_address(source['archived'])}" if "archived" in source else "",
        "annote": _tex("; ".join(filter(None, (citation.dated, citation.kept)))),
        "keywords": ",".join(fact["id"] for fact in citation.facts),
    }
    kind = "online" if "url" in source else "misc"
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@{kind}{{{citation.key},\n" + ",\n".join(lines) + "\n}\n"


def _bibtex_date(dating: Dating) -> dict[str, str]:
    """The date, if biblatex can read it; otherwise its words as a note."""
    return {"year": dating.words} if set(dating.edtf) & set("[]{},Y") else {"date": dating.edtf}


def _tex(text: str) -> str:
    return visible("".join(_TEX.get(sign, sign) for sign in text))


def _address(url: str) -> str:
    return visible("".join(_ADDRESS.get(sign, sign) for sign in url))


# --- RIS -------------------------------------------------------------------------------------


def _ris(citation: Citation) -> str:
    """A record of RIS, as Zotero and EndNote read it."""
    source, dating = citation.source, citation.dating
    accessed = Dating(parse(source["accessed"])).sure if "accessed" in source else []
    tags = [
        ("TY", "ELEC" if "url" in source else "GEN"),
        ("ID", citation.key),
        ("AU", source["author"] or ""),
        ("TI", source["title"]),
        ("PB", source["publisher"]),
        ("PY", f"{dating.year:04}" if dating.year else ""),
        ("DA", slashed(dating.sure) if dating.sure else ""),
        ("LA", source["language"]),
        ("UR", source.get("url", "")),
        ("Y2", slashed(accessed) if accessed else ""),
        ("L2", source.get("archived", "")),
        ("SP", citation.pages),
        *(
            ("N1", note)
            for note in (citation.where, citation.dated, *citation.remarks, citation.kept)
        ),
        *(("KW", fact["id"]) for fact in citation.facts),
    ]
    lines = [f"{tag}  - {visible(' '.join(value.split()))}" for tag, value in tags if value]
    return "\n".join([*lines, "ER  - ", ""])


# --- CSL-JSON --------------------------------------------------------------------------------


def _csl(citation: Citation) -> dict[str, Any]:
    """An item of CSL-JSON, as citation processors and Zotero read it."""
    source = citation.source
    # Styles and Zotero look for the name of a site in one place, for a publisher in the other.
    kind, house = ("webpage", "container-title") if "url" in source else ("document", "publisher")
    item = {
        "id": citation.key,
        "type": kind,
        "title": source["title"],
        "author": [{"literal": source["author"]}] if source["author"] else None,
        house: source["publisher"],
        "issued": _csl_date(citation.dating),
        "language": source["language"],
        "URL": source.get("url"),
        "accessed": _csl_date(Dating(parse(source["accessed"]))) if "accessed" in source else None,
        "archive_location": source.get("archived"),
        "page": citation.pages,
        "locator": citation.lines,
        "label": "line",
        "note": "; ".join(filter(None, (citation.note, citation.kept))),
        "keyword": ", ".join(fact["id"] for fact in citation.facts),
        "custom": {"issued": source["issued"]},
    }
    return {name: value for name, value in item.items() if value}


def _csl_date(dating: Dating) -> dict[str, Any]:
    """The date in numbers, marked if it is doubtful; in words if no year is certain."""
    if not dating.ranges:
        return {"literal": dating.words}
    return {"date-parts": dating.ranges, **({"circa": True} if dating.inexact else {})}


# --- by name ---------------------------------------------------------------------------------


def _in_bibtex(facts: Sequence[Fact], base: OpenBase, by_document: bool) -> Iterator[str]:
    return _records(_bibtex, _cited(facts, base, by_document))


def _in_ris(facts: Sequence[Fact], base: OpenBase, by_document: bool) -> Iterator[str]:
    return _records(_ris, _cited(facts, base, by_document))


def _in_csl_json(facts: Sequence[Fact], base: OpenBase, by_document: bool) -> Iterator[str]:
    yield dumps([*map(_csl, _cited(facts, base, by_document))]) + "\n"


#: Each style of citations, with what writes facts in it.
STYLES = {"text": _texts, "bibtex": _in_bibtex, "ris": _in_ris, "csl-json": _in_csl_json}
