"""A question in the reader's own words: read whole, asked as filters, answered or honestly not.

The way of a question: its text is cut into words (``words``); times, people, places, topics, kinds,
verbs and small words are found among them (``times``, ``people``, ``labels``, ``wording``), which
makes a row of parts (``parts``). The row is understood (``understanding``): what is done
(``deeds``; ``carried``), who does it to whom and where (``roles``), when, which of several
(``understood``; ``ordinals``, and ``sequence`` for what is next to something told of).
What is understood is asked (``asking``); what nothing answers as it stands, more loosely
(``almost``).
"""
