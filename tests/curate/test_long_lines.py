"""What beginning a seed costs grows with a line and a word as it does: counted, never timed."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from types import FrameType
from typing import Any

import pytest

from conftest import ROOT
from relfacts.curate import newcomers
from relfacts.curate.build import load_seeds
from relfacts.curate.extracting.found import Proposal
from relfacts.curate.extracting.guessing import guessed
from relfacts.curate.setting import Flow, _soft_joints, plainly
from relfacts.curate.sketch import Subject, sketch
from relfacts.curate.spotting.dates import dates, relatives
from relfacts.curate.spotting.figures import quantities

SEEDS = load_seeds(ROOT / "examples" / "skerry-light" / "seeds")
LETTERS = 3000
# Twice the text is twice the work, and a little of what is done once.
MOST = 2.15

#: Pieces of which a long line or word is made, and the language.
PIECES = {
    "a word": ("a", "en"),
    "a word with signs": ("a'b-", "en"),
    "names and dates": ("Gideon Prowse visited Skerry Point on 3 May 2020. ", "en"),
    "unknown names": ("Then Ada Berg said in Norhaven. ", "en"),
    "figures": ("5 tons of USD 30 million, ", "en"),
    "a number in words": ("two hundred and ", "en"),
    "days": ("6, ", "en"),
    "money": ("$5m ", "en"),
    "words with capitals": ("Foreign Minister ", "en"),
    "ranges": ("de 5 à 6 millions d'euros ", "fr"),
    "a compound": ("einund", "de"),
    "figures without spaces": ("2020年5月3日120人", "zh"),
    "figures with units": ("ngày 3 tháng 5 năm 2020, 30 triệu tấn gạo, ", "vi"),
    "syllables": ("일이삼", "ko"),
    "soft hyphens": ("light\u00adhouse ", "en"),
    "thousands": ("1\u00a0000 ", "fr"),
    "pages": ("\f\n", "en"),
}


def lines_run(work: Callable[[], object]) -> int:
    """How many lines of this program are run, those of generators each time they go on."""
    count = 0

    def line(frame: FrameType, event: str, value: Any) -> Any:
        nonlocal count
        count += event == "line"
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def begun(text: str, language: str) -> str:
    """The seed of a text."""
    known = {"language": Proposal(language, "as it was named")}
    lines = text.split("\n")
    subject = Subject("long", "long.txt", f"{text}\n".encode(), guessed(lines, known), paged=True)
    return sketch(replace(subject, original=None), SEEDS)


@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_line_costs_twice_the_work(piece: str) -> None:
    """However long the line is, each of its words is held against those beside it only."""
    text, language = PIECES[piece]
    times = LETTERS // len(text)
    begun(text * 2, language)
    once, twice = (
        lines_run(lambda count=count: begun(f"It is said: {text * count}end", language))  # type: ignore[misc]
        for count in (times, 2 * times)
    )
    assert once > 100
    assert twice <= MOST * once, (once, twice)


def test_the_words_before_a_name_are_not_read_to_the_beginning() -> None:
    """A "By" and many capitals can be read in more ways than can be tried."""
    lines = [f"By {'Aa ' * 200}x", f"{'Aa ' * 200}x", "It was a long day."]
    assert "author" not in guessed(lines, {"language": Proposal("en", "")})


def test_addresses_are_left_out_wherever_they_begin() -> None:
    """An address is sought where a word begins, and not at each of its letters."""
    left = newcomers._ADDRESS.sub
    assert left(" ", "to a@b.de, x@ and @c") == "to   x@ and  "
    assert left(" ", "(see http://a.b/c) or www.d.e!") == "(see   or  "
    assert left(" ", "é1_x://y .www.z") == "  . "
    # Whatever repeats at the beginning of a pattern is tried once a word, not at each letter.
    for part in newcomers._ADDRESS.pattern.split("|"):
        assert part.startswith(("(?<!", "www"))


def test_no_month_has_so_many_days() -> None:
    """A list of days is read as far as a month goes."""
    assert [spot.value for spot in dates("on 1, 2, 3 and 4 May 2020")] == ["2020-05-01/2020-05-04"]
    assert [spot.text for spot in relatives("on 1, 3 and 5 May")] == ["1, 3 and 5 May"]
    listed = f"on {', '.join(map(str, range(1, 31)))} and 31 May 2020"
    assert [spot.value for spot in dates(listed)] == ["2020-05-01/2020-05-31"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *((f"{'7' * 60} {word}", language) for word in ("tons", "명") for language in ("en", "ko")),
        ("5 triệu triệu triệu triệu triệu người", "vi"),
        (f"{'7' * 40} Verträge", "de"),
    ],
)
def test_what_has_more_digits_than_a_number_is_none(text: str, language: str) -> None:
    """It would be rounded, and a claim would say another figure than the document."""
    assert quantities(text, language) == []
    assert "quantities" not in begun(text, language)


def test_the_plain_text_before_a_soft_hyphen() -> None:
    """Its length is that of the text before it made plain at once, whatever the letters are."""
    soft = "\u00ad"
    for line in (
        f"a{soft}b  c{soft} d",
        f"e{soft}\u0301e\u0301{soft}x",
        f"\u1112{soft}\u1161\u11ab{soft}한국{soft}",
        f"x…{soft}ﬁn{soft}½m²{soft}4⁵{soft}",
        f"か{soft}\u3099か\u3099{soft}",
        f" {soft}lead{soft}",
    ):
        pieces = line.split(soft)
        told = [len(plainly(soft.join(pieces[:count]))) for count in range(1, len(pieces))]
        assert list(_soft_joints(line)) == told


def test_heads_and_feet_with_blank_pages_between() -> None:
    """The nearest lines with text are those above a break and below it, over blank ones too."""
    lines = [
        "Annual survey 1",
        "",
        "The light was lit.",
        "",
        "\f",
        "\f",
        "",
        "Annual survey 2",
        "It",
    ]
    flow = Flow(lines)
    assert not flow.has(8)
    assert flow.has(3)
    assert not re.search("survey", flow.text)
