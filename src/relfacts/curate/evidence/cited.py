"""A claim together with the lines it cites: the positions of its anchors, and the text around."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from relfacts.curate.evidence.amount import Amount
from relfacts.curate.evidence.amounts import amounts
from relfacts.curate.evidence.lexicon import Found, Lexicon, any_of, lexicon
from relfacts.curate.evidence.numerals import NARROW
from relfacts.curate.evidence.report import Doubt
from relfacts.curate.evidence.tables import Table, tables
from relfacts.curate.printed import stands
from relfacts.curate.problems import Place, Problem
from relfacts.curate.seeds import Claim, Seed, Seeds
from relfacts.curate.setting import (
    BREAK,
    EXACT,
    SPACING,
    STEPS,
    TYPOGRAPHY,
    Flow,
    Span,
    plainly,
    spaced,
)
from relfacts.curate.spelled import unaccented
from relfacts.curate.texts import Texts

#: Statuses of what is done, and of what is still to come.
DONE = ("actual", "signed", "issued")
AHEAD = ("planned", "proposed")

_END = re.compile(r"[.!?…。！？]+[\"')\]]*(?=\s|$|[\u3040-\u9fff])|\n")
_CLAUSE = re.compile(r"[,;:()]\s|\s[-|•·]\s|[,;:()]$|[，；：、]|\"")
_WORD = re.compile(r"[^\W\d_]+")
# The meaning of a word that stands before what it denies: instead of.
_LEADING = "leading"
# A verb has at least this many letters before the ending by which it is recognised.
_STEM = 4
_LAST_WORD = re.compile(r"[\w.]+$")
# A figure whose thousands stand apart: 12 480. One with more than three digits before is a year.
_APART = re.compile(r"(?<![0-9.,'] )(?<![\w.,'])[1-9][0-9]{0,2}(?: [0-9]{3})+(?![\w]|[.,'][0-9])")


class Document:
    """A document as the rules read it: its lines, as one flow, in sentences."""

    def __init__(self, seed: Seed, lines: list[str]) -> None:
        self.seed = seed
        #: The lines in NFC.
        self.lines = lines
        self.language = seed.language
        #: Whether the text leaves out the accents of its language, as old machines do.
        self.bare = lexicon(seed.language).accented and not any(
            unaccented(line) != line for line in lines
        )
        self.words: Lexicon = lexicon(seed.language, self.bare)
        self._amounts: dict[Span, list[Amount]] = {}
        self._cues: dict[tuple[str, Span], list[Found]] = {}

    @cached_property
    def flow(self) -> Flow:
        """The text with plain typography: everything except anchors is compared with it."""
        return Flow(self.lines)

    @cached_property
    def spaced(self) -> Flow:
        """The text with only its spaces made plain."""
        return Flow(self.lines, SPACING)

    @cached_property
    def tables(self) -> dict[int, Table]:
        """The tables of the document by the numbers of their rows."""
        return tables(self.lines, self.words)

    @cached_property
    def sentences(self) -> list[Span]:
        """The beginning and end of each sentence, heading or row, in order."""
        text = self.flow.text
        found, start = [], 0
        for match in _END.finditer(text):
            if match.group() != BREAK and not self._ends(text, match):
                continue
            if text[start : match.end()].strip():
                found.append(Span(start, match.end()))
            start = match.end()
        if text[start:].strip():
            found.append(Span(start, len(text)))
        return found

    def _ends(self, text: str, match: re.Match[str]) -> bool:
        """Whether a full stop ends a sentence: not that of an initial, a day or an abbreviation."""
        if match.group()[0] != ".":
            return True
        after = text[match.end() : match.end() + 2].strip()
        if after and after[0].islower():
            return False
        word = _LAST_WORD.search(text, max(0, match.start() - 12), match.start())
        last = word.group().lower() if word else ""
        # The s of "St Bride's." is no initial.
        joined = text[match.start() - 2 : match.start() - 1] == "'"
        if len(last) == 1 and last.isalpha() and not joined:
            return False
        if last.isdigit() and len(last) <= 2 and after and after[0].isalpha():
            # "9. Februar" and "41. Sitzung" in German; without a file nothing is known.
            return bool(self.words.words("number")) and not self.words.words("place sign")
        return last not in self.words.words("abbreviation")

    def sentence(self, at: int) -> Span:
        """The sentence around a position of the flow."""
        index = bisect_right(self.sentences, (at, len(self.flow.text) + 1)) - 1
        return self.sentences[max(0, index)] if self.sentences else Span(0, 0)

    def clause(self, span: Span) -> Span:
        """The clauses that overlap a span of one sentence."""
        start, end = self.sentence(span.start)
        for match in self._breaks.finditer(self.flow.low, start, end):
            if match.end() <= span.start:
                start = match.end()
            elif match.start() >= span.end:
                end = match.start()
                break
        return Span(start, end)

    def part(self, at: int) -> Span:
        """The sentence around a position, or its part before or after a semicolon."""
        sentence = self.sentence(at)
        start = self.flow.low.rfind(";", sentence.start, at) + 1 or sentence.start
        end = self.flow.low.find(";", at, sentence.end)
        return Span(start, end if end >= 0 else sentence.end)

    @cached_property
    def _breaks(self) -> re.Pattern[str]:
        """A pattern for what separates two clauses: a comma, an "and he"."""
        joints, pronouns = self.words.words("joint"), self.words.words("pronoun")
        if not joints or not pronouns:
            return _CLAUSE
        both = rf"\s(?:{any_of(joints)})\s(?=(?:{any_of(pronouns)})\s)"
        return re.compile(f"{_CLAUSE.pattern}|{both}")

    def within(self, run: Span) -> list[Span]:
        """The sentences that overlap a run of lines."""
        first = max(0, bisect_right(self.sentences, (run.start, len(self.flow.text) + 1)) - 1)
        last = bisect_left(self.sentences, (run.end, 0))
        return [one for one in self.sentences[first:last] if one.end > run.start]

    def cues(self, category: str, span: Span) -> list[Found]:
        """The words of a category in a sentence, except those of an idiom."""
        if (category, span) not in self._cues:
            low = self.flow.low
            idioms = self.words.find("idiom", low, *span)
            found = self.words.find(category, low, *span)
            if category == "plan":
                found = sorted({*found, *self._futures(span)})
            if category == "denial":
                found = sorted({*(one for one in found if self._leads(one)), *self._parted(span)})
            self._cues[category, span] = [
                one
                for one in found
                if not any(idiom.start <= one.start < idiom.end for idiom in idioms)
            ]
        return self._cues[category, span]

    def _futures(self, span: Span) -> Iterator[Found]:
        """The verbs of a sentence that tell by their endings of what is to come."""
        endings = tuple(self.words.words("plan ending"))
        for word in _WORD.finditer(self.flow.text, *span) if endings else ():
            # With a capital it is a name: Madeira.
            told = word.group()
            if len(told) > _STEM and told.islower() and told.endswith(endings):
                yield Found(word.start(), word.end(), "")

    def _leads(self, found: Found) -> bool:
        """Whether what a word denies follows it, if it must: fand statt is no "statt"."""
        end = self.clause(Span(found.start, found.end)).end
        return found.meaning != _LEADING or bool(_WORD.search(self.flow.text, found.end, end))

    def _parted(self, span: Span) -> Iterator[Found]:
        """The verbs of a sentence that deny by a word at the end of the clause: schloss sie aus."""
        low = self.flow.low
        for verb in self.words.find("denial apart", low, *span):
            clause = self.clause(Span(verb.start, verb.end))
            end = low[verb.end : clause.end].rstrip(" .!?\"'").split()[-1:]
            if end == [verb.meaning]:
                yield Found(verb.start, clause.end, "")

    @cached_property
    def _figured(self) -> str:
        """The text in lower case, with a narrow space where a space joins thousands."""
        low, last, pieces = self.flow.low, 0, []
        spaces = {*self.flow.grouped}
        # Whoever writes no 12,480 may write 12 480, with the space of every keyboard.
        if " " not in self.words.thousands and not _grouped(self.words.thousands).search(low):
            spaces.update(at for one in _APART.finditer(low) for at in _spaces(one))
        for at in sorted(spaces):
            pieces += [low[last:at], NARROW]
            last = at + 1
        return "".join((*pieces, low[last:])) if spaces else low

    def amounts(self, span: Span) -> list[Amount]:
        """The figures in a sentence; in a row of a table, as its headings define them."""
        if span not in self._amounts:
            table = self.tables.get(self.flow.line(span.start))
            low = self._row(table, span) if table else self._figured[span.start : span.end]
            found = [_moved(one, span.start) for one in amounts(low, self.language, self.bare)]
            if table and found:
                found = table.headed(found, self.flow.span(table.number).start, self.words)
            self._amounts[span] = found
        return self._amounts[span]

    def cell(self, one: Amount) -> tuple[Table, int] | None:
        """The row of a table in which a figure stands, and its number there; None elsewhere."""
        table = self.tables.get(self.flow.line(one.start))
        if table is None:
            return None
        row = self.amounts(self.sentence(one.start))
        place = next((at for at, found in enumerate(row) if found.start == one.start), 0)
        return table, table.ordinal(place, row, self.flow.span(table.number).start)

    def _row(self, table: Table, span: Span) -> str:
        """A row in lower case, with tabs between cells: "1" beside "512" is not 1512."""
        low = self._figured[span.start : span.end]
        at, end = self.flow.span(table.number)
        for cell in table.cells:
            at = self.flow.text.find(cell.text, at, end)
            if at < 0:
                break
            before = at - span.start - 1
            if 0 <= before < len(low) and low[before] == " ":
                low = f"{low[:before]}\t{low[before + 1 :]}"
            at += len(cell.text)
        return low


@lru_cache(maxsize=16)
def _grouped(signs: str) -> re.Pattern[str]:
    """A pattern for a figure with one of these signs between its thousands."""
    return re.compile(rf"(?<![0-9])[0-9]{{1,3}}[{re.escape(signs)}][0-9]{{3}}(?![0-9])")


def _spaces(one: re.Match[str]) -> Iterator[int]:
    return (one.start() + at for at, ch in enumerate(one.group()) if ch == " ")


def _moved(one: Amount, by: int) -> Amount:
    from dataclasses import replace

    return replace(
        one, start=one.start + by, end=one.end + by, whole=(one.whole[0] + by, one.whole[1] + by)
    )


@dataclass(frozen=True)
class Anchor:
    """An anchor, the step by which it was found, if any, and its position in the flow."""

    text: str
    step: str | None
    spans: tuple[Span, ...]


class Cited:
    """A claim together with the lines that it cites."""

    def __init__(
        self,
        document: Document,
        claim: Claim,
        texts: Texts,
        steps: Collection[str],
        seeds: Seeds,
    ) -> None:
        self.document = document
        self.claim = claim
        #: The kind of the claim; None if the base has no such kind.
        self.kind = seeds.declared.kinds.get(claim.kind)
        #: The language of the statement.
        self.language = seeds.base.language
        self.texts = texts
        self.seed = document.seed
        self.numbers = sorted({*claim.lines} & set(range(1, len(document.lines) + 1)))
        self._steps = steps

    @cached_property
    def lines(self) -> list[str]:
        """The text of the lines cited; lines that continue each other are one text."""
        return self.texts.at(self.seed.id, self.numbers)

    @cached_property
    def anchors(self) -> list[Anchor]:
        """The anchors of the claim, with their positions."""
        return [self.find(anchor) for anchor in self.claim.anchors]

    @cached_property
    def spans(self) -> list[Span]:
        """The positions of the anchors."""
        return [span for anchor in self.anchors for span in anchor.spans]

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences with anchors, each once."""
        found = {self.document.sentence(span.start) for span in self.spans}
        return sorted(found | {self.document.sentence(span.end - 1) for span in self.spans})

    @cached_property
    def amounts(self) -> list[Amount]:
        """Every figure in the sentences of the lines cited."""
        found = []
        for run in self.document.flow.runs(self.numbers):
            for sentence in self.document.within(run):
                found += self.document.amounts(sentence)
        return list(dict.fromkeys(found))

    def anchored(self) -> Iterator[Amount]:
        """The figures in the anchors."""
        for one in self.amounts:
            if any(span.start < one.end and one.start < span.end for span in self.spans):
                yield one

    def find(self, words: str, numbers: Iterable[int] | None = None) -> Anchor:
        """The positions of words on the lines cited, or on others, by the strictest step that
        works.
        """
        numbers = self.numbers if numbers is None else list(numbers)
        plain = plainly(words)
        spans = self.document.flow.find(plain, numbers)
        step = None
        if any(stands(words, self.document.lines[number - 1]) for number in numbers):
            step = EXACT
        elif SPACING in self._steps and self.document.spaced.find(spaced(words), numbers):
            step = SPACING
        elif TYPOGRAPHY in self._steps and spans:
            step = TYPOGRAPHY
        return Anchor(words, step, tuple(spans) if step else ())

    @property
    def printed_anchors(self) -> list[str]:
        """The anchors in the form for comparing."""
        return [plainly(anchor) for anchor in self.claim.anchors]

    @cached_property
    def statement(self) -> str:
        """The statement in the form for comparing: plain and in lower case."""
        return plainly(self.claim.statement).lower()

    @cached_property
    def ours(self) -> Lexicon:
        """The words of the language in which statements are written."""
        return lexicon(self.language)

    def problem(self, at: Place, rule: str, what: str) -> Problem:
        """A problem at the lines cited; ``what`` is the message."""
        where = f"{self.seed.document}:{','.join(map(str, self.claim.lines))}"
        return Problem(at, rule, f"{where}: {what}")

    def doubt(self, at: Place, rule: str, what: str) -> Problem:
        """A doubt for a person to judge; ``what`` is the message."""
        found = self.problem(at, rule, what)
        return Doubt(found.at, found.rule, found.message)

    def elsewhere(self, numbers: Iterable[int]) -> list[str]:
        """Other lines of the same document."""
        return self.texts.at(self.seed.id, numbers)

    def shown(self, span: Span | tuple[int, int]) -> str:
        """The words of a span as messages show them."""
        return repr(self.document.flow.text[span[0] : span[1]].strip())


__all__ = ["AHEAD", "DONE", "STEPS", "Anchor", "Cited", "Document"]
