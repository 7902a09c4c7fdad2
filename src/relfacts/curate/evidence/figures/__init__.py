"""Rules about figures: each is printed, with its unit, sign, comparison, and what it sums up.

What a text writes is read (``amounts``), in the anchors (``cited``); each quantity of the claim is
set beside the figures with its value (``claimed``); and what the words around these say is compared
with what the claim says of it, one thing in each of the other modules.
"""

from __future__ import annotations

from relfacts.curate.evidence.figures.cells import cell_stands
from relfacts.curate.evidence.figures.counted import counted_stands
from relfacts.curate.evidence.figures.exactness import qualifier_stands
from relfacts.curate.evidence.figures.signs import sign_stands
from relfacts.curate.evidence.figures.times import measure_stands, year_stands
from relfacts.curate.evidence.figures.units import unit_stands
from relfacts.curate.evidence.figures.values import figure_stands

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
