"""How a text is set is forgiven in steps; what it says never is."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_seeds import DOCUMENTS, seeds

from relfacts.curate.evidence import STEPS, Report, verify
from relfacts.curate.setting import Flow, is_cut, plainly

ANCHOR = "trade across the sound"


def report(text: str, lines: str = "[2]", steps: tuple[str, ...] = STEPS) -> Report:
    """What ``verify`` says of the anchors of a claim where its document is set in this way."""
    whole = DOCUMENTS["annals.txt"].split("\n")[0] + "\n" + text + "\n"
    fingerprint = hashlib.sha256(DOCUMENTS["annals.txt"].encode()).hexdigest()
    changed = seeds(
        ("annals-2001", fingerprint, hashlib.sha256(whole.encode()).hexdigest()),
        ("annals-2001", "lines: 2\n", f"lines: {whole.count(chr(10))}\n"),
        ("annals-2001", "lines: [2]", f"lines: {lines}"),
    )
    texts = DOCUMENTS | {"annals.txt": whole}
    return verify(changed, lambda name: texts[name].encode(), steps=steps)


# What the text has, the lines that are cited, and the step that is needed.
SET = [
    ("Since 1995 trade across the sound, without", "[2]", "exact"),
    ("Since 1995 trade across\xa0the sound, without", "[2]", "spacing"),
    ("Since 1995 trade  across\tthe sound, without", "[2]", "spacing"),
    ("Since 1995 trade across\nthe sound, without", "[2, 3]", "spacing"),
    ("Since 1995 trade acr\u00adoss the sound, without", "[2]", "typography"),
    ("Since 1995 trade acr-\noss the sound, without", "[2, 3]", "typography"),
    ("Since 1995 trade across the ｓound, without", "[2]", "typography"),
    (
        "Since 1995 trade across\n 7\n\fAnnals 7\nthe sound, without\n 8\n\fAnnals 8\n",
        "[2, 5]",
        "spacing",
    ),
]


@pytest.mark.parametrize(("text", "lines", "step"), SET, ids=[repr(row[0])[12:50] for row in SET])
def test_a_step_is_enough_and_the_one_before_it_is_not(text: str, lines: str, step: str) -> None:
    """Every way of setting a text has its step, and the report counts it."""
    found = report(text, lines)
    assert [problem for problem in found.problems if problem.rule == "anchor-stands"] == []
    assert found.steps[step] >= 1
    stricter = STEPS[: STEPS.index(step)]
    if stricter:
        told = [str(problem) for problem in report(text, lines, stricter).problems]
        assert any(f"{ANCHOR!r} does not stand here" in line for line in told)


@pytest.mark.parametrize(
    "text",
    [
        "Since 1995 trade across our sound, without",
        "Since 1995 Trade Across the Sound, without",
        "Since 1995 trade across, the sound, without",
        "Since 1995 trade across the sounds, without",
        "Since 1995 trade across the so-und, without",
    ],
)
def test_what_the_text_says_is_never_forgiven(text: str) -> None:
    """Another word, a capital, a sign more, an ending more, a hyphen within a line."""
    assert any(problem.rule == "anchor-stands" for problem in report(text).problems)


def test_an_anchor_does_not_run_on_to_a_line_that_is_not_cited() -> None:
    """The second half stands on the next line, and the claim does not say so."""
    found = report("Since 1995 trade across\nthe sound, without")
    assert any("but on line 2" in str(problem) for problem in found.problems)


def test_what_was_needed_can_be_listed_and_is_counted() -> None:
    """Each anchor that is set otherwise has a line, and the summary a number."""
    found = report("Since 1995 trade across\xa0the sound, without")
    assert [line.partition(": ")[2] for line in found.softened] == [
        "'trade across the sound' stands by spacing"
    ]
    assert "12 anchors (1 by spacing), " in found.summary()


def test_another_document_is_named() -> None:
    """What stands in another document is no invention, and the complaint says where it stands."""
    changed = seeds(("annals-2001", ANCHOR, "the mayor, Zoë Lindström"))
    found = verify(changed, lambda name: DOCUMENTS[name].encode())
    assert any("in another document: Harbour 1990:5" in str(one) for one in found.problems)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["A word is hy-", "phenated here."], "A word is hyphenated here."),
        (["The Vietnam-", "Korea line."], "The Vietnam-Korea line."),
        (["One.", "", "Two."], "One.\nTwo."),
        (["Name    2001", "Cod      1.4"], "Name 2001\nCod 1.4"),
        (["Q: Did he?", "A: No."], "Q: Did he?\nA: No."),
        (["“Yes”, he said—", "‘no’ …"], "\"Yes\", he said- 'no' ..."),
        (["ﬁrst ﬂoor"], "first floor"),
        (["45 m² and 10⁵"], "45 m² and 10⁵"),
        (["中国人", "民"], "中国人民"),
        # A numbered heading ends where the next word would have had room; an item does not.
        (
            ["4. On the weather", "It rained all day in the town of Arn."],
            "4. On the weather\nIt rained all day in the town of Arn.",
        ),
        (
            ["1914 brought rain to all of the valley and its", "towns in the hills."],
            "1914 brought rain to all of the valley and its towns in the hills.",
        ),
    ],
)
def test_lines_run_on_as_they_are_read(lines: list[str], text: str) -> None:
    """Words are put together again; paragraphs, rows and answers stay apart."""
    assert Flow(lines).text == text


@given(st.lists(st.text("ab1-. ,\u00ad\f\xa0", max_size=12), max_size=6))
def test_every_place_of_a_flow_is_on_its_line(lines: list[str]) -> None:
    """What a line has, made plain, is where the flow says that the line is."""
    flow = Flow(lines)
    for number, line in enumerate(lines, 1):
        start, end = flow.span(number)
        assert 0 <= start <= end <= len(flow.text)
        shown = flow.text[start:end].strip()
        assert not shown or plainly(line).startswith(shown.rstrip("-"))


@pytest.mark.parametrize(
    ("text", "at", "cut"),
    [
        ("in 1964", 6, True),
        ("1,200", 1, True),
        ("1,200", 2, True),
        ("sound", 3, True),
        ("the sound", 3, False),
        ("7월", 1, False),
        ("17월", 1, True),
        ("도담시는", 3, False),
        ("in 1964.", 7, False),
    ],
)
def test_words_and_figures_are_not_cut(text: str, at: int, cut: bool) -> None:
    """But endings that a language attaches may be left off."""
    assert is_cut(text, at) is cut


#: What stands at the foot and the head of a page, and whether it belongs to the page.
EDGES = [
    (["2019   5   1,840", "2020   3   1,250", "\fIt went on.", "2020   3   1,250"], 1, False),
    (["Year   Ships", "2019   15", "\f2020   13", "2021   12"], 3, False),
    (["Town   Ships", "Total   250", "\fThe survey went on.", "It ended."], 2, False),
    (["It was so.", "\f143,800 people came to the festival", "They ate."], 2, False),
    (["It was so.", "\f12 people came in 2019.", "They ate."], 2, False),
    (["It was so.", "\f2. Partners and means", "They ate."], 2, False),
    (["It was so.", "\f12 Harbour Review", "They ate."], 2, True),
    (["It was so.", "\fHarbour Review 2021", "They ate."], 2, True),
    (["Harbour   12", "It was so.", "\fHarbour   13", "They ate."], 3, True),
    (["It was so.", "12", "\fThey ate.", "13"], 2, True),
]


@pytest.mark.parametrize(("lines", "number", "belongs"), EDGES)
def test_the_head_of_a_page_is_no_row_and_no_sentence(
    lines: list[str], number: int, belongs: bool
) -> None:
    """A row of figures at the edge of a page is like the next one but for its figures; it stays."""
    assert Flow(lines).has(number) is not belongs
