"""The index of a base: where each record stands in ``facts.json``, and by what it is found.

The base stays the truth. Everything here follows from its bytes and can be thrown away: ``scan``
reads the records with their places, ``build`` makes the rows of ``tables`` of them, ``cache`` keeps
the file, ``reader`` and ``dates`` answer from it. So a question costs what its answer costs, of a
hundred facts or of a million. SQLite has its one home here.
"""
