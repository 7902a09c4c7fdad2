"""The words of languages: those of dates, of questions and beside names, one file a language.

The files (``en.txt``, ``vi.txt`` ...) are for people to read and to extend; ``sources`` reads them
and declares what they may contain. ``compiling`` makes one file of them, which a lookup searches
(``dictionary``). They serve every base; no base and no index contains a copy.
"""
