"""Rules of roles: who gives, receives, travels, hosts, says, signs in text, claim and statement."""

from __future__ import annotations

from collections.abc import Iterator

from relfacts.curate.evidence.acting.doing import Doing
from relfacts.curate.evidence.cited import Cited
from relfacts.curate.evidence.deeds import Deeds
from relfacts.curate.evidence.mentions import Act
from relfacts.curate.problems import Problem


def direction_stands(doing: Doing) -> Iterator[Problem]:
    """Who gives, receives, travels, hosts and invites is the same in text, claim and statement."""
    cited, told, printed, deeds = doing.cited, doing.told, doing.printed, doing.deeds
    listed = _listed(cited, deeds)
    at = cited.claim.marks["parties" if cited.claim.parties else "people"]
    for one in told:
        if _against(one, listed, told, deeds):
            does = deeds.told(one.act)
            what = f"the statement has {one.who} {does}, the claim lists it as the other"
            yield cited.problem(cited.claim.marks["statement"], "direction-stands", what)
            return
    for one in printed:
        if _against(one, listed, printed, deeds):
            does = deeds.told(one.act)
            what = f"the text seems to have {one.who} {does}, the claim the other way about"
            yield cited.doubt(at, "direction-stands", what)
            return
    both = {(one.who, one.act) for one in printed}
    for one in told:
        turned = deeds.opposite.get(one.act)
        if turned and (one.who, turned) in both and (one.who, one.act) not in both:
            what = (
                f"the statement has {one.who} {deeds.told(one.act)}, the text seems to have it "
                f"{deeds.told(turned)}"
            )
            yield cited.doubt(cited.claim.marks["statement"], "direction-stands", what)
            return


def _listed(cited: Cited, deeds: Deeds) -> dict[str, set[str]]:
    """What each person and party of the claim does, by its roles."""
    listed: dict[str, set[str]] = {}
    roles = [(one.id, one.role) for one in cited.claim.people]
    roles += [(one.id, one.role) for one in cited.claim.parties]
    for id_, role in roles:
        listed.setdefault(id_, set()).add(deeds.act(role))
    return listed


def _against(one: Act, listed: dict[str, set[str]], told: list[Act], deeds: Deeds) -> bool:
    """True if the claim lists the person only in the opposite role of what the text says.

    Somebody who does both, such as receiving salt and giving thanks, does what is listed.
    """
    does = listed.get(one.who, set())
    opposite = deeds.opposite.get(one.act, "")
    both = any(other.who == one.who and other.act == opposite for other in told)
    return opposite in does and one.act not in does and not both


def role_stands(doing: Doing) -> Iterator[Problem]:
    """Who says, signs, writes and founds in the text is who is listed for it."""
    cited, printed, deeds = doing.cited, doing.printed, doing.deeds
    for act in deeds.alone:
        holders = {one.id for one in cited.claim.people if deeds.act(one.role) == act}
        people = {one.who for one in printed if one.act == act and one.who in doing.people}
        if holders and people - holders and (holders - people) and len(people) >= len(holders):
            what = (
                f"the text seems to have {', '.join(sorted(people))} do what "
                f"{', '.join(sorted(holders))} is listed for"
            )
            yield cited.doubt(cited.claim.marks["people"], "role-stands", what)
            return
    for one in doing.told:
        others = {
            other.who
            for other in printed
            if other.act == one.act and (other.who in doing.people) == (one.who in doing.people)
        }
        ours = {other.who for other in doing.told if other.act == one.act}
        # "X and Y signed with Z" may have one of them in the text.
        if one.act in deeds.alone and others and not ours & others:
            what = f"the statement has it done by {one.who}, the text seems to have {min(others)}"
            yield cited.doubt(cited.claim.marks["statement"], "role-stands", what)
            return
