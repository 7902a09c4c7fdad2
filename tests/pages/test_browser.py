"""The pages in a browser: the box, the filters, a fact, a person, the site from a file; axe.

They need Chromium with Playwright (``pip install '.[browser]'``, which tests/check.py does where
there is a Chromium), and for axe npm and a network; what is not there is skipped with a word.
``RELFACTS_CHROMIUM`` names a browser that is not found.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from test_served import HARM, poisoned

from relfacts.base.files import find_base
from relfacts.curate.build import canonical
from started import served as started

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

CHROMIUM = os.environ.get("RELFACTS_CHROMIUM") or shutil.which("chromium")
AXE = "axe-core@4.10.3"
WIDTHS = (390, 1280)

#: The pages that axe looks at, and that must fit a narrow screen.
LOOKED_AT = (
    "", "?q=when+did+Kim+Jong+Un+visit+Vietnam", "who?q=Kim+Il+Sung", "who?q=Kim+Jong+Il",
    "who?q=Minh", "year/1958", "facts?kind=visit", "fact/ri-yong-ho-visit-2018",
    "person/kim-il-sung", "document/cgtn-2019", "topics", "discrepancies", "fact/nobody",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for all."""
    with sync_api.sync_playwright() as playwright:
        try:
            opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        except sync_api.Error as error:
            pytest.skip(f"there is no Chromium: {str(error).splitlines()[0]}")
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    """The address at which the shipped base is served."""
    with started() as address:
        yield address


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The first page of the site of the shipped base, as an address of a file."""
    from relfacts.cli import run

    folder = tmp_path_factory.mktemp("site") / "facts"
    assert run(["site", str(folder)]) == 0
    return (folder / "index.html").as_uri()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page of 1280 pixels, which must complain of nothing and ask nobody else."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    elsewhere: list[str] = []
    opened.on("request", lambda request: elsewhere.append(request.url))
    yield opened
    context.close()
    assert not [one for one in complaints if "404" not in one]
    assert all(re.match(r"(http://127\.0\.0\.1:\d+/|file:///)", address) for address in elsewhere)


def text(page: Any) -> str:
    """What the main part of the page says."""
    return str(page.locator("main").inner_text())


# --- served ------------------------------------------------------------------------------------


def test_a_question_is_put_and_narrowed(page: Any, served: str) -> None:
    """Into the box, Enter; then by a filter, which is taken away again."""
    page.goto(served)
    page.fill("#q", "Kim Ir Sen")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=Kim+Ir+Sen")
    assert "9 facts" in text(page)
    page.click("aside.filters a:text-is('visit')")
    assert "3 facts" in text(page)
    page.click("ul.applied a")
    assert "9 facts" in text(page)


def test_search_as_you_type_by_the_keyboard(page: Any, served: str) -> None:
    """Arrows choose, Enter opens, Escape closes; a reader of the screen is told."""
    page.goto(served)
    page.focus("#q")
    page.keyboard.type("kim il s", delay=20)
    page.wait_for_selector("[role=option]")
    assert page.get_attribute("#q", "aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#q", "aria-activedescendant") == "offer-0"
    page.keyboard.press("Escape")
    assert page.get_attribute("#q", "aria-expanded") == "false"
    page.keyboard.type("u")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/person/kim-il-sung")


def test_from_an_answer_to_a_line(page: Any, served: str) -> None:
    """A fact, its document, the line, which is marked."""
    page.goto(f"{served}person/ri-yong-ho")
    page.click("td.fact a >> nth=0")
    assert "/fact/" in page.url
    page.click(".attestation a:has-text('line ') >> nth=0")
    assert re.search(r"/document/[a-z0-9-]+#line-\d+$", page.url)
    assert page.locator("tr:target").count() == 1


def test_the_keyboard_reaches_the_content_first(page: Any, served: str) -> None:
    """The first Tab offers to skip the head, and does."""
    page.goto(f"{served}facts")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_citation_is_copied(browser: Any, served: str) -> None:
    """In the style beside which the button stands."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{served}fact/rice-aid-1995")
    page.click("summary:text-is('BibTeX')")
    page.click("details:has(summary:text-is('BibTeX')) button.copy")
    copied = page.evaluate("navigator.clipboard.readText()")
    context.close()
    assert copied.startswith("@")


def test_everything_is_there_without_scripts(browser: Any, served: str) -> None:
    """The box, the filters, the citations."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served)
    page.fill("#q", "rice in 1995")
    page.press("#q", "Enter")
    assert "Vietnam offered 100 tonnes of rice" in text(page)
    page.goto(f"{served}fact/rice-aid-1995")
    page.click("summary:text-is('RIS')")
    assert "TY  - " in page.inner_text("details:has(summary:text-is('RIS')) pre")
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_screen(browser: Any, served: str, width: int) -> None:
    """At either width, and links are tall enough to be touched."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for address in LOOKED_AT:
        page.goto(served + address)
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, address
    context.close()


def test_scripts_of_a_base_do_not_run(browser: Any, tmp_path: Path) -> None:
    """A base with scripts in every field, served and frozen: no dialog, no request, no error."""
    base = json.loads(Path(find_base(None)).read_text(encoding="utf-8"))
    for name in ("sources", "people", "places", "topics", "facts"):
        base[name] = [poisoned(record) for record in base[name]]
    base["title"] += HARM
    (tmp_path / "facts.json").write_bytes(canonical(base))
    from relfacts.cli import run

    assert run(["--base", str(tmp_path), "site", str(tmp_path / "site")]) == 0
    context = browser.new_context()
    page = context.new_page()
    seen: list[str] = []
    page.on("dialog", lambda dialog: seen.append(dialog.message))
    page.on("pageerror", lambda error: seen.append(str(error)))
    with started("--base", str(tmp_path)) as address:
        for where in ("", "people", "person/kim-il-sung", "fact/rice-aid-1995", "topics",
                      "document/sggp-2019", "discrepancies", "facts"):  # fmt: skip
            page.goto(address + where)
            page.fill("#q", "kim")
            page.wait_for_selector("[role=option]")
    for where in ("index.html", "person/kim-il-sung.html", "fact/rice-aid-1995.html"):
        page.goto((tmp_path / "site" / where).as_uri())
        page.fill("#q", "kim")
        page.wait_for_selector("[role=option]")
    context.close()
    assert not seen


# --- the site from a file ----------------------------------------------------------------------


def test_a_site_is_searched_from_a_file(page: Any, site: str) -> None:
    """As you type, in any script; and a whole question by Enter."""
    page.goto(site)
    page.fill("#q", "김일")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/person/kim-il-sung.html")
    page.fill("#q", "rice 1995")
    page.keyboard.press("Enter")
    page.wait_for_url("**/index.html?q=rice+1995")
    page.wait_for_selector("#found a")
    page.click("#found a >> nth=0")
    assert "100 tonnes of rice" in text(page)


def test_a_site_is_walked_from_a_file(page: Any, site: str) -> None:
    """By its links: a kind, a fact, its document, home."""
    page.goto(site)
    page.click("main a:text-is('visits')")
    page.click("td.fact a >> nth=0")
    page.click(".attestation h3 a >> nth=0")
    assert "on " in text(page)
    page.click("p.home a")
    assert page.url.endswith("index.html")


# --- axe ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of axe-core, from npm."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("there is no npm")
    folder = tmp_path_factory.mktemp("axe")
    done = subprocess.run(
        [npm, "pack", AXE], cwd=folder, capture_output=True, text=True, timeout=120
    )
    if done.returncode:
        pytest.skip(f"npm does not give {AXE}")
    (packed,) = folder.glob("*.tgz")
    with tarfile.open(packed) as archive:
        file = archive.extractfile("package/axe.min.js")
        assert file
        return file.read().decode()


@pytest.mark.installs
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_axe_finds_nothing(
    browser: Any, served: str, site: str, axe: str, width: int, scheme: str
) -> None:
    """WCAG 2.2 A and AA, and good practice, on every sort of page, also with the offers open."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    found: list[str] = []
    for address in (*(served + one for one in LOOKED_AT), site):
        page.goto(address)
        if address in (served, site):
            page.fill("#q", "kim")
            page.wait_for_selector("[role=option]")
        page.evaluate(axe)
        result = page.evaluate("axe.run({resultTypes: ['violations']})")
        found += [
            f"{address}: {one['id']} ({one['impact']}): {one['nodes'][0]['html'][:120]}"
            for one in result["violations"]
        ]
    context.close()
    assert not found, "\n".join(found)
