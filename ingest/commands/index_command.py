"""`python -m ingest [PATH …]`: the notices read, and the index brought up to date."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.commands.command_line import Parser
from ingest.divisions.division_table import known_divisions
from ingest.notices.cited_standards import cited_standards
from ingest.notices.known_refusals import load_refusals
from ingest.notices.load_notices import load_notices, load_path
from ingest.notices.notice import BareDocument, Notice
from ingest.notices.notice_folders import drafted_folders, ids_without_notice, known_standards
from ingest.notices.taught_refusals import load_taught_refusals
from ingest.notices.voided_topics import voided_topics
from ingest.settings import settings

if TYPE_CHECKING:
    from ingest.index.update_index import Summary

_FILES_OF_NOTICES = {
    "rules": "规则包",
    "materials": "材料清单",
    "faq": "常见问题",
    "refusals": "教过的没有答案的问题",
}  # folders of files named by a notice


def main(argv: Sequence[str]) -> int:
    """Bring the index up to date and print what was done."""
    arguments = _parser().parse_args(argv)
    notices: list[Notice | BareDocument] = [notice for path in arguments.paths for notice in load_path(path)]
    remarks: list[str] = []
    if not arguments.paths:
        all_notices = load_notices()
        applied_under = [notice for notice in all_notices if not notice.is_standards]
        notices, remarks = list(all_notices), _remarks(applied_under, arguments.verbose)
    # Only now, so that a fault in a file is reported before the models are loaded.
    from ingest.commands.terminal_progress import TerminalProgress
    from ingest.embedding.encoder import load_encoder
    from ingest.embedding.late_encoder import load_late_encoder
    from ingest.index.token_store import clause_tokens, sweep_tokens
    from ingest.index.update_index import bring_up_to_date

    progress, keep_others = TerminalProgress(), bool(arguments.paths)
    summary = bring_up_to_date(notices, load_encoder(), settings(), progress, keep_others=keep_others)
    if not arguments.paths:
        encoder = load_late_encoder(settings().encoder)
        clause_tokens(all_notices, encoder, settings().data, progress)
        sweep_tokens(all_notices, encoder, settings().data)
    if arguments.json:
        print(json.dumps(asdict(summary)))
    else:
        for notice in notices:
            for warning in notice.warnings:
                print(f"{notice.id}：{warning.message}")
        print("\n".join([*remarks, _counts(summary)]))
    return 0


def _remarks(notices: Sequence[Notice], verbose: bool) -> list[str]:
    """What is kept in the knowledge folder and not used with these notices, a line each; raises faults of refusals."""
    divisions = known_divisions()
    refusals = load_refusals(settings().knowledge / "refusals.yaml", notices, divisions)
    taught = load_taught_refusals(notices)
    topics = voided_topics(settings().knowledge / "topics.yaml", notices, divisions)
    files = [(name, ids_without_notice(settings().knowledge / folder)) for folder, name in _FILES_OF_NOTICES.items()]
    waiting = [("没有答案的问题", len(refusals.absent)), *((name, len(ids)) for name, ids in files)]
    found = "、".join(f"{name} {count} 项" for name, count in waiting if count)
    lines = [f"说的是现在没有的通知，留着不用：{found}"] if found else []
    if drafts := [folder.name for folder in drafted_folders(settings().knowledge / "notices")]:
        lines.append(f"已起草、等待核对的通知：{'、'.join(drafts)}")
    lines += _cited_only(notices)
    for what, voided in (("没有答案的问题", {**refusals.voided, **taught.voided}), ("话题", topics)):
        if voided:
            ids = "、".join(dict.fromkeys(id for notices in voided.values() for id in notices))
            lines.append(f"{what}里有 {len(voided)} 项已有通知管到（{ids}），作废不用")
    if verbose:
        voided = {**refusals.voided, **taught.voided, **topics}
        lines += [f"  {id}：作废，{'、'.join(notices)} 管到了" for id, notices in voided.items()]
        lines += [f"  {id}：留着，它说的通知现在没有" for id in refusals.absent]
    return lines


def _cited_only(notices: Sequence[Notice]) -> Iterator[str]:
    """The companion documents that a notice cites in its words and does not name as its own."""
    standards = known_standards(settings().knowledge / "notices")
    for notice in notices:
        left = [id for id in cited_standards(notice.clauses, standards) if id not in notice.companions]
        if left:
            yield f"通知 {notice.id} 引用了配套文件 {'、'.join(left)}，要用它回答，请写进 notice.yaml 的 companions"


def _counts(summary: Summary) -> str:
    return (
        f"{summary.notices} 份通知，{summary.clauses} 条：新增 {summary.added}，更新 {summary.updated}，"
        f"删除 {summary.removed}，未变 {summary.unchanged}，用时 {summary.seconds} 秒"
    )


def _parser() -> Parser:
    parser = Parser(
        prog="python -m ingest",
        description="读取通知并更新索引；只处理有改动的条款。"
        "另有：add FILE（加一份通知）、tree FILE（看条款树）、teach（记住一个问题）、retire（停用一份通知）。",
        epilog="设置：GUIDANCE_KNOWLEDGE、GUIDANCE_DATA、GUIDANCE_EMBEDDING、GUIDANCE_CHROMA",
    )
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="通知文件夹、若干通知所在的文件夹或单个文件；不写即全部通知"
    )
    parser.add_argument("--verbose", action="store_true", help="逐项列出作废的和留着不用的没有答案的问题")
    parser.add_argument("--json", action="store_true", help="最后一行输出 JSON")
    return parser
