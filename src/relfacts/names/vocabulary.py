"""English words that stand beside names in questions and headings, and what they do to a name.

Those of other languages come with a base (``names.yaml``).
"""

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

_RELATIONS = """
ancestor ancestors descendant descendants family families kin kinsman kinsmen relative relatives
parent parents father fathers mother mothers dad daddy mum mom mummy mommy papa mama
stepfather stepmother stepson stepdaughter godfather godmother godson goddaughter
child children kid kids son sons daughter daughters baby babies heir heirs orphan orphans
brother brothers sister sisters sibling siblings twin twins cousin cousins
grandfather grandmother grandparent grandparents grandpa grandma granddad grandad granny
grandson grandsons granddaughter granddaughters grandchild grandchildren
uncle uncles aunt aunts auntie nephew nephews niece nieces
wife wives husband spouse spouses widow widower bride fiancee fiance consort mistress lover lovers
girlfriend boyfriend partner partners concubine
successor successors predecessor predecessors deputy deputies understudy replacement
aide aides adviser advisers advisor advisors assistant assistants confidant confidante confidants
interpreter interpreters translator translators spokesman spokeswoman spokesperson spokesmen
envoy envoys emissary emissaries messenger messengers representative representatives counterpart
counterparts bodyguard bodyguards guard guards doctor doctors physician physicians surgeon surgeons
nurse driver drivers chauffeur chef chefs cook cooks barber tailor tutor lawyer lawyers attorney
attorneys speechwriter ghostwriter photographer biographer biographers
teacher teachers mentor mentors pupil pupils disciple disciples follower followers supporter
supporters fan fans loyalist loyalists henchman henchmen crony cronies protege proteges protégé
protégés classmate classmates schoolmate schoolmates roommate roommates
friend friends comrade comrades colleague colleagues ally allies associate associates companion
companions neighbour neighbours neighbor neighbors guest guests host hosts boss bosses
enemy enemies foe foes rival rivals opponent opponents critic critics challenger killer killers
assassin assassins murderer murderers victim victims
impersonator impersonators lookalike lookalikes impostor imposter namesake namesakes
"""

_RELATIONS_OF_WORDS = """
first lady, better half, in laws, son in law, daughter in law, father in law, mother in law,
brother in law, sister in law, look alike, look alikes, stand in, right hand, right hand man,
number two, inner circle, chief of staff
"""

_EXCLUSIONS = """
not, but not, and not, except, excepting, excluding, without, minus, other than, apart from,
aside from, instead of, rather than, all but, anyone but, anybody but, everyone but, everybody but,
nobody but, no one but
"""


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))


#: Words of questions and headings. They may stand beside a name without being part of it.
FILLERS = frozenset(_FILLERS.split())

#: Those of them that might as well be a name part, or what a slip has left of one.
NAME_LIKE = frozenset({"am", "an", "do", "go", "he", "me", "my", "so"})

#: A name followed by one of these names something else: a city, a square, a son.
NAMESAKES = frozenset(_NAMESAKES.split())

#: Who is one of these to somebody is not that person: wife of, 's father, successor to.
RELATIONS = frozenset(_RELATIONS.split()) | _phrases(_RELATIONS_OF_WORDS)

#: What stands between such a word, or an office, and the name: successor to, premier of.
LINKS = frozenset({"of", "to", "for"})

#: Who stands behind one of these is not meant.
EXCLUSIONS = _phrases(_EXCLUSIONS)
