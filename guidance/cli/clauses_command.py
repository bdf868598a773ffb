"""`python -m guidance clauses`: find clauses by words, number, document number or id."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from guidance.retrieval.found_clause_row import found_clause_row
from guidance.retrieval.highlight import marked
from guidance.retrieval.look_up import FoundClause, Lookup, LookupLimits, is_section, missing_numbers, tops
from guidance.weights import load_weights
from ingest.commands.command_line import Parser, whole_number
from ingest.errors import InputError
from ingest.notices.load_notices import load_sound_notices
from ingest.notices.notice import Notice

_ON_TERMINAL, _PLAIN = ("\033[1;7m", "\033[0m"), ("【", "】")


def main(argv: Sequence[str]) -> int:
    """Print the clauses that the query means, best first."""
    arguments = _parser().parse_args(argv)
    query = " ".join(arguments.query)
    notices, faults = load_sound_notices()
    for fault in faults:
        print(fault, file=sys.stderr)
    _check_filters(arguments, notices)
    lookup = Lookup(notices, load_weights().look_up, _expand)
    limits = LookupLimits(arguments.notice, arguments.place, arguments.year, arguments.section)
    found = lookup.find(query, arguments.limit, limits)
    for note in missing_numbers(lookup, lookup.referred(query, limits), {result.clause.notice for result in found}):
        print(note, file=sys.stderr)
    for line in _rows(found) if arguments.json else _listing(found):
        print(line)
    return 0


def _expand(query: str) -> list[str]:
    # Only now: it is slow to load, and a look-up by number needs no synonyms.
    from guidance.lexicon.vocabulary import load_vocabulary

    return load_vocabulary().expand(query)


def _check_filters(arguments: argparse.Namespace, notices: Sequence[Notice]) -> None:
    ids = [notice.id for notice in notices]
    if arguments.notice and arguments.notice not in ids:
        raise InputError("--notice", f"没有代号为“{arguments.notice}”的通知，已有 {'、'.join(ids)}")
    places = [place for notice in notices for place in (notice.place, *notice.scope.places) if place]
    _check_one_of("--place", arguments.place, places)
    _check_one_of("--year", arguments.year, [notice.year for notice in notices])
    section = arguments.section
    if section is not None and not any(is_section(clause, section) for clause in tops(notices)):
        headings = dict.fromkeys(clause.heading.strip("：: ") for clause in tops(notices) if clause.heading)
        raise InputError("--section", f"没有编号或标题为“{section}”的部分，已有 {'、'.join(headings)}")


def _check_one_of(name: str, value: object, offered: Sequence[object]) -> None:
    if value is not None and value not in offered:
        raise InputError(name, f"没有“{value}”的通知，已有 {'、'.join(map(str, dict.fromkeys(offered)))}")


def _rows(found: Sequence[FoundClause]) -> list[str]:
    return [json.dumps(found_clause_row(result), ensure_ascii=False) for result in found]


def _listing(found: Sequence[FoundClause]) -> list[str]:
    marks = _ON_TERMINAL if sys.stdout.isatty() else _PLAIN
    return [_entry(rank, result, marks) for rank, result in enumerate(found, 1)] or ["没有找到，请换个说法或只写编号"]


def _entry(rank: int, found: FoundClause, marks: tuple[str, str]) -> str:
    cut = len(found.clause.heading)
    heading = marked(found.clause.heading, _within(found.hits, 0, cut), *marks)
    text = marked(found.clause.text, _within(found.hits, cut, len(found.clause.words)), *marks)
    words = " ".join(f"{heading} {text}".split())
    lines = [f"{rank}. {found.notice.name} {found.clause.label}  [{found.clause.id}]"]
    lines += [f"   {' › '.join(found.above)}"] if found.above else []
    return "\n".join([*lines, f"   {words}"])


def _within(spans: tuple[tuple[int, int], ...], start: int, end: int) -> list[tuple[int, int]]:
    return [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start]


def _parser() -> Parser:
    parser = Parser(
        prog="python -m guidance clauses",
        description="查条款：按字词、条款编号（二（三）1、2.3.1、第二分册（4）、附件5）、文号或条款代号，最相符的在前。",
    )
    parser.add_argument("query", nargs="*", metavar="QUERY", help="要查的内容；不写则按原文顺序列出")
    parser.add_argument("--notice", metavar="ID", help="只查一份通知，如 lyg-2024-14")
    parser.add_argument("--place", help="只查一个地方的通知，写通知里的地名")
    parser.add_argument("--year", type=whole_number(1900, "2024"), help="只查一个年度的通知，如 2024")
    parser.add_argument("--section", help="只查一个部分，写它的编号或标题，如 二 或 申报材料")
    parser.add_argument("--limit", type=whole_number(1, "10"), default=10, metavar="N", help="最多列出几条（默认 10）")
    parser.add_argument("--json", action="store_true", help="每条一行 JSON")
    return parser
