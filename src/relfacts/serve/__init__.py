"""Serves the base to other programs of this machine: a browser, a table cleaner, an assistant.

``app`` speaks HTTP, ``running`` keeps it on loopback; everything else is a function of the request.
All questions go through the library, so the answers are the same as everywhere else.
"""
