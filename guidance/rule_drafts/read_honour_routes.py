"""Ways that ask for an honour or prize and no years: 获得全国技术能手称号的，不受年限限制."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guidance.rule_drafts.fact_conditions import conditions_in
from guidance.rule_drafts.notice_text import NoticeText
from guidance.rule_drafts.read_lists import item_condition
from guidance.rule_drafts.read_routes import RouteRead
from guidance.rule_drafts.route_conditions import ConditionReader
from guidance.rule_drafts.route_groups import RouteContext, route_groups
from guidance.rule_drafts.statements import NoticeSentence
from guidance.rule_drafts.targets import headed_target, targets_in
from guidance.rules.schema import ConditionNode, Includes, LeftOpen

_WITHOUT_YEARS = re.compile("不受[^，。；]{0,8}(?:年限|资历|学历)[^，。；]{0,8}限制")


def read_honour_routes(notice: NoticeText, routes: Sequence[RouteRead]) -> list[RouteRead]:
    """Return the ways without years: the other items of a list of ways, and sentences that say so."""
    clauses = {route.clause for route in routes}
    found: list[RouteRead] = []
    for statement in notice.statements:
        if statement.section == "information" or statement.heads:
            continue
        if statement.clause in clauses and _WITHOUT_YEARS.search(statement.text):
            found += _of_sentence(notice, statement, routes)
        elif statement.clause not in clauses and _is_item_beside(notice, statement, clauses):
            found += _of_item(notice, statement)
    return found


def _of_sentence(notice: NoticeText, statement: NoticeSentence, routes: Sequence[RouteRead]) -> Iterator[RouteRead]:
    """A sentence behind a way: the honour does without its years; what else it names is asked for still."""
    honours = conditions_in(statement.text, statement.clause, statement.quote(), notice.names)
    honour = next((node for node in honours if isinstance(node, Includes)), None)
    title = next(route.title for route in routes if route.clause == statement.clause)
    if honour and title:
        reader = ConditionReader(statement, notice.names, notice.is_appointed)
        groups = route_groups(statement.text, notice.names, RouteContext())
        skills = [node for group in groups for node in reader.skill(group)]
        yield _route(statement, title, (*skills, honour))


def _of_item(notice: NoticeText, statement: NoticeSentence) -> Iterator[RouteRead]:
    node = item_condition(notice, statement.clause)
    titles = [target.title for target in targets_in(statement.lead, notice.names)]
    title = titles[-1] if titles else headed_target(statement.headings, notice.names)
    if node and title and not isinstance(node, LeftOpen):
        yield _route(statement, title, (node,))


def _is_item_beside(notice: NoticeText, statement: NoticeSentence, clauses: set[str]) -> bool:
    """Whether the sentence is the first of an item in a list of ways."""
    if statement is not notice.by_clause[statement.clause][0] or not targets_in(statement.lead, notice.names):
        return False
    return any(number in clauses for number in notice.children.get(notice.parent(statement.clause), ()))


def _route(statement: NoticeSentence, title: str, conditions: tuple[ConditionNode, ...]) -> RouteRead:
    return RouteRead(statement.clause, statement.quote(), (), 0, title, conditions, statement.text.strip("。；"))
