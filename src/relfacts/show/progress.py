"""Shows the progress of long work: a bar on a terminal, with the rate and the time left.

Nothing is shown, and Rich is not imported, before the work has lasted a moment, or if the output is
not a terminal.
"""

from __future__ import annotations

import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, TypeVar

    Item = TypeVar("Item")

# Seconds before a bar appears.
_PATIENCE = 1.0


class Progress:
    """The progress of some work: call it with the amount done so far, of ``total``.

    ``unit`` is what is counted, as ``documents``; bytes are shown in megabytes. The bar disappears
    when it is closed, or when everything is done.
    """

    def __init__(self, title: str, total: int, unit: str) -> None:
        self._title = title
        self._total = total
        self._unit = unit
        self._began = time.monotonic()
        self._bar: Any = None
        self._watched = sys.stderr.isatty()

    def __call__(self, done: int) -> None:
        """Report the amount done so far."""
        if not self._watched:
            return
        if self._bar is None and time.monotonic() - self._began > _PATIENCE and done < self._total:
            self._bar = _bar(self._unit)
            self._task = self._bar.add_task(self._title, total=self._total, rate="")
            self._bar.start()
        if self._bar is not None:
            rate = done / (time.monotonic() - self._began)
            self._bar.update(self._task, completed=done, rate=f"{rate:,.0f} a second")
            if done >= self._total:
                self.close()

    def close(self) -> None:
        """Remove the bar."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
        self._watched = False


def watched(items: Iterable[Item], title: str, total: int, unit: str) -> Iterator[Item]:
    """The ``items`` one after the other, with a bar that shows how many have been taken."""
    progress = Progress(title, total, unit)
    try:
        for done, item in enumerate(items):
            progress(done)
            yield item
    finally:
        progress.close()


def _bar(unit: str) -> Any:
    from rich import progress
    from rich.console import Console

    from relfacts.text.typed import whole

    # Rich takes any digit for a number and crashes on those that are not numbers (²): give it the
    # usual size of a terminal then.
    odd = any(whole(os.environ.get(name, "0")) is None for name in ("COLUMNS", "LINES"))
    width, height = (80, 25) if odd else (None, None)

    counted: tuple[progress.ProgressColumn, ...]
    if unit == "bytes":
        counted = (progress.DownloadColumn(), progress.TransferSpeedColumn())
    else:
        done = f"{{task.completed:,.0f}} of {{task.total:,.0f}} {unit}"
        counted = (progress.TextColumn(done), progress.TextColumn("{task.fields[rate]}"))
    return progress.Progress(
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        *counted,
        progress.TimeRemainingColumn(),
        console=Console(stderr=True, emoji=False, width=width, height=height),
        transient=True,
    )
