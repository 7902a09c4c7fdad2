"""Completion: what the Tab key offers in bash, zsh and fish, and how it comes to be asked for.

A shell runs the script that stands here under its name. At a Tab the script calls relfacts with
``_RELFACTS_COMPLETE=raw_SHELL`` and the words of the line as arguments, as they were typed, the
last being the one that is begun. Each line printed is a candidate, a tab, and what it is; the lone
line ``:files`` leaves the word to the shell. Nothing else is printed, whatever is wrong.
"""
