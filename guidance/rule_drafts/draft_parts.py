"""What was read → the parts of a pack: cut-offs, scope, routes, titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from guidance.rule_drafts.combine import all_of, shared_condition
from guidance.rule_drafts.named_things import Names
from guidance.rule_drafts.notice_text import NoticeText
from guidance.rule_drafts.read_cutoffs import CutoffRead
from guidance.rule_drafts.read_exclusions import ExclusionRead
from guidance.rule_drafts.read_routes import RouteRead
from guidance.rule_drafts.sentence_requirements import Requirement
from guidance.rules.pack import Assumed, CutoffRule, RouteRule, SharedCondition
from guidance.rules.schema import ConditionNode, Use, Years
from guidance.rules.walk_conditions import leaves
from ingest.text.dates import say_day
from ingest.text.normalise import match_key
from ingest.text.quantities import printed_months

_SPECIALITY = "speciality_since"
_EARLY = "没有说明从何时开始从事本专业工作，年限从取得职称或证书之日起算；如果是之后才转到本专业的，请补充开始的时间"


def cutoff_rules(cutoffs: Sequence[CutoffRead]) -> dict[str, CutoffRule]:
    """Return the cut-off days by name."""
    return {
        each.name: CutoffRule(date=each.day, clause=each.clause, quote=each.quote, reading=each.reading or None)
        for each in cutoffs
    }


def assumed_rules(routes: Sequence[RouteRead], cutoffs: Sequence[CutoffRead]) -> list[Assumed]:
    """Return what is read as early enough where nobody tells: education obtained in time, work in one's speciality.

    Where some way counts from the beginning of that work alone, it has to be told, and nothing is assumed of it.
    """
    return [*_assumed_education(cutoffs), *_assumed_work(routes)]


def _assumed_education(cutoffs: Sequence[CutoffRead]) -> Iterator[Assumed]:
    for each in cutoffs:
        if "学历" in each.quote:
            note = f"没有说明学历取得的时间，按{say_day(each.day)}以前已取得理解；之后取得的不算"
            stated = {"fact": "graduation", "as": "early", "clause": each.clause, "quote": each.quote, "note": note}
            yield Assumed.model_validate(stated)
            return


def _assumed_work(routes: Sequence[RouteRead]) -> list[Assumed]:
    lengths = [node for route in routes for node in route.conditions if isinstance(node, Years)]
    counted = [node for node in lengths if _SPECIALITY in node.since_latest]
    if not counted or any(len(node.since_latest) == 1 for node in counted):
        return []
    first = counted[0]
    stated = {"fact": _SPECIALITY, "as": "early", "clause": first.clause, "quote": first.quote, "note": _EARLY}
    return [Assumed.model_validate(stated)]


def scope_rules(exclusions: Sequence[ExclusionRead]) -> list[SharedCondition]:
    """Return the conditions that shut people out, of those that a fact says."""
    return [
        shared_condition(each.clause, each.quote, each.quote, each.condition) for each in exclusions if each.condition
    ]


def shared_definitions(routes: Sequence[RouteRead]) -> dict[str, ConditionNode]:
    """Return the conditions that several routes have in common and that are more than one fact's, by name."""
    found: list[ConditionNode] = []
    for at, route in enumerate(routes):
        later = [node for other in routes[at + 1 :] for node in other.conditions]
        found += [n for n in route.conditions if n not in found and n in later and (n.children or not n.facts)]
    return {f"common_{number}": node for number, node in enumerate(found, 1)}


def route_rules(
    routes: Sequence[RouteRead],
    requirements: Sequence[Requirement],
    definitions: Mapping[str, ConditionNode],
    notice: NoticeText,
) -> list[RouteRule]:
    """Return the routes of a pack, each with the requirements of its own title; shared ones by their names."""
    words = {notice.named(clause): match_key(clause.words) for clause in notice.clauses}
    titles = sorted({match_key(route.title) for route in routes}, key=len, reverse=True)
    rules = []
    for id, route in zip(_ids(routes), routes, strict=True):
        own = [each.condition for each in requirements if _is_for(each, route, notice.names)]
        nodes: list[ConditionNode] = [*route.conditions, *own]
        stated = {
            "id": id,
            "clause": route.clause,
            "title": route.title,
            "text": _text(route, nodes),
            "needs": all_of(_named(node, definitions) for node in nodes),
            "reading": None if _names_title(route, words, titles) else f"这一条申报的是{route.title}",
        }
        rules.append(RouteRule.model_validate(stated))
    return rules


def _is_for(requirement: Requirement, route: RouteRead, names: Names) -> bool:
    """Whether a requirement is for the title of a route: by its name, or as the word for its level (副高级)."""
    level = names.level_of(requirement.title)
    return requirement.title == route.title or bool(level and level == names.level_of(route.title))


def _named(node: ConditionNode, definitions: Mapping[str, ConditionNode]) -> ConditionNode:
    name = next((name for name, shared in definitions.items() if shared == node), None)
    return Use(use=name) if name else node


def _text(route: RouteRead, nodes: Sequence[ConditionNode]) -> str:
    """The words of a route, where they state no other length of time than its conditions do; else theirs."""
    found = [leaf for node in nodes for leaf in leaves(node)]
    asked = {leaf.total_months for leaf in found if isinstance(leaf, Years)}
    asked |= {months for leaf in found for months in printed_months(f"{leaf.quote}；{leaf.reading or ''}")}
    text = route.text.replace("\t", "，").strip("　，。；：")
    if text and set(printed_months(text)) <= asked:
        return text
    return "，".join(dict.fromkeys(leaf.quote for leaf in found))


def titles_of(routes: Sequence[RouteRead], names: Names) -> list[str]:
    """Return the titles of the routes from the lowest up, those of no known level first."""
    ranks = ["", *names.spec("title_level").values]
    titles = dict.fromkeys(route.title for route in routes)
    return sorted(titles, key=lambda title: ranks.index(names.level_of(title)))


def _ids(routes: Sequence[RouteRead]) -> Iterator[str]:
    """The routes by their clauses; of several in one clause the later are numbered."""
    counts: dict[str, int] = {}
    for route in routes:
        counts[route.clause] = counts.get(route.clause, 0) + 1
        count = counts[route.clause]
        yield "route_" + re.sub(r"\W", "_", route.clause) + (f"_{count}" if count > 1 else "")


def _names_title(route: RouteRead, words: dict[str, str], titles: Sequence[str]) -> bool:
    """Whether the clause of a route, one around it, or the heading of the notice names its title, and no longer one."""
    steps = route.clause.split(".")
    around = [".".join(steps[:length]) for length in range(len(steps), 0, -1)]
    document, mark, _ = route.clause.rpartition("#")
    text = "；".join(words.get(number, "") for number in (*around, f"{document}{mark}0"))
    found = []
    while text:
        at, title = min(
            ((text.find(t), t) for t in titles if t in text),
            default=(-1, ""),
            key=lambda pair: (pair[0], -len(pair[1])),
        )
        if at < 0:
            break
        found.append(title)
        text = text[at + len(title) :]
    return match_key(route.title) in found
