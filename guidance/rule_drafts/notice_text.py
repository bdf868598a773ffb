"""A notice as its conditions are read from it: the sentences of its clauses, and which clauses stand in which."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from guidance.rule_drafts.named_things import Names
from guidance.rule_drafts.statements import NoticeSentence, is_row, statements
from guidance.rule_drafts.targets import is_title
from ingest.document import Clause

_APPOINTED = re.compile("从聘任之日|自聘任之日|以聘任时间|以聘书|聘任时间起|受聘之日")


@dataclass(frozen=True)
class NoticeText:
    """The clauses of a notice and of the standards it goes by, and the names by which they are read.

    `level_words` are the levels it is for; `companions` are the ids of the standards, whose clauses go by their ids.
    """

    clauses: tuple[Clause, ...]
    names: Names
    level_words: tuple[str, ...]
    companions: tuple[str, ...] = ()

    def named(self, clause: Clause) -> str:
        """Return how a pack names a clause: by its number, one of the standards by its id."""
        return clause.id if clause.notice in self.companions else clause.number

    @cached_property
    def statements(self) -> tuple[NoticeSentence, ...]:
        """The sentences and rows of all clauses."""
        return statements(self.clauses, self.names.wording, self.named)

    @cached_property
    def by_clause(self) -> dict[str, list[NoticeSentence]]:
        """The sentences of each clause, by its number."""
        found: dict[str, list[NoticeSentence]] = {}
        for statement in self.statements:
            found.setdefault(statement.clause, []).append(statement)
        return found

    @cached_property
    def children(self) -> dict[str, list[str]]:
        """The names of the items directly below each clause; rows and what follows a list are none."""
        by_id = {clause.id: self.named(clause) for clause in self.clauses}
        found: dict[str, list[str]] = {}
        for clause in self.clauses:
            if clause.parent and not is_row(clause.number) and not clause.number.endswith("tail"):
                found.setdefault(by_id[clause.parent], []).append(self.named(clause))
        return found

    @cached_property
    def is_appointed(self) -> bool:
        """Whether the notice counts years in a title from the appointment."""
        return any(_APPOINTED.search(statement.text) for statement in self.statements)

    def parent(self, number: str) -> str:
        """Return the number of the clause that a clause stands in, "" for none."""
        return next((above for above, below in self.children.items() if number in below), "")

    def title_above(self, level: str) -> str:
        """Return the title of the notice that is next above the title_level `level`; its only one for "".

        Returns "" where the notice does not tell.
        """
        titles = [word for word in self.level_words if is_title(word, self.names)]
        if len(titles) == 1:
            return titles[0]
        ranks = list(self.names.spec("title_level").values)
        if level not in ranks or ranks.index(level) + 1 >= len(ranks):
            return ""
        wanted = ranks[ranks.index(level) + 1]
        return next((title for title in titles if self.names.level_of(title) == wanted), "")
