"""`python -m ingest retire ID`: a notice taken out, or with `--undo` taken back."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.commands.command_line import Parser
from ingest.notices.retire import reinstate, retire


def main(argv: Sequence[str]) -> int:
    """Move the notice and print where it is now."""
    arguments = _parser().parse_args(argv)
    if arguments.undo:
        print(f"已恢复 {arguments.notice}（{reinstate(arguments.notice)}），页面几秒后照常回答")
    else:
        print(f"已停用 {arguments.notice}，页面几秒后不再回答；原文和各项资料都留着（{retire(arguments.notice)}）")
    return 0


def _parser() -> Parser:
    parser = Parser(
        prog="python -m ingest retire",
        description="停用一份通知：不再用它回答，它的永久链接会说明已停用；问法、规则包、材料清单都保留，随时可以恢复。",
    )
    parser.add_argument("notice", metavar="ID", help="通知代号，如 lyg-2024-14")
    parser.add_argument("--undo", action="store_true", help="恢复已停用的通知")
    return parser
