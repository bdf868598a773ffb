"""A check's result as a file to keep: all facts, conditions, clauses and the disclaimer, as Markdown or Word."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from guidance.dates import say_day
from guidance.eligibility import Finding, Verdict
from guidance.rules import Pack
from guidance.word_style import dress

SIGNS = {"met": "符合", "unmet": "不符合", "unknown": "待确认"}
VERDICTS = {"eligible": "符合条件", "not_eligible": "不符合条件", "unknown": "还不能确定", "refer": "按其他规定办理"}
_WINDOW = {"before": "申报未开始", "open": "申报中", "closed": "申报已截止"}


@dataclass(frozen=True, slots=True)
class Result:
    """A verdict with what a reader of the file needs: the facts as people read them, and who decides."""

    verdict: Verdict
    pack: Pack
    facts: Mapping[str, str]
    disclaimer: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file: `kind` is title, heading, text or item; items go `depth` deep."""

    kind: str
    text: str
    depth: int = 0


def as_markdown(result: Result, day: date) -> str:
    """Return the result as Markdown in which nothing from outside is markup."""
    marks = {"title": "# ", "heading": "\n## ", "text": ""}
    rows = [
        f"{'  ' * line.depth}- {_plain(line.text)}"
        if line.kind == "item"
        else f"{marks[line.kind]}{_plain(line.text)}\n"
        for line in _lines(result, day)
    ]
    return "\n".join(rows).strip() + "\n"


def as_docx(result: Result, day: date) -> bytes:
    """Return the result as a Word document."""
    from docx import Document
    from docx.shared import Cm

    document = Document()
    dress(document, "资格自查结果", day)
    for line in _lines(result, day):
        if line.kind in ("title", "heading"):
            document.add_heading(line.text, 0 if line.kind == "title" else 1)
        elif line.kind == "item":
            paragraph = document.add_paragraph(line.text, style="List Bullet")
            paragraph.paragraph_format.left_indent = Cm(0.6 * (line.depth + 1))
        else:
            document.add_paragraph(line.text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def reason(finding: Finding) -> str:
    """Return why a condition is what it is; "" where its own words or what is inside it say so already."""
    told_inside = finding.children and finding.status == "unknown"
    return "" if told_inside or finding.why == finding.text else finding.why


def _lines(result: Result, day: date) -> Iterator[Line]:
    verdict, pack = result.verdict, result.pack
    title = f"，可申报{verdict.title}" if verdict.title else ""
    yield Line("title", "资格自查结果")
    yield Line(
        "text",
        f"通知：{pack.notice.name}《{pack.notice.title}》" if pack.notice.number else f"通知：{pack.notice.name}",
    )
    yield Line("text", f"自查日期：{say_day(day)}")
    yield Line("text", f"结论：{VERDICTS[verdict.verdict]}{title}")
    if verdict.earliest:
        yield Line("text", f"年限最早满足：{say_day(verdict.earliest)}")
    if verdict.window:
        span = f"{say_day(verdict.window.opens)}至{say_day(verdict.window.closes)}"
        yield Line("text", f"申报时间：{span}（{_WINDOW[verdict.window.state]}）")
    yield Line("text", result.disclaimer)
    yield from _block("填写的情况", (f"{pack.vocabulary[id].label}：{said}" for id, said in result.facts.items()))
    yield from _block("请注意", verdict.notes)
    yield from _block("还没有回答的", (pack.vocabulary[id].label for id in verdict.missing))
    yield from _conditions(result)
    contact = pack.notice.contact
    yield from _block("向谁咨询", (f"{name}" for name in (contact.office, contact.phone, contact.address) if name))


def _block(heading: str, items) -> Iterator[Line]:
    lines = [Line("item", item) for item in items]
    if lines:
        yield Line("heading", heading)
        yield from lines


def _conditions(result: Result) -> Iterator[Line]:
    for section in result.verdict.tree:
        where = f"（{_label(result, section.clause)}）" if section.clause else ""
        yield Line("heading", f"{section.text}{where}：{SIGNS[section.status]}")
        for finding in section.findings:
            yield from _finding(finding, result, 0)


def _finding(finding: Finding, result: Result, depth: int) -> Iterator[Line]:
    why = f"。{reason(finding)}" if reason(finding) else ""
    clause = f"（{_label(result, finding.clause)}：“{finding.quote}”）" if finding.clause else ""
    yield Line("item", f"{SIGNS[finding.status]}：{finding.text}{why}{clause}", depth)
    for child in finding.children:
        yield from _finding(child, result, depth + 1)


def _label(result: Result, clause: str) -> str:
    return result.pack.notice.by_id[clause].label


def _plain(text: str) -> str:
    """Words that Markdown reads letter by letter."""
    return re.sub(r"([\\`*_{}\[\]<>#|$~])", r"\\\1", text)
