"""`python -m ingest add FILE… --id ID`: a notice as it comes, drafted; with `--accept` it answers at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from ingest.commands.command_line import Parser
from ingest.drafting.add_notice import AddedNotice, add_notice
from ingest.drafting.draft_output import as_json
from ingest.errors import InputError
from ingest.notices.load_notices import load_notices
from ingest.notices.notice import DocumentKind
from ingest.settings import settings


class Report(Protocol):
    """What a notice takes over from those that it replaces."""

    def as_text(self) -> str:
        """Return it for the terminal."""

    def as_json(self) -> dict[str, Any]:
        """Return it as an object."""


CarryOver = Callable[[Path, Sequence[str]], Report]
"""Drafts for the notice in a folder what was written on those it replaces, by ids or numbers."""


def main(argv: Sequence[str], carry_over: CarryOver | None = None) -> int:
    """Write the notice's folder, bring the index up to date where it is accepted, and print the draft."""
    arguments = _parser().parse_args(argv)
    if arguments.standards and arguments.replaces:
        raise InputError(
            "--replaces", "配套文件不代替别的文件；有了新版就另加一份，再在通知的 companions 里改写它的代号"
        )
    document: DocumentKind = "standards" if arguments.standards else "notice"
    added = add_notice(arguments.files, arguments.id, arguments.replaces, accept=arguments.accept, document=document)
    if added.is_accepted:
        _bring_index_up_to_date()
    report = carry_over(added.folder, arguments.replaces) if carry_over and arguments.replaces else None
    if arguments.json:
        found = as_json(arguments.id, added.clauses, added.draft)
        print(json.dumps({**found, "edition": report.as_json()} if report else found, ensure_ascii=False))
    else:
        print("\n".join([_as_text(added), *([report.as_text()] if report else [])]))
    return 0


def _bring_index_up_to_date() -> None:
    # Only now, so that a fault in the file is reported before the models are loaded.
    from ingest.commands.terminal_progress import TerminalProgress
    from ingest.embedding.encoder import load_encoder
    from ingest.index.update_index import bring_up_to_date

    bring_up_to_date(load_notices(), load_encoder(), settings(), TerminalProgress())


def _as_text(added: AddedNotice) -> str:
    done = "已加入，现在就可以回答" if added.is_accepted else "已起草，核对后用 --accept 启用"
    confirm = [f"请核对 {field}：{why}" for field, why in added.draft.to_confirm()]
    doubts = [f"疑点：{doubt.message}" for doubt in added.draft.doubts]
    return "\n".join([f"{added.folder}：{added.clauses} 条，{done}", *confirm, *doubts])


def _parser() -> Parser:
    parser = Parser(
        prog="python -m ingest add",
        description="加一份通知：保存原文，起草文号、时间、收费、电话等基本信息（每项注明条款和原文）。",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="通知文件；扫描件按顺序写各页")
    parser.add_argument("--id", required=True, metavar="ID", help="通知代号，如 lyg-2025-03")
    parser.add_argument(
        "--replaces",
        action="append",
        default=[],
        metavar="OLD",
        help="它代替的旧通知的代号或文号，可写几次；列出逐条改动，没有改的资料沿用为草稿",
    )
    parser.add_argument(
        "--standards",
        action="store_true",
        help="这是配套文件（评审标准、资格条件等）：不收申报，由通知在 companions 里引用",
    )
    parser.add_argument("--accept", action="store_true", help="照草稿启用，马上用它回答；不写则等核对以后")
    parser.add_argument("--json", action="store_true", help="最后一行输出 JSON")
    return parser
