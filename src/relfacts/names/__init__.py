"""Who is meant by a text: people by their names.

A text becomes tokens (``tokens``), and these become spans with a tag (``spans``). A
span that may name somebody is a mention; ``rules`` say whether the person named is meant;
``reading`` holds the result. ``book`` has the names, ``ways`` are the ways of reading a row of
tokens as one of them, ``slips`` distinguishes typing slips from other names. This package knows no
facts and no database.
"""
