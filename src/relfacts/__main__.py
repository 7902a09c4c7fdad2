"""The program: ``relfacts`` and ``python -m relfacts``."""

from __future__ import annotations

import os


def main() -> None:
    """Run the command line and leave with its exit status.

    Leaves at once, without the interpreter's clean-up: nothing here needs it.
    """
    from relfacts.cli import run

    os._exit(run())


if __name__ == "__main__":
    main()
