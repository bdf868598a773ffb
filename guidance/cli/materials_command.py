"""`python -m guidance materials`: which papers to hand in, for all or for one applicant, as text, JSON or a file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from guidance.cli.today_argument import add_today
from guidance.contract_json import as_json, read_json
from guidance.eligibility.model_cache import checkable, load_model
from guidance.facts.applicant_facts import Facts
from guidance.materials.load_materials import Materials, load_materials, material_ids
from guidance.materials.make_handout import make_handout
from guidance.materials.materials_docx import as_docx
from guidance.materials.materials_text import as_object, as_text
from guidance.materials.materials_xlsx import as_xlsx
from guidance.materials_drafts.draft_materials import draft_materials
from guidance.materials_drafts.write_materials_draft import draft_object, write_materials_draft
from guidance.replies import load_replies
from ingest.commands.command_line import Parser
from ingest.errors import InputError
from ingest.notices.load_notices import load_notice
from ingest.staff_files.atomic_write import write_whole

_WRITERS = {".docx": as_docx, ".xlsx": as_xlsx}


def main(argv: Sequence[str]) -> int:
    """Print the list or write it to a file."""
    arguments = _parser().parse_args(argv)
    if arguments.draft:
        return _draft(arguments)
    if arguments.notice not in material_ids():
        raise InputError("--notice", f"没有「{arguments.notice}」的材料清单，可用的有：{'、'.join(material_ids())}")
    if arguments.out and arguments.out.suffix.lower() not in _WRITERS:
        raise InputError("--out", f"不认识的文件类型「{arguments.out.name}」，可用的有：{'、'.join(_WRITERS)}")
    materials = load_materials(arguments.notice)
    model = load_model(arguments.notice) if arguments.notice in checkable() else None
    handout = make_handout(materials, _facts(arguments, materials), model, load_replies(), arguments.today)
    if arguments.out:
        write_whole(arguments.out, _WRITERS[arguments.out.suffix.lower()](handout))
        print(f"已写入 {arguments.out}：{len(handout.listing.rows)} 项材料")
    else:
        print(as_json(as_object(handout), indent=2) if arguments.json else as_text(handout))
    return 0


def _draft(arguments: argparse.Namespace) -> int:
    """Draft the materials file of a notice, write it and print what it holds; an editor's draft stays."""
    draft = draft_materials(load_notice(arguments.notice).clauses)
    path = write_materials_draft(draft)
    if arguments.json:
        print(as_json(draft_object(draft), indent=2))
        return 0
    print(
        f"已写入 {path}：{len(draft.items)} 项材料，{len(draft.left)} 处没有看出要交什么。"
        f"核对后另存为 {arguments.notice}.yaml"
    )
    for words in draft.left:
        print(f"  请核对 {words.clause}：{' '.join(words.quote.split())}")
    return 0


def _facts(arguments: argparse.Namespace, materials: Materials) -> Facts:
    if arguments.facts is None:
        return Facts({})
    text = sys.stdin.buffer.read() if str(arguments.facts) == "-" else arguments.facts.read_bytes()
    stated: Any = read_json(text, "标准输入" if str(arguments.facts) == "-" else str(arguments.facts))
    return materials.vocabulary.parse(stated, arguments.today)


def _parser() -> Parser:
    parser = Parser(
        prog="python -m guidance materials",
        description="一份通知要交哪些材料：按装订先后列出，每项写明依据；给了事实，就按这个人的情况筛选。",
    )
    parser.add_argument(
        "facts", nargs="?", type=Path, metavar="FACTS.json", help="事实文件，- 为标准输入；不写则列出全部"
    )
    parser.add_argument("--notice", metavar="ID", required=True, help="通知代号，如 lyg-2024-14")
    parser.add_argument("--draft", action="store_true", help="从通知原文起草材料清单，写成 <代号>.draft.yaml 供核对")
    parser.add_argument("--json", action="store_true", help="输出一个 JSON 对象")
    parser.add_argument("--out", type=Path, metavar="FILE", help=f"写成文件，类型看后缀：{'、'.join(_WRITERS)}")
    add_today(parser)
    return parser
