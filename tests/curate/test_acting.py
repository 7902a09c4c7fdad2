"""Who does what in a sentence: names and verbs in, acts out."""

from __future__ import annotations

import pytest

from relfacts.curate.evidence.acting.sentences import acts
from relfacts.curate.evidence.deeds import Deeds
from relfacts.curate.evidence.lexicon import lexicon
from relfacts.curate.evidence.mentions import Mention
from relfacts.vocabulary.declared import declared

NAMES = ("norland", "sudland", "the trust")


@pytest.mark.parametrize(
    ("sentence", "done"),
    [
        ("norland gave salt to sudland", {("norland", "gives"), ("sudland", "receives")}),
        ("salt was given to sudland by norland", {("norland", "gives"), ("sudland", "receives")}),
        ("it was given to it by norland", {("norland", "gives")}),
        ("it was given to them by the trust", {("the trust", "gives")}),
        ("norland came to sudland and gave salt", {("norland", "travels")}),
        ("salt passed from norland to sudland", {("norland", "gives"), ("sudland", "receives")}),
        ("31,000 tonnes of salt went to sudland", {("sudland", "receives")}),
        ("a minister of norland went to sudland", set()),
        ("norland was the donor of the salt", {("norland", "gives")}),
        (
            "the donor of salt to sudland was norland",
            {("norland", "gives"), ("sudland", "receives")},
        ),
        (
            "norland is the borrower of 3 million from sudland",
            {("norland", "receives"), ("sudland", "gives")},
        ),
        ("norland was sudland's guest", {("norland", "travels"), ("sudland", "hosts")}),
        ("norland was the guest of sudland", {("norland", "travels"), ("sudland", "hosts")}),
        ("salt came, with norland as the lender", {("norland", "gives")}),
        ("norland was not the donor", set()),
        ("norland was the host country", set()),
        ("norland will be host to the choir", {("norland", "hosts")}),
    ],
)
def test_who_gives_and_who_receives(sentence: str, done: set[tuple[str, str]]) -> None:
    """Each name by the mark that is its own: what is given to it by X is given by X."""
    words = lexicon("en")
    deeds = Deeds(declared(), ())
    named = [
        Mention(sentence.index(name), sentence.index(name) + len(name), name, False)
        for name in NAMES
        if name in sentence
    ]
    verbs = deeds.verbs("aid", "en", words, sentence)
    found = {(act.who, act.act) for act in acts(sentence, words, named, verbs, deeds)}
    assert found == done


@pytest.mark.parametrize(
    ("sentence", "done"),
    [
        ("나래는 소금을 솔빛에게 기증했다", {("나래", "gives"), ("솔빛", "receives")}),
        ("솔빛은 나래로부터 소금을 기증받았다", {("솔빛", "receives"), ("나래", "gives")}),
    ],
)
def test_two_verbs_in_one_word_do_what_the_last_does(
    sentence: str, done: set[tuple[str, str]]
) -> None:
    """To be given something is to receive it."""
    words, deeds = lexicon("ko"), Deeds(declared(), ())
    named = [
        Mention(sentence.index(name), sentence.index(name) + len(name), name, False)
        for name in ("나래", "솔빛")
    ]
    verbs = deeds.verbs("aid", "ko", words, sentence)
    found = {(act.who, act.act) for act in acts(sentence, words, named, verbs, deeds)}
    assert found == done


def test_a_name_that_a_preposition_puts_first_is_no_subject() -> None:
    """Von Norland erhielt Sudland Salz: the subject comes after the verb."""
    words, deeds = lexicon("de"), Deeds(declared(), ())
    sentence = "von der gemeinde norland erhielt sudland salz"
    named = [
        Mention(sentence.index(name), sentence.index(name) + len(name), name, False)
        for name in ("norland", "sudland")
    ]
    verbs = deeds.verbs("aid", "de", words, sentence)
    found = {(act.who, act.act) for act in acts(sentence, words, named, verbs, deeds)}
    assert found == {("norland", "gives"), ("sudland", "receives")}
