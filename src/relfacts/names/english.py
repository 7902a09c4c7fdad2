"""English words that make another of the person named, as they are filed in the index.

Those of other languages come with a base (``names.yaml``).
"""

from __future__ import annotations

_THINGS = """
academy airport avenue badge badges birthplace bridge brigade bust campaign city era foundation
grave hall highway hospital hotel hotels institute island ism lake league library mausoleum medal
metro monument mountain museum order organization palace park peak pioneers plaza port prize river
road school square stadium station statue street theater theatre thought thoughts tomb tower towers
trail university weather youth
"""

_THINGS_OF_WORDS = "stilt house, guest house, memorial house"

_SUFFIXES = "jr, junior, sr, senior, ii, iii, the younger, the elder, the second, the third"

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
taught, interpreted for, translated for, worked for, born to, came after, came before, comes after,
comes before, person after, man after, one after, man behind, who followed, who follows, that
followed, took over from, takes over from, took the place of, inherited from, inherits from, ousted,
ousts, deposed, overthrew, will succeed, to succeed, than, the next, another, a second, a modern,
a fake, fake, relation to, unrelated to, confused with, mistaken for, to have succeeded
"""


_OWN = """
account achievements action actions activities activity acts age agenda aid apologies apology
appointment arrest arrival article articles assassination autobiography award banquet biography
birth birthday book books bow car career ceremonies ceremony childhood chronology claim claims com
comment comments commitment commitments condolences conference congratulation congratulations
contact contacts contribution contributions convoy count criticism date dates death decision
decisions deeds defeat delegation departure details diary dinner diplomacy diplomat donation
education election embrace execution exile facts film films footage friendship funeral gift gifts
goodwill gratitude greeting greetings haircut handshake handwriting headlines health height history
hometown hospitality html http https hug illness image images imprisonment inauguration info
information interview interviews itinerary jet journey journeys leader legacy letters life limousine
links list lunch meaning memoir memoirs mention mentions mistakes motorcade mourning movements name
names nationality news note notes number offer offers office offices opinion opinions orders org
outline overview photograph photographs picture pictures plane pledge pledges poem poems poisoning
policies policy politician politico politics politiko portrait portraits praise premiership presence
presents presidency profile program programme promise promises pronunciation proposal proposals
quotation quotations quote quotes reception reference references regime reign relations relationship
remark remarks report reports request requests resignation retirement revolutionary role rule
schedule ship signature solidarity speech speeches spelling stance statement statements statesman
stopover story strategy summaries summary support sympathy telegram telegrams tenure testament
thanks threat threats ties total tour tours train trains travel travels trial tribute tributes tweet
tweets victory video videos view views warning warnings weight wiki wikipedia wishes words works
wreath writing writings www yacht year years
"""


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))


#: With one of these a name is that of something else: a city, a square, a school.
THINGS = frozenset(_THINGS.split()) | _phrases(_THINGS_OF_WORDS)

#: And with one of these behind it that of somebody else: a son.
SUFFIXES = _phrases(_SUFFIXES)

#: Who is one of these to somebody is not that person: wife of, 's father, successor to.
RELATIONS = frozenset(_RELATIONS.split()) | _phrases(_RELATIONS_OF_WORDS)

#: What is somebody's own, or is said of oneself: no other is meant with one of these.
OWN_THINGS = frozenset(_OWN.split())

#: What stands between such a word, or an office, and the name: successor to, premier of.
LINKS = frozenset({"of", "to", "for"})

#: Who stands behind one of these is not meant: anyone but, succeeded.
EXCLUSIONS = _phrases(_EXCLUSIONS)

#: What stands behind one of these is a place, where somebody has the name of one: Ho Chi Minh.
LOCATIVES = frozenset(
    {"in", "at", "near", "around", "outside", "inside", "across", "into", "throughout"}
)
