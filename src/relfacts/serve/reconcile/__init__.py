"""The Reconciliation Service API 0.2 (W3C Entity Reconciliation Community Group, April 2023).

Matches the names in somebody's table with the people, places and topics of the base, for
OpenRefine. ``queries`` reads the request, ``matching`` decides: a cell is matched automatically
only if ``who`` answers with one person; everything else is a suggestion. ``properties`` lists the
properties of records; ``extending`` fetches them, ``suggesting`` completes typed text, ``cards``
show a record, ``manifest`` says where all of this is. These are functions of the request;
``service`` has their addresses.
"""
