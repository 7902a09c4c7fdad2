"""The base served to other programs of this machine: to a browser, a table cleaner, an assistant.

``app`` is what speaks HTTP, ``running`` keeps it on loopback; everything else is a function of what
was asked. Whatever is served is asked through the library, so the answers are those of every door.
"""
