"""Is it so? Every claim of the seeds held against the text of its document.

The text must be the very text that was read (SHA-256, number of lines); each anchor must stand,
character for character after NFC, on one of the lines cited; and the figures, years and people of
a claim must stand there too, or the seed says why they do not. A machine can check that much; that
the words mean what the statement says is for people.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from relfacts.curate.located import Place, Problem
from relfacts.curate.seeds import Claim, Seed, Seeds

#: So many words in a row, the same as in a document, are a copied sentence.
COPIED_WORDS = 9

_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?<!\d)\d{3}[\dX](?!\d)")


@dataclass
class Report:
    """What was checked, how often, and the problems found, in the order of the seeds."""

    problems: list[Problem] = field(default_factory=list)
    documents: int = 0
    anchors: int = 0
    figures: int = 0
    names: int = 0
    dates: int = 0
    statements: int = 0

    def summary(self) -> str:
        """One line: the counts, and whether all of it stands."""
        counts = (
            f"{self.documents} documents, {self.anchors} anchors, {self.figures} figures, "
            f"{self.names} names, {self.dates} dates, {self.statements} statements"
        )
        verdict = f"{len(self.problems)} do not stand" if self.problems else "all stand"
        return f"{counts}: {verdict}"


def verify(seeds: Seeds, read: Callable[[str], bytes | None]) -> Report:
    """Check every claim; ``read`` gives the bytes of a document by its file name, None if absent."""
    report = Report()
    spellings = {
        record.id: [_nfc(form) for form in (record.name, *record.forms.get("printed", ()))]
        for record in seeds.people
    }
    texts: dict[str, str] = {}
    for seed in seeds.documents:
        content = read(seed.document)
        if content is None:
            report.problems.append(_problem(seed, "present", f"{seed.document} is not there"))
            continue
        report.documents += 1
        text = _nfc(content.decode("utf-8", errors="replace"))
        texts[seed.document] = text
        lines = text.split("\n")
        if text.endswith("\n"):
            lines.pop()
        report.problems += _same_text(seed, content, lines)
        for claim in seed.claims:
            _check_claim(seed, claim, lines, spellings, report)
    report.problems += _copied(seeds, texts, report)
    return report


def _same_text(seed: Seed, content: bytes, lines: list[str]) -> Iterator[Problem]:
    digest = hashlib.sha256(content).hexdigest()
    if digest != seed.sha256:
        message = f"{seed.document} is not the text that was read: its SHA-256 is {digest}"
        yield _problem(seed, "same-text", message)
    if len(lines) != seed.lines:
        message = f"{seed.document} has {len(lines)} lines, the seed says {seed.lines}"
        yield _problem(seed, "same-text", message)


def _check_claim(
    seed: Seed,
    claim: Claim,
    lines: list[str],
    spellings: Mapping[str, list[str]],
    report: Report,
) -> None:
    cited = [lines[line - 1] for line in claim.lines if 1 <= line <= len(lines)]
    where = f"{seed.document}:{','.join(map(str, claim.lines))}"
    for anchor in claim.anchors:
        report.anchors += 1
        if not any(_nfc(anchor) in line for line in cited):
            message = f"{anchor!r} does not stand at {where}{_elsewhere(anchor, lines)}"
            report.problems.append(Problem(claim.marks["anchors"], "anchor-stands", message))
    for quantity in claim.quantities:
        report.figures += 1
        if quantity.why:
            shown = quantity.why.strip('"')
            stands = any(_nfc(shown) in line for line in cited)
        else:
            shown = quantity.value
            stands = Decimal(quantity.value) in {
                figure for line in cited for figure in _figures(line)
            }
        if not stands:
            message = f"the figure {shown} does not stand at {where}"
            report.problems.append(Problem(quantity.at, "figure-stands", message))
    for person in claim.people:
        report.names += 1
        found = any(form in line for form in spellings.get(person.id, ()) for line in cited)
        if not found and not person.named:
            message = f"no spelling of {person.id} stands at {where}, and named does not say why"
            report.problems.append(Problem(person.at, "name-stands", message))
        elif found and person.named:
            message = f"{person.id} is spelled out at {where}; what named says is not needed"
            report.problems.append(Problem(person.at, "name-stands", message))
    if claim.date:
        report.dates += 1
        if claim.date_how == "printed":
            years = {year.rstrip("X") for year in _YEAR.findall(claim.date)}
            missing = [year for year in sorted(years) if not any(year in line for line in cited)]
            if missing:
                message = f"the year {', '.join(missing)} does not stand at {where}"
                report.problems.append(Problem(claim.marks["date"], "date-stands", message))


def _copied(seeds: Seeds, texts: Mapping[str, str], report: Report) -> Iterator[Problem]:
    """Statements that run along with a document for too long."""
    runs: dict[tuple[str, ...], str] = {}
    for document, text in texts.items():
        for run in _runs(text):
            runs.setdefault(run, document)
    for seed in seeds.documents:
        for claim in seed.claims:
            report.statements += 1
            copied = next((run for run in _runs(claim.statement) if run in runs), None)
            if copied:
                message = f"copied from {runs[copied]}: {' '.join(copied)!r}"
                yield Problem(claim.marks["statement"], "own-words", message)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    found = _WORD.findall(text.casefold())
    return (tuple(found[i : i + COPIED_WORDS]) for i in range(len(found) - COPIED_WORDS + 1))


def _figures(line: str) -> Iterable[Decimal]:
    return (Decimal(figure.replace(",", "").rstrip(".")) for figure in _FIGURE.findall(line))


def _elsewhere(anchor: str, lines: list[str]) -> str:
    """Where else the words stand: told, never taken over."""
    found = [str(number) for number, line in enumerate(lines, 1) if _nfc(anchor) in line]
    return f"; it stands on line {', '.join(found)}" if found else ""


def _problem(seed: Seed, rule: str, message: str) -> Problem:
    return Problem(seed.marks.get("document", Place(seed.path, 1, 1)), rule, message)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
