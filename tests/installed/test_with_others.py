"""What others make of it: data frames, and readers of citations that are not ours.

Each test makes an environment of its own and installs into it; where there is no network it is
skipped, and says so.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import pytest

from relfacts import open_base

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "library.md"
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
VISIT = "kim-il-sung-visit-1958"

pytestmark = pytest.mark.installs


def environment(folder: Path, *packages: str) -> Path:
    """The Python of a new environment with some packages, and relfacts as it is here.

    The pip of the tests installs them, and compiles none: few of their modules are imported.
    """
    venv.create(folder)
    python = folder / SCRIPTS / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q"]
    done = subprocess.run(
        [*install, "--no-compile", "--disable-pip-version-check", *packages],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        pytest.skip(f"cannot install {', '.join(packages)}: {done.stderr.strip()[-200:]}")
    return python


def printed(python: Path, program: str) -> str:
    """What a program prints there."""
    done = subprocess.run(
        [str(python), "-c", program],
        capture_output=True, text=True, encoding="utf-8", check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_pandas_polars_and_duckdb(tmp_path: Path) -> None:
    """The recipes of docs/library.md, and the columns of the envelope."""
    python = environment(tmp_path / "venv", "pandas", "polars", "duckdb", "PyStemmer")
    blocks = PAGE.read_text("utf-8").split("```python no-run\n")[1:]
    recipes = [block.partition("```")[0] for block in blocks]
    assert len(recipes) == 3
    for recipe in recipes:
        assert printed(python, f"from relfacts import open_base\nbase = open_base()\n{recipe}")
    program = (
        "import json, pandas, io, subprocess, sys\n"
        "from relfacts import open_base\n"
        "answer = open_base().who('Kim Il Sung')\n"
        "frame = pandas.DataFrame(answer.facts)\n"
        "assert len(frame) == answer.count\n"
        "assert set(frame.columns) == set(answer.to_dict()['facts'][0])\n"
        "assert 'typer' not in sys.modules and 'rich' not in sys.modules\n"
        "print(json.dumps(list(frame['id'])))\n"
    )
    with open_base() as base:
        ids = [fact["id"] for fact in base.who("Kim Il Sung").facts]
    assert json.loads(printed(python, program)) == ids


#: The style that citeproc-py brings along is one of many; this one prints what we ask about.
STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
 <info><title>t</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>
 <citation><layout><text variable="title"/></layout></citation>
 <bibliography><layout>
  <names variable="author" suffix=". "><name/></names><text variable="title" suffix=". "/>
  <text variable="container-title" suffix=", "/><text variable="publisher" suffix=", "/>
  <choose><if is-uncertain-date="issued"><text value="about "/></if></choose>
  <date variable="issued"><date-part name="day" suffix=" "/>
   <date-part name="month" suffix=" "/><date-part name="year"/></date>
  <text variable="note" prefix="; "/>
 </layout></bibliography></style>
"""


def test_citeproc_py_bibtexparser_and_rispy(tmp_path: Path) -> None:
    """Each reads every citation of the base, and finds no day where there is none."""
    # bibtexparser 1 and 2 are two libraries of one name.
    python = environment(tmp_path / "venv", "citeproc-py", "bibtexparser", "rispy", "PyStemmer")
    (tmp_path / "style.csl").write_text(STYLE, encoding="utf-8")
    program = f"""
import json
from relfacts import open_base
base = open_base()
ids = [fact["id"] for fact in base.facts().facts]
csl = json.loads(base.cite(*ids, style="csl-json"))
keys = {{item["id"] for item in csl}}

import rispy
ris = rispy.loads(base.cite(*ids, style="ris"))
assert {{entry["id"] for entry in ris}} == keys
about = next(entry for entry in ris if entry["id"] == "sggp-2019:1+4")
assert about["date"] == "2019/03//" and about["notes"][0] == "lines 1, 4", about

import bibtexparser
text = base.cite(*ids, style="bibtex")
if hasattr(bibtexparser, "parse_string"):
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    entries = {{
        entry.key: {{field.key: field.value for field in entry.fields}}
        for entry in library.entries
    }}
else:
    parser = bibtexparser.bparser.BibTexParser(ignore_nonstandard_types=False, common_strings=True)
    entries = {{entry["ID"]: entry for entry in bibtexparser.loads(text, parser).entries}}
assert entries.keys() == keys
assert entries["sggp-2019:1+4"]["date"] == "2019-03~", entries["sggp-2019:1+4"]
assert entries["sggp-2019:1+4"]["note"] == "lines 1, 4"

from citeproc import Citation, CitationItem, formatter
from citeproc import CitationStylesBibliography, CitationStylesStyle
from citeproc.source.json import CiteProcJSON
style = CitationStylesStyle({str(tmp_path / "style.csl")!r}, validate=False)
some = json.loads(base.cite({VISIT!r}, style="csl-json"))
told = CitationStylesBibliography(style, CiteProcJSON(some), formatter.plain)
for item in some:
    told.register(Citation([CitationItem(item["id"])]))
for entry in told.bibliography():
    print(entry)
every = CitationStylesBibliography(style, CiteProcJSON(csl), formatter.plain)
for key in keys:
    every.register(Citation([CitationItem(key)]))
assert len(every.bibliography()) == len(keys)
"""
    first, second = printed(python, program).splitlines()
    assert "Vietnam-DPRK relations advance to future" in first
    assert "VOVWORLD" in first
    assert "2019" in second
    assert "lines 1, 4" in second


def node_with(folder: Path, package: str, **overrides: str) -> str:
    """The node that runs programs of a folder, with a package of npm beside them."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        pytest.skip("node and npm are not installed here")
    (folder / "package.json").write_text(json.dumps({"private": True, "overrides": overrides}))
    done = subprocess.run(
        [npm, "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", package],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        pytest.skip(f"npm cannot install {package}: {done.stderr.strip()[-200:]}")
    return node


def test_citeproc_js(tmp_path: Path) -> None:
    """The processor of Zotero: dates, doubt and lines arrive."""
    node = node_with(tmp_path, "citeproc")
    with open_base() as base:
        ids = [fact["id"] for fact in base.facts().facts]
        (tmp_path / "items.json").write_text(base.cite(*ids, style="csl-json"), "utf-8")
    (tmp_path / "style.csl").write_text(STYLE, "utf-8")
    (tmp_path / "locale.xml").write_text(LOCALE, "utf-8")
    (tmp_path / "read.js").write_text(READ, "utf-8")
    told = subprocess.run(
        [node, "read.js"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert told.returncode == 0, told.stderr
    entries = json.loads(told.stdout)
    items = json.loads((tmp_path / "items.json").read_text("utf-8"))
    assert entries.keys() == {item["id"] for item in items}
    assert "VOVWORLD, 1 March 2019; line 16" in entries["vov-2019:16"]
    assert "SGGP News, about March 2019; lines 1, 4" in entries["sggp-2019:1+4"]


LOCALE = """<?xml version="1.0" encoding="utf-8"?>
<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="en-US"><terms>
""" + "".join(
    f'<term name="month-{number:02}">{name}</term>'
    for number, name in enumerate(
        ("January", "February", "March", "April", "May", "June", "July", "August", "September",
         "October", "November", "December"),
        1,
    )
) + '<term name="et-al">et al.</term><term name="and">and</term></terms></locale>\n'  # fmt: skip

READ = """
const fs = require('fs'), CSL = require('citeproc');
const list = JSON.parse(fs.readFileSync('items.json'));
const items = Object.fromEntries(list.map(item => [item.id, item]));
const system = {
  retrieveLocale: () => fs.readFileSync('locale.xml', 'utf8'),
  retrieveItem: id => items[id],
};
const engine = new CSL.Engine(system, fs.readFileSync('style.csl', 'utf8'), 'en-US');
engine.setOutputFormat('text');
engine.updateItems(Object.keys(items));
const [about, entries] = engine.makeBibliography();
const told = {};
about.entry_ids.forEach((ids, at) => { told[ids[0]] = entries[at]; });
console.log(JSON.stringify(told));
"""


#: The fields of an item of Zotero, and the notes under it, by the title of the document.
IMPORT = """
const fs = require('fs'), {referenceImport} = require('zotero-translators');
(async () => {
  const told = {};
  for (const style of ['ris', 'bibtex', 'csl-json']) {
    const found = {}, titles = {};
    for (const item of await referenceImport(fs.readFileSync('cited.' + style, 'utf8')))
      if (item.itemType === 'note')
        found[titles[item.parentItem]].notes.push(item.note.replace(/<.?p>/g, ''));
      else {
        titles[item.key] = item.title;
        found[item.title] = {...item, notes: [], tags: item.tags.map(tag => tag.tag)};
      }
    told[style] = found;
  }
  fs.writeFileSync('told.json', JSON.stringify(told));
})();
"""


def imported_by_zotero(folder: Path, base: Path | None, fact: str) -> dict[str, dict[str, Any]]:
    """The items that the translators of Zotero make of our citations, by style and title."""
    # It asks GitHub for the one dependency that is on npm as well.
    node = node_with(folder, "zotero-translators@0.0.2", **{"wicked-good-xpath": "1.3.0"})
    with open_base(base) as opened:
        for style in ("ris", "bibtex", "csl-json"):
            (folder / f"cited.{style}").write_text(opened.cite(fact, style=style), "utf-8")
    (folder / "import.js").write_text(IMPORT, "utf-8")
    done = subprocess.run(
        [node, "import.js"], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, dict[str, Any]] = json.loads((folder / "told.json").read_text("utf-8"))
    return told


def test_the_translators_of_zotero(tmp_path: Path, records: Any) -> None:
    """What docs/recipes.md says: each value in its field, and no date finer than it is known."""
    for source in records["sources"]:
        if source["id"] == "sggp-2019":
            source |= {"accessed": "2026-11-26", "archived": "https://archive.example/1"}
    changed = tmp_path / "facts.json"
    changed.write_text(json.dumps(records), "utf-8")
    told = imported_by_zotero(tmp_path, changed, VISIT)
    for style, found in told.items():
        exact, about = found.values()
        assert (exact["itemType"], about["itemType"]) == ("webpage", "webpage"), style
        assert exact["title"] == "Vietnam-DPRK relations advance to future"
        assert exact["creators"] == [{"name": "Anh Huyen", "creatorType": "author"}]
        assert about["title"].startswith("[The DPRK Chairman's official visit")
        assert about["creators"] == []
        assert exact["url"].startswith("https://m.vovworld.vn/")
        assert about["accessDate"] == "2026-11-26"
        assert exact["date"] in ("2019-03-01", "March 1, 2019")
        assert about["date"] in ("2019-03", "March 2019"), "a day that nobody knows"
        assert about["tags"] == ([] if style == "csl-json" else [VISIT])
        assert about.get("language") == (None if style == "bibtex" else "en")
    archived, dated = "archived at https://archive.example/1", "dated about Mar. 2019"
    notes = {style: [*found.values()][1]["notes"] for style, found in told.items()}
    assert notes["ris"] == ["lines 1, 4", dated, archived]
    assert notes["bibtex"] == ["lines 1, 4", f"{dated}; {archived}"]
    about = [*told["csl-json"].values()][1]
    assert (about["extra"], about["notes"]) == (f"lines 1, 4; {archived}", [])
    assert about["websiteTitle"] == "SGGP News"
