"""The pages as they are served: addresses, answers, filters that count, nothing that harms."""

from __future__ import annotations

import copy
import hashlib
import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit
from xml.etree import ElementTree

import pytest
from reading import Read, harm

from conftest import DOCUMENTS
from relfacts import open_base
from relfacts.base.files import find_base
from relfacts.curate.build import canonical
from relfacts.pages import Page, Pages, addresses
from relfacts.pages.tongues import runs, tongue
from relfacts.pages.views.passages import Passages
from relfacts.pages.views.said import plain


class Query(dict[str, str]):
    """A query with names that may be repeated, as a server hands it on."""

    def __init__(self, items: list[tuple[str, str]]) -> None:
        super().__init__(items)
        self._items = items

    def multi_items(self) -> list[tuple[str, str]]:
        """Every name with each of its values."""
        return self._items


@pytest.fixture(scope="module")
def pages() -> Iterator[Pages]:
    """The pages of the shipped base."""
    with open_base() as base:
        yield Pages(base)


def get(pages: Pages, address: str) -> Page:
    """The page at an address, which must be one."""
    asked = urlsplit(address)
    page = pages.page(unquote(asked.path), Query(parse_qsl(asked.query)))
    assert page is not None, address
    return page


def read(pages: Pages, address: str, status: int = 200) -> Read:
    """The page at an address, read, which has this status."""
    page = get(pages, address)
    assert page.status == status, page.body.decode()
    return Read(page.body)


# --- addresses -------------------------------------------------------------------------------

ADDRESSES = {
    "/": "Relations between Vietnam and the DPRK",
    "/?q=when+did+Kim+Jong+Un+visit+Vietnam": "Kim Jong Un",
    "/who?q=Kim+Ir+Sen": "Kim Il Sung",
    "/year?q=1958": "1958",
    "/topic?q=rice": "Rice",
    "/place?q=Hanoi": "Hanoi",
    "/search?q=rice": "rice",
    "/facts": "Facts",
    "/visits?since=2000": "Visits",
    "/person/kim-il-sung": "Kim Il Sung 김일성",
    "/fact/rice-aid-1995": "Vietnam offered 100 tonnes of rice to the DPRK.",
    "/document/sggp-2019": "SGGP 2019",
    "/topic/rice": "Rice",
    "/place/hanoi": "Hanoi",
    "/kind/visit": "visits",
    "/year/1958": "1958",
    "/people": "People",
    "/topics": "Topics",
    "/places": "Places",
    "/sources": "Documents",
    "/discrepancies": "Where the documents differ",
    "/coverage": "How far the documents are read",
    "/show?q=rice-aid-1995": "Vietnam offered 100 tonnes of rice to the DPRK.",
    "/at?q=sggp-2019:8": "SGGP 2019",
}


@pytest.mark.parametrize(("address", "title"), ADDRESSES.items(), ids=ADDRESSES)
def test_each_address_has_a_page(pages: Pages, address: str, title: str) -> None:
    """With its title as its one heading, the box, and nothing that a browser would run."""
    page = read(pages, address)
    (heading,) = page.all("h1")
    assert title in heading.text
    (form,) = page.all("form")
    assert (form.get("method"), form.get("action")) == ("get", "/")
    assert [field.get("name") for field in page.all("input")] == ["q"]
    assert not harm(page)
    assert page.all("main")
    assert page.all("html")[0].get("lang") == "en"
    assert any(link.get("href") == "#main" for link in page.all("a", class_="skip"))


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/fact/rice-aid-1996", 404, "rice-aid-1995"),
        ("/person/kim-il-sun", 404, "Kim Il Sung"),
        ("/kind/visitt", 404, "visits"),
        ("/fact/kim-il-sung", 404, "Not in this base"),
        ("/year?q=yesterdayish", 400, "yesterdayish"),
        ("/facts?place=Atlantis", 400, "Atlantis"),
        ("/facts?page=0", 400, "no such page"),
        ("/who?q=Kim+Jong+Il", 200, "is not in this base"),
        ("/who?q=Minh", 200, "Phạm Bình Minh"),
    ],
)
def test_what_cannot_be_answered_is_said(
    pages: Pages, address: str, status: int, said: str
) -> None:
    """With the status of HTTP, and what is near."""
    page = read(pages, address, status)
    assert said in page.all("main")[0].text
    assert not harm(page)


@pytest.mark.parametrize("path", ["/nope", "/static", "/../etc/passwd", "/style.css/x"])
def test_what_is_no_address_has_no_page(pages: Pages, path: str) -> None:
    """None, so that who serves may answer otherwise."""
    assert pages.page(path, {}) is None


def test_every_link_of_the_answers_leads_somewhere(pages: Pages) -> None:
    """From some pages each link is followed; none is broken."""
    asked: set[str] = set()
    for start in ("/", "/who?q=Kim+Il+Sung", "/who?q=Kim+Jong+Il", "/who?q=Minh", "/year/1958",
                  "/fact/ri-yong-ho-visit-2018", "/agreements?since=2003&until=2010"):  # fmt: skip
        asked |= {link for link in read(pages, start).links() if link.startswith("/")}
    assert len(asked) > 100
    for address in sorted(asked):
        plain, _, anchor = address.partition("#")
        if "format=json" in plain:
            continue
        page = get(pages, plain)
        assert page.status == 200, address
        if anchor:
            assert any(one.get("id") == anchor for one in Read(page.body).elements), address


def test_static_files_and_what_they_are(pages: Pages) -> None:
    """The stylesheet, the script, the icon: no address of elsewhere in any."""
    for path, media_type in (("/style.css", "text/css"), ("/search.js", "text/javascript"),
                             ("/icon.svg", "image/svg+xml")):  # fmt: skip
        page = get(pages, path)
        assert page.media_type.startswith(media_type)
        assert not re.search(rb"https?://(?!www\.w3\.org/2000/svg)", page.body)
        assert b"@import" not in page.body
        assert b"innerHTML" not in page.body


# --- answers ---------------------------------------------------------------------------------


def test_an_answer_has_dates_in_words_statements_and_lines(pages: Pages) -> None:
    """Each fact with its source, what differs marked in words too."""
    page = read(pages, "/who?q=Kim+Il+Sung")
    rows = [row for row in page.all("tr", role="row") if "Kim Il Sung" in row.text]
    assert len(rows) == 9
    first = rows[0].text
    assert "28 Nov - 2 Dec 1958" in first
    assert "SGGP 2019:1,4" in first
    assert "the documents differ" in first
    assert "/document/sggp-2019#line-1" in page.links()
    assert 'relfacts who "Kim Il Sung"' in page.all("code")[-1].text


def test_a_question_says_how_it_was_read(pages: Pages) -> None:
    """With the command that asks the same, as a link to its page."""
    page = read(pages, "/?q=rice+in+1995")
    (reading,) = page.all("p", class_="reading")
    assert "on Rice · 1995" in reading.text
    assert "/facts?topic=rice&since=1995&until=1995" in page.links()


@pytest.mark.parametrize(
    ("address", "links"),
    [
        ("/who?q=Kim+Ir+Sen", {"/person/kim-il-sung"}),
        ("/?q=when+did+Kim+Jong+Un+visit+Vietnam", {"/person/kim-jong-un", "/place/vietnam"}),
        ("/topic?q=rice", {"/topic/rice"}),
        ("/facts?source=SGGP+2019", {"/document/sggp-2019"}),
    ],
)
def test_an_answer_leads_to_the_pages_of_whom_it_names(
    pages: Pages, address: str, links: set[str]
) -> None:
    """People, places, topics and documents."""
    assert links <= set(read(pages, address).links())


def test_the_timeline_stands_above_and_is_told(pages: Pages) -> None:
    """Once for each width, with a title; ids are not used twice."""
    page = read(pages, "/who?q=Kim+Il+Sung")
    assert len(page.all("svg", class_="timeline")) == 2
    ids = [element.get("id") for element in page.elements if element.get("id")]
    assert len(ids) == len(set(ids))


def test_the_marks_of_a_timeline_are_links(pages: Pages) -> None:
    """Of one fact to it, of several to their year: each is there; the picture can be skipped."""
    page = read(pages, "/facts")
    marks = {one.get("href") for one in page.all("a") if one.text.count("\n") and one.get("href")}
    assert len(marks) > 50
    assert "/fact/rice-aid-1995" in marks
    assert "/year/2019" in marks
    for address in sorted(marks)[::9]:
        assert get(pages, address).status == 200
    assert page.all("a", href="#after-timeline", class_="skip")
    assert any(one.get("id") == "after-timeline" for one in page.elements)


def test_a_table_of_one_kind_has_the_columns_of_that_kind(pages: Pages) -> None:
    """Who gave and who received; a table of several kinds has those of every table."""
    heads = [one.text for one in read(pages, "/kind/aid").all("th", scope="col")]
    with open_base() as base:
        declared = base.inside.declared.kinds["aid"].columns
    assert {"parties"} <= {*declared}
    assert heads[0] == "When"
    assert "Giver - receiver" in heads
    row = next(r for r in read(pages, "/kind/aid").all("tr") if "100 tonnes of rice" in r.text)
    assert "Vietnam - " in row.text
    assert [one.text for one in read(pages, "/facts").all("th", scope="col")] == [
        "When", "Fact", "Source"
    ]  # fmt: skip


def test_what_differs_is_told_in_sentences_and_what_is_open_first(pages: Pages) -> None:
    """No id stands for a fact, and nobody searches for the open ones among the settled."""
    page = read(pages, "/discrepancies")
    told = page.all("main")[0].text
    assert not re.search(r"\b[a-z]+(-[a-z]+)+-(19|20)\d\d\b", told)
    headings = [one.text.split()[0] for one in page.all("h2")]
    assert headings == ["Left", "Settled"]
    marks = [one.text.strip()[0] for one in page.all("h3")]
    assert marks == sorted(marks, reverse=True)
    assert len(marks) == 26


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("relfacts facts --since 197X --until 197X", "facts 1970s"),
        ("relfacts facts --since 1950 --until 1960", "facts since 1950 until 1960"),
        ("relfacts facts --place hanoi --kind visit", "facts place Hanoi kind visit"),
        ("relfacts who kim-il-sung", "kim-il-sung"),
    ],
)
def test_what_is_offered_is_called_by_names(line: str, said: str) -> None:
    """A record by its name, a time in words."""
    with open_base() as base:
        assert plain(line, base.inside.name) == said


def test_decades_that_count_a_fact_twice_say_so(pages: Pages) -> None:
    """They add up to more than all facts."""
    assert "what spans several counts in each" in read(pages, "/facts").all("aside")[0].text


def test_a_printout_can_be_found_again(pages: Pages) -> None:
    """The address stands at its foot, and how many facts there are, of how many."""
    page = read(pages, "/facts")
    (foot,) = page.all("p", class_="on-paper")
    assert "/facts" in foot.text
    assert "1 to 50 of 156 facts" in page.all("nav", class_="pager")[0].text
    assert [one.text for one in page.all("a", rel="next")] == ["Next"]
    assert [one.text for one in read(pages, "/facts?page=2").all("a", rel="prev")] == ["Previous"]


@pytest.mark.parametrize(
    "address",
    ["/facts", "/who?q=Kim+Jong+Un", "/person/kim-jong-un", "/place/vietnam", "/topic/aid",
     "/kind/visit", "/facts?topic=diplomatic-relations", "/document-of/x"],
)  # fmt: skip
def test_a_filter_leaves_as_many_facts_as_it_says(pages: Pages, address: str) -> None:
    """Each link of each filter is followed and its facts are counted."""
    if address == "/document-of/x":
        address = "/facts?source=sggp-2019"
    page = read(pages, address)
    links = _counted_links(page)
    assert len(links) > 8
    for link, count in links:
        heading = read(pages, link).all("main")[0].text
        found = re.search(r"(\d+) facts?\b", heading)
        assert found, link
        assert int(found[1]) == count, link


def test_the_first_page_counts_as_its_links_do(pages: Pages) -> None:
    """A country has the facts of its cities, a topic those of narrower ones."""
    page = read(pages, "/")
    links = [
        (link.get("href"), int(count.text))
        for link, count in itertools.pairwise(page.elements)
        if link.name == "a" and count.get("class") == "count"
    ]
    assert len(links) > 50
    for link, count in links:
        assert re.search(rf"\b{count} facts?\b", read(pages, link).all("main")[0].text), link
    assert get(pages, "/about").body == get(pages, "/").body


def _counted_links(page: Read) -> list[tuple[str, int]]:
    """The filters of a page: the address of each, and its number."""
    found = []
    elements = iter(page.elements)
    for element in elements:
        if element.name == "aside" and "filters" in element.get("class"):
            break
    address = ""
    for element in elements:
        if element.name == "a":
            address = element.get("href")
        elif element.name == "span" and element.get("class") == "count":
            found.append((address, int(element.text)))
        elif element.name == "footer":
            break
    return found


def test_facts_left_out_for_want_of_a_date_can_be_shown(pages: Pages) -> None:
    """By a link, in place of the option of the command line."""
    page = read(pages, "/facts?since=2000&until=2010")
    assert "left out: " in page.all("main")[0].text
    assert "--undated" not in page.all("ul", class_="notes")[0].text
    (link,) = [one for one in page.all("a") if one.text == "show them"]
    undated = read(pages, link.get("href")).all("main")[0].text
    assert "left out" not in undated
    assert "undated" in undated


def test_a_filter_that_holds_can_be_taken_away(pages: Pages) -> None:
    """Its link leads to the same address without it."""
    page = read(pages, "/facts?kind=visit&who=kim-jong-un")
    taken = page.all("ul", class_="applied")[0].text
    assert "kind: visit" in taken
    assert "who: Kim Jong Un" in taken
    assert {"/facts?who=kim-jong-un", "/facts?kind=visit"} <= set(page.links())


def test_a_long_answer_has_pages(pages: Pages) -> None:
    """All facts, each once, over all pages."""
    seen: list[str] = []
    address = "/facts"
    while address:
        page = read(pages, address)
        seen += [link for link in _statements(page) if link.startswith("/fact/")]
        more = [link.get("href") for link in page.all("a", rel="next")]
        address = more[0] if more else ""
    assert len(seen) == len(set(seen)) == 156


def _statements(page: Read) -> list[str]:
    """Where the statements of a table lead."""
    found = []
    in_cell = False
    for element in page.elements:
        if element.name == "td":
            in_cell = "fact" in element.get("class").split()
        elif element.name == "a" and in_cell:
            found.append(element.get("href"))
    return found


# --- a fact, a person, a document --------------------------------------------------------------


def test_a_fact_is_shown_whole(pages: Pages) -> None:
    """Its date and how it is known, offices, anchors, differences side by side, four citations."""
    page = read(pages, "/fact/ri-yong-ho-visit-2018")
    text = page.all("main")[0].text
    for part in ("Nov or Dec 2018", "[2018-11,2018-12]", "worked out",
                 "Foreign Minister of the DPRK",
                 "visit to Vietnam last December", "left open", "It dates it Nov 2018",
                 "@online{", "TY  - ELEC", '"locator": "20"'):  # fmt: skip
        assert part in text
    assert len(page.all("div", class_="sides")) == 1
    assert {"/document/cgtn-2019#line-20", "/person/ri-yong-ho", "/year/2018"} <= set(page.links())


@pytest.mark.skipif(DOCUMENTS is None, reason="the documents are not here")
def test_passages_stand_there_only_with_the_folder(pages: Pages) -> None:
    """The text of a line is in a page when its folder was given, and else in none."""
    assert DOCUMENTS is not None
    source = json.loads(Path(find_base(None)).read_text(encoding="utf-8"))["sources"][0]
    text = (DOCUMENTS / source["document"]).read_text(encoding="utf-8").split("\n")[1].strip()
    address = f"/document/{source['id']}"
    assert text not in read(pages, address).all("main")[0].text
    with open_base() as base:
        shown = Pages(base, documents=DOCUMENTS)
        assert text in Read(get(shown, address).body).all("main")[0].text


_MAIL = [
    "From: Ann Lee <ann@example.org>", "To: Bo Roe <bo.roe@mail.example.org>",
    "Date: Mon, 4 Mar 2019 10:00:00 +0700", "Subject: Your questions",
    "Dear Bo, write to ann@example.org or call.",
]  # fmt: skip
_TABLE = [
    "Sales", "Year   Town   Sold", "2030   Hue   640", "2031   Hanoi   700", "Total   1,340",
    "Year   of   change",
]  # fmt: skip


def test_the_head_of_a_mail_and_addresses_are_left_out_unless_asked_for() -> None:
    """Whoever wrote did not mean their address to be published; the text itself is there."""
    public, all_ = Passages(), Passages(private=True)
    lines = public.of("mail", _MAIL, range(1, 6))
    assert [bool(line.hidden) for line in lines] == [True, True, True, True, False]
    assert lines[4].text == "Dear Bo, write to [address not shown] or call."
    assert public.left_out == {"mail"}
    assert [line.text for line in all_.of("mail", _MAIL, [1, 2, 5])] == [*_MAIL[:2], _MAIL[4]]
    # Lines with colons that are no head, and signs that are no address.
    other = ["Hanoi: a report", "Note: written @ home", "It said: no"]
    assert [line.text for line in public.of("report", other, [1, 2, 3])] == other
    assert public.left_out == {"mail"}
    # Also where only one line of the head is cited.
    assert public.of("mail", _MAIL, [4])[0].text == ""


def test_rows_of_a_table_keep_their_columns() -> None:
    """Under one another only where all rows have as many cells: a total might stand anywhere."""
    lines = Passages().of("table", _TABLE, range(1, 6))
    assert [line.cells for line in lines] == [
        [], ["Year", "Town", "Sold"], ["2030", "Hue", "640"], ["2031", "Hanoi", "700"],
        ["Total", "1,340"],
    ]  # fmt: skip
    assert [line.aligned for line in lines] == [False, True, True, True, False]
    # A row that is cited alone stands in no table of which anything is known but itself.
    (alone,) = Passages().of("table", _TABLE, [5])
    assert alone.cells == ["Total", "1,340"]
    (empty,) = Passages().of("table", ["Total\t\t640"], [1])
    assert empty.cells == ["Total", "", "640"]


def _with_a_mail(folder: Path) -> Any:
    """The base, of which one document is a mail with a table, and its text in the folder."""
    base = json.loads(Path(find_base(None)).read_text(encoding="utf-8"))
    (source,) = [one for one in base["sources"] if one["id"] == "cgtn-2019"]
    lines = [*_MAIL, *_TABLE, *["A line."] * (source["lines"] - len(_MAIL) - len(_TABLE))]
    text = "\n".join(lines).encode()
    (folder / source["document"]).write_bytes(text)
    source |= {
        "sha256": hashlib.sha256(text).hexdigest(), "original": "letter.eml",
        "original_sha256": "0" * 64, "page_lines": [1, 7],
    }  # fmt: skip
    return base


def test_a_document_tells_its_file_its_pages_and_its_tables(tmp_path: Path) -> None:
    """The file that an editor has, where its pages begin; and no address, unless asked for."""
    base = _with_a_mail(tmp_path)
    with _opened(base, tmp_path) as opened:
        page = read(Pages(opened, documents=tmp_path), "/document/cgtn-2019")
        text = page.all("main")[0].text
        assert "letter.eml" in text
        assert "the text that was taken from it" in text
        assert [row.text for row in page.all("tr", class_="section")] == ["Page 1", "Page 2"]
        assert "example.org" not in text
        assert text.count("the head of the mail: not shown") == 4
        assert len(page.all("span", class_="aligned")) == 4
        whole = read(Pages(opened, documents=tmp_path, private=True), "/document/cgtn-2019")
        assert "Ann Lee <ann@example.org>" in whole.all("main")[0].text


def test_a_correction_is_told_once_and_calmly(tmp_path: Path) -> None:
    """At the head of a fact's page; a withdrawal is a warning."""
    base = json.loads(Path(find_base(None)).read_text(encoding="utf-8"))
    corrected = {"date": "2020-05-01", "note": "the spelling of a name"}
    fact = next(one for one in base["facts"] if one["id"] == "ri-yong-ho-visit-2018")
    sides = [side for item in fact["discrepancies"] for side in item["sides"]]
    assert sides
    for record in [*base["sources"], *fact["sources"], *sides]:
        record["corrected"] = corrected
    with _opened(base, tmp_path) as opened:
        page = read(Pages(opened), "/fact/ri-yong-ho-visit-2018")
    notes = [one.text for one in page.all("p", class_="corrected")]
    assert len(notes) == len({one["id"] for one in fact["sources"]})
    assert not page.all("p", class_="warning")


def test_a_page_says_what_a_line_is_and_who_says_what_is_in_doubt(pages: Pages) -> None:
    """An editor with the newspaper in hand can find it; the heading is of one side."""
    page = read(pages, "/fact/ri-yong-ho-visit-2018")
    text = page.all("main")[0].text
    assert "Lines are counted in the text that was read" in text
    assert re.search(r"line 20\s* of 21", text)
    (differs,) = page.all("p", class_="differs")
    assert re.search(r"as .+ has it; the documents differ", differs.text)


def test_a_folder_without_the_documents_is_told(tmp_path: Path) -> None:
    """The page is there, with what is wrong with the folder."""
    with open_base() as base:
        page = Pages(base, documents=tmp_path).page("/fact/rice-aid-1995", {})
    assert page is not None
    assert page.status == 200
    assert b"there is no document" in page.body


def test_a_person_has_a_career_and_company(pages: Pages) -> None:
    """Offices with their lines, who stands in the same facts, how the name is written."""
    page = read(pages, "/person/kim-il-sung")
    text = page.all("main")[0].text
    for part in ("Premier of the DPRK", "as of 28 Nov 1958", "Hồ Chí Minh", "wikidata:Q41117",
                 "How the name is written", "Not to be confused with"):  # fmt: skip
        assert part in text
    assert [one.get("lang") for one in page.all("span", class_="native")] == ["ko"]
    assert "relfacts who kim-il-sung" in page.all("code")[-1].text


def test_a_document_lists_its_lines(pages: Pages) -> None:
    """Each line has an address; what carries no fact says why."""
    page = read(pages, "/document/cgtn-2019")
    rows = [row for row in page.all("tr") if row.get("id").startswith("line-")]
    assert len(rows) == 21
    assert "heading of a list of links" in rows[11].text
    assert page.all("a", href="/fact/ri-yong-ho-visit-2018")


def test_an_old_id_leads_to_the_fact_of_now(tmp_path: Path) -> None:
    """And says why it is another."""
    base = json.loads(Path(find_base(None)).read_text(encoding="utf-8"))
    base["redirects"] = {
        "rice-1995": {"to": "rice-aid-1995", "why": "renamed"},
        "gone-1995": {"to": None, "why": "it was told of another year"},
    }
    with _opened(base, tmp_path) as opened:
        pages = Pages(opened)
        text = read(pages, "/fact/rice-1995").all("main")[0].text
        assert "rice-1995 is now rice-aid-1995: renamed" in text
        gone = read(pages, "/fact/gone-1995", 404).all("main")[0].text
        assert "withdrawn: it was told of another year" in gone


def test_what_became_of_a_document_stands_with_every_fact_on_it(tmp_path: Path) -> None:
    """Withdrawn and corrected documents are marked on each page that cites them."""
    base = json.loads(Path(find_base(None)).read_text(encoding="utf-8"))
    withdrawn = {"date": "2020-05-01", "note": "the report was made up"}
    for record in [*base["sources"], *(s for f in base["facts"] for s in f["sources"])]:
        if record["id"] == "sggp-2019":
            record["withdrawn"] = withdrawn
    with _opened(base, tmp_path) as opened:
        pages = Pages(opened)
        for address in ("/fact/rice-aid-1995", "/topic/rice", "/?q=rice", "/document/sggp-2019",
                        "/sources", "/year/1995"):  # fmt: skip
            text = read(pages, address).all("main")[0].text
            assert "withdrawn by its publisher, 1 May 2020: the report was made up" in text, address


def test_the_feed_is_atom_and_the_same_each_time(pages: Pages) -> None:
    """Thirty facts, each with an id that stays, a day and a link."""
    page = get(pages, "/feed.atom")
    assert page.body == get(pages, "/feed.atom").body
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.fromstring(page.body)
    entries = feed.findall(f"{atom}entry")
    assert len(entries) == 30
    assert len({entry.findtext(f"{atom}id") for entry in entries}) == 30
    for entry in entries:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", entry.findtext(f"{atom}updated") or "")


@pytest.mark.parametrize(
    ("style", "begins"),
    [("text", "["), ("bibtex", "@online{"), ("ris", "TY  - ELEC"), ("csl-json", "[")],
)
def test_a_citation_is_a_file(pages: Pages, style: str, begins: str) -> None:
    """In each style, the same as the command line writes."""
    page = get(pages, f"/cite?q=rice-aid-1995&as={style}")
    assert page.status == 200
    with open_base() as base:
        assert page.body.decode() == base.cite("rice-aid-1995", style=style)
    assert page.body.decode().startswith(begins)
    assert get(pages, "/cite?q=nobody").status == 404
    assert get(pages, "/cite?q=rice-aid-1995&as=apa").status == 400


def test_the_picture_has_an_address(pages: Pages) -> None:
    """The same bytes as the command writes, of what the filters leave."""
    from relfacts.show.sheets import heading
    from relfacts.show.timeline import draw

    page = get(pages, "/timeline?who=kim-il-sung")
    assert page.media_type == "image/svg+xml"
    with open_base() as base:
        answer = base.facts(who="kim-il-sung")
        title = " · ".join([str(base.inside.value("title")), *heading(answer)])
        facts = [hit.fact for hit in answer.hits]
        assert page.body.decode() == draw(facts, base.inside.declared, title)
    assert get(pages, "/timeline?who=nobody+at+all").status == 404


#: Questions of which something is to be said beside the answer.
_SAID = [
    "/?q=visits+by+Kim+Jong+Un+to+Vietnam+in+2019", "/who?q=Kim+Jong+Il", "/who?q=Minh",
    "/who?q=Angela+Merkel", "/year?q=1943", "/year?q=1958&kind=aid", "/facts?since=2050",
    "/facts?since=2050&until=1950", "/facts?kind=picnic", "/facts?status=dreamt", "/facts?who=",
    "/facts?limit=3", "/discrepancies?limit=1", "/search?q=rice&limit=1", "/topic?q=footbal",
    "/topic?q=rice&since=1950", "/facts?since=1990&until=1999", "/facts?last=0", "/who", "/show",
    "/facts?last=2&limit=3", "/at?q=sggp-2019:999", "/at?q=sggp-2019", "/fact/rice-aid-199",
    "/fact/kim-il-sung", "/year?q=01/03/2019", "/show?q=rice-aid-1995+rice-aid-1997",
    "/facts?page=0", "/facts?sincee=1950", "/coverage?q=nothing", "/cite?q=nobody", "/cite",
    "/place?q=Paris", "/visits?to=Narnia", "/facts?from=Kim", "/people", "/topics", "/",
]  # fmt: skip


@pytest.mark.parametrize("address", _SAID)
def test_a_page_speaks_of_links_and_not_of_what_is_typed(pages: Pages, address: str) -> None:
    """Options and commands stand where they can be copied, and nowhere else."""
    asked = urlsplit(address)
    page = pages.page(unquote(asked.path), Query(parse_qsl(asked.query)), "text/html")
    assert page is not None
    body = re.sub(rb'<p class="command">.*?</p>', b"", page.body, flags=re.DOTALL)
    text = Read(body).all("main")[0].text
    assert not re.search(r"--[a-z]", text), text
    assert not re.search(r"\brelfacts [a-z]", text), text
    assert " add " not in text


@pytest.mark.parametrize(
    ("typed", "where"),
    [("rice-aid-1995", "/fact/rice-aid-1995"), ("kim-il-sung", "/person/kim-il-sung"),
     ("Kim Ir Sen", "/person/kim-il-sung"), ("rice", "/topic/rice"), ("hanoi", "/place/hanoi"),
     ("sggp-2019", "/document/sggp-2019")],
)  # fmt: skip
def test_what_is_shown_by_its_id_is_its_page(pages: Pages, typed: str, where: str) -> None:
    """Whatever it is; of several there are links."""
    shown = pages.page("/show", {"q": typed})
    assert shown is not None
    assert shown.body == get(pages, where).body
    both = read(pages, "/show?q=rice-aid-1995+hanoi+rice").links()
    assert {"/fact/rice-aid-1995", "/place/hanoi", "/topic/rice"} <= set(both)


def test_what_is_asked_instead_is_a_link(pages: Pages) -> None:
    """It keeps the rest of what was asked."""
    turned = read(pages, "/facts?since=2050&until=1950&kind=aid", 400)
    assert "/facts?kind=aid&since=1950&until=2050" in turned.links()
    assert "since 1950 until 2050" in turned.all("main")[0].text
    assert "/facts?kind=aid" in read(pages, "/facts?kind=aid&limit=1").links()


def test_search_as_you_type_offers_names_and_facts(pages: Pages) -> None:
    """By any spelling, as far as it is typed."""
    found = json.loads(get(pages, "/suggest?q=kim+il").body)
    assert found[0]["path"] == "/person/kim-il-sung"
    assert any(one["type"] == "fact" for one in json.loads(get(pages, "/suggest?q=rice").body))
    assert json.loads(get(pages, "/suggest?q=%EA%B9%80%EC%9D%BC").body)[0]["name"] == "Kim Il Sung"
    assert json.loads(get(pages, "/suggest?q=").body) == []


def test_what_is_being_typed_is_offered_with_the_reason(pages: Pages) -> None:
    """Own names first, the spelling where it is another, and who is not in the base."""
    found = json.loads(get(pages, "/suggest?q=kim").body)
    names = [one["name"] for one in found]
    assert {"Kim Yong Il", "Kim Yong Nam"} <= {*names[:6]}
    assert all("also “kim" in one["about"] for one in found if not one["name"].startswith("Kim"))
    (first, *_) = json.loads(get(pages, "/suggest?q=Kim+Jong+Il").body)
    assert (first["type"], first["name"]) == ("absent", "Kim Jong Il")


def test_a_base_on_this_machine_is_named_so_that_it_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From any folder, whatever it was called when the server started."""
    (tmp_path / "facts.json").write_bytes(Path(find_base(None)).read_bytes())
    monkeypatch.chdir(tmp_path)
    with open_base(".") as base:
        base.inside.named = "."
        for address in ("/fact/rice-aid-1995", "/?q=rice+in+1995", "/person/kim-il-sung"):
            codes = [code.text for code in read(Pages(base), address).all("code", class_="")]
            lines = [code for code in codes if code.startswith("relfacts ")]
            assert lines
            assert all(f"--base {tmp_path.resolve()} " in line for line in lines)


@pytest.mark.parametrize(
    ("address", "status", "links"),
    [
        ("/fact/nothing-here", 404, {"/facts", "/?q=nothing%20here"}),
        ("/person/nobody-here", 404, {"/people", "/facts"}),
        ("/document/none", 404, {"/sources"}),
    ],
)
def test_from_what_is_not_there_a_way_goes_on(
    pages: Pages, address: str, status: int, links: set[str]
) -> None:
    """To all of its sort, to all facts, to a question with its words."""
    assert links <= set(read(pages, address, status).links())


def test_a_filter_by_its_name_on_the_page_is_understood(pages: Pages) -> None:
    """As the heading over its values calls it."""
    for name, meant in (("decade", "since and until"), ("document", "source"), ("person", "who")):
        text = read(pages, f"/facts?{name}=x", 400).all("main")[0].text
        assert f"did you mean {meant}?" in text


def test_a_link_that_is_sent_tells_what_it_leads_to(pages: Pages) -> None:
    """Title and description, for those that show a link with them."""
    page = read(pages, "/fact/rice-aid-1995")
    told = {one.get("property"): one.get("content") for one in page.all("meta")}
    assert told["og:title"] == "Vietnam offered 100 tonnes of rice to the DPRK."
    assert told["og:description"] == "1995: Vietnam offered 100 tonnes of rice to the DPRK."


# --- what others wrote -------------------------------------------------------------------------

HARM = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'{{ 7 * 7 }}"
_KEPT = {"id", "kind", "date", "start", "end", "known_until", "sha256", "role", "holds", "status",
         "date_how", "country", "source", "document", "issued", "type", "order", "gender",
         "qualifier", "measure", "language", "accessed"}  # fmt: skip


def poisoned(value: Any, key: str = "") -> Any:
    """A record with harm in every text that a person writes."""
    if isinstance(value, dict):
        return {name: poisoned(part, name) for name, part in value.items()}
    if isinstance(value, list):
        ids = key in ("topics", "places", "within", "broader", "facts") and value
        plain = ids and isinstance(value[0], str)
        return value if plain else [poisoned(part, key) for part in value]
    return f"{value}{HARM}" if isinstance(value, str) and key not in _KEPT else value


def _opened(base: Any, folder: Path) -> Any:
    path = folder / "facts.json"
    path.write_bytes(canonical(base))
    return open_base(path)


def test_scripts_in_every_field_are_letters(tmp_path: Path) -> None:
    """Titles, names, statements, notes, anchors, addresses: a browser is given text."""
    base = copy.deepcopy(json.loads(Path(find_base(None)).read_text(encoding="utf-8")))
    for name in ("sources", "people", "places", "topics", "facts"):
        base[name] = [poisoned(record) for record in base[name]]
    base["title"] += HARM
    base["about"] += HARM
    with _opened(base, tmp_path) as opened:
        pages = Pages(opened)
        more = ("/fact/ri-yong-ho-visit-2018", "/person/kim-jong-un", "/document/cgtn-2019")
        for address in (*ADDRESSES, *more, f"/?q={HARM}"):
            asked = urlsplit(address) if HARM not in address else None
            page = (
                pages.page(unquote(asked.path), Query(parse_qsl(asked.query)))
                if asked
                else pages.page("/", {"q": HARM})
            )
            assert page is not None
            found = Read(page.body)
            assert not harm(found), address
            assert {one.name for one in found.elements} & {"img", "style"} == set()
            assert len(found.all("script")) == 1, address
            assert "49" not in found.all("title")[0].text
        ElementTree.fromstring(get(pages, "/feed.atom").body)


def test_an_address_that_is_no_address_of_the_web_is_text(tmp_path: Path) -> None:
    """``javascript:`` in a base leads nowhere."""
    base = json.loads(Path(find_base(None)).read_text(encoding="utf-8"))
    for source in base["sources"]:
        source["url"] = "javascript:alert(1)"
        source["archived"] = "data:text/html,x"
    with _opened(base, tmp_path) as opened:
        pages = Pages(opened)
        for address in ("/document/sggp-2019", "/fact/rice-aid-1995"):
            page = read(pages, address)
            assert not harm(page)
            assert not [link for link in page.links() if link.startswith(("javascript", "data"))]


def test_ids_that_are_not_plain_have_addresses(tmp_path: Path) -> None:
    """Signs of addresses in an id are part of the id."""
    base = json.loads(Path(find_base(None)).read_text(encoding="utf-8"))
    odd = "a b?c=d&é%20"
    base["facts"][0]["id"] = odd
    base["facts"][0]["discrepancies"] = []
    with _opened(base, tmp_path) as opened:
        pages = Pages(opened)
        link = addresses.of("fact", odd)
        assert read(pages, link).all("p", class_="permanent")[0].text == odd
        listed = [one for at in (1, 2, 3, 4) for one in read(pages, f"/facts?page={at}").links()]
        assert link in listed


# --- a person's own look -----------------------------------------------------------------------


def test_a_folder_of_templates_comes_first(tmp_path: Path) -> None:
    """A file of it is taken in place of ours, and all others are ours."""
    (tmp_path / "refused.html").write_text(
        '{% extends "layout.html" %}{% block main %}<h1>mine: {{ message }}</h1>{% endblock %}'
    )
    (tmp_path / "style.css").write_text("body { color: red }")
    with open_base() as base:
        pages = Pages(base, templates=tmp_path)
        assert b"mine: " in get(pages, "/fact/zzz").body
        assert get(pages, "/style.css").body == b"body { color: red }"
        assert get(pages, "/fact/rice-aid-1995").status == 200


def test_a_template_that_is_wrong_is_named(tmp_path: Path) -> None:
    """With its line."""
    (tmp_path / "parts.html").write_text("\n{% macro %}")
    with open_base() as base, pytest.raises(Exception, match=r"parts\.html:2"):
        Pages(base, templates=tmp_path).page("/", {})


# --- the parts ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ('relfacts who "Kim Il Sung"', "/who?q=Kim+Il+Sung"),
        ("relfacts --base x visits --to vietnam --since 2019", "/visits?to=vietnam&since=2019"),
        ("relfacts show rice-aid-1995", "/show?q=rice-aid-1995"),
        ("relfacts cite rice-aid-1995", "/fact/rice-aid-1995"),
        ("relfacts facts --undated --kind visit", "/facts?undated=1&kind=visit"),
        ("relfacts people", "/people"),
        ("relfacts --help", None),
        ('relfacts who "x', None),
    ],
)
def test_a_command_line_has_an_address(line: str, address: str | None) -> None:
    """The one that answers the same."""
    assert addresses.of_command(line) == address


@pytest.mark.parametrize(
    ("name", "country", "tag"),
    [
        ("Kim Il Sung", "KP", ""), ("김일성", "KP", "ko"), ("Nguyễn Phú Trọng", None, "vi"),
        ("Tô Lâm", "VN", "vi"), ("Tô Lâm", None, ""), ("毛泽东", "CN", "zh"),
        ("キム", None, "ja"), ("Václav Havel", "CZ", ""),
    ],
)  # fmt: skip
def test_a_language_is_told_only_where_letters_tell_it(
    name: str, country: str | None, tag: str
) -> None:
    """Or the country of who bears the name."""
    assert tongue(name, country) == tag


def test_names_in_a_statement_have_their_language() -> None:
    """All parts together are the text."""
    names = {"Tô Lâm": "vi", "Lâm": "vi"}
    for text in ("Tô Lâm met 김일성 in 1958, and Tô Lâm", "café", "", "Lâm"):
        found = list(runs(text, names))
        assert "".join(part for part, _ in found) == text
    assert ("김일성", "ko") in runs("Tô Lâm met 김일성", names)


def test_very_many_facts_are_counted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Their picture has columns, and says so; all facts stand on the pages, each once."""
    monkeypatch.setattr("relfacts.pages.views.answers._MARKS", 20)
    with open_base() as base:
        crowded = Pages(base)
        page = read(crowded, "/facts")
        assert "156 facts" in page.all("main")[0].text
        assert all("how many begin then" in svg.text for svg in page.all("svg"))
        assert all("most of them in" in svg.text for svg in page.all("svg"))
        counted = dict(_counted_links(page))
        assert counted["/facts?since=1990&until=1999"] == base.facts(since=1990, until=1999).count
        seen = [
            one for at in (1, 2, 3, 4) for one in _statements(read(crowded, f"/facts?page={at}"))
        ]
        assert len(set(seen)) == 156


@pytest.mark.parametrize(
    ("address", "count"), [("/cite?q=rice-aid-1995&as=ris", 1), ("/timeline?who=kim-il-sung", 9)]
)
def test_what_is_a_file_to_a_browser_is_an_answer_to_a_program(address: str, count: int) -> None:
    """JSON by Accept has the facts that are cited, or drawn."""
    from relfacts.serve import asked

    parts = urlsplit(address)
    with open_base() as base:
        answer = asked.answer(base, parts.path, parse_qsl(parts.query))
    assert answer is not None
    assert answer.count == count
