"""The rows of a table of education and years → the ways to a title that they open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from guidance.rule_drafts.fact_conditions import fact_condition
from guidance.rule_drafts.lengths import lengths_in
from guidance.rule_drafts.named_things import Names
from guidance.rule_drafts.read_routes import RouteRead, route_of
from guidance.rule_drafts.route_conditions import ConditionReader
from guidance.rule_drafts.route_groups import RouteContext, RouteGroup, route_groups
from guidance.rule_drafts.statements import NoticeSentence
from guidance.rule_drafts.targets import headed_target, is_title, targets_in
from guidance.rules.schema import ConditionNode, LeftOpen

_LEVEL_OF_HEAD = re.compile(
    "(?:认定|评审|初定|考核认定|申报|推荐|晋升)?(?P<title>[一-龥]{1,10}?)(?:职称|职务|级别|资格)?"
)
_REMARK = re.compile("（[^（）]*）")
_YEARS_HEAD = re.compile("年限|年数")
_RESTRICTS = ("限", "仅", "须", "只")
_NO_LENGTH = 0


@dataclass(frozen=True, slots=True)
class RouteCell:
    """A cell with its column's head, and where it begins in the row."""

    text: str
    head: str
    start: int


@dataclass(frozen=True)
class RouteRow:
    """A row as its cells are read: what it says once for all of them.

    `title` is what the row leads to, `other` what else it is about, such as a speciality; "" for neither.
    """

    reader: ConditionReader
    cells: tuple[RouteCell, ...]
    common: RouteContext
    title: str
    other: str

    @property
    def is_about_routes(self) -> bool:
        """Whether a cell or a head names education, or a skill that stands for it."""
        names = self.reader.names
        named = (names.education_in(cell.text) or names.education_in(cell.head) for cell in self.cells)
        return any(named) or bool(self.common.skills)


def read_route_rows(found: Sequence[NoticeSentence], names: Names, fallback: str, appointed: bool) -> list[RouteRead]:
    """Return the ways that the rows of tables open; a table whose heads or cells name no education opens none."""
    routes: list[RouteRead] = []
    for statement in found:
        if statement.heads and statement.section != "information":
            row = _row(ConditionReader(statement, names, appointed))
            routes += _of_row(row, fallback) if row.is_about_routes else ()
    return routes


def _row(reader: ConditionReader) -> RouteRow:
    names, common, title, other = reader.names, RouteContext(), "", ""
    cells = tuple(_cells(reader.statement))
    for cell in cells:
        if lengths_in(cell.text) or cell.text.isdigit() or not cell.text:
            continue
        educations, skills = tuple(names.education_in(cell.text)), tuple(names.skills_in(cell.text))
        if skills and not educations:
            common = replace(common, skills=skills, skill_quote=cell.text)
        elif educations and not common.educations and not names.titles_in(cell.text):
            common = replace(common, educations=educations, education_quote=cell.text)
        elif not title and is_title(cell.text, names):
            title = cell.text
        elif cell.start == _NO_LENGTH and not educations and len(cell.text) > 1:
            other = cell.text
    return RouteRow(reader, cells, common, title, other)


def _cells(statement: NoticeSentence) -> Iterator[RouteCell]:
    start = 0
    for at, text in enumerate(statement.text.split("\t")):
        yield RouteCell(text, statement.heads[at] if at < len(statement.heads) else "", start)
        start += len(text) + 1


def _of_row(row: RouteRow, fallback: str) -> Iterator[RouteRead]:
    names = row.reader.names
    main = ""
    for cell in row.cells:
        if not _is_asked(cell, row) or (
            main and cell.head != main and _is_second(cell, names) and _YEARS_HEAD.search(cell.head)
        ):
            continue
        for group in _groups(cell, row, fallback):
            named, _ = row.reader.education(group)
            if (named or group.skills or any(title.level for title in group.titles)) and (
                group.lengths or _is_direct(cell.text, names)
            ):
                main = main or cell.head
                yield _route(cell, row, group)


def _is_asked(cell: RouteCell, row: RouteRow) -> bool:
    """Whether the cell tells years, or that none are asked for."""
    names = row.reader.names
    if not cell.text or cell.text in names.wording.routes.none:
        return False
    if cell.text in (row.title, row.other, row.common.education_quote, row.common.skill_quote):
        return False
    if lengths_in(cell.text, bare=False) or _is_direct(cell.text, names):
        return True
    return bool(lengths_in(cell.text) and _YEARS_HEAD.search(cell.head))


def _is_second(cell: RouteCell, names: Names) -> bool:
    """Whether the column asks for years beside those of the first: it leads to no title and is of no education."""
    return not _title_of_head(cell.head, names) and not names.education_in(cell.head)


def _is_direct(text: str, names: Names) -> bool:
    return any(word in text for word in (*names.wording.routes.direct, "考核合格", "取得学位"))


def _title_of_head(head: str, names: Names) -> str:
    """The title that a column leads to; a head such as 取得中级后任职年限 names the one that is asked for."""
    if "后" in head or names.education_in(head):
        return ""
    for target in targets_in(head, names):
        return target.title
    match = _LEVEL_OF_HEAD.fullmatch(_REMARK.sub("", head))
    return match["title"] if match and is_title(match["title"], names) else ""


def _groups(cell: RouteCell, row: RouteRow, fallback: str) -> list[RouteGroup]:
    """The groups of a cell, placed where they stand in the row, with what row and column add."""
    names, context = row.reader.names, row.common
    in_head = tuple(names.education_in(cell.head))
    if in_head:
        words = cell.head[in_head[0].start : in_head[-1].end]
        context = replace(context, educations=in_head, education_quote=words)
    titles = [title for title in names.titles_in(cell.head) if "后" in cell.head]
    if titles:
        context = replace(context, title=titles[0], title_quote=titles[0].words)
    statement = row.reader.statement
    in_lead = [target.title for target in targets_in(statement.lead, names)]
    around = (in_lead or [headed_target(statement.headings, names) or fallback])[-1]
    context = replace(context, target=row.title or _title_of_head(cell.head, names) or around)
    groups = route_groups("　" * cell.start + cell.text, names, context, bare=True)
    shared = [
        replace(
            group,
            inherited=replace(group.inherited, educations=context.educations, education_quote=context.education_quote),
        )
        for group in groups
    ]
    return [
        replace(group, shares_education=not group.educations, target=context.target or group.target) for group in shared
    ]


def _route(cell: RouteCell, row: RouteRow, group: RouteGroup) -> RouteRead:
    route = route_of(row.reader, group, group.target)
    quote = route.quote if len(route.quote) < len(cell.text) // 2 else cell.text
    return replace(route, quote=quote, conditions=(*route.conditions, *_of_whole_row(cell, row)))


def _of_whole_row(cell: RouteCell, row: RouteRow) -> Iterator[ConditionNode]:
    """What else the row asks for: what it is about, other years, and a remark that restricts it."""
    clause, names = row.reader.statement.clause, row.reader.names
    if row.other:
        yield LeftOpen(left_open=f"这一行只用于{row.other}", clause=clause, quote=row.other)
    for other in row.cells:
        if other is cell:
            continue
        if other.text.startswith(_RESTRICTS):
            yield LeftOpen(left_open=other.text, clause=clause, quote=other.text)
        elif lengths_in(other.text) and _YEARS_HEAD.search(other.head) and _is_second(other, names):
            words = f"{other.head}{other.text}"
            quote = other.text
            yield fact_condition(words, clause, quote, names) or LeftOpen(left_open=words, clause=clause, quote=quote)
