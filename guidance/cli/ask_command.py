"""`python -m guidance ask`: one question, or JSON lines of questions on standard input."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from guidance.assistant import Assistant
from guidance.cli.arguments import Parser, add_today, complain
from guidance.cli.json_lines import text_of
from guidance.cli.serve_lines import as_row, opened, serve
from guidance.conversation import Conversation, respond
from guidance.llm.language_model import open_model
from guidance.reply import Reply
from ingest.errors import AssistantError, InputError

REPHRASED = "（改写）"  # behind a sentence in a language model's words
_WHAT = """问一个问题：回答用通知的原话，并标出条款。
设置了语言模型（GUIDANCE_LLM）时换成通俗的说法，每句都与条款核对过，句末标“（改写）”。"""


def main(argv: Sequence[str]) -> int:
    """Print the answer of one question, or a JSON object for each line; 2 on an input that cannot be used."""
    asked = _parser().parse_args(argv)
    try:
        assistant = opened()
        known(assistant, asked.notice, "--notice")
        if not asked.jsonl:
            reply = _reply(" ".join(asked.question), asked.notice, assistant, asked.today)
            print(_readable(reply, assistant))
            return 0
    except (AssistantError, OSError, ValueError) as error:
        return complain(error)

    def answer(row: dict[str, Any]) -> dict[str, Any]:
        notice = known(assistant, row.get("notice") or asked.notice, "notice")
        return as_row(lambda: _reply(text_of(row, "question"), notice, assistant, asked.today))

    return serve(answer, '{"id", "question", "notice"?}')


def known(assistant: Assistant, notice: Any, field: str) -> str | None:
    """Return the notice's id when the office has it, None for none; InputError lists the known ones."""
    ids = [n.id for n in assistant.notices]
    if notice is not None and notice not in ids:
        raise InputError(field, f"没有代号为「{str(notice)[:60]}」的通知，已有 {'、'.join(ids)}")
    return notice


def _reply(question: str, notice: str | None, assistant: Assistant, today: date | None) -> Reply:
    """The reply to a question of a new visitor."""
    return respond(question, Conversation(notice, today), assistant, open_model())


def _readable(reply: Reply, assistant: Assistant) -> str:
    names = {n.id: n.name for n in assistant.notices}
    lines = [s.text + "".join(f"[{at + 1}]" for at in s.cites) + REPHRASED * s.rephrased for s in reply.sentences]
    cited = [f"[{at}] {names[c.notice]} {c.label}：{c.text}" for at, c in enumerate(reply.citations, 1)]
    return "\n".join([*lines, "", *cited, "", assistant.knowledge.replies.disclaimer])


def _parser() -> Parser:
    parser = Parser(prog="python -m guidance ask", description=_WHAT)
    parser.add_argument("question", nargs="*", metavar="QUESTION", help="问题")
    parser.add_argument("--notice", metavar="ID", help="只按这一份通知回答")
    parser.add_argument("--jsonl", action="store_true", help='标准输入每行一个 {"id", "question", "notice"?}')
    add_today(parser)
    return parser
