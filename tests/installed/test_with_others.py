"""What others make of it: data frames, and readers of citations that are not ours.

Each test makes an environment of its own and installs into it; where there is no network it is
skipped, and says so.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import venv
from pathlib import Path

import pytest

from relfacts import open_base

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "library.md"
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
VISIT = "kim-il-sung-visit-1958"

pytestmark = pytest.mark.installs


def environment(folder: Path, *packages: str) -> Path:
    """The Python of a new environment with some packages, and relfacts as it is here."""
    venv.create(folder, with_pip=True)
    python = folder / SCRIPTS / "python"
    done = subprocess.run(
        [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", *packages],
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
  <text variable="publisher" suffix=", "/>
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


def test_citeproc_js(tmp_path: Path) -> None:
    """The processor of Zotero: dates, doubt and lines arrive."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        pytest.skip("node and npm are not installed here")
    done = subprocess.run(
        [npm, "install", "--silent", "--no-audit", "--no-fund", "citeproc"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        pytest.skip(f"npm cannot install citeproc: {done.stderr.strip()[-200:]}")
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
