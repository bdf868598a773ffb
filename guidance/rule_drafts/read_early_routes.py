"""Early promotion (破格): a year less than the ordinary way, or years without the education, with achievements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from guidance.rule_drafts.notice_text import NoticeText
from guidance.rule_drafts.read_lists import asked_items, list_condition
from guidance.rule_drafts.read_routes import RouteRead, route_of
from guidance.rule_drafts.route_conditions import ConditionReader
from guidance.rule_drafts.route_groups import RouteContext, RouteGroup, route_groups
from guidance.rule_drafts.statements import NoticeSentence
from guidance.rule_drafts.targets import headed_target, targets_in
from guidance.rules.schema import ConditionNode, LeftOpen, Years
from ingest.text.dates import say_months
from ingest.text.quantities import printed_months

_EARLIER = re.compile(
    r"[^，。；]*?(?<!最多)(?:提前|缩短|破格|相?差)(?P<years>[0-9]|[一二两三])年(?:以内|以下|以上|内|申报)?"
)
_NO_MORE = re.compile("不超过|最多|至多|之前|已")
_EXCEPTIONAL = "破格"
_NOT_OPEN = re.compile("不(?:实行|受理|设|开展|得)[^，。；]{0,4}破格")
_YEAR = 12


def read_early_routes(notice: NoticeText, ordinary: Sequence[RouteRead]) -> list[RouteRead]:
    """Return the ways of early promotion that the notice opens beside its `ordinary` ones."""
    found: list[RouteRead] = []
    for statement in notice.statements:
        around = "".join((*statement.headings, statement.text))
        if statement.section != "information" and not statement.heads and _EXCEPTIONAL in around:
            found += _of_statement(notice, statement, ordinary)
    return found


def _of_statement(notice: NoticeText, statement: NoticeSentence, ordinary: Sequence[RouteRead]) -> Iterator[RouteRead]:
    if _EXCEPTIONAL not in statement.text and _EXCEPTIONAL not in (statement.headings or ("",))[-1]:
        return
    target = _target(notice, statement) or _only_title(notice, ordinary)
    if not target:
        return
    achievements = _achievements(notice, statement)
    earlier = _EARLIER.search(statement.text)
    if earlier and not _NO_MORE.search(statement.text):
        shortened = [route for route in ordinary if route.education and route.title == target]
        yield from _earlier(statement, earlier, shortened, (*_titles(notice, statement), achievements))
    reader = ConditionReader(statement, notice.names, notice.is_appointed)
    for group in route_groups(statement.text, notice.names, RouteContext(target=target)):
        if group.lengths and _is_exceptional(notice, group, target):
            route = route_of(reader, _from_its_words(notice, group), group.target or target)
            kept_nodes = [node for node in route.conditions if not isinstance(node, LeftOpen)]
            yield replace(route, education=(), conditions=(*kept_nodes, achievements))


def _is_exceptional(notice: NoticeText, group: RouteGroup, target: str) -> bool:
    """Whether a group asks for years in a title without the education; the years of a title to which it is early."""
    words = notice.names.wording.routes
    without = any(word in group.text for word in words.without_education)
    titles = [title for title in group.titles if title.level]
    return bool(titles and (group.target or target)) and (without or "破格申报" in group.text or bool(group.target))


def _from_its_words(notice: NoticeText, group: RouteGroup) -> RouteGroup:
    """The group from where it says that the education is not asked for."""
    words = notice.names.wording.routes.without_education
    first = next((at for at, part in enumerate(group.parts) if any(word in part.text for word in words)), 0)
    return replace(group, parts=group.parts[first:])


def _target(notice: NoticeText, statement: NoticeSentence) -> str:
    beside = notice.by_clause[statement.clause]
    stated = [target.title for each in (statement, *beside) for target in targets_in(each.text, notice.names)]
    in_lead = [target.title for target in targets_in(statement.lead, notice.names)]
    headed = headed_target(statement.headings, notice.names)
    return next(iter([*stated, *in_lead, *filter(None, [headed])]), notice.title_above(""))


def _only_title(notice: NoticeText, ordinary: Sequence[RouteRead]) -> str:
    """The one title of the ordinary ways for which the notice does not rule early promotion out."""
    closed = [each.text for each in notice.statements if _NOT_OPEN.search(each.text)]
    titles = dict.fromkeys(route.title for route in ordinary if route.education)
    for title in sorted(titles, key=len, reverse=True):
        without = [text.replace(title, "") for text in closed]
        if without != closed:
            titles.pop(title)
        closed = without
    open_titles = list(titles)
    return open_titles[0] if len(open_titles) == 1 else ""


def _achievements(notice: NoticeText, statement: NoticeSentence) -> ConditionNode:
    """What early promotion asks for beside years: the list that the clause introduces, else left open."""
    words = "".join(each.text for each in notice.by_clause[statement.clause])
    asked = asked_items(words, notice.names.wording)
    if asked:
        quote = next((each for each in (asked.quote,) if each in statement.text), statement.quote())
        node = list_condition(notice, statement.clause, replace(asked, quote=quote))
        if node:
            return node
    return LeftOpen(left_open="破格的业绩条件还没有写成规则", clause=statement.clause, quote=statement.quote())


def _earlier(
    statement: NoticeSentence,
    earlier: re.Match[str],
    ordinary: Sequence[RouteRead],
    others: Sequence[ConditionNode],
) -> Iterator[RouteRead]:
    """The ordinary ways with fewer years."""
    quote = statement.quote(earlier.start(), earlier.end())
    less = (printed_months(earlier["years"] + "年") or [_YEAR])[0]
    for route in ordinary:
        months = route.months - less
        if months <= 0:
            continue
        nodes = [_shorter(node, route.months, months, statement.clause, quote) for node in route.conditions]
        text = f"{route.text.split('，')[0]}，提前{say_months(less)}，即满{say_months(months)}，符合破格条件"
        yield RouteRead(statement.clause, quote, route.education, months, route.title, (*nodes, *others), text)


def _titles(notice: NoticeText, statement: NoticeSentence) -> Iterator[ConditionNode]:
    """The title that the sentence asks for itself, of whatever way it shortens."""
    reader = ConditionReader(statement, notice.names, notice.is_appointed)
    for group in route_groups(statement.text, notice.names, RouteContext()):
        if not group.lengths:
            yield from reader.title_conditions(group)


def _shorter(node: ConditionNode, before: int, months: int, clause: str, quote: str) -> ConditionNode:
    """A condition of the ordinary way, with the shorter length where it is the one that is shortened."""
    if not isinstance(node, Years) or node.total_months != before:
        return node
    less = say_months(before - months)
    reading = f"满{say_months(before)}提前{less}，即满{say_months(months)}"
    years, rest = divmod(months, _YEAR)
    return node.model_copy(
        update={"years": years, "months": rest, "clause": clause, "quote": quote, "reading": reading}
    )
