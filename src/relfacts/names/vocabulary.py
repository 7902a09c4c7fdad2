"""English words that stand beside names in questions and headings, and what they do to a name."""

from __future__ import annotations

_FILLERS = """
a about after again all also am an and any are as at be been before being between biography both
but by can could date dates day deal deals did do does during each ever fact facts first for from
gave get give go goes going gone had has have he her him his history how i in into is it its last
letter list made make many me meet meeting meetings meets met more most much my name named news
not of on one or our over paid pay please relations said say says see she show since so some
speech statement statements state summit take talk talked talks tell than that the their them then
there they this time timeline to told took travel travelled trip trips until up us versus visit
visited visiting visits vs was we went were what when where whether which while who whom whose why
will with would year years you your
"""

_NAMESAKES = """
city square university airport museum mausoleum trail street road avenue stadium park school
bridge tower towers thought thoughts ism prize medal order institute academy hospital library
station monument statue plaza hotel organization foundation era mountain peak port youth league jr
junior sr senior ii iii metro campaign highway river lake island theatre theater palace hall
brigade pioneers
"""

#: Words of questions and headings. They may stand beside a name without being part of it.
FILLERS = frozenset(_FILLERS.split())

#: Those of them that might as well be a name part, or what a slip has left of one.
NAME_LIKE = frozenset({"am", "an", "do", "go", "he", "me", "my", "so"})

#: A name followed by one of these names something else: a city, a square, a son.
NAMESAKES = frozenset(_NAMESAKES.split())
