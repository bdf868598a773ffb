"""The commands of the way in: bring the index up to date, show a clause tree, teach a question."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from ingest.errors import AssistantError
from ingest.settings import settings


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it did its work, 2 with a message on standard error when the input is wrong."""
    argv = list(sys.argv[1:] if argv is None else argv)
    if argv[:1] == ["tree"]:
        from ingest.commands.tree_command import main as tree

        return tree(argv[1:])
    command = _teach if argv[:1] == ["teach"] else _index
    try:
        return command(argv)
    except AssistantError as error:
        print(error, file=sys.stderr)
        return 2


def _index(argv: list[str]) -> int:
    arguments = _index_parser().parse_args(argv)
    from ingest.notices.load_notices import load_notices, load_path

    notices = [notice for path in arguments.paths for notice in load_path(path)] or load_notices()
    # Only now, so that a fault in a file is told before the models are loaded.
    from ingest.commands.terminal_progress import TerminalProgress
    from ingest.embedding.encoder import load_encoder
    from ingest.index.update_index import bring_up_to_date

    summary = bring_up_to_date(
        notices, load_encoder(), settings(), TerminalProgress(), keep_others=bool(arguments.paths)
    )
    print(json.dumps(asdict(summary)) if arguments.json else _told(summary, notices))
    return 0


def _told(summary, notices) -> str:
    lines = [f"{notice.id}：{doubt.message}" for notice in notices for doubt in notice.doubts]
    lines.append(
        f"{summary.notices} 份通知，{summary.clauses} 条：新增 {summary.added}，更新 {summary.updated}，"
        f"删除 {summary.removed}，未变 {summary.unchanged}，用时 {summary.seconds} 秒"
    )
    return "\n".join(lines)


def _index_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m ingest",
        description="读取通知并更新索引；只处理有改动的条款。另有：tree FILE（看条款树）、teach（记住一个问题）。",
        epilog="设置：GUIDANCE_KNOWLEDGE、GUIDANCE_DATA、GUIDANCE_EMBEDDING、GUIDANCE_CHROMA",
    )
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="通知文件夹、若干通知所在的文件夹或单个文件；不写即全部通知"
    )
    parser.add_argument("--json", action="store_true", help="最后一行输出 JSON")
    return parser


def _teach(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m ingest teach", description="让系统记住一个问题由哪一条回答。")
    parser.add_argument("notice", help="通知代号，如 lyg-2024-14")
    parser.add_argument("clauses", help="条款编号，如 5.3；几条用逗号隔开")
    parser.add_argument("question", help="问题的原话")
    parser.add_argument("--from", dest="origin", default="咨询记录", help="出处，如“2024年8月电话咨询”")
    arguments = parser.parse_args(argv[1:])
    from ingest.notices.teach import teach

    clauses = [clause.strip() for clause in arguments.clauses.replace("，", ",").split(",")]
    question = teach(arguments.notice, arguments.question, clauses, arguments.origin)
    print(f"已记下（编号 {question.id}）：{question.text} → {'、'.join(question.clauses)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
