"""A message in its talk → the notices that it is for, or why none of those at hand is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from guidance.question import QuestionScope
from guidance.references.find_references import References
from guidance.reply import Outcome
from guidance.scope_features import ScopeFeatures
from guidance.understanding.named_standards import NamedStandards
from guidance.understanding.notice_routing import NoticeRouter
from guidance.understanding.talk_context import TalkContext


@dataclass(frozen=True)
class MessageScope:
    """Finds the notices that messages are for."""

    router: NoticeRouter
    standards: NamedStandards

    def find(
        self, text: str, features: ScopeFeatures, references: References, context: TalkContext, today: date
    ) -> QuestionScope:
        """Return the notices meant: the one chosen, those whose document number is named, or those that words fit."""
        named, standards = self.standards.notices_in(references), self.standards.named_in(references)
        if chosen := context.chosen_notice:
            named = named or self.standards.elsewhere(chosen, standards)
            return self.standards.limit(self._of_chosen(chosen, text, features, named, today), standards)
        return self.standards.limit(self._of_any(text, named, context, today), standards)

    def _of_any(self, text: str, named: tuple[str, ...], context: TalkContext, today: date) -> QuestionScope:
        """The notices meant where none is chosen; those `named` by number are meant for certain."""
        scope = self.router.route(text, today, context.stated)
        if named:
            return QuestionScope(named, True)
        if context.last_notice and not scope.named and not scope.outside:
            return QuestionScope((context.last_notice,), True)
        return scope

    def _of_chosen(
        self, chosen: str, text: str, features: ScopeFeatures, named: tuple[str, ...], today: date
    ) -> QuestionScope:
        """The notice chosen; with the reason where the question is for another one, as those `named` by number."""
        if chosen in named:
            return QuestionScope((chosen,), True)
        if named:
            return QuestionScope(named, True, Outcome.OTHER_NOTICE, chosen=chosen)
        if not self.router.contradicts(chosen, features):
            return QuestionScope((chosen,), True)
        scope = self.router.route(text, today)
        if chosen in scope.notices and not scope.outside:
            return QuestionScope((chosen,), True)  # no other is any nearer to what it names
        return scope if scope.outside else replace(scope, outside=Outcome.OTHER_NOTICE, chosen=chosen)
