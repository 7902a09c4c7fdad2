"""A base as files for other engines: SQLite, PostgreSQL, Parquet, TimelineJS.

``schema`` declares the tables once for all of them, ``tables`` produces their rows; each engine has
its own writer.
"""
