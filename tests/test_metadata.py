"""What the project says of itself: metadata, citation, forms, and that they agree."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import Any

import pytest
import yaml

import lowest
import release
from conftest import ROOT

FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


def metadata(**environment: str) -> Any:
    """The metadata as a build writes them, without an address unless one is given."""
    plain = {k: v for k, v in os.environ.items() if not k.startswith(("GITHUB_", "RELFACTS_"))}
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "metadata"],
        cwd=ROOT, env=plain | environment, capture_output=True, text=True, encoding="utf-8",
        check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


def test_no_address_is_made_up() -> None:
    """Where nobody tells it there is none, and the page is the README."""
    told = metadata()
    assert "urls" not in told
    assert told["readme"]["text"] == (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    "environment",
    [
        {"RELFACTS_REPOSITORY": "https://forge.example/team/relfacts/"},
        {"GITHUB_SERVER_URL": "https://forge.example", "GITHUB_REPOSITORY": "team/relfacts"},
    ],
)
def test_the_address_is_that_of_whoever_builds(environment: dict[str, str]) -> None:
    """Then no link of the page on an index is relative, and each leads to a file that is there."""
    told = metadata(**environment)
    home = "https://forge.example/team/relfacts"
    assert set(told["urls"]) == {"Repository", "Documentation", "Changelog", "Issues"}
    assert all(address.startswith(home) for address in told["urls"].values())
    links = re.findall(r"\]\(([^)]+)\)", told["readme"]["text"])
    assert links
    for link in links:
        path = re.fullmatch(rf"{home}/(?:blob|raw)/v{told['version']}/([^#]+)(#.*)?", link)
        assert link.startswith("https://") if path is None else (ROOT / path[1]).exists(), link
    assert f'![relfacts who "Kim Il Sung"]({home}/raw/' in told["readme"]["text"]


def test_every_python_of_the_checks_is_in_the_metadata() -> None:
    """The versions that CI runs are those that are promised."""
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8"))["jobs"]
    tried = jobs["check"]["strategy"]["matrix"]["python"]
    promised = [
        told.rpartition(" ")[2]
        for told in metadata()["classifiers"]
        if re.search(r"Python :: 3\.\d+$", told)
    ]
    assert promised == tried == ["3.11", "3.12", "3.13", "3.14"]
    assert any(told.startswith("Development Status") for told in metadata()["classifiers"])
    assert metadata()["authors"] == [{"name": "The relfacts authors"}]


def test_every_requirement_of_users_has_a_lowest_version() -> None:
    """tests/lowest.py installs them, and CI runs it."""
    named = {one.partition("==")[0] for one in lowest.lowest()}
    assert {"typer", "rich", "rapidfuzz", "PyYAML", "starlette"} <= named
    assert not {"pytest", "mutmut"} & named


def test_a_release_is_of_one_mind(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    """Package, changelog and CITATION.cff have one version and day; a tag of another is refused."""
    assert list(release.complaints(release.version())) == []
    day, notes = release.notes(release.version())
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", day)
    assert notes.count("\n## ") == 0
    assert list(release.complaints(release.version(), "v9.9.9"))
    assert len(list(release.complaints("9.9.9"))) > 2


def test_the_citation_is_one() -> None:
    """The keys that CFF 1.2.0 asks for, with values of its lists."""
    told = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(told)
    assert told["cff-version"] == "1.2.0"
    assert told["type"] in ("software", "dataset")
    assert " AND ".join(told["license"]) == metadata()["license"]
    assert all(author.keys() <= {"name", "website", "email"} for author in told["authors"])


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.name)
def test_a_form_is_one(form: Any) -> None:
    """As GitHub reads them: known parts, ids that occur once, labels that say something."""
    told = yaml.safe_load(form.read_text("utf-8"))
    if form.name == "config.yml":
        assert isinstance(told["blank_issues_enabled"], bool)
        return
    assert {"name", "description", "body"} <= set(told)
    ids = [part["id"] for part in told["body"] if part["type"] != "markdown"]
    assert len(ids) == len(set(ids)) > 1
    for part in told["body"]:
        assert part["type"] in ("markdown", "textarea", "input", "dropdown", "checkboxes")
        assert part["attributes"]["label"]


def test_security_and_forms_lead_somewhere() -> None:
    """What a page names is there."""
    page = (ROOT / "SECURITY.md").read_text("utf-8")
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", page):
        assert (ROOT / link).exists(), link
    names = {yaml.safe_load(form.read_text("utf-8")).get("name") for form in FORMS}
    assert re.search(r"form \*(.+?)\*", page)[1] in names  # type: ignore[index]
