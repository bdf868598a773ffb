"""`python -m guidance materials`: which papers to hand in, for all or for one applicant, as text, JSON or a file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from guidance.cli.arguments import Parser, add_today, complain
from guidance.cli.json_lines import as_json, read_json
from guidance.eligibility.check import check
from guidance.facts.applicant_facts import Facts, FactsError
from guidance.materials.listing_rows import list_materials
from guidance.materials.load_materials import Materials, load_materials, material_ids
from guidance.materials.materials_docx import as_docx
from guidance.materials.materials_text import Handout, as_object, as_text, say_facts
from guidance.materials.materials_xlsx import as_xlsx
from guidance.replies import load_replies
from guidance.rules.load_pack import load_pack, pack_ids
from ingest.errors import InputError
from ingest.staff_files.atomic_write import write_whole
from ingest.staff_files.faults import FaultsError

_WRITERS = {".docx": as_docx, ".xlsx": as_xlsx}


def main(argv: Sequence[str]) -> int:
    """Print the list or write it to a file; 0 when it did its work, 2 on a wrong input."""
    asked = _parser().parse_args(argv)
    try:
        return _run(asked)
    except (InputError, FactsError, FaultsError, OSError) as error:
        return complain(error)


def _run(asked: argparse.Namespace) -> int:
    if asked.notice not in material_ids():
        raise InputError("--notice", f"没有「{asked.notice}」的材料清单，可用的有：{'、'.join(material_ids())}")
    if asked.out and asked.out.suffix.lower() not in _WRITERS:
        raise InputError("--out", f"不认识的文件类型「{asked.out.name}」，可用的有：{'、'.join(_WRITERS)}")
    materials = load_materials(asked.notice)
    handout = _handout(materials, _facts(asked, materials), asked)
    if asked.out:
        write_whole(asked.out, _WRITERS[asked.out.suffix.lower()](handout))
        print(f"已写入 {asked.out}：{len(handout.listing.rows)} 项材料")
    else:
        print(as_json(as_object(handout), indent=2) if asked.json else as_text(handout))
    return 0


def _handout(materials: Materials, facts: Facts, asked: argparse.Namespace) -> Handout:
    listing = list_materials(materials, facts, _routes(materials, facts, asked))
    disclaimer = load_replies().say("disclaimer", office=materials.notice.contact.office)
    return Handout(listing, say_facts(materials.vocabulary, facts.values), disclaimer, asked.today)


def _routes(materials: Materials, facts: Facts, asked: argparse.Namespace) -> Mapping[str, str]:
    if asked.notice not in pack_ids():
        return {}
    return {route.id: route.status for route in check(load_pack(asked.notice), facts, asked.today).routes}


def _facts(asked: argparse.Namespace, materials: Materials) -> Facts:
    if asked.facts is None:
        return Facts({})
    text = sys.stdin.buffer.read() if str(asked.facts) == "-" else asked.facts.read_bytes()
    stated: Any = read_json(text, "标准输入" if str(asked.facts) == "-" else str(asked.facts))
    return materials.vocabulary.parse(stated, asked.today)


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="python -m guidance materials",
        description="一份通知要交哪些材料：按装订先后列出，每项写明依据；给了事实，就按这个人的情况筛选。",
    )
    parser.add_argument(
        "facts", nargs="?", type=Path, metavar="FACTS.json", help="事实文件，- 为标准输入；不写则列出全部"
    )
    parser.add_argument("--notice", metavar="ID", required=True, help="通知代号，如 lyg-2024-14")
    parser.add_argument("--json", action="store_true", help="输出一个 JSON 对象")
    parser.add_argument("--out", type=Path, metavar="FILE", help=f"写成文件，类型看后缀：{'、'.join(_WRITERS)}")
    add_today(parser)
    return parser
