"""What a pack or a materials file can quote: the clauses of its notice, and those of the standards it goes by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ingest.document import Clause
from ingest.notices.notice import Notice
from ingest.staff_files.nearest_name import suggestion
from ingest.staff_files.quotes import ClauseTexts


@dataclass(frozen=True)
class QuotedDocuments:
    """A notice and its companions; files name a clause of the notice by its number, one of a companion by its id."""

    notice: Notice
    companions: tuple[Notice, ...] = ()

    @property
    def all(self) -> tuple[Notice, ...]:
        """The documents, the notice first."""
        return (self.notice, *self.companions)

    @cached_property
    def by_id(self) -> dict[str, Clause]:
        """All clauses by their full ids, those of the notice first."""
        return {clause.id: clause for document in self.all for clause in document.clauses}

    @cached_property
    def texts(self) -> ClauseTexts:
        """The words of all clauses, by the names that files give the clauses."""
        return ClauseTexts(self.by_id.values(), name=lambda clause: self.named(clause.id))

    def clause_id(self, named: str) -> str:
        """Return the full id of a clause that a file names."""
        return named if "#" in named else f"{self.notice.id}#{named}"

    def named(self, clause_id: str) -> str:
        """Return how a file names the clause with this full id."""
        return clause_id.removeprefix(f"{self.notice.id}#")

    def clause(self, named: str) -> Clause:
        """Return a clause by its name in a file or by its full id; KeyError when there is none."""
        return self.by_id[self.clause_id(named)]

    def home(self, named: str) -> Notice:
        """Return the document of a clause; the notice where the clause is in none."""
        id = self.clause_id(named).split("#")[0]
        return next((document for document in self.all if document.id == id), self.notice)

    def label(self, named: str) -> str:
        """Return the label of a clause, behind the name of its document where that is a companion."""
        home, clause = self.home(named), self.clause(named)
        return clause.label if home is self.notice else f"{home.name} {clause.label}"

    def citation(self, named: str) -> str:
        """Return the label of a clause behind the name of its document."""
        return f"{self.home(named).name} {self.clause(named).label}"

    def absent(self, named: str) -> str:
        """Return what is wrong with naming a clause so, "" when there is one."""
        document, mark, _ = named.partition("#")
        known = [companion.id for companion in self.companions]
        if mark and document not in (self.notice.id, *known):
            remedy = f"请先在这份通知的 notice.yaml 里写上 companions: [{document}]"
            return f"「{document}」不是通知 {self.notice.id} 的配套文件，{suggestion(document, known)}；{remedy}"
        return self.texts.absent(self.named(named))

    def misquoted(self, named: str, quote: str) -> str:
        """Return that a quote does not stand in a clause that there is, and in which it does; "" when it stands."""
        return self.texts.misquoted(self.named(named), quote)
