"""Spots in a line what a machine can: dates, figures with units, and names that the base knows.

In English it uses patterns of newspaper style; in every other language, the date and number words
of the language files. ``spots`` is what all three find.
"""
