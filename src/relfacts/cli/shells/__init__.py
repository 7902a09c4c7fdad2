"""Completion with the Tab key in bash, zsh and fish: the candidates, and the installation.

The shell runs the script in this folder that has its name. At a Tab the script calls relfacts with
``_RELFACTS_COMPLETE=raw_SHELL`` and the words of the line as arguments, as they were typed, the
last being the incomplete one. Each line printed is a candidate, a tab, and a description; the lone
line ``:files`` leaves the word to the shell. On any error, nothing else is printed.
"""
