"""`python -m guidance ask`: one question, or JSON lines of questions on standard input."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from guidance.assistant import Assistant
from guidance.cli.answer_lines import answer_lines
from guidance.cli.command_assistant import open_for_command
from guidance.cli.today_argument import add_today
from guidance.contract_json import text_field
from guidance.contract_requests import known_notice, timed_row
from guidance.conversation import Conversation, respond
from guidance.llm.language_model import open_model
from guidance.reply import Reply
from guidance.reply_rows import answer_row
from ingest.commands.command_line import Parser
from ingest.office_settings import model_settings

REPHRASED = "（改写）"  # behind a sentence in a language model's words
_WHAT = """问一个问题：回答用通知的原话，并标出条款。
设置了语言模型（GUIDANCE_LLM）时换成通俗的说法，每句都与条款核对过，句末标“（改写）”。"""


def main(argv: Sequence[str]) -> int:
    """Print the answer of one question, or a JSON object for each line."""
    arguments = _parser().parse_args(argv)
    assistant, model = open_for_command(), model_settings()
    chosen = known_notice(assistant, arguments.notice, "--notice")

    def reply_to(question: str, notice: str | None) -> Reply:
        return respond(question, Conversation(notice, arguments.today), assistant, open_model(model))

    def answer(row: dict[str, Any]) -> dict[str, Any]:
        notice = known_notice(assistant, row.get("notice") or chosen, "notice")
        return timed_row(answer_row, partial(reply_to, text_field(row, "question"), notice))

    if arguments.jsonl:
        return answer_lines(answer, '{"id", "question", "notice"?}')
    print(_readable(reply_to(" ".join(arguments.question), chosen), assistant))
    return 0


def _readable(reply: Reply, assistant: Assistant) -> str:
    names = {document.id: document.name for document in assistant.documents}
    lines = [
        sentence.text + "".join(f"[{at + 1}]" for at in sentence.cites) + REPHRASED * sentence.rephrased
        for sentence in reply.sentences
    ]
    cited = [
        f"[{number}] {names[citation.notice]} {citation.label}：{citation.text}"
        for number, citation in enumerate(reply.citations, 1)
    ]
    return "\n".join([*lines, "", *cited, "", assistant.knowledge.replies.disclaimer])


def _parser() -> Parser:
    parser = Parser(prog="python -m guidance ask", description=_WHAT)
    parser.add_argument("question", nargs="*", metavar="QUESTION", help="问题")
    parser.add_argument("--notice", metavar="ID", help="只按这一份通知回答")
    parser.add_argument("--jsonl", action="store_true", help='标准输入每行一个 {"id", "question", "notice"?}')
    add_today(parser)
    return parser
