"""Who is meant by a text: people by their names.

A text becomes tokens (``tokens``, ``unspaced``), these become spans with a tag (``spans``), a span
that may name somebody is a mention, ``rules`` say whether who is named is meant, and ``reading`` is
what comes of it. ``book`` holds the names, ``ways`` are how a row of tokens is read as one of them,
``slips`` tell a slip of the finger from another name. Nothing here knows a fact or a database.
"""
