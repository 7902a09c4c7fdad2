"""Is a release of one mind? Then its notes, as the changelog has them.

    python tests/release.py            of the version that src/relfacts/__init__.py names
    python tests/release.py v0.2.0     of a tag, which must be that version

Complains of each place that names another version or day, and leaves with 1.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def version() -> str:
    """The version of the package."""
    text = (ROOT / "src" / "relfacts" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "(.+)"$', text, re.MULTILINE)
    assert found
    return found[1]


def notes(number: str) -> tuple[str, str]:
    """The day of a release and its section of the changelog; both empty if it has none."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    section = rf"^## \[{re.escape(number)}\] - (\S+)\n(.*?)(?=^## |\Z)"
    found = re.search(section, text, re.MULTILINE | re.DOTALL)
    return (found[1], found[2].strip() + "\n") if found else ("", "")


def complaints(number: str, tag: str = "") -> Iterator[str]:
    """Each place that does not agree with the version of the package."""
    day, _ = notes(number)
    if not day:
        yield f"CHANGELOG.md has no section of {number} with a day"
    if tag and tag != f"v{number}":
        yield f"the tag is {tag}, the package {number}"
    cited = (ROOT / "CITATION.cff").read_text("utf-8")
    for key, wanted in (("version", number), ("date-released", f'"{day}"')):
        for told in re.findall(rf"^ *{key}: (.+)$", cited, re.MULTILINE):
            if told != wanted:
                yield f"CITATION.cff has {key} {told}, not {wanted}"


def main() -> int:
    """Print the notes of the release, or what is wrong with it."""
    number = version()
    wrong = list(complaints(number, *sys.argv[1:2]))
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    print(notes(number)[1], end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
