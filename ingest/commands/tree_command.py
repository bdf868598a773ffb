"""`python -m ingest tree FILE [--json]`: the clause tree of one file, and what the reader was not sure of."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from ingest.commands.command_line import Parser
from ingest.document import Clause, Tree
from ingest.outline.parse_outline import outline
from ingest.readers.read_source import read


def main(argv: Sequence[str]) -> int:
    """Print the tree of the file that `argv` names."""
    arguments = _parser().parse_args(argv)
    document = read(arguments.file)
    tree = outline(document, notice_id(document.name))
    if isinstance(sys.stdout, io.TextIOWrapper):  # half characters of a file print as ?, also on a terminal in ASCII
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    print(as_json(tree) if arguments.json else as_text(tree))
    return 0


def notice_id(name: str) -> str:
    """Return the id that a file's stem or a notice's folder gives."""
    return re.sub(r"[\s#/\\]+", "-", name.strip()).strip("-") or "notice"


def as_json(tree: Tree) -> str:
    """Return a line a clause, and the doubts on a last line of their own."""
    lines = [asdict(clause) for clause in tree.clauses]
    lines.append({"type": "doubts", "doubts": [asdict(doubt) for doubt in tree.doubts]})
    return "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)


def as_text(tree: Tree) -> str:
    """Return a line a clause, indented by depth, and a line a doubt."""
    return "\n".join([*map(_line, tree.clauses), *(f"疑点 {doubt.at}：{doubt.message}" for doubt in tree.doubts)])


def _line(clause: Clause) -> str:
    words = " ".join(f"{clause.heading}　{clause.text}".split())
    return f"{'  ' * clause.number.count('.')}{clause.label}　{words if len(words) <= 60 else words[:59] + '…'}"


def _parser() -> Parser:
    parser = Parser(prog="python -m ingest tree", description="打印一份通知的条款树")
    parser.add_argument("file", type=Path, help="通知文件：.md、.txt 或 .html")
    parser.add_argument("--json", action="store_true", help="每条一行 JSON，最后一行是疑点")
    return parser
