"""Switches off the search for reference cycles during long work.

A large base is millions of records without any reference cycle. Searching them again and again as
their number grows finds nothing and takes half of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Switch the cyclic garbage collector off during the work; also a decorator for functions."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
