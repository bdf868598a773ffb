"""`python -m ingest tree FILE [--json]`: the clause tree of one file, and what looks odd in its source."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from ingest.commands.command_line import Parser
from ingest.document import Clause, ClauseTree
from ingest.outline.parse_outline import parse_outline
from ingest.readers.read_source import read_source


def main(argv: Sequence[str]) -> int:
    """Print the tree of the file that `argv` names."""
    arguments = _parser().parse_args(argv)
    document = read_source(arguments.file)
    tree = parse_outline(document, notice_id(document.name))
    if isinstance(sys.stdout, io.TextIOWrapper):  # half characters of a file print as ?, also on a terminal in ASCII
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    print(as_json(tree) if arguments.json else as_text(tree))
    return 0


def notice_id(name: str) -> str:
    """Return the id that a file's stem or a notice's folder gives."""
    return re.sub(r"[\s#/\\]+", "-", name.strip()).strip("-") or "notice"


def as_json(tree: ClauseTree) -> str:
    """Return a line a clause, and what looks odd in the source on a last line of its own."""
    lines = [asdict(clause) for clause in tree.clauses]
    lines.append({"type": "doubts", "doubts": [asdict(warning) for warning in tree.warnings]})
    return "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)


def as_text(tree: ClauseTree) -> str:
    """Return a line a clause, indented by depth, and a line for whatever looks odd in the source."""
    warnings = (f"疑点 {warning.at}：{warning.message}" for warning in tree.warnings)
    return "\n".join([*map(_line, tree.clauses), *warnings])


def _line(clause: Clause) -> str:
    words = " ".join(f"{clause.heading}　{clause.text}".split())
    return f"{'  ' * clause.number.count('.')}{clause.label}　{words if len(words) <= 60 else words[:59] + '…'}"


def _parser() -> Parser:
    parser = Parser(prog="python -m ingest tree", description="打印一份通知的条款树")
    parser.add_argument("file", type=Path, help="通知文件：Word、PDF、网页或文本")
    parser.add_argument("--json", action="store_true", help="每条一行 JSON，最后一行是疑点")
    return parser
