"""The program: ``relfacts`` and ``python -m relfacts``."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line and leave with its exit status.

    At once: nothing that Python would tidy up on its way out outlives the process.
    """
    from relfacts.cli import run

    status = run()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        # Whoever was to read this is gone.
        pass
    os._exit(status)


if __name__ == "__main__":
    main()
