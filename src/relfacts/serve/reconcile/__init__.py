"""The Reconciliation Service API 0.2 (W3C Entity Reconciliation Community Group, April 2023).

Names in somebody's table are matched with the people, places and topics of the base, as OpenRefine
does it. ``queries`` reads what is asked, ``matching`` decides: a cell is matched by itself only
where ``who`` answers with one person; everything else is offered. ``properties`` are what a record
can be asked for; ``extending`` fetches them, ``suggesting`` completes what is typed, ``cards`` show
a record, ``manifest`` says where all of this is. These are functions of what was asked; ``service``
has their addresses.
"""
