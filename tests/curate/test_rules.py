"""The rules of the seeds: for each a good and a bad example, and one set that breaks them all."""

from __future__ import annotations

import pytest
import yaml
from small_seeds import HERE, ROOT, Change, complaints, of_rule, seeds

from relfacts.curate import yamltext
from relfacts.curate.build import load_seeds
from relfacts.curate.rules import RULES, Rule, check
from relfacts.curate.seedfiles import read_seeds
from relfacts.curate.seeds import Seeds

BY_NAME: dict[str, Rule] = {rule.__name__.replace("_", "-"): rule for rule in RULES}

# What breaks a rule: the rule, the change to the small seeds, what is said and where.
BAD: list[tuple[str, Change, list[str]]] = [
    (
        "word-of-one-kind",
        ("base", "aid]", "aid]\nkinds:\n- {id: a, words: {vi: [tặng]}}\n- {id: b, name: tang}"),
        ["base.yaml:7:3: 'tang' of the kind b stands for the kind a too"],
    ),
    (
        "word-of-one-kind",
        ("base", "aid]", "aid]\nkinds: [{id: visit}, {id: trek, words: {en: [trip, hike]}}]"),
        [
            "base.yaml:5:40: 'trip' of the kind trek stands for the kind visit too, "
            "as a word of de and en"
        ],
    ),
    *(
        (
            "plural-to-type",
            ("base", "aid]", f"aid]\nkinds: [{{id: a, plural: '{plural}'}}]"),
            [f"base.yaml:5:25: '{plural}' of the kind a cannot be typed as a command"],
        )
        for plural in ("-x", "first ascents", "--since", "as-", "climber&s", "a|b")
    ),
    (
        "known-opposite",
        ("base", "topic aid]", "topic aid]\nroles: [{id: climber, of: person, opposite: foot}]"),
        ["base.yaml:5:45: 'foot', the opposite of climber, is not a role of the base"],
    ),
    (
        "well-formed-id",
        ("harbour-1990", "fact: salt-aid-1988", "fact: Salt_Aid"),
        ["harbour-1990.yaml:35:11: 'Salt_Aid' is not like 'trade-treaty-1958': write "
            "salt-aid"],
    ),
    (
        "well-formed-id",
        ("topics", "id: fishing", "id: fishing--"),
        ["topics.yaml:8:7: 'fishing--' is not like 'trade-treaty-1958': write fishing"],
    ),
    (
        "unique-id",
        ("topics", "- id: visits", "- id: aid"),
        ["topics.yaml:12:7: 'aid' stands at topics.yaml:1:7 too"],
    ),
    (
        "known-person",
        ("harbour-1990", "{id: zoe-lindstrom, role", "{id: zoe-lundstrom, role"),
        ["harbour-1990.yaml:65:9: no person 'zoe-lundstrom' in people.yaml: did you "
            "mean 'zoe-lindstrom'?"],
    ),
    (
        "known-place",
        ("annals-2001", "[sudland, portvik]", "[sudland, the-harbour]"),
        ["annals-2001.yaml:20:13: no place 'the-harbour' in places.yaml: add a record, "
            "or correct the id"],
    ),
    (
        "known-place",
        ("places", "within: [sudland]", "within: [southland]"),
        ["places.yaml:12:11: no place 'southland' in places.yaml: add a record, or "
            "correct the id"],
    ),
    (
        "known-topic",
        ("harbour-1990", "topics: [fishing]", "topics: [angling]"),
        ["harbour-1990.yaml:66:13: no topic 'angling' in topics.yaml: add a record, or "
            "correct the id"],
    ),
    (
        "known-topic",
        ("topics", "broader: [trade]", "broader: [economy]"),
        ["topics.yaml:10:12: no topic 'economy' in topics.yaml: add a record, or "
            "correct the id"],
    ),
    (
        "known-topic",
        ("harbour-1990", "topics: [fishing]", "topics: []"),
        ["harbour-1990.yaml:66:13: fishing-treaty-1990 has no topic: every claim has "
            "one of topics.yaml, or more"],
    ),
    (
        "acyclic-containment",
        ("places", "id: sudland\n", "id: sudland\n  within: [portvik]\n"),
        [
            "places.yaml:6:11: 'sudland' lies within itself",
            "places.yaml:13:11: 'portvik' lies within itself",
        ],
    ),
    (
        "acyclic-containment",
        ("topics", "broader: [trade]", "broader: [fishing]"),
        ["topics.yaml:10:12: 'fishing' lies within itself"],
    ),
    (
        "edtf-date",
        ("annals-2001", "date: 1990-05", "date: May 1990"),
        ["annals-2001.yaml:15:11: 'May 1990' has a space in it, which no EDTF date has: write "
         "1990-05"],
    ),
    (
        "edtf-date",
        ("harbour-1990", "date: 1990-05-07/1990-05-09", "date: 1990-05-09/1990-05-07"),
        ["harbour-1990.yaml:22:11: '1990-05-09/1990-05-07' ends before it starts"],
    ),
    (
        "edtf-date",
        ("people", "date: 1990-05-07", "date: 1990-05-32"),
        ["people.yaml:7:7: '1990-05-32' has no such day: May 1990 has 31 days"],
    ),
    (
        "date-has-reason",
        ("harbour-1990", "    date_why: during the visit; the day is not given\n", ""),
        ["harbour-1990.yaml:59:11: the date is worked-out but date_why does not say how"],
    ),
    (
        "date-has-reason",
        ("annals-2001", "date: 1995/..", "date: 1995/..\n    date_why: as the merchants say"),
        [
            "annals-2001.yaml:27:11: date_why says how the date was found, but date_how says that"
            " it is printed"
        ],
    ),
    (
        "not-ahead",
        ("harbour-1990", 'issued: "1990-05-10"', 'issued: "1990-05-06"'),
        [
            "harbour-1990.yaml:22:11: actual, but 1990-05-07/1990-05-09 lies after the issue,"
            " 1990-05-06",
            "harbour-1990.yaml:59:11: signed, but [1990-05-07..1990-05-09] lies after the issue,"
            " 1990-05-06",
        ],
    ),
    (
        "right-weekday",
        ("harbour-1990", "weekday: Monday", "weekday: Tuesday"),
        ["harbour-1990.yaml:25:14: 1990-05-07 was a Monday, not a Tuesday"],
    ),
    (
        "right-weekday",
        ("harbour-1990", "weekday: Monday", "weekday: Mon"),
        ["harbour-1990.yaml:25:14: 'Mon' is not a weekday: write Monday"],
    ),
    (
        "lines-exist",
        ("annals-2001", "lines: [2]", "lines: [3]"),
        ["annals-2001.yaml:30:12: annals.txt has lines 1 to 2, not 3"],
    ),
    (
        "lines-exist",
        ("annals-2001", "lines: [2]", "lines: []"),
        ["annals-2001.yaml:30:12: no line is cited"],
    ),
    (
        "lines-exist",
        ("harbour-1990", "{lines: [2], why: blank}", "{lines: [0, 2], why: blank}"),
        ["harbour-1990.yaml:16:5: harbour.txt has lines 1 to 5, not 0"],
    ),
    (
        "lines-accounted-for",
        ("harbour-1990", "  - {lines: [2], why: blank}\n", ""),
        ["harbour-1990.yaml:5:8: nothing is said of line 2: claim it, or list it under "
            "read"],
    ),
    (
        "lines-accounted-for",
        ("harbour-1990", "{lines: [2], why: blank}", "{lines: [2, 4], why: blank}"),
        ["harbour-1990.yaml:16:5: line 4 is marked as holding no claim, and carries "
            "one: salt-aid-1988, at harbour-1990.yaml:42:12"],
    ),
    (
        "short-anchor",
        ("annals-2001", "trade across the sound]", "trade across the sound has grown without]"),
        [
            "annals-2001.yaml:31:14: 'trade across the sound has grown without' has more than"
            " 6 words"
        ],
    ),
    (
        "short-anchor",
        ("annals-2001", "[Since 1995, trade across the sound]", "[]"),
        ["annals-2001.yaml:31:14: trade-growth has no anchor"],
    ),
    (
        "short-anchor",
        ("annals-2001", "[Since 1995, trade across the sound]", "[Since 1995, '...']"),
        ["annals-2001.yaml:31:14: '...' has no word"],
    ),
    (
        "nothing-twice",
        ("harbour-1990", "{id: zoe-lindstrom, role: signatory, office: mayor}",
         "{id: ada-berg, role: host, office: mayor}"),
        ["harbour-1990.yaml:64:7: ada-berg stands 2 times among the people"],
    ),
    (
        "nothing-twice",
        ("annals-2001", "lines: [2]", "lines: [2, 2]"),
        ["annals-2001.yaml:30:12: 2 stands 2 times among the lines"],
    ),
    (
        "right-person",
        ("harbour-1990", "{id: ada-berg, role: visitor", "{id: zoe-lindstrom, role: visitor"),
        ["harbour-1990.yaml:28:7: the statement speaks of ada-berg, the claim lists zoe-lindstrom"],
    ),
    (
        "kind-is-complete",
        ("annals-2001", "kind: background", "kind: trade"),
        [
            "annals-2001.yaml:25:5: a claim of kind trade needs parties",
            "annals-2001.yaml:25:5: a claim of kind trade needs quantities",
        ],
    ),
    (
        "kind-is-complete",
        ("harbour-1990", "    field: fishing\n", ""),
        ["harbour-1990.yaml:55:5: a claim of kind agreement needs field"],
    ),
    (
        "signed-agreement",
        ("harbour-1990", "status: signed", "status: planned"),
        ["harbour-1990.yaml:57:13: an agreement with the status 'planned'"],
    ),
    (
        "one-claim-per-document",
        ("harbour-1990", "fact: money-aid-1989", "fact: salt-aid-1988"),
        [
            "harbour-1990.yaml:45:11: salt-aid-1988 is claimed at harbour-1990.yaml:35:11 already"
        ],
    ),
    (
        "one-lead",
        ("harbour-1990", "    lead: true\n", ""),
        ["annals-2001.yaml:13:11: berg-visit-1990 has 2 claims and 0 with lead: true: "
            "write it in the one whose words the fact takes, here or at "
            "harbour-1990.yaml:19:11"],
    ),
    (
        "one-lead",
        ("annals-2001", "fact: berg-visit-1990", "fact: berg-visit-1990\n    lead: true"),
        ["annals-2001.yaml:13:11: berg-visit-1990 has 2 claims and 2 with lead: true: "
            "take it away from all but one, also at harbour-1990.yaml:19:11"],
    ),
    (
        "one-lead",
        ("annals-2001", "kind: visit", "kind: meeting"),
        ["annals-2001.yaml:14:11: berg-visit-1990 is of kind visit at harbour-1990.yaml:19:11"],
    ),
    (
        "claims-agree",
        ("annals-2001", "{id: ada-berg, role: visitor}", "{id: ada-berg, role: host}"),
        [
            "annals-2001.yaml:19:9: berg-visit-1990 has 'host' in annals-2001 and 'visitor' at"
            " harbour-1990.yaml:19:11, and no discrepancy of type person says so"
        ],
    ),
    *(
        (
            "claims-agree",
            ("annals-2001", "    topics: [visits]\n", "    topics: [visits]\n    quantities: "
             f"[{{value: {value}, unit: d, of: duration, qualifier: {qualifier}}}]\n"),
            [
                f"annals-2001.yaml:22:18: berg-visit-1990 has '{told}' in annals-2001 and '3' at "
                "harbour-1990.yaml:19:11, and no discrepancy of type quantity says so"
            ],
        )
        for value, qualifier, told in (
            ("4", "exact", "4"),
            ("4", "more-than", "more than 4"),
            ("2", "at-most", "at most 2"),
            ("4", "about", "about 4"),
            # Nothing excludes it, and somebody should look at it.
            ("1", "at-least", "at least 1"),
        )
    ),
    (
        "dates-agree",
        ("annals-2001", "date: 1990-05", "date: 1990-06"),
        [
            "harbour-1990.yaml:22:11: the dates of berg-visit-1990 exclude one another and no"
            " discrepancy says so: 1990-05-07/1990-05-09 (harbour-1990), 1990-06 (annals-2001)"
        ],
    ),
    (
        "preferred-side",
        ("discrepancies", "a visit to Portvik}", "a visit to Portvik, preferred: true}"),
        ["discrepancies.yaml:6:7: no side is preferred where holds is both"],
    ),
    (
        "known-discrepancy",
        ("discrepancies", "facts: [berg-visit-1990]", "facts: [berg-visit-1991]"),
        ["discrepancies.yaml:1:3: no claim for a fact 'berg-visit-1991': did you mean "
            "'berg-visit-1990'?"],
    ),
    (
        "known-discrepancy",
        ("discrepancies", "facts: [berg-visit-1990]", "facts: []"),
        ["discrepancies.yaml:1:3: it concerns no fact"],
    ),
    (
        "known-discrepancy",
        ("discrepancies", "source: annals-2001, lines: [1]", "source: annals, lines: [1]"),
        ["discrepancies.yaml:6:7: no document 'annals': write annals-2001"],
    ),
    (
        "known-discrepancy",
        ("discrepancies", "source: annals-2001, lines: [1]", "source: annals-2001, lines: [3]"),
        ["discrepancies.yaml:6:7: no such lines in annals.txt"],
    ),
    (
        "known-discrepancy",
        ("discrepancies",
         "    - {source: annals-2001, lines: [1], says: a visit to Portvik}\n", ""),
        ["discrepancies.yaml:1:3: a difference has two sides or more"],
    ),
    (
        "free-old-id",
        ("redirects", "from: berg-trip-1990", "from: salt-aid-1988"),
        ["redirects.yaml:1:3: 'salt-aid-1988' is a fact, claimed at harbour-1990.yaml:35:11"],
    ),
    (
        "free-old-id",
        ("redirects", "why: renamed}\n",
         "why: renamed}\n- {from: berg-trip-1990, to: trade-growth, why: merged}\n"),
        ["redirects.yaml:2:3: 'berg-trip-1990' is redirected at redirects.yaml:1:3 too"],
    ),
    (
        "redirect-arrives",
        ("redirects", "to: berg-visit-1990", "to: berg-visit-1991"),
        [
            "redirects.yaml:1:3: 'berg-trip-1990' leads to 'berg-visit-1991', for which there is"
            " no claim"
        ],
    ),
    (
        "redirect-arrives",
        ("redirects", "to: berg-visit-1990", "to: berg-trip-1990"),
        ["redirects.yaml:1:3: 'berg-trip-1990' leads in a circle, back to 'berg-trip-1990'"],
    ),
    (
        "free-old-id",  # withdrawn, and claimed
        ("redirects", "from: berg-trip-1990, to: berg-visit-1990", "from: berg-visit-1990"),
        ["redirects.yaml:1:3: 'berg-visit-1990' is a fact, claimed at harbour-1990.yaml:19:11"],
    ),
    (
        "free-old-id",  # withdrawn, and renamed
        ("redirects", "why: renamed}\n", "why: renamed}\n- {from: berg-trip-1990, why: rumour}\n"),
        ["redirects.yaml:2:3: 'berg-trip-1990' is redirected at redirects.yaml:1:3 too"],
    ),
    (
        "attested-office",
        ("people", "source: harbour-1990", "source: harbour"),
        ["people.yaml:7:7: no document 'harbour': write harbour-1990"],
    ),
    (
        "attested-office",
        ("people", "lines: [3]", "lines: [6]"),
        ["people.yaml:7:7: no such lines in harbour.txt"],
    ),
    (
        "attested-office",
        ("people", "lines: [3]", "lines: []"),
        ["people.yaml:7:7: no such lines in harbour.txt"],
    ),
    (
        "office-fits-span",
        ("people", "date: 1990-05-07", "date: 1991/1995"),
        [
            "harbour-1990.yaml:28:9: 'President of Norland' at 1990-05-07/1990-05-09, but ada-berg"
            " held that over 1991/1995 (harbour-1990), and no discrepancy of type title says so"
        ],
    ),
    (
        "office-fits-span",  # as two documents shorten it
        ("people", "  given: Zoë\n",
         "  given: Zoë\n  offices:\n"
         "    - {title: Mayor of Portvik, date: /1989, source: harbour-1990, lines: [5]}\n"),
        [
            "annals-2001.yaml:18:9: 'mayor of Portvik' at 1990-05, but zoe-lindstrom held that"
            " over /1989 (harbour-1990), and no discrepancy of type title says so",
            "harbour-1990.yaml:65:9: 'mayor' at [1990-05-07..1990-05-09], but zoe-lindstrom held"
            " that over /1989 (harbour-1990), and no discrepancy of type title says so",
        ],
    ),
    (
        "form-of-one",
        ("people", "printed: [Zoë Lindström]", "printed: [Zoë Lindström, ADA-BERG]"),
        ["people.yaml:19:5: 'ADA-BERG' belongs to ada-berg too: make one record of the "
            "two, or tell them apart by a word in brackets"],
    ),
    (
        "form-of-one",
        ("people", "{name: Eva Berg, who: her sister}",
         "{name: Eva Berg, who: her sister, forms: [Zoë Lindström]}"),
        ["people.yaml:11:7: 'Zoë Lindström' is a spelling of zoe-lindstrom, who is in "
            "this base: take it away here"],
    ),
    (
        "spelled-by-one",
        ("people", "    Greek form: [Ζωή Λίντστρομ]\n",
         "    Greek form: [Ζωή Λίντστρομ]\n\n"
         "- {id: kim-il-song, name: Kim Il Song, family: Kim, given: Il Song, native: 김일송}\n"
         "- {id: kim-il-sung, name: Kim Il Sung, family: Kim, given: Il Sung, native: 김일성}\n"),
        ["people.yaml:23:77: 'Kim Il Song' of kim-il-song is a romanisation of '김일성' too"],
    ),
    (
        "whole-name",
        ("people", "given: Zoë", "given: Zoe"),
        ["people.yaml:14:9: family, middle and given name do not make 'Zoë Lindström': "
            "they make 'Zoe Lindström'"],
    ),
    (
        "whole-name",
        ("people", "given: Zoë", "given: Zoë\n  suffix: Jr."),
        ["people.yaml:14:9: family, middle and given name do not make 'Zoë Lindström': "
            "they make 'Zoë Lindström Jr.'"],
    ),
    (
        "known-language",
        ("annals-2001", "language: en", "language: English"),
        ["annals-2001.yaml:10:11: 'English' is not a tag of BCP 47, as en is that of English"],
    ),
    (
        "known-country",
        ("places", "  within: [sudland]", "  within: [sudland]\n  country: XX"),
        ["places.yaml:13:12: 'XX' is not a code of ISO 3166-1, as AT is that of Austria"],
    ),
    (
        "known-country",
        ("people", "given: Zoë", "given: Zoë\n  country: Norland"),
        ["people.yaml:17:12: 'Norland' is not a code of ISO 3166-1, as AT is that of Austria"],
    ),
    (
        "whole-name",
        ("people", "given: Ada\n  order: given-first", "given: Ada"),
        ["people.yaml:2:9: family, middle and given name do not make 'Ada Berg': they "
            "make 'Berg Ada'"],
    ),
    *(
        (
            "file-in-folder",
            ("annals-2001", "document: annals.txt", f"document: {name}"),
            [
                f"annals-2001.yaml:3:11: {name!r} is not the name of a file in the folder "
                "of the documents"
            ],
        )
        for name in (
            "/etc/passwd", "/dev/zero", "../annals.txt", "2001/../../annals.txt", "./annals.txt",
            "..", "2001/", "2001//annals.txt", "c:annals.txt", "..\\annals.txt",
        )
    ),
    (
        "file-in-folder",
        ("annals-2001", "document: annals.txt", f"document: {'a' * 5000}"),
        [
            f"annals-2001.yaml:3:11: '{'a' * 60}...' is not the name of a file in the folder "
            "of the documents"
        ],
    ),
    (
        "right-fingerprint",
        ("annals-2001", "document: annals.txt\nsha256: ", "document: annals.txt\nsha256: X"),
        ["annals-2001.yaml:3:11: sha256 is not a SHA-256"],
    ),
    (
        "file-in-folder",
        ("annals-2001", "lines: 2\n", "lines: 2\noriginal: ../annals.pdf\n"),
        [
            "annals-2001.yaml:6:11: '../annals.pdf' is not the name of a file in the folder "
            "of the documents"
        ],
    ),
    (
        "right-fingerprint",
        ("annals-2001", "lines: 2\n", "lines: 2\noriginal: a.pdf\noriginal_sha256: 2B5\n"),
        ["annals-2001.yaml:6:11: original_sha256 is not a SHA-256"],
    ),
    (
        "whole-original",
        ("annals-2001", "lines: 2\n", "lines: 2\noriginal: annals.pdf\n"),
        ["annals-2001.yaml:6:11: original_sha256 is missing"],
    ),
    (
        "whole-original",
        ("annals-2001", "lines: 2\n", f"lines: 2\noriginal_sha256: {'0' * 64}\n"),
        ["annals-2001.yaml:1:1: original_sha256 is there, and original is not"],
    ),
    (
        "whole-original",
        (
            "annals-2001",
            "lines: 2\n",
            f"lines: 2\noriginal: annals.txt\noriginal_sha256: {'0' * 64}\n",
        ),
        ["annals-2001.yaml:6:11: 'annals.txt' is document and original: document names "
            "the text that relfacts new made of it, or leave original out"],
    ),
    *(
        ("pages-in-order", ("annals-2001", "lines: 2\n", f"lines: 2\npage_lines: {lines}\n"), said)
        for lines, said in (
            ("[2]", ["annals-2001.yaml:6:13: the first page begins on line 2, not on line 1"]),
            (
                "[1, 2, 1]",
                ["annals-2001.yaml:6:13: a page that begins on line 1 cannot follow one of line 2"],
            ),
            ("[1, 3]", ["annals-2001.yaml:6:13: annals.txt has lines 1 to 2, not 3"]),
        )
    ),
    *(
        (
            "whole-address",
            ("annals-2001", "lines: 2\n", f"lines: 2\n{key}: '{address}'\n"),
            [
                f"annals-2001.yaml:6:{len(key) + 3}: {address!r} is not like "
                "https://example.org/news/1"
            ],
        )
        for key, address in (
            ("url", "sound.example/annals"),
            ("url", "ftp://sound.example/annals"),
            ("url", "https://"),
            ("url", "https://sound.example/the annals"),
            ("archived", "https://[sound"),
        )
    ),
    (
        "whole-address",
        ("annals-2001", "lines: 2\n", "lines: 2\nurl: https://a.example\naccessed: 2031-07\n"),
        ["annals-2001.yaml:7:11: accessed is '2031-07', not a day like 2031-07-09"],
    ),
    (
        "whole-address",
        ("annals-2001", "lines: 2\n", "lines: 2\naccessed: 2031-07-09\n"),
        [
            "annals-2001.yaml:6:11: accessed says when an address was read, and there is no url",
        ],
    ),
    *(
        (
            "amended-after-issue",
            ("annals-2001", "lines: 2\n", f"lines: 2\n{what}: {{date: 2000-12, note: a year}}\n"),
            [
                f"annals-2001.yaml:6:{len(what) + 3}: {what} 2000-12, before it was issued, 2001",
            ],
        )
        for what in ("corrected", "withdrawn")
    ),
    (
        "amended-after-issue",
        ("annals-2001", "lines: 2\n", "lines: 2\nurl: https://a.example\naccessed: 2000-07-09\n"),
        ["annals-2001.yaml:7:11: accessed 2000-07-09, before it was issued, 2001"],
    ),
    (
        "whole-address",
        (
            "annals-2001",
            "lines: 2\n",
            "lines: 2\nurl: https://a.example\nrelatives:\n"
            "  - {url: a.example/b, what: longer}\n"
            "  - {url: https://a.example, what: the same}\n",
        ),
        [
            "annals-2001.yaml:8:5: 'a.example/b' is not like https://example.org/news/1",
            "annals-2001.yaml:9:5: a relative is another text than the one at url: leave one out",
        ],
    ),
    *(
        (
            "right-identifier",
            ("people", "  given: Ada\n", f"  given: Ada\n  same_as: {same}\n"),
            [f"people.yaml:5:{column}: {said}"],
        )
        for same, column, said in (
            ("Q41117", 12, "'Q41117' begins with none of the registers wikidata, viaf, isni, gnd, "
             "lc, geonames"),
            ("wikidata:41117", 12, "'wikidata:41117' is not an identifier of wikidata"),
            ("[viaf:12, 'isni:123']", 12, "'isni:123' is not an identifier of isni"),
        )
    ),
    (
        "identifies-one",
        ("people", "  given: Ada\n", "  given: Ada\n  same_as: [wikidata:Q1, wikidata:Q2]\n"),
        ["people.yaml:5:12: ada-berg has two identifiers of wikidata: one is somebody else's"],
    ),
    (
        "identifies-one",
        (
            "people",
            "\n\n- id: zoe-lindstrom\n",
            "\n  same_as: viaf:1\n\n- id: zoe-lindstrom\n  same_as: viaf:1\n",
        ),
        ["people.yaml:15:12: 'viaf:1' stands at people.yaml:12:12 too"],
    ),
    (
        "nothing-left-to-do",
        ("annals-2001", "Commerce between the two shores keeps growing.", "TODO in our own words"),
        ["annals-2001.yaml:28:16: left to do: TODO in our own words"],
    ),
]  # fmt: skip

# What comes close to breaking a rule and does not.
GOOD: list[tuple[str, Change]] = [
    ("word-of-one-kind", ("base", "topic aid]", "topic aid]\nkinds: [{id: aid, name: aids}]")),
    # No kind of this base is asked for by the word.
    ("word-of-one-kind",
     ("base", "aid]", "aid]\nkinds: [{id: meeting}, {id: trek, words: {en: [trip]}}]")),
    # It is the kind's own.
    ("word-of-one-kind", ("base", "aid]", "aid]\nkinds: [{id: visit, words: {en: [trip, tour]}}]")),
    *(("plural-to-type", ("base", "aid]", f"aid]\nkinds: [{{id: a, plural: {plural}}}]"))
      for plural in ("first-ascents", "등반", "leo-núi", "1958s")),
    ("known-opposite", ("base", "topic aid]", "topic aid]\nroles: [{id: a, opposite: a}]")),
    ("well-formed-id", ("harbour-1990", "fact: salt-aid-1988", "fact: 1988-salt-aid-2")),
    ("unique-id", ("topics", "- id: visits", "- id: portvik")),  # a place of the same id
    ("known-person", ("harbour-1990", "{id: zoe-lindstrom, role", "{id: ada-berg, role")),
    ("known-place", ("annals-2001", "places: [sudland, portvik]", "places: []")),
    ("known-topic", ("annals-2001", "topics: [trade]", "topics: [trade, fishing]")),
    ("acyclic-containment", ("places", "[sudland]", "[sudland, norland]")),
    ("edtf-date", ("annals-2001", "date: 1995/..", "date: 199X/..")),
    ("edtf-date", ("annals-2001", "    date: 1995/..\n", "")),
    ("date-has-reason", ("annals-2001", "    date: 1995/..\n", "")),
    # Told on the first day of what it tells; or before it, as a plan.
    ("not-ahead", ("harbour-1990", 'issued: "1990-05-10"', 'issued: "1990-05-07"')),
    ("not-ahead", ("annals-2001", "date: 1995/..", "date: 2002/..\n    status: planned")),
    ("not-ahead", ("annals-2001", "date: 1995/..", "date: 200X/..")),
    ("right-weekday", ("harbour-1990", "    weekday: Monday\n", "")),
    # Every month has every weekday.
    ("right-weekday", ("harbour-1990", "1990-05-07/1990-05-09", "1990-05/1990-06")),
    # A year before or after those that Python's calendar knows is not judged.
    ("right-weekday", ("harbour-1990", "1990-05-07/1990-05-09", "-0500-05-07/1990-05-09")),
    ("lines-exist", ("annals-2001", "lines: [2]", "lines: [2, 1]")),
    # Of a document whose number of lines cannot be read nothing can be said.
    ("lines-exist", ("annals-2001", "lines: 2\n", "lines: two\n")),
    ("lines-accounted-for", ("annals-2001", "lines: [2]", "lines: [1, 2]")),
    ("short-anchor", ("annals-2001", "trade across the sound", "trade across the sound has grown")),
    ("nothing-twice", ("harbour-1990", "{id: sudland, role: receiver}]\n    topics: [aid]\n"
                       "    quantities: [{value: 1200",
                       "{id: norland, role: receiver}]\n    topics: [aid]\n"
                       "    quantities: [{value: 1200")),
    # The statement speaks of more people than take part, or of fewer than the claim lists.
    ("right-person", ("harbour-1990", "Ada Berg spent three days in Sudland.",
                      "Ada Berg, and not Zoë Lindström, spent three days in Sudland.")),
    ("right-person", ("harbour-1990", "Ada Berg spent three days in Sudland.",
                      "The President of Norland spent three days in Sudland.")),
    ("kind-is-complete", ("harbour-1990", "    field: fishing\n", "    field: fish\n")),
    ("signed-agreement", ("annals-2001", "kind: background", "kind: commitment")),
    ("one-claim-per-document", ("annals-2001", "fact: trade-growth", "fact: salt-aid-1988")),
    ("one-lead", ("annals-2001", "fact: trade-growth", "fact: trade-growth\n    lead: true")),
    ("claims-agree", ("annals-2001", "    topics: [visits]\n", "    topics: [visits]\n"
                      "    quantities: [{value: 3.0, unit: d, of: duration}]\n")),
    # More than two, less than four, about three: the other document's three is no other figure.
    *(
        ("claims-agree", ("annals-2001", "    topics: [visits]\n", "    topics: [visits]\n"
                          f"    quantities: [{{value: {figure}, unit: d, of: duration}}]\n"))
        for figure in ("2, qualifier: more-than", "4, qualifier: less-than",
                       "3, qualifier: at-least", "3, qualifier: about")
    ),
    ("dates-agree", ("annals-2001", "date: 1990-05", "date: 1990-06~")),
    ("dates-agree", ("annals-2001", "    date: 1990-05\n", "")),
    # Nor does it matter that the leading claim has none, where another has.
    ("dates-agree", ("harbour-1990", "    date: 1990-05-07/1990-05-09\n", "")),
    ("known-discrepancy", ("discrepancies", "lines: [1]", "lines: [1, 2]")),
    ("preferred-side", ("discrepancies", "says: a visit to Portvik}\n  holds: both",
                        "says: a visit to Portvik, preferred: true}\n  holds: preferred")),
    ("free-old-id", ("redirects", "from: berg-trip-1990", "from: berg-journey-1990")),
    # By as many steps as there are.
    ("redirect-arrives", ("redirects", "to: berg-visit-1990, why: renamed}\n",
                          "to: berg-tour-1990, why: renamed}\n"
                          "- {from: berg-tour-1990, to: berg-visit-1990, why: renamed}\n")),
    # To a fact that was withdrawn.
    ("redirect-arrives", ("redirects", "to: berg-visit-1990, why: renamed}\n",
                          "to: berg-tour-1990, why: renamed}\n"
                          "- {from: berg-tour-1990, why: she stayed at home}\n")),
    ("attested-office", ("people", "lines: [3]", "lines: [3, 4]")),
    ("office-fits-span", ("people", "date: 1990-05-07", "date: 1990/..")),
    ("office-fits-span", ("people", "date: 1990-05-07", "date: 1991")),
    # Spellings that fold together may belong to one record, and to records of two sorts.
    ("form-of-one", ("people", "[Zoë Lindström]", "[Zoë Lindström, Zoe Lindstrom, Portvik]")),
    # What a record is not may differ from what another is by its accents alone.
    ("form-of-one", ("people", "who: her sister", "who: her sister, forms: [Zoe Lindstrom]")),
    ("spelled-by-one", ("people", "    Greek form: [Ζωή Λίντστρομ]\n",
                        "    Greek form: [Ζωή Λίντστρομ]\n\n"
                        "- {id: a, name: Ri Su Il, family: Ri, given: Su Il, native: 리수일}\n"
                        "- {id: b, name: Ri Il Su, family: Ri, given: Il Su, native: 리일수}\n")),
    ("known-language", ("annals-2001", "language: en", "language: en-GB")),
    ("known-country", ("places", "  within: [sudland]", "  within: [sudland]\n  country: SU")),
    ("whole-name", ("people", "name: Ada Berg\n  family: Berg\n  given: Ada\n  order: given-first",
                    "name: Berg Ada\n  family: Berg\n  given: Ada")),
    ("file-in-folder", ("annals-2001", "document: annals.txt", "document: 2001/..annals...txt")),
    ("file-in-folder", ("annals-2001", "document: annals.txt", "document: 'Annals: of 2001.txt'")),
    ("right-fingerprint", ("annals-2001", "document: annals.txt", "document: annals2.txt")),
    (
        "whole-original",
        (
            "annals-2001",
            "lines: 2\n",
            f"lines: 2\noriginal: a.pdf\noriginal_sha256: {'0' * 64}\n",
        ),
    ),
    *(
        ("right-identifier", ("people", "id: ada-berg\n", f"id: ada-berg\n  same_as: {same}\n"))
        for same in ("wikidata:Q1", "[viaf:7, isni:000000012146438X, gnd:118562142, lc:n79021164]")
    ),
    (
        "identifies-one",
        (
            "people",
            "\n\n- id: zoe-lindstrom\n",
            "\n  same_as: viaf:1\n\n- id: zoe-lindstrom\n  same_as: [viaf:2, wikidata:Q1]\n",
        ),
    ),
    ("pages-in-order", ("annals-2001", "lines: 2\n", "lines: 2\npage_lines: [1, 2]\n")),
    ("pages-in-order", ("annals-2001", "lines: 2\n", "lines: 2\npage_lines: [1]\n")),
    ("pages-in-order", ("annals-2001", "lines: 2\n", "lines: 2\npage_lines: [1, 1, 2]\n")),
    (
        "whole-address",
        (
            "annals-2001",
            "lines: 2\n",
            "lines: 2\nurl: 'http://a.example:80/ä?q=1#b'\naccessed: 2031-07-09\n",
        ),
    ),
    # In the very year of the issue, or at a time that nobody knows.
    *(
        ("amended-after-issue", ("annals-2001", "lines: 2\n", f"lines: 2\ncorrected: {item}\n"))
        for item in ("{date: 2001, note: a}", "{date: 2000~/2002, note: a}", "{note: a}")
    ),
    ("nothing-left-to-do", ("annals-2001", "Commerce between", "A todo list of TODOS between")),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "change", "said"), BAD)
def test_what_breaks_a_rule(rule: str, change: Change, said: list[str]) -> None:
    """A rule finds every place that breaks it, and says what is wrong there."""
    assert of_rule(rule, check(seeds(change))) == said


@pytest.mark.parametrize(
    ("said", "agree"),
    [
        ("1100, qualifier: about", True),
        ("1100, qualifier: estimated", True),
        ("1200, qualifier: about", False),
        # A tenth is the most that a round figure may be out.
        ("1000, qualifier: about", False),
        ("1000, qualifier: more-than", True),
        ("1105, qualifier: more-than", True),
        ("100, qualifier: more-than", False),
        ("1100", False),
    ],
)
def test_a_round_figure_agrees_with_what_it_rounds(said: str, agree: bool) -> None:
    """Some 1,100 are the 1,105 of the other document; neither is a difference to be declared."""
    ours = ("annals-2001", "    topics: [visits]\n", "    topics: [visits]\n"
            f"    quantities: [{{value: {said}, unit: d, of: duration}}]\n")  # fmt: skip
    theirs = ("harbour-1990", "[{value: 3,", "[{value: 1105,")
    assert (of_rule("claims-agree", check(seeds(ours, theirs))) == []) is agree


@pytest.mark.parametrize(("rule", "change"), GOOD)
def test_what_keeps_a_rule(rule: str, change: Change) -> None:
    """A rule does not complain of what only comes close to breaking it."""
    assert of_rule(rule, check(seeds(change))) == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (
            ("annals-2001", "date: 1995/..", "date:"),
            "annals-2001.yaml:27:5: date of 'trade-growth'",
        ),
        (("redirects", "to: berg-visit-1990", 'to: ""'), "redirects.yaml:1:26: to of 'berg-trip-"),
        (("people", "date: 1990-05-07", "date: "), "people.yaml:7:37: date of 'President of Nor"),
        (
            ("base", "licence: CC0-1.0", "licence:"),
            "base.yaml:3:1: licence of 'Norland and Sudland'",
        ),
    ],
)
def test_what_is_empty_is_told_once(
    change: Change, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A value that was forgotten does not pass for one that was left out, and is told once.

    By both readers of YAML at the same place.
    """
    (complaint,) = complaints(change)
    monkeypatch.setattr(yamltext, "_Loader", yaml.BaseLoader)
    assert complaints(change) == [complaint]
    assert complaint.startswith(place)
    assert complaint.endswith("write what it should be, or take the key away [empty-value]")


@pytest.mark.parametrize("name", BY_NAME)
def test_a_rule_has_examples(name: str) -> None:
    """Every rule has a good and a bad example here."""
    assert name in {rule for rule, _, _ in BAD}
    assert name in {rule for rule, _ in GOOD}


@pytest.mark.parametrize("rule", RULES, ids=list(BY_NAME))
def test_a_rule_is_one_sentence(rule: Rule) -> None:
    """The docstring of a rule is the rule: one sentence, on one line."""
    sentence = rule.__doc__ or ""
    assert "\n" not in sentence
    assert sentence[:1].isupper()
    assert sentence.endswith(".")
    assert ". " not in sentence


def bad_seeds() -> Seeds:
    """Seeds with everything wrong, from ``bad/``."""
    paths = sorted((HERE / "bad").glob("*.yaml"))
    return read_seeds((path.stem, f"bad/{path.name}", path.read_text("utf-8")) for path in paths)


def test_the_bad_seeds() -> None:
    """Every complaint about the bad seeds, in order, is the list in ``bad/complaints.txt``."""
    expected = (HERE / "bad" / "complaints.txt").read_text("utf-8").splitlines()
    assert [str(problem) for problem in check(bad_seeds())] == expected


def test_both_yaml_readers_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML comes without libyaml, its own reader finds the same problems, only slower."""
    expected = check(bad_seeds())
    monkeypatch.setattr(yamltext, "_Loader", yaml.BaseLoader)
    assert check(bad_seeds()) == expected


def test_both_yaml_readers_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is sound is read alike, every value and every place, whichever reader there is."""
    folder = ROOT / "seeds"
    fast = (seeds(), load_seeds(folder))
    monkeypatch.setattr(yamltext, "_Loader", yaml.BaseLoader)
    assert (seeds(), load_seeds(folder)) == fast


@pytest.mark.parametrize(("name", "rule"), BY_NAME.items())
def test_the_bad_seeds_break_every_rule(name: str, rule: Rule) -> None:
    """The bad seeds break every rule, and what a rule finds bears its name."""
    assert {problem.rule for problem in rule(bad_seeds())} == {name}
