"""A figure counts what stands beside it, and is not one that another is compared with."""

from __future__ import annotations

import pytest
from beside import figure, told


@pytest.mark.parametrize(
    ("text", "now", "before"),
    [
        ("The mill had nineteen hands, down from 34.\n", "nineteen", "34"),
        ("The haul came to 40 kg, against 115 kg.\n", "40 kg", "115 kg"),
        ("Losses fell from 610,000 to 545,000.\n", "545,000", "610,000"),
    ],
)
def test_what_a_figure_is_compared_with_is_not_the_figure_of_now(
    text: str, now: str, before: str
) -> None:
    """Alone it is to be judged, and so it is before the figure that is compared with it."""
    values = {"nineteen": "19", "34": "34", "40 kg": "40", "115 kg": "115",
              "545,000": "545000", "610,000": "610000"}  # fmt: skip
    unit = "kg" if "kg" in now else "C62"

    def claimed(*shown: str) -> set[str]:
        listed = [figure(values[one], unit, "it all") for one in shown]
        statement = f"It was {' and '.join(values[one] for one in shown)} then."
        anchors = [text.strip().rstrip(".").split(", ")[0], *shown]
        anchors = [one for one in anchors if len(one.split()) < 7]
        return told(text, {"anchors": anchors, "statement": statement, "quantities": listed})

    assert "counted-stands" not in claimed(now)
    assert "counted-stands" in claimed(before)
    assert "counted-stands" not in claimed(now, before)
    assert "counted-stands" in claimed(before, now)


def test_a_base_may_be_told_first_where_it_is_called_one() -> None:
    """The figure of an earlier time has its "before" in the claim."""
    text = "Loans rose from 120 to 200 nests.\n"
    claim = {"anchors": ["rose from 120 to 200 nests"], "statement": "From 120 it came to 200."}
    former = [figure("120", of="loans before"), figure("200", of="loans")]
    assert told(text, claim | {"quantities": former}) == set()
    turned = [figure("120", of="loans"), figure("200", of="nests")]
    assert told(text, claim | {"quantities": turned}) == {"counted-stands"}


PARTS = [
    ("en", "There are 52 nests. 31 nests went to the trust.", "52 nests", "31 nests", "the trust"),
    ("en", "The mill sold 52 nests, of which 31 to Portvik.", "sold 52 nests", "31", "to Portvik"),
    ("fr", "Le port a 52 nids, dont 31 à la charge du bourg.", "52 nids", "31", "du bourg"),
    ("vi", "Cảng có 52 tổ, trong đó chim lớn chiếm 31 tổ.", "có 52 tổ", "31 tổ", "chim lớn"),
    ("ko", "둥지는 52개이며, 이 가운데 큰 것은 31개이다.", "둥지는 52개", "31개", "큰 것은"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "whole", "part", "beside"), PARTS)
def test_words_beside_one_figure_are_not_cited_for_another(
    language: str, text: str, whole: str, part: str, beside: str
) -> None:
    """The whole is not what the part is said of; where both are told, or the part, all stands."""

    def claimed(value: str, *anchors: str) -> set[str]:
        claim = {"anchors": anchors, "statement": f"They were {value}."}
        return told(f"{text}\n", claim | {"quantities": [figure(value)]}, language)

    assert "counted-stands" in claimed("52", whole, beside)
    assert "counted-stands" not in claimed("31", part, beside)
    assert "counted-stands" not in claimed("52", whole)


def test_a_part_may_be_told_before_its_whole() -> None:
    """95 of the 240, where the text has the 240 first."""
    text = "Trong số 240 hộ dân, 95 hộ đã nhận tiền.\n"
    anchors = {"anchors": ["Trong số 240 hộ dân", "95 hộ đã nhận tiền"]}
    part, whole = figure("95", of="families paid"), figure("240", of="families")
    kept = {"statement": "95 of the 240 families were paid.", "quantities": [part, whole]}
    assert told(text, anchors | kept, "vi") == set()
    turned = {"statement": "95 families, and then 240, were paid."}
    assert told(text, anchors | kept | turned, "vi") == {"counted-stands"}


def test_votes_for_and_against_are_not_exchanged() -> None:
    """Both are votes: nothing but the order tells them apart."""
    text = "Of the members 31 voted for the fee and 22 against it.\n"
    claim = {"anchors": ["31 voted for the fee", "22 against it"],
             "statement": "The votes on the fee were counted."}  # fmt: skip

    def votes(yes: str, no: str) -> set[str]:
        quantities = [figure(yes, of="votes for the fee"), figure(no, of="votes against the fee")]
        return told(text, claim | {"quantities": quantities})

    assert votes("31", "22") == set()
    assert votes("22", "31") == {"counted-stands"}


def test_what_a_figure_moved_from_is_what_it_was() -> None:
    """And what it came to is what it is."""
    text = "Le billet passera de 36 à 42 euros.\n"
    claim = {"anchors": ["de 36 à 42 euros"], "status": "planned",
             "statement": "A ticket is to have another price."}  # fmt: skip

    def prices(new: str, old: str) -> set[str]:
        quantities = [figure(new, "EUR", "price"), figure(old, "EUR", "old price")]
        return told(text, claim | {"quantities": quantities}, "fr")

    assert prices("42", "36") == set()
    assert prices("36", "42") == {"counted-stands"}


def test_a_share_is_of_who_is_named_beside_it() -> None:
    """Another figure stands beside the word for it; so does a further one."""
    text = "Shares in Sund rose 6 percent. Those of Portvik lost 2 percent.\n"
    claim = {"anchors": ["Those of Portvik lost 2 percent"],
             "statement": "The share of Portvik was 2 per cent cheaper.",
             "quantities": [figure("-2", "P1", "change of the share")]}  # fmt: skip
    assert told(text, claim) == set()
    text = "Pay rises by 4 percent in May, and by a further 3 percent in June.\n"
    claim = {"anchors": ["a further 3 percent in June"], "statement": "It goes up by 3 per cent.",
             "quantities": [figure("3", "P1", "second rise of pay")]}  # fmt: skip
    assert told(text, claim) == set()
