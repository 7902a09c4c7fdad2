"""English words that stand beside names in questions and headings, and what they do to a name.

Those of other languages come with a base (``names.yaml``).
"""

from __future__ import annotations

_FILLERS = """
a about above accept accepted accompanied accompany address addressed addresses after again against
agree agreed agrees ahead all along already also although am amid an and announce announced
announces answer answered any appoint appointed are arrange arrival arrive arrived arrives as ask
asked asks at attend attended attends back be became because become been before began begin behind
being between bid biography both bring brought but by call called calls came can cancel cancelled
celebrate celebrated celebrates chair chaired come comes commemorate concern concerning
congratulate congratulated congratulates contact cooperate cooperated could date dates day deal
deals deliver delivered delivers depart departed departs departure did die died dine dined dinner
discuss discussed discusses dispatch dispatched do does down due during each embrace embraced end
ended enter entered enters even ever expect expected explain explained express expressed expresses
fact facts few first flew flies fly for found founded from gave get give go goes going gone greet
greeted greets had hailed has have he held help helped her here him his history hold holds hosted
how i if in inspect inspected inspects into invitation invite invited invites is it its join joined
keep kept know known landed lands last late later launch launched leave leaves led left less letter
like list live lived lunch made make many marked me meanwhile meet meeting meetings meets message
met more most mourn mourned mourns much my name named near news next not of off offer offered on
once one only open opened opens opposite or order our out over paid part pass passed pay photo
photos please pledge pledged pledges praise praised praises present presented promise promised
promises propose proposed proposes publish published put read receive received receives regarding
relations remember replied reply request requested return returned returns said sail say says see
seen sees send sends sent shake she shook show sign signed signs since small so some soon speak
speaks speech spoke spoken start started state statement statements stay stayed stays still stop
suggest suggested summit support supported take talk talked talks tell than thank thanked thanks
that the their them then there they think this through throughout time timeline to toast toasted
today together told took tour toured toward towards travel travelled travels trip trips try turn
under unlike until up upon urge urged us use used versus via visit visited visiting visits vs wait
walk walked want wanted warn warned was we welcome welcomed welcomes went were what when where
whether which while who whom whose why will wish wished with within without work worked would write
writes written wrote year years yet you your wins
"""

_THINGS = """
academy airport avenue bridge brigade campaign city era foundation hall highway hospital hotel
institute island ism lake league library medal metro monument mountain museum mausoleum order
organization palace park peak pioneers plaza port prize river road school square stadium station
statue street theater theatre thought thoughts tower towers trail university youth badge badges
hotels weather
"""

_SUFFIXES = "jr junior sr senior ii iii"

_RELATIONS = """
ancestor ancestors descendant descendants family families kin kinsman kinsmen relative relatives
parent parents father fathers mother mothers dad daddy mum mom mummy mommy papa mama stepfather
stepmother stepson stepdaughter godfather godmother godson goddaughter child children kid kids son
sons daughter daughters baby babies heir heirs orphan orphans brother brothers sister sisters
sibling siblings twin twins cousin cousins grandfather grandmother grandparent grandparents grandpa
grandma granddad grandad granny grandson grandsons granddaughter granddaughters grandchild
grandchildren uncle uncles aunt aunts auntie nephew nephews niece nieces wife wives husband spouse
spouses widow widower bride fiancee fiance consort mistress lover lovers girlfriend boyfriend
partner partners concubine successor successors predecessor predecessors deputy deputies understudy
replacement aide aides adviser advisers advisor advisors assistant assistants confidant confidante
confidants interpreter interpreters translator translators spokesman spokeswoman spokesperson
spokesmen envoy envoys emissary emissaries messenger messengers representative representatives
counterpart counterparts bodyguard bodyguards guard guards doctor doctors physician physicians
surgeon surgeons nurse nanny staff maid gardener driver drivers chauffeur chef chefs cook cooks
barber tailor tutor lawyer lawyers attorney attorneys speechwriter ghostwriter photographer
biographer biographers teacher teachers mentor mentors pupil pupils disciple disciples follower
followers supporter supporters student students fan fans loyalist loyalists henchman henchmen crony
cronies protege proteges protégé protégés classmate classmates schoolmate schoolmates roommate
roommates friend friends comrade comrades colleague colleagues ally allies associate associates
companion companions neighbour neighbours neighbor neighbors guest guests host hosts boss bosses
enemy enemies foe foes rival rivals opponent opponents critic critics challenger killer killers
assassin assassins murderer murderers victim victims impersonator impersonators lookalike
lookalikes impostor imposter namesake namesakes firstborn double doubles ex mayor mayors
"""

_RELATIONS_OF_WORDS = """
first lady, better half, in laws, son in law, daughter in law, father in law, mother in law,
brother in law, sister in law, look alike, look alikes, stand in, right hand, right hand man,
number two, inner circle, chief of staff, first born, body double
"""

_EXCLUSIONS = """
not, but not, and not, except, excepting, excluding, without, minus, other than, apart from, aside
from, instead of, rather than, neither, nor, killed by, murdered by, executed by, all but, anyone
but, anybody but, everyone but, everybody but, nobody but, no one but, never, succeed, succeeds,
succeeded, precede, precedes, preceded, replace, replaces, replaced, marry, marries, married,
taught, interpreted for, translated for, worked for, born to, came after, came before, person
after, man after, one after, man behind, in, near
"""


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))


#: Words of questions and headings. They may stand beside a name without being part of it.
FILLERS = frozenset(_FILLERS.split())

#: Those of them that might as well be a name part, or what a slip has left of one.
NAME_LIKE = frozenset({"am", "an", "do", "go", "he", "me", "my", "so"})

#: With one of these a name is that of something else: a city, a square, a school.
THINGS = frozenset(_THINGS.split())

#: And with one of these behind it that of somebody else: a son.
SUFFIXES = frozenset(_SUFFIXES.split())

#: Who is one of these to somebody is not that person: wife of, 's father, successor to.
RELATIONS = frozenset(_RELATIONS.split()) | _phrases(_RELATIONS_OF_WORDS)

#: What stands between such a word, or an office, and the name: successor to, premier of.
LINKS = frozenset({"of", "to", "for"})

#: Who stands behind one of these is not meant, or is a place: in Ho Chi Minh.
EXCLUSIONS = _phrases(_EXCLUSIONS)
