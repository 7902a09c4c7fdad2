"""Who does what in a sentence: names and verbs in, acts out."""

from __future__ import annotations

import pytest
from beside import rows

from relfacts.curate.evidence.acting.sentences import acts
from relfacts.curate.evidence.deeds import Deeds
from relfacts.curate.evidence.lexicon import lexicon
from relfacts.curate.evidence.mentions import Mention
from relfacts.vocabulary.declared import declared

PEOPLE = ("ada", "zoe")
PLACES = ("norland", "sudland", "the trust", "나래", "솔빛", "한빛")


@pytest.mark.parametrize(("language", "sentence", "done"), rows("acting"))
def test_who_does_what_to_whom(language: str, sentence: str, done: str) -> None:
    """By the verb or a noun, the names around it, and the mark that is each one's own."""
    words, deeds = lexicon(language), Deeds(declared(), ())
    named = [
        Mention(at, at + len(name), name, name in PEOPLE)
        for name in (*PEOPLE, *PLACES)
        if (at := sentence.find(name)) >= 0
    ]
    verbs = deeds.verbs("aid", language, words, sentence)
    found = acts(sentence, words, named, verbs, deeds)
    assert {f"{one.who} {one.act}" for one in found} == {
        *filter(None, map(str.strip, done.split(",")))
    }
    assert all(0 <= one.at < len(sentence) for one in found)


def test_a_base_has_verbs_of_its_own_in_each_variety_of_a_language() -> None:
    """Those of a kind do what is usual in its claims, those of a role what it does."""
    deeds = Deeds(
        declared(
            {
                "kinds": [{"id": "ascent", "plural": "ascents", "acts": "travels",
                           "verbs": {"en": ["climbed up to"]}, "columns": ["fact"]}],
                "roles": [{"id": "porter", "name": "porter", "of": "person",
                           "verbs": {"en": ["carried"]}}],
            }
        ),
        (),
    )  # fmt: skip
    for language, kind, sentence, acts_ in (
        ("en", "ascent", "ada climbed up to norland", ["travels"]),
        ("en-GB", "ascent", "ada climbed up to norland", ["travels"]),
        ("en-GB", "visit", "ada carried salt", ["porter"]),
        ("de", "ascent", "ada climbed up to norland", []),
        ("en", "ascent", "ada said that zoe carried salt", ["says", "porter"]),
    ):
        found = deeds.verbs(kind, language, lexicon(language), sentence)
        assert [one.meaning for one in found] == acts_
    assert deeds.told("porter") == "be the porter"
    assert deeds.told("gives") == "give"
    assert "porter" in deeds.alone
