"""What editors and YAML do to a text and its anchors, and how that is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from small_seeds import DOCUMENTS, seeds

from relfacts.curate.evidence import verify

ANCHOR = "trade across the sound"
COMMA = "1,200 tonnes of salt"


def told(document: str, content: bytes) -> list[str]:
    """What is said of a document of the small seeds that is read with another content."""
    texts = {name: text.encode() for name, text in DOCUMENTS.items()} | {document: content}
    found = verify(seeds(), lambda name: texts[name])
    return [problem.message for problem in found.problems if problem.rule == "same-text"]


@pytest.mark.parametrize(
    ("change", "how"),
    [
        (lambda text: text.replace(b"\n", b"\r\n"), "its lines end with CR LF: save it with LF"),
        (
            lambda text: b"\xef\xbb\xbf" + text,
            "it begins with a byte order mark: save it as UTF-8 without one",
        ),
    ],
    ids=["line ends", "byte order mark"],
)
def test_what_a_program_changed_when_it_saved_a_text(
    change: Callable[[bytes], bytes], how: str
) -> None:
    """The text is the same, and its bytes are not: it says what to save."""
    (message,) = told("annals.txt", change(DOCUMENTS["annals.txt"].encode()))
    assert message == f"annals.txt is not byte for byte the text that was read: {how}"


def test_a_text_in_another_encoding_is_told() -> None:
    """Where the letters are the same once it is read in the encoding that it seems to be in."""
    assert told("harbour.txt", DOCUMENTS["harbour.txt"].encode("cp1252")) == [
        "harbour.txt is not byte for byte the text that was read: it was saved as Windows-1252: "
        "save it as UTF-8"
    ]


def test_another_text_is_another_text() -> None:
    """Where a word differs, nothing is said of how it was saved."""
    (message,) = told("annals.txt", DOCUMENTS["annals.txt"].replace("trade", "trades").encode())
    assert message.startswith("annals.txt is not the text that was read: its SHA-256 is ")


@pytest.mark.parametrize("anchors", [COMMA, f"“{COMMA}”"], ids=["bare", "curly"])
def test_an_anchor_that_a_comma_has_divided(anchors: str) -> None:
    """YAML makes two texts of it: one complaint says so, and none of each half."""
    changed = seeds(("harbour-1990", f'"{COMMA}"', anchors))
    found = verify(changed, lambda name: DOCUMENTS[name].encode())
    messages = [p.message for p in found.problems if p.rule == "anchor-stands"]
    assert messages == [
        f'harbour.txt:4: a comma has divided an anchor: write it in quotes, "{COMMA}"'
    ]


def test_curly_quotes_are_no_quotes_of_yaml() -> None:
    """They would be a part of the anchor."""
    changed = seeds(("annals-2001", ANCHOR, f"“{ANCHOR}”"))
    found = verify(changed, lambda name: DOCUMENTS[name].encode())
    (message,) = [p.message for p in found.problems if p.rule == "anchor-stands"]
    assert message.endswith(f"in YAML curly quotes belong to the text: write {ANCHOR!r}")
