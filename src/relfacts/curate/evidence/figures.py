"""Rules about figures: each is printed, with its unit, sign, comparison, and what it sums up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import chain, pairwise
from operator import itemgetter

from relfacts.curate.evidence.amounts import BRACKETED, MONEY_CODES, Amount, amounts
from relfacts.curate.evidence.cited import Cited, Document
from relfacts.curate.evidence.dated import in_date
from relfacts.curate.evidence.lexicon import OURS, Lexicon, any_of, lexicon
from relfacts.curate.evidence.tables import Table, years_in
from relfacts.curate.located import Problem
from relfacts.curate.printed import figures, years
from relfacts.curate.seeds import Quantity
from relfacts.curate.setting import Span, plainly
from relfacts.dates import edtf
from relfacts.text.folding import singular, words
from relfacts.vocabulary.units import SAME, UNITS

#: Units that texts call by the name of others, and another code of a currency.
_CALLED_ALIKE = {"RMB": "CNY", "STN": "t", "LTN": "t"}
_COUNT = "C62"
_TIME = frozenset(("a", "mon", "WEE", "d", "h", "min"))

# A figure in words that is no greater may count nothing: one of them.
_FEW = 2

# At most this many figures are named in a message about a missing one.
_MOST_SHOWN = 3

# "$840,000 in 2033", "948 passengers in 2034".
_YEAR_AFTER = re.compile(r"(?:\s[^\W\d_]+)?\s[^\W\d_]{1,4}\s([12][0-9]{3})(?![\w]|[.,'][0-9])")

# Between two figures they make one a part of the other, or what it is compared with.
_APART = ("part of", "comparison", "compared", "contrast")

# A word further than this many letters from a figure does not belong to it.
_FAR = 60


def unit(code: str) -> str:
    """The code of a unit that the language files use."""
    code = _CALLED_ALIKE.get(code, code)
    return SAME.get(code, code)


def _told(code: str) -> str:
    return UNITS.get(code, code) or "a count"


@dataclass(frozen=True)
class Printed:
    """A quantity of a claim, and a figure in its anchors with the same value."""

    cited: Cited
    quantity: Quantity
    amount: Amount

    @property
    def value(self) -> Decimal:
        """What the claim says."""
        return Decimal(self.quantity.value)

    @property
    def clause(self) -> Span:
        """The clause that contains the figure."""
        return self.cited.document.clause(Span(*self.amount.whole))

    @property
    def near(self) -> str:
        """The text of that clause, in lower case."""
        return self.cited.document.flow.low[self.clause.start : self.clause.end]

    @property
    def words(self) -> Lexicon:
        """The words of the document's language."""
        return self.cited.document.words

    @property
    def shown(self) -> str:
        """The figure with all that belongs to it, as it is printed."""
        return self.cited.shown(self.amount.whole)


# A finding about a figure: the rule, what is wrong, and whether it is certain.
Found = tuple[str, str, bool]


def printed(cited: Cited, quantity: Quantity) -> list[Printed]:
    """The figures in the anchors that have the value of a quantity."""
    value = abs(Decimal(quantity.value))
    return [
        Printed(cited, quantity, one)
        for one in _offered(cited, quantity)
        if abs(one.value) == (round(value) if "P1" in one.units and one.worded else value)
        # Without accents, many a word is a hundred or none: trạm and trăm.
        or (cited.document.bare and one.bare == value)
    ]


def _offered(cited: Cited, quantity: Quantity) -> list[Amount]:
    """The figures in the anchors; if the claim quotes one, those in the quotation."""
    found = [_meant(cited, one, quantity) for one in cited.anchored()]
    if quoted := _quoted(quantity):
        spans = cited.find(quoted).spans
        found = [
            one
            for one in found
            if any(span.start < one.end and one.start < span.end for span in spans)
        ]
    return found


def _meant(cited: Cited, one: Amount, quantity: Quantity) -> Amount:
    """A figure converted to the unit of a quantity."""
    # "In thousand tons" over a table does not apply to a column that counts ships.
    counts = quantity.unit == _COUNT and not _named(cited, quantity, one)
    if one.captioned and one.units and counts:
        return replace(one, value=one.bare, units=frozenset())
    # Three quarters of them are 75 per cent.
    if quantity.unit == "P1" and one.worded and not one.units and 0 < one.value < 1:
        return replace(one, value=round(one.value * 100, 0), units=frozenset({"P1"}))
    return one


def _quoted(quantity: Quantity) -> str:
    return plainly(quantity.why.strip().strip('"')) if quantity.why else ""


def figure_stands(cited: Cited) -> Iterator[Problem]:
    """The anchors print every figure, and the statement has none that the lines have not."""
    claim = cited.claim
    for quantity in (one for one in claim.quantities if one.is_readable):
        quoted = _quoted(quantity)
        anchors = [plainly(anchor) for anchor in claim.anchors]
        if quoted and not any(quoted in anchor for anchor in anchors):
            yield cited.problem(quantity.at, "figure-stands", f"no anchor has {quoted!r}")
            continue
        offered = _offered(cited, quantity)
        # A quotation without a readable number is accepted as it is.
        if (quoted and not offered) or printed(cited, quantity):
            continue
        what = f"the figure {quantity.value} stands in no anchor"
        if near := next((one for one in offered if _slipped(one, quantity)), None):
            what += f": {cited.shown(near.whole)} is {_plain(near.value)}"
        else:
            what += _instead(cited, quantity, offered)
        yield cited.problem(quantity.at, "figure-stands", what)
    yield from _statement_figures(cited)


def _instead(cited: Cited, quantity: Quantity, offered: list[Amount]) -> str:
    """A clause for the message: where the figure is on the lines, or which figures the anchors
    have.
    """
    value = abs(Decimal(quantity.value))
    if there := next((one for one in cited.amounts if abs(one.value) == value), None):
        return f": add an anchor with {cited.shown(there.whole)}"
    # The year of the claim is not a mistaken figure.
    date = cited.claim.date or ""
    others = (one for one in offered if f"{one.value:f}" not in date)
    shown = list(dict.fromkeys(cited.shown(one.whole) for one in others))[:_MOST_SHOWN]
    return f": the anchors have {', '.join(shown)}" if shown else ""


def _slipped(one: Amount, quantity: Quantity) -> bool:
    """Whether the figures have the same digits, with another scale or decimal point."""
    digits = str(one.value.copy_abs().normalize().as_tuple().digits)
    return digits == str(Decimal(quantity.value).copy_abs().normalize().as_tuple().digits)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _statement_figures(cited: Cited) -> Iterator[Problem]:
    claim = cited.claim
    told = [
        one
        for one in amounts(cited.statement, cited.language)
        if one.value > _FEW or not one.worded
    ]
    known = _known(cited) if told else set()
    for one in told:
        if abs(one.value) in known or _rounds(one, known):
            continue
        shown = cited.statement[one.start : one.end]
        what = f"the figure {shown} of the statement does not stand here"
        if not one.worded or one.value > 12:
            yield cited.problem(claim.marks["statement"], "figure-stands", what)
        elif cited.document.words.words("number"):
            yield cited.doubt(claim.marks["statement"], "figure-stands", what)


def _known(cited: Cited) -> set[Decimal]:
    """The figures that a statement may have: printed, counted in the claim, or worked out."""
    claim = cited.claim
    known = {abs(one.value) for one in cited.amounts}
    known |= {one.bare for one in cited.amounts if cited.document.bare}
    headed = {abs(one.bare) for one in cited.amounts if one.value != one.bare}
    # Digits that are not a figure: those of a day, a name, a page.
    known |= figures("\n".join((*cited.lines, claim.date or ""))) - headed
    # "Three powers" counts those that the claim lists.
    known |= {Decimal(len(listed)) for listed in (claim.people, claim.parties, claim.places)}
    # "In five years" counts the years of the date; quoted figures are in words there.
    known.add(Decimal(_years(claim.date)))
    known |= _reckoned(cited)
    known |= {
        abs(Decimal(one.value))
        for one in claim.quantities
        if one.is_readable and (one.why or printed(cited, one))
    }
    return known


def _reckoned(cited: Cited) -> set[Decimal]:
    """The years that lie between a year printed here and that of the claim, and the year before
    it where something is compared.
    """
    ours = {int(year) for year in years(cited.claim.date or "")}
    theirs = {int(year) for line in cited.lines for year in years(line)}
    known = {Decimal(abs(one - other)) for one in ours | theirs for other in ours | theirs}
    low = "\n".join(cited.lines).lower()
    words = cited.document.words
    if any(words.has(category, low) for category in ("comparison", "compared", "past")):
        known |= {Decimal(year - 1) for year in ours}
    return known


def _rounds(one: Amount, known: set[Decimal]) -> bool:
    """Whether a figure says that it is not exact, and is one of those known, rounded."""
    value = abs(one.value)
    if not {"about", "less-than", "more-than"} & one.qualifiers or not value:
        return False
    # 630,000 rounds to tens of thousands.
    step = Decimal(1).scaleb(value.normalize().as_tuple().exponent)  # type: ignore[arg-type]
    near = (other for other in known if abs(other - value) <= step)
    return any((other / step).quantize(Decimal(1), ROUND_HALF_UP) * step == value for other in near)


def _rule(
    rule: str, check: Callable[[Printed], Iterator[tuple[str, bool]]]
) -> Callable[[Cited], Iterator[Problem]]:
    """A rule about each quantity: it is kept if one of the figures with its value keeps it."""

    def run(cited: Cited) -> Iterator[Problem]:
        for quantity in (one for one in cited.claim.quantities if one.is_readable):
            told = [list(check(one)) for one in printed(cited, quantity)]
            if told and all(told):
                what, sure = min(told, key=len)[0]
                made = cited.problem if sure else cited.doubt
                yield made(quantity.at, rule, what)

    run.__doc__ = check.__doc__
    run.__name__ = rule.replace("-", "_")
    return run


def _unit(one: Printed) -> Iterator[tuple[str, bool]]:
    """A figure has the unit, the currency or the per cent that the text has beside it."""
    code = unit(one.quantity.unit)
    units = one.amount.units
    counted = code == _COUNT and (_counts(one) or _named(one.cited, one.quantity, one.amount))
    if units and code not in units and not counted:
        told = " or ".join(sorted(map(_told, units)))[:60]
        yield f"{one.shown} is of {told}, not of {_told(code)}", True
    elif not units and code != _COUNT and not _elsewhere(one, code) and not _is_age(one, code):
        # A language whose word for a unit is not known may have it beside the figure.
        yield f"no {_told(code)} beside {one.shown}", code in _codes(one.words)


@lru_cache(maxsize=64)
def _codes(words: Lexicon) -> frozenset[str]:
    """The units for which a language has a word, and the currencies, which have signs."""
    known = (code for meaning in words.words("unit").values() for code in meaning.split())
    return frozenset((*known, *(code.upper() for code in MONEY_CODES)))


def _is_age(one: Printed, code: str) -> bool:
    """Whether the figure stands as ages do, between commas: Shepard, then 47, was the oldest."""
    low, (start, end) = one.cited.document.flow.low, one.amount.whole
    between = re.search(r", (?:\w+ )?$", low[:start]) and re.match(r"[,.;)]", low[end:])
    return code == "a" and one.value < 130 and bool(between)


def _counts(one: Printed) -> bool:
    """Whether the thing counted may be what the text has instead of a unit: 3 years of study."""
    return one.amount.unit_word in ("m", "t", "h", "g", "l", "k", "b")


def _named(cited: Cited, quantity: Quantity, one: Amount) -> bool:
    """Whether the thing counted names the unit: crowns, of whichever country."""
    known = cited.ours.words("unit")
    of = plainly(quantity.of).lower()
    return any(set(known[word].split()) & one.units for word in words(of) if word in known)


def _elsewhere(one: Printed, code: str) -> bool:
    """Whether the unit is elsewhere on the lines cited: over a table, or once for all figures."""
    low = "\n".join(one.cited.lines).lower()
    document = one.cited.document
    if any(
        code in other.units and _shares(document, one.amount, other) for other in one.cited.amounts
    ):
        return True
    known = one.words.words("unit")
    if any(
        code in known[found.meaning and low[found.start : found.end]].split()
        for found in one.words.find("unit", low)
    ):
        return True
    if re.search(rf"(?<!\w){re.escape(code.lower())}(?!\w)", low):
        return True
    return not known or (code == "P1" and "%" in low)


def _shares(document: Document, one: Amount, other: Amount) -> bool:
    """Whether a figure may have the unit of another: in one sentence, or one of them in a table."""
    tabled = document.cell(one) or document.cell(other)
    return bool(tabled) or document.sentence(one.start) == document.sentence(other.start)


def _qualifier(one: Printed) -> Iterator[tuple[str, bool]]:
    """How exact a figure is called is what the words beside it say: more than, nearly, up to."""
    said = one.quantity.qualifier
    known = set(one.amount.qualifiers)
    if one.amount.bound:
        # "15 to 20" is an at-least and an at-most.
        known = {one.amount.bound, *(known & {"about", "estimated"})}
        known |= {"exact"} if one.amount.moved else set()
    if negates(one):
        turned = {
            "more-than": "at-most",
            "less-than": "at-least",
            "at-least": "less-than",
            "at-most": "more-than",
        }
        known = {turned.get(word, word) for word in known}
    if said == "exact" and _lasts(one):
        return
    # Two thirds of them are about 67 per cent.
    if said == "about" and "P1" in one.amount.units and one.amount.worded:
        return
    if known and said not in known:
        beside = one.amount.qualified or "a range"
        meant = " or ".join(sorted(known))
        yield f"{one.shown} is {meant}, not {said}: {beside!r} stands beside it", True
    elif not known and said != "exact" and one.words.words("before") and not _estimated(one):
        yield f"no word says that {one.shown} is {said}", said not in ("about", "estimated")


def _lasts(one: Printed) -> bool:
    """Whether the word beside a figure may only say that something lasts: over four years."""
    return bool(one.amount.units & _TIME) and one.amount.qualified in one.words.words("span")


def negates(one: Printed) -> bool:
    """Whether a "not" reverses the comparison: no ship was longer than."""
    if "more-than" not in one.amount.qualifiers and "less-than" not in one.amount.qualifiers:
        return False
    low, start = one.cited.document.flow.low, one.amount.whole[0]
    # What is compared by a word after the figure is not denied by one before it.
    if start == one.amount.start:
        return False
    before = low[one.clause.start : start]
    return one.words.has("negation", before[-60:])


def _estimated(one: Printed) -> bool:
    """Whether the sentence around the figure calls it a guess."""
    said = one.quantity.qualifier
    # "Some of them guessed 40" is far from its figure; a "more than" belongs to what is beside it.
    guessed = said in ("about", "estimated")
    start, end = one.cited.document.sentence(one.amount.start) if guessed else one.clause
    low = one.cited.document.flow.low[start:end]
    meanings = {**one.words.words("before"), **one.words.words("after")}
    # A word that may say nothing of it, as the "from" of "income from heat", does not reach far.
    told = (
        meanings[low[found.start : found.end]].split()
        for category in ("before", "after")
        for found in one.words.find(category, low)
    )
    return any(said in meaning and "exact" not in meaning for meaning in told)


def _sign(one: Printed) -> Iterator[tuple[str, bool]]:
    """A fall is negative and a rise is not, as the sign or the words beside a figure say."""
    value = one.value
    signed = one.amount.signed
    if signed == BRACKETED:
        # Expenses are in brackets too, and may be given as they are.
        if value > 0:
            yield f"{one.shown} stands in brackets, the claim has {one.quantity.value}", False
        return
    if signed:
        if (signed == "-") != (value < 0):
            yield f"{one.shown} has the sign {signed}, the claim has {one.quantity.value}", True
        return
    way = _way(one)
    if way == "fall" and value > 0 and not _told_as(one, "fall"):
        yield f"{one.shown} is told as a fall, the claim has {one.quantity.value}", False
    elif way != "fall" and value < 0 and one.words.words("fall"):
        yield (
            f"nothing tells {one.shown} as a fall, the claim has {one.quantity.value}",
            way == "rise",
        )


def _way(one: Printed) -> str:
    """Whether the text presents the figure as a rise or a fall, by the nearest such word."""
    low = one.near
    start, end = one.amount.whole[0] - one.clause.start, one.amount.whole[1] - one.clause.start
    before = low[:start].split()[-1:]
    change = before and before[0] in one.words.words("change")
    if before and not change and before[0] in one.words.words("level"):
        return ""
    if "P1" not in one.amount.units and not change:
        # "2,000 less" is a fall, but "fell to 2,000" is not.
        found = re.match(rf"\s(?:{one.words.pattern('fall').pattern})", low[end:])
        return "fall" if found else ""
    best: tuple[int, str] | None = None
    for category in ("rise", "fall"):
        for found_ in one.words.find(category, low):
            away = start - found_.end if found_.end <= start else found_.start - end
            if away >= -1 and (best is None or away < best[0]):
                best = (away, category)
    if best is None:
        # "Sales fell from 840 to 610, or by a quarter": the last word before it in the sentence.
        return _led(one)
    return best[1] if best[0] < _FAR else ""


def _led(one: Printed) -> str:
    """What the words before the clause of a figure tell, if they tell one thing only."""
    start, _ = one.cited.document.sentence(one.amount.start)
    low = one.cited.document.flow.low[start : one.clause.start]
    ways = {category for category in ("rise", "fall") if one.words.has(category, low)}
    return ways.pop() if len(ways) == 1 else ""


def _told_as(one: Printed, category: str) -> bool:
    return one.cited.ours.has(category, one.quantity.of.lower())


def _measure(one: Printed) -> Iterator[tuple[str, bool]]:
    """A yearly figure, one of a part of a year and a total are called what they are."""
    measure = one.quantity.measure
    yearly, part, total = (one.words.has(word, one.near) for word in ("yearly", "part", "total"))
    if measure == "annual" and (dated := _years(one.cited.claim.date)) > 1:
        yield f"the date has {dated} years, the figure is called annual", True
    if measure == "annual" and part and not yearly:
        yield f"{one.shown} is of a part of a year, not annual", True
    elif measure == "annual" and not yearly and (told := _part_anchored(one)):
        yield f"an anchor has {told!r}, the figure is called annual", False
    # The total of a table sums up its rows, not years.
    if measure in ("annual", "part-year") and total and not yearly and not _tabled(one):
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
    known = {abs(Decimal(other.value)) for other in one.cited.claim.quantities if other.is_readable}
    others = [
        other
        for other in document.amounts(sentence)
        if not other.is_year and other.start != one.amount.start and other.value > _FEW
    ]
    if _tabled(one) or len(others) < 2 or {abs(other.value) for other in others} & known:
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
    text = low if not _tabled(one) else "\n".join(one.cited.lines).lower()
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
    elif "yearly" in near and one.quantity.measure == "single" and "yearly" not in told:
        yield f"{one.shown} is a yearly figure; the claim does not say so", False
    elif told and not printed_ and not _names(one.words, told, text) and not _tabled(one):
        yield f"nothing tells {one.shown} as a {min(told)} figure", False


def _rates(words: Lexicon, text: str) -> set[str]:
    text = _without(words, "past", text)
    return {rate for rate in ("yearly", "monthly", "weekly", "daily") if words.has(rate, text)}


def _without(words: Lexicon, category: str, text: str) -> str:
    """A text with dots in place of the words of a category."""
    for one in words.find(category, text):
        text = text[: one.start] + "." * (one.end - one.start) + text[one.end :]
    return text


_PERIODS = {"yearly": "a", "monthly": "mon", "weekly": "WEE", "daily": "d"}


def _names(words: Lexicon, rates: set[str], text: str) -> bool:
    """Whether a text names the time to which a rate belongs, or nobody knows its word for it."""
    known, asked = words.words("unit"), {_PERIODS[rate] for rate in rates}
    named = (found.meaning.split() for found in words.find("unit", text))
    return not known or any(asked & {*codes} for codes in named)


def _tabled(one: Printed) -> bool:
    return one.cited.document.flow.line(one.amount.start) in one.cited.document.tables


def _year_of_cell(one: Printed) -> bool:
    """Whether a figure stands in the row or the column of one year, in a table of no totals."""
    document = one.cited.document
    table = document.tables.get(document.flow.line(one.amount.start))
    if table is None:
        return False
    said = f"{table.caption} {' '.join(cell.text for cell in table.head)}".lower()
    over = {*years_in(table.label), *(year for cell in table.head for year in years_in(cell.text))}
    return bool(over) and not one.words.has("total", said)


def _years(date: str | None) -> int:
    """The number of years that a date covers; 1 if that is not known."""
    try:
        parsed = edtf.parse(date or "")
    except edtf.EdtfError:
        return 1
    if date and ".." in date and (parsed.start is None or parsed.end is None):
        return 99
    if parsed.start and parsed.end and "/" in (date or ""):
        return parsed.end[0] - parsed.start[0] + 1
    return 1


unit_stands = _rule("unit-stands", _unit)
qualifier_stands = _rule("qualifier-stands", _qualifier)
sign_stands = _rule("sign-stands", _sign)
measure_stands = _rule("measure-stands", _measure)


def counted_stands(cited: Cited) -> Iterator[Problem]:
    """A figure counts what stands beside it, not what stands beside another figure."""
    yield from _bases(cited)
    yield from _passed_over(cited)
    if not cited.document.language.startswith(OURS):
        yield from _turned_about(cited)
        return
    for quantity in (one for one in cited.claim.quantities if one.is_readable):
        # "People" may be anybody whom the text counts.
        wanted = _heads(quantity.of) - _generic(cited)
        offers = [one.amount for one in printed(cited, quantity)]
        if not wanted or not offers:
            continue
        better = [_better(cited, one, wanted) for one in offers]
        if all(better) and (other := better[0]):
            what = (
                f"{cited.shown(other.whole)} seems to be of {quantity.of}; "
                f"the claim says it of {cited.shown(offers[0].whole)}"
            )
            yield cited.doubt(quantity.at, "counted-stands", what)


def _bases(cited: Cited) -> Iterator[Problem]:
    """Reports the figure of an earlier time told as that of now: up from 6,900."""
    offers = [
        (quantity, [one.amount for one in printed(cited, quantity)])
        for quantity in cited.claim.quantities
        if quantity.is_readable
    ]
    for place, (quantity, found) in enumerate(offers):
        if not found or not all(_is_base(cited, one) for one in found):
            continue
        base = found[0]
        # What is compared with it stands before it in the text, as a rule in the claim too.
        others = [
            at
            for at, (_, theirs) in enumerate(offers)
            for one in theirs
            if one.units == base.units or not base.units
            if one.start != base.start and not _is_base(cited, one)
        ]
        what = f"{cited.shown(base.whole)} is what another figure is compared with"
        former = cited.ours.has("former", quantity.of.lower())
        if others and place < min(others) and not former:
            what += "; the claim has them the other way about"
            yield cited.doubt(quantity.at, "counted-stands", what)
        elif not others and not _is_of_base(cited, quantity, base):
            yield cited.doubt(quantity.at, "counted-stands", what)


def _passed_over(cited: Cited) -> Iterator[Problem]:
    """Reports words beside one figure that are cited for another: of which 3 million by the town.

    The claim has no figure that stands where these words do, and one of the same unit elsewhere.
    """
    document = cited.document
    listed = [one for one in cited.claim.quantities if one.is_readable]
    values = {abs(Decimal(one.value)) for one in listed}
    offers = [(one, found) for one in listed if (found := printed(cited, one))]
    names = {form for forms in cited.texts.places.values() for form in forms if offers}
    for span in cited.spans if offers else ():
        if any(span.start < one.whole[1] and one.whole[0] < span.end for one in cited.amounts):
            continue
        # The name of a place only says of where it is told.
        told = document.flow.text[slice(*span)]
        if told in names:
            continue
        clause = document.clause(span)
        beside = [
            one
            for one in cited.amounts
            if clause.start <= one.start < clause.end and not _is_time(cited, one)
            # "One of them" counts nothing.
            if not one.worded or one.value > _FEW
        ]
        if not beside or any({abs(one.value), abs(one.bare)} & values for one in beside):
            continue
        for quantity, found in offers:
            code = unit(quantity.unit)
            # A mere number counts things of its own: the Norvan expedition had 14 tents.
            if code == _COUNT and any(told.startswith(f"{name} ") for name in names):
                continue
            alike = [
                one for one in beside if code in one.units or (code == _COUNT and not one.units)
            ]
            if alike and not any(_in_series(cited, span, beside, one) for one in found):
                what = f"{cited.shown(span)} stands beside {cited.shown(alike[0].whole)}"
                yield cited.doubt(
                    quantity.at, "counted-stands", f"{what}; the claim has {found[0].shown}"
                )
                return


def _in_series(cited: Cited, span: Span, beside: list[Amount], one: Printed) -> bool:
    """Whether words lead a row of figures, of which the claim has one: exports of 3, 7 and 5."""
    document = cited.document
    if document.cell(one.amount):
        return True
    last, own = max(other.whole[1] for other in beside), one.amount.whole[0]
    if span.end > min(other.whole[0] for other in beside) or own < last:
        return False
    between = document.flow.low[last:own]
    apart = document.sentence(own) != document.sentence(span.start)
    return not apart and not any(one.words.has(word, between) for word in _APART)


def _is_time(cited: Cited, one: Amount) -> bool:
    """Whether a figure is a year or a part of a date."""
    return one.is_year or in_date(cited.document.flow.low, one.start, one.end)


def _is_base(cited: Cited, one: Amount) -> bool:
    """Whether a figure is only what another is compared with: against 20, from 20 to 30."""
    document = cited.document
    low, known = document.flow.low, document.words
    sentence = document.sentence(one.start)
    before = low[sentence.start : one.start]
    if one.bound and not one.moved:
        return False
    led = _led_by(known, "comparison").search(before) if known.words("comparison") else None
    # The "than" of "more than" says how exact a figure is.
    if led and led.group(1) not in one.qualified.split():
        return True
    # "From 610,000 to 545,000": a range goes up, a change may do either.
    others = [other for other in document.amounts(sentence) if other.start > one.end]
    if not others or not _led_by(known, "range start").search(before):
        return False
    between = low[one.whole[1] : others[0].whole[0]].strip()
    moved = known.has("rise", before) or known.has("fall", before)
    return moved and (between in known.words("level") or between in known.words("range"))


@lru_cache(maxsize=64)
def _led_by(words: Lexicon, category: str) -> re.Pattern[str]:
    """A pattern for text that ends with a word of a category, or has one word after it."""
    return re.compile(rf"({any_of(words.words(category))})\s?(?:[^\W\d_]+\s)?[^\w\s]{{0,3}}$")


def _is_of_base(cited: Cited, quantity: Quantity, base: Amount) -> bool:
    """Whether a claim says of which earlier time or other thing its figure is."""
    clause = cited.document.clause(Span(*base.whole))
    ends = [one.whole[0] for one in cited.amounts if one.start > base.end and not one.is_year]
    end = min([clause.end, *ends])
    after = _without(
        cited.document.words,
        "past",
        cited.document.flow.low[base.whole[1] : max(base.whole[1], end)],
    )
    if set(years(cited.claim.date or "")) & set(years(after)):
        return True
    # What comes after it may say of what it is: 950 at the old terminal.
    idle = {word for phrase in cited.document.words.words("particle") for word in words(phrase)}
    named = {word for word in words(after) if word not in idle}
    of = quantity.of.lower()
    ours = f"{cited.statement} {of}"
    told = any(cited.ours.has(one, ours) for one in ("comparison", "past"))
    return bool(named) or told or cited.ours.has("former", of)


def _better(cited: Cited, own: Amount, wanted: set[str]) -> Amount | None:
    """Another figure that is beside the thing counted, while this one is not."""
    document = cited.document
    here = document.sentence(own.start)
    mine, named = _after(cited, own)
    for other in cited.amounts:
        if other == own or other.bound or own.bound or other.units != own.units or other.is_year:
            continue
        # The "3.2" of "Table 3.2" is no figure of the table.
        if document.cell(own) and not document.cell(other):
            continue
        theirs, _ = _after(cited, other)
        if "P1" in own.units:
            ahead, there = _ahead(cited, own), _ahead(cited, other)
            if wanted & there and ahead and not wanted & (ahead | mine):
                return other
        elif mine & wanted < theirs & wanted - _said_of(cited, other):
            # "5,000 more" counts what the sentence counted before it.
            apart = not wanted & _content(cited, here) and not mine & _generic(cited)
            if named or apart:
                return other
    return None


def _said_of(cited: Cited, one: Amount) -> set[str]:
    """The words by which the claim itself says what another figure counts."""
    alike = (quantity for quantity in cited.claim.quantities if quantity.is_readable)
    told = [_heads(other.of) for other in alike if abs(Decimal(other.value)) == abs(one.value)]
    return set().union(*told)


def _generic(cited: Cited) -> set[str]:
    """Words that may stand for what is counted: people for passengers."""
    return {singular(word) for word in cited.document.words.words("generic")}


@lru_cache(maxsize=1)
def _vague() -> frozenset[str]:
    """Words of statements that do not say what is counted: number, a year, of."""
    known = lexicon(OURS)
    phrases = chain(known.words("uncounted"), known.words("particle"))
    return frozenset(singular(word) for phrase in phrases for word in words(phrase))


def _heads(of: str) -> set[str]:
    return {singular(word) for word in words(of)} - _vague()


def _content(cited: Cited, span: Span) -> set[str]:
    """The words of a span, in the singular."""
    return {singular(word) for word in words(cited.document.flow.low[span.start : span.end])}


def _after(cited: Cited, one: Amount) -> tuple[set[str], bool]:
    """The words right after a figure, and whether the first of them may name what it counts."""
    clause = cited.document.clause(Span(*one.whole))
    low = cited.document.flow.low[one.whole[1] : max(one.whole[1], clause.end)]
    found = words(low.removeprefix(" of"))[:5]
    known = cited.document.words.words
    # "2,100 were apple trees".
    first = found[1:2] if found and found[0] in known("auxiliary") else found[:1]
    named = bool(first) and first[0] not in known("particle") and not first[0].isdigit()
    return {singular(word) for word in found}, named and first[0] not in known("generic")


def _ahead(cited: Cited, one: Amount) -> set[str]:
    """The words before a figure in its clause, without those that do not name a subject."""
    clause = cited.document.clause(Span(*one.whole))
    low = cited.document.flow.low[clause.start : one.whole[0]]
    idle: set[str] = set()
    for category in ("particle", "rise", "fall", "level", "change", "before", "plan"):
        idle |= {word for phrase in cited.document.words.words(category) for word in words(phrase)}
    return {singular(word) for word in words(low) if word not in idle and not word.isdigit()}


def _turned_about(cited: Cited) -> Iterator[Problem]:
    """Reports figures of one unit whose order differs from the printed order."""
    order = []
    for quantity in (one for one in cited.claim.quantities if one.is_readable):
        offers = printed(cited, quantity)
        if len(offers) == 1:
            order.append((quantity, offers[0].amount))
    for (first, one), (second, other) in pairwise(order):
        # What was before may be told after what is, and so may the columns of a table.
        if any(cited.ours.has("former", of.of.lower()) for of in (first, second)):
            continue
        if cited.document.flow.line(one.start) in cited.document.tables:
            continue
        if first.unit == second.unit and one.start > other.start:
            what = (
                f"{cited.shown(other.whole)} stands before {cited.shown(one.whole)}, the claim has "
                "them the other way about"
            )
            yield cited.doubt(second.at, "counted-stands", what)


def cell_stands(cited: Cited) -> Iterator[Problem]:
    """A figure of a table stands in the row and under the heading that the claim is about."""
    claim = cited.claim
    document = cited.document
    for quantity in (one for one in claim.quantities if one.is_readable):
        told: list[list[tuple[str, bool]]] = []
        for one in printed(cited, quantity):
            number = document.flow.line(one.amount.start)
            table = document.tables.get(number)
            if table is None:
                break
            told.append(list(_cell(cited, one, table.number)))
        else:
            if told and all(told):
                # If there are several findings about one figure, certain ones decide.
                fewest = min(told, key=len)
                what, sure = max(fewest, key=itemgetter(1))
                made = cited.problem if sure else cited.doubt
                yield made(quantity.at, "cell-stands", what)


def _cell(cited: Cited, one: Printed, number: int) -> Iterator[tuple[str, bool]]:
    document = cited.document
    table = document.tables[number]
    cell = document.cell(one.amount)
    over = table.over(cell[1]) if cell else ""
    dated = set(years(cited.claim.date or ""))
    if (headed := set(years_in(over))) and dated and not headed & dated:
        yield f"{one.shown} stands under {over!r}, the claim is of {', '.join(sorted(dated))}", True
    headings = _anchored_headings(cited, table)
    if over and headings and over not in headings:
        yield f"{one.shown} stands under {over!r}, the anchors have {headings[0]!r}", True
    if not table.label:
        return
    if labelled := set(years_in(table.label)) if table.label.isdigit() else set():
        if dated and not labelled & dated:
            what = f"{one.shown} stands in the row of {table.label}"
            yield f"{what}, the claim is of {', '.join(sorted(dated))}", True
        yield from _column(cited, one, table, over)
        return
    anchored = any(
        document.flow.line(span.start) == number
        and span.start - document.flow.span(number).start < len(table.label)
        for span in cited.spans
    )
    if not anchored:
        yield f"{one.shown} is of {table.label!r}, which no anchor has", False
    ours = f"{cited.statement} {one.quantity.of.lower()}"
    label = table.label.lower()
    listed = {*cited.claim.places, *(party.id for party in cited.claim.parties)}
    if named := cited.texts.places_in(plainly(table.label)):
        if not named & listed:
            yield f"{one.shown} is of {table.label!r}, which the claim does not name", True
    elif document.words.has("whole", label):
        if not cited.ours.has("whole", ours):
            yield f"{one.shown} is of {table.label!r}; the claim does not say so", False
    elif document.language.startswith(OURS):
        wanted = {singular(word) for word in words(label)} - _vague()
        told = {singular(word) for word in words(ours)} | {
            singular(word) for id_ in listed for word in words(id_)
        }
        if wanted and not wanted & told:
            yield f"{one.shown} is of {table.label!r}; the claim does not say so", False
        elif other := _nearer_row(document, table, wanted, told):
            yield f"{one.shown} is of {table.label!r}, the claim seems to be of {other!r}", False


def _anchored_headings(cited: Cited, table: Table) -> list[str]:
    """The headings of columns that anchors quote."""
    flow = cited.document.flow
    quoted = [
        flow.text[span.start : span.end]
        for span in cited.spans
        if flow.line(span.start) == table.head_number
    ]
    return [
        cell.text
        for cell in table.columns
        if any(cell.text in text or text in cell.text for text in quoted)
    ]


def _nearer_row(document: Document, table: Table, own: set[str], told: set[str]) -> str | None:
    """The label of another row of the table that shares more words with the claim than this one."""
    for other in document.tables.values():
        known = {singular(word) for word in words(other.label)} - _vague()
        shared = known & told
        beside = other.head == table.head and other.caption == table.caption
        if beside and len(shared) > len(own & told) and shared - own:
            return other.label
    return None


def _column(cited: Cited, one: Printed, table: Table, over: str) -> Iterator[tuple[str, bool]]:
    """Checks that the heading over a figure is one that shares a word with the claim, if any."""
    ours = f"{cited.statement} {one.quantity.of.lower()}"
    told = {singular(word) for word in words(ours)} - _vague()
    headings = {head.text: {singular(word) for word in words(head.text)} for head in table.head}
    own = headings.get(over, set())
    meant = [text for text, known in headings.items() if known & told and text != over]
    if own and meant and not own & told:
        yield f"{one.shown} stands under {over!r}, the claim seems to be of {meant[0]!r}", False


def year_stands(cited: Cited) -> Iterator[Problem]:
    """A year right beside a figure is that of the claim, or of what the figure is said to be."""
    claim = cited.claim
    dated = set(years(claim.date or ""))
    if len(dated) != 1 or ".." in (claim.date or ""):
        return
    for quantity in (one for one in claim.quantities if one.is_readable):
        known = dated | set(years(quantity.of))
        beside = [_year_of(cited, one.amount) for one in printed(cited, quantity)]
        if beside and all(year and year not in known for year in beside):
            what = f"{quantity.value} is of {beside[0]} in the text, of {min(dated)} in the claim"
            yield cited.doubt(quantity.at, "year-stands", what)


def _year_of(cited: Cited, one: Amount) -> str:
    """The year that stands right after a figure and what it counts, with one word between."""
    document = cited.document
    if document.cell(one):
        return ""
    end = document.clause(Span(*one.whole)).end
    found = _YEAR_AFTER.match(document.flow.low, one.whole[1], max(end, one.whole[1]))
    # "3.2 per cent more than 2031" is of another year.
    compares = found and document.words.has("comparison", found.group())
    return found.group(1) if found and not compares else ""


RULES = (
    figure_stands,
    unit_stands,
    qualifier_stands,
    sign_stands,
    measure_stands,
    counted_stands,
    cell_stands,
    year_stands,
)
