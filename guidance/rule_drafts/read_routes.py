"""The sentences of a notice → the ways to a title that they open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from guidance.rule_drafts.education_conditions import education_values
from guidance.rule_drafts.named_things import Names
from guidance.rule_drafts.route_conditions import ConditionReader
from guidance.rule_drafts.route_groups import RouteContext, RouteGroup, route_groups
from guidance.rule_drafts.statements import NoticeSentence
from guidance.rule_drafts.targets import headed_target, targets_in
from guidance.rules.schema import ConditionNode, LeftOpen


@dataclass(frozen=True, slots=True)
class RouteRead:
    """One way to a title as the notice words it.

    `education` are the values of education and degree that it names, none for any; `months` the first length of time
    that it asks for, 0 for none; `title` what it leads to, "" where the notice does not tell.
    """

    clause: str
    quote: str
    education: tuple[str, ...]
    months: int
    title: str
    conditions: tuple[ConditionNode, ...]
    text: str

    @property
    def years(self) -> float | int:
        """The same in years, whole where they are."""
        return self.months // 12 if self.months % 12 == 0 else round(self.months / 12, 2)

    @property
    def open_words(self) -> tuple[str, ...]:
        """What it asks for that no fact says yet."""
        return tuple(node.left_open for node in self.conditions if isinstance(node, LeftOpen))


def read_routes(found: Sequence[NoticeSentence], names: Names, fallback: str, appointed: bool) -> list[RouteRead]:
    """Return the ways that the sentences open; `fallback` is the title of the notice where it has only one."""
    routes: list[RouteRead] = []
    context = RouteContext()
    clause = ""
    for statement in found:
        if statement.clause != clause:
            clause = statement.clause
            context = RouteContext(target=_around(statement, names))
        if statement.section == "information" or statement.heads:
            continue
        groups = route_groups(statement.text, names, context)
        reader = ConditionReader(statement, names, appointed)
        routes += _of_groups(reader, groups, fallback)
        context = _carried(statement, groups, context, names)
    return routes


def _around(statement: NoticeSentence, names: Names) -> str:
    """The title that the lead of the list, or else a heading, is about."""
    in_lead = [target.title for target in targets_in(statement.lead, names)]
    return in_lead[-1] if in_lead else headed_target(statement.headings, names)


def _carried(
    statement: NoticeSentence, groups: Sequence[RouteGroup], context: RouteContext, names: Names
) -> RouteContext:
    """What the next sentence of the clause takes from this one: the last title, and a target that leads."""
    if groups:
        context = replace(groups[-1].inherited, target=context.target)
        titles = groups[-1].titles
        if titles:
            part = next(part for part in groups[-1].parts if part.titles)
            context = replace(context, title=titles[0], title_quote=statement.quote(part.start, titles[0].end))
    leading = [target.title for target in targets_in(statement.text, names) if target.leads]
    target = leading[-1] if leading else context.target
    return replace(context, educations=(), education_quote="", target=target)


def _of_groups(reader: ConditionReader, groups: Sequence[RouteGroup], fallback: str) -> Iterator[RouteRead]:
    for at, group in enumerate(groups):
        behind = "".join(each.text for each in takewhile(lambda each: not each.lengths, groups[at + 1 :]))
        if _is_route(group, reader, behind):
            yield route_of(reader, group, group.target or fallback)


def route_of(reader: ConditionReader, group: RouteGroup, title: str) -> RouteRead:
    """Return the way that a group of parts is, to `title`."""
    start, end = group.parts[0].start, group.parts[-1].end
    if reader.statement.text[start:end].count("（") > reader.statement.text[start:end].count("）"):
        end = min(end + 1, len(reader.statement.text))
    quote = reader.statement.quote(_own_start(group, start), end)
    named, _ = reader.education(group)
    months = _first_months(group)
    return RouteRead(
        clause=reader.statement.clause,
        quote=quote,
        education=tuple(education_values(named)),
        months=months,
        title=title,
        conditions=tuple(reader.conditions(group)),
        text=reader.statement.text[start:end].strip("　，。；："),
    )


def _own_start(group: RouteGroup, start: int) -> int:
    """Where the group begins, without the masked words of a target before it."""
    text = group.parts[0].text
    return start + len(text) - len(text.lstrip("　"))


def _first_months(group: RouteGroup) -> int:
    """The length of time in the title, where one is asked for; else the first."""
    lengths = group.lengths
    of_title = [length for part, length in lengths if part.titles]
    first = of_title or [length for _, length in lengths]
    return first[0].months if first else 0


def _is_route(group: RouteGroup, reader: ConditionReader, behind: str) -> bool:
    """Whether a group asks for education, a title or a skill, and for years or for none expressly.

    `behind` are the words that follow it, up to the next group with years: they may say that it is for something else.
    """
    words = reader.names.wording.routes
    text = f"{group.text}，{behind}"
    if any(word in text for word in words.not_routes) or any(word in text for word in words.without_education):
        return False
    named, _ = reader.education(group)
    if not group.lengths:
        return bool(named and group.educations and group.target and group.is_granted)
    title, _ = reader.title(group)
    title = title if title and title.level else None
    subject = [part for part, _ in group.lengths]
    if not (named or group.skills or ((title and any(part.titles for part in subject)) or (title and _follows(group)))):
        return False
    return "以来" not in text


def _follows(group: RouteGroup) -> bool:
    """Whether the years stand behind the words in which the title is obtained, or are bare."""
    return any("后" in part.text for part in group.parts) or not group.titles
