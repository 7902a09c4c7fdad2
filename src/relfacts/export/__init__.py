"""A base as files for other engines: SQLite, PostgreSQL, Parquet, TimelineJS.

``schema`` declares the tables once for all of them, ``tables`` gives their rows; each engine has a
writer of its own.
"""
