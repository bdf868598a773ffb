"""Every clause of a notice against its rule pack: encoded, judged by people or information, and what is left over."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from guidance.rules.describe_conditions import describe
from guidance.rules.pack import (
    Assumed,
    CommitteeJudgement,
    CutoffRule,
    NoteRule,
    OwnFactRule,
    Pack,
    QuotedText,
    RouteRule,
    SharedCondition,
    quotations,
)
from guidance.rules.schema import AgeAtMost, By, ConditionNode, CountWithin, Leaf, Several, Since, Use, Years
from guidance.rules.walk_conditions import walk
from ingest.document import Clause
from ingest.notices.notice import Notice

KINDS = {
    "encoded": "已写成规则",
    "judged": "由人评判",
    "hinted": "只作提示",
    "information": "不含条件",
    "left_over": "还没有处理",
}
_PARTS = {
    "facts": "本通知的事实",
    "cutoffs": "截止日",
    "definitions": "共用条件",
    "scope": "申报范围",
    "refer": "转其他规定",
    "requirements": "共同要求",
    "routes": "路径",
    "assumed": "没说明时的理解",
    "notes": "提示",
}
_DECIDES = ("scope", "refer", "requirements", "routes")
_HINTS = (_PARTS["assumed"], _PARTS["notes"])


@dataclass(frozen=True, slots=True)
class EncodedRule:
    """One thing that the pack says on a clause: the part of the pack, its words, the clause's words, the line.

    `decides` says that a verdict can hang on it; a hint, or a condition that nothing uses, decides nothing.
    """

    part: str
    text: str
    quote: str
    line: int
    decides: bool


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One clause and what becomes of it; `kinds` are one or more of KINDS, `remarks` say why."""

    clause: Clause
    kinds: tuple[str, ...]
    rules: tuple[EncodedRule, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentCoverage:
    """All clauses of one document in order, and what becomes of each."""

    document: Notice
    rows: tuple[CoverageRow, ...]

    def count(self, kind: str) -> int:
        """Return how many clauses are of a kind; one that is encoded and judged counts for both."""
        return sum(kind in row.kinds for row in self.rows)


@dataclass(frozen=True, slots=True)
class Coverage:
    """All clauses of a notice, then of each of its companions, and what the sources lack or leave open."""

    notice: str
    documents: tuple[DocumentCoverage, ...]
    lacking: tuple[str, ...]
    readings: tuple[tuple[str, str], ...]

    @property
    def rows(self) -> tuple[CoverageRow, ...]:
        """The clauses of all documents."""
        return tuple(row for document in self.documents for row in document.rows)

    @property
    def left_over(self) -> tuple[CoverageRow, ...]:
        """The clauses that nobody has dealt with."""
        return tuple(row for row in self.rows if row.kinds == ("left_over",))

    def count(self, kind: str) -> int:
        """Return how many clauses of all documents are of a kind."""
        return sum(document.count(kind) for document in self.documents)


def cover(pack: Pack) -> Coverage:
    """Return what becomes of every clause of the pack's notice and of the standards that it goes by."""
    rules: dict[str, list[EncodedRule]] = {}
    for named, rule in _rules(pack):
        rules.setdefault(pack.documents.clause_id(named), []).append(rule)
    judged = {pack.documents.clause_id(each.clause): each.text for each in pack.rules.judged}
    information = dict(_information(pack))

    def row(clause: Clause) -> CoverageRow:
        return _row(clause, rules.get(clause.id, []), judged.get(clause.id), information.get(clause.id))

    documents = tuple(DocumentCoverage(each, tuple(map(row, each.clauses))) for each in pack.documents.all)
    lacking = tuple(_lacking(pack))
    readings = tuple((pack.documents.label(named), text) for named, text in _readings(pack))
    return Coverage(pack.id, documents, lacking, readings)


def _lacking(pack: Pack) -> Iterator[str]:
    """What looks odd in the sources, behind the name of the document where that is a companion."""
    yield from (warning.message for warning in pack.notice.warnings)
    yield from (f"{each.name}：{warning.message}" for each in pack.companions for warning in each.warnings)


def _row(clause: Clause, rules: list[EncodedRule], judged: str | None, information: str | None) -> CoverageRow:
    decides, hints = any(rule.decides for rule in rules), any(rule.part in _HINTS for rule in rules)
    kinds = [kind for kind, has in (("encoded", decides), ("judged", judged), ("hinted", hints and not decides)) if has]
    if not kinds and information:
        kinds = ["information"]
    remarks = tuple(text for text in (judged, information if kinds == ["information"] else None) if text)
    return CoverageRow(clause, tuple(kinds) or ("left_over",), tuple(rules), remarks)


def _rules(pack: Pack) -> Iterator[tuple[str, EncodedRule]]:
    used = _used(pack)
    for where, quotation in quotations(pack.rules):
        part, name = str(where[0]), str(where[1])
        if part == "judged":
            continue
        decides = part in _DECIDES or (part, name) in used
        text = _text(quotation, pack)
        rule = EncodedRule(_PARTS[part], text, quotation.quote, pack.marked.line(where), decides)
        for number in _clauses(quotation):
            yield number, rule
    for at, route in enumerate(pack.rules.routes):
        yield route.clause, _route(route, pack.marked.line(("routes", at)))


def _used(pack: Pack) -> set[tuple[str, str]]:
    """The definitions and cut-offs on which a condition that decides something rests."""
    rules = pack.rules
    deciding: list[SharedCondition | RouteRule] = [*rules.scope, *rules.refer, *rules.requirements, *rules.routes]
    nodes = [node for rule in deciding for _, node in walk(rule.needs, (), pack.inside)]
    cutoffs = {("cutoffs", name) for node in nodes for name in _days(node) if isinstance(name, str)}
    return cutoffs | {("definitions", node.use) for node in nodes if isinstance(node, Use)}


def _days(node: ConditionNode) -> list[datetime.date | str]:
    """The days and cut-offs that a condition counts to."""
    match node:
        case Years() | CountWithin():
            return [node.until]
        case AgeAtMost():
            return [node.on]
        case By():
            return [node.by]
        case Since():
            return [node.since]
    return []


def _text(quotation: QuotedText | Leaf | Several, pack: Pack) -> str:
    """What the pack says on the clause, in plain words."""
    match quotation:
        case Leaf() | Several():
            return describe(quotation, pack)
        case SharedCondition() | NoteRule() | CommitteeJudgement():
            return quotation.text
        case Assumed():
            return quotation.note
        case OwnFactRule():
            return quotation.question
        case CutoffRule():
            return f"截止日 {quotation.date}"
    raise TypeError(type(quotation).__name__)


def _clauses(quotation: QuotedText | Leaf | Several) -> list[str]:
    return [quotation.clause, *(quotation.also if isinstance(quotation, SharedCondition) else ())]


def _route(route: RouteRule, line: int) -> EncodedRule:
    return EncodedRule(_PARTS["routes"], f"{route.id}（{route.title}）：{route.text}", "", line, True)


def _information(pack: Pack) -> Iterator[tuple[str, str]]:
    """The full id of every clause without conditions, and why it has none."""
    for each in pack.rules.information:
        listed, tops = (list(map(pack.documents.clause_id, named)) for named in (each.clauses, each.under))
        for id in pack.documents.by_id:
            under = any(id == top or id.startswith(f"{top}.") for top in tops)
            if under or id in listed:
                yield id, each.text


def _readings(pack: Pack) -> dict[tuple[str, str], None]:
    """Clause (as the pack names it) and words of every reading, those of values after those of the pack, each once."""
    found = [(each.clause, each.text) for each in pack.rules.readings]
    for each in (*(quotation for _, quotation in quotations(pack.rules)), *pack.rules.routes):
        reading = getattr(each, "reading", None)
        if reading:
            found.append((each.clause, reading))
    return dict.fromkeys(found)
