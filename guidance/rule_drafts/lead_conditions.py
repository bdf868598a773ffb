"""What the sentence before a list, or the one behind it, asks of every way in the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from guidance.rule_drafts.notice_text import NoticeText
from guidance.rule_drafts.read_routes import RouteRead
from guidance.rule_drafts.route_conditions import ConditionReader
from guidance.rule_drafts.route_groups import RouteContext, route_groups
from guidance.rule_drafts.statements import NoticeSentence
from guidance.rules.schema import ConditionNode

_BACK = ("以上人员", "上述人员", "以上须", "上述须")
_BASIS = ("根据", "按照", "依据", "《", "〔")


def with_leads(notice: NoticeText, routes: Sequence[RouteRead]) -> list[RouteRead]:
    """Return the ways with the conditions of the sentences around their list added."""
    found = []
    for route in routes:
        parent = notice.parent(route.clause)
        nodes = tuple(_around(notice, parent)) if parent else ()
        found.append(replace(route, conditions=(*route.conditions, *nodes)))
    return found


def _around(notice: NoticeText, parent: str) -> Iterator[ConditionNode]:
    for statement in notice.by_clause.get(parent, []):
        if statement.text.endswith("："):
            yield from _asked(notice, statement)
    for statement in notice.by_clause.get(f"{parent}.tail", []):
        if statement.text.startswith(_BACK):
            yield from _asked(notice, statement)


def _asked(notice: NoticeText, statement: NoticeSentence) -> Iterator[ConditionNode]:
    """What the sentence asks for, but for the words that introduce the list."""
    reader = ConditionReader(statement, notice.names, notice.is_appointed)
    wording = notice.names.wording
    introducing = [word.rstrip("：，") for word in (*wording.one_of, *wording.all_of, *_BASIS)]
    for group in route_groups(statement.text, notice.names, RouteContext()):
        parts = tuple(p for p in group.parts if not p.in_brackets and not any(word in p.text for word in introducing))
        if parts:
            yield from reader.others(replace(group, parts=parts))
