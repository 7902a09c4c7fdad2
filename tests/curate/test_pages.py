"""The pages of the rules: one for each, and their examples are true."""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from small_seeds import DOCUMENTS as SMALL_DOCUMENTS
from small_seeds import HERE, ROOT
from small_seeds import SEEDS as SMALL_SEEDS

from relfacts.cli import run as run_program
from relfacts.cli.curation import tried
from relfacts.curate import evidence
from relfacts.curate.build import build, ids_of
from relfacts.curate.evidence import acting, verify
from relfacts.curate.pages import Page, read_pages
from relfacts.curate.problems import Problem
from relfacts.curate.reconcile import reconcile
from relfacts.curate.rules import RULES, Rule, check
from relfacts.curate.seedfiles import read_seeds
from relfacts.curate.seeds import Seeds

# A document more than the small seeds have.
GAZETTE = HERE / "gazette"
SEEDS = SMALL_SEEDS | {"gazette-2003": (GAZETTE / "gazette-2003.yaml").read_text("utf-8")}
DOCUMENTS = SMALL_DOCUMENTS | {"gazette.txt": (GAZETTE / "gazette.txt").read_text("utf-8")}

CURATE = ROOT / "src" / "relfacts" / "curate"
TEXT = (CURATE / "rules.md").read_text("utf-8")
PAGES = read_pages(TEXT)

EXAMPLE = re.compile(r"^(Wrong|Right)[^\n]*:\n\n```yaml (\S+)\.yaml\n(.*?)```\n", re.M | re.S)


#: What makes a complaint of a rule.
CALLS = ("Problem", "problem", "doubt", "complain")


@cache
def codes(path: Path) -> set[str]:
    """The rules that a module complains by: the second thing that every complaint is made of."""
    calls = (
        node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)
    )
    return {
        str(call.args[1].value)
        for call in calls
        if ast.unparse(call.func).split(".")[-1].lstrip("_") in CALLS
        and len(call.args) > 1
        and isinstance(call.args[1], ast.Constant)
    }


@cache
def verified() -> set[str]:
    """The rules of ``verify``: those of its functions, and those of the whole."""
    of_claims = {rule.__name__.replace("_", "-") for rule in (*evidence.RULES, *acting.RULES)}
    paths = [*(CURATE / "evidence").glob("*.py"), CURATE / "sides.py"]
    return of_claims.union(*map(codes, paths))


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    """Whatever can stand in brackets behind a complaint has a page, and nothing else has."""
    found = verified().union(*(codes(path) for path in CURATE.rglob("*.py")))
    assert {rule.__name__.replace("_", "-") for rule in RULES} < found
    assert set(PAGES) == found
    assert TEXT.count("\n### ") == len(PAGES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_page_begins_with_its_rule(rule: Rule) -> None:
    """The first sentence of a page is that of the rule in the code."""
    assert PAGES[rule.__name__.replace("_", "-")].sentence == rule.__doc__


@pytest.mark.parametrize(
    "rule", [*evidence.RULES, *acting.RULES], ids=lambda rule: str(rule.__name__)
)
def test_a_page_of_verify_begins_with_its_rule(rule: Callable[..., object]) -> None:
    """So do those of the rules that hold a claim against its text."""
    assert PAGES[rule.__name__.replace("_", "-")].sentence == rule.__doc__


@pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))
def test_a_page_is_whole(page: Page) -> None:
    """One sentence; why; an example that is wrong and one that is right; the case of doubt."""
    assert re.fullmatch(r"[A-Z].*[^.]\.", page.sentence)
    assert ". " not in page.sentence
    parts = ["\n\n**Why.** ", "\n\nWrong", "\n\nRight", "\n\n**In doubt**"]
    places = [page.text.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)
    assert [match[1] for match in EXAMPLE.finditer(page.text)] == ["Wrong", "Right"]


def laid(stem: str, right: str, example: str) -> dict[str, str]:
    """The small seeds with ``example`` where ``right`` stands, or else below the file's last line.

    A file in which nothing is left is not there.
    """
    texts = dict(SEEDS)
    lines = texts[stem].splitlines(keepends=True)
    for indent in ("", "  ", "    ", "      "):
        wanted = textwrap.indent(right, indent).splitlines(keepends=True)
        places = [at for at in range(len(lines)) if lines[at : at + len(wanted)] == wanted]
        if places:
            (at,) = places
            lines[at : at + len(wanted)] = textwrap.indent(example, indent)
            break
    else:
        lines.append(example)
    texts[stem] = "".join(lines)
    return {name: text for name, text in texts.items() if text}


def told(rule: str, seeds: Seeds) -> list[Problem]:
    """What is said of seeds by the command that knows the rule."""
    if rule in verified():
        found = verify(seeds, lambda name: DOCUMENTS[name].encode() if name in DOCUMENTS else None)
        return [*found.problems, *found.doubts]
    if rule in codes(CURATE / "trying.py"):
        return check(seeds) or tried(seeds, build(seeds).content, run_program)
    if rule in codes(CURATE / "build.py"):
        return build(seeds, ids_of(reconcile(read(SEEDS)))).problems
    return check(seeds)


def read(texts: dict[str, str]) -> Seeds:
    """Seeds from their texts by stem."""
    return read_seeds((stem, f"{stem}.yaml", text) for stem, text in texts.items())


@pytest.mark.parametrize("rule", PAGES)
def test_the_examples_are_true(rule: str) -> None:
    """The wrong example makes complaints by its rule and no other; the right one makes none."""
    (_, stem, wrong), (_, right_stem, right) = EXAMPLE.findall(PAGES[rule].text)
    assert stem == right_stem
    assert {problem.rule for problem in told(rule, read(laid(stem, right, wrong)))} == {rule}
    assert told(rule, read(laid(stem, right, right))) == []
    assert wrong != right
