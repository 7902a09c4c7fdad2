"""Whether the tests would notice: change the code a little, many times, and see if a test fails.

    pip install -e '.[mutation]'
    python tests/mutants.py                       every group
    python tests/mutants.py selection search      these
    python tests/mutants.py dates --show          with the difference of each mutant that survived
    python tests/mutants.py evidence --every 90   the 1st, 91st, 181st ... of all its mutants
    python tests/mutants.py evidence --every 90 --first 4     the 4th, 94th, 184th ...

Works on a copy (POSIX only), so the checkout stays as it is; for each module it prints how many
mutants the tests killed. ``mutants.tsv`` lists those that change nothing that anybody could see,
each with the reason; they are not counted. Leaves with 1 if a group has fewer killed than GOAL.

A group takes from ten minutes to some hours. ``--every`` is a sample: what it prints is an estimate
of what the whole would. Once tests were written for what survived of one sample, another
``--first`` gives an estimate that those tests were not written for.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KNOWN = Path(__file__).with_suffix(".tsv")

#: Of a group so many mutants in a hundred must be killed.
GOAL = 85

#: Group -> the modules that are changed, and the tests that are to notice.
GROUPS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "dates": (
        ("dates/*.py",),
        (
            "test_days.py",
            "test_edtf.py",
            "test_datewords.py",
            "test_when.py",
            "test_notes.py",
            "export/test_export_periods.py",
        ),
    ),
    "typed": (
        ("dates/typed/*.py",),
        ("test_typed_times.py", "test_when.py", "test_datewords.py"),
    ),
    "selection": (("base/selection.py",), ("test_selection.py", "test_answers.py")),
    "search": (
        ("ask/understand.py", "ask/question/*.py"),
        (
            "ask",
            "test_answers.py",
            "test_kinds.py",
            "test_notes.py",
            "test_redirects.py",
        ),
    ),
    "reconcile": (
        ("curate/reconcile.py", "curate/groups.py", "curate/entries.py"),
        (
            "curate/test_reconcile.py",
            "curate/test_rules.py",
            "curate/test_amended.py",
            "test_data.py",
            "test_examples.py",
        ),
    ),
    "evidence": (
        ("curate/evidence/**/*.py", "curate/sides.py"),
        (
            "curate/test_evidence.py",
            "curate/test_acting.py",
            "curate/test_amounts.py",
            "curate/test_beside_the_text.py",
            "curate/test_cells.py",
            "curate/test_complaints.py",
            "curate/test_contrary.py",
            "curate/test_counted.py",
            "curate/test_dated.py",
            "curate/test_denials.py",
            "curate/test_exactness.py",
            "curate/test_falls.py",
            "curate/test_figures.py",
            "curate/test_lexicon.py",
            "curate/test_reckoned.py",
            "curate/test_roles.py",
            "curate/test_saved_otherwise.py",
            "curate/test_sentences.py",
            "curate/test_subjects.py",
            "curate/test_tables.py",
            "curate/test_times.py",
            "curate/test_turning.py",
            "curate/test_twice.py",
            "curate/test_units_beside.py",
            "curate/test_values.py",
            "curate/test_what_is_caught.py",
            "test_kinds.py",
        ),
    ),
}

# A mutant that only one drawing in a thousand notices may live: each is tried on so many.
_EXAMPLES = 30
# A mutant hangs that takes so many times as long as the tests and some seconds do: on a busy
# machine a few times as long is no sign of anything.
_PATIENCE, _SECONDS = 8, 3
# So that nothing is tried: first all mutants are made, then those of a sample are named.
_NONE = "none"
# What a module keeps of earlier tests was made by the code as it was: no mutant of that code would
# be noticed, and no test but the first be known to reach it.
_FORGETTING = """

@pytest.fixture(autouse=True)
def _nothing_is_kept() -> None:
    for name in {modules!r}:
        for one in vars(sys.modules.get(name, sys)).values():
            if hasattr(one, "cache_clear"):
                one.cache_clear()
    if dates := sys.modules.get("relfacts.dates.edtf"):
        dates._read.clear()
"""
# What a process leaves with that could not run pytest.
_CRASHED = 255
# Modules loaded by a bare interpreter cannot import what counts the mutants.
_NOT_THESE = "nothing_heavy or imports_nothing"


def main() -> int:
    """Run the groups that are named; 1 if one of them misses the goal."""
    parser = argparse.ArgumentParser(description="Mutation testing, a group of modules at a time.")
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=", ".join(GROUPS))
    parser.add_argument("--show", action="store_true", help="print what survived")
    parser.add_argument("--every", metavar="N", type=int, default=1, help="try one mutant in N")
    parser.add_argument("--first", metavar="N", type=int, default=1, help="begin with the Nth")
    parser.add_argument("--keep", metavar="DIR", help="work there, and go on where it stopped")
    asked = parser.parse_args()
    if unknown := set(asked.groups) - set(GROUPS):
        parser.error(f"no group {', '.join(unknown)}")
    missed = 0
    for group in asked.groups or GROUPS:
        with tempfile.TemporaryDirectory() as scratch:
            place = Path(asked.keep or scratch) / group
            missed += _run(group, place, slice(asked.first - 1, None, asked.every), asked.show)
    return int(bool(missed))


def _run(group: str, place: Path, which: slice, show: bool) -> bool:
    """Try these of the mutants of one group; whether it misses the goal."""
    if not (place / "pyproject.toml").exists():
        _copy(place, *GROUPS[group])
    some: list[str] = []
    if which.step > 1:
        fates = _fates(place)
        if not fates:
            _mutmut(place, _NONE)
            fates = _fates(place)
        some = [*fates][which]
    if left := [name for name in some if fates[name] == "not checked"]:
        _mutmut(place, *left)
    elif not some:
        _mutmut(place)
    found: dict[str, list[str]] = defaultdict(list)
    for name, fate in _fates(place).items():
        if not some or name in some:
            found[fate].append(name)
    if unread := _unread(place):
        print(f"{group}: of {unread} mutants the tests could not be run, so nothing is known")
        return True
    if not found["killed"]:
        print((place / "mutmut.log").read_text("utf-8")[-2000:])
        return True
    return _report(group, found, place, show)


def _mutmut(place: Path, *names: str) -> None:
    """Make what mutants there are not yet, and try those that are named, or all."""
    with (place / "mutmut.log").open("w", encoding="utf-8") as log:
        command = [sys.executable, "-m", "mutmut", "run", *names]
        subprocess.run(command, cwd=place, stdout=log, stderr=log, check=False)


def _fates(place: Path) -> dict[str, str]:
    """What became of each mutant; nothing if none have been made."""
    results = subprocess.run(
        [sys.executable, "-m", "mutmut", "results", "--all", "true"],
        cwd=place, capture_output=True, text=True, check=False,
    )  # fmt: skip
    lines = (line.strip().partition(": ") for line in results.stdout.splitlines())
    return {name: fate for name, colon, fate in lines if colon}


def _unread(place: Path) -> int:
    """The number of mutants that mutmut takes for hanging, though pytest found no such tests.

    It finds none by an id that is given as text and is not ASCII, when it collects once more.
    """
    metas = (place / "mutants").rglob("*.meta")
    codes = (json.loads(path.read_text("utf-8"))["exit_code_by_key"].values() for path in metas)
    return sum(code == _CRASHED for known in codes for code in known)


def _copy(place: Path, modules: tuple[str, ...], tests: tuple[str, ...]) -> None:
    """Lay a copy of the checkout at ``place``, set up for mutmut."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True
    )
    for name in listed.stdout.decode().splitlines():
        if not (ROOT / name).is_file():
            continue
        content = (ROOT / name).read_bytes()
        if name.startswith("tests/"):
            some = b"max_examples=%d" % _EXAMPLES
            content = re.sub(rb"max_examples=\d+", some, content)
            content = content.replace(b'"relfacts", deadline', b'"relfacts", %s, deadline' % some)
        target = place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    changed = [
        path.relative_to(ROOT).as_posix()
        for module in modules
        for path in sorted((ROOT / "src" / "relfacts").glob(module))
    ]
    dotted = [name.removeprefix("src/")[:-3].replace("/", ".") for name in changed]
    names = [name.removesuffix(".__init__") for name in dotted]
    with (place / "tests" / "conftest.py").open("a", encoding="utf-8") as file:
        file.write(_FORGETTING.format(modules=names))
    there = [f"tests/{test}" for test in tests if (ROOT / "tests" / test).exists()]
    settings = {
        "source_paths": ["src/"],
        # Named one by one: a star of mutmut's would go down into folders.
        "only_mutate": changed,
        "also_copy": ["data", "seeds", "examples", "benchmarks", "docs", "README.md"],
        "pytest_add_cli_args_test_selection": there,
        # What the tests leave in the memory of their process, such as dates that were read, would
        # hide from others what a mutant does: each starts from a process that has run none.
        "process_isolation": "forkserver",
        "timeout_multiplier": _PATIENCE,
        "timeout_constant": _SECONDS,
        "pytest_add_cli_args": [
            "-p",
            "no:randomly",
            "-p",
            "no:xdist",
            "-x",
            "-k",
            f"not ({_NOT_THESE})",
        ],
    }
    with (place / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write("\n[tool.mutmut]\n")
        file.writelines(f"{key} = {value!r}\n" for key, value in settings.items())


def _report(group: str, fates: dict[str, list[str]], place: Path, show: bool) -> bool:
    """Print how many of each module were killed; whether they are too few."""
    dead = {*fates["killed"], *fates["timeout"], *fates["caught by type check"]}
    alike = _known()
    modules: dict[str, Counter[str]] = defaultdict(Counter)
    for fate, names in fates.items():
        for name in names if fate != "not checked" else ():
            if name in dead:
                told = "killed"
            else:
                change = _change(name, place)
                told = "alike" if change in alike else "survived"
                if show and told == "survived":
                    print(f"{name} ({fate})\n  - {change[1]}\n  + {change[2]}")
            modules[name.rpartition(".")[0]][told] += 1
    total: Counter[str] = Counter()
    for module, counted in sorted(modules.items()):
        total += counted
        print(f"  {module}: {_told(counted)}")
    print(f"{group}: {_told(total)}, {len(fates['timeout'])} by hanging", flush=True)
    return _killed(total) < GOAL


def _told(counted: Counter[str]) -> str:
    judged = counted["killed"] + counted["survived"]
    return (
        f"{counted['killed']} of {judged} killed ({_killed(counted):.1f} %), "
        f"{counted['alike']} alike"
    )


def _killed(counted: Counter[str]) -> float:
    """Per cent killed of those that change something."""
    judged = counted["killed"] + counted["survived"]
    return 100 * counted["killed"] / judged if judged else 100


def _change(name: str, place: Path) -> tuple[str, str, str]:
    """What a mutant changes: its function, the lines that went, the lines that came."""
    shown = subprocess.run(
        [sys.executable, "-m", "mutmut", "show", name],
        cwd=place, capture_output=True, text=True, check=True,
    )  # fmt: skip
    lines = [line for line in shown.stdout.splitlines() if line[:3] not in ("---", "+++")]
    gone, came = (
        " ".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in "-+"
    )
    function = re.sub(r"^.*\.x_?(?:ǁ(\w+)ǁ)?", r"\1.", name).rpartition("__mutmut_")[0].lstrip(".")
    module = name.rpartition(".")[0].removeprefix("relfacts.")
    return f"{module}.{function}", gone, came


def _known() -> set[tuple[str, str, str]]:
    """The changes that nobody could see, as mutants.tsv has them."""
    if not KNOWN.exists():
        return set()
    with KNOWN.open(encoding="utf-8", newline="") as file:
        # A mark of quotation at the beginning of a line is of the code.
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(row[0], row[1], row[2]) for row in rows if len(row) > 3}


if __name__ == "__main__":
    sys.exit(main())
