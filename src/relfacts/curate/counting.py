"""Counts as the curator's commands say them."""

from __future__ import annotations


def number_of(count: int, noun: str) -> str:
    """``1 claim``, ``2 claims``."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
