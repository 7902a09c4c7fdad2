"""The program: ``relfacts`` and ``python -m relfacts``."""

from __future__ import annotations

import os


def main() -> None:
    """Run the command line and leave with its exit status.

    At once: nothing that Python would tidy up on its way out outlives the process.
    """
    from relfacts.cli import run

    os._exit(run())


if __name__ == "__main__":
    main()
