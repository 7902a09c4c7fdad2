"""Who or what is meant by a text: people by their names, topics and places by their words.

Strings in, readings out; nothing here knows a fact. ``book`` holds the names, ``reading`` decides
who is meant, ``slips`` what is a slip of the finger and what another name, ``lookup`` serves the
closed vocabularies.
"""
