"""Completion is installed where each shell looks, and taken away without a trace."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from conftest import Run
from relfacts.cli.shells import installing

BEFORE = b"# mine: caf\xe9\nalias ll='ls -l'"
STARTS = {"bash": ".bashrc", "zsh": ".zshrc"}


@pytest.mark.parametrize("shell", sorted(STARTS))
@pytest.mark.parametrize("before", [None, b"", BEFORE, BEFORE + b"\n"])
def test_what_is_installed_can_be_taken_away(
    run: Run, tmp_path: Path, shell: str, before: bytes | None
) -> None:
    """The start file is as it was, to the byte but for its last line break; twice is once."""
    start = tmp_path / STARTS[shell]
    if before is not None:
        start.write_bytes(before)
        start.chmod(0o640)
    told = run("--install-completion", shell, HOME=str(tmp_path))
    once = start.read_bytes()
    assert str(start) in told.out + told.err
    assert run("--install-completion", shell, HOME=str(tmp_path)).status == 0
    assert start.read_bytes() == once
    assert before is None or once.startswith(before)
    assert before is None or stat.S_IMODE(start.stat().st_mode) == 0o640
    run("--uninstall-completion", shell, HOME=str(tmp_path))
    if before is not None:
        assert start.read_bytes().rstrip(b"\n") == before.rstrip(b"\n")
    again = run("--uninstall-completion", shell, HOME=str(tmp_path))
    assert "nothing to take away" in again.out + again.err
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert left == ([] if before is None else [start])
    assert not list(tmp_path.rglob("relfacts"))


def test_a_start_file_that_was_written_to_since_stays(run: Run, tmp_path: Path) -> None:
    """We made it, but it is no longer ours alone."""
    start = tmp_path / ".zshrc"
    run("--install-completion", "zsh", HOME=str(tmp_path))
    start.write_bytes(start.read_bytes() + BEFORE)
    run("--install-completion", "zsh", HOME=str(tmp_path))
    run("--uninstall-completion", "zsh", HOME=str(tmp_path))
    assert start.read_bytes() == BEFORE + b"\n"


def test_the_folders_of_the_environment_are_obeyed(tmp_path: Path) -> None:
    """ZDOTDIR, XDG_CONFIG_HOME, XDG_DATA_HOME, where they are absolute."""
    home, other = tmp_path / "home", tmp_path / "other"
    installing.install("zsh", {"HOME": str(home), "ZDOTDIR": str(other)})
    installing.install("fish", {"HOME": str(home), "XDG_CONFIG_HOME": str(other)})
    installing.install("bash", {"HOME": str(home), "XDG_DATA_HOME": str(other)})
    assert (other / ".zshrc").exists()
    assert (other / "fish" / "completions" / "relfacts.fish").exists()
    assert (other / "relfacts" / "completion.bash").exists()
    assert not (home / ".zshrc").exists()
    installing.install("zsh", {"HOME": str(home), "ZDOTDIR": "relative"})
    assert (home / ".zshrc").exists()


def test_a_start_file_that_is_a_link_stays_one(tmp_path: Path) -> None:
    """Many keep their start files in another folder."""
    kept = tmp_path / "dotfiles" / "bashrc"
    kept.parent.mkdir()
    kept.write_bytes(BEFORE)
    (tmp_path / ".bashrc").symlink_to(kept)
    installing.install("bash", {"HOME": str(tmp_path)})
    assert (tmp_path / ".bashrc").is_symlink()
    assert kept.read_bytes().startswith(BEFORE + b"\n")


@pytest.mark.parametrize("shell", installing.SHELLS)
def test_completion_that_cannot_be_installed(run: Run, tmp_path: Path, shell: str) -> None:
    """It is said why, and what to write into the start file by hand."""
    home = tmp_path / "home"
    # For whoever may write everywhere, there is no folder in a file.
    home.write_text("no folder", encoding="utf-8")
    told = run("--install-completion", shell, status=2, HOME=str(home))
    assert "completion is not installed: " in told.err
    assert f"relfacts --show-completion {shell}" in told.err
    told = run("--install-completion", shell, status=2, HOME="")
    assert "no home folder" in told.err


def test_a_shell_that_is_not_known_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is guessed: without a shell among the parents one has to be named."""
    assert "bash, zsh, fish" in run("--show-completion", "ksh", status=2).err
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("tcsh", "/bin/tcsh"))
    assert "'tcsh' has no completion here" in run("--install-completion", status=2).err
    run("--install-completion", "bash", "zsh", status=2)
    run("who", "x", "--install-completion", status=2)


@pytest.mark.parametrize("shell", installing.SHELLS)
def test_the_script_is_shown_for_the_shell_that_is_named(run: Run, shell: str) -> None:
    """Whatever shell it is typed in."""
    assert f"raw_{shell}" in run("--show-completion", shell).out
    assert run(f"--show-completion={shell}").out == installing.script(shell)
