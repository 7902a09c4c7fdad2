"""relfacts: facts by person, year or topic, each with the document and lines it stands on.

The path of a fact: ``curate`` turns ``seeds/`` into ``data/facts.json``; ``store`` loads it;
``factbase`` answers questions with the help of ``names`` (who is meant) and ``when`` (how a date
answers); ``sheets`` lays an answer out; ``render`` writes it; ``cli`` talks to people.
"""

__version__ = "0.1.0"
