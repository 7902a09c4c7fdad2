"""The site: files that need no server, whose links lead to one another, with an index to search."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from reading import Read, harm

from conftest import DOCUMENTS, ROOT, Run
from relfacts import open_base
from relfacts.base.files import find_base
from relfacts.curate.build import canonical
from relfacts.pages.site.freezing import MARK
from relfacts.pages.site.names import file_of
from relfacts.text.folding import fold

NODE = shutil.which("node")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the shipped base."""
    from relfacts.cli import run

    folder = tmp_path_factory.mktemp("site") / "facts"
    assert run(["site", str(folder)]) == 0
    return folder


def files(folder: Path) -> set[str]:
    """Every file in a folder, by its path from there."""
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_every_link_leads_to_a_file_of_the_site(site: Path) -> None:
    """Relative, with the line that it names; nothing is loaded from anywhere else."""
    there = files(site)
    ids: dict[str, set[str]] = {}
    pages = {name: Read((site / name).read_bytes()) for name in there if name.endswith(".html")}
    assert len(pages) > 300
    for name, page in pages.items():
        ids[name] = {element.get("id") for element in page.elements if element.get("id")}
    for name, page in pages.items():
        assert not harm(page), name
        for element in page.elements:
            for key in ("href", "src", "action", "data-index", "data-library", "data-root"):
                address = element.get(key)
                if not address or address.startswith("https://"):
                    assert element.name in ("a",) or not address
                    continue
                assert not address.startswith("/"), (name, address)
                plain, _, anchor = address.partition("#")
                target = os.path.normpath((Path(name).parent / plain).as_posix()) if plain else name
                assert target in there, (name, address)
                if anchor:
                    assert anchor in ids[target], (name, address)


def test_every_fact_and_record_has_its_page(site: Path) -> None:
    """At a name that ends in its id."""
    base = json.loads(Path(find_base(None)).read_text(encoding="utf-8"))
    there = files(site)
    for folder, name in (("fact", "facts"), ("person", "people"), ("document", "sources")):
        for record in base[name]:
            assert f"{folder}/{record['id']}.html" in there
    assert {"index.html", "style.css", "feed.atom", "search/index.js",
            "search/minisearch.LICENSE.md"} <= there  # fmt: skip


def test_the_mark_lists_what_is_there(site: Path) -> None:
    """So that the folder can be known again."""
    assert set((site / MARK).read_text(encoding="utf-8").split("\n")) - {""} | {MARK} == files(site)


def test_a_site_has_titles_and_descriptions(site: Path) -> None:
    """Of their own, for each page."""
    page = Read((site / "fact" / "rice-aid-1995.html").read_bytes())
    (description,) = [m.get("content") for m in page.all("meta") if m.get("name") == "description"]
    assert description == "1995: Vietnam offered 100 tonnes of rice to the DPRK."
    assert description.partition(": ")[2] in page.all("title")[0].text


def test_the_same_base_is_the_same_site(site: Path, run: Run, tmp_path: Path) -> None:
    """Byte for byte; an earlier site is replaced."""
    again = tmp_path / "again"
    run("site", str(again))
    (again / "index.html").write_text("old", encoding="utf-8")
    told = run("site", str(again))
    assert re.fullmatch(r"\S+: \d+ pages\nopen \S+index\.html\n", told.out)
    assert files(again) == files(site)
    for name in files(site):
        assert (again / name).read_bytes() == (site / name).read_bytes(), name
    assert [path.name for path in tmp_path.iterdir()] == ["again"]


def test_a_folder_with_anything_else_is_left_alone(run: Run, tmp_path: Path, site: Path) -> None:
    """One file of somebody's is enough; nothing is written."""
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "notes.txt").write_text("mine", encoding="utf-8")
    assert "holds other files than a site: notes.txt" in run("site", str(mine), status=2).err
    assert files(mine) == {"notes.txt"}
    earlier = tmp_path / "earlier"
    shutil.copytree(site, earlier)
    (earlier / "fact" / "mine.html").write_text("mine", encoding="utf-8")
    assert "fact/mine.html" in run("site", str(earlier), status=2).err
    assert "is not a folder" in run("site", str(mine / "notes.txt"), status=2).err
    empty = tmp_path / "empty"
    empty.mkdir()
    run("site", str(empty), RELFACTS_BASE=str(ROOT / "examples" / "skerry-light"))
    assert "index.html" in files(empty)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--with-passages",), "--documents DIR"),
        (("--templates", "nowhere"), "is not a folder"),
        (("--address", "example.org"), "https://"),
        (("--address", "https://"), "is not an address"),
        (("--address", "https://example.org/a b"), "is not an address"),
        (("--address", "https://example.org/?a=b"), "is not an address"),
    ],
)
def test_what_is_not_meant_is_told(
    run: Run, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    """Before anything is written."""
    assert said in run("site", str(tmp_path / "s"), *words, status=2, RELFACTS_DOCUMENTS="").err
    assert not (tmp_path / "s").exists()


def test_a_sitemap_has_whole_addresses_or_is_not_there(run: Run, tmp_path: Path) -> None:
    """Of every page; where nobody says where the site will stand, that is told."""
    peaks = ROOT / "examples" / "peaks"
    run("--base", str(peaks), "site", str(tmp_path / "s"), "--address", "https://example.org/a/")
    text = (tmp_path / "s" / "sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://example.org/a/index.html</loc>" in text
    pages = {name for name in files(tmp_path / "s") if name.endswith(".html")}
    assert text.count("<loc>") == len(pages)
    told = run("--base", str(peaks), "site", str(tmp_path / "s"))
    assert "--address URL" in told.err
    assert "sitemap.xml" not in files(tmp_path / "s")
    assert "sitemap" not in (tmp_path / "s" / ".relfacts-site").read_text(encoding="utf-8")


@pytest.mark.skipif(DOCUMENTS is None, reason="the documents are not here")
def test_nothing_of_the_documents_is_in_it_unless_asked_for(
    run: Run, tmp_path: Path, site: Path
) -> None:
    """Also where the folder is known; with --with-passages every line that carries a fact is."""
    assert DOCUMENTS is not None
    run("site", str(tmp_path / "without"), "--documents", str(DOCUMENTS))
    assert files(tmp_path / "without") == files(site)
    for name in files(site):
        assert (tmp_path / "without" / name).read_bytes() == (site / name).read_bytes()
    run("site", str(tmp_path / "with"), "--documents", str(DOCUMENTS), "--with-passages")
    source = json.loads(Path(find_base(None)).read_text(encoding="utf-8"))["sources"][0]
    line = (DOCUMENTS / source["document"]).read_text(encoding="utf-8").split("\n")[1].strip()
    page = Read((tmp_path / "with" / "document" / f"{source['id']}.html").read_bytes())
    assert line in page.all("main")[0].text


def test_a_site_leaves_out_the_addresses_of_sources_and_says_so(run: Run, tmp_path: Path) -> None:
    """With the text of a mail only its words are published, unless its head is asked for too."""
    base = json.loads(Path(find_base(None)).read_text(encoding="utf-8"))
    for source in base["sources"]:
        lines = ["From: Ann Lee <ann@example.org>", "To: Bo <bo@example.org>"]
        lines += ["It is so."] * (source["lines"] - len(lines))
        (tmp_path / source["document"]).write_text("\n".join(lines), encoding="utf-8")
        source["sha256"] = hashlib.sha256((tmp_path / source["document"]).read_bytes()).hexdigest()
    (tmp_path / "facts.json").write_bytes(canonical(base))
    asked = ["--base", str(tmp_path), "site", str(tmp_path / "s"), "--with-passages"]
    asked += ["--documents", str(tmp_path)]
    told = run(*asked)
    assert "--with-addresses" in told.err
    assert base["sources"][0]["id"] in told.err
    for name in files(tmp_path / "s"):
        assert b"@example.org" not in (tmp_path / "s" / name).read_bytes(), name
    assert "left out of" not in run(*asked, "--with-addresses").err
    page = tmp_path / "s" / "document" / f"{base['sources'][0]['id']}.html"
    assert "ann@example.org" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/", "index.html"), ("/facts", "facts.html"), ("/facts?page=3", "facts.3.html"),
        ("/fact/rice-aid-1995", "fact/rice-aid-1995.html"), ("/style.css", "style.css"),
        ("/person/kim?page=2", "person/kim.2.html"),
    ],
)  # fmt: skip
def test_an_address_is_a_file(address: str, name: str) -> None:
    """The name ends in the id, and no two addresses are one file."""
    assert file_of(address) == name


@pytest.mark.parametrize(
    "id_", ["..", "%2e%2e%2fetc", "aux", "Kim", "a%20b", "x" * 300, "%F0%9F%8F%94", ".htaccess"]
)
def test_an_id_that_is_no_safe_name_has_one(id_: str) -> None:
    """In the folder of its sort, the same each time."""
    name = file_of(f"/fact/{id_}")
    assert re.fullmatch(r"fact/x\.[0-9a-f]{20}\.html", name)
    assert name == file_of(f"/fact/{id_}") != file_of("/fact/other")


def test_a_question_is_no_file() -> None:
    """Only a server answers it."""
    with pytest.raises(ValueError, match="not a page of a site"):
        file_of("/facts?kind=visit")


# --- the index ---------------------------------------------------------------------------------


def index_of(site: Path) -> Any:
    """The data of the index."""
    text = (site / "search" / "index.js").read_text(encoding="utf-8")
    assert "</" not in text.partition("window.relfacts.index = ")[2]
    return json.loads(text.partition("window.relfacts.index = ")[2].rstrip().rstrip(";"))


def test_the_index_has_everything_that_has_a_page(site: Path) -> None:
    """People, topics, places, documents, kinds, years and facts; each leads to a file."""
    rows = index_of(site)["rows"]
    sorts = {"person", "topic", "place", "source", "kind", "year", "fact", "absent"}
    assert {row[0] for row in rows} == sorts
    assert ["year", "1958", "", "", "year/1958.html", "1958"] in rows
    assert {row[4] for row in rows} <= files(site)
    (kim,) = [r for r in rows if r[0] == "person" and r[4] == "person/kim-il-sung.html"]
    assert {"김일성", "sen", "sung"} <= set(kim[5].split())


def in_node(site: Path, folder: Path, script: str, given: Any) -> Any:
    """What a script answers that has the index of a site, and what it was ``given``."""
    (folder / "try.js").write_text(
        "const fs = require('fs'); globalThis.window = globalThis;\n"
        "globalThis.MiniSearch = require(process.argv[2] + '/search/minisearch.js');\n"
        "(0, eval)(fs.readFileSync(process.argv[2] + '/search/index.js', 'utf8'));\n"
        "const given = JSON.parse(fs.readFileSync(0, 'utf8'));\n"
        "const { find, tell } = relfacts.open('index.html');\n"
        f"console.log(JSON.stringify({script}));\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [NODE or "", str(folder / "try.js"), str(site)],
        input=json.dumps(given), capture_output=True, text=True, encoding="utf-8", check=True,
        timeout=60,
    )  # fmt: skip
    return json.loads(done.stdout)


@pytest.mark.skipif(NODE is None, reason="there is no node here")
@pytest.mark.parametrize(
    ("text", "absent", "words", "first"),
    [
        ("Kim Jong Il", ["Kim Jong Il"], None, ""),
        ("김정일", ["Kim Jong Il"], None, ""),
        ("Kim Jong Il visit 1958", ["Kim Jong Il"], None, "fact/"),
        ("Kim Jong Un", [], None, "person/kim-jong-un.html"),
        ("1958", [], None, "year/1958.html"),
        ("visits", [], None, "kind/visit.html"),
        ("rice 1995", [], None, "fact/rice-aid-1995.html"),
        ("how much rice did Vietnam give in 1995", [], ["rice", "Vietnam", "1995"],
         "fact/rice-aid-1995.html"),
        ("rice in Atlantis", [], ["rice"], "topic/rice.html"),
        ("Atlantis", [], [], ""),
    ],
)  # fmt: skip
def test_a_site_tells_what_it_found_and_what_not(
    site: Path, tmp_path: Path, text: str, absent: list[str], words: list[str] | None, first: str
) -> None:
    """Who is not in the base, which words have nothing; a name or a year leads to its page."""
    told = in_node(site, tmp_path, "tell(given, 8)", text)
    assert [one["name"] for one in told["absent"]] == absent
    assert told["words"] == words
    found = [one["path"] for one in told["found"]]
    assert found[0].startswith(first) if first else not found


def test_what_is_not_in_the_base_is_no_part_of_what_is(site: Path) -> None:
    """No name of somebody absent is within one that the base has: it would hide its bearer."""
    rows = index_of(site)["rows"]
    forms = {form for row in rows if row[0] == "absent" for form in row[6]}
    assert "kim jong il" in forms
    assert not {f" {form} " for form in forms} & {
        f" {fold(row[1])} " for row in rows if row[0] not in ("absent", "fact")
    }


@pytest.mark.skipif(NODE is None, reason="there is no node here")
def test_the_browser_folds_and_finds_as_we_do(site: Path, tmp_path: Path) -> None:
    """Every spelling in the base folds to the same; questions find the page that they mean."""
    base = json.loads(Path(find_base(None)).read_text(encoding="utf-8"))
    texts = [
        *(form for one in (*base["people"], *base["places"], *base["topics"])
          for forms in one["forms"].values() for form in forms),
        *(fact["statement"] for fact in base["facts"]),
        *(anchor for f in base["facts"] for s in f["sources"] for anchor in s["anchors"]),
        "ĐỖ MƯỜI", "Straße", "ﬁne", "ＫＩＭ", "Zheng'en", "co-operate", "金正恩", "毛澤東", "きむ",
    ]  # fmt: skip
    texts = [text for text in dict.fromkeys(texts) if "?" not in text]
    questions = {
        "kim il sung": "person/kim-il-sung.html",
        "Ким Ир Сен": "person/kim-il-sung.html",
        "김일성": "person/kim-il-sung.html",
        "nguyen phu tr": "person/nguyen-phu-trong.html",
        "rice 1995": "fact/rice-aid-1995.html",
        "hanoi": "place/hanoi.html",
        "frendship": "topic/friendship.html",
    }
    answer = in_node(
        site,
        tmp_path,
        "(fold => ({ folded: given.texts.map((text) => fold(text).join(' ')),"
        " found: given.questions.map((text) => find(text, 8).map((one) => one.path)) }))"
        "(relfacts.folding(relfacts.index.fold))",
        {"texts": texts, "questions": [*questions]},
    )
    for text, folded in zip(texts, answer["folded"], strict=True):
        assert folded == fold(text), text
    for (text, name), found in zip(questions.items(), answer["found"], strict=True):
        assert name in found, (text, found)


def test_a_base_with_scripts_in_it_has_an_index_that_is_data(tmp_path: Path, run: Run) -> None:
    """No text of the base ends the script, or is more than a text in it."""
    base = json.loads(Path(find_base(None)).read_text(encoding="utf-8"))
    base["facts"][0]["statement"] = '</script><script>alert(1)//\u2028"'
    (tmp_path / "facts.json").write_bytes(canonical(base))
    run("--base", str(tmp_path), "site", str(tmp_path / "s"))
    rows = index_of(tmp_path / "s")["rows"]
    assert any(row[1] == base["facts"][0]["statement"] for row in rows)


def test_an_old_id_has_a_page(tmp_path: Path, run: Run) -> None:
    """What was linked once is found under the old address, which tells the new one."""
    base = json.loads(Path(find_base(None)).read_text(encoding="utf-8"))
    now = base["facts"][0]["id"]
    base["redirects"] = {
        "older": {"to": now, "why": "It was renamed."}, "gone": {"to": None, "why": "Withdrawn."},
    }  # fmt: skip
    (tmp_path / "facts.json").write_bytes(canonical(base))
    run("--base", str(tmp_path), "site", str(tmp_path / "s"))
    page = (tmp_path / "s" / "fact" / "older.html").read_text(encoding="utf-8")
    assert now in page
    assert not (tmp_path / "s" / "fact" / "gone.html").exists()


def test_where_the_base_lies_is_in_no_page(run: Run, tmp_path: Path) -> None:
    """Commands that pages offer name no folder of this machine, and a site is the same anywhere."""
    folder = tmp_path / "my-own-folder"
    folder.mkdir()
    (folder / "facts.json").write_bytes(Path(find_base(None)).read_bytes())
    run("--base", str(folder), "site", str(tmp_path / "s"))
    for name in files(tmp_path / "s"):
        assert b"my-own-folder" not in (tmp_path / "s" / name).read_bytes(), name


def test_a_site_shows_a_command_only_where_it_works(run: Run, tmp_path: Path, site: Path) -> None:
    """Everybody has the shipped base; the base of another site is nowhere to its readers."""
    assert "relfacts show rice-aid-1995" in (site / "fact" / "rice-aid-1995.html").read_text()
    peaks = ROOT / "examples" / "peaks"
    run("--base", str(peaks), "site", str(tmp_path / "s"))
    assert not any(
        "On the command line" in (tmp_path / "s" / name).read_text(encoding="utf-8")
        for name in files(tmp_path / "s")
        if name.endswith(".html")
    )


def test_the_box_of_a_site_promises_no_answers(site: Path) -> None:
    """It finds words, and says so; it has the label and the button of nothing else."""
    (form,) = Read((site / "index.html").read_bytes()).all("form")
    assert "Find words in names and facts" in form.text
    assert "Ask" not in form.text


def test_a_program_can_freeze_a_base() -> None:
    """Files one by one, the mark last."""
    from relfacts.pages.site import frozen

    with open_base(Path(__file__).resolve().parents[2] / "examples" / "peaks") as base:
        names = [name for name, _ in frozen(base)]
    assert names[0] == "index.html"
    assert names[-1] == MARK
    assert len(names) == len(set(names))
