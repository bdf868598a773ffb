"""`python -m guidance chat --jsonl`: turns of independent conversations on standard input."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from guidance.cli.arguments import Parser, add_today, complain
from guidance.cli.json_lines import text_of
from guidance.cli.serve_lines import as_row, opened, serve
from guidance.conversation import Conversation, respond
from guidance.llm.language_model import LanguageModel, open_model
from ingest.errors import AssistantError, InputError

SESSIONS = 10_000  # conversations kept at a time; the one that rested longest goes first


def main(argv: Sequence[str]) -> int:
    """Answer each turn with a JSON object on a line; 2 on an input that cannot be used."""
    asked = _parser().parse_args(argv)
    if not asked.jsonl:
        return complain("chat：目前只有逐行的形式，请加 --jsonl")
    try:
        assistant = opened()
    except (AssistantError, OSError, ValueError) as error:
        return complain(error)
    sessions: OrderedDict[str, tuple[Conversation, LanguageModel | None]] = OrderedDict()

    def answer(row: dict[str, Any]) -> dict[str, Any]:
        session, text = row.get("session"), text_of(row, "text")
        if not isinstance(session, str | int):
            raise InputError("session", "缺少 session（会话代号），应为文字")
        if str(session) not in sessions:
            sessions[str(session)] = Conversation(today=asked.today), open_model()
        conversation, model = sessions[str(session)]
        sessions.move_to_end(str(session))
        if len(sessions) > SESSIONS:
            sessions.popitem(last=False)
        return {"session": session, **as_row(lambda: respond(text, conversation, assistant, model), talk=True)}

    return serve(answer, '{"session", "text"}')


def _parser() -> Parser:
    parser = Parser(prog="python -m guidance chat", description="多轮对话：每个会话记住说过的情况，并给出自查结论。")
    parser.add_argument("--jsonl", action="store_true", help='标准输入每行一个 {"session", "text"}')
    add_today(parser)
    return parser
