"""The options for the output of an answer, the same for every lookup."""

from __future__ import annotations

from relfacts.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from relfacts.ask.answer import Answer

# The one output format that is also a style of citations.
_CITED_AS = ("json", "csl-json")


class Output:
    """The format of an answer, and the other options of output.

    ``fields`` is the text of ``--fields``, empty to list the fields; ``cite`` and ``style`` ask for
    citations, ``by_document`` for each document once, ``facet`` for counts.
    """

    def __init__(
        self,
        form: str = "table",
        fields: str | None = None,
        bom: bool = False,
        cite: bool = False,
        style: str | None = None,
        by_document: bool = False,
        facet: str | None = None,
        no_hyperlinks: bool = False,
        no_pager: bool = False,
    ) -> None:
        self.form = form
        self.fields = fields
        self.bom = bom
        self.cite = cite
        self.style = style
        self.by_document = by_document
        self.facet = facet
        self.no_hyperlinks = no_hyperlinks
        self.no_pager = no_pager

    @property
    def citing(self) -> str:
        """The style, if citations are asked for instead of the answer; otherwise empty."""
        if self.cite or self.style:
            return self.style or (_CITED_AS[1] if self.form == _CITED_AS[0] else "text")
        return ""

    @property
    def people_read_it(self) -> bool:
        """Whether it is a table for people, which is limited on a screen."""
        return self.form == "table" and not (self.citing or self.facet or self.fields == "")

    def check(self) -> None:
        """Raises UsageError for options that exclude each other."""
        if self.citing and self.form not in ("table", _CITED_AS[0]):
            raise UsageError(
                f"citations are written in a style, not as {self.form}",
                f"--cite --as {self.citing}, without --format {self.form}",
            )
        if self.citing and self.form == _CITED_AS[0] and self.citing != _CITED_AS[1]:
            raise UsageError(
                f"citations in JSON are {_CITED_AS[1]}, not {self.citing}",
                f"--as {self.citing}, without --format {self.form}",
            )
        if self.by_document and not self.citing:
            raise UsageError(
                "--by-document is for citations: each document once", "--cite --by-document"
            )
        if self.bom and (self.form not in ("csv", "tsv") or self.citing):
            raise UsageError("--bom is a mark for spreadsheets", "--format csv --bom")
        if self.citing and self.facet:
            raise UsageError("citations are not counted", "--cite, or --facet")
        if self.fields is not None and (self.citing or self.facet):
            raise UsageError(
                "citations and counts have fields of their own", "--fields, without the other"
            )

    def check_answer(self, answer: Answer) -> None:
        """Raises UsageError if an option needs facts but the answer lists something else."""
        if answer.parts and (self.fields is not None or self.form in ("csv", "tsv")):
            raise UsageError(
                "facts and records of other sorts have no columns in common",
                "one sort at a time, or --format json",
            )
        if (answer.catalogue or answer.parts) and (self.citing or self.facet):
            what = "cited" if self.citing else "counted"
            option = "--cite" if self.citing else "--facet"
            raise UsageError(
                f"{option}: only facts are {what}, and {answer.command} lists none",
                f"relfacts facts {option}{'' if self.citing else f' {self.facet}'}",
            )
