"""The index of a base: where each record is in ``facts.json``, and the keys by which it is found.

``facts.json`` remains the only truth: everything here is derived from its bytes and can be thrown
away. ``scan`` reads the records with their positions, ``build`` turns them into the rows of
``tables``, ``cache`` keeps the file, ``reader`` and ``dates`` answer from it. So the cost of a
question depends on its answer, not on the size of the base. SQLite is used only in this package.
"""
