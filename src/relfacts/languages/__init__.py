"""What languages call things: the words of dates and those beside names, one file a language.

The files (``en.txt``, ``vi.txt`` ...) are for people to read and to extend; ``sources`` reads them
and declares what they may hold. ``compiling`` makes one file of them, which a lookup searches
(``dictionary``). They serve every base; no base and no index has a copy of them.
"""
