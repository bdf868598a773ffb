"""`python -m guidance chat --jsonl`: turns of independent conversations on standard input."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial
from typing import Any

from guidance.cli.answer_lines import answer_lines
from guidance.cli.command_assistant import open_for_command
from guidance.cli.today_argument import add_today
from guidance.contract_json import text_field
from guidance.contract_requests import timed_row
from guidance.conversation import Conversation, respond
from guidance.llm.language_model import LanguageModel, open_model
from guidance.reply_rows import talk_row
from ingest.commands.command_line import Parser
from ingest.errors import InputError
from ingest.office_settings import model_settings

SESSIONS = 10_000  # conversations remembered at a time; the one that rested longest is forgotten first


def main(argv: Sequence[str]) -> int:
    """Answer each turn with a JSON object on a line."""
    arguments = _parser().parse_args(argv)
    if not arguments.jsonl:
        raise InputError("chat", "目前只有逐行的形式，请加 --jsonl")
    assistant, settings = open_for_command(), model_settings()
    sessions: OrderedDict[str, tuple[Conversation, LanguageModel | None]] = OrderedDict()

    def answer(row: dict[str, Any]) -> dict[str, Any]:
        session, text = row.get("session"), text_field(row, "text")
        if not isinstance(session, str | int):
            raise InputError("session", "缺少 session（会话代号），应为文字")
        key = str(session)
        if key not in sessions:
            sessions[key] = Conversation(today=arguments.today), open_model(settings)
        conversation, model = sessions[key]
        sessions.move_to_end(key)
        if len(sessions) > SESSIONS:
            sessions.popitem(last=False)
        return {"session": session, **timed_row(talk_row, partial(respond, text, conversation, assistant, model))}

    return answer_lines(answer, '{"session", "text"}')


def _parser() -> Parser:
    parser = Parser(prog="python -m guidance chat", description="多轮对话：每个会话记住说过的情况，并给出自查结论。")
    parser.add_argument("--jsonl", action="store_true", help='标准输入每行一个 {"session", "text"}')
    add_today(parser)
    return parser
