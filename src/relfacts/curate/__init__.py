"""Turns seeds into ``data/facts.json``: read, check, reconcile, write; and checks the evidence.

Only curation imports this package and the YAML reader; a lookup never does.
"""
