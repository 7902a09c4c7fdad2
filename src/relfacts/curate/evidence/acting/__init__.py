"""Rules about who does what: what is read of a sentence, and what a claim makes of it."""

from __future__ import annotations

from relfacts.curate.evidence.acting.doing import Doing
from relfacts.curate.evidence.acting.roles import direction_stands, role_stands
from relfacts.curate.evidence.acting.subjects import anchors_name, anchors_place, person_stands

RULES = (direction_stands, role_stands, anchors_name, anchors_place, person_stands)

__all__ = ["RULES", "Doing"]
