"""The fact base as a Python library: what the door of the house, ``relfacts``, hands out."""
