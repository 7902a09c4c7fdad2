"""The rules by which who is named is not who is meant: each by the examples in its docstring."""

from __future__ import annotations

import re

import pytest

from conftest import opened
from names.in_memory import a_book, a_person
from relfacts.base.files import find_base
from relfacts.names.reading import read_names
from relfacts.names.rules import RULES, Rule

BOOK = opened(find_base(None)).book


def examples(of: Rule) -> list[tuple[str, bool]]:
    """The examples of a rule: what is typed, and whether the person named is meant."""
    test = of.of_a_mention or of.of_a_person
    found = re.findall(r"^ *(Not meant|Meant): (.+)$", (test and test.__doc__) or "", re.MULTILINE)
    return [(text, sort == "Meant") for sort, text in found]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_shows_what_it_is_for(rule: Rule) -> None:
    """It has an example of somebody who is named and not meant."""
    assert any(not meant for _, meant in examples(rule))


@pytest.mark.parametrize(
    ("rule", "text", "meant"),
    [(rule, *example) for rule in RULES for example in examples(rule)],
    ids=lambda value: value.name if isinstance(value, Rule) else str(value),
)
def test_the_examples_of_the_rules(rule: Rule, text: str, meant: bool) -> None:
    """Who is not meant is so by that rule; who is meant is answered."""
    reading = read_names(text, BOOK)
    if meant:
        assert reading.matches
        return
    by = {one.name for _, one in reading.unmeant} or {"namesake" for _ in reading.strangers}
    assert rule.name in by
    assert not reading.matches


def test_the_sentences_of_the_rules_are_about_the_text_and_the_name() -> None:
    """Each can be filled in, and names the person."""
    for rule in RULES:
        assert "Ada" in rule.says.format(text="'poet Ada'", name="Ada"), rule.name


def test_the_first_rule_that_speaks_is_reported() -> None:
    """Somebody's wife is excluded before she is somebody's wife."""
    reading = read_names("not the wife of Kim Jong Un", BOOK)
    assert {rule.name for _, rule in reading.unmeant} == {"relation"}
    reading = read_names("anyone but Kim Jong Un's wife", BOOK)
    assert {rule.name for _, rule in reading.unmeant} == {"excluded"}


@pytest.mark.parametrize(
    "text", ["Charles Babbage", "engineer Charles Babbage", "the engineer Charles Babbage"]
)
def test_what_the_base_says_of_a_person_fits(text: str) -> None:
    """A word of the description makes nobody else of the person."""
    book = a_book(a_person("Charles Babbage", description="Engineer in London"))
    assert [match.owner.id for match in read_names(text, book).matches] == ["charles-babbage"]


def test_what_the_base_does_not_say_makes_somebody_else() -> None:
    """The same word before somebody of whom it is not said."""
    book = a_book("Ada Lovelace")
    (found,) = read_names("engineer Ada Lovelace", book).unmeant
    assert (found[0].id, found[1].name) == ("ada-lovelace", "epithet")


@pytest.mark.parametrize("thing", ["philosophy", "garden", "shoes", "whereabouts"])
def test_things_need_no_list(thing: str) -> None:
    """Whatever somebody has is about them; whoever somebody has is somebody else."""
    book = a_book("Ada Lovelace", relations={"link": ["of"]})
    for text in (f"Ada Lovelace's {thing}", f"the {thing} of Ada Lovelace"):
        assert [match.owner.id for match in read_names(text, book).matches] == ["ada-lovelace"]
    assert not read_names("Ada Lovelace's gardener", book).matches
