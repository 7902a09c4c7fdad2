"""Turns what was typed into an answer: listings, catalogues, comparisons, and an honest "nothing
found".
"""
