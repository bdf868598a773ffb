"""`python -m ingest [PATH …]`: the notices read, and the index brought up to date."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.commands.command_line import Parser
from ingest.notices.load_notices import load_notices, load_path
from ingest.settings import settings

if TYPE_CHECKING:
    from ingest.index.update_index import Summary


def main(argv: Sequence[str]) -> int:
    """Bring the index up to date and print what was done."""
    arguments = _parser().parse_args(argv)
    notices = [notice for path in arguments.paths for notice in load_path(path)] or list(load_notices())
    # Only now, so that a fault in a file is reported before the models are loaded.
    from ingest.commands.terminal_progress import TerminalProgress
    from ingest.embedding.encoder import load_encoder
    from ingest.index.update_index import bring_up_to_date

    progress, keep_others = TerminalProgress(), bool(arguments.paths)
    summary = bring_up_to_date(notices, load_encoder(), settings(), progress, keep_others=keep_others)
    if arguments.json:
        print(json.dumps(asdict(summary)))
    else:
        for notice in notices:
            for warning in notice.warnings:
                print(f"{notice.id}：{warning.message}")
        print(_counts(summary))
    return 0


def _counts(summary: Summary) -> str:
    return (
        f"{summary.notices} 份通知，{summary.clauses} 条：新增 {summary.added}，更新 {summary.updated}，"
        f"删除 {summary.removed}，未变 {summary.unchanged}，用时 {summary.seconds} 秒"
    )


def _parser() -> Parser:
    parser = Parser(
        prog="python -m ingest",
        description="读取通知并更新索引；只处理有改动的条款。另有：tree FILE（看条款树）、teach（记住一个问题）。",
        epilog="设置：GUIDANCE_KNOWLEDGE、GUIDANCE_DATA、GUIDANCE_EMBEDDING、GUIDANCE_CHROMA",
    )
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="通知文件夹、若干通知所在的文件夹或单个文件；不写即全部通知"
    )
    parser.add_argument("--json", action="store_true", help="最后一行输出 JSON")
    return parser
