"""English words that stand beside names in questions and headings.

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
whether which while who whom whose why will wins wish wished with within without work worked would
write writes written wrote year years yet you your
"""


#: Words of questions and headings. They may stand beside a name without being part of it.
FILLERS = frozenset(_FILLERS.split())

#: Those of them that might as well be a name part, or what a slip has left of one.
NAME_LIKE = frozenset({"am", "an", "do", "go", "he", "me", "my", "so", "will"})
