"""The other tools, asked about claims; runs in an environment of its own, started by peers.py.

Reads one JSON object a line: the text of the lines cited, the anchors, and the quantities. Writes
one for each: by tool, "stands", "to be judged", "does not stand", or null where the tool cannot
express the claim. Each is given what it can use, by its own documentation: the quotations to three
of them, value, unit and comparison to the fourth.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Callable
from typing import Any

Verdict = str | None
#: A line of stdin: text, anchors, quantities.
Claim = dict[str, Any]
STANDS, JUDGED, FALLS = "stands", "to be judged", "does not stand"

#: Our units as groundgate is told them, with the words that a document may have for them.
UNITS = {
    "t": ["tonne", "tonnes", "ton", "tons", "t"], "kg": ["kilogram", "kilograms", "kg"],
    "g": ["gram", "grams", "g"], "km": ["kilometre", "kilometres", "kilometer", "km"],
    "m": ["metre", "metres", "meter", "m"], "P1": ["per cent", "percent", "%"],
    "a": ["year", "years"], "mon": ["month", "months"], "d": ["day", "days"],
    "h": ["hour", "hours"], "l": ["litre", "litres"], "MTQ": ["cubic metres", "m³"],
    "HAR": ["hectares", "ha"], "USD": ["US$", "$", "USD", "dollars"],
    "EUR": ["€", "EUR", "euros", "euro"], "GBP": ["£", "GBP", "pounds"],
}  # fmt: skip

#: How exact a figure is called, in the words of groundgate.
COMPARATORS = {
    "more-than": "gt", "less-than": "lt", "at-least": "ge", "at-most": "le", "about": "approx",
    "estimated": "approx",
}  # fmt: skip


def gtrex() -> Callable[[Claim], Verdict]:
    """A quotation is there, by its ladder of normalisations."""
    from gtrex import Policy, Verifier

    def ask(claim: Claim) -> Verdict:
        verifier = Verifier(claim["text"], Policy())
        held = all(verifier.verify(anchor).grounded for anchor in claim["anchors"])
        return STANDS if held else FALLS

    return ask


def langextract() -> Callable[[Claim], Verdict]:
    """Its alignment finds each quotation; only an exact match counts, as in its strictest use."""
    from langextract import resolver
    from langextract.core.data import AlignmentStatus, Extraction

    aligner = resolver.WordAligner()

    def ask(claim: Claim) -> Verdict:
        told = [[Extraction("anchor", anchor) for anchor in claim["anchors"]]]
        found = aligner.align_extractions(told, claim["text"])
        exact = [
            one.alignment_status == AlignmentStatus.MATCH_EXACT for group in found for one in group
        ]
        return STANDS if exact and all(exact) else FALLS

    return ask


def linkml() -> Callable[[Claim], Verdict]:
    """A supporting text is there: the anchors in the order of the text, with dots between them."""
    from linkml_reference_validator.models import ReferenceContent, ReferenceValidationConfig
    from linkml_reference_validator.validation.supporting_text_validator import (
        SupportingTextValidator,
    )

    validator = SupportingTextValidator(ReferenceValidationConfig())

    def ask(claim: Claim) -> Verdict:
        reference = ReferenceContent(reference_id="file:text", content=claim["text"])
        found = validator.find_text_in_reference(" ... ".join(claim["anchors"]), reference)
        return STANDS if found.found else FALLS

    return ask


def groundgate() -> Callable[[Claim], Verdict]:
    """Each quantity as a field with its unit and comparison, the anchors as its evidence.

    It can express no claim without a figure. A schema that it refuses is tried without the
    comparison.
    """
    import groundgate as gate

    def decided(claim: Claim, quantity: dict[str, Any], anchor: str, compared: bool) -> str:
        field: dict[str, Any] = {"type": "number"}
        schema: dict[str, Any] = {"fields": {"value": field}}
        unit = quantity["unit"]
        if unit in UNITS:
            field["unit"] = unit
            schema["units"] = {unit: {"prefix": UNITS[unit], "suffix": UNITS[unit]}}
        if compared and quantity["qualifier"] in COMPARATORS:
            field["comparator"] = COMPARATORS[quantity["qualifier"]]
        candidate = {"field": "value", "value": quantity["value"], "evidence": [{"text": anchor}]}
        if unit in UNITS:
            candidate["unit"] = unit
        return str(gate.admit(claim["text"], schema, [candidate]).decisions[0].outcome)

    def ask(claim: Claim) -> Verdict:
        outcomes = []
        for quantity in claim["quantities"]:
            held = []
            for anchor in claim["anchors"]:
                try:
                    held.append(decided(claim, quantity, anchor, compared=True))
                except gate.PacketError:
                    held.append(decided(claim, quantity, anchor, compared=False))
            # The anchor that serves it best is the one that a proposer would cite.
            best = ["admitted", "needs_verification", "rejected"]
            outcomes.append(min(held, key=best.index, default="rejected"))
        if not outcomes:
            return None
        if "rejected" in outcomes:
            return FALLS
        return JUDGED if "needs_verification" in outcomes else STANDS

    return ask


TOOLS = {
    "gtrex": gtrex,
    "groundgate": groundgate,
    "linkml-reference-validator": linkml,
    "langextract": langextract,
}


def main() -> int:
    """Ask every tool that can be imported about each claim of stdin."""
    tools: dict[str, Callable[[Claim], Verdict]] = {}
    for name, make in TOOLS.items():
        try:
            tools[name] = make()
        except Exception as error:
            print(f"{name} cannot be asked: {error}", file=sys.stderr)
    for line in sys.stdin:
        claim = json.loads(unicodedata.normalize("NFC", line))
        verdicts = {}
        for name, ask in tools.items():
            try:
                verdicts[name] = ask(claim)
            except Exception as error:
                print(f"{name}: {type(error).__name__}: {error}", file=sys.stderr)
                verdicts[name] = FALLS
        print(json.dumps(verdicts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
