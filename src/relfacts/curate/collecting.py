"""Work during which Python does not look for garbage in circles.

A large base is millions of records, none of them in a circle. Going through all of them again and
again, as their number grows, finds nothing and takes half of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave circles alone for as long as the work lasts; around a function, while it runs."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
