"""`python -m ingest teach NOTICE CLAUSES QUESTION`: a question that the notice answers, or that it does not settle."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.commands.command_line import Parser
from ingest.notices.taught_refusals import teach_refusal
from ingest.notices.teach import teach

NONE = "无"  # in the place of clauses: none answers


def main(argv: Sequence[str]) -> int:
    """Write the question down and print under which id."""
    arguments = _parser().parse_args(argv)
    if arguments.clauses == NONE:
        refusal = teach_refusal(arguments.notice, arguments.question, arguments.why, arguments.origin)
        print(f"已记下（编号 {refusal.id}）：{refusal.text} → 通知没有写")
        return 0
    clauses = [clause.strip() for clause in arguments.clauses.replace("，", ",").split(",")]
    question = teach(arguments.notice, arguments.question, clauses, arguments.origin)
    print(f"已记下（编号 {question.id}）：{question.text} → {'、'.join(question.clauses)}")
    return 0


def _parser() -> Parser:
    parser = Parser(prog="python -m ingest teach", description="让系统记住一个问题由哪一条回答。")
    parser.add_argument("notice", help="通知代号，如 lyg-2024-14")
    parser.add_argument("clauses", help=f"条款编号，如 5.3；几条用逗号隔开；通知没有写的写 {NONE}")
    parser.add_argument("question", help="问题的原话")
    parser.add_argument("--from", dest="origin", default="咨询记录", help="出处，如“2024年8月电话咨询”")
    parser.add_argument("--why", default="", help=f"写 {NONE} 时：通知没有写的是什么，如“没写退费”")
    return parser
