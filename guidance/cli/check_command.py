"""`python -m guidance check`: facts → verdict, one applicant or a line each."""

from __future__ import annotations

import argparse
import datetime
import functools
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from guidance.cli.arguments import Parser, add_today, complain
from guidance.cli.json_lines import as_json, read_json
from guidance.eligibility.check import check
from guidance.eligibility.check_model import CheckModel
from guidance.eligibility.model_cache import load_model, packed
from guidance.facts.applicant_facts import FactsError
from ingest.errors import InputError
from ingest.staff_files.faults import FaultsError

_kept = functools.cache(load_model)


def main(argv: Sequence[str]) -> int:
    """Print the check of the facts given; 0 when it did its work, 2 on a wrong input."""
    asked = _parser().parse_args(argv)
    try:
        return _lines(asked.today) if asked.jsonl else _single(asked)
    except (InputError, FaultsError, OSError) as error:
        return complain(error)


def _single(asked: argparse.Namespace) -> int:
    if asked.notice is None:
        raise InputError("--notice", f"要写明是哪一份通知，可用的有：{'、'.join(packed())}")
    model = _model(asked.notice, "--notice")
    text = asked.facts.read_bytes() if asked.facts else sys.stdin.buffer.read()
    verdict = _checked(model, read_json(text, str(asked.facts or "标准输入")), asked.today)
    print(as_json(verdict, indent=2))
    return 0


def _lines(today: datetime.date) -> int:
    for number, line in enumerate(sys.stdin.buffer, 1):
        if line.strip():
            sys.stdout.write(as_json(_answer(line, number, today)) + "\n")
            sys.stdout.flush()
    return 0


def _answer(line: bytes, number: int, today: datetime.date) -> dict[str, Any]:
    """One line's answer; what is wrong with it is its own answer and stops no other."""
    id = None
    try:
        row = read_json(line, f"第 {number} 行")
        if not isinstance(row, dict):
            raise InputError(f"第 {number} 行", "应为一个 JSON 对象，含 id、notice 和 facts")
        id = row.get("id")
        for field in ("notice", "facts"):
            if field not in row:
                raise InputError(field, f'缺少 {field}，每行应为 {{"id", "notice", "facts"}}')
        return {"id": id, **_checked(_model(row["notice"], "notice"), row["facts"], today)}
    except InputError as error:
        return {"id": id, "error": {"field": error.field, "message": error.message}}


def _checked(model: CheckModel, stated: Any, today: datetime.date) -> dict[str, Any]:
    try:
        return check(model, model.vocabulary.parse(stated, today), today).as_json()
    except FactsError as fault:
        first = fault.faults[0]
        more = str(fault) if len(fault.faults) > 1 else first.message
        raise InputError(first.field, more.removeprefix(f"{first.field}：")) from fault


def _model(notice: Any, field: str) -> CheckModel:
    try:
        return _kept(notice)
    except (KeyError, TypeError) as error:
        shown = f"「{notice[:60]}」" if isinstance(notice, str) else type(notice).__name__
        raise InputError(field, f"没有 {shown} 的规则包，可用的有：{'、'.join(packed())}") from error


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="python -m guidance check",
        description="核对一份通知的申报条件：事实（JSON 对象）→ 结论、各路径和条件、还要问的事实、最早满足年限的日期。",
    )
    parser.add_argument("facts", nargs="?", type=Path, metavar="FACTS.json", help="事实文件；不写则从标准输入读")
    parser.add_argument("--notice", metavar="ID", help="通知代号，如 lyg-2024-14")
    parser.add_argument("--jsonl", action="store_true", help='标准输入每行一个 {"id", "notice", "facts"}')
    add_today(parser)
    return parser
