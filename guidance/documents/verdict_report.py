"""A check's result as a file to keep: verdict, facts, the route with its conditions, clauses, who decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from guidance.documents.document_parts import (
    DocumentElement,
    DocumentHeading,
    DocumentLink,
    DocumentList,
    DocumentTable,
    DocumentText,
    DocumentTitle,
    write_docx,
    write_markdown,
)
from guidance.eligibility.closest_route import ClosestRoute, closest_route
from guidance.eligibility.explanation_tree import ConditionFinding, Section, explanation, leaves_of
from guidance.eligibility.service_words import say_full_day
from guidance.eligibility.verdict import ConditionStatus, Verdict
from guidance.eligibility.verdict_words import VerdictWords
from guidance.rules.pack import Pack
from ingest.text.dates import say_day, say_period

_TITLE = "资格自查结果"
_CONDITION_COLUMNS = ("条件", "结果", "说明", "出处")


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A verdict with what a reader of the file needs: its pack, the facts in words by id, and who decides.

    `address` leads to the clause that the verdict stands on most, "" where the pages have no address.
    """

    verdict: Verdict
    pack: Pack
    facts: Mapping[str, str]
    disclaimer: str
    address: str = ""


def as_markdown(result: CheckResult, day: date) -> str:
    """Return the result, as of `day`, as Markdown in which nothing from outside is markup."""
    return write_markdown(_Report(result, day).parts())


def as_docx(result: CheckResult, day: date) -> bytes:
    """Return the result, as of `day`, as a Word document."""
    return write_docx(_Report(result, day).parts(), _TITLE, day)


class _Report:
    """The parts of the file, from the top."""

    def __init__(self, result: CheckResult, day: date) -> None:
        self.result = result
        self.verdict = result.verdict
        self.pack = result.pack
        self.day = day
        self.words = VerdictWords(result.verdict)
        self.closest = closest_route(result.verdict)
        self.sections = {section.id: section for section in explanation(result.verdict)}

    def parts(self) -> Iterator[DocumentElement]:
        vocabulary, rules = self.pack.vocabulary, self.pack.rules
        yield DocumentTitle(_TITLE)
        yield from self._top()
        yield DocumentText(self.result.disclaimer)
        if self.result.address:
            yield DocumentLink("通知原文", self.result.address)
        yield from _table("填写的情况", [[vocabulary[id].label, value] for id, value in self.result.facts.items()])
        assumed = [each.note for each in rules.assumed if each.fact in self.verdict.assumed]
        yield from _list("没有填写、这样理解的", assumed)
        yield from _list("还要知道的", [vocabulary[id].label for id in self.verdict.missing])
        yield DocumentHeading("人人都要符合的条件")
        yield DocumentTable(_CONDITION_COLUMNS, [self._shared_row(each) for each in self._shared_conditions()])
        yield from self._routes()
        # What was assumed has a list of its own.
        yield from _list("请注意", [self.words.note(note) for note in self.verdict.notes if note.kind != "assumed"])
        yield from self._clauses()
        contact = self.pack.notice.contact
        yield from _list("向谁咨询", [line for line in (contact.office, contact.phone, contact.address) if line])

    def _top(self) -> Iterator[DocumentElement]:
        verdict, notice = self.verdict, self.pack.notice
        title = f"，可申报{verdict.title}" if verdict.title else ""
        yield DocumentText(f"结论：{self.words.result()}{title}")
        if self.closest and not verdict.excluded and verdict.verdict in ("eligible", "not_eligible"):
            yield from self._closest_route(self.closest)
        if self.closest and self.closest.service:
            yield DocumentText(f"年限满的日子：{say_full_day(self.closest.service)}")
        yield DocumentText(f"通知：{notice.name}" + (f"《{notice.title}》" if notice.number else ""))
        if self.pack.companions:
            yield DocumentText(f"配套文件：{'、'.join(companion.name for companion in self.pack.companions)}")
        if verdict.window:
            span = say_period(verdict.window.opens, verdict.window.closes)
            yield DocumentText(f"申报时间：{span}（{self.words.applications(verdict.window)}）")
        yield DocumentText(f"自查日期：{say_day(self.day)}")

    def _closest_route(self, closest: ClosestRoute) -> Iterator[DocumentElement]:
        name = "符合的是" if closest.route.status == "met" else "最接近的是"
        yield DocumentText(f"{name}：{closest.route.text}（{self._label(closest.route.clause)}）")
        if closest.years:
            yield DocumentText(f"年限：{self.words.reason(closest.years)}")

    def _routes(self) -> Iterator[DocumentElement]:
        """The route that counts condition by condition, the others in a table."""
        closest = self.closest
        if closest:
            section = self.sections[closest.route.id]
            label, status = self._label(closest.route.clause), self.words.status(section.status)
            yield DocumentHeading(f"{section.text}（{label}）：{status}")
            yield DocumentTable(_CONDITION_COLUMNS, [self._finding_row(each) for each in section.findings])
        others = [route for route in self.verdict.routes if not closest or route.id != closest.route.id]
        yield DocumentHeading("其余几条" if closest else "可以走的几条")
        yield DocumentTable(
            _CONDITION_COLUMNS,
            [
                [route.text, self.words.status(route.status), self.words.why(route.reasons), self._label(route.clause)]
                for route in others
            ],
        )

    def _clauses(self) -> Iterator[DocumentElement]:
        """The words of every clause that the shared conditions and the route that counts stand on."""
        counting = ["scope", "refer", "requirements", *([self.closest.route.id] if self.closest else [])]
        found = {each.clause for each in self._shared_conditions()}
        for id in counting:
            if id in self.sections:
                found |= _clauses_of(self.sections[id])
        documents = self.pack.documents
        clauses = [clause for id, clause in documents.by_id.items() if id in found]
        rows = [[documents.label(clause.id), " ".join(clause.words.split())] for clause in clauses]
        yield from _table("条款原文", rows, ("出处", "原文"))

    def _shared_conditions(self) -> list[ConditionStatus]:
        """The conditions of every route; one that stands in several clauses once, with the first of them."""
        first: dict[str, ConditionStatus] = {}
        for condition in self.verdict.conditions:
            first.setdefault(condition.text, condition)
        return list(first.values())

    def _shared_row(self, condition: ConditionStatus) -> list[str]:
        return self._row(condition, self._label(condition.clause))

    def _finding_row(self, finding: ConditionFinding) -> list[str]:
        return self._row(finding, self._sources(finding))

    def _row(self, condition: ConditionStatus | ConditionFinding, source: str) -> list[str]:
        why = self.words.why_beside(condition.text, condition.reasons)
        return [condition.text, self.words.status(condition.status), why, source]

    def _sources(self, finding: ConditionFinding) -> str:
        """The clauses of the conditions inside that have its status, or of all of them."""
        leaves = [leaf for leaf in leaves_of(finding) if leaf.status == finding.status] or list(leaves_of(finding))
        found = {leaf.clause for leaf in leaves}
        return "、".join(self._label(id) for id in self.pack.documents.by_id if id in found)

    def _label(self, clause: str) -> str:
        return self.pack.documents.label(clause)


def _clauses_of(section: Section) -> set[str]:
    return {leaf.clause for each in section.findings for leaf in leaves_of(each) if leaf.clause}


def _table(
    heading: str, rows: Sequence[Sequence[str]], columns: Sequence[str] = ("项目", "内容")
) -> Iterator[DocumentElement]:
    if rows:
        yield DocumentHeading(heading)
        yield DocumentTable(columns, rows)


def _list(heading: str, items: Sequence[str]) -> Iterator[DocumentElement]:
    if items:
        yield DocumentHeading(heading)
        yield DocumentList(items)
