"""What counts as education: graduated where the notice speaks of those who only completed, and obtained in time."""

from __future__ import annotations

from collections.abc import Sequence

from guidance.rule_drafts.combine import all_of, any_of
from guidance.rule_drafts.fact_conditions import holds
from guidance.rule_drafts.notice_text import NoticeText
from guidance.rule_drafts.read_cutoffs import CutoffRead
from guidance.rules.schema import AnyOf, By, ConditionNode, Is, OneOf

_EDUCATION = ("education", "degree")
_COMPLETED = ("结业", "修业", "肄业")
_GRADUATED = "具备学历指毕业"


def with_proof(node: ConditionNode, notice: NoticeText, cutoffs: Sequence[CutoffRead]) -> ConditionNode:
    """Return a condition of a way in which an education is one that the notice lets count."""
    if not _is_of_education(node):
        return node
    proven = _graduated(node, notice)
    cutoff = next((each for each in cutoffs if "学历" in each.quote), None)
    if cutoff is None:
        return proven
    return all_of([By(fact="graduation", by=cutoff.name, clause=cutoff.clause, quote=cutoff.quote), proven])


def _is_of_education(node: ConditionNode) -> bool:
    if isinstance(node, AnyOf):
        return all(_is_of_education(child) for child in node.children)
    return bool(node.facts) and all(fact in _EDUCATION for fact in node.facts)


def _graduated(node: ConditionNode, notice: NoticeText) -> ConditionNode:
    """The condition on education as one of graduates, where the notice tells these from others."""
    if isinstance(node, AnyOf):
        return any_of([_graduated(child, notice) for child in node.children])
    if not isinstance(node, OneOf | Is) or not any(w in s.text for s in notice.statements for w in _COMPLETED):
        return node
    stated = {"fact": "education_completion", "is": "graduated", "clause": node.clause, "quote": node.quote}
    graduated = Is.model_validate({**stated, "reading": _GRADUATED})
    return all_of([graduated, node]) if holds(graduated, notice.names) else node
