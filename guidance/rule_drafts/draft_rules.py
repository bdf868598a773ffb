"""A notice → the draft of its rule pack: the conditions as its clauses word them, for an editor to correct and sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from guidance.facts.applicant_facts import FactVocabulary
from guidance.replies import Replies
from guidance.rule_drafts.combine import shared_condition
from guidance.rule_drafts.draft_parts import (
    assumed_rules,
    cutoff_rules,
    route_rules,
    scope_rules,
    shared_definitions,
    titles_of,
)
from guidance.rule_drafts.drafted_rules import RulesDraft
from guidance.rule_drafts.education_proof import with_proof
from guidance.rule_drafts.lead_conditions import with_leads
from guidance.rule_drafts.named_things import Names
from guidance.rule_drafts.notice_text import NoticeText
from guidance.rule_drafts.read_cutoffs import CutoffRead, read_cutoffs
from guidance.rule_drafts.read_early_routes import read_early_routes
from guidance.rule_drafts.read_exclusions import ExclusionRead, read_exclusions
from guidance.rule_drafts.read_honour_routes import read_honour_routes
from guidance.rule_drafts.read_requirements import read_requirements
from guidance.rule_drafts.read_route_rows import read_route_rows
from guidance.rule_drafts.read_routes import RouteRead, read_routes
from guidance.rule_drafts.read_scope import read_scope, unused_parts
from guidance.rule_drafts.recognised_education import read_recognised, with_recognised
from guidance.rule_drafts.rule_wording import RuleWording
from guidance.rule_drafts.sentence_requirements import Requirement
from guidance.rule_drafts.sort_clauses import sort_clauses
from guidance.rule_drafts.undecided import undecided
from guidance.rules.pack import RulesDraftFile, SharedCondition, quotations
from guidance.rules.schema import AtLeast
from ingest.drafting.draft_wording import DraftWording
from ingest.notices.notice import Notice
from ingest.notices.title_levels import TitleLevels


@dataclass(frozen=True)
class DraftingTables:
    """What a draft is read with: the facts, the levels of titles, how notices word things, the words of reasons."""

    vocabulary: FactVocabulary
    levels: TitleLevels
    wording: RuleWording
    dates: DraftWording
    replies: Replies


def draft_rules(notice: Notice, tables: DraftingTables, companions: Sequence[Notice] = ()) -> RulesDraft:
    """Return the conditions that the clauses of `notice` state, and what of them someone has to decide.

    Those of its `companions`, the standards that it goes by, are read with them.

    Nothing is written, and nothing in the draft decides a case.
    """
    names = Names(tables.vocabulary, tables.levels, tables.wording)
    clauses = [clause for document in (notice, *companions) for clause in document.clauses]
    text = NoticeText(tuple(clauses), names, notice.levels, tuple(companion.id for companion in companions))
    routes = _routes(text)
    exclusions = read_exclusions(text)
    cutoffs = read_cutoffs(notice, text, tables.dates)
    excluded = {(each.clause, each.quote) for each in exclusions}
    scope = read_scope(text, excluded)
    taken = _with_items(text, {route.clause for route in routes})
    taken |= {each.clause for each in exclusions} | {each.clause for each in cutoffs}
    requirements = read_requirements(text, taken)
    titled = [route for route in routes if route.title]
    proven = _with_education(text, titled, cutoffs)
    definitions = shared_definitions(proven)
    titled_only = [each for each in requirements if each.title]
    file = RulesDraftFile.model_validate(
        {
            "notice": notice.id,
            "draft": True,
            "titles": titles_of(titled, text.names),
            "cutoffs": cutoff_rules(cutoffs),
            "definitions": definitions,
            "assumed": assumed_rules(titled, cutoffs),
            "scope": [*scope, *scope_rules(exclusions)],
            "requirements": _of_everyone(requirements),
            "routes": route_rules(proven, titled_only, definitions, text),
        }
    )
    file = _sorted(text, file, exclusions, cutoffs, [route for route in routes if not route.title])
    unused = [each for each in unused_parts(text, scope, excluded) if each not in file.left]
    file = file.model_copy(update={"left": [*file.left, *unused]})
    return RulesDraft(file, tuple(titled), tuple(exclusions), tuple(cutoffs))


def _of_everyone(requirements: Sequence[Requirement]) -> list[SharedCondition]:
    return [
        shared_condition(each.clause, each.quote, each.quote, each.condition) for each in requirements if not each.title
    ]


def _with_education(text: NoticeText, routes: Sequence[RouteRead], cutoffs: Sequence[CutoffRead]) -> list[RouteRead]:
    """The ways with what the notice lets count as the education that they ask for."""
    recognised = read_recognised(text)
    found = []
    for route in routes:
        nodes = [with_recognised(node, recognised) for node in route.conditions]
        found.append(replace(route, conditions=tuple(with_proof(node, text, cutoffs) for node in nodes)))
    return found


def _with_items(text: NoticeText, numbers: set[str]) -> set[str]:
    """The clauses of routes, the items below them, and the other items of the lists in which they stand."""
    below = {child for number in numbers for child in text.children.get(number, [])}
    beside = {
        child for number in numbers for child in text.children.get(text.parent(number), []) if _is_item(text, number)
    }
    return numbers | below | beside


def _is_item(text: NoticeText, number: str) -> bool:
    """Whether a clause is an item of a list of ways: 符合下列条件之一，可申报……"""
    lead = next((each.lead for each in text.by_clause.get(number, ())), "")
    return any(word in lead for word in text.names.wording.one_of)


def _routes(text: NoticeText) -> list[RouteRead]:
    """The ways to a title, ordinary and early; "" stands for a title that the notice does not tell."""
    ordinary = [
        *read_routes(text.statements, text.names, "", text.is_appointed),
        *read_route_rows(text.statements, text.names, "", text.is_appointed),
    ]
    ordinary = [_with_title(route, text) for route in ordinary]
    ordinary = with_leads(text, [*ordinary, *read_honour_routes(text, ordinary)])
    early = read_early_routes(text, [route for route in ordinary if route.title])
    places = {(route.clause, route.quote, route.months) for route in early}
    plain = [route for route in ordinary if (route.clause, route.quote, route.months) not in places]
    return [*plain, *early]


def _with_title(route: RouteRead, text: NoticeText) -> RouteRead:
    if route.title:
        return route
    levels = [node.at_least for node in route.conditions if isinstance(node, AtLeast) and node.fact == "title_level"]
    return replace(route, title=text.title_above(str(levels[0]) if levels else ""))


def _sorted(
    text: NoticeText,
    file: RulesDraftFile,
    exclusions: Sequence[ExclusionRead],
    cutoffs: Sequence[CutoffRead],
    untitled: Sequence[RouteRead],
) -> RulesDraftFile:
    """The file with every clause in it: judged, information, or left."""
    quotes: dict[str, list[str]] = {}
    for _, quotation in quotations(file):
        quotes.setdefault(quotation.clause, []).append(quotation.quote)
    pairs = [(each.clause, each.quote) for each in exclusions] + [(each.clause, each.quote) for each in untitled]
    for clause, quote in pairs:
        quotes.setdefault(clause, []).append(quote)
    rest = sort_clauses(text, quotes)
    left = [*undecided(file, exclusions, cutoffs, untitled), *rest.left]
    return file.model_copy(
        update={
            "judged": rest.judged,
            "information": rest.information_clauses(),
            "left": list({(each.clause, each.why): each for each in left}.values()),
        }
    )
