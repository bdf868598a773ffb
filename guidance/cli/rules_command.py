"""`python -m guidance rules`: what becomes of every clause, whether the packs hold, and signing off changed clauses."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from guidance.cli.rules_drafting import cases, draft, sign
from guidance.eligibility.run_cases import run_cases
from guidance.facts.applicant_facts import load_facts
from guidance.replies import load_replies
from guidance.rules.accept_changes import accept
from guidance.rules.coverage import KINDS, Coverage, DocumentCoverage, cover
from guidance.rules.load_pack import load_pack, pack_ids, read_pack
from guidance.rules.pack import Pack
from ingest.commands.command_line import Parser, complain
from ingest.errors import InputError
from ingest.notices.load_notices import load_notice
from ingest.settings import settings
from ingest.staff_files.faults import FaultsError

_SHOWN = 28


def main(argv: Sequence[str]) -> int:
    """Print the report, or accept changed clauses; 0 when all is in order, 2 with one line when it is not."""
    arguments = _parser().parse_args(argv)
    if arguments.draft:
        return draft(arguments.draft, arguments.json)
    if arguments.cases:
        return cases(arguments.cases)
    if arguments.sign:
        return sign(arguments.sign, arguments.by)
    ids = pack_ids()
    if arguments.notice and arguments.notice not in ids:
        raise InputError("--notice", f"没有「{arguments.notice}」的规则包，可用的有：{'、'.join(ids)}")
    chosen = [arguments.notice] if arguments.notice else ids
    return _accept(chosen) if arguments.accept else _report(chosen, arguments.json)


def _accept(ids: list[str]) -> int:
    for id in ids:
        path = settings().knowledge / "rules" / f"{id}.yaml"
        changed = accept(read_pack(path, load_notice(id), load_facts()))
        print(f"{id}：已记录 {len(changed)} 条（{'、'.join(changed)}）" if changed else f"{id}：没有变化")
    return 0


def _report(ids: list[str], as_json: bool) -> int:
    packs: list[Pack] = []
    wrong: list[object] = []
    replies = load_replies()
    for id in ids:
        try:
            packs.append(load_pack(id))
        except FaultsError as error:
            wrong += error.faults
    for pack in packs:
        covered = cover(pack)
        lines = [_json(row) for row in _objects(covered)] if as_json else _text(pack, covered)
        print("\n".join(lines))
        wrong += run_cases(pack, replies)
        wrong += [f"{pack.id}：条款 {pack.documents.label(row.clause.id)} 还没有处理" for row in covered.left_over]
        wrong += [_changed(pack, number) for number in pack.changed]
    return complain("\n".join(map(str, wrong))) if wrong else 0


def _changed(pack: Pack, number: str) -> str:
    place = pack.marked.fault(("digests", number), f"条款 {number} 有改动或还没有核对过")
    return f"{place}，请对照原文检查用到它的条件，确认后运行 python -m guidance rules --accept --notice {pack.id}"


def _text(pack: Pack, covered: Coverage) -> Iterator[str]:
    for part in covered.documents:
        yield from _document_text(part, f"；算例 {len(pack.rules.cases)} 个" if part.document is pack.notice else "")
    if covered.lacking:
        yield "原文的疑点："
        yield from (f"  {message}" for message in covered.lacking)
    if covered.readings:
        yield "原文留有余地、这样理解的地方："
        yield from (f"  {label}：{text}" for label, text in covered.readings)
    yield ""


def _document_text(part: DocumentCoverage, cases: str) -> Iterator[str]:
    """One document with its counts, then its clauses."""
    counts = "，".join(f"{name} {part.count(kind)} 条" for kind, name in KINDS.items())
    yield f"{part.document.name}（{part.document.id}）：共 {len(part.rows)} 条，{counts}{cases}"
    for row in part.rows:
        kinds = "、".join(KINDS[kind] for kind in row.kinds)
        words = " ".join(row.clause.words.split())
        words = words[:_SHOWN] + ("…" if len(words) > _SHOWN else "")
        remarks = f"（{'；'.join(row.remarks)}）" if row.remarks else ""
        yield f"  {row.clause.label}  {words}"
        yield f"      {kinds}{remarks}"
        for rule in row.rules:
            yield f"      · {rule.part}：{rule.text}（第 {rule.line} 行）"


def _objects(covered: Coverage) -> Iterator[dict[str, Any]]:
    for row in covered.rows:
        rules = [{"part": r.part, "text": r.text, "quote": r.quote, "line": r.line} for r in row.rules]
        yield {"clause": row.clause.id, "kinds": list(row.kinds), "remarks": list(row.remarks), "rules": rules}
    yield {"notice": covered.notice, "lacking": list(covered.lacking), "readings": [list(r) for r in covered.readings]}


def _json(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False)


def _parser() -> Parser:
    parser = Parser(
        prog="python -m guidance rules",
        description="规则包的核对报告：每一条原文已写成规则、由人评判还是不含条件，算例是否都通过。",
    )
    parser.add_argument("--notice", metavar="ID", help="只看一份通知，如 lyg-2024-14")
    parser.add_argument("--json", action="store_true", help="每条原文一行 JSON")
    parser.add_argument("--draft", metavar="ID", help="从一份通知的条款起草规则包，写到 knowledge/rules/ID.draft.yaml")
    parser.add_argument("--cases", metavar="ID", help="按草稿现在的条件重写算例，自己写的算例不动")
    parser.add_argument("--sign", metavar="ID", help="把改好的草稿签认为规则包，要写 --by")
    parser.add_argument("--by", metavar="姓名", default="", help="签认的人")
    parser.add_argument("--accept", action="store_true", help="已对照原文检查过：把各条现在的样子记为核对过的")
    return parser
