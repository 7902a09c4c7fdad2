"""Documents as they come: what text is made of them, and what is said of unreadable ones."""

from __future__ import annotations

import gc
import io
import random
import signal
import zipfile
import zlib
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from small_seeds import ROOT

from conftest import Run
from relfacts.curate.extracting import Extract, clock, extract, inflating
from relfacts.curate.extracting import pdf as pdfs
from relfacts.curate.extracting.encodings import looks_like
from relfacts.curate.extracting.prose import joined, paragraph, with_hyphens
from relfacts.curate.texts import page_starts, text_lines
from relfacts.errors import EvidenceError, UsageError

docx = pytest.importorskip("docx")

PDFS = ROOT / "tests" / "data" / "documents"
SOFT = "\u00ad"


def extracted(name: str, content: bytes, encoding: str | None = None) -> Extract:
    """What is made of a file that is not its own text of record."""
    found = extract(name, content, encoding)
    assert found is not None
    return found


def lines_of(found: Extract) -> list[str]:
    """The lines of the text of record."""
    return text_lines(found.content)


def refused(name: str, content: bytes) -> str:
    """The one line that is said of a file that cannot be read."""
    with pytest.raises(EvidenceError) as error:
        extract(name, content)
    assert "\n" not in error.value.message
    assert error.value.exit_code == 4
    return error.value.message


def pdf(drawn: bytes) -> bytes:
    """A PDF of one page on which this is drawn."""
    stream = zlib.compress(drawn)
    pieces = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    made, starts = b"%PDF-1.4\n", []
    for number, piece in enumerate(pieces, 1):
        starts.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, piece)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    return made + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (table, len(made))
    )


# --- PDF --------------------------------------------------------------------------------------


def test_a_pdf_is_paragraphs_on_pages() -> None:
    """A paragraph is a line, a page opens with a form feed, the head of a page is a line too."""
    found = extracted("survey.pdf", (PDFS / "survey.pdf").read_bytes())
    lines = lines_of(found)
    assert page_starts(lines) == [1, 14]
    assert lines[0] == "Port Calloway Survey 2021"
    assert lines[13] == "\fPort Calloway Survey 2021"
    assert lines[3].startswith("The oﬃcial survey of the fifteen oyster beds of Port Calloway was")
    assert lines[3].endswith("when the first counting took place.")
    assert not any("\n" in line or "  " in line.replace("   ", "") for line in lines)


def test_rows_of_a_table_stay_rows() -> None:
    """Cells of one row are on one line, three spaces apart, as evidence reads tables."""
    lines = lines_of(extracted("survey.pdf", (PDFS / "survey.pdf").read_bytes()))
    assert lines[8:11] == ["Year   Tonnes   Beds", "2019   940   14", "2021   1,240   15"]


def test_columns_are_read_one_after_the_other() -> None:
    """No line of one column runs on into the other."""
    lines = lines_of(extracted("columns.pdf", (PDFS / "columns.pdf").read_bytes()))
    text = "\n".join(lines)
    assert f"refused to close the east{SOFT}ern beds." in text
    assert text.index("Jasper Quigley") < text.index("co-operation") < text.index("eel-grass")
    assert "co-operation agreement signed at the lighthouse on 20 January 2020, Port" in text


def drawn(*texts: tuple[int, int, int, str]) -> bytes:
    """Texts with the size of their letters, at places of a page."""
    return b"".join(
        b"BT /F %d Tf %d %d Td (%s) Tj ET\n" % (size, x, y, text.encode())
        for x, y, size, text in texts
    )


def column(x: int, heading: str, word: str) -> list[tuple[int, int, int, str]]:
    """A heading over three lines of text."""
    lines = [f"The {word} of the harbour was told {one} time" for one in ("first", "next", "last")]
    return [(x, 700, 13, heading), *((x, 672 - 12 * at, 10, one) for at, one in enumerate(lines))]


def test_headings_side_by_side_are_those_of_their_columns() -> None:
    """Each stands over a column of text, and is no cell of a row."""
    two = column(60, "The old harbour", "quay") + column(330, "The new harbour", "mole")
    text = lines_of(extracted("two.pdf", pdf(drawn(*two))))
    assert [line for line in text if line] == [
        "The old harbour",
        "The quay of the harbour was told first time The quay of the harbour was told next time "
        "The quay of the harbour was told last time",
        "The new harbour",
        "The mole of the harbour was told first time The mole of the harbour was told next time "
        "The mole of the harbour was told last time",
    ]


def test_cells_side_by_side_are_a_row_where_cells_stand_below_them() -> None:
    """Also of a table with one row under its heading."""
    rows = [(60, 700, 10, "Harbour"), (330, 700, 10, "Ships"),
            (60, 680, 10, "Portvik"), (330, 680, 10, "1,250")]  # fmt: skip
    text = lines_of(extracted("rows.pdf", pdf(drawn(*rows))))
    assert [line.split() for line in text if line] == [["Harbour", "Ships"], ["Portvik", "1,250"]]


def test_an_empty_cell_of_a_pdf_is_seen_by_its_place() -> None:
    """A total has nothing under the town and the hall, and keeps its figures in their columns."""
    places = (60, 180, 300, 420, 500)
    rows = [
        ("Date", "Town", "Hall", "Seats", "Euros"),
        ("4 May", "Portvik", "Old Hall", "1,840", "73,600"),
        ("7 May", "Brede", "Sea Hall", "1,215", "42,500"),
        ("Total", "", "", "3,055", "116,100"),
    ]
    texts = [
        (x, 700 - 20 * at, 10, text)
        for at, row in enumerate(rows)
        for x, text in zip(places, row, strict=True)
        if text
    ]
    found = [line for line in lines_of(extracted("sums.pdf", pdf(drawn(*texts)))) if line]
    assert found == [
        "Date   Town   Hall   Seats   Euros",
        "4 May   Portvik   Old Hall   1,840   73,600",
        "7 May   Brede   Sea Hall   1,215   42,500",
        "Total   \u00b7   \u00b7   3,055   116,100",
    ]


def test_what_a_pdf_says_of_itself() -> None:
    """Title, author, date and language, each with how it is known."""
    known = extracted("survey.pdf", (PDFS / "survey.pdf").read_bytes()).known
    assert {key: one.value for key, one in known.items()} == {
        "title": "Survey of the Oyster Beds of Port Calloway",
        "author": "Ines Marlowe",
        "issued": "2021-03-14",
        "language": "en",
    }
    assert known["issued"].why == "the day on which the PDF was made"


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no clock on this system")
def test_a_pdf_that_is_made_to_take_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file that unpacks to endless work is refused in one line; the clock is put away."""
    before = signal.getsignal(signal.SIGVTALRM)
    short = b"BT /F 12 Tf 72 700 Td (A page of words.) Tj ET\n"
    assert extracted("short.pdf", pdf(short)).pages == [["A page of words."]]
    monkeypatch.setattr(clock, "MOST_SECONDS", 0.2)
    endless = pdf(short + b"q 1 0 0 1 0 0 cm 0 0 9 9 re f Q\n" * 200_000)
    assert len(endless) < 20_000
    # Hypothesis is told of garbage that is collected; what is raised there is not seen here.
    gc.disable()
    try:
        assert refused("endless.pdf", endless) == "endless.pdf takes too long to be read"
    finally:
        gc.enable()
    assert signal.getsignal(signal.SIGVTALRM) is before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_pdf_that_grows_a_thousandfold(times: int) -> None:
    """However often it is packed; none of it is kept while it is measured."""
    packed = zlib.compress(b"BT (a) Tj ET\n" * 10_000_000, 9)
    for _ in range(times - 1):
        packed = zlib.compress(packed, 9)
    bomb = b"<< /Length %d /Filter [%s] >>\nstream\n%s\nendstream\n" % (
        len(packed), b"/FlateDecode " * times, packed,
    )  # fmt: skip
    assert (
        refused("b.pdf", b"%PDF-1.7\n4 0 obj\n" + bomb) == "b.pdf is too large when it is unpacked"
    )


def test_what_an_honest_pdf_becomes() -> None:
    """Not too large: those of the tests, a broken stream, one that is not packed, a picture."""
    for path in PDFS.glob("*.pdf"):
        assert not inflating.grows_too_large(path.read_bytes()), path.name
    picture = zlib.compress(bytes(101_000_000), 1)
    for kind, large in ((b"/Image", False), (b"/Form", True)):
        told = b"4 0 obj\n<< /Subtype %s >>\nstream\r\n" % kind
        assert inflating.grows_too_large(told + picture) is large
    assert not inflating.grows_too_large(b"1 0 obj << >> stream\n" + picture[:50] + b"\xff" * 50)
    assert not inflating.grows_too_large(b"1 0 obj << >> stream\nBT (a) Tj ET\nendstream")


def test_the_end_of_the_time_is_told_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the first time was lost, as all is that is raised while garbage is collected."""
    monkeypatch.setattr(clock, "MOST_SECONDS", 0.05)
    with pytest.raises(clock.TooLongError), clock.timed():  # noqa: PT012
        with suppress(clock.TooLongError):
            while True:
                pass
        while True:
            pass


def test_pdfs_that_cannot_be_read() -> None:
    """Encrypted, scanned, broken, cut off, or none at all: one line each."""
    survey = (PDFS / "survey.pdf").read_bytes()
    locked = refused("a.pdf", (PDFS / "locked.pdf").read_bytes())
    assert locked == "a.pdf is encrypted, and opens with a password only"
    scanned = refused("a.pdf", (PDFS / "scanned.pdf").read_bytes())
    assert scanned == "a.pdf has no text: it is scanned, or blank"
    assert refused("a.pdf", b"%PDF-1.7\nnothing of it").startswith("a.pdf is broken")
    assert refused("a.pdf", b"no PDF").startswith("a.pdf is not a PDF")
    assert refused("a.pdf", survey[:300]).startswith(("a.pdf is broken", "a.pdf has no text"))


# --- lines of print -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["a word in", "two lines"], "a word in two lines"),
        (["the cooper-", "ative"], f"the cooper{SOFT}ative"),
        (["the co-", "operation agreed"], "the co-operation agreed"),
        (["from 1990-", "1995"], "from 1990-1995"),
        (["Kim Jong-", "Un came"], "Kim Jong-Un came"),
        (["he came -", "and went"], "he came - and went"),
        (["soft" + SOFT, "ened"], f"soft{SOFT}ened"),
        (["これは", "文である"], "これは文である"),
        (["1\u00a0000 t\u2028and", "\tmore"], "1\u00a0000 t and more"),
    ],
)
def test_lines_joined(lines: list[str], text: str) -> None:
    """A hyphen at the end of a line may be part of a word: only where that is known it stays."""
    assert joined(lines, with_hyphens(["a co-operation"])) == text


def test_a_paragraph_is_one_line_for_every_program() -> None:
    """What any program takes for the end of a line is a space, and no control is left."""
    text = paragraph("a\r\nb\x0bc\x0cd\x1ce\x85f\u2028g\u2029h\0i e\u0301")
    assert text == "a b c d e f g hi é"
    assert len(text.splitlines()) == 1


# --- texts --------------------------------------------------------------------------------------

SAMPLES = [
    ("cp1252", "Le 3 juin 1950, l’équipe française a gravi l’Annapurna à 8 091 mètres, où la fête "
               "a été célébrée avec l’évêque d’Orléans, près du café de l’hôtel."),
    ("cp1251", "Третьего июня команда поднялась на вершину горы и вернулась в лагерь вечером того "
               "же дня, несмотря на сильный ветер и снег."),
    ("cp949", "대표단은 삼월 일일 하노이에 도착하여 사흘 동안 머물렀으며 여러 공장과 학교를 "
              "방문하였다."),
    ("cp1250", "Dnia trzeciego czerwca drużyna wróciła do obozu, choć wiał silny wiatr i padał "
               "śnieg; prezydent złożył życzenia."),
    ("cp1254", "Üç haziranda ekip güçlü rüzgâra karşın doruğa ulaştı ve akşam kampa döndü, çünkü "
               "ışık azalıyordu."),
    ("cp932", "代表団は三月一日にハノイに到着し、三日間滞在して工場や学校を訪問した。"),
    ("utf-16", "Το πρωί της Δευτέρας η αντιπροσωπεία έφτασε στο λιμάνι."),
]  # fmt: skip


def test_a_text_in_utf_8_is_its_own() -> None:
    """Byte for byte: nothing is written beside it, whatever it holds."""
    for text in ("one\r\ntwo\n", "\ufeffa", "e\u0301 \u2028 \f", "<p>no page"):
        assert extract("a.txt", text.encode()) is None


@pytest.mark.parametrize(("codec", "text"), SAMPLES, ids=[codec for codec, _ in SAMPLES])
def test_what_is_not_utf_8_is_named(codec: str, text: str) -> None:
    """It is said what a text looks like, with what to type; nothing is read by a guess."""
    content = text.encode(codec)
    with pytest.raises(EvidenceError, match="is not UTF-8: looks like ") as error:
        extract("a b.txt", content)
    like = looks_like(content)
    assert like
    assert content.decode(like) == text
    assert error.value.hint
    named = error.value.hint.rpartition(" ")[2]
    assert error.value.hint.startswith('if that is right: relfacts new "a b.txt" --encoding ')
    assert lines_of(extracted("a b.txt", content, named)) == [text]


def test_windows_1252_has_its_name() -> None:
    """The commonest of all is called what everybody calls it."""
    assert refused("a.txt", SAMPLES[0][1].encode("cp1252")) == (
        "a.txt is not UTF-8: looks like Windows-1252"
    )


def test_wrong_encodings() -> None:
    """One that nobody knows, one that it is not, one that is not needed."""
    with pytest.raises(UsageError, match="no encoding is called 'klingon'"):
        extract("a.txt", b"\xe9", "klingon")
    with pytest.raises(EvidenceError, match="is not EUC-KR: byte 1"):
        extract("a.txt", b"\xff\xff", "EUC-KR")
    with pytest.raises(UsageError, match="is UTF-8 already"):
        extract("a.txt", "é".encode(), "Windows-1252")


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("a\nb", []),
        ("a\n\fb\nc\n\fd", [1, 2, 4]),
        ("a\f\nb", [1, 2]),
        ("a\n\fb\n\f", [1, 2]),
        ("a\n\f\fb", [1, 2, 2]),
        ("\fa\n\fb", [1, 1, 2]),
        ("a\n\f\n\fb", [1, 2, 3]),
    ],
)
def test_pages_of_a_text(text: str, starts: list[int]) -> None:
    """Form feeds open pages; one at the very end opens none."""
    assert page_starts(text.split("\n")) == starts


# --- web pages ------------------------------------------------------------------------------------

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Skerry lighthouse relit after 30 years | The Skerry Post</title>
<link rel="canonical" href="https://post.skerry.example/2021/05/lighthouse-relit">
<meta property="og:site_name" content="The Skerry Post">
<meta property="og:title" content="Skerry lighthouse relit after 30 years">
<meta name="author" content="Maud Tolliver">
<meta property="article:published_time" content="2021-05-04T08:30:00+01:00">
<meta property="article:modified_time" content="2021-05-06T10:00:00+01:00"></head>
<body><div class="cookie">We value your privacy. <button>Accept all</button></div>
<header><nav><ul><li><a href="/">Home</a><li><a href="/news">News</a></ul></nav></header>
<main><article><h1>Skerry lighthouse relit after 30&nbsp;years</h1>
<p>The lamp of Skerry lighthouse was lit again on Saturday, 1&nbsp;May 2021, for the first time
since 1991. The keeper, Gideon Prowse, pressed the switch before some 300&nbsp;guests.</p>
<p>The repair cost 1.2&nbsp;million pounds, of which the Trust of Northern Lights gave 750,000.</p>
<h2>Powered by the tide</h2><p>Its power comes from a tidal turbine of 40&nbsp;kilowatts.<br>
Halden&nbsp;&amp;&nbsp;Sons will look after it until 2040.</p>
<table><tr><th>Item</th><th>Pounds</th></tr><tr><td>Lens</td><td>400,000</td></tr></table>
<ul><li>Open on Sundays</li></ul>
<p><em>Correction, 6 May 2021: an earlier version gave another age of the keeper.</em></p>
</article><aside><h3>Related</h3><ul><li><a href="/1">Ferry fares rise by a tenth in the coming
year</a></li></ul></aside></main><footer><p>All rights reserved. Subscribe to our newsletter.</p>
</footer></body></html>"""


def test_a_page_is_its_article() -> None:
    """Without menus and what else stands around it, with its table, its list and its correction."""
    found = extracted("saved.html", PAGE.encode())
    lines = [line.replace("\u00a0", " ") for line in lines_of(found)]
    assert "Item   Pounds" in lines
    assert "Lens   400,000" in lines
    assert "Open on Sundays" in lines
    assert "Its power comes from a tidal turbine of 40 kilowatts." in lines
    assert "Halden & Sons will look after it until 2040." in lines
    assert any(line.startswith("Correction, 6 May 2021") for line in lines)
    text = "\n".join(lines)
    for left in ("privacy", "Home", "Ferry fares", "newsletter"):
        assert left not in text
    assert not found.paged


def test_what_a_page_says_of_itself() -> None:
    """Its address and publisher too, and that it was changed later."""
    found = extracted("saved.html", PAGE.encode())
    assert {key: one.value for key, one in found.known.items()} == {
        "title": "Skerry lighthouse relit after 30 years",
        "publisher": "The Skerry Post",
        "author": "Maud Tolliver",
        "issued": "2021-05-04",
        "url": "https://post.skerry.example/2021/05/lighthouse-relit",
        "language": "en-GB",
    }
    assert any("changed on 2021-05-06" in remark for remark in found.remarks)


@pytest.mark.parametrize(
    "page",
    ["<html><body></body></html>", "<html><body><nav><a href=/>Home</a></nav></body></html>"],
)
def test_a_page_without_an_article(page: str) -> None:
    """A menu is no text."""
    assert "has no article" in refused("a.html", page.encode())


TABLE = """<table><tr><th>Year<th>Height (m)<th>Workers</tr>
<tr><td>2029<td>84<td>512</tr><tr><td>2030<td><td>640</tr>
<tr><td rowspan=2>2031<td>90<td>&nbsp;</tr><tr><td>91<td>700</tr>
<tr><td colspan=2>Total<td>1,852</tr></table>"""
ROWS = [
    "Year   Height (m)   Workers",
    "2029   84   512",
    "2030   \u00b7   640",
    "2031   90   \u00b7",
    "\u2191   91   700",
    "Total   \u2190   1,852",
]


def test_an_empty_cell_of_a_page_is_written_down() -> None:
    """In an article and in a mail alike; no figure moves under another heading."""
    page = PAGE.replace("<ul><li>Open", f"{TABLE}<ul><li>Open")
    lines = lines_of(extracted("lighthouse.html", page.encode()))
    at = lines.index(ROWS[0])
    assert lines[at : at + len(ROWS)] == ROWS
    message = mail()
    message.set_content(f"<p>Dear Mr Prowse,</p>{TABLE}<p>Yours</p>", subtype="html")
    lines = lines_of(extracted("heights.eml", message.as_bytes()))
    assert lines[-len(ROWS) - 1 : -1] == ROWS


def test_what_belongs_to_an_article_is_kept_from_beside_it() -> None:
    """A byline with its date, a caption, and a correction, by its class or by its first word."""
    byline = '<p class="article-byline">By Maud Tolliver, <time>4 May 2021</time></p>'
    caption = "<figure><img src=x><figcaption>The lamp on 1 May.</figcaption></figure>"
    page = PAGE.replace("years</h1>", f"years</h1>{byline}")
    page = page.replace("<h2>Powered", f"{caption}<h2>Powered")
    for note in (
        '<aside class="corrections"><p>The keeper is 61 years old, and not 16.</p></aside>',
        "<div>Correction, 7 May 2021: the keeper is 61 years old, not 16.</div>",
    ):
        found = extracted("saved.html", page.replace("<footer>", f"{note}<footer>").encode())
        lines = [line.replace("\u00a0", " ") for line in lines_of(found)]
        assert lines[1] == "By Maud Tolliver, 4 May 2021"
        assert lines[lines.index("Powered by the tide") - 1] == "The lamp on 1 May."
        assert "61 years old" in lines[-1]
        assert f"line {len(lines)} is a correction beside the article, and was kept: " in "".join(
            found.remarks
        )
        assert not {"Related", "Corrections"} & {*lines}


def test_what_another_article_says_of_itself_is_left_out() -> None:
    """A byline, a caption and a link below the article are not its own."""
    other = (
        '<p class="byline">By Ada Berg, 9 May</p><figcaption>A ferry.</figcaption>'
        '<p><a class="corrections">Corrections</a></p>'
    )
    lines = lines_of(extracted("saved.html", PAGE.replace("<footer>", f"{other}<footer>").encode()))
    assert lines == lines_of(extracted("saved.html", PAGE.encode()))


def test_tables_that_only_lay_out_a_page_have_no_marks() -> None:
    """Their empty cells are space between what stands in the others."""
    message = mail()
    message.set_content(
        "<table><tr><td></td><td><table><tr><td>The lens is ready.</td></tr></table></td></tr>"
        "<tr><td></td><td>Yours</td></tr></table>",
        subtype="html",
    )
    lines = lines_of(extracted("lens.eml", message.as_bytes()))
    assert lines[-2:] == ["The lens is ready.", "Yours"]


# --- Word -----------------------------------------------------------------------------------------


def word_file() -> bytes:
    """A Word file with a table, an insertion, a deletion and a footnote."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    document.add_heading("Minutes of the Harbour Council", 1)
    told = document.add_paragraph("The council met on 4 May 2021.\nIt sat for two hours.")
    for tag, inner in (
        ("ins", "<w:t> Nobody was absent.</w:t>"),
        ("del", "<w:delText> Three were absent.</w:delText>"),
    ):
        told._p.append(parse_xml(f"<w:{tag} {nsdecls('w')}><w:r>{inner}</w:r></w:{tag}>"))
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("Member", "Votes", "I. Marlowe", "7"), strict=True):
        cell.text = text
    document.add_paragraph("The meeting ended at noon.")
    notes = (
        f"<w:footnotes {nsdecls('w')}><w:footnote w:type='separator' w:id='0'><w:p/></w:footnote>"
        "<w:footnote w:id='1'><w:p><w:r><w:t>By the harbour clock.</w:t></w:r></w:p></w:footnote>"
        "</w:footnotes>"
    ).encode()
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", notes, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    document.core_properties.title = "Minutes"
    document.core_properties.author = "The clerk"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_word_file() -> None:
    """Paragraphs and rows in order, insertions and no deletions, footnotes last."""
    found = extracted("minutes.docx", word_file())
    assert lines_of(found) == [
        "Minutes of the Harbour Council",
        "The council met on 4 May 2021.",
        "It sat for two hours. Nobody was absent.",
        "Member   Votes",
        "I. Marlowe   7",
        "The meeting ended at noon.",
        "By the harbour clock.",
    ]
    assert found.known["author"].value == "The clerk"
    assert not found.paged


def test_an_empty_cell_of_a_word_file_is_written_down() -> None:
    """And what spans several columns or rows is in each of them."""
    document = docx.Document()
    table = document.add_table(6, 3)
    rows = [("Year", "Height (m)", "Workers"), ("2029", "84", "512"), ("2030", "", "640"),
            ("2031", "90", ""), ("", "91", "700"), ("Total", "", "1,852")]  # fmt: skip
    for cells, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    table.cell(3, 0).merge(table.cell(4, 0))
    table.cell(5, 0).merge(table.cell(5, 1))
    out = io.BytesIO()
    document.save(out)
    assert lines_of(extracted("wall.docx", out.getvalue())) == ROWS


@pytest.mark.parametrize("tag", ["gridSpan", "gridBefore"])
def test_a_cell_that_spans_a_million_columns(tag: str) -> None:
    """No table has so many; the text is read all the same."""
    document = docx.Document()
    table = document.add_table(1, 2)
    for cell, text in zip(table._cells, ("Member", "Votes"), strict=True):
        cell.text = text
    out = io.BytesIO()
    document.save(out)
    named = {"gridSpan": (b"<w:tcPr>", b"<w:tcPr>"), "gridBefore": (b"<w:tr>", b"<w:tr><w:trPr>")}
    before, after = named[tag]
    after += b'<w:%s w:val="1000000"/>' % tag.encode()
    after += b"</w:trPr>" if tag == "gridBefore" else b""
    with zipfile.ZipFile(out) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    assert before in files["word/document.xml"]
    files["word/document.xml"] = files["word/document.xml"].replace(before, after, 1)
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    (line,) = lines_of(extracted("wide.docx", changed.getvalue()))
    assert line.replace("\u2190   ", "") == "Member   Votes"


def test_what_is_no_word_file() -> None:
    """Another zip, a file that is cut off, one of the old form."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("a.txt", "no document")
    assert refused("a.docx", out.getvalue()) == "a.docx is not a Word file"
    assert refused("a.zip", out.getvalue()) == "a.zip is not a Word file"
    assert refused("a.docx", word_file()[:2000]) == "a.docx is not a Word file"
    assert "of the old form" in refused("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "of no kind" in refused("a.bin", b"\x7fELF\0\0\0\0")


@pytest.mark.parametrize(
    ("head", "body", "said"),
    [
        ('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>', "<w:t>a &e; b</w:t>", "type"),
        ('<!DOCTYPE x [<!ENTITY e "eeee">]>' + "<!-- -->" * 9, "<w:t>a &e; b</w:t>", "type"),
        ("<!-- -->" * 900 + '<!DOCTYPE x [<!ENTITY e "e">]>', "<w:t>a &e; b</w:t>", "type"),
        (f'<!DOCTYPE x [<!ENTITY e "{"e" * 4000}">]>', f"<w:t>{'&e;' * 9000}</w:t>", "type"),
        ("", "<w:t>a &e; b</w:t>", "is broken, and cannot be read"),
        ("", "<w:t>a", "is broken, and cannot be read"),
        ("", "<w:p>" * 60_000 + "</w:p>" * 60_000, "is nested too deep, or has a text too long"),
        ("", f"<w:t>{'a' * 11_000_000}</w:t>", "is nested too deep, or has a text too long"),
    ],
    ids=["entity", "inner", "late", "bomb", "unknown", "cut-off", "deep", "long"],
)
def test_a_word_file_that_no_program_wrote_is_told_as_what_it_is(
    head: str, body: str, said: str
) -> None:
    """An entity is not read, and the text without it would be another one."""
    of = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraph = f"<w:p><w:r>{body}</w:r></w:p>"
    inside = f'{head}<w:document xmlns:w="{of}"><w:body>{paragraph}</w:body></w:document>'
    assert said in refused("a.docx", with_part("word/document.xml", inside))


def test_a_note_with_an_entity() -> None:
    """Wherever in its part the entity is declared."""
    of = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    for head in ("", "<!-- -->" * 900):
        notes = (
            f'{head}<!DOCTYPE x [<!ENTITY e "e">]><w:footnotes xmlns:w="{of}"><w:footnote>'
            "<w:p><w:r><w:t>a &e; b</w:t></w:r></w:p></w:footnote></w:footnotes>"
        )
        assert "document type" in refused("a.docx", with_part("word/footnotes.xml", notes))


def test_a_word_file_with_too_much_xml(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told before any of it is read."""
    monkeypatch.setattr("relfacts.curate.extracting.word._MOST_XML", 1000)
    assert refused("a.docx", word_file()) == "a.docx is too large when it is unpacked"


def with_part(name: str, content: str) -> bytes:
    """A Word file with another content of one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file())) as packed, zipfile.ZipFile(out, "w") as made:
        assert name in packed.namelist()
        for item in packed.namelist():
            made.writestr(item, content if item == name else packed.read(item))
    return out.getvalue()


# --- mails --------------------------------------------------------------------------------------

LONG = (
    "We shall deliver the new lens for the lighthouse at Skerry – the one that your "
    "committee chose in March – on 3 May 2021, between the tides, as agreed."
)


def mail(**more: str) -> EmailMessage:
    """A mail with heads."""
    message = EmailMessage()
    message["From"] = "Halden & Sons <office@halden.example>"
    message["To"] = "Gideon Prowse <keeper@skerry.example>"
    message["Date"] = "Mon, 26 Apr 2021 23:30:00 -0500"
    message["Subject"] = "Lieferung der Linse für Skerry"
    return message


WRAPPED = """Dear Mr Prowse,

the wall is 84 metres high. Filling begins in the
autumn of 2031, if the rain comes. The council has approved of the plan.
Yours is one of the four houses that will be moved up the hill.
That is all.
A new paragraph begins here, and goes on for longer than a line, as
paragraphs do. See:
https://skerry.example/a/very/long/address/of/a/page/that/no/program/would/ever/wrap/into/two/lines
apples
pears

Kind regards
Tomas Reuel
press officer
"""


def test_a_mail_that_a_program_wrapped_is_joined() -> None:
    """Also where a line is short, and goes on in small letters; what its writer ended is not."""
    message = mail()
    message.set_content(WRAPPED)
    assert lines_of(extracted("wall.eml", bytes(message)))[4:] == [
        "Dear Mr Prowse,",
        "the wall is 84 metres high. Filling begins in the autumn of 2031, if the rain comes. The "
        "council has approved of the plan. Yours is one of the four houses that will be moved up "
        "the hill.",
        "That is all.",
        "A new paragraph begins here, and goes on for longer than a line, as paragraphs do. See: "
        "https://skerry.example/a/very/long/address/of/a/page/that/no/program/would/ever/wrap/into/two/lines",
        "apples",
        "pears",
        "Kind regards",
        "Tomas Reuel",
        "press officer",
    ]


def test_a_mail() -> None:
    """Its heads, and its text as paragraphs, whatever it was wrapped for the way."""
    import textwrap

    message = mail()
    text = f"Dear Mr Prowse,\n\n{textwrap.fill(LONG, 72)}\n\n> your question\nYours,\nA. Halden\n"
    message.set_content(text, cte="quoted-printable")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="plan.pdf")
    found = extracted("lens.eml", bytes(message))
    assert lines_of(found) == [
        "From: Halden & Sons <office@halden.example>",
        "To: Gideon Prowse <keeper@skerry.example>",
        "Date: Mon, 26 Apr 2021 23:30:00 -0500",
        "Subject: Lieferung der Linse für Skerry",
        "Dear Mr Prowse,",
        LONG,
        "> your question",
        "Yours,",
        "A. Halden",
    ]
    known = {key: one.value for key, one in found.known.items()}
    assert known["issued"] == "2021-04-26"
    assert known["author"] == "Halden & Sons"
    assert known["publisher"] == "halden.example"
    assert any("plan.pdf" in remark for remark in found.remarks)


def test_what_is_of_the_mail_and_not_of_its_matter() -> None:
    """Heads, greeting and signature hold no claim; a long first line does, and so does a list."""
    message = mail()
    message.set_content(f"Dear Mr Prowse,\n\n{LONG}\n\n-- \nA. Halden\nHalden & Sons\n")
    assert extracted("a.eml", bytes(message)).unclaimed == {
        **dict.fromkeys((1, 2, 3, 4), "the heads of the mail"),
        5: "the greeting of the mail",
        **dict.fromkeys((7, 8, 9), "the signature of the mail"),
    }
    message = mail()
    message.set_content(f"{LONG}\n\n- one lens\n- two lamps\n")
    assert set(extracted("a.eml", bytes(message)).unclaimed) == {1, 2, 3, 4}


def test_the_close_of_a_mail_and_its_name_hold_no_claim() -> None:
    """A line with a comma and a name are the last two; a list at the end is none."""
    message = mail()
    message.set_content(f"{LONG}\n\nBest wishes,\nAmos\n\n-- \nA. Halden\n")
    assert extracted("a.eml", bytes(message)).unclaimed == {
        **dict.fromkeys((1, 2, 3, 4), "the heads of the mail"),
        **dict.fromkeys((6, 7), "the close of the mail"),
        **dict.fromkeys((8, 9), "the signature of the mail"),
    }
    message = mail()
    message.set_content(f"{LONG}\n\nWe need, at once,\n12 lamps\n")
    assert set(extracted("a.eml", bytes(message)).unclaimed) == {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("sender", "author"),
    [
        ('"Halden, Amos" <amos.halden@halden.example>', "Amos Halden"),
        ('"Halden, Amos" <a@halden.example>', "Halden, Amos"),
        ('"Halden, Ltd" <office@halden.example>', "Halden, Ltd"),
    ],
)
def test_a_sender_is_called_as_the_address_shows(sender: str, author: str) -> None:
    """Family first with a comma is turned only where the address has the same two names."""
    message = mail()
    message.set_content(f"{LONG}\n")
    message.replace_header("From", sender)
    assert extracted("a.eml", bytes(message)).known["author"].value == author


@pytest.mark.parametrize(
    ("title", "author", "known"),
    [
        ("Microsoft Word - bulletin_v3_final.doc", "jmarlowe", set()),
        ("bulletin_final_3", "i.marlowe", set()),
        ("The beds of 2021. A survey", "Ines Marlowe", {"title", "author"}),
    ],
)
def test_the_name_of_a_file_is_no_title(title: str, author: str, known: set[str]) -> None:
    """Programs put it among the properties of a PDF, with the name of the user of the machine."""
    found = Extract([[]])
    document: Any = SimpleNamespace(
        info=[{"Title": title.encode(), "Author": author.encode()}], catalog={}
    )
    pdfs._describe(found, document)
    assert found.known.keys() == known


def test_a_flowed_mail_is_joined_as_it_says() -> None:
    """Of a flowed text (RFC 3676) each space at the end of a line goes on."""
    message = mail()
    message.set_content("One \nparagraph.\nAnother.\n", params={"format": "flowed"})
    assert lines_of(extracted("a.eml", bytes(message)))[4:] == ["One paragraph.", "Another."]


def test_a_mail_in_html_alone() -> None:
    """All that it shows is its text; its breaks and rows are lines."""
    message = mail()
    message.set_content(
        "<html><head><style>p {}</style></head><body><p>The lens weighs\n 1,200&nbsp;kg.<br>It is "
        "new.</p><table><tr><td>Lens</td><td>400</td></tr></table></body></html>",
        subtype="html",
    )
    text = [line.replace("\u00a0", " ") for line in lines_of(extracted("a.eml", bytes(message)))]
    assert text[4:] == ["The lens weighs 1,200 kg.", "It is new.", "Lens   400"]


def test_mails_that_cannot_be_read() -> None:
    """Without text, with nothing but an attachment, or no mail at all."""
    message = mail()
    assert refused("a.eml", bytes(message)) == "a.eml is a mail without text"
    message.add_attachment(b"x", maintype="image", subtype="png", filename="a.png")
    assert refused("a.eml", bytes(message)) == "a.eml is a mail without text"
    assert refused("a.eml", b"\n\n").startswith(("a.eml is not a mail", "a.eml is a mail without"))


# --- on the command line --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", (PDFS / "locked.pdf").read_bytes(), "is encrypted"),
        ("a.docx", b"PK\x03\x04 no zip", "is not a Word file"),
        ("a.html", b"<html></html>", "has no article"),
        ("a.eml", b"Subject: nothing\n\n", "is a mail without text"),
        ("a.txt", "déjà vu, à l'été, naïve, où".encode("cp1252"), "is not UTF-8"),
        ("a.txt", b" \n", "holds no text"),
    ],
)
def test_bad_input_is_one_line_and_status_4(
    run: Run, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    """And nothing is written."""
    (tmp_path / name).write_bytes(content)
    outcome = run("new", str(tmp_path / name), "--seeds", str(ROOT / "seeds"), status=4)
    told = outcome.err.splitlines()
    assert said in told[0]
    assert len(told) <= 2
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_too_large_is_not_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What has more bytes than a document may have is refused before anything is made of it."""
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    outcome = run("new", str(path), "--seeds", str(ROOT / "seeds"), status=4)
    assert "is larger than 100 MB" in outcome.err


def test_the_text_of_record_is_never_written_over(run: Run, tmp_path: Path) -> None:
    """It is written beside the file once; the same may be there, another text may not."""
    (tmp_path / "lens.html").write_text(PAGE, "utf-8")
    asked = ("new", str(tmp_path / "lens.html"), "--seeds", str(ROOT / "seeds"))
    first = run(*asked)
    assert "document: lens.txt" in first.out
    assert "original: lens.html" in first.out
    assert run(*asked).out == first.out
    (tmp_path / "lens.txt").write_text("another", "utf-8")
    assert "is another text" in run(*asked, status=2).err
    assert (tmp_path / "lens.txt").read_text("utf-8") == "another"


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_file_is_read_or_refused(seed: int) -> None:
    """Whatever bytes are changed, cut out or put in: text, or one line that says why not."""
    message = mail()
    message.set_content(LONG, cte="quoted-printable")
    for name, whole in (
        ("a.pdf", (PDFS / "columns.pdf").read_bytes()),
        ("a.docx", word_file()),
        ("a.eml", bytes(message)),
    ):
        drawn = random.Random(seed)
        content = bytearray(whole)
        for _ in range(1 + 20 * (seed % 3)):
            at = drawn.randrange(len(content))
            content[at : at + drawn.randrange(4)] = drawn.randbytes(drawn.randrange(4))
        with suppress(EvidenceError):
            extract(name, bytes(content))
