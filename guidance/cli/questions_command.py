"""`python -m guidance questions --draft`: questions that people would ask of a notice, for its editor to take over."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from guidance.cli.command_assistant import open_for_command
from guidance.contract_json import as_json
from guidance.contract_requests import known_notice
from guidance.faq.ask_assistant import Asker
from guidance.question_drafts.draft_questions import QuestionDraft, draft_questions
from guidance.question_drafts.write_question_draft import draft_object, write_question_draft
from ingest.commands.command_line import Parser
from ingest.errors import InputError


def main(argv: Sequence[str]) -> int:
    """Draft the questions of a notice, write them and print what became of it; an editor's draft stays."""
    arguments = _parser().parse_args(argv)
    assistant = open_for_command()
    known_notice(assistant, arguments.notice, "--notice")
    if not arguments.draft:
        raise InputError("--draft", "要写明 --draft（起草问法）")
    notice = assistant.knowledge.notice(arguments.notice)
    draft = draft_questions(Asker(assistant), notice)
    path = write_question_draft(draft, notice)
    print(as_json(draft_object(draft), 2) if arguments.json else _report(draft, str(path)))
    return 0


def _report(draft: QuestionDraft, path: str) -> str:
    clauses = len({question.clause.id for question in draft.questions})
    return (
        f"已写入 {path}：{len(draft.questions)} 句，问到 {clauses} 条；另有 {len(draft.without)} 条还没有问法。"
        f"试了 {draft.tried} 句，{draft.found} 句由相符的条款回答，相同的只留一句。"
    )


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="python -m guidance questions",
        description="起草群众对一份通知的问法：每句问出来都由所写的条款回答；写成 questions.draft.yaml 供核对。",
    )
    parser.add_argument("--notice", metavar="ID", required=True, help="通知代号，如 lyg-2024-14")
    parser.add_argument("--draft", action="store_true", help="起草，已有的草稿改过就不覆盖")
    parser.add_argument("--json", action="store_true", help="输出一个 JSON 对象")
    return parser
