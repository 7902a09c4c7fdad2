"""Who is meant: relfacts and other matchers on the same labelled questions, side by side.

    python benchmarks/names/run.py            every matcher that is installed
    python benchmarks/names/run.py --check    relfacts only; fails on a wrong person, or below 97 %
    python benchmarks/names/run.py --rules    how many lines of all hands hang on each rule

Every matcher is given the same people under the same spellings, those that the documents print.
What relfacts knows beyond them (other scripts, namesakes) is in its base and part of what is
measured: a second table gives the others that knowledge too.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.metadata
import platform
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from cases import CASES, HANDS, Case, read_cases
from relfacts import open_base
from relfacts.base.openbase import OpenBase
from relfacts.names.reading import read_names
from relfacts.names.rules import RULES

LEAST_RIGHT = 0.97

#: A matcher: a question in, the ids answered and the outcome out.
Matcher = Callable[[str], tuple[list[str], str]]
#: Every spelling that a matcher is given, with the id of its person.
Spellings = dict[str, str]


class Score:
    """What one matcher did with all lines."""

    def __init__(self, name: str, matcher: Matcher, cases: list[Case]) -> None:
        self.name = name
        self.asked: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.failures: list[tuple[Case, list[str]]] = []
        counts: Counter[str] = Counter()
        start = time.perf_counter()
        answers = [matcher(case.query) for case in cases]
        self.ms = 1000 * (time.perf_counter() - start) / len(cases)
        for case, (ids, outcome) in zip(cases, answers, strict=True):
            right = case.is_right(ids, outcome)
            self.asked[case.kind] += 1
            self.right[case.kind] += right
            if not right:
                self.failures.append((case, ids))
            counts["wrong"] += case.is_wrong(ids)
            if len(case.expect) == 1 and not case.may:
                counts["one"] += 1
                counts["one right"] += right
            elif not case.expect and not case.may:
                counts["nobody"] += 1
                counts["nobody right"] += right
        self.recall = counts["one right"] / counts["one"]
        self.silence = counts["nobody right"] / counts["nobody"]
        self.wrong = counts["wrong"]
        self.wrong_rate = counts["wrong"] / len(cases)
        self.accuracy = self.right.total() / len(cases)

    def row(self) -> str:
        """The figures, as one line of a table."""
        return (
            f"| {self.name} | {100 * self.accuracy:.1f} | {100 * self.recall:.1f} |"
            f" {100 * self.wrong_rate:.1f} | {100 * self.silence:.1f} | {self.ms:.2f} |"
        )


def relfacts(base: OpenBase) -> Matcher:
    """The matcher under test."""

    def ask(text: str) -> tuple[list[str], str]:
        reading = read_names(text, base.book)
        return [match.owner.id for match in reading.matches], reading.outcome

    return ask


# --- the others -----------------------------------------------------------------------------


def peers(spellings: Spellings) -> Iterator[tuple[str, Callable[[], Matcher]]]:
    """Other matchers: a name for the table, and how to make one (or fail to import it)."""
    yield "rapidfuzz WRatio >= 90, anyascii", lambda: _rapidfuzz(spellings, "WRatio", 90, True)
    yield (
        "rapidfuzz token_sort_ratio >= 85",
        lambda: _rapidfuzz(spellings, "token_sort_ratio", 85, False),
    )
    yield "jellyfish jaro_winkler >= 0.9", lambda: _jellyfish(spellings)
    yield "nomenklatura logic-v2 >= 0.7", lambda: _nomenklatura(spellings)
    yield "difflib.get_close_matches", lambda: _difflib(spellings)


def _best(scores: list[tuple[float, str]]) -> tuple[list[str], str]:
    """Everybody with the best score: several are a list, as they are with relfacts."""
    if not scores:
        return [], "none"
    most = max(score for score, _ in scores)
    ids = sorted({id_ for score, id_ in scores if score == most})
    return ids, "found" if len(ids) == 1 else "ambiguous"


def _rapidfuzz(spellings: Spellings, scorer: str, cut: float, ascii_only: bool) -> Matcher:
    from rapidfuzz import fuzz, process, utils

    plain: Callable[[str], str] = utils.default_process
    if ascii_only:
        anyascii = importlib.import_module("anyascii").anyascii
        plain = lambda text: utils.default_process(anyascii(text))  # noqa: E731
    names = {text: plain(text) for text in spellings}

    def ask(text: str) -> tuple[list[str], str]:
        found = process.extract(
            plain(text), names, scorer=getattr(fuzz, scorer), score_cutoff=cut, limit=None
        )
        return _best([(score, spellings[spelling]) for _, score, spelling in found])

    return ask


def _jellyfish(spellings: Spellings) -> Matcher:
    similarity = importlib.import_module("jellyfish").jaro_winkler_similarity

    def ask(text: str) -> tuple[list[str], str]:
        scores = [(similarity(text, name), id_) for name, id_ in spellings.items()]
        return _best([(score, id_) for score, id_ in scores if score >= 0.9])

    return ask


def _nomenklatura(spellings: Spellings) -> Matcher:
    proxy: Any = importlib.import_module("followthemoney").EntityProxy
    logic: Any = importlib.import_module("nomenklatura.matching").get_algorithm("logic-v2")
    config = logic.default_config()
    proxies: dict[str, list[str]] = {}
    for name, id_ in spellings.items():
        proxies.setdefault(id_, []).append(name)

    def entity(id_: str, names: list[str]) -> Any:
        # The library keeps the names of an entity by its id for the whole run: other names under
        # the same id, in the next question or the next table, would never be looked at.
        own = f"{id_} {sorted(names)}"
        return proxy.from_dict({"id": own, "schema": "Person", "properties": {"name": names}})

    people = {id_: entity(id_, names) for id_, names in proxies.items()}

    def ask(text: str) -> tuple[list[str], str]:
        if not text.strip():
            return [], "none"
        query = entity(f"query {text[:400]}", [text[:400]])
        scores = [(logic.compare(query, one, config).score, id_) for id_, one in people.items()]
        return _best([(score, id_) for score, id_ in scores if score >= 0.7])

    return ask


def _difflib(spellings: Spellings) -> Matcher:
    from difflib import SequenceMatcher, get_close_matches

    def ask(text: str) -> tuple[list[str], str]:
        found = get_close_matches(text[:400], list(spellings))
        return _best(
            [(SequenceMatcher(None, name, text).ratio(), spellings[name]) for name in found]
        )

    return ask


# --- the report -----------------------------------------------------------------------------


def printed(base: OpenBase) -> Spellings:
    """The spellings that the documents print."""
    return {
        text: person["id"]
        for person in base.records("person")
        for text in (person["name"], *person["forms"].get("printed", ()))
    }


def declared(base: OpenBase) -> Spellings:
    """Every spelling that the base declares, in all scripts."""
    return {
        text: person["id"]
        for person in base.records("person")
        for text in (person["name"], person["native"] or person["name"])
    } | {
        text: person["id"]
        for person in base.records("person")
        for forms in person["forms"].values()
        for text in forms
    }


def measure(spellings: Spellings, cases: list[Case]) -> list[Score]:
    """The scores of every matcher that is installed, the most often right first."""
    scores = []
    for name, make in peers(spellings):
        try:
            scores.append(Score(name, make(), cases))
        except ImportError as error:
            print(f"left out: {name} (not installed: {error.name})", file=sys.stderr)
    return sorted(scores, key=lambda score: -score.accuracy)


def report(ours: Score, cases: list[Case], base: OpenBase) -> None:
    """Print everything, as Markdown."""
    print(f"{len(cases)} lines. All figures in per cent of lines, but for ms per question.\n")
    head = (
        "| matcher | right | recall | wrong person | silence | ms |\n|---|---:|---:|---:|---:|---:|"
    )
    print(f"With the spellings of the documents:\n\n{head}\n{ours.row()}")
    scores = measure(printed(base), cases)
    print("\n".join(score.row() for score in scores))
    print(f"\nWith every spelling of the base, in all scripts:\n\n{head}\n{ours.row()}")
    print("\n".join(score.row() for score in measure(declared(base), cases)))
    columns = [ours, *scores]
    print("\nRight by kind, with the spellings of the documents:\n")
    print(f"| kind | lines |{''.join(f' {score.name} |' for score in columns)}")
    print("|---|---:|" + "---:|" * len(columns))
    for kind, asked in ours.asked.items():
        shares = "".join(f" {100 * score.right[kind] / asked:.0f} |" for score in columns)
        print(f"| {kind} | {asked} |{shares}")
    names = ("relfacts", "rapidfuzz", "anyascii", "jellyfish", "nomenklatura")
    versions = ", ".join(f"{name} {version}" for name in names if (version := _version(name)))
    print(f"\nPython {platform.python_version()}, {versions}")


def lines_of_rules(base: OpenBase) -> Iterator[tuple[str, int, int]]:
    """For each rule the lines that are right no more, and those that name somebody wrong, if it is
    switched off."""
    cases = [case for path in HANDS for case in read_cases(path)]
    ours = Score("", relfacts(base), cases)
    for place, rule in enumerate([*RULES]):
        del RULES[place]
        without = Score("", relfacts(base), cases)
        RULES.insert(place, rule)
        lost = ours.right.total() - without.right.total()
        yield rule.name, lost, without.wrong - ours.wrong


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def main() -> int:
    """Run the benchmark; with ``--check`` fail on a wrong person or too few right answers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="measure relfacts only, and fail")
    parser.add_argument("--rules", action="store_true", help="say what hangs on each rule")
    for path in HANDS[1:]:
        text = f"ask the lines of {path.name}"
        parser.add_argument(
            f"--{path.stem}",
            dest="cases",
            action="store_const",
            const=path,
            default=CASES,
            help=text,
        )
    asked = parser.parse_args()
    cases = read_cases(asked.cases)
    with open_base() as opened:
        base = opened.inside
        if asked.rules:
            print("| rule | right only by it | wrong without it |\n|---|---:|---:|")
            for name, lost, wrong in lines_of_rules(base):
                print(f"| {name} | {lost} | {wrong} |")
            return 0
        ours = Score("**relfacts**", relfacts(base), cases)
        if not asked.check:
            report(ours, cases, base)
    if asked.check:
        print(f"{len(cases)} lines, {100 * ours.accuracy:.1f} % right, {ours.wrong} wrong people")
    for case, ids in ours.failures:
        print(
            f"not right: {case.query!r} -> {' '.join(ids) or 'nobody'} ({case.kind}: {case.why})",
            file=sys.stderr,
        )
    return 1 if asked.check and (ours.wrong or ours.accuracy < LEAST_RIGHT) else 0


if __name__ == "__main__":
    sys.exit(main())
