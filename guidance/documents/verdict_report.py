"""A check's result as a file to keep: verdict, facts, the route with its conditions, clauses, who decides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from guidance.documents.document_parts import (
    DocumentHeading,
    Items,
    Part,
    Table,
    Text,
    Title,
    write_docx,
    write_markdown,
)
from guidance.eligibility.explanation_tree import leaves_of
from guidance.eligibility.verdict import ConditionFinding, ConditionStatus, Verdict
from guidance.rules.pack import Pack
from ingest.text.dates import say_day

SIGNS = {"met": "符合", "unmet": "不符合", "unknown": "待确认"}
VERDICTS = {"eligible": "符合条件", "not_eligible": "不符合条件", "unknown": "还不能确定", "refer": "按其他规定办理"}
_RESULT = re.compile(r"^不?符合（(.*)）$")
_WINDOW = {"before": "申报未开始", "open": "申报中", "closed": "申报已截止"}


@dataclass(frozen=True, slots=True)
class Result:
    """A verdict with what a reader of the file needs: the facts as people read them, and who decides."""

    verdict: Verdict
    pack: Pack
    facts: Mapping[str, str]
    disclaimer: str


def as_markdown(result: Result, day: date) -> str:
    """Return the result as Markdown in which nothing from outside is markup."""
    return write_markdown(_parts(result, day))


def as_docx(result: Result, day: date) -> bytes:
    """Return the result as a Word document."""
    return write_docx(_parts(result, day), "资格自查结果", day)


def reason(finding: ConditionFinding) -> str:
    """Return why a condition is what it is; "" where its own words or what is inside it say so already."""
    told_inside = finding.children and finding.status == "unknown"
    return "" if told_inside or finding.why == finding.text else finding.why


def _parts(result: Result, day: date) -> Iterator[Part]:
    verdict, pack = result.verdict, result.pack
    yield Title("资格自查结果")
    yield from _top(verdict, pack, day)
    yield Text(result.disclaimer)
    yield from _block("填写的情况", [[pack.vocabulary[id].label, said] for id, said in result.facts.items()])
    assumed = [each.note for each in pack.rules.assumed if each.fact in verdict.assumed]
    yield from _listed("没有填写、这样理解的", assumed)
    yield from _listed("还没有回答、会影响结论的", [pack.vocabulary[id].label for id in verdict.missing])
    yield DocumentHeading("人人都要符合的条件")
    rows = [
        [each.text, SIGNS[each.status], _why(each.text, each.why), _label(pack, each.clause)]
        for each in _shared(verdict)
    ]
    yield Table(("条件", "结果", "说明", "出处"), rows)
    yield from _routes(verdict, pack)
    yield from _listed("请注意", [note.text for note in verdict.notes if note.kind != "assumed"])
    yield from _clauses(verdict, pack)
    contact = pack.notice.contact
    yield from _listed("向谁咨询", [name for name in (contact.office, contact.phone, contact.address) if name])


def _top(verdict: Verdict, pack: Pack, day: date) -> Iterator[Part]:
    title = f"，可申报{verdict.title}" if verdict.title else ""
    nearest = verdict.nearest
    yield Text(f"结论：{VERDICTS[verdict.verdict]}{title}")
    if nearest and not verdict.excluded and verdict.verdict in ("eligible", "not_eligible"):
        name = "走的途径" if nearest.route.status == "met" else "离得最近的途径"
        yield Text(f"{name}：{nearest.route.text}（{_label(pack, nearest.route.clause)}）")
        if nearest.years:
            yield Text(f"年限：{nearest.years}")
    if verdict.earliest:
        yield Text(f"年限最早满的日子：{say_day(verdict.earliest)}")
    yield Text(f"通知：{pack.notice.name}" + (f"《{pack.notice.title}》" if pack.notice.number else ""))
    if verdict.window:
        span = f"{say_day(verdict.window.opens)}至{say_day(verdict.window.closes)}"
        yield Text(f"申报时间：{span}（{_WINDOW[verdict.window.state]}）")
    yield Text(f"自查日期：{say_day(day)}")


def _routes(verdict: Verdict, pack: Pack) -> Iterator[Part]:
    """The route that counts condition by condition, the others in a table."""
    nearest = verdict.nearest
    if nearest:
        section = next(each for each in verdict.tree if each.id == nearest.route.id)
        yield DocumentHeading(f"{section.text}（{_label(pack, nearest.route.clause)}）：{SIGNS[section.status]}")
        rows = [
            [each.text, SIGNS[each.status], _why(each.text, each.why), _sources(each, pack)]
            for each in section.findings
        ]
        yield Table(("条件", "结果", "说明", "出处"), rows)
    others = [route for route in verdict.routes if not nearest or route.id != nearest.route.id]
    yield DocumentHeading("其余途径" if nearest else "各条途径")
    yield Table(
        ("途径", "结果", "说明", "出处"),
        [[route.text, SIGNS[route.status], route.why, _label(pack, route.clause)] for route in others],
    )


def _clauses(verdict: Verdict, pack: Pack) -> Iterator[Part]:
    """The words of every clause that the shared conditions and the route that counts stand on."""
    ours = ["scope", "refer", "requirements", *([verdict.nearest.route.id] if verdict.nearest else [])]
    sections = [each for each in verdict.tree if each.id in ours]
    found = {each.clause: None for each in _shared(verdict)}
    found |= {leaf.clause: None for section in sections for each in section.findings for leaf in leaves_of(each)}
    order = [clause for clause in pack.notice.by_id if clause in found]
    rows = [[_label(pack, id), " ".join(pack.notice.by_id[id].words.split())] for id in order]
    yield from _block("条款原文", rows, ("出处", "原文"))


def _table(told: Sequence[tuple[ConditionStatus | ConditionFinding, str]]) -> Table:
    rows = [[each.text, SIGNS[each.status], _why(each.text, each.why), source] for each, source in told]
    return Table(("条件", "结果", "说明", "出处"), rows)


def _shared(verdict: Verdict) -> list[ConditionStatus]:
    """The conditions of every route; one that stands in several clauses once."""
    return list({each.text: each for each in reversed(verdict.conditions)}.values())[::-1]


def _block(heading: str, rows: Sequence[Sequence[str]], head: Sequence[str] = ("项目", "内容")) -> Iterator[Part]:
    if rows:
        yield DocumentHeading(heading)
        yield Table(head, rows)


def _listed(heading: str, items: Sequence[str]) -> Iterator[Part]:
    if items:
        yield DocumentHeading(heading)
        yield Items(items)


def _why(text: str, why: str) -> str:
    """The reason without the condition's own words and result, which stand beside it."""
    return "" if why == text else _RESULT.sub(r"\1", why.removeprefix(f"{text}："))


def _sources(finding: ConditionFinding, pack: Pack) -> str:
    leaves = [leaf for leaf in leaves_of(finding) if leaf.status == finding.status] or list(leaves_of(finding))
    found = {leaf.clause for leaf in leaves}
    return "、".join(_label(pack, clause) for clause in pack.notice.by_id if clause in found)


def _label(pack: Pack, clause: str) -> str:
    return pack.notice.by_id[clause].label
