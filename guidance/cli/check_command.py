"""`python -m guidance check`: facts → verdict, one applicant or a line each."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from guidance.cli.answer_lines import answer_lines
from guidance.cli.today_argument import add_today
from guidance.contract_json import as_json, read_json
from guidance.eligibility.check_model import CheckModel
from guidance.eligibility.check_stated import check_stated
from guidance.eligibility.model_cache import checkable, load_model
from ingest.commands.command_line import Parser
from ingest.errors import InputError
from ingest.memo import memo

_FORM = '{"id", "notice", "facts", "title"（可不写）}'
Load = Callable[[str], CheckModel]


def main(argv: Sequence[str]) -> int:
    """Print the check of the facts given."""
    arguments = _parser().parse_args(argv)
    load = memo("check model")(load_model)
    return _check_lines(load, arguments.today) if arguments.jsonl else _check_one(load, arguments)


def _check_one(load: Load, arguments: argparse.Namespace) -> int:
    if arguments.notice is None:
        raise InputError("--notice", f"要写明是哪一份通知，可用的有：{'、'.join(checkable())}")
    model = _model(load, arguments.notice, "--notice")
    text = arguments.facts.read_bytes() if arguments.facts else sys.stdin.buffer.read()
    verdict = check_stated(model, read_json(text, str(arguments.facts or "标准输入")), arguments.today, arguments.title)
    print(as_json(verdict, indent=2))
    return 0


def _check_lines(load: Load, today: date) -> int:
    def answer(row: dict[str, Any]) -> dict[str, Any]:
        for field in ("notice", "facts"):
            if field not in row:
                raise InputError(field, f"缺少 {field}，每行应为 {_FORM}")
        return check_stated(_model(load, row["notice"], "notice"), row["facts"], today, row.get("title"))

    return answer_lines(answer, _FORM)


def _model(load: Load, notice: Any, field: str) -> CheckModel:
    if isinstance(notice, str) and notice in checkable():
        return load(notice)
    shown = f"「{notice[:60]}」" if isinstance(notice, str) else type(notice).__name__
    raise InputError(field, f"没有 {shown} 的规则包，可用的有：{'、'.join(checkable())}")


def _parser() -> Parser:
    parser = Parser(
        prog="python -m guidance check",
        description="核对一份通知的申报条件：事实（JSON 对象）→ 结论、各路径和条件、还要问的事实、最早满足年限的日期。",
    )
    parser.add_argument("facts", nargs="?", type=Path, metavar="FACTS.json", help="事实文件；不写则从标准输入读")
    parser.add_argument("--notice", metavar="ID", help="通知代号，如 lyg-2024-14")
    parser.add_argument("--title", metavar="职称", help="只核对申报这一个职称，如 高级教师；不写则核对通知里的各个职称")
    parser.add_argument("--jsonl", action="store_true", help='标准输入每行一个 {"id", "notice", "facts"}')
    add_today(parser)
    return parser
