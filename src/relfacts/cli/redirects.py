"""Suggestions for a command line that is not understood; they are never run."""

from __future__ import annotations

import re

from relfacts.text.letters import one_slip
from relfacts.text.shell import quoted

#: Words that people type for a command, by the command.
MEANT = {
    "who": "person name whois about biography bio of",
    "year": "when date time period decade month day on in",
    "topic": "subject theme tag keyword",
    "place": "where location country city",
    "search": "find grep query ask lookup look",
    "show": "get fact view open read id detail details",
    "at": "line lines",
    "facts": "list all ls events everything dump export",
    "agreements": "agreement treaty treaties deal deals pact pacts accord accords signed",
    "visits": "visit trip trips travel travels tour tours delegation delegations",
    "meetings": "meeting summit summits talk talks reception receptions",
    "aid": "gift gifts donation donations assistance donors",
    "trade": "import imports commerce turnover",
    "exchanges": "exchange culture students education",
    "commitments": "commitment promise promises pledge pledges plan plans",
    "statements": "statement quote quotes said says",
    "people": "persons names everybody everyone actors",
    "topics": "subjects themes tags keywords",
    "places": "locations countries cities",
    "sources": "source document documents reference references refs bibliography citations",
    "discrepancies": "discrepancy difference differences disagreement disagreements conflict "
    "conflicts contradiction contradictions dispute disputes disputed inconsistencies",
    "coverage": "unread covered gaps",
    "index": "cache reindex",
    "build": "make compile rebuild",
    "check": "lint validate test",
    "verify": "evidence proof prove anchors",
    "diff": "compare changes changelog",
    "schema": "schemas jsonschema contract",
    "new": "add sketch",
    "init": "start create setup",
}
_COMMANDS = {other: command for command, others in MEANT.items() for other in others.split()}


def is_other_name(word: str) -> bool:
    """Whether this word is often typed for a command."""
    return word.lower() in _COMMANDS


# Names of options in other programs, with ours.
_OPTIONS = {
    **{f"--{form}": f"--format {form}" for form in ("json", "jsonl", "csv", "tsv", "markdown")},
    "-n": "--limit 20", "--max": "--limit 20", "--count": "--limit 20", "--first": "--limit 20",
    "-v": "--version", "-V": "--version", "--after": "--since", "--before": "--until",
    "--year": "--since 1958 --until 1958", "--person": "--who", "--name": "--who",
    "--type": "--kind", "--document": "--source", "--sort": "--reverse", "--tail": "--last 20",
}  # fmt: skip

# Commands that read seeds, often mistaken for questions to a base.
_OF_SEEDS = ("check", "build")

# Commands that list records, by the command that looks one up.
_OF_ONE = {
    "people": "who", "topics": "topic", "places": "place", "sources": "facts --source",
}  # fmt: skip

_UNKNOWN = re.compile(r"No such command '(.*?)'", re.DOTALL)
# Typer lists the commands with similar names, the most similar first.
_LIKEST = re.compile(r"' *\. Did you mean '([a-z]+)'")
_EXTRA = re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)", re.DOTALL)
_OPTION = re.compile(r"No such option: (--?(.*?))(?:[ .(]|$)")


def instead(message: str, command: str, program: str = "relfacts") -> str:
    """The suggestion to print before the help page, if Typer's message is a known one.

    ``command`` is the command of the message; empty if there is none. ``program`` is how the
    program was called, with the base that was named.
    """
    if unknown := _UNKNOWN.match(message):
        typed = unknown[1].lower()
        likest = _LIKEST.search(message)
        known = _COMMANDS.get(typed) or (likest[1] if likest else "")
        known = known or next((one for one in MEANT if one_slip(typed, one)), "")
        return f"did you mean {program} {known}? All: " if known else f"{program} search WORDS, or "
    extra, option = _EXTRA.match(message), _OPTION.match(message)
    if extra and command in _OF_ONE:
        return f"it lists them all; of one: {program} {_OF_ONE[command]} {quoted(extra[1])}; "
    if option and option[1] in _OPTIONS:
        return f"{_OPTIONS[option[1]]}; "
    if option and command in _OF_ONE and option[2] in MEANT:
        return f"it takes no filters: {program} facts {option[1]} TEXT; "
    if command in _OF_SEEDS and message.startswith("Got unexpected extra argument"):
        return f"name the folder of the seeds: relfacts {command} --seeds DIR/seeds; "
    if command in _OF_SEEDS and message.startswith("No such option: --base"):
        return f"it reads seeds, not a base: relfacts {command} --seeds DIR/seeds; "
    return ""
