"""Templates of one's own that are wrong: the file and the line are named, and nothing else is."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, Run
from relfacts import open_base
from relfacts.errors import BaseError
from relfacts.pages import Pages
from relfacts.pages.rendering import TemplateError
from started import PATIENCE

BASE = ROOT / "examples" / "skerry-light"
ON_ITS_LINE = '{% extends "layout.html" %}\n{% block main %}\n'

#: Files of a folder with what they hold, and what is said: of the first file, in the line.
WRONG: dict[str, tuple[dict[str, bytes], str]] = {
    "not UTF-8": ({"fact.html": b"a\n\nb \xff"}, ":3 is wrong: it is not text in UTF-8"),
    "not UTF-8, and included": (
        {"own.html": b"\xff", "fact.html": b'{% include "own.html" %}'},
        ":1 is wrong: it is not text in UTF-8",
    ),
    "no syntax": ({"fact.html": b"\n{% for %}"}, ":2 is wrong: "),
    "no end": ({"answer.html": b"{% if 1 %}\n"}, ":1 is wrong: "),
    "no such filter": ({"catalogue.html": b"\n\n{{ 1 | nosuch }}"}, ":3 is wrong: "),
    "no such variable": (
        {"fact.html": ON_ITS_LINE.encode() + b"{{ nosuch.x.y }}\n{% endblock %}"},
        ":3 is wrong: 'nosuch' is undefined",
    ),
    "no such part": ({"refused.html": b"\n{{ message.nosuch }}"}, ":2 is wrong: "),
    "no such template": (
        {"cite.html": b'\n{% include "nosuch.html" %}'},
        ":2 is wrong: there is no template 'nosuch.html'",
    ),
    "no such template in a branch": (
        {"document.html": b'{% if 0 %}\n{% import "nosuch.html" as x %}{% endif %}'},
        ":2 is wrong: there is no template 'nosuch.html'",
    ),
    "its own parent": ({"record.html": b'{% extends "record.html" %}'}, ":1 is wrong: Recursion"),
    "an error of Python": ({"front.html": b"\n\n\n{{ 1 // 0 }}"}, ":4 is wrong: ZeroDivisionError"),
    "no such template by a name that is made": (
        {"feed.xml": b'\n{% include "no" ~ "such" %}'},
        ":2 is wrong: nosuch",
    ),
}


@pytest.fixture(params=WRONG)
def wrong(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """A folder of templates of which one is wrong, and what is said."""
    files, said = WRONG[request.param]
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path, f"the template {tmp_path / next(iter(files))}{said}"


def test_a_site_names_the_template_and_the_line(
    run: Run, tmp_path: Path, wrong: tuple[Path, str]
) -> None:
    """In one line, with the status of what is invalid; and no site is begun."""
    folder, said = wrong
    if (folder / "refused.html").exists():
        pytest.skip("no page of a site says that there is none")
    named = tmp_path / "site"
    err = run("--base", str(BASE), "site", str(named), "--templates", str(folder), status=4).err
    assert err.startswith(f"relfacts: {said}"), err
    assert len(err.splitlines()) <= 2
    assert not named.exists()


def test_a_server_names_them_before_it_listens(wrong: tuple[Path, str]) -> None:
    """The same, with the same status: TemplateError."""
    folder, said = wrong
    with open_base(BASE) as base, pytest.raises(TemplateError) as told:
        Pages(base, templates=folder)
    assert told.value.message.startswith(said)
    assert told.value.exit_code == 4


def test_serve_does_not_listen_with_a_wrong_template(tmp_path: Path) -> None:
    """It leaves with 4."""
    (tmp_path / "fact.html").write_bytes(b"\xff")
    command = [sys.executable, "-m", "relfacts", "--base", str(BASE), "serve", "--port", "0"]
    done = subprocess.run(
        [*command, "--templates", str(tmp_path)],
        capture_output=True, text=True, timeout=PATIENCE, check=False, cwd=ROOT,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.startswith(f"relfacts: the template {tmp_path / 'fact.html'}:1 is wrong: ")
    assert len(done.stderr.splitlines()) <= 2


@pytest.mark.parametrize("where", [".", "t"])
def test_a_folder_by_any_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, where: str) -> None:
    """Also the one that one is in, in which other files are too."""
    monkeypatch.chdir(tmp_path)
    Path("t").mkdir()
    Path(where, "fact.html").write_text("\n{{ nosuch }}", "utf-8")
    with open_base(BASE) as base, pytest.raises(TemplateError) as told:
        Pages(base, templates=Path(where))
    assert told.value.message.startswith(f"the template {Path(where, 'fact.html')}:2 is wrong: ")


def test_ours_may_need_what_theirs_lacks(tmp_path: Path) -> None:
    """Then both are named."""
    (tmp_path / "parts.html").write_text("{# no macros #}", "utf-8")
    with open_base(BASE) as base, pytest.raises(TemplateError) as told:
        Pages(base, templates=tmp_path)
    assert told.value.message.startswith(f"the templates in {tmp_path} do not go with ")
    assert ".html:" in told.value.message


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_style_that_cannot_be_read(tmp_path: Path) -> None:
    """It is neither left out nor a fault of the folder of the site."""
    (tmp_path / "style.css").write_text("a", "utf-8")
    with open_base(BASE) as base:
        pages = Pages(base, templates=tmp_path)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "open", _refusing)
            with pytest.raises(TemplateError, match=r"cannot read .*css: Permission denied"):
                pages.static("/style.css")


def _refusing(*_: object) -> int:
    raise PermissionError(13, "Permission denied")


def test_a_sound_folder_is_tried_and_served(tmp_path: Path) -> None:
    """What is not used, and what may be missing, is no fault; a base may be empty too."""
    (tmp_path / "draft.html").write_text("{% for %}", "utf-8")
    (tmp_path / "fact.html").write_text(
        "{% include 'nosuch.html' ignore missing %}{{ nosuch is defined }}{{ fact.id }}", "utf-8"
    )
    with open_base(BASE) as base:
        fact = base.facts().facts[0]["id"]
        page = Pages(base, templates=tmp_path).page(f"/fact/{fact}")
    assert page is not None
    assert page.body.decode() == f"False{fact}"


def test_a_broken_base_is_no_fault_of_a_template(tmp_path: Path) -> None:
    """Although one of theirs was being filled in."""
    shutil.copy(BASE / "data" / "facts.json", tmp_path / "facts.json")
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "fact.html").write_text("{{ fact.id }}{{ fact.nosuch }}", "utf-8")
    fact = json.loads((tmp_path / "facts.json").read_text("utf-8"))["facts"][0]["id"]
    with open_base(tmp_path) as base:
        pages = Pages(base, templates=tmp_path / "t", frozen=True)
        with pytest.raises(TemplateError):
            pages.page(f"/fact/{fact}")
        os.truncate(tmp_path / "facts.json", 100)
        with pytest.raises(BaseError, match="is broken"):
            pages.page(f"/fact/{fact}")
