"""Examples of each command, for its help page and for the manual.

Those of lookups use the shipped base. Those of curation begin with ``init``: they are typed in the
folder it makes. The tests run every line.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    # The arguments, and a comment.
    Example = tuple[str, str]

#: The key of the examples for the program itself.
PROGRAM = ""

#: The name of the folder that ``init`` makes in the examples.
FOLDER = "harbour"

EXAMPLES: dict[str, tuple[Example, ...]] = {
    PROGRAM: (
        ("Kim Jong Un visited Vietnam in 2019", "a question in words of your own"),
        ('who "Kim Il Sung"', "a person"),
        ("year 1958", "a time"),
        ("agreements --since 2000", "one kind of fact"),
    ),
    "who": (
        ('who "Kim Ir Sen"', "any usual spelling, in any script"),
        ('who "Kim Jong Un" --kind visit --since 2018', "only visits, from 2018 on"),
        ('who "Kim Il Sung" --cite', "its sources, to be pasted"),
    ),
    "year": (
        ("year 1958", "a year"),
        ('year "Nov 1958"', "a month, a day, a season"),
        ("year 1964-1969 --who Truong", "years, with a person"),
        ("year 1957 1958 --format csv", "either of two, for a spreadsheet"),
    ),
    "topic": (
        ("topic rice", "a topic, with the narrower ones under it"),
        ('topic "civil aviation" --format markdown', "for a page or a mail"),
    ),
    "place": (
        ("place Hanoi", "a place, with those in it"),
        ("place Vietnam --kind visit --last 3", "the last three visits"),
    ),
    "search": (
        ("search when did Kim Jong Un visit Vietnam", "a whole question"),
        ("search rice aid --facet year", "free words, counted by year"),
    ),
    "show": (
        ("show ri-yong-ho-visit-2018", "a fact whole, with what differs"),
        ('show "Kim Il Sung"', "a person whole"),
        ("show rice-aid-1995 rice hanoi", "a fact, a topic and a place"),
        ("show rice-aid-1995 rice-aid-1997 --fields id,when,cited", "some fields of two facts"),
    ),
    "cite": (
        ("cite ri-yong-ho-visit-2018", "as text, to be pasted"),
        ("cite rice-aid-1995 --as ris", "for Zotero, EndNote, Mendeley"),
        ("cite rice-aid-1995 rice-aid-1997 --as bibtex", "for LaTeX"),
    ),
    "at": (
        ("at sggp-2019:8", "a line of a document"),
        ("at 004:8-12", "by the number in the name of its file"),
    ),
    "facts": (
        ("facts --kind visit --kind meeting --since 2000", "of two kinds"),
        ("facts --facet decade", "how many there are of each decade"),
        ("facts --fields id,when,statement,cited --format csv", "chosen columns"),
    ),
    "people": (
        ("people", "everybody"),
        ("people --fields id,name,same_as --format tsv", "with their numbers in registers"),
    ),
    "topics": (
        ("topics", "every topic"),
        ("topics --format json", "with all synonyms, for a program"),
    ),
    "places": (("places", "every place"), ("places --fields name,facts", "how often each occurs")),
    "sources": (
        ("sources", "every document"),
        ("sources --fields label,title,url", "where each can be read"),
    ),
    "discrepancies": (
        ("discrepancies", "wherever documents differ"),
        ('discrepancies --who "Kim Il Sung"', "about the facts of a person"),
    ),
    "coverage": (
        ("coverage", "how much of each document carries facts"),
        ("coverage sggp-2019", "line by line"),
    ),
    "index": (("index", "where it is"), ("index --clear", "remove every index")),
    "timeline": (
        ("timeline --output timeline.svg", "every fact"),
        ('timeline --who "Kim Jong Un" --output kim.svg', "those of a person"),
    ),
    "site": (("site public", "pages for any web host, or to be opened from the disk"),),
    "export": (
        ("export sqlite facts.sqlite", "tables for SQL and Datasette"),
        ("export sqlite recent.sqlite --since 2000", "those of a time"),
    ),
    "serve": (
        ("serve", "at http://127.0.0.1:8765/"),
        ("serve --port 9000 --base peaks", "another base, at another port"),
        ("serve --mcp", "for an assistant, which starts it"),
    ),
    "init": ((f"init {FOLDER}", "a base with a worked example in it"),),
    "new": (
        ("new documents/lantern-walk.txt --id walk-again", "print a first draft of its seed"),
        ("new documents/lantern-walk.txt --instructions", "what to give to an assistant"),
    ),
    "check": (
        ("check", "every rule, over every seed"),
        ("check --explain one-lead", "one rule, with an example"),
    ),
    "verify": (("verify --documents documents", "every claim, against its document"),),
    "build": (
        ("build", "data/facts.json out of seeds/"),
        ("build --check", "nothing is written: is it up to date?"),
    ),
    "diff": (("diff data data", "what became of each fact"),),
    "schema": (
        ("schema", "of facts.json"),
        ("schema answer", "of what --format json writes"),
    ),
}

# Of kinds of fact that have examples of their own.
_OF_KINDS: dict[str, tuple[Example, ...]] = {
    "visits": (('visits --who "Kim Jong Un" --to Vietnam', "by whom, and where to"),),
    "aid": (("aid --from DPRK --to Vietnam", "from whom, and to whom"),),
    "agreements": (("agreements --status signed", "not those that were only planned"),),
}


def examples_of(command: str, plurals: Sequence[str] = ()) -> tuple[Example, ...]:
    """The examples of a command; the commands that list a kind of fact are the ``plurals``."""
    if command in plurals:
        return (
            (f"{command} --last 3", "the last three"),
            (f"{command} --facet year", "how many there are of each year"),
            *_OF_KINDS.get(command, ()),
        )
    return EXAMPLES.get(command, ())
