"""Of which time a figure is: of a year, of a part of one, in all; and of which year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from relfacts.curate.evidence.amount import Amount
from relfacts.curate.evidence.cited import AHEAD, Cited
from relfacts.curate.evidence.figures.claimed import FEW, Printed, claimed, rule
from relfacts.curate.evidence.lexicon import Found, Lexicon
from relfacts.curate.evidence.tables import years_in
from relfacts.curate.printed import years
from relfacts.curate.problems import Problem
from relfacts.curate.setting import Span
from relfacts.dates import edtf

#: The years that a date without an end or a beginning covers.
OPEN = 99

#: The units of time of the rates that the language files have.
PERIODS = {"yearly": "a", "monthly": "mon", "weekly": "WEE", "daily": "d"}


# "2034년 21만 8천 명", "2033: 840".
_YEAR_BEFORE = re.compile(r"(?<![\w.,])([12][0-9]{3})(?:년(?:에는|에)?|年)?:? ?$")
# "$840,000 in 2033", "948 passengers in 2034".
_YEAR_AFTER = re.compile(r"(?:\s[^\W\d_]+)?\s[^\W\d_]{1,4}\s([12][0-9]{3})(?![\w]|[.,'][0-9])")


def _measure(one: Printed) -> Iterator[tuple[str, bool]]:
    """A yearly figure, one of a part of a year and a total are called what they are."""
    measure = one.quantity.measure
    yearly, part, total = (one.words.has(word, one.near) for word in ("yearly", "part", "total"))
    # 25,000 a year may be paid for many years.
    dated = years_covered(one.cited.claim.date)
    if measure == "annual" and not yearly and 1 < dated < OPEN:
        yield f"the date has {dated} years, the figure is called annual", True
    # What is hoped for from a year on is hoped for each year.
    elif (
        measure == "annual" and not yearly and dated == OPEN and one.cited.claim.status not in AHEAD
    ):
        yield "the date has no end, the figure is called annual", False
    if measure == "annual" and part and not yearly:
        yield f"{one.shown} is of a part of a year, not annual", True
    elif measure == "annual" and not yearly and (told := _part_anchored(one)):
        yield f"an anchor has {told!r}, the figure is called annual", False
    # The total of a table sums up its rows, not years.
    if measure in ("annual", "part-year") and total and not yearly and not one.is_tabled:
        yield f"{one.shown} is a total, not {measure}", False
    if measure == "cumulative" and not total and _year_of_cell(one):
        yield f"{one.shown} stands in a table by years, and nothing makes a total of it", False
    if measure == "cumulative" and yearly and not total:
        yield f"{one.shown} is a yearly figure, not a total", True
    elif measure == "cumulative" and not total and not _spans(one):
        yield f"nothing makes a total of {one.shown}", False
    ours = f"{one.cited.statement} . {one.quantity.of.lower()}"
    whole = any(one.cited.ours.has(word, ours) for word in ("whole", "total"))
    if measure != "cumulative" and not whole and (parts := _summed(one)):
        yield f"{one.shown} is the sum of {' and '.join(parts)}; the claim does not say so", False
    if measure == "single" and part and not one.cited.ours.has("part", ours):
        yield f"{one.shown} is of a part of a year, not single", False
    yield from _rate(one)


def _summed(one: Printed) -> list[str]:
    """The figures of the sentence of which this one is the sum, if the claim has none of them."""
    document = one.cited.document
    sentence = document.sentence(one.amount.start)
    known = {other.size for other in claimed(one.cited)}
    others = [
        other
        for other in document.amounts(sentence)
        if not other.is_year and other.start != one.amount.start and other.value > FEW
    ]
    if one.is_tabled or len(others) < 2 or {abs(other.value) for other in others} & known:
        return []
    for first, second in pairwise(others):
        if first.value + second.value == abs(one.amount.value):
            return [one.cited.shown(other.whole) for other in (first, second)]
    return []


def _part_anchored(one: Printed) -> str:
    """The words of an anchor that make a figure one of a part of a year: in the half-year."""
    cited = one.cited
    low = cited.document.flow.low
    found = (
        part
        for span in cited.spans
        for part in one.words.find("part", low, *span)
        if not one.words.has("yearly", low[slice(*span)])
    )
    return next((low[part.start : part.end] for part in found), "")


def _spans(one: Printed) -> bool:
    """Whether anything around a figure sums it up, or counts from a time or up to one."""
    document = one.cited.document
    low = document.flow.low[slice(*document.sentence(one.amount.start))]
    text = low if not one.is_tabled else "\n".join(one.cited.lines).lower()
    return any(one.words.has(word, text) for word in ("total", "span", "whole"))


def _rate(one: Printed) -> Iterator[tuple[str, bool]]:
    """Per year, per month, per day: the statement has the rate that the text has."""
    text = "\n".join(one.cited.lines).lower()
    printed_ = _rates(one.words, text)
    near = _rates(one.words, one.near)
    told = _rates(one.cited.ours, f"{one.quantity.of.lower()} . {one.cited.statement}")
    if told and printed_ and not told & printed_ and one.quantity.measure != "cumulative":
        yield f"the text has a {min(printed_)} figure, the claim a {min(told)} one", True
    elif one.quantity.measure == "annual" and near and "yearly" not in near:
        yield f"{one.shown} is a {min(near)} figure, not annual", True
    elif (
        "yearly" in near
        and one.quantity.measure == "single"
        and "yearly" not in told
        and not _is_of_what_is_counted(one)
    ):
        yield f"{one.shown} is a yearly figure; the claim does not say so", False
    elif not _is_of_another(one) and not _may_be_yearly(one, told, text) and told and not printed_:
        yield f"nothing tells {one.shown} as a {min(told)} figure", False


def _is_of_what_is_counted(one: Printed) -> bool:
    """Whether a yearly figure is not that of a count but of each thing counted: 8 annual parts."""
    low, end = one.cited.document.flow.low, one.amount.end
    found = one.words.at("yearly", low, end + 1) if not one.amount.units else None
    return bool(found and " " not in low[found.start : found.end] and low[found.end :][:1] == " ")


def _is_of_another(one: Printed) -> bool:
    """Whether the rate that a statement tells is that of another figure of the claim."""
    rates = _rates(one.cited.ours, one.quantity.of.lower())
    alone = all(other.measure != "annual" for other in one.cited.claim.quantities)
    return not (alone or rates or one.quantity.measure == "annual")


def _may_be_yearly(one: Printed, told: set[str], text: str) -> bool:
    """Whether the rate of a claim may be meant without a word for it: Jahresbeitrag; a table."""
    if one.is_tabled or _names(one.words, told, text):
        return True
    begins = "|".join(map(re.escape, one.words.words("yearly part")))
    return "yearly" in told and bool(begins and re.search(rf"(?<!\w)(?:{begins})\w", text))


def _rates(words: Lexicon, text: str) -> set[str]:
    text = words.without("past", text)
    return {
        rate
        for rate in PERIODS
        if any(_is_rate(words, text, one) for one in words.find(rate, text))
    }


def _is_rate(words: Lexicon, text: str, found: Found) -> bool:
    """Whether "a year" says how often: "in a year" is how long, and "a month later" is when."""
    # "Im Jahr 2036" is a date.
    if re.match(r"\s[12][0-9]{3}(?!\w)", text[found.end :]):
        return False
    if text[found.start : found.end].split()[0] not in words.words("particle"):
        return True
    before, after = text[: found.start].split()[-1:], text[found.end :].split()[:1]
    led = before and before[0] in words.words("particle")
    return not led and not (after and after[0].rstrip(".,;:") in words.words("former"))


def _names(words: Lexicon, rates: set[str], text: str) -> bool:
    """Whether a text names the time to which a rate belongs, or nobody knows its word for it."""
    known, asked = words.words("unit"), {PERIODS[rate] for rate in rates}
    named = (found.meaning.split() for found in words.find("unit", text))
    return not known or any(asked & {*codes} for codes in named)


def _year_of_cell(one: Printed) -> bool:
    """Whether a figure stands in the row or the column of one year, in a table of no totals."""
    document = one.cited.document
    table = document.tables.get(document.flow.line(one.amount.start))
    if table is None:
        return False
    said = f"{table.caption} {' '.join(cell.text for cell in table.head)}".lower()
    over = {*years_in(table.label), *(year for cell in table.head for year in years_in(cell.text))}
    return bool(over) and not one.words.has("total", said)


def years_covered(date: str | None) -> int:
    """The number of years that a date covers; 1 if that is not known."""
    try:
        parsed = edtf.parse(date or "")
    except edtf.EdtfError:
        return 1
    if date and ".." in date and (parsed.start is None or parsed.end is None):
        return OPEN
    if parsed.start and parsed.end and "/" in (date or ""):
        return parsed.end[0] - parsed.start[0] + 1
    return 1


measure_stands = rule("measure-stands", _measure)


def year_stands(cited: Cited) -> Iterator[Problem]:
    """A year right beside a figure is that of the claim, or of what the figure is said to be."""
    claim = cited.claim
    dated = set(years(claim.date or ""))
    if len(dated) != 1 or ".." in (claim.date or ""):
        return
    for quantity, printed in ((one.quantity, one.printed) for one in claimed(cited)):
        # What is told as of before has a year of its own.
        if cited.ours.has("former", quantity.of.lower()):
            continue
        known = dated | set(years(quantity.of))
        beside = [_year_of(cited, one.amount) for one in printed]
        if beside and all(year and year not in known for year in beside):
            what = f"{quantity.value} is of {beside[0]} in the text, of {min(dated)} in the claim"
            yield cited.doubt(quantity.at, "year-stands", what)


def _year_of(cited: Cited, one: Amount) -> str:
    """The year that stands right before a figure, or right after it and what it counts."""
    document = cited.document
    if document.cell(one):
        return ""
    if before := _YEAR_BEFORE.search(document.flow.low, max(0, one.whole[0] - 12), one.whole[0]):
        return before.group(1)
    end = document.clause(Span(*one.whole)).end
    found = _YEAR_AFTER.match(document.flow.low, one.whole[1], max(end, one.whole[1]))
    # "3.2 per cent more than 2031" is of another year.
    compares = found and any(
        document.words.has(category, found.group()) for category in ("comparison", "compared year")
    )
    return found.group(1) if found and not compares else ""
