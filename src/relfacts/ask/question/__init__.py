"""A question in the reader's own words: read whole, asked as filters, answered or honestly not.

The way of a question: its text is cut into words (``words``); times, people, places, topics, kinds,
verbs and small words are found among them (``times``, ``people``, ``labels``, ``wording``), which
makes a row of parts (``parts``); the row is understood (``understanding``): who did what to whom,
where, when, which of several; and what is understood is asked (``asking``).
"""
