"""`python -m guidance rules --draft ID` and `--sign ID --by NAME`: from a notice's clauses to a signed rule pack."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from guidance.rule_drafts.drafted_rules import RulesDraft
from guidance.rule_drafts.rules_draft_file import (
    draft_path,
    load_drafting_tables,
    renew_cases,
    sound_draft,
    write_draft,
)
from guidance.rule_drafts.sign_rules import sign_draft
from ingest.errors import InputError
from ingest.notices.load_notices import load_notice
from ingest.settings import time_zone

_SHOWN = 40


def draft(notice_id: str, as_json: bool) -> int:
    """Draft the rules of a notice into its file and say what was read and what is left; 0 when it is written."""
    drafted = sound_draft(load_notice(notice_id), load_drafting_tables())
    path = write_draft(drafted)
    if as_json:
        print(json.dumps(drafted.as_json(), ensure_ascii=False))
    else:
        print("\n".join(_lines(drafted)))
        print(f"已写入 {path}。逐条对照原文改好，再运行 python -m guidance rules --sign {notice_id} --by 姓名")
    return 0


def cases(notice_id: str) -> int:
    """Make the cases of a draft anew; 0 when they are written."""
    path = draft_path(notice_id)
    if not path.is_file():
        raise InputError("--cases", f"没有草稿 {path}，请先运行 python -m guidance rules --draft {notice_id}")
    count = renew_cases(load_notice(notice_id), load_drafting_tables())
    print(f"{notice_id}：按现在的条件重写了算例，共 {count} 个")
    return 0


def sign(notice_id: str, by: str) -> int:
    """Sign the draft of a notice's rules; 0 when it is the pack from then on."""
    at = datetime.now(time_zone())
    path = sign_draft(load_notice(notice_id), load_drafting_tables(), by, at)
    print(f"已签认：{path}（{by.strip()}，{at:%Y-%m-%d %H:%M}），从现在起按它核对")
    return 0


def _lines(drafted: RulesDraft) -> Iterator[str]:
    yield (
        f"{drafted.file.notice}：申报路径 {len(drafted.routes)} 条，不得申报的情形 {len(drafted.exclusions)} 项，"
        f"截止日 {len(drafted.cutoffs)} 个，还要人来定的 {len(drafted.left)} 处"
    )
    for route in drafted.routes:
        yield f"  路径 {route.clause}（{route.title}，{route.years} 年）：{_short(route.quote)}"
    for each in drafted.exclusions:
        yield f"  不得申报 {each.clause}：{_short(each.quote)}"
    for left in drafted.left:
        yield f"  还要定 {left.clause}：{_short(left.why)}"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
