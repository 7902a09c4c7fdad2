"""relfacts: facts by person, year or topic, each with the document and lines it stands on.

The path of a fact: ``curate`` turns ``seeds/`` into ``data/facts.json``; ``base`` opens it;
``ask`` answers questions with the help of ``names`` (who is meant) and ``dates`` (how a date
answers); ``show`` lays an answer out and writes it; ``cli`` talks to people.
"""

__version__ = "0.1.0"
