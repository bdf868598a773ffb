"""What a notice's conditions were read as: the pack to be, and what a person still has to decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from guidance.rule_drafts.read_cutoffs import CutoffRead
from guidance.rule_drafts.read_exclusions import ExclusionRead
from guidance.rule_drafts.read_routes import RouteRead
from guidance.rules.pack import LeftClause, RulesDraftFile


@dataclass(frozen=True)
class RulesDraft:
    """The draft of one notice's rules: `file` is the pack to be, the rest is what it was made from.

    `left` are the clauses that someone still has to decide, those of the file with them.
    """

    file: RulesDraftFile
    routes: tuple[RouteRead, ...]
    exclusions: tuple[ExclusionRead, ...]
    cutoffs: tuple[CutoffRead, ...]

    @property
    def left(self) -> tuple[LeftClause, ...]:
        """What someone still has to decide."""
        return tuple(self.file.left)

    def as_json(self) -> dict[str, Any]:
        """Return the draft in the form of the contract."""
        return {
            "routes": [
                {
                    "clause": route.clause,
                    "quote": route.quote,
                    "education": list(route.education),
                    "years": route.years,
                    "title": route.title,
                }
                for route in self.routes
            ],
            "exclusions": [{"clause": each.clause, "quote": each.quote} for each in self.exclusions],
            "cutoffs": [
                {"clause": each.clause, "day": each.day.isoformat()} for each in self.cutoffs if not each.reading
            ],
            "left": [{"clause": each.clause, "why": each.why} for each in self.left],
        }
