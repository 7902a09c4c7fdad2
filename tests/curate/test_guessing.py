"""What a text lets one guess of its document: language, title, day of issue."""

from __future__ import annotations

import pytest

from relfacts.curate.extracting import Proposal
from relfacts.curate.extracting.guessing import guessed

TEXTS = {
    "de": "Der Kutter erreichte die Insel am Morgen, und der Wärter holte die Leute mit dem Boot "
    "ab; die Ladung war trocken geblieben, nur eine Kiste fehlte.",
    "fr": "Le bateau entra dans la rade le matin, et les hommes du phare vinrent chercher la "
    "caisse de lampes que le village attendait depuis un mois.",
    "it": "La barca entrò nella baia al mattino, e gli uomini del faro vennero a prendere la "
    "cassa di lampade che il villaggio aspettava da un mese.",
    "vi": "Con tàu vào vịnh lúc sáng sớm, và những người gác đèn biển ra nhận thùng đèn mà cả "
    "làng đã chờ đợi suốt một tháng nay.",
    "ko": "배가 아침에 만으로 들어왔고 등대지기들은 마을 사람들이 한 달 동안 기다리던 등불 "
    "상자를 받으러 나갔다. 상자는 젖지 않았고 등불은 모두 온전했다. 그날 저녁 마을 사람들은 "
    "등대에 모여 새 등불이 켜지는 것을 지켜보았고, 밤늦게까지 이야기를 나누며 즐거운 시간을 "
    "보냈다.",
    "en": "The boat came into the bay in the morning, and the keepers of the light went out for "
    "the crate of lamps for which the village had waited a month.",
}


@pytest.mark.parametrize("tag", TEXTS)
def test_the_language(tag: str) -> None:
    """A text of some length tells its language; what is named or told by the file is kept."""
    assert guessed([TEXTS[tag]], {})["language"].value == tag
    named = {"language": Proposal("pt", "as it was named")}
    assert guessed([TEXTS[tag]], named)["language"] == named["language"]


def test_a_few_words_are_of_no_language() -> None:
    """A list of names may be of any."""
    assert "language" not in guessed(["Anna Berg", "Jonas Lind"], {})


def test_the_day_of_issue() -> None:
    """A day that stands nearly alone at the head; it goes before that of a PDF."""
    lines = ["The Skerry Gazette", "12 March 1931", "", TEXTS["en"], "On 4 May 1932 it burned."]
    assert guessed(lines, {})["issued"] == Proposal("1931-03-12", "printed on line 2")
    made = Proposal("2026-01-02", "the day on which the PDF was made", weak=True)
    assert guessed(lines, {"issued": made})["issued"].value == "1931-03-12"
    assert "2026-01-02" in guessed(lines, {"issued": made})["issued"].why
    assert guessed([TEXTS["en"]], {"issued": made})["issued"] == made
    sent = Proposal("2025-06-03", "the day on which the mail was sent")
    assert guessed(lines, {"issued": sent})["issued"] == sent


def test_a_day_within_a_sentence_is_no_day_of_issue() -> None:
    """What happened on a day is not issued on it, and a month is no day."""
    told = f"On 4 May 1932 {TEXTS['en']}"
    assert "issued" not in guessed([told], {})
    assert "issued" not in guessed(["March 1931", TEXTS["en"]], {})


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Saint-Aubin, 3 April 1931. ", "1931-04-03"),
        ("TARNHOLM, May 3, 1931 (Post) - ", "1931-05-03"),
        ("On 3 April 1931 ", None),
        ("The Council, 3 April 1931, and ", None),
    ],
)
def test_a_dateline_is_a_day_of_issue(line: str, day: str | None) -> None:
    """A place and a day, with which a paragraph begins, parted from what it tells."""
    found = guessed(["The light", line + TEXTS["en"]], {}).get("issued")
    assert (found.value if found else None) == day


def test_the_title() -> None:
    """A short first line over a longer one; a sentence, or a line by itself, is none."""
    assert guessed(["", "Lamps for Skerry", TEXTS["en"]], {})["title"].value == "Lamps for Skerry"
    assert "title" not in guessed(["It burned.", TEXTS["en"]], {})
    assert "title" not in guessed(["Lamps for Skerry"], {})
    assert "title" not in guessed([TEXTS["en"]], {})


@pytest.mark.parametrize(
    ("line", "language", "author"),
    [
        ("By Ines Marlowe and Otto Brand, Tarn, 3 May 1931", "en", "Ines Marlowe and Otto Brand"),
        ("By Anna de la Torre - 3 May 1931", "en", "Anna de la Torre"),
        ("Par Sophie Lebon - publié le 12 juillet 1931", "fr", "Sophie Lebon"),
        ("By the end of May", "en", None),
        ("By Harbour Road, London stood a house", "en", None),
        ("By May 1931", "en", None),
    ],
)
def test_the_author(line: str, language: str, author: str | None) -> None:
    """A line near the beginning that begins with "By", and then has names."""
    found = guessed(["The light", line, TEXTS[language]], {}).get("author")
    assert (found.value if found else None) == author
