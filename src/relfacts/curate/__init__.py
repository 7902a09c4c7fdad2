"""From seeds to ``data/facts.json``: read, check, reconcile, write; and check the evidence.

Only curation imports this package and the YAML reader that it needs; a lookup never does.
"""
